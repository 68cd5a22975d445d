//! The closed lists that the contracts fix: entity kinds, claim types, modalities.
//!
//! Invariant: `as_str` and `FromStr` are inverse, and the words are those of the claim lines.

use std::fmt;
use std::str::FromStr;

macro_rules! closed_list {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_meta])* $variant),+ }

        impl $name {
            /// Every member, in the order of the contract.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that stands for it in files.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;

            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(UnknownWord { list: stringify!($name), word: word.to_owned() }),
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

/// A word that is on none of the closed lists.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown {list} \"{word}\"")]
pub struct UnknownWord {
    /// Which list was asked.
    pub list: &'static str,
    /// What was found instead.
    pub word: String,
}

closed_list! {
    /// What an entity is.
    EntityKind {
        /// A human being.
        Person = "Person",
        /// A state, or a territory with its own government.
        Country = "Country",
        /// Any other location: city, region, continent, sea.
        Place = "Place",
        /// A body that acts as one: company, ministry, party, government.
        Organization = "Organization",
        /// People without a constitution: officials, protesters, a family.
        Group = "Group",
        /// Something that happens.
        Event = "Event",
        /// A building or installation.
        Facility = "Facility",
        /// A book, film, song, report, website.
        Work = "Work",
        /// A thing made or sold.
        Product = "Product",
        /// A drug, chemical, material.
        Substance = "Substance",
        /// A statute, treaty, case.
        Law = "Law",
        /// A sum of money.
        Money = "Money",
        /// A number of something.
        Quantity = "Quantity",
        /// A day, month, year, or span of time.
        Date = "Date",
        /// An office or occupation.
        Role = "Role",
        /// Anything else.
        Concept = "Concept",
    }
}

impl EntityKind {
    /// Whether it is a phrase rather than a thing with a name of its own.
    pub fn is_literal(self) -> bool {
        matches!(
            self,
            Self::Money | Self::Quantity | Self::Date | Self::Role | Self::Concept
        )
    }

    /// Whether it can act and speak.
    pub fn is_actor(self) -> bool {
        matches!(
            self,
            Self::Person | Self::Country | Self::Organization | Self::Group
        )
    }
}

closed_list! {
    /// The type of a claim: the sixteen PLOVER event types, then what PLOVER leaves out.
    ClaimType {
        /// Agree to, promise.
        Agree = "AGREE",
        /// Meet, talk, phone, visit.
        Consult = "CONSULT",
        /// Praise, endorse, back.
        Support = "SUPPORT",
        /// Yield, release, ease.
        Concede = "CONCEDE",
        /// Work together.
        Cooperate = "COOPERATE",
        /// Give help.
        Aid = "AID",
        /// Withdraw, cede.
        Retreat = "RETREAT",
        /// Ask, demand, order.
        Request = "REQUEST",
        /// Blame, criticise, charge.
        Accuse = "ACCUSE",
        /// Refuse, veto.
        Reject = "REJECT",
        /// Threaten, warn.
        Threaten = "THREATEN",
        /// Demonstrate, strike.
        Protest = "PROTEST",
        /// Sanction, cut relations, expel.
        Sanction = "SANCTION",
        /// Move forces.
        Mobilize = "MOBILIZE",
        /// Arrest, seize, repress.
        Coerce = "COERCE",
        /// Attack, kill.
        Assault = "ASSAULT",
        /// Holds a role in or of.
        Position = "POSITION",
        /// Member, part, employee, citizen of.
        Affiliation = "AFFILIATION",
        /// Is or happened somewhere.
        Location = "LOCATION",
        /// Related by family.
        Kinship = "KINSHIP",
        /// Ally, partner.
        Alliance = "ALLIANCE",
        /// Owns, makes, sells.
        Ownership = "OWNERSHIP",
        /// Founds, writes, builds.
        Creation = "CREATION",
        /// Says, describes.
        Statement = "STATEMENT",
        /// Takes part, wins, plays.
        Participation = "PARTICIPATION",
        /// Travels, arrives, flees.
        Move = "MOVE",
        /// Becomes, rises, dies.
        Change = "CHANGE",
        /// Has an amount, number, age.
        Quantity = "QUANTITY",
        /// Happened on.
        Time = "TIME",
        /// None of these.
        Other = "OTHER",
    }
}

impl ClaimType {
    /// Whether it is one of PLOVER's sixteen.
    pub fn is_plover(self) -> bool {
        self <= Self::Assault
    }
}

closed_list! {
    /// How an article presents a claim; later members win over earlier ones.
    Modality {
        /// The article itself states it as having happened or being so.
        Fact = "fact",
        /// Somebody other than the outlet says so.
        Reported = "reported",
        /// Planned, promised, threatened, asked for.
        Intended = "intended",
        /// May be so.
        Possible = "possible",
        /// Under a condition, or asked.
        Hypothetical = "hypothetical",
    }
}
