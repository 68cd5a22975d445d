//! What an article calls a named thing, and what it would hardly call it.
//!
//! *the Bree Inn restaurant ... the restaurant*; the *National Mallorn Commission* is no *network*, and a newspaper no *party*.
//! Invariant: words alone decide, whatever is near.

use super::super::draft::{Draft, Group};
use super::super::known::Known;
use super::super::types::MentionForm;
use super::names::name_words;
use crate::ontology::names::WordClass;

/// *the suspect* is not the prosecutor whom the article has just named: titles other than the noun's like tell them apart.
pub(super) fn holds_office(draft: &Draft, known: &Known, group: usize) -> bool {
    draft.members(group).iter().any(|&it| {
        let noun = draft.head_lemma(it);
        draft.mentions[it].form == MentionForm::Description
            && known.is_person_noun(&noun)
            && !known.is_of_class(&noun, WordClass::Human)
    })
}

/// *the Bree Inn restaurant ... the restaurant*
pub(super) fn is_called(draft: &Draft, group: usize, noun: &str) -> bool {
    draft.members(group).iter().any(|&it| {
        draft.mentions[it].form == MentionForm::Description && draft.head_lemma(it) == noun
    })
}

/// *the network* is not the *National Mallorn Commission*, nor *the island* *Bree County*: the name says what the thing is.
pub(super) fn is_called_otherwise(draft: &Draft, known: &Known, group: usize, noun: &str) -> bool {
    draft.members(group).iter().any(|&it| {
        let words = name_words(draft.text(it));
        let of = words.iter().position(|word| word == "of");
        let class_word = of.map_or(words.last(), |of| words[..of].last());
        draft.mentions[it].form == MentionForm::Name
            && words.len() > 1
            && class_word.is_some_and(|word| {
                let region = known.is_of_class(word, WordClass::Region);
                word != noun && (region || is_office(word) && !is_any_body(noun))
            })
    })
}

/// Words of names of bodies that are hardly called by other nouns.
fn is_office(word: &str) -> bool {
    matches!(
        word,
        "army"
            | "association"
            | "authority"
            | "commission"
            | "committee"
            | "congress"
            | "council"
            | "court"
            | "department"
            | "government"
            | "ministry"
            | "navy"
            | "police"
            | "senate"
            | "university"
    )
}

/// Nouns by which a body of any kind may be called.
fn is_any_body(noun: &str) -> bool {
    matches!(
        noun,
        "agency" | "body" | "group" | "institution" | "organisation" | "organization"
    )
}

/// Nouns by which an article may call a newspaper or broadcaster; *the party* and *the union* are none.
pub(super) fn may_publish(noun: &str) -> bool {
    is_any_body(noun)
        || matches!(
            noun,
            "broadcaster"
                | "chain"
                | "company"
                | "conglomerate"
                | "corporation"
                | "daily"
                | "firm"
                | "magazine"
                | "network"
                | "newspaper"
                | "outlet"
                | "publisher"
                | "subsidiary"
                | "tabloid"
        )
}

pub(super) fn is_outlet(draft: &Draft, group: Group) -> bool {
    let names = draft.ontology.names();
    draft.members(group).iter().any(|&it| {
        draft.mentions[it].form == MentionForm::Name && names.outlet(draft.text(it)).is_some()
    })
}
