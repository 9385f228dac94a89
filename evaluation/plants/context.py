"""Words that stand in the transcript as printed, cut from a context that turns them; and speakers."""

import re

from . import words
from .plant import Plant, clean, spot_type, TYPES, Type

CLAUSE = r"(?:that )?+((?:we|they|he|she|it|this|that|there|you|people|the|our|any|anybody|anyone)\b.{18,})$"


def sentence_of(words_):
    return words_[0].upper() + words_[1:]


def framed(pattern):
    def make(rng, spot):
        match = re.match(pattern, spot.text)
        if not match or spot.text.endswith("?"):
            return None
        kept = match.groups()[-1]
        return Plant([sentence_of(kept)], spot.speaker, stands=True) if len(kept.split()) >= 6 else None

    return make


LEAD = r"(?:And |But |So |Now,? |Well,? |Look,? )?(?:[^,.?]{0,40}, (?:and |but |so )?)?"
FRAMES = [
    (
        "cut: I don't think that …",
        LEAD
        + r"(?:I|[Ww]e) (?:don['’]t|do not|can['’]t|didn['’]t|never) (?:think|believe|know|say|said|expect|mean|suggest|feel|see)(?: if| whether)? "
        + CLAUSE,
    ),
    (
        "cut: it is not true that …, I doubt that …",
        LEAD
        + r"(?:(?:[Ii]t is|[Ii]t['’]s|[Tt]hat is|[Tt]hat['’]s) (?:not|n['’]t) (?:true|right|fair|clear|possible|likely|certain|a fact|the case) (?:to say )?(?:that )?|I doubt(?: that)? |[Nn]obody (?:says|said|thinks|believes|told us) (?:that )?|"
        r"I(?:['’]m| am) not (?:saying|sure|convinced|certain|promising) (?:that )?|[Ww]e do not know (?:whether |that |if )?|[Ww]e don['’]t know (?:whether |that |if ))"
        + CLAUSE,
    ),
    (
        "cut: he said that …",
        LEAD
        + r"(?:[Hh]e|[Ss]he|[Tt]hey|[Pp]eople|[A-Z][a-z]+ [A-Z][a-z]+|[Tt]he [a-z]+|[Tt]heir [a-z]+|[Ss]omebody|[Ee]verybody) (?:said|says|say|told me|told us|tells me|tell me|claims|claimed|believes|thinks|thought|think|believe) "
        + CLAUSE,
    ),
    ("cut: I think that …", LEAD + r"(?:I|[Ww]e) (?:think|believe|guess|suppose|hope|assume|suspect) " + CLAUSE),
    (
        "cut: maybe, perhaps, probably …",
        r"(?:[Mm]aybe|[Pp]erhaps|[Pp]robably|[Ss]upposedly|[Aa]llegedly|[Aa]pparently),? (.{25,})$",
    ),
]
for title, frame in FRAMES:
    spot_type(title, group="context", expect="flagged")(framed(frame))


@spot_type("cut: leading condition", group="context", expect="flagged")
def leading_condition(rng, spot):
    match = re.match(r"(?:And |But |So |Now,? )?(?:If|Unless) [^,]{6,80}, (?:then )?(.{20,}[.!])$", spot.text)
    return Plant([sentence_of(match[1])], spot.speaker, stands=True) if match and len(match[1].split()) >= 5 else None


def cut_tail(words_pattern):
    def make(rng, spot):
        match = re.match(rf"(.{{25,}}?),? (?:{words_pattern}) .{{6,}}[.!]$", spot.text)
        if (
            not match
            or len(match[1].split()) < 6
            or re.search(
                r"\b(know|see|ask|asked|wonder|even|as|only|say|whether|said|and|but|what|or|that|look|like)$", match[1]
            )
            or re.match(r"(?:And |But |So )?(?:If|When|Whether)\b", spot.text)
        ):
            return None
        return Plant([match[1].rstrip(",") + "."], spot.speaker, stands=True)

    return make


spot_type("cut: trailing condition", group="context", expect="flagged")(
    cut_tail("if|unless|provided|as long as|assuming|in case")
)
spot_type("cut: trailing but or although", group="context", expect="flagged")(
    cut_tail("but|although|though|however|except|yet")
)
spot_type("cut: trailing until, because, when", group="context", expect="flagged")(
    cut_tail("until|because|only when|only if|whenever|instead of|rather than")
)


@spot_type("cut: a question printed as a statement", group="context", expect="flagged")
def question(rng, spot):
    if not spot.text.endswith("?"):
        return None
    match = re.match(
        r"(?:And |But |So |Well,? )?(?:[Dd]o|[Dd]oes|[Dd]id|[Cc]ould|[Cc]an) (?:you|they|he|she|we|people|I) (?:think|believe|say|know|mean|imagine|agree|want to say) (?:that )?((?:we|they|he|she|it|this|that|there|the|you)\b.{15,})\?$",
        spot.text,
    )
    if match:
        return Plant([sentence_of(match[1]) + "."], spot.speaker, stands=True)
    if re.match(r"(?:And |But |So )?(?:we|they|he|she|you|I|the|that|it)\b", spot.text, re.I) and not re.search(
        r"\b(what|why|how|who|when|where|which|do|does|did)\b|n['’]t (?:you|they|he|she|it|we|I)\b", spot.text, re.I
    ):
        return Plant([spot.text[:-1] + "."], spot.speaker, stands=True)
    return None


@spot_type("cut: unit behind a number", group="context", expect="flagged")
def unit_cut(rng, spot):
    match = re.match(
        r"(.{25,}?(?:\$?\d[\d,.]*\d|\$?\d|\b(?:two|three|four|five|six|seven|nine|ten|twenty|thirty|forty|fifty))) (?:percent|million|billion|thousand|hundred|dollars|pounds|percentage)\b",
        spot.text,
    )
    if not match or len(match[1].split()) < 6:
        return None
    return Plant([match[1] + rng.choice((".", ","))], spot.speaker, stands=True)


@spot_type("cut: not …, inside a clause", group="context", expect="flagged")
def after_not(rng, spot):
    match = re.search(
        r"\b(?:not|never|n['’]t) ((?:going to|want to|have to|be|been|allow|let|do|make|take|need|try|get)\b.{22,}[.])$",
        spot.text,
    )
    return Plant([sentence_of(match[1])], spot.speaker, stands=True) if match and len(match[1].split()) >= 6 else None


@spot_type("cut: the sentence goes on with a denial", group="context", expect="flagged")
def then_denied(rng, spot):
    behind = spot.neighbour(1)
    if not behind or not re.match(
        r"(?:That|This|It)(?: is| was|['’]s)?(?: just| simply| absolutely| totally)?(?: not true| not right|n['’]t true| isn['’]t true| wasn['’]t true| wrong| false| a lie| nonsense)\b|Wrong\.|False\.|Not true",
        behind,
    ):
        return None
    return Plant([spot.text], spot.speaker, stands=True)


# Speakers


def others(spot):
    return sorted({turn.speaker for turn in spot.transcript.turns if " " in turn.speaker} - {spot.speaker})


@spot_type("speaker: another of the same transcript", group="speaker", expect="wrong-speaker")
def other_speaker(rng, spot):
    found = [name for name in others(spot) if name.split()[-1] != spot.speaker.split()[-1]]
    return Plant([spot.text], rng.choice(found), stands=True) if found and len(spot.text.split()) >= 12 else None


@spot_type("speaker: a stranger", group="speaker", expect="wrong-speaker")
def stranger(rng, spot):
    return Plant([spot.text], rng.choice(words.ABSENT), stands=True) if len(spot.text.split()) >= 12 else None


@spot_type("speaker: words in part another's", group="speaker", expect="not-green")
def partly_other(rng, spot):
    if spot.turn_index + 1 >= len(spot.transcript.turns) or spot.index + 1 != len(spot.turn.sentences):
        return None
    behind = spot.transcript.turns[spot.turn_index + 1]
    if (
        not behind.speaker
        or behind.speaker == spot.speaker
        or not clean(behind.sentences[0])
        or len(behind.sentences[0].split()) < 6
    ):
        return None
    return Plant([spot.text + " " + behind.sentences[0]], spot.speaker)


@spot_type("speaker: common phrase of a stranger", group="speaker", expect="not-accused")
def common_phrase(rng, spot):
    return Plant([rng.choice(words.COMMON)], rng.choice(words.ABSENT), stands=True)


@spot_type("speaker: surname after the full name", group="speaker", expect="harmless")
def surname_only(rng, spot):
    return Plant([spot.text], spot.speaker, surname_only=True, stands=True)


@spot_type("speaker: no reference of the person", group="speaker", expect="no-coverage")
def no_coverage(rng, spot):
    return Plant([rng.choice(words.INVENTED)], rng.choice(words.ABSENT))


@spot_type("speaker: words quoted from another inside the turn", group="speaker", expect="not-accused")
def quoted_inside(rng, spot):
    before = spot.neighbour(-1)
    if not before or not re.search(r"\b(?:said|says|asked|told)\b", before):
        return None
    return Plant([spot.text], spot.speaker, stands=True)


def interjected(rng, spot):
    """The same speaker goes on after a word or two of another: one quotation over the label is harmless."""
    turns = spot.transcript.turns
    if spot.index + 1 != len(spot.turn.sentences) or spot.turn_index + 2 >= len(turns):
        return None
    between, after = turns[spot.turn_index + 1], turns[spot.turn_index + 2]
    if (
        after.speaker != spot.speaker
        or len(between.sentences) > 1
        or len(between.sentences[0].split()) > 3
        or not clean(after.sentences[0])
    ):
        return None
    return Plant([spot.text + " " + after.sentences[0]], spot.speaker, stands=True)


TYPES.append(Type("speaker: goes on after an interjection", "speaker", "harmless", interjected, False))


def prose_types(prose, indirect):
    """Types that put a report's own words into somebody's mouth; `prose` and `indirect` are (sentence, speaker) lists."""

    def narrative(rng, spot):
        sentence, speaker = rng.choice(prose)
        return Plant([sentence], speaker or spot.speaker, stands=True)

    def reported(rng, spot):
        sentence, speaker = rng.choice(indirect)
        return Plant([sentence], speaker or spot.speaker, stands=True)

    found = []
    if prose:
        found.append(Type("prose of a report as somebody's words", "speaker", "not-green", narrative, True))
    if indirect:
        found.append(Type("indirect speech of a report as a quotation", "speaker", "not-green", reported, True))
    return found
