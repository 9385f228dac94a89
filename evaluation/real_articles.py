#!/usr/bin/env python3
"""Check real articles against real transcripts and list every error with its context.

    python3 evaluation/real_articles.py [--bin PATH] [--command check|lint] [--show RULE] [--json FILE]

The articles are PolNeAR's (train and dev), the references the 845 transcripts of ../shared/eval/transcripts. Errors of
the rules `wrong-speaker`, `distorted-wording`, `spliced-quotation`, `altered-wording` and the like are listed in full;
`not-found` is listed for a credited speaker whom the transcripts hold and counted otherwise. Articles are written to
temporary files, with outlet, date and title in front matter, and nothing of them is kept.

`--judgements FILE` reads a table of judgements made by hand (article, offset, rule, true or false, why; tab-separated)
and prints the precision of each rule. Offsets count bytes of the article's text, without front matter and headline mark.
"""

import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
EVAL = os.path.join(HERE, "..", "..", "shared", "eval")
BINARY = os.path.join(HERE, "..", "target", "release", "onrecord")
SETS = ("train", "dev")
# Rules whose errors accuse somebody and are read one by one.
LISTED = (
    "wrong-speaker",
    "distorted-wording",
    "spliced-quotation",
    "ellipsis-hides-negation",
    "cut-context",
    "altered-wording",
    "unmarked-omission",
    "not-found",
)
CONTEXT = 160


def write_articles(folder, only):
    """Writes the articles as plain text with front matter; returns for each file name its record and its head's bytes."""
    articles = {}
    for part in SETS:
        with open(os.path.join(EVAL, "polnear", f"{part}.jsonl"), encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                name = record["article"] + ".txt"
                if only and only not in name:
                    continue
                head = (
                    "---\n"
                    + "".join(
                        f"{key}: {json.dumps(value, ensure_ascii=False)}\n"
                        for key, value in (
                            ("outlet", record["publisher"]),
                            ("date", record["date"]),
                            ("title", record["title"]),
                        )
                        if value
                    )
                    + "---\n\n"
                )
                with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as out:
                    out.write(head + record["text"])
                articles[name] = (record, len(head.encode()))
    return articles


def run(arguments, articles, transcripts):
    """What the command says of all articles: one object of schema version 1."""
    if arguments.command == "check":
        command = [arguments.bin, "check", articles, "--against", transcripts, "--format", "json"]
    else:
        config = os.path.join(os.path.dirname(articles), "onrecord.toml")
        with open(config, "w", encoding="utf-8") as out:
            out.write('articles = ["articles/**"]\nreferences = ["transcripts/**"]\n')
        os.symlink(os.path.abspath(transcripts), os.path.join(os.path.dirname(articles), "transcripts"))
        command = [arguments.bin, "lint", "--config", config, "--format", "json"]
    finished = subprocess.run(command, stdout=subprocess.PIPE)
    if finished.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}: exit status {finished.returncode}")
    return json.loads(finished.stdout)


def surname(name):
    words = [word.strip(".,") for word in name.split()]
    return words[-1].lower() if words else ""


def speakers(transcripts):
    """Surnames of the labels of transcripts, as far as a simple look can tell."""
    known = set()
    for name in os.listdir(transcripts):
        with open(os.path.join(transcripts, name), encoding="utf-8", errors="replace") as lines:
            for line in lines:
                label = line.split(":", 1)[0]
                if ":" in line and 0 < len(label) < 60 and label.upper() == label:
                    known.add(surname(label.split("(")[0].split(",")[0]))
    return known - {""}


def offset(finding, articles):
    """Where a finding stands, in bytes of the article's own text."""
    _, head = articles[os.path.basename(finding["path"])]
    return finding["span"]["start"] - head


def show(finding, quotation, articles):
    record, _ = articles[os.path.basename(finding["path"])]
    text = record["text"].encode()
    start = offset(finding, articles)
    before = text[max(0, start - CONTEXT) : start].decode(errors="ignore").replace("\n", " ")
    length = finding["span"]["end"] - finding["span"]["start"]
    behind = text[start + length : start + length + CONTEXT].decode(errors="ignore").replace("\n", " ")
    here = text[start : start + length].decode(errors="ignore").replace("\n", " ")
    print(f"\n{finding['name']}  {record['article']} {start}  {finding['message']}")
    print(f"  …{before}⟦{here}⟧{behind}…")
    if quotation and quotation["speaker"]:
        print(f"  credited: {quotation['speaker']['name']} ({quotation['speaker']['confidence']:.2f})")
    for label, found in [("found", it) for it in (quotation or {}).get("found", [])[:2]] + [
        ("nearest", (quotation or {}).get("nearest"))
    ]:
        if found:
            kinds = ", ".join(f"{it['kind']} “{it['quotation']}”/“{it['reference']}”" for it in found["variations"][:5])
            words = found["text"].replace("\n", " ")
            print(
                f"  {label}: {found['speaker']}, {os.path.basename(found['path'])}:{found['line']}, "
                f"{found['method']} {found['distance']}: {words[:400]}"
            )
            print(f"     {kinds}")


def judged(path):
    """Judgements by article, offset and rule."""
    table = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) >= 4 and not line.startswith("#"):
                table[fields[0], int(fields[1]), fields[2]] = fields[3] == "true"
    return table


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=BINARY, help="the onrecord to run")
    parser.add_argument("--command", choices=("check", "lint"), default="check")
    parser.add_argument("--transcripts", default=os.path.join(EVAL, "transcripts"))
    parser.add_argument("--only", default="", help="articles whose name has this")
    parser.add_argument(
        "--show", action="append", help="list the errors of this rule only (may be repeated); none: no list"
    )
    parser.add_argument("--json", help="keep what the command printed")
    parser.add_argument("--from-json", help="read what an earlier run kept instead of running")
    parser.add_argument("--figures", action="store_true", help="print one figure as JSON, for the floors")
    parser.add_argument("--judgements", help="table of judgements made by hand")
    arguments = parser.parse_args()
    if not os.path.isdir(EVAL):
        sys.exit("real_articles.py needs ../shared/eval beside the project")

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "articles")
        os.mkdir(path)
        articles = write_articles(path, arguments.only)
        if arguments.from_json:
            with open(arguments.from_json, encoding="utf-8") as kept:
                result = json.load(kept)
        else:
            result = run(arguments, path, arguments.transcripts)
    if arguments.json:
        with open(arguments.json, "w", encoding="utf-8") as out:
            json.dump(result, out)

    if arguments.figures:
        errors = sum(it["severity"] == "error" for it in result["findings"])
        json.dump({"articles_per_error": len(articles) / max(1, errors)}, sys.stdout)
        print()
        return

    quotations = {(os.path.basename(it["path"]), it["id"]): it for it in result.get("quotations", [])}
    known = speakers(arguments.transcripts)
    errors = [it for it in result["findings"] if it["severity"] == "error"]
    counts = collections.Counter()
    absent = collections.Counter()
    per_article = collections.Counter()
    wanted = arguments.show or LISTED
    for finding in errors:
        name = os.path.basename(finding["path"])
        quotation = quotations.get((name, finding["quotation"]))
        per_article[name] += 1
        counts[finding["name"]] += 1
        credited = (quotation or {}).get("speaker")
        if finding["name"] == "not-found" and (not credited or surname(credited["name"]) not in known):
            absent[credited["name"] if credited else "no speaker"] += 1
            continue
        if finding["name"] in wanted:
            show(finding, quotation, articles)

    print(
        f"\n{len(articles)} articles, {len(quotations)} quotations, {len(errors)} errors, "
        f"{len(errors) / max(1, len(articles)):.2f} an article, at most {max(per_article.values(), default=0)}; "
        f"{len(articles) - len(per_article)} articles without any"
    )
    for rule, count in counts.most_common():
        print(f"  {count:6} {rule}")
    print(f"  of the not-found, {sum(absent.values())} credited to {len(absent)} speakers whom no transcript labels")
    everything = collections.Counter((it["severity"], it["name"]) for it in result["findings"])
    print(
        "warnings and infos: "
        + ", ".join(f"{count} {rule}" for (level, rule), count in everything.most_common() if level != "error")
    )
    if quotations:
        verdicts = collections.Counter(it["verdict"] for it in quotations.values())
        print("verdicts: " + ", ".join(f"{count} {verdict}" for verdict, count in verdicts.most_common()))
    if arguments.judgements:
        table = judged(arguments.judgements)
        for rule in counts:
            keys = [
                (os.path.basename(it["path"])[: -len(".txt")], offset(it, articles), rule)
                for it in errors
                if it["name"] == rule
            ]
            known_keys = [key for key in keys if key in table]
            if known_keys:
                right = sum(table[key] for key in known_keys)
                print(
                    f"  {rule}: {right} of {len(known_keys)} judged are right, {len(keys) - len(known_keys)} not judged"
                )


if __name__ == "__main__":
    main()
