"""Labelled transcripts → turns → sentences that faults are planted into."""

import dataclasses
import os
import re

LABEL = re.compile(r"^([A-Z][A-Z.'’\- ]{2,40}[A-Z])(?: \([^)]*\))?: +(.*)$")
DIRECTION = re.compile(r"\([A-Z][A-Z ,]*\)|\[[a-z ]+\]")
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|No|Jr|Inc|Co|vs|[A-Z])|\b[ap]\.m|U\.S|U\.K|D\.C)\.$"
)
NOBODY = re.compile(
    r"UNIDENTIFIED|AUDIENCE|QUESTION|OPERATOR|ANNOUNCER|CROWD|REPORTER|SPEAKER|MODERATOR|VOICE|FEMALE|MALE|UNKNOWN"
)
TITLES = ("MAYOR", "JUDGE", "CHIEF", "CAPTAIN")
MEAN = ("Madam Deputy Speaker",)


@dataclasses.dataclass
class Turn:
    """What one speaker says without a label of another; each sentence with the number of its paragraph."""

    speaker: str
    sentences: list
    paragraphs: list
    # True if a stage direction precedes the sentence inside its paragraph or between two paragraphs.
    after_direction: list


@dataclasses.dataclass
class Transcript:
    path: str
    turns: list
    text: str
    folded: str


@dataclasses.dataclass
class Spot:
    """One sentence of a transcript, with everything around it."""

    transcript: Transcript
    turn_index: int
    index: int

    @property
    def turn(self):
        return self.transcript.turns[self.turn_index]

    @property
    def text(self):
        return self.turn.sentences[self.index]

    @property
    def speaker(self):
        return self.turn.speaker

    def neighbour(self, step):
        """The sentence `step` places on, in the same paragraph and with no stage direction between; None if there is none."""
        turn, there = self.turn, self.index + step
        if not 0 <= there < len(turn.sentences) or turn.paragraphs[there] != turn.paragraphs[self.index]:
            return None
        low, high = min(there, self.index), max(there, self.index)
        if any(turn.after_direction[at] for at in range(low + 1, high + 1)):
            return None
        return turn.sentences[there]


def folded(text):
    """Words only, lower case, one apostrophe: what two printings of the same words have in common."""
    text = text.replace("’", "'").replace("‘", "'").lower()
    return " ".join(re.findall(r"[a-z0-9$%]+(?:'[a-z]+)*", text))


def sentences(paragraph):
    out, start = [], 0
    for match in re.finditer(r"[.?!]+[\"”’)]*\s+(?=[\"“A-Z0-9$])", paragraph):
        head = paragraph[start : match.end()].rstrip()
        if ABBREVIATION.search(head):
            continue
        out.append(head)
        start = match.end()
    if paragraph[start:].strip():
        out.append(paragraph[start:].strip())
    return out


def speaker_name(label):
    words = [word for word in label.split() if word not in TITLES]
    name = " ".join(words).title()
    return re.sub(r"\bMc([a-z])", lambda match: "Mc" + match[1].upper(), name)


def read(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        text = file.read().replace("\r\n", "\n")
    turns, paragraph, direction = [], 0, False
    for line in text.split("\n"):
        line = line.strip()
        if not line:
            paragraph += 1
            continue
        label = LABEL.match(line)
        if label:
            turns.append(Turn(speaker_name(label[1]) if not NOBODY.search(label[1]) else "", [], [], []))
            line = label[2]
            direction = False
        if not turns:
            continue
        for at, part in enumerate(re.split(f"({DIRECTION.pattern})", line)):
            if at % 2:
                direction = True
                continue
            for sentence in sentences(part.strip()):
                turns[-1].sentences.append(sentence)
                turns[-1].paragraphs.append(paragraph)
                turns[-1].after_direction.append(direction)
                direction = False
    return Transcript(
        path, [turn for turn in turns if turn.sentences], text, folded(re.sub(r"(?m)^[A-Z .'’()\-]+: ", "", text))
    )


def load(paths):
    return [read(path) for path in sorted(paths)]


def spots(transcripts, shortest=8, longest=45):
    """Sentences of named speakers that can be quoted as they are."""
    for transcript in transcripts:
        for turn_index, turn in enumerate(transcript.turns):
            if " " not in turn.speaker or turn.speaker in MEAN:
                continue
            for index, sentence in enumerate(turn.sentences):
                count = len(sentence.split())
                if (
                    shortest <= count <= longest
                    and not re.search(r"[\"“”\[\]()…*]|\.\.\.|--|—|–", sentence)
                    and re.match(r"[A-Z$0-9]", sentence)
                    and sentence[-1] in ".?!"
                ):
                    yield Spot(transcript, turn_index, index)


def files(folder):
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith(".txt")]
