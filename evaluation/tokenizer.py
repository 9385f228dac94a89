#!/usr/bin/env python3
"""Compares `onrecord extract` with spaCy's blank English tokenizer, a lower bound for every extractor built on spaCy.

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install spacy
    cargo build --release && /tmp/peers/bin/python evaluation/tokenizer.py ARTICLES.jsonl [ROUNDS]

ARTICLES has one article per line, with its words in the field `text`. Both run on one core (the first that this process
may use), alternating, and the best of ROUNDS (5) counts. onrecord is timed as a process, from reading the file to the last
line of output, with attribution; spaCy only while it tokenizes texts that are already in memory.
"""

import json
import os
import subprocess
import sys
import time

import spacy

BINARY = os.path.join(os.path.dirname(__file__), "..", "target", "release", "onrecord")


def extraction(path):
    start = time.perf_counter()
    command = [BINARY, "extract", path, "--format", "jsonl"]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def tokenization(tokenize, texts):
    start = time.perf_counter()
    tokens = sum(len(tokenize(text)) for text in texts)
    assert tokens > 0
    return time.perf_counter() - start


def main():
    path = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with open(path, encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines if line.strip()]
    size = sum(len(text.encode()) for text in texts) / 1e6
    tokenize = spacy.blank("en").tokenizer
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(extraction(path))
        theirs.append(tokenization(tokenize, texts))
    print(f"{len(texts)} articles, {size:.1f} MB of text, best of {rounds} on one core")
    for name, best in (
        ("onrecord extract, with attribution", min(ours)),
        (f"spaCy {spacy.__version__}, blank English tokenizer", min(theirs)),
    ):
        print(f"{name:45} {best:7.2f} s {size / best:7.2f} MB/s")
    print(f"ratio {min(theirs) / min(ours):.2f}")


if __name__ == "__main__":
    main()
