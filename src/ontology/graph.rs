//! `newsgraph.ttl` as triples: lookup by subject and predicate, and problems with their line.
//!
//! Invariant: objects keep the order of the file; blank nodes are left out.

use super::error::Problem;
use crate::base::iri::local_name;
use oxigraph::io::{RdfFormat, RdfParser, RdfSyntaxError};
use oxigraph::model::{NamedOrBlankNode, Term};
use std::collections::BTreeMap;

/// File that the schema is read from, relative to the ontology folder.
pub(crate) const FILE: &str = "newsgraph.ttl";

/// Namespace of relations.
pub(crate) const REL: &str = "https://w3id.org/newsgraph/rel/";
/// Namespace of the schema's own terms.
pub(crate) const NG: &str = "https://w3id.org/newsgraph/ontology#";
/// RDF Schema.
pub(crate) const RDFS: &str = "http://www.w3.org/2000/01/rdf-schema#";
/// The Web Ontology Language.
pub(crate) const OWL: &str = "http://www.w3.org/2002/07/owl#";
/// Simple Knowledge Organization System.
pub(crate) const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";

const RDF_TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// The triples of the file by subject, then predicate; objects are IRIs or the text of literals.
pub(crate) struct Graph<'a> {
    text: &'a str,
    triples: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

impl<'a> Graph<'a> {
    /// Parses Turtle; a syntax error is added to `problems` and ends the reading.
    pub(crate) fn read(text: &'a str, problems: &mut Vec<Problem>) -> Self {
        let mut graph = Self {
            text,
            triples: BTreeMap::new(),
        };
        for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(text) {
            let quad = match quad {
                Ok(quad) => quad,
                Err(error) => {
                    problems.push(syntax_problem(&error));
                    break;
                }
            };
            let object = match quad.object {
                Term::NamedNode(node) => node.into_string(),
                Term::Literal(literal) => literal.value().to_owned(),
                _ => continue,
            };
            if let NamedOrBlankNode::NamedNode(subject) = quad.subject {
                graph
                    .triples
                    .entry(subject.into_string())
                    .or_default()
                    .entry(quad.predicate.into_string())
                    .or_default()
                    .push(object);
            }
        }
        graph
    }

    /// Every IRI that is described, sorted.
    pub(crate) fn subjects(&self) -> impl Iterator<Item = &str> {
        self.triples.keys().map(String::as_str)
    }

    /// Objects of `subject` under `namespace` + `name`.
    pub(crate) fn all(&self, subject: &str, namespace: &str, name: &str) -> &[String] {
        self.objects(subject, &format!("{namespace}{name}"))
    }

    /// The first object of `subject` under `namespace` + `name`.
    pub(crate) fn one(&self, subject: &str, namespace: &str, name: &str) -> Option<&str> {
        self.all(subject, namespace, name)
            .first()
            .map(String::as_str)
    }

    /// Whether `subject` is declared as an instance of `namespace` + `class`.
    pub(crate) fn is_a(&self, subject: &str, namespace: &str, class: &str) -> bool {
        self.objects(subject, RDF_TYPE)
            .contains(&format!("{namespace}{class}"))
    }

    /// A problem at the line on which the description of `subject` opens.
    pub(crate) fn problem(&self, subject: &str, finding: String, remedy: &str) -> Problem {
        Problem::new(FILE, self.line_of(subject), finding, remedy)
    }

    fn objects(&self, subject: &str, predicate: &str) -> &[String] {
        self.triples
            .get(subject)
            .and_then(|properties| properties.get(predicate))
            .map_or(&[], Vec::as_slice)
    }

    /// Descriptions open with `prefix:name` at the start of a line; 0 where none does.
    fn line_of(&self, subject: &str) -> usize {
        let opens = |line: &str| {
            line.split_whitespace()
                .next()
                .and_then(|word| word.split_once(':'))
                .is_some_and(|(_, name)| name == local_name(subject))
        };
        self.text
            .lines()
            .position(|line| !line.starts_with([' ', '\t']) && opens(line))
            .map_or(0, |index| index + 1)
    }
}

fn syntax_problem(error: &RdfSyntaxError) -> Problem {
    let line = error
        .location()
        .map_or(0, |at| usize::try_from(at.start.line + 1).unwrap_or(0));
    Problem::new(
        FILE,
        line,
        "not valid Turtle",
        format!("correct it ({error})"),
    )
}
