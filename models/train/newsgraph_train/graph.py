"""Owns the writing of ONNX graphs: a small builder with int8 products, so that no tracing exporter is needed.

Weights are int8 per output column, reduced to 7 bits: the sums of two u8 x i8 products that AVX2 forms then
fit in 16 bits, and every processor computes the same numbers. Activations are quantised with a scale fixed beforehand
for each product (`calibrate`), so what a sentence gives does not depend on what shares its tensor.
"""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET = 20
HALF_RANGE = 63
FULL_RANGE = 127


def quantised(weights: np.ndarray, axis: int, limit: int) -> tuple[np.ndarray, np.ndarray]:
    """int8 weights in -limit..limit and the float scale of each slice, the largest value along `axis` setting it."""
    scale = np.maximum(np.abs(weights).max(axis, keepdims=True), 1e-12) / limit
    return np.rint(weights / scale).astype(np.int8), scale.astype(np.float32)


Ranges = dict[str, tuple[float, float]]
"""The lowest and highest value that each product's input is taken to have."""


class Graph:
    """Nodes and weights in the order they are added; every method returns the name of a value."""

    def __init__(self, ranges: Ranges | None = None) -> None:
        """In int8 with the ranges of the products' inputs, in float32 without."""
        self.ranges = ranges
        self.watched: dict[str, str] = {}
        self.nodes: list[onnx.NodeProto] = []
        self.weights: dict[str, onnx.TensorProto] = {}

    def const(self, name: str, value: np.ndarray) -> str:
        """A weight; the same name may be asked for again with the same value."""
        self.weights.setdefault(name, numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def ints(self, *values: int) -> str:
        """A vector of indices or lengths."""
        return self.const("ints_" + "_".join(map(str, values)), np.array(values, np.int64))

    def op(self, kind: str, *inputs: str, outputs: int = 1, **attributes):
        """One operator; its output's name, or a list of names if it has several."""
        names = [f"{kind}_{len(self.nodes)}_{number}" for number in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, name=f"{kind}_{len(self.nodes)}", **attributes))
        return names[0] if outputs == 1 else names

    def name_output(self, value: str, name: str) -> None:
        """Makes the value an output called `name`."""
        self.nodes.append(helper.make_node("Identity", [value], [name], name=f"Output_{name}"))

    def embed(self, name: str, table: np.ndarray, ids: str) -> str:
        """Rows of a table: int8 with a scale per row."""
        if self.ranges is None:
            return self.op("Gather", self.const(name, table.astype(np.float32)), ids)
        rows, scale = quantised(table, 1, FULL_RANGE)
        picked = self.op("Cast", self.op("Gather", self.const(name, rows), ids), to=TensorProto.FLOAT)
        return self.op("Mul", picked, self.op("Gather", self.const(name + "_scale", scale), ids))

    def quantise(self, name: str, x: str, low: float, high: float) -> tuple[str, float, str]:
        """(u8 values, scale, zero point) of the product's input; what lies outside the range is clipped."""
        low, high = min(low, 0.0), max(high, 0.0)
        step = np.float32(max(high - low, 1e-6) / 255)
        zero = self.const(name + "_zero", np.array(np.clip(np.rint(-low / step), 0, 255), np.uint8))
        return self.op("QuantizeLinear", x, self.const(name + "_step", np.array(step)), zero), step, zero

    def product(self, name: str, x: str, weights: np.ndarray, bias: np.ndarray | None = None) -> str:
        """`x` [..., I] times `weights` [I,O], plus `bias` [O]."""
        if self.ranges is None:
            self.watched[name] = x
            return self.dense(name, x, weights, bias)
        values, step, zero = self.quantise(name, x, *self.ranges[name])
        columns, factors = quantised(weights, 0, HALF_RANGE)
        none = self.const("zero_i8", np.array(0, np.int8))
        sums = self.op("MatMulInteger", values, self.const(name + "_weight", columns), zero, none)
        y = self.op("Mul", self.op("Cast", sums, to=TensorProto.FLOAT), self.const(name + "_scale", step * factors[0]))
        return y if bias is None else self.op("Add", y, self.const(name + "_bias", bias.astype(np.float32)))

    def dense(self, name: str, x: str, weights: np.ndarray, bias: np.ndarray | None = None) -> str:
        """As `product`, in float32 always: for products too small to gain by int8."""
        y = self.op("MatMul", x, self.const(name + "_weight", weights.astype(np.float32)))
        return y if bias is None else self.op("Add", y, self.const(name + "_bias", bias.astype(np.float32)))

    def norm(self, name: str, x: str, scale: np.ndarray, bias: np.ndarray, epsilon: float) -> str:
        """Layer normalisation over the last axis."""
        scale = self.const(name + "_scale", scale.astype(np.float32))
        bias = self.const(name + "_bias", bias.astype(np.float32))
        return self.op("LayerNormalization", x, scale, bias, axis=-1, epsilon=epsilon)

    def finish(self, inputs: dict[str, tuple[int, list]], outputs: dict[str, list]) -> onnx.ModelProto:
        """The checked model. Shapes are lists of numbers and axis names; `inputs` also gives the element type."""
        graph = helper.make_graph(
            self.nodes,
            "newsgraph",
            [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in inputs.items()],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in outputs.items()],
            list(self.weights.values()),
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)
        model.producer_name = "newsgraph_train"
        onnx.checker.check_model(model, full_check=True)
        return model
