//! Running a query.
//!
//! In: SPARQL 1.1 text. Out: an answer, or what is wrong with the text and where.
//! Invariant: the default graph is the store's, the union of all graphs, unless the query says `FROM`; the prefixes are declared.

use super::answer::Answer;
use super::syntax::SyntaxError;
use super::text;
use super::weight::{MOST_OPERATORS, weight};
use crate::store::Store;
use oxigraph::model::{NamedNode, Term, Variable};
use oxigraph::sparql::{
    CancellationToken, PreparedSparqlQuery, QueryEvaluationError, SparqlEvaluator,
};

/// `ng:matches(?text, "phone call")`: whether a text holds words and phrases, as `newsgraph find` finds them.
pub(super) const MATCHES: &str = "matches";

/// A query that gives no answer.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    /// It is no SPARQL.
    #[error(transparent)]
    Syntax(#[from] SyntaxError),
    /// It would change the store.
    #[error("queries read only; `newsgraph build` and `newsgraph remove` change the store")]
    Update,
    /// Reading and running it would take too much memory.
    #[error(
        "the query has more than {MOST_OPERATORS} operators and brackets; ask in parts, or list values after VALUES"
    )]
    TooLarge,
    /// How it was computed cannot be told.
    #[error("the plan cannot be read: {0}")]
    Plan(String),
    /// It cannot be computed.
    #[error("the query cannot be answered: {0}")]
    Evaluation(#[from] QueryEvaluationError),
}

/// The graphs that a query is asked of, whatever its `FROM` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dataset {
    /// Graphs whose union is the default graph.
    pub default: Vec<NamedNode>,
    /// Graphs that `GRAPH` sees.
    pub named: Vec<NamedNode>,
}

/// How a query is run; by default to its end, on all graphs.
#[derive(Clone, Default)]
pub struct Terms<'a> {
    /// Values of variables that its `SELECT` names.
    pub values: &'a [(Variable, Term)],
    /// The graphs, if not all.
    pub dataset: Option<Dataset>,
    /// Breaks the query off, before its answer is written or while it is.
    pub stop: Option<CancellationToken>,
}

impl<'a> Terms<'a> {
    /// To its end, on all graphs, with these values of variables.
    pub fn with(values: &'a [(Variable, Term)]) -> Self {
        Self {
            values,
            ..Self::default()
        }
    }
}

/// Runs a query, on a thread with [`stack_bytes`](super::stack_bytes) of stack if it comes from outside.
///
/// # Errors
/// Where the text is no SPARQL, with line and column, or asks for what cannot be done.
pub fn run(store: &Store, query: &str, terms: &Terms<'_>) -> Result<Answer, QueryError> {
    let results = prepared(store, query, terms)?
        .on_store(store.graph())
        .execute()?;
    let names = store.names().clone();
    Ok(Answer::new(results, names, terms.stop.clone()))
}

/// The query, read and bound to its terms.
pub(super) fn prepared(
    store: &Store,
    query: &str,
    terms: &Terms<'_>,
) -> Result<PreparedSparqlQuery, QueryError> {
    if weight(query) > MOST_OPERATORS {
        return Err(QueryError::TooLarge);
    }
    let prefixes = store.names().prefixes();
    let mut evaluator = SparqlEvaluator::new();
    for (prefix, namespace) in &prefixes {
        // Only a namespace that is no IRI is refused, and these are made from a checked base.
        if let Ok(known) = evaluator.clone().with_prefix(*prefix, namespace) {
            evaluator = known;
        }
    }
    evaluator = evaluator.with_custom_function(store.names().ng(MATCHES), text::matches());
    if let Some(stop) = &terms.stop {
        evaluator = evaluator.with_cancellation_token(stop.clone());
    }
    let mut prepared = match evaluator.clone().parse_query(query) {
        Ok(prepared) => prepared,
        Err(_) if names_update(query) && evaluator.parse_update(query).is_ok() => {
            return Err(QueryError::Update);
        }
        Err(error) => return Err(SyntaxError::of(&error.to_string(), query, &prefixes).into()),
    };
    if let Some(Dataset { default, named }) = &terms.dataset {
        let dataset = prepared.dataset_mut();
        dataset.set_default_graph(default.iter().cloned().map(Into::into).collect());
        dataset.set_available_named_graphs(named.iter().cloned().map(Into::into).collect());
    }
    for (variable, term) in terms.values {
        prepared = prepared.substitute_variable(variable.clone(), term.clone());
    }
    Ok(prepared)
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
