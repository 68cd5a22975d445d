//! Where and when an event was that a noun names: *the Bree shooting*, *the Gondorian elections*, *Sunday's attack*.
//!
//! In: a noun whose mention is an event. Out: drafts. Invariant: the factuality is that of the noun and what governs it; a
//! country before a deed is who did it, not where.

use super::context::Context;
use super::draft::Draft;
use super::phrase::case_lemma;
use super::places::plain;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::{ClaimType, EntityKind};

/// What a place before the noun holds, whatever kind of place it is: nobody does it, or everybody there.
const HELD: &[&str] = &[
    "earthquake",
    "quake",
    "flood",
    "wildfire",
    "protest",
    "riot",
    "unrest",
    "outbreak",
    "epidemic",
];
/// What a town or state before the noun sees; a country before it may as well be who does it, or whose it is.
const SUFFERED: &[&str] = &[
    "primary",
    "caucus",
    "referendum",
    "by-election",
    "shooting",
    "attack",
    "bombing",
    "blast",
    "explosion",
    "stabbing",
    "massacre",
    "fire",
    "blaze",
    "crash",
    "collision",
    "derailment",
    "disaster",
    "rally",
    "march",
    "demonstration",
    "siege",
    "battle",
    "marathon",
    "festival",
    "parade",
    "convention",
    "summit",
];

/// Words that say when only with another beside them: *last night*, *this week*.
const UNITS: &[&str] = &[
    "second", "minute", "hour", "day", "night", "morning", "evening", "week", "month", "year",
    "decade", "century",
];
/// Of what is still to come.
const AHEAD: &[&str] = &[
    "next",
    "upcoming",
    "forthcoming",
    "planned",
    "scheduled",
    "proposed",
    "future",
];

/// The drafts of one noun.
pub(super) fn drafts(cx: &Context, noun: TokenId) -> Vec<Draft> {
    let doc = cx.doc;
    if cx.kind(noun) != EntityKind::Event {
        return Vec::new();
    }
    let intended = cx.has_child(noun, Deprel::Amod, AHEAD);
    let mut found = Vec::new();
    for &child in doc.children(noun) {
        match (doc.deprel(child), cx.kind(child)) {
            (Deprel::Compound | Deprel::Amod, kind) if is_held_in(cx, noun, child, kind) => {
                let relation = cx.ontology.happening();
                let name = relation.map_or("happenedIn", |relation| relation.name.as_str());
                let how = ("event-place", ClaimType::Location);
                found.push(draft((noun, child), name, "happen in", how));
            }
            (Deprel::Nmod | Deprel::NmodUnmarked | Deprel::NmodPoss, EntityKind::Date)
                if is_when(cx, noun, child) =>
            {
                let how = ("event-date", ClaimType::Time);
                let draft = draft((noun, child), "happenedOn", "happen on", how);
                found.push(Draft {
                    literal: Some(EntityKind::Date),
                    ..draft
                });
            }
            _ => {}
        }
    }
    for draft in &mut found {
        draft.intended = intended;
    }
    found
}

/// *the Bree fire*, *Gondor protests*; but *the Gondor attack* is Gondor's.
fn is_held_in(cx: &Context, noun: TokenId, place: TokenId, kind: EntityKind) -> bool {
    let named = cx.entity(place).is_some_and(|entity| entity.named)
        && !cx.doc.form(place).contains(|c: char| c.is_ascii_digit());
    let lemma = cx.doc.lemma(noun).to_lowercase();
    let common = cx.doc.token(noun).upos == Upos::Noun;
    let held = HELD.contains(&lemma.as_str());
    let suffered = SUFFERED.contains(&lemma.as_str()) && cx.doc.deprel(place) == Deprel::Compound;
    named
        && common
        && match kind {
            EntityKind::Country => held,
            EntityKind::Place | EntityKind::Facility => held || suffered,
            _ => false,
        }
}

/// A day or year of its own: *the attack on Sunday*, *Sunday's attack*; not *the fighting since May*, *a stay of two
/// months*, *two weeks before the vote*.
fn is_when(cx: &Context, noun: TokenId, date: TokenId) -> bool {
    let doc = cx.doc;
    let case = case_lemma(cx, date);
    let leads = case.is_none_or(|case| matches!(case.as_str(), "on" | "in" | "of" | "at"));
    let before = doc.deprel(date) == Deprel::NmodUnmarked && date < noun;
    let counted =
        doc.child(date, Deprel::Nummod).is_some() || cx.has_child(date, Deprel::Det, &["a", "an"]);
    let unit = UNITS.contains(&doc.lemma(date));
    // "the Horse Act of 1972" was no event of that year.
    let of_name = doc.token(noun).upos != Upos::Noun && doc.deprel(date) != Deprel::NmodPoss;
    let points = doc
        .children(date)
        .iter()
        .any(|&child| matches!(doc.deprel(child), Deprel::Amod | Deprel::Det | Deprel::Nmod));
    leads && !before && !of_name && !(unit && (counted || !points))
}

fn draft(
    (event, object): (TokenId, TokenId),
    relation: &str,
    lemma: &str,
    (rule, kind): (&str, ClaimType),
) -> Draft {
    let ends = (event, object);
    Draft {
        presupposed: false,
        ..plain(ends, relation, lemma.to_owned(), kind, (rule, 0.7))
    }
}
