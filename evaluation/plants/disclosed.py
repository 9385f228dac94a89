"""Harmless edits that the article discloses: brackets, ellipses, split quotations."""

import re

from .harmless import has_charged, harmless, harmless_spot
from .plant import Plant, clean, matches, sub_one


@harmless("[I]t's: first letter bracketed", wrap=False)
def first_bracketed(rng, text):
    return f"[{text[0]}]{text[1:]}" if not re.match(r"I\b", text) and text[0].isalpha() else None


@harmless_spot("[t]hat: inner first letter bracketed")
def inner_bracketed(rng, spot):
    match = re.search(r", (?:and|so) ((?!if|unless|not|or)[a-z].{25,}[.])$", spot.text)
    if (
        not match
        or len(match[1].split()) < 6
        or re.match(r"(?:And |But |So )?(?:If|Unless|When|Although|I don|I do not|I never)", spot.text)
    ):
        return None
    return Plant([f"[{match[1][0].upper()}]{match[1][1:]}"], spot.speaker)


@harmless_spot("ellipsis over a whole sentence")
def ellipsis_sentence(rng, spot):
    middle, last = spot.neighbour(1), spot.neighbour(2)
    if (
        not clean(middle)
        or not clean(last)
        or re.match(
            r"(?:But|That|It|This|Not|No|Wrong|Unless|If|Although|However|They|He|She|Those|These|Or)\b", middle
        )
        or re.match(r"(?:But|Not|No|Wrong|However)\b", last)
        or has_charged(middle)
        or spot.text.endswith("?")
    ):
        return None
    return Plant([spot.text + rng.choice((" ... ", " … ", " […] ", " [...] ", " . . . ")) + last], spot.speaker)


@harmless_spot("ellipsis over an aside")
def ellipsis_aside(rng, spot):
    found = [
        m
        for m in matches(r"(?<=[a-z]), ([a-z][^,.;:?!]{6,50}), (?=[a-z])", spot.text)
        if not has_charged(m[1]) and not re.match(r"(and|or)\b", m[1])
    ]
    found = [m for m in found if not re.search(r"\b(and|or)\b", spot.text[m.end() : m.end() + 8])]
    if not found or spot.text.endswith("?"):
        return None
    match = rng.choice(found)
    return Plant(
        [spot.text[: match.start()] + rng.choice((" ... ", " … ", " […] ")) + spot.text[match.end() :]], spot.speaker
    )


@harmless_spot("ellipsis at the end")
def ellipsis_end(rng, spot):
    match = re.match(r"(.{30,}?), (?:and|so) ", spot.text)
    return (
        Plant([match[1] + rng.choice(("...", " …", "…"))], spot.speaker)
        if match
        and len(match[1].split()) >= 6
        and not re.match(r"(?:And |But |So )?(?:If|Unless|When|Although)", match[1])
        else None
    )


@harmless_spot("ellipsis at the head")
def ellipsis_head(rng, spot):
    match = re.search(r", (?:and|so) ((?!if|unless|not|or)[a-z].{25,}[.])$", spot.text)
    if (
        not match
        or len(match[1].split()) < 6
        or re.match(r"(?:And |But |So )?(?:If|Unless|When|Although|I don|I do not|I never)", spot.text)
    ):
        return None
    return Plant([rng.choice(("... ", "…", "… ")) + match[1]], spot.speaker)


@harmless_spot("bracket: a pronoun's referent put behind it")
def referent_behind(rng, spot):
    name = referent(spot)
    return Plant([re.sub(r"^(He|She)\b", rf"\1 [{name}]", spot.text)], spot.speaker) if name else None


@harmless_spot("bracket: a pronoun replaced by its referent")
def referent_replaces(rng, spot):
    name = referent(spot)
    return Plant([re.sub(r"^(?:He|She)\b", f"[{name}]", spot.text)], spot.speaker) if name else None


@harmless_spot("bracket: a referent at the end")
def referent_end(rng, spot):
    before, behind = spot.neighbour(-1), spot.neighbour(1)
    if not before or not behind or not re.search(r"\b(him|her|them|it)[.]$", spot.text):
        return None
    nouns = re.findall(r"\bthe ([a-z]{4,})\b", before)
    return Plant([spot.text[:-1] + f" [the {nouns[-1]}]."], spot.speaker) if nouns else None


def referent(spot):
    before = spot.neighbour(-1)
    if not before or not re.match(r"(?:He|She) [a-z]", spot.text):
        return None
    names = set(re.findall(r"(?<![.?!] )(?<!^)\b[A-Z][a-z]{3,}(?: [A-Z][a-z]+)?\b", before))
    names -= {"Your Honor", "Honor"}
    return names.pop() if len(names) == 1 else None


@harmless("bracket: [sic] put in")
def sic(rng, text):
    return sub_one(rng, text, r"(?<=[a-z]) (?=(?:and|of|in|to) )", " [sic] ")


@harmless("bracket: ending put on a verb")
def bracketed_ending(rng, text):
    return sub_one(rng, text, r"\b(I|we|you|they) (want|need|look|talk|ask|work)\b", r"\1 \2[ed]") or sub_one(
        rng, text, r"\b([a-z]{4,})s\b(?= and| in| of)", r"\1[s]"
    )


@harmless_spot("split after a comma")
def split_comma(rng, spot):
    found = [
        m
        for m in matches(r", (?=[a-z])", spot.text)
        if len(spot.text[: m.start()].split()) >= 4 and len(spot.text[m.end() :].split()) >= 4
    ]
    if not found:
        return None
    match = rng.choice(found)
    return Plant([spot.text[: match.start()], spot.text[match.end() :]], spot.speaker, stands=True)


@harmless_spot("split inside a clause")
def split_clause(rng, spot):
    tokens = spot.text.split(" ")
    found = [
        at
        for at in range(4, len(tokens) - 4)
        if tokens[at] in ("and", "because", "that", "when", "who", "in", "for", "with") and tokens[at - 1][-1].isalpha()
    ]
    if not found:
        return None
    at = rng.choice(found)
    return Plant([" ".join(tokens[:at]), " ".join(tokens[at:])], spot.speaker, stands=True)


@harmless_spot("split between two sentences")
def split_sentences(rng, spot):
    other = spot.neighbour(1)
    return Plant([spot.text, other], spot.speaker, stands=True) if clean(other) else None
