"""Owns the network of soundness: what the words at a claim's ends, as they stand in their sentence, say of its being right.

In: the clues to claims, the encoder's inner states of the first and last words of subject, object and trigger. Out: weights
of clues, and `soundness.onnx`. Invariant: a network and the weights that it was fitted with belong together; what the
program adds up is what was fitted.

The states of the encoder's last layer serve its own tasks and tell less: a right claim is above a wrong one in 0.74 of pairs
by them, in 0.75 by those two thirds up, in 0.67 by clues alone (folds of articles).
"""

import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, gelu

from .graph import Graph
from .model import WIDTH

ENDS = 6
"""First and last words of subject, object and trigger."""
HIDDEN, DROPOUT = 256, 0.3
EPOCHS, BATCH, SMOOTHING = 3, 64, 0.02
RATE, CLUE_RATE = 1e-3, 2e-3
DECAY, CLUE_DECAY = 0.02, 0.3
LEAST = 8
"""How many claims must show a clue."""
CLIPPED = 0.0005
"""The share of the states' values that int8 may clip on either side."""


@dataclass(frozen=True)
class Examples:
    """N claims as tensors: numbers of their clues and how much there is of each, 0 where there is no further one, [N,C];
    states of their words [N,ENDS*WIDTH]; whether they are right [N]."""

    clues: Tensor
    amounts: Tensor
    states: Tensor
    right: Tensor

    def some(self, places: Tensor) -> "Examples":
        """Those at these places."""
        return Examples(*(part[places] for part in (self.clues, self.amounts, self.states, self.right)))


def alphabet(found: list[dict[str, float]]) -> dict[str, int]:
    """The number of each clue that is common enough, from 1."""
    counts = Counter(clue for clues in found for clue in clues)
    common = sorted(clue for clue, count in counts.items() if count >= LEAST)
    return {clue: number for number, clue in enumerate(common, 1)}


def examples(found: list[dict[str, float]], numbers: dict[str, int], states: np.ndarray, right: list[bool]) -> Examples:
    """Claims as tensors."""
    known = [[(numbers[clue], amount) for clue, amount in clues.items() if clue in numbers] for clues in found]
    widest = max(map(len, known))
    clues, amounts = torch.zeros(len(known), widest, dtype=torch.long), torch.zeros(len(known), widest)
    for line, row in enumerate(known):
        for place, (number, amount) in enumerate(row):
            clues[line, place], amounts[line, place] = number, amount
    return Examples(clues, amounts, torch.from_numpy(states), torch.tensor(right, dtype=torch.float))


class Network(nn.Module):
    """A weight for each clue, and one hidden layer over the words' states."""

    def __init__(self, clues: int) -> None:
        super().__init__()
        self.weights = nn.Embedding(clues + 1, 1, padding_idx=0)
        self.hidden = nn.Linear(ENDS * WIDTH, HIDDEN)
        self.out = nn.Linear(HIDDEN, 1)
        nn.init.zeros_(self.weights.weight)

    def by_clues(self, claims: Examples) -> Tensor:
        """What the clues say: [N]."""
        return (self.weights(claims.clues).squeeze(-1) * claims.amounts).sum(1)

    def by_words(self, states: Tensor) -> Tensor:
        """What the words say: [N,ENDS*WIDTH] -> [N]."""
        def dropped(x: Tensor) -> Tensor:
            return nn.functional.dropout(x, DROPOUT, self.training)

        return self.out(dropped(gelu(self.hidden(dropped(states))))).squeeze(-1)

    def forward(self, claims: Examples) -> Tensor:
        """How much speaks for each claim, as log odds: [N]."""
        return self.by_clues(claims) + self.by_words(claims.states)


def fit(claims: Examples, clues: int, seed: int, weights: Tensor | None = None) -> Network:
    """A network fitted to the claims; with `weights` of clues, these stay as they are."""
    torch.manual_seed(seed)
    network = Network(clues)
    if weights is not None:
        network.weights.weight.data.copy_(weights)
        network.weights.weight.requires_grad = False
    words = [*network.hidden.parameters(), *network.out.parameters()]
    groups = [{"params": words, "lr": RATE, "weight_decay": DECAY}]
    if weights is None:
        groups.append({"params": [network.weights.weight], "lr": CLUE_RATE, "weight_decay": CLUE_DECAY})
    adam = torch.optim.AdamW(groups)
    count = len(claims.right)
    steps = EPOCHS * math.ceil(count / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(adam, lambda step: min(1.0, 20 * (step + 1) / steps) * (1 - step / steps))
    for _ in range(EPOCHS):
        order = torch.randperm(count)
        for start in range(0, count, BATCH):
            some = claims.some(order[start : start + BATCH])
            target = some.right * (1 - 2 * SMOOTHING) + SMOOTHING
            loss = binary_cross_entropy_with_logits(network(some), target)
            adam.zero_grad()
            loss.backward()
            adam.step()
            schedule.step()
    return network.eval()


def write(networks: list[Network], states: np.ndarray | None, file: Path) -> None:
    """The mean of what networks make of words as one graph: `ends` [N,ENDS*WIDTH] -> `sound` [N]. int8 with a range taken
    from `states`; without them every claim scores 0, until it is known better."""
    ranges = None if states is None else {"hidden": tuple(np.quantile(states, (CLIPPED, 1 - CLIPPED)))}
    graph = Graph(ranges)
    if networks:
        weights, bias = (torch.cat([getattr(one.hidden, name).detach() for one in networks]) for name in ("weight", "bias"))
        out = torch.cat([one.out.weight.detach() for one in networks], 1) / len(networks)
        base = torch.stack([one.out.bias.detach() for one in networks]).mean(0)
    else:
        weights, bias, out, base = torch.zeros(1, ENDS * WIDTH), torch.zeros(1), torch.zeros(1, 1), torch.zeros(1)
    hidden = graph.op("Gelu", graph.product("hidden", "ends", weights.numpy().T, bias.numpy()))
    score = graph.dense("out", hidden, out.numpy().T, base.numpy())
    graph.name_output(graph.op("Squeeze", score, graph.ints(1)), "sound")
    onnx.save(graph.finish({"ends": (TensorProto.FLOAT, ["N", ENDS * WIDTH])}, {"sound": ["N"]}), file)
