"""Owns the splitting of raw text into treebank-like words, for corpora that mark names by character offsets.

Pure Python. Invariant: every word is a slice of the text, in order.
"""

import re
from collections.abc import Iterator

WORD = re.compile(
    r"(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Sen|Rep|Gov|St|Jr|Sr|Inc|Corp|Co|Ltd|No|vs)\.(?=\s)"
    r"|\d+(?:[.,:]\d+)*|[^\W\d_]+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|[^\W_]+|[^\w\s]|_",
)
SENTENCE_END = frozenset(".!?")
CLOSING = frozenset("\"'”’)]")


def sentences(text: str) -> Iterator[list[tuple[int, int]]]:
    """Word offsets, one list per sentence; a blank line always ends a sentence."""
    start = 0
    for paragraph in re.finditer(r".+(?:\n.+)*", text):
        words = [(match.start(), match.end()) for match in WORD.finditer(text, *paragraph.span())]
        start = 0
        for place in range(len(words)):
            if place + 1 == len(words) or ends_sentence(text, words, place):
                yield words[start : place + 1]
                start = place + 1


def ends_sentence(text: str, words: list[tuple[int, int]], place: int) -> bool:
    """Whether a sentence ends at this word: a full stop, perhaps a closing quote, a space and then a capital."""
    (begin, end), (following, _) = words[place], words[place + 1]
    if following == end or not (text[following].isupper() or text[following] in '"“‘('):
        return False
    word = text[begin:end]
    if word in CLOSING and place > 0:
        word = text[slice(*words[place - 1])]
    return word in SENTENCE_END
