#!/usr/bin/env python3
"""Figures of extraction and attribution by outlet, mark style, kind of speaker and confidence.

usage: attribution.py GOLD.jsonl (--bin PATH | --answers FILE.jsonl) [--by outlet|part|marks|kind|reason|confidence ...]
                      [--misses N] [--sort speech|source|person|name|organization] [--seed S]

`--bin` runs `PATH extract FOLDER --format jsonl`; `--answers` reads what `onrecord-trainer validate --answers` wrote.
GOLD is annotated articles, one JSON object a line (docs/attribution.md).

A gold span counts as found if a predicted piece covers it (overlap/union >= 0.8). Columns:
  spans   attributed spans of the gold            recall     found as speech
  prec    attributed share of what was found      source     predicted source overlaps that of the gold
  person  same surname                            name       the very name
  org     one content word in common              not-sp     spans that are no speech and were not found as speech
  at95    right share of answers at >= 0.95       share95    share of found spans that are that sure
"""
import argparse, collections, json, os, random, re, subprocess, sys, tempfile, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
BANDS = [(0, 0.5), (0.5, 0.7), (0.7, 0.85), (0.85, 0.95), (0.95, 0.98), (0.98, 1.01)]


def aliases():
    with open(os.path.join(HERE, "..", "trainer", "src", "outlets.tsv"), encoding="utf-8") as f:
        return dict(line.rstrip("\n").split("\t") for line in f if not line.startswith("#"))


ALIASES = aliases()


def outlet(publisher):
    """As `outlets.rs` of the trainer has it."""
    name = publisher.strip().lower()
    if name in ALIASES:
        return ALIASES[name]
    if name.startswith("masakhane "):
        return ALIASES["masakhane"]
    name = name.removeprefix("the ")
    for end in (".com", ".org", ".info"):
        if name.endswith(end):
            return name.removesuffix(end)
    return name


def fold(name, folds):
    value = 0xCBF29CE484222325
    for byte in name.encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value % folds


def is_open(name):
    """True for the fifth of the outlets whose misses are read freely."""
    return fold(name, 5) == 0


def unaccented(text):
    return "".join(c for c in unicodedata.normalize("NFD", text.replace("’", "'")) if not unicodedata.combining(c))


def last(name):
    words = [w for w in re.sub(r"[^\w\s'-]", " ", unaccented(name)).split() if w.lower() not in ("jr", "sr", "ii", "iii")]
    return words[-1].lower().removesuffix("'s") if words else ""


def plain(name):
    return " ".join(re.findall(r"[\w'-]+", unaccented(name).lower()))


def content(name):
    return set(re.findall(r"\w+", name.lower())) - {"the", "of", "a", "an", "and", "for"}


def same_speaker(kind, gold, name):
    if not name:
        return False
    return last(gold) == last(name) if kind == "person" else bool(content(gold) & content(name))


def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def run(binary, gold):
    with tempfile.TemporaryDirectory() as folder:
        for article in gold:
            with open(os.path.join(folder, article["article"] + ".txt"), "wb") as f:
                f.write(article["text"].encode())
        done = subprocess.run([binary, "extract", folder, "--format", "jsonl"], stdout=subprocess.PIPE, check=False)
        if done.returncode not in (0, 1):
            sys.exit(f"extract exited with {done.returncode}")
        return done.stdout.decode().splitlines()


def rows(gold, lines):
    """One row for each decided span of the gold: what it is and what was answered."""
    found = collections.defaultdict(list)
    for line in lines:
        answer = json.loads(line)
        found[os.path.splitext(os.path.basename(answer["path"]))[0]].append(answer)
    for article in gold:
        data = article["text"].encode()
        pieces = [((p["start"], p["end"]), a) for a in found[article["article"]] for p in a["pieces"]]
        for span in article["quotations"]:
            if span["attributed"] is None or span["boundary"] != "sure":
                continue
            place = (span["start"], span["end"])
            share = lambda p: overlap(place, p) / (max(place[1], p[1]) - min(place[0], p[0]))
            best = max(pieces, key=lambda it: share(it[0]), default=None)
            answer = best[1] if best and share(best[0]) >= 0.8 else None
            yield row(article, data, span, answer)


def row(article, data, span, answer):
    source, speaker = (answer or {}).get("source"), (answer or {}).get("speaker") or {}
    name, kind = speaker.get("name") or "", span.get("speaker_kind")
    golds = span.get("source") or []
    source_ok = bool(source) and any(overlap((source["start"], source["end"]), g) for g in golds)
    named = kind in ("person", "organization")
    speaker_ok = same_speaker(kind, span.get("speaker") or "", name) if named else None
    mark = data[: span["start"]].decode("utf-8", "replace").rstrip()[-1:]
    return dict(
        article=article["article"], outlet=outlet(article["publisher"]), part=article["article"].split("-")[0], span=span,
        data=data, answer=answer, speech=span["attributed"], kind=kind, reason=span.get("reason"), found=answer is not None,
        has_source=bool(golds), source_ok=source_ok, speaker_ok=speaker_ok, name=name,
        name_ok=named and plain(name) == plain(span.get("speaker") or ""), confidence=speaker.get("confidence") or 0.0,
        right=bool(span["attributed"] and answer) and (speaker_ok if named else (source_ok or not golds)),
        marks="single" if mark in "'‘’`‛" else "double",
    )


def figures(rows):
    speech = [r for r in rows if r["speech"]]
    other = [r for r in rows if not r["speech"]]
    found = [r for r in rows if r["found"]]
    person = [r for r in speech if r["kind"] == "person"]
    sure = [r for r in found if r["confidence"] >= 0.95]
    share = lambda part, test: 100.0 * sum(map(test, part)) / len(part) if part else float("nan")
    return {
        "spans": len(speech),
        "recall": share(speech, lambda r: r["found"]),
        "prec": share(found, lambda r: r["speech"]),
        "source": share([r for r in speech if r["has_source"]], lambda r: r["source_ok"]),
        "person": share(person, lambda r: r["speaker_ok"]),
        "name": share(person, lambda r: r["name_ok"]),
        "org": share([r for r in speech if r["kind"] == "organization"], lambda r: r["speaker_ok"]),
        "not-sp": share(other, lambda r: not r["found"]),
        "at95": share(sure, lambda r: r["right"]),
        "share95": 100.0 * len(sure) / max(1, len(found)),
    }


def table(title, groups):
    names = list(figures([]))
    print(f"\n{title:28}" + "".join(f"{n:>9}" for n in names))
    for key, part in groups:
        print(f"{key!s:28.28}" + "".join(f"{v:9d}" if isinstance(v, int) else f"{v:9.1f}" for v in figures(part).values()))


def grouped(rows, key):
    groups = collections.defaultdict(list)
    for r in rows:
        groups[key(r)].append(r)
    return sorted(groups.items(), key=lambda it: str(it[0]))


def reliability(rows):
    print(f"\n{'confidence':14}{'spans':>7}{'mean':>8}{'right':>8}")
    sure = [r for r in rows if r["confidence"] > 0]
    for low, high in BANDS:
        band = [r for r in sure if low <= r["confidence"] < high]
        mean = lambda f: sum(map(f, band)) / max(1, len(band))
        print(f"{low:.2f}-{min(high, 1):.2f}     {len(band):7}{mean(lambda r: r['confidence']):8.3f}{mean(lambda r: r['right']):8.3f}")


def is_miss(r, sort):
    return {
        "speech": r["speech"] != r["found"],
        "source": r["speech"] and r["has_source"] and not r["source_ok"],
        "person": r["speech"] and r["kind"] == "person" and not r["speaker_ok"],
        "name": r["speech"] and r["kind"] == "person" and r["speaker_ok"] and not r["name_ok"],
        "organization": r["speech"] and r["kind"] == "organization" and not r["speaker_ok"],
    }[sort]


def show(r):
    cut = lambda a, b: r["data"][max(0, a) : b].decode("utf-8", "replace").replace("\n", "⏎")
    s, answer = r["span"], r["answer"]
    source = (answer or {}).get("source")
    given = cut(source["start"], source["end"]) if source else "-"
    state = "" if r["found"] else " NOT FOUND"
    print(f"\n[{r['article']} {r['outlet']} {r['kind'] or r['reason']}{state} {r['confidence']:.2f}]"
          f" gold <{s.get('source_text')}: {s.get('speaker')}> found <{given}: {r['name']}>")
    print("   " + cut(s["start"] - 260, s["start"]) + "⟦" + cut(s["start"], min(s["end"], s["start"] + 90)) + "⟧" + cut(s["end"], s["end"] + 130))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold")
    ap.add_argument("--bin")
    ap.add_argument("--answers")
    ap.add_argument("--by", nargs="*", default=["open", "part", "marks", "kind", "reason", "confidence"])
    ap.add_argument("--misses", type=int, default=0)
    ap.add_argument("--sort", default="person")
    ap.add_argument("--open", action="store_true", help="misses of the open outlets only")
    ap.add_argument("--seed", type=int, default=1)
    args = ap.parse_args()
    gold = [json.loads(line) for line in open(args.gold, encoding="utf-8")]
    lines = run(args.bin, gold) if args.bin else open(args.answers, encoding="utf-8")
    found = list(rows(gold, lines))
    table("all", [("all", found)])
    keys = {
        "open": lambda r: "open outlets" if is_open(r["outlet"]) else "other outlets",
        "outlet": lambda r: r["outlet"], "part": lambda r: r["part"], "marks": lambda r: r["marks"],
        "kind": lambda r: r["kind"], "reason": lambda r: r["reason"],
    }
    for by in args.by:
        if by == "confidence":
            reliability(found)
        else:
            table(by, grouped(found, keys[by]))
    if args.misses:
        misses = [r for r in found if is_miss(r, args.sort) and (is_open(r["outlet"]) or not args.open)]
        random.Random(args.seed).shuffle(misses)
        print(f"\n{len(misses)} misses of {args.sort}")
        for r in misses[: args.misses]:
            show(r)


if __name__ == "__main__":
    main()
