//! The same claims as RDF 1.2 reifiers.
//!
//! In: quads in the RDF 1.1 form. Out: the same, with `rdf:reifies <<( s p o )>>` in place of `rdf:subject`,
//! `rdf:predicate`, `rdf:object` and `a rdf:Statement`. Invariant: what is no statement node is left as it is.

use super::vocab::{rdf, rdf12};
use oxigraph::model::{NamedOrBlankNode, Quad, Term, Triple};
use std::collections::BTreeMap;

#[derive(Default)]
struct Parts {
    subject: Option<NamedOrBlankNode>,
    predicate: Option<oxigraph::model::NamedNode>,
    object: Option<Term>,
}

/// Rewrites statement nodes as reifiers; a node that lacks a part of its statement stays as it is.
pub fn reified(quads: Vec<Quad>) -> Vec<Quad> {
    let mut statements: BTreeMap<String, Parts> = BTreeMap::new();
    for quad in &quads {
        if !is_part(quad) {
            continue;
        }
        let parts = statements.entry(quad.subject.to_string()).or_default();
        match &quad.object {
            Term::NamedNode(node) if quad.predicate == rdf::SUBJECT => {
                parts.subject = Some(node.clone().into());
            }
            Term::BlankNode(node) if quad.predicate == rdf::SUBJECT => {
                parts.subject = Some(node.clone().into());
            }
            Term::NamedNode(node) if quad.predicate == rdf::PREDICATE => {
                parts.predicate = Some(node.clone());
            }
            object if quad.predicate == rdf::OBJECT => parts.object = Some(object.clone()),
            _ => {}
        }
    }
    let triples: BTreeMap<String, Triple> = statements
        .into_iter()
        .filter_map(|(node, parts)| {
            Some((
                node,
                Triple::new(parts.subject?, parts.predicate?, parts.object?),
            ))
        })
        .collect();
    quads
        .into_iter()
        .filter_map(|quad| rewrite(quad, &triples))
        .collect()
}

/// The first part of a statement becomes the reifying quad, the others fall away.
fn rewrite(quad: Quad, triples: &BTreeMap<String, Triple>) -> Option<Quad> {
    match triples.get(&quad.subject.to_string()) {
        Some(triple) if quad.predicate == rdf::SUBJECT => {
            let triple = Term::Triple(Box::new(triple.clone()));
            Some(Quad::new(
                quad.subject,
                rdf12::REIFIES,
                triple,
                quad.graph_name,
            ))
        }
        Some(_) if is_part(&quad) => None,
        _ => Some(quad),
    }
}

fn is_part(quad: &Quad) -> bool {
    [rdf::SUBJECT, rdf::PREDICATE, rdf::OBJECT].contains(&quad.predicate.as_ref())
        || (quad.predicate == rdf::TYPE && quad.object == Term::from(rdf::STATEMENT))
}
