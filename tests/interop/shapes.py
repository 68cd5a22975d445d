#!/usr/bin/env python3
"""Validates each article's graph of an N-Quads export with pySHACL and prints what it finds.

usage: shapes.py GRAPH.nq SHAPES.ttl

One line a violation: kind of constraint, focus node, property, separated by tabs, sorted.
"""
import sys

import pyshacl
import rdflib
from rdflib.namespace import RDF, SH


def local(term):
    return "" if term is None else str(term)


def main(nquads, shapes):
    shapes = rdflib.Graph().parse(shapes, format="turtle")
    data = rdflib.Dataset()
    data.parse(nquads, format="nquads")
    found = set()
    for graph in data.graphs():
        if len(graph) == 0:
            continue
        alone = rdflib.Graph()
        for triple in graph:
            alone.add(triple)
        _, report, _ = pyshacl.validate(alone, shacl_graph=shapes, advanced=False, inference="none")
        for result in report.subjects(RDF.type, SH.ValidationResult):
            kind = local(report.value(result, SH.sourceConstraintComponent))
            kind = kind.removeprefix(str(SH)).removesuffix("ConstraintComponent")
            found.add((kind, local(report.value(result, SH.focusNode)), local(report.value(result, SH.resultPath))))
    for line in sorted(found):
        print(*line, sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
