//! Who is tied to whom: the view without its texts and parallel edges, as the algorithms want it.
//!
//! In: a [`View`]. Out: entities numbered by name, each with the others it is tied to.
//! Invariant: numbers, and the order of neighbours, depend on names and ids alone, so that sums come out the same.

use super::view::View;
use petgraph::graph::NodeIndex;
use std::collections::BTreeMap;

/// The entities of a view and the ties between them. Literals, and edges from an entity to itself, are left out.
#[derive(Clone, Debug)]
pub struct Ties {
    /// Entities by name, then by id.
    nodes: Vec<NodeIndex>,
    /// For each entity all that it is tied to, whichever way round, with the articles that say so, summed over edges.
    near: Vec<Vec<(usize, f64)>>,
}

impl Ties {
    /// The ties of a view.
    pub fn of(view: &View) -> Self {
        let mut nodes: Vec<NodeIndex> = view
            .nodes()
            .filter(|(_, node)| !node.is_literal())
            .map(|(at, _)| at)
            .collect();
        nodes.sort_by_key(|&at| (&view.node(at).label, &view.node(at).id));
        let number: BTreeMap<NodeIndex, usize> = nodes
            .iter()
            .enumerate()
            .map(|(number, &at)| (at, number))
            .collect();
        let mut near = vec![BTreeMap::<usize, f64>::new(); nodes.len()];
        for (_, from, to, edge) in view.edges() {
            let (Some(&from), Some(&to)) = (number.get(&from), number.get(&to)) else {
                continue;
            };
            if from == to {
                continue;
            }
            let articles = edge.support() as f64;
            *near[from].entry(to).or_default() += articles;
            *near[to].entry(from).or_default() += articles;
        }
        let near = near.into_iter().map(|ties| ties.into_iter().collect());
        Self {
            near: near.collect(),
            nodes,
        }
    }

    /// Number of entities.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is no entity.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The entities by name.
    pub fn nodes(&self) -> &[NodeIndex] {
        &self.nodes
    }

    /// All that the entity is tied to, and the articles that say so.
    pub(super) fn near(&self, number: usize) -> &[(usize, f64)] {
        &self.near[number]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::view::tests::view;

    #[test]
    fn parallel_edges_are_one_tie() {
        let view = view(&[
            ("Arnor", "met", "Bree", "a"),
            ("Arnor", "warned", "Bree", "a"),
            ("Arnor", "warned", "Bree", "b"),
            ("Bree", "met", "Bree", "a"),
        ]);
        let ties = Ties::of(&view);
        assert_eq!(
            (ties.near(0), ties.near(1)),
            (&[(1, 3.0)][..], &[(0, 3.0)][..])
        );
    }
}
