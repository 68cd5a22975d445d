"""Owns the model's folder: graphs, vocabulary, lexicon, goldens, figures, card and licence.

Invariant: every figure and golden in the folder is of the int8 model that lies beside it.
"""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

import onnx

from . import card, export, lemmas, reference
from .encode import Encoder
from .evaluate import DEV_PIECES, DevSets
from .labels import NAME_TAGS, SHAPES
from .model import Model
from .runners import OnnxRunner, TorchRunner
from .sentence import Sentence
from .train import Recipe

HASHED = ("encoder.onnx", "labels.onnx", "vocab.txt", "lemmas.tsv", "reference.jsonl")
LARGEST_LOSS = 0.3
"""How many points of LAS the int8 model may lose."""


def write(
    out: Path,
    source: Path,
    model: Model,
    encoder: Encoder,
    sentences: list[Sentence],
    dev: DevSets,
    recipe: Recipe,
    facts: dict[str, float],
    seed: int,
) -> None:
    """Writes everything.

    Raises ValueError if the int8 model is much worse than the trained one.
    """
    out.mkdir(parents=True, exist_ok=True)
    onnx.save(export.encoder(model), out / "encoder.onnx")
    onnx.save(export.labels(model), out / "labels.onnx")
    save(out / "vocab.txt", (source / "vocab.txt").read_text(encoding="utf-8").splitlines())
    save(out / "lemmas.tsv", ["\t".join(entry) for entry in lemmas.lexicon(sentences)])
    runner = OnnxRunner(out)
    save(out / "reference.jsonl", reference.lines(runner, encoder))
    scores = {
        "float32": dev.score(TorchRunner(model), encoder, encoder.alphabet),
        "int8": dev.score(runner, encoder, encoder.alphabet, DEV_PIECES),
    }
    for part in ("EWT dev", "GUM dev"):
        lost = scores["float32"][part]["las"] - scores["int8"][part]["las"]
        if lost > LARGEST_LOSS:
            raise ValueError(f"{part}: int8 may lose {LARGEST_LOSS} points of LAS, it lost {lost:.2f}")
    meta = {
        "upos": encoder.alphabet.upos,
        "xpos": encoder.alphabet.xpos,
        "deprel": encoder.alphabet.deprel,
        "ner": list(NAME_TAGS),
        "shapes": list(SHAPES),
        "licence": "CC-BY-SA-4.0",
        "sources": card.sources(),
        "command": "python -m newsgraph_train --data DIR --out models/base",
        "seed": seed,
        "recipe": asdict(recipe),
        "training": facts,
        "scores": scores,
        "sha256": {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in HASHED},
    }
    save(out / "meta.json", [json.dumps(meta, indent=1, ensure_ascii=False)])
    save(out / "README.md", card.readme(meta, sizes(out)))
    save(out / "LICENSE", card.licence())


def sizes(folder: Path) -> dict[str, int]:
    """Bytes of each hashed file."""
    return {name: (folder / name).stat().st_size for name in HASHED}


def save(file: Path, lines: list[str]) -> None:
    """Writes lines, each ended by a newline."""
    file.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
