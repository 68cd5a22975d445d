//! Claims of verbs and predicative adjectives: the ontology's triggers first, the open fallback for the rest.
//!
//! Invariant: a pair of arguments gets one relation from one predicate, the most specific that fits.

use super::context::Context;
use super::draft::Draft;
use super::evoke::{fire, kind_of};
use super::frame::{Frame, frame, lemma_with_particle};
use super::idiom::{idioms, is_idiom};
use super::inflect::{open_relation, open_relation_beside};
use super::labels;
use super::objects::{is_half_said, is_measured, lacks_object};
use super::outcome::{captive, is_past_outcome, outcome, passive_lemma};
use super::phrase::semantic_head;
use super::status::status;
use super::times;
use super::types::Predicate;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{ClaimType, EntityKind, Slot, Stance, TriggerPos};
use std::collections::BTreeSet;

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
    "as part of",
    "as result of",
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

/// The drafts of one verb.
pub(super) fn drafts(cx: &Context, verb: TokenId) -> Vec<Draft> {
    let frame = frame(cx, verb);
    let mut found = Vec::new();
    for trigger in cx.ontology.verb_triggers(&frame.lemma) {
        fire(cx, &frame, trigger, &mut found);
    }
    let labels = labels::drafts(cx, &frame);
    found.retain(|draft| !labels.iter().any(|label| label.joins(draft)));
    // Who does not call it so says nothing of it.
    if !status(cx, verb).negated {
        found.extend(labels);
    }
    open(cx, &frame, &mut found);
    asked_to_place(cx, &frame, &mut found);
    let taken = |draft: &Draft| found.iter().any(|known| known.joins(draft));
    let dated: Vec<Draft> = times::drafts(cx, &frame);
    let dated: Vec<Draft> = dated.into_iter().filter(|draft| !taken(draft)).collect();
    found.extend(dated);
    found.retain(|draft| captive(cx, verb) != Some(draft.object));
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

/// The trigger word with its particle.
pub(super) fn trigger_tokens(cx: &Context, head: TokenId) -> Vec<TokenId> {
    let mut tokens = vec![head];
    tokens.extend(cx.doc.children_by(head, Deprel::CompoundPrt));
    tokens.extend(captive(cx, head));
    tokens
}

/// Relations named after their verb, for what no trigger took.
fn open(cx: &Context, frame: &Frame, found: &mut Vec<Draft>) {
    if cx.doc.token(frame.head).upos != Upos::Verb {
        return;
    }
    let kind = usual_type(cx, frame.head, &frame.lemma).unwrap_or(ClaimType::Other);
    let told: Vec<String> = found.iter().map(|draft| draft.rule.clone()).collect();
    let subjects = frame.fillers(&Slot::Subject);
    let objects = frame.fillers(&Slot::Object);
    let mut add = |subject: TokenId, object: TokenId, lemma: String, confidence: f32| {
        push_open(cx, frame, (subject, object), lemma, kind, confidence, found);
    };
    for &subject in &subjects {
        for &object in objects.iter().filter(|&&object| {
            !is_idiom(cx, &frame.lemma, object) && !is_told(cx, &frame.lemma, object, &told)
        }) {
            // "made the town famous", where it made no town
            match outcome(cx, frame.head) {
                Some(_) if is_past_outcome(cx, frame.head, object) => {}
                Some(word) => add(subject, object, format!("{} {word}", frame.lemma), OPEN),
                None if is_half_said(cx, frame.head, object) => {}
                None => add(subject, object, with_adverb(cx, frame, object), OPEN),
            }
        }
    }
    // "took aim at the king"
    for (lemma, goal) in idioms(cx, frame) {
        for &subject in &subjects {
            add(subject, goal, lemma.clone(), OPEN_OBLIQUE);
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
        // "exploded within the station", but not "within the law"
        let inside = preposition == "within"
            && matches!(
                cx.kind(arg.head),
                EntityKind::Facility | EntityKind::Place | EntityKind::Country
            );
        let circumstance = CIRCUMSTANCE.contains(&preposition.as_str()) && !inside
            || matches!(
                cx.kind(arg.head),
                EntityKind::Date | EntityKind::Quantity | EntityKind::Money
            );
        // "became king on the island": it is no *became on*.
        let completed = cx.doc.child(frame.head, Deprel::Xcomp).is_some()
            && !(passive && outcome(cx, frame.head).is_some());
        let measured = preposition == "from" && is_measured(cx, frame.head, arg.head);
        if circumstance
            || completed
            || measured
            || preposition == "with" && is_meanwhile(cx, arg.head)
            || lacks_object(cx, frame.head)
            || !(objects.is_empty() || passive)
        {
            continue;
        }
        for &head in heads {
            let lemma = if passive {
                format!("{} {preposition}", passive_lemma(cx, frame.head))
            } else {
                // "pleaded guilty to theft"
                let word = outcome(cx, frame.head).map(|word| format!(" {word}"));
                format!("{}{} {preposition}", frame.lemma, word.unwrap_or_default())
            };
            add(head, arg.head, lemma, OPEN_OBLIQUE);
        }
    }
}

/// The verb with the adverb that stands between it and its object: *choked back tears*, *sent home the guards*.
fn with_adverb(cx: &Context, frame: &Frame, object: TokenId) -> String {
    let next = TokenId(frame.head.0 + 1);
    let adverb = cx
        .doc
        .children_by(frame.head, Deprel::Advmod)
        .find(|&adverb| adverb == next && adverb < object)
        .map(|adverb| cx.doc.lemma(adverb))
        .filter(|adverb| {
            matches!(
                *adverb,
                "back" | "away" | "aside" | "apart" | "together" | "home" | "down" | "off"
            )
        });
    match adverb {
        Some(adverb) if cx.doc.child(frame.head, Deprel::CompoundPrt).is_none() => {
            format!("{} {adverb}", frame.lemma)
        }
        _ => frame.lemma.clone(),
    }
}

/// *had dissipated, with a survey finding no winds*: what else was so meanwhile.
fn is_meanwhile(cx: &Context, noun: TokenId) -> bool {
    let doc = cx.doc;
    let first = doc.subtree(noun).into_iter().min();
    let before = first.and_then(|first| first.0.checked_sub(1));
    let does =
        |clause: TokenId| noun < clause && matches!(doc.token(clause).xpos, Xpos::Vbg | Xpos::Vbn);
    before.is_some_and(|before| doc.form(TokenId(before)) == ",")
        && doc.children_by(noun, Deprel::Acl).any(does)
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
        .filter_map(|trigger| kind_of(cx, trigger))
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

/// *imposed sanctions on Gondor*: the object is part of what the claim by a rule among `told` says.
fn is_told(cx: &Context, verb: &str, object: TokenId, told: &[String]) -> bool {
    let triggers = cx.ontology.verb_triggers(verb).iter();
    triggers
        .filter(|trigger| told.contains(&trigger.id) && !trigger.object.contains(&Slot::Object))
        .flat_map(|trigger| &trigger.with)
        .any(|word| {
            word.slot == Slot::Object
                && !word.absent
                && word
                    .lemmas
                    .iter()
                    .any(|lemma| lemma == cx.doc.lemma(object))
        })
}

/// *imposed sanctions on Gondor*: a rule's claim of that verb among `found` says of the object what there is to say.
pub(super) fn is_part_of_another(
    cx: &Context,
    found: &[Draft],
    verb: TokenId,
    object: TokenId,
) -> bool {
    let of_verb = found.iter().filter(|draft| draft.anchor == verb);
    let told: Vec<String> = of_verb.map(|draft| draft.rule.clone()).collect();
    is_told(cx, &lemma_with_particle(cx, verb), object, &told)
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
    let taken = found.iter().any(|draft| {
        let turned = draft.subject == object && draft.object == subject;
        draft.joins_ends(subject, object) || turned && draft.anchor == frame.head
    });
    if taken || subject == object {
        return;
    }
    let relation = open_relation_beside(cx.ontology, &lemma);
    // "the path provides views" is no aid: what PLOVER has a type for, somebody does; nor is the act one where the
    // ontology has a relation for it that asks for other ends.
    let acts = cx.is_actor(subject) || cx.kind(subject) == EntityKind::Place;
    let other_sense = relation != open_relation(&lemma);
    let kind = if kind.is_plover() && (!acts || other_sense) {
        ClaimType::Other
    } else {
        kind
    };
    found.push(Draft {
        subject,
        predicate: Predicate {
            relation,
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
