//! The quads that a view stands for: all of its articles' graphs, or what a filter left of them.
//!
//! Invariant: a claim is kept whole, with its evidence and speakers, or not at all; so is an article's description.

use super::read::{AT_A_TIME, article_graphs, quads_of};
use super::view::View;
use crate::rdf::vocab::ng;
use crate::rdf::{Names, Packed, textless};
use oxigraph::model::{NamedOrBlankNodeRef, QuadRef, TermRef};
use oxigraph::store::StorageError;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

impl View {
    /// What `work` makes of the quads of each article's graph, the graphs by their IRIs; the quads come sorted by subject,
    /// predicate (types first), object.
    ///
    /// A few articles are worked on at a time, on all cores, when the iterator gets to them.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn each_article<'a, T: Send + 'a>(
        &'a self,
        work: impl Fn(Packed) -> T + Sync + 'a,
    ) -> Result<impl Iterator<Item = Result<T, StorageError>> + 'a, StorageError> {
        let mut graphs = article_graphs(&self.store, &self.names)?.into_iter();
        let kept = self.kept_claims.is_some().then(|| Kept::of(self));
        let mut done = VecDeque::new();
        Ok(std::iter::from_fn(move || {
            if done.is_empty() {
                let batch: Vec<String> = graphs.by_ref().take(AT_A_TIME).collect();
                let of = |graph: &String| self.quads_of_article(graph, kept.as_ref()).map(&work);
                done = batch.par_iter().map(of).collect::<Vec<_>>().into();
            }
            done.pop_front()
        }))
    }

    fn quads_of_article(
        &self,
        graph: &str,
        kept: Option<&Kept<'_>>,
    ) -> Result<Packed, StorageError> {
        let mut quads = quads_of(&self.store, graph)?;
        if let Some(kept) = kept {
            kept.filter(graph, &mut quads);
        }
        if self.without_text {
            quads = quads.changed(|quads| textless(quads, &self.names));
        }
        quads.sort();
        Ok(quads)
    }
}

/// What a filter left.
struct Kept<'a> {
    view: &'a View,
    entity_space: String,
    claim_space: String,
    relation_space: String,
    /// Fact edges, with symmetric ones both ways.
    edges: BTreeSet<(&'a str, &'a str, &'a str)>,
    relations: BTreeSet<&'a str>,
    /// IRIs of the articles.
    articles: BTreeSet<&'a str>,
}

impl<'a> Kept<'a> {
    fn of(view: &'a View) -> Self {
        let mut edges = BTreeSet::new();
        for (_, from, to, edge) in view.edges().filter(|(.., edge)| edge.is_fact()) {
            let (from, to) = (view.node(from).id.as_str(), view.node(to).id.as_str());
            edges.insert((from, edge.relation.as_str(), to));
            if edge.symmetric {
                edges.insert((to, edge.relation.as_str(), from));
            }
        }
        let names: &Names = &view.names;
        Self {
            view,
            entity_space: names.entity("").into_string(),
            claim_space: names.claim("").into_string(),
            relation_space: names.relation("").into_string(),
            edges,
            relations: view
                .edges()
                .map(|(.., edge)| edge.relation.as_str())
                .collect(),
            articles: view
                .articles
                .values()
                .map(|info| info.iri.as_str())
                .collect(),
        }
    }

    /// Drops the quads of one article's graph that are not left; all of them where no claim is.
    fn filter(&self, graph: &str, quads: &mut Packed) {
        let mut parts = self.evidence(graph, quads);
        if parts.is_empty() || !self.articles.contains(graph) {
            return quads.retain(|_| false);
        }
        parts.extend(self.namings(quads));
        quads.retain(|quad| self.keeps(graph, quad, &parts));
    }

    /// Of the parts of the article only those are kept that `parts` lists.
    fn keeps(&self, graph: &str, quad: QuadRef<'_>, parts: &BTreeSet<String>) -> bool {
        let NamedOrBlankNodeRef::NamedNode(subject) = quad.subject else {
            return false;
        };
        let (subject, object) = (subject.as_str(), text_of(quad.object));
        if subject.starts_with(&self.claim_space) {
            self.view.has_claim(whole(subject))
        } else if subject.starts_with(&self.entity_space) {
            let predicate = quad.predicate.as_str();
            if predicate.starts_with(&self.relation_space) {
                self.edges.contains(&(subject, predicate, &*object))
            } else {
                self.view.find(subject).is_some() && self.shows(&object)
            }
        } else if subject.starts_with(&self.relation_space) {
            self.relations.contains(subject)
        } else if subject == graph {
            self.shows(&object)
        } else {
            whole(subject) != graph || parts.contains(subject)
        }
    }

    /// Whether an object is no entity, or one that is left.
    fn shows(&self, object: &str) -> bool {
        !object.starts_with(&self.entity_space) || self.view.find(object).is_some()
    }

    /// The namings of entities that are left.
    fn namings(&self, quads: &Packed) -> Vec<String> {
        let naming_of = self.view.names.ng(ng::NAMING_OF);
        let shown = quads.quads().filter(|quad| {
            quad.predicate == naming_of.as_ref() && self.shows(&text_of(quad.object))
        });
        shown
            .filter_map(|quad| match quad.subject {
                NamedOrBlankNodeRef::NamedNode(node) => Some(node.as_str().to_owned()),
                NamedOrBlankNodeRef::BlankNode(_) => None,
            })
            .collect()
    }

    /// The parts of the article's text that the claims which are left stand in, with what selects them.
    fn evidence(&self, graph: &str, quads: &Packed) -> BTreeSet<String> {
        let mut leads: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut open: Vec<&str> = Vec::new();
        for quad in quads.quads() {
            if let (NamedOrBlankNodeRef::NamedNode(from), TermRef::NamedNode(to)) =
                (quad.subject, quad.object)
            {
                if from.as_str().starts_with(&self.claim_space)
                    && self.view.has_claim(whole(from.as_str()))
                {
                    open.push(to.as_str());
                } else {
                    leads.entry(from.as_str()).or_default().push(to.as_str());
                }
            }
        }
        let mut found = BTreeSet::new();
        while let Some(node) = open.pop() {
            if node != graph && whole(node) == graph && found.insert(node.to_owned()) {
                open.extend(leads.get(node).into_iter().flatten());
            }
        }
        found
    }
}

/// The IRI without its fragment.
fn whole(iri: &str) -> &str {
    iri.split('#').next().unwrap_or(iri)
}

/// The IRI, or the literal as a node's id.
fn text_of(term: TermRef<'_>) -> Cow<'_, str> {
    match term {
        TermRef::NamedNode(node) => node.as_str().into(),
        TermRef::Literal(literal) => format!("\"{}\"", literal.value()).into(),
        other => other.to_string().into(),
    }
}
