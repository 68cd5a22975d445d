//! Oxigraph's on-disk database in place of files (feature `rocksdb`).
//!
//! Invariant: an article's graph is replaced in one transaction; what it was made from stands in the graph; the
//! default graph is the union of all graphs.

use super::error::StoreError;
use super::layout::Layout;
use super::manifest::{Entry, Kind, Manifest};
use super::union;
use crate::rdf::Names;
use crate::rdf::vocab::{ng, prov, schema};
use oxigraph::model::{GraphName, NamedNode, NamedNodeRef, NamedOrBlankNodeRef, Quad, Term};
use oxigraph::store::Store as Graph;

/// The database of a store.
pub(super) struct Database {
    graph: Graph,
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Database")
    }
}

impl Database {
    /// Opens it for writing; none where the store keeps files.
    pub(super) fn of(layout: &Layout, kind: Kind) -> Result<Option<Self>, StoreError> {
        match kind {
            Kind::Files => Ok(None),
            Kind::RocksDb => Ok(Some(Self {
                graph: Graph::open(layout.database())?,
            })),
        }
    }

    /// Opens it for reading beside other readers; none where the store keeps files.
    pub(super) fn for_reading(layout: &Layout, kind: Kind) -> Result<Option<Self>, StoreError> {
        match kind {
            Kind::RocksDb if layout.database().exists() => Ok(Some(Self {
                graph: Graph::open_read_only(layout.database())?,
            })),
            Kind::RocksDb => Ok(Some(Self {
                graph: Graph::new()?,
            })),
            Kind::Files => Ok(None),
        }
    }

    /// The graph itself.
    pub(super) fn into_graph(self) -> Graph {
        self.graph
    }

    /// Another handle on the graph, which sees what is written through this one.
    pub(super) fn graph(&self) -> Graph {
        self.graph.clone()
    }

    /// Puts these quads in place of the graph of this name.
    pub(super) fn replace(&self, name: &NamedNode, quads: &[Quad]) -> Result<(), StoreError> {
        union::replace(&self.graph, name, quads)
    }

    /// Removes the graph of this name.
    pub(super) fn remove(&self, name: &NamedNode) -> Result<(), StoreError> {
        union::remove(&self.graph, name)
    }

    /// What the articles' graphs say that they were made from.
    pub(super) fn manifest(&self, names: &Names) -> Result<Manifest, StoreError> {
        let content = names.ng(ng::CONTENT_HASH);
        let mut manifest = Manifest::new();
        for quad in self
            .graph
            .quads_for_pattern(None, Some(content.as_ref()), None, None)
        {
            let quad = quad?;
            let (GraphName::NamedNode(graph), Term::Literal(hash)) = (quad.graph_name, quad.object)
            else {
                continue;
            };
            let Some(Term::NamedNode(run)) = self.value(&graph, prov::WAS_GENERATED_BY, &graph)?
            else {
                continue;
            };
            let text =
                |node: &NamedNode, predicate: NamedNodeRef<'_>| -> Result<String, StoreError> {
                    let value = self.value(node, predicate, &graph)?;
                    Ok(match value {
                        Some(Term::Literal(literal)) => literal.value().to_owned(),
                        _ => String::new(),
                    })
                };
            let entry = Entry {
                article: text(&graph, schema::IDENTIFIER)?,
                content: hash.value().to_owned(),
                program: text(&run, names.ng(ng::PROGRAM_VERSION).as_ref())?,
                ontology: text(&run, names.ng(ng::ONTOLOGY_HASH).as_ref())?,
                weights: text(&run, names.ng(ng::WEIGHTS_HASH).as_ref())?,
                merges: text(&run, names.ng(ng::MERGES_HASH).as_ref())?,
                without_text: text(&run, names.ng(ng::WITHOUT_TEXT).as_ref())? == "true",
            };
            manifest.insert(entry.article.clone(), entry);
        }
        Ok(manifest)
    }

    fn value(
        &self,
        subject: &NamedNode,
        predicate: NamedNodeRef<'_>,
        graph: &NamedNode,
    ) -> Result<Option<Term>, StoreError> {
        let subject = NamedOrBlankNodeRef::from(subject.as_ref());
        let mut found = self.graph.quads_for_pattern(
            Some(subject),
            Some(predicate),
            None,
            Some(graph.as_ref().into()),
        );
        Ok(found.next().transpose()?.map(|quad| quad.object))
    }
}
