"""Owns the ranges of the products' inputs, found by running the float32 graphs over training sentences.

Invariant: the same model and sentences give the same ranges, and none is read from what the model will be scored on.
"""

import random
from collections.abc import Callable

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper

from . import export
from .documents import Document
from .encode import Encoder
from .graph import Graph, Ranges
from .model import Model
from .sentence import Sentence

BATCH_PIECES = 600
USUAL = 0.95
"""The share of runs whose values the range holds whole."""
Build = Callable[[Model, Graph], onnx.ModelProto]


class Watch:
    """A float32 graph that also gives the products' inputs, and the ranges they had so far."""

    def __init__(self, graph: Graph, model: onnx.ModelProto) -> None:
        self.products = graph.watched
        watched = sorted(set(self.products.values()))
        known = {output.name for output in model.graph.output}
        model.graph.output.extend(
            helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in watched if name not in known
        )
        self.session = onnxruntime.InferenceSession(model.SerializeToString())
        self.names = [output.name for output in self.session.get_outputs()]
        self.lows: dict[str, list[float]] = {name: [] for name in watched}
        self.highs: dict[str, list[float]] = {name: [] for name in watched}

    def run(self, inputs: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        """The graph's outputs by name; takes their ranges in."""
        values = dict(zip(self.names, self.session.run(self.names, inputs), strict=True))
        for name in self.lows:
            self.lows[name].append(float(values[name].min()))
            self.highs[name].append(float(values[name].max()))
        return values

    def ranges(self) -> Ranges:
        """Per product, a low and a high value that few runs pass: only outliers are clipped."""
        return {
            product: (
                float(np.quantile(self.lows[value], 1 - USUAL)),
                float(np.quantile(self.highs[value], USUAL)),
            )
            for product, value in self.products.items()
        }


def watched(build: Build, model: Model) -> Watch:
    """The float32 graph that `build` makes of the model, to be run and watched."""
    graph = Graph()
    return Watch(graph, build(model, graph))


def all_ranges(model: Model, encoder: Encoder, sentences: list[Sentence], documents: list[Document]) -> dict[str, Ranges]:
    """The ranges of each of `export.GRAPHS`, by its name."""
    watches = {name: watched(build, model) for name, build in export.GRAPHS.items()}
    for places in encoder.batches(sentences, BATCH_PIECES, random.Random(1)):
        group = [sentences[place] for place in places]
        scores = watches["encoder"].run(int32(encoder.batch(group).inputs()))
        watches["claims"].run({"state": scores["state"]})
        deps, heads = [], []
        for row, sentence in enumerate(group):
            count = len(sentence.words)
            deps.append(scores["rel_dep"][row, :count])
            heads.append(scores["rel_head"][row][scores["arc"][row, :count, : count + 1].argmax(1)])
        watches["labels"].run({"dep": np.concatenate(deps), "head": np.concatenate(heads)})
    for document in documents:
        states = watches["encoder"].run(int32(encoder.batch(document.sentences).inputs()))["state"]
        watches["coreference"].run(coreference_inputs(document, states))
    return {name: watch.ranges() for name, watch in watches.items()}


def coreference_inputs(document: Document, states: np.ndarray) -> dict[str, np.ndarray]:
    """What `coreference.onnx` takes for a segment of a document with states [B,T,W]: every pair of its mentions."""
    later, earlier = np.tril_indices(len(document.mentions), -1)
    return {
        "mentions": np.stack(
            [states[mention.sentence, [mention.head, mention.first]].ravel() for mention in document.mentions]
        ),
        "later": later.astype(np.int32),
        "earlier": earlier.astype(np.int32),
        "features": document.wording[later, earlier].astype(np.float32),
    }


def int32(tensors: dict) -> dict[str, np.ndarray]:
    """Tensors as the graphs take them."""
    return {name: value.numpy().astype(np.int32) for name, value in tensors.items()}
