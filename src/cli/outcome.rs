//! How a command ended, and the exit code that says so.
//!
//! Invariant: a reader of stdout that went away is not a failure.

use super::talk;
use std::io;
use std::process::ExitCode;

/// How a command ended when no error stopped it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// All was done; an empty result is a result.
    Done,
    /// There was nothing to read, or nothing of it could be read.
    NothingRead,
    /// Some inputs failed and were named; the others are done.
    SomeFailed,
}

/// The exit code of a command; an error is said on stderr first.
pub(super) fn exit_code(result: anyhow::Result<Outcome>) -> ExitCode {
    match result {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::NothingRead) => ExitCode::from(1),
        Ok(Outcome::SomeFailed) => ExitCode::from(2),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            talk::error(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}
