#!/usr/bin/env python3
"""Names as GUM counts them, from what `newsgraph parse` prints.

usage: newsgraph parse TEXTS.jsonl | gum_names.py TEXTS.jsonl > mentions.jsonl

The program's names end before titles (*Professor [Faramir Took]*), as those of UNER do, and a title alone is none. In GUM a
title is part of the name that it stands before, and one written as a name (*the Secretary*) names its holder. So here a person's
name takes in the proper nouns before it, and proper nouns that end in a title of `ontology/names/titles.csv` are a person.
All of that is read off the program's own tags. TEXTS.jsonl has `id` and `text`; the output has a line a document with `doc` and
`mentions`, each with `start`, `end` (code points) and `type`.
"""
import csv
import json
import re
import sys
from pathlib import Path

TITLES = Path(__file__).resolve().parents[2] / "ontology/names/titles.csv"
MARK = re.compile(r"\(([^()]+)(\))?|([^()]*)\)")


def main(path):
    with open(path, encoding="utf-8") as lines:
        texts = {document["id"]: document["text"] for document in map(json.loads, lines)}
    with open(TITLES, encoding="utf-8") as lines:
        titles = {row["title"].lower().rstrip(".") for row in csv.DictReader(lines)}
    mentions = {identity: [] for identity in texts}
    for identity, words in sentences(sys.stdin, texts):
        mentions[identity] += [
            {"start": words[first]["start"], "end": words[end - 1]["end"], "type": kind}
            for first, end, kind in names(words, titles)
        ]
    for identity, found in mentions.items():
        print(json.dumps({"doc": identity, "mentions": found}))


def sentences(lines, texts):
    """(document, words) of each sentence: form, whether it is a proper noun, entity marks, start and end in the text"""
    identity, words, at, multiword = None, [], 0, None
    for line in map(str.rstrip, lines):
        if line.startswith("# newdoc id = "):
            identity, at = line.split(" = ", 1)[1], 0
        cells = line.split("\t")
        if not line and words:
            yield identity, words
            words, multiword = [], None
        if line.startswith("#") or not line:
            continue
        text, form = texts[identity], cells[1]
        if "-" in cells[0]:
            start = text.index(form, at)
            at = start + len(form)
            multiword = {"last": int(cells[0].split("-")[1]), "end": at, "next": start}
            continue
        if multiword and int(cells[0]) <= multiword["last"]:
            start = max(text.find(form, multiword["next"], multiword["end"]), multiword["next"])
            end = multiword["next"] = min(start + len(form), multiword["end"])
        else:
            start = text.index(form, at)
            end = at = start + len(form)
        mark = re.search(r"Entity=([^|]*)", cells[9])
        proper = cells[3] == "PROPN" or cells[4] in ("NNP", "NNPS")
        words.append({"form": form, "proper": proper, "mark": mark[1] if mark else "", "start": start, "end": end})
    if words:
        yield identity, words


def names(words, titles):
    """[first, end, kind] of each name, titles taken in"""
    found, opened = [], None
    for place, word in enumerate(words):
        for opening, closed, _ in MARK.findall(word["mark"]):
            if opening:
                opened = [place, place + 1, opening.split("-")[-1]]
            if opened and (closed or not opening):
                found.append([opened[0], place + 1, opened[2]])
    taken = {place for first, end, _ in found for place in range(first, end)}
    for name in found:
        while name[2] == "person" and 0 < name[0] and name[0] - 1 not in taken and words[name[0] - 1]["proper"]:
            name[0] -= 1
            taken.add(name[0])
    place = 0
    while place < len(words):
        end = place
        while end < len(words) and end not in taken and words[end]["proper"]:
            end += 1
        if place < end and words[end - 1]["form"].lower().rstrip(".") in titles:
            found.append([place, end, "person"])
        place = max(end, place + 1)
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
