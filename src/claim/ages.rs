//! How old somebody is: *Faramir, 65,*, *Took died aged 22*, *she was 64 years old*, *a 12-year-old Shireling*.
//!
//! Invariant: the object is a number of years, in the article's own words, and its holder is a person.

use super::context::Context;
use super::draft::Draft;
use super::frame::frame;
use super::holders::described;
use super::places::plain;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::{ClaimType, EntityKind, Slot};

/// Verbs that end a life: the age named beside them is the age of then, and stays so.
const DYING: &[&str] = &["die", "pass away", "perish", "succumb"];

/// The drafts of one noun: the number stands beside it, or in an adjective before it.
pub(super) fn of_noun(cx: &Context, noun: TokenId) -> Vec<Draft> {
    let doc = cx.doc;
    let mut found = Vec::new();
    for &child in doc.children(noun) {
        match doc.deprel(child) {
            // "Faramir, 65, ..."
            Deprel::Appos
            | Deprel::NmodUnmarked
            | Deprel::List
            | Deprel::Flat
            | Deprel::Dep
            | Deprel::Nummod
            | Deprel::Compound => found.extend(beside(cx, noun, child)),
            Deprel::Amod => {
                found.extend(beside(cx, noun, child));
                found.extend(hyphened(cx, noun, child));
                let years = aged(cx, child).filter(|_| noun < child);
                found.extend(years.and_then(|years| draft(cx, noun, years, child)));
            }
            _ => {}
        }
    }
    found
}

/// The drafts of one adjective or participle: *was 64 years old*, *was aged 53*, *died aged 22*.
pub(super) fn of_adjective(cx: &Context, word: TokenId) -> Vec<Draft> {
    let doc = cx.doc;
    let years = match doc.lemma(word) {
        "old" if doc.child(word, Deprel::Cop).is_some() => measure(cx, word),
        _ => aged(cx, word),
    };
    let verb = match doc.deprel(word) {
        Deprel::Advcl | Deprel::Xcomp | Deprel::Advmod => doc.head(word),
        Deprel::Amod => None,
        _ => Some(word),
    };
    let (Some(years), Some(verb)) = (years, verb) else {
        return Vec::new();
    };
    subjects(cx, verb)
        .into_iter()
        .filter_map(|person| draft(cx, person, years, word))
        .collect()
}

/// The drafts of one verb of dying: *died at the age of 80*, *died at age 80*, *died at 80*.
pub(super) fn of_death(cx: &Context, verb: TokenId) -> Vec<Draft> {
    let doc = cx.doc;
    if !DYING.contains(&frame(cx, verb).lemma.as_str()) {
        return Vec::new();
    }
    let years = doc
        .children_by(verb, Deprel::Obl)
        .filter(|&phrase| cx.has_child(phrase, Deprel::Case, &["at"]))
        .find_map(|phrase| {
            if doc.lemma(phrase) != "age" {
                return is_age(cx, phrase).then_some(phrase);
            }
            let below = doc.children(phrase).iter().copied();
            below
                .filter(|&number| phrase < number)
                .find(|&number| is_age(cx, number))
        });
    let Some(years) = years else {
        return Vec::new();
    };
    subjects(cx, verb)
        .into_iter()
        .filter_map(|person| draft(cx, person, years, verb))
        .collect()
}

fn subjects(cx: &Context, predicate: TokenId) -> Vec<TokenId> {
    let frame = frame(cx, predicate);
    let own = frame.fillers(&Slot::Subject);
    if own.is_empty() {
        frame.fillers(&Slot::Object)
    } else {
        own
    }
}

/// *Faramir, 65*: the number that stands beside a person.
fn beside(cx: &Context, person: TokenId, number: TokenId) -> Option<Draft> {
    (person < number && is_age(cx, number) && stands_alone(cx, number))
        .then(|| {
            plain(
                (person, number),
                "aged",
                "be aged".to_owned(),
                ClaimType::Quantity,
                ("age", 0.85),
            )
        })
        .filter(|_| cx.kind(person) == EntityKind::Person)
}

/// Whether commas or brackets set the number off: no footnote (*Took [11]*), no score (*beat Took 3-1*), no part of a date
/// (*Took (9 August 2941*, *Took (August 9*) and no number of something else (*Guard No. 11*).
fn stands_alone(cx: &Context, number: TokenId) -> bool {
    let doc = cx.doc;
    let form = |at: usize| doc.tokens.get(at).map(|token| token.span.of(&doc.text));
    let before = number.index().checked_sub(1).and_then(form);
    let behind = form(number.index() + 1);
    let dated = doc
        .tokens
        .get(number.index() + 1)
        .is_some_and(|token| token.upos == Upos::Propn);
    matches!(before, Some("," | "(")) && !matches!(behind, Some("-" | "–" | ":")) && !dated
}

/// *a 12-year-old Shireling*, *Took, a 12-year-old pupil*: the years before a description are those of whom it describes.
fn hyphened(cx: &Context, noun: TokenId, adjective: TokenId) -> Option<Draft> {
    if cx.doc.lemma(adjective) != "old" {
        return None;
    }
    draft(cx, noun, measure(cx, adjective)?, adjective)
}

/// The years that say how old: *64 years* of *64 years old*, *12-year* of *12-year-old*.
fn measure(cx: &Context, old: TokenId) -> Option<TokenId> {
    cx.doc
        .children(old)
        .iter()
        .copied()
        .find(|&unit| cx.doc.lemma(unit) == "year" && cx.doc.child(unit, Deprel::Nummod).is_some())
}

/// The number of *aged 22*.
fn aged(cx: &Context, word: TokenId) -> Option<TokenId> {
    let number = TokenId(word.0 + 1);
    let said = cx.doc.form(word).eq_ignore_ascii_case("aged");
    (said && cx.doc.tokens.get(number.index()).is_some() && is_age(cx, number)).then_some(number)
}

fn is_age(cx: &Context, number: TokenId) -> bool {
    let years = cx.doc.form(number).parse::<u8>();
    cx.doc.token(number).upos == Upos::Num && years.is_ok_and(|years| (1..=120).contains(&years))
}

/// The years of somebody, by the name that the description goes with where it goes with one.
fn draft(cx: &Context, holder: TokenId, years: TokenId, word: TokenId) -> Option<Draft> {
    let holder = described(cx, holder).unwrap_or(holder);
    let one = cx.kind(holder) == EntityKind::Person && !cx.is_bare_pronoun(holder);
    let ends = (holder, years);
    one.then(|| Draft {
        literal: Some(EntityKind::Quantity),
        anchor: word,
        // "a 12-year-old Shireling" is that old whatever the clause says.
        presupposed: cx.doc.deprel(word) == Deprel::Amod,
        ..plain(
            ends,
            "aged",
            "be aged".to_owned(),
            ClaimType::Quantity,
            ("age", 0.85),
        )
    })
}
