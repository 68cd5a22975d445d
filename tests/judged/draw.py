#!/usr/bin/env python3
"""Draw random fact claims for a reader to judge against their sentences.

usage: newsgraph extract ARTICLES.jsonl | draw.py ARTICLES.jsonl [--seed N] [--count N] > claims.tsv

A fact claim is one that becomes an edge: stated by the article itself, positively, as done or being so. Every claim
has the same chance. The same claims, seed and count give the same rows, in random order. The columns:
  id         the claim's id
  article    the article's id
  before     the 300 characters before the sentence, to tell who a pronoun is
  sentence   the sentence
  subject, relation, object
             names as the program gives them; what the sentence calls them follows in brackets where that differs
  type, polarity, modality, source
  made_by    the rule that made the claim, for counting errors; cut it off before giving the rows to a reader
"""
import argparse
import csv
import json
import random
import sys

COLUMNS = ["id", "article", "before", "sentence", "subject", "relation", "object",
           "type", "polarity", "modality", "source", "made_by"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", help="the JSON lines that the claims were read from")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    args = parser.parse_args()
    with open(args.articles, encoding="utf-8") as lines:
        texts = {article["id"]: article["text"] for article in map(json.loads, lines)}
    claims = [json.loads(line) for line in sys.stdin]
    facts = [claim for claim in claims if claim["modality"] == "fact" and not claim["negated"]]
    drawn = random.Random(args.seed).sample(facts, min(args.count, len(facts)))
    write = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
    write.writerow(COLUMNS)
    write.writerows(row(claim, texts[claim["article"]]) for claim in drawn)


def row(claim, text):
    before = text[max(0, claim["start"] - 300):claim["start"]]
    cells = [claim["id"], claim["article"], before, claim["sentence"], end(claim["subject"]),
             claim["relation"]["name"], end(claim["object"]), claim["type"],
             "negative" if claim["negated"] else "positive", claim["modality"],
             claim["source"] or "the article itself", claim["rule"]]
    return [" ".join(cell.split()) for cell in cells]


def end(argument):
    name, words = argument["name"], argument["text"]
    return name if name == words else f"{name} [{words}]"


if __name__ == "__main__":
    main()
