//! Decisions: entities that the user says are one.
//!
//! In: the draft as the rules leave it. Out: the same with the `same` rows of `merges.csv` done; `different` rows are kept
//! where groups are merged and named. Invariant: without rows nothing changes.

use super::super::draft::{Draft, Group};
use super::super::known::Known;
use super::super::naming;
use super::super::types::MentionForm;

/// The rule that such mentions keep.
const RULE: &str = "merges-file";

/// Merges what the user says is one, and tells from the tables who that is.
pub(in super::super) fn run(draft: &mut Draft, known: &Known) {
    if draft.merges.is_empty() {
        return;
    }
    let groups = draft.groups();
    let entities: Vec<(String, String)> = groups
        .iter()
        .map(|&group| naming::key_and_name(draft, known, group))
        .collect();
    let names = draft.mentions.iter().enumerate();
    let names = names
        .filter(|(_, mention)| mention.form == MentionForm::Name)
        .map(|(index, _)| draft.text(index))
        .collect();
    draft.matched = draft.merges.matched(&draft.article.id, &entities, &names);
    let firsts: Vec<usize> = groups.iter().map(|&it| draft.members(it)[0]).collect();
    for (one, other) in draft.merges.pairs(&entities) {
        draft.merge(firsts[one], firsts[other], RULE);
    }
    for group in draft.groups() {
        identify(draft, known, group);
    }
}

/// What the tables know of the entity that the user names.
fn identify(draft: &mut Draft, known: &Known, group: Group) {
    let (key, name) = naming::key_and_name(draft, known, group);
    let Some(target) = draft.merges.same(&key, &name) else {
        return;
    };
    if target.key == key {
        return;
    }
    let target = target.name_as_written();
    let first = draft.members(group)[0];
    draft.mentions[first].rule = RULE;
    if draft.traits(group).link.is_none()
        && let Some(entry) = known.name(&target)
        && entry.name == target
    {
        draft.identify(first, &entry.traits(), RULE);
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::read;
    use crate::entity::{Entities, Merges, resolve_with};
    use crate::ontology::Ontology;

    const LINES: &str = "
        Strider 2 nsubj B-Person
        met/meet 0 root
        Elessar 2 obj B-Person
        Telcontar 3 flat I-Person

        Telcontar 2 nsubj B-Person
        slept/sleep 0 root";

    fn resolved(rows: &str) -> Entities {
        let (article, document) = read(LINES);
        let table = format!("decision,first,second\n{rows}\n");
        let merges = Merges::parse(&table, "merges.csv").expect("a table");
        resolve_with(&article, &document, Ontology::embedded(), &merges, None)
    }

    /// Keys of the entities with the number of their mentions.
    #[track_caller]
    fn check(rows: &str, expected: &[(&str, usize)]) {
        let found = resolved(rows);
        let found: Vec<(&str, usize)> = found
            .entities
            .iter()
            .map(|entity| (entity.key.as_str(), entity.mentions.len()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_rules_alone_keep_two() {
        check("", &[("test/Strider", 1), ("Elessar_Telcontar", 2)]);
    }

    #[test]
    fn who_is_one_is_one_by_name_or_iri() {
        let one = [("Elessar_Telcontar", 3)];
        check("same,Elessar Telcontar,Strider", &one);
        check("same,ent:Elessar_Telcontar,ent:test/Strider", &one);
        let iri = "same,https://w3id.org/newsgraph/entity/Elessar_Telcontar,Strider";
        check(iri, &one);
        let rules: Vec<&str> = resolved(iri).mentions.iter().map(|it| it.rule).collect();
        assert!(rules.contains(&"merges-file"));
    }

    #[test]
    fn who_is_known_elsewhere_gets_that_name() {
        check(
            "same,Aragorn Elessar,Strider",
            &[("Aragorn_Elessar", 1), ("Elessar_Telcontar", 2)],
        );
        check(
            "same,ent:Aragorn,ent:other/Strider",
            &[("test/Strider", 1), ("Elessar_Telcontar", 2)],
        );
    }

    #[test]
    fn who_are_two_are_two() {
        check(
            "different,Elessar Telcontar,Telcontar",
            &[
                ("test/Strider", 1),
                ("Elessar_Telcontar", 1),
                ("test/Telcontar", 1),
            ],
        );
    }

    #[test]
    fn another_of_that_name_gets_a_key_of_its_own() {
        check(
            "different,ent:Elessar_Telcontar,ent:test/Elessar_Telcontar",
            &[("test/Strider", 1), ("test/Elessar_Telcontar", 2)],
        );
        check(
            "different,ent:Elessar_Telcontar,ent:other/Elessar_Telcontar",
            &[("test/Strider", 1), ("Elessar_Telcontar", 2)],
        );
    }
}
