//! Head scores to a tree: the maximum spanning arborescence with exactly one root.
//!
//! In: for each word a score for each possible head (column 0 is the root). Out: one head a word.
//! Invariant: the heads form one tree with one root, whatever the scores. Ties go to the lowest index.
//! Method: Chu and Liu 1965, Edmonds 1967; cycles are contracted one by one, which is quick because
//! nine sentences in ten have none.

use super::names::argmax;

/// Below every score that a model gives, above what sums of it could overflow to.
const NEVER: f64 = -1e9;

/// The heads of a sentence of `count` words; 0 is the root, word *i* has number *i + 1*.
///
/// `scores` holds `count` rows of `count + 1` numbers, any scale: each row is normalised to log-probabilities.
pub(crate) fn heads(scores: &[f32], count: usize) -> Vec<usize> {
    let width = count + 1;
    let best: Vec<usize> = scores
        .chunks_exact(width)
        .map(|row| argmax(row.iter().copied()))
        .collect();
    if best.len() != count {
        return chain(count);
    }
    let all: Vec<usize> = std::iter::once(0).chain(best.iter().copied()).collect();
    if best.iter().filter(|&&head| head == 0).count() == 1 && cycle(&all).is_none() {
        return best;
    }
    let mut square = Square::filled(width);
    for (word, row) in (1..).zip(scores.chunks_exact(width)) {
        let normal = log_sum(row);
        for (head, score) in row.iter().enumerate().filter(|&(head, _)| head != word) {
            square.set(word, head, (f64::from(*score) - normal).max(NEVER / 2.0));
        }
    }
    one_root(&mut square);
    arborescence(&square).split_off(1)
}

/// Every word depends on the one before it: a tree where there are no scores to go by.
fn chain(count: usize) -> Vec<usize> {
    (0..count).collect()
}

/// Leaves the root as a possible head to the one word that loses least by it.
fn one_root(square: &mut Square) {
    let loss = |word: usize| {
        let other = (1..square.size)
            .map(|head| square.at(word, head))
            .fold(NEVER, f64::max);
        square.at(word, 0) - other
    };
    let mut root = (1, f64::NEG_INFINITY);
    for word in 1..square.size {
        if root.1 < loss(word) {
            root = (word, loss(word));
        }
    }
    for word in 1..square.size {
        square.set(word, 0, if word == root.0 { 0.0 } else { NEVER });
    }
}

/// Scores of a node (row) for each head (column).
struct Square {
    size: usize,
    cells: Vec<f64>,
}

impl Square {
    fn filled(size: usize) -> Self {
        Self {
            size,
            cells: vec![NEVER; size * size],
        }
    }

    fn at(&self, node: usize, head: usize) -> f64 {
        self.cells[node * self.size + head]
    }

    fn set(&mut self, node: usize, head: usize, score: f64) {
        self.cells[node * self.size + head] = score;
    }

    fn best_head(&self, node: usize) -> usize {
        best((0..self.size).map(|head| self.at(node, head)))
    }
}

/// The best head of each node, node 0 being the root: contract a cycle, solve what is left, open the cycle again.
fn arborescence(square: &Square) -> Vec<usize> {
    let mut heads: Vec<usize> = (0..square.size)
        .map(|node| if node == 0 { 0 } else { square.best_head(node) })
        .collect();
    let Some(ring) = cycle(&heads) else {
        return heads;
    };
    let in_ring = membership(&ring, square.size);
    let rest: Vec<usize> = (0..square.size).filter(|&node| !in_ring[node]).collect();
    let whole = rest.len();
    let mut small = Square::filled(whole + 1);
    let mut leaving = vec![0; whole];
    let mut entering = vec![0; whole];
    for (place, &node) in rest.iter().enumerate() {
        for (other, &head) in rest.iter().enumerate().filter(|&(other, _)| other != place) {
            small.set(place, other, square.at(node, head));
        }
        leaving[place] = ring[best(ring.iter().map(|&member| square.at(node, member)))];
        small.set(place, whole, square.at(node, leaving[place]));
        let gain = |member: usize| square.at(member, node) - square.at(member, heads[member]);
        entering[place] = ring[best(ring.iter().map(|&member| gain(member)))];
        small.set(whole, place, gain(entering[place]));
    }
    small.set(whole, whole, 2.0 * NEVER);
    let chosen = arborescence(&small);
    for (place, &node) in rest.iter().enumerate().skip(1) {
        heads[node] = if chosen[place] == whole {
            leaving[place]
        } else {
            rest[chosen[place]]
        };
    }
    heads[entering[chosen[whole]]] = rest[chosen[whole]];
    heads
}

fn membership(ring: &[usize], size: usize) -> Vec<bool> {
    let mut member = vec![false; size];
    for &node in ring {
        member[node] = true;
    }
    member
}

/// The nodes of one cycle, if there is one; node 0 is the root.
fn cycle(heads: &[usize]) -> Option<Vec<usize>> {
    let mut seen = vec![0; heads.len()];
    for start in 1..heads.len() {
        let mut node = start;
        while node != 0 && seen[node] == 0 {
            seen[node] = start;
            node = heads[node];
        }
        if node != 0 && seen[node] == start {
            let around = std::iter::successors(Some(heads[node]), |&other| {
                (other != node).then(|| heads[other])
            });
            return Some(around.collect());
        }
    }
    None
}

fn best(scores: impl Iterator<Item = f64>) -> usize {
    let mut found = (0, f64::NEG_INFINITY);
    for (index, score) in scores.enumerate() {
        if found.1 < score {
            found = (index, score);
        }
    }
    found.0
}

fn log_sum(row: &[f32]) -> f64 {
    let top = row.iter().copied().fold(f32::MIN, f32::max);
    let sum: f64 = row.iter().map(|&score| f64::from(score - top).exp()).sum();
    f64::from(top) + sum.ln()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn is_tree(heads: &[usize]) -> bool {
        let all: Vec<usize> = std::iter::once(0).chain(heads.iter().copied()).collect();
        heads.iter().filter(|&&head| head == 0).count() == 1 && cycle(&all).is_none()
    }

    fn normal(scores: &[f32], width: usize) -> Vec<f64> {
        scores
            .chunks(width)
            .flat_map(|row| {
                row.iter()
                    .map(|&s| f64::from(s) - log_sum(row))
                    .collect::<Vec<_>>()
            })
            .collect()
    }

    fn worth(heads: &[usize], scores: &[f64]) -> f64 {
        heads
            .iter()
            .enumerate()
            .map(|(word, &head)| scores[word * (heads.len() + 1) + head])
            .sum()
    }

    /// The best tree by trying all of them, with the root that [`heads`] chose.
    fn exhaustive(scores: &[f64], count: usize, root: usize) -> f64 {
        let mut best = f64::NEG_INFINITY;
        for code in 0..(count + 1).pow(u32::try_from(count).unwrap_or(0)) {
            let tree: Vec<usize> = (0..count)
                .map(|word| code / (count + 1).pow(u32::try_from(word).unwrap_or(0)) % (count + 1))
                .collect();
            if is_tree(&tree) && tree[root] == 0 {
                best = best.max(worth(&tree, scores));
            }
        }
        best
    }

    #[test]
    fn a_tree_is_kept_as_it_is() {
        assert_eq!(heads(&[0.0, 0.0, 9.0, 9.0, 0.0, 0.0], 2), [2, 0]);
    }

    #[test]
    fn two_roots_become_one() {
        assert_eq!(heads(&[9.0, 0.0, 1.0, 5.0, 4.0, 0.0], 2), [0, 1]);
    }

    #[test]
    fn a_word_alone_is_the_root() {
        assert_eq!(heads(&[-3.0, 5.0], 1), [0]);
        assert!(heads(&[], 0).is_empty());
    }

    proptest! {
        #[test]
        fn any_scores_give_the_best_tree(scores in proptest::collection::vec(-9.0_f32..9.0, 20)) {
            let found = heads(&scores, 4);
            prop_assert!(is_tree(&found));
            let scores = normal(&scores, 5);
            let root = found.iter().position(|&head| head == 0).unwrap_or(0);
            prop_assert!((worth(&found, &scores) - exhaustive(&scores, 4, root)).abs() < 1e-6);
        }

        #[test]
        fn long_sentences_are_trees_too(seed in proptest::collection::vec(-9.0_f32..9.0, 60 * 61)) {
            prop_assert!(is_tree(&heads(&seed, 60)));
        }
    }
}
