//! What the commands refuse, and what they say instead: every message shows a way out.

mod workplace;

use workplace::{ARNOR, Workplace, built};

#[test]
fn a_query_whose_reader_leaves_is_no_failure() {
    let place = built();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_newsgraph"))
        .args(["query", "SELECT * { ?s ?p ?o }"])
        .current_dir(place.path(""))
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("a process");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("an end");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

/// Runs in a folder with a store, and fails with words that say why.
#[track_caller]
fn check_refused(place: &Workplace, arguments: &[&str], words: &str) {
    let output = place.run(arguments);
    assert!(output.stderr.contains(words), "{}", output.stderr);
    assert_eq!((output.stdout.as_str(), output.code), ("", Some(2)));
}

#[test]
fn wrong_filters_and_formats_are_refused_with_a_way_out() {
    let place = built();
    for (arguments, words) in [
        (
            &["export", "--format", "edges", "--relation", "sanctionned"][..],
            "did you mean sanctioned",
        ),
        (
            &[
                "export",
                "--format",
                "edges",
                "--entity",
                "Elena Telcontaar",
            ],
            "did you mean Elena Telcontar",
        ),
        (
            &["export", "--format", "edges", "--since", "2026-13"],
            "no such day or month",
        ),
        (
            &["export", "--format", "edges", "--min-confidence", "7"],
            "expected a number from 0 to 1",
        ),
        (
            &["path", "Elena Telcontar", "Umbar", "--k", "0"],
            "'--k <N>'",
        ),
        (&["serve", "--cors", "nowhere"], "as https://example.org"),
        (&["serve", "--host", "a/b"], "expected a host's name"),
        (
            &["export", "--format", "turtle", "--array-delimiter", "|"],
            "only neo4j has one",
        ),
        (
            &[
                "export",
                "--format",
                "neo4j",
                "--array-delimiter",
                ",",
                "-o",
                "x",
            ],
            "part cells and rows",
        ),
        (
            &["export", "-o", "x.csv"],
            "--format nodes, edges, claims-csv or evidence",
        ),
        (&["export", "-o", "x.svg"], "newsgraph draw -o x.svg"),
        (&["query"], "QUERY, -f FILE, --named NAME, or --list"),
        (
            &["query", "--format", "turtle", "SELECT * { ?s ?p ?o }"],
            "format turtle is not for SELECT",
        ),
        (
            &["query", "--named", "timeline"],
            "needs to know which entity: --entity NAME; for example ",
        ),
        (&["query", "DELETE WHERE { ?s ?p ?o }"], "queries read only"),
        (&["extract", "news", "--rdf12"], "--rdf12 is for"),
        (
            &["store", "convert", "newsgraph-store", "newsgraph-store"],
            "already holds a newsgraph store",
        ),
    ] {
        check_refused(&place, arguments, words);
    }
}

#[test]
fn relations_go_by_any_of_their_names_and_hops_end() {
    let place = built();
    let export = |filter: &[&str]| place.run(&[&["export", "--format", "edges"], filter].concat());
    let plain = export(&["--relation", "sanctioned"]);
    assert!(plain.stdout.lines().count() > 1, "{}", plain.stdout);
    assert_eq!(
        export(&["--relation", "rel:sanctioned"]).stdout,
        plain.stdout
    );
    assert_eq!(export(&["--relation", "spoke with"]).code, Some(0));
    let far = export(&["--entity", "Telcontar", "--hops", "99999999999"]);
    assert_eq!(far.code, Some(0), "{}", far.stderr);
}

#[test]
fn explaining_says_which_part_does_not_fit() {
    let place = built();
    let note = |arguments: &[&str]| place.run(&[&["explain"], arguments].concat()).stderr;
    let object = note(&["Elena Telcontar", "sanctioned", "Faramir"]);
    assert!(
        object.contains("no such claim with object Faramir") && object.contains("Umbar"),
        "{object}"
    );
    let typo = note(&["Elena Telcontar", "sanctonned"]);
    assert!(typo.contains("did you mean sanctioned?"), "{typo}");
    let place_of = note(&["Umbar", "sanctioned"]);
    assert!(place_of.contains("no such claim"), "{place_of}");
}

#[test]
fn nothing_read_leaves_no_store() {
    let place = Workplace::new();
    place.write("empty.txt", "");
    let output = place.run(&["build", "empty.txt"]);
    assert_eq!(
        (output.stdout.as_str(), output.code),
        ("", Some(1)),
        "{}",
        output.stderr
    );
    assert!(!place.path("newsgraph-store").exists());
}

#[test]
fn a_bad_manifest_is_no_failed_article() {
    let place = Workplace::new();
    place.write("news/arnor.txt", ARNOR);
    place.write("news/MANIFEST.csv", "file,date\narnor.txt,soon\n");
    let output = place.run(&["build", "news"]);
    assert!(
        output.stdout.starts_with("1 article added\n"),
        "{}",
        output.stdout
    );
    assert!(
        output.stderr.contains("MANIFEST.csv:2"),
        "{}",
        output.stderr
    );
    assert_eq!(output.code, Some(2));
}
