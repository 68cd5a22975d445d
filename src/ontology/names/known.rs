//! What the name tables say about a name, whichever table it stands in.
//!
//! Invariant: `name` is the canonical name of exactly one row.

use crate::ontology::EntityKind;

/// A row of the name tables, seen as a thing with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known<'a> {
    /// Canonical name, from which its IRI is made.
    pub name: &'a str,
    /// Wikidata id (`Q739`), where known.
    pub qid: Option<&'a str>,
    /// What it is.
    pub kind: EntityKind,
    /// Canonical name of the country it belongs to; a country belongs to itself.
    pub country: Option<&'a str>,
}

impl Known<'_> {
    /// Whether its kind is one of these; an empty list admits every kind.
    pub fn fits(&self, kinds: &[EntityKind]) -> bool {
        kinds.is_empty() || kinds.contains(&self.kind)
    }
}
