//! Neighbourhoods and paths.
//!
//! Edges are walked both ways: who is tied to whom matters here, not who acts on whom.
//! Invariant: of several shortest paths the best supported is taken, then the first in order.

use super::view::View;
use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// Steps are worth more than any support can make up for.
const STEP: usize = 1 << 20;

impl View {
    /// The nodes at most `hops` edges away from one of `centres`, the centres included.
    pub fn neighbourhood(&self, centres: &[NodeIndex], hops: usize) -> BTreeSet<NodeIndex> {
        let mut seen: BTreeSet<NodeIndex> = centres.iter().copied().collect();
        let mut ring: Vec<NodeIndex> = seen.iter().copied().collect();
        for _ in 0..hops {
            let mut next = Vec::new();
            for &at in &ring {
                next.extend(
                    self.graph
                        .neighbors_undirected(at)
                        .filter(|&other| seen.insert(other)),
                );
            }
            if next.is_empty() {
                break;
            }
            ring = next;
        }
        seen
    }

    /// A shortest way from one node to another, as edges; empty when they are the same, none when there is no way.
    ///
    /// Among equally short ways the one over edges with more supporting articles wins.
    pub fn path(&self, from: NodeIndex, to: NodeIndex) -> Option<Vec<EdgeIndex>> {
        let mut best: BTreeMap<NodeIndex, usize> = [(from, 0)].into();
        let mut came_by: BTreeMap<NodeIndex, (NodeIndex, EdgeIndex)> = BTreeMap::new();
        let mut queue = BinaryHeap::from([Reverse((0, from))]);
        while let Some(Reverse((cost, at))) = queue.pop() {
            if at == to {
                return Some(trace(&came_by, from, to));
            }
            for (edge, other, step) in self.steps(at) {
                let total = cost + step;
                if best.get(&other).is_none_or(|&known| total < known) {
                    best.insert(other, total);
                    came_by.insert(other, (at, edge));
                    queue.push(Reverse((total, other)));
                }
            }
        }
        None
    }

    /// The edges at a node with their other ends and costs, in order.
    fn steps(&self, at: NodeIndex) -> Vec<(EdgeIndex, NodeIndex, usize)> {
        let mut steps: Vec<_> = self
            .graph
            .edges(at)
            .map(|edge| (edge.id(), edge.target(), edge.weight()))
            .chain(
                self.graph
                    .edges_directed(at, petgraph::Direction::Incoming)
                    .map(|edge| (edge.id(), edge.source(), edge.weight())),
            )
            .map(|(edge, other, weight)| {
                (edge, other, STEP + STEP / (1024 * (1 + weight.support())))
            })
            .collect();
        steps.sort_unstable_by_key(|&(edge, _, _)| edge);
        steps
    }
}

fn trace(
    came_by: &BTreeMap<NodeIndex, (NodeIndex, EdgeIndex)>,
    from: NodeIndex,
    to: NodeIndex,
) -> Vec<EdgeIndex> {
    let mut way = Vec::new();
    let mut at = to;
    while at != from {
        let Some(&(before, edge)) = came_by.get(&at) else {
            break;
        };
        way.push(edge);
        at = before;
    }
    way.reverse();
    way
}

#[cfg(test)]
mod tests {
    use crate::graph::view::tests::view;

    #[track_caller]
    fn check(from: &str, to: &str, expected: Option<&[&str]>) {
        let view = view(&[
            ("Arnor", "met", "Bree", "a"),
            ("Bree", "met", "Gondor", "a"),
            ("Arnor", "warned", "Dale", "a"),
            ("Dale", "warned", "Gondor", "a"),
            ("Dale", "warned", "Gondor", "b"),
            ("Mordor", "met", "Rhun", "a"),
        ]);
        let (Some(from), Some(to)) = (view.find(from), view.find(to)) else {
            panic!("no such node");
        };
        let path = view.path(from, to).map(|edges| {
            let labels = edges.iter().map(|&edge| view.graph()[edge].label.clone());
            labels.collect::<Vec<_>>()
        });
        let expected = expected.map(|labels| labels.iter().map(ToString::to_string).collect());
        assert_eq!(path, expected);
    }

    #[test]
    fn the_better_supported_of_two_short_paths_is_taken() {
        check("Arnor", "Gondor", Some(&["warned", "warned"]));
    }

    #[test]
    fn paths_run_against_edges_too() {
        check("Gondor", "Bree", Some(&["met"]));
    }

    #[test]
    fn nowhere_and_here() {
        check("Arnor", "Mordor", None);
        check("Arnor", "Arnor", Some(&[]));
    }

    #[test]
    fn a_neighbourhood_grows_by_hops() {
        let view = view(&[("a", "met", "b", "1"), ("b", "met", "c", "1")]);
        let centre = [view.find("a").expect("a node")];
        assert_eq!(view.neighbourhood(&centre, 1).len(), 2);
        assert_eq!(view.neighbourhood(&centre, 2).len(), 3);
        assert_eq!(view.neighbourhood(&centre, usize::MAX).len(), 3);
    }
}
