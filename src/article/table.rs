//! Flattened tables and lists: rows of key and value on neighbouring lines ("Date Wednesday, January 7, 2026").
//!
//! Invariant: a table has at least two rows, and its rows touch.

use super::page::{Page, ends_in_stop, looks_like_title};
use super::types::BlockKind;
use std::ops::Range;

/// Fewest rows of a table without column separators.
const FEWEST_ROWS: usize = 3;
/// Longest row, in words.
const MOST_WORDS: usize = 45;
/// Longest heading above a table, in words.
const MOST_HEADING: usize = 8;

/// Marks the rows of tables and the items of lists without bullets.
pub(super) fn mark(page: &mut Page) {
    let story = (0..page.drafts.len())
        .find(|&index| is_story(page, index))
        .unwrap_or(page.drafts.len());
    let mut start = 0;
    while start < page.drafts.len() {
        let more = page.drafts[start + 1..]
            .iter()
            .take_while(|draft| !draft.spaced)
            .count();
        let run = start..start + 1 + more;
        start = run.end;
        match kind_above(page, run.start).filter(|_| run.start > story && are_rows(page, &run)) {
            Some(kind) => page.drafts[run]
                .iter_mut()
                .for_each(|draft| draft.kind = kind),
            None => mark_columns(page, run),
        }
    }
}

/// A headline, byline and date on neighbouring lines at the top are no table: a sentence stands before any.
fn is_story(page: &Page, index: usize) -> bool {
    page.drafts[index].words > 12 && ends_in_stop(page.content(index))
}

/// Lines without stops that touch: nothing but a table or list sets them so close.
fn are_rows(page: &Page, run: &Range<usize>) -> bool {
    let rows = run.len();
    let count = |holds: &dyn Fn(usize) -> bool| run.clone().filter(|&index| holds(index)).count();
    let open = count(&|index| !ends_in_stop(page.content(index)));
    let filled = count(&|index| (2..=MOST_WORDS).contains(&page.drafts[index].words));
    let plain = count(&|index| page.drafts[index].is_paragraph());
    rows >= FEWEST_ROWS && plain == rows && open * 4 >= rows * 3 && filled * 4 >= rows * 3
}

/// What the block above announces: a heading a table, a colon ("The king also said:") a list.
fn kind_above(page: &Page, start: usize) -> Option<BlockKind> {
    let above = start.checked_sub(1)?;
    let draft = &page.drafts[above];
    let content = page.content(above);
    if content.ends_with(':') {
        return Some(BlockKind::ListItem);
    }
    looks_like_title(content, draft.words, MOST_HEADING).then_some(BlockKind::TableRow)
}

/// Neighbouring lines with the same number of tabs or bars.
fn mark_columns(page: &mut Page, run: Range<usize>) {
    let columns = |page: &Page, index: usize| {
        let content = page.content(index);
        content.matches('\t').count() + content.matches(" | ").count()
    };
    for index in run.clone() {
        let own = columns(page, index);
        let same = |other: usize| run.contains(&other) && columns(page, other) == own;
        if own > 0
            && page.drafts[index].is_paragraph()
            && (same(index + 1) || same(index.wrapping_sub(1)))
        {
            page.drafts[index].kind = BlockKind::TableRow;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::lines;

    #[track_caller]
    fn check(text: &str, expected: usize) {
        let mut page = lines::split(text);
        mark(&mut page);
        let rows = page
            .drafts
            .iter()
            .filter(|draft| draft.kind == BlockKind::TableRow)
            .count();
        assert_eq!(rows, expected);
    }

    const STORY: &str = "The king of Rohan rode to Gondor on Monday and met the steward there.";

    #[test]
    fn key_and_value() {
        check(
            &format!(
                "{STORY}\n\nKey Facts\n\nDate Monday, March 3\nPlace Minas Tirith\nParties Gondor; Rohan"
            ),
            3,
        );
        check(&format!("{STORY}\n\nGondor\t12\nRohan\t9"), 2);
    }

    #[test]
    fn a_colon_announces_a_list() {
        let text = format!(
            "{STORY}\n\nThe king also said:\n\nRohan will ride\nGondor must hold\nThe Shire is safe"
        );
        let mut page = lines::split(&text);
        mark(&mut page);
        assert_eq!(page.drafts[4].kind, BlockKind::ListItem);
        check(&text, 0);
    }

    #[test]
    fn paragraphs_and_headlines_are_no_rows() {
        check(
            &format!("{STORY}\n\nBackground\n\n{STORY}\n{STORY}\n{STORY}"),
            0,
        );
        check(
            "Gondor calls for aid\nby Hama of Edoras\nMarch 3, 3019\n\nThe beacons were lit.",
            0,
        );
        check(
            &format!("{STORY}\n\nThe vote\nThe lords voted.\nThey went home.\nIt rained."),
            0,
        );
    }
}
