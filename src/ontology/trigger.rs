//! Trigger frames: which word, in which construction, evokes which relation.
//!
//! Invariant: every frame names a relation of the ontology, or says that its word makes an open one; slots are written as
//! in `triggers.csv`.

use super::kind::{ClaimType, EntityKind};

/// Part of speech of a trigger word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TriggerPos {
    /// A verb (`V`): the slots are those of its clause.
    Verb,
    /// A noun (`N`): an event or a state named by a noun phrase.
    Noun,
    /// An adjective (`A`), predicative or attributive.
    Adjective,
}

/// Where an argument stands, seen from the trigger.
///
/// Written in `triggers.csv` as `subj`, `obj`, `iobj`, `poss`, `comp`, `pred`, `clause`, or a preposition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// Logical subject: active subject, passive agent, or the controller of a non-finite verb.
    Subject,
    /// Logical object: active object or passive subject.
    Object,
    /// Indirect object.
    IndirectObject,
    /// Possessor of a noun: `'s`, a possessive pronoun, a compound or a country adjective (`US`, `Colombian`).
    Possessor,
    /// Whom a clause that completes the trigger concerns: its own subject, else who or what it is done to.
    Complement,
    /// Predicate noun after `as` or an object predicative.
    Predicate,
    /// The verb of a clause that completes the trigger or says what for. Only conditions name it.
    Clause,
    /// Noun phrase led by this preposition, of the trigger or of its object.
    Preposition(String),
}

/// A further word that the construction must hold (`obj:sanction`, `to:list|blacklist`) or must not (`!obj:concern`, `!as`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Where the word must stand.
    pub slot: Slot,
    /// Lemmas of which one must stand there; empty means that the slot must merely be filled.
    pub lemmas: Vec<String>,
    /// Whether this must not be so: with such words the trigger has another sense.
    pub absent: bool,
}

/// One row of `triggers.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// Rule id: `triggers.csv:LINE`.
    pub id: String,
    /// Lemma of the trigger word, with a particle after a space (`carry out`).
    pub lemma: String,
    /// Its part of speech.
    pub pos: TriggerPos,
    /// Further words that must be there; all of them.
    pub with: Vec<Condition>,
    /// Slots that may fill the relation's subject, best first.
    pub subject: Vec<Slot>,
    /// Slots that may fill the relation's object, best first.
    pub object: Vec<Slot>,
    /// Name of the relation; empty for an open one.
    pub relation: String,
    /// Type of the open relation that is named after the word itself, where the row says `open:TYPE`.
    pub open: Option<ClaimType>,
    /// Kinds the subject must have; empty means what the relation admits.
    pub subject_kinds: Vec<EntityKind>,
    /// Kinds the object must have; empty means what the relation admits.
    pub object_kinds: Vec<EntityKind>,
}

impl Trigger {
    /// How many further words must be there; words that must not be there make a frame no more special.
    pub fn required(&self) -> usize {
        self.with.iter().filter(|word| !word.absent).count()
    }
}
