//! Claims of copulas: *Arnor is an ally of Gondor*, *the bridge is in Arnor*, *Faramir is responsible for the attack*.
//!
//! Role nouns are read by `roles`; what is left here are adjectives, places and what something is called.

use super::context::Context;
use super::draft::Draft;
use super::evoke::fire;
use super::frame::{Arg, Frame, frame};
use super::inflect::open_relation;
use super::phrase::{case_lemma, semantic_head};
use super::roles::role_of;
use super::types::{Claim, Predicate};
use super::verbs::CIRCUMSTANCE;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{ClaimType, EntityKind, Slot};

/// Confidence of a claim over a copula.
const COPULAR: f32 = 0.65;
/// The relation to what something is like.
const QUALITY: &str = "is";

/// The drafts of a predicate with a copula.
pub(super) fn drafts(cx: &Context, head: TokenId) -> Vec<Draft> {
    let frame = frame(cx, head);
    let subjects: Vec<TokenId> = frame
        .fillers(&Slot::Subject)
        .into_iter()
        .map(|subject| semantic_head(cx, subject))
        .collect();
    let mut found = Vec::new();
    let token = cx.doc.token(head);
    if matches!(token.upos, Upos::Adj | Upos::Verb | Upos::Adv) {
        adjectival(cx, &frame, &subjects, &mut found);
    } else {
        nominal(cx, &frame, &subjects, &mut found);
    }
    found
}

/// A verb, or *absent* in *was absent from Bree*: the clause has its say over it.
pub(super) fn is_predicate(cx: &Context, trigger: TokenId) -> bool {
    let doc = cx.doc;
    match doc.token(trigger).upos {
        Upos::Verb => true,
        Upos::Adj => doc.child(trigger, Deprel::Cop).is_some(),
        _ => false,
    }
}

/// *Faramir is responsible for the attack*, *the talks were constructive*.
fn adjectival(cx: &Context, frame: &Frame, subjects: &[TokenId], found: &mut Vec<Draft>) {
    // "was opposed to the war": a participle counts as the adjective that it is.
    let word = match cx.doc.token(frame.head).xpos {
        Xpos::Vbn => cx.doc.form(frame.head).to_lowercase(),
        _ => frame.lemma.clone(),
    };
    for trigger in cx.ontology.adjective_triggers(&word) {
        fire(cx, frame, trigger, found);
    }
    for arg in &frame.args {
        if let Slot::Preposition(preposition) = &arg.slot {
            // "was absent since Monday", "in addition to his loss, he was ill": when and beside what.
            if CIRCUMSTANCE.contains(&preposition.as_str())
                || cx.kind(arg.head) == EntityKind::Date
                || is_so_far(cx, frame.head)
                || !is_nearest(cx, frame, arg)
            {
                continue;
            }
            let word = if preposition == "than" {
                compared(cx, frame.head)
            } else {
                word.clone()
            };
            let lemma = format!("be {word} {preposition}");
            for &subject in subjects {
                let ends = (subject, arg.head);
                push(cx, frame.head, ends, &lemma, ClaimType::Other, None, found);
            }
        }
    }
    if found.is_empty() {
        for &subject in subjects {
            let ends = (subject, frame.head);
            let literal = Some(EntityKind::Concept);
            push(cx, frame.head, ends, "be", ClaimType::Other, literal, found);
        }
    }
}

/// *is 20 miles away from Bree*: how far is all that it tells.
fn is_so_far(cx: &Context, adverb: TokenId) -> bool {
    matches!(cx.doc.lemma(adverb), "away" | "far" | "distant")
        && cx.doc.child(adverb, Deprel::OblUnmarked).is_some()
}

/// *was subject to raids from Arnor*: the first phrase behind the adjective completes it, the next tells how.
fn is_nearest(cx: &Context, frame: &Frame, arg: &Arg) -> bool {
    let behind = |other: &&Arg| {
        matches!(&other.slot, Slot::Preposition(word) if !CIRCUMSTANCE.contains(&word.as_str()))
            && frame.head < other.head
            && cx.doc.head(other.head) == Some(frame.head)
    };
    let first = frame.args.iter().filter(behind).map(|it| it.head).min();
    let joined = cx.doc.deprel(arg.head) == Deprel::Conj && cx.doc.head(arg.head) == first;
    frame.head < arg.head && (joined || first.is_none_or(|first| first == arg.head))
}

/// *cooler than the sun*, *more massive than the sun*: the word that compares stays.
fn compared(cx: &Context, adjective: TokenId) -> String {
    let form = cx.doc.form(adjective).to_lowercase();
    let degree = cx
        .doc
        .children_by(adjective, Deprel::Advmod)
        .find(|&it| matches!(cx.doc.lemma(it), "more" | "less"));
    degree.map_or(form.clone(), |it| format!("{} {form}", cx.doc.lemma(it)))
}

/// *than was the king*, *without being an artist*: a clause that its first word puts beside another is said of nobody.
fn is_set_beside(cx: &Context, head: TokenId) -> bool {
    let mut marks = cx.doc.children_by(head, Deprel::Mark);
    marks.any(|mark| {
        mark < head
            && matches!(
                cx.doc.lemma(mark),
                "than" | "as" | "about" | "of" | "for" | "by" | "despite" | "without"
            )
    })
}

/// *The states are Arnor and Gondor*: neither is a kind of what is counted there.
fn is_listed(cx: &Context, subject: TokenId, head: TokenId) -> bool {
    let doc = cx.doc;
    doc.token(subject).xpos == Xpos::Nns && doc.token(head).xpos == Xpos::Nnp
}

/// *The bridge is in Arnor*, *Arnor is a kingdom*.
fn nominal(cx: &Context, frame: &Frame, subjects: &[TokenId], found: &mut Vec<Draft>) {
    let head = frame.head;
    let preposition = case_lemma(cx, head);
    predicative(cx, frame, preposition.as_deref(), found);
    if is_set_beside(cx, head) {
        return;
    }
    for &subject in subjects.iter().filter(|&&it| !is_listed(cx, it, head)) {
        let person = cx.kind(subject) == EntityKind::Person;
        // "Faramir was 66", but "Faramir was one of the guards".
        let number =
            cx.doc.token(head).upos == Upos::Num && cx.doc.child(head, Deprel::Nmod).is_none();
        if person && preposition.is_none() && number {
            let literal = Some(EntityKind::Quantity);
            push(
                cx,
                head,
                (subject, head),
                "be aged",
                ClaimType::Quantity,
                literal,
                found,
            );
            continue;
        }
        let (lemma, kind, literal) = match &preposition {
            Some(preposition) if is_location(cx.kind(head)) => {
                (format!("be {preposition}"), ClaimType::Location, None)
            }
            Some(preposition) => (format!("be {preposition}"), ClaimType::Other, None),
            None if cx.doc.token(head).upos == Upos::Propn => {
                ("be".to_owned(), ClaimType::Other, None)
            }
            None if person => ("be".to_owned(), ClaimType::Position, Some(EntityKind::Role)),
            None => ("be".to_owned(), ClaimType::Other, Some(EntityKind::Concept)),
        };
        push(cx, head, (subject, head), &lemma, kind, literal, found);
    }
}

/// Frames of a preposition or noun as predicate: *is near Gondor*, *is home to the museum*.
fn predicative(cx: &Context, frame: &Frame, preposition: Option<&str>, found: &mut Vec<Draft>) {
    let mut frame = frame.clone();
    frame.args.push(Arg {
        slot: Slot::Predicate,
        head: frame.head,
        nested: false,
        shared: false,
    });
    let word = preposition.unwrap_or(&frame.lemma);
    for trigger in cx.ontology.adjective_triggers(word) {
        fire(cx, &frame, trigger, found);
    }
    if let Some(preposition) = preposition {
        for draft in found {
            draft.predicate.lemma = format!("be {preposition}");
        }
    }
}

/// *the scale was evident*: what things are like is worth telling only as somebody's word.
pub(super) fn is_quality(claim: &Claim) -> bool {
    !claim.predicate.known && claim.predicate.relation == QUALITY
}

/// Whether the token is a predicate with a copula; an act is none (*so is several guards closing the gate*).
pub(super) fn is_copular(cx: &Context, head: TokenId) -> bool {
    let token = cx.doc.token(head);
    let act = token.upos == Upos::Verb && token.xpos != Xpos::Vbn;
    cx.doc.child(head, Deprel::Cop).is_some() && !act
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
    lemma: &str,
    kind: ClaimType,
    literal: Option<EntityKind>,
    found: &mut Vec<Draft>,
) {
    let taken = found
        .iter()
        .any(|draft| draft.subject == subject && draft.object == object);
    if taken || subject == object {
        return;
    }
    let trigger = cx.doc.children_by(head, Deprel::Cop).collect();
    // "the land is sick": it is so, and no kind of thing.
    let quality = lemma == "be"
        && literal.is_some()
        && matches!(
            cx.doc.token(object).upos,
            Upos::Adj | Upos::Adv | Upos::Verb
        );
    found.push(Draft {
        subject,
        predicate: Predicate {
            relation: match lemma {
                "be" if literal == Some(EntityKind::Role) && role_of(cx, object).is_some() => {
                    "hasRole".to_owned()
                }
                "be" if quality => QUALITY.to_owned(),
                "be" => "isA".to_owned(),
                "be aged" => "aged".to_owned(),
                _ => open_relation(lemma),
            },
            known: matches!(lemma, "be" | "be aged") && !quality,
            lemma: lemma.to_owned(),
        },
        object,
        literal,
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
