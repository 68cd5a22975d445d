//! The RDF formats: Turtle, `TriG`, N-Triples, N-Quads, RDF/XML, JSON-LD.
//!
//! Formats with graphs hold everything, one named graph an article. Formats without hold entities and fact edges, and
//! with [`RdfOptions::claims`] everything, in one graph. Articles are written one by one; only what several of them say
//! (of entities, relations, runs) is gathered, so that a graph of triples has each once.
//! Invariant: formats with graphs hold the same quads, formats without the same triples.

use super::rdf_xml::{self, Returns};
use crate::graph::View;
use crate::rdf::vocab::rdf;
use crate::rdf::{reified, serializer};
use oxigraph::io::{RdfFormat, WriterQuadSerializer};
use oxigraph::model::{GraphName, NamedOrBlankNode, Quad};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// How the graph is put into RDF.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RdfOptions {
    /// Claims as RDF 1.2 reifiers instead of the statement nodes of RDF 1.1.
    pub rdf12: bool,
    /// Claims with their evidence in formats without graphs too.
    pub claims: bool,
}

/// Writes the view in one of the RDF formats.
pub(super) fn write(
    view: &View,
    format: RdfFormat,
    options: RdfOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    if format == RdfFormat::RdfXml {
        let out = Returns::new(out);
        return write_all(view, format, options, out);
    }
    write_all(view, format, options, out)
}

fn write_all(
    view: &View,
    format: RdfFormat,
    options: RdfOptions,
    out: impl Write,
) -> io::Result<()> {
    let mut sink = Sink {
        format,
        writer: serializer(format, view.names()).for_writer(out),
    };
    if format.supports_datasets() {
        for quads in view.quads()? {
            for quad in versioned(quads?, options) {
                sink.put(quad)?;
            }
        }
    } else {
        merge(view, options, &mut sink)?;
    }
    sink.writer.finish()?.flush()
}

/// Where quads go.
struct Sink<W: Write> {
    format: RdfFormat,
    writer: WriterQuadSerializer<W>,
}

impl<W: Write> Sink<W> {
    fn put(&mut self, quad: Quad) -> io::Result<()> {
        if self.format == RdfFormat::RdfXml {
            self.writer.serialize_quad(&rdf_xml::writable(quad)?)
        } else {
            self.writer.serialize_quad(&quad)
        }
    }
}

/// The claims among the quads in the form of RDF 1.2, where that is wanted.
fn versioned(quads: Vec<Quad>, options: RdfOptions) -> Vec<Quad> {
    if options.rdf12 { reified(quads) } else { quads }
}

/// Subject, whether it is not a type, predicate and object as text: what triples are sorted by.
type Place = (String, bool, String, String);

/// All graphs as one: what stands in one article alone as it comes, what several may say at the end, each once.
fn merge<W: Write>(view: &View, options: RdfOptions, sink: &mut Sink<W>) -> io::Result<()> {
    let names = view.names();
    let (entities, claims) = (names.entity(""), names.claim(""));
    let facts = view.edges().filter(|(.., edge)| edge.is_fact());
    let relations: BTreeSet<&str> = facts.map(|(.., edge)| edge.relation.as_str()).collect();
    let mut shared: BTreeMap<Place, Quad> = BTreeMap::new();
    for quads in view.quads()? {
        for mut quad in versioned(quads?, options) {
            let subject = match &quad.subject {
                NamedOrBlankNode::NamedNode(subject) => Cow::Borrowed(subject.as_str()),
                blank @ NamedOrBlankNode::BlankNode(_) => Cow::Owned(blank.to_string()),
            };
            if subject.starts_with(claims.as_str()) || is_part(&subject, &quad.graph_name) {
                if options.claims {
                    quad.graph_name = GraphName::DefaultGraph;
                    sink.put(quad)?;
                }
                continue;
            }
            let plain = subject.starts_with(entities.as_str()) || relations.contains(&*subject);
            if options.claims || plain {
                let place = place(subject.into_owned(), &quad);
                quad.graph_name = GraphName::DefaultGraph;
                shared.insert(place, quad);
            }
        }
    }
    shared.into_values().try_for_each(|quad| sink.put(quad))
}

/// Whether the subject is the article that the graph is named after, or a part of it.
fn is_part(subject: &str, graph: &GraphName) -> bool {
    let whole = subject.split('#').next();
    matches!(graph, GraphName::NamedNode(graph) if whole == Some(graph.as_str()))
}

fn place(subject: String, quad: &Quad) -> Place {
    (
        subject,
        quad.predicate != rdf::TYPE,
        quad.predicate.as_str().to_owned(),
        quad.object.to_string(),
    )
}
