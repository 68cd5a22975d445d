//! `score`: figures for a user's own gold, and what is said of gold that does not serve.

mod workplace;

use workplace::{Workplace, check};

const GOLD: &str = r#"{"subject": {"name": "Elena Telcontar", "type": "Person"}, "relation": "sanction", "object": {"name": "Umbar", "type": "Place"}, "type": "SANCTION", "modality": "fact", "core": true, "quote": "Elena Telcontar sanctioned Umbar"}
"#;

const CLAIM: &str = r#"{"article": "arnor", "subject": {"name": "Elena Telcontar", "iri": "e"}, "relation": {"lemma": "sanction"}, "object": {"name": "Umbar", "iri": "u"}, "type": "SANCTION", "negated": false, "modality": "fact", "source": null}
"#;

fn place(gold: &str) -> Workplace {
    let place = Workplace::new();
    place.write("gold/arnor.jsonl", gold);
    place
}

#[test]
fn articles_beside_the_gold_are_read_and_scored() {
    let place = place(GOLD);
    place.write(
        "gold/arnor.txt",
        "Elena Telcontar sanctioned Umbar in January.\n",
    );
    let output = place.run(&["score", "gold", "--format", "json"]);
    let score: serde_json::Value = serde_json::from_str(&output.stdout).expect("JSON");
    assert_eq!((output.stderr.as_str(), output.code), ("", Some(0)));
    assert_eq!(score["total"]["core_full"], 1);
    assert_eq!(score["articles"]["arnor"]["core"], 1);
    assert_eq!(score["macro"]["core_full"], 1.0);
}

#[test]
fn claims_of_any_program_are_scored() {
    let place = place(GOLD);
    place.write("claims.jsonl", CLAIM);
    let output = place.run(&["score", "gold", "--claims", "claims.jsonl"]);
    let total = "TOTAL                                   1 |    1 100.0 100.0 100.0 |    1 100.0 100.0 100.0 |     1 100.0 \
                 100.0 |   0/0   | 1.00";
    assert!(
        output.stdout.lines().any(|line| line == total),
        "{}",
        output.stdout
    );
    assert_eq!((output.stderr.as_str(), output.code), ("", Some(0)));
}

#[test]
fn what_was_missed_is_listed() {
    let place = place(GOLD);
    place.write("claims.jsonl", "");
    let output = place.run(&[
        "score",
        "gold",
        "--claims",
        "claims.jsonl",
        "--show",
        "missed",
    ]);
    assert!(output.stdout.starts_with(
        "MISSED(none) arnor: Elena Telcontar | sanction | Umbar [SANCTION fact] «Elena Telcontar sanctioned Umbar»\n"
    ));
}

#[test]
fn a_bad_line_of_gold_is_an_error_with_its_place() {
    let place = place(&format!("{GOLD}{{\"subject\": {{\"name\": \"Arnor\"}}}}\n"));
    check(
        &place.run(&["score", "gold", "--claims", "-"]),
        "",
        "newsgraph: error: gold/arnor.jsonl:2: expected a gold claim with subject, relation, object and type, found missing \
         field `object` (column 30)\n",
        2,
    );
}

#[test]
fn a_bad_claim_line_is_an_error_with_its_place() {
    let place = place(GOLD);
    place.write("claims.jsonl", format!("{CLAIM}Arnor sanctions Umbar\n"));
    let output = place.run(&["score", "gold", "--claims", "claims.jsonl"]);
    assert!(
        output
            .stderr
            .contains("claims.jsonl:2: expected a claim line"),
        "{}",
        output.stderr
    );
    assert_eq!(output.code, Some(2));
}

#[test]
fn gold_without_articles_says_what_to_do() {
    let output = place(GOLD).run(&["score", "gold"]);
    assert!(
        output
            .stderr
            .contains("gold/arnor.txt: no such file; put the article there")
    );
    let empty = Workplace::new();
    empty.write("gold/notes.md", "none yet");
    let output = empty.run(&["score", "gold"]);
    assert!(
        output.stderr.contains("no gold in this folder"),
        "{}",
        output.stderr
    );
}
