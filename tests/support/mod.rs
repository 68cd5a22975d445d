//! What the tests of the whole program share: the built seeds, and questions to them.
//!
//! Invariant: a test never writes outside its temporary folder, and the seeds are built once for each test program.
#![allow(dead_code, reason = "each test program uses its part of this")]

pub(crate) mod hostile;
pub(crate) mod tools;

use assert_cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tempfile::TempDir;

/// The folder of the package.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The program, run in the folder of the package, without settings from outside.
pub(crate) fn newsgraph() -> Command {
    let mut command = Command::cargo_bin("newsgraph").expect("the program is built");
    command
        .current_dir(root())
        .env_remove("NEWSGRAPH_STORE")
        .env("NO_COLOR", "1");
    command
}

/// The seeds as the main job reads them.
pub(crate) struct Built {
    folder: TempDir,
    /// What the program said while it worked.
    pub(crate) talk: String,
}

impl Built {
    /// Runs the main job on the seeds in a folder of its own.
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let mut built = Self {
            folder,
            talk: String::new(),
        };
        built.talk = built.build_again();
        built
    }

    /// Runs the main job on the seeds once more; gives what it said.
    pub(crate) fn build_again(&self) -> String {
        let run = newsgraph()
            .args(["build", "seeds", "--store"])
            .arg(self.store())
            .arg("--exports")
            .arg(self.exports())
            .assert()
            .success();
        let output = run.get_output();
        let (data, talk) = (&output.stdout, &output.stderr);
        format!(
            "{}{}",
            String::from_utf8_lossy(data),
            String::from_utf8_lossy(talk)
        )
    }

    /// The store.
    pub(crate) fn store(&self) -> PathBuf {
        self.folder.path().join("store")
    }

    /// The exports.
    pub(crate) fn exports(&self) -> PathBuf {
        self.folder.path().join("exports")
    }

    /// What a verb prints about the store.
    #[track_caller]
    pub(crate) fn run(&self, arguments: &[&str]) -> String {
        let run = newsgraph()
            .args(arguments)
            .arg("--store")
            .arg(self.store())
            .assert()
            .success();
        String::from_utf8(run.get_output().stdout.clone()).expect("UTF-8")
    }

    /// Whether the pattern holds (`ent:Arnor rel:met ent:Gondor`).
    #[track_caller]
    pub(crate) fn ask(&self, pattern: &str) -> bool {
        let answer = self.run(&["query", &format!("ASK {{ {pattern} }}"), "--format", "csv"]);
        answer.contains("true")
    }

    /// Number of articles whose graphs hold the triple.
    #[track_caller]
    pub(crate) fn support(&self, triple: &str) -> usize {
        let query =
            format!("SELECT (COUNT(DISTINCT ?article) AS ?n) {{ GRAPH ?article {{ {triple} }} }}");
        let answer = self.run(&["query", &query, "--format", "csv"]);
        let number = answer.lines().nth(1).unwrap_or_default();
        number
            .trim()
            .parse()
            .unwrap_or_else(|_| panic!("a number, not {answer:?}"))
    }
}

/// The seeds, built once.
pub(crate) fn seeds() -> &'static Built {
    static SEEDS: LazyLock<Built> = LazyLock::new(Built::new);
    &SEEDS
}

/// The files of a folder, sorted, by name.
pub(crate) fn files(folder: &Path) -> Vec<String> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("a readable entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}
