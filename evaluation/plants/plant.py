"""What a generator plants, the register of types, and the string editing they share."""

import dataclasses
import re
import typing


@dataclasses.dataclass
class Plant:
    """A quotation to be printed: its pieces, who is credited with it, and how the article prints it."""

    pieces: list
    speaker: str
    # True if the words are printed inside a sentence of the article and not as one of their own.
    fragment: bool = False
    # Marks to print: straight or curly.
    marks: tuple = ("“", "”")
    # How the speaker is introduced: by full name, or by surname after the full name was printed.
    surname_only: bool = False
    # True if the article is Markdown, where a line may end inside a paragraph.
    markdown: bool = False
    # True if the words stand in the transcripts as they are; then no check that they are new is made.
    stands: bool = False


@dataclasses.dataclass
class Type:
    """A type of planted change."""

    name: str
    # harmful, harmless, context, speaker
    group: str
    # What is right: see faults.py, `outcome`.
    expect: str
    make: typing.Callable
    # True if a fact changes, so that `altered` is not enough.
    fact: bool = True


TYPES = []


def sentence_type(name, group="harmful", expect="harmful", fact=True, wrap=True):
    """Registers a generator that rewrites one sentence; neighbours are quoted along with it one time in three."""

    def register(edit):
        def make(rng, spot):
            text = edit(rng, spot.text)
            if not text or text == spot.text:
                return None
            return Plant([around(rng, spot, text) if wrap else text], spot.speaker)

        TYPES.append(Type(name, group, expect, make, fact))
        return edit

    return register


def spot_type(name, group="harmful", expect="harmful", fact=True):
    """Registers a generator that sees the sentence with everything around it and returns a Plant."""

    def register(make):
        TYPES.append(Type(name, group, expect, make, fact))
        return make

    return register


def around(rng, spot, text):
    """`text`, which took the place of the spot's sentence, with a sentence before or after it one time in three."""
    if rng.random() < 0.67:
        return text
    step = rng.choice((-1, 1))
    other = spot.neighbour(step)
    if not other or re.search(r"[\"“”\[\]…]|\.\.\.|--", other) or len(other.split()) > 30:
        return text
    return f"{other} {text}" if step < 0 else f"{text} {other}"


def like(model, word):
    """`word` with the capital of `model`."""
    return word[:1].upper() + word[1:] if model[:1].isupper() and not word[:1].isupper() else word


def matches(pattern, text, flags=re.I):
    return list(re.finditer(pattern, text, flags))


def put(text, start, end, word):
    """`text` with the bytes from start to end replaced; spaces and the capital of the sentence are put right."""
    before, behind = text[:start], text[end:]
    if not word:
        if behind.startswith(" ") and (not before or before.endswith(" ")):
            behind = behind[1:]
        elif before.endswith(" ") and behind[:1] in ".,?!;":
            before = before[:-1]
    out = before + word + behind
    return out[:1].upper() + out[1:] if text[:1].isupper() else out


def swap_any(rng, text, table, flags=re.I):
    """One random entry of a table of pairs, exchanged where it stands as a whole word."""
    entries = list(table)
    rng.shuffle(entries)
    for one, other in entries:
        found = matches(rf"(?<![\w'’-]){re.escape(one)}(?![\w'’-])", text, flags)
        if found:
            match = rng.choice(found)
            return put(text, match.start(), match.end(), like(match[0], other))
    return None


def sub_one(rng, text, pattern, replacement, flags=re.I):
    """One random match of a pattern replaced by a template or by what a function of the match gives."""
    found = matches(pattern, text, flags)
    rng.shuffle(found)
    for match in found:
        word = replacement(match) if callable(replacement) else match.expand(replacement)
        if word is not None and word != match[0]:
            return put(text, match.start(), match.end(), word)
    return None


def clean(sentence):
    return sentence is not None and not re.search(r"[\"“”\[\]()…*]|\.\.\.|--|—|–", sentence)
