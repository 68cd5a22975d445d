"""Owns the way from sentences to tensors: word pieces, label numbers, batches of like length.

In: sentences. Out: `Batch`es. Invariant: the pieces of a word are those that the Rust reader makes of it.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from .labels import NAME_TAGS, SPECIAL_SHAPE, shapes
from .sentence import Sentence

CLS, SEP, UNKNOWN = 101, 102, 100
WORD_PIECES, SENTENCE_PIECES = 8, 512
IGNORED = -100
"""The label number of a word whose label is not known."""


@dataclass(frozen=True)
class Alphabet:
    """The labels in the order of their numbers."""

    upos: list[str]
    xpos: list[str]
    deprel: list[str]

    @staticmethod
    def of(sentences: list[Sentence], least: int = 5) -> "Alphabet":
        """The labels that occur at least so often, sorted."""

        def common(layer: str) -> list[str]:
            counts: dict[str, int] = {}
            for sentence in sentences:
                for label in getattr(sentence, layer) or ():
                    counts[label] = counts.get(label, 0) + 1
            return sorted(label for label, count in counts.items() if count >= least)

        return Alphabet(common("upos"), common("xpos"), common("deprels"))


class Pieces:
    """The word piece tokeniser: lower case, no accents, at most eight pieces a word."""

    def __init__(self, tokenizer: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(tokenizer))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.of = lru_cache(maxsize=None)(self._of)

    def _of(self, word: str) -> tuple[int, ...]:
        """The piece numbers of a word."""
        return tuple(self.tokenizer.encode(word, add_special_tokens=False).ids[:WORD_PIECES]) or (UNKNOWN,)


@dataclass
class Batch:
    """Padded tensors. B sentences, P pieces, T words."""

    ids: Tensor
    """[B,P] piece numbers."""
    shape: Tensor
    """[B,P] shape of the piece's word."""
    mask: Tensor
    """[B,P] 1 at pieces, 0 at padding."""
    first: Tensor
    """[B,T] place of each word's first piece."""
    word_shape: Tensor
    """[B,T] shape of each word."""
    words: Tensor
    """[B,T] true at words."""
    upos: Tensor
    xpos: Tensor
    heads: Tensor
    deprels: Tensor
    """[B,T] label numbers, or `IGNORED`."""
    names: Tensor
    """[B,T,N] true at the name tags that a word may bear; all false where nothing is known."""

    def inputs(self) -> dict[str, Tensor]:
        """What the model takes."""
        return {name: getattr(self, name) for name in ("ids", "shape", "mask", "first", "word_shape")}


class Encoder:
    """Makes batches with one alphabet and one tokeniser."""

    def __init__(self, alphabet: Alphabet, pieces: Pieces) -> None:
        self.alphabet, self.pieces = alphabet, pieces
        self.numbers = {
            layer: {label: number for number, label in enumerate(getattr(alphabet, name))}
            for layer, name in (("upos", "upos"), ("xpos", "xpos"), ("deprels", "deprel"))
        }

    def length(self, sentence: Sentence) -> int:
        """Pieces of a sentence with [CLS] and [SEP]."""
        return min(SENTENCE_PIECES, 2 + sum(len(self.pieces.of(word)) for word in sentence.words))

    def batch(self, sentences: list[Sentence]) -> Batch:
        """Sentences as padded tensors."""
        ids, shape, first, word_shapes = [], [], [], []
        for sentence in sentences:
            kinds = shapes(sentence.words)
            row, row_shape, starts = [CLS], [SPECIAL_SHAPE], []
            for word, kind in zip(sentence.words, kinds, strict=True):
                found = self.pieces.of(word)
                starts.append(min(len(row), SENTENCE_PIECES - 1))
                row += found
                row_shape += [kind] * len(found)
            ids.append([*row[: SENTENCE_PIECES - 1], SEP])
            shape.append([*row_shape[: SENTENCE_PIECES - 1], SPECIAL_SHAPE])
            first.append(starts)
            word_shapes.append(kinds)
        allowed = padded([sentence.names or [0] * len(sentence.words) for sentence in sentences], 0)
        return Batch(
            ids=padded(ids, 0),
            shape=padded(shape, SPECIAL_SHAPE),
            mask=padded([[1] * len(row) for row in ids], 0),
            first=padded(first, 0),
            word_shape=padded(word_shapes, SPECIAL_SHAPE),
            words=padded([[1] * len(sentence.words) for sentence in sentences], 0).bool(),
            heads=padded([sentence.heads or [IGNORED] * len(sentence.words) for sentence in sentences], IGNORED),
            names=(allowed[:, :, None] >> torch.arange(len(NAME_TAGS)) & 1).bool(),
            **{layer: self.labels(sentences, layer) for layer in self.numbers},
        )

    def labels(self, sentences: list[Sentence], layer: str) -> Tensor:
        """[B,T] numbers of a layer's labels."""
        numbers = self.numbers[layer]
        rows = [getattr(sentence, layer) or [""] * len(sentence.words) for sentence in sentences]
        return padded([[numbers.get(label, IGNORED) for label in row] for row in rows], IGNORED)

    def batches(
        self, sentences: list[Sentence], pieces: int, chance: random.Random | None = None
    ) -> Iterator[list[int]]:
        """Places of the sentences, grouped by length so that a padded group has at most `pieces` pieces. With
        `chance`, groups come in random order and are cut a little differently each time."""
        lengths = [self.length(sentence) for sentence in sentences]
        jitter = [chance.random() * 4 if chance else 0.0 for _ in sentences]
        groups: list[list[int]] = [[]]
        for place in sorted(range(len(sentences)), key=lambda place: lengths[place] + jitter[place]):
            group = groups[-1]
            widest = max((lengths[other] for other in group), default=0)
            if group and max(widest, lengths[place]) * (len(group) + 1) > pieces:
                groups.append([place])
            else:
                group.append(place)
        if chance:
            chance.shuffle(groups)
        yield from groups


def padded(rows: list[list[int]], value: int) -> Tensor:
    """Rows of different length as one tensor of int64."""
    width = max(len(row) for row in rows)
    return torch.tensor([row + [value] * (width - len(row)) for row in rows])
