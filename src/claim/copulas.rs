//! Claims of copulas: *Arnor is an ally of Gondor*, *the bridge is in Arnor*, *Faramir is responsible for the attack*.
//!
//! Role nouns are read by `roles`; what is left here are adjectives, places and what something is called.

use super::context::Context;
use super::draft::Draft;
use super::frame::frame;
use super::phrase::{case_lemma, semantic_head};
use super::types::Predicate;
use super::verbs::fire;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::{ClaimType, EntityKind, Slot};

/// Confidence of a claim over a copula.
const COPULAR: f32 = 0.65;

/// The drafts of a predicate with a copula.
pub(super) fn drafts(cx: &Context, head: TokenId) -> Vec<Draft> {
    let mut found = Vec::new();
    let frame = frame(cx, head);
    let subjects: Vec<TokenId> = frame
        .fillers(&Slot::Subject)
        .into_iter()
        .map(|subject| semantic_head(cx, subject))
        .collect();
    let token = cx.doc.token(head);
    if matches!(token.upos, Upos::Adj | Upos::Verb | Upos::Adv) {
        for trigger in cx.ontology.adjective_triggers(&frame.lemma) {
            fire(cx, &frame, trigger, &mut found);
        }
        for arg in &frame.args {
            if let Slot::Preposition(preposition) = &arg.slot {
                let lemma = format!("be {} {preposition}", frame.lemma);
                for &subject in &subjects {
                    push(
                        cx,
                        head,
                        (subject, arg.head),
                        lemma.clone(),
                        ClaimType::Other,
                        &mut found,
                    );
                }
            }
        }
        return found;
    }
    match case_lemma(cx, head) {
        // "The bridge is in Arnor."
        Some(preposition) => {
            let kind = if is_location(cx.kind(head)) {
                ClaimType::Location
            } else {
                ClaimType::Other
            };
            for &subject in &subjects {
                push(
                    cx,
                    head,
                    (subject, head),
                    format!("be {preposition}"),
                    kind,
                    &mut found,
                );
            }
        }
        None => {
            for &subject in &subjects {
                let person = cx.kind(subject) == EntityKind::Person;
                let kind = if person {
                    ClaimType::Position
                } else {
                    ClaimType::Other
                };
                push(cx, head, (subject, head), "be".to_owned(), kind, &mut found);
            }
        }
    }
    found
}

/// Whether the token is a predicate with a copula.
pub(super) fn is_copular(cx: &Context, head: TokenId) -> bool {
    cx.doc.child(head, Deprel::Cop).is_some()
}

fn is_location(kind: EntityKind) -> bool {
    matches!(
        kind,
        EntityKind::Place | EntityKind::Country | EntityKind::Facility
    )
}

fn push(
    cx: &Context,
    head: TokenId,
    (subject, object): (TokenId, TokenId),
    lemma: String,
    kind: ClaimType,
    found: &mut Vec<Draft>,
) {
    let taken = found
        .iter()
        .any(|draft| draft.subject == subject && draft.object == object);
    if taken || subject == object {
        return;
    }
    let trigger = cx.doc.children_by(head, Deprel::Cop).collect();
    found.push(Draft {
        subject,
        predicate: Predicate {
            relation: if lemma == "be" {
                "isA".to_owned()
            } else {
                super::inflect::open_relation(&lemma)
            },
            known: lemma == "be",
            lemma,
        },
        object,
        kind,
        anchor: head,
        trigger,
        rule: "copula".to_owned(),
        confidence: COPULAR,
        presupposed: false,
        intended: false,
        planner: None,
    });
}
