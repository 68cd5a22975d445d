//! The graph to walk and draw: who is tied to whom, by what, in how many articles.
//!
//! In: the quads of the store. Out: a [`View`], a petgraph graph of entities and relations
//! that [`Filter`] narrows and that paths and neighbourhoods are found in.
//! Invariant: nodes and edges are in an order that depends on the quads' content alone.

mod builder;
mod communities;
mod core;
mod events;
mod filter;
mod part;
mod paths;
mod rank;
mod read;
#[cfg(test)]
mod tests;
mod ties;
mod tone;
mod types;
mod view;
mod walk;

pub use communities::{Communities, Community, CommunityError, Member};
pub use events::Event;
pub use filter::{Filter, Scope};
pub use paths::Way;
pub use ties::Ties;
pub use tone::Tone;
pub use types::{ArticleInfo, Edge, Node};
pub use view::View;
