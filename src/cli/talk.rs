//! What is said to the user: on stderr, one line each, progress only on a terminal.
//!
//! Invariant: nothing here touches stdout, and a closed stderr is ignored.

use std::io::{self, Write as _};

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
