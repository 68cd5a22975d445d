//! Quads in files: one N-Quads file a graph.
//!
//! Invariant: the same quads give the same bytes; files are loaded in the order of their names, and the default
//! graph of what is loaded is the union of all graphs.

use super::error::{StoreError, at};
use super::manifest::Entry;
use oxigraph::io::{RdfFormat, RdfParser, RdfSerializer};
use oxigraph::model::{GraphName, Quad};
use oxigraph::store::Store as Graph;
use rayon::prelude::*;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Files parsed at once, so that not all quads stand in memory twice.
const BATCH: usize = 512;

/// An article's file: what it was made from, then its quads.
pub(super) fn article_bytes(entry: &Entry, quads: &[Quad]) -> io::Result<Vec<u8>> {
    let mut bytes = entry.first_line().into_bytes();
    bytes.extend(quads_bytes(quads)?);
    Ok(bytes)
}

/// Quads as N-Quads.
pub(super) fn quads_bytes(quads: &[Quad]) -> io::Result<Vec<u8>> {
    let mut writer = RdfSerializer::from_format(RdfFormat::NQuads).for_writer(Vec::new());
    for quad in quads {
        writer.serialize_quad(quad)?;
    }
    writer.finish()
}

/// Loads files into one graph in memory: parsed on all cores, added in order.
pub(super) fn load(files: &[PathBuf]) -> Result<Graph, StoreError> {
    let graph = Graph::new()?;
    for batch in files.chunks(BATCH) {
        let parsed: Result<Vec<_>, StoreError> = batch.par_iter().map(|file| read(file)).collect();
        let mut loader = graph.bulk_loader();
        loader.load_quads(parsed?.into_iter().flatten().flat_map(with_union))?;
        loader.commit()?;
    }
    Ok(graph)
}

/// A quad and its triple in the default graph. Oxigraph can query the union of named graphs by itself, but then
/// gives a triple as often as graphs hold it, where the union is a set.
pub(super) fn with_union(quad: Quad) -> [Quad; 2] {
    let triple = Quad {
        graph_name: GraphName::DefaultGraph,
        ..quad.clone()
    };
    [quad, triple]
}

/// The quads of one file.
pub(super) fn read(file: &Path) -> Result<Vec<Quad>, StoreError> {
    let bytes = fs::read(file).map_err(at(file))?;
    let parser = RdfParser::from_format(RdfFormat::NQuads).for_slice(&bytes);
    parser.collect::<Result<_, _>>().map_err(|cause| {
        let (file, cause) = (file.to_owned(), cause.into());
        StoreError::Syntax { file, cause }
    })
}
