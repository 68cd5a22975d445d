//! Raw input in any format to articles: blocks, title, dateline, date; boilerplate marked.
//!
//! In: bytes, a name, what is known from outside. Out: [`Article`]s. Invariant: no file is opened here.

mod blocks;
mod boilerplate;
mod caption;
mod compose;
mod dateline;
mod dates;
mod given;
mod lines;
mod page;
mod pattern;
mod table;
mod title;
mod types;

pub use dates::parse_date;
pub use given::Given;
pub use types::{Article, Block, BlockKind, Found, Origin, Reason};
