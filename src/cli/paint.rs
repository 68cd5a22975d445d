//! Colours of a terminal.
//!
//! Invariant: nothing is coloured but what goes to a terminal that wants it: `NO_COLOR` (<https://no-color.org>) and
//! `TERM=dumb` are heeded.

use std::io::{self, IsTerminal as _};

/// Whether text is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    /// As it is.
    Plain,
    /// With the escape codes of ANSI X3.64.
    Colours,
}

impl Paint {
    /// What stdout wants.
    pub(super) fn of_stdout() -> Self {
        let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        if io::stdout().is_terminal() && !refused && !dumb {
            Self::Colours
        } else {
            Self::Plain
        }
    }

    /// What matters most.
    pub(super) fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    /// What stands back.
    pub(super) fn dim(self, text: &str) -> String {
        self.with("2", text)
    }

    /// A named entity.
    pub(super) fn name(self, text: &str) -> String {
        self.with("36", text)
    }

    fn with(self, code: &str, text: &str) -> String {
        if self == Self::Plain || text.is_empty() {
            text.to_owned()
        } else {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        }
    }
}

/// The columns of the terminal that stdout is, if it is one.
pub(super) fn width_of_stdout() -> Option<usize> {
    terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_colours_add_codes() {
        assert_eq!(Paint::Plain.bold("Arnor"), "Arnor");
        assert_eq!(Paint::Colours.bold("Arnor"), "\u{1b}[1mArnor\u{1b}[0m");
        assert_eq!(Paint::Colours.dim(""), "");
    }
}
