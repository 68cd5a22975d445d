//! Documents of RDF put together from pieces, so that all cores can write one.
//!
//! In: runs of quads, each encoded by itself as a [`Piece`]. Out: one document.
//! Invariant: the document is to the byte what one serializer writes of all the quads in turn, as long as neighbouring
//! pieces differ in graph or subject.

use super::rdf_xml;
use crate::rdf::{Names, serializer};
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::{GraphNameRef, NamedNodeRef, QuadRef};
use std::io::{self, Write};

/// Writes pieces.
pub(super) struct Encoder {
    format: RdfFormat,
    serializer: RdfSerializer,
    /// Bytes before the first quad and after the last: the same in each piece, since all know the same prefixes.
    head: usize,
    tail: usize,
}

/// A document of its own of some quads; empty of none.
pub(super) struct Piece(Vec<u8>);

/// A node that stands nowhere in a graph.
const SAMPLE: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("x:sample");

impl Encoder {
    /// An encoder for the format, with the usual prefixes.
    ///
    /// # Errors
    /// Where the format cannot be written.
    pub(super) fn new(format: RdfFormat, names: &Names) -> io::Result<Self> {
        let mut encoder = Self {
            format,
            serializer: serializer(format, names),
            head: 0,
            tail: 0,
        };
        let sample = QuadRef::new(SAMPLE, SAMPLE, SAMPLE, GraphNameRef::DefaultGraph);
        let Piece(document) = encoder.piece([sample])?;
        let document = String::from_utf8_lossy(&document);
        let (first, last) = match format {
            RdfFormat::RdfXml => ("\n\t<", "</rdf:Description>"),
            RdfFormat::JsonLd { .. } => ("{\"@id\":\"x:sample\",", "}]}"),
            _ => ("<x:sample>", "\n"),
        };
        encoder.head = document.find(first).unwrap_or_default();
        let end = document.rfind(last).map(|at| at + last.len());
        encoder.tail = document.len() - end.unwrap_or(document.len());
        Ok(encoder)
    }

    /// Encodes quads.
    ///
    /// # Errors
    /// Where the format cannot hold them.
    pub(super) fn piece<'a>(
        &self,
        quads: impl IntoIterator<Item = QuadRef<'a>>,
    ) -> io::Result<Piece> {
        let mut quads = quads.into_iter().peekable();
        if quads.peek().is_none() {
            return Ok(Piece(Vec::new()));
        }
        let mut writer = self.serializer.clone().for_writer(Vec::new());
        if self.format != RdfFormat::RdfXml {
            for quad in quads {
                writer.serialize_quad(quad)?;
            }
            return Ok(Piece(writer.finish()?));
        }
        for quad in quads {
            match rdf_xml::in_place(quad)? {
                None => writer.serialize_quad(quad)?,
                Some(literal) => writer.serialize_quad(QuadRef {
                    object: (&literal).into(),
                    ..quad
                })?,
            }
        }
        Ok(Piece(rdf_xml::with_returns(writer.finish()?)))
    }
}

/// A document on its way out.
pub(super) struct Document<'a> {
    encoder: &'a Encoder,
    out: &'a mut dyn Write,
    /// What it will end with; none before the first piece.
    tail: Option<Vec<u8>>,
}

impl<'a> Document<'a> {
    /// Nothing so far.
    pub(super) fn new(encoder: &'a Encoder, out: &'a mut dyn Write) -> Self {
        Self {
            encoder,
            out,
            tail: None,
        }
    }

    /// Adds a piece.
    pub(super) fn put(&mut self, Piece(document): &Piece) -> io::Result<()> {
        if document.is_empty() {
            return Ok(());
        }
        let (body, tail) = document.split_at(document.len() - self.encoder.tail);
        if self.tail.is_none() {
            self.tail = Some(tail.to_owned());
            return self.out.write_all(body);
        }
        if matches!(self.encoder.format, RdfFormat::JsonLd { .. }) {
            self.out.write_all(b",")?;
        }
        self.out.write_all(&body[self.encoder.head..])
    }

    /// Ends the document.
    pub(super) fn finish(self) -> io::Result<()> {
        if let Some(tail) = self.tail {
            self.out.write_all(&tail)?;
            return self.out.flush();
        }
        let writer = self.encoder.serializer.clone().for_writer(self.out);
        writer.finish()?.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::io::JsonLdProfileSet;
    use oxigraph::model::{GraphName, Literal, NamedNode, Quad};

    /// Quads of two subjects, in graphs where the format has any.
    fn quads(format: RdfFormat) -> Vec<Quad> {
        let node = |name: &str| NamedNode::new_unchecked(format!("https://arnor.example/{name}"));
        let quad = |subject: &str, text: &str| {
            let graph = if format.supports_datasets() {
                node(&format!("graph{subject}")).into()
            } else {
                GraphName::DefaultGraph
            };
            let text = Literal::new_simple_literal(text);
            Quad::new(node(subject), node("said"), text, graph)
        };
        let texts = ["]}", "a\r\n\"b\"", "\n</rdf:RDF>", "@prefix", "<x:sample>"];
        ["a", "b", "c"]
            .into_iter()
            .flat_map(|subject| texts.map(|text| quad(subject, text)))
            .collect()
    }

    /// One piece for each so many quads.
    fn document(format: RdfFormat, size: usize) -> String {
        let encoder = Encoder::new(format, &Names::default()).expect("a format");
        let mut bytes = Vec::new();
        let mut document = Document::new(&encoder, &mut bytes);
        for part in quads(format).chunks(size) {
            let piece = encoder.piece(part.iter().map(Quad::as_ref));
            document.put(&piece.expect("memory")).expect("memory");
        }
        document.finish().expect("memory");
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[track_caller]
    fn check(format: RdfFormat) {
        assert_eq!(document(format, 5), document(format, 15), "{format}");
    }

    #[test]
    fn pieces_make_the_document_that_one_serializer_writes() {
        let profile = JsonLdProfileSet::empty();
        for format in [RdfFormat::NTriples, RdfFormat::NQuads, RdfFormat::Turtle] {
            check(format);
        }
        for format in [
            RdfFormat::TriG,
            RdfFormat::RdfXml,
            RdfFormat::JsonLd { profile },
        ] {
            check(format);
        }
    }

    #[test]
    fn no_quads_make_a_document_too() {
        let encoder = Encoder::new(RdfFormat::RdfXml, &Names::default()).expect("a format");
        let mut bytes = Vec::new();
        let mut document = Document::new(&encoder, &mut bytes);
        let nothing = encoder.piece([]).expect("memory");
        document.put(&nothing).expect("memory");
        document.finish().expect("memory");
        assert!(String::from_utf8_lossy(&bytes).ends_with("</rdf:RDF>"));
    }
}
