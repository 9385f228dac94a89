#!/usr/bin/env python3
"""Measures time and memory of `onrecord extract` on a growing corpus and on a growing document.

    cargo build --release && python3 evaluation/sizes.py ARTICLES.jsonl

ARTICLES has one article per line, with its words in the field `text`. Measured on one core: the corpus in 1, 4 and 16
files; the articles joined into one document of 5 to 50 MB, in paragraphs and on a single line; and one line in which half
of every sentence is a quotation. Time is processor time, memory the maximum resident set.
"""

import itertools
import json
import os
import random
import shutil
import sys
import tempfile

BINARY = os.path.join(os.path.dirname(__file__), "..", "target", "release", "onrecord")
SIZES = (5, 10, 20, 50)


def paragraphs(texts, size):
    parts = []
    for text in itertools.cycle(texts):
        parts.append(text)
        size -= len(text.encode()) + 2
        if size <= 0:
            return "\n\n".join(parts) + "\n"


def line(texts, size):
    return " ".join(paragraphs(texts, size).split()) + "\n"


def dense(_, size):
    """One line with a quotation about every 34 bytes."""
    choose = random.Random(3).choice
    people = [f"{given} {name}" for given in ("Ana", "Tom", "Ines") for name in ("Ruiz", "Beck", "Orr", "Holt")]
    people += ["she", "he", "the envoy", "officials"] + [person.split()[1] for person in people]
    words = ["We won", "It holds", "Nobody knows", "They left early", "The road is closed", "Ask the mayor"]
    parts = []
    while size > 0:
        parts.append(f"“{choose(words)},” {choose(people)} {choose(('said', 'said', 'added', 'wrote'))}.")
        size -= len(parts[-1].encode()) + 1
    return " ".join(parts) + "\n"


def measure(what, paths):
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execv(BINARY, [BINARY, "extract", *paths, "--format", "jsonl"])
    _, status, usage = os.wait4(child, 0)
    assert status == 0, what
    size = sum(os.path.getsize(path) for path in paths) / 1e6
    seconds = usage.ru_utime + usage.ru_stime
    print(f"{what:28} {size:7.1f} MB {seconds:7.2f} s {size / seconds:6.1f} MB/s {usage.ru_maxrss / 1e3:7.0f} MB", flush=True)


def main():
    articles = sys.argv[1]
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with open(articles, encoding="utf-8") as lines:
        texts = [json.loads(entry)["text"] for entry in lines if entry.strip()]
    with tempfile.TemporaryDirectory() as folder:
        copies = [os.path.join(folder, f"{index}.jsonl") for index in range(16)]
        for copy in copies:
            shutil.copyfile(articles, copy)
        for count in (1, 4, 16):
            measure(f"the articles, {count} file{'s' if count > 1 else ''}", copies[:count])
        for make in (paragraphs, line, dense):
            for size in SIZES:
                path = os.path.join(folder, "long.txt")
                with open(path, "w", encoding="utf-8") as out:
                    out.write(make(texts, size * 1_000_000))
                measure(f"one document, {make.__name__}", [path])


if __name__ == "__main__":
    main()
