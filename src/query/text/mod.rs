//! Full-text search: words and phrases in names and evidence, whatever their case, accents and endings.
//!
//! In: a store and what is wanted. Out: entities and sentences, the best first; for SPARQL the function `ng:matches`.
//! Invariant: a text is found if it holds all that is wanted, and what is found by `find` is what `ng:matches` finds.

mod find;
mod function;
mod wanted;

pub use find::{Hit, HitKind, find};
pub(super) use function::matches;
pub use wanted::Wanted;
