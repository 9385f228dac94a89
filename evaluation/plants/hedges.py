"""Hedges, conditions and connectives."""

import re

from . import words
from .patterns import PERSON, NUMBER, is_question
from .plant import Plant, clean, sentence_type, spot_type, sub_one, swap_any


@sentence_type("hedge: adverb dropped")
def drop_hedge(rng, text):
    return sub_one(
        rng, text, rf"(?<!most )(?<!not )(?<!how )(?<!very )(?<!as )\b(?:{'|'.join(words.HEDGES)}) (?=\w)", ""
    )


@sentence_type("hedge: I think dropped inside")
def drop_think(rng, text):
    return sub_one(
        rng, text, r"(?<=[,;a-z] )I (?:think|believe|guess|suppose|hope|assume|suspect)(?: that)?,? (?=\w)", ""
    )


@sentence_type("hedge: apparently, allegedly dropped")
def drop_alleged(rng, text):
    return sub_one(
        rng,
        text,
        r"\b(?:apparently|allegedly|reportedly|supposedly|seemingly|seems to|seem to|appears to|supposed to be|alleged|slightly|partly|in part) (?=\w)",
        "",
    )


@sentence_type("hedge: added")
def add_hedge(rng, text):
    return (
        None
        if is_question(text)
        else sub_one(
            rng,
            text,
            rf"\b({PERSON}|that|there) (is|are|was|were|will|would) (?!not\b|probably\b|never\b)(?=[a-z])",
            r"\1 \2 probably ",
        )
    )


@sentence_type("hedge: certainty exchanged")
def certainty(rng, text):
    return swap_any(rng, text, words.CERTAINTY)


@spot_type("condition: leading if dropped inside")
def drop_if(rng, spot):
    before = spot.neighbour(-1)
    match = re.match(r"(?:And |But |So |Now,? )?(?:If|Unless) [^,]{6,80}, (?:then )?(.{12,})$", spot.text)
    if not match or not clean(before):
        return None
    return Plant([before + " " + match[1][0].upper() + match[1][1:]], spot.speaker)


@spot_type("condition: trailing if dropped inside")
def drop_tail_if(rng, spot):
    behind = spot.neighbour(1)
    match = re.match(
        r"(.{20,}?),? (?:if|unless|provided|as long as|except|until) (?!that's|you will|you look|you know).{6,}[.!]$",
        spot.text,
    )
    if (
        not match
        or not clean(behind)
        or re.search(r"\b(know|see|ask|asked|wonder|even|as|only|say|whether|said|and|but|what|or|that)$", match[1])
        or re.match(r"(?:And |But )?[Ii]f\b", spot.text)
    ):
        return None
    return Plant([f"{match[1]}. {behind}"], spot.speaker)


@sentence_type("connective: because/although, if/unless, before/after")
def connective(rng, text):
    return swap_any(
        rng,
        text,
        words.pairs(
            "because/although although/because before/after after/before if/unless unless/if until/after "
            "despite/because_of since/before though/because whenever/unless while/until".split()
        ),
    )


@sentence_type("connective: for/against")
def against(rng, text):
    return swap_any(rng, text, [("against", "for"), ("in favor of", "against")]) or sub_one(
        rng,
        text,
        r"\b(vote|voted|voting|fight|fought|fighting|argued|argue|be|been|are|am|was) for (?=the|a|him|her|them|me|us|it|our|this)",
        r"\1 against ",
    )


@sentence_type("connective: from/to")
def from_to(rng, text):
    return sub_one(
        rng,
        text,
        r"\b(come|comes|came|coming|went|go|goes|going|money|jobs|moved|sent|send) (from|to) (?=[A-Zt])",
        lambda m: f"{m[1]} {'to' if m[2] == 'from' else 'from'} " if m[2] in ("from", "to") else None,
        flags=0,
    ) or sub_one(
        rng,
        text,
        rf"\b(rose|fell|by|from|to|up|down) (by|from|to) (?={NUMBER})",
        lambda m: f"{m[1]} {'to' if m[2] != 'to' else 'by'} ",
    )


@sentence_type("connective: than turned")
def than(rng, text):
    return sub_one(
        rng,
        text,
        r"\b(more|less|fewer|better|worse|higher|lower|bigger|smaller) ((?:\w+ )?than)\b",
        lambda m: {
            "more": "less",
            "less": "more",
            "fewer": "more",
            "better": "worse",
            "worse": "better",
            "higher": "lower",
            "lower": "higher",
            "bigger": "smaller",
            "smaller": "bigger",
        }[m[1].lower()]
        + " "
        + m[2],
    )
