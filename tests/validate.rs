//! `newsgraph validate`: the program's own graph is as its shapes want it, and a graph that is broken is found out, by
//! `validate` and by pySHACL alike.
#![expect(clippy::expect_used, reason = "a test that lacks its files fails")]

mod support;
mod workplace;

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::seeds;
use support::tools::has;
use workplace::{Output, Workplace};

const ARTICLE: &str = r#"{"id":"arnor","date":"2026-01-07","outlet":"Bree Post","text":"Queen Elena Telcontar met Peter Faramir in Minas Tirith on Monday. The Telcontar administration sanctioned Umbar. Peter Faramir said that Elena Telcontar had attacked Umbar on January 3, 2026."}"#;

/// A way to break a graph, and what must be found: the kind of constraint, and the end of the property's IRI.
struct Break {
    /// Part of the first line that is changed; what stands there then, or nothing for a line that goes.
    change: (&'static str, &'static str),
    found: (&'static str, &'static str),
}

const fn broken(
    change: (&'static str, &'static str),
    found: (&'static str, &'static str),
) -> Break {
    Break { change, found }
}

const BREAKS: &[Break] = &[
    broken(("#modality> \"fact\"", ""), ("MinCount", "#modality")),
    broken(
        ("#polarity> \"positive\"", "#polarity> \"maybe\""),
        ("In", "#polarity"),
    ),
    broken(
        ("#rule> \"triggers", "#lemma> \"triggers"),
        ("MaxCount", "#lemma"),
    ),
    broken(
        (
            "rdf-schema#label> \"Umbar\"",
            "rdf-schema#label> \"Umbar\"@en",
        ),
        ("Datatype", "#label"),
    ),
    broken(
        ("#confidence> \"0.", "#confidence> \"7."),
        ("MaxInclusive", "#confidence"),
    ),
    broken(
        ("#count> \"1\"", "#count> \"0\""),
        ("MinInclusive", "#count"),
    ),
    broken(("#date> \"2026-01", "#date> \"2026-31"), ("Or", "#date")),
    broken(
        (
            "#wasDerivedFrom> <https://w3id.org/newsgraph/article/arnor>",
            "#wasDerivedFrom> <http://mordor.example/>",
        ),
        ("Class", "#wasDerivedFrom"),
    ),
    broken(
        ("<https://w3id.org/newsgraph/plover/ASSAULT>", "\"ASSAULT\""),
        ("NodeKind", "#type"),
    ),
    broken(
        ("#contentHash> \"", "#contentHash> \"no hash: "),
        ("Pattern", "#contentHash"),
    ),
    broken(
        (
            "rdf-schema#label> \"Minas Tirith\"",
            "rdf-schema#label> \"\"",
        ),
        ("MinLength", "#label"),
    ),
    broken(
        ("oa#start> \"0\"", "oa#start> \"700\""),
        ("LessThan", "#start"),
    ),
    // What is only said stands as an edge.
    broken(
        ("#modality> \"reported\"", "#modality> \"fact\""),
        ("SPARQL", "/attacked"),
    ),
    broken(
        (
            "Elena_Telcontar> <https://w3id.org/newsgraph/rel/met>",
            "Elena_Telcontar> <https://w3id.org/newsgraph/rel/warned>",
        ),
        ("SPARQL", "/warned"),
    ),
    broken(
        (
            "entity/Umbar> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>",
            "",
        ),
        ("SPARQL", "#object"),
    ),
    broken(
        (
            "oa#hasSelector> <https://w3id.org/newsgraph/article/arnor#position=67,113>",
            "",
        ),
        ("SPARQL", ""),
    ),
];

/// A store of the article in `store`.
fn whole() -> Workplace {
    let place = Workplace::new();
    place.write("article.jsonl", ARTICLE);
    for run in [
        &["build", "article.jsonl", "--store", "built"][..],
        &["store", "convert", "--kind", "files", "built", "store"],
    ] {
        let output = place.run(run);
        assert_eq!(output.code, Some(0), "{}", output.stderr);
    }
    place
}

/// The file of the article's graph.
fn graph(place: &Workplace) -> PathBuf {
    let files = walkdir::WalkDir::new(place.path("store/articles")).into_iter();
    files
        .map(|entry| entry.expect("an entry").into_path())
        .find(|path| path.is_file())
        .expect("the article's file")
}

/// Breaks the first line that a break fits.
fn apply(path: &Path, (from, to): (&str, &str)) {
    let text = fs::read_to_string(path).expect("a file of quads");
    let line = text
        .lines()
        .find(|line| line.contains(from))
        .unwrap_or_else(|| panic!("no {from}"));
    let changed = if to.is_empty() {
        text.replacen(&format!("{line}\n"), "", 1)
    } else {
        text.replacen(line, &line.replacen(from, to, 1), 1)
    };
    fs::write(path, changed).expect("a file of quads");
}

fn findings(output: &Output) -> Vec<Value> {
    serde_json::from_str(&output.stdout).expect("a list of objects")
}

/// Kind, node and property of what is found.
fn keys(output: &Output) -> BTreeSet<String> {
    let text = |it: &Value, key: &str| it[key].as_str().unwrap_or_default().to_owned();
    let found = findings(output);
    let keys = found.iter().map(|it| {
        ["constraint", "focus", "path"]
            .map(|key| text(it, key))
            .join("\t")
    });
    keys.collect()
}

#[test]
fn the_seeds_are_as_they_should_be() {
    seeds().run(&["validate"]);
}

#[test]
fn a_whole_graph_has_no_violation() {
    let output = whole().run(&["validate", "--store", "store"]);
    assert_eq!(
        (output.stdout.as_str(), output.code),
        ("", Some(0)),
        "{}",
        output.stderr
    );
    assert!(
        output
            .stderr
            .contains("0 violations, 0 warnings in 1 article")
    );
}

#[test]
fn each_kind_of_break_is_listed() {
    let place = whole();
    let path = graph(&place);
    let sound = fs::read_to_string(&path).expect("a file of quads");
    for Break { change, found } in BREAKS {
        fs::write(&path, &sound).expect("a file of quads");
        apply(&path, *change);
        let output = place.run(&["validate", "--store", "store", "--format", "json"]);
        assert_eq!(output.code, Some(2), "{change:?}: {}", output.stdout);
        let is = |it: &Value| {
            let path = it["path"].as_str().unwrap_or_default();
            it["constraint"] == found.0
                && path.ends_with(found.1)
                && path.is_empty() == found.1.is_empty()
        };
        assert!(
            findings(&output).iter().any(is),
            "{change:?}: {}",
            output.stdout
        );
    }
}

#[test]
fn a_finding_names_claim_and_sentence() {
    let place = whole();
    apply(
        &graph(&place),
        ("#modality> \"reported\"", "#modality> \"rumoured\""),
    );
    let output = place.run(&["validate", "--store", "store"]);
    assert_eq!(output.code, Some(2));
    let expected = "arnor\n  violation: A claim must have one modality: fact, reported, intended, possible or hypothetical.\n";
    assert!(output.stdout.starts_with(expected), "{}", output.stdout);
    assert!(
        output
            .stdout
            .contains("ng:modality rumoured (In)\n    \"Peter Faramir said that Elena"),
        "{}",
        output.stdout
    );
}

#[test]
fn a_speaker_who_is_missing_is_a_warning() {
    let place = whole();
    apply(&graph(&place), ("newsgraph/ontology#source>", ""));
    let output = place.run(&["validate", "--store", "store", "--format", "csv"]);
    assert_eq!(output.code, Some(0), "{}", output.stdout);
    assert!(
        output.stdout.contains("arnor,warning,SPARQL,"),
        "{}",
        output.stdout
    );
}

#[test]
fn own_shapes_are_checked_and_what_is_not_known_is_said() {
    let place = whole();
    let head = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ng: <https://w3id.org/newsgraph/ontology#> .\n";
    let shape = |conditions: &str| {
        let text =
            format!("{head}ng:Mine a sh:NodeShape ; sh:targetClass ng:Claim ; {conditions} .");
        place.write("mine.ttl", text);
        place.run(&["validate", "--store", "store", "--shapes", "mine.ttl"])
    };
    let wanted = shape("sh:property [ sh:path ng:amount ; sh:minCount 1 ]");
    assert!(
        wanted
            .stdout
            .contains("has 0 values, at least 1 are needed"),
        "{}",
        wanted.stdout
    );
    let unknown = shape("sh:xone ()");
    assert_eq!(unknown.code, Some(2));
    assert!(
        unknown
            .stderr
            .contains("mine.ttl: shape https://w3id.org/newsgraph/ontology#Mine uses sh:xone"),
        "{}",
        unknown.stderr
    );
    place.write("mine.ttl", "no turtle");
    let broken = place.run(&["validate", "--store", "store", "--shapes", "mine.ttl"]);
    assert!(broken.stderr.contains("mine.ttl: "), "{}", broken.stderr);
}

/// What pySHACL finds in a file of quads.
fn pyshacl(quads: &Path) -> BTreeSet<String> {
    let output = Command::new("python3")
        .args(["tests/interop/shapes.py"])
        .arg(quads)
        .arg("ontology/shapes.ttl")
        .output()
        .expect("a tool that runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().map(str::to_owned).collect()
}

#[test]
fn pyshacl_finds_the_same() {
    if !has("python3", &["-c", "import pyshacl"]) {
        return;
    }
    let place = whole();
    let path = graph(&place);
    assert_eq!(pyshacl(&path), BTreeSet::new());
    for it in BREAKS {
        apply(&path, it.change);
    }
    let own = place.run(&["validate", "--store", "store", "--format", "json"]);
    assert!(BREAKS.len() <= keys(&own).len());
    assert_eq!(pyshacl(&path), keys(&own));
}

#[test]
fn pyshacl_finds_the_seeds_as_they_should_be() {
    if !has("python3", &["-c", "import pyshacl"]) {
        return;
    }
    let quads = seeds().store().with_file_name("shapes.nq");
    seeds().run(&["export", "-o", &quads.to_string_lossy()]);
    let own = seeds().run(&["validate", "--format", "json"]);
    let own = Output {
        stdout: own,
        stderr: String::new(),
        code: Some(0),
    };
    assert_eq!(pyshacl(&quads), keys(&own));
}
