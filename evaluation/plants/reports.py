"""Reports → narrative sentences and indirect speech, which are nobody's words as printed."""

import json
import re

from .speech import sentences

SAID = re.compile(
    r"^(?:(?:Mayor|Chief|Captain|President|Senator|Sen\.|Gov\.) )?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?) (?:said|added)(?: that)? ((?:the|his|her|it|he|she|they|its|most|small|investigators|there|a|an)\b.{25,})\.$"
)
MARK = re.compile(r"[\"“”‘\[\]()…*]|\.\.\.|--|—|–|: ")


def prose(texts, names):
    """(narrative sentences, indirect speech), each with its speaker or None; `names` has full names by surname."""
    narrative, indirect = [], []
    for text in texts:
        for paragraph in re.split(r"\n\s*\n|\n", text):
            if MARK.search(paragraph) or len(paragraph.split()) < 9:
                continue
            for sentence in sentences(paragraph):
                reported = SAID.match(sentence)
                if reported:
                    speaker = names.get(reported[1].split()[-1])
                    if speaker and len(reported[2].split()) >= 8:
                        indirect.append((reported[2][0].upper() + reported[2][1:] + ".", speaker))
                elif (
                    9 <= len(sentence.split()) <= 32
                    and sentence[-1] == "."
                    and re.match(r"[A-Z]", sentence)
                    and not re.search(r"\b(?:said|says|told|according|asked|added|wrote|tweeted)\b", sentence)
                ):
                    narrative.append((sentence, None))
    return narrative, indirect


def bodies(paths):
    """The bodies of Markdown reports."""
    for path in paths:
        with open(path, encoding="utf-8") as file:
            yield re.sub(r"\A---\n.*?\n---\n", "", file.read(), flags=re.S)


def articles(path, rng, count):
    """A fixed sample of articles of a JSON Lines file: (id, text)."""
    with open(path, encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [(record["article"], record["text"]) for record in rng.sample(records, count)]
