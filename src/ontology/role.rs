//! Role nouns: what somebody is to somebody or something.
//!
//! Invariant: every role names a relation of the ontology.

use super::kind::EntityKind;

/// One row of `roles.csv`: a noun that makes its holder the subject of a relation (`president`, `wife`, `ally`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Rule id: `roles.csv:LINE`.
    pub id: String,
    /// Lemma, possibly of several words (`prime minister`).
    pub lemma: String,
    /// Relation from the holder to what the role is of.
    pub relation: String,
    /// Relation to what `to` links it with, where that is another one (`ambassador of Gondor to Arnor`).
    pub relation_to: Option<String>,
    /// Kinds of what holds the role (`president`: Person).
    pub holder: Vec<EntityKind>,
    /// Kinds of what the role is of (`president`: Country, Organization).
    pub of: Vec<EntityKind>,
    /// Whether it can stand before a name as a title (`President Petro`).
    pub title: bool,
    /// Whether at most one person holds it at a time (`the president of Colombia`).
    pub unique: bool,
}

impl Role {
    /// The relation from the holder to what this preposition leads to; none for a possessive or an adjective.
    pub fn relation_by(&self, preposition: Option<&str>) -> &str {
        match (&self.relation_to, preposition) {
            (Some(relation), Some("to")) => relation,
            _ => &self.relation,
        }
    }
}
