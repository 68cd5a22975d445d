//! The line editor: history, several lines, completion.
//!
//! In: keys. Out: queries and commands. Invariant: what was typed is in the history's file before it is run.

use super::input::{COMMANDS, ended, is_whole};
use crate::cli::talk;
use crate::query::{Vocabulary, is_open};
use crate::store::Store;
use rustyline::completion::Completer;
use rustyline::config::CompletionType;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::FileHistory;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{Config, Context, Helper};
use std::path::PathBuf;

const PROMPT: &str = "newsgraph> ";
/// A line editor on the terminal.
pub(super) struct Editor {
    editor: rustyline::Editor<Helping, FileHistory>,
    history: Option<PathBuf>,
}

impl Editor {
    pub(super) fn new(store: &Store, history: Option<PathBuf>) -> anyhow::Result<Self> {
        let config = Config::builder()
            .completion_type(CompletionType::List)
            .history_ignore_space(true)
            .build();
        let mut editor = rustyline::Editor::with_config(config)?;
        editor.set_helper(Some(Helping(Vocabulary::of(store)?)));
        if let Some(file) = &history {
            if let Some(folder) = file.parent() {
                // Without a folder there is no history, and no more harm.
                let _ = std::fs::create_dir_all(folder);
            }
            if file.exists()
                && let Err(error) = editor.load_history(file)
            {
                talk::note(&format!(
                    "{}: the history cannot be read: {error}",
                    file.display()
                ));
            }
        }
        Ok(Self { editor, history })
    }

    /// The next query or command; none at the end.
    pub(super) fn next(&mut self) -> anyhow::Result<Option<String>> {
        loop {
            match self.editor.readline(PROMPT) {
                Ok(text) => {
                    let whole = ended(&text);
                    if whole.is_empty() {
                        continue;
                    }
                    self.editor.add_history_entry(text.trim())?;
                    if let Some(file) = &self.history
                        && let Err(error) = self.editor.append_history(file)
                    {
                        talk::note(&format!(
                            "{}: the history cannot be kept: {error}",
                            file.display()
                        ));
                        self.history = None;
                    }
                    return Ok(Some(whole));
                }
                // Ctrl-C drops what was typed, as in other shells.
                Err(ReadlineError::Interrupted) => {}
                Err(ReadlineError::Eof) => return Ok(None),
                Err(error) => return Err(error.into()),
            }
        }
    }
}

/// Completes names, and knows when a query is whole.
struct Helping(Vocabulary);

impl Completer for Helping {
    type Candidate = String;

    fn complete(
        &self,
        line: &str,
        at: usize,
        _: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<String>)> {
        let before = &line[..at];
        let start = before.rfind(|c: char| c.is_whitespace() || "{}()[],;^/|<>=".contains(c));
        let start = start.map_or(0, |at| {
            at + before[at..].chars().next().map_or(1, char::len_utf8)
        });
        let word = &before[start..];
        let found = if start == 0 && word.starts_with('.') {
            COMMANDS
                .iter()
                .filter(|it| it.starts_with(word))
                .map(ToString::to_string)
                .collect()
        } else if word.is_empty() || word.starts_with(['?', '$', '"']) {
            Vec::new()
        } else {
            self.0.completions(word)
        };
        Ok((start, found))
    }
}

impl Validator for Helping {
    /// A query of one line that has its braces is whole without more.
    fn validate(&self, context: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        let text = context.input();
        let one_line = !text.contains('\n') && text.contains('}') && !is_open(text);
        let whole = text.trim().is_empty() || one_line || is_whole(text);
        Ok(if whole {
            ValidationResult::Valid(None)
        } else {
            ValidationResult::Incomplete
        })
    }
}

impl Hinter for Helping {
    type Hint = String;
}

impl Highlighter for Helping {}

impl Helper for Helping {}
