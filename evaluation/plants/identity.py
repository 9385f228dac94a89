"""Names, roles, times and persons."""

import re

from . import words
from .patterns import COMMON_CAPITALS
from .plant import like, matches, put, sentence_type, sub_one, swap_any


@sentence_type("name: another person or place")
def name(rng, text):
    found = [
        m
        for m in matches(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b", text, 0)
        if m[0] not in COMMON_CAPITALS and m[0] not in words.DAYS and m[0] not in words.MONTHS
    ]
    if not found:
        return None
    match = rng.choice(found)
    return put(text, match.start(), match.end(), rng.choice(words.PEOPLE))


@sentence_type("name: one letter or alike")
def name_alike(rng, text):
    return swap_any(rng, text, words.pairs(words.NAMES_ALIKE), flags=0)


@sentence_type("name: another place")
def place(rng, text):
    return swap_any(rng, text, words.pairs(words.PLACES), flags=0)


@sentence_type("name: party, body or people")
def party(rng, text):
    return swap_any(rng, text, words.pairs(words.PARTIES), flags=0)


@sentence_type("role: qualifier dropped")
def drop_role(rng, text):
    return sub_one(
        rng,
        text,
        rf"\b(the|a|an|our|his|her|their|my|your|this|that|was|of) (?:{'|'.join(words.QUALIFIERS)}) (?=\w)",
        r"\1 ",
    )


@sentence_type("role: qualifier added")
def add_role(rng, text):
    return sub_one(
        rng,
        text,
        rf"\b(the|a|our|their|his|your) ({'|'.join(words.OFFICES)})\b",
        lambda m: f"{m[1] if m[1].lower() != 'a' else 'a'} {rng.choice(['former', 'deputy', 'vice'])} {m[2]}",
    )


@sentence_type("role: qualifier exchanged")
def other_role(rng, text):
    return swap_any(
        rng,
        text,
        words.pairs(
            "former/acting deputy/former vice/former acting/former alleged/real chief/deputy assistant/chief".split()
        ),
    )


@sentence_type("restricting adjective dropped")
def restrictor(rng, text):
    return sub_one(
        rng, text, rf"(?<![\w-])(?:{'|'.join(words.RESTRICTORS)}) (?=[a-z]{{3,}})(?!to\b|and\b|or\b)", "", flags=0
    )


@sentence_type("time: relative date")
def relative(rng, text):
    return swap_any(rng, text, words.RELATIVE)


@sentence_type("time: weekday or month")
def weekday(rng, text):
    every = words.DAYS + words.MONTHS
    return sub_one(
        rng,
        text,
        rf"(?<=[a-z] )(?:{'|'.join(every)})\b",
        lambda m: rng.choice([d for d in (words.DAYS if m[0] in words.DAYS else words.MONTHS) if d != m[0]]),
        flags=0,
    )


@sentence_type("time: dropped")
def no_time(rng, text):
    return sub_one(
        rng,
        text,
        r" (?:yesterday|tomorrow|last (?:week|month|year|night)|next (?:week|month|year)|in (?:19|20)\d\d|(?:two|three|four|five|ten|\d+) years ago|on (?:Mon|Tues|Wednes|Thurs|Fri)day)(?= \w)",
        "",
    )


@sentence_type("person: we/they, I/he")
def person(rng, text):
    return sub_one(
        rng,
        text,
        r"\b(we|they|I) (have|had|will|would|can|could|should|need|want|know|said|did|built|made|lost|won|never|don't|didn't|won't)\b",
        lambda m: f"{like(m[1] if m[1] != 'I' or m.start() == 0 else 'i', {'we': 'they', 'they': 'we', 'i': 'they'}[m[1].lower()])} {m[2]}",
    )


@sentence_type("person: he/she")
def gender(rng, text):
    return swap_any(rng, text, [("he", "she"), ("she", "he"), ("his", "her"), ("him", "her")])


@sentence_type("person: my, our, their")
def possessive(rng, text):
    return swap_any(
        rng, text, [("our", "their"), ("their", "our"), ("my", "his"), ("your", "my"), ("us", "them"), ("them", "us")]
    )


@sentence_type("person: who did it to whom")
def roles_turned(rng, text):
    for one, two, three, four in (
        ("they", "us", "we", "them"),
        ("we", "them", "they", "us"),
        ("he", "me", "I", "him"),
        ("I", "him", "he", "me"),
    ):
        match = re.search(rf"\b({one}) ([a-z]+(?: [a-z]+)?) ({two})\b", text, re.I)
        if match:
            first = like(match[1], three) if match.start() == 0 or three == "I" else three
            return put(text, match.start(), match.end(), f"{first} {match[2]} {four}")
    return None
