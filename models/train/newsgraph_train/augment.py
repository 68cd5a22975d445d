"""Owns the damage that scraped news does to sentences, done on purpose to a share of the training sentences.

Pure Python. In and out: a sentence and its labels, which stay what they were.
Invariant: the result has as many labels as words in every layer.
"""

import random
from dataclasses import replace

from .sentence import Sentence

SMALL_WORDS = frozenset("a an the and or but of in on at to for by with from as if than vs via".split())
CURLY = {"'": "’", '"': "“", "--": "—", "...": "…"}
STRAIGHT = {"’": "'", "‘": "'", "“": '"', "”": '"', "—": "--", "–": "-", "…": "...", "``": '"', "''": '"'}


def lower(sentence: Sentence) -> Sentence:
    """All letters small, as in careless comments and search snippets."""
    return replace(sentence, words=[word.lower() for word in sentence.words])


def upper(sentence: Sentence) -> Sentence:
    """All letters capital, as in kickers and old headlines."""
    return replace(sentence, words=[word.upper() for word in sentence.words])


def title(sentence: Sentence) -> Sentence:
    """Headline casing: every word but small ones begins with a capital."""
    words = [
        word if place and word.lower() in SMALL_WORDS else word[:1].upper() + word[1:]
        for place, word in enumerate(sentence.words)
    ]
    return replace(sentence, words=words)


def without_stop(sentence: Sentence) -> Sentence:
    """The final full stop lost, as in headlines, captions and list items."""
    last = len(sentence.words)
    if (
        last < 2
        or sentence.words[-1] != "."
        or (sentence.heads and (last in sentence.heads or sentence.heads[-1] == 0))
    ):
        return sentence
    layers = ("words", "upos", "xpos", "heads", "deprels", "lemmas", "names")
    return replace(sentence, **{name: (getattr(sentence, name) or [])[:-1] or None for name in layers})


def curly(sentence: Sentence) -> Sentence:
    """Typographic quotes, dashes and apostrophes."""
    words, opening = [], True
    for word in sentence.words:
        if word == '"':
            words.append("“" if opening else "”")
            opening = not opening
        else:
            words.append(CURLY.get(word, word.replace("'", "’")))
    return replace(sentence, words=words)


def straight(sentence: Sentence) -> Sentence:
    """Typewriter quotes, dashes and apostrophes."""
    return replace(sentence, words=[STRAIGHT.get(word, word.replace("’", "'")) for word in sentence.words])


SHARES = ((lower, 0.02), (upper, 0.02), (title, 0.03), (without_stop, 0.03), (curly, 0.10), (straight, 0.05))
"""How large a part of the sentences each kind of damage befalls, at most one a sentence."""


def damage(sentence: Sentence, chance: random.Random) -> Sentence:
    """The sentence, or with a small chance a damaged copy of it."""
    draw = chance.random()
    for change, share in SHARES:
        if draw < share:
            return change(sentence)
        draw -= share
    return sentence
