//! SPARQL over a store, named questions, and entities found by name.
//!
//! In: a [`Store`](crate::store::Store) and a query. Out: an [`Answer`]. Invariant: queries never change the store.

mod answer;
mod conflicts;
mod edit;
mod lookup;
mod named;
mod plan;
mod portrait;
mod provenance;
mod remedy;
mod run;
mod scan;
mod shapes;
mod syntax;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod unknown;
mod vocabulary;
mod weight;

pub use answer::{Answer, AnswerError, AnswerFormat, AnswerKind};
pub use conflicts::{Conflict, Kind as ConflictKind, Side, Statement, conflicts};
pub use edit::closest;
pub use lookup::{Entity, Lookup, NotFound};
pub use named::{NamedQuery, QuestionError, option};
pub use plan::{Plan, Step, explain};
pub use portrait::{Naming, Portrait, portrait};
pub use provenance::{Provenance, article_id};
pub use remedy::is_open;
pub use run::{Dataset, QueryError, Terms, run};
pub use shapes::{OWN_SHAPES, Severity, Shapes, ShapesError, Violation, validate};
pub use syntax::SyntaxError;
pub use text::{Hit, HitKind, Wanted, find};
pub use unknown::unknown_names;
pub use vocabulary::Vocabulary;
pub use weight::{MOST_OPERATORS, stack_bytes};
