//! Generic questions to the reader: "What readers should consider next" and the questions below it.
//!
//! Invariant: a question is marked only under such a heading or right above the comment section.

use crate::article::page::{Draft, Page, is_question, opens_with_quote, sentence_ends};
use crate::article::pattern::pattern;
use crate::article::types::{BlockKind, Reason};
use regex::Regex;
use std::sync::LazyLock;

/// Longest heading above such questions, in words.
const MOST_HEADING: usize = 10;
/// Longest question, in words.
const MOST_QUESTION: usize = 50;

/// Marks headings that address readers together with the questions below, and questions that lead into the comments.
pub(super) fn mark(page: &mut Page) {
    for index in 0..page.drafts.len() {
        if is_heading(&page.drafts[index]) {
            let below: Vec<usize> = (index + 1..page.drafts.len())
                .take_while(|&at| is_plain_question(page, at))
                .collect();
            if !below.is_empty() {
                mark_all(page, std::iter::once(index).chain(below));
            }
        }
    }
    let Some(comments) = page
        .drafts
        .iter()
        .position(|draft| draft.kind == BlockKind::Boilerplate(Reason::Comments))
    else {
        return;
    };
    let above: Vec<usize> = (0..comments)
        .rev()
        .take_while(|&at| is_plain_question(page, at) && addresses(page, at))
        .collect();
    mark_all(page, above.into_iter());
}

fn mark_all(page: &mut Page, indices: impl Iterator<Item = usize>) {
    for index in indices {
        if page.drafts[index].is_story() {
            page.drafts[index].kind = BlockKind::Boilerplate(Reason::ReaderQuestion);
        }
    }
}

/// "What readers should consider next", "Questions for our readers", "Over to you".
fn is_heading(draft: &Draft) -> bool {
    draft.is_story() && draft.words <= MOST_HEADING && HEADING.is_match(&draft.folded)
}

/// A block of the outlet's own questions, without quotation or speaker label.
fn is_plain_question(page: &Page, index: usize) -> bool {
    let draft = &page.drafts[index];
    let content = page.content(index);
    draft.words <= MOST_QUESTION
        && is_question(content)
        && !opens_with_quote(content)
        && !content.starts_with(['(', '['])
        && sentence_ends(content).all(is_question)
}

/// Whether it asks the reader: "What would you do?", "Do you agree?"
fn addresses(page: &Page, index: usize) -> bool {
    YOU.is_match(&page.drafts[index].folded)
}

static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(what (our )?readers (should|might|can|could|may) (consider|ask|think|watch)|(discussion )?questions (for|to) (our |the )?(readers?|you|discussion|reflection)|questions? (readers|you) (should|might|may) (ask|consider)|discussion questions|over to you|have your say|your turn|reader questions?)\b",
    )
});

static YOU: LazyLock<Regex> = LazyLock::new(|| pattern(r"\byou(r|rs)?\b"));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::lines;

    #[track_caller]
    fn check(text: &str, expected: &[bool]) {
        let mut page = lines::split(text);
        super::super::mark_lines(&mut page);
        mark(&mut page);
        let found: Vec<bool> = page.drafts.iter().map(|draft| !draft.is_story()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn questions_to_the_reader() {
        check(
            "The king rode.\n\nWhat readers should consider next\n\nHow should the U.S.–Gondor pact be kept?\n\nWhich would you light?",
            &[false, true, true, true],
        );
        check(
            "The king rode.\n\nWould you have lit the beacons?\n\nLeave a Reply",
            &[false, true, true],
        );
    }

    #[test]
    fn questions_of_the_story_stay() {
        check(
            "What did Théoden say?\n\nHe said that he would ride.",
            &[false, false],
        );
        check(
            "The king rode.\n\n“What would you do?” he asked.\n\nWhere was Gondor?\n\nLeave a Reply",
            &[false, false, false, true],
        );
        check(
            "What readers should consider next\n\nThe king rode on Monday.",
            &[false, false],
        );
        check(
            "(GH) What is your view of Rohan?\n\nLeave a Reply",
            &[false, true],
        );
    }
}
