//! Where queries come from, and where one ends.
//!
//! In: lines of a terminal or a file. Out: queries and commands, one by one.
//! Invariant: a query ends with `;` or an empty line, unless a bracket of it is open, or where a command begins; a command
//! ends with its line.

use super::editor::Editor;
use crate::query::is_open;
use crate::store::Store;
use std::io;
use std::path::PathBuf;

/// The commands.
pub(super) const COMMANDS: &[&str] = &[
    ".exit",
    ".explain",
    ".format",
    ".help",
    ".named",
    ".prefixes",
    ".quit",
];

/// Lines that somebody types, or that stand in a file.
pub(super) struct Input {
    source: Source,
    /// A command that stood after an unfinished query.
    held: Option<String>,
}

enum Source {
    Terminal(Box<Editor>),
    Lines,
}

impl Input {
    /// A terminal, with the history in this file.
    pub(super) fn terminal(store: &Store, history: Option<PathBuf>) -> anyhow::Result<Self> {
        let source = Source::Terminal(Box::new(Editor::new(store, history)?));
        Ok(Self { source, held: None })
    }

    /// Standard input as it is.
    pub(super) fn lines() -> Self {
        let source = Source::Lines;
        Self { source, held: None }
    }

    pub(super) fn is_terminal(&self) -> bool {
        matches!(self.source, Source::Terminal(_))
    }

    /// The next query or command; none at the end.
    pub(super) fn next(&mut self) -> anyhow::Result<Option<String>> {
        if let Some(command) = self.held.take() {
            return Ok(Some(command));
        }
        let text = match &mut self.source {
            Source::Terminal(editor) => editor.next()?,
            Source::Lines => next_of(&mut io::stdin().lock())?,
        };
        let Some((query, command)) = text.as_deref().and_then(parted) else {
            return Ok(text);
        };
        self.held = Some(ended(command));
        Ok(Some(query.to_owned()))
    }
}

/// An unfinished query and the command on the line after it.
fn parted(text: &str) -> Option<(&str, &str)> {
    let (query, last) = text.rsplit_once('\n')?;
    let word = last.split_whitespace().next()?;
    COMMANDS.contains(&word).then_some((query, last))
}

/// Whether the text, as far as it has come, is a whole query or command.
pub(super) fn is_whole(text: &str) -> bool {
    let trimmed = text.trim();
    if trimmed.starts_with('.') || parted(text).is_some() {
        return true;
    }
    let ends = trimmed.ends_with(';') || text.ends_with('\n');
    !trimmed.is_empty() && ends && !is_open(trimmed)
}

/// The query without what ends it.
pub(super) fn ended(text: &str) -> String {
    let text = text.trim();
    if text.starts_with('.') {
        return text.to_owned();
    }
    text.trim_end_matches(';').trim_end().to_owned()
}

fn next_of(lines: &mut dyn io::BufRead) -> io::Result<Option<String>> {
    let mut text = String::new();
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            let last = ended(&text);
            return Ok((!last.is_empty()).then_some(last));
        }
        let line = line.trim_end_matches(['\n', '\r']);
        if text.is_empty() {
            text.push_str(line.trim_start());
        } else {
            text.push('\n');
            text.push_str(line);
        }
        if is_whole(&text) {
            return Ok(Some(ended(&text)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut lines = text.as_bytes();
        let mut found = Vec::new();
        while let Some(text) = next_of(&mut lines).expect("lines") {
            match parted(&text) {
                Some((query, command)) => found.extend([query.to_owned(), command.to_owned()]),
                None => found.push(text),
            }
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn queries_end_with_a_semicolon_or_an_empty_line() {
        check("ASK {}\n\n\nASK { }\n", &["ASK {}", "ASK { }"]);
        check(
            "SELECT * {\n}\nLIMIT 1;\n.quit\nASK {}",
            &["SELECT * {\n}\nLIMIT 1", ".quit", "ASK {}"],
        );
    }

    #[test]
    fn a_command_ends_an_unfinished_query() {
        check("ASK {\n?a\n.quit\n", &["ASK {\n?a", ".quit"]);
        check(
            "ASK { ?a a ?b\n. ?b a ?c };\n",
            &["ASK { ?a a ?b\n. ?b a ?c }"],
        );
    }

    #[test]
    fn within_brackets_nothing_ends() {
        check(
            "ASK { ?a a ng:Person ;\n\n rel:met ?b }\n\n",
            &["ASK { ?a a ng:Person ;\n\n rel:met ?b }"],
        );
    }
}
