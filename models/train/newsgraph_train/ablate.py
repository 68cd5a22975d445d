"""Owns the account of what each step of the recipe gains: the training of `train`, begun bare, with one step more a run.

In: the corpora. Out: a table row a run. Invariant: all runs share seed, sentences and dev parts; documents are read
as such in the last step alone, until then sentence by sentence. Nothing is written.
"""

import argparse
import logging
import random
from dataclasses import replace
from pathlib import Path

import torch
from torch import nn

from . import corpora, documents
from .__main__ import minilm
from .augment import SHARES
from .documents import Document
from .encode import Alphabet, Encoder, Pieces
from .evaluate import DevSets
from .judge import DevDocuments
from .model import Model, Sizes
from .runners import TorchRunner
from .sentence import Sentence
from .train import Recipe, fit

BARE = Recipe(epochs=3, averaging=0.0, smoothing=0.0, damaged=False)
SHAPED = "word shapes"
WITH_DOCUMENTS = "claims and coreference"
STEPS: dict[str, dict[str, object]] = {
    "three plain epochs": {},
    SHAPED: {},
    "damaged copies": {"damaged": True},
    "smoothing and averaging": {"smoothing": Recipe.smoothing, "averaging": Recipe.averaging},
    "five epochs": {"epochs": Recipe.epochs},
    WITH_DOCUMENTS: {},
}
"""What each run changes in the recipe of the one before it; word shapes and documents are no part of a recipe."""


def main() -> None:
    """Trains as often as there are steps, or only as asked, and says what each run scores."""
    parser = argparse.ArgumentParser(prog="python -m newsgraph_train.ablate", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ud_ewt, ud_gum, ner_uner_ewt ...")
    parser.add_argument("--only", choices=STEPS, nargs="+", default=list(STEPS), help="the runs to make")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(options.threads)

    sentences = corpora.load(options.data, corpora.CORPORA)
    texts = documents.training(options.data)
    apart = sentences + [sentence for text in texts for sentence in text.sentences]
    alphabet = Alphabet.of(apart)
    encoder = Encoder(alphabet, Pieces(minilm() / "tokenizer.json"))
    dev = DevSets.read(options.data)
    judge = DevDocuments.read(options.data)

    recipe, shaped = BARE, False
    for step, changes in STEPS.items():
        recipe = replace(recipe, **changes)
        shaped = shaped or step == SHAPED
        lessons = (sentences, texts) if step == WITH_DOCUMENTS else (apart, [])
        if step in options.only:
            model = trained(encoder, lessons, dev, judge, recipe, shaped, options.seed)
            logging.info("| %s | %s |", step, " | ".join(row(model, encoder, dev)))


def trained(
    encoder: Encoder,
    lessons: tuple[list[Sentence], list[Document]],
    dev: DevSets,
    judge: DevDocuments,
    recipe: Recipe,
    shaped: bool,
    seed: int,
) -> Model:
    """A model of one run, from sentences and whole documents; without word shapes their embeddings stay zero."""
    torch.manual_seed(seed)
    random.seed(seed)
    alphabet = encoder.alphabet
    model = Model(Sizes(len(alphabet.upos), len(alphabet.xpos), len(alphabet.deprel)))
    model.encoder.load_minilm(minilm() / "model.safetensors")
    if not shaped:
        for embedding in (model.shape, model.encoder.shape):
            nn.init.zeros_(embedding.weight)
            embedding.weight.requires_grad = False
    sentences, texts = lessons
    fit(model, encoder, sentences, texts, dev, judge if texts else DevDocuments([], []), recipe, seed, logging.info)
    return model


def row(model: Model, encoder: Encoder, dev: DevSets) -> list[str]:
    """LAS on EWT and GUM dev, names on UNER and GUM dev, and LAS on EWT dev with every sentence damaged."""
    runner, alphabet = TorchRunner(model, fast=True), encoder.alphabet
    whole = dev.score(runner, encoder, alphabet)
    kinds = [change for change, _ in SHARES]
    copies = [kinds[place % len(kinds)](sentence) for place, sentence in enumerate(dev.ewt)]
    damaged = replace(dev, ewt=copies).score(runner, encoder, alphabet)
    return [
        f"{whole['EWT dev']['las']:.2f}",
        f"{whole['GUM dev']['las']:.2f}",
        f"{whole['UNER EWT dev names']['all']:.1f}",
        f"{whole['GUM dev names']['PER+ORG+LOC']:.1f}",
        f"{damaged['EWT dev']['las']:.2f}",
    ]


if __name__ == "__main__":
    main()
