//! The ontology in memory: relations, triggers, roles, stances and name tables, checked when loaded.

mod kind;
mod relation;
mod role;
mod stance;
mod trigger;

pub use kind::{ClaimType, EntityKind, Modality, UnknownWord};
pub use relation::Relation;
pub use role::Role;
pub use stance::{Stance, StanceEntry};
pub use trigger::{Condition, Slot, Trigger, TriggerPos};
