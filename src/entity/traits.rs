//! What is known of a mention or of a group of mentions: kind, gender, number, link.
//!
//! Invariant: absorbing never makes a trait less certain.

use crate::ontology::EntityKind;

/// Grammatical gender, as far as pronouns show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gender {
    Masculine,
    Feminine,
}

/// One or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Number {
    Singular,
    Plural,
}

/// How well the kind is known; later ones win.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Certainty {
    /// Nothing but the default.
    Default,
    /// By the form or the pronoun (`she` is a person).
    Form,
    /// By the head noun.
    Noun,
    /// By the name model.
    Model,
    /// By a title or a role (`President Petro`).
    Cue,
    /// By the name tables.
    Table,
}

/// An entry of the name tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// Canonical name.
    pub(super) name: String,
    /// Wikidata id, if the tables hold one.
    pub(super) wikidata: Option<String>,
}

/// What is known of a mention or a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Traits {
    pub(super) kind: EntityKind,
    pub(super) certainty: Certainty,
    pub(super) gender: Option<Gender>,
    pub(super) number: Option<Number>,
    /// Entry of the name tables that it is.
    pub(super) link: Option<Link>,
}

impl Traits {
    /// Nothing known but the kind.
    pub(super) fn of_kind(kind: EntityKind, certainty: Certainty) -> Self {
        Self {
            kind,
            certainty,
            gender: None,
            number: None,
            link: None,
        }
    }

    /// Nothing known at all.
    pub(super) fn unknown() -> Self {
        Self::of_kind(EntityKind::Concept, Certainty::Default)
    }

    /// The same with a number.
    #[must_use]
    pub(super) fn with_number(mut self, number: Option<Number>) -> Self {
        self.number = number;
        self
    }

    /// The same with a gender.
    #[must_use]
    pub(super) fn with_gender(mut self, gender: Option<Gender>) -> Self {
        self.gender = gender;
        self
    }

    /// Takes from `other` what is more certain there.
    pub(super) fn absorb(&mut self, other: &Self) {
        if self.certainty < other.certainty {
            self.kind = other.kind;
            self.certainty = other.certainty;
        }
        self.gender = self.gender.or(other.gender);
        self.number = self.number.or(other.number);
        if self.link.is_none() {
            self.link.clone_from(&other.link);
        }
    }

    /// Whether nothing speaks against the two being one.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        let same = |a: Option<Gender>, b: Option<Gender>| a.is_none() || b.is_none() || a == b;
        same(self.gender, other.gender)
            && (self.number.is_none() || other.number.is_none() || self.number == other.number)
            && self.kind_agrees(other)
            && match (&self.link, &other.link) {
                (Some(a), Some(b)) => a == b,
                _ => true,
            }
    }

    /// Whether the kinds can name one thing; an unknown kind fits every other but a person or country.
    pub(super) fn kind_agrees(&self, other: &Self) -> bool {
        use EntityKind as K;
        if self.kind == other.kind {
            return true;
        }
        if self.certainty == Certainty::Default || other.certainty == Certainty::Default {
            let known = if self.certainty == Certainty::Default {
                other.kind
            } else {
                self.kind
            };
            return !matches!(
                known,
                K::Person | K::Country | K::Date | K::Money | K::Quantity
            );
        }
        let pair =
            |a, b| (self.kind == a && other.kind == b) || (self.kind == b && other.kind == a);
        pair(K::Organization, K::Facility)
            || pair(K::Organization, K::Group)
            || pair(K::Place, K::Facility)
            || pair(K::Place, K::Country)
            || pair(K::Work, K::Product)
            || pair(K::Work, K::Law)
            || pair(K::Event, K::Law)
            || pair(K::Substance, K::Product)
            || (pair(K::Role, K::Person))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_more_certain_wins() {
        let mut group = Traits::of_kind(EntityKind::Organization, Certainty::Model);
        group.absorb(&Traits::of_kind(EntityKind::Person, Certainty::Cue));
        group.absorb(&Traits::of_kind(EntityKind::Place, Certainty::Noun));
        assert_eq!(group.kind, EntityKind::Person);
    }

    #[test]
    fn genders_and_numbers_must_agree() {
        let he = Traits::of_kind(EntityKind::Person, Certainty::Form)
            .with_gender(Some(Gender::Masculine));
        let she = he.clone().with_gender(Some(Gender::Feminine));
        let somebody = he.clone().with_gender(None);
        assert!(!he.agrees(&she));
        assert!(he.agrees(&somebody));
        assert!(!he.agrees(&he.clone().with_number(Some(Number::Plural))) || he.number.is_none());
    }
}
