//! What a frame of `triggers.csv` makes of a predicate: the sense that its words and arguments have.
//!
//! In: a predicate with its arguments, and a frame. Out: drafts. Invariant: a pair of arguments gets one relation from one
//! predicate, that of the most specific frame.

use super::blamed::{deeds, is_gerund};
use super::context::Context;
use super::draft::Draft;
use super::fragment::is_time_span;
use super::frame::{Frame, lemma_with_particle};
use super::inflect::open_relation_beside;
use super::objects::is_half_said;
use super::phrase::semantic_head;
use super::times::is_age;
use super::types::Predicate;
use super::verbs::{is_part_of_another, trigger_tokens};
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::{ClaimType, Condition, EntityKind, Relation, Slot, Trigger, TriggerPos};

/// Confidence of a claim by a trigger frame of the ontology.
const TRIGGERED: f32 = 0.8;

/// Nouns that only say that what stands before them goes on: *mediation efforts*, *aid deliveries*.
const EMPTY: &[&str] = &[
    "effort",
    "process",
    "activity",
    "delivery",
    "service",
    "operation",
    "shipment",
];

/// What one trigger frame gives, pairs that a more specific frame took left out.
pub(super) fn fire(cx: &Context, frame: &Frame, trigger: &Trigger, found: &mut Vec<Draft>) {
    let relation = cx.ontology.relation(&trigger.relation);
    let Some(kind) = kind_of(cx, trigger) else {
        return;
    };
    if !trigger
        .with
        .iter()
        .all(|condition| holds(cx, frame, condition))
    {
        return;
    }
    let subjects = first_filled(cx, frame, &trigger.subject, &trigger.subject_kinds);
    let objects = first_filled(cx, frame, &trigger.object, &trigger.object_kinds)
        .or_else(|| deeds(cx, frame.head, kind, &trigger.object));
    let (Some((subjects, subject_slot)), object) = (subjects, objects) else {
        return;
    };
    let Some((objects, slot)) = object.or_else(|| {
        (relation?.symmetric && subjects.len() > 1).then(|| (subjects.clone(), Slot::Subject))
    }) else {
        return;
    };
    let reciprocal = slot == subject_slot;
    let predicate = predicate(cx, frame, trigger, relation, &slot);
    for &subject in &subjects {
        for &object in &objects {
            let wrong_order = reciprocal && subjects.contains(&object) && object <= subject;
            let taken = found
                .iter()
                .any(|draft: &Draft| draft.subject == subject && draft.object == object);
            // "sentenced to eight years"
            let measured = is_time_span(cx, object)
                && (slot == Slot::Preposition("to".to_owned()) || trigger.required() > 0);
            let misdated = match kind {
                ClaimType::Time => is_age(cx, object),
                _ => cx.kind(object) == EntityKind::Date && !measured,
            };
            let admitted =
                relation.is_none_or(|relation| relation.admits(cx.kind(subject), cx.kind(object)));
            // "caused the guards to leave": it caused no guards.
            let half = trigger.required() == 0
                && matches!(slot, Slot::Object | Slot::IndirectObject)
                && is_half_said(cx, frame.head, object);
            let part = trigger.required() == 0
                && slot == Slot::Object
                && is_part_of_another(cx, found, frame.head, object);
            if subject == object || misdated || wrong_order || taken || !admitted || half || part {
                continue;
            }
            found.push(Draft {
                subject,
                predicate: predicate.clone(),
                object,
                literal: is_gerund(cx, object).then_some(EntityKind::Concept),
                kind,
                anchor: frame.head,
                trigger: trigger_tokens(cx, frame.head),
                rule: trigger.id.clone(),
                confidence: TRIGGERED,
                presupposed: false,
                intended: false,
                planner: None,
            });
        }
    }
}

/// The relation of the ontology, or the open one that the row asks for: *raised concerns* is `raised`.
fn predicate(
    cx: &Context,
    frame: &Frame,
    trigger: &Trigger,
    relation: Option<&Relation>,
    slot: &Slot,
) -> Predicate {
    if let Some(relation) = relation {
        return Predicate {
            relation: relation.name.clone(),
            lemma: printed_lemma(frame, trigger, slot, &relation.lemma),
            known: true,
        };
    }
    let lemma = match slot {
        Slot::Preposition(preposition) => format!("{} {preposition}", frame.lemma),
        _ => frame.lemma.clone(),
    };
    Predicate {
        relation: open_relation_beside(cx.ontology, &lemma),
        lemma,
        known: false,
    }
}

/// Whether the construction has the words that the condition asks for, or lacks those that give it another sense.
pub(super) fn holds(cx: &Context, frame: &Frame, condition: &Condition) -> bool {
    is_there(cx, frame, condition) != condition.absent
}

fn is_there(cx: &Context, frame: &Frame, condition: &Condition) -> bool {
    let mut fillers = match condition.slot {
        Slot::Clause => clauses(cx, frame.head),
        _ => frame.fillers(&condition.slot),
    };
    if condition.slot == Slot::Predicate {
        // "found guilty", "held responsible": an adjective is no argument, but a predicate all the same.
        fillers.extend(
            cx.doc
                .children_by(frame.head, Deprel::Xcomp)
                .filter(|&id| cx.doc.token(id).upos == Upos::Adj),
        );
    }
    if condition.lemmas.is_empty() {
        return !fillers.is_empty();
    }
    fillers.iter().any(|&filler| {
        let lemma = lemma_with_particle(cx, filler);
        let real = cx.doc.lemma(semantic_head(cx, filler)).to_lowercase();
        // "mediation efforts": an effort is whatever stands before it.
        let named = EMPTY
            .contains(&lemma.as_str())
            .then(|| cx.doc.child(filler, Deprel::Compound))
            .flatten()
            .map(|modifier| cx.doc.lemma(modifier).to_lowercase());
        condition
            .lemmas
            .iter()
            .any(|wanted| *wanted == lemma || *wanted == real || named.as_ref() == Some(wanted))
    })
}

/// *ordered them to leave*, *went there to meet the steward*: the verbs of the clauses that complete the predicate or say
/// what for.
fn clauses(cx: &Context, head: TokenId) -> Vec<TokenId> {
    let says_what_for = |&child: &TokenId| match cx.doc.deprel(child) {
        Deprel::Xcomp => true,
        Deprel::Advcl | Deprel::Ccomp => cx.has_child(child, Deprel::Mark, &["to"]),
        _ => false,
    };
    let found = cx.doc.children(head).iter().copied();
    found.filter(says_what_for).collect()
}

/// The fillers of the first slot that has any of a fitting kind.
fn first_filled(
    cx: &Context,
    frame: &Frame,
    slots: &[Slot],
    kinds: &[EntityKind],
) -> Option<(Vec<TokenId>, Slot)> {
    slots.iter().find_map(|slot| {
        let heads: Vec<TokenId> = frame
            .fillers(slot)
            .into_iter()
            .map(|head| semantic_head(cx, head))
            .filter(|&head| kinds.is_empty() || kinds.contains(&cx.kind(head)))
            .collect();
        (!heads.is_empty()).then(|| (heads, slot.clone()))
    })
}

/// The text's own verb with its preposition; the relation's lemma where a light verb or a noun carries the meaning.
fn printed_lemma(frame: &Frame, trigger: &Trigger, slot: &Slot, relation_lemma: &str) -> String {
    // "imposed sanctions on Gondor", but not "attended school": there the named word is the object itself.
    let light = trigger
        .with
        .iter()
        .any(|word| !word.absent && !word.lemmas.is_empty() && word.slot != *slot);
    match slot {
        _ if light => relation_lemma.to_owned(),
        Slot::Preposition(preposition) => format!("{} {preposition}", frame.lemma),
        Slot::Object | Slot::IndirectObject | Slot::Subject | Slot::Complement => {
            if trigger.pos == TriggerPos::Verb {
                frame.lemma.clone()
            } else {
                relation_lemma.to_owned()
            }
        }
        _ => relation_lemma.to_owned(),
    }
}

/// The type of the claims that the frame makes.
pub(super) fn kind_of(cx: &Context, trigger: &Trigger) -> Option<ClaimType> {
    let relation = cx.ontology.relation(&trigger.relation);
    relation.map(|relation| relation.kind).or(trigger.open)
}
