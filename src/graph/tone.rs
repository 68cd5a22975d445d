//! Conflict, cooperation, or neither.
//!
//! Source: the quad classes of PLOVER (Open Event Data Alliance), as the ontology has them.
//! Invariant: what has no quad class and is no alliance is neutral, and so is what did not happen.

use crate::ontology::{ClaimType, Ontology};

/// Which way a relation bends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// Verbal or material conflict.
    Conflict,
    /// Verbal or material cooperation.
    Cooperation,
    /// A static relation, a statement, a movement.
    Neutral,
}

impl Tone {
    /// The tone of a type of claim, by the quad class that the ontology gives it; none of a claim that it is not so: who
    /// did not help has neither helped nor harmed.
    pub fn of(kind: ClaimType, negated: bool, ontology: &Ontology) -> Self {
        if negated {
            return Self::Neutral;
        }
        match ontology.concept(kind).and_then(|concept| concept.quad) {
            Some(quad) if quad.is_conflict() => Self::Conflict,
            Some(_) => Self::Cooperation,
            // PLOVER has events only; that two are allies is cooperation that lasts.
            None if kind == ClaimType::Alliance => Self::Cooperation,
            None => Self::Neutral,
        }
    }

    /// The word that stands for it in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Cooperation => "cooperation",
            Self::Neutral => "neutral",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kind: ClaimType, expected: Tone) {
        assert_eq!(Tone::of(kind, false, Ontology::embedded()), expected);
        let denied = Tone::of(kind, true, Ontology::embedded());
        assert_eq!(denied, Tone::Neutral);
    }

    #[test]
    fn sanctions_are_conflict_and_calls_are_cooperation() {
        check(ClaimType::Sanction, Tone::Conflict);
        check(ClaimType::Consult, Tone::Cooperation);
        check(ClaimType::Position, Tone::Neutral);
    }

    #[test]
    fn every_plover_type_bends_one_way() {
        for &kind in ClaimType::ALL.iter().filter(|kind| kind.is_plover()) {
            assert_ne!(
                Tone::of(kind, false, Ontology::embedded()),
                Tone::Neutral,
                "{kind}"
            );
        }
    }
}
