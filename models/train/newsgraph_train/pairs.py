"""Owns what two mentions' wording and places say about being the same.

In: mentions of one document. Out: a vector per ordered pair. Invariant: the Rust reader computes the same, so a change
here is a change there.
"""

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np

SENTENCES_APART = (0, 1, 2, 4, 8)
WORDS_APART = (4, 9, 19, 39, 79)
"""Upper ends of the buckets of distance; one more bucket is for what is farther."""
KINDS = ("pronoun", "name", "description")
FEATURES = len(KINDS) ** 2 + len(SENTENCES_APART) + 1 + len(WORDS_APART) + 1 + 5
"""Kinds of both, sentences apart, words apart; same head, same text, the later's head in the earlier's words, the
earlier's head in the later's words, overlapping."""


@dataclass(frozen=True)
class Phrase:
    """A mention as the features see it; places count words from the document's start, text is lower case."""

    kind: int
    sentence: int
    first: int
    head: int
    end: int
    words: tuple[str, ...]

    @property
    def head_word(self) -> str:
        """The head's form."""
        return self.words[self.head - self.first]


def features(phrases: list[Phrase]) -> np.ndarray:
    """[M,M,FEATURES] of the later phrase (row) with the earlier one (column), 0 or 1; all 0 where the column is not
    earlier."""
    found = np.zeros((len(phrases), len(phrases), FEATURES), np.uint8)
    sets = [set(phrase.words) for phrase in phrases]
    sentences_at = len(KINDS) ** 2
    words_at = sentences_at + len(SENTENCES_APART) + 1
    flags_at = words_at + len(WORDS_APART) + 1
    for i, later in enumerate(phrases):
        for j, earlier in enumerate(phrases[:i]):
            row = found[i, j]
            row[later.kind * len(KINDS) + earlier.kind] = 1
            row[sentences_at + bucket(SENTENCES_APART, later.sentence - earlier.sentence)] = 1
            row[words_at + bucket(WORDS_APART, abs(later.head - earlier.head))] = 1
            row[flags_at:] = (
                later.head_word == earlier.head_word,
                later.words == earlier.words,
                later.head_word in sets[j],
                earlier.head_word in sets[i],
                earlier.end > later.first,
            )
    return found


def bucket(ends: tuple[int, ...], value: int) -> int:
    """The number of the bucket that the value falls in."""
    return bisect_left(ends, value)
