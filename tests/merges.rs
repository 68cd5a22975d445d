//! `--merges`: the user's word on who is who, in `extract` and `build`.

mod workplace;

use workplace::{Workplace, check};

const FIRST: &str =
    "Elena Telcontar sanctioned Umbar in January. Peter Faramir praised Elena Telcontar.\n";
const SECOND: &str = "Queen Helena Telcontar met Peter Faramir in Minas Tirith on Monday.\n";

fn place(rows: &str) -> Workplace {
    let place = Workplace::new();
    place.write("news/a0.txt", FIRST);
    place.write("news/a1.txt", SECOND);
    place.write("merges.csv", format!("decision,first,second\n{rows}\n"));
    place
}

/// Names and IRIs of the people whom the articles' claims are about, by article.
fn people(place: &Workplace, arguments: &[&str]) -> Vec<(String, String, String)> {
    let output = place.run(&[&["extract", "news"], arguments].concat());
    assert_eq!((output.stderr.as_str(), output.code), ("", Some(0)));
    let mut found: Vec<(String, String, String)> = Vec::new();
    for line in output.stdout.lines() {
        let Ok(claim) = serde_json::from_str::<serde_json::Value>(line) else {
            panic!("no claim: {line}")
        };
        for end in [&claim["subject"], &claim["object"]] {
            if end["type"] == "Person" {
                let iri = end["iri"].as_str().unwrap_or_default();
                let local = iri.split("/entity/").nth(1).unwrap_or_default();
                let text =
                    |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
                found.push((
                    text(&claim["article"]),
                    text(&end["name"]),
                    local.to_owned(),
                ));
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

#[track_caller]
fn check_person(people: &[(String, String, String)], article: &str, name: &str, key: &str) {
    let wanted = (article.to_owned(), name.to_owned(), key.to_owned());
    assert!(people.contains(&wanted), "{people:?}");
}

#[test]
fn two_spellings_become_one_entity() {
    let place = place("same,ent:Elena_Telcontar,Helena Telcontar");
    check_person(
        &people(&place, &[]),
        "a1",
        "Helena Telcontar",
        "Helena_Telcontar",
    );
    let merged = people(&place, &["--merges", "merges.csv"]);
    check_person(&merged, "a0", "Elena Telcontar", "Elena_Telcontar");
    check_person(&merged, "a1", "Elena Telcontar", "Elena_Telcontar");
}

#[test]
fn two_people_of_one_name_are_told_apart() {
    let place = place("different,ent:Peter_Faramir,ent:a1/Peter_Faramir");
    let apart = people(&place, &["--merges", "merges.csv"]);
    check_person(&apart, "a0", "Peter Faramir", "Peter_Faramir");
    check_person(&apart, "a1", "Peter Faramir", "a1/Peter_Faramir");
}

#[test]
fn a_changed_table_has_the_articles_read_anew() {
    let place = place("same,ent:Elena_Telcontar,Helena Telcontar");
    let build = |said: &str| {
        let output = place.run(&["build", "news", "--merges", "merges.csv"]);
        assert!(output.stdout.starts_with(said), "{}", output.stdout);
    };
    build("2 articles added\n");
    build("2 articles unchanged\n");
    let explained = place.run(&["explain", "--entity", "Elena Telcontar"]);
    assert!(
        explained
            .stdout
            .contains("merges-file: the merges file says so")
    );
    place.write(
        "merges.csv",
        "decision,first,second\ndifferent,Elena Telcontar,Helena Telcontar\n",
    );
    build("2 articles read anew\n");
    let found = place.run(&["explain", "--entity", "ent:Helena_Telcontar"]);
    assert!(
        found.stdout.starts_with("Helena Telcontar  [Person]"),
        "{}",
        found.stdout
    );
}

#[test]
fn a_bad_row_is_an_error_with_its_place() {
    let place = place("equal,Elena Telcontar,Helena Telcontar");
    for command in ["extract", "build"] {
        check(
            &place.run(&[command, "news", "--merges", "merges.csv"]),
            "",
            "newsgraph: error: merges.csv:2: unknown decision \"equal\"; use same or different\n",
            2,
        );
    }
    assert!(!place.path("newsgraph-store").exists());
}

#[test]
fn a_row_that_means_nobody_is_told_with_its_place() {
    let rows = "same,ent:Elena_Telcontar,Helena Telcontr\nsame,Queen of Arnor,Helena Telcontar\n\
        different,Peter Faramir,ent:a7/Peter_Faramir";
    let finding = |line: usize, who: &str| {
        format!(
            "newsgraph: merges.csv:{line}: no article that was read has {who}; write the name or IRI as \
             `explain --entity` gives it, or remove the line\n"
        )
    };
    let expected = finding(2, "Helena Telcontr") + &finding(4, "ent:a7/Peter_Faramir");
    let place = place(rows);
    for command in ["extract", "build"] {
        let output = place.run(&[command, "news", "--merges", "merges.csv"]);
        assert_eq!(
            (output.stderr.as_str(), output.code),
            (expected.as_str(), Some(0))
        );
    }
    let again = place.run(&["build", "news", "--merges", "merges.csv"]);
    assert_eq!(again.stderr, "", "unchanged articles are not judged");
}
