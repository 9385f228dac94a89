"""Content words changed, put in and left out; splices."""

import re

from . import words
from .plant import Plant, clean, sentence_type, spot_type, sub_one, swap_any


@sentence_type("word: one letter, a real word")
def real_word(rng, text):
    return swap_any(rng, text, words.pairs(words.REAL_WORDS))


@sentence_type("word: another noun")
def noun(rng, text):
    return swap_any(rng, text, words.pairs(words.NOUNS))


@sentence_type("word: another verb")
def verb(rng, text):
    return swap_any(rng, text, words.pairs(words.VERBS))


@sentence_type("insertion: charged adjective")
def adjective(rng, text):
    return sub_one(
        rng,
        text,
        r"\b(the|our|their|his|these|those|my) ([a-z]{4,})\b(?! of\b)",
        lambda m: (
            f"{m[1]} {rng.choice(words.INSERTED_ADJECTIVES)} {m[2]}" if not m[2].endswith(("ly", "st", "er")) else None
        ),
    )


@sentence_type("insertion: clause at the end", wrap=False)
def tail(rng, text):
    return text[:-1] + rng.choice(words.TAILS) + "." if text.endswith(".") else None


@spot_type("insertion: invented sentence after true words")
def invented_tail(rng, spot):
    return Plant([spot.text + " " + rng.choice(words.INVENTED)], spot.speaker) if len(spot.text.split()) >= 12 else None


@spot_type("insertion: invented sentence before true words")
def invented_head(rng, spot):
    return Plant([rng.choice(words.INVENTED) + " " + spot.text], spot.speaker) if len(spot.text.split()) >= 12 else None


@sentence_type("omission: five words inside, unmarked", fact=False)
def omission(rng, text):
    tokens = text.split(" ")
    if len(tokens) < 16:
        return None
    for _ in range(8):
        at = rng.randint(4, len(tokens) - 9)
        cut = tokens[at : at + 5]
        content = [w for w in cut if len(w) > 4]
        if len(content) >= 2 and tokens[at - 1] not in cut and not any(c in " ".join(cut) for c in ".?!"):
            return " ".join(tokens[:at] + tokens[at + 5 :])
    return None


@spot_type("rewritten: four words in ten exchanged")
def rewritten(rng, spot):
    tokens = spot.text.split(" ")
    content = [at for at, word in enumerate(tokens) if re.fullmatch(r"[a-z]{4,}[.,]?", word)]
    if len(tokens) < 14 or len(content) < 6:
        return None
    others = [
        word
        for turn in spot.transcript.turns
        for sentence in turn.sentences
        for word in sentence.split(" ")
        if re.fullmatch(r"[a-z]{5,}", word)
    ]
    for at in rng.sample(
        content, max(4, int(0.4 * len(tokens))) if len(content) >= max(4, int(0.4 * len(tokens))) else len(content)
    ):
        end = tokens[at][-1] if tokens[at][-1] in ".," else ""
        tokens[at] = rng.choice(others) + end
    return Plant([" ".join(tokens)], spot.speaker)


@spot_type("invented sentence of a known speaker", expect="not-found")
def invented(rng, spot):
    return Plant([rng.choice(words.INVENTED)], spot.speaker)


@spot_type("splice: half of one sentence and half of another")
def splice_halves(rng, spot):
    other = spot.neighbour(rng.choice((2, 3)))
    if not clean(other) or len(other.split()) < 10 or len(spot.text.split()) < 10:
        return None
    one, two = spot.text.split(), other.split()
    return Plant([" ".join(one[: len(one) // 2] + two[len(two) // 2 :])], spot.speaker)


@spot_type("splice: sentences of two answers, unmarked", fact=False)
def splice_turns(rng, spot):
    later = [
        (turn_index, index)
        for turn_index, turn in enumerate(spot.transcript.turns)
        if turn_index > spot.turn_index + 1 and turn.speaker == spot.speaker
        for index, sentence in enumerate(turn.sentences)
        if clean(sentence) and 8 <= len(sentence.split()) <= 30
    ]
    if not later:
        return None
    turn_index, index = rng.choice(later)
    return Plant([spot.text + " " + spot.transcript.turns[turn_index].sentences[index]], spot.speaker)


@spot_type("splice: question of one speaker, answer of another")
def splice_question(rng, spot):
    if spot.index != 0 or spot.turn_index == 0:
        return None
    before = spot.transcript.turns[spot.turn_index - 1]
    if (
        not before.speaker
        or before.speaker == spot.speaker
        or not clean(before.sentences[-1])
        or len(before.sentences[-1].split()) < 6
    ):
        return None
    return Plant([before.sentences[-1] + " " + spot.text], spot.speaker)
