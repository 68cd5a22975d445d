//! The headline and the headings inside the story, told by their form and by what follows them.
//!
//! Invariant: a line is a heading only if running text follows it.

use super::page::{Page, looks_like_title, opens_with_quote};
use super::types::{BlockKind, Reason};
use crate::base::Span;

/// Longest headline, in words.
const MOST_HEADLINE: usize = 25;
/// Longest heading inside a story, in words.
const MOST_HEADING: usize = 16;
/// Longest kicker (`World`, `Latin America`) above a headline, in words.
const MOST_KICKER: usize = 3;

/// Marks the headline and the headings; returns where the headline stands.
pub(super) fn mark(page: &mut Page) -> Option<Span> {
    let title = headline(page);
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
