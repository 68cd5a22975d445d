//! Claims: predicate-argument structure, triggers, roles, attribution, factuality, time and place.

mod types;

pub use types::{Argument, Claim, PartialDate, Predicate, Source};
