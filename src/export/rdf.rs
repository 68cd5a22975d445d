//! Turtle, `TriG` and N-Quads.
//!
//! Invariant: `TriG` and N-Quads hold the same quads; Turtle holds their entities and fact edges, each once.

use crate::graph::View;
use crate::rdf::vocab::rdf;
use crate::rdf::{serializer, write_quads};
use oxigraph::io::RdfFormat;
use oxigraph::model::{GraphName, NamedOrBlankNode};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// Everything, one graph an article, as blocks with prefixes.
pub(super) fn write_trig(view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = serializer(RdfFormat::TriG, view.names()).for_writer(out);
    for quads in view.quads()? {
        for quad in quads? {
            writer.serialize_quad(&quad)?;
        }
    }
    writer.finish()?.flush()
}

/// Everything, one quad a line.
pub(super) fn write_nquads(view: &View, out: &mut dyn Write) -> io::Result<()> {
    for quads in view.quads()? {
        write_quads(out, &quads?, RdfFormat::NQuads, view.names())?;
    }
    Ok(())
}

/// Entities and fact edges of all articles in one graph, with the relations of these edges that are open ones.
pub(super) fn write_turtle(view: &View, out: &mut dyn Write) -> io::Result<()> {
    let entities = view.names().entity("").into_string();
    let facts = view.edges().filter(|(.., edge)| edge.is_fact());
    let relations: BTreeSet<&str> = facts.map(|(.., edge)| edge.relation.as_str()).collect();
    let mut triples = BTreeMap::new();
    for quads in view.quads()? {
        for mut quad in quads? {
            let NamedOrBlankNode::NamedNode(subject) = &quad.subject else {
                continue;
            };
            let subject = subject.as_str().to_owned();
            if subject.starts_with(&entities) || relations.contains(subject.as_str()) {
                quad.graph_name = GraphName::DefaultGraph;
                let predicate = quad.predicate.as_str().to_owned();
                let key = (
                    subject,
                    quad.predicate != rdf::TYPE,
                    predicate,
                    quad.object.to_string(),
                );
                triples.insert(key, quad);
            }
        }
    }
    let mut writer = serializer(RdfFormat::Turtle, view.names()).for_writer(out);
    for quad in triples.values() {
        writer.serialize_triple(quad.as_ref())?;
    }
    writer.finish()?.flush()
}
