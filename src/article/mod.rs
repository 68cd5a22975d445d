//! Raw input in any format to articles: blocks, title, dateline, date; boilerplate marked.
//!
//! In: bytes, a name, what is known from outside. Out: [`Article`]s. Invariant: no file is opened here.

mod blocks;
mod boilerplate;
mod compose;
mod lines;
mod page;
mod pattern;
mod title;
mod types;

pub use types::{Article, Block, BlockKind, Found, Origin, Reason};
