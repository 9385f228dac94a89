"""Negations dropped, added and turned. Quantifiers dropped, added and exchanged."""

import re

from . import words
from .patterns import PERSON, is_question
from .plant import like, sentence_type, sub_one, swap_any


@sentence_type("negation: not dropped")
def drop_not(rng, text):
    if is_question(text):
        return None
    return sub_one(
        rng,
        text,
        r"\b(is|are|was|were|am|will|would|should|could|can|may|has|have|had|does|do|did) not (?!only\b|just\b|even\b)",
        lambda m: "" if m[1].lower() in ("do",) else (m[1] + " " if m[1].lower() not in ("does", "did") else None),
    )


@sentence_type("negation: n't dropped")
def drop_nt(rng, text):
    if is_question(text):
        return None

    def positive(match):
        verb = match[1].lower()
        if verb in ("do",):
            return ""
        if verb in ("does", "did", "ai"):
            return None
        return {"wo": "will", "ca": "can", "sha": "shall"}.get(verb, match[1]) + " "

    return sub_one(
        rng,
        text,
        r"\b(do|is|are|was|were|wo|would|should|could|ca|has|have|had)n['’]t (?!you\b|we\b|they\b|it\b|he\b|she\b|I\b)",
        lambda m: positive(m) if m.start() > 0 else None,
    )


@sentence_type("negation: never dropped")
def drop_never(rng, text):
    return None if is_question(text) else sub_one(rng, text, r"\bnever (?=\w)", "")


@sentence_type("negation: no dropped")
def drop_no(rng, text):
    if is_question(text):
        return None
    return sub_one(
        rng,
        text,
        r"\b(have|has|had|is|are|was|were|with|be) no (?!one\b|longer\b|more\b|matter\b|less\b|fewer\b)(?=\w)",
        r"\1 ",
    )


@sentence_type("negation: no longer dropped")
def drop_no_longer(rng, text):
    return sub_one(rng, text, r"\b(?:no longer|not yet) (?=\w)", "") or sub_one(rng, text, r"\bno more (?=\w)", "more ")


@sentence_type("negation: not added")
def add_not(rng, text):
    if is_question(text):
        return None
    return sub_one(
        rng,
        text,
        rf"\b({PERSON}|people|that|this|there) (is|are|was|were|will|would|should|could|can|am) (?!not\b|never\b|no\b|nothing\b|nobody\b)",
        r"\1 \2 not ",
    )


@sentence_type("negation: n't added")
def add_nt(rng, text):
    if is_question(text):
        return None
    forms = {
        "is": "isn't",
        "are": "aren't",
        "was": "wasn't",
        "were": "weren't",
        "will": "won't",
        "would": "wouldn't",
        "could": "couldn't",
        "should": "shouldn't",
        "has": "hasn't",
        "have": "haven't",
    }
    return sub_one(
        rng,
        text,
        rf"\b({PERSON}|people|that|this|there) (is|are|was|were|will|would|should|could) (?!not\b|never\b|no\b|nothing\b|nobody\b)",
        lambda m: f"{m[1]} {forms[m[2].lower()]} ",
    )


@sentence_type("negation: don't added")
def add_dont(rng, text):
    if is_question(text):
        return None
    return sub_one(
        rng,
        text,
        r"\b(I|we|you|they) (want|think|need|know|believe|like|love|expect|hope|intend|agree) ",
        r"\1 don't \2 ",
    )


@sentence_type("negation: never added")
def add_never(rng, text):
    if is_question(text):
        return None
    return sub_one(
        rng,
        text,
        rf"\b({PERSON}|people) (have|has|had|will|would|could) (?!not\b|never\b|no\b|nothing\b|nobody\b|a\b|the\b|to\b)",
        r"\1 \2 never ",
    )


@sentence_type("negation: hardly added")
def add_hardly(rng, text):
    if is_question(text):
        return None
    return sub_one(
        rng,
        text,
        rf"\b({PERSON}|people) (have|has|can|could|is|are|was|were|would) (?!not\b|never\b|no\b|nothing\b|nobody\b|to\b)",
        r"\1 \2 hardly ",
    )


@sentence_type("negation: everybody/nobody")
def nobody(rng, text):
    return swap_any(
        rng,
        text,
        words.pairs(
            "everybody/nobody everyone/nobody something/nothing somebody/nobody someone/nobody "
            "nobody/everybody nothing/everything anybody/nobody none/all".split()
        ),
    )


@sentence_type("negation: with/without")
def without(rng, text):
    return swap_any(rng, text, [("without", "with")]) or sub_one(
        rng, text, r"(?<!deal )(?<!happens )(?<!agree )(?<!wrong )\bwith (?=the|a|his|her|their|our|my)", "without "
    )


@sentence_type("negation: prefix")
def prefix(rng, text):
    return swap_any(rng, text, words.pairs(words.NEGATED, both=True))


@sentence_type("negation: will fail or refuse to")
def fail_to(rng, text):
    return sub_one(
        rng,
        text,
        rf"\b({PERSON}|people) (will|would|can|could|should) (?!not\b|never\b|be\b|have\b|always\b|probably\b|also\b|just\b|only\b|then\b|happily\b|all\b|rather\b|like\b|is\b|tell you\b|refuse\b)([a-z]+)",
        lambda m: f"{m[1]} {m[2]} {rng.choice(['fail', 'refuse'])} to {m[3]}",
    )


@sentence_type("opposite word")
def antonym(rng, text):
    return swap_any(rng, text, words.pairs(words.ANTONYMS, both=True))


@sentence_type("quantifier: all/some")
def all_some(rng, text):
    return (
        swap_any(
            rng,
            text,
            words.pairs(
                "every/some all_of_the/some_of_the everybody/somebody everyone/someone everything/something "
                "all_the/some_of_the some_of/all_of each/some both/one some/all".split()
            ),
        )
        if not re.search(r"\b(all right|all that|at all|after all|some of this)\b", text, re.I)
        else None
    )


@sentence_type("quantifier: many/most")
def many_most(rng, text):
    return sub_one(
        rng,
        text,
        r"(?<!how )(?<!so )(?<!too )(?<!as )(?<!the )\b(many|most) (?=people|of|\w+s\b)",
        lambda m: like(m[0], {"many": "most ", "most": "many "}[m[1].lower()]),
    )


@sentence_type("quantifier: a few/few")
def few(rng, text):
    return sub_one(
        rng,
        text,
        r"\b(a few|few|a little|little) (?=\w)",
        lambda m: (
            like(m[0], {"a few": "few ", "few": "a few ", "a little": "little ", "little": "a little "}[m[1].lower()])
            if m[1].lower() in ("a few", "a little")
            else None
        ),
    )


@sentence_type("quantifier: a lot of/some")
def lot(rng, text):
    return swap_any(
        rng, text, [("a lot of", "some"), ("lots of", "a few"), ("so many", "so few"), ("plenty of", "some")]
    )


@sentence_type("quantifier: dropped")
def drop_quantifier(rng, text):
    return sub_one(
        rng,
        text,
        r"\b(?:some of|most of|many of|half of|almost all of|part of|a few of) (?=the|them|our|their|my|his|her|it|those|these|us)",
        "",
    ) or sub_one(
        rng, text, r"(?<!so )(?<!too )(?<!how )(?<!as )\b(?:some|many|most|several|certain) (?=[a-z]+s\b|people)", ""
    )


@sentence_type("quantifier: one of the dropped")
def one_of_the(rng, text):
    return sub_one(rng, text, r"\bone of the (?=(?:most|best|greatest|biggest|worst|strongest|great|\w+est)\b)", "the ")


@sentence_type("quantifier: one of the added")
def one_of_the_added(rng, text):
    return sub_one(
        rng, text, r"(?<!of )\bthe (?=(?:best|biggest|greatest|worst|strongest|largest|richest) )", "one of the "
    )


@sentence_type("quantifier: only dropped")
def only(rng, text):
    return sub_one(rng, text, r"(?<!not )(?<!the )(?<!an )(?<!if )\bonly (?=\w)", "")


@sentence_type("quantifier: only added")
def only_added(rng, text):
    return sub_one(
        rng, text, rf"\b({PERSON}) (have|had|want|wanted|need|got) (?!not\b|to\b|only\b|a lot\b)(?=\w)", r"\1 only \2 "
    )
