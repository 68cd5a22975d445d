"""Owns the decoding of scores: the best tree with one root, and the best well-formed name tags.

Only numpy. In: scores of one sentence. Out: heads (0 is the root) or tag numbers.
Invariant: the Rust reader decodes alike, ties included (the lowest number wins).
"""

import numpy as np

from .labels import NAME_TAGS, may_follow

NEVER = -1e9
ALLOWED = np.array([[0.0 if may_follow(before, tag) else NEVER for tag in NAME_TAGS] for before in NAME_TAGS])


def name_tags(scores: np.ndarray) -> list[int]:
    """Viterbi over [T,N] scores: an I- tag only continues a name of its type."""
    best, links = scores[0] + ALLOWED[0], []
    for row in scores[1:]:
        paths = best[:, None] + ALLOWED
        links.append(paths.argmax(0))
        best = paths.max(0) + row
    tags = [int(best.argmax())]
    for link in reversed(links):
        tags.append(int(link[tags[-1]]))
    return tags[::-1]


def tree(scores: np.ndarray) -> list[int]:
    """The single-root tree of greatest sum over log-softmax of [T,T+1] scores (column 0 is the root).

    Chu-Liu-Edmonds on the best choice of root: the word whose loss by being the root is least.
    """
    shifted = scores - scores.max(1, keepdims=True)
    scores = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    heads = scores.argmax(1)
    if (heads == 0).sum() == 1 and not cycle(np.concatenate([[0], heads])):
        return heads.tolist()
    count = len(scores)
    square = np.full((count + 1, count + 1), NEVER)
    square[1:] = scores
    np.fill_diagonal(square, NEVER)
    root = 1 + int((square[1:, 0] - square[1:, 1:].max(1)).argmax()) if count > 1 else 1
    square[1:, 0] = NEVER
    square[root, 0] = 0.0
    return arborescence(square)[1:].tolist()


def arborescence(scores: np.ndarray) -> np.ndarray:
    """The best head of each node of [M,M] scores (row: node, column: head), node 0 being the root."""
    heads = scores.argmax(1)
    heads[0] = 0
    ring = cycle(heads)
    if not ring:
        return heads
    rest = [node for node in range(len(scores)) if node not in set(ring)]
    members = np.array(ring)
    inner = scores[members, heads[members]]
    small = np.full((len(rest) + 1, len(rest) + 1), NEVER * 2)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    leaving = scores[np.ix_(rest, members)]
    small[:-1, -1] = leaving.max(1)
    entering = scores[np.ix_(members, rest)] - inner[:, None]
    small[-1, :-1] = entering.max(0)
    small[-1, -1] = NEVER * 2
    chosen = arborescence(small)
    result = heads.copy()
    for place, node in enumerate(rest):
        if node:
            head = chosen[place]
            result[node] = members[leaving[place].argmax()] if head == len(rest) else rest[head]
    entry = chosen[-1]
    result[members[entering[:, entry].argmax()]] = rest[entry]
    return result


def cycle(heads: np.ndarray) -> list[int]:
    """The nodes of one cycle, or none; node 0 is the root."""
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        node = start
        while node and not seen[node]:
            seen[node] = start
            node = int(heads[node])
        if node and seen[node] == start:
            ring, other = [node], int(heads[node])
            while other != node:
                ring.append(other)
                other = int(heads[other])
            return ring
    return []
