#!/usr/bin/env python3
"""Keeps the score of the seeds' claims from falling.

usage: floors.py GOLD_DIR CLAIMS.jsonl

Runs claims.py on the same arguments and compares its macro figures with the bounds below.
"""
import json
import subprocess
import sys
from pathlib import Path

# figure of claims.py --json, what it is, bound, whether it is the least or the most
BOUNDS = [
    ("core_typed", "core claims found with the right relation", 0.45, "least"),
    ("core_full", "core claims right in polarity, modality and source too", 0.35, "least"),
    ("closed_full", "precision between known entities", 0.52, "least"),
    ("trapped", "known wrong readings given", 0.12, "most"),
    ("iris", "IRIs per entity", 1.15, "most"),
    ("merged", "entities per IRI", 1.03, "most"),
    ("claims", "claims per gold claim", 2.5, "most"),
]


def main(arguments):
    scorer = Path(__file__).with_name("claims.py")
    printed = subprocess.run([sys.executable, scorer, *arguments, "--json"], check=True, capture_output=True, text=True)
    macro = json.loads(printed.stdout)["macro"]
    missed = 0
    for figure, meaning, bound, side in BOUNDS:
        found = macro[figure]
        kept = found >= bound if side == "least" else found <= bound
        missed += not kept
        print(f"{'ok    ' if kept else 'MISSED'} {meaning}: {found:.3f}, at {side} {bound}")
    return missed > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
