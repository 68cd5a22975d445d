//! Flattened tables: rows of key and value on neighbouring lines ("Date Wednesday, January 7, 2026").
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

/// Marks the rows of tables.
pub(super) fn mark(page: &mut Page) {
    let mut start = 0;
    while start < page.drafts.len() {
        let more = page.drafts[start + 1..]
            .iter()
            .take_while(|draft| !draft.spaced)
            .count();
        let run = start..start + 1 + more;
        start = run.end;
        if is_table(page, &run) {
            for draft in &mut page.drafts[run] {
                draft.kind = BlockKind::TableRow;
            }
        } else {
            mark_columns(page, run);
        }
    }
}

/// Rows without stops, under a heading: nothing else sets such lines so close.
fn is_table(page: &Page, run: &Range<usize>) -> bool {
    let rows = run.len();
    let count = |holds: &dyn Fn(usize) -> bool| run.clone().filter(|&index| holds(index)).count();
    let open = count(&|index| !ends_in_stop(page.content(index)));
    let filled = count(&|index| (2..=MOST_WORDS).contains(&page.drafts[index].words));
    let plain = count(&|index| page.drafts[index].is_paragraph());
    rows >= FEWEST_ROWS
        && plain == rows
        && open * 4 >= rows * 3
        && filled * 4 >= rows * 3
        && has_story_before(page, run.start)
        && has_heading(page, run.start)
}

/// A headline, byline and date on neighbouring lines at the top are no table.
fn has_story_before(page: &Page, start: usize) -> bool {
    (0..start).any(|index| page.drafts[index].words > 12 && ends_in_stop(page.content(index)))
}

fn has_heading(page: &Page, start: usize) -> bool {
    start.checked_sub(1).is_some_and(|above| {
        let draft = &page.drafts[above];
        let content = page.content(above);
        draft.is_story()
            && (looks_like_title(content, draft.words, MOST_HEADING) || content.ends_with(':'))
    })
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
