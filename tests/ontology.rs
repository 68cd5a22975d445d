//! The ontology's tables: they load, they hold what was promised, and what is wrong in them is told with its place.
#![expect(
    clippy::unwrap_used,
    reason = "a helper of tests fails the test that it serves"
)]

use newsgraph::ontology::{ClaimType, EntityKind, Modality, Ontology, Stance, TriggerPos};
use std::collections::{BTreeMap, BTreeSet};

const FILES: [&str; 6] = [
    "newsgraph.ttl",
    "roles.csv",
    "modes.csv",
    "stances.csv",
    "triggers.csv",
    "verbs.csv",
];

fn tables() -> BTreeMap<String, String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/ontology");
    let mut tables: BTreeMap<String, String> = walk(folder.as_ref(), "");
    for file in FILES {
        assert!(tables.contains_key(file), "{file}");
    }
    tables.retain(|file, _| !file.starts_with("queries/"));
    tables
}

fn walk(folder: &std::path::Path, prefix: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            found.extend(walk(&entry.path(), &format!("{name}/")));
        } else {
            found.insert(name, std::fs::read_to_string(entry.path()).unwrap());
        }
    }
    found
}

/// Loads the tables after `edit` of one file and gives the messages.
fn messages(file: &str, edit: impl Fn(&str) -> String) -> Vec<String> {
    let mut tables = tables();
    let text = edit(&tables[file]);
    tables.insert(file.to_owned(), text);
    match Ontology::from_tables(&tables) {
        Ok(_) => Vec::new(),
        Err(error) => error.to_string().lines().map(str::to_owned).collect(),
    }
}

/// A line added to `file` gives exactly this finding at that line.
#[track_caller]
fn check_line(file: &str, line: &str, finding: &str) {
    let lines = tables()[file].lines().count() + 1;
    let found = messages(file, |text| format!("{text}{line}\n"));
    let expected = format!("ontology/{file}:{lines}: {finding}; ");
    assert!(
        found.len() == 1 && found[0].starts_with(&expected) && expected.len() < found[0].len(),
        "expected {expected}, found {found:?}"
    );
}

#[test]
fn the_embedded_ontology_is_that_of_the_folder() {
    let read = Ontology::from_tables(&tables()).unwrap();
    let embedded = Ontology::embedded();
    assert_eq!(
        read.relations().collect::<Vec<_>>(),
        embedded.relations().collect::<Vec<_>>()
    );
    assert_eq!(read.turtle(), embedded.turtle());
    assert_eq!(embedded.hash().len(), 64);
}

#[test]
fn enough_relations_are_declared() {
    let (events, states): (Vec<_>, Vec<_>) =
        Ontology::embedded().relations().partition(|r| r.is_event);
    assert!(120 <= events.len(), "{} event relations", events.len());
    assert!(40 <= states.len(), "{} state relations", states.len());
}

#[test]
fn every_relation_is_described() {
    for relation in Ontology::embedded().relations() {
        let name = &relation.name;
        assert!(
            !relation.label.is_empty() && !relation.lemma.is_empty(),
            "{name}"
        );
        assert!(
            relation.comment.ends_with('.'),
            "{name}: {}",
            relation.comment
        );
        assert!(name.starts_with(|c: char| c.is_ascii_lowercase()), "{name}");
    }
}

#[test]
fn plover_types_carry_codes_and_scores() {
    for &kind in ClaimType::ALL {
        let concept = Ontology::embedded().concept(kind).unwrap();
        assert_eq!(concept.quad.is_some(), kind.is_plover(), "{kind}");
        assert_eq!(concept.plover.is_some(), kind.is_plover(), "{kind}");
        assert_eq!(concept.goldstein.is_some(), kind.is_plover(), "{kind}");
        assert_eq!(!concept.cameo.is_empty(), kind.is_plover(), "{kind}");
        assert!(!concept.definition.is_empty(), "{kind}");
    }
}

#[test]
fn every_plover_type_has_relations() {
    for &kind in ClaimType::ALL {
        let any = Ontology::embedded().relations().any(|r| r.kind == kind);
        assert!(any, "{kind}");
    }
}

#[test]
fn frames_with_more_conditions_come_first() {
    for trigger in Ontology::embedded().triggers() {
        let frames = match trigger.pos {
            TriggerPos::Verb => Ontology::embedded().verb_triggers(&trigger.lemma),
            TriggerPos::Noun => Ontology::embedded().noun_triggers(&trigger.lemma),
            TriggerPos::Adjective => Ontology::embedded().adjective_triggers(&trigger.lemma),
        };
        assert!(
            frames.is_sorted_by(|a, b| b.required() <= a.required()),
            "{}",
            trigger.lemma
        );
    }
}

#[test]
fn words_are_found_by_lemma() {
    let ontology = Ontology::embedded();
    assert_eq!(ontology.verb_triggers("sanction")[0].relation, "sanctioned");
    let ambassador = ontology.role("ambassador").unwrap();
    assert_eq!(ambassador.relation_by(None), "ambassadorOf");
    assert_eq!(ambassador.relation_by(Some("to")), "ambassadorTo");
    assert_eq!(
        ontology.role("prime minister").unwrap().relation,
        "primeMinisterOf"
    );
    assert_eq!(
        ontology.stance("deny", TriggerPos::Verb),
        Some(Stance::Deny)
    );
    assert_eq!(
        ontology.stance("allegedly", TriggerPos::Adjective),
        Some(Stance::Allege)
    );
    assert!(ontology.verb_triggers("florble").is_empty());
}

#[test]
fn kind_groups_are_spelt_out() {
    let designated = Ontology::embedded().relation("designated").unwrap();
    assert!(designated.domain.contains(&EntityKind::Country));
    assert!(!designated.domain.contains(&EntityKind::Money));
}

#[test]
fn a_trigger_for_an_unknown_relation_is_told() {
    check_line(
        "triggers.csv",
        "sanction,V,,subj,obj,sanctons,,",
        "unknown relation \"sanctons\"",
    );
}

#[test]
fn a_trigger_with_an_unknown_slot_is_told() {
    check_line(
        "triggers.csv",
        "sanction,V,,subj,Obj1|obj,sanctioned,,",
        "unknown slot \"Obj1\"",
    );
}

#[test]
fn a_trigger_with_an_unknown_kind_is_told() {
    check_line(
        "triggers.csv",
        "sanction,V,,subj,obj,sanctioned,Persn,",
        "unknown kind \"Persn\"",
    );
}

#[test]
fn an_open_relation_needs_a_verb_and_a_type() {
    check_line(
        "triggers.csv",
        "florble,V,,subj,obj,open:FLORBLE,,",
        "unknown claim type \"FLORBLE\"",
    );
    check_line(
        "triggers.csv",
        "florble,N,,poss,of,open:OTHER,,",
        "an open relation of a noun or adjective",
    );
}

#[test]
fn words_that_must_not_be_there_are_read() {
    let mut tables = tables();
    let row = "florble,V,on;!obj:note|view;!as,subj,obj,open:STATEMENT,,\n";
    tables.get_mut("triggers.csv").unwrap().push_str(row);
    let ontology = Ontology::from_tables(&tables).unwrap();
    let frame = &ontology.verb_triggers("florble")[0];
    let absent: Vec<(bool, usize)> = frame
        .with
        .iter()
        .map(|word| (word.absent, word.lemmas.len()))
        .collect();
    assert_eq!(absent, [(false, 0), (true, 2), (true, 0)]);
    assert_eq!(
        (frame.required(), frame.open),
        (1, Some(ClaimType::Statement))
    );
}

#[test]
fn a_short_row_is_told() {
    check_line(
        "triggers.csv",
        "sanction,V",
        "2 fields where the header has 8",
    );
}

#[test]
fn a_role_given_twice_is_told() {
    let found = messages("roles.csv", |text| {
        format!("{text}president,presidentOf,,,,,\n")
    });
    assert!(
        found[0].contains("\"president\" stands here a second time"),
        "{found:?}"
    );
}

#[test]
fn an_unknown_stance_is_told() {
    check_line("stances.csv", "florble,V,shout", "unknown stance \"shout\"");
}

#[test]
fn an_unknown_claim_type_is_told() {
    check_line(
        "verbs.csv",
        "florble,FLORBLE",
        "unknown claim type \"FLORBLE\"",
    );
}

#[test]
fn broken_turtle_is_told_with_its_line() {
    let found = messages("newsgraph.ttl", |text| {
        text.replace("rel:sanctioned a ", "rel:sanctioned a a ")
    });
    assert!(
        found
            .iter()
            .any(|m| m.starts_with("ontology/newsgraph.ttl:") && m.contains("not valid Turtle")),
        "{found:?}"
    );
}

#[test]
fn a_relation_without_a_lemma_is_told() {
    let found = messages("newsgraph.ttl", |text| {
        text.replace("    ng:lemma \"sanction\" ;\n", "")
    });
    let expected = "relation \"sanctioned\" has no ng:lemma";
    assert!(
        found[0].contains(expected) && !found[0].contains("ttl:0"),
        "{found:?}"
    );
}

#[test]
fn all_problems_are_told_at_once() {
    let found = messages("triggers.csv", |text| {
        format!("{text}a,V,,subj,obj,b,,\nc,Q,,subj,obj,d,,\n")
    });
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn a_missing_file_is_told() {
    let mut tables = tables();
    tables.remove("roles.csv");
    let error = Ontology::from_tables(&tables).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("ontology/roles.csv: is missing"),
        "{error}"
    );
}

#[test]
fn every_relation_has_examples_that_fire_and_that_do_not() {
    let text = &tables()["examples.csv"];
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let mut counts: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for row in reader.records() {
        let row = row.unwrap();
        let sentence = row[2].to_lowercase();
        for end in [&row[3], &row[4]] {
            assert!(sentence.contains(&end.to_lowercase()), "{row:?}");
        }
        let fires = match &row[1] {
            "yes" => 1,
            "no" => 0,
            _ => panic!("{row:?}"),
        };
        assert!(row[5].parse::<Modality>().is_ok(), "{row:?}");
        counts.entry(row[0].to_owned()).or_default()[fires] += 1;
    }
    // Rows of other relations are for open ones, named after their verb.
    for relation in Ontology::embedded().relations() {
        let name = &relation.name;
        let [no, yes] = counts.get(name).copied().unwrap_or_default();
        assert!(
            2 <= no && 2 <= yes,
            "{name}: {yes} that fire, {no} that do not"
        );
    }
}

#[test]
fn every_relation_is_reached() {
    // These come from the shape of the sentence (copula, apposition, age), not from a word.
    let by_rule = ["hasRole", "isA", "memberOf", "partOf", "presentIn"];
    let ontology = Ontology::embedded();
    let mut reached: BTreeSet<&str> = by_rule.into();
    reached.extend(ontology.triggers().map(|trigger| trigger.relation.as_str()));
    for role in ontology.roles() {
        reached.insert(&role.relation);
        reached.extend(role.relation_to.as_deref());
    }
    for relation in ontology.relations() {
        assert!(
            reached.contains(relation.name.as_str()),
            "{}",
            relation.name
        );
    }
}
