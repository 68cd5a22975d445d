//! Raw input in any format to articles: blocks, title, dateline, date; boilerplate marked.
//!
//! In: a stream of bytes, its name, what is known from outside. Out: [`Record`]s, and of these [`Article`]s.
//! Invariant: no file is opened here, and no input makes it panic.

mod blocks;
mod boilerplate;
mod caption;
mod compose;
mod dateline;
mod dates;
mod english;
mod error;
mod format;
mod given;
mod intake;
mod lines;
mod manifest;
mod page;
mod pattern;
mod reader;
mod sources;
mod table;
mod title;
mod transcript;
mod types;

pub use dates::parse_date;
pub use error::{Finding, Named, Place, ReadError};
pub use format::Format;
pub use given::Given;
pub use intake::{Known, article, read};
pub use manifest::Manifest;
pub use reader::{Record, Records, Source, records};
pub use sources::{Ids, Plan, plan};
pub use types::{Article, Block, BlockKind, Found, Origin, Reason};
