//! The command line: arguments, files, terminal, exit codes; one file per verb.
//!
//! In: the program's arguments. Out: an exit code: 0 done, 1 nothing could be read at all, 2 failed.
//! Invariant: stdout carries data only; everything said to the user goes to stderr.

mod annotate;
mod ask;
mod between;
mod branches;
mod build;
mod chronicle;
mod communities;
mod completions;
mod conflicts;
mod draw;
mod explain;
mod export;
mod exports;
mod extract;
mod figure;
mod filters;
mod find;
mod graph;
mod inputs;
mod model;
mod neighbors;
mod ontology;
mod outcome;
mod paint;
mod parse;
mod path;
mod plot;
mod portrait;
mod query;
mod questions;
mod rank;
mod read;
mod remove;
mod score;
mod serve;
mod shell;
mod statements;
mod stats;
mod store;
mod summary;
mod talk;
mod timeline;
mod tree;
mod validate;

use clap::{Parser, Subcommand};
use outcome::Outcome;
use std::ffi::OsString;
use std::process::ExitCode;

/// Turns news articles into a knowledge graph: who did what to whom, when, where and according to whom.
///
/// Works offline, on plain CPU, and gives the same output for the same input.
#[derive(Parser)]
#[command(
    name = "newsgraph",
    version,
    subcommand_required = true,
    arg_required_else_help = true,
    after_help = "Exit codes: 0 done (an empty result and ASK false are results), \
                  1 nothing could be read at all, 2 failed (also if one of many inputs failed)."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Build(build::Args),
    Query(query::Args),
    Shell(shell::Args),
    Annotate(annotate::Args),
    Find(find::Args),
    Explain(explain::Args),
    Conflicts(conflicts::Args),
    Path(path::Args),
    Between(between::Args),
    Timeline(timeline::Args),
    Neighbors(neighbors::Args),
    Rank(rank::Args),
    Communities(communities::Args),
    Draw(draw::Args),
    Export(export::Args),
    Serve(serve::Args),
    Stats(stats::Args),
    Validate(validate::Args),
    Score(score::Args),
    Remove(remove::Args),
    Extract(extract::Args),
    Parse(parse::Args),
    Store(store::Args),
    Completions(completions::Args),
}

impl Command {
    fn run(self) -> anyhow::Result<Outcome> {
        match self {
            Self::Build(args) => build::run(&args),
            Self::Query(args) => query::run(&args),
            Self::Shell(args) => shell::run(&args),
            Self::Annotate(args) => annotate::run(&args),
            Self::Find(args) => find::run(&args),
            Self::Explain(args) => explain::run(&args),
            Self::Conflicts(args) => conflicts::run(&args),
            Self::Path(args) => path::run(&args),
            Self::Between(args) => between::run(&args),
            Self::Timeline(args) => timeline::run(&args),
            Self::Neighbors(args) => neighbors::run(&args),
            Self::Rank(args) => rank::run(&args),
            Self::Communities(args) => communities::run(&args),
            Self::Draw(args) => draw::run(&args),
            Self::Export(args) => export::run(&args),
            Self::Serve(args) => serve::run(&args),
            Self::Stats(args) => stats::run(&args),
            Self::Validate(args) => validate::run(&args),
            Self::Score(args) => score::run(&args),
            Self::Remove(args) => remove::run(&args),
            Self::Extract(args) => extract::run(&args),
            Self::Parse(args) => parse::run(&args),
            Self::Store(args) => store::run(&args),
            Self::Completions(args) => completions::run(&args),
        }
    }
}

/// Runs the program with `arguments`, the first of which is its own name.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = questions::with_options::<Cli>(arguments.into_iter().collect());
    match Cli::try_parse_from(arguments) {
        Ok(cli) => outcome::exit_code(cli.command.run()),
        Err(error) => {
            // Help and version are data and print to stdout, mistakes to stderr; a closed pipe is no matter here.
            let _ = error.print();
            ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Cli;
    use clap::CommandFactory as _;

    #[test]
    fn the_arguments_are_well_formed() {
        Cli::command().debug_assert();
    }
}
