"""Owns the derivation of flat names from GUM's nested entity marks.

Pure Python. GUM marks whole noun phrases ("the mayor of Gondor, who ..."); a name is the run of proper nouns
around the head of a phrase whose head is a proper noun. Invariant: a name starts after titles and ends before
commas, so "Captain Faramir, of Ithilien" gives Faramir and Ithilien.
"""

import re
from dataclasses import dataclass

from .labels import paint

TYPES = {
    "person": "PER",
    "organization": "ORG",
    "place": "LOC",
    "event": "EVT",
    "time": "TIME",
    "object": "MISC",
    "abstract": "MISC",
    "animal": "MISC",
    "plant": "MISC",
    "substance": "MISC",
}
CALENDAR = frozenset(
    "today yesterday tomorrow day days night morning evening week weeks month months year years".split()
)
LONGEST_TIME = 8
STOPS = frozenset(", ( ) [ ] : ;".split())
TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady president vice prime minister secretary senator sen governor gov "
    "mayor king queen prince princess pope judge justice general gen colonel col captain capt major lieutenant lt "
    "sergeant sgt sheriff officer chief chancellor ambassador chairman congressman rep representative chair speaker "
    "madam members st saint".split()
)
"""Words that stand before a person's name and are no part of it; alone they name nobody."""
MARK = re.compile(r"\(([^()]*)(\))?|([^()]*)\)")


@dataclass
class Mention:
    """A marked phrase: words first..last, GUM's type, and its Wikipedia page or ''."""

    group: str
    first: int
    last: int
    kind: str
    identity: str


def mentions(rows: list[list[str]]) -> list[Mention]:
    """The phrases marked in a sentence's MISC column, innermost first where they end together."""
    found: list[Mention] = []
    opened: list[Mention] = []
    for place, row in enumerate(rows):
        mark = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for part in MARK.finditer(mark.group(1)) if mark else ():
            if part.group(1) is not None:
                fields = part.group(1).split("-")
                fields += [""] * (8 - len(fields))
                group = fields[0].split("[")[0]
                mention = Mention(group, place, place, fields[1], "-".join(fields[7:]))
                (found if part.group(2) else opened).append(mention)
            else:
                group = part.group(3).split("[")[0].split("-")[0]
                for mention in reversed(opened):
                    if mention.group == group:
                        opened.remove(mention)
                        mention.last = place
                        found.append(mention)
                        break
    return found


def name_tags(rows: list[list[str]]) -> list[str]:
    """BIO tags of a sentence from its marks and its tree."""
    children: list[list[int]] = [[] for _ in rows]
    for place, row in enumerate(rows):
        if int(row[6]) > 0:
            children[int(row[6]) - 1].append(place)
    names, inner = [], set()
    for mention in sorted(mentions(rows), key=lambda mention: mention.last - mention.first):
        kind = TYPES.get(mention.kind)
        if kind == "TIME":
            if is_date(rows, mention):
                names.append((mention.first, mention.last + 1, kind))
        elif kind:
            span = name_span(rows, children, mention, inner)
            if span:
                names.append((*span, kind))
                if kind != "PER":
                    inner.update(range(*span))
    return paint(len(rows), names)


def is_date(rows: list[list[str]], mention: Mention) -> bool:
    """Whether a time phrase is short and has a number, a proper noun or a calendar word."""
    words = rows[mention.first : mention.last + 1]
    dated = any(row[4] in ("CD", "NNP") or row[1].lower() in CALENDAR for row in words)
    return len(words) <= LONGEST_TIME and dated


def name_span(
    rows: list[list[str]], children: list[list[int]], mention: Mention, inner: set[int]
) -> tuple[int, int] | None:
    """The name in a phrase as (first word, end), or None if it has none; `inner` are words of names inside it."""
    head = head_of(rows, children, mention)
    if head is None:
        return None
    members, waiting = {head}, [head]
    while waiting:
        word = waiting.pop()
        for child in children[word]:
            inside = mention.first <= child <= mention.last and child not in members
            if inside and belongs(rows, children, mention, word, child, inner):
                members.add(child)
                waiting.append(child)
    first, end = trimmed(rows, min(members), max(members), head)
    if mention.kind == "person":
        if rows[head][4] == "NNPS":
            return None
        while first < end and rows[first][1].lower().rstrip(".") in TITLES:
            first += 1
    return (first, end) if first < end else None


def head_of(rows: list[list[str]], children: list[list[int]], mention: Mention) -> int | None:
    """The phrase's head if it is a proper noun, or the name that a common noun introduces ("captain Faramir")."""
    inside = range(mention.first, mention.last + 1)
    head = next((place for place in inside if int(rows[place][6]) - 1 not in inside), mention.first)
    if rows[head][3] == "PROPN":
        return head
    for child in children[head]:
        named = rows[child][3] == "PROPN" and rows[child][7].split(":")[0] in ("appos", "flat")
        if named and head < child <= mention.last and not any(row[3] == "PUNCT" for row in rows[head:child]):
            return child
    return None


def belongs(rows, children, mention: Mention, head: int, child: int, inner: set[int]) -> bool:
    """Whether a word that hangs on a name's word is part of the name."""
    word, upos, xpos, relation = rows[child][1], rows[child][3], rows[child][4], rows[child][7]
    capital, person = word[:1].isupper(), mention.kind == "person"
    if relation.split(":")[0] == "flat":
        return True
    if relation == "compound":
        return (upos == "PROPN" or capital) and not (person and child in inner)
    if relation == "amod":
        return capital and xpos in ("JJ", "NNP", "NNPS", "VBN") and not (person and child in inner)
    if relation == "nummod":
        return child > head
    if relation == "nmod":
        link = next((rows[k][1].lower() for k in children[child] if rows[k][7] == "case"), "")
        linked = link in ("of", "for", "on") if not person else f"_{link}_" in mention.identity
        return upos == "PROPN" and child > head and linked
    if relation == "conj":
        return upos == "PROPN" and bool(mention.identity) and mention.kind == "organization"
    return relation == "punct" and word in ("-", "&", ".")


def trimmed(rows: list[list[str]], first: int, last: int, head: int) -> tuple[int, int]:
    """The span without function words at its edges, cut at commas, as (first word, end)."""
    while first < last and rows[first][3] in ("DET", "PUNCT", "ADP"):
        first += 1
    while last > first and rows[last][3] in ("PUNCT", "PART"):
        last -= 1
    for place in range(head + 1, last + 1):
        if rows[place][1] in STOPS:
            last = place - 1
            break
    for place in range(head, first - 1, -1):
        if rows[place][1] in STOPS:
            first = place + 1
            break
    return first, last + 1
