//! A text and what is known of it to a finished article.
//!
//! Invariant: nothing here fails; what the text does not give stays `None`.

use super::blocks;
use super::types::{Article, Found, Origin};
use std::sync::Arc;

impl Article {
    /// An article of bare text: blocks are marked, and what the text itself tells is found.
    ///
    /// ```
    /// use newsgraph::article::{Article, BlockKind};
    /// let article = Article::from_text("a", "Gondor calls Rohan\n\nGondor called Rohan on Monday.\n\nLeave a Reply");
    /// assert_eq!(article.title.unwrap().value, "Gondor calls Rohan");
    /// assert_eq!(article.blocks[1].kind, BlockKind::Paragraph);
    /// assert!(!article.blocks[2].kind.is_story());
    /// ```
    pub fn from_text(id: &str, text: &str) -> Self {
        let read = blocks::read(text);
        let title = read.title.map(|span| Found {
            value: span.of(text).to_owned(),
            origin: Origin::FirstLine,
            span: Some(span),
        });
        Self {
            id: id.to_owned(),
            text: Arc::from(text),
            title,
            published: None,
            outlet: None,
            url: None,
            dateline: None,
            blocks: read.blocks,
            notes: Vec::new(),
        }
    }
}
