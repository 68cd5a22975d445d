"""Owns the fitting of soundness: what of a claim's looks and words speaks for or against its being right.

In: what `newsgraph extract --format clues` makes of articles and of the ontology's example sentences, the articles, and the
verdicts of readers on their claims. Out:
a table of clues and weights, `src/claim/soundness.tsv`, and a `soundness.onnx` for each model (see `sound`). Invariant:
neither the articles of the judged draws nor those kept for scoring teach anything.

usage: python -m newsgraph_train.soundness fit VERDICTS CLUES --data DIR --model ../base --fast ../fast > soundness.tsv
       python -m newsgraph_train.soundness cross VERDICTS CLUES --data DIR --model ../base
       python -m newsgraph_train.soundness articles DIR > articles.jsonl
       newsgraph extract --format clues articles.jsonl > clues.jsonl

where VERDICTS is tests/judged/facts.tsv and CLUES is tests/judged/clues.jsonl.gz, which keeps the clues as they were when the
claims were judged. The rules have been mended by the verdicts since, so that the same articles show fewer mistakes now than
others do: a table fitted to what is left of them tells less of unseen articles.
"""

import argparse
import csv
import gzip
import hashlib
import json
import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    from .sound import Examples

GUM = ("ud_gum/en_gum-ud-train.permissive.conllu", "ud_gum/en_gum-ud-train.sharealike.conllu")
GUM_GENRES = ("news", "bio")
EWT = "ud_ewt/en_ewt-ud-train.conllu"
EWT_GENRES = ("newsgroup", "weblog")
EXAMPLES = Path(__file__).parents[3] / "ontology/examples.csv"

FOLDS = 8
NETWORKS = 4
"""How many are fitted, each from other random numbers, whose mean is written."""
LONGEST = 250
"""Words of a sentence that are looked at."""
SMALL = 0.005  # weights that are left out
SCORES = ("score ", "pair level", "likelihood level", "type level", "fact level", "trigger level", "subject level", "object level")


@dataclass(frozen=True)
class Row:
    """A judged claim: offsets of its sentence, subject, object and trigger in its article, clues, verdict."""

    article: str
    sentence: tuple[int, int]
    ends: tuple[tuple[int, int], ...]
    clues: dict[str, float]
    right: bool


def articles(data: Path) -> Iterator[dict[str, str]]:
    """The judged articles as `newsgraph extract` reads them."""
    from .documents import wikinews_articles

    for part in ("choose", "learn"):
        for article in wikinews_articles(data / "wikinews/articles.jsonl", part):
            yield {name: article[name] for name in ("id", "text", "date")}
    for line in (data / "re3d/train.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        yield {"id": f"re3d-{article['id'][:10]}", "text": article["text"], "title": article.get("title") or ""}
    for line in (data / "plover_gsr/dev.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)
    for name in GUM:
        yield from (text for text in treebank_texts(data / name) if text["id"].split("_")[1] in GUM_GENRES)
    yield from (text for text in treebank_texts(data / EWT) if text["id"].split("-")[0] in EWT_GENRES)
    yield from examples()


def examples() -> Iterator[dict[str, str]]:
    """The ontology's example sentences, each an article named after its words: their table says how they are read rightly, and
    they show what is short and plain, of which news has little, and relations that are rare."""
    with EXAMPLES.open(encoding="utf-8") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            name = hashlib.sha256(row["sentence"].encode()).hexdigest()[:12]
            yield {"id": f"example-{name}", "text": row["sentence"]}


def treebank_texts(file: Path) -> list[dict[str, str]]:
    """Documents of a treebank as running text, a line a paragraph."""
    found: list[dict[str, str]] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id = "):
            found.append({"id": line.split(" = ")[1], "text": ""})
        elif line.startswith("# newpar") and found[-1]["text"]:
            found[-1]["text"] = found[-1]["text"].rstrip(" ") + "\n"
        elif line.startswith("# text = "):
            found[-1]["text"] += line.split(" = ", 1)[1].strip() + " "
    return found


def rows(verdicts: str, files: Iterable[str]) -> list[Row]:
    """The claims that have a verdict, in the order of the files."""
    with open(verdicts, encoding="utf-8") as lines:
        judged = {place(row): row for row in csv.DictReader(lines, delimiter="\t")}
    found = []
    for file in files:
        with (gzip.open if file.endswith(".gz") else open)(file, "rt", encoding="utf-8") as lines:
            for claim in map(json.loads, lines):
                trigger = claim["trigger"] or [0]
                ends = claim["subject"]["start"], trigger[0], claim["object"]["start"]
                verdict = judged.get((claim["article"], *map(str, ends), claim["relation"]["name"]))
                if verdict and claim["modality"] == "fact" and not claim["negated"]:
                    clues = seen(claim["clues"], verdict["learnt"] == "yes")
                    sides = span(claim["subject"]), span(claim["object"])
                    sides += (tuple(claim["trigger"] or sides[1]),)
                    right = verdict["verdict"] == "right"
                    found.append(Row(claim["article"], span(claim), sides, clues, right))
    return found


def span(part: dict) -> tuple[int, int]:
    """Where a part of a claim starts and ends."""
    return part["start"], part["end"]


def place(row: dict[str, str]) -> tuple[str, ...]:
    """What tells a judged claim from the others."""
    return tuple(row[name] for name in ("article", "subject", "trigger", "object", "relation"))


def seen(clues: dict[str, float], learnt: bool) -> dict[str, float]:
    """The clues; the scores of a model on what it learnt from, which are better there, by other names."""
    def named(clue: str) -> str:
        scored = any(clue.startswith(score) or f" {score}" in clue for score in SCORES)
        return f"learnt {clue}" if learnt and scored else clue

    return {"": 1.0, "learnt": float(learnt)} | {named(clue): value for clue, value in clues.items()}


def states(found: list[Row], texts: dict[str, str], model: Path) -> "np.ndarray":
    """[N,ENDS*WIDTH]: the inner states of the words by which each claim is judged."""
    import numpy as np

    from .__main__ import minilm
    from .encode import Alphabet, Encoder, Pieces
    from .raw_text import WORD
    from .runners import OnnxRunner
    from .sentence import Sentence

    encoder, runner = Encoder(Alphabet([], [], []), Pieces(minilm() / "tokenizer.json")), OnnxRunner(model)
    places = sorted({(row.article, row.sentence) for row in found})
    words = [[match.span() for match in WORD.finditer(texts[article], *at)][:LONGEST] for article, at in places]
    sentences = [
        Sentence(article, [texts[article][start:end] for start, end in offsets])
        for (article, _), offsets in zip(places, words, strict=True)
    ]
    known = {}
    for group in encoder.batches(sentences, 1400):
        inner = runner.scores(encoder.batch([sentences[number] for number in group]))["inner"]
        known |= {places[number]: (words[number], rows) for number, rows in zip(group, inner, strict=True)}

    def of(row: Row) -> "np.ndarray":
        offsets, rows = known[row.article, row.sentence]
        return np.concatenate([rows[word] for end in row.ends for word in first_and_last(offsets, end)])

    return np.stack([of(row) for row in found]).astype(np.float32)


def first_and_last(words: list[tuple[int, int]], end: tuple[int, int]) -> tuple[int, int]:
    """The first and last words that a span touches."""
    first = bisect_right([word[1] for word in words], end[0])
    last = bisect_left([word[0] for word in words], end[1]) - 1
    last = min(max(first, last), len(words) - 1)
    return min(first, last), last


def cross(found: list[Row], claims: "Examples", clues: int) -> Iterator[tuple[float, bool]]:
    """Chance and verdict of each claim, by a network that its article had no part in."""
    import torch

    from . import sound

    names = sorted({row.article for row in found})
    for fold in range(FOLDS):
        held = set(names[fold::FOLDS])
        out = torch.tensor([row.article in held for row in found])
        network = sound.fit(claims.some(~out), clues, fold)
        with torch.inference_mode():
            chances = torch.sigmoid(network(claims.some(out)))
        yield from zip(chances.tolist(), (right == 1 for right in claims.right[out].tolist()), strict=True)


def show(pairs: list[tuple[float, bool]]) -> None:
    """How well the chances tell right from wrong."""
    pairs.sort(reverse=True)
    print(f"{len(pairs)} claims, {sum(right for _, right in pairs) / len(pairs):.3f} right")
    wrong, ahead = 0, 0
    for _, right in pairs[::-1]:
        ahead, wrong = ahead + wrong * right, wrong + (not right)
    print(f"a right one is above a wrong one in {ahead / wrong / (len(pairs) - wrong):.3f}")
    for share in (0.9, 0.8, 0.7, 0.6, 0.5):
        top = pairs[: int(share * len(pairs))]
        print(f"the likeliest {share:.0%}: {sum(right for _, right in top) / len(top):.3f} right, down to {top[-1][0]:.2f}")


def table(weights: dict[str, float]) -> Iterator[str]:
    """The lines of the table: what tells the articles that the model learnt from is left out, and what hardly counts."""
    yield "# Made by python -m newsgraph_train.soundness: clue and weight."
    for clue, weight in sorted(weights.items()):
        if not clue or "learnt" not in clue and abs(weight) >= SMALL:
            yield f"{clue}\t{weight:.3f}"


def note(model: Path) -> None:
    """Writes the hash of the network into the folder's facts and its size into the card."""
    network = (model / "soundness.onnx").read_bytes()
    file, card = model / "meta.json", model / "README.md"
    meta = json.loads(file.read_text(encoding="utf-8"))
    meta["sha256"]["soundness.onnx"] = hashlib.sha256(network).hexdigest()
    file.write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    sized = re.sub(r"(`soundness.onnx`[^|]*\|) [\d,.]+", rf"\1 {len(network):,}", card.read_text(encoding="utf-8"))
    card.write_text(sized, encoding="utf-8")


def teach(options: argparse.Namespace) -> None:
    """Fits, and writes the networks and the table; or shows how well the fit does on articles that it did not see."""
    import torch

    from . import sound

    found = rows(options.verdicts, options.clues)
    texts = {article["id"]: article["text"] for article in articles(options.data)}
    looks, right = [row.clues for row in found], [row.right for row in found]
    numbers = sound.alphabet(looks)
    seen_by = states(found, texts, options.model)
    claims = sound.examples(looks, numbers, seen_by, right)
    if options.mode == "cross":
        show(list(cross(found, claims, len(numbers))))
        return
    networks = [sound.fit(claims, len(numbers), seed) for seed in range(NETWORKS)]
    sound.write(networks, seen_by, options.model / "soundness.onnx")
    weights = torch.stack([network.weights.weight.detach() for network in networks]).mean(0)
    seen_by = states(found, texts, options.fast)
    claims = sound.examples(looks, numbers, seen_by, right)
    networks = [sound.fit(claims, len(numbers), seed, weights) for seed in range(NETWORKS)]
    sound.write(networks, seen_by, options.fast / "soundness.onnx")
    for model in (options.model, options.fast):
        note(model)
    known = {clue: weights[number].item() for clue, number in numbers.items()}
    sys.stdout.writelines(f"{line}\n" for line in table(known))


def main() -> None:
    """Prints the articles, or fits."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    modes = parser.add_subparsers(dest="mode", required=True)
    modes.add_parser("articles", help="print the judged articles").add_argument("data", type=Path)
    for mode, what in (("fit", "write networks, print the table"), ("cross", "print how well it does on unseen articles")):
        chosen = modes.add_parser(mode, help=what)
        chosen.add_argument("verdicts")
        chosen.add_argument("clues", nargs="+")
        chosen.add_argument("--data", type=Path, required=True)
        chosen.add_argument("--model", type=Path, required=True)
        if mode == "fit":
            chosen.add_argument("--fast", type=Path, required=True)
    options = parser.parse_args()
    if options.mode == "articles":
        for article in articles(options.data):
            print(json.dumps(article, ensure_ascii=False))
    else:
        teach(options)


if __name__ == "__main__":
    main()
