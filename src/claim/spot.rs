//! Places that a phrase names by a part of them or by what they are: *the streets of Bree*, *the seat of Archet*.
//!
//! In: a draft. Out: the same with the named place for its object, where what is so of the part is so of the whole: who
//! came from the streets of Bree came from Bree. Invariant: only where something is or whither it moves is told so; *destroyed
//! the streets of Bree* stays what it is.

use super::context::Context;
use super::draft::Draft;
use super::phrase::case_lemma;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::{ClaimType, EntityKind};

/// Nouns for parts of places, of which one says the same as of the place.
const PARTS: &[&str] = &[
    "area",
    "bank",
    "center",
    "centre",
    "coast",
    "corner",
    "countryside",
    "edge",
    "foothill",
    "heart",
    "highland",
    "interior",
    "lane",
    "middle",
    "outskirt",
    "outskirts",
    "part",
    "road",
    "section",
    "shore",
    "side",
    "slope",
    "street",
    "stretch",
    "tip",
    "waters",
];
/// Prepositions that lead to where something is or goes.
const WHERE: &[&str] = &[
    "in",
    "at",
    "on",
    "to",
    "into",
    "from",
    "through",
    "across",
    "throughout",
    "near",
    "off",
    "along",
    "around",
    "inside",
    "toward",
    "towards",
];

/// Gives the draft the place that its object is a part of.
pub(super) fn settle(cx: &Context, draft: &mut Draft) {
    if draft.literal.is_some() || !is_where(cx, draft) {
        return;
    }
    if let Some(place) = whole(cx, draft.object).filter(|&place| !is_one(cx, draft.subject, place))
    {
        draft.object = place;
    }
}

fn is_one(cx: &Context, one: TokenId, other: TokenId) -> bool {
    one == other || cx.entity_id(one).is_some() && cx.entity_id(one) == cx.entity_id(other)
}

/// The named place of *the streets of Bree*, *various parts of Gondor*, *the county seat of Archet*.
fn whole(cx: &Context, part: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    let named = |id: TokenId| cx.entity(id).is_some_and(|entity| entity.named);
    let seat = || doc.lemma(part) == "seat" && doc.child(part, Deprel::Compound).is_some();
    if doc.token(part).upos != Upos::Noun
        || named(part)
        || !PARTS.contains(&doc.lemma(part)) && !seat()
    {
        return None;
    }
    doc.children_by(part, Deprel::Nmod).find(|&place| {
        case_lemma(cx, place).as_deref() == Some("of")
            && named(place)
            && matches!(
                cx.kind(place),
                EntityKind::Place | EntityKind::Country | EntityKind::Facility
            )
    })
}

/// Whether the draft tells where its subject is or goes.
fn is_where(cx: &Context, draft: &Draft) -> bool {
    let led = case_lemma(cx, draft.object);
    let led = led.is_some_and(|case| WHERE.contains(&case.as_str()));
    led && (draft.kind == ClaimType::Location
        || cx.doc.token(draft.anchor).upos == Upos::Verb
            && cx.doc.deprel(draft.object) == Deprel::Obl
            && cx.doc.head(draft.object) == Some(draft.anchor))
}

/// What does business, whatever kind its name is taken for.
pub(super) fn is_firm(lemma: &str) -> bool {
    matches!(
        lemma,
        "group"
            | "company"
            | "producer"
            | "supplier"
            | "carrier"
            | "manufacturer"
            | "lender"
            | "insurer"
            | "chain"
            | "brewer"
            | "firm"
            | "bank"
            | "retailer"
            | "maker"
            | "airline"
            | "giant"
            | "broker"
    )
}
