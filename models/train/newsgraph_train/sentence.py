"""Owns the training sentence and the door that keeps evaluation text out of training.

Pure Python. Invariant: a layer is either there for every word or None.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from .labels import NAME_TAGS

HELD_OUT = frozenset(f"GUM_news_{name}" for name in ("afghan", "clock", "crane", "flag", "taxes"))
"""Articles whose claims are gold: never trained on."""


@dataclass(frozen=True)
class Sentence:
    """One sentence with the layers its corpus has. Heads count from 1, 0 is the root.

    `names` holds, for each word, the set of name tags that it may bear, as bits over `NAME_TAGS`:
    one bit where the corpus says, several where its types are coarser than ours, 0 where it is silent.
    """

    doc: str
    words: list[str]
    upos: list[str] | None = None
    xpos: list[str] | None = None
    heads: list[int] | None = None
    deprels: list[str] | None = None
    lemmas: list[str] | None = None
    names: list[int] | None = None


def bits(*tags: str) -> int:
    """The set of the tags as bits."""
    return sum(1 << NAME_TAGS.index(tag) for tag in tags)


def exact(tags: list[str]) -> list[int]:
    """Fully known tags as sets of one."""
    return [bits(tag) for tag in tags]


def gold_tags(names: list[int]) -> list[str]:
    """The tags of a fully known sentence."""
    return [NAME_TAGS[allowed.bit_length() - 1] for allowed in names]


def check_trainable(file: Path) -> Path:
    """The file itself, unless its path says that it is for evaluation.

    Raises ValueError for dev, test and gold files.
    """
    parts = {part.lower() for part in file.parts[-3:]}
    if parts & {"gold", "seeds"} or re.search(r"(^|[-_.])(dev|test)[-_.]", file.name):
        raise ValueError(f"{file}: expected a training file, found one kept for evaluation")
    return file


def check_documents(sentences: list[Sentence]) -> list[Sentence]:
    """The sentences themselves, unless one is of a held-out article.

    Raises ValueError naming the document.
    """
    for sentence in sentences:
        if sentence.doc in HELD_OUT:
            raise ValueError(f"document {sentence.doc}: its claims are gold, so it must not be trained on")
    return sentences
