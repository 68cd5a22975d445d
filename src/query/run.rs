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
    let mut prepared = evaluator
        .parse_query(query)
        .map_err(|error| SyntaxError::of(&error.to_string(), query, &prefixes))?;
    for (variable, term) in values {
        prepared = prepared.substitute_variable(variable.clone(), term.clone());
    }
    let results = prepared.on_store(store.graph()).execute()?;
    Ok(Answer::new(results, store.names().clone()))
}
