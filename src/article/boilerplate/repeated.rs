//! Blocks that stand in the text a second time: captions, headlines, pulled quotes.
//!
//! Invariant: the first of several equal blocks stays what it is.

use crate::article::page::Page;
use crate::article::types::{BlockKind, Reason};
use crate::base::text::fold;
use std::collections::BTreeSet;

/// Shorter blocks ("Analysis", "Yes.") may well be said twice.
const FEWEST_WORDS: usize = 4;

/// Marks every block that says letter by letter what an earlier block said, and the headline `title` if it was given
/// apart and the text starts with it twice.
pub(super) fn mark(page: &mut Page) {
    let mut seen = BTreeSet::new();
    for index in 0..page.drafts.len() {
        let draft = &page.drafts[index];
        if draft.words < FEWEST_WORDS || !draft.is_story() {
            continue;
        }
        let key = fold(page.content(index));
        if !seen.insert(key) {
            page.drafts[index].kind = BlockKind::Boilerplate(Reason::Repeated);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::lines;

    #[track_caller]
    fn check(text: &str, expected: &[bool]) {
        let mut page = lines::split(text);
        mark(&mut page);
        let found: Vec<bool> = page.drafts.iter().map(|draft| !draft.is_story()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn second_copies() {
        check(
            "Gondor calls for aid\n\nGondor  calls for Aid\n\nThe beacons burn.",
            &[false, true, false],
        );
    }

    #[test]
    fn short_and_different_blocks_stay() {
        check(
            "He said no.\n\nHe said no.\n\nHe said no again, twice.\n\nHe said no again.",
            &[false; 4],
        );
    }
}
