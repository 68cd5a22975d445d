//! Spans, offsets, hashes and small text helpers; knows nothing of news or graphs.

pub mod calendar;
mod hash;
pub mod iri;
mod offsets;
mod span;
pub mod text;

pub use hash::{content_hash, short_hash, text_hash};
pub use offsets::CodePoints;
pub use span::Span;
