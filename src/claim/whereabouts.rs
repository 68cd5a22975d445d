//! The place of a claim: where the act of its clause took place.
//!
//! In: a draft. Out: the named place that a phrase of its clause gives, or of the clause that it shares its circumstances
//! with. Invariant: the dateline is nobody's place, and a claim about a place does not happen in another for that.

use super::context::Context;
use super::draft::Draft;
use super::phrase::case_lemma;
use crate::entity::EntityId;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{ClaimType, EntityKind};

/// Prepositions that say where.
const WHERE: &[&str] = &[
    "in",
    "at",
    "near",
    "on",
    "inside",
    "outside",
    "across",
    "off",
    "over",
    "throughout",
];

/// Where the act of the draft took place.
pub(super) fn place_of(cx: &Context, draft: &Draft) -> Option<EntityId> {
    let mut at = draft.anchor;
    let acts = cx.doc.token(at).upos == Upos::Verb;
    loop {
        let place = phrases(cx, at)
            .into_iter()
            .filter(|&phrase| is_single(cx, phrase))
            .find_map(|phrase| place_in(cx, phrase))
            .or_else(|| place_beside(cx, at).filter(|_| acts));
        if let Some(place) = place {
            // "lives in Osgiliath" says that already.
            let said = draft.kind == ClaimType::Location
                && !cx.ontology.is_happening(&draft.predicate.relation)
                && cx.entity_id(draft.object) == Some(place);
            return (!said && cx.entity_id(draft.subject) != Some(place)).then_some(place);
        }
        let head = cx.doc.head(at)?;
        if !shares_place(cx, at, head) {
            return None;
        }
        at = head;
    }
}

/// The phrases of the clause of `head` that may say where: its own, then those of its object and subject.
fn phrases(cx: &Context, head: TokenId) -> Vec<TokenId> {
    let doc = cx.doc;
    let of = |word: TokenId| {
        doc.children(word)
            .iter()
            .copied()
            .filter(|&child| matches!(doc.deprel(child), Deprel::Obl | Deprel::Nmod))
    };
    let own: Vec<TokenId> = of(head).collect();
    // "On Monday in Osgiliath, the king ...": the place hangs on the day.
    let fronted = own
        .iter()
        .copied()
        .filter(|&phrase| cx.kind(phrase) == EntityKind::Date)
        .flat_map(of);
    // "The attack in Osgiliath killed two", "destroyed a bridge in Osgiliath".
    let arguments = doc
        .children(head)
        .iter()
        .copied()
        .filter(|&child| match doc.deprel(child) {
            Deprel::Obj | Deprel::NsubjPass => !cx.is_actor(child),
            Deprel::Nsubj => cx.kind(child) == EntityKind::Event,
            _ => false,
        })
        .flat_map(of)
        // "an attack on Osgiliath" need not be in it.
        .filter(|&phrase| {
            !matches!(
                case_lemma(cx, phrase).as_deref(),
                Some("on" | "over" | "off")
            )
        });
    let mut found: Vec<TokenId> = own
        .iter()
        .copied()
        .chain(fronted)
        .chain(arguments)
        .collect();
    found.retain(|&phrase| {
        case_lemma(cx, phrase).is_some_and(|case| WHERE.contains(&case.as_str()))
    });
    found
}

/// The place that the clause of `head` names without a preposition: *an Osgiliath bombing killed two*, *the quake struck
/// Osgiliath*.
fn place_beside(cx: &Context, head: TokenId) -> Option<EntityId> {
    let doc = cx.doc;
    let mut arguments = doc.children(head).iter().copied();
    let event = arguments.find(|&child| {
        let argues = doc.deprel(child).is_subject() || doc.deprel(child) == Deprel::Obj;
        argues && cx.kind(child) == EntityKind::Event
    })?;
    let struck = STRIKE.contains(&doc.lemma(head)) && doc.deprel(event) == Deprel::Nsubj;
    let named = |id: TokenId| {
        let entity = cx.entity(id)?;
        (entity.named && entity.kind == EntityKind::Place).then(|| cx.entity_id(id))?
    };
    doc.children_by(event, Deprel::Compound)
        .chain(doc.child(head, Deprel::Obj).filter(|_| struck))
        .find_map(named)
}

/// What a disaster does to where it is.
const STRIKE: &[&str] = &["strike", "hit", "shake", "rock", "devastate"];

/// *in Arnor, Gondor and Rohan*: one place alone would be wrong.
fn is_single(cx: &Context, phrase: TokenId) -> bool {
    cx.doc
        .subtree(phrase)
        .into_iter()
        .all(|id| cx.doc.deprel(id) != Deprel::Conj || !is_place(cx, id))
}

fn is_place(cx: &Context, id: TokenId) -> bool {
    matches!(
        cx.kind(id),
        EntityKind::Place | EntityKind::Country | EntityKind::Facility
    )
}

/// The named place of a phrase: *in Osgiliath*, *in the town of Osgiliath*, *in a square in Osgiliath*.
fn place_in(cx: &Context, phrase: TokenId) -> Option<EntityId> {
    let named = |id: TokenId| is_place(cx, id) && cx.entity(id).is_some_and(|entity| entity.named);
    if named(phrase) {
        return cx.entity_id(phrase);
    }
    let doc = cx.doc;
    let within = is_place(cx, phrase);
    doc.children(phrase)
        .iter()
        .copied()
        .filter(|&child| match doc.deprel(child) {
            Deprel::Appos | Deprel::NmodDesc | Deprel::Flat => true,
            Deprel::Nmod => {
                within
                    && case_lemma(cx, child)
                        .is_some_and(|case| case == "of" || WHERE.contains(&case.as_str()))
            }
            _ => false,
        })
        .find(|&child| named(child))
        .and_then(|child| cx.entity_id(child))
}

/// Whether what `at` says takes place where what its `head` says does.
fn shares_place(cx: &Context, at: TokenId, head: TokenId) -> bool {
    let doc = cx.doc;
    let token = doc.token(at);
    match token.deprel {
        Deprel::Xcomp => doc.token(at).xpos != Xpos::Vb,
        Deprel::Advcl => {
            doc.child(at, Deprel::Mark).is_none() && matches!(token.xpos, Xpos::Vbg | Xpos::Vbn)
        }
        Deprel::Conj => !doc
            .children(at)
            .iter()
            .any(|&child| doc.deprel(child).is_subject()),
        Deprel::Obj | Deprel::NsubjPass | Deprel::Nsubj => {
            token.upos == Upos::Noun && doc.token(head).upos == Upos::Verb
        }
        _ => false,
    }
}
