"""Owns the lemma lexicon: forms whose lemma is another word, with the tag that decides.

Pure Python. In: training sentences. Out: (form, XPOS, lemma), sorted.
Invariant: forms are lower case but for proper nouns; a form that is its own lemma is left out. The reader asks the
lexicon first and its suffix rules after, so that forms seen once are only listed where a rule would fail.
"""

from collections import Counter, defaultdict

from .sentence import Sentence

ENDINGS = {"NNS": "s", "VBZ": "s", "VBG": "ing", "VBD": "ed", "VBN": "ed", "JJR": "er", "JJS": "est"}
"""Tags whose words have another lemma, with the regular ending."""
UNSOUND_TAGS = frozenset(("GW", "AFX", "FW", "ADD", "XX"))
"""Tags of torn, foreign and unreadable words, whose lemmas teach nothing."""


def lexicon(sentences: list[Sentence]) -> list[tuple[str, str, str]]:
    """The most common lemma of each form and tag, where it differs from the form."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word, tag, lemma in zip(sentence.words, sentence.xpos or (), sentence.lemmas or (), strict=False):
            if tag not in UNSOUND_TAGS and any(char.isalpha() for char in word):
                form = word if tag.startswith("NNP") else word.lower()
                counts[form, tag][lemma] += 1
    found = []
    for (form, tag), lemmas in counts.items():
        lemma, _ = min(lemmas.items(), key=lambda entry: (-entry[1], entry[0]))
        usual = sum(lemmas.values()) > 1 or (tag in ENDINGS and lemma != regular(form, tag))
        readable = lemma not in ("", "_") and not any(char.isspace() for char in lemma)
        if lemma != form and usual and readable:
            found.append((form, tag, lemma))
    return sorted(found)


def regular(form: str, tag: str) -> str:
    """The lemma by the plainest rule: the ending is cut off, and nothing is mended ("walked", "towers")."""
    ending = ENDINGS[tag]
    return form.removesuffix(ending) if len(form) > len(ending) + 2 else form
