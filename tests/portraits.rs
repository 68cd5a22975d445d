//! `explain --entity`: what is shown of an entity, and that every mention has its reason.

mod workplace;

use workplace::{Workplace, built};

/// What `explain --entity` says of a name after these texts were read.
fn portrait(texts: &[&str], name: &str) -> String {
    let place = Workplace::new();
    for (index, text) in texts.iter().enumerate() {
        place.write(&format!("news/a{index}.txt"), text);
    }
    let build = place.run(&["build", "news"]);
    assert_eq!(build.code, Some(0), "{}", build.stderr);
    let output = place.run(&["explain", "--entity", name]);
    assert_eq!((output.stderr.as_str(), output.code), ("", Some(0)));
    output.stdout
}

#[track_caller]
fn check_line(portrait: &str, line: &str) {
    assert!(portrait.lines().any(|it| it == line), "{portrait}");
}

#[test]
fn names_of_all_articles_are_counted() {
    let output = built().run(&["explain", "--entity", "Elena Telcontar"]);
    check_line(&output.stdout, "Elena Telcontar  [Person]");
    check_line(
        &output.stdout,
        "  <https://w3id.org/newsgraph/entity/Elena_Telcontar>",
    );
    check_line(&output.stdout, "same-name: the same name (2 mentions)");
}

#[test]
fn every_mention_has_the_rule_that_tied_it() {
    let text = "The Shire Postal Union (SPU) said on Monday that it would strike. \
                Elena Telcontar, the president of the Shire Postal Union, criticized the decision. \
                Telcontar said she was angry. The SPU did not comment.\n";
    let union = portrait(&[text], "Shire Postal Union");
    check_line(
        &union,
        "acronym: its capitals are the initials of the full name (1 mention)",
    );
    let person = portrait(&[text], "ent:Elena_Telcontar");
    check_line(&person, "part-of-name: a part of the full name (1 mention)");
    check_line(
        &person,
        "apposition: it stands beside another mention as its apposition (1 mention)",
    );
    assert!(person.contains("\npronoun: "), "{person}");
}

#[test]
fn an_entity_of_the_tables_shows_its_wikidata_id() {
    let text = "Colombian President Gustavo Petro spoke in Bogota on Monday, 5 January 2026.\n";
    let petro = portrait(&[text], "Petro");
    assert!(
        petro.starts_with("Gustavo Petro  [Person, Wikidata Q"),
        "{petro}"
    );
    check_line(&petro, "title: the title before the name (1 mention)");
}

#[test]
fn an_unknown_entity_gets_a_suggestion() {
    let output = built().run(&["explain", "--entity", "Elena Telcontaar"]);
    assert!(output.stderr.contains("did you mean Elena Telcontar?"));
    assert_eq!((output.stdout.as_str(), output.code), ("", Some(2)));
}

#[test]
fn a_part_of_the_graph_keeps_the_namings_of_its_entities() {
    let output = built().run(&["export", "--format", "trig", "--entity", "Peter Faramir"]);
    let namings = output.stdout.matches("ng:namingOf").count();
    let all = built().run(&["export", "--format", "trig"]);
    assert!(namings > 0 && namings < all.stdout.matches("ng:namingOf").count());
}

#[test]
fn a_name_of_several_is_told_to_be_one() {
    let place = Workplace::new();
    for article in ["a0", "a1"] {
        let text = "Elena Telcontar met the rangers in Bree on Monday. The rangers praised her.\n";
        place.write(&format!("news/{article}.txt"), text);
    }
    place.run(&["build", "news"]);
    for command in [
        &["explain", "--entity", "rangers"][..],
        &["explain", "rangers"],
    ] {
        assert_eq!(
            place.run(command).stderr,
            "newsgraph: \"rangers\" is taken to mean ent:a0/rangers; others go by it: ent:a1/rangers\n"
        );
    }
    let other = place.run(&["explain", "--entity", "ent:a1/rangers"]);
    assert_eq!(other.stderr, "");
    assert!(
        other.stdout.contains("entity/a1/rangers>"),
        "{}",
        other.stdout
    );
}
