//! The passes of the cascade, one file each; `entity` lists the order in which they run.

pub(super) mod administrations;
pub(super) mod also_called;
pub(super) mod appositions;
mod called;
pub(super) mod classes;
mod clauses;
pub(super) mod decisions;
pub(super) mod descriptions;
pub(super) mod groups;
pub(super) mod headlines;
pub(super) mod institutions;
mod learned;
pub(super) mod metonyms;
pub(super) mod names;
mod parts;
pub(super) mod plurals;
pub(super) mod possessions;
pub(super) mod pronouns;
pub(super) mod public_bodies;
pub(super) mod recurring;
pub(super) mod restated;
mod role_facts;
pub(super) mod roles;
mod speakers;
mod spellings;
mod synonyms;
pub(super) mod variants;
