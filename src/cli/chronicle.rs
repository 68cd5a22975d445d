//! Statements in order of time, for the eye or as rows.
//!
//! In: events by date. Out: the answer of `between` and `timeline`.
//! Invariant: the order is that of the events; nothing is dated that they leave open.

use super::graph::{Format, answer as write_answer};
use super::statements;
use crate::export::Rows;
use crate::graph::{Event, View};

/// Sentences of an event that the text shows; JSON and CSV have all.
const SENTENCES: usize = 3;

/// Writes the events to standard output.
///
/// # Errors
/// Where standard output fails.
pub(super) fn answer(view: &View, events: &[Event], format: Format) -> anyhow::Result<()> {
    write_answer(|out| {
        if format != Format::Table {
            return Ok(rows(view, events).write(format.of_rows(), out)?);
        }
        let mut last = None;
        for event in events {
            let date = event.date.as_deref().unwrap_or("undated");
            if last != Some(date) {
                if last.is_some() {
                    writeln!(out)?;
                }
                writeln!(out, "{date}")?;
                last = Some(date);
            }
            statements::write(view, event, SENTENCES, "  ", out)?;
        }
        Ok(())
    })
}

fn rows(view: &View, events: &[Event]) -> Rows {
    let claims = events
        .iter()
        .flat_map(|event| event.claims.iter().map(move |claim| (event, claim)));
    Rows {
        columns: statements::COLUMNS.to_vec(),
        rows: claims
            .map(|(event, claim)| statements::row(view, event, claim))
            .collect(),
    }
}
