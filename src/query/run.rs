//! Running a query.
//!
//! In: SPARQL 1.1 text. Out: an answer, or what is wrong with the text and where.
//! Invariant: the default graph is the store's, the union of all graphs, unless the query says `FROM`; the prefixes are declared.

use super::answer::Answer;
use super::syntax::SyntaxError;
use crate::store::Store;
use oxigraph::model::{Term, Variable};
use oxigraph::sparql::{QueryEvaluationError, SparqlEvaluator};

/// A query that gives no answer.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    /// It is no SPARQL.
    #[error(transparent)]
    Syntax(#[from] SyntaxError),
    /// It would change the store.
    #[error("queries read only; `newsgraph build` and `newsgraph remove` change the store")]
    Update,
    /// It cannot be computed.
    #[error("the query cannot be answered: {0}")]
    Evaluation(#[from] QueryEvaluationError),
}

/// Runs a query; `values` fixes variables that its `SELECT` names.
///
/// # Errors
/// Where the text is no SPARQL, with line and column, or asks for what cannot be done.
pub fn run(store: &Store, query: &str, values: &[(Variable, Term)]) -> Result<Answer, QueryError> {
    let prefixes = store.names().prefixes();
    let mut evaluator = SparqlEvaluator::new();
    for (prefix, namespace) in &prefixes {
        // Only a namespace that is no IRI is refused, and these are made from a checked base.
        if let Ok(known) = evaluator.clone().with_prefix(*prefix, namespace) {
            evaluator = known;
        }
    }
    let mut prepared = match evaluator.clone().parse_query(query) {
        Ok(prepared) => prepared,
        Err(_) if names_update(query) && evaluator.parse_update(query).is_ok() => {
            return Err(QueryError::Update);
        }
        Err(error) => return Err(SyntaxError::of(&error.to_string(), query, &prefixes).into()),
    };
    for (variable, term) in values {
        prepared = prepared.substitute_variable(variable.clone(), term.clone());
    }
    let results = prepared.on_store(store.graph()).execute()?;
    Ok(Answer::new(results, store.names().clone()))
}

/// Whether a word stands in it that updates start with; a text without any query in it is an empty update too.
fn names_update(query: &str) -> bool {
    let updates = [
        "insert", "delete", "drop", "clear", "load", "create", "copy", "move", "add",
    ];
    query
        .split(|c: char| !c.is_alphabetic())
        .any(|word| updates.iter().any(|it| word.eq_ignore_ascii_case(it)))
}
