#!/usr/bin/env python3
"""Measures the cost of hostile files: time and peak memory of `onrecord inputs` on each file and on an ordinary article.

The article must be read in every case.

    cargo build --release && python3 evaluation/hostile.py [target/release/onrecord]
"""

import gzip
import io
import os
import resource
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile

BINARY = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else "target/release/onrecord")
ARTICLE = "“We never had an offer,” Ana Ruiz said.\n"


def zipped(name, data):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return buffer.getvalue()


def tarred(name, data, link=None):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        entry = tarfile.TarInfo(name)
        entry.size = len(data)
        if link:
            entry.type, entry.linkname, entry.size = tarfile.SYMTYPE, link, 0
        archive.addfile(entry, io.BytesIO(data))
    return buffer.getvalue()


def nested(inner, depth):
    for _ in range(depth):
        inner = zipped("inner.zip", inner)
    return inner


LAUGHS = '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + level)} "{("&" + chr(97 + level) + ";") * 10}">' for level in range(9)
) + "]><nitf><body><body.content><p>&j;</p></body.content></body></nitf>"
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body><body.content><p>&x;</p></body.content></body></nitf>'
WARC = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999\r\n\r\n"

FILES = {
    "10,000 nested elements": ("deep.html", ("<div>" * 10_000 + ARTICLE).encode()),
    "10,000 nested block quotations": ("deep.md", (">" * 10_000 + " " + ARTICLE).encode()),
    "a million opening marks": ("marks.txt", ("“" * 1_000_000).encode()),
    "a million brackets": ("links.md", b"[" * 1_000_000),
    "a million angle brackets": ("angles.html", b"<" * 1_000_000),
    "zip bomb, 4 GB": ("bomb.zip", None),
    "gzip bomb, 4 GB": ("bomb.txt.gz", None),
    "zips in zips, ten deep": ("nested.zip", nested(zipped("a.txt", ARTICLE), 10)),
    "entities that expand to entities": ("laughs.xml", LAUGHS.encode()),
    "an external entity": ("outside.xml", OUTSIDE.encode()),
    "a member whose path leaves the archive": ("climbs.zip", zipped("../../../../tmp/out.txt", ARTICLE)),
    "a link that leaves the archive": ("link.tar.gz", tarred("a.txt", b"", "/etc/passwd")),
    "a record longer than its file": ("long.warc", WARC),
    "a gzip bomb of WARC records": ("bomb.warc.gz", None),
    "1 GB of zeros (sparse)": ("sparse.txt", None),
    "1 GB of zeros after an article": ("after.txt", None),
    "a pipe": ("pipe.txt", None),
    "a link to itself": ("loop.txt", None),
}


def make(path, name):
    if name == "bomb.zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.txt", "w", force_zip64=True) as member:
            for _ in range(4096):
                member.write(b"a" * (1 << 20))
    elif name.startswith("bomb"):
        start = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 4294967296\r\n\r\n" if "warc" in name else b""
        with gzip.open(path, "wb", 6) as file:
            file.write(start)
            for _ in range(4096):
                file.write(b"a" * (1 << 20))
    elif name in ("sparse.txt", "after.txt"):
        with open(path, "wb") as file:
            file.write(ARTICLE.encode() if name == "after.txt" else b"")
            file.truncate(1 << 30)
    elif name == "pipe.txt":
        os.mkfifo(path)
    elif name == "loop.txt":
        os.symlink(path, path)


def run(folder, path):
    start = time.monotonic()
    child = subprocess.Popen(
        [BINARY, "inputs", path, os.path.join(folder, "article.txt")], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    out = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    return out, os.waitstatus_to_exitcode(status), time.monotonic() - start, usage.ru_maxrss / 1024


with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, "article.txt"), "w", encoding="utf-8") as file:
        file.write(ARTICLE)
    print("| file | seconds | MB | status | messages |\n|---|--:|--:|--:|---|")
    for what, (name, data) in FILES.items():
        path = os.path.join(folder, name)
        if data is None:
            make(path, name)
        else:
            with open(path, "wb") as file:
                file.write(data)
        out, status, seconds, memory = run(folder, path)
        assert "article.txt" in out and "1 quotation" in out, out
        assert status in (0, 2), (what, status)
        messages = [line.strip() for line in out.splitlines() if name in line or "error" in line or "warning" in line or "skipped" in line]
        messages = [line.replace(folder + "/", "") for line in messages if not line.endswith("/" + name)]
        print(f"| {what} | {seconds:.2f} | {memory:.0f} | {status} | {'; '.join(messages)[:160]} |", flush=True)
