"""Owns the label alphabets that do not depend on data: name tags in BIO form and word shapes.

Pure Python. Invariant: the Rust reader uses the same shape classes, so a change here is a change there.
"""

NAME_TYPES = ("PER", "ORG", "LOC", "EVT", "MISC", "TIME")
NAME_TAGS = ("O", *(f"{prefix}-{kind}" for kind in NAME_TYPES for prefix in "BI"))

CLAIM_TYPES = tuple(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT POSITION AFFILIATION LOCATION KINSHIP ALLIANCE OWNERSHIP CREATION STATEMENT PARTICIPATION MOVE "
    "CHANGE QUANTITY TIME OTHER".split()
)
"""Types of claims: PLOVER's sixteen events, then states and the rest."""
MODALITIES = ("fact", "reported", "intended", "possible", "hypothetical")

SHAPES = ("lower", "upper", "title", "single capital", "digit", "mixed", "other")
SHAPE_COUNT = 2 * len(SHAPES) + 1
SPECIAL_SHAPE = SHAPE_COUNT - 1
"""The shape of [CLS], [SEP] and padding pieces."""


def shape(word: str, first: bool) -> int:
    """The shape class of a word: twice its index in `SHAPES`, plus one at the start of a sentence."""
    if word.islower():
        kind = 0
    elif word.isupper() and len(word) > 1:
        kind = 1
    elif word[:1].isupper() and word[1:].islower():
        kind = 2
    elif word.isupper():
        kind = 3
    elif any(char.isdigit() for char in word):
        kind = 4
    elif any(char.isupper() for char in word):
        kind = 5
    else:
        kind = 6
    return 2 * kind + int(first)


def shapes(words: list[str]) -> list[int]:
    """The shape classes of a sentence."""
    return [shape(word, place == 0) for place, word in enumerate(words)]


def may_follow(before: str, tag: str) -> bool:
    """Whether `tag` may stand after `before`: an I- tag continues a name of its own type only."""
    return not tag.startswith("I-") or before[1:] == tag[1:]


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """The names of a tagged sentence as (first word, end, type)."""
    found, place = set(), 0
    while place < len(tags):
        start, tag = place, tags[place]
        place += 1
        if tag == "O":
            continue
        while place < len(tags) and tags[place] == "I-" + tag[2:]:
            place += 1
        found.add((start, place, tag[2:]))
    return found


def paint(count: int, names: list[tuple[int, int, str]]) -> list[str]:
    """BIO tags of `count` words from (first word, end, type); longer names win over those they overlap."""
    tags = ["O"] * count
    for start, end, kind in sorted(names, key=lambda name: (name[0] - name[1], name)):
        if all(tag == "O" for tag in tags[start:end]):
            tags[start:end] = ["B-" + kind] + ["I-" + kind] * (end - start - 1)
    return tags
