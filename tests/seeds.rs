//! The main job on the five seed articles: what a newcomer is promised.
//!
//! In: `seeds/`, `exports/` and the program. The facts below are what a careful reader takes from the articles.
#![expect(clippy::expect_used, reason = "a test that lacks its files fails")]

mod support;

use std::fs;
use std::path::Path;
use support::{Built, files, root, seeds};

#[track_caller]
fn check(triple: &str, expected: bool) {
    assert_eq!(seeds().ask(triple), expected, "{triple}");
}

#[track_caller]
fn check_support(triple: &str, articles: usize) {
    let found = seeds().support(triple);
    assert!(
        found >= articles,
        "{triple}: {found} articles, expected at least {articles}"
    );
}

#[test]
fn what_the_articles_state_is_a_fact() {
    check("ent:Donald_Trump rel:sanctioned ent:Gustavo_Petro", true);
    check("ent:United_States rel:designated ent:Colombia", true);
    check("ent:Donald_Trump rel:invited ent:Gustavo_Petro", true);
    check("ent:Donald_Trump rel:threatened ent:Colombia", true);
    check("ent:Donald_Trump rel:accused ent:Gustavo_Petro", true);
    check("ent:Gustavo_Petro rel:presidentOf ent:Colombia", true);
    check("ent:Colombia rel:allyOf ent:United_States", true);
}

#[test]
fn a_symmetric_relation_holds_both_ways() {
    check("ent:United_States rel:allyOf ent:Colombia", true);
}

#[test]
fn allegations_are_no_facts() {
    // "Trump accused Petro of making cocaine and selling it": his word, not the articles'. That Petro was accused is a fact.
    let cocaine = "FILTER(STRSTARTS(STR(?does), STR(rel:)) && ?does != rel:accusedOf \
                   && CONTAINS(LCASE(STR(?what)), 'cocaine'))";
    check(&format!("ent:Gustavo_Petro ?does ?what {cocaine}"), false);
    check(
        "?c rdf:subject ent:Gustavo_Petro; rdf:predicate rel:produced; ng:source ent:Donald_Trump",
        true,
    );
}

#[test]
fn plans_and_threats_are_no_facts() {
    for relation in [
        "visited",
        "traveledTo",
        "arrivedIn",
        "entered",
        "returnedTo",
        "presentIn",
    ] {
        check(
            &format!("ent:Gustavo_Petro rel:{relation} ent:White_House"),
            false,
        );
    }
    for relation in [
        "invaded",
        "attacked",
        "bombed",
        "occupied",
        "intervenedIn",
        "carriedOutOperationIn",
        "targeted",
    ] {
        check(
            &format!("ent:United_States rel:{relation} ent:Colombia"),
            false,
        );
    }
}

#[test]
fn articles_support_each_other() {
    check_support("ent:Donald_Trump rel:sanctioned ent:Gustavo_Petro", 2);
    check_support("ent:Donald_Trump rel:invited ent:Gustavo_Petro", 3);
}

#[test]
fn what_one_article_only_reports_does_not_count_as_its_support() {
    // Article 000: "Trump said ... he has invited the leader".
    let first = "GRAPH <https://w3id.org/newsgraph/article/000_e788adff0a43e131>";
    check(
        &format!("{first} {{ ent:Donald_Trump rel:invited ent:Gustavo_Petro }}"),
        false,
    );
    check(
        &format!(
            "{first} {{ ?c rdf:subject ent:Donald_Trump; rdf:predicate rel:invited; rdf:object ent:Gustavo_Petro; ng:source ent:Donald_Trump }}"
        ),
        true,
    );
}

#[test]
fn the_same_person_is_one_node() {
    let count = "SELECT (COUNT(DISTINCT ?who) AS ?n) { ?who a ng:Person; rdfs:label|skos:altLabel ?name FILTER(STRENDS(STR(?name), 'Petro')) }";
    let answer = seeds().run(&["query", count, "--format", "csv"]);
    assert_eq!(answer.lines().nth(1).map(str::trim), Some("1"), "{answer}");
}

/// Lines of the seeds that are not the story, by the first letters of the article's id.
const BOILERPLATE: &[(&str, &str)] = &[
    ("000", "Uma Shankar January 08"),
    ("000", "Copyright @2026 LIDEA"),
    ("001", "Santiago Saldarriaga"),
    ("001", "How Democrats want to reform DHS"),
    ("001", "A spending agreement under consideration"),
    ("001", "Destin Conrad"),
    ("001", "How the West was won"),
    ("001", "The crossover hits"),
    ("001", "More staff shakeups"),
    ("001", "Kevin Couch"),
    ("001", "Medicare Advantage insurers"),
    ("001", "Federal officials have a plan"),
    ("001", "Border czar says"),
    ("001", "Tom Homan"),
    ("001", "More Front Page Coverage"),
    ("002", "Leave a Reply"),
    ("003", "Home » world"),
    ("003", "by Omar El Sayed"),
    ("003", "PHOTO SERGIO ACERO"),
    ("003", "How should both governments balance"),
    ("003", "What concrete steps would you prioritize"),
    ("003", "Share your thoughts"),
    ("003", "Further reading"),
    ("003", "What does the “I’m sorry"),
    ("003", "I’m sorry, but I can’t help with that."),
    ("003", "Leave a Comment"),
    ("003", "This site uses Akismet"),
    ("003", "Adblock Detected"),
    ("003", "Please support us by disabling"),
];

#[test]
fn boilerplate_makes_no_claims() {
    let lines = fs::read_to_string(seeds().exports().join("claims.jsonl")).expect("claims");
    for line in lines.lines() {
        let claim: serde_json::Value = serde_json::from_str(line).expect("a JSON object a line");
        let article = claim["article"].as_str().unwrap_or_default();
        let sentence = claim["sentence"].as_str().unwrap_or_default();
        for (id, words) in BOILERPLATE {
            assert!(
                !(article.starts_with(id) && sentence.contains(words)),
                "{article}: a claim from \"{sentence}\""
            );
        }
    }
}

#[test]
fn evidence_stands_where_the_claim_says() {
    let lines = fs::read_to_string(seeds().exports().join("claims.jsonl")).expect("claims");
    assert!(
        lines.lines().count() > 50,
        "the seeds hold more claims than {}",
        lines.lines().count()
    );
    for line in lines.lines() {
        let claim: serde_json::Value = serde_json::from_str(line).expect("a JSON object a line");
        let number = |value: &serde_json::Value| {
            usize::try_from(value.as_u64().unwrap_or(u64::MAX)).unwrap_or(usize::MAX)
        };
        let article = claim["article"].as_str().unwrap_or_default();
        let text = fs::read_to_string(root().join("seeds").join(format!("{article}.txt")))
            .expect("a seed");
        let letters: Vec<char> = text.chars().collect();
        let (start, end) = (number(&claim["start"]), number(&claim["end"]));
        let found: String = letters.get(start..end).unwrap_or_default().iter().collect();
        assert_eq!(
            found,
            claim["sentence"].as_str().unwrap_or_default(),
            "{article}"
        );
    }
}

#[test]
fn building_again_changes_nothing_and_says_so() {
    let built = Built::new();
    let before = snapshot(&built.exports());
    let talk = built.build_again();
    assert!(talk.contains("unchanged"), "{talk}");
    assert_eq!(before, snapshot(&built.exports()));
}

#[test]
fn two_stores_export_the_same_bytes() {
    assert_eq!(
        snapshot(&seeds().exports()),
        snapshot(&Built::new().exports())
    );
}

#[test]
fn the_committed_exports_are_fresh() {
    let (ours, theirs) = (root().join("exports"), seeds().exports());
    let stale: Vec<String> = snapshot(&theirs)
        .into_iter()
        .filter(|(name, bytes)| fs::read(ours.join(name)).ok().as_ref() != Some(bytes))
        .map(|(name, _)| name)
        .collect();
    assert!(
        stale.is_empty(),
        "stale in exports/: {}; refresh with: cargo run --release -- build seeds --exports exports",
        stale.join(", ")
    );
}

/// Files with their bytes.
fn snapshot(folder: &Path) -> Vec<(String, Vec<u8>)> {
    files(folder)
        .into_iter()
        .map(|name| {
            (
                name.clone(),
                fs::read(folder.join(&name)).expect("a readable file"),
            )
        })
        .collect()
}
