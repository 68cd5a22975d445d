//! Mentions and what they refer to: detection, coreference, linking to the name tables.

mod types;

pub use types::{Entities, Entity, EntityId, Mention, MentionForm, MentionId};
