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
    /// Kinds of what holds the role (`president`: Person).
    pub holder: Vec<EntityKind>,
    /// Kinds of what the role is of (`president`: Country, Organization).
    pub of: Vec<EntityKind>,
    /// Whether it can stand before a name as a title (`President Petro`).
    pub title: bool,
    /// Whether at most one person holds it at a time (`the president of Colombia`).
    pub unique: bool,
}
