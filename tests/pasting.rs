//! What the program prints can be given back to it: ids of articles, entities, relations and claims, in each form it shows.

mod workplace;

use workplace::{Output, Workplace, built, check};

/// A store whose second article tells of a man known by one name only, so that his IRI holds the article's id.
fn scoped() -> Workplace {
    let place = built();
    place.write(
        "more/moria_2026-01.txt",
        "Thorin re-established the mine in Moria. Thorin gave way to Gondor.\n",
    );
    assert_eq!(place.run(&["build", "more"]).code, Some(0));
    place
}

/// The first cell of the first row of a query's table.
fn shown(place: &Workplace, query: &str) -> String {
    let table = place.run(&["query", "--format", "table", query]).stdout;
    let cell = table.lines().nth(2).and_then(|row| row.split("  ").next());
    cell.unwrap_or_else(|| panic!("no row for {query}: {table}"))
        .to_owned()
}

#[track_caller]
fn check_known(output: &Output, words: &str) {
    assert!(output.stdout.contains(words), "{output:?}");
    assert_eq!(output.code, Some(0), "{output:?}");
}

#[test]
fn entities_go_by_every_form_in_which_they_are_shown() {
    let place = scoped();
    let short = shown(&place, "SELECT ?e { ?e rdfs:label \"Thorin\" }");
    assert!(short.contains("\\/"), "{short}");
    let local = short.replace("ent:", "").replace('\\', "");
    for name in [
        short,
        format!("ent:{local}"),
        format!("entity/{local}"),
        format!("https://w3id.org/newsgraph/entity/{local}"),
        format!("<https://w3id.org/newsgraph/entity/{local}>"),
    ] {
        check_known(&place.run(&["explain", &name]), "gave way to");
        check_known(&place.run(&["explain", "--entity", &name]), "Thorin");
        check_known(&place.run(&["neighbors", &name]), "Gondor");
        check_known(
            &place.run(&["export", "--format", "edges", "--entity", &name]),
            "Thorin",
        );
    }
}

#[test]
fn articles_go_by_every_form_in_which_they_are_shown() {
    let place = scoped();
    let summary = place.run(&["stats"]).stdout;
    assert!(summary.contains("(arnor, gondor)"), "{summary}");
    let short = shown(
        &place,
        "SELECT ?a { ?a schema:identifier \"moria_2026-01\" }",
    );
    for name in [
        "moria_2026-01",
        &short,
        "https://w3id.org/newsgraph/article/moria_2026-01",
    ] {
        check_known(&place.run(&["stats", "--article", name]), "1 article,");
    }
    check(
        &place.run(&["remove", &short]),
        "removed moria_2026-01\n",
        "",
        0,
    );
}

#[test]
fn relations_and_claims_go_by_every_form_in_which_they_are_shown() {
    let place = scoped();
    for name in [
        "gaveWayTo",
        "gave way to",
        "rel:gaveWayTo",
        "rel/gaveWayTo",
        "https://w3id.org/newsgraph/rel/gaveWayTo",
    ] {
        check_known(
            &place.run(&["explain", "Thorin", name]),
            "Thorin - gave way to - Gondor",
        );
        check_known(
            &place.run(&["export", "--format", "edges", "--relation", name]),
            "Thorin",
        );
    }
    let claim = shown(
        &place,
        "SELECT ?c { ?c a ng:Claim ; rdf:predicate rel:gaveWayTo }",
    );
    check_known(
        &place.run(&["explain", &claim]),
        "\"Thorin gave way to Gondor.\"",
    );
    let none = place.run(&["explain", "claim:0"]);
    check(
        &none,
        "",
        "newsgraph: error: no claim \"claim:0\" in the store\n",
        2,
    );
}

#[test]
fn relations_are_called_the_same_wherever_people_read_them() {
    let place = scoped();
    for arguments in [
        &["explain", "Thorin"][..],
        &["export", "--format", "claims-csv"],
        &["export", "--format", "edges"],
        &[
            "query",
            "--format",
            "table",
            "SELECT ?label { rel:reEstablished rdfs:label ?label }",
        ],
        &["neighbors", "Thorin"],
    ] {
        check_known(&place.run(arguments), "re-established");
    }
}
