"""Tests of the tree and name decoders against trying everything; they need numpy."""

import itertools
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

try:
    import numpy as np
except ImportError:
    raise unittest.SkipTest("numpy is not installed") from None

from newsgraph_train import decode
from newsgraph_train.labels import NAME_TAGS, may_follow


def is_tree(heads: tuple[int, ...]) -> bool:
    """Whether every word comes to the root, which has one child."""
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return heads.count(0) == 1


class Trees(unittest.TestCase):
    """The decoder always gives a tree, and the best one for its root."""

    def test_random_scores_give_the_best_tree_for_the_root(self):
        draw = np.random.default_rng(1)
        for count in (1, 2, 3, 4, 5):
            for _ in range(40):
                scores = draw.normal(size=(count, count + 1)) * 2
                found = tuple(decode.tree(scores))
                self.assertTrue(is_tree(found), found)
                root = found.index(0)
                trees = [heads for heads in itertools.product(range(count + 1), repeat=count) if is_tree(heads)]
                sums = {heads: scores[range(count), heads].sum() for heads in trees if heads[root] == 0}
                self.assertAlmostEqual(sums[found], max(sums.values()))

    def test_long_random_scores_give_trees(self):
        draw = np.random.default_rng(2)
        for _ in range(20):
            self.assertTrue(is_tree(tuple(decode.tree(draw.normal(size=(30, 31))))))


class Names(unittest.TestCase):
    """The decoder never lets a name begin with an I- tag."""

    def test_random_scores_give_well_formed_tags(self):
        draw = np.random.default_rng(3)
        for _ in range(50):
            tags = [NAME_TAGS[number] for number in decode.name_tags(draw.normal(size=(12, len(NAME_TAGS))))]
            self.assertTrue(all(may_follow(before, tag) for before, tag in itertools.pairwise(["O", *tags])))


if __name__ == "__main__":
    unittest.main()
