#!/usr/bin/env python3
"""Measures how fast rapidfuzz locates quotations in a transcript of about one megabyte, for comparison.

usage: peers.py [--needles N]        (pip install rapidfuzz)

Text and needles are generated: words of a vocabulary with natural frequencies, needles of 3 to 40 words, up to 15% of
their words edited. Prints microseconds per needle and the number found at the right place. Compare with
`cargo bench --bench matching` on the same machine.
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
for token in words:
    starts.append(starts[-1] + len(token) + 1)

needles = []
for _ in range(args.needles):
    length = rng.randint(3, 40)
    first = rng.randrange(len(words) - length)
    needle = words[first : first + length]
    for _ in range(rng.randint(0, length * 15 // 100) if length >= 8 else 0):
        position = rng.randrange(len(needle))
        kind = rng.randrange(3)
        if kind == 0:
            needle[position] = word()
        elif kind == 1:
            needle.insert(position, word())
        else:
            del needle[position]
    needles.append((" ".join(needle), starts[first], starts[first + length]))

start_time = time.perf_counter()
hits = [fuzz.partial_ratio_alignment(needle, text, score_cutoff=80) for needle, _, _ in needles]
elapsed = time.perf_counter() - start_time
found = sum(
    hit is not None and hit.dest_start < end and start < hit.dest_end
    for hit, (_, start, end) in zip(hits, needles)
)
print(f"rapidfuzz partial_ratio_alignment, cutoff 80: {elapsed / len(needles) * 1e6:.0f} µs per needle, {found}/{len(needles)} found")
