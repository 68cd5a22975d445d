//! Name tables: countries, places, people with dated offices, organizations, outlets, titles, given names, nouns.
//!
//! In: the CSV texts of `ontology/names/`. Out: [`NameTables`], asked with surface forms as the text writes them.
//! Invariant: a name of a country, organization, outlet, title or metonym stands for one row; names of
//! people and places may be shared, and then the best known comes first.

mod build;
mod country;
mod embedded;
mod index;
mod known;
mod load;
mod organization;
mod person;
mod place;
mod resolve;
mod tables;
mod term;
mod word;

#[cfg(test)]
mod tests;

pub(super) use embedded::EMBEDDED;

pub use country::{Country, Demonym};
pub use known::Known;
pub use organization::Organization;
pub use person::{Candidate, Office, Person};
pub use place::Place;
pub use tables::NameTables;
pub use term::Term;
pub use word::{Gender, Metonym, Noun, Title, WordClass};
