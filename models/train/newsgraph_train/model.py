"""Owns the network: a MiniLM encoder with a word-shape embedding, and heads for tags, names and trees; those for
claims and coreference are in `heads`.

In: a batch of word pieces (see `encode.Batch`). Out: one tensor of scores per task.
Invariant: everything here is mirrored by `export`, operator for operator.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from .heads import ClaimHeads, Coreference
from .labels import NAME_TAGS, SHAPE_COUNT

WIDTH, HEADS, INNER = 384, 12, 1536
VOCABULARY, POSITIONS, SHAPE_WIDTH = 30_522, 512, 32


@dataclass(frozen=True)
class Sizes:
    """How many labels each task has, and how wide its hidden layer is."""

    upos: int
    xpos: int
    deprel: int
    layers: int = 6
    arc: int = 256
    rel: int = 96
    name: int = 128


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT. Attention is written as plain products:
    the backward pass of torch's fused kernel costs a third of a step on a CPU."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor, dropout: float) -> Tensor:
        """`x` [B,P,W], `bias` [B,1,1,P] (0, or very negative at padding) -> [B,P,W]."""
        batch, length, _ = x.shape
        query, key, value = self.qkv(x).view(batch, length, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        scores = (query @ key.transpose(-1, -2)) * query.shape[-1] ** -0.5 + bias.to(query.dtype)
        mixed = (scores.softmax(-1).to(value.dtype) @ value).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.out(mixed))
        inner = self.down(F.gelu(self.up(x)))
        return self.norm2(x + F.dropout(inner, dropout, self.training))


class Trunk(nn.Module):
    """Word pieces to one vector per word: that of its first piece in the last layer."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.shape = nn.Embedding(SHAPE_COUNT, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.dropout = 0.1
        nn.init.zeros_(self.shape.weight)
        self.word.weight.requires_grad = False
        self.position.weight.requires_grad = False

    def load_minilm(self, file: Path) -> None:
        """Takes over the weights of all-MiniLM-L6-v2 (safetensors)."""
        source = load_file(file)

        def copy(target: nn.Module, *names: str) -> None:
            for part in ("weight", "bias"):
                parts = [source[f"{name}.{part}"] for name in names]
                getattr(target, part).data.copy_(torch.cat(parts))

        self.word.weight.data.copy_(source["embeddings.word_embeddings.weight"])
        self.position.weight.data.copy_(source["embeddings.position_embeddings.weight"])
        self.kind.data.copy_(source["embeddings.token_type_embeddings.weight"][0])
        copy(self.norm, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            base = f"encoder.layer.{number}"
            copy(layer.qkv, *(f"{base}.attention.self.{name}" for name in ("query", "key", "value")))
            copy(layer.out, f"{base}.attention.output.dense")
            copy(layer.norm1, f"{base}.attention.output.LayerNorm")
            copy(layer.up, f"{base}.intermediate.dense")
            copy(layer.down, f"{base}.output.dense")
            copy(layer.norm2, f"{base}.output.LayerNorm")

    def forward(self, ids: Tensor, shape: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """`ids`, `shape`, `mask` [B,P], `first` [B,T] -> [B,T,W]."""
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.kind + self.shape(shape)
        x = F.dropout(self.norm(x), self.dropout, self.training)
        bias = (1.0 - mask.float())[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias, self.dropout)
        return torch.gather(x, 1, first[:, :, None].expand(-1, -1, WIDTH))


class Model(nn.Module):
    """The encoder with its heads."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        width = WIDTH + SHAPE_WIDTH
        self.sizes = sizes
        self.encoder = Trunk(sizes.layers)
        self.shape = nn.Embedding(SHAPE_COUNT, SHAPE_WIDTH)
        self.upos = nn.Linear(width, sizes.upos)
        self.xpos = nn.Linear(width, sizes.xpos)
        self.name_in = nn.Linear(width, sizes.name)
        self.name_out = nn.Linear(sizes.name, len(NAME_TAGS))
        self.arc_head = nn.Linear(width, sizes.arc)
        self.arc_dep = nn.Linear(width, sizes.arc)
        self.rel_head = nn.Linear(width, sizes.rel)
        self.rel_dep = nn.Linear(width, sizes.rel)
        self.arc = nn.Parameter(torch.empty(sizes.arc + 1, sizes.arc))
        self.rel = nn.Parameter(torch.randn(sizes.deprel, sizes.rel + 1, sizes.rel + 1) * 0.01)
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.claims = ClaimHeads(width)
        self.coreference = Coreference(width)
        nn.init.orthogonal_(self.arc)

    def student(self, layers: int) -> "Model":
        """A model with so many of this one's layers, evenly chosen with the last among them, and the same heads."""
        small = Model(replace(self.sizes, layers=layers))
        weights = self.state_dict()
        for number in range(layers):
            chosen = (number + 1) * self.sizes.layers // layers - 1
            prefix, source = f"encoder.layers.{number}.", f"encoder.layers.{chosen}."
            for name in [name for name in small.state_dict() if name.startswith(prefix)]:
                weights["small." + name] = weights[source + name.removeprefix(prefix)]
        kept = {name: weights.get("small." + name, weights.get(name)) for name in small.state_dict()}
        small.load_state_dict(kept)
        return small

    def forward(self, ids: Tensor, shape: Tensor, mask: Tensor, first: Tensor, word_shape: Tensor) -> dict[str, Tensor]:
        """Scores by task, named and shaped as the outputs of `encoder.onnx`; column 0 of `arc` is the root."""
        x = torch.cat([self.encoder(ids, shape, mask, first).float(), self.shape(word_shape)], -1)
        x = F.dropout(x, 0.1, self.training)
        batch, _, width = x.shape
        rooted = torch.cat([self.root.expand(batch, 1, width), x], 1)

        def hidden(layer: nn.Linear, value: Tensor) -> Tensor:
            return F.dropout(F.gelu(layer(value)), 0.15, self.training)

        heads, deps = hidden(self.arc_head, rooted), hidden(self.arc_dep, x)
        return {
            "state": x,
            "upos": self.upos(x),
            "xpos": self.xpos(x),
            "ner": self.name_out(F.gelu(self.name_in(x))),
            "arc": (with_one(deps) @ self.arc.to(deps.dtype)) @ heads.transpose(1, 2),
            "rel_head": hidden(self.rel_head, rooted),
            "rel_dep": hidden(self.rel_dep, x),
        }

    def relations(self, deps: Tensor, heads: Tensor) -> Tensor:
        """Relation scores [N,R] of words `deps` [N,K] whose heads are `heads` [N,K]."""
        deps, heads = with_one(deps), with_one(heads)
        count, left, right = self.rel.shape
        weights = self.rel.to(deps.dtype).permute(1, 0, 2).reshape(left, count * right)
        return ((deps @ weights).view(-1, count, right) @ heads[:, :, None]).squeeze(-1)


def with_one(x: Tensor) -> Tensor:
    """Adds a constant 1 to every vector, so that a product with it has a bias."""
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)
