//! Conflicts as CSV: one row a statement, those of one conflict numbered alike.
//!
//! Invariant: rows of one conflict stand together, those of its first side first.

use super::table::Table;
use crate::query::{Conflict, Statement};
use std::io::{self, Write};

/// Writes the conflicts as CSV.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_conflicts(conflicts: &[Conflict], out: &mut dyn Write) -> io::Result<()> {
    let header = [
        "conflict",
        "kind",
        "subject",
        "relation",
        "object",
        "side",
        "says",
        "article",
        "outlet",
        "published",
        "modality",
        "negated",
        "source",
        "date",
        "confidence",
        "sentence",
        "claim",
    ];
    let mut table = Table::new(out, header)?;
    for (number, conflict) in conflicts.iter().enumerate() {
        for (side, says) in conflict.sides.iter().enumerate() {
            for statement in &says.statements {
                let place = (number + 1, side + 1, says.says.as_str());
                table.row(&cells(conflict, place, statement))?;
            }
        }
    }
    table.finish()
}

fn cells(
    conflict: &Conflict,
    (number, side, says): (usize, usize, &str),
    statement: &Statement,
) -> [String; 17] {
    let or_blank = |text: &Option<String>| text.clone().unwrap_or_default();
    [
        number.to_string(),
        conflict.kind.to_string(),
        conflict.subject.clone(),
        conflict.relation.clone(),
        conflict.object.clone(),
        side.to_string(),
        says.to_owned(),
        statement.from.article.clone(),
        or_blank(&statement.from.outlet),
        or_blank(&statement.from.published),
        statement.modality.clone(),
        statement.negated.to_string(),
        or_blank(&statement.source),
        or_blank(&statement.date),
        format!("{:.2}", statement.confidence),
        statement.sentence.clone(),
        statement.claim.clone(),
    ]
}
