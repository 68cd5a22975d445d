"""Owns the heads that read across words and sentences: claims (who does what to whom) and coreference.

In: the encoder's word states. Out: scores. Invariant: everything here is mirrored by `export`, operator for operator.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .labels import CLAIM_TYPES, MODALITIES
from .pairs import FEATURES

CLAIM_LABELS = 1 + len(CLAIM_TYPES) + len(MODALITIES) + 1
"""Columns of a word's claim scores: trigger or not, types, modalities, negated or not."""
ARCS = ("subject", "object", "pair")


class Biaffine(nn.Module):
    """Scores every word as the second of every first: [B,T,W] -> [B,T,T]."""

    def __init__(self, width: int, rank: int) -> None:
        super().__init__()
        self.left, self.right = nn.Linear(width, rank), nn.Linear(width, rank)
        self.weight = nn.Parameter(torch.randn(rank + 1, rank) * 0.02)
        self.base = nn.Parameter(torch.tensor(-2.0))

    def forward(self, left: Tensor, right: Tensor) -> Tensor:
        """`left` [..,T,W], `right` [..,U,W] -> [..,T,U]."""
        one = F.dropout(F.gelu(self.left(left)), 0.2, self.training)
        other = F.dropout(F.gelu(self.right(right)), 0.2, self.training)
        one = one @ self.weight[:-1].to(one.dtype) + self.weight[-1].to(one.dtype)
        return one @ other.transpose(-1, -2) + self.base.to(one.dtype)


class ClaimHeads(nn.Module):
    """Triggers with their type, modality and polarity; arcs from trigger to subject and to object, and from subject
    to object."""

    def __init__(self, width: int, hidden: int = 256, rank: int = 160) -> None:
        super().__init__()
        self.hidden = nn.Linear(width, hidden)
        self.out = nn.Linear(hidden, CLAIM_LABELS)
        self.subject, self.object, self.pair = (Biaffine(width, rank) for _ in ARCS)

    def forward(self, x: Tensor) -> dict[str, Tensor]:
        """`x` [B,T,W] -> `claim` [B,T,CLAIM_LABELS] and one [B,T,T] for each of `ARCS`."""
        claim = self.out(F.dropout(F.gelu(self.hidden(x)), 0.2, self.training))
        return {"claim": claim} | {name: getattr(self, name)(x, x) for name in ARCS}


class Coreference(nn.Module):
    """Scores each earlier mention as the antecedent of a later one, after Lee et al. 2017
    (End-to-end Neural Coreference Resolution), with mentions given."""

    def __init__(self, width: int, rank: int = 160, hidden: int = 32) -> None:
        super().__init__()
        self.arc = Biaffine(2 * width, rank)
        self.features_in = nn.Linear(FEATURES, hidden)
        self.features_out = nn.Linear(hidden, 1)
        self.new = nn.Linear(2 * width, 1)

    def forward(self, mentions: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """`mentions` [M,2W] (state of the head, then of the first word), `features` [M,M,FEATURES] ->
        antecedent scores [M,M] and the score of having none [M]."""
        pairs = self.features_out(F.gelu(self.features_in(features))).squeeze(-1)
        return self.arc(mentions, mentions) + pairs, self.new(mentions).squeeze(-1)
