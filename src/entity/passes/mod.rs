//! The passes of the cascade, one file each; `entity` lists the order in which they run.

pub(super) mod administrations;
pub(super) mod appositions;
pub(super) mod classes;
pub(super) mod decisions;
pub(super) mod descriptions;
pub(super) mod groups;
pub(super) mod institutions;
pub(super) mod metonyms;
pub(super) mod names;
pub(super) mod possessions;
pub(super) mod pronouns;
pub(super) mod roles;
