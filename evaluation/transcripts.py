#!/usr/bin/env python3
"""Measures what `onrecord check` finds of labelled quotations in a folder of transcripts.

    cargo build --release && python3 evaluation/transcripts.py PAIRS TRANSCRIPTS [ARTICLES…]

PAIRS has one quotation per line (`id`, `quotation`, `transcript`, `gold.same`: y, n or u; `article`, `start`, `end`). Each
is checked against all of TRANSCRIPTS twice: alone, in an article that contains only `“…” he said.`, so that the speaker is
unknown; and, if ARTICLES (JSON Lines with `article` and `text`) contain it, where its article prints it, with the speaker
that onrecord finds. A quotation counts as "same words elsewhere" if it is found in another transcript and the named
transcript contains the words of that passage too.
"""

import collections
import json
import os
import re
import subprocess
import sys
import tempfile

BINARY = os.path.join(os.path.dirname(__file__), "..", "target", "release", "onrecord")
PLACES = ("named transcript", "same words elsewhere", "other words elsewhere", "not found", "unverifiable", "no quotation")
VERDICTS = ("verbatim", "edited", "cleaned", "altered", "distorted", "misattributed", "not-found", "unverifiable")


def check(folder, transcripts):
    """Checks the articles of a folder; returns their quotations by article."""
    command = [BINARY, "check", folder, "--against", transcripts, "--format", "json"]
    run = subprocess.run(command, stdout=subprocess.PIPE)
    if run.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}: exit status {run.returncode}")
    quotations = collections.defaultdict(list)
    for quotation in json.loads(run.stdout)["quotations"]:
        quotations[os.path.basename(quotation["path"])].append(quotation)
    return quotations


def folded(text):
    return " ".join(re.findall(r"\w+", text.lower()))


def place(pair, quotation, texts):
    if quotation is None:
        return "no quotation"
    if quotation["verdict"] == "unverifiable":
        return "unverifiable"
    paths = {os.path.basename(found["path"]) for found in quotation["found"]}
    if not paths:
        return "not found"
    if pair["transcript"] in paths:
        return "named transcript"
    words = folded(quotation["found"][0]["text"])
    named = texts.get(pair["transcript"], "")
    return "same words elsewhere" if words and f" {words} " in f" {named} " else "other words elsewhere"


def verdict(quotation):
    return "misattributed" if quotation["misattributed"] else quotation["verdict"]


def print_tables(title, judged, texts):
    places = collections.defaultdict(collections.Counter)
    verdicts = collections.defaultdict(collections.Counter)
    for pair, quotation in judged:
        presence = "present" if pair["transcript"] in texts else "absent"
        row = f"{pair['gold']['same']}, transcript {presence}"
        found_in = place(pair, quotation, texts)
        places[row][found_in] += 1
        if quotation:
            verdicts[row][verdict(quotation)] += 1
        label = pair["gold"]["same"]
        missed = label == "y" and presence == "present" and found_in not in PLACES[:2]
        if missed or (label == "n" and found_in in PLACES[:3]):
            result = verdict(quotation) if quotation else "-"
            print(f"  {label} {pair['id']}: {found_in}, {result}: {pair['quotation'][:90]!r}")
    for names, table in ((PLACES, places), (VERDICTS, verdicts)):
        print(f"\n{title} | " + " | ".join(names))
        for row, counts in sorted(table.items()):
            print(f"{row} ({sum(counts.values())}) | " + " | ".join(str(counts[name]) for name in names))
    print()


def alone(pairs, transcripts):
    with tempfile.TemporaryDirectory() as folder:
        for pair in pairs:
            words = re.sub("[“”\"]", "’", pair["quotation"]).strip()
            with open(os.path.join(folder, f"{pair['id']}.txt"), "w") as file:
                file.write(f"“{words}” he said.\n")
        quotations = check(folder, transcripts)
    return [(pair, next(iter(quotations[f"{pair['id']}.txt"]), None)) for pair in pairs]


def printed(pairs, transcripts, articles):
    texts = {}
    for path in articles:
        with open(path) as file:
            for article in map(json.loads, file):
                texts[article["article"]] = article["text"]
    pairs = [pair for pair in pairs if pair["article"] in texts]
    with tempfile.TemporaryDirectory() as folder:
        for name in {pair["article"] for pair in pairs}:
            with open(os.path.join(folder, f"{name}.txt"), "w", newline="") as file:
                file.write(texts[name])
        quotations = check(folder, transcripts)
    judged = []
    for pair in pairs:
        start = len(texts[pair["article"]][: pair["start"]].encode())
        end = len(texts[pair["article"]][: pair["end"]].encode())
        matches = [
            quotation
            for quotation in quotations[f"{pair['article']}.txt"]
            if any(piece["start"] < end and start < piece["end"] for piece in quotation["pieces"])
        ]
        judged.append((pair, next(iter(matches), None)))
    return judged


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    labelled, transcripts, articles = sys.argv[1], sys.argv[2], sys.argv[3:]
    with open(labelled) as file:
        pairs = [pair for pair in map(json.loads, file) if pair["type"] == "transcript"]
    texts = {}
    for name in os.listdir(transcripts):
        with open(os.path.join(transcripts, name), errors="replace") as file:
            texts[name] = folded(file.read())
    print(f"{len(pairs)} quotations, {len(texts)} transcripts\n")
    print_tables("alone", alone(pairs, transcripts), texts)
    if articles:
        print_tables("printed", printed(pairs, transcripts, articles), texts)


if __name__ == "__main__":
    main()
