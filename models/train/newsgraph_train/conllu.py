"""Owns the reading of CoNLL-U files into sentences, with the `Entity` marks of GUM as name tags.

Pure Python. In: a file. Out: sentences over syntactic words (multiword tokens and empty nodes are skipped).
"""

from collections.abc import Iterator
from pathlib import Path

from .gum_names import name_tags
from .sentence import Sentence, exact


def read(file: Path, gum: bool = False) -> list[Sentence]:
    """The sentences of a file; `gum` says that its `Entity` marks are to be read as names."""
    sentences = []
    for doc, rows in blocks(file):
        sentences.append(
            Sentence(
                doc=doc,
                words=[row[1] for row in rows],
                lemmas=[row[2] for row in rows],
                upos=[row[3] for row in rows],
                xpos=[row[4] for row in rows],
                heads=[int(row[6]) for row in rows],
                deprels=[row[7] for row in rows],
                names=exact(name_tags(rows)) if gum else None,
            )
        )
    return sentences


def blocks(file: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """(document, rows of ten columns) for each sentence."""
    doc, rows = "", []
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id = "):
                doc = line.removeprefix("# newdoc id = ")
            elif line and line[0] != "#":
                row = line.split("\t")
                if row[0].isdigit():
                    rows.append(row)
            elif not line and rows:
                yield doc, rows
                rows = []
    if rows:
        yield doc, rows
