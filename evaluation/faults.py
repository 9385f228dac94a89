#!/usr/bin/env python3
"""Plant faults into true quotations and see what `onrecord check` says of each.

    python3 evaluation/faults.py [--bin PATH] [--speech ours|eval|both] [--seed N] [--per-type N] [--json]
    python3 evaluation/faults.py --show "negation: not dropped" 10
    python3 evaluation/faults.py --list

Speech comes from the transcripts in evaluation/speech (invented) and, with `--speech eval` or `both`, from a fixed sample of
../shared/eval/transcripts. Each type of plants/ changes sentences in one way, harmful or harmless, or cuts them from their
context, or credits them to another speaker. The plants are printed in articles, one quotation a paragraph, and everything is
checked in one run, so that extraction, attribution, search, comparison and rules are measured together.

What is right depends on the type (column `ok`):

    harmful        distorted, not found or not verifiable; `altered` is not enough where a fact changes
    flagged        an error or warning about the words, or distorted
    not-found      not found or not verifiable
    not-green      not verbatim, edited or cleaned under this speaker
    wrong-speaker  the finding wrong-speaker
    not-accused    no finding wrong-speaker
    no-coverage    not verifiable, and no error
    harmless       verbatim, edited or cleaned, and no error

`green` is a verdict verbatim, edited or cleaned that no wrong speaker spoils; `silent` is a quotation with no finding at all.
"""

import argparse
import collections
import json
import os
import random
import re
import subprocess
import sys
import tempfile

from plants import articles, context, reports, speech
from plants.plant import TYPES

HERE = os.path.dirname(os.path.abspath(__file__))
EVAL = os.path.join(HERE, "..", "..", "shared", "eval")
BINARY = os.path.join(HERE, "..", "target", "release", "onrecord")
# How many transcripts of ../shared/eval are sampled, and reports of it for narrative prose.
SAMPLE = 70
REPORTS = 60
SMALLEST = 4000
GREEN = ("verbatim", "edited", "cleaned")
VERDICTS = ("verbatim", "edited", "cleaned", "altered", "distorted", "not-found", "unverifiable")
# Findings that say nothing about the words of one quotation.
BESIDE = (
    "quotation-printed-twice",
    "mixed-marks",
    "unbalanced-marks",
    "scare-quotes",
    "headline-differs-from-body",
    "inconsistent-speaker-name",
    "no-reference",
    "ambiguous-speaker",
    "missing-speaker",
)
GROUPS = ("harmful", "context", "speaker", "harmless")


class Case:
    """A plant with what the program said of it."""

    def __init__(self, type_, plant, source):
        self.type, self.plant, self.source = type_, plant, source
        self.quotation, self.findings, self.shown = None, [], ""

    @property
    def verdict(self):
        return self.quotation["verdict"] if self.quotation else "lost"

    @property
    def misattributed(self):
        return bool(self.quotation and self.quotation["misattributed"])

    @property
    def green(self):
        return self.verdict in GREEN and not self.misattributed

    @property
    def silent(self):
        return self.quotation is not None and not self.findings

    def has(self, *levels):
        return any(it["severity"] in levels for it in self.findings)

    @property
    def ok(self):
        flagged = any(
            it["severity"] in ("error", "warning") and it["name"] not in ("cleaned-wording", "too-short-to-check")
            for it in self.findings
        )
        accused = any(it["name"] == "wrong-speaker" and it["severity"] != "info" for it in self.findings)
        return {
            "harmful": not self.green and self.verdict != "lost" and not (self.type.fact and self.verdict == "altered"),
            "flagged": flagged or self.verdict == "distorted",
            "not-found": self.verdict in ("not-found", "unverifiable"),
            "not-green": not self.green and self.verdict != "lost",
            "wrong-speaker": accused,
            "not-accused": not accused,
            "no-coverage": self.verdict == "unverifiable" and not self.has("error"),
            "harmless": self.green and not self.has("error"),
        }[self.type.expect]


def speeches(arguments):
    """(name, paths of references, transcripts, reports' texts) of each set of speech."""
    if arguments.speech in ("ours", "both"):
        written = speech.files(os.path.join(HERE, "speech"))
        folder = os.path.join(HERE, "reports")
        told = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
        yield "ours", written + told, speech.load(written), list(reports.bodies(told)), []
    if arguments.speech in ("eval", "both"):
        if not os.path.isdir(EVAL):
            print("../shared/eval is not there: only our own speech is used", file=sys.stderr)
            return
        rng = random.Random(f"{arguments.seed}:sample")
        found = [path for path in speech.files(os.path.join(EVAL, "transcripts")) if os.path.getsize(path) >= SMALLEST]
        sample = sorted(rng.sample(found, SAMPLE))
        told = reports.articles(os.path.join(EVAL, "polnear", "train.jsonl"), rng, REPORTS)
        yield "eval", sample, speech.load(sample), [text for _, text in told], told


def planted(arguments, name, transcripts, texts):
    """The cases of every type over one set of speech."""
    everything = list(speech.spots(transcripts))
    said = " ".join(transcript.folded for transcript in transcripts)
    names = {
        turn.speaker.split()[-1]: turn.speaker
        for transcript in transcripts
        for turn in transcript.turns
        if " " in turn.speaker
    }
    for text in texts:
        for full in re.findall(r"\b[A-Z][a-z]+ [A-Z][\w'’-]+\b", text):
            names.setdefault(full.split()[-1], full)
    told = [
        (sentence, speaker)
        for sentence, speaker in reports.prose(texts, names)[0]
        if speech.folded(sentence) not in said
    ]
    types = TYPES + context.prose_types(told, reports.prose(texts, names)[1])
    for type_ in types:
        if arguments.type and arguments.type not in type_.name:
            continue
        rng = random.Random(f"{arguments.seed}:{type_.name}")
        spots = everything[:]
        rng.shuffle(spots)
        seen = set()
        for spot in spots:
            if len(seen) >= arguments.per_type:
                break
            plant = type_.make(rng, spot)
            words = speech.folded(" ".join(plant.pieces)) if plant else ""
            if not plant or (words, plant.speaker) in seen:
                continue
            if type_.group == "harmful" and f" {words} " in f" {said} ":
                continue
            seen.add((words, plant.speaker))
            yield Case(type_, plant, f"{name} {os.path.basename(spot.transcript.path)}: {spot.text}")


def check(arguments, cases, references, told):
    """Prints the cases in articles, runs the program once, and gives each case its quotation and findings."""
    rng = random.Random(f"{arguments.seed}:articles")
    by_plant = {id(case.plant): case for case in cases}
    with tempfile.TemporaryDirectory() as folder:
        written, cited = os.path.join(folder, "articles"), os.path.join(folder, "reports")
        os.mkdir(written)
        os.mkdir(cited)
        for article, text in told:
            with open(os.path.join(cited, article + ".txt"), "w", encoding="utf-8") as out:
                out.write(text)
        places = {}
        for number, bundle in enumerate(articles.bundles(rng, [case.plant for case in cases])):
            text, placed = articles.write(rng, bundle)
            file = f"{number:04}.{'md' if bundle[0].markdown else 'txt'}"
            places[file] = placed
            with open(os.path.join(written, file), "w", encoding="utf-8", newline="") as out:
                out.write(text)
        command = [
            arguments.bin,
            "check",
            written,
            "--against",
            *references,
            *([cited] if told else []),
            "--format",
            "json",
        ]
        run = subprocess.run(command, stdout=subprocess.PIPE)
        if run.returncode not in (0, 1):
            sys.exit(f"{arguments.bin} check: exit status {run.returncode}")
        result = json.loads(run.stdout)
    findings = collections.defaultdict(list)
    for finding in result["findings"]:
        if finding["name"] not in BESIDE:
            findings[os.path.basename(finding["path"]), finding["span"]["start"], finding["span"]["end"]].append(
                finding
            )
    for quotation in result["quotations"]:
        file = os.path.basename(quotation["path"])
        start, end = quotation["span"]["start"], quotation["span"]["end"]
        for plant, first, last in places[file]:
            case = by_plant[id(plant)]
            if start < last and first < end and case.quotation is None:
                case.quotation = quotation
                case.findings = [
                    it
                    for (path, low, high), found in findings.items()
                    if path == file and low < end and start < high
                    for it in found
                ]
                break


def tell(case):
    print(
        f"\n{case.verdict}{' MISATTRIBUTED' if case.misattributed else ''}{' silent' if case.silent else ''}{'' if case.ok else '  <-- not right'}   [{case.type.name}]"
    )
    print(f"  said:    {case.source}")
    print(f"  printed: {' | '.join(case.plant.pieces)}   ({case.plant.speaker})")
    if case.quotation:
        credited = case.quotation["speaker"]
        print(f"  read:    {case.quotation['text']}   ({credited['name'] if credited else None})")
        for label, found in [("found", it) for it in case.quotation["found"][:2]] + [
            ("nearest", case.quotation["nearest"])
        ]:
            if found:
                words = found["text"].replace("\n", " ")
                kinds = "; ".join(
                    f"{it['kind']}/{it['severity']} “{it['quotation']}”←“{it['reference']}”"
                    for it in found["variations"] + found["recorded"]
                )
                print(
                    f"  {label}: {found['speaker']}, {os.path.basename(found['path'])}:{found['line']} {found['method']} {found['distance']}: {words[:300]}"
                )
                print(f"           {kinds}")
    for finding in case.findings:
        print(f"  {finding['severity']} {finding['name']}: {finding['message'][:200]}")


def rows(cases):
    """One row a type, in the order of the groups."""
    by_type = collections.defaultdict(list)
    for case in cases:
        by_type[case.type.group, case.type.name].append(case)
    out = []
    for (group, name), found in sorted(by_type.items(), key=lambda it: (GROUPS.index(it[0][0]), it[0][1])):
        counts = collections.Counter(case.verdict for case in found)
        out.append(
            {
                "group": group,
                "type": name,
                "expect": found[0].type.expect,
                "fact": found[0].type.fact,
                "n": len(found),
                "ok": sum(case.ok for case in found),
                "green": sum(case.green for case in found),
                "silent": sum(case.silent for case in found),
                "misattributed": sum(case.misattributed for case in found),
                "lost": counts["lost"],
                **{verdict: counts[verdict] for verdict in VERDICTS},
            }
        )
    return out


def table(found):
    heads = [
        "n",
        "ok",
        "green",
        "silent",
        "verb",
        "edit",
        "clean",
        "alter",
        "distort",
        "not-f",
        "unver",
        "misattr",
        "lost",
    ]
    keys = ["ok", "green", "silent", *VERDICTS, "misattributed", "lost"]
    print(f"{'type (shares in percent)':58}" + "".join(f"{head:>8}" for head in heads))
    for row in found:
        print(
            f"{row['group']:8} {row['type'][:48]:49}{row['n']:8}"
            + "".join(f"{100 * row[key] / row['n']:8.1f}" if row[key] else f"{'·':>8}" for key in keys)
        )
    print()
    for group in GROUPS:
        same = [row for row in found if row["group"] == group]
        n = sum(row["n"] for row in same)
        if n:
            shares = ", ".join(
                f"{key} {100 * sum(row[key] for row in same) / n:.1f}%"
                for key in (
                    "ok",
                    "green",
                    "silent",
                    "altered",
                    "distorted",
                    "not-found",
                    "unverifiable",
                    "misattributed",
                    "lost",
                )
            )
            print(f"{group}: {len(same)} types, {n} quotations: {shares}")
    goals(found)


def figures(found):
    """Shares in percent that may not fall; the harmful types by what an editor sees, the others by what is right."""

    def share(group, key):
        same = [row for row in found if row["group"] == group]
        return 100 * sum(key(row) for row in same) / max(1, sum(row["n"] for row in same))

    return {
        "harmful_not_green": share("harmful", lambda row: row["n"] - row["green"]),
        "harmful_not_silent": share("harmful", lambda row: row["n"] - row["silent"]),
        "harmful_right": share("harmful", lambda row: row["ok"]),
        "context_right": share("context", lambda row: row["ok"]),
        "speaker_right": share("speaker", lambda row: row["ok"]),
        "harmless_right": share("harmless", lambda row: row["ok"]),
    }


def goals(found):
    """How many types miss the goals of this evaluation."""
    harm = [row for row in found if row["expect"] == "harmful"]
    fact = [row for row in harm if row["fact"]]
    harmless_rows = [row for row in found if row["expect"] == "harmless"]
    for title, rows_, missed in (
        ("harmful and green in more than 0.5%", harm, [row for row in harm if row["green"] > 0.005 * row["n"]]),
        ("harmful and silent", harm, [row for row in harm if row["silent"]]),
        (
            "a fact changed and only altered in more than 10%",
            fact,
            [row for row in fact if row["altered"] > 0.1 * row["n"]],
        ),
        (
            "harmless and not green in more than 2%",
            harmless_rows,
            [row for row in harmless_rows if row["n"] - row["ok"] > 0.02 * row["n"]],
        ),
        (
            "context and speaker, not right in more than 2%",
            [row for row in found if row["group"] in ("context", "speaker")],
            [row for row in found if row["group"] in ("context", "speaker") and row["n"] - row["ok"] > 0.02 * row["n"]],
        ),
    ):
        print(f"{title}: {len(missed)} of {len(rows_)} types")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=BINARY, help="the onrecord to run")
    parser.add_argument("--speech", choices=("ours", "eval", "both"), default="both")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per-type", type=int, default=40, help="cases of each type from each set of speech")
    parser.add_argument("--type", default="", help="only types whose name has this")
    parser.add_argument("--json", action="store_true", help="print the rows of the table as JSON")
    parser.add_argument("--figures", action="store_true", help="print the shares of each group as JSON")
    parser.add_argument(
        "--show",
        nargs=2,
        metavar=("TYPE", "N"),
        help="print N cases of the types whose name has TYPE, wrong ones first",
    )
    parser.add_argument("--only-wrong", action="store_true", help="with --show: no cases that are right")
    parser.add_argument("--list", action="store_true", help="list the types")
    arguments = parser.parse_args()
    if arguments.list:
        for type_ in TYPES:
            print(f"{type_.group:9} {type_.expect:13} {type_.name}")
        return
    if arguments.show:
        arguments.type = arguments.show[0]
    cases = []
    for name, references, transcripts, texts, told in speeches(arguments):
        found = list(planted(arguments, name, transcripts, texts))
        if found:
            check(arguments, found, references, told)
        cases += found
    if arguments.show:
        per_type = collections.Counter()
        for case in sorted(cases, key=lambda case: (case.type.name, case.ok)):
            per_type[case.type.name] += 1
            if per_type[case.type.name] <= int(arguments.show[1]) and not (arguments.only_wrong and case.ok):
                tell(case)
        return
    found = rows(cases)
    if arguments.figures:
        json.dump(figures(found), sys.stdout, indent=1)
        print()
    elif arguments.json:
        json.dump(found, sys.stdout, indent=1)
        print()
    else:
        table(found)


if __name__ == "__main__":
    main()
