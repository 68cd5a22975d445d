//! Claims of verbs and predicative adjectives: the ontology's triggers first, the open fallback for the rest.
//!
//! Invariant: a pair of arguments gets one relation from one predicate, the most specific that fits.

use super::context::Context;
use super::draft::Draft;
use super::frame::{Frame, frame, lemma_with_particle};
use super::phrase::semantic_head;
use super::times;
use super::types::Predicate;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::{ClaimType, Condition, EntityKind, Slot, Stance, Trigger, TriggerPos};
use std::collections::BTreeSet;

/// Confidence of a claim by a trigger frame of the ontology.
const TRIGGERED: f32 = 0.8;
/// Confidence of an open claim between subject and object.
const OPEN: f32 = 0.6;
/// Confidence of an open claim over a preposition.
const OPEN_OBLIQUE: f32 = 0.5;

/// Prepositions whose phrases say when, why or how rather than whom an act concerns.
pub(super) const CIRCUMSTANCE: &[&str] = &[
    "during",
    "since",
    "until",
    "before",
    "after",
    "because of",
    "despite",
    "amid",
    "following",
    "due to",
    "according to",
    "as",
    "like",
    "unlike",
    "such as",
    "including",
    "within",
    "by",
    "per",
    "without",
    "ahead of",
    "prior to",
    "instead of",
    "regarding",
    "throughout",
    "upon",
    "via",
    "through",
    "in addition to",
    "as well as",
    "along with",
    "except",
    "but",
];

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

/// The drafts of one verb.
pub(super) fn drafts(cx: &Context, verb: TokenId) -> Vec<Draft> {
    let frame = frame(cx, verb);
    let mut found = Vec::new();
    for trigger in cx.ontology.verb_triggers(&frame.lemma) {
        fire(cx, &frame, trigger, &mut found);
    }
    open(cx, &frame, &mut found);
    asked_to_place(cx, &frame, &mut found);
    found.extend(times::drafts(cx, &frame));
    found
}

/// *Arnor invited the steward to Osgiliath*: his visit is intended, by Arnor's word.
fn asked_to_place(cx: &Context, frame: &Frame, found: &mut Vec<Draft>) {
    if cx.ontology.stance(&frame.lemma, TriggerPos::Verb) != Some(Stance::Ask) {
        return;
    }
    let Some(relation) = cx.ontology.relation("visited") else {
        return;
    };
    let speaker = frame.fillers(&Slot::Subject).first().copied();
    for &guest in &frame.fillers(&Slot::Object) {
        for &place in &frame.fillers(&Slot::Preposition("to".to_owned())) {
            let located = matches!(
                cx.kind(place),
                EntityKind::Place | EntityKind::Country | EntityKind::Facility
            );
            if located && cx.is_actor(guest) {
                found.push(Draft {
                    subject: guest,
                    predicate: Predicate {
                        relation: relation.name.clone(),
                        lemma: relation.lemma.clone(),
                        known: true,
                    },
                    object: place,
                    literal: None,
                    kind: relation.kind,
                    anchor: frame.head,
                    trigger: trigger_tokens(cx, frame.head),
                    rule: "asked-to-place".to_owned(),
                    confidence: OPEN,
                    presupposed: false,
                    intended: true,
                    planner: speaker,
                });
            }
        }
    }
}

/// What one trigger frame gives, pairs that a more specific frame took left out.
pub(super) fn fire(cx: &Context, frame: &Frame, trigger: &Trigger, found: &mut Vec<Draft>) {
    let Some(relation) = cx.ontology.relation(&trigger.relation) else {
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
    let objects = first_filled(cx, frame, &trigger.object, &trigger.object_kinds);
    let (Some((subjects, subject_slot)), object) = (subjects, objects) else {
        return;
    };
    let Some((objects, slot)) = object.or_else(|| {
        (relation.symmetric && subjects.len() > 1).then(|| (subjects.clone(), Slot::Subject))
    }) else {
        return;
    };
    let reciprocal = slot == subject_slot;
    let lemma = printed_lemma(frame, trigger, &slot, &relation.lemma);
    for &subject in &subjects {
        for &object in &objects {
            let wrong_order = reciprocal && subjects.contains(&object) && object <= subject;
            let taken = found
                .iter()
                .any(|draft: &Draft| draft.subject == subject && draft.object == object);
            let misdated = cx.kind(object) == EntityKind::Date && relation.kind != ClaimType::Time;
            if subject == object
                || misdated
                || wrong_order
                || taken
                || !relation.admits(cx.kind(subject), cx.kind(object))
            {
                continue;
            }
            found.push(Draft {
                subject,
                predicate: Predicate {
                    relation: relation.name.clone(),
                    lemma: lemma.clone(),
                    known: true,
                },
                object,
                literal: None,
                kind: relation.kind,
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

fn holds(cx: &Context, frame: &Frame, condition: &Condition) -> bool {
    let fillers = frame.fillers(&condition.slot);
    if condition.lemmas.is_empty() {
        return !fillers.is_empty();
    }
    fillers.iter().any(|&filler| {
        let lemma = cx.doc.lemma(filler).to_lowercase();
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
    let light = trigger
        .with
        .iter()
        .any(|condition| !condition.lemmas.is_empty());
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

/// The trigger word with its particle.
pub(super) fn trigger_tokens(cx: &Context, head: TokenId) -> Vec<TokenId> {
    let mut tokens = vec![head];
    tokens.extend(cx.doc.children_by(head, Deprel::CompoundPrt));
    tokens
}

/// Relations named after their verb, for what no trigger took.
fn open(cx: &Context, frame: &Frame, found: &mut Vec<Draft>) {
    if cx.doc.token(frame.head).upos != Upos::Verb {
        return;
    }
    let kind = usual_type(cx, frame.head, &frame.lemma).unwrap_or(ClaimType::Other);
    let subjects = frame.fillers(&Slot::Subject);
    let objects = frame.fillers(&Slot::Object);
    let mut add = |subject: TokenId, object: TokenId, lemma: String, confidence: f32| {
        push_open(cx, frame, (subject, object), lemma, kind, confidence, found);
    };
    for &subject in &subjects {
        for &object in objects
            .iter()
            .filter(|&&object| !is_idiom(cx, frame, object))
        {
            add(subject, object, frame.lemma.clone(), OPEN);
        }
    }
    // "Arnor travelled to Gondor"; "the minister was arrested in Gondor".
    let (heads, passive) = if subjects.is_empty() {
        (&objects, true)
    } else {
        (&subjects, false)
    };
    for arg in frame.args.iter().filter(|arg| !arg.nested) {
        let Slot::Preposition(preposition) = &arg.slot else {
            continue;
        };
        let circumstance = CIRCUMSTANCE.contains(&preposition.as_str())
            || matches!(
                cx.kind(arg.head),
                EntityKind::Date | EntityKind::Quantity | EntityKind::Money
            );
        if circumstance || !(objects.is_empty() || passive) {
            continue;
        }
        for &head in heads {
            let lemma = if passive {
                format!(
                    "be {} {preposition}",
                    cx.doc.form(frame.head).to_lowercase()
                )
            } else {
                format!("{} {preposition}", frame.lemma)
            };
            add(head, arg.head, lemma, OPEN_OBLIQUE);
        }
    }
}

/// What the tables say that the verb usually claims, by its lemma with the particle, else without.
fn usual_type(cx: &Context, verb: TokenId, lemma: &str) -> Option<ClaimType> {
    cx.ontology
        .verb_type(lemma)
        .or_else(|| cx.ontology.verb_type(cx.doc.lemma(verb)))
}

/// `kind`, where the tables know the verb to claim such things or do not know the verb; else the one type that they know
/// of it, if it is one.
pub(super) fn fitting_type(cx: &Context, verb: TokenId, kind: ClaimType) -> ClaimType {
    let lemma = lemma_with_particle(cx, verb);
    let triggers = cx.ontology.verb_triggers(&lemma).iter();
    let known: BTreeSet<ClaimType> = triggers
        .filter_map(|trigger| cx.ontology.relation(&trigger.relation))
        .map(|relation| relation.kind)
        .chain(usual_type(cx, verb, &lemma))
        .collect();
    if !kind.is_plover() || known.is_empty() || known.contains(&kind) {
        return kind;
    }
    match known.first() {
        Some(only) if known.len() == 1 => *only,
        _ => ClaimType::Other,
    }
}

/// *took place*, *took part*: the object is no thing that anybody took.
fn is_idiom(cx: &Context, frame: &Frame, object: TokenId) -> bool {
    frame.lemma == "take"
        && matches!(
            cx.doc.lemma(object),
            "place" | "part" | "effect" | "note" | "care" | "shape"
        )
        && cx.doc.child(object, Deprel::Det).is_none()
}

fn push_open(
    cx: &Context,
    frame: &Frame,
    (subject, object): (TokenId, TokenId),
    lemma: String,
    kind: ClaimType,
    confidence: f32,
    found: &mut Vec<Draft>,
) {
    let subject = semantic_head(cx, subject);
    let object = semantic_head(cx, object);
    let taken = found
        .iter()
        .any(|draft| draft.subject == subject && draft.object == object);
    if taken || subject == object {
        return;
    }
    found.push(Draft {
        subject,
        predicate: Predicate {
            relation: super::inflect::open_relation(&lemma),
            lemma,
            known: false,
        },
        object,
        literal: None,
        kind,
        anchor: frame.head,
        trigger: trigger_tokens(cx, frame.head),
        rule: "open-verb".to_owned(),
        confidence,
        presupposed: false,
        intended: false,
        planner: None,
    });
}
