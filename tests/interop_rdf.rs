//! rdflib, pyoxigraph, Raptor and Serd read every RDF export that they can read, and find what the store holds.
//!
//! `tests/interop/rdf.py` compares quad by quad, for the seeds and for names that break careless writers.
#![expect(clippy::expect_used, reason = "a test that lacks its files fails")]

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use support::tools::has;
use support::{hostile, newsgraph, seeds};
use tempfile::TempDir;

/// Endings of files whose formats have no graphs.
const TRIPLES: [&str; 3] = ["ttl", "nt", "rdf"];
/// Endings of files whose formats have.
const QUADS: [&str; 3] = ["trig", "nq", "jsonld"];

/// The exports of a store: `graph.*` as they are by default, `all.*` with claims, `rdf12.*` with reifiers.
struct Exported {
    folder: TempDir,
    store: PathBuf,
}

impl Exported {
    fn new(store: &Path) -> Self {
        let exported = Self {
            folder: TempDir::new().expect("a temporary folder"),
            store: store.to_owned(),
        };
        for ending in TRIPLES.iter().chain(&QUADS) {
            exported.export(&format!("graph.{ending}"), &[]);
        }
        for ending in TRIPLES {
            exported.export(&format!("all.{ending}"), &["--claims"]);
        }
        for ending in TRIPLES.iter().chain(&["trig", "nq"]) {
            exported.export(&format!("rdf12.{ending}"), &["--rdf12"]);
        }
        exported
    }

    fn export(&self, name: &str, options: &[&str]) {
        newsgraph()
            .args(["export", "--store"])
            .arg(&self.store)
            .arg("-o")
            .arg(self.folder.path().join(name))
            .args(options)
            .assert()
            .success();
    }

    /// Lets the tool read all it can; gives a line a file.
    #[track_caller]
    fn read_by(&self, tool: &str, labels: Option<&Path>) -> String {
        let output = Command::new("python3")
            .args(["tests/interop/rdf.py", tool])
            .args([self.folder.path(), &self.store])
            .args(labels)
            .output()
            .expect("a tool that runs");
        let talk = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{tool}: {talk}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

static SEEDS: LazyLock<Exported> = LazyLock::new(|| Exported::new(&seeds().store()));
static HOSTILE: LazyLock<Exported> = LazyLock::new(|| Exported::new(hostile::store()));

/// Lets the tool read both stores; gives a line a file of the seeds, or nothing where the tool is not installed.
#[track_caller]
fn check(tool: &str, probe: &[&str], files: usize) -> Option<String> {
    if !has(probe[0], &probe[1..]) || !has("python3", &["--version"]) {
        return None;
    }
    let folder = TempDir::new().expect("a temporary folder");
    let labels = folder.path().join("labels.json");
    let named = hostile::labels().into_iter().enumerate();
    let json: serde_json::Value = named
        .map(|(number, label)| (format!("Hostile_{number}"), label))
        .collect();
    fs::write(&labels, json.to_string()).expect("a file");
    assert_eq!(HOSTILE.read_by(tool, Some(&labels)).lines().count(), files);
    let read = SEEDS.read_by(tool, None);
    assert_eq!(read.lines().count(), files);
    Some(read)
}

/// The README's table; `read` is what pyoxigraph found. The other tools find the same, or their tests fail.
fn table(read: &str) -> String {
    let counts = |file: &str| {
        let line = read.lines().find(|line| line.starts_with(file));
        let cells: Vec<&str> = line.unwrap_or_default().split('\t').collect();
        cells[3..].join(" | ")
    };
    let [rdflib, pyoxigraph] = ["rdflib", "pyoxigraph"].map(|package| {
        let pins = fs::read_to_string("tests/interop/requirements.txt").expect("the pins");
        let pin = pins.lines().find(|line| line.starts_with(package));
        pin.unwrap_or_default().replace("==", " ")
    });
    let mut table = String::from(
        "| format | loaded with | triples or quads | entities | edges |\n|---|---|---|---|---|\n",
    );
    for (format, tools, file) in [
        (
            "`turtle`, `ntriples`",
            format!("{rdflib}, {pyoxigraph}, Raptor, Serd"),
            "graph.nt",
        ),
        (
            "`rdfxml`",
            format!("{rdflib}, {pyoxigraph}, Raptor"),
            "graph.rdf",
        ),
        ("these with `--claims`", "the same".to_owned(), "all.nt"),
        (
            "`trig`, `nquads`",
            format!("{rdflib}, {pyoxigraph}, Raptor, Serd"),
            "graph.nq",
        ),
        (
            "`jsonld`",
            format!("{rdflib}, {pyoxigraph}"),
            "graph.jsonld",
        ),
        (
            "`trig`, `nquads` with `--rdf12`",
            pyoxigraph.clone(),
            "rdf12.nq",
        ),
    ] {
        writeln!(table, "| {format} | {tools} | {} |", counts(file)).expect("memory");
    }
    table
}

#[test]
fn rdflib_finds_what_the_store_holds() {
    check("rdflib", &["python3", "-c", "import rdflib"], 9);
}

#[test]
fn pyoxigraph_finds_what_the_store_holds() {
    let probe = ["python3", "-c", "import pyoxigraph"];
    if let Some(read) = check("pyoxigraph", &probe, 14) {
        let readme = fs::read_to_string("README.md").expect("the README");
        let table = table(&read);
        assert!(
            readme.contains(&table),
            "the table in README.md should be\n{table}"
        );
    }
}

#[test]
fn raptor_finds_what_the_store_holds() {
    check("rapper", &["rapper", "--version"], 8);
}

#[test]
fn serd_finds_what_the_store_holds() {
    check("serdi", &["serdi", "-v"], 6);
}
