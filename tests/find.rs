//! `newsgraph find`, and `ng:matches` in SPARQL.

mod workplace;

use workplace::{built, check};

const SENTENCE: &str =
    "\"Elena Telcontar sanctioned Umbar.\"\n    arnor; about Elena Telcontar, Umbar\n";

#[test]
fn names_and_sentences_are_found_by_their_stems() {
    let place = built();
    let found = place.run(&[
        "find",
        "SANCTIONS",
        "Umbar",
        "--only",
        "sentences",
        "--limit",
        "1",
    ]);
    assert_eq!(found.stdout, SENTENCE, "{found:?}");
    assert_eq!(found.stderr, "newsgraph: 1 more; --limit 0 shows all\n");
    let names = place.run(&["find", "telcontar", "--only", "entities"]);
    let line = "Elena Telcontar  (2 articles)  https://w3id.org/newsgraph/entity/Elena_Telcontar\n";
    check(&names, line, "", 0);
}

#[test]
fn an_argument_of_several_words_is_a_phrase() {
    let place = built();
    let phrase = place.run(&["find", "Umbar sanctioned", "--only", "sentences"]);
    check(
        &phrase,
        "",
        "newsgraph: nothing holds \"Umbar sanctioned\"\n",
        0,
    );
    let words = place.run(&["find", "Umbar", "sanctioned", "--only", "sentences"]);
    assert!(words.stdout.contains("sanctioned Umbar"), "{words:?}");
    let none = place.run(&["find", "?!"]);
    check(
        &none,
        "",
        "newsgraph: error: \"?!\" holds no word to look for\n",
        2,
    );
}

#[test]
fn programs_get_all_that_is_known() {
    let place = built();
    let json = place.run(&["find", "Umbar", "--format", "json"]).stdout;
    let hits: serde_json::Value = serde_json::from_str(&json).unwrap_or_default();
    let sentence = hits
        .as_array()
        .into_iter()
        .flatten()
        .find(|hit| hit["article"] == "arnor")
        .cloned()
        .unwrap_or_default();
    assert_eq!(sentence["start"], 90, "{json}");
    assert_eq!(sentence["text"], "Elena Telcontar sanctioned Umbar.");
    let csv = place.run(&["find", "Umbar", "--format", "csv"]).stdout;
    assert!(csv.starts_with("kind,score,text,entities,iris,"), "{csv}");
}

#[test]
fn sparql_finds_the_same() {
    let place = built();
    let query = "SELECT DISTINCT ?words { ?e oa:exact ?words FILTER ng:matches(?words, '\"sanctions umbar\"') } ORDER BY ?words";
    let found = place.run(&["query", query]);
    let expected = "words\r\nElena Telcontar sanctioned Umbar in January.\r\nElena Telcontar sanctioned Umbar.\r\n";
    check(&found, expected, "", 0);
}
