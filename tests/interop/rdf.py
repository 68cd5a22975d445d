#!/usr/bin/env python3
"""Reads every RDF export that a tool can read with that tool and compares it, quad by quad, with the store.

usage: rdf.py TOOL FOLDER STORE [LABELS]

TOOL is rdflib, pyoxigraph, rapper or serdi. FOLDER holds graph.* (as exported by default), all.* (with --claims) and
rdf12.* (with --rdf12). STORE is the folder of the store. LABELS is a JSON file of entities and their labels, each of
which must come back as it is. Prints a line a file: format, tool, version, quads, entities, edges between entities.
"""
import json
import re
import subprocess
import sys
from pathlib import Path

BASE = "https://w3id.org/newsgraph/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
STRING = "http://www.w3.org/2001/XMLSchema#string"
# What each tool reads, by the ending of the file: its own name of the format.
READS = {
    "rdflib": {"ttl": "turtle", "nt": "nt", "rdf": "xml", "trig": "trig", "nq": "nquads", "jsonld": "json-ld"},
    "pyoxigraph": {"ttl": "TURTLE", "nt": "N_TRIPLES", "rdf": "RDF_XML", "trig": "TRIG", "nq": "N_QUADS", "jsonld": "JSON_LD"},
    "rapper": {"ttl": "turtle", "nt": "ntriples", "rdf": "rdfxml", "trig": "trig", "nq": "nquads"},
    "serdi": {"ttl": "turtle", "nt": "ntriples", "trig": "trig", "nq": "nquads"},
}
# RDF 1.2 is read by pyoxigraph alone.
READS_RDF12 = {"pyoxigraph"}


def with_rdflib(path, syntax):
    """Quads as tuples of text; a literal is its text and datatype."""
    import rdflib

    def text(term):
        if isinstance(term, rdflib.Literal):
            # What rdflib would make of "0.80" is no concern here: the written form counts.
            return str(term), str(term.datatype or STRING)
        return str(term)

    rdflib.NORMALIZE_LITERALS = False
    data = rdflib.Dataset()
    data.parse(path, format=syntax)
    return rdflib.__version__, [(text(s), str(p), text(o), named(str(g or ""))) for s, p, o, g in data.quads()]


def named(graph):
    """The graph's IRI; nothing for the default graph, as each tool calls it."""
    return graph if graph.startswith(BASE) else ""


def with_pyoxigraph(source, syntax):
    """The same; of a triple term the terms of its triple."""
    import pyoxigraph

    def text(term):
        if isinstance(term, pyoxigraph.Literal):
            return term.value, term.datatype.value
        if isinstance(term, pyoxigraph.Triple):
            return text(term.subject), text(term.predicate), text(term.object)
        return term.value

    where = {"input": source} if isinstance(source, bytes) else {"path": source}
    quads = pyoxigraph.parse(**where, format=getattr(pyoxigraph.RdfFormat, syntax))
    graph = lambda node: "" if isinstance(node, pyoxigraph.DefaultGraph) else node.value
    return pyoxigraph.__version__, [(text(q.subject), text(q.predicate), text(q.object), graph(q.graph_name)) for q in quads]


def with_command(tool, path, syntax):
    """What a command line tool makes of the file, as the N-Quads or N-Triples that it writes."""
    written = "nquads" if syntax in ("trig", "nquads") else "ntriples"
    flags = ["-q", "-i", syntax, "-o", written]
    done = subprocess.run([tool, *flags, path], capture_output=True, check=True)
    assert not re.search(b"error|warning", done.stderr, re.I), done.stderr
    about = subprocess.run([tool, "--version" if tool == "rapper" else "-v"], capture_output=True, check=True, text=True)
    version = re.search(r"[\d.]+", about.stdout)[0]
    return version, literal_lines(done.stdout)


def literal_lines(nquads):
    """The quads of N-Quads lines, by a reader of its own: what a tool says is not judged by another tool."""
    term = r'<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:\^\^<[^>]*>|@[\w-]+)?'
    line = re.compile(rf"({term}) (<[^>]*>) ({term}) ?({term})? ?\.")
    escapes = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f", '"': '"', "'": "'", "\\": "\\"}

    def plain(text):
        whole = lambda m: escapes[m[3]] if m[3] else chr(int(m[1] or m[2], 16))
        return re.sub(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", whole, text)

    def value(text):
        if text.startswith('"'):
            body, _, datatype = text.rpartition('"')
            return plain(body[1:]), datatype[3:-1] or STRING
        return plain(text[1:-1])

    found = []
    for text in nquads.decode("utf-8").split("\n"):
        if text and not text.startswith("#"):
            match = line.fullmatch(text)
            assert match, f"no quad: {text}"
            s, p, o, g = match.groups()
            found.append((value(s), value(p), value(o), value(g) if g else ""))
    return found


def load(tool, path, syntax):
    if tool == "rdflib":
        return with_rdflib(path, syntax)
    if tool == "pyoxigraph":
        return with_pyoxigraph(path, syntax)
    return with_command(tool, path, syntax)


def in_rdf12(quads):
    """The quads with statement nodes as reifiers; a statement about a phrase stays, since no triple begins with one."""
    parts = {}
    for s, p, o, g in quads:
        if p in (RDF + "subject", RDF + "predicate", RDF + "object"):
            parts.setdefault((s, g), {})[p[len(RDF):]] = o
    parts = {node: triple for node, triple in parts.items() if isinstance(triple["subject"], str)}
    rest = {q for q in quads if (q[0], q[3]) not in parts or not statement(q)}
    return rest | {(s, RDF + "reifies", (t["subject"], t["predicate"], t["object"]), g) for (s, g), t in parts.items()}


def statement(quad):
    _, p, o, _ = quad
    return p in (RDF + "subject", RDF + "predicate", RDF + "object") or (p, o) == (RDF + "type", RDF + "Statement")


def is_edge(quad):
    return quad[1].startswith(BASE + "rel/")


def expected(kind, ending, store):
    """What the export must hold."""
    if kind == "rdf12":
        store = in_rdf12(store)
    if ending in ("trig", "nq", "jsonld"):
        return store
    triples = {(s, p, o, "") for s, p, o, _ in store}
    if kind != "graph":
        return triples
    used = {q[1] for q in triples if is_edge(q)}
    return {q for q in triples if q[0].startswith(BASE + "entity/") or q[0] in used}


def check(tool, path, syntax, store, labels):
    version, quads = load(tool, str(path), syntax)
    kind, ending = path.stem, path.suffix[1:]
    wanted, found = expected(kind, ending, store), set(quads)
    assert found == wanted, f"{tool} {path.name}: lacks {list(wanted - found)[:3]}, adds {list(found - wanted)[:3]}"
    if tool != "rdflib":
        assert len(quads) == len(wanted), f"{tool} {path.name}: {len(quads)} quads, {len(wanted)} of them different"
    said = {}
    for s, p, o, _ in found:
        if p == LABEL:
            said.setdefault(s, set()).add(o[0])
    for entity, label in labels.items():
        assert said.get(BASE + "entity/" + entity) == {label}, f"{tool} {path.name}: {entity} is {said.get(entity)}"
    entities = {q[0] for q in found if q[0].startswith(BASE + "entity/") and q[1] == RDF + "type"}
    edges = {q[:3] for q in found if is_edge(q) and isinstance(q[2], str)}
    print(path.name, tool, version, len(wanted), len(entities), len(edges), sep="\t")


def main(tool, folder, store, labels=None):
    files = sorted((Path(store) / "articles").rglob("*.nq"))
    store = {quad for file in files for quad in literal_lines(file.read_bytes())}
    assert store, "the store is empty"
    labels = json.loads(Path(labels).read_text(encoding="utf-8")) if labels else {}
    done = 0
    for path in sorted(Path(folder).iterdir()):
        syntax = READS[tool].get(path.suffix[1:])
        if syntax and (path.stem != "rdf12" or tool in READS_RDF12):
            check(tool, path, syntax, store, labels)
            done += 1
    assert done >= len(READS[tool]), f"only {done} files"


if __name__ == "__main__":
    main(*sys.argv[1:])
