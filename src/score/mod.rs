//! How well claims agree with claims that people wrote down: recall, precision, known wrong readings, unity of entities.
//!
//! In: gold (one JSON line a claim, an article's in one file) and claim lines. Out: the figures of `tests/score/claims.py`.
//! Invariant: the same gold and claims give the same figures as that script, digit for digit.
//!
//! Levels, each implying the one before: *pair*, subject and object are right, in their order (either order where the
//! relation holds both ways); *typed*, and the relation is right, by its type or its lemma; *full*, and so are polarity,
//! modality (fact, reported, or the rest) and, where gold reports, the source.

mod compare;
mod count;
mod figures;
mod gold;
mod predicted;
mod table;
#[cfg(test)]
mod tests;

pub use count::{Counts, Remark, Verdict};
pub use figures::{Score, Shares};
pub use gold::{GoldArticle, GoldError};
pub use predicted::Predicted;
