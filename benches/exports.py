#!/usr/bin/env python3
"""How fast the exports of a large graph are, beside oxigraph's dump of the same quads and networkx's writers.

usage: python3 benches/exports.py [--edges N] [--work DIR] [--newsgraph FILE]

Makes a store of N fact edges (100,000 unless told otherwise) out of the seeds: their articles are copied until there are
enough, and in each copy every entity is swapped for one of as many namesakes, by chance with a fixed seed. So articles,
claims, evidence and names stand in the proportion in which real news has them. The store is kept in DIR (target/exports).
`cargo bench --bench exports` then times opening the store, reading the graph, each export, and for RDF oxigraph's own dump
of the same quads; networkx loads the GraphML and writes the same graph. Needs networkx and pydot, and some 10 GB of memory.
Bounds: each RDF export at least half as fast as the dump; GraphML, GEXF and DOT faster than networkx. Exit code 1 if one
does not hold. No part of the tests: a shared machine makes the figures differ by a half from run to run.
"""

import argparse
import hashlib
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BASE = "https://w3id.org/newsgraph/"
NODE = re.compile(re.escape(f"<{BASE}") + r"(article|entity|claim)/([^>]*)>")


def facts(newsgraph: Path, store: Path) -> int:
    """Number of fact edges in a store."""
    run = subprocess.run([newsgraph, "export", "--format", "edges", "--store", store], capture_output=True, check=True)
    return run.stdout.count(b"\n") - 1


def copied(quads: str, copy: int, namesakes: dict[str, int]) -> str:
    """One article's quads with another id, other claims, and each entity swapped for a namesake."""

    def renamed(match: re.Match) -> str:
        kind, name = match.groups()
        first, slash, rest = name.partition("/")
        if kind == "claim":
            name = f"{int(name[:16], 16) ^ copy * 0x9E3779B97F4A7C15 % 2**64:016x}{name[16:]}"
        elif kind == "entity" and not slash:
            name = f"{name}_{namesakes[name]}"
        elif kind == "entity":
            name = f"{first}-{copy}/{rest}"
        else:
            name, mark, part = name.partition("#")
            name = f"{name}-{copy}{mark}{part}"
        return f"<{BASE}{kind}/{name}>"

    return NODE.sub(renamed, quads)


def make_store(newsgraph: Path, work: Path, edges: int) -> Path:
    """The store of at least so many fact edges; the one that is there, if it was made before."""
    store = work / f"store-{edges}"
    if (store / "store.json").exists():
        return store
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder) / "seeds"
        subprocess.run([newsgraph, "build", ROOT / "seeds", "--store", seeds], check=True, capture_output=True)
        copies = -(-edges // facts(newsgraph, seeds))
        description = (seeds / "store.json").read_text()
        ontology = (seeds / "ontology.nq").read_bytes()
        articles = [path.read_text(encoding="utf-8") for path in sorted(seeds.rglob("articles/*/*.nq"))]
    chance = random.Random(5)
    names = sorted({name for text in articles for kind, name in NODE.findall(text) if kind == "entity" and "/" not in name})
    for copy in range(copies):
        namesakes = {name: chance.randrange(copies) for name in names}
        for text in articles:
            first, _, quads = text.partition("\n")
            entry = json.loads(first.removeprefix("# "))
            article, entry["article"] = entry["article"], f"{entry['article']}-{copy}"
            quads = copied(quads, copy, namesakes).replace(f'"{article}"', f'"{entry["article"]}"')
            digest = hashlib.sha256(entry["article"].encode() + b"\0").hexdigest()
            path = store / "articles" / digest[:2] / f"{digest[:32]}.nq"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"# {json.dumps(entry, separators=(',', ':'))}\n{quads}", encoding="utf-8")
    (store / "ontology.nq").write_bytes(ontology)
    (store / "lock").touch()
    (store / "store.json").write_text(description)
    return store


def by_networkx(folder: Path) -> dict[str, float]:
    """Seconds that networkx takes to write the graph of our GraphML."""
    import networkx

    graph = networkx.read_graphml(folder / "graphml")
    print(f"networkx {networkx.__version__} holds {graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges")
    # What GraphML calls an edge's id is its key to networkx; GEXF's writer wants no key that is an attribute too.
    writers = {"graphml": networkx.write_graphml, "gexf": networkx.write_gexf, "dot-all": networkx.nx_pydot.write_dot}
    taken = {}
    for name, write in writers.items():
        began = time.perf_counter()
        write(graph, folder / f"networkx-{name}")
        taken[name] = time.perf_counter() - began
    return taken


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--edges", type=int, default=100_000)
    parser.add_argument("--work", type=Path, default=ROOT / "target" / "exports")
    parser.add_argument("--newsgraph", type=Path, default=ROOT / "target" / "release" / "newsgraph")
    options = parser.parse_args()
    store = make_store(options.newsgraph.resolve(), options.work.resolve(), options.edges)
    folder = options.work.resolve() / "written"
    bench = ["cargo", "bench", "-q", "--bench", "exports", "--", store, folder]
    run = subprocess.run(bench, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    report = json.loads(run.stdout.splitlines()[-1])
    print(f"{report['articles']} articles, {report['nodes']} nodes, {report['edges']} fact edges")
    print(f"opening the store {report['open_seconds']:.1f} s, reading the graph {report['read_seconds']:.1f} s")
    networkx = by_networkx(folder)
    failed = 0
    print(f"{'export':<12}{'s':>8}{'MB':>8}   beside it")
    for name, export in report["exports"].items():
        seconds, line = export["seconds"], ""
        for what, other, least in (("oxigraph's dump", export.get("dump_seconds"), 0.5), ("networkx", networkx.get(name), 1)):
            if other is not None:
                holds = other / seconds >= least
                failed += not holds
                line = f"{what} {other:.1f} s: {other / seconds:.2f} as fast, bound {least}{'' if holds else ', FAILED'}"
        print(f"{name:<12}{seconds:>8.2f}{export.get('bytes', 0) / 1e6:>8.0f}   {line}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
