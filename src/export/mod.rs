//! The graph in the formats that other tools read: one file here for each.
//!
//! In: a [`View`], filtered or not. Out: bytes.
//! Invariant: the same view gives the same bytes.

mod attributes;
mod claims;
mod conflicts;
mod cyjs;
mod dot;
mod edges;
mod folder;
mod format;
mod gexf;
mod graphml;
mod markup;
mod nodes;
mod picture;
mod rdf;
mod rows;
mod style;
mod table;
#[cfg(test)]
mod tests;

pub use conflicts::write_conflicts;
pub use folder::{FILES, FolderError, Written, write_all};
pub use format::{Format, UnknownFormat};
pub use rows::{Cell, RowFormat, Rows};

use crate::graph::View;
use std::io::{self, Write};

/// Writes the view in one format.
///
/// # Errors
/// Whatever `out` or the store that the view stands on fails with.
pub fn write(view: &View, format: Format, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Dot => dot::write(view, out),
        Format::DotAll => dot::write_all(view, out),
        Format::Turtle => rdf::write_turtle(view, out),
        Format::Trig => rdf::write_trig(view, out),
        Format::NQuads => rdf::write_nquads(view, out),
        Format::Nodes => nodes::write(view, out),
        Format::Edges => edges::write(view, out),
        Format::ClaimsCsv => claims::write_csv(view, out),
        Format::Claims => claims::write_jsonl(view, out),
        Format::GraphMl => graphml::write(view, out),
        Format::Gexf => gexf::write(view, out),
        Format::Cytoscape => cyjs::write(view, out),
    }
}
