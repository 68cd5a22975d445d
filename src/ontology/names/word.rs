//! Words that are no names themselves: titles, metonyms, nouns; and gender.
//!
//! Invariant: lemmas are singular and lower-case.

use crate::ontology::EntityKind;
use std::str::FromStr;

/// Grammatical gender of a person, as pronouns show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// She.
    Female,
    /// He.
    Male,
}

impl FromStr for Gender {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        match word {
            "f" => Ok(Self::Female),
            "m" => Ok(Self::Male),
            _ => Err(()),
        }
    }
}

/// A row of `titles.csv`: a word before a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// The word as usually written (`Sen.`, `Prime Minister`).
    pub word: String,
    /// Role noun it stands for (`senator`); none for `Mr.`.
    pub role: Option<String>,
    /// Gender of its holder, where it tells.
    pub gender: Option<Gender>,
}

/// A row of `metonyms.csv`: a seat or capital that can speak for a government or body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metonym {
    /// The seat (`Kremlin`, `Washington`).
    pub seat: String,
    /// Canonical name of what it stands for when it acts.
    pub stands_for: String,
    /// What that is.
    pub kind: EntityKind,
    /// Whether it stands for it nearly always (`Kremlin`), not only as an actor (`Washington`).
    pub always: bool,
}

/// A row of `nouns.csv`: a common noun for a thing worth a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// What its singular names.
    pub kind: EntityKind,
    /// Gender, where the word tells (`queen`, `spokesman`).
    pub gender: Option<Gender>,
}
