//! Raw input in any format to articles: blocks, title, dateline, date; boilerplate marked.

mod types;

pub use types::{Article, Block, BlockKind, Found, Origin, Reason};
