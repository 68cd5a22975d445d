//! The `newsgraph` program: hands the arguments to the command line floor.

use std::process::ExitCode;

fn main() -> ExitCode {
    newsgraph::cli::main(std::env::args_os())
}
