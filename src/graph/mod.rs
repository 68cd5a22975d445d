//! The graph to walk and draw: who is tied to whom, by what, in how many articles.
//!
//! In: the quads of the store. Out: a [`View`], a petgraph graph of entities and relations
//! that [`Filter`] narrows and that paths and neighbourhoods are found in.
//! Invariant: nodes and edges are in an order that depends on the quads' content alone.

mod builder;
mod core;
mod filter;
mod part;
mod read;
#[cfg(test)]
mod tests;
mod tone;
mod types;
mod view;
mod walk;

pub use filter::{Filter, Scope};
pub use tone::Tone;
pub use types::{ArticleInfo, Edge, Node};
pub use view::View;
