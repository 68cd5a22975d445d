//! What is not the story: one file per reason, each a test of a line or of the page's structure.
//!
//! Invariant: rules look at form and at generic phrases, never at the words of one article.

mod byline;
mod chatbot;
mod comments;
mod credit;
mod navigation;
mod notice;
mod reader_question;
mod repeated;
mod teaser;

use super::page::{Draft, Page};
use super::types::{BlockKind, Reason};

/// A test of one line.
type LineRule = fn(&Draft, &str) -> bool;

/// In order: the first that fires gives the reason.
const LINE_RULES: [(Reason, LineRule); 6] = [
    (Reason::Chatbot, chatbot::is_refusal),
    (Reason::Navigation, navigation::is_navigation),
    (Reason::Notice, notice::is_notice),
    (Reason::Comments, comments::is_comments),
    (Reason::Byline, byline::is_byline),
    (Reason::Credit, credit::is_credit),
];

/// Marks the lines that tell by themselves what they are.
pub(super) fn mark_lines(page: &mut Page) {
    for index in 0..page.drafts.len() {
        let draft = &page.drafts[index];
        if draft.folded.is_empty() || !is_line(draft) {
            continue;
        }
        let content = page.content(index);
        let reason = LINE_RULES
            .iter()
            .find(|(_, holds)| holds(draft, content))
            .map(|&(reason, _)| reason);
        if let Some(reason) = reason {
            page.drafts[index].kind = BlockKind::Boilerplate(reason);
        }
    }
}

/// Running text and marked-up headings; tables and lists are judged by what stands around them.
fn is_line(draft: &Draft) -> bool {
    matches!(draft.kind, BlockKind::Paragraph | BlockKind::Heading)
}

/// Marks what only its neighbours tell; `mark_lines` must have run.
pub(super) fn mark_structure(page: &mut Page) {
    credit::split_credits(page);
    mark_chatbot_talk(page);
    reader_question::mark(page);
    repeated::mark(page);
    teaser::mark(page);
}

/// Marks what talks about a leaked refusal and stands next to one:
/// "What does the “I can't help with that” response from an AI mean?"
fn mark_chatbot_talk(page: &mut Page) {
    let refusal = BlockKind::Boilerplate(Reason::Chatbot);
    let is_refusal = |page: &Page, index: usize| {
        page.drafts
            .get(index)
            .is_some_and(|draft| draft.kind == refusal)
    };
    for index in 0..page.drafts.len() {
        let beside = is_refusal(page, index + 1)
            || index
                .checked_sub(1)
                .is_some_and(|before| is_refusal(page, before));
        if beside && chatbot::mentions_refusal(&page.drafts[index]) {
            page.drafts[index].kind = refusal;
        }
    }
}

/// Whether a rule takes a paragraph of this text for no part of the story.
#[cfg(test)]
fn fires(rule: LineRule, content: &str) -> bool {
    let span = crate::base::Span::new(0, content.len());
    let draft = Draft::new(content, span, true, BlockKind::Paragraph);
    rule(&draft, content)
}
