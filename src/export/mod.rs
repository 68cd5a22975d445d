//! The graph in the formats that other tools read: one file here for each.
//!
//! In: a [`View`], filtered or not. Out: bytes.
//! Invariant: the same view gives the same bytes.

mod annotate;
mod attributes;
mod claims;
mod conflicts;
mod cyjs;
mod cypher;
mod dot;
mod dot_all;
mod edges;
mod evidence;
mod figure;
mod folder;
mod format;
mod gexf;
mod graphml;
mod lines;
mod markup;
mod mermaid;
mod neo4j;
mod nodes;
#[cfg(feature = "parquet")]
mod parquet;
mod picture;
mod rdf;
mod rdf_document;
mod rdf_xml;
mod rows;
mod style;
mod table;
#[cfg(test)]
mod tests;

pub use annotate::annotate;
pub use conflicts::write_conflicts;
pub use figure::{LayoutError, Network, Timeline, Voices, Words};
pub use folder::{FILES, FolderError, Written, write_all, write_folder};
pub use format::{Format, UnknownFormat};
pub use neo4j::ArrayDelimiter;
pub use picture::Subject;
pub use rdf::RdfOptions;
pub use rows::{Cell, RowFormat, Rows};

use crate::graph::View;
use oxigraph::io::{JsonLdProfileSet, RdfFormat};
use std::io::{self, Write};

/// JSON-LD of the only profile that can be written.
const JSON_LD: RdfFormat = RdfFormat::JsonLd {
    profile: JsonLdProfileSet::empty(),
};

/// Writes the view in one format.
///
/// # Errors
/// Whatever `out` or the store that the view stands on fails with; formats that are folders are for [`write_folder`].
pub fn write(view: &View, format: Format, out: &mut dyn Write) -> io::Result<()> {
    write_with(view, format, RdfOptions::default(), out)
}

/// The same; `options` is for the formats of RDF.
///
/// # Errors
/// As for [`write()`], and where the format cannot hold the graph: RDF 1.2 in JSON-LD, odd relations in RDF/XML.
pub fn write_with(
    view: &View,
    format: Format,
    options: RdfOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let as_rdf = |syntax, out| rdf::write(view, syntax, options, out);
    match format {
        Format::Dot => dot::write(view, out),
        Format::DotAll => dot_all::write(view, out),
        Format::Turtle => as_rdf(RdfFormat::Turtle, out),
        Format::Trig => as_rdf(RdfFormat::TriG, out),
        Format::NQuads => as_rdf(RdfFormat::NQuads, out),
        Format::NTriples => as_rdf(RdfFormat::NTriples, out),
        Format::RdfXml => as_rdf(RdfFormat::RdfXml, out),
        Format::JsonLd => as_rdf(JSON_LD, out),
        Format::Nodes => nodes::write(view, out),
        Format::Edges => edges::write(view, out),
        Format::ClaimsCsv => claims::write_csv(view, out),
        Format::Claims => claims::write_jsonl(view, out),
        Format::GraphMl => graphml::write(view, out),
        Format::Gexf => gexf::write(view, out),
        Format::Cytoscape => cyjs::write(view, out),
        Format::Neo4j => Err(folder_only(format)),
        #[cfg(feature = "parquet")]
        Format::Parquet => Err(folder_only(format)),
        Format::Cypher => cypher::write(view, out),
        Format::Mermaid => mermaid::write(view, out),
        Format::MermaidAll => mermaid::write_all(view, out),
        Format::Evidence => evidence::write(view, out),
    }
}

fn folder_only(format: Format) -> io::Error {
    let message = format!("{format} is a folder of files");
    io::Error::new(io::ErrorKind::Unsupported, message)
}
