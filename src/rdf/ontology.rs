//! The ontology as a graph of its own.
//!
//! Invariant: its terms stand under the same base as the articles' graphs.

use super::names::{DEFAULT_BASE, Names};
use crate::ontology::Ontology;
use oxigraph::io::{RdfFormat, RdfParseError, RdfParser};
use oxigraph::model::{BlankNode, GraphName, NamedOrBlankNode, Quad, Term};
use std::collections::BTreeMap;

/// The ontology's Turtle file as quads of the graph base + `ontology`.
///
/// # Errors
/// Where the file is no Turtle; an ontology that was loaded is.
pub fn ontology_quads(ontology: &Ontology, names: &Names) -> Result<Vec<Quad>, RdfParseError> {
    let graph = GraphName::from(names.ontology_graph());
    let parser = RdfParser::from_format(RdfFormat::Turtle)
        .with_base_iri(DEFAULT_BASE)
        .map_err(|error| RdfParseError::Io(std::io::Error::other(error)))?;
    let mut quads = Vec::new();
    // Parsers give nameless nodes random labels; numbered ones are the same every time.
    let mut nameless: BTreeMap<String, BlankNode> = BTreeMap::new();
    let mut renamed = |node: &BlankNode| {
        let next = nameless.len();
        let label = nameless.entry(node.as_str().to_owned());
        label
            .or_insert_with(|| BlankNode::new_unchecked(format!("o{next}")))
            .clone()
    };
    for quad in parser.for_slice(ontology.turtle()) {
        let quad = quad?;
        let subject: NamedOrBlankNode = match quad.subject {
            NamedOrBlankNode::NamedNode(node) => names.moved(node).into(),
            NamedOrBlankNode::BlankNode(node) => renamed(&node).into(),
        };
        let object: Term = match quad.object {
            Term::NamedNode(node) => names.moved(node).into(),
            Term::BlankNode(node) => renamed(&node).into(),
            other => other,
        };
        quads.push(Quad::new(
            subject,
            names.moved(quad.predicate),
            object,
            graph.clone(),
        ));
    }
    Ok(quads)
}
