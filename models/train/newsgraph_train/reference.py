"""Owns the golden: sentences written for this project, with what the written int8 model makes of them.

Invariant: each sentence is scored alone, because what shares a tensor shares its activation scale.
"""

import json
from pathlib import Path

from .encode import Encoder
from .evaluate import read_batch
from .runners import Runner
from .sentence import Sentence

SENTENCES = Path(__file__).with_name("reference_sentences.txt")


def sentences() -> list[list[str]]:
    """The words of each sentence."""
    return [line.split() for line in SENTENCES.read_text(encoding="utf-8").splitlines() if line]


def lines(runner: Runner, encoder: Encoder) -> list[str]:
    """One JSON object per sentence: words, upos, xpos, heads (0 is the root), deprels, names (BIO)."""
    found = []
    for words in sentences():
        (reading,) = read_batch(runner, encoder, encoder.alphabet, [Sentence(doc="reference", words=words)])
        record = {"words": words, "upos": reading.upos, "xpos": reading.xpos}
        record |= {"heads": reading.heads, "deprels": reading.deprels, "names": reading.names}
        found.append(json.dumps(record, ensure_ascii=False))
    return found
