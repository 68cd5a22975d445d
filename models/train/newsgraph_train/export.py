"""Owns the writing of the trained model as `encoder.onnx`, `labels.onnx`, `claims.onnx` and `coreference.onnx`.

Invariant: the graph computes what `model.Model` computes, only folded: the root's vectors are constants,
the scale of attention sits in the query weights, and the heads' first layers are one product.
"""

import numpy as np
import onnx
from onnx import TensorProto

from .graph import Graph
from .heads import ARCS, CLAIM_LABELS, Biaffine
from .model import HEADS, POSITIONS, SHAPE_WIDTH, WIDTH, Layer, Model
from .pairs import FEATURES


def encoder(model: Model, graph: Graph) -> onnx.ModelProto:
    """The graph from word pieces to scores."""
    x = embeddings(graph, model)
    bias = graph.op("Sub", graph.const("one", np.float32(1)), graph.op("Cast", "mask", to=TensorProto.FLOAT))
    bias = graph.op("Mul", bias, graph.const("hidden", np.float32(-1e4)))
    bias = graph.op("Unsqueeze", bias, graph.ints(1, 2))
    inner = x
    for number, layer in enumerate(model.encoder.layers):
        x = transformer_layer(graph, f"layer{number}", layer, x, bias)
        if 3 * (number + 1) <= 2 * len(model.encoder.layers):
            inner = x
    index = graph.op("Unsqueeze", graph.op("Cast", "first", to=TensorProto.INT64), graph.ints(-1))
    x = graph.op("GatherND", x, index, batch_dims=1)
    x = graph.op(
        "Concat", x, graph.op("Gather", graph.const("word_shapes", array(model.shape.weight)), "word_shape"), axis=-1
    )
    graph.name_output(x, "state")
    graph.name_output(graph.op("GatherND", inner, index, batch_dims=1), "inner")
    heads(graph, model, x)
    pieces, words, sizes = ["B", "P"], ["B", "T"], model.sizes
    inputs = dict.fromkeys(("ids", "shape", "mask"), (TensorProto.INT32, pieces))
    inputs |= dict.fromkeys(("first", "word_shape"), (TensorProto.INT32, words))
    outputs = {
        "state": [*words, WIDTH + SHAPE_WIDTH],
        "inner": [*words, WIDTH],
        "upos": [*words, sizes.upos],
        "xpos": [*words, sizes.xpos],
        "ner": [*words, model.name_out.out_features],
        "arc": [*words, "H"],
        "rel_head": ["B", "H", sizes.rel],
        "rel_dep": [*words, sizes.rel],
    }
    return graph.finish(inputs, outputs)


def labels(model: Model, graph: Graph) -> onnx.ModelProto:
    """The graph from a word and its head to relation scores."""
    count, left, right = model.rel.shape
    weights = array(model.rel).transpose(1, 0, 2).reshape(left, count * right)
    # The last row of the weights belongs to the constant 1: it is the bias of the product.
    y = graph.product("rel", "dep", weights[:-1], weights[-1])
    y = graph.op("Reshape", y, graph.ints(-1, count, right))
    head = graph.op(
        "Slice", graph.op("Unsqueeze", "head", graph.ints(-1)), graph.ints(0), graph.ints(right - 1), graph.ints(1)
    )
    scores = graph.op(
        "Squeeze",
        graph.op("MatMul", graph.op("Slice", y, graph.ints(0), graph.ints(right - 1), graph.ints(2)), head),
        graph.ints(-1),
    )
    last = graph.op(
        "Squeeze", graph.op("Slice", y, graph.ints(right - 1), graph.ints(right), graph.ints(2)), graph.ints(-1)
    )
    graph.name_output(graph.op("Add", scores, last), "label")
    width = model.sizes.rel
    inputs = {name: (TensorProto.FLOAT, ["N", width]) for name in ("dep", "head")}
    return graph.finish(inputs, {"label": ["N", count]})


def claims(model: Model, graph: Graph) -> onnx.ModelProto:
    """The graph from word states to triggers and arcs: one product, split, then what each head does with its part."""
    source = model.claims
    arcs = [getattr(source, name) for name in ARCS]
    parts = [source.hidden, *(side for arc in arcs for side in (arc.left, arc.right))]
    weights = np.concatenate([array(part.weight) for part in parts])
    biases = np.concatenate([array(part.bias) for part in parts])
    y = graph.op("Gelu", graph.product("claims", "state", weights.T, biases))
    sizes = graph.ints(*(part.out_features for part in parts))
    hidden, *sides = graph.op("Split", y, sizes, outputs=len(parts), axis=-1)
    graph.name_output(graph.product("claim", hidden, array(source.out.weight).T, array(source.out.bias)), "claim")
    for place, (name, arc) in enumerate(zip(ARCS, arcs, strict=True)):
        right = graph.op("Transpose", sides[2 * place + 1], perm=[0, 2, 1])
        scores = graph.op("MatMul", turned(graph, name, arc, sides[2 * place]), right)
        graph.name_output(graph.op("Add", scores, graph.const(name + "_base", array(arc.base))), name)
    words = ["B", "T"]
    outputs = {"claim": [*words, CLAIM_LABELS]} | dict.fromkeys(ARCS, [*words, "U"])
    return graph.finish({"state": (TensorProto.FLOAT, [*words, WIDTH + SHAPE_WIDTH])}, outputs)


def coreference(model: Model, graph: Graph) -> onnx.ModelProto:
    """The graph from mentions, and pairs of them as places in their list, to antecedent scores."""
    source = model.coreference
    arc = source.arc
    left = graph.op("Gelu", graph.product("left", "mentions", array(arc.left.weight).T, array(arc.left.bias)))
    right = graph.op("Gelu", graph.product("right", "mentions", array(arc.right.weight).T, array(arc.right.bias)))
    left = graph.op("Gather", turned(graph, "arc", arc, left), "later")
    meaning = graph.op("ReduceSum", graph.op("Mul", left, graph.op("Gather", right, "earlier")), graph.ints(1), keepdims=0)
    hidden = graph.dense("features_in", "features", array(source.features_in.weight).T, array(source.features_in.bias))
    weight, bias = array(source.features_out.weight).T, array(source.features_out.bias) + array(arc.base)
    wording = graph.op("Squeeze", graph.dense("features_out", graph.op("Gelu", hidden), weight, bias), graph.ints(1))
    graph.name_output(graph.op("Add", meaning, wording), "antecedent")
    none = graph.dense("new", "mentions", array(source.new.weight).T, array(source.new.bias))
    graph.name_output(graph.op("Squeeze", none, graph.ints(1)), "none")
    inputs = {
        "mentions": (TensorProto.FLOAT, ["M", 2 * (WIDTH + SHAPE_WIDTH)]),
        "later": (TensorProto.INT32, ["N"]),
        "earlier": (TensorProto.INT32, ["N"]),
        "features": (TensorProto.FLOAT, ["N", FEATURES]),
    }
    return graph.finish(inputs, {"antecedent": ["N"], "none": ["M"]})


def turned(graph: Graph, name: str, arc: Biaffine, left: str) -> str:
    """The left side times the weights of a biaffine product, whose last row belongs to the constant 1."""
    weight = array(arc.weight)
    return graph.product(name + "_arc", left, weight[:-1], weight[-1])


def embeddings(graph: Graph, model: Model) -> str:
    """Word, position and shape embeddings, normalised: [B,P,W]."""
    encoder = model.encoder
    length = graph.op("Gather", graph.op("Shape", "ids"), graph.ints(1))
    positions = array(encoder.position.weight) + array(encoder.kind)
    positions = graph.const("positions", positions.astype(np.float32)[:POSITIONS])
    positions = graph.op("Slice", positions, graph.ints(0), length, graph.ints(0))
    shapes = graph.op("Gather", graph.const("piece_shapes", array(encoder.shape.weight)), "shape")
    x = graph.op("Add", graph.embed("words", array(encoder.word.weight), "ids"), shapes)
    return norm(graph, "embeddings_norm", graph.op("Add", x, positions), encoder.norm)


def transformer_layer(graph: Graph, name: str, layer: Layer, x: str, bias: str) -> str:
    """One transformer layer: [B,P,W] -> [B,P,W]."""
    scale = np.ones(3 * WIDTH, np.float32)
    scale[:WIDTH] = (WIDTH // HEADS) ** -0.5
    qkv = graph.product(name + "_qkv", x, array(layer.qkv.weight).T * scale, array(layer.qkv.bias) * scale)
    parts = graph.op("Split", qkv, graph.ints(WIDTH, WIDTH, WIDTH), outputs=3, axis=-1)
    split = graph.ints(0, 0, HEADS, WIDTH // HEADS)
    query, key, value = (graph.op("Reshape", part, split) for part in parts)
    query = graph.op("Transpose", query, perm=[0, 2, 1, 3])
    key = graph.op("Transpose", key, perm=[0, 2, 3, 1])
    value = graph.op("Transpose", value, perm=[0, 2, 1, 3])
    scores = graph.op("Softmax", graph.op("Add", graph.op("MatMul", query, key), bias), axis=-1)
    mixed = graph.op("Transpose", graph.op("MatMul", scores, value), perm=[0, 2, 1, 3])
    mixed = graph.op("Reshape", mixed, graph.ints(0, 0, WIDTH))
    mixed = graph.product(name + "_out", mixed, array(layer.out.weight).T, array(layer.out.bias))
    x = norm(graph, name + "_norm1", graph.op("Add", x, mixed), layer.norm1)
    inner = graph.op("Gelu", graph.product(name + "_up", x, array(layer.up.weight).T, array(layer.up.bias)))
    inner = graph.product(name + "_down", inner, array(layer.down.weight).T, array(layer.down.bias))
    return norm(graph, name + "_norm2", graph.op("Add", x, inner), layer.norm2)


def heads(graph: Graph, model: Model, x: str) -> None:
    """All heads from the word vectors `x` [B,T,W+S]: one product, split, then what each task does with its part."""
    parts = [model.upos, model.xpos, model.name_in, model.arc_dep, model.arc_head, model.rel_dep, model.rel_head]
    weights = np.concatenate([array(part.weight) for part in parts])
    biases = np.concatenate([array(part.bias) for part in parts])
    sizes = graph.ints(*(part.out_features for part in parts))
    y = graph.product("heads", x, weights.T, biases)
    upos, xpos, name, arc_dep, arc_head, rel_dep, rel_head = graph.op("Split", y, sizes, outputs=len(parts), axis=-1)
    graph.name_output(upos, "upos")
    graph.name_output(xpos, "xpos")
    hidden = graph.op("Gelu", name)
    graph.name_output(
        graph.product("name_out", hidden, array(model.name_out.weight).T, array(model.name_out.bias)), "ner"
    )
    arc = array(model.arc)
    deps = graph.product("arc", graph.op("Gelu", arc_dep), arc[:-1], arc[-1])
    rooted = graph.op("Transpose", with_root(graph, "arc_root", model.root, model.arc_head, arc_head), perm=[0, 2, 1])
    graph.name_output(graph.op("MatMul", deps, rooted), "arc")
    graph.name_output(with_root(graph, "rel_root", model.root, model.rel_head, rel_head), "rel_head")
    graph.name_output(graph.op("Gelu", rel_dep), "rel_dep")


def with_root(graph: Graph, name: str, root, layer, words: str) -> str:
    """The root's vector, known beforehand, put before those of the words: [B,T,K] -> [B,T+1,K]."""
    row = array(layer(root))[None, None, :]
    batch = graph.op("Gather", graph.op("Shape", "ids"), graph.ints(0))
    shape = graph.op("Concat", batch, graph.ints(1, row.shape[-1]), axis=0)
    rows = graph.op("Expand", graph.const(name, row), shape)
    return graph.op("Gelu", graph.op("Concat", rows, words, axis=1))


def norm(graph: Graph, name: str, x: str, layer) -> str:
    """A LayerNorm module as an operator."""
    return graph.norm(name, x, array(layer.weight), array(layer.bias), layer.eps)


def array(tensor) -> np.ndarray:
    """A parameter as float32 numbers."""
    return tensor.detach().float().numpy()


GRAPHS = {"encoder": encoder, "labels": labels, "claims": claims, "coreference": coreference}
"""What makes each file, by its name without `.onnx`."""
