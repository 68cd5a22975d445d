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

/// What a word of `classes.csv` may be used for, beyond the kind of thing that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordClass {
    /// Takes up a named country: *the nation*.
    Country,
    /// Takes up a named town: *the city*.
    City,
    /// Takes up a named part of a country: *the province*.
    Region,
    /// Takes up a named organization: *the airline*.
    Body,
    /// Takes up a named person: *the actor*.
    Human,
    /// Takes up a named ship, machine or remedy: *the rocket*.
    Product,
    /// Takes up a named building: *the cathedral*.
    Facility,
    /// Takes up a named storm or contest: *the hurricane*.
    Event,
    /// Takes up a named film, book or song: *the film*.
    Work,
    /// Takes up anything of its kind, named or not: *the incident*, *the device*.
    General,
    /// Of which its owner has one, so that it is known by whose it is: *Petro's family*.
    Sole,
    /// Says in a name what the body is, which is hardly called otherwise then: *the Mallorn Commission* is no *network*.
    Institution,
    /// A body of any kind may be called so: *the agency*.
    AnyBody,
    /// A newspaper or broadcaster may be called so: *the daily*.
    Publisher,
    /// A firm may be called so, or says so in its name: *the company*, *Took Motors*. Such a one is no *union* or *team*.
    Business,
    /// Ends the name of a building or school called after somebody: *King's College*.
    Dedicated,
    /// Begins the name of a public building, which is its owner's: *Arnor's National Museum*.
    Civic,
    /// May follow the name of what it is: *the Time magazine*, *the Saturn rocket*.
    Restating,
    /// A body that a state or town has one of: *the police*, *the government*.
    PublicBody,
    /// An office whose holder leads a country or body: *president*.
    Leader,
    /// Somebody who speaks for the body that he or she belongs to, and says *we* for it: *spokeswoman*.
    Representative,
    /// What states have with each other: *tensions with Washington*.
    StateMatter,
    /// A verb that says something of a place, though it is the subject: *Paris hosted talks*.
    OfPlace,
    /// A verb whose object is a place to go to: *visited the White House*.
    GoesToPlace,
    /// A verb whose object answers for something: *accused Washington*.
    TowardState,
}

impl FromStr for WordClass {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Ok(match word {
            "country" => Self::Country,
            "city" => Self::City,
            "region" => Self::Region,
            "body" => Self::Body,
            "human" => Self::Human,
            "product" => Self::Product,
            "facility" => Self::Facility,
            "event" => Self::Event,
            "work" => Self::Work,
            "general" => Self::General,
            "sole" => Self::Sole,
            "institution" => Self::Institution,
            "any-body" => Self::AnyBody,
            "publisher" => Self::Publisher,
            "business" => Self::Business,
            "dedicated" => Self::Dedicated,
            "civic" => Self::Civic,
            "restating" => Self::Restating,
            "public-body" => Self::PublicBody,
            "leader" => Self::Leader,
            "representative" => Self::Representative,
            "state-matter" => Self::StateMatter,
            "of-a-place" => Self::OfPlace,
            "goes-to-a-place" => Self::GoesToPlace,
            "toward-a-state" => Self::TowardState,
            _ => return Err(()),
        })
    }
}

/// A row of `nouns.csv`: a common noun for a thing worth a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// What its singular names.
    pub kind: EntityKind,
    /// Gender, where the word tells (`queen`, `spokesman`).
    pub gender: Option<Gender>,
}
