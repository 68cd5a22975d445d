"""Owns the two ways to run the model: in torch while it is trained, in ONNX Runtime once it is written."""

from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime
import torch

from .encode import Batch
from .model import Model


class Runner(Protocol):
    """Something that scores batches."""

    def scores(self, batch: Batch) -> dict[str, np.ndarray]:
        """The outputs of `encoder.onnx` by name."""

    def relations(self, deps: np.ndarray, heads: np.ndarray) -> np.ndarray:
        """The output of `labels.onnx`: [N,R] from [N,K] and [N,K]."""


class TorchRunner:
    """The model in training, in bfloat16 if `fast`."""

    def __init__(self, model: Model, fast: bool = False) -> None:
        self.model, self.fast = model, fast

    def scores(self, batch: Batch) -> dict[str, np.ndarray]:
        """See `Runner`."""
        self.model.eval()
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=self.fast):
            return {name: value.float().numpy() for name, value in self.model(**batch.inputs()).items()}

    def relations(self, deps: np.ndarray, heads: np.ndarray) -> np.ndarray:
        """See `Runner`."""
        with torch.inference_mode():
            return self.model.relations(torch.from_numpy(deps), torch.from_numpy(heads)).numpy()


class OnnxRunner:
    """The written model, on one thread."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.encoder = onnxruntime.InferenceSession(folder / "encoder.onnx", options)
        self.labels = onnxruntime.InferenceSession(folder / "labels.onnx", options)
        self.names = [output.name for output in self.encoder.get_outputs()]

    def scores(self, batch: Batch) -> dict[str, np.ndarray]:
        """See `Runner`."""
        inputs = {name: value.numpy().astype(np.int32) for name, value in batch.inputs().items()}
        return dict(zip(self.names, self.encoder.run(self.names, inputs), strict=True))

    def relations(self, deps: np.ndarray, heads: np.ndarray) -> np.ndarray:
        """See `Runner`."""
        return self.labels.run(None, {"dep": deps, "head": heads})[0]
