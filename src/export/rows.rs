//! Answers of the graph commands as tables: one row a thing, the same columns in every row.
//!
//! In: [`Rows`]. Out: text for the eye, JSON, CSV. Invariant: the columns are the same in all three, in one order.

use super::table::safe;
use serde::{Serialize, Serializer};
use std::io::{self, Write};

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFormat {
    /// Columns side by side, for the eye.
    Table,
    /// A list of objects.
    Json,
    /// Comma-separated values, safe to open in a spreadsheet.
    Csv,
}

/// One value of a row.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Cell {
    /// Nothing known.
    Blank,
    /// Words, a date, an IRI.
    Text(String),
    /// How many.
    Count(usize),
    /// A share or score; tables and CSV show four digits after the point.
    Score(f64),
    /// Whether.
    Flag(bool),
    /// Several words.
    List(Vec<String>),
}

/// A table with a name for each column.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    /// Names of the columns.
    pub columns: Vec<&'static str>,
    /// The rows, each as long as `columns`.
    pub rows: Vec<Vec<Cell>>,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&Option<String>> for Cell {
    fn from(text: &Option<String>) -> Self {
        text.as_deref().map_or(Self::Blank, Self::from)
    }
}

impl Cell {
    /// The value on one line.
    fn text(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) => text.clone(),
            Self::Count(count) => count.to_string(),
            Self::Score(score) => format!("{score:.4}"),
            Self::Flag(flag) => flag.to_string(),
            Self::List(texts) => texts.join("; "),
        }
    }

    /// Whether it stands at the right of its column.
    fn is_number(&self) -> bool {
        matches!(self, Self::Count(_) | Self::Score(_))
    }
}

impl Rows {
    /// The rows without one column.
    #[must_use]
    pub fn without(mut self, column: &str) -> Self {
        if let Some(at) = self.columns.iter().position(|name| *name == column) {
            self.columns.remove(at);
            for row in &mut self.rows {
                row.remove(at);
            }
        }
        self
    }

    /// Writes the rows; a table without rows is its header alone, in CSV too.
    ///
    /// # Errors
    /// Whatever `out` fails with.
    pub fn write(&self, format: RowFormat, out: &mut dyn Write) -> io::Result<()> {
        match format {
            RowFormat::Table => self.write_table(out),
            RowFormat::Json => self.write_json(out),
            RowFormat::Csv => self.write_csv(out),
        }
    }

    fn write_table(&self, out: &mut dyn Write) -> io::Result<()> {
        let header = self.columns.iter().map(ToString::to_string).collect();
        let mut lines: Vec<Vec<String>> = vec![header, Vec::new()];
        for row in &self.rows {
            lines.push(row.iter().map(|cell| safe_line(&cell.text())).collect());
        }
        let widths: Vec<usize> = (0..self.columns.len())
            .map(|column| {
                let cells = lines.iter().filter_map(|line| line.get(column));
                cells.map(|cell| length(cell)).max().unwrap_or(0)
            })
            .collect();
        lines[1] = widths.iter().map(|&width| "-".repeat(width)).collect();
        let right: Vec<bool> = (0..self.columns.len())
            .map(|column| self.rows.first().is_some_and(|row| row[column].is_number()))
            .collect();
        for line in lines {
            let padded = line.iter().zip(&widths).zip(&right);
            let padded: Vec<String> = padded
                .map(|((cell, &width), &right)| {
                    let gap = " ".repeat(width.saturating_sub(length(cell)));
                    if right {
                        gap + cell
                    } else {
                        cell.clone() + &gap
                    }
                })
                .collect();
            writeln!(out, "{}", padded.join("  ").trim_end())?;
        }
        Ok(())
    }

    fn write_json(&self, out: &mut dyn Write) -> io::Result<()> {
        let objects = self.rows.iter().map(|cells| Object {
            columns: &self.columns,
            cells,
        });
        serde_json::to_writer_pretty(&mut *out, &objects.collect::<Vec<_>>())?;
        writeln!(out)
    }

    fn write_csv(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut writer = csv::Writer::from_writer(out);
        writer.write_record(&self.columns)?;
        for row in &self.rows {
            writer.write_record(row.iter().map(|cell| safe(&cell.text())))?;
        }
        writer.flush()
    }
}

/// A row with the names of its columns, in their order.
struct Object<'a> {
    columns: &'a [&'static str],
    cells: &'a [Cell],
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.columns.iter().zip(self.cells))
    }
}

/// The text without what would move a terminal's cursor.
fn safe_line(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(format: RowFormat, expected: &str) {
        let rows = Rows {
            columns: vec!["name", "ties", "also"],
            rows: vec![
                vec![
                    "=Arnor\n".into(),
                    Cell::Count(12),
                    Cell::List(vec!["a".into(), "b".into()]),
                ],
                vec!["Bree".into(), Cell::Count(3), Cell::Blank],
            ],
        };
        let mut bytes = Vec::new();
        rows.write(format, &mut bytes).expect("memory to write to");
        assert_eq!(String::from_utf8_lossy(&bytes), expected);
    }

    #[test]
    fn numbers_stand_at_the_right() {
        let table =
            "name     ties  also\n-------  ----  ----\n=Arnor     12  a; b\nBree        3\n";
        check(RowFormat::Table, table);
    }

    #[test]
    fn spreadsheets_run_nothing() {
        check(
            RowFormat::Csv,
            "name,ties,also\n'=Arnor ,12,a; b\nBree,3,\n",
        );
    }

    #[test]
    fn json_keeps_what_is_known() {
        let mut bytes = Vec::new();
        let rows = Rows {
            columns: vec!["a", "b"],
            rows: vec![vec![Cell::Score(0.5), Cell::Blank]],
        };
        rows.write(RowFormat::Json, &mut bytes)
            .expect("memory to write to");
        let json: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
        assert_eq!(json, serde_json::json!([{ "a": 0.5, "b": null }]));
    }
}
