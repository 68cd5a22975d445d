//! One article's graph while it is written.
//!
//! Invariant: no quad twice; quads stand in the order in which they were first added.

use oxigraph::model::{GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term, vocab::xsd};
use std::collections::HashSet;

/// Collects the quads of one named graph.
#[derive(Debug)]
pub(super) struct Graph {
    name: GraphName,
    quads: Vec<Quad>,
    seen: HashSet<Quad>,
}

impl Graph {
    pub(super) fn new(name: NamedNode) -> Self {
        Self {
            name: name.into(),
            quads: Vec::new(),
            seen: HashSet::new(),
        }
    }

    /// Adds a statement.
    pub(super) fn add(
        &mut self,
        subject: &NamedNode,
        predicate: impl Into<NamedNode>,
        object: impl Into<Term>,
    ) {
        let subject = NamedOrBlankNode::from(subject.clone());
        let quad = Quad::new(subject, predicate, object, self.name.clone());
        if self.seen.insert(quad.clone()) {
            self.quads.push(quad);
        }
    }

    /// Adds a plain text value.
    pub(super) fn text(
        &mut self,
        subject: &NamedNode,
        predicate: impl Into<NamedNode>,
        value: &str,
    ) {
        self.add(subject, predicate, Literal::new_simple_literal(value));
    }

    /// Adds a count.
    pub(super) fn number(
        &mut self,
        subject: &NamedNode,
        predicate: impl Into<NamedNode>,
        value: usize,
    ) {
        let value = Literal::new_typed_literal(value.to_string(), xsd::INTEGER);
        self.add(subject, predicate, value);
    }

    /// The quads.
    pub(super) fn finish(self) -> Vec<Quad> {
        self.quads
    }
}

/// A date as a literal as precise as it is written: `2026-01-07`, `2026-01` or `2026`.
pub(super) fn date_literal(date: &str) -> Literal {
    let datatype = match date.matches('-').count() {
        0 => xsd::G_YEAR,
        1 => xsd::G_YEAR_MONTH,
        _ => xsd::DATE,
    };
    Literal::new_typed_literal(date, datatype)
}
