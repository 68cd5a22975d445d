//! What the tests of the program share: folders of their own, runs of the program.
//!
//! Invariant: no test sees another's files, nor the user's environment.

#![allow(
    dead_code,
    unreachable_pub,
    clippy::expect_used,
    reason = "each test program uses a part of this, and a test may fail"
)]

use assert_cmd::Command;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// What a run of the program gave.
#[derive(Debug)]
pub struct Output {
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// Exit code.
    pub code: Option<i32>,
}

/// A folder of a test's own.
pub struct Workplace {
    folder: TempDir,
}

impl Workplace {
    /// An empty folder.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self { folder }
    }

    /// A path inside.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        let parent = path.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(parent).expect("a folder");
        fs::write(path, content).expect("a file");
    }

    /// Runs the program in the folder.
    pub fn run(&self, arguments: &[&str]) -> Output {
        run(command(arguments).current_dir(self.folder.path()))
    }

    /// All files under a folder with their content, but for pictures.
    pub fn files(&self, folder: &str) -> BTreeMap<String, String> {
        let top = self.path(folder);
        let entries = walkdir::WalkDir::new(&top).sort_by_file_name().into_iter();
        let files = entries
            .map(|entry| entry.expect("an entry"))
            .filter(|entry| entry.file_type().is_file());
        files
            .map(|entry| {
                let name = entry
                    .path()
                    .strip_prefix(&top)
                    .expect("a file inside")
                    .display()
                    .to_string();
                (
                    name,
                    fs::read_to_string(entry.path()).expect("a file of text"),
                )
            })
            .filter(|(name, _)| Path::new(name).extension().is_none_or(|it| it != "svg"))
            .collect()
    }
}

/// Two articles that agree; the first has a headline.
pub const ARNOR: &str = "Arnor sanctions Umbar\n\nQueen Elena Telcontar met Peter Faramir in Minas Tirith on Monday. \
                         Elena Telcontar sanctioned Umbar.\n";
/// The second of them.
pub const GONDOR: &str =
    "Elena Telcontar sanctioned Umbar in January. Peter Faramir praised Elena Telcontar.\n";

/// A folder with these two articles in `news` and a store of them.
pub fn built() -> Workplace {
    let place = Workplace::new();
    place.write("news/arnor.txt", ARNOR);
    place.write("news/gondor.txt", GONDOR);
    let build = place.run(&["build", "news"]);
    assert_eq!(build.code, Some(0), "{}", build.stderr);
    place
}

/// Runs the program, with standard input if there is any.
pub fn newsgraph(arguments: &[&str], input: Option<&str>) -> Output {
    let mut command = command(arguments);
    run(command.write_stdin(input.unwrap_or_default()))
}

/// Checks all that a run gave.
#[track_caller]
pub fn check(output: &Output, stdout: &str, stderr: &str, code: i32) {
    assert_eq!(
        (output.stdout.as_str(), output.stderr.as_str()),
        (stdout, stderr)
    );
    assert_eq!(output.code, Some(code));
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newsgraph"));
    for variable in ["NEWSGRAPH_STORE", "NEWSGRAPH_MODEL", "NEWSGRAPH_ONTOLOGY"] {
        command.env_remove(variable);
    }
    command.args(arguments);
    command
}

fn run(command: &mut Command) -> Output {
    let output = command.output().unwrap_or_else(|error| panic!("{error}"));
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Output {
        stdout: text(output.stdout),
        stderr: text(output.stderr),
        code: output.status.code(),
    }
}

/// Checks that two folders hold the same files with the same content.
#[track_caller]
pub fn check_same(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>) {
    assert_eq!(
        one.keys().collect::<Vec<_>>(),
        other.keys().collect::<Vec<_>>()
    );
    for (name, content) in one {
        let differing = content
            .lines()
            .zip(other[name].lines())
            .find(|(a, b)| a != b);
        assert_eq!(
            (differing, content.len()),
            (None, other[name].len()),
            "{name}"
        );
    }
}
