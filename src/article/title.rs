//! The headline and the headings inside the story, told by their form and by what follows them.
//!
//! Invariant: a line is a heading only if running text follows it.

use super::page::{Page, looks_like_title, opens_with_quote};
use super::types::{BlockKind, Reason};
use crate::base::{Span, text::fold};

/// Longest headline, in words.
const MOST_HEADLINE: usize = 25;
/// Longest heading inside a story, in words.
const MOST_HEADING: usize = 16;
/// Longest kicker (`World`, `Latin America`) above a headline, in words.
const MOST_KICKER: usize = 3;

/// Marks the headline and the headings; returns where the headline stands. If it is known from elsewhere, only a line
/// of the same words is it, whatever its form.
pub(super) fn mark(page: &mut Page, known: Option<&str>) -> Option<Span> {
    let title = match known {
        Some(known) => known_headline(page, known),
        None => headline(page),
    };
    if let Some(index) = title {
        page.drafts[index].kind = BlockKind::Title;
    }
    for index in title.map_or(0, |index| index + 1)..page.drafts.len() {
        if is_heading(page, index) {
            page.drafts[index].kind = BlockKind::Heading;
        }
    }
    title.map(|index| page.drafts[index].span)
}

/// The first of the first few lines that says what the known headline says.
fn known_headline(page: &Page, known: &str) -> Option<usize> {
    let known = fold(known);
    let top = page.drafts.len().min(6);
    (0..top).find(|&index| {
        page.drafts[index].is_story() && page.drafts[index].folded == known && !known.is_empty()
    })
}

/// The first story line, if it looks like a headline; a kicker above it is put aside.
fn headline(page: &mut Page) -> Option<usize> {
    let first = (0..page.drafts.len()).find(|&index| page.drafts[index].is_story())?;
    if is_kicker(page, first) {
        page.drafts[first].kind = BlockKind::Boilerplate(Reason::Navigation);
        return page.next_story(first);
    }
    is_headline(page, first).then_some(first)
}

fn is_headline(page: &Page, index: usize) -> bool {
    let draft = &page.drafts[index];
    if draft.kind == BlockKind::Heading {
        return true;
    }
    draft.is_paragraph()
        && draft.words >= 2
        && looks_like_title(page.content(index), draft.words, MOST_HEADLINE)
        && has_running_text_after(page, index)
}

/// `World`, then a headline, then text.
fn is_kicker(page: &Page, index: usize) -> bool {
    let draft = &page.drafts[index];
    draft.words <= MOST_KICKER
        && looks_like_title(page.content(index), draft.words, MOST_KICKER)
        && page.next_story(index).is_some_and(|next| {
            let after = &page.drafts[next];
            after.words > MOST_KICKER + 1 && is_headline(page, next)
        })
}

/// Whether one of the next few blocks is a sentence rather than one more line without a stop.
fn has_running_text_after(page: &Page, index: usize) -> bool {
    let mut after = (index + 1..page.drafts.len()).filter(|&next| page.drafts[next].is_story());
    after.by_ref().take(4).any(|next| {
        let draft = &page.drafts[next];
        !looks_like_title(page.content(next), draft.words, MOST_HEADLINE)
    })
}

fn is_heading(page: &Page, index: usize) -> bool {
    let draft = &page.drafts[index];
    let content = page.content(index);
    draft.is_paragraph()
        && looks_like_title(content, draft.words, MOST_HEADING)
        && !opens_with_quote(content)
        && page.next_story(index).is_some_and(|next| {
            let after = &page.drafts[next];
            after.words > draft.words || after.kind == BlockKind::TableRow
        })
}

#[cfg(test)]
mod tests {
    use crate::article::blocks;

    const STORY: &str = "The king of Rohan rode to Gondor on Monday. He met the steward there.";

    /// The kinds of the blocks before the end of `text`, by their first letter.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found: String = blocks::judge(blocks::split(text), None)
            .all
            .iter()
            .map(|block| format!("{:?}", block.kind).chars().next().unwrap_or('?'))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn headlines() {
        check(&format!("Gondor calls Rohan for aid\n\n{STORY}"), "TP");
        check(
            &format!("Gondor calls Rohan for aid\n{STORY}\n{STORY} Again."),
            "TPP",
        );
        check(
            &format!("World\n\nGondor calls Rohan for aid\n\n{STORY}"),
            "BTP",
        );
        check(
            &format!("Gondor calls Rohan for aid\n\nKing promises six thousand spears\n\n{STORY}"),
            "THP",
        );
    }

    #[test]
    fn headings() {
        check(
            &format!("{STORY}\n\nWhat did the king say about it?\n\n{STORY}."),
            "PHP",
        );
        check(
            &format!("{STORY}\nBackground: the beacons\n{STORY}."),
            "PHP",
        );
    }

    #[test]
    fn texts_without() {
        check(STORY, "P");
        check("The king rode", "P");
        check(
            &format!("{STORY}\n\nHe said:\n\n“Ride now.”\n\nThe end"),
            "PPPP",
        );
    }
}
