//! How central each entity is.
//!
//! In: [`Ties`]. Out: one number an entity, in the order of [`Ties::nodes`].
//! Invariant: sums are taken in a fixed order, so that the same graph gives the same bits, on any number of cores.
//!
//! petgraph has a `page_rank` too, but one that takes a step for every pair of nodes and every edge, and counts each tie
//! once; rustworkx-core has Brandes' algorithm, but adds up in the order in which its threads end.

use super::ties::Ties;
use rayon::prelude::*;
use std::collections::VecDeque;

/// How likely it is to follow a tie rather than to start anew, as in Brin and Page's paper.
const DAMPING: f64 = 0.85;
/// Mean change of an entity's share below which the walk has settled, and the most rounds until then.
const SETTLED: f64 = 1e-12;
const ROUNDS: usize = 500;
/// Entities whose shortest ways one task counts.
const CHUNK: usize = 64;

impl Ties {
    /// How often a walk comes by that follows ties, the better supported more often; the shares of all entities make 1
    /// (Brin and Page 1998, with the articles of a tie as its weight).
    ///
    /// Ties are followed both ways: who sanctions whom says nothing of who matters more. A walk that comes to an entity
    /// without ties starts anew anywhere.
    pub fn page_rank(&self) -> Vec<f64> {
        let count = self.len() as f64;
        let sums: Vec<f64> = (0..self.len())
            .map(|at| self.near(at).iter().map(|(_, weight)| weight).sum())
            .collect();
        let mut shares = vec![1.0 / count; self.len()];
        for _ in 0..ROUNDS {
            let stranded = shares.iter().zip(&sums).filter(|(_, sum)| **sum <= 0.0);
            let stranded: f64 = stranded.map(|(share, _)| share).sum();
            let anew = (1.0 - DAMPING + DAMPING * stranded) / count;
            let mut next = vec![anew; self.len()];
            for (at, share) in shares.iter().enumerate() {
                for &(to, weight) in self.near(at) {
                    next[to] += DAMPING * share * weight / sums[at];
                }
            }
            let moved: f64 = next.iter().zip(&shares).map(|(a, b)| (a - b).abs()).sum();
            shares = next;
            if moved < SETTLED * count {
                break;
            }
        }
        shares
    }

    /// Number of other entities that each is tied to.
    pub fn degree(&self) -> Vec<usize> {
        (0..self.len()).map(|at| self.near(at).len()).collect()
    }

    /// The share of all pairs of other entities whose shortest ways lead by here, ties taken both ways and each as one
    /// step (Brandes 2001).
    pub fn betweenness(&self) -> Vec<f64> {
        let starts: Vec<usize> = (0..self.len()).collect();
        let parts: Vec<Vec<f64>> = starts
            .par_chunks(CHUNK)
            .map(|starts| {
                let mut sums = vec![0.0; self.len()];
                for &start in starts {
                    self.add_dependencies(start, &mut sums);
                }
                sums
            })
            .collect();
        let mut sums = vec![0.0; self.len()];
        for part in parts {
            for (sum, more) in sums.iter_mut().zip(part) {
                *sum += more;
            }
        }
        // Each pair was counted from both of its ends.
        let others = self.len().saturating_sub(1) as f64;
        let pairs = (others * (others - 1.0)).max(1.0);
        sums.into_iter().map(|sum| sum / pairs).collect()
    }

    /// For each entity the share of the shortest ways from `start` that lead by it, summed over where they lead.
    fn add_dependencies(&self, start: usize, sums: &mut [f64]) {
        let mut steps = vec![usize::MAX; self.len()];
        let mut ways = vec![0.0_f64; self.len()];
        let mut order = Vec::new();
        let mut queue = VecDeque::from([start]);
        (steps[start], ways[start]) = (0, 1.0);
        while let Some(at) = queue.pop_front() {
            order.push(at);
            for &(to, _) in self.near(at) {
                if steps[to] == usize::MAX {
                    steps[to] = steps[at] + 1;
                    queue.push_back(to);
                }
                if steps[to] == steps[at] + 1 {
                    ways[to] += ways[at];
                }
            }
        }
        let mut depends = vec![0.0; self.len()];
        for &at in order.iter().rev() {
            for &(to, _) in self.near(at) {
                if steps[to] == steps[at] + 1 {
                    depends[at] += ways[at] / ways[to] * (1.0 + depends[to]);
                }
            }
            if at != start {
                sums[at] += depends[at];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::view::tests::{two_triangles, view};

    /// Two triangles with a bridge, one edge twice as well supported, and a dead end. The values are networkx 3.6.1's:
    ///
    /// ```python
    /// networkx.pagerank(g, tol=1e-12, max_iter=1000); networkx.betweenness_centrality(g)
    /// ```
    fn ties() -> Ties {
        Ties::of(&two_triangles())
    }

    #[track_caller]
    fn check(found: &[f64], expected: [f64; 7]) {
        for (at, (found, expected)) in found.iter().zip(expected).enumerate() {
            assert!(
                (found - expected).abs() < 1e-6,
                "{at}: {found}, not {expected}"
            );
        }
    }

    #[test]
    fn page_rank_is_that_of_networkx() {
        let expected = [
            0.150_338_28,
            0.150_338_28,
            0.154_298_87,
            0.168_277_46,
            0.120_868_81,
            0.182_688_1,
            0.073_190_2,
        ];
        check(&ties().page_rank(), expected);
        assert!((ties().page_rank().iter().sum::<f64>() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn betweenness_is_that_of_networkx() {
        check(
            &ties().betweenness(),
            [0.0, 0.0, 8.0 / 15.0, 0.6, 0.0, 1.0 / 3.0, 0.0],
        );
    }

    #[test]
    fn degrees_count_the_others() {
        assert_eq!(ties().degree(), [2, 2, 3, 3, 2, 3, 1]);
    }

    #[test]
    fn an_empty_graph_has_no_ranks() {
        let ties = Ties::of(&view(&[]));
        assert_eq!((ties.page_rank(), ties.betweenness()), (vec![], vec![]));
    }
}
