"""Changes of printing that every copy editor allows: they must not be reported as changes of wording."""

import re

from . import words
from .plant import Plant, clean, put, sentence_type, spot_type, sub_one, swap_any


def harmless(name, wrap=True):
    return sentence_type(name, group="harmless", expect="harmless", fact=False, wrap=wrap)


def harmless_spot(name):
    return spot_type(name, group="harmless", expect="harmless", fact=False)


def has_charged(text):
    return any(
        word in words.CHARGED or word.endswith("n't") for word in re.findall(r"[a-z']+", text.lower().replace("’", "'"))
    ) or bool(re.search(r"\d", text))


@harmless_spot("verbatim sentence")
def verbatim(rng, spot):
    return Plant([spot.text], spot.speaker, stands=True)


@harmless_spot("verbatim, two or three sentences")
def verbatim_more(rng, spot):
    found = [spot.text] + [s for s in (spot.neighbour(1), spot.neighbour(2)) if clean(s)]
    return (
        Plant([" ".join(found)], spot.speaker, stands=True)
        if len(found) > 1 and (len(found) == 2 or clean(spot.neighbour(1)))
        else None
    )


@harmless_spot("verbatim over a paragraph break")
def verbatim_paragraphs(rng, spot):
    turn, there = spot.turn, spot.index + 1
    if (
        there >= len(turn.sentences)
        or turn.paragraphs[there] == turn.paragraphs[spot.index]
        or turn.after_direction[there]
        or not clean(turn.sentences[there])
    ):
        return None
    return Plant([spot.text + " " + turn.sentences[there]], spot.speaker, stands=True)


@harmless_spot("verbatim over a stage direction")
def over_direction(rng, spot):
    turn, there = spot.turn, spot.index + 1
    if there >= len(turn.sentences) or not turn.after_direction[there] or not clean(turn.sentences[there]):
        return None
    return Plant([spot.text + " " + turn.sentences[there]], spot.speaker, stands=True)


@harmless_spot("fragment after a comma or and")
def fragment(rng, spot):
    match = re.search(
        r", (?:and |so )?((?!but|if|unless|because|although|which|who|not|or|that)[a-z].{25,}[.])$", spot.text
    )
    if (
        not match
        or len(match[1].split()) < 6
        or re.match(r"(?:And |But |So )?(?:If|Unless|When|Although|Maybe|Not|No|I don|I do not|I never)", spot.text)
        or re.search(r"\b(said|says|think|believe|told|not|n['’]t)\b", spot.text[: match.start()])
    ):
        return None
    return Plant([match[1]], spot.speaker, fragment=True, stands=True)


@harmless_spot("fragment up to a comma")
def fragment_head(rng, spot):
    match = re.match(r"(.{30,}?), (?:and|so) ", spot.text)
    return (
        Plant([match[1] + "."], spot.speaker, stands=True)
        if match
        and len(match[1].split()) >= 6
        and not re.match(r"(?:And |But |So )?(?:If|Unless|When|Although)", match[1])
        else None
    )


@harmless("straight quotation marks and apostrophes", wrap=False)
def apostrophes(rng, text):
    return text.replace("'", "’") if "'" in text else None


@harmless_spot("single quotation marks")
def single(rng, spot):
    return Plant([spot.text.replace("'", "’")], spot.speaker, marks=("‘", "’"), stands=True)


@harmless("first letter small", wrap=False)
def small_first(rng, text):
    return (
        text[0].lower() + text[1:]
        if not re.match(r"(?:I\b|[A-Z][a-z]+ [A-Z]|[A-Z]{2}|I['’])", text) and text.split()[0] not in words.DAYS
        else None
    )


@harmless("leading conjunction dropped", wrap=False)
def no_conjunction(rng, text):
    match = re.match(r"(?:And|So) (?!if|then|far|that|what|help|much|many)(.{20,})$", text)
    return match[1][0].upper() + match[1][1:] if match else None


@harmless("filler between commas dropped")
def filler(rng, text):
    pattern = "|".join(sorted(words.FILLERS, key=len, reverse=True))
    return (
        sub_one(rng, text, rf"(?<!and)(?<!but)(?<!so), (?:{pattern}),(?= )", rng.choice((",", "")))
        or sub_one(rng, text, rf", (?:{pattern}),(?= )", "")
        or sub_one(rng, text, rf", (?:{pattern})(?=[.!]$)", "")
    )


@harmless("filler at the head dropped", wrap=False)
def filler_head(rng, text):
    pattern = "|".join(
        [
            "well",
            "look",
            "you know",
            "I mean",
            "by the way",
            "of course",
            "believe me",
            "frankly",
            "okay",
            "uh",
            "um",
            "listen",
            "now",
            "oh",
        ]
    )
    match = re.match(rf"(?:{pattern}), (?!if|but)(.{{20,}})$", text, re.I)
    return match[1][0].upper() + match[1][1:] if match else None


@harmless_spot("stutter dropped")
def stutter(rng, spot):
    text = spot.text
    match = re.search(r"\b((?:[A-Za-z']+ ){0,2}[A-Za-z']+),? \1\b(?! of)", text)
    if not match or match[1].lower() in ("very", "had", "that", "no", "many", "really", "so", "never"):
        return None
    return Plant([put(text, match.start(), match.start() + len(match[0]) - len(match[1]), "")], spot.speaker)


@harmless("very, very said once")
def very(rng, text):
    return sub_one(rng, text, r"\b(very|really|so|many),? \1 ", r"\1 ")


@harmless("contraction written out")
def expand(rng, text):
    table = [(short, full) for full, short in words.pairs(CONTRACTIONS)]
    table = [pair for pair in table if pair[0] not in ("he's", "she's", "it's", "that's", "there's", "let's")]
    return None if text.endswith("?") else swap_any(rng, text.replace("’", "'"), table)


CONTRACTIONS = [
    entry.replace(" ", "_") for entry in re.findall(r"[A-Za-z']+ [a-z]+/[A-Za-z']+|cannot/can't", words.CONTRACTIONS)
]


@harmless("contraction made")
def contract(rng, text):
    return (
        swap_any(rng, text, words.pairs(CONTRACTIONS))
        if not re.search(r"\b(?:is|are|was|were|have|has|am|will)[.,?!]", text)
        else None
    )


@harmless("written in capitals", wrap=False)
def capitals(rng, text):
    return text.upper() if len(text.split()) <= 25 else None


@harmless("numeral for a number word")
def numeral(rng, text):
    table = {word: str(value) for value, word in enumerate(words.NUMBER_WORDS) if value > 1}
    table.update({word: str(value) for word, value in words.TENS.items()})
    return sub_one(
        rng,
        text,
        rf"(?<![-\w])(?:{'|'.join(table)})(?![-\w])(?! (?:of|or|hundred|thousand|thirds|\w+ of us))",
        lambda m: table[m[0].lower()],
    )


@harmless("number word for a numeral")
def spelled(rng, text):
    return sub_one(
        rng,
        text,
        r"(?<![\w$.,:/-])(?:[2-9]|1\d|20)(?![\w%:/-]|[.,]\d)(?! (?:a\.m|p\.m|percent))",
        lambda m: words.NUMBER_WORDS[int(m[0])],
    )


@harmless("large number in another form")
def large(rng, text):
    return (
        sub_one(
            rng,
            text,
            r"\b(\d)\.5 (million|billion)\b",
            lambda m: rng.choice(
                [
                    f"{words.NUMBER_WORDS[int(m[1])]} and a half {m[2]}",
                    f"{words.NUMBER_WORDS[int(m[1])]} point five {m[2]}",
                ]
            ),
        )
        or sub_one(rng, text, r"\b(\d{1,3}),000\b", lambda m: f"{m[1]} thousand")
        or sub_one(rng, text, r"(?<![$\d.,])(\d{1,3}) (million)\b(?! dollars)", lambda m: f"{m[1]},000,000")
        or sub_one(rng, text, r"\b(\d{1,3}),(\d{3})\b", r"\1\2")
    )


@harmless("dollars and $")
def dollars(rng, text):
    return sub_one(
        rng,
        text,
        r"\$([\d.,]*\d)( (?:million|billion|trillion))?(?! (?:million|billion|trillion))",
        lambda m: f"{m[1]}{m[2] or ''} dollars",
    ) or sub_one(
        rng, text, r"(?<![\w$])([\d.,]*\d)( (?:million|billion|trillion))? dollars", lambda m: f"${m[1]}{m[2] or ''}"
    )


@harmless("percent and %")
def percent(rng, text):
    return sub_one(rng, text, r"(\d) percent\b", r"\1%") or sub_one(rng, text, r"(\d)%", r"\1 percent")


@harmless("U.S. and US, U.K. and UK")
def initials(rng, text):
    return (
        sub_one(rng, text, r"\bU\.S\.(?= [a-z])", "US", 0)
        or sub_one(rng, text, r"\bU\.K\.(?= [a-z])", "UK", 0)
        or sub_one(rng, text, r"\bUS\b", "U.S.", 0)
    )


@harmless("a.m. and am")
def morning(rng, text):
    return sub_one(rng, text, r"\b([ap])\.m\.(?= [a-z])", r"\1m", 0)


@harmless("British and American spelling")
def british(rng, text):
    return swap_any(
        rng, text, [p for p in words.pairs(words.SPELLINGS, both=True) if p[0] not in ("yes", "check", "program")]
    )


@harmless("gonna, wanna, gotta")
def gonna(rng, text):
    return (
        swap_any(
            rng,
            text,
            [
                ("going to", "gonna"),
                ("want to", "wanna"),
                ("got to", "gotta"),
                ("gonna", "going to"),
                ("kind of", "kinda"),
                ("wanna", "want to"),
                ("gotta", "got to"),
            ],
        )
        if not re.search(r"going to (?:the|a|be a|Mexico|[A-Z])", text)
        else None
    )


@harmless("doin': g dropped")
def doin(rng, text):
    return sub_one(
        rng,
        text,
        r"\b(do|go|be|com|tak|mak|talk|look|gett|work|runn|try|say|giv|pay|fight|winn|los|liv|sing|stand)ing\b(?! to\b)",
        r"\1in'",
        0,
    )


@harmless("because and 'cause, them and 'em, until and 'til")
def clipped(rng, text):
    return swap_any(rng, text, [("because", "'cause"), ("until", "'til"), ("them", "'em")], flags=0)


@harmless("swear word censored")
def censored(rng, text):
    def masked(match):
        word = match[0]
        return rng.choice(
            [
                word[0] + "-" * (len(word) - 1),
                word[0] + "--",
                word[0] + "——",
                word[0] + "*" * (len(word) - 1),
                word[0] + "—",
            ]
        )

    return sub_one(rng, text, rf"\b(?:{'|'.join(words.PROFANE)})\b", masked)


@harmless("comma dropped or put in")
def comma(rng, text):
    return sub_one(rng, text, r",(?= (?:and|so|which|the|a|in|I|we)\b)", "") or sub_one(
        rng, text, r"(?<=[a-z]) (?=(?:and|so) (?:I|we|they|he|she) )", ", "
    )


@harmless_spot("sentences joined by a semicolon or dash")
def semicolon(rng, spot):
    other = spot.neighbour(1)
    if (
        not clean(other)
        or not spot.text.endswith(".")
        or not re.match(r"(?:We|They|He|She|It|That|This|There|The|You)\b", other)
    ):
        return None
    return Plant(
        [spot.text[:-1] + rng.choice(("; ", " — ", ", ", " -- ")) + other[0].lower() + other[1:]], spot.speaker
    )


@harmless("hyphen put in or dropped")
def hyphen(rng, text):
    return sub_one(rng, text, r"\b([a-z]{3,})-([a-z]{3,})\b", r"\1 \2") or swap_any(
        rng,
        text,
        [
            ("long term", "long-term"),
            ("health care", "health-care"),
            ("so called", "so-called"),
            ("middle class", "middle-class"),
        ],
    )


@harmless("title abbreviated or written out")
def title(rng, text):
    return swap_any(
        rng,
        text,
        [
            ("Senator", "Sen."),
            ("Governor", "Gov."),
            ("General", "Gen."),
            ("Doctor", "Dr."),
            ("Mister", "Mr."),
            ("Representative", "Rep."),
        ],
        flags=0,
    ) or sub_one(rng, text, r"\b(Mr|Mrs|Ms|Dr)\. (?=[A-Z])", r"\1 ", 0)


@harmless("letters exchanged, no word")
def transposed(rng, text):
    def slip(match):
        word = match[0]
        at = rng.randint(2, len(word) - 3)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :] if word[at] != word[at + 1] else None

    return sub_one(rng, text, r"\b[a-z]{8,}\b", slip, 0)


@harmless_spot("line wrapped inside the marks")
def wrapped(rng, spot):
    tokens = spot.text.split(" ")
    if len(tokens) < 10:
        return None
    at = rng.randint(4, len(tokens) - 4)
    return Plant([" ".join(tokens[:at]) + "\n" + " ".join(tokens[at:])], spot.speaker, markdown=True, stands=True)


@harmless("non-breaking spaces and thin dashes")
def spaces(rng, text):
    return sub_one(rng, text, r"(\d) (?=[a-z])", "\\1\u00a0") or sub_one(
        rng, text, r"\b(Mr\.|a|the) (?=[A-Za-z])", "\\1\u00a0"
    )


@harmless("ordinal in figures")
def ordinal(rng, text):
    table = {"third": "3rd", "fourth": "4th", "fifth": "5th", "tenth": "10th", "second": "2nd"}
    return sub_one(
        rng, text, rf"\bthe ({'|'.join(table)}) (?!of\b|time\b)(?=[a-z])", lambda m: f"the {table[m[1].lower()]} "
    )


@harmless_spot("stuttered letter, dash or false start in the transcript dropped")
def dashes(rng, spot):
    """A neighbour of the spot that the transcript breaks by `--` around a repeated word."""
    for step in (1, -1, 2):
        turn, there = spot.turn, spot.index + step
        if not 0 <= there < len(turn.sentences):
            continue
        match = re.search(r"\b((?:[A-Za-z']+ ){0,3}[A-Za-z']+) ?(?:--|—) ?\1\b", turn.sentences[there], re.I)
        text = turn.sentences[there]
        if match and not re.search(r"[\"“”\[\]()…*]|\.\.\.", text) and 8 <= len(text.split()) <= 40:
            fixed = put(text, match.start(), match.end() - len(match[1]), "")
            if clean(fixed):
                return Plant([fixed], spot.speaker)
    return None


@harmless_spot("dash printed in another way")
def other_dash(rng, spot):
    for step in (1, -1, 2):
        turn, there = spot.turn, spot.index + step
        if 0 <= there < len(turn.sentences):
            text = turn.sentences[there]
            if (
                re.search(r" ?(?:--|—) ?", text)
                and not re.search(r"[\"“”\[\]()…*]|\.\.\.|(?:--|—)[.?!]?$", text)
                and 8 <= len(text.split()) <= 40
                and text[-1] in ".?!"
            ):
                return Plant([re.sub(r" ?(?:--|—) ?", rng.choice((" – ", "—", ", ")), text)], spot.speaker)
    return None


@harmless_spot("uh and um in the transcript dropped")
def hesitation(rng, spot):
    found = re.search(r",? ?\b(?:uh|um|er|ah)\b,?", spot.text, re.I)
    if not found:
        return None
    text = re.sub(r",? ?\b(?:uh|um|er|ah)\b,?(?= )", "", spot.text, flags=re.I)
    text = re.sub(r"\b(\w+) \1\b", r"\1", text)
    return Plant([text[0].upper() + text[1:]], spot.speaker)
