//! CSV rows that every tool loads: constant columns, one line a row, nothing that a spreadsheet would run.
//!
//! Invariant: no cell starts with `=`, `+`, `-`, `@`, and none holds a line break or a control character.

use std::io::{self, Write};

/// Writes a header and then rows of as many cells.
pub(super) struct Table<'a> {
    writer: csv::Writer<&'a mut dyn Write>,
}

impl<'a> Table<'a> {
    /// Starts a table with this header.
    pub(super) fn new<const N: usize>(
        out: &'a mut dyn Write,
        header: [&str; N],
    ) -> io::Result<Self> {
        let mut writer = csv::WriterBuilder::new().from_writer(out);
        writer.write_record(header)?;
        Ok(Self { writer })
    }

    /// Adds a row; its length is checked against the header's.
    pub(super) fn row<const N: usize>(&mut self, cells: &[String; N]) -> io::Result<()> {
        self.writer
            .write_record(cells.iter().map(|cell| safe(cell)))?;
        Ok(())
    }

    /// Writes out what is still held back.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// The cell on one line, with an apostrophe before what a spreadsheet would take for a formula.
pub(super) fn safe(cell: &str) -> String {
    let line: String = cell
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if line.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        format!("'{line}")
    } else {
        line
    }
}

/// The values in order, joined by `; `.
pub(super) fn joined<'a>(values: impl IntoIterator<Item = &'a String>) -> String {
    values
        .into_iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cell: &str, expected: &str) {
        assert_eq!(safe(cell), expected);
    }

    #[test]
    fn formulas_become_text() {
        check("=1+1", "'=1+1");
        check("-2", "'-2");
        check("@SUM(A1)", "'@SUM(A1)");
        check("Arnor", "Arnor");
    }

    #[test]
    fn a_row_stays_on_one_line() {
        check("Arnor\r\nmet\tGondor", "Arnor  met Gondor");
        check("\t=1", " =1");
    }

    #[test]
    fn quotes_and_commas_are_kept_apart() -> io::Result<()> {
        let mut bytes = Vec::new();
        let mut table = Table::new(&mut bytes, ["a", "b"])?;
        table.row(&["x,y".to_owned(), "he said \"no\"".to_owned()])?;
        table.finish()?;
        assert_eq!(
            String::from_utf8_lossy(&bytes),
            "a,b\n\"x,y\",\"he said \"\"no\"\"\"\n"
        );
        Ok(())
    }
}
