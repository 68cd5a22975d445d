//! Places and facilities.
//!
//! Invariant: of several places of one name the one with more people comes first.

use super::known::Known;
use crate::ontology::EntityKind;

/// A row of `places.csv`: a city, state, region, continent, sea, or a building.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Usual English name.
    pub name: String,
    /// Wikidata id.
    pub qid: Option<String>,
    /// [`EntityKind::Place`] or [`EntityKind::Facility`].
    pub kind: EntityKind,
    /// Canonical name of its country; seas and continents have none.
    pub country: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// People, in thousands; 0 where it does not matter.
    pub population_thousands: u32,
}

impl Place {
    /// The place as a thing with a name.
    pub fn known(&self) -> Known<'_> {
        Known {
            name: &self.name,
            qid: self.qid.as_deref(),
            kind: self.kind,
            country: self.country.as_deref(),
        }
    }
}
