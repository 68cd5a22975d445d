//! The view: the graph, its articles, and the store that its quads stay in.
//!
//! Invariant: nodes are sorted by id; a view made by a filter holds nothing that the whole view lacks.

use super::types::{ArticleInfo, Edge, Node};
use crate::ontology::{ClaimConcept, ClaimType};
use crate::rdf::Names;
use oxigraph::store::Store;
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;
use std::collections::{BTreeMap, BTreeSet};

/// The graph of the articles, or the part of it that a filter left.
#[derive(Clone)]
pub struct View {
    pub(super) graph: DiGraph<Node, Edge>,
    pub(super) articles: BTreeMap<String, ArticleInfo>,
    pub(super) store: Store,
    pub(super) names: Names,
    /// What the ontology knows of the types of claims.
    pub(super) concepts: BTreeMap<ClaimType, ClaimConcept>,
    /// Claims that a filter left; none where nothing was filtered.
    pub(super) kept_claims: Option<BTreeSet<String>>,
    /// Whether its quads are given without the words of the articles.
    pub(super) without_text: bool,
}

impl View {
    /// The graph as petgraph has it, for its algorithms.
    pub fn graph(&self) -> &DiGraph<Node, Edge> {
        &self.graph
    }

    /// The articles by id.
    pub fn articles(&self) -> &BTreeMap<String, ArticleInfo> {
        &self.articles
    }

    /// The store whose quads this is a view of.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The namespaces that its IRIs stand under.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// Quad class and scores of a type of claim, where the ontology has them.
    pub fn concept(&self, kind: ClaimType) -> Option<&ClaimConcept> {
        self.concepts.get(&kind)
    }

    /// The view with hashes in place of the articles' words.
    #[must_use]
    pub fn without_text(self) -> Self {
        Self {
            without_text: true,
            ..self
        }
    }

    /// Whether the claim of this IRI is in the view.
    pub fn has_claim(&self, iri: &str) -> bool {
        self.kept_claims
            .as_ref()
            .is_none_or(|kept| kept.contains(iri))
    }

    /// The node.
    pub fn node(&self, at: NodeIndex) -> &Node {
        &self.graph[at]
    }

    /// Nodes in order of their ids.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeIndex, &Node)> {
        self.graph.node_indices().map(|at| (at, &self.graph[at]))
    }

    /// Edges with their two ends, by subject, object, then facts before claims.
    pub fn edges(&self) -> impl Iterator<Item = (EdgeIndex, NodeIndex, NodeIndex, &Edge)> {
        self.graph
            .edge_references()
            .map(|edge| (edge.id(), edge.source(), edge.target(), edge.weight()))
    }

    /// The node of this id: an entity's IRI, or a literal's text in double quotes.
    pub fn find(&self, id: &str) -> Option<NodeIndex> {
        let ids = self.graph.raw_nodes();
        let at = ids
            .binary_search_by(|node| node.weight.id.as_str().cmp(id))
            .ok()?;
        Some(NodeIndex::new(at))
    }

    /// The nodes that go by this name, whole or as an alias, accents and case aside; the best connected first.
    pub fn find_named(&self, name: &str) -> Vec<NodeIndex> {
        let wanted = crate::base::text::fold(name);
        let is = |text: &str| crate::base::text::fold(text) == wanted;
        let mut found: Vec<(bool, usize, NodeIndex)> = self
            .nodes()
            .filter(|(_, node)| is(&node.label) || node.aliases.iter().any(|alias| is(alias)))
            .map(|(at, node)| (!is(&node.label), usize::MAX - self.degree(at), at))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, _, at)| at).collect()
    }

    /// Number of different nodes that this one has an edge with.
    pub fn degree(&self, at: NodeIndex) -> usize {
        let others: BTreeSet<NodeIndex> = self
            .graph
            .neighbors_undirected(at)
            .filter(|&other| other != at)
            .collect();
        others.len()
    }

    /// The view with only some edges and nodes.
    pub(super) fn keep(
        &self,
        node: impl Fn(NodeIndex) -> bool,
        edge: impl Fn(EdgeIndex) -> bool,
    ) -> Self {
        let graph = self.graph.filter_map(
            |at, weight| node(at).then(|| weight.clone()),
            |at, weight| edge(at).then(|| weight.clone()),
        );
        let kept_claims = graph
            .edge_weights()
            .flat_map(|edge| edge.claims.iter().cloned())
            .filter(|claim| self.has_claim(claim))
            .collect();
        Self {
            graph,
            articles: self.articles.clone(),
            store: self.store.clone(),
            names: self.names.clone(),
            concepts: self.concepts.clone(),
            kept_claims: Some(kept_claims),
            without_text: self.without_text,
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::graph::Tone;
    use crate::graph::builder::Builder;
    use crate::ontology::{ClaimType, EntityKind, Modality, QuadClass};

    /// A person named by its id in one article.
    pub(in crate::graph) fn node(id: &str, article: &str) -> Node {
        Node {
            id: id.to_owned(),
            label: id.to_owned(),
            kind: EntityKind::Person,
            wikidata: None,
            named: true,
            aliases: BTreeSet::new(),
            articles: [article.to_owned()].into(),
        }
    }

    /// A fact edge of one article.
    pub(in crate::graph) fn edge(relation: &str, article: &str) -> Edge {
        Edge {
            relation: relation.to_owned(),
            label: relation.to_owned(),
            known: true,
            kind: ClaimType::Sanction,
            quad: Some(QuadClass::MaterialConflict),
            tone: Tone::Conflict,
            negated: false,
            modality: Modality::Fact,
            said_by: None,
            plain: true,
            symmetric: false,
            derived: false,
            articles: [article.to_owned()].into(),
            dates: BTreeSet::new(),
            confidence: 0.8,
            claims: [format!("{article}#{relation}")].into(),
        }
    }

    /// A view of facts `(subject, relation, object, article)`.
    pub(in crate::graph) fn view(facts: &[(&str, &str, &str, &str)]) -> View {
        let mut builder = Builder::default();
        for &(from, relation, to, article) in facts {
            builder.node(node(from, article));
            builder.node(node(to, article));
            builder.edge(from, to, edge(relation, article));
        }
        View {
            graph: builder.finish(),
            articles: BTreeMap::new(),
            store: Store::new().expect("a store in memory"),
            names: Names::default(),
            concepts: BTreeMap::new(),
            kept_claims: None,
            without_text: false,
        }
    }

    /// Two triangles, a bridge and a dead end; two articles say that the first two met.
    ///
    /// ```python
    /// g = networkx.Graph(); g.add_weighted_edges_from([("a","b",2), ("b","c",1), ("c","a",1), ("c","d",1),
    ///     ("d","e",1), ("e","f",1), ("f","d",1), ("f","g",1)])
    /// ```
    pub(in crate::graph) fn two_triangles() -> View {
        let arrows = ["a-b", "b-c", "c-a", "c-d", "d-e", "e-f", "f-d", "f-g"];
        let met = |arrow: &'static str| (&arrow[..1], "met", &arrow[2..], "one");
        let mut facts: Vec<_> = arrows.into_iter().map(met).collect();
        facts.push(("a", "met", "b", "two"));
        view(&facts)
    }

    #[test]
    fn nodes_are_found_by_id_and_by_name() {
        let view = view(&[("Arnor", "met", "Gondor", "a")]);
        assert!(view.find("Arnor").is_some());
        assert_eq!(view.find("Mordor"), None);
        assert_eq!(view.find_named("gondor").len(), 1);
    }
}
