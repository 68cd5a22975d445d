//! How a query is computed, and what each step cost.
//!
//! In: a query. Out: a tree of steps with their rows and times. Invariant: the query is run to its end for it.

use super::run::{QueryError, Terms, prepared};
use crate::store::Store;
use oxigraph::sparql::QueryResults;
use serde::Deserialize;
use std::io::{self, Write};

/// How a query was computed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Plan {
    /// Time it took to plan it.
    #[serde(rename = "planning duration in seconds", default)]
    pub planning_s: f64,
    /// The last step; those that it draws on hang under it.
    #[serde(rename = "plan")]
    pub last: Step,
    /// Rows or triples of the answer.
    #[serde(skip)]
    pub rows: usize,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Step {
    /// What is done.
    pub name: String,
    /// Rows that it gave.
    #[serde(rename = "number of results", default)]
    pub rows: usize,
    /// Time that it and the steps under it took.
    #[serde(rename = "duration in seconds", default)]
    pub time_s: f64,
    /// The steps that it draws on.
    #[serde(default)]
    pub children: Vec<Step>,
}

/// Runs a query and says how.
///
/// # Errors
/// As [`run`](super::run()).
pub fn explain(store: &Store, query: &str, terms: &Terms<'_>) -> Result<Plan, QueryError> {
    let bound = prepared(store, query, terms)?.on_store(store.graph());
    let (results, explanation) = bound.compute_statistics().explain();
    let mut rows = 0;
    match results? {
        QueryResults::Boolean(_) => rows = 1,
        QueryResults::Solutions(solutions) => {
            for solution in solutions {
                solution?;
                rows += 1;
            }
        }
        QueryResults::Graph(triples) => {
            for triple in triples {
                triple?;
                rows += 1;
            }
        }
    }
    let mut json = Vec::new();
    let plan = explanation.write_in_json(&mut json);
    let plan = plan.and_then(|()| Ok(serde_json::from_slice::<Plan>(&json)?));
    plan.map(|plan| Plan { rows, ..plan })
        .map_err(|error| QueryError::Plan(error.to_string()))
}

impl Plan {
    /// Writes the steps as a tree, the last on top, each with its rows and time.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{:>10}  {:>10}  step", "rows", "seconds")?;
        self.last.write(0, out)
    }
}

impl Step {
    fn write(&self, depth: usize, out: &mut dyn Write) -> io::Result<()> {
        writeln!(
            out,
            "{:>10}  {:>10.4}  {}{}",
            self.rows,
            self.time_s,
            "  ".repeat(depth),
            self.name
        )?;
        self.children
            .iter()
            .try_for_each(|step| step.write(depth + 1, out))
    }
}
