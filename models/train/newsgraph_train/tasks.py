"""Owns the losses of what is learnt from documents: claims and coreference.

In: a segment of a document, its batch's word states, the heads. Out: a loss. Invariant: mentions and claims of a
segment count its own sentences from 0.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from .documents import PRONOUNS, Document, Mention
from .encode import Encoder
from .heads import ARCS, CLAIM_LABELS, Coreference
from .labels import CLAIM_TYPES, MODALITIES
from .model import Model
from .pairs import Phrase, features

TRIGGER, TYPES = 0, slice(1, 1 + len(CLAIM_TYPES))
MODES = slice(TYPES.stop, TYPES.stop + len(MODALITIES))
NEGATED = CLAIM_LABELS - 1
TRIGGER_WEIGHT, ARC_WEIGHT = 2.5, 2.0
"""How much more a trigger or an arc counts than its absence, for both are rare."""


def segments(encoder: Encoder, document: Document, pieces: int) -> Iterator[Document]:
    """A document cut between sentences, so that a padded segment has at most so many pieces."""
    start = widest = 0
    lengths = [encoder.length(sentence) for sentence in document.sentences]
    for end, length in enumerate(lengths):
        if end > start and max(widest, length) * (end - start + 1) > pieces:
            yield part(document, start, end)
            start, widest = end, 0
        widest = max(widest, length)
    if start < len(lengths):
        yield part(document, start, len(lengths))


def part(document: Document, start: int, end: int) -> Document:
    """The sentences start..end with what is in them."""

    def inside(things):
        return [replace(thing, sentence=thing.sentence - start) for thing in things if start <= thing.sentence < end]

    claims = None if document.claims is None else inside(document.claims)
    found = Document(document.sentences[start:end], inside(document.mentions), claims)
    return replace(found, wording=features(phrases(found)))


def kind(document: Document, mention: Mention) -> int:
    """Index in `pairs.KINDS`."""
    sentence = document.sentences[mention.sentence]
    word = sentence.words[mention.head]
    if word.lower() in PRONOUNS:
        return 0
    proper = sentence.upos[mention.head] == "PROPN" if sentence.upos else word[:1].isupper()
    return 1 if proper else 2


def phrases(document: Document) -> list[Phrase]:
    """The mentions as the features see them."""
    starts = [0]
    for sentence in document.sentences:
        starts.append(starts[-1] + len(sentence.words))
    return [
        Phrase(
            kind=kind(document, mention),
            sentence=mention.sentence,
            first=starts[mention.sentence] + mention.first,
            head=starts[mention.sentence] + mention.head,
            end=starts[mention.sentence] + mention.end,
            words=tuple(
                word.lower() for word in document.sentences[mention.sentence].words[mention.first : mention.end]
            ),
        )
        for mention in document.mentions
    ]


def antecedents(head: Coreference, document: Document, states: Tensor) -> Tensor:
    """[M,M+1] log probabilities: column 0 is to have no antecedent, column j + 1 is mention j."""
    sentence = torch.tensor([mention.sentence for mention in document.mentions])
    places = torch.tensor([[mention.head, mention.first] for mention in document.mentions])
    mentions = states[sentence[:, None], places].flatten(1)
    scores, none = head(mentions, torch.from_numpy(document.wording).float())
    earlier = torch.ones_like(scores, dtype=torch.bool).tril(-1)
    scores = scores.float().masked_fill(~earlier, -1e4)
    return torch.cat([none.float()[:, None], scores], 1).log_softmax(-1)


def coreference_loss(head: Coreference, document: Document, states: Tensor) -> Tensor:
    """Minus the log of the probability that falls on right antecedents, or on none for the first of a group."""
    if len(document.mentions) < 2:
        return states.sum() * 0.0
    logs = antecedents(head, document, states)
    _, groups = np.unique([mention.group for mention in document.mentions], return_inverse=True)
    same = torch.from_numpy(groups[:, None] == groups[None, :]).tril(-1)
    right = torch.cat([~same.any(1, keepdim=True), same], 1)
    return -logs.masked_fill(~right, float("-inf")).logsumexp(-1).mean()


def claim_loss(model: Model, document: Document, states: Tensor, words: Tensor) -> Tensor:
    """Triggers and arcs by binary, types and modes by plain cross entropy; `words` [B,T] is true at words."""
    scores = model.claims(states)
    label = scores["claim"].float()
    sentence, trigger, subject, target, mode, kinds, negated = (
        torch.tensor([getattr(claim, name) for claim in document.claims], dtype=torch.long)
        for name in ("sentence", "trigger", "subject", "object", "modality", "kind", "negated")
    )
    gold = torch.zeros_like(words, dtype=torch.float)
    gold[sentence, trigger] = 1
    total = 3 * binary(label[..., TRIGGER], gold, words, TRIGGER_WEIGHT)
    ends = {"subject": (trigger, subject), "object": (trigger, target), "pair": (subject, target)}
    for name in ARCS:
        arcs = torch.zeros_like(scores[name], dtype=torch.float)
        arcs[sentence, ends[name][0], ends[name][1]] = 1
        rows = gold.bool() if name != "pair" else words
        total = total + 3 * binary(scores[name].float(), arcs, rows[:, :, None] & words[:, None, :], ARC_WEIGHT)
    if len(sentence):
        at = label[sentence, trigger]
        total = total + 0.5 * F.cross_entropy(at[:, TYPES], kinds) + 0.3 * F.cross_entropy(at[:, MODES], mode)
        total = total + 0.3 * F.binary_cross_entropy_with_logits(at[:, NEGATED], negated.float())
    return total


def binary(scores: Tensor, gold: Tensor, there: Tensor, weight: float) -> Tensor:
    """Binary cross entropy over what is there, summed over cells and divided by words there is a row for."""
    losses = F.binary_cross_entropy_with_logits(scores, gold, pos_weight=torch.tensor(weight), reduction="none")
    return (losses * there).sum() / there.sum().clamp(min=1)
