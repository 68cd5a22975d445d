//! The graph commands as users see them: path, between, timeline, neighbors, rank, communities.
//!
//! In: the two articles of `workplace`: Telcontar met Faramir, who praised her; both articles say that she sanctioned
//! Umbar, one of them when.

mod workplace;

use workplace::{Output, Workplace, built};

#[track_caller]
fn answered(output: Output) -> String {
    assert_eq!(output.code, Some(0), "{}", output.stderr);
    output.stdout
}

fn json(place: &Workplace, arguments: &[&str]) -> Vec<serde_json::Value> {
    let text = answered(place.run(&[arguments, &["--format", "json"]].concat()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn a_path_shows_the_sentences_along_it() {
    let text = answered(built().run(&["path", "Faramir", "Umbar"]));
    assert!(
        text.starts_with("1. Peter Faramir … Elena Telcontar … Umbar  (2 steps)\n"),
        "{text}"
    );
    assert!(
        text.contains("Elena Telcontar - sanctioned - Umbar  [fact in 2 articles]\n"),
        "{text}"
    );
    assert!(
        text.contains("\"Elena Telcontar sanctioned Umbar.\"\n"),
        "{text}"
    );
}

#[test]
fn where_no_way_leads_an_empty_answer_says_so() {
    let output = built().run(&["path", "Faramir", "Umbar", "--relation", "sanctioned"]);
    assert_eq!((output.stdout.as_str(), output.code), ("", Some(2)));
    assert!(
        output
            .stderr
            .contains("Peter Faramir is in the store, but in nothing that the filters leave"),
        "{}",
        output.stderr
    );
    let rows = json(&built(), &["path", "Umbar", "Umbar"]);
    assert_eq!(rows, [] as [serde_json::Value; 0]);
}

#[test]
fn what_lies_between_two_is_in_order_of_time() {
    let place = built();
    let rows = json(&place, &["between", "Umbar", "Telcontar"]);
    let sanctions: Vec<_> = rows
        .iter()
        .filter(|row| row["relation"] == "sanctioned")
        .collect();
    assert_eq!(sanctions.len(), 2, "{rows:#?}");
    assert!(
        rows.iter()
            .all(|row| row["fact"].is_boolean() && row["sentence"].is_string())
    );
    let days: Vec<_> = rows.iter().map(|row| row["date"].as_str()).collect();
    let dated = days.iter().take_while(|date| date.is_some()).count();
    assert!(days[..dated].is_sorted() && days[dated..].iter().all(Option::is_none));
    let csv = answered(place.run(&["between", "Umbar", "Telcontar", "--format", "csv"]));
    assert!(csv.starts_with("date,subject,subject_iri,relation,object,object_iri,fact,"));
    assert_eq!(csv.lines().count(), rows.len() + 1);
}

#[test]
fn a_timeline_leaves_undated_statements_out_and_says_so() {
    let place = built();
    let short = place.run(&["timeline", "Telcontar"]);
    assert!(!short.stdout.contains("undated"), "{}", short.stdout);
    assert!(
        short.stderr.contains("--undated shows them"),
        "{}",
        short.stderr
    );
    let long = place.run(&["timeline", "Telcontar", "--undated"]);
    assert!(long.stdout.contains("undated\n"), "{}", long.stdout);
    assert_eq!(long.stderr, "");
}

#[test]
fn neighbors_are_tied_by_arrows() {
    let rows = json(&built(), &["neighbors", "Umbar"]);
    assert_eq!(rows[0]["name"], "Elena Telcontar");
    assert_eq!(rows[0]["relations"][0], "← sanctioned");
    assert_eq!(rows[0]["articles"], 2);
    let rows = json(&built(), &["neighbors", "Telcontar", "--limit", "1"]);
    assert_eq!(rows.len(), 1, "{rows:#?}");
}

#[test]
fn the_queen_is_central_by_every_measure() {
    for by in ["pagerank", "degree", "betweenness"] {
        let rows = json(&built(), &["rank", "--by", by]);
        assert_eq!(
            (&rows[0]["name"], &rows[0]["rank"]),
            (&"Elena Telcontar".into(), &1.into())
        );
        assert!(
            rows.is_sorted_by(|a, b| b[by].as_f64() <= a[by].as_f64()),
            "{by}: {rows:#?}"
        );
    }
    let table = answered(built().run(&["rank", "--limit", "2"]));
    assert_eq!(table.lines().count(), 4, "{table}");
}

#[test]
fn communities_hold_each_entity_once() {
    let place = built();
    let rows = json(&place, &["communities"]);
    let mut iris: Vec<_> = rows.iter().filter_map(|row| row["iri"].as_str()).collect();
    let all = iris.len();
    iris.sort_unstable();
    iris.dedup();
    assert_eq!((iris.len(), all > 1), (all, true), "{rows:#?}");
    let output = place.run(&["communities"]);
    assert!(output.stderr.contains("modularity"), "{}", output.stderr);
}

#[test]
fn unknown_names_get_suggestions() {
    for arguments in [
        &["path", "Telcontaar", "Umbar"][..],
        &["neighbors", "Umbarr"],
        &["timeline", "Umbarr"],
    ] {
        let output = built().run(arguments);
        assert_eq!((output.stdout.as_str(), output.code), ("", Some(2)));
        assert!(output.stderr.contains("did you mean"), "{}", output.stderr);
    }
}
