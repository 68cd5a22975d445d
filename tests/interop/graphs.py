#!/usr/bin/env python3
"""Loads the RDF with rdflib and the edges with networkx, and checks that they tell the same story.

usage: graphs.py GRAPH.nq EXPORTS_DIR
"""
import csv
import sys
from pathlib import Path

import networkx
import rdflib
from rdflib import RDF

NG = rdflib.Namespace("https://w3id.org/newsgraph/ontology#")
REL = "https://w3id.org/newsgraph/rel/"


def facts(triples):
    """The fact edges between entities among some triples, as text."""
    return {(str(s), str(p), str(o)) for s, p, o in triples if str(p).startswith(REL)}


def main(nquads, folder):
    turtle = rdflib.Graph().parse(folder / "graph.ttl", format="turtle")
    trig = rdflib.Dataset(default_union=True)
    trig.parse(folder / "graph.trig", format="trig")
    quads = rdflib.Dataset(default_union=True)
    quads.parse(nquads, format="nquads")
    assert len(facts(turtle)) > 0, "graph.ttl holds no fact edge"
    assert facts(turtle) == facts(trig.triples((None, None, None))), "graph.ttl and graph.trig hold other facts"
    assert {tuple(map(str, q[:3])) for q in trig.quads()} == {tuple(map(str, q[:3])) for q in quads.quads()}, \
        "graph.trig and N-Quads hold other triples"
    with open(folder / "claims.jsonl", encoding="utf-8") as file:
        lines = sum(1 for _ in file)
    claims = set(trig.subjects(RDF.type, NG.Claim))
    assert len(claims) == lines, f"{len(claims)} claims in graph.trig, {lines} lines in claims.jsonl"
    with open(folder / "edges.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    graph = networkx.MultiDiGraph()
    for row in rows:
        graph.add_edge(row["source"], row["target"], key=row["relation"], weight=int(row["weight"]))
    assert graph.number_of_edges() == len(rows), "edges.csv: the same edge twice"
    said = facts(turtle)
    for source, target, relation in graph.edges(keys=True):
        assert (source, relation, target.strip('"')) in said, f"edges.csv: not in graph.ttl: {source} {relation} {target}"


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
