//! Other tools read what is exported: Graphviz, Raptor, Serd, rdflib, networkx, Python's csv.
//!
//! A tool that is not installed is said so on stderr and its test is not run; under CI (`CI=true`) it fails.
#![expect(clippy::expect_used, reason = "a test that lacks its files fails")]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;
use support::seeds;
use support::tools::has;

#[track_caller]
fn accepts(tool: &str, arguments: &[&str], file: &Path) {
    let output = Command::new(tool)
        .args(arguments)
        .arg(file)
        .output()
        .expect("a tool that runs");
    let talk = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{tool} {}: {talk}", file.display());
    assert!(
        !talk.to_lowercase().contains("error"),
        "{tool} {}: {talk}",
        file.display()
    );
}

/// An export of the seeds that the main job does not write.
fn exported(arguments: &[&str], name: &str) -> PathBuf {
    let path = seeds().store().with_file_name(name);
    let target = path.to_string_lossy().into_owned();
    let mut all = vec!["export"];
    all.extend_from_slice(arguments);
    all.extend(["-o", &target]);
    seeds().run(&all);
    path
}

#[test]
fn graphviz_draws_every_picture() {
    if !has("dot", &["-V"]) {
        return;
    }
    for (arguments, name) in [
        (&["--format", "dot"][..], "facts.dot"),
        (&["--format", "dot", "--claims"], "claims.dot"),
        (&["--format", "dot-all", "--claims"], "all.dot"),
    ] {
        accepts(
            "dot",
            &["-Tsvg", "-o", "/dev/null"],
            &exported(arguments, name),
        );
    }
    accepts(
        "dot",
        &["-Tsvg", "-o", "/dev/null"],
        &seeds().exports().join("graph.dot"),
    );
}

#[test]
fn graphviz_lays_figures_out() {
    if !has("dot", &["-V"]) {
        return;
    }
    for kind in [
        &["--path", "Gustavo Petro", "Venezuela"][..],
        &["--top", "60"],
    ] {
        let svg = seeds().run(&[&["draw", "--layout", "graphviz"], kind].concat());
        assert!(svg.ends_with("</svg>\n"), "{kind:?}: {svg}");
    }
}

#[test]
fn raptor_parses_turtle_trig_and_nquads() {
    if !has("rapper", &["--version"]) {
        return;
    }
    let exports = seeds().exports();
    accepts(
        "rapper",
        &["-q", "-c", "-i", "turtle"],
        &exports.join("graph.ttl"),
    );
    accepts(
        "rapper",
        &["-q", "-c", "-i", "trig"],
        &exports.join("graph.trig"),
    );
    accepts(
        "rapper",
        &["-q", "-c", "-i", "nquads"],
        &exported(&["--format", "nquads"], "graph.nq"),
    );
}

#[test]
fn serd_parses_turtle_trig_and_nquads() {
    if !has("serdi", &["-v"]) {
        return;
    }
    let exports = seeds().exports();
    accepts("serdi", &["-q", "-i", "turtle"], &exports.join("graph.ttl"));
    accepts("serdi", &["-q", "-i", "trig"], &exports.join("graph.trig"));
    accepts(
        "serdi",
        &["-q", "-i", "nquads"],
        &exported(&["--format", "nquads"], "serd.nq"),
    );
}

#[test]
fn python_loads_the_tables() {
    if !has("python3", &["--version"]) {
        return;
    }
    accepts("python3", &["tests/interop/tables.py"], &seeds().exports());
}

#[test]
fn rdflib_and_networkx_load_the_graph() {
    if !has("python3", &["-c", "import rdflib, networkx"]) {
        return;
    }
    let nquads = exported(&["--format", "nquads"], "rdflib.nq")
        .to_string_lossy()
        .into_owned();
    accepts(
        "python3",
        &["tests/interop/graphs.py", &nquads],
        &seeds().exports(),
    );
}

/// What the scorer in Python prints for the gold of the seeds, and what `newsgraph score` does.
fn scored(python: &[&str], own: &[&str]) -> [String; 2] {
    let (gold, claims) = ("tests/gold/seeds", "exports/claims.jsonl");
    let mut scorer = Command::new("python3");
    scorer
        .args(["tests/score/claims.py", gold, claims])
        .args(python);
    let mut program = Command::new(env!("CARGO_BIN_EXE_newsgraph"));
    program.args(["score", gold, "--claims", claims]).args(own);
    [scorer, program].map(|mut command| {
        let output = command.output().expect("a program that runs");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    })
}

#[test]
fn the_scorer_in_python_gives_the_same_figures() {
    if !has("python3", &["--version"]) {
        return;
    }
    for show in ["missed", "traps"] {
        let [python, own] = scored(&["--show", show], &["--show", show]);
        assert_eq!(own, python);
    }
    let [python, own] = scored(&["--json"], &["--format", "json"])
        .map(|json| serde_json::from_str::<serde_json::Value>(&json).expect("JSON"));
    assert_eq!(own["macro"], python["macro"]);
    for (figure, count) in python["total"].as_object().expect("counts") {
        assert_eq!(&own["total"][figure], count, "{figure}");
    }
}
