"""Owns the measuring of a model on the dev parts: tags, trees and names on gold words.

In: sentences and a `Runner`. Out: percentages. Invariant: trees and names are decoded as the product does it.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from . import decode
from .conllu import read
from .encode import Alphabet, Encoder
from .labels import NAME_TAGS, spans
from .runners import Runner
from .sentence import Sentence, gold_tags

DEV_PIECES = 3000
CORE = ("PER", "ORG", "LOC")


@dataclass(frozen=True)
class Reading:
    """What the model makes of one sentence."""

    upos: list[str]
    xpos: list[str]
    heads: list[int]
    deprels: list[str]
    names: list[str]


def read_all(
    runner: Runner, encoder: Encoder, alphabet: Alphabet, sentences: list[Sentence], pieces: int
) -> list[Reading]:
    """The readings of the sentences, in their order, batched by length."""
    found: dict[int, Reading] = {}
    for places in encoder.batches(sentences, pieces):
        chosen = [sentences[place] for place in places]
        readings = read_batch(runner, encoder, alphabet, chosen)
        found.update(zip(places, readings, strict=True))
    return [found[place] for place in range(len(sentences))]


def read_batch(runner: Runner, encoder: Encoder, alphabet: Alphabet, sentences: list[Sentence]) -> list[Reading]:
    """The readings of sentences that are scored together."""
    scores = runner.scores(encoder.batch(sentences))
    counts = [len(sentence.words) for sentence in sentences]
    trees = [
        decode.tree(row[:count, : count + 1].astype(np.float64))
        for row, count in zip(scores["arc"], counts, strict=True)
    ]
    deps = np.concatenate([row[:count] for row, count in zip(scores["rel_dep"], counts, strict=True)])
    heads = np.concatenate([row[tree] for row, tree in zip(scores["rel_head"], trees, strict=True)])
    numbers = relation_numbers(runner.relations(deps, heads), np.concatenate(trees), alphabet.deprel.index("root"))
    readings, start = [], 0
    for place, (count, tree) in enumerate(zip(counts, trees, strict=True)):
        readings.append(
            Reading(
                upos=[alphabet.upos[k] for k in scores["upos"][place, :count].argmax(1)],
                xpos=[alphabet.xpos[k] for k in scores["xpos"][place, :count].argmax(1)],
                heads=tree,
                deprels=[alphabet.deprel[k] for k in numbers[start : start + count]],
                names=[NAME_TAGS[k] for k in decode.name_tags(scores["ner"][place, :count])],
            )
        )
        start += count
    return readings


def relation_numbers(scores: np.ndarray, heads: np.ndarray, root: int) -> np.ndarray:
    """The best relation of each word: "root" for the word whose head is the root, and for no other."""
    scores = scores.copy()
    scores[heads != 0, root] = decode.NEVER
    numbers = scores.argmax(1)
    numbers[heads == 0] = root
    return numbers


def syntax(gold: list[Sentence], found: list[Reading]) -> dict[str, float]:
    """Percentages of words with the right tag, head, and head with relation."""
    right: Counter[str] = Counter()
    total = 0
    for sentence, reading in zip(gold, found, strict=True):
        total += len(sentence.words)
        for place, head in enumerate(sentence.heads):
            attached = head == reading.heads[place]
            right["upos"] += sentence.upos[place] == reading.upos[place]
            right["xpos"] += sentence.xpos[place] == reading.xpos[place]
            right["uas"] += attached
            right["las"] += attached and sentence.deprels[place] == reading.deprels[place]
    return {name: round(100 * right[name] / total, 2) for name in ("upos", "xpos", "uas", "las")}


def names(gold: list[list[str]], found: list[Reading], kinds: tuple[str, ...]) -> dict[str, float]:
    """Span F1 of each type, and over all of them as "all"."""
    counts: Counter[tuple[str, str]] = Counter()
    for tags, reading in zip(gold, found, strict=True):
        wanted, given = spans(tags), spans(reading.names)
        for group, chosen in (("right", wanted & given), ("gold", wanted), ("found", given)):
            counts.update((group, kind) for _, _, kind in chosen)

    def f1(*chosen: str) -> float:
        right, wanted, given = (sum(counts[group, kind] for kind in chosen) for group in ("right", "gold", "found"))
        return round(200 * right / max(1, wanted + given), 1)

    return {kind: f1(kind) for kind in kinds} | {"all": f1(*kinds)}


@dataclass(frozen=True)
class DevSets:
    """The dev parts: two treebanks, and the names of the web sentences."""

    ewt: list[Sentence]
    gum: list[Sentence]
    web_names: dict[tuple[str, ...], list[str]]

    @staticmethod
    def read(data: Path) -> "DevSets":
        """The dev parts in the data folder."""
        gum_files = ("permissive", "sharealike")
        return DevSets(
            ewt=read(data / "ud_ewt/en_ewt-ud-dev.conllu"),
            gum=[s for part in gum_files for s in read(data / f"ud_gum/en_gum-ud-dev.{part}.conllu", gum=True)],
            web_names=gold_web_names(data / "ner_uner_ewt/en_ewt-ud-dev.iob2"),
        )

    def score(
        self, runner: Runner, encoder: Encoder, alphabet: Alphabet, pieces: int = DEV_PIECES
    ) -> dict[str, dict[str, float]]:
        """All figures by dev part."""
        ewt = read_all(runner, encoder, alphabet, self.ewt, pieces)
        gum = read_all(runner, encoder, alphabet, self.gum, pieces)
        named = [place for place, sentence in enumerate(self.ewt) if tuple(sentence.words) in self.web_names]
        web = names([self.web_names[tuple(self.ewt[k].words)] for k in named], [ewt[k] for k in named], CORE)
        flat = [gold_tags(sentence.names) for sentence in self.gum]
        return {
            "EWT dev": syntax(self.ewt, ewt),
            "GUM dev": syntax(self.gum, gum),
            "GUM dev, news": syntax(*news_only(self.gum, gum)),
            "UNER EWT dev names": web,
            "GUM dev names": names(flat, gum, (*CORE, "EVT", "MISC", "TIME"))
            | {"PER+ORG+LOC": names(flat, gum, CORE)["all"]},
        }


def news_only(gold: list[Sentence], found: list[Reading]) -> tuple[list[Sentence], list[Reading]]:
    """The sentences of news documents with their readings."""
    chosen = [place for place, sentence in enumerate(gold) if "_news_" in sentence.doc]
    return [gold[place] for place in chosen], [found[place] for place in chosen]


def gold_web_names(file: Path) -> dict[tuple[str, ...], list[str]]:
    """The gold tags of a UNER file by the words of the sentence."""
    found, words, tags = {}, [], []
    for line in [*file.read_text(encoding="utf-8").splitlines(), ""]:
        if line and line[0] != "#":
            _, word, tag, *_ = line.split("\t")
            words.append(word)
            tags.append(tag if tag[2:] in CORE else "O")
        elif not line and words:
            found[tuple(words)] = tags
            words, tags = [], []
    return found
