"""Harm hidden by a mark of editing: an ellipsis, the joint of a split quotation, a bracket."""

import re

from . import words
from .patterns import A_NUMBER, COMMON_CAPITALS, NUMBER, PERSON, WORD_NUMBER
from .plant import Plant, clean, matches, put, sentence_type, spot_type, sub_one

DOTS = (" ... ", " … ", " […] ", " [...] ", " . . . ")

# What is swallowed: name, pattern with the words before and behind kept by groups 1 and 2, whether a fact changes.
SWALLOWED = [
    (
        "negation",
        r"\b((?:is|are|was|were|will|would|should|could|can|has|have|do)) (?:not|never) ((?!only|just|even)[a-z]+)",
        True,
    ),
    (
        "negated verb",
        rf"\b({PERSON}) (?:don['’]t|do not|never|can['’]t|cannot|won['’]t|will not|refused? to|failed to) ([a-z]+)",
        True,
    ),
    ("hedge", rf"\b([a-z]+) (?:{'|'.join(words.HEDGES)}|I think|I believe|I guess|I hope) ([a-z]+)", True),
    ("modal", rf"\b({PERSON}|people|that) (?:may|might|could|would|should) ((?!not|be\b|have\b)[a-z]+)", True),
    ("bound", rf"\b([a-z]+) (?:{'|'.join(words.BOUNDS)}) ({A_NUMBER})\b", True),
    (
        "quantifier",
        r"\b([a-z]+) (?:some of|most of|many of|half of|almost all of|one of|part of) (the|them|our|their|my|his|her|it|those|these|us)\b",
        True,
    ),
    (
        "intent",
        rf"\b({PERSON}|people) (?:want to|wanted to|try to|tried to|plan to|hope to|intend to|need to|would like to) ([a-z]+)",
        True,
    ),
    ("role", rf"\b(the|a|an|our|his|her|their|my|your|this|that) (?:{'|'.join(words.QUALIFIERS)}) ([a-z]+)", True),
    ("magnitude", rf"((?:{NUMBER}|{WORD_NUMBER})) (?:million|billion|thousand|hundred|percent) ([a-z]+)", True),
    ("only", r"\b([a-z]+) only ([a-z]+)", True),
]


def swallower(pattern, joint):
    def make(rng, spot):
        if spot.text.endswith("?"):
            return None
        found = [m for m in matches(pattern, spot.text) if m.start() > 3 and m.end() < len(spot.text) - 3]
        if not found:
            return None
        match = rng.choice(found)
        before, behind = spot.text[: match.start()] + match[1], match[2] + spot.text[match.end() :]
        if joint:
            return Plant([before, behind], spot.speaker)
        return Plant([before + rng.choice(DOTS) + behind], spot.speaker)

    return make


for thing, pattern, is_fact in SWALLOWED:
    spot_type(f"ellipsis over: {thing}", fact=is_fact)(swallower(pattern, joint=False))
    spot_type(f"joint over: {thing}", fact=is_fact)(swallower(pattern, joint=True))


def condition_inside(text):
    """Words before and after a condition that stands inside a sentence."""
    match = re.match(
        r"(.{15,}?),? (?:if|unless|until|as long as|except|although) [^,]{8,70}, ((?!and |but |or ).{8,})$", text
    )
    if match and not re.search(r"\b(know|see|ask|asked|wonder|even|as|only|say|whether|and|but|that)$", match[1]):
        return match[1], match[2]
    return None


@spot_type("ellipsis over: condition")
def ellipsis_condition(rng, spot):
    parts = condition_inside(spot.text)
    if parts:
        return Plant([rng.choice(DOTS).join(parts)], spot.speaker)
    behind = spot.neighbour(1)
    match = re.match(r"(.{20,}?),? (?:if|unless|as long as|except|until) .{6,}[.]$", spot.text)
    if (
        not match
        or not clean(behind)
        or re.search(r"\b(know|see|ask|asked|wonder|even|as|only|say|whether|said|and|but|what|or|that)$", match[1])
    ):
        return None
    return Plant([match[1] + rng.choice((" ... ", " … ", " […] ")) + behind], spot.speaker)


@spot_type("joint over: condition")
def joint_condition(rng, spot):
    parts = condition_inside(spot.text)
    return Plant(list(parts), spot.speaker) if parts else None


@spot_type("ellipsis over: but-clause before a new sentence", fact=False, expect="flagged")
def ellipsis_but(rng, spot):
    behind = spot.neighbour(1)
    match = re.match(r"(.{25,}?), but .{8,}[.]$", spot.text)
    return Plant([match[1] + rng.choice((" ... ", " … ")) + behind], spot.speaker) if match and clean(behind) else None


@spot_type("joint over: five words", fact=False)
def joint_words(rng, spot):
    tokens = spot.text.split(" ")
    if len(tokens) < 17:
        return None
    at = rng.randint(5, len(tokens) - 10)
    if any(mark in " ".join(tokens[at - 1 : at + 6]) for mark in ".?!;"):
        return None
    return Plant([" ".join(tokens[:at]).rstrip(","), " ".join(tokens[at + 5 :])], spot.speaker)


@spot_type("ellipsis joins a subject and another predicate")
def ellipsis_predicate(rng, spot):
    other = spot.neighbour(rng.choice((1, 2, 3)))
    if not clean(other) or spot.text.endswith("?") or other.endswith("?"):
        return None
    one = re.match(r"(.{3,60}?) (?:is|are|was|were|has|have|will) ", spot.text)
    two = re.search(r" ((?:is|are|was|were|has|have|will) (?:not )?.{15,})$", other)
    if not one or not two or len(one[1].split()) > 8:
        return None
    return Plant([one[1] + rng.choice(DOTS) + two[1]], spot.speaker)


@spot_type("ellipsis joins two answers", fact=False)
def ellipsis_turns(rng, spot):
    later = [
        (turn_index, index)
        for turn_index, turn in enumerate(spot.transcript.turns)
        if turn_index > spot.turn_index + 3 and turn.speaker == spot.speaker
        for index, sentence in enumerate(turn.sentences)
        if clean(sentence) and 8 <= len(sentence.split()) <= 30
    ]
    if not later:
        return None
    turn_index, index = rng.choice(later)
    return Plant(
        [spot.text + rng.choice((" ... ", " … ")) + spot.transcript.turns[turn_index].sentences[index]], spot.speaker
    )


@spot_type("ellipsis out of order", fact=False)
def ellipsis_order(rng, spot):
    other = spot.neighbour(-2) or spot.neighbour(-3)
    if not clean(other) or len(other.split()) < 7:
        return None
    return Plant([spot.text + rng.choice((" ... ", " … ")) + other], spot.speaker)


# Brackets


@sentence_type("bracket: [not] put in")
def bracket_not(rng, text):
    return (
        None
        if text.endswith("?")
        else sub_one(
            rng,
            text,
            rf"\b({PERSON}|people|that) (is|are|was|were|will|would|should|could|can) (?!not\b|never\b|no\b|nothing\b|nobody\b)",
            r"\1 \2 [not] ",
        )
    )


@sentence_type("bracket: replaces a negation")
def bracket_over_not(rng, text):
    if text.endswith("?"):
        return None
    return sub_one(
        rng, text, r"\b(don['’]t|do not|never|can['’]t|cannot|won['’]t|will not) ([a-z]+)", r"[\2]"
    ) or sub_one(rng, text, r"\b(is|are|was|were|will|would) not\b", r"[\1]")


@sentence_type("bracket: another name")
def bracket_name(rng, text):
    found = [m for m in matches(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b", text, 0) if m[0] not in COMMON_CAPITALS]
    if not found:
        return None
    match = rng.choice(found)
    return put(text, match.start(), match.end(), f"[{rng.choice(words.PEOPLE)}]")


@sentence_type("bracket: another number")
def bracket_number(rng, text):
    return sub_one(
        rng,
        text,
        rf"(?<![\w.,$-])({NUMBER}|{WORD_NUMBER})\b(?![\w-])(?!,\d)",
        lambda m: f"[{rng.choice(['fifteen', 'ninety', '70', '4,000'])}]",
    )


@sentence_type("bracket: another modal")
def bracket_modal(rng, text):
    if text.endswith("?"):
        return None
    return sub_one(rng, text, r"\b(may|might|could|would|should)\b (?!not\b)", "[will] ", flags=0) or sub_one(
        rng, text, r"\bwill\b (?!not\b)", "[may] ", flags=0
    )


@sentence_type("bracket: another quantifier")
def bracket_quantifier(rng, text):
    return sub_one(rng, text, r"\b(some|many|most|several) (?=[a-z]+s\b|people|of)", "[all] ") or sub_one(
        rng, text, r"\b(all|every) (?=the|of|[a-z]+)", "[some] "
    )


@sentence_type("bracket: a pronoun becomes a stranger")
def bracket_stranger(rng, text):
    return sub_one(rng, text, r"\b(he|she) (?=[a-z]+)", lambda m: f"[{rng.choice(words.ABSENT)}] ")


@sentence_type("bracket: replaces content words")
def bracket_content(rng, text):
    return sub_one(
        rng,
        text,
        r"\b(the|our|their|his|my|these|those) ([a-z]{4,}) ((?:and|of|in|with|for) (?:the |a |our |their )?[a-z]{3,})\b",
        lambda m: f"{m[1]} [{rng.choice(['corrupt officials', 'secret accounts', 'foreign agents', 'bankrupt suppliers'])}]",
    )


@sentence_type("bracket: adds a charge")
def bracket_adds(rng, text):
    return sub_one(
        rng,
        text,
        r"\b(the|our|their|his|these|those|my) ([a-z]{4,})\b(?! of\b)",
        lambda m: (
            f"{m[1]} [{rng.choice(words.INSERTED_ADJECTIVES)}] {m[2]}"
            if not m[2].endswith(("ly", "st", "er"))
            else None
        ),
    )


@sentence_type("bracket: another tense")
def bracket_tense(rng, text):
    return (
        None
        if text.endswith("?")
        else sub_one(rng, text, rf"\b({PERSON}|that|there) (?:will be|would be) ", r"\1 [was] ")
        or sub_one(rng, text, rf"\b({PERSON}|that|there) (?:was|were) (?!not\b)", r"\1 [will be] ")
    )


@sentence_type("bracket: another time")
def bracket_time(rng, text):
    return sub_one(
        rng,
        text,
        r"\b(yesterday|today|tonight|tomorrow|last (?:week|month|year|night)|next (?:week|month|year)|this (?:week|year|morning))\b",
        "[in April]",
    )
