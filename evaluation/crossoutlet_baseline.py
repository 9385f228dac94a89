#!/usr/bin/env python3
"""Pairing of quotations across outlets: onrecord beside plain rapidfuzz, on the same labelled pairs in one run.

usage: crossoutlet_baseline.py --bin PATH [--data FOLDER] [--articles FILE] [--pairs FILE]
       python3 -m pip install rapidfuzz

The baselines are given what onrecord has to find: the exact spans of both quotations and, inside events, the labelled
event of each article. They join two spans if `partial_ratio` of their lower-case texts reaches a threshold.

  inside events   only spans whose articles are of one labelled event
  over all pairs  any two spans

`onrecord` is `score_crossoutlet.py` of the data folder on `PATH report`. Recall is over the pairs labelled y (disjoint
parts of one statement excepted), precision over those and the pairs labelled n; u counts nowhere. Figures are given for
all events and for each half of them: the threshold of a row marked "chosen" is the best on the other half.
"""
import argparse
import hashlib
import json
import os
import subprocess
import sys

from rapidfuzz import fuzz

THRESHOLDS = range(60, 101, 5)


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def labelled(articles, pairs):
    """Rows (y or n, relation, events of both sides, texts of both sides, id)."""
    documents = {it["id"]: it for it in read(articles)}

    def text(side):
        raw = documents[side["article"]]["text"].encode()
        return raw[side["start"]:side["end"]].decode("utf-8", "replace").lower()

    for row in read(pairs):
        if row.get("same") not in ("y", "n") or row["relation"] == "disjoint":
            continue
        events = [documents[row[side]["article"]]["event"] for side in "ab"]
        yield row["same"] == "y", row["relation"], events, (text(row["a"]), text(row["b"])), row["id"]


def half(events):
    """0 or 1: which half of the events a pair belongs to, by the name of its first event."""
    return hashlib.sha256(str(events[0]).encode()).digest()[0] % 2


def figures(rows, joined):
    """Precision, recall, F1, and recall of the pairs that are not word for word."""
    right = sum(same and is_joined for (same, *_), is_joined in zip(rows, joined))
    wrong = sum(not same and is_joined for (same, *_), is_joined in zip(rows, joined))
    wanted = sum(same for same, *_ in rows)
    inexact = [is_joined for (same, relation, *_), is_joined in zip(rows, joined) if same and relation != "exact"]
    precision = right / max(1, right + wrong)
    recall = right / max(1, wanted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return precision, recall, f1, sum(inexact) / max(1, len(inexact))


def line(name, rows, joined):
    precision, recall, f1, inexact = (100 * it for it in figures(rows, joined))
    print(f"{name:44} {precision:9.1f} {recall:7.1f} {f1:6.1f} {inexact:9.1f}")


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--data", default=os.path.join(here, "..", "..", "shared", "eval", "crossoutlet"))
    parser.add_argument("--articles")
    parser.add_argument("--pairs")
    args = parser.parse_args()
    articles = args.articles or os.path.join(args.data, "train_articles.jsonl")
    pairs = args.pairs or os.path.join(args.data, "train_pairs.jsonl")
    rows = list(labelled(articles, pairs))
    ratios = [fuzz.partial_ratio(*texts) for *_, texts, _ in rows]
    one_event = [events[0] == events[1] for _, _, events, *_ in rows]

    print(f"{len(rows)} labelled pairs, {sum(row[0] for row in rows)} of them one utterance\n")
    print(f"{'':44} {'precision':>9} {'recall':>7} {'F1':>6} {'not exact':>9}")
    for scope, allowed in (("inside events", one_event), ("over all pairs", [True] * len(rows))):
        joins = {at: [ok and ratio >= at for ok, ratio in zip(allowed, ratios)] for at in THRESHOLDS}
        for at in THRESHOLDS:
            line(f"rapidfuzz partial_ratio >= {at}, {scope}", rows, joins[at])
        chosen = [False] * len(rows)
        for part in (0, 1):
            other = [n for n, row in enumerate(rows) if half(row[2]) != part]
            best = max(
                THRESHOLDS, key=lambda at: figures([rows[n] for n in other], [joins[at][n] for n in other])[2]
            )
            for n, row in enumerate(rows):
                if half(row[2]) == part:
                    chosen[n] = joins[best][n]
        line(f"  chosen on the other half, {scope}", rows, chosen)

    scorer = os.path.join(args.data, "score_crossoutlet.py")
    command = [sys.executable, scorer, "--bin", args.bin, "--articles", articles, "--pairs", pairs, "--json"]
    ours = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    counts = [ours.get(f"join_recall {kind}") for kind in ("variant", "fragment", "overlap")]
    joined, wanted = (sum(int(it.split("(")[1].strip(")").split("/")[at]) for it in counts if it) for at in (0, 1))
    print(
        f"{'onrecord report':44} {ours['join_precision']:9.1f} {ours['join_recall']:7.1f} {ours['join_f1']:6.1f}"
        f" {100 * joined / max(1, wanted):9.1f}"
    )


if __name__ == "__main__":
    main()
