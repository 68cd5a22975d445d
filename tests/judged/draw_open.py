#!/usr/bin/env python3
"""Draw random open tuples for a reader to judge against their sentences.

usage: newsgraph extract --format open ARTICLES > tuples.tsv
       newsgraph parse --story ARTICLES | draw_open.py tuples.tsv [--seed N] [--count N] > drawn.tsv

Both commands number the same sentences. A tuple with a word that its sentence has not ends the draw with an error, so
that no row shows a foreign sentence. The same tuples, seed and count give the same rows, in random order. The columns:
  article, number   the article's id and the sentence's number in it, from 0
  sentence          the sentence
  subject, relation, object, others
                    the tuple; further arguments are parted by " ; "
"""
import argparse
import csv
import random
import sys

COLUMNS = ["article", "number", "sentence", "subject", "relation", "object", "others"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tuples", help="what `newsgraph extract --format open` wrote")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    args = parser.parse_args()
    sentences = read_sentences(sys.stdin)
    with open(args.tuples, encoding="utf-8") as lines:
        tuples = [line.rstrip("\n").split("\t") for line in lines]
    drawn = random.Random(args.seed).sample(tuples, min(args.count, len(tuples)))
    write = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    write.writerow(COLUMNS)
    write.writerows(row(cells, sentences) for cells in drawn)


def read_sentences(lines):
    """The text of each sentence by article and number, from CoNLL-U."""
    sentences, article, number = {}, None, 0
    for line in lines:
        if line.startswith("# newdoc id = "):
            article, number = line[len("# newdoc id = "):].rstrip("\n"), 0
        elif line.startswith("# text = "):
            sentences[article, number] = line[len("# text = "):].rstrip("\n")
            number += 1
    return sentences


def row(cells, sentences):
    article, number, subject, relation, obj, *others = cells
    sentence = sentences[article, int(number)]
    for word in " ".join(cells[2:]).split():
        if word not in sentence:
            sys.exit(f"{article}, sentence {number}: no {word!r} in {sentence!r}: are both outputs of the same articles?")
    return [article, number, sentence, subject, relation, obj, " ; ".join(others)]


if __name__ == "__main__":
    main()
