#!/usr/bin/env python3
"""Locates quotations in a transcript of about one megabyte with rapidfuzz, the way its users do.

usage: peers.py [--needles N]        (pip install rapidfuzz)

Makes its own text and needles: words of a vocabulary with natural frequencies, needles of 3 to 40 words, up to 15% of
the words edited. Prints microseconds a needle and how many were found at the right place. Compare with
`cargo bench --bench matching`, run on the same machine.
"""
import argparse
import random
import time

from rapidfuzz import fuzz

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--needles", type=int, default=40)
args = parser.parse_args()

rng = random.Random(2019)


def word():
    rank = int(20000 ** rng.random())
    out = ""
    while not out or rank:
        out += "etaoinshrdlu"[rank % 12] + "bcdfgkmpv"[rank % 9]
        rank //= 12
    return out


words = [word() for _ in range(180_000)]
text = " ".join(words)
starts = [0]
for w in words:
    starts.append(starts[-1] + len(w) + 1)

needles = []
for _ in range(args.needles):
    n = rng.randint(3, 40)
    at = rng.randrange(len(words) - n)
    needle = words[at : at + n]
    for _ in range(rng.randint(0, n * 15 // 100) if n >= 8 else 0):
        i = rng.randrange(len(needle))
        kind = rng.randrange(3)
        if kind == 0:
            needle[i] = word()
        elif kind == 1:
            needle.insert(i, word())
        else:
            del needle[i]
    needles.append((" ".join(needle), starts[at], starts[at + n]))

begun = time.perf_counter()
hits = [fuzz.partial_ratio_alignment(needle, text, score_cutoff=80) for needle, _, _ in needles]
spent = time.perf_counter() - begun
found = sum(
    hit is not None and hit.dest_start < end and start < hit.dest_end
    for hit, (_, start, end) in zip(hits, needles)
)
print(f"rapidfuzz partial_ratio_alignment, cutoff 80: {spent / len(needles) * 1e6:.0f} µs a needle, {found}/{len(needles)} found")
