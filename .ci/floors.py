#!/usr/bin/env python3
"""Run the scorers of ../shared and fail where a figure lies below its floor.

usage: floors.py --bin PATH --shared DIR

floors.toml holds a table for each scorer run: `scorer` is the file in ../shared/eval, or `program` one of this repository;
`arguments` is what it is called with besides --bin,
`floors` the lowest value of each figure. A table without floors must exit with status 0 (the acceptance test).
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tomllib

here = pathlib.Path(__file__).parent
parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--bin", required=True)
parser.add_argument("--shared", required=True, type=pathlib.Path)
options = parser.parse_args()

runs = tomllib.loads((here / "floors.toml").read_text(encoding="utf-8"))
if not runs:
    sys.exit("floors.toml holds no run: nothing was checked")
below = 0
for name, run in runs.items():
    floors = run.get("floors", {})
    file = here.parent / run["program"] if "program" in run else options.shared / "eval" / run["scorer"]
    command = [sys.executable, str(file), "--bin", options.bin, *run.get("arguments", [])]
    as_json = ["--json"] if floors and "scorer" in run else []
    done = subprocess.run(command + as_json, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        print(f"{name}: {file.name} exited with {done.returncode}\n{done.stdout}")
        below += 1
        continue
    if not floors:
        print(f"{name}: {done.stdout.strip().splitlines()[-1]}")
        continue
    figures = json.loads(done.stdout)
    for figure, floor in floors.items():
        value = figures[figure]
        # NaN (nothing was counted) compares false and so fails, too.
        good = value >= floor
        below += not good
        print(f"{name}: {figure} {value:.2f} (floor {floor}){'' if good else '  <-- BELOW'}")
sys.exit(f"{below} below the floor" if below else 0)
