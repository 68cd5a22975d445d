//! Administrations: a body named after the person who leads it.
//!
//! *the Trump administration*, *Petro's government*, *the Biden campaign*: an organization of its own that remembers whose it
//! is. Invariant: never merged with the person.

use super::super::draft::Draft;
use super::super::traits::{Certainty, Number, Traits};
use super::super::types::MentionForm;
use super::names::name_words;
use super::role_facts::within;
use crate::ontology::EntityKind;
use std::collections::BTreeMap;

/// Types administrations, notes whom they are named after, and merges those of one person.
pub(in super::super) fn run(draft: &mut Draft) {
    let mut first: BTreeMap<(usize, String), usize> = BTreeMap::new();
    for index in 0..draft.mentions.len() {
        let noun = draft.head_lemma(index);
        if !matches!(
            noun.as_str(),
            "administration" | "government" | "campaign" | "regime" | "cabinet"
        ) {
            continue;
        }
        let Some(person) = namesake(draft, index) else {
            continue;
        };
        draft.learn(
            index,
            &Traits::of_kind(EntityKind::Organization, Certainty::Cue)
                .with_number(Some(Number::Singular)),
        );
        draft.named_after.insert(index, person);
        let key = (draft.group(person), noun);
        match first.get(&key) {
            Some(&antecedent) => draft.merge(antecedent, index, "administration"),
            None => {
                first.insert(key, index);
            }
        }
    }
}

/// The person in *Trump administration*: a mention inside it, or the bearer of the name that the model took for its part.
fn namesake(draft: &Draft, index: usize) -> Option<usize> {
    let is_person = |it: usize| draft.traits_of(it).kind == EntityKind::Person;
    let inside = within(draft, index)
        .find(|&it| draft.mentions[it].form == MentionForm::Name && is_person(it));
    if inside.is_some() || draft.mentions[index].form != MentionForm::Name {
        return inside;
    }
    let mut words = name_words(draft.text(index));
    words.pop();
    (0..draft.mentions.len()).find(|&it| {
        draft.mentions[it].form == MentionForm::Name
            && is_person(it)
            && !words.is_empty()
            && name_words(draft.text(it)).ends_with(&words)
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::resolve;

    #[test]
    fn an_administration_remembers_whose_it_is() {
        let entities = resolve(
            "
            Faramir 3 nsubj B-Person
            Hurinion 1 flat I-Person
            spoke/speak 0 root

            The 3 det
            Hurinion 3 compound B-Person
            administration 4 nsubj
            acted/act 0 root",
        );
        let body = entities
            .entities
            .iter()
            .find(|it| it.name == "Hurinion administration");
        let person = body
            .and_then(|it| it.named_after)
            .map(|id| entities.entity(id).name.as_str());
        assert_eq!(person, Some("Faramir Hurinion"));
    }
}
