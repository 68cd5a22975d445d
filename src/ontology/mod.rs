//! The ontology in memory: relations, triggers, roles, stances and name tables, checked when loaded.

mod claim_concept;
mod embedded;
mod error;
mod graph;
mod kind;
mod load;
mod manner;
pub mod names;
mod parse;
mod relation;
mod role;
mod schema;
mod stance;
mod table;
mod tables;
mod trigger;

pub use claim_concept::{ClaimConcept, QuadClass};
pub use error::{OntologyError, Problem};
pub use kind::{ClaimType, EntityKind, Modality, UnknownWord};
pub use manner::Manner;
pub use relation::Relation;
pub use role::Role;
pub use stance::{Stance, StanceEntry};
pub use tables::Ontology;
pub use trigger::{Condition, Slot, Trigger, TriggerPos};
