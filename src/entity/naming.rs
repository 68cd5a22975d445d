//! Last step: groups become entities with a name, a key and their surface forms.
//!
//! In: the merged draft. Out: `Entities`. Invariant: keys are unique in the article; the same draft gives the same keys; keys
//! come from canonical names, however an article calls its entities.

use super::draft::{Draft, Group};
use super::known::Known;
use super::labels::{called, government_of, told};
use super::passes::institutions;
use super::passes::names::name_words;
use super::passes::possessions;
use super::traits::{Certainty, Link};
use super::types::{Entities, Entity, EntityId, Mention, MentionForm, MentionId};
use crate::base::text::{fold, plain};
use crate::language::{Deprel, Upos};
use crate::ontology::EntityKind;
use crate::ontology::names::WordClass;
use std::collections::{BTreeMap, BTreeSet};

/// Turns the draft into entities.
pub(super) fn finish(draft: &Draft, known: &Known) -> Entities {
    let groups = draft.groups();
    let ids: BTreeMap<Group, EntityId> = groups
        .iter()
        .enumerate()
        .map(|(index, &group)| (group, EntityId(index)))
        .collect();
    let id_of = |mention: usize| ids.get(&draft.group(mention)).copied();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let entities = groups
        .iter()
        .map(|&group| {
            let (found, canonical) = key_and_name(draft, known, group);
            let own_name = called(draft, group, &canonical);
            let (key, name) = decided(draft, &found, &canonical, own_name);
            let as_found = key == found;
            let its_own = |link: &&Link| as_found || key == link.name.replace(' ', "_");
            let link = draft.traits(group).link.as_ref().filter(its_own);
            let key = unique(&key, &mut taken);
            let members = draft.members(group);
            Entity {
                kind: draft.traits(group).kind,
                wikidata: link.and_then(|link| link.wikidata.clone()),
                aliases: aliases(draft, group, &name, canonical.clone()),
                named: is_named(draft, group),
                same_candidate: candidate(draft, known, group, &canonical)
                    .filter(|other| as_found && !draft.merges.are_two(&found, other)),
                named_after: members
                    .iter()
                    .find_map(|member| draft.named_after.get(member))
                    .and_then(|&person| id_of(person)),
                members: draft
                    .sets
                    .get(&group)
                    .map(|set| set.iter().filter_map(|&it| id_of(it)).collect())
                    .unwrap_or_default(),
                mentions: members.iter().map(|&it| MentionId(it)).collect(),
                name,
                key,
            }
        })
        .collect();
    let mentions = (0..draft.mentions.len())
        .filter_map(|index| {
            let mention = &draft.mentions[index];
            Some(Mention {
                span: draft.span(index),
                tokens: mention.tokens.clone(),
                head: mention.head,
                form: mention.form,
                entity: id_of(index)?,
                rule: mention.rule,
            })
        })
        .collect();
    Entities {
        mentions,
        entities,
        matched: draft.matched.clone(),
    }
}

/// Key and canonical name of the group, as the rules have them.
pub(super) fn key_and_name(draft: &Draft, known: &Known, group: Group) -> (String, String) {
    let name = told(draft, group);
    (key(draft, known, group, &name), name)
}

/// Key and name after what the user says of whoever goes by these.
fn decided(draft: &Draft, key: &str, canonical: &str, name: String) -> (String, String) {
    let merges = draft.merges;
    match (
        merges.same(key, canonical),
        merges.own_key(&draft.article.id, key),
    ) {
        (Some(target), _) if target.key != key => (target.key.clone(), target.name_as_written()),
        (None, Some(own)) => (own.to_owned(), name),
        _ => (key.to_owned(), name),
    }
}

/// Whether a proper name stands for the group.
pub(super) fn is_named(draft: &Draft, group: Group) -> bool {
    draft.traits(group).link.is_some()
        || draft.members(group).iter().any(|member| {
            matches!(
                draft.mentions[*member].form,
                MentionForm::Name | MentionForm::Demonym
            ) || draft.named_after.contains_key(member)
                || draft.governments.contains_key(member)
        })
}

/// Surface forms by name and description, and the canonical name; those that hold a pronoun mean nothing elsewhere.
fn aliases(draft: &Draft, group: Group, name: &str, canonical: String) -> BTreeSet<String> {
    draft
        .members(group)
        .iter()
        .copied()
        .filter(|&it| draft.mentions[it].form != MentionForm::Pronoun)
        .filter(|&it| {
            draft.mentions[it]
                .tokens
                .clone()
                .all(|at| draft.doc.tokens[at].upos != Upos::Pron)
        })
        .map(|it| plain(draft.text(it)))
        .chain([canonical])
        .filter(|text| text != name && !text.is_empty())
        .collect()
}

/// `Gustavo_Petro` where the name says who it is in any article, `ARTICLE/Petro` where it does not.
fn key(draft: &Draft, known: &Known, group: Group, name: &str) -> String {
    if let Some(country) = government_of(draft, group) {
        return format!("Government_of_{}", country.replace(' ', "_"));
    }
    if let Some(possession) = possession(draft, known, group) {
        return possession;
    }
    let local = plain(name).replace(' ', "_");
    if is_global(draft, group, name) {
        local
    } else {
        format!("{}/{local}", draft.article.id)
    }
}

/// `Gustavo_Petro's_family`: what an owner known in any article has but one of is known there too.
fn possession(draft: &Draft, known: &Known, group: Group) -> Option<String> {
    let unnamed = !is_named(draft, group);
    let (owner, noun) = draft.members(group).iter().find_map(|&it| {
        let noun = draft.head_lemma(it);
        let sole = unnamed
            && draft.mentions[it].form == MentionForm::Description
            && known.is_of_class(&noun, WordClass::Sole)
            && possessions::is_bare(draft, it);
        let possessor = draft.doc.child(draft.mentions[it].head, Deprel::NmodPoss);
        let owner = draft.group(draft.at(possessor.filter(|_| sole)?)?);
        (owner != group && is_named(draft, owner)).then_some((owner, noun))
    })?;
    let (found, canonical) = key_and_name(draft, known, owner);
    let (owner, _) = decided(draft, &found, &canonical, String::new());
    let mark = if owner.ends_with('s') { "'" } else { "'s" };
    (!owner.contains('/')).then(|| format!("{owner}{mark}_{noun}"))
}

fn is_global(draft: &Draft, group: Group, name: &str) -> bool {
    let traits = draft.traits(group);
    if traits.link.is_some() {
        return true;
    }
    let by_name = draft
        .members(group)
        .iter()
        .any(|member| draft.mentions[*member].form == MentionForm::Name);
    let words = name_words(name).len();
    match traits.kind {
        _ if institutions::is_generic(name) => false,
        // *the University*, *the Cathedral*: of which place or body the article alone knows.
        EntityKind::Organization | EntityKind::Facility
            if words == 1 && is_body_noun(draft, name) =>
        {
            false
        }
        EntityKind::Person => by_name && words > 1,
        // A name of unknown kind is as likely a surname as anything.
        _ if traits.certainty == Certainty::Default => by_name && words > 1,
        _ => {
            by_name
                || draft
                    .members(group)
                    .iter()
                    .any(|it| draft.named_after.contains_key(it))
        }
    }
}

/// Whether the word is a common noun for bodies or buildings.
fn is_body_noun(draft: &Draft, word: &str) -> bool {
    let kind = draft.ontology.names().noun_kind(&word.to_lowercase());
    matches!(
        kind,
        Some(EntityKind::Organization | EntityKind::Facility | EntityKind::Place)
    )
}

/// The well-known person that a bare surname may be.
fn candidate(draft: &Draft, known: &Known, group: Group, name: &str) -> Option<String> {
    let person = draft.traits(group).kind == EntityKind::Person && is_named(draft, group);
    (person && !is_global(draft, group, name))
        .then(|| known.bearer_of(name))
        .flatten()
        .map(|entry| entry.name.replace(' ', "_"))
}

/// The second of two equal keys is numbered.
fn unique(key: &str, taken: &mut BTreeSet<String>) -> String {
    let mut found = key.to_owned();
    let mut number = 2;
    while !taken.insert(fold(&found)) {
        found = format!("{key}_{number}");
        number += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::resolve;

    #[track_caller]
    fn check(lines: &str, expected: &str) {
        let entities = resolve(lines);
        let keys: Vec<&str> = entities.entities.iter().map(|it| it.key.as_str()).collect();
        assert!(keys.contains(&expected), "keys: {keys:?}");
    }

    #[test]
    fn what_a_known_owner_has_one_of_is_known_by_him() {
        let lines = "
            Faramir 3 nsubj B-Person
            Took 1 flat I-Person
            thanked/thank 0 root
            his 5 nmod:poss
            family 3 obj";
        check(lines, "Faramir_Took's_family");
    }

    #[test]
    fn one_of_several_aides_or_wives_is_known_in_the_article_alone() {
        let lines = "
            Faramir 3 nsubj B-Person
            Took 1 flat I-Person
            thanked/thank 0 root
            his 5 nmod:poss
            aide 3 obj";
        check(lines, "test/Took's_aide");
        let lines = "
            Faramir 3 nsubj B-Person
            Took 1 flat I-Person
            thanked/thank 0 root
            his 6 nmod:poss
            second 6 amod
            wife 3 obj";
        check(lines, "test/Took's_second_wife");
    }
}
