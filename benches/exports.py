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
import multiprocessing
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
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
        # A tenth more, since statements of two copies may fall on the same namesakes and become one edge.
        copies = -(-edges * 11 // (10 * facts(newsgraph, seeds)))
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


def measured(store: Path, folder: Path) -> Iterator[dict]:
    """What `exports.rs` says, as soon as it does: the counts, then each export."""
    bench = ["cargo", "bench", "-q", "--bench", "exports", "--", store, folder]
    with subprocess.Popen(bench, cwd=ROOT, stdout=subprocess.PIPE, text=True) as run:
        yield from (json.loads(line) for line in run.stdout if line.startswith("{"))
    if run.returncode:
        sys.exit("cargo bench failed")


def by_networkx(folder: Path, limit: float) -> dict[str, float]:
    """Seconds that networkx takes to write the graph of our GraphML; a writer that takes longer than `limit` is stopped."""
    import networkx

    graph = networkx.read_graphml(folder / "graphml")
    print(f"networkx {networkx.__version__} holds {graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges")
    # What GraphML calls an edge's id is its key to networkx; GEXF's writer wants no key that is an attribute too.
    writers = {"graphml": networkx.write_graphml, "gexf": networkx.write_gexf, "dot-all": networkx.nx_pydot.write_dot}
    taken = {}
    for name, write in writers.items():
        writer = multiprocessing.get_context("fork").Process(target=write, args=(graph, folder / f"networkx-{name}"))
        began = time.perf_counter()
        writer.start()
        writer.join(limit)
        taken[name] = time.perf_counter() - began
        if writer.is_alive():
            print(f"networkx has not written {name} in {limit:.0f} s and is stopped")
            writer.kill()
            writer.join()
    return taken


def holds(name: str, seconds: float, what: str, other: float, least: float) -> bool:
    """Prints how fast an export is beside another writer, and whether that is fast enough."""
    enough = other / seconds >= least
    bound = f"bound {least}{'' if enough else ', FAILED'}"
    print(f"{name:<12}{seconds:>8.2f} s, {what} {other:.2f} s: {other / seconds:.2f} as fast, {bound}", flush=True)
    return enough


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--edges", type=int, default=100_000)
    parser.add_argument("--work", type=Path, default=ROOT / "target" / "exports")
    parser.add_argument("--newsgraph", type=Path, default=ROOT / "target" / "release" / "newsgraph")
    parser.add_argument("--limit", type=float, default=60, help="seconds that networkx has for each format")
    options = parser.parse_args()
    store = make_store(options.newsgraph.resolve(), options.work.resolve(), options.edges)
    folder = options.work.resolve() / "written"
    report = measured(store, folder)
    counts = next(report)
    print(f"{counts['articles']} articles, {counts['nodes']} nodes, {counts['edges']} fact edges")
    print(f"opening the store {counts['open_seconds']:.1f} s, reading the graph {counts['read_seconds']:.1f} s", flush=True)
    seconds, fine = {}, True
    for export in report:
        name = export["export"]
        seconds[name] = export["seconds"]
        if "dump_seconds" in export:
            fine &= holds(name, seconds[name], "oxigraph's dump", export["dump_seconds"], 0.5)
        else:
            print(f"{name:<12}{seconds[name]:>8.2f} s, {export.get('bytes', 0) / 1e6:.0f} MB", flush=True)
    for name, other in by_networkx(folder, options.limit).items():
        fine &= holds(name, seconds[name], "networkx", other, 1)
    return not fine


if __name__ == "__main__":
    sys.exit(main())
