"""Tests of the parts that need no torch: names, shapes, damage, and the door that keeps evaluation text out."""

import random
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from newsgraph_train import augment, corpora, lemmas, raw_text
from newsgraph_train.gum_names import name_tags
from newsgraph_train.labels import NAME_TAGS, may_follow, paint, shapes, spans
from newsgraph_train.sentence import Sentence, bits, check_documents, check_trainable, exact, gold_tags

CAPTAIN = """
1 Captain NOUN NN 2 nmod:desc (1-person-new-nnnnn-cf1-2,3-sgl-Faramir
2 Faramir PROPN NNP 6 nsubj _
3 of ADP IN 4 case _
4 Ithilien PROPN NNP 2 nmod (2-place-new-nnnnn-cf2-1-sgl)1)
5 , PUNCT , 6 punct _
6 left VERB VBD 0 root _
7 the DET DT 9 det (3-organization-new-nnnnn-cf3-3-sgl
8 White PROPN NNP 9 compound _
9 Council PROPN NNP 6 obj _
10 of ADP IN 11 case _
11 Gondor PROPN NNP 9 nmod (4-place-new-nnnnn-cf4-1-sgl)3)
12 today NOUN NN 6 obl (5-time-new-nnnnn-cf5-1-sgl)
"""


def rows(table: str) -> list[list[str]]:
    """Ten columns from the seven that matter here."""
    found = []
    for line in table.split("\n"):
        if line:
            number, word, upos, xpos, head, relation, entity = line.split()
            found.append([number, word, word.lower(), upos, xpos, "_", head, relation, "_", f"Entity={entity}"])
    return found


class Door(unittest.TestCase):
    """What may not be trained on."""

    def test_gold_documents_are_refused(self):
        with self.assertRaisesRegex(ValueError, "GUM_news_clock"):
            check_documents([Sentence("GUM_news_warhol", ["A"]), Sentence("GUM_news_clock", ["B"])])

    def test_other_documents_pass(self):
        found = [Sentence("GUM_news_warhol", ["A"])]
        self.assertIs(check_documents(found), found)

    def test_evaluation_files_are_refused(self):
        for name in (
            "ud_ewt/en_ewt-ud-dev.conllu",
            "re_docred/dev_revised.json",
            "x-test.tsv",
            "gold/a.conllu",
            "seeds/b.txt",
        ):
            with self.assertRaises(ValueError, msg=name):
                check_trainable(Path(name))

    def test_every_corpus_passes_the_door(self):
        for file in (file for corpus in corpora.CORPORA for file in corpus.files):
            check_trainable(Path(file))


class Names(unittest.TestCase):
    """Flat names."""

    def test_names_leave_titles_and_hold_of_phrases_of_bodies(self):
        tags = name_tags(rows(CAPTAIN))
        expected = {(1, 2, "PER"), (3, 4, "LOC"), (7, 11, "ORG"), (11, 12, "TIME")}
        self.assertEqual(spans(tags), expected)

    def test_tags_and_bits_agree(self):
        tags = ["O", "B-PER", "I-PER", "B-TIME"]
        self.assertEqual(gold_tags(exact(tags)), tags)

    def test_longer_names_win(self):
        self.assertEqual(paint(3, [(2, 3, "LOC"), (0, 3, "ORG")]), ["B-ORG", "I-ORG", "I-ORG"])

    def test_a_name_goes_on_only_in_its_type(self):
        self.assertTrue(may_follow("B-PER", "I-PER") and may_follow("I-PER", "I-PER") and may_follow("O", "B-LOC"))
        self.assertFalse(may_follow("O", "I-PER") or may_follow("B-LOC", "I-PER"))

    def test_marks_in_raw_text_leave_capitals_open(self):
        text = "King Elessar met Eomer in Edoras."
        (found,) = corpora.marked_text("x", text, [(0, 12, "PER"), (26, 32, "LOC")])
        self.assertEqual(found.words, ["King", "Elessar", "met", "Eomer", "in", "Edoras", "."])
        expected = [0, bits("B-PER"), corpora.OPEN, 0, corpora.OPEN, bits("B-LOC"), corpora.OPEN]
        self.assertEqual(found.names, expected)

    def test_wikigold_misc_stays_open(self):
        with tempfile.NamedTemporaryFile("w", suffix=".conll") as file:
            file.write("Arnor I-LOC\nElvish I-MISC\nsongs O\n\n")
            file.flush()
            (found,) = corpora.wikigold(Path(file.name))
        self.assertEqual(found.names[0], bits("B-LOC"))
        self.assertTrue(found.names[1] & bits("B-EVT") and found.names[1] & bits("O"))
        self.assertFalse(found.names[2] & bits("B-PER"))


class Words(unittest.TestCase):
    """Shapes, splitting, damage, lemmas."""

    def test_shapes(self):
        words = ["A", "a", "UN", "Arnor", "B", "3rd", "McBree", "-", "of"]
        self.assertEqual(shapes(words), [7, 0, 2, 4, 6, 0, 10, 12, 0])

    def test_sentences_of_raw_text(self):
        text = 'Mr. Hale isn\'t in the U.S. today. "Go," he said.\n\nNo end'
        found = [[text[a:b] for a, b in words] for words in raw_text.sentences(text)]
        self.assertEqual(found[0], ["Mr.", "Hale", "is", "n't", "in", "the", "U.S.", "today", "."])
        self.assertEqual(found[1:], [['"', "Go", ",", '"', "he", "said", "."], ["No", "end"]])

    def test_damage_keeps_layers_as_long_as_words(self):
        sentence = Sentence(
            "x", ["Go", "."], ["VERB", "PUNCT"], ["VB", "."], [0, 1], ["root", "punct"], ["go", "."], [1, 1]
        )
        chance = random.Random(1)
        for damaged in (augment.damage(sentence, chance) for _ in range(500)):
            self.assertEqual(
                {len(getattr(damaged, name)) for name in vars(damaged) if name != "doc"}, {len(damaged.words)}
            )

    def test_the_root_is_never_cut_off(self):
        sentence = Sentence("x", ["Go", "."], heads=[2, 0])
        self.assertEqual(augment.without_stop(sentence), sentence)

    def test_lemmas_seen_once_are_listed_where_cutting_the_ending_fails(self):
        words, tags = ["Kings", "went", "walked"], ["NNS", "VBD", "VBD"]
        sentence = Sentence("x", words, xpos=tags, lemmas=["king", "go", "walk"])
        self.assertEqual(lemmas.lexicon([sentence]), [("went", "VBD", "go")])
        self.assertEqual(len(lemmas.lexicon([sentence] * 2)), 3)

    def test_alphabet(self):
        self.assertEqual(len(NAME_TAGS), 13)


if __name__ == "__main__":
    unittest.main()
