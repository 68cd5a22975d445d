"""Owns the weights of soundness: what of a claim's looks speaks for or against its being right.

In: what `newsgraph extract --format clues` makes of articles, and the verdicts of readers on their claims. Out: a table of
clues and weights, `src/claim/soundness.tsv`. Invariant: neither the articles of the judged draws nor those kept for scoring
teach anything.

usage: python -m newsgraph_train.soundness fit tests/judged/facts.tsv tests/judged/clues.jsonl.gz > src/claim/soundness.tsv
       python -m newsgraph_train.soundness cross tests/judged/facts.tsv tests/judged/clues.jsonl.gz
       python -m newsgraph_train.soundness articles DATA > articles.jsonl
       newsgraph extract --format clues articles.jsonl > clues.jsonl

`clues.jsonl.gz` keeps the clues as they were when the claims were judged. The rules have been mended by the verdicts since, so
that the same articles show fewer mistakes now than others do: a table fitted to what is left of them tells less of unseen
articles.
"""

import argparse
import csv
import gzip
import json
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

GUM = ("ud_gum/en_gum-ud-train.permissive.conllu", "ud_gum/en_gum-ud-train.sharealike.conllu")
GUM_GENRES = ("news", "bio")
EWT = "ud_ewt/en_ewt-ud-train.conllu"
EWT_GENRES = ("newsgroup", "weblog")

LEAST = 8  # claims that must show a clue
PENALTY = 25.0  # half the squared weights count this much
FOLDS = 8
SMALL = 0.005  # weights that are left out
SCORES = ("score ", "pair level", "likelihood level", "type level", "fact level", "trigger level", "subject level", "object level")


@dataclass(frozen=True)
class Row:
    """A judged claim."""

    article: str
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
                    learnt = verdict["learnt"] == "yes"
                    found.append(Row(claim["article"], seen(claim["clues"], learnt), verdict["verdict"] == "right"))
    return found


def place(row: dict[str, str]) -> tuple[str, ...]:
    """What tells a judged claim from the others."""
    return tuple(row[name] for name in ("article", "subject", "trigger", "object", "relation"))


def seen(clues: dict[str, float], learnt: bool) -> dict[str, float]:
    """The clues; the scores of a model on what it learnt from, which are better there, by other names."""
    def named(clue: str) -> str:
        scored = any(clue.startswith(score) or f" {score}" in clue for score in SCORES)
        return f"learnt {clue}" if learnt and scored else clue

    return {"": 1.0, "learnt": float(learnt)} | {named(clue): value for clue, value in clues.items()}


def fit(found: list[Row]) -> dict[str, float]:
    """Weights of a logistic regression; the constant is free, the others are kept small."""
    import torch
    from torch.nn.functional import binary_cross_entropy_with_logits

    counts = Counter(clue for row in found for clue in row.clues)
    names = sorted(clue for clue, count in counts.items() if count >= LEAST)
    column = {clue: index for index, clue in enumerate(names)}
    torch.sparse.check_sparse_tensor_invariants.disable()
    cells = [
        (line, column[clue], value)
        for line, row in enumerate(found)
        for clue, value in row.clues.items()
        if clue in column
    ]
    lines, columns, values = zip(*cells)
    matrix = torch.sparse_coo_tensor(
        torch.tensor([lines, columns]), torch.tensor(values), (len(found), len(names)), dtype=torch.float64
    ).coalesce()
    right = torch.tensor([float(row.right) for row in found], dtype=torch.float64)
    kept_small = torch.tensor([float(clue != "") for clue in names], dtype=torch.float64)
    weights = torch.zeros(len(names), dtype=torch.float64, requires_grad=True)
    search = torch.optim.LBFGS([weights], max_iter=300, history_size=20, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        search.zero_grad()
        scores = torch.mv(matrix, weights)
        error = binary_cross_entropy_with_logits(scores, right, reduction="sum")
        total = error + PENALTY * (kept_small * weights * weights).sum()
        total.backward()
        return total

    search.step(loss)
    return dict(zip(names, weights.tolist()))


def chance(weights: dict[str, float], row: Row) -> float:
    """How likely the claim is right."""
    total = sum(weights.get(clue, 0.0) * value for clue, value in row.clues.items())
    return 1 / (1 + math.exp(-total))


def cross(found: list[Row]) -> Iterator[tuple[float, bool]]:
    """Chance and verdict of each claim, by weights that its article had no part in."""
    articles = sorted({row.article for row in found})
    for fold in range(FOLDS):
        held = set(articles[fold::FOLDS])
        weights = fit([row for row in found if row.article not in held])
        yield from ((chance(weights, row), row.right) for row in found if row.article in held)


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


def main() -> None:
    """Prints the articles, the table, or how well weights do on articles that they were not fitted to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    modes = parser.add_subparsers(dest="mode", required=True)
    modes.add_parser("articles", help="print the judged articles").add_argument("data", type=Path)
    for mode, what in (("fit", "print the table"), ("cross", "print how well it does on articles it was not fitted to")):
        chosen = modes.add_parser(mode, help=what)
        chosen.add_argument("verdicts")
        chosen.add_argument("clues", nargs="+")
    options = parser.parse_args()
    if options.mode == "articles":
        for article in articles(options.data):
            print(json.dumps(article, ensure_ascii=False))
        return
    found = rows(options.verdicts, options.clues)
    if options.mode == "cross":
        show(list(cross(found)))
    else:
        sys.stdout.writelines(f"{line}\n" for line in table(fit(found)))


if __name__ == "__main__":
    main()
