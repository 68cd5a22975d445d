//! What a store knows of an article itself: its id, who published it, when.
//!
//! In: the article's graph. Out: what its description says. Invariant: only the article's own graph is asked.

use crate::rdf::vocab::{rdfs, schema};
use crate::store::Store;
use oxigraph::model::{GraphNameRef, NamedNodeRef, NamedOrBlankNodeRef, Term};
use oxigraph::store::StorageError;
use serde::Serialize;

/// Where an article comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Provenance {
    /// Id of the article.
    pub article: String,
    /// Its outlet.
    pub outlet: Option<String>,
    /// When it was published, as `2026-01-07`.
    pub published: Option<String>,
}

impl Provenance {
    /// Reads it from the graph of the article of this id.
    ///
    /// # Errors
    /// Where the graph database fails.
    pub fn of(store: &Store, article: &str) -> Result<Self, StorageError> {
        let node = store.names().article(article);
        let graph = node.as_ref();
        let outlet = match first(store, graph, schema::PUBLISHER, graph)? {
            Some(Term::NamedNode(outlet)) => first(store, outlet.as_ref(), rdfs::LABEL, graph)?,
            _ => None,
        };
        Ok(Self {
            article: article.to_owned(),
            outlet: outlet.and_then(text),
            published: first(store, graph, schema::DATE_PUBLISHED, graph)?.and_then(text),
        })
    }

    /// Id, outlet and date, with commas between.
    pub fn in_words(&self) -> String {
        let parts = [
            Some(&self.article),
            self.outlet.as_ref(),
            self.published.as_ref(),
        ];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        parts.join(", ")
    }
}

/// Id of the article whose graph this is; none of a graph that no article's is.
///
/// # Errors
/// Where the graph database fails.
pub fn article_id(store: &Store, graph: GraphNameRef<'_>) -> Result<Option<String>, StorageError> {
    match graph {
        GraphNameRef::NamedNode(graph) => {
            Ok(first(store, graph, schema::IDENTIFIER, graph)?.and_then(text))
        }
        _ => Ok(None),
    }
}

fn first(
    store: &Store,
    subject: NamedNodeRef<'_>,
    predicate: NamedNodeRef<'_>,
    graph: NamedNodeRef<'_>,
) -> Result<Option<Term>, StorageError> {
    let subject = NamedOrBlankNodeRef::from(subject);
    let mut quads =
        store
            .graph()
            .quads_for_pattern(Some(subject), Some(predicate), None, Some(graph.into()));
    Ok(quads.next().transpose()?.map(|quad| quad.object))
}

/// The text of a literal.
pub(super) fn text(term: Term) -> Option<String> {
    match term {
        Term::Literal(literal) => Some(literal.value().to_owned()),
        _ => None,
    }
}
