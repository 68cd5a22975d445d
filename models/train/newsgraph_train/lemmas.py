"""Owns the lemma lexicon: inflected forms whose lemma suffix rules would not find, with the tag that decides.

Pure Python. In: training sentences. Out: lines of form, XPOS, lemma, sorted.
Invariant: forms are lower case; a form that is its own lemma is left out unless a rule would change it.
"""

from collections import Counter, defaultdict

from .sentence import Sentence

INFLECTED = {"NNS": "s", "VBZ": "s", "VBG": "ing", "VBD": "ed", "VBN": "ed", "JJR": "er", "JJS": "est", "RBR": "er", "RBS": "est"}
"""Tags whose words have another lemma, with the regular ending."""
OPEN_TAGS = frozenset(INFLECTED) | {"NN", "VB", "VBP", "JJ", "RB"}
CLOSED_LEAST, OPEN_LEAST = 2, 1


def lexicon(sentences: list[Sentence]) -> list[tuple[str, str, str]]:
    """(form, XPOS, lemma) of the most common lemma of each form and tag, where it is not the regular one."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word, tag, lemma in zip(sentence.words, sentence.xpos or (), sentence.lemmas or ()):
            if not tag.startswith("NNP") and any(char.isalpha() for char in word):
                counts[word.lower(), tag][lemma.lower() if word != "I" else lemma] += 1
    found = []
    for (form, tag), lemmas in counts.items():
        lemma, count = min(lemmas.items(), key=lambda entry: (-entry[1], entry[0]))
        least = OPEN_LEAST if tag in OPEN_TAGS else CLOSED_LEAST
        known = lemma not in ("", "_") and not any(char.isspace() for char in lemma)
        if known and count >= least and lemma != regular(form, tag):
            found.append((form, tag, lemma))
    return sorted(found)


def regular(form: str, tag: str) -> str:
    """The lemma by the plainest rule: the ending is cut off, and nothing is mended ("walked", "towers")."""
    ending = INFLECTED.get(tag, "")
    return form.removesuffix(ending) if ending and len(form) > len(ending) + 2 else form
