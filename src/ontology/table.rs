//! A CSV table of the ontology: named columns, rows that know their line.
//!
//! Invariant: every row has a field for every column that was asked for.

use super::error::Problem;

/// One row of a table.
pub(crate) struct Row<'a> {
    /// File, relative to the ontology folder.
    pub(crate) file: &'a str,
    /// Line in the file, counted from 1.
    pub(crate) line: usize,
    /// Fields in the order of the columns that were asked for, trimmed.
    pub(crate) fields: Vec<String>,
}

impl Row<'_> {
    /// Rule id: file and line.
    pub(crate) fn id(&self) -> String {
        format!("{}:{}", self.file, self.line)
    }

    /// A problem in this row.
    pub(crate) fn problem(&self, finding: impl Into<String>, remedy: impl Into<String>) -> Problem {
        Problem::new(self.file, self.line, finding, remedy)
    }
}

/// Reads `text` as CSV with a header line that holds at least `columns`, in any order.
///
/// Blank lines and lines that open with `#` are comments. What cannot be read is added to `problems`.
pub(crate) fn read_table<'a>(
    file: &'a str,
    text: &str,
    columns: &[&str],
    problems: &mut Vec<Problem>,
) -> Vec<Row<'a>> {
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let places = match reader.headers() {
        Ok(headers) => column_places(file, headers, columns, problems),
        Err(error) => {
            problems.push(unreadable(file, &error));
            None
        }
    };
    let Some(places) = places else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => rows.push(Row {
                file,
                line: first_line(text, record.position()),
                fields: places
                    .iter()
                    .map(|&place| record.get(place).unwrap_or_default().to_owned())
                    .collect(),
            }),
            Err(error) => problems.push(unreadable(file, &error)),
        }
    }
    rows
}

fn column_places(
    file: &str,
    headers: &csv::StringRecord,
    columns: &[&str],
    problems: &mut Vec<Problem>,
) -> Option<Vec<usize>> {
    let mut places = Vec::new();
    for column in columns {
        match headers.iter().position(|header| header == *column) {
            Some(place) => places.push(place),
            None => problems.push(Problem::new(
                file,
                1,
                format!("no column \"{column}\""),
                format!("the header line must be: {}", columns.join(",")),
            )),
        }
    }
    (places.len() == columns.len()).then_some(places)
}

fn unreadable(file: &str, error: &csv::Error) -> Problem {
    let finding = match error.kind() {
        csv::ErrorKind::UnequalLengths {
            expected_len, len, ..
        } => format!("{len} fields where the header has {expected_len}"),
        _ => "not readable as CSV".to_owned(),
    };
    Problem::new(
        file,
        line_of(error.position()),
        finding,
        "separate fields by commas and quote those that hold one",
    )
}

/// The line of a record: its position is where the one before it ended, so comments and blank lines are passed over.
fn first_line(text: &str, position: Option<&csv::Position>) -> usize {
    let start = position.and_then(|at| usize::try_from(at.byte()).ok());
    let rest = text.get(start.unwrap_or_default()..).unwrap_or_default();
    let passed = |line: &&str| line.is_empty() || line.starts_with('#');
    line_of(position) + rest.lines().take_while(passed).count()
}

fn line_of(position: Option<&csv::Position>) -> usize {
    position.map_or(0, |at| usize::try_from(at.line()).unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, rows: &[(usize, &str)], findings: &[&str]) {
        let mut problems = Vec::new();
        let read = read_table("t.csv", text, &["b", "a"], &mut problems);
        let found: Vec<(usize, String)> = read
            .iter()
            .map(|row| (row.line, row.fields.join(" ")))
            .collect();
        let found: Vec<(usize, &str)> = found.iter().map(|(l, f)| (*l, f.as_str())).collect();
        assert_eq!(found, rows);
        let found: Vec<String> = problems
            .iter()
            .map(|p| format!("{}: {}", p.line, p.finding))
            .collect();
        assert_eq!(found, findings);
    }

    #[test]
    fn columns_are_found_by_name_and_rows_know_their_line() {
        check(
            "a,b\n# note\n\n 1 ,2\n\"3,4\",5\n",
            &[(4, "2 1"), (5, "5 3,4")],
            &[],
        );
    }

    #[test]
    fn a_missing_column_and_a_short_row_are_told() {
        check("a,c\n1,2\n", &[], &["1: no column \"b\""]);
        check(
            "a,b\n1\n2,3\n",
            &[(3, "3 2")],
            &["2: 1 fields where the header has 2"],
        );
    }
}
