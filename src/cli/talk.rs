//! What is said to the user: on stderr, one line each, progress only on a terminal.
//!
//! Invariant: nothing here touches stdout, and a closed stderr is ignored.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal as _, Write as _};
use std::time::Duration;

/// Says what went wrong.
pub(super) fn error(message: &str) {
    say(&format!("newsgraph: error: {message}"));
}

/// Says what a user may want to know although nothing went wrong.
pub(super) fn note(message: &str) {
    say(&format!("newsgraph: {message}"));
}

fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// A line that shows how far the reading has come; hidden where stderr is no terminal.
pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Progress through so many files.
    pub(super) fn of(files: usize) -> Self {
        if !io::stderr().is_terminal() {
            return Self {
                bar: ProgressBar::hidden(),
            };
        }
        let bar = ProgressBar::new(u64::try_from(files).unwrap_or(u64::MAX));
        let style = ProgressStyle::with_template("{elapsed_precise} file {pos} of {len}, {msg}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message("0 articles");
        bar.enable_steady_tick(Duration::from_millis(200));
        Self { bar }
    }

    /// The next file is begun.
    pub(super) fn next_file(&self) {
        self.bar.inc(1);
    }

    /// So many articles are done.
    pub(super) fn articles(&self, done: usize) {
        self.bar.set_message(format!("{done} articles"));
    }

    /// Says something above the line.
    pub(super) fn note(&self, message: &str) {
        self.bar.suspend(|| note(message));
    }

    /// Says some things above the line.
    pub(super) fn notes(&self, messages: &[String]) {
        for message in messages {
            self.note(message);
        }
    }

    /// Says what went wrong above the line.
    pub(super) fn error(&self, message: &str) {
        self.bar.suspend(|| error(message));
    }

    /// Takes the line away.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
