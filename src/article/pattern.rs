//! Regular expressions written in the source, compiled once.
//!
//! Invariant: every pattern is a constant of this program, so a fault in one is ours and shows in its file's tests.

use regex::Regex;

/// Compiles a pattern of the source.
#[expect(
    clippy::expect_used,
    reason = "the pattern is a constant; no input can make it wrong"
)]
pub(super) fn pattern(source: &'static str) -> Regex {
    Regex::new(source).expect("a pattern of the source compiles")
}
