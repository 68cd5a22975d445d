"""Tests of how verdicts find their claims; fitting itself needs torch."""

import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from newsgraph_train import soundness

VERDICTS = "article\tlearnt\tsubject\ttrigger\tobject\trelation\tverdict\tkind\n"


def claim(relation: str, modality: str = "fact") -> dict:
    """A line of `extract --format clues`."""
    ends = {"start": 0, "end": 20, "subject": {"start": 0, "end": 7}, "trigger": [8, 14], "object": {"start": 15, "end": 19}}
    clues = {"way s >nsubj": 1.0, "pair level 3": 1.0, "score pair": 0.3}
    return ends | {"article": "a", "relation": {"name": relation}, "modality": modality, "negated": False, "clues": clues}


class Soundness(unittest.TestCase):
    """Verdicts, clues and the table."""

    def rows(self, verdict: str, *claims: dict) -> list[soundness.Row]:
        """The rows of one verdict and these claims."""
        with tempfile.TemporaryDirectory() as folder:
            verdicts, lines = Path(folder, "facts.tsv"), Path(folder, "clues.jsonl")
            verdicts.write_text(VERDICTS + verdict + "\n", encoding="utf-8")
            lines.write_text("".join(json.dumps(claim) + "\n" for claim in claims), encoding="utf-8")
            return soundness.rows(str(verdicts), [str(lines)])

    def test_a_verdict_finds_its_claim_by_place_and_relation(self) -> None:
        found = self.rows("a\tno\t0\t8\t15\tmet\tright\t", claim("met"), claim("joined"))
        self.assertEqual([row.right for row in found], [True])
        self.assertIn("pair level 3", found[0].clues)
        self.assertEqual(found[0].ends, ((0, 7), (15, 19), (8, 14)))

    def test_what_is_no_fact_any_more_teaches_nothing(self) -> None:
        self.assertEqual(self.rows("a\tno\t0\t8\t15\tmet\twrong\tmodality", claim("met", "reported")), [])

    def test_a_claim_is_judged_by_the_words_that_its_ends_touch(self) -> None:
        words = [(0, 3), (4, 9), (10, 15), (15, 16)]
        for end, expected in (((0, 9), (0, 1)), ((10, 15), (2, 2)), ((6, 16), (1, 3)), ((40, 44), (3, 3))):
            self.assertEqual(soundness.first_and_last(words, end), expected)

    def test_scores_on_what_the_model_learnt_from_count_apart_and_are_not_written(self) -> None:
        row = self.rows("a\tyes\t0\t8\t15\tmet\twrong\tobject", claim("met"))[0]
        self.assertEqual(set(row.clues), {"", "learnt", "way s >nsubj", "learnt pair level 3", "learnt score pair"})
        table = list(soundness.table({clue: 0.5 for clue in row.clues}))
        self.assertEqual(table[1:], ["\t0.500", "way s >nsubj\t0.500"])


if __name__ == "__main__":
    unittest.main()
