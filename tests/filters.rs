//! The filters of `export` and `stats`, as users type them.

mod workplace;

use std::collections::BTreeSet;
use workplace::{Workplace, built};

/// The summary's first line behind the store's name.
#[track_caller]
fn check(place: &Workplace, filters: &[&str], expected: &str) {
    let stats = place.run(&[&["stats"], filters].concat());
    assert_eq!(stats.code, Some(0), "{}", stats.stderr);
    let first = stats.stdout.lines().next().unwrap_or_default();
    assert_eq!(first, format!("store newsgraph-store: {expected}"));
}

#[track_caller]
fn refused(place: &Workplace, filters: &[&str], complaint: &str) {
    let stats = place.run(&[&["stats"], filters].concat());
    assert_eq!((stats.stdout.as_str(), stats.code), ("", Some(2)));
    assert!(stats.stderr.contains(complaint), "{}", stats.stderr);
}

#[test]
fn stats_count_what_the_filters_leave() {
    let place = built();
    let praise = "1 article, 2 entities, 1 fact edge, 1 claim";
    check(&place, &["--relation", "praised"], praise);
    let sanctions = "2 articles, 2 entities, 1 fact edge, 2 claims";
    check(&place, &["--quad-class", "material-conflict"], sanctions);
    check(&place, &["--min-support", "2", "--facts"], sanctions);
    let best = "2 articles, 2 entities, 2 fact edges, 2 claims";
    check(&place, &["--giant", "--top", "2"], best);
}

#[test]
fn articles_are_listed_by_what_they_hold() {
    let listed = built().run(&["stats", "--articles", "--relation", "praised"]);
    assert_eq!(listed.stdout, "gondor\t\t\t\n");
}

#[test]
fn names_that_mean_nothing_are_errors() {
    let place = built();
    refused(
        &place,
        &["--quad-class", "war"],
        "unknown quad class \"war\"",
    );
    refused(
        &place,
        &["--quad-class", "war"],
        "known are verbal-cooperation, ",
    );
    refused(
        &place,
        &["--type", "sanctions"],
        "did you mean SANCTION? known are ",
    );
    refused(&place, &["--facts", "--claims"], "cannot be used with");
    refused(&place, &["--article", "mordor"], "no article \"mordor\"");
}

#[test]
fn tables_of_one_graph_fit_together() {
    let place = built();
    place.write(
        "news/rohan.txt",
        "Peter Faramir may visit Rohan, officials said.\n",
    );
    assert_eq!(place.run(&["build", "news"]).code, Some(0));
    let column = |format: &str, filters: &[&str], columns: &[&str]| -> BTreeSet<String> {
        let table = place
            .run(&[&["export", "--format", format], filters].concat())
            .stdout;
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let header = reader.headers().expect("a header").clone();
        let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
        let at = columns
            .iter()
            .map(|name| header.iter().position(|it| it == *name).expect("a column"));
        at.flat_map(|at| rows.iter().map(move |row| row[at].to_owned()))
            .collect()
    };
    for filters in [
        &[][..],
        &["--claims", "--min-confidence", "0.01"],
        &["--min-support", "2"],
        &["--entity", "Umbar"],
    ] {
        let ends = column("edges", filters, &["source", "target"]);
        assert_eq!(column("nodes", filters, &["id"]), ends, "{filters:?}");
        assert_eq!(
            column("evidence", filters, &["edge"]),
            column("edges", filters, &["id"]),
            "{filters:?}"
        );
    }
    // Without any filter, --claims has also what is only mentioned.
    for (filters, rohan, arnor) in [
        (&[][..], false, false),
        (&["--claims", "--min-confidence", "0.01"], true, false),
        (&["--claims"], true, true),
    ] {
        let labels = column("nodes", filters, &["label"]);
        let has = (labels.contains("Rohan"), labels.contains("Arnor"));
        assert_eq!(has, (rohan, arnor), "{filters:?}: {labels:?}");
    }
}
