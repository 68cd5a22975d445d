//! Quads to bytes.
//!
//! Invariant: formats that have prefixes get those that queries know.

use super::names::Names;
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::Quad;
use std::io::{self, Write};

/// A serializer that knows the prefixes, where the format has any.
pub fn serializer(format: RdfFormat, names: &Names) -> RdfSerializer {
    let mut serializer = RdfSerializer::from_format(format);
    for (prefix, namespace) in names.prefixes() {
        // Only a namespace that is no IRI is refused, and these are made from a checked base.
        if let Ok(known) = serializer.clone().with_prefix(prefix, namespace) {
            serializer = known;
        }
    }
    serializer
}

/// Writes quads in a format that has named graphs; in one that has not, as triples.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_quads(
    out: &mut dyn Write,
    quads: &[Quad],
    format: RdfFormat,
    names: &Names,
) -> io::Result<()> {
    let mut writer = serializer(format, names).for_writer(out);
    for quad in quads {
        if format.supports_datasets() {
            writer.serialize_quad(quad)?;
        } else {
            writer.serialize_triple(quad.as_ref())?;
        }
    }
    writer.finish()?.flush()
}
