"""Owns the model's folder: graphs, vocabulary, lexicon, goldens, figures, card and licence.

Invariant: every figure and golden in the folder is of the int8 model that lies beside it.
"""

import hashlib
import json
import random
import subprocess
from dataclasses import asdict
from pathlib import Path

import onnx

from . import calibrate, card, export, lemmas, reference, sound, tasks
from .documents import Document
from .encode import Encoder
from .evaluate import DEV_PIECES, DevSets
from .graph import Graph
from .judge import DevDocuments
from .labels import CLAIM_TYPES, MODALITIES, NAME_TAGS, SHAPES
from .model import Model
from .runners import OnnxRunner, TorchRunner
from .sentence import Sentence
from .train import Recipe

NETWORKS = ("encoder.onnx", "labels.onnx", "claims.onnx", "coreference.onnx", "soundness.onnx")
HASHED = (*NETWORKS, "vocab.txt", "lemmas.tsv", "reference.jsonl")
CALIBRATING = 1500
"""How many training sentences the ranges of the int8 products are taken from."""
LARGEST_LOSS = 0.3
"""How many points of LAS the int8 model may lose."""


def write(
    out: Path,
    source: Path,
    model: Model,
    encoder: Encoder,
    sentences: list[Sentence],
    documents: list[Document],
    dev: DevSets,
    judge: DevDocuments,
    recipe: Recipe,
    facts: dict[str, float],
    seed: int,
    teacher: str | None = None,
) -> None:
    """Writes everything.

    Raises ValueError if the int8 model is much worse than the trained one.
    """
    out.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    drawn = chance.sample(sentences, min(CALIBRATING, len(sentences)))
    parts = [part for text in chance.sample(documents, 12) for part in tasks.segments(encoder, text, recipe.segment)]
    ranges = calibrate.all_ranges(model, encoder, drawn, [part for part in parts if len(part.mentions) > 1])
    for name, build in export.GRAPHS.items():
        onnx.save(build(model, Graph(ranges[name])), out / f"{name}.onnx")
    sound.write([], None, out / "soundness.onnx")  # Says nothing until `soundness fit` has taught it.
    everything = sentences + [sentence for text in documents for sentence in text.sentences]
    save(out / "vocab.txt", (source / "vocab.txt").read_text(encoding="utf-8").splitlines())
    save(out / "lemmas.tsv", ["\t".join(entry) for entry in lemmas.lexicon(everything)])
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
        "claim_types": list(CLAIM_TYPES),
        "modalities": list(MODALITIES),
        "layers": model.sizes.layers,
        "teacher": teacher,
        "licence": "CC-BY-SA-4.0",
        "sources": card.sources(),
        "command": "python -m newsgraph_train --data DIR --out models/base --fast models/fast",
        "commit": commit(),
        "seed": seed,
        "recipe": asdict(recipe),
        "training": facts,
        "scores": scores,
        "document_scores": judge.score(model, encoder, recipe.segment),
        "sha256": {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in HASHED},
    }
    save(out / "meta.json", [json.dumps(meta, indent=1, ensure_ascii=False)])
    save(out / "README.md", card.readme(meta, sizes(out)))
    save(out / "LICENSE", card.licence())


def commit() -> str:
    """The commit that the trainer was run at, or an empty string outside of a clone."""
    found = subprocess.run(["git", "rev-parse", "HEAD"], cwd=Path(__file__).parent, capture_output=True, text=True)
    return found.stdout.strip()


def sizes(folder: Path) -> dict[str, int]:
    """Bytes of each hashed file."""
    return {name: (folder / name).stat().st_size for name in HASHED}


def save(file: Path, lines: list[str]) -> None:
    """Writes lines, each ended by a newline."""
    file.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
