"""Owns what is learnt from whole documents: which mentions are the same, and who does what to whom.
 In: GUM's entity marks and the annotated articles of Wikinews. Out: documents of sentences in order with
mentions and claims. Invariant: no article kept for scoring or for choosing gets in.
"""

import hashlib
import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from .conllu import blocks, read
from .corpora import LONGEST, entity_marks, occurrences, tagged
from .gum_names import TITLES
from .gum_names import mentions as gum_marks
from .labels import CLAIM_TYPES, MODALITIES
from .raw_text import sentences as split
from .sentence import Sentence, check_documents, check_trainable

KEPT, CHOOSING = 30, 30
"""Annotated Wikinews articles kept for scoring only, and those by which thresholds are chosen, in the order of the
SHA-256 of their ids."""
TITLED = frozenset(title.capitalize() for title in TITLES)
PRONOUNS = frozenset(
    "i me my mine myself we us our ours ourselves you your yours he him his himself she her hers herself it its itself "
    "they them their theirs themselves this that these those who whom whose which".split()
)
PREPOSITIONS = frozenset(
    "of in on at for from to by with about against between into over under after before during near since than as who "
    "that which where whose such , ( : ; -".split()
)


@dataclass(frozen=True)
class Mention:
    """A phrase that stands for something: places in its sentence, and the group of what is the same."""

    sentence: int
    first: int
    head: int
    end: int
    group: str


@dataclass(frozen=True)
class Claim:
    """One claim by the places of its head words in one sentence; type and modality as label numbers."""

    sentence: int
    trigger: int
    subject: int
    object: int
    kind: int
    modality: int
    negated: bool


@dataclass
class Document:
    """Sentences in their order. `claims` is None where nobody marked them."""

    sentences: list[Sentence]
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] | None = None
    wording: np.ndarray | None = None
    """What the wording of each pair of mentions says (`pairs.features`), where it was asked for."""


GUM = ("ud_gum/en_gum-ud-train.permissive.conllu", "ud_gum/en_gum-ud-train.sharealike.conllu")
WIKINEWS = "wikinews/articles.jsonl"


def training(data: Path) -> list[Document]:
    """All documents to learn from."""
    found = [document for name in GUM for document in gum(check_trainable(data / name))]
    for document in found:
        check_documents(document.sentences)
    return found + list(wikinews(check_trainable(data / WIKINEWS), "learn"))


def gum(file: Path) -> Iterator[Document]:
    """GUM's documents, with every marked phrase as a mention."""
    document = None
    for sentence, (_, rows) in zip(read(file, gum=True), blocks(file), strict=True):
        if document is None or document.sentences[0].doc != sentence.doc:
            if document:
                yield document
            document = Document([])
        place = len(document.sentences)
        document.sentences.append(sentence)
        for mark in gum_marks(rows):
            inside = range(mark.first, mark.last + 1)
            head = next((word for word in inside if int(rows[word][6]) - 1 not in inside), mark.last)
            document.mentions.append(Mention(place, mark.first, head, mark.last + 1, mark.group))
    if document:
        yield document


def part_of(identity: str, order: list[str]) -> str:
    """What an article is for: "score", "choose" or "learn"."""
    rank = order.index(identity)
    return "score" if rank < KEPT else "choose" if rank < KEPT + CHOOSING else "learn"


def wikinews(file: Path, part: str) -> Iterator[Document]:
    """The annotated articles of one part."""
    for article in wikinews_articles(file, part):
        notes = notes_of(file, article["id"]).read_text(encoding="utf-8")
        yield Reading(article, json.loads(notes)).document()


def wikinews_articles(file: Path, part: str) -> Iterator[dict]:
    """The annotated articles of one part, as they are stored."""
    folder = notes_of(file, "").parent
    order = sorted((path.stem for path in folder.glob("*.json")), key=lambda stem: hashlib.sha256(stem.encode()).digest())
    for line in file.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        if notes_of(file, article["id"]).is_file() and part_of(article["id"], order) == part:
            yield article


def notes_of(file: Path, identity: str) -> Path:
    """Where the annotation of an article is."""
    return file.parent / "claims" / f"{identity}.json"


class Reading:
    """One annotated article on its way from offsets to words."""

    def __init__(self, article: dict, notes: dict) -> None:
        self.text, self.notes = article["text"], notes
        self.offsets = [words for words in split(self.text) if len(words) <= LONGEST]
        self.starts = [words[0][0] for words in self.offsets]
        marks = list(entity_marks(self.text, notes["entities"]))
        self.sentences = [tagged(article["id"], self.text, words, marks) for words in self.offsets]

    def document(self) -> Document:
        """The document with its mentions and claims."""
        found: dict[tuple[int, int], Mention] = {}
        for group, entity in self.notes["entities"].items():
            for name in {entity["name"], *entity["aliases"]}:
                for start in occurrences(self.text, name):
                    self.add(found, [start, start + len(name)], group)
        claims = []
        for note in self.notes["claims"]:
            for side in (note["subject"], note["object"]):
                if side["spans"] and side["entity"]:
                    self.add(found, side["spans"][0], side["entity"])
            claim = self.claim(note)
            if claim:
                claims.append(claim)
        order = sorted(found.values(), key=lambda mention: (mention.sentence, mention.first, -mention.end))
        return Document(self.sentences, order, claims)

    def add(self, found: dict[tuple[int, int], Mention], span: list[int], group: str) -> None:
        """Takes a span in as a mention, unless its head is one already."""
        place = self.words(span)
        if place:
            sentence, first, end = place
            head = self.head(place, group)
            found.setdefault((sentence, head), Mention(sentence, first, head, end, group))

    def words(self, span: list[int]) -> tuple[int, int, int] | None:
        """Sentence, first word and end of a span, or None where it is in no sentence."""
        sentence = bisect_right(self.starts, span[0]) - 1
        if sentence < 0:
            return None
        inside = [word for word, (a, b) in enumerate(self.offsets[sentence]) if a < span[1] and b > span[0]]
        return (sentence, inside[0], inside[-1] + 1) if inside else None

    def head(self, place: tuple[int, int, int], group: str | None) -> int:
        """The phrase's head as the treebanks choose it: of a person's name the first word of the name itself, else the
        last word before the first preposition or comma."""
        sentence, first, end = place
        words = self.sentences[sentence].words
        entity = self.notes["entities"].get(group)
        if entity and entity["type"] == "Person":
            named = {word for word in entity["name"].split() if word[:1].isupper()} - TITLED
            for word in range(first, end):
                if words[word] in named:
                    return word
        return next((word - 1 for word in range(first + 1, end) if words[word].lower() in PREPOSITIONS), end - 1)

    def claim(self, note: dict) -> Claim | None:
        """The claim by its head words; None where a side is not said in the sentence."""
        sides = [self.words(side["spans"][0]) if side["spans"] else None for side in (note["subject"], note["object"])]
        if not all(sides) or sides[0][0] != sides[1][0] or note["type"] not in CLAIM_TYPES:
            return None
        sentence = sides[0][0]
        subject = self.head(sides[0], note["subject"]["entity"])
        target = self.head(sides[1], note["object"]["entity"])
        trigger = target
        if note["trigger"]:
            place = self.words(note["trigger"][0])
            if not place or place[0] != sentence:
                return None
            trigger = self.trigger(sentence, place[1], place[2])
        kind, modality = CLAIM_TYPES.index(note["type"]), MODALITIES.index(note["modality"])
        return Claim(sentence, trigger, subject, target, kind, modality, note["negated"])

    def trigger(self, sentence: int, first: int, end: int) -> int:
        """The first word of the trigger that is no auxiliary or preposition; of a title its head."""
        words = self.sentences[sentence].words
        if words[first][:1].isupper():
            return self.head((sentence, first, end), None)
        full = [place for place in range(first, end) if not re.fullmatch(SMALL, words[place].lower())]
        return full[0] if full else first


SMALL = r"is|are|was|were|be|been|being|has|have|had|will|would|to|a|an|the|not|n't|his|her|its|their|by|of"
