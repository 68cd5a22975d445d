//! Why an input could not be read: where, what was found, and what to do.
//!
//! Invariant: a message is one line, lowercase, and starts with the file's name.

use std::fmt;

/// An input, or one record of it, that gave no article.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {finding}")]
pub struct ReadError {
    /// Where.
    pub place: Place,
    /// What was found there.
    pub finding: Finding,
}

/// A place in an input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// File as the user named it, or `stdin`.
    pub file: String,
    /// Line, from 1.
    pub line: Option<u64>,
    /// Record, from 1.
    pub record: Option<u64>,
}

/// What stood in the way of reading.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    /// Reading failed underneath (a broken gzip stream, a vanished disk).
    #[error("cannot be read: {0}")]
    Broken(String),
    /// Not text at all.
    #[error("looks like {0}, not text; convert it to .txt or .html first")]
    Binary(&'static str),
    /// Not JSON.
    #[error("not valid JSON: {0}")]
    Json(String),
    /// Not JSON lines, but one JSON value over many lines.
    #[error(
        "one JSON value over many lines, where each line should be a value; name the file .json"
    )]
    NotLines,
    /// Not CSV.
    #[error("not valid CSV: {0}")]
    Csv(String),
    /// A table or record without the article itself.
    #[error("no text field; expected one named text, content or body, found {0}")]
    NoText(String),
    /// Nothing to read.
    #[error("holds no text")]
    Empty,
    /// More text than any article has.
    #[error("{found} bytes of text, more than the {most} that an article may have; split it")]
    TooLong {
        /// Its length in bytes.
        found: usize,
        /// The greatest length that is read.
        most: usize,
    },
    /// More bytes in one piece than are taken into memory.
    #[error("more than {most} bytes in one piece, which no article has; split it")]
    TooBig {
        /// The greatest length that is read.
        most: usize,
    },
    /// Written in another language.
    #[error("not English but {0}; skipped")]
    NotEnglish(String),
    /// Two inputs of one id.
    #[error("id {id:?} is already used by {first}; rename one of them")]
    DuplicateId {
        /// The id.
        id: String,
        /// Where it was used first.
        first: Box<Place>,
    },
    /// A file name from which no format follows.
    #[error("no reader for .{0}; known are .txt .md .html .json .jsonl .csv and .gz of these")]
    UnknownFormat(String),
    /// A manifest row that says something impossible.
    #[error("{0}")]
    Manifest(String),
}

/// How an input came to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// The user named it.
    Explicitly,
    /// It lies in a folder that the user named.
    InFolder,
}

impl ReadError {
    /// An error at a place.
    pub fn new(place: Place, finding: Finding) -> Self {
        Self { place, finding }
    }

    /// Whether it only deserves a note: another language always, files without a text field where nobody asked for them.
    pub fn is_skip(&self, named: Named) -> bool {
        match self.finding {
            Finding::NotEnglish(_) => true,
            Finding::NoText(_) | Finding::Empty | Finding::UnknownFormat(_) => {
                named == Named::InFolder
            }
            _ => false,
        }
    }
}

impl Place {
    /// A whole file.
    pub fn file(name: &str) -> Self {
        Self {
            file: name.to_owned(),
            ..Self::default()
        }
    }

    /// A line of a file, from 1.
    pub fn line(name: &str, line: u64) -> Self {
        Self {
            line: Some(line),
            ..Self::file(name)
        }
    }

    /// A record of a file, from 1.
    pub fn record(name: &str, record: u64) -> Self {
        Self {
            record: Some(record),
            ..Self::file(name)
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(out, ":{line}")?;
        }
        match self.record {
            Some(record) => write!(out, ": record {record}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(place: Place, finding: Finding, expected: &str) {
        assert_eq!(ReadError::new(place, finding).to_string(), expected);
    }

    #[test]
    fn messages_name_place_finding_and_remedy() {
        check(
            Place::line("a.jsonl", 3),
            Finding::Json("eof".to_owned()),
            "a.jsonl:3: not valid JSON: eof",
        );
        let first = Box::new(Place::record("b.csv", 2));
        let finding = Finding::DuplicateId {
            id: "x".to_owned(),
            first,
        };
        check(
            Place::file("a.txt"),
            finding,
            "a.txt: id \"x\" is already used by b.csv: record 2; rename one of them",
        );
    }

    #[test]
    fn folders_are_read_leniently() {
        let error = ReadError::new(Place::file("a.json"), Finding::NoText("name".to_owned()));
        assert!(error.is_skip(Named::InFolder));
        assert!(!error.is_skip(Named::Explicitly));
    }
}
