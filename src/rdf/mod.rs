//! Readings as RDF: vocabulary, IRIs, quads, claim lines.
//!
//! In: a reading. Out: the quads of one named graph, or claim lines. Invariant: both say the same of a claim.

mod about;
#[cfg(test)]
pub(crate) mod fixture;
mod graph;
mod line;
mod mention;
mod names;
mod naming;
mod ontology;
mod order;
mod packed;
mod quads;
mod rdf12;
mod recall;
mod statement;
#[cfg(test)]
mod tests;
mod textless;
pub mod vocab;
mod write;

pub use about::About;
pub use line::{ClaimLine, End, RelationRef, ScoresLine, lines};
pub use mention::{MentionLine, MentionRef, mention_line};
pub use names::{BaseError, DEFAULT_BASE, Names};
pub use ontology::ontology_quads;
pub use order::{by_place, by_subject};
pub use packed::{Packed, SubjectRun};
pub use quads::{Context, Run, article_hash, quads};
pub use rdf12::reified;
pub use recall::{claims_of, recall};
pub use textless::textless;
pub use write::{serializer, write_quads};
