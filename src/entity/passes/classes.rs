//! Classes of named things that a bare noun stands for: *the South American country*, *the airline*, *the city*.
//!
//! Invariant: a class picks only what has a name, and only where one candidate clearly comes first.

use super::super::draft::Draft;
use super::super::known::Known;
use super::super::phrases;
use super::super::salience;
use super::super::traits::{Certainty, Number};
use super::super::types::MentionForm;
use super::descriptions::modifier_words;
use super::roles::within;
use crate::language::{Deprel, TokenId};
use crate::ontology::EntityKind;
use std::collections::{BTreeMap, BTreeSet};

/// How many sentences back a class finds its name.
pub(super) const CLASS_SENTENCES: usize = 4;

/// *the leader of the South American country*: countries by part of the world, before roles ask for them.
pub(in super::super) fn run(draft: &mut Draft, known: &Known) {
    for index in 0..draft.mentions.len() {
        let country = draft.mentions[index].form == MentionForm::Description
            && matches!(Class::of(&draft.head_lemma(index)), Some(Class::Country));
        if country
            && region(&mut modifier_words(draft, index)).is_some()
            && let Some(named) = class(draft, known, index)
        {
            draft.merge(named, index, "class");
        }
    }
}

/// *the South American country*, *the airline*, *the city*: the nearest named thing of that class.
pub(super) fn class(draft: &Draft, known: &Known, index: usize) -> Option<usize> {
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
    let beside = beside(draft, head);
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
        let fits = (region.is_some() || !is_modifier(draft, it))
            && !beside.contains(&group)
            && class.admits(traits.kind)
            && traits.certainty >= Certainty::Noun
            && draft.has_name(group)
            && !(matches!(class, Class::Region) && is_sea(draft, it))
            && region
                .as_deref()
                .is_none_or(|region| lies_in(draft, known, group, region))
            && draft.may_be_one(it, index);
        if fits {
            let points =
                salience::points(draft, it, index) + 2 * salience::frequency(draft, it, index);
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

/// Groups of the phrases that hang on the same word: none of them is meant.
fn beside(draft: &Draft, head: TokenId) -> Vec<usize> {
    let Some(parent) = draft.doc.head(head) else {
        return Vec::new();
    };
    draft
        .doc
        .children(parent)
        .iter()
        .filter(|&&child| child != head)
        .filter_map(|&child| draft.at(child))
        .map(|mention| draft.group(mention))
        .collect()
}

/// *US* in *US aid to the country* is not the country that is meant.
fn is_modifier(draft: &Draft, mention: usize) -> bool {
    draft.mentions[mention].form == MentionForm::Demonym
        || matches!(
            draft.doc.deprel(draft.mentions[mention].head),
            Deprel::Compound | Deprel::Amod | Deprel::NmodDesc
        )
}

fn is_sea(draft: &Draft, mention: usize) -> bool {
    let name = draft.text(mention);
    [
        "Ocean",
        "Sea",
        "Pacific",
        "Atlantic",
        "Caribbean",
        "Gulf",
        "Bay",
    ]
    .iter()
    .any(|water| name.contains(water))
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
pub(super) enum Class {
    Country,
    City,
    Region,
    Body,
    Human,
}

impl Class {
    /// The class that the noun names.
    pub(super) fn of(lemma: &str) -> Option<Self> {
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
