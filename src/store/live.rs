//! A store that is read and written at once, by one process that holds it.
//!
//! In: whole graphs of articles. Out: a graph to query that shows each of them as soon as it is on the disk.
//! Invariant: what is written stands in the store's own files before any query sees it; nobody else writes meanwhile.

use super::error::StoreError;
use super::manifest::{self, Entry, Kind};
use super::reader::Store;
use super::union;
use super::writer::{Change, StoreWriter};
use crate::base::iri::unescaped;
use crate::rdf::Names;
use crate::rdf::vocab::{ng, prov, schema};
use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// A graph that the store does not take.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// It is not named as articles' graphs are.
    #[error("<{graph}> names no article; articles' graphs are named {articles}ID")]
    Name {
        /// Its name.
        graph: String,
        /// What the names of articles' graphs begin with.
        articles: String,
    },
    /// It does not say which article it is, or what it was made from.
    #[error(
        "the graph must describe its article as `newsgraph extract --format nquads` does; <{node}> lacks {what}"
    )]
    Undescribed {
        /// The node that says too little.
        node: String,
        /// The property that it lacks.
        what: String,
    },
    /// It has nodes that mean nothing outside it.
    #[error(
        "{0} is a blank node; the store keeps graphs that can be united without renaming, so give it an IRI"
    )]
    Blank(String),
    /// The store cannot be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A store open for reading and writing.
#[derive(Debug)]
pub struct LiveStore {
    store: Arc<Store>,
    writer: StoreWriter,
    /// One change at a time, so that disk and memory see them in one order.
    turn: Mutex<()>,
}

impl LiveStore {
    /// Opens the store in `folder`; no other process can open it as long as this one does.
    ///
    /// # Errors
    /// Where there is no store, it is in use, or damaged.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let layout = super::Layout::new(folder);
        if manifest::read_description(&layout)?.is_none() {
            return Err(StoreError::Missing(folder.to_owned()));
        }
        let writer = StoreWriter::open(folder, None)?;
        let store = Arc::new(Store::of_writer(&writer)?);
        let turn = Mutex::new(());
        Ok(Self {
            store,
            writer,
            turn,
        })
    }

    /// The store to query. Its list of articles is that of the time when it was opened; its graph is always current.
    pub fn store(&self) -> &Arc<Store> {
        &self.store
    }

    /// Puts an article's graph in the place of the one of that name, or where none was.
    ///
    /// # Errors
    /// Where it is no article's graph, or the disk refuses; then all is as it was.
    pub fn replace(&self, name: &NamedNode, triples: Vec<Quad>) -> Result<Change, Refusal> {
        let id = self.article(name)?;
        let quads: Vec<Quad> = triples
            .into_iter()
            .map(|quad| Quad {
                graph_name: name.clone().into(),
                ..quad
            })
            .collect();
        if let Some(blank) = quads.iter().find_map(blank_node) {
            return Err(Refusal::Blank(blank));
        }
        let entry = entry(self.store.names(), name, id, &quads)?;
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let change = self.writer.replace(entry, &quads)?;
        if self.writer.kind() == Kind::Files {
            union::replace(self.store.graph(), name, &quads)?;
        }
        Ok(change)
    }

    /// Removes an article's graph; false where there was none.
    ///
    /// # Errors
    /// Where the name is no article's, or the disk refuses.
    pub fn remove(&self, name: &NamedNode) -> Result<bool, Refusal> {
        let id = self.article(name)?;
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let removed = self.writer.remove(&id)?;
        if removed && self.writer.kind() == Kind::Files {
            union::remove(self.store.graph(), name)?;
        }
        Ok(removed)
    }

    /// Writes what is left to write, and lets go of the store.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn finish(&self) -> Result<(), StoreError> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        self.writer.write_manifest()
    }

    /// The id of the article whose graph has this name.
    fn article(&self, name: &NamedNode) -> Result<String, Refusal> {
        let names = self.store.names();
        let articles = names.article("").into_string();
        let id = name.as_str().strip_prefix(&articles).map(unescaped);
        id.filter(|id| !id.is_empty() && names.article(id) == *name)
            .ok_or_else(|| Refusal::Name {
                graph: name.as_str().to_owned(),
                articles,
            })
    }
}

fn blank_node(quad: &Quad) -> Option<String> {
    match (&quad.subject, &quad.object) {
        (NamedOrBlankNode::BlankNode(node), _) | (_, Term::BlankNode(node)) => {
            Some(node.to_string())
        }
        _ => None,
    }
}

/// What an article's graph says that it was made from.
fn entry(names: &Names, article: &NamedNode, id: String, quads: &[Quad]) -> Result<Entry, Refusal> {
    let value = |node: &NamedNode, property: NamedNodeRef<'_>| {
        let is = |quad: &&Quad| {
            quad.predicate == property && quad.subject == NamedOrBlankNode::from(node.clone())
        };
        quads.iter().find(is).map(|quad| &quad.object)
    };
    let lacks = |node: &NamedNode, what: NamedNodeRef<'_>| Refusal::Undescribed {
        node: node.as_str().to_owned(),
        what: what.to_string(),
    };
    let text = |node: &NamedNode, property: NamedNodeRef<'_>| match value(node, property) {
        Some(Term::Literal(literal)) => Ok(literal.value().to_owned()),
        _ => Err(lacks(node, property)),
    };
    if text(article, schema::IDENTIFIER)? != id {
        return Err(lacks(article, schema::IDENTIFIER));
    }
    let Some(Term::NamedNode(run)) = value(article, prov::WAS_GENERATED_BY) else {
        return Err(lacks(article, prov::WAS_GENERATED_BY));
    };
    Ok(Entry {
        article: id,
        content: text(article, names.ng(ng::CONTENT_HASH).as_ref())?,
        program: text(run, names.ng(ng::PROGRAM_VERSION).as_ref())?,
        ontology: text(run, names.ng(ng::ONTOLOGY_HASH).as_ref())?,
        weights: text(run, names.ng(ng::WEIGHTS_HASH).as_ref())?,
        merges: text(run, names.ng(ng::MERGES_HASH).as_ref()).unwrap_or_default(),
        without_text: text(run, names.ng(ng::WITHOUT_TEXT).as_ref()).is_ok_and(|it| it == "true"),
    })
}
