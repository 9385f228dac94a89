"""How time and memory grow with hostile inputs: every shape at a size and at eight times that size.

    cargo build --release && python3 evaluation/growth.py [--bin target/release/onrecord] [--only WORD] [--seconds 60]

A shape is a way in which an input can be large: many marks, many pieces, one long word. Time is that of the processor, without
what a run on one line takes; the exponent is that of the bytes of the input (for most shapes eight times as many), and is
counted if the large run takes more than SMALLEST seconds. Ends with status 1 if a shape grows faster than MOST.
"""

import argparse
import io
import json
import math
import os
import random
import resource
import signal
import sys
import tempfile
import zipfile
from subprocess import DEVNULL, PIPE, Popen

MOST = 1.2
# Below this the exponent is noise.
SMALLEST = 0.25
TIMES = 8

RANDOM = random.Random(5)
STEMS = (
    "harbor ferry council budget winter granite school bridge mayor money market river station train union contract holiday weather "
    "doctor engine forest garden island journey kitchen library mountain number office paper quarter report season summer teacher valley "
    "window village worker airport bottle camera dinner editor farmer guitar hammer insect jacket ladder magnet needle orange pencil "
    "rabbit saddle tunnel velvet wagon"
).split()
WORDS = [stem + end for stem in STEMS for end in ("", "s", "ed", "ing", "er")]
NAMES = [first + last for first in "Bal Cor Dun Far Gil Hal Kor Lor Mel Nor Per Quil".split() for last in "den rick ton vale mont berg stad".split()]


def words(count):
    return " ".join(RANDOM.choice(WORDS) for _ in range(count))


def sentence(count=12):
    return words(count).capitalize() + "."


def quotation(count=12, who="Orr"):
    return f"“{words(count).capitalize()},” {who} said."


def turns(count, length=12):
    return "".join(f"{RANDOM.choice(['ORR', 'RUIZ', 'HOLT'])}: {sentence(length)}\n" for _ in range(count))


SAME = "We will repair the old harbour bridge before the winter"
TRANSCRIPT = f"ORR: {SAME}.\nRUIZ: No.\nHOLT: Yes.\n"


def paragraphs(make, n):
    return "\n\n".join(make(at) for at in range(n)) + "\n"


def jsonl(texts, **more):
    return "".join(json.dumps({"id": at, "outlet": f"Outlet {at % 7}", "text": text, **more}) + "\n" for at, text in enumerate(texts))


def packed(members):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members:
            archive.writestr(name, text)
    return made.getvalue()


def long_pair(n):
    """A quotation of n words and a transcript that has it with an edit every hundred words."""
    said = [RANDOM.choice(WORDS) for _ in range(n)]
    printed = [word if at % 100 else RANDOM.choice(WORDS) for at, word in enumerate(said)]
    return " ".join(said), " ".join(printed)


def listed(text, name="a.md"):
    return {name: text}, ["extract", name, "--format", "jsonl"]


def checked(text, reference=TRANSCRIPT, form="human", name="a.md", against="ref.txt"):
    return {name: text, against: reference}, ["check", name, "--against", against, "--format", form]


def reported(text, form="json", name="a.jsonl"):
    return {name: text}, ["report", name, "--format", form]


def linted(text, reference=TRANSCRIPT, form="human"):
    toml = 'articles = ["a/**"]\nreferences = ["ref/**"]\n'
    return {"onrecord.toml": toml, "a/a.md": text, "ref/ref.txt": reference}, ["lint", "--format", form]


def compared(quotation, reference):
    pair = json.dumps({"quotation": quotation, "reference": reference}) + "\n"
    return {"pair.jsonl": pair}, ["compare", "--jsonl", "pair.jsonl"]


def pieces(n, text="we won it", gap=" … "):
    return "“" + gap.join([text] * n) + ",” Orr said.\n"


def long_quotation(n):
    said, printed = long_pair(n)
    return f"“{printed}.” Orr said.\n", f"ORR: {said}.\nRUIZ: No.\nORR: Yes.\n"


def cited(n, change):
    """n quotations and n sentences of which each is like all others but for what `change` does."""
    article = paragraphs(lambda at: f"“{change(at)},” Orr said.", n)
    return article, paragraphs(lambda at: change(at) + ".", n)


def folder(n):
    texts = {f"a/{at}.md": paragraphs(lambda at: quotation() if at % 3 == 0 else sentence(40), 12) for at in range(n)}
    return texts, ["check", "a", "--against", "a"]


def outlets(n, make):
    return "".join(
        json.dumps({"id": at, "outlet": f"Outlet {at}", "date": "2031-05-04", "text": make(at)}) + "\n" for at in range(n)
    )


# What it is, how large it is, and what makes it: files and arguments.
SHAPES = [
    ("opening marks", 6000, lambda n: listed("“" * n)),
    ("opening marks with words", 3000, lambda n: listed("“word " * n)),
    ("closing marks", 6000, lambda n: listed("”" * n)),
    ("straight marks", 6000, lambda n: listed('"' * n)),
    ("straight marks with words", 3000, lambda n: listed('"we won" ' * n)),
    ("apostrophes", 8000, lambda n: listed("' " * n)),
    ("marks in marks", 3000, lambda n: listed("“we ‘won " * n + "’ it” " * n)),
    ("low marks, findings as JSON", 4000, lambda n: checked("„" * n, form="json")),
    ("low marks, findings as SARIF", 4000, lambda n: checked("„" * n, form="sarif")),
    ("low marks, findings for people", 4000, lambda n: checked("„" * n)),
    ("low marks, lint for GitHub", 4000, lambda n: linted("„" * n, form="github")),
    ("quotations in one paragraph", 400, lambda n: listed(" ".join(quotation() for _ in range(n)))),
    ("quotations, a paragraph each", 800, lambda n: listed(paragraphs(lambda at: quotation(), n))),
    ("quotations of one word", 2000, lambda n: listed(" ".join(f"“{RANDOM.choice(WORDS)}”" for _ in range(n)))),
    ("pieces of one quotation", 600, lambda n: listed("“We won,” Orr said, " + "“and we won,” he said, " * n)),
    ("paragraphs of one quotation", 600, lambda n: listed("".join(f"“{sentence()}\n\n" for _ in range(n)) + "“End.”")),
    ("speakers, each once", 400, lambda n: listed(paragraphs(lambda at: f"“{SAME},” {RANDOM.choice(NAMES)} {RANDOM.choice(NAMES)} said.", n))),
    ("one speaker with many titles", 400, lambda n: listed("“We won,” said " + "President Minister Mayor " * n + "Ana Orr.")),
    ("pronouns", 1500, lambda n: listed("Ana Orr came. " + "He said she told him that they " * n + "“we won.”")),
    ("relative pronouns", 1500, lambda n: listed("“We won,” said Orr" + ", who told Ruiz" * n + ".")),
    ("names in a row", 1500, lambda n: listed("“We won,” said " + " and ".join(f"Ana {RANDOM.choice(NAMES)}" for _ in range(n)) + ".")),
    ("capitals in a row", 4000, lambda n: listed("“We won,” said " + "Orr " * n + ".")),
    ("verbs of saying", 3000, lambda n: listed("“We won,” " + "said told asked " * n)),
    ("commas", 20000, lambda n: listed("“We won,” Orr said" + "," * n + ".")),
    ("one word of letters", 60000, lambda n: listed("“" + "a" * n + ",” Orr said.")),
    ("one word of letters, checked", 60000, lambda n: checked("“We " + "a" * n + " will win this year again,” Orr said.", f"ORR: We {'a' * n}b will win this year again.\nRUIZ: No.\nORR: No.\n")),
    ("one word of hyphens", 20000, lambda n: listed("“We won,” Orr said " + "a-" * n)),
    ("combining accents", 20000, lambda n: listed("“e" + "\u0301" * n + ",” Orr said.")),
    ("one line of sentences", 1000, lambda n: listed(" ".join(sentence() for _ in range(n)) + " " + quotation())),
    ("white space", 60000, lambda n: listed("“We won,”" + " " * n + "Orr said.")),
    ("empty lines", 60000, lambda n: listed("“We won,”" + "\n" * n + "Orr said.")),
    ("headings", 1500, lambda n: listed(paragraphs(lambda at: "# " + sentence(5), n))),
    ("brackets in Markdown", 6000, lambda n: listed("[" * n)),
    ("links in Markdown", 1000, lambda n: listed("[a](http://x.example) " * n)),
    ("link definitions", 800, lambda n: listed("".join(f"[a{at}]: http://x.example/{at}\n" for at in range(n)) + "[a1] " * n)),
    ("emphasis", 6000, lambda n: listed("*a **b " * n)),
    ("block quotations in each other", 2000, lambda n: listed(">" * n + " “We won,” Orr said.")),
    ("lists in each other", 150, lambda n: listed("".join("  " * at + "- “We won,” Orr said.\n" for at in range(n)))),
    ("backquotes", 6000, lambda n: listed("".join("`" * (at % 97) + "a" for at in range(n)))),
    ("elements in each other", 4000, lambda n: listed("<div>" * n + "“We won,” Orr said.", "a.html")),
    ("elements that nothing closes", 4000, lambda n: listed("<p><b><i>“We won,” Orr said. " * n, "a.html")),
    ("attributes", 8000, lambda n: listed("<p " + "a=b " * n + ">“We won,” Orr said.", "a.html")),
    ("comments that nothing closes", 6000, lambda n: listed("<!-- " * n, "a.html")),
    ("entities", 8000, lambda n: listed("<p>“" + "&eacute;" * n + ",” Orr said.", "a.html")),
    ("table cells", 2000, lambda n: listed("<table>" + "<tr><td>“We won,” Orr said." * n, "a.html")),
    ("records", 500, lambda n: listed(jsonl(quotation() for _ in range(n)), "a.jsonl")),
    ("damaged records", 3000, lambda n: listed(jsonl(["“We won,” Orr said."]) + "{\n" * n, "a.jsonl")),
    ("keys of a record", 5000, lambda n: listed(json.dumps({"text": "“We won,” Orr said.", **{f"k{at}": at for at in range(n)}}) + "\n{}\n", "a.jsonl")),
    ("lists in each other in JSON", 100, lambda n: listed('{"a":' + "[" * n + "]" * n + ',"text":"“We won,” Orr said."}\n', "a.jsonl")),
    ("members of an archive", 150, lambda n: listed(packed((f"{at}.txt", quotation()) for at in range(n)), "a.zip")),
    ("parts of a message", 200, lambda n: listed("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + "--b\nContent-Type: text/plain\n\n“We won,” Orr said.\n" * n + "--b--\n", "a.eml")),
    ("items of a feed", 300, lambda n: listed("<rss version='2.0'><channel>" + "<item><title>A</title><description>“We won,” Orr said.</description></item>" * n + "</channel></rss>", "a.xml")),
    ("cues of subtitles", 800, lambda n: listed("WEBVTT\n\n" + "".join(f"00:{at // 60 % 60:02}:{at % 60:02}.000 --> 00:{at // 60 % 60:02}:{at % 60:02}.900\n<v Orr>{sentence(6)}\n\n" for at in range(n)), "a.vtt")),
    ("turns of a transcript", 1000, lambda n: listed(turns(n), "a.txt")),
    ("labels of a transcript, all different", 800, lambda n: listed("".join(f"{RANDOM.choice(NAMES).upper()}{chr(65 + at % 26)}: We won.\n" for at in range(n)), "a.txt")),
    ("a quotation of many words", 6000, lambda n: checked(*long_quotation(n))),
    ("a quotation of many words, in no reference", 6000, lambda n: checked(f"“{words(n)}.” Orr said.\n", turns(n // 12))),
    ("a quotation of many words, JSON", 6000, lambda n: checked(*long_quotation(n), form="json")),
    ("equal pieces with ellipses", 240, lambda n: checked(pieces(n), "ORR: " + "We won it. " * n + "\nRUIZ: No.\nORR: No.\n")),
    ("equal pieces with ellipses, not all there", 480, lambda n: checked(pieces(n), "ORR: " + "We won it. " * (n // 2) + "\nRUIZ: No.\nORR: No.\n")),
    ("different pieces with ellipses", 120, lambda n: checked("“" + " … ".join(words(5) for _ in range(n)) + ",” Orr said.\n", turns(n))),
    ("ellipses alone", 6000, lambda n: checked("“We won " + "… " * n + "it,” Orr said.\n")),
    ("brackets in a quotation", 400, lambda n: checked("“" + "[the mayor] will win " * n + ",” Orr said.\n", "ORR: " + "He will win. " * n + "\nRUIZ: No.\nORR: No.\n")),
    ("letters in brackets", 1000, lambda n: checked("“" + "[W]e will win " * n + ",” Orr said.\n", "ORR: " + "We will win. " * n + "\nRUIZ: No.\nORR: No.\n")),
    ("brackets set against each other", 3000, lambda n: compared("we a" + "[b]c" * n + " won", "we won")),
    ("equal quotations, like sentences", 300, lambda n: checked(*cited(n, lambda at: SAME))),
    ("like quotations, like sentences", 150, lambda n: checked(*cited(n, lambda at: f"{SAME} of year {WORDS[at % len(WORDS)]} {NAMES[at % len(NAMES)]}"))),
    ("quotations in no reference", 400, lambda n: checked(paragraphs(lambda at: quotation(), n), turns(n))),
    ("quotations in no reference, SARIF", 400, lambda n: checked(paragraphs(lambda at: quotation(), n), turns(n), form="sarif")),
    ("fragments", 1000, lambda n: checked(paragraphs(lambda at: f"“{words(2)},” Orr said.", n), turns(n))),
    # From here on each lists as many passages as are ever listed.
    ("short quotations of common words", 2000, lambda n: checked(paragraphs(lambda at: f"“and of the {RANDOM.choice(WORDS)} in the,” Orr said.", n), "".join(f"ORR: And of the {RANDOM.choice(WORDS)} in the end.\n" for _ in range(n)))),
    ("numbers", 1500, lambda n: checked("“We paid " + "one hundred and twenty million " * n + ",” Orr said.\n", "ORR: We paid " + "120 million " * n + ".\nRUIZ: No.\nORR: No.\n")),
    ("number words in a row", 6000, lambda n: listed("“We paid " + "seven " * n + ",” Orr said.")),
    ("digits", 30000, lambda n: listed("“We paid " + "1,0" * n + ",” Orr said.")),
    ("articles against each other", 60, folder),
    ("one reference without paragraphs", 1500, lambda n: checked(f"“{SAME},” Orr said.\n", " ".join(sentence() for _ in range(n)) + f" {SAME}.\n")),
    ("turns by one speaker", 1500, lambda n: checked(paragraphs(lambda at: f"“{SAME},” Orr said.", 20), "".join(f"ORR: {SAME}.\n" for _ in range(n)))),
    ("a turn of like sentences", 1500, lambda n: checked(paragraphs(lambda at: f"“{SAME},” Orr said.", 20), "ORR: “" + f"{SAME}. " * n + "\nRUIZ: No.\nORR: No.\n")),
    ("stage directions", 4000, lambda n: compared("we won the vote", "we " + "(APPLAUSE) " * n + "won the vote")),
    ("words by ear", 4000, lambda n: compared("we won the vote", "we " + "Ruiz (ph) " * n + "won the vote")),
    ("two long wordings, alike", 6000, lambda n: compared(*long_pair(n))),
    ("two long wordings, unlike", 6000, lambda n: compared(words(n), words(n))),
    ("two wordings of one word", 6000, lambda n: compared("we " * n, "we " * (n // 2))),
    ("pairs of wordings", 400, lambda n: ({"pair.jsonl": "".join(json.dumps({"quotation": words(12), "reference": words(20)}) + "\n" for _ in range(n))}, ["compare", "--jsonl", "pair.jsonl"])),
    ("many differences, for people", 150, lambda n: checked(f"“{' '.join(words(8) + ' nobody' for _ in range(n))},” Orr said.\n", f"ORR: {' '.join(words(8) for _ in range(n))}.\nRUIZ: No.\nORR: No.\n")),
    ("outlets with one wording", 300, lambda n: reported(outlets(n, lambda at: f"“{SAME},” Ana Orr said."))),
    ("outlets with a wording each", 100, lambda n: reported(outlets(n, lambda at: f"“{SAME} of {words(2)},” Ana Orr said."))),
    ("outlets with a wording each, for people", 100, lambda n: reported(outlets(n, lambda at: f"“{SAME} of {words(2)},” Ana Orr said."), "human")),
    ("outlets with a wording each, HTML", 100, lambda n: reported(outlets(n, lambda at: f"“{SAME} of {words(2)},” Ana Orr said."), "html")),
    ("outlets with a speaker each", 200, lambda n: reported(outlets(n, lambda at: f"“{SAME},” Ana {NAMES[at % len(NAMES)]}{WORDS[at % len(WORDS)]} said."))),
    ("wordings in each other", 30, lambda n: reported(outlets(n, lambda at: f"“{' '.join(WORDS[:12 + at])},” Ana Orr said."))),
    ("short quotations in a report", 600, lambda n: reported(outlets(n, lambda at: f"“{words(3)},” Ana Orr said."))),
    ("quotations in a report, one outlet", 600, lambda n: reported(jsonl(quotation() for _ in range(n)))),
]


def run(binary, files, arguments, seconds):
    """Seconds of the processor, most bytes of memory, and whether it came to an end."""
    with tempfile.TemporaryDirectory() as place:
        for name, content in files.items():
            path = os.path.join(place, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(content.encode() if isinstance(content, str) else content)
        # On a busy machine the clock says nothing.
        bound = lambda: resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        child = Popen([binary, *arguments], cwd=place, stdout=DEVNULL, stderr=PIPE, preexec_fn=bound)
        said = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    stopped = (-signal.SIGXCPU, -signal.SIGKILL)
    if code not in (0, 1, 2, 3, *stopped):
        sys.exit(f"{arguments}: status {code}: {said[-400:].decode(errors='replace')}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, code not in stopped


def size(files):
    return sum(len(content.encode() if isinstance(content, str) else content) for content in files.values())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", default="target/release/onrecord")
    parser.add_argument("--only", default="")
    parser.add_argument("--seconds", type=int, default=60, help="of the processor, for one run")
    options = parser.parse_args()
    binary = os.path.abspath(options.bin)
    idle, idle_memory, _ = min(run(binary, *listed("“We won,” Orr said.\n"), options.seconds) for _ in range(5))
    print("| shape | command | n | KB at 8n | s at n | s at 8n | exponent | MB at 8n | memory per byte |\n|---|---|--:|--:|--:|--:|--:|--:|--:|")
    worst = []
    for name, n, make in SHAPES:
        if options.only not in name:
            continue
        few, arguments = make(n)
        once, _, _ = run(binary, few, arguments, options.seconds)
        files, arguments = make(TIMES * n)
        often, memory, ended = run(binary, files, arguments, options.seconds)
        small, large = max(once - idle, 0.004), max(often - idle, 0.004)
        exponent = math.log(large / small) / math.log(size(files) / size(few))
        is_counted = large > SMALLEST
        if not ended or (is_counted and exponent > MOST):
            worst.append(name)
        shown = "not done" if not ended else f"{exponent:.2f}" if is_counted else "–"
        per_byte = max(memory - idle_memory, 0) / size(files)
        print(
            f"| {name} | `{arguments[0]}` | {n:,} | {size(files) / 1000:.0f} | {small:.2f} | {large:.2f} | {shown} | {memory / 1e6:.0f} | {per_byte:.0f} |",
            flush=True,
        )
    if worst:
        sys.exit(f"{len(worst)} grow too fast: {', '.join(worst)}")


main()
