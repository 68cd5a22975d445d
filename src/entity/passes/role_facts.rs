//! Who holds which role: what titles, appositions, copulas and the tables say.
//!
//! In: the draft and the tables. Out: facts, for the passes that ask who a role means. Invariant: a fact's person is named.

use super::super::draft::Draft;
use super::super::known::Known;
use super::super::traits::Number;
use super::super::types::MentionForm;
use super::super::words;
use crate::base::text::fold;
use crate::language::{Deprel, Upos};
use crate::ontology::EntityKind;
use crate::ontology::names::WordClass;
use std::collections::BTreeSet;

/// A role with what it is of.
#[derive(Clone, Debug)]
pub(super) struct RolePhrase {
    /// Lemma of its noun.
    pub(super) noun: String,
    /// Other modifiers: `vice`, `former`, `prime`.
    pub(super) qualifiers: BTreeSet<String>,
    /// Folded names of the country or body.
    pub(super) of: BTreeSet<String>,
}

impl RolePhrase {
    /// `former`, `vice` and the like.
    pub(super) fn tense(&self) -> BTreeSet<&str> {
        let qualifiers = self.qualifiers.iter().map(String::as_str);
        qualifiers
            .filter(|word| words::is_tense_modifier(word))
            .collect()
    }
}

/// Somebody holds a role; the mention is one of the person's.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) person: usize,
    pub(super) role: RolePhrase,
}

impl Fact {
    /// Folded names of the countries that the person leads.
    pub(super) fn led(&self, known: &Known) -> impl Iterator<Item = &str> {
        let leads = is_leader(known, &self.role.noun)
            && !self
                .role
                .qualifiers
                .iter()
                .any(|word| words::is_tense_modifier(word));
        self.role
            .of
            .iter()
            .filter(move |_| leads)
            .map(String::as_str)
    }
}

/// What titles, appositions, copulas and the tables say.
pub(super) fn facts(draft: &Draft, known: &Known) -> Vec<Fact> {
    let mut found = Vec::new();
    for index in 0..draft.mentions.len() {
        let mention = &draft.mentions[index];
        if mention.form == MentionForm::Description {
            let person = bearer(draft, index);
            if let Some(person) = person
                && draft.traits_of(person).kind == EntityKind::Person
                && is_singular(draft, index)
            {
                found.push(Fact {
                    person,
                    role: role_phrase(draft, known, index),
                });
            }
        }
    }
    for group in draft.groups() {
        let first = draft.members(group)[0];
        if let Some(link) = &draft.traits(group).link
            && draft.traits(group).kind == EntityKind::Person
        {
            for (noun, of) in known.roles(&link.name) {
                let mut words: Vec<String> = noun.split([' ', '-']).map(fold).collect();
                let Some(noun) = words.pop() else { continue };
                found.push(Fact {
                    person: first,
                    role: RolePhrase {
                        noun,
                        qualifiers: words.into_iter().collect(),
                        of: BTreeSet::from([fold(&of)]),
                    },
                });
            }
        }
    }
    found
}

/// The named person that the description is already tied to, or the subject of *X is the president*.
fn bearer(draft: &Draft, index: usize) -> Option<usize> {
    let group = draft.group(index);
    let named = |group: usize| {
        draft
            .members(group)
            .iter()
            .copied()
            .find(|&member| draft.mentions[member].form == MentionForm::Name)
    };
    named(group).or_else(|| {
        let head = draft.mentions[index].head;
        draft.doc.child(head, Deprel::Cop)?;
        let subject = draft.doc.child(head, Deprel::Nsubj)?;
        named(draft.group(draft.at(subject)?))
    })
}

pub(super) fn is_singular(draft: &Draft, index: usize) -> bool {
    draft.mentions[index].traits.number != Some(Number::Plural)
}

/// The role that the description names.
pub(super) fn role_phrase(draft: &Draft, known: &Known, index: usize) -> RolePhrase {
    let mention = &draft.mentions[index];
    let mut of = BTreeSet::new();
    let mut inner = BTreeSet::new();
    for it in within(draft, index) {
        let nested = &draft.mentions[it];
        let kind = draft.traits_of(it).kind;
        let named = matches!(nested.form, MentionForm::Name | MentionForm::Demonym)
            || draft.traits_of(it).link.is_some();
        if named
            && matches!(
                kind,
                EntityKind::Country | EntityKind::Place | EntityKind::Organization
            )
        {
            of.insert(fold(&draft_name(draft, it)));
            inner.extend(nested.tokens.clone());
        }
    }
    let qualifiers = mention
        .tokens
        .clone()
        .filter(|at| !inner.contains(at) && *at < mention.head.index())
        .filter(|&at| {
            matches!(
                draft.doc.tokens[at].upos,
                Upos::Adj | Upos::Noun | Upos::Propn | Upos::Adv
            )
        })
        .map(|at| fold(&draft.doc.tokens[at].lemma))
        .filter(|word| known.demonym(word).is_none())
        .filter(|word| words::is_tense_modifier(word) || known.is_role_word(word))
        .collect();
    RolePhrase {
        noun: fold(&draft.head_lemma(index)),
        qualifiers,
        of,
    }
}

/// Mentions that lie inside the mention.
pub(super) fn within<'a>(draft: &'a Draft, index: usize) -> impl Iterator<Item = usize> + 'a {
    let range = draft.mentions[index].tokens.clone();
    let from = draft
        .mentions
        .partition_point(|it| it.tokens.start < range.start);
    (from..draft.mentions.len())
        .take_while({
            let end = range.end;
            move |&it| draft.mentions[it].tokens.start < end
        })
        .filter(move |&it| it != index && draft.mentions[it].tokens.end <= range.end)
}

/// The table's name of the mention's group, else its words.
pub(super) fn draft_name(draft: &Draft, mention: usize) -> String {
    draft
        .traits_of(mention)
        .link
        .as_ref()
        .map_or_else(|| draft.text(mention).to_owned(), |link| link.name.clone())
}

pub(super) fn is_leader(known: &Known, noun: &str) -> bool {
    known.is_of_class(noun, WordClass::Leader)
}
