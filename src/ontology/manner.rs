//! Words that say in what way an act is done.
//!
//! Invariant: there is at least one word, and the mode is not empty.

use super::kind::ClaimType;

/// One alternative of a row of `modes.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manner {
    /// The type of act.
    pub kind: ClaimType,
    /// Lemmas that stand together in its clause, in this order.
    pub lemmas: Vec<String>,
    /// The mode, as PLOVER names it (`phone`).
    pub mode: String,
}
