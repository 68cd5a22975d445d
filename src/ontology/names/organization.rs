//! Organizations, and outlets, which are organizations that publish.
//!
//! Invariant: a name or abbreviation stands for one row of its table.

use super::known::Known;
use crate::ontology::EntityKind;

/// A row of `organizations.csv` or `outlets.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organization {
    /// Usual English name.
    pub name: String,
    /// Wikidata id.
    pub qid: Option<String>,
    /// Usually [`EntityKind::Organization`].
    pub kind: EntityKind,
    /// Canonical name of its country; international bodies have none.
    pub country: Option<String>,
    /// Other names and abbreviations.
    pub aliases: Vec<String>,
}

impl Organization {
    /// The organization as a thing with a name.
    pub fn known(&self) -> Known<'_> {
        Known {
            name: &self.name,
            qid: self.qid.as_deref(),
            kind: self.kind,
            country: self.country.as_deref(),
        }
    }
}
