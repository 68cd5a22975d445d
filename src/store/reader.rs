//! A store open for reading: the union of all articles' graphs and the ontology.
//!
//! In: a folder. Out: a graph to query, and what the graph says of articles and claims.
//! Invariant: the same folder gives the same graph, in the same order.

use super::error::StoreError;
use super::files;
use super::layout::Layout;
use super::lock::Lock;
use super::manifest::{self, Entry, Kind, Manifest};
use super::writer::StoreWriter;
use crate::rdf::{ClaimLine, Names, recall};
use oxigraph::model::{GraphNameRef, NamedNode, Quad};
use oxigraph::store::{StorageError, Store as Graph};
use std::path::Path;

/// A store open for reading.
#[derive(Debug)]
pub struct Store {
    graph: DebugGraph,
    names: Names,
    kind: Kind,
    manifest: Manifest,
    _lock: Option<Lock>,
}

impl Store {
    /// Opens the store in `folder`; a store of files is loaded into memory.
    ///
    /// # Errors
    /// Where there is no store, it is being written, or a file of it is damaged.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let layout = Layout::new(folder);
        let Some(description) = manifest::read_description(&layout)? else {
            return Err(StoreError::Missing(folder.to_owned()));
        };
        super::check_kind(&layout, description.kind)?;
        let lock = Lock::shared(&layout)?;
        let names = super::names_of(&layout, &description.base)?;
        #[cfg(feature = "rocksdb")]
        if let Some(database) = super::database::Database::for_reading(&layout, description.kind)? {
            let manifest = database.manifest(&names)?;
            let graph = DebugGraph(database.into_graph());
            return Ok(Self {
                graph,
                names,
                kind: description.kind,
                manifest,
                _lock: Some(lock),
            });
        }
        Ok(Self {
            graph: DebugGraph(load(&layout)?),
            names,
            kind: description.kind,
            manifest: manifest::read_manifest(&layout)?,
            _lock: Some(lock),
        })
    }

    /// What an open writer writes to; the writer's lock serves both.
    pub(super) fn of_writer(writer: &StoreWriter) -> Result<Self, StoreError> {
        #[cfg(feature = "rocksdb")]
        let database = writer.graph();
        #[cfg(not(feature = "rocksdb"))]
        let database = None;
        Ok(Self {
            graph: DebugGraph(match database {
                Some(graph) => graph,
                None => load(writer.layout())?,
            }),
            names: writer.names().clone(),
            kind: writer.kind(),
            manifest: writer.manifest(),
            _lock: None,
        })
    }

    /// A store that stands in no folder, of these articles' quads and the ontology's.
    ///
    /// # Errors
    /// Where the graph database fails.
    pub fn in_memory(
        names: Names,
        ontology: Vec<Quad>,
        articles: impl IntoIterator<Item = (Entry, Vec<Quad>)>,
    ) -> Result<Self, StoreError> {
        let graph = Graph::new()?;
        graph.extend(ontology.into_iter().flat_map(files::with_union))?;
        let mut manifest = Manifest::new();
        for (entry, quads) in articles {
            graph.extend(quads.into_iter().flat_map(files::with_union))?;
            manifest.insert(entry.article.clone(), entry);
        }
        Ok(Self {
            graph: DebugGraph(graph),
            names,
            kind: Kind::Files,
            manifest,
            _lock: None,
        })
    }

    /// The graph, for queries: one named graph an article and one of the ontology; the default graph is their union.
    pub fn graph(&self) -> &Graph {
        &self.graph.0
    }

    /// The namespaces.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// How it keeps its quads.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The articles, by id.
    pub fn articles(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.manifest.values()
    }

    /// The quads of an article's graph, in the order in which they were written; none of an unknown article.
    ///
    /// # Errors
    /// Where the graph database fails.
    pub fn article_quads(&self, id: &str) -> Result<Vec<Quad>, StorageError> {
        self.quads_of(&self.names.article(id))
    }

    /// The quads of a graph, in the order in which they were written; none of an unknown graph.
    ///
    /// # Errors
    /// Where the graph database fails.
    pub fn quads_of(&self, name: &NamedNode) -> Result<Vec<Quad>, StorageError> {
        let found = self.graph.0.quads_for_pattern(
            None,
            None,
            None,
            Some(GraphNameRef::NamedNode(name.as_ref())),
        );
        let mut quads: Vec<Quad> = found.collect::<Result<_, _>>()?;
        if self.kind == Kind::Files {
            // The graph in memory gives the last quad first.
            quads.reverse();
        }
        Ok(quads)
    }

    /// An article's claims, in text order.
    ///
    /// # Errors
    /// Where the graph database fails.
    pub fn claims(&self, id: &str) -> Result<Vec<ClaimLine>, StorageError> {
        Ok(recall(&self.article_quads(id)?, &self.names))
    }
}

/// The files of a store as one graph in memory.
fn load(layout: &Layout) -> Result<Graph, StoreError> {
    let mut paths = layout.article_files()?;
    paths.extend(Some(layout.ontology()).filter(|path| path.exists()));
    files::load(&paths)
}

/// Oxigraph's store says nothing of itself.
struct DebugGraph(Graph);

impl std::fmt::Debug for DebugGraph {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Graph")
    }
}
