//! The shortest ways from one entity to another.
//!
//! Ties are walked both ways: who is tied to whom matters here, not who acts on whom.
//! Invariant: fewer steps come first, then better support, then the names on the way. A way never passes an entity
//! twice, nor through a literal: two men of one age are no acquaintances.

use super::view::View;
use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef as _;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Steps are worth more than any support can make up for.
const STEP: usize = 1 << 40;
/// The most that a step of little support costs beside.
const DOUBT: usize = 1 << 20;

/// A way through the graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The entities on it, both ends included.
    pub nodes: Vec<NodeIndex>,
    /// For each step the edges between its two ends, either way round: facts first, then by support.
    pub steps: Vec<Vec<EdgeIndex>>,
}

impl View {
    /// The `count` shortest ways between two nodes, by Yen's algorithm; fewer where there are no more.
    ///
    /// From a node to itself there is one, without steps.
    pub fn ways(&self, from: NodeIndex, to: NodeIndex, count: usize) -> Vec<Way> {
        if from == to {
            let here = Way {
                nodes: vec![from],
                steps: Vec::new(),
            };
            return [here].into_iter().take(count).collect();
        }
        let next = |&at: &NodeIndex| self.next(at, to);
        let found = pathfinding::directed::yen::yen(&from, next, |&at| at == to, count);
        let mut ways: Vec<(usize, Vec<&str>, Way)> = found
            .into_iter()
            .map(|(nodes, cost)| {
                let names = nodes.iter().map(|&at| self.node(at).label.as_str());
                let steps = nodes.windows(2).map(|ends| self.ties(ends[0], ends[1]));
                (
                    cost,
                    names.collect(),
                    Way {
                        steps: steps.collect(),
                        nodes,
                    },
                )
            })
            .collect();
        ways.sort_by(|a, b| (a.0, &a.1, &a.2.nodes).cmp(&(b.0, &b.1, &b.2.nodes)));
        ways.into_iter().map(|(_, _, way)| way).collect()
    }

    /// The edges between two nodes, whichever way round: facts first, then by support, then in order.
    pub fn ties(&self, a: NodeIndex, b: NodeIndex) -> Vec<EdgeIndex> {
        let there = self.graph.edges_connecting(a, b);
        let back = self.graph.edges_connecting(b, a).filter(|_| a != b);
        let mut ties: Vec<EdgeIndex> = there.chain(back).map(|edge| edge.id()).collect();
        ties.sort_by_key(|&at| {
            let edge = &self.graph[at];
            (!edge.is_fact(), Reverse(edge.support()), at)
        });
        ties
    }

    /// Where a step leads from a node, and what it costs, by name.
    fn next(&self, at: NodeIndex, goal: NodeIndex) -> Vec<(NodeIndex, usize)> {
        let out = self.graph.edges(at).map(|edge| (edge.target(), edge.id()));
        let incoming = self.graph.edges_directed(at, petgraph::Incoming);
        let all = out.chain(incoming.map(|edge| (edge.source(), edge.id())));
        let mut best: BTreeMap<NodeIndex, usize> = BTreeMap::new();
        for (other, edge) in all.filter(|&(other, _)| other != at) {
            if other == goal || !self.node(other).is_literal() {
                let support = best.entry(other).or_default();
                *support = (*support).max(self.graph[edge].support());
            }
        }
        let mut next: Vec<(NodeIndex, usize)> = best
            .into_iter()
            .map(|(other, support)| (other, STEP + DOUBT / (1 + support)))
            .collect();
        next.sort_by_key(|&(other, _)| (&self.node(other).label, other));
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::view::tests::view;

    fn roads() -> View {
        view(&[
            ("Arnor", "met", "Bree", "a"),
            ("Bree", "met", "Gondor", "a"),
            ("Arnor", "warned", "Dale", "a"),
            ("Dale", "warned", "Gondor", "a"),
            ("Dale", "warned", "Gondor", "b"),
            ("Dale", "met", "Bree", "a"),
            ("Arnor", "has age", "\"ninety\"", "a"),
            ("Gondor", "has age", "\"ninety\"", "a"),
            ("Mordor", "met", "Rhun", "a"),
        ])
    }

    /// networkx 3.6.1 has the same ways in the same order of length:
    /// `networkx.shortest_simple_paths(networkx.Graph([("Arnor", "Bree"), ...]), "Arnor", "Gondor")`.
    #[track_caller]
    fn check(from: &str, to: &str, count: usize, expected: &[&str]) {
        let view = roads();
        let (Some(from), Some(to)) = (view.find(from), view.find(to)) else {
            panic!("no such node");
        };
        let names = |way: Way| {
            let names = way.nodes.iter().map(|&at| view.node(at).label.clone());
            names.collect::<Vec<_>>().join(" ")
        };
        let found: Vec<String> = view.ways(from, to, count).into_iter().map(names).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_better_supported_of_two_short_ways_comes_first() {
        check("Arnor", "Gondor", 1, &["Arnor Dale Gondor"]);
        check(
            "Arnor",
            "Gondor",
            2,
            &["Arnor Dale Gondor", "Arnor Bree Gondor"],
        );
    }

    #[test]
    fn longer_ways_follow_and_none_leads_through_a_text() {
        let all = [
            "Arnor Dale Gondor",
            "Arnor Bree Gondor",
            "Arnor Bree Dale Gondor",
            "Arnor Dale Bree Gondor",
        ];
        check("Arnor", "Gondor", 9, &all);
    }

    #[test]
    fn ways_run_against_edges_too() {
        check("Gondor", "Bree", 1, &["Gondor Bree"]);
    }

    #[test]
    fn nowhere_and_here() {
        check("Arnor", "Mordor", 3, &[]);
        check("Arnor", "Arnor", 3, &["Arnor"]);
        check("Arnor", "Gondor", 0, &[]);
    }

    #[test]
    fn a_step_shows_all_that_ties_its_ends() {
        let view = view(&[
            ("a", "met", "b", "1"),
            ("b", "warned", "a", "1"),
            ("b", "warned", "a", "2"),
        ]);
        let (a, b) = (
            view.find("a").expect("a node"),
            view.find("b").expect("a node"),
        );
        let ways = view.ways(a, b, 1);
        let labels: Vec<&str> = ways[0].steps[0]
            .iter()
            .map(|&edge| view.graph()[edge].label.as_str())
            .collect();
        assert_eq!(labels, ["warned", "met"]);
    }
}
