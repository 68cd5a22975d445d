#!/usr/bin/env python3
"""Loads the tables with Python's csv and json alone, as a newcomer would.

usage: tables.py EXPORTS_DIR
"""
import csv
import json
import sys
from pathlib import Path

CLAIM_FIELDS = {
    "id", "article", "start", "end", "sentence", "subject", "relation", "object", "trigger", "type", "negated",
    "modality", "source", "source_iri", "date", "place", "confidence", "rule",
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(path):
    """The rows as dicts, once every row has as many cells as the header and none is a formula."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    header, body = rows[0], rows[1:]
    assert body, f"{path.name}: no rows"
    for number, row in enumerate(body, start=2):
        assert len(row) == len(header), f"{path.name}:{number}: {len(row)} cells, not {len(header)}"
        for cell in row:
            assert not cell.startswith(FORMULA), f"{path.name}:{number}: a formula: {cell[:40]}"
    assert path.read_bytes().count(b"\n") == len(rows), f"{path.name}: a row of several lines"
    return [dict(zip(header, row)) for row in body]


def main(folder):
    nodes = table(folder / "nodes.csv")
    edges = table(folder / "edges.csv")
    claims = table(folder / "claims.csv")
    ids = {node["id"] for node in nodes}
    assert len(ids) == len(nodes), "nodes.csv: an id twice"
    for edge in edges:
        assert edge["source"] in ids and edge["target"] in ids, f"edges.csv: an end without a node: {edge}"
        assert edge["fact"] == "true", f"edges.csv: not a fact: {edge}"
        assert int(edge["weight"]) == len(edge["articles"].split("; ")), f"edges.csv: {edge}"
    with open(folder / "claims.jsonl", encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    assert [line["id"] for line in lines] == [claim["id"] for claim in claims], "claims.csv and claims.jsonl differ"
    for line in lines:
        missing = CLAIM_FIELDS - line.keys()
        assert not missing, f"claims.jsonl: {line['id']} lacks {missing}"
        assert 0 <= line["confidence"] <= 1, f"claims.jsonl: {line['id']}: {line['confidence']}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
