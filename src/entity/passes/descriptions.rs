//! Pass 5, descriptions: the same words again, the same noun again, the class of something named before.
//!
//! *a bill ... the bill*; *Hurricane Eowyn ... the hurricane*; *Arnor ... the South American country*; *Shire Air ... the
//! airline*. Invariant: only definite descriptions are merged by noun or class; an indefinite one is something new.

use super::super::draft::Draft;
use super::super::known::Known;
use super::super::phrases;
use super::super::salience;
use super::super::traits::{Certainty, Number};
use super::super::types::MentionForm;
use super::names::name_words;
use super::roles::within;
use crate::base::text::fold;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::EntityKind;
use std::collections::{BTreeMap, BTreeSet};

/// How many sentences back the same noun is looked for.
const SENTENCES: usize = 25;
/// How many sentences back a class finds its name.
const CLASS_SENTENCES: usize = 4;

/// Merges descriptions in text order.
pub(in super::super) fn run(draft: &mut Draft, known: &Known) {
    let mut by_text: BTreeMap<String, usize> = BTreeMap::new();
    let mut by_noun: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for index in 0..draft.mentions.len() {
        let head = draft.mentions[index].head;
        match draft.mentions[index].form {
            MentionForm::Name => {
                for word in name_words(draft.text(index)) {
                    remember(&mut by_noun, word, index);
                }
            }
            MentionForm::Description => {
                if !is_literal(draft, index) {
                    if let Some((antecedent, rule)) =
                        antecedent(draft, known, index, &by_text, &by_noun)
                    {
                        draft.merge(antecedent, index, rule);
                    }
                    if !has_pronoun(draft, index) {
                        by_text.insert(key(draft, index), index);
                    }
                    let noun = phrases::content_head(draft.doc, head);
                    remember(&mut by_noun, fold(draft.doc.lemma(noun)), index);
                }
            }
            MentionForm::Demonym | MentionForm::Pronoun => {}
        }
    }
}

fn remember(by_noun: &mut BTreeMap<String, Vec<usize>>, word: String, index: usize) {
    by_noun.entry(word).or_default().push(index);
}

fn key(draft: &Draft, index: usize) -> String {
    fold(draft.text(index))
}

fn is_literal(draft: &Draft, index: usize) -> bool {
    matches!(
        draft.mentions[index].traits.kind,
        EntityKind::Date | EntityKind::Money | EntityKind::Quantity
    )
}

/// Whether the words depend on who is meant: *his family* is another family each time.
fn has_pronoun(draft: &Draft, index: usize) -> bool {
    draft.mentions[index]
        .tokens
        .clone()
        .any(|at| draft.doc.tokens[at].upos == Upos::Pron)
}

fn antecedent(
    draft: &Draft,
    known: &Known,
    index: usize,
    by_text: &BTreeMap<String, usize>,
    by_noun: &BTreeMap<String, Vec<usize>>,
) -> Option<(usize, &'static str)> {
    let head = draft.mentions[index].head;
    let indefinite = phrases::is_indefinite(draft.doc, head);
    if !indefinite
        && !has_pronoun(draft, index)
        && let Some(&same) = by_text.get(&key(draft, index))
        && draft.group(same) != draft.group(index)
        && (may_repeat(draft, index) || draft.sentence(same) + SENTENCES >= draft.sentence(index))
    {
        return Some((same, "same-words"));
    }
    let alone = draft.members(draft.group(index)).len() == 1;
    if !alone || !is_definite(draft, head) {
        return None;
    }
    same_noun(draft, known, index, by_noun)
        .map(|it| (it, "same-noun"))
        .or_else(|| class(draft, known, index).map(|it| (it, "class")))
}

/// Plurals and mass nouns that speak of a kind are one however far apart.
fn may_repeat(draft: &Draft, index: usize) -> bool {
    draft.mentions[index].traits.kind != EntityKind::Person
}

fn is_definite(draft: &Draft, head: TokenId) -> bool {
    draft.doc.children(head).iter().any(|&child| {
        draft.doc.deprel(child) == Deprel::Det
            && matches!(
                draft.doc.lemma(child),
                "the" | "this" | "that" | "these" | "those"
            )
    })
}

/// *the bill* after *a bill that ...*, *the election* after *the 2020 Gondor election*.
fn same_noun(
    draft: &Draft,
    known: &Known,
    index: usize,
    by_noun: &BTreeMap<String, Vec<usize>>,
) -> Option<usize> {
    let head = draft.mentions[index].head;
    let noun = phrases::content_head(draft.doc, head);
    let own = modifier_words(draft, index);
    let plural = phrases::is_plural(draft.doc, noun);
    by_noun
        .get(&fold(draft.doc.lemma(noun)))?
        .iter()
        .rev()
        .copied()
        .take(24)
        .filter(|&it| draft.sentence(it) + SENTENCES >= draft.sentence(index))
        .find(|&it| {
            let other = &draft.mentions[it];
            if other.form == MentionForm::Name {
                // *the court* for *Supreme Court*, but not *the president* for *President Hotel* nor *the state* for a state.
                let kind = draft.traits_of(it).kind;
                return !plural
                    && kind != EntityKind::Person
                    && own.is_empty()
                    && name_words(draft.text(it)).len() > 1
                    && is_class_word(draft, known, it, &fold(draft.doc.lemma(noun)))
                    && draft.may_be_one(it, index);
            }
            let content = phrases::content_head(draft.doc, other.head);
            let theirs = modifier_words(draft, it);
            phrases::is_plural(draft.doc, content) == plural
                && own.is_subset(&theirs)
                && draft.may_be_one(it, index)
        })
}

/// Whether the noun is the word of a name that says what it is: its last, or its first before a proper name.
fn is_class_word(draft: &Draft, known: &Known, name: usize, noun: &str) -> bool {
    let words = name_words(draft.text(name));
    let at_edge = words.last().is_some_and(|last| last == noun)
        || words.first().is_some_and(|first| first == noun)
        || words
            .iter()
            .position(|word| word == "of")
            .is_some_and(|of| of > 0 && words[of - 1] == noun);
    at_edge && known.name(noun).is_none()
}

/// What tells the description apart: its adjectives, compounds, possessors, numbers and `of` phrase.
fn modifier_words(draft: &Draft, index: usize) -> BTreeSet<String> {
    let mention = &draft.mentions[index];
    let content = phrases::content_head(draft.doc, mention.head);
    mention
        .tokens
        .clone()
        .filter(|&at| at != mention.head.index() && at != content.index())
        .filter(|&at| {
            matches!(
                draft.doc.tokens[at].upos,
                Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron | Upos::Verb
            )
        })
        .map(|at| fold(&draft.doc.tokens[at].lemma))
        .filter(|word| {
            !matches!(
                word.as_str(),
                "same" | "whole" | "entire" | "said" | "latter"
            )
        })
        .collect()
}

/// *the South American country*, *the airline*, *the city*: the nearest named thing of that class.
fn class(draft: &Draft, known: &Known, index: usize) -> Option<usize> {
    let head = draft.mentions[index].head;
    let lemma = draft.head_lemma(index);
    let class = Class::of(&lemma)?;
    if draft.mentions[index].traits.number == Some(Number::Plural) {
        return None;
    }
    let mut modifiers = modifier_words(draft, index);
    let region = region(&mut modifiers);
    let of = phrases::of_phrase(draft.doc, head).is_some()
        || draft.doc.child(head, Deprel::NmodPoss).is_some();
    if !modifiers.is_empty()
        || of
        || within(draft, index).any(|it| draft.mentions[it].form != MentionForm::Demonym)
    {
        return None;
    }
    let here = draft.sentence(index);
    let reach = if region.is_some() {
        40
    } else {
        CLASS_SENTENCES
    };
    let mut best: BTreeMap<usize, (i32, usize)> = BTreeMap::new();
    for it in (0..index).rev().take(400) {
        if draft.sentence(it) + reach < here {
            break;
        }
        let group = draft.group(it);
        let traits = draft.traits(group);
        let fits = draft.mentions[it].form != MentionForm::Demonym
            && class.admits(traits.kind)
            && traits.certainty >= Certainty::Noun
            && is_named(draft, group)
            && region
                .as_deref()
                .is_none_or(|region| lies_in(draft, known, group, region))
            && draft.may_be_one(it, index);
        if fits {
            let points = salience::points(draft, it, index) + salience::frequency(draft, it, index);
            let entry = best.entry(group).or_insert((points, it));
            *entry = (*entry).max((points, it));
        }
    }
    let mut ranked: Vec<(i32, usize)> = best.into_values().collect();
    ranked.sort_unstable_by(|a, b| b.cmp(a));
    match ranked[..] {
        [] => None,
        [(_, only)] => Some(only),
        [(first, one), (second, _), ..] => (first >= second + 6 || region.is_some()).then_some(one),
    }
}

fn is_named(draft: &Draft, group: usize) -> bool {
    draft
        .members(group)
        .iter()
        .any(|&member| draft.mentions[member].form == MentionForm::Name)
}

/// A part of the world among the modifiers: taken out and returned.
fn region(modifiers: &mut BTreeSet<String>) -> Option<String> {
    const SIDES: [&str; 10] = [
        "south",
        "north",
        "central",
        "latin",
        "west",
        "east",
        "southeast",
        "middle",
        "southern",
        "northern",
    ];
    const PARTS: [(&str, &str); 10] = [
        ("american", "america"),
        ("america", "america"),
        ("african", "africa"),
        ("asian", "asia"),
        ("european", "europe"),
        ("eastern", "middle east"),
        ("caribbean", "caribbean"),
        ("balkan", "europe"),
        ("pacific", "oceania"),
        ("nordic", "europe"),
    ];
    let (word, part) = PARTS.iter().find(|(word, _)| modifiers.contains(*word))?;
    modifiers.remove(*word);
    let side = SIDES
        .iter()
        .find(|side| modifiers.contains(**side))
        .copied();
    Some(match side {
        Some(side) => {
            modifiers.remove(side);
            format!("{side} {part}")
        }
        None => (*part).to_owned(),
    })
}

fn lies_in(draft: &Draft, known: &Known, group: usize, region: &str) -> bool {
    draft
        .traits(group)
        .link
        .as_ref()
        .is_some_and(|link| known.lies_in(&link.name, region))
}

/// Classes of named things that a bare noun can stand for.
#[derive(Clone, Copy)]
enum Class {
    Country,
    City,
    Region,
    Body,
    Human,
}

impl Class {
    fn of(lemma: &str) -> Option<Self> {
        Some(match lemma {
            "country" | "nation" | "republic" | "kingdom" => Self::Country,
            "city" | "town" | "village" | "capital" | "municipality" => Self::City,
            "state" | "province" | "region" | "county" | "territory" | "island" | "district" => {
                Self::Region
            }
            "company" | "firm" | "airline" | "agency" | "organization" | "organisation"
            | "party" | "club" | "team" | "band" | "newspaper" | "magazine" | "bank"
            | "university" | "network" | "broadcaster" | "corporation" | "manufacturer"
            | "retailer" | "charity" | "union" | "institute" | "watchdog" | "outlet"
            | "publisher" | "operator" | "carrier" | "militia" | "church" => Self::Body,
            "man" | "woman" | "actor" | "actress" | "singer" | "politician" | "businessman"
            | "player" | "suspect" | "author" | "writer" | "journalist" | "striker" | "rapper"
            | "musician" | "billionaire" | "lawmaker" | "teenager" | "scientist" | "researcher"
            | "artist" | "defendant" | "democrat" | "republican" | "old" | "photojournalist"
            | "footballer" | "comedian" | "activist" => Self::Human,
            _ => return None,
        })
    }

    fn admits(self, kind: EntityKind) -> bool {
        match self {
            Self::Country => kind == EntityKind::Country,
            Self::City | Self::Region => kind == EntityKind::Place,
            Self::Body => kind == EntityKind::Organization,
            Self::Human => kind == EntityKind::Person,
        }
    }
}
