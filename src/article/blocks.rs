//! Text to blocks: split, then judged by the rules in their fixed order.
//!
//! Invariant: block spans are ordered, disjoint, on character boundaries and inside the text, for any text.

use super::boilerplate;
use super::caption;
use super::dateline::{self, Dateline};
use super::page::Page;
use super::table;
use super::title;
use super::transcript;
use super::types::{Block, BlockKind, Reason};
use crate::base::Span;

pub(super) use super::lines::split;

/// The blocks of a text, and where its headline and dateline stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Blocks {
    /// In text order.
    pub(super) all: Vec<Block>,
    /// The headline.
    pub(super) title: Option<Span>,
    /// What stands before the first sentence.
    pub(super) dateline: Option<Dateline>,
}

/// Marks what each part of a page is. `title` is the headline, if it is known from elsewhere.
pub(super) fn judge(mut page: Page, title: Option<&str>) -> Blocks {
    table::mark(&mut page);
    boilerplate::mark_lines(&mut page);
    boilerplate::mark_structure(&mut page);
    caption::mark(&mut page);
    let title = title::mark(&mut page, title);
    transcript::mark(&mut page);
    let dateline = cut_dateline(&mut page);
    let all = page
        .drafts
        .into_iter()
        .map(|draft| Block {
            kind: draft.kind,
            span: draft.span,
        })
        .collect();
    Blocks {
        all,
        title,
        dateline,
    }
}

/// Takes the dateline off the first paragraph, which may stand below a standfirst, as a block of its own.
fn cut_dateline(page: &mut Page) -> Option<Dateline> {
    let mut paragraphs = (0..page.drafts.len())
        .filter(|&index| page.drafts[index].is_paragraph())
        .take(2);
    let (index, line) = paragraphs.find_map(|index| {
        let start = page.drafts[index].span.start;
        dateline::find(page.content(index), start).map(|line| (index, line))
    })?;
    if let Some([mut head, story]) = page.halves(index, line.span.end) {
        head.kind = BlockKind::Boilerplate(Reason::Byline);
        page.drafts.splice(index..=index, [head, story]);
    }
    Some(line)
}
