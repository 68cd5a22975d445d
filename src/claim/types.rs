//! A claim: subject, relation, object as one article states it.
//!
//! Invariant: evidence and argument spans lie inside the text; a claim of modality `fact` has no source.

use crate::base::Span;
use crate::entity::EntityId;
use crate::ontology::{ClaimType, EntityKind, Modality};
use jiff::civil::Date;

/// One end of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// The entity, or none for a literal.
    pub entity: Option<EntityId>,
    /// The entity's canonical name, or the literal's text.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Where this argument is expressed.
    pub span: Span,
}

/// What connects subject and object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predicate {
    /// Local name of the relation under `rel/`.
    pub relation: String,
    /// Active-voice lemma with particle or preposition.
    pub lemma: String,
    /// Whether the ontology declares it (else it is an open relation named after its verb).
    pub known: bool,
}

/// Who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The entity, if the speaker is one of the article's entities.
    pub entity: Option<EntityId>,
    /// Its name, or the speaker's description.
    pub name: String,
}

/// A date as precise as the text gives it: `2026-01-07`, `2025-10` or `2025`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// Year of the Common Era.
    pub year: i16,
    /// 1 to 12.
    pub month: Option<i8>,
    /// 1 to 31; only with a month.
    pub day: Option<i8>,
}

/// What the model makes of a claim, whoever proposed it; probabilities from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scores {
    /// That some claim joins the subject with the object.
    pub pair: f32,
    /// That the trigger takes this subject and this object, and a claim joins them: the geometric mean of the three.
    pub likelihood: f32,
    /// That the trigger carries a claim of this type.
    pub kind: f32,
    /// That what the trigger carries is presented as a fact.
    pub fact: f32,
    /// That a careful reader would find the claim right in all its parts, by the clues of grammar and of these scores.
    pub soundness: f32,
}

/// A statement that the article makes or passes on.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Who or what the claim is about.
    pub subject: Argument,
    /// The relation.
    pub predicate: Predicate,
    /// Its other end.
    pub object: Argument,
    /// The word or words that carry the relation; none for a bare apposition.
    pub trigger: Option<Span>,
    /// Type of claim.
    pub kind: ClaimType,
    /// In what way an act of this type is done (`phone` of CONSULT), where PLOVER has a name for it.
    pub mode: Option<String>,
    /// Whether the article says that it is not so.
    pub negated: bool,
    /// How it is presented.
    pub modality: Modality,
    /// Who says so, outermost speaker first; empty where the article says it itself.
    pub sources: Vec<Source>,
    /// When, as far as the text resolves it.
    pub date: Option<PartialDate>,
    /// Where this happened.
    pub place: Option<EntityId>,
    /// The sentence, as an index into `Document::sentences`.
    pub sentence: usize,
    /// The evidence: the sentence's span.
    pub evidence: Span,
    /// From 0 to 1.
    pub confidence: f32,
    /// The line of a table, the name of a rule, or `model`: what made it.
    pub rule: String,
    /// What the model makes of it; none where the document has no states.
    pub scores: Option<Scores>,
}

impl Claim {
    /// The innermost speaker.
    pub fn source(&self) -> Option<&Source> {
        self.sources.last()
    }

    /// Whether the article itself states it, positively, as having happened or being so.
    pub fn is_fact(&self) -> bool {
        self.modality == Modality::Fact && !self.negated
    }
}

impl PartialDate {
    /// The day, if it is known to the day.
    pub fn date(self) -> Option<Date> {
        Date::new(self.year, self.month?, self.day?).ok()
    }
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        Self {
            year: date.year(),
            month: Some(date.month()),
            day: Some(date.day()),
        }
    }
}

impl std::fmt::Display for PartialDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(f, "-{day:02}")?;
            }
        }
        Ok(())
    }
}
