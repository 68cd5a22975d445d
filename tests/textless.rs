//! `--no-text`: a store and files without the sentences of the articles, for texts that may not be copied.

mod workplace;

use std::fs;
use workplace::{Output, Workplace};

const SECRET: &str = "whom nobody at the court had expected";
const ARTICLE: &str = "Queen Elena Telcontar met Peter Faramir, whom nobody at the court had expected, in Minas \
                       Tirith. The tall queen praised Peter Faramir.\n";

fn place(options: &[&str]) -> Workplace {
    let place = Workplace::new();
    place.write("news/arnor.txt", ARTICLE);
    check(&place.run(&[&["build", "news"], options].concat()));
    place
}

#[track_caller]
fn check(output: &Output) -> &str {
    assert_eq!(output.code, Some(0), "{}", output.stderr);
    &output.stdout
}

/// Whether the words stand in a file of the store.
fn holds(place: &Workplace, words: &str) -> bool {
    let files = walkdir::WalkDir::new(place.path("newsgraph-store")).into_iter();
    files
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .any(|entry| {
            String::from_utf8_lossy(&fs::read(entry.path()).unwrap_or_default()).contains(words)
        })
}

#[test]
fn a_store_without_text_holds_hashes() {
    assert!(holds(&place(&[]), SECRET));
    let place = place(&["--no-text"]);
    assert!(!holds(&place, SECRET));
    assert!(!holds(&place, "The tall queen"));
    let validated = place.run(&["validate"]);
    check(&validated);
    assert!(
        validated.stderr.contains("0 violations"),
        "{}",
        validated.stderr
    );
    let explained = place.run(&["explain", "Elena Telcontar", "met", "Peter Faramir"]);
    assert!(
        check(&explained).contains("\"[not kept: characters 0 to 96, SHA-256 "),
        "{}",
        explained.stdout
    );
    check(&place.run(&["explain", "--entity", "Elena Telcontar"]));
    let lines = place.run(&["export", "--format", "claims"]);
    let first: serde_json::Value =
        serde_json::from_str(check(&lines).lines().next().unwrap_or_default()).unwrap_or_default();
    assert_eq!(
        (&first["sentence"], &first["subject"]["text"]),
        (&"".into(), &"".into())
    );
    assert_eq!(first["sentence_hash"].as_str().map(str::len), Some(64));
}

#[test]
fn another_choice_reads_the_articles_anew() {
    let place = place(&["--no-text"]);
    assert!(check(&place.run(&["build", "news", "--no-text"])).starts_with("1 article unchanged"));
    assert!(check(&place.run(&["build", "news"])).starts_with("1 article read anew"));
    assert!(holds(&place, SECRET));
}

#[test]
fn extract_and_export_give_what_such_a_store_holds() {
    let [whole, without] = [place(&[]), place(&["--no-text"])];
    for format in ["claims", "claims-csv", "evidence"] {
        let exported = whole.run(&["export", "--format", format, "--no-text"]);
        assert!(!check(&exported).contains(SECRET), "{format}");
        let stored = without.run(&["export", "--format", format]);
        assert_eq!(check(&exported), check(&stored), "{format}");
    }
    let extracted = whole.run(&["extract", "news", "--no-text"]);
    assert_eq!(
        check(&extracted),
        check(&without.run(&["export", "--format", "claims"]))
    );
    let quads = whole.run(&["extract", "news", "--no-text", "--format", "nquads"]);
    assert!(!check(&quads).contains(SECRET) && quads.stdout.contains("#quoteHash>"));
    let open = whole.run(&["extract", "news", "--no-text", "--format", "open"]);
    assert_eq!(open.code, Some(2));
    assert!(
        open.stderr.contains("open tuples are text"),
        "{}",
        open.stderr
    );
}
