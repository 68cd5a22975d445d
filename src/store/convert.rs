//! From one way of keeping quads to the other.
//!
//! Invariant: the new store holds the same graphs; the old one is not touched.

use super::error::StoreError;
use super::layout::Layout;
use super::manifest::{self, Kind};
use super::reader::Store;
use super::writer::StoreWriter;
use oxigraph::model::{GraphNameRef, Quad};
use std::path::Path;

/// Writes the store in `from` to the new folder `to`, kept as `kind` says; gives the number of articles.
///
/// # Errors
/// Where one of the two cannot be opened, or this program cannot write that kind.
pub fn convert(from: &Path, to: &Path, kind: Kind) -> Result<usize, StoreError> {
    let store = Store::open(from)?;
    if to.exists()
        && to
            .read_dir()
            .is_ok_and(|mut entries| entries.next().is_some())
    {
        return Err(match manifest::read_description(&Layout::new(to)) {
            Ok(None) => StoreError::NotAStore(to.to_owned()),
            _ => StoreError::AlreadyThere(to.to_owned()),
        });
    }
    if kind == Kind::RocksDb && cfg!(not(feature = "rocksdb")) {
        return Err(StoreError::LacksRocksDb);
    }
    let writer = StoreWriter::open_as(to, Some(store.names()), kind)?;
    for entry in store.articles() {
        let quads = store.article_quads(&entry.article)?;
        writer.replace(entry.clone(), &quads)?;
    }
    let ontology = store.names().ontology_graph();
    let graph = Some(GraphNameRef::NamedNode(ontology.as_ref()));
    let mut quads: Vec<Quad> = store
        .graph()
        .quads_for_pattern(None, None, None, graph)
        .collect::<Result<_, _>>()?;
    if store.kind() == Kind::Files {
        quads.reverse();
    }
    writer.put_ontology(&quads)?;
    writer.finish()?;
    Ok(store.articles().len())
}
