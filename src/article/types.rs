//! An article: one text, what is known of it, and its blocks.
//!
//! Invariant: block spans lie inside the text, in order, without overlap; the text is never edited after reading.

use crate::base::Span;
use jiff::civil::Date;
use std::sync::Arc;

/// One input text with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// File stem, record id, or `stdin`.
    pub id: String,
    /// The whole decoded text; boilerplate is marked in `blocks`, not deleted.
    pub text: Arc<str>,
    /// Headline.
    pub title: Option<Found<String>>,
    /// Publication date.
    pub published: Option<Found<Date>>,
    /// Who published it.
    pub outlet: Option<Found<String>>,
    /// Where it was published.
    pub url: Option<Found<String>>,
    /// Place named in the dateline (`WASHINGTON — ...`), as written.
    pub dateline: Option<Found<String>>,
    /// The blocks that make up the text.
    pub blocks: Vec<Block>,
    /// What the reader should know of how it was read (encoding fallback, language ...).
    pub notes: Vec<String>,
}

/// A value with where it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// The value.
    pub value: T,
    /// Which source gave it.
    pub origin: Origin,
    /// Where in the text, if it stands there.
    pub span: Option<Span>,
}

/// Where a piece of metadata comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Given by the user (`--date`, `--outlet`, `--url`).
    Option,
    /// JSON field, CSV column, or HTML metadata.
    Metadata,
    /// The folder's `MANIFEST.csv`.
    Manifest,
    /// The dateline (`BOGOTA, Jan. 7 (Reuters) —`).
    Dateline,
    /// A byline (`Rosie Took January 08, 2026 01:23 PM`).
    Byline,
    /// A caption (`... in Bogota, Wednesday, Jan. 7, 2026.`).
    Caption,
    /// A key-facts table (`Date Wednesday, January 7, 2026`).
    Table,
    /// The first line of the text (titles).
    FirstLine,
}

/// A stretch of the text of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it is.
    pub span: Span,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// A heading inside the story.
    Heading,
    /// Running text of the story.
    Paragraph,
    /// A line of a list in the story.
    ListItem,
    /// A row of a flattened table.
    TableRow,
    /// Who speaks in a transcript: "((Rosie Took))", "TOOK:". What is said follows as running text.
    Speaker,
    /// A caption of a picture that belongs to the story.
    Caption,
    /// Anything that is not the story: why is said by the reason.
    Boilerplate(Reason),
}

/// Why a block is not part of the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Menus, breadcrumbs, "More Front Page Coverage", "You may also like".
    Navigation,
    /// Author, time and place of writing; the dateline too.
    Byline,
    /// Photo credit.
    Credit,
    /// Teaser of another story.
    Teaser,
    /// "Leave a Reply", "Share your thoughts".
    Comments,
    /// Cookies, ad blockers, copyright, spam notices.
    Notice,
    /// Generic questions to the reader.
    ReaderQuestion,
    /// A leaked answer of a chatbot.
    Chatbot,
    /// The same block a second time.
    Repeated,
}

impl BlockKind {
    /// Whether claims are read from it.
    pub fn is_story(self) -> bool {
        !matches!(self, Self::Boilerplate(_))
    }
}
