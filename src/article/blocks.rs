//! Text to blocks: split, then judged by the rules in their fixed order.
//!
//! Invariant: block spans are ordered, disjoint, on character boundaries and inside the text, for any text.

use super::boilerplate;
use super::lines;
use super::title;
use super::types::Block;
use crate::base::Span;

/// The blocks of a text and where its headline stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Blocks {
    /// In text order.
    pub(super) blocks: Vec<Block>,
    /// The headline.
    pub(super) title: Option<Span>,
}

/// Splits `text` and marks what each part is.
pub(super) fn read(text: &str) -> Blocks {
    let mut page = lines::split(text);
    boilerplate::mark_lines(&mut page);
    boilerplate::mark_chatbot_talk(&mut page);
    let title = title::mark(&mut page);
    let blocks = page
        .drafts
        .into_iter()
        .map(|draft| Block {
            kind: draft.kind,
            span: draft.span,
        })
        .collect();
    Blocks { blocks, title }
}
