//! Classes of named things that a bare noun stands for: *the South American country*, *the airline*, *the city*.
//!
//! Invariant: a class picks only what has a name, and only where one candidate clearly comes first.

use super::super::draft::Draft;
use super::super::known::Known;
use super::super::phrases;
use super::super::regions;
use super::super::salience;
use super::super::traits::{Certainty, Number};
use super::super::types::MentionForm;
use super::based::seat;
use super::called::{holds_office, is_called, is_called_otherwise, is_outlet, may_publish};
use super::countries;
use super::descriptions::modifier_words;
use super::pronouns::learned;
use super::role_facts::within;
use crate::base::text::fold;
use crate::language::{Deprel, TokenId};
use crate::ontology::EntityKind;
use crate::ontology::names::WordClass;
use std::collections::BTreeMap;

/// How many sentences back a class finds its name.
pub(super) const CLASS_SENTENCES: usize = 4;

/// How many sentences back where the noun says in which part of the world it lies: nearly an article, since few other
/// names fit. Like the other numbers here, chosen on annotated Wikinews articles outside the seeds.
const REGION_SENTENCES: usize = 40;

/// How many mentions back: about as many as `REGION_SENTENCES` hold. Bounds the work in long texts.
const WINDOW: usize = 400;

/// By how many points the first candidate must lead the second: more than one earlier mention is worth here and less than
/// two, so that two countries told of alike leave the noun alone.
const LEAD: i32 = 6;

/// Points of what the article has called so before: more than a sentence of distance costs.
const CALLED: i32 = 30;

/// *the leader of the South American country*: countries by part of the world, before roles ask for them.
pub(in super::super) fn run(draft: &mut Draft, known: &Known) {
    for index in 0..draft.mentions.len() {
        let country = draft.mentions[index].form == MentionForm::Description
            && Class::of(known, &draft.head_lemma(index)) == Some(Class(WordClass::Country));
        if country
            && regions::take(&mut modifier_words(draft, index)).is_some()
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
    let class = Class::of(known, &lemma)?;
    // *the capital* is a town that `capitals` knows, not the last one that the article named.
    if draft.mentions[index].traits.number == Some(Number::Plural) || lemma == "capital" {
        return None;
    }
    let seat = seat(draft, index);
    let mut modifiers = modifier_words(draft, index);
    for at in seat.clone() {
        modifiers.remove(&fold(draft.doc.lemma(TokenId::from(at))));
    }
    let region = regions::take(&mut modifiers);
    let of = phrases::of_phrase(draft.doc, head).is_some()
        || draft.doc.child(head, Deprel::NmodPoss).is_some();
    if !modifiers.is_empty()
        || of
        || within(draft, index).any(|it| {
            let mention = &draft.mentions[it];
            mention.form != MentionForm::Demonym && !seat.contains(&mention.tokens.start)
        })
    {
        return None;
    }
    let here = draft.sentence(index);
    let beside = beside(draft, head);
    let reach = if region.is_some() {
        REGION_SENTENCES
    } else {
        CLASS_SENTENCES
    };
    let mut best: BTreeMap<usize, (i32, usize)> = BTreeMap::new();
    for it in (0..index).rev().take(WINDOW) {
        if draft.sentence(it) + reach < here {
            break;
        }
        let group = draft.group(it);
        let traits = draft.traits(group);
        let fits = (region.is_some() || !is_modifier(draft, it))
            && !beside.contains(&group)
            && (class.admits(traits.kind)
                || is_called(draft, group, &lemma)
                || class.is_place() && is_city_state(draft, known, group))
            && traits.certainty >= Certainty::Noun
            && draft.has_name(group)
            && !(class.0 == WordClass::Region && is_sea(draft, it))
            && region.is_none_or(|region| lies_in(draft, known, group, region))
            && (class.0 != WordClass::Human || !holds_office(draft, known, group))
            && !is_called_otherwise(draft, known, group, &lemma)
            && (class.0 != WordClass::Body
                || may_publish(known, &lemma)
                || !is_outlet(draft, group))
            && draft.may_be_one(it, index);
        if fits {
            let points = salience::points(draft, it, index)
                + 2 * salience::frequency(draft, it, index)
                + if is_called(draft, group, &lemma) {
                    CALLED
                } else {
                    0
                };
            let points = points + learned(draft, group, index);
            let entry = best.entry(group).or_insert((points, it));
            *entry = (*entry).max((points, it));
        }
    }
    let mut ranked: Vec<(i32, usize)> = best.into_values().collect();
    ranked.sort_unstable_by(|a, b| b.cmp(a));
    let found = match ranked[..] {
        [] => None,
        [(_, only)] => Some(only),
        [(first, one), (second, _), ..] => {
            (first >= second + LEAD || region.is_some()).then_some(one)
        }
    };
    let country = class.0 == WordClass::Country;
    let plain = country && region.is_none();
    found
        .filter(|&it| !has_rival(draft, known, class, index, it))
        .filter(|&it| !plain || !countries::is_passing(draft, it, index))
        .or_else(|| countries::sole(draft, index).filter(|_| country))
}

/// *the Eriador Party said the state ...*, *the Eriador vote*: another such place is named in the same sentence, but only as
/// part of what else is named there.
fn has_rival(draft: &Draft, known: &Known, class: Class, index: usize, chosen: usize) -> bool {
    let named = (0..index)
        .rev()
        .take_while(|&it| draft.sentence(it) == draft.sentence(index))
        .filter(|&it| draft.mentions[it].form == MentionForm::Name);
    class.is_place()
        && named.into_iter().any(|it| {
            let modifies = is_modifier(draft, it)
                && class.admits(draft.traits_of(it).kind)
                && draft.group(it) != draft.group(chosen);
            modifies || begins_with_another(draft, known, class, it, chosen)
        })
}

/// Whether the name of a body begins with that of a place of the class which is not the one chosen.
fn begins_with_another(
    draft: &Draft,
    known: &Known,
    class: Class,
    body: usize,
    chosen: usize,
) -> bool {
    let link = draft.traits_of(chosen).link.as_ref();
    let tokens = &draft.mentions[body].tokens;
    draft.traits_of(body).kind == EntityKind::Organization
        && (1..tokens.len().min(4)).any(|length| {
            let start = tokens.start..tokens.start + length;
            known.name(draft.doc.text_of(&start)).is_some_and(|entry| {
                class.admits(entry.kind) && link.is_none_or(|link| link.name != entry.name)
            })
        })
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

fn lies_in(draft: &Draft, known: &Known, group: usize, region: &str) -> bool {
    draft
        .traits(group)
        .link
        .as_ref()
        .is_some_and(|link| known.lies_in(&link.name, region))
}

/// *the territory* is Hong Kong, *the city* Singapore: a state that is one city, or has no capital.
fn is_city_state(draft: &Draft, known: &Known, group: usize) -> bool {
    let link = draft.traits(group).link.as_ref();
    link.is_some_and(|link| known.is_city_state(&link.name))
}

/// Classes of named things that a bare noun can stand for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Class(WordClass);

impl Class {
    /// The class that the noun names.
    pub(super) fn of(known: &Known, lemma: &str) -> Option<Self> {
        use WordClass as W;
        [
            W::Country,
            W::City,
            W::Region,
            W::Body,
            W::Human,
            W::Product,
            W::Facility,
            W::Event,
            W::Work,
        ]
        .into_iter()
        .find(|&class| known.is_of_class(lemma, class))
        .map(Self)
    }

    pub(super) fn admits(self, kind: EntityKind) -> bool {
        match self.0 {
            WordClass::Country => kind == EntityKind::Country,
            WordClass::City | WordClass::Region => kind == EntityKind::Place,
            WordClass::Body => kind == EntityKind::Organization,
            WordClass::Human => kind == EntityKind::Person,
            WordClass::Product => kind == EntityKind::Product,
            WordClass::Facility => kind == EntityKind::Facility,
            WordClass::Event => kind == EntityKind::Event,
            WordClass::Work => kind == EntityKind::Work,
            _ => false,
        }
    }

    /// Whether it is a country, a part of one or a town.
    pub(super) fn is_place(self) -> bool {
        matches!(
            self.0,
            WordClass::Country | WordClass::Region | WordClass::City
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    #[test]
    fn a_network_is_no_commission() {
        let lines = "
            Bree 2 compound B-Organization
            Broadcasting 5 nsubj I-Organization
            of 2 case
            late late ADV RB 5 advmod
            met/meet 0 root
            the 8 det
            Dale 8 compound B-Organization
            Commission 5 obj I-Organization

            The 2 det
            network 3 nsubj
            failed/fail 0 root";
        check(lines, "Bree Broadcasting", "Bree Broadcasting | network");
    }

    #[test]
    fn every_part_of_the_world_picks_its_country() {
        let rows = [
            ("African", "Kenya", "Brazil"),
            ("North African", "Tunisia", "Kenya"),
            ("West African", "Ghana", "Kenya"),
            ("East African", "Kenya", "Ghana"),
            ("Central African", "Gabon", "Kenya"),
            ("Southern African", "Botswana", "Kenya"),
            ("North American", "Canada", "Brazil"),
            ("South American", "Colombia", "Spain"),
            ("Central American", "Honduras", "Brazil"),
            ("Latin American", "Peru", "Canada"),
            ("Caribbean", "Haiti", "Spain"),
            ("Asian", "Japan", "Brazil"),
            ("Central Asian", "Kazakhstan", "Japan"),
            ("East Asian", "Japan", "Nepal"),
            ("South Asian", "Nepal", "Japan"),
            ("Southeast Asian", "Vietnam", "Japan"),
            ("Western Asian", "Syria", "Japan"),
            ("Middle Eastern", "Iraq", "Japan"),
            ("European", "Poland", "Japan"),
            ("Western European", "Belgium", "Poland"),
            ("Eastern European", "Poland", "Belgium"),
            ("Northern European", "Norway", "Spain"),
            ("Central European", "Austria", "Spain"),
            ("Southern European", "Spain", "Norway"),
            ("Balkan", "Albania", "Spain"),
            ("Baltic", "Latvia", "Poland"),
            ("Nordic", "Norway", "Poland"),
            ("Pacific", "Fiji", "Japan"),
        ];
        for (phrase, inside, outside) in rows {
            let words: Vec<&str> = phrase.split(' ').collect();
            let noun = words.len() + 2;
            let modifiers: Vec<String> = words
                .iter()
                .map(|word| format!("{word} {} ADJ JJ {noun} amod\n", word.to_lowercase()))
                .collect();
            let lines = format!(
                "{outside} {outside} PROPN NNP 2 nsubj B-Place
                left/leave 0 root
                {inside} {inside} PROPN NNP 2 obj B-Place

                The the DET DT {noun} det
                {}country country NOUN NN {} nsubj
                slept/sleep 0 root",
                modifiers.concat(),
                noun + 1
            );
            check(&lines, inside, &format!("{inside} | {phrase} country"));
        }
    }

    #[test]
    fn the_team_from_elsewhere_is_another() {
        let lines = "
            Bree 2 compound B-Organization
            Rangers 3 nsubj I-Organization
            slept/sleep 0 root

            The 2 det
            team 5 nsubj
            from 4 case
            Gondor 2 nmod B-Place
            woke/wake 0 root";
        check(lines, "Bree Rangers", "Bree Rangers");
    }

    #[test]
    fn a_body_named_after_another_state_leaves_the_state_open() {
        let lines = "
            Ohio 2 nsubj B-Place
            slept/sleep 0 root

            Iowa 2 compound B-Organization
            Council 3 nsubj I-Organization
            praised/praise 0 root
            the 5 det
            state 3 obj";
        check(lines, "Ohio", "Ohio");
    }
}
