//! Puts the articles' graphs together: the same entity is one node, the same statement one edge.
//!
//! In: nodes and edges, article by article, in any order. Out: the sorted petgraph graph.
//! Invariant: adding articles in another order gives the same graph.

use super::types::{Edge, Node};
use crate::ontology::EntityKind;
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::BTreeMap;

type EdgeKey = (
    String,
    String,
    (
        bool,
        String,
        crate::ontology::Modality,
        bool,
        Option<String>,
    ),
);

/// Collects nodes and edges.
#[derive(Debug, Default)]
pub(super) struct Builder {
    nodes: BTreeMap<String, Pile>,
    edges: BTreeMap<EdgeKey, Edge>,
}

/// One node with the votes of the articles on its name and kind.
#[derive(Debug)]
struct Pile {
    node: Node,
    labels: BTreeMap<String, usize>,
    kinds: BTreeMap<EntityKind, usize>,
}

impl Builder {
    /// Adds a node, or what another article knows of it.
    pub(super) fn node(&mut self, node: Node) {
        let pile = self.nodes.entry(node.id.clone()).or_insert_with(|| Pile {
            node: Node {
                aliases: [].into(),
                articles: [].into(),
                ..node.clone()
            },
            labels: BTreeMap::new(),
            kinds: BTreeMap::new(),
        });
        *pile.labels.entry(node.label).or_default() += 1;
        *pile.kinds.entry(node.kind).or_default() += 1;
        pile.node.aliases.extend(node.aliases);
        pile.node.articles.extend(node.articles);
        pile.node.named |= node.named;
        // The smallest, so that the order of the articles does not matter.
        pile.node.wikidata = match (pile.node.wikidata.take(), node.wikidata) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
    }

    /// Adds an edge between two nodes (by id), or what another article adds to it.
    pub(super) fn edge(&mut self, from: &str, to: &str, edge: Edge) {
        let (from, to) = if edge.symmetric && to < from {
            (to, from)
        } else {
            (from, to)
        };
        let key = (from.to_owned(), to.to_owned(), edge.key());
        match self.edges.get_mut(&key) {
            None => {
                self.edges.insert(key, edge);
            }
            Some(known) => merge(known, edge),
        }
    }

    /// The graph: nodes by id, edges by their ends and then by relation, facts first.
    ///
    /// Edges whose ends were never added are left out.
    pub(super) fn finish(self) -> DiGraph<Node, Edge> {
        let mut graph = DiGraph::with_capacity(self.nodes.len(), self.edges.len());
        let mut index: BTreeMap<String, NodeIndex> = BTreeMap::new();
        for (id, pile) in self.nodes {
            index.insert(id, graph.add_node(pile.settle()));
        }
        for ((from, to, _), edge) in self.edges {
            if let (Some(&from), Some(&to)) = (index.get(&from), index.get(&to)) {
                graph.add_edge(from, to, edge);
            }
        }
        graph
    }
}

impl Pile {
    /// The node with the name and kind that most articles give it.
    fn settle(self) -> Node {
        let mut node = self.node;
        node.label = most_common(self.labels).unwrap_or(node.label);
        node.kind = most_common(self.kinds).unwrap_or(node.kind);
        node.aliases.remove(&node.label);
        node
    }
}

/// The value with the most votes; of several, the first in order.
fn most_common<T: Ord>(votes: BTreeMap<T, usize>) -> Option<T> {
    votes
        .into_iter()
        .rev()
        .max_by_key(|&(_, count)| count)
        .map(|(value, _)| value)
}

fn merge(known: &mut Edge, other: Edge) {
    known.articles.extend(other.articles);
    known.dates.extend(other.dates);
    known.claims.extend(other.claims);
    known.confidence = known.confidence.max(other.confidence);
    // An edge that one article states in its own right is no longer merely derived.
    known.derived &= other.derived;
    // Types of one relation differ where articles word it differently; the first in order stands for all.
    if other.kind < known.kind {
        known.kind = other.kind;
        known.quad = other.quad;
        known.tone = other.tone;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::view::tests::{edge, node};

    #[test]
    fn two_articles_support_one_edge() {
        let mut builder = Builder::default();
        for article in ["a", "b"] {
            builder.node(node("x", article));
            builder.node(node("y", article));
            builder.edge("x", "y", edge("sanctioned", article));
        }
        let graph = builder.finish();
        assert_eq!((graph.node_count(), graph.edge_count()), (2, 1));
        assert_eq!(graph.edge_weights().next().map(Edge::support), Some(2));
    }

    #[test]
    fn a_symmetric_edge_is_kept_once() {
        let mut builder = Builder::default();
        let met = Edge {
            symmetric: true,
            ..edge("met", "a")
        };
        builder.node(node("x", "a"));
        builder.node(node("y", "a"));
        builder.edge("x", "y", met.clone());
        builder.edge("y", "x", met);
        assert_eq!(builder.finish().edge_count(), 1);
    }

    #[test]
    fn the_name_that_most_articles_give_wins() {
        let mut builder = Builder::default();
        for (article, label) in [("a", "Arnor"), ("b", "Kingdom of Arnor"), ("c", "Arnor")] {
            builder.node(Node {
                label: label.to_owned(),
                ..node("x", article)
            });
        }
        let graph = builder.finish();
        let label = graph.node_weights().next().map(|node| node.label.as_str());
        assert_eq!(label, Some("Arnor"));
    }
}
