"""Owns the figures of claims and coreference: on articles that nothing is learnt from, with the trained heads in torch.

In: documents. Out: percentages. Invariant: mentions and sentences are the annotators'.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from . import tasks
from .documents import Document, gum, wikinews
from .encode import Encoder
from .model import Model
from .pairs import KINDS

GUM_DEV = ("ud_gum/en_gum-ud-dev.permissive.conllu", "ud_gum/en_gum-ud-dev.sharealike.conllu")
THRESHOLD = 0.5


@dataclass(frozen=True)
class DevDocuments:
    """What documents are scored on."""

    coreference: list[Document]
    claims: list[Document]

    @staticmethod
    def read(data: Path) -> "DevDocuments":
        """GUM dev, and the Wikinews articles for choosing."""
        return DevDocuments(
            [document for name in GUM_DEV for document in gum(data / name)],
            list(wikinews(data / "wikinews/articles.jsonl", "choose")),
        )

    def score(self, model: Model, encoder: Encoder, segment: int) -> dict[str, dict[str, float]]:
        """F1 of antecedent links by kind of the later mention; of triggers, arcs and claims."""
        model.eval()
        links, claims = Counter(), Counter()
        with torch.inference_mode():
            for document in self.coreference:
                for part in tasks.segments(encoder, document, segment):
                    if len(part.mentions) > 1:
                        count_links(links, part, tasks.antecedents(model.coreference, part, states(model, encoder, part)))
            for document in self.claims:
                for part in tasks.segments(encoder, document, segment):
                    count_claims(claims, part, model.claims(states(model, encoder, part)))
        return {
            "GUM dev links": {kind: f1(links, kind) for kind in KINDS},
            "Wikinews claims": {
                name: f1(claims, name) for name in ("trigger", "subject", "object", "pair", "claim")
            }
            | {name: share(claims, name) for name in ("type", "modality", "polarity")},
        }


def states(model: Model, encoder: Encoder, document: Document) -> Tensor:
    """[B,T,W] word states."""
    with torch.autocast("cpu", torch.bfloat16):
        return model(**encoder.batch(document.sentences).inputs())["state"]


def count_links(found: Counter, document: Document, logs: Tensor) -> None:
    """Counts the best antecedent of each mention: right if it is of the same group."""
    groups = [mention.group for mention in document.mentions]
    for place, best in enumerate(logs.argmax(1).tolist()):
        kind = KINDS[tasks.kind(document, document.mentions[place])]
        found[kind, "gold"] += groups[place] in groups[:place]
        found[kind, "given"] += best > 0
        found[kind, "right"] += best > 0 and groups[best - 1] == groups[place]


def count_claims(found: Counter, document: Document, scores: dict[str, Tensor]) -> None:
    """Counts triggers, arcs from gold triggers, pairs, and claims: trigger, subject and object found together."""
    label, arcs = scores["claim"].float(), {name: scores[name].float().sigmoid() for name in ("subject", "object", "pair")}
    for number, sentence in enumerate(document.sentences):
        count = len(sentence.words)
        gold = [claim for claim in document.claims if claim.sentence == number]
        triggers = {claim.trigger for claim in gold}
        trigger = label[number, :count, tasks.TRIGGER].sigmoid()
        on = {place for place in range(count) if trigger[place] > THRESHOLD}
        tally(found, "trigger", triggers, on)
        for name in ("subject", "object"):
            given = {(place, other) for place in triggers for other in over(arcs[name][number, place, :count])}
            tally(found, name, {(claim.trigger, getattr(claim, name)) for claim in gold}, given)
        given = {(place, other) for place in range(count) for other in over(arcs["pair"][number, place, :count])}
        tally(found, "pair", {(claim.subject, claim.object) for claim in gold}, given)
        given = {
            (one, other)
            for place in on
            for one in over(arcs["subject"][number, place, :count])
            for other in over(arcs["object"][number, place, :count])
        }
        tally(found, "claim", {(claim.subject, claim.object) for claim in gold}, given)
        for claim in gold:
            row = label[number, claim.trigger]
            found["type", "right"] += int(row[tasks.TYPES].argmax()) == claim.kind
            found["modality", "right"] += int(row[tasks.MODES].argmax()) == claim.modality
            found["polarity", "right"] += bool(row[tasks.NEGATED] > 0) == claim.negated
            for name in ("type", "modality", "polarity"):
                found[name, "gold"] += 1


def over(row: Tensor) -> list[int]:
    """The places whose probability is over the threshold."""
    return (row > THRESHOLD).nonzero().flatten().tolist()


def tally(found: Counter, name: str, gold: set, given: set) -> None:
    """Adds to the counts of what there is, what is given and what is both."""
    found[name, "gold"] += len(gold)
    found[name, "given"] += len(given)
    found[name, "right"] += len(gold & given)


def f1(found: Counter, name: str) -> float:
    """F1 in per cent."""
    return round(200 * found[name, "right"] / max(1, found[name, "gold"] + found[name, "given"]), 1)


def share(found: Counter, name: str) -> float:
    """Right among gold in per cent."""
    return round(100 * found[name, "right"] / max(1, found[name, "gold"]), 1)
