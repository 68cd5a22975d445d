//! Asking a store on behalf of a person: the answer to stdout, what it may have lacked to stderr.
//!
//! In: a query and how to write its answer. Out: the answer. Invariant: a name that nothing goes by is noted, never an
//! error, and never mixed with the answer.

use super::talk;
use crate::query::{self, AnswerFormat, AnswerKind, Terms, stack_bytes, unknown_names};
use crate::store::Store;
use anyhow::anyhow;
use oxigraph::sparql::results::QueryResultsFormat;
use std::io::{self, BufWriter, IsTerminal as _, Write as _};
use std::thread;

/// Writes the answer to a query.
pub(super) fn ask(
    store: &Store,
    text: &str,
    terms: &Terms<'_>,
    format: Option<AnswerFormat>,
) -> anyhow::Result<()> {
    for note in unknown_names(store, text)? {
        talk::note(&note);
    }
    deep(text, || {
        let answer = query::run(store, text, terms)?;
        let format = match format {
            None if answer.kind() == AnswerKind::Solutions && !io::stdout().is_terminal() => {
                Some(AnswerFormat::Results(QueryResultsFormat::Csv))
            }
            format => format,
        };
        let mut out = BufWriter::new(io::stdout().lock());
        answer.write(format, &mut out)?;
        Ok(out.flush()?)
    })
}

/// Writes how a query is computed.
pub(super) fn explain(store: &Store, text: &str, terms: &Terms<'_>) -> anyhow::Result<()> {
    deep(text, || {
        let plan = query::explain(store, text, terms)?;
        let mut out = BufWriter::new(io::stdout().lock());
        plan.write(&mut out)?;
        out.flush()?;
        talk::note(&format!(
            "{} rows; planned in {:.4} s, computed in {:.4} s",
            plan.rows, plan.planning_s, plan.last.time_s
        ));
        Ok(())
    })
}

/// Works on a thread with a stack as large as the query may need.
fn deep(text: &str, work: impl FnOnce() -> anyhow::Result<()> + Send) -> anyhow::Result<()> {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(stack_bytes(text));
        let working = thread.spawn_scoped(scope, work)?;
        working
            .join()
            .map_err(|_| anyhow!("the query could not be computed"))?
    })
}
