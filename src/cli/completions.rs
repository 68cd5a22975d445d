//! `newsgraph completions SHELL`: a completion script for a shell.
//!
//! In: a shell's name. Out: the script on stdout.

use super::outcome::Outcome;
use clap::CommandFactory as _;
use clap_complete::Shell;
use std::io::{self, Write as _};

/// Print a completion script for a shell.
///
/// For bash: newsgraph completions bash > ~/.local/share/bash-completion/completions/newsgraph
#[derive(clap::Args)]
pub(super) struct Args {
    /// The shell
    shell: Shell,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(
        args.shell,
        &mut super::Cli::command(),
        "newsgraph",
        &mut script,
    );
    io::stdout().lock().write_all(&script)?;
    Ok(Outcome::Done)
}
