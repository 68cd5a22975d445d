//! Possessions: once pronouns are resolved, things of one owner under one name are one thing.
//!
//! *Petro's family ... his family*; *the Colombian government ... his government* of the president of Colombia; *his country*.
//! Invariant: owners are named; a government belongs to the country that its owner leads.

use super::super::draft::{Draft, Group};
use super::super::known::Known;
use super::super::phrases;
use super::super::traits::{Certainty, Number, Traits};
use super::super::types::MentionForm;
use super::role_facts::{self, within};
use crate::base::text::fold;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::EntityKind;
use std::collections::BTreeMap;

/// Merges possessions.
pub(in super::super) fn run(draft: &mut Draft, known: &Known) {
    let countries = countries_led(draft, known);
    let mut first: BTreeMap<(Group, String), usize> = BTreeMap::new();
    for index in 0..draft.mentions.len() {
        if draft.mentions[index].form != MentionForm::Description {
            continue;
        }
        let noun = draft.head_lemma(index);
        let Some(owner) = owner(draft, index) else {
            continue;
        };
        let country = countries.get(&owner).copied();
        if let (Some(country), "country" | "nation") = (country, noun.as_str()) {
            if is_bare(draft, index) && draft.members(draft.group(index)).len() == 1 {
                draft.merge(draft.members(country)[0], index, "own-country");
            }
            continue;
        }
        let government =
            (noun == "government" || is_his_administration(draft, index)) && is_bare(draft, index);
        let owner = match country {
            Some(country) if government => country,
            _ => owner,
        };
        if government && draft.traits(owner).kind == EntityKind::Country {
            let body = Traits::of_kind(EntityKind::Organization, Certainty::Cue);
            draft.learn(index, &body.with_number(Some(Number::Singular)));
            draft.governments.insert(index, draft.members(owner)[0]);
        }
        match first.get(&(owner, rest(draft, index))) {
            Some(&antecedent) if draft.may_be_one(antecedent, index) => {
                draft.merge(antecedent, index, "same-owner");
            }
            Some(_) => {}
            None => {
                first.insert((owner, rest(draft, index)), index);
            }
        }
    }
}

/// *Faramir's administration* is his government; where an article has *the Faramir administration* too, that is its name.
fn is_his_administration(draft: &Draft, index: usize) -> bool {
    draft.head_lemma(index) == "administration"
        && draft.members(draft.group(index)).iter().all(|&it| {
            draft.mentions[it].form == MentionForm::Description
                && draft
                    .doc
                    .child(draft.mentions[it].head, Deprel::NmodPoss)
                    .is_some()
        })
}

/// For each leader the country, where the article names it.
fn countries_led(draft: &Draft, known: &Known) -> BTreeMap<Group, Group> {
    let mut by_name: BTreeMap<String, Group> = BTreeMap::new();
    for group in draft.groups() {
        if let Some(link) = &draft.traits(group).link
            && draft.traits(group).kind == EntityKind::Country
        {
            by_name.insert(fold(&link.name), group);
        }
    }
    let mut found = BTreeMap::new();
    for fact in role_facts::facts(draft, known) {
        if let Some(&country) = fact.led(known).find_map(|of| by_name.get(of)) {
            found.entry(draft.group(fact.person)).or_insert(country);
        }
    }
    found
}

/// Who owns what the description names: its possessor, or the country that its adjective is made from.
fn owner(draft: &Draft, index: usize) -> Option<Group> {
    let head = draft.mentions[index].head;
    let possessor = draft
        .doc
        .child(head, Deprel::NmodPoss)
        .and_then(|owner| draft.at(owner));
    let country = || {
        let adjective = |&it: &usize| {
            draft.traits_of(it).kind == EntityKind::Country
                && draft.doc.head(draft.mentions[it].head) == Some(head)
        };
        (draft.head_lemma(index) == "government")
            .then(|| within(draft, index).find(adjective))
            .flatten()
    };
    // *the government of Arnor*
    let governed = || {
        let of = phrases::of_phrase(draft.doc, head).and_then(|of| draft.at(of))?;
        // *associates of Took* are *Took's associates*; *the mayor of Bree* may be another one each year.
        let people = draft.traits_of(index).kind == EntityKind::Group;
        (draft.head_lemma(index) == "government" || people).then_some(of)
    };
    possessor
        .or_else(country)
        .or_else(|| named_before(draft, head))
        .or_else(governed)
        .map(|owner| draft.group(owner))
        .filter(|&owner| owner != draft.group(index))
        .filter(|&owner| draft.has_name(owner) || draft.traits(owner).link.is_some())
}

/// *the Took campaign* is *Took's campaign*: the name before the noun.
fn named_before(draft: &Draft, head: TokenId) -> Option<usize> {
    let compounds = draft.doc.children_by(head, Deprel::Compound);
    compounds.filter_map(|child| draft.at(child)).find(|&it| {
        let mention = &draft.mentions[it];
        let kind = mention.traits.kind;
        mention.form == MentionForm::Name
            && mention.tokens.end == head.index()
            && matches!(kind, EntityKind::Person | EntityKind::Organization)
    })
}

/// Whether nothing but the owner tells the thing apart: *his country*, not *his adopted country*.
pub(in super::super) fn is_bare(draft: &Draft, index: usize) -> bool {
    let owners: Vec<usize> = within(draft, index)
        .flat_map(|it| draft.mentions[it].tokens.clone())
        .collect();
    let mention = &draft.mentions[index];
    mention.tokens.clone().all(|at| {
        at == mention.head.index()
            || owners.contains(&at)
            || matches!(
                draft.doc.tokens[at].upos,
                Upos::Part | Upos::Adp | Upos::Det
            )
    })
}

/// The words of the thing without its owner.
fn rest(draft: &Draft, index: usize) -> String {
    let mention = &draft.mentions[index];
    if draft.governments.contains_key(&index) {
        return "government".to_owned();
    }
    let owner = draft
        .doc
        .children(mention.head)
        .iter()
        .filter(|&&child| {
            child < mention.head
                && (draft.doc.deprel(child) == Deprel::NmodPoss
                    || draft.doc.deprel(child) == Deprel::Amod && draft.at(child).is_some())
        })
        .flat_map(|&child| draft.doc.subtree(child))
        .map(TokenId::index)
        .max();
    let before = named_before(draft, mention.head).filter(|_| owner.is_none());
    let owner = owner.or(before.map(|it| draft.mentions[it].tokens.end - 1));
    let start = owner.map_or(mention.tokens.start, |last| {
        (last + 1).max(mention.tokens.start)
    });
    // *associates of Took*: the owner stands behind.
    let behind = phrases::of_phrase(draft.doc, mention.head)
        .filter(|_| owner.is_none())
        .and_then(|of| draft.at(of))
        .filter(|&of| draft.mentions[of].tokens.end == mention.tokens.end)
        .map(|_| mention.head.index() + 1);
    fold(
        draft
            .doc
            .text_of(&(start..behind.unwrap_or(mention.tokens.end))),
    )
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    const LEADER: &str = "
        Colombian/Colombian 2 amod
        President President PROPN NNP 3 nmod:desc
        Faramir 5 nsubj B-Person
        Hurinion 3 flat I-Person
        praised/praise 0 root
        ";

    #[test]
    fn the_government_of_a_leader_is_that_of_the_country() {
        let lines = format!(
            "{LEADER}his his PRON PRP$ 7 nmod:poss
            government 5 obj

            The 3 det
            Colombian/Colombian 3 amod
            government 4 nsubj
            thanked/thank 0 root"
        );
        check(
            &lines,
            "Colombian government",
            "his government | Colombian government",
        );
    }

    #[test]
    fn the_government_of_a_country_is_its_government() {
        let lines = "
            The 3 det
            Colombian/Colombian 3 amod
            government 4 nsubj
            fell/fall 0 root

            The 2 det
            government 5 nsubj
            of 4 case
            Colombia 2 nmod B-Place
            rose/rise 0 root";
        check(
            lines,
            "Colombian government",
            "Colombian government | government of Colombia",
        );
    }

    #[test]
    fn the_country_of_a_leader_is_a_country() {
        let lines = format!(
            "{LEADER}his his PRON PRP$ 7 nmod:poss
            country 5 obj"
        );
        check(&lines, "Colombia", "Colombian | his country");
    }

    #[test]
    fn associates_of_somebody_are_his_associates() {
        let lines = "
            Faramir 3 nmod:poss B-Person
            's 's PART POS 1 case
            associates 4 nsubj
            slept/sleep 0 root

            Associates 4 nsubj
            of 3 case
            Faramir 1 nmod B-Person
            woke/wake 0 root";
        check(
            lines,
            "Faramir 's associates",
            "Faramir 's associates | Associates of Faramir",
        );
    }

    #[test]
    fn the_administration_of_a_leader_is_the_government_of_the_country() {
        let lines = format!(
            "{LEADER}Colombia Colombia PROPN NNP 8 nmod:poss B-Place
            's 's PART POS 6 case
            government 5 obj

            Faramir 3 nmod:poss B-Person
            's 's PART POS 1 case
            administration 4 nsubj
            slept/sleep 0 root"
        );
        check(
            &lines,
            "Colombia 's government",
            "Colombia 's government | Faramir 's administration",
        );
    }
}
