//! The core of a graph: its giant component, its most central entities.
//!
//! Literals tie nothing together (two men of one age are no acquaintances): they go where an entity of theirs goes.
//! Invariant: of parts of one size, and of entities of one rank, the first in order is taken.

use super::view::View;
use petgraph::graph::NodeIndex;
use petgraph::unionfind::UnionFind;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

impl View {
    /// The largest part that hangs together, whichever way its edges point; largest by number of entities.
    #[must_use]
    pub fn giant(&self) -> Self {
        let mut parts = UnionFind::new(self.graph.node_count());
        for (_, from, to, _) in self.edges() {
            if !self.node(from).is_literal() && !self.node(to).is_literal() {
                parts.union(from.index(), to.index());
            }
        }
        let part_of = parts.into_labeling();
        let mut members: BTreeMap<usize, Vec<NodeIndex>> = BTreeMap::new();
        for (at, _) in self.nodes().filter(|(_, node)| !node.is_literal()) {
            members.entry(part_of[at.index()]).or_default().push(at);
        }
        let giant = members
            .into_values()
            .max_by_key(|part| (part.len(), Reverse(part.first().copied())))
            .unwrap_or_default();
        let mut kept: BTreeSet<NodeIndex> = giant.into_iter().collect();
        let literals: Vec<NodeIndex> = kept
            .iter()
            .flat_map(|&at| self.graph.neighbors_undirected(at))
            .filter(|&at| self.node(at).is_literal())
            .collect();
        kept.extend(literals);
        self.keep(|at| kept.contains(&at), |_| true)
    }

    /// The `count` entities that are tied to the most others (centrality by degree), and what ties them to each other.
    ///
    /// Of equally connected ones those with more edges go first, then those that more articles name.
    #[must_use]
    pub fn most_central(&self, count: usize) -> Self {
        let mut ranked: Vec<_> = self
            .nodes()
            .filter(|(_, node)| !node.is_literal())
            .map(|(at, node)| {
                let others: Vec<NodeIndex> = self.graph.neighbors_undirected(at).collect();
                let known: BTreeSet<NodeIndex> = others
                    .iter()
                    .copied()
                    .filter(|&other| other != at && !self.node(other).is_literal())
                    .collect();
                let rank = (known.len(), others.len(), node.articles.len());
                (Reverse(rank), at)
            })
            .collect();
        ranked.sort_unstable();
        let kept: BTreeSet<NodeIndex> = ranked.iter().take(count).map(|&(_, at)| at).collect();
        self.keep(|at| kept.contains(&at), |_| true)
    }
}

#[cfg(test)]
mod tests {
    use crate::graph::view::tests::view;
    use crate::graph::{Filter, View};

    /// Two parts that a literal touches, the larger around Gondor.
    fn two_parts() -> View {
        view(&[
            ("Arnor", "met", "Bree", "a"),
            ("Bree", "has age", "\"ninety\"", "a"),
            ("Gondor", "met", "Rohan", "a"),
            ("Gondor", "met", "Dale", "b"),
            ("Dale", "met", "Rohan", "b"),
            ("Dale", "met", "Esgaroth", "b"),
            ("Rohan", "has age", "\"ninety\"", "b"),
        ])
    }

    #[track_caller]
    fn check(view: &View, expected: &[&str]) {
        let ids: Vec<&str> = view.nodes().map(|(_, node)| node.id.as_str()).collect();
        assert_eq!(ids, expected);
    }

    #[test]
    fn the_giant_component_takes_its_literals_along() {
        let giant = two_parts().giant();
        check(
            &giant,
            &["\"ninety\"", "Dale", "Esgaroth", "Gondor", "Rohan"],
        );
        assert_eq!(giant.graph().edge_count(), 5);
    }

    #[test]
    fn of_parts_of_one_size_the_first_is_taken() {
        let twins = view(&[("c", "met", "d", "1"), ("a", "met", "b", "1")]);
        check(&twins.giant(), &["a", "b"]);
        check(&view(&[]).giant(), &[]);
    }

    #[test]
    fn the_best_connected_stay_with_what_ties_them() {
        let top = two_parts().most_central(2);
        check(&top, &["Dale", "Rohan"]);
        assert_eq!(top.graph().edge_count(), 1);
        check(&two_parts().most_central(0), &[]);
        assert_eq!(two_parts().most_central(99).nodes().count(), 6);
    }

    #[test]
    fn conditions_come_before_ranks() {
        let filter = Filter {
            articles: ["a".to_owned()].into(),
            giant: true,
            top: Some(1),
            ..Filter::default()
        };
        check(&two_parts().select(&filter), &["Bree"]);
    }
}
