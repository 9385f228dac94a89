"""Numbers, units and bounds."""

import re

from . import words
from .patterns import NUMBER, WORD_NUMBER, A_NUMBER
from .plant import like, sentence_type, sub_one, swap_any


@sentence_type("number: digit")
def digit(rng, text):
    def other(match):
        digits = match[0]
        at = rng.choice([index for index, c in enumerate(digits) if c.isdigit()])
        low = 1 if at == 0 or not digits[at - 1].isdigit() else 0
        return digits[:at] + str(rng.choice([d for d in range(low, 10) if str(d) != digits[at]])) + digits[at + 1 :]

    return sub_one(rng, text, r"(?<![\w/-])\d[\d,.]*\d(?![\w-])|(?<![\w/.-])\d(?![\w-])", other)


@sentence_type("number: word")
def number_word(rng, text):
    listed = "two three four five six seven eight nine ten twelve twenty thirty forty fifty".split()
    return sub_one(
        rng,
        text,
        rf"\b(?:{'|'.join(listed)})\b(?!-)",
        lambda m: like(m[0], rng.choice([w for w in listed if w != m[0].lower()])),
    )


@sentence_type("number: million/billion")
def magnitude(rng, text):
    return swap_any(
        rng,
        text,
        words.pairs(
            "million/billion billion/million millions/billions billions/millions thousand/million "
            "hundred/thousand thousands/millions trillion/billion hundreds/thousands".split()
        ),
    )


@sentence_type("number: magnitude dropped")
def no_magnitude(rng, text):
    return sub_one(rng, text, rf"({NUMBER}|{WORD_NUMBER}) (?:million|billion|trillion|thousand|hundred) (?=\w)", r"\1 ")


@sentence_type("number: year")
def year(rng, text):
    return sub_one(rng, text, r"\b(?:19|20)\d\d\b", lambda m: str(int(m[0]) + rng.choice((-3, -2, -1, 1, 2, 3))))


@sentence_type("number: ordinal")
def ordinal(rng, text):
    return sub_one(
        rng,
        text,
        r"\b(the|his|her|my|our|their) (first|second|third|fourth|fifth)\b(?! of all)",
        lambda m: f"{m[1]} {rng.choice([o for o in ('first', 'second', 'third', 'fourth') if o != m[2].lower()])}",
    )


@sentence_type("number: half, third, twice")
def fraction(rng, text):
    return swap_any(
        rng,
        text,
        [
            ("half of", "a quarter of"),
            ("about half", "about a third"),
            ("twice", "three times"),
            ("thirds", "fifths"),
            ("double", "triple"),
            ("doubled", "tripled"),
            ("half", "a third"),
            ("a third", "half"),
            ("a quarter", "half"),
            ("once", "twice"),
        ],
    )


@sentence_type("number: added")
def number_added(rng, text):
    return sub_one(
        rng,
        text,
        r"\b(the|these|those|our|their|my|his) ([a-z]+s)\b(?! of)",
        lambda m: (
            f"{m[1]} {rng.choice(['three', 'twelve', '40', '200'])} {m[2]}"
            if not m[2].endswith(("ss", "us", "is", "was", "does", "has", "ings"))
            else None
        ),
    )


@sentence_type("unit: plural exchanged")
def unit(rng, text):
    return swap_any(rng, text, words.pairs(words.UNITS))


@sentence_type("unit: singular exchanged")
def unit_one(rng, text):
    table = dict(words.pairs(words.UNITS_ONE))
    return sub_one(
        rng,
        text,
        rf"\b(a|one|per|every|each|last|next|this|{NUMBER}) ({'|'.join(table)})\b",
        lambda m: f"{m[1]} {table[m[2].lower()]}",
    )


@sentence_type("unit: dropped")
def no_unit(rng, text):
    return sub_one(
        rng, text, rf"({NUMBER}) ?(?:percent|dollars|years|miles|pounds|minutes|feet|gallons|degrees|%)(?= \w)", r"\1"
    ) or sub_one(rng, text, r"\$(?=\d)", "")


@sentence_type("bound: dropped")
def no_bound(rng, text):
    return sub_one(rng, text, rf"\b(?:{'|'.join(words.BOUNDS)}) (?={A_NUMBER}\b)", "")


@sentence_type("bound: exchanged")
def other_bound(rng, text):
    table = dict(words.BOUND_SWAPS)
    return sub_one(
        rng, text, rf"\b({'|'.join(table)}) (?={A_NUMBER}\b)", lambda m: like(m[0], table[m[1].lower()]) + " "
    )


@sentence_type("bound: added")
def add_bound(rng, text):
    before = r"(?<!than )(?<!least )(?<!most )(?<!to )(?<!about )(?<!nearly )(?<!over )(?<!around )(?<!almost )(?<!only )(?<!in )(?<!of )(?<!the )(?<!first )(?<!all )(?<!roughly )"
    return sub_one(
        rng,
        text,
        rf"{before}(?<=[a-z] )(?<![.,:\d])({NUMBER}|{WORD_NUMBER}) (?=[a-z]+s\b|million|billion|percent|people)",
        lambda m: (
            rng.choice(["more than ", "less than ", "at least ", "up to "]) + m[0]
            if not re.fullmatch(r"(?:19|20)\d\d", m[1])
            else None
        ),
    )
