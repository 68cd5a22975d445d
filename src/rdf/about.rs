//! What quads say of each node.
//!
//! In: the quads of one graph. Out: look-ups by subject and predicate.
//! Invariant: the order of the quads does not matter: of several objects the first in the order of writing is the first.

use super::order::by_object;
use oxigraph::model::{NamedOrBlankNodeRef, QuadRef, TermRef};
use std::collections::HashMap;

/// The objects of each subject that has an IRI.
pub struct About<'a> {
    /// Predicates and objects, sorted.
    of: HashMap<&'a str, Vec<(&'a str, TermRef<'a>)>>,
}

impl<'a> About<'a> {
    /// What these quads say.
    pub fn of(quads: impl IntoIterator<Item: Into<QuadRef<'a>>>) -> Self {
        let mut of: HashMap<&str, Vec<(&str, TermRef<'_>)>> = HashMap::new();
        for quad in quads {
            let quad: QuadRef<'a> = quad.into();
            if let NamedOrBlankNodeRef::NamedNode(subject) = quad.subject {
                let said = of.entry(subject.as_str()).or_default();
                said.push((quad.predicate.as_str(), quad.object));
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "each is sorted by itself")]
        for said in of.values_mut() {
            said.sort_unstable_by(|a, b| a.0.cmp(b.0).then_with(|| by_object(a.1, b.1)));
        }
        Self { of }
    }

    /// The subjects, sorted.
    pub fn subjects(&self) -> Vec<&'a str> {
        let mut subjects: Vec<&str> = self.of.keys().copied().collect();
        subjects.sort_unstable();
        subjects
    }

    /// Whether anything is said of the node.
    pub fn knows(&self, subject: &str) -> bool {
        self.of.contains_key(subject)
    }

    /// The objects of a predicate.
    pub fn objects(&self, subject: &str, predicate: &str) -> impl Iterator<Item = TermRef<'a>> {
        let said = self.of.get(subject).map_or(&[][..], Vec::as_slice);
        let first = said.partition_point(|(it, _)| *it < predicate);
        let more = said[first..].iter();
        let objects = more.take_while(move |(it, _)| *it == predicate);
        objects.map(|(_, object)| *object)
    }

    /// The first object.
    pub fn object(&self, subject: &str, predicate: &str) -> Option<TermRef<'a>> {
        self.objects(subject, predicate).next()
    }

    /// The first object, if it is a node with an IRI.
    pub fn iri(&self, subject: &str, predicate: &str) -> Option<&'a str> {
        self.object(subject, predicate).and_then(as_iri)
    }

    /// The text of the first object, if it is a literal.
    pub fn text(&self, subject: &str, predicate: &str) -> Option<&'a str> {
        match self.object(subject, predicate)? {
            TermRef::Literal(literal) => Some(literal.value()),
            _ => None,
        }
    }
}

/// The IRI of a node that has one.
pub(super) fn as_iri(term: TermRef<'_>) -> Option<&str> {
    match term {
        TermRef::NamedNode(node) => Some(node.as_str()),
        _ => None,
    }
}
