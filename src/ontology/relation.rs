//! A relation: a property that claims are made with.
//!
//! Invariant: names are unique; an inverse and a parent name a relation that exists.

use super::kind::{ClaimType, EntityKind};

/// A property of the ontology, such as `sanctioned` or `presidentOf`.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a class of its own in the ontology"
)]
pub struct Relation {
    /// Local name of its IRI under `rel/`: simple past for events (`invited`), a noun phrase for states (`presidentOf`).
    pub name: String,
    /// `rdfs:label`.
    pub label: String,
    /// `rdfs:comment`: one sentence that defines it.
    pub comment: String,
    /// Active-voice lemma with its preposition (`speak with`), as claim lines print it.
    pub lemma: String,
    /// What kind of claim it makes.
    pub kind: ClaimType,
    /// Whether it is something that happens (`invited`) rather than something that is so (`presidentOf`).
    pub is_event: bool,
    /// Whether it is a retreat that yields something to somebody (`ng:YieldingRelation`).
    pub yields: bool,
    /// Whether it says where an event took place (`ng:HappeningRelation`).
    pub happens: bool,
    /// CAMEO code of the event, as CAMEO writes it (`"0841"`), where it has one.
    pub cameo: Option<String>,
    /// Mode of the event, as PLOVER names it (`"phone"`), where all its claims have the same.
    pub mode: Option<String>,
    /// Kinds its subject may have; empty means any.
    pub domain: Vec<EntityKind>,
    /// Kinds its object may have; empty means any.
    pub range: Vec<EntityKind>,
    /// Name of the inverse relation, if one is declared.
    pub inverse: Option<String>,
    /// Whether it holds both ways.
    pub symmetric: bool,
    /// Names of the relations it is a special case of (`rdfs:subPropertyOf`), sorted.
    pub parents: Vec<String>,
}

impl Relation {
    /// Its lemma without what leads to the object: `happen` of `happen in`.
    pub fn verb(&self) -> &str {
        self.lemma
            .rsplit_once(' ')
            .map_or(&self.lemma, |(verb, _)| verb)
    }

    /// Whether subject and object kinds fit domain and range.
    pub fn admits(&self, subject: EntityKind, object: EntityKind) -> bool {
        let fits = |kinds: &[EntityKind], kind| kinds.is_empty() || kinds.contains(&kind);
        fits(&self.domain, subject) && fits(&self.range, object)
    }
}
