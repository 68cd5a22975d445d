//! What is wrong with a query, and where in the user's own text.
//!
//! Invariant: lines and columns count from 1 in the text that the user wrote.

use super::edit::closest;
use super::{remedy, scan};
use std::collections::BTreeSet;
use std::fmt;

/// Expectations that are listed before the rest is left out.
const LISTED: usize = 8;

/// A query that is no SPARQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Line and column, where they are known.
    pub place: Option<(usize, usize)>,
    /// What is wrong.
    pub message: String,
    /// The line it stands in.
    line: String,
}

impl std::error::Error for SyntaxError {}

impl fmt::Display for SyntaxError {
    /// The message, and under it the line with a mark under the column.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((line, column)) = self.place else {
            return write!(f, "syntax error: {}", self.message);
        };
        write!(
            f,
            "syntax error at line {line}, column {column}: {}",
            self.message
        )?;
        write!(
            f,
            "\n  {}\n  {}^",
            self.line,
            " ".repeat(column.saturating_sub(1))
        )
    }
}

impl SyntaxError {
    /// Makes sense of the parser's message (`error at 1:20: expected one of ...`) about `query`.
    pub(super) fn of(message: &str, query: &str, prefixes: &[(&'static str, String)]) -> Self {
        let Some((place, expected)) = split(message) else {
            return Self {
                place: None,
                message: message.to_owned(),
                line: String::new(),
            };
        };
        let (place, message) = match unknown_prefix(query, prefixes) {
            Some(found) => found,
            None if query.trim().is_empty() => (place, "the query is empty".to_owned()),
            None => remedied(query, place, expected),
        };
        let line = query.lines().nth(place.0 - 1).unwrap_or_default();
        Self {
            place: Some(place),
            message,
            line: line.replace('\t', " "),
        }
    }
}

/// A slip that explains the parser's trouble better than what it expected there; else that.
fn remedied(query: &str, place: (usize, usize), expected: &str) -> ((usize, usize), String) {
    if let Some(slip) = remedy::unbalanced(query) {
        return (slip.place, slip.message);
    }
    match remedy::keyword(query) {
        Some((place, keyword)) => (place, format!("did you mean {keyword}?")),
        None => (place, shortened(expected)),
    }
}

/// Line, column and expectation of the parser's message.
fn split(message: &str) -> Option<((usize, usize), &str)> {
    let (place, expected) = message.strip_prefix("error at ")?.split_once(": ")?;
    let (line, column) = place.split_once(':')?;
    let place = (line.parse().ok()?, column.parse().ok()?);
    Some((
        place,
        expected.strip_prefix("expected ").unwrap_or(expected),
    ))
}

/// The first name whose prefix nobody declared: the parser would often stumble over something after it.
fn unknown_prefix(
    query: &str,
    prefixes: &[(&'static str, String)],
) -> Option<((usize, usize), String)> {
    let used = scan::names(query).prefixed;
    let declared = used
        .iter()
        .filter(|name| name.declared)
        .map(|name| name.prefix.as_str());
    let known: BTreeSet<&str> = prefixes
        .iter()
        .map(|(prefix, _)| *prefix)
        .chain(declared)
        .collect();
    let name = used
        .iter()
        .find(|name| !known.contains(name.prefix.as_str()))?;
    let prefix = &name.prefix;
    let meant = match closest(prefix, known.iter().copied(), 1).first() {
        Some(near) => format!("did you mean {near}:? "),
        None => String::new(),
    };
    let known: Vec<&str> = known.into_iter().collect();
    let message = format!(
        "unknown prefix {prefix}:; {meant}declare it with PREFIX {prefix}: <IRI>, or use one of {}:",
        known.join(": ")
    );
    Some((name.place, message))
}

/// The first of many expectations; a sentence of the parser's own stays as it is.
fn shortened(expected: &str) -> String {
    let Some(list) = expected.strip_prefix("one of ") else {
        return format!("expected {expected}");
    };
    let all: Vec<&str> = list
        .split(", ")
        .filter(|item| !item.starts_with("['"))
        .collect();
    let mut first: Vec<&str> = all.iter().copied().take(LISTED).collect();
    if first.len() < all.len() {
        first.push("...");
    }
    format!("expected one of {}", first.join(", "))
}
