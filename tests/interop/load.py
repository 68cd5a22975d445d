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
    assert graph.is_directed() and graph.is_multigraph(), f"{type(graph)}: no directed multigraph"
    nodes = [[node, data["label"]] for node, data in graph.nodes(data=True)]
    edges = []
    for source, target, key, data in graph.edges(keys=True, data=True):
        assert key == data.get("id", key), f"another key than its id: {key}"
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


def main(loader, path):
    tool, nodes, edges = globals()[loader.replace("-", "_")](path)
    json.dump({"tool": tool, "nodes": nodes, "edges": edges}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
