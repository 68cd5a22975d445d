//! `MANIFEST.csv`: what a folder's owner knows of its articles (file or id, title, date, url, outlet).
//!
//! Invariant: each key stands once; a date that cannot be read is an error, since somebody wrote it on purpose.

use super::dates::parse_date;
use super::error::{Finding, Place, ReadError};
use super::format;
use super::given::Given;
use super::reader::decode;
use super::reader::fields::{self, Field};
use super::reader::{delimiter, table};
use std::collections::BTreeMap;

/// The rows of a manifest by file name or id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    rows: BTreeMap<String, Given>,
}

impl Manifest {
    /// The name of the file in a folder.
    pub const FILE_NAME: &'static str = "MANIFEST.csv";

    /// Reads a manifest; `name` is for messages.
    ///
    /// # Errors
    /// A table without a column `file` or `id`, a row twice, or a date that cannot be read; each with its line.
    pub fn read(bytes: &[u8], name: &str) -> Result<Self, ReadError> {
        let fault = |line: u64, what: String| {
            ReadError::new(Place::line(name, line), Finding::Manifest(what))
        };
        let text = decode::decode(bytes, None).text;
        let mut table = table(text.as_bytes(), delimiter(text.as_bytes()));
        let csv_fault = |error: &csv::Error| {
            fault(
                error.position().map_or(1, csv::Position::line),
                error.to_string(),
            )
        };
        let header = table.headers().map_err(|error| csv_fault(&error))?.clone();
        let column = |field| fields::position(header.iter(), field);
        let keys: Vec<usize> = [column(Field::File), column(Field::Id)]
            .into_iter()
            .flatten()
            .collect();
        if keys.is_empty() {
            return Err(fault(
                1,
                "no column named file or id; the header is file,title,date,url,outlet".to_owned(),
            ));
        }
        let mut rows = BTreeMap::new();
        for row in table.records() {
            let row = row.map_err(|error| csv_fault(&error))?;
            let line = row.position().map_or(1, csv::Position::line);
            let cell = |field| {
                column(field)
                    .and_then(|at| row.get(at))
                    .map(str::trim)
                    .filter(|cell| !cell.is_empty())
            };
            let date = cell(Field::Date);
            let published = date.and_then(parse_date);
            if let (Some(date), None) = (date, published) {
                return Err(fault(
                    line,
                    format!("date {date:?} is not understood; write it as 2026-01-31"),
                ));
            }
            let given = Given {
                title: cell(Field::Title).map(str::to_owned),
                published,
                outlet: cell(Field::Outlet).map(str::to_owned),
                url: cell(Field::Url).map(str::to_owned),
            };
            let named: Vec<&str> = keys
                .iter()
                .filter_map(|&at| row.get(at))
                .map(str::trim)
                .filter(|key| !key.is_empty())
                .collect();
            for key in named {
                if rows
                    .insert(key.to_owned(), given.clone())
                    .is_some_and(|before| before != given)
                {
                    return Err(fault(line, format!("{key:?} has a row already")));
                }
            }
        }
        Ok(Self { rows })
    }

    /// What it knows of an article: by its id, by its file's name, by that without extension.
    pub fn of(&self, id: &str, file: &str) -> Option<&Given> {
        let name = format::file_name(file);
        [id, name, format::stem(name)]
            .iter()
            .find_map(|key| self.rows.get(*key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(csv: &str, id: &str, file: &str, expected: Option<&str>) {
        let manifest = Manifest::read(csv.as_bytes(), "MANIFEST.csv").unwrap();
        assert_eq!(
            manifest
                .of(id, file)
                .and_then(|given| given.outlet.as_deref()),
            expected
        );
    }

    #[track_caller]
    fn check_error(csv: &str, expected: &str) {
        assert_eq!(
            Manifest::read(csv.as_bytes(), "MANIFEST.csv")
                .unwrap_err()
                .to_string(),
            expected
        );
    }

    #[test]
    fn rows_by_file_or_id() {
        check(
            "file,outlet\na.txt,Herald\n",
            "a",
            "news/a.txt",
            Some("Herald"),
        );
        check(
            "id,publisher,sha256\na,Herald,ff\n",
            "a",
            "a.txt.gz",
            Some("Herald"),
        );
        check("id,outlet\nx,Herald\n", "y", "y.txt", None);
    }

    #[test]
    fn faults_name_their_line() {
        check_error(
            "name,date\n",
            "MANIFEST.csv:1: no column named file or id; the header is file,title,date,url,outlet",
        );
        check_error(
            "id,date\na,2026-01-07\nb,soon\n",
            "MANIFEST.csv:3: date \"soon\" is not understood; write it as 2026-01-31",
        );
        check_error(
            "id,date\na,2026-01-07\na,2026-01-08\n",
            "MANIFEST.csv:3: \"a\" has a row already",
        );
    }
}
