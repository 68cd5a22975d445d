//! The store over HTTP: the SPARQL 1.1 Protocol, the Graph Store Protocol, and a page with a query box.
//!
//! ```text
//! /          a page for people; for programs the description of the service
//! /sparql    queries by GET and POST; without one the description of the service
//! /store     whole graphs: ?default or ?graph=IRI; PUT, POST and DELETE with the token, where writing is on
//! ```
//! In: a store and limits. Out: answers until it is told to stop.
//! Invariant: a request can neither change the store without the token, nor take more time, rows or bytes than allowed.

mod access;
mod answers;
mod description;
mod graphs;
mod negotiate;
mod page;
mod protocol;
mod reply;
mod server;
mod stream;

pub use page::Example;
pub use server::{Server, Settings, Source};
