"""Owns the training loop: losses, schedule, averaging, choice of the best epoch.

In: sentences and dev parts. Out: the averaged model of the best dev epoch.
Invariant: one seed gives one sequence of batches and damages.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from . import tasks
from .augment import damage
from .documents import Document
from .encode import IGNORED, Batch, Encoder
from .evaluate import DevSets
from .judge import DevDocuments
from .model import Model
from .runners import TorchRunner
from .sentence import Sentence


COREFERENCE, CLAIMS = 0.5, 0.3
"""Weights of the losses on documents beside those on sentences; with 1 and 1 the trees lose half a point of LAS."""


@dataclass(frozen=True)
class Recipe:
    """How to train."""

    epochs: int = 5
    pieces: int = 1400
    segment: int = 2000
    """Padded pieces of a document that are read together, and within which antecedents are sought."""
    encoder_rate: float = 3e-4
    head_rate: float = 2e-3
    weight_decay: float = 0.01
    warm_up: float = 0.08
    clip: float = 5.0
    smoothing: float = 0.05
    averaging: float = 0.998
    """How much of the running average of the weights is kept at a step; with 0 there is no average."""
    damaged: bool = True
    """Whether a share of the sentences is damaged as scraped news is (see `augment`)."""


def loss(
    model: Model, batch: Batch, document: Document | None, smoothing: float, teacher: Model | None = None
) -> Tensor:
    """The sum of the tasks' losses, each averaged over the words that have its label; those of coreference and claims
    with them where the batch is a segment of a document; and how far a student is from its teacher."""
    scores = model(**batch.inputs())
    total = sentence_loss(model, batch, scores, smoothing)
    if teacher is not None:
        with torch.no_grad():
            taught = teacher(**batch.inputs())
        total = total + taught_loss(scores, taught, batch.words)
    if document is None:
        return total
    total = total + COREFERENCE * tasks.coreference_loss(model.coreference, document, scores["state"])
    if document.claims is not None:
        total = total + CLAIMS * tasks.claim_loss(model, document, scores["state"], batch.words)
    return total


def sentence_loss(model: Model, batch: Batch, scores: dict[str, Tensor], smoothing: float) -> Tensor:
    """The losses of tags, trees and names."""
    arcs = scores["arc"].float().masked_fill(~F.pad(batch.words, (1, 0), value=True)[:, None, :], -1e4)
    total = 0.5 * labelled(scores["upos"], batch.upos) + 0.5 * labelled(scores["xpos"], batch.xpos)
    total = total + arc_loss(arcs, batch, smoothing)
    known = batch.deprels != IGNORED
    if known.any():
        sentence, word = known.nonzero(as_tuple=True)
        heads = scores["rel_head"][sentence, batch.heads[sentence, word]]
        relations = model.relations(scores["rel_dep"][sentence, word], heads)
        total = total + F.cross_entropy(relations.float(), batch.deprels[known], label_smoothing=smoothing)
    return total + name_loss(scores["ner"].float(), batch.names)


def taught_loss(scores: dict[str, Tensor], taught: dict[str, Tensor], words: Tensor) -> Tensor:
    """How far the student's tags, names and heads are from the teacher's: the divergence of their distributions,
    averaged over words, summed over tasks (Hinton et al. 2015, Distilling the Knowledge in a Neural Network)."""
    total = words.sum() * 0.0
    for name in ("upos", "xpos", "ner", "arc"):
        ours, theirs = scores[name].float(), taught[name].float()
        if name == "arc":
            there = F.pad(words, (1, 0), value=True)[:, None, :]
            ours, theirs = ours.masked_fill(~there, -1e4), theirs.masked_fill(~there, -1e4)
        divergence = F.kl_div(ours.log_softmax(-1), theirs.log_softmax(-1), reduction="none", log_target=True)
        total = total + divergence.sum(-1)[words].mean()
    return total


def labelled(scores: Tensor, labels: Tensor) -> Tensor:
    """Cross entropy over the words whose label is known; 0 if there are none."""
    known = labels != IGNORED
    return F.cross_entropy(scores[known].float(), labels[known]) if known.any() else scores.sum() * 0.0


def arc_loss(arcs: Tensor, batch: Batch, smoothing: float) -> Tensor:
    """Cross entropy of the heads, a little of the weight being spread over the sentence's other words."""
    known = batch.heads != IGNORED
    if not known.any():
        return arcs.sum() * 0.0
    logs = arcs.log_softmax(-1)
    gold = logs.gather(-1, batch.heads.clamp(min=0)[..., None]).squeeze(-1)
    there = F.pad(batch.words, (1, 0), value=True)[:, None, :]
    spread = logs.masked_fill(~there, 0.0).sum(-1) / there.sum(-1)
    return -((1 - smoothing) * gold + smoothing * spread)[known].mean()


def name_loss(scores: Tensor, allowed: Tensor) -> Tensor:
    """Minus the log of the probability that falls on allowed tags, over the words of which something is known."""
    known = allowed.any(-1)
    if not known.any():
        return scores.sum() * 0.0
    logs = scores[known].log_softmax(-1).masked_fill(~allowed[known], float("-inf"))
    return -logs.logsumexp(-1).mean()


class Average:
    """A running average of the weights that are trained, swapped in to measure and to keep."""

    def __init__(self, model: nn.Module, keep: float) -> None:
        self.weights = [weight for weight in model.parameters() if weight.requires_grad]
        self.values = [weight.detach().clone() for weight in self.weights]
        self.keep, self.steps = keep, 0

    def update(self) -> None:
        """Takes in the weights after a step; early on the average forgets faster."""
        self.steps += 1
        keep = min(self.keep, self.steps / (self.steps + 10))
        torch._foreach_lerp_(self.values, [weight.detach() for weight in self.weights], 1 - keep)

    def swap(self) -> None:
        """Exchanges weights and averages."""
        for weight, value in zip(self.weights, self.values, strict=True):
            kept = weight.detach().clone()
            weight.data.copy_(value)
            value.copy_(kept)


def optimiser(model: Model, recipe: Recipe) -> torch.optim.Optimizer:
    """AdamW with a lower rate for the encoder than for the heads, which start from nothing."""
    encoder = [weight for weight in model.encoder.parameters() if weight.requires_grad]
    known = {id(weight) for weight in model.encoder.parameters()}
    heads = [weight for weight in model.parameters() if id(weight) not in known]
    groups = [{"params": encoder, "lr": recipe.encoder_rate}, {"params": heads, "lr": recipe.head_rate}]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=recipe.weight_decay, fused=True)


def fit(
    model: Model,
    encoder: Encoder,
    sentences: list[Sentence],
    documents: list[Document],
    dev: DevSets,
    judge: DevDocuments,
    recipe: Recipe,
    seed: int,
    say: Callable[[str], None],
    teacher: Model | None = None,
) -> dict[str, float]:
    """Trains in place; the model ends as the average that scored best on dev. Gives facts for the card."""
    chance, alphabet, started = random.Random(seed), encoder.alphabet, time.monotonic()
    parts = [part for document in documents for part in tasks.segments(encoder, document, recipe.segment)]
    steps_an_epoch = len(parts) + sum(1 for _ in encoder.batches(sentences, recipe.pieces, random.Random(seed)))
    total = steps_an_epoch * recipe.epochs
    adam, average = optimiser(model, recipe), Average(model, recipe.averaging)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        adam, lambda step: min((step + 1) / (recipe.warm_up * total), max(0.01, (total - step) / total))
    )
    best, best_score, best_epoch = None, -1.0, 0
    for epoch in range(1, recipe.epochs + 1):
        model.train()
        copies = [damage(sentence, chance) for sentence in sentences] if recipe.damaged else sentences
        work = [*parts, *([copies[place] for place in places] for places in encoder.batches(copies, recipe.pieces, chance))]
        chance.shuffle(work)
        for item in work:
            with torch.autocast("cpu", torch.bfloat16):
                document = item if isinstance(item, Document) else None
                if document and recipe.damaged:
                    document = damaged(document, chance)
                batch = encoder.batch(document.sentences if document else item)
                value = loss(model, batch, document, recipe.smoothing, teacher)
            adam.zero_grad(set_to_none=True)
            value.backward()
            nn.utils.clip_grad_norm_(chain(*(group["params"] for group in adam.param_groups)), recipe.clip)
            adam.step()
            schedule.step()
            average.update()
            if average.steps % 100 == 0:
                seconds = time.monotonic() - started
                say(f"step {average.steps} of about {total}: loss {value.item():.3f}, {seconds:.0f} s")
        average.swap()
        scores = dev.score(TorchRunner(model, fast=True), encoder, alphabet)
        score = overall(scores)
        say(f"epoch {epoch}: {judge.score(model, encoder, recipe.segment)}")
        say(f"epoch {epoch}, {time.monotonic() - started:.0f} s: {score:.2f} {scores}")
        if score > best_score:
            best, best_score, best_epoch = {k: v.clone() for k, v in model.state_dict().items()}, score, epoch
        average.swap()
    model.load_state_dict(best)
    model.eval()
    return {"epoch": best_epoch, "steps": average.steps, "minutes": round((time.monotonic() - started) / 60, 1)}


def damaged(document: Document, chance: random.Random) -> Document:
    """The document with some sentences damaged, none of which loses a word."""
    copies = [damage(sentence, chance) for sentence in document.sentences]
    kept = [
        copy if len(copy.words) == len(sentence.words) else sentence
        for copy, sentence in zip(copies, document.sentences, strict=True)
    ]
    return replace(document, sentences=kept)


def overall(scores: dict[str, dict[str, float]]) -> float:
    """The one figure by which epochs are compared: trees twice, names once."""
    trees = (scores["EWT dev"]["las"] + scores["GUM dev"]["las"]) / 2
    named = (scores["UNER EWT dev names"]["all"] + scores["GUM dev names"]["PER+ORG+LOC"]) / 2
    return (2 * trees + named) / 3
