//! Control by nouns: who does what the clause of a plan, a charge or a problem says.
//!
//! In: a noun and the clause that hangs on it, without a subject of its own. Out: who does it. Invariant: only grammar and the
//! stances of the ontology decide; a deed that somebody foils or finds out is not his.

use super::anothers::is_against;
use super::context::Context;
use super::control::Controller;
use super::governors::stance_toward;
use super::phrase::case_lemma;
use super::voice::is_passive;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{Stance, TriggerPos};

/// Whose plan it is: *Arnor's plan to invade*, *Arnor announced a plan to invade*; of what is asked of somebody, he:
/// *Arnor's call on Gondor to yield*, *Arnor issued an ultimatum to Gondor to yield*.
pub(super) fn noun_controller(cx: &Context, noun: TokenId) -> Controller {
    let lemma = cx.doc.lemma(noun);
    let asks = matches!(
        cx.ontology.stance(lemma, TriggerPos::Noun),
        Some(Stance::Ask | Stance::Threaten)
    );
    if asks && let Some(asked) = asked(cx, noun) {
        return Controller::Phrase(asked);
    }
    if let Some(owner) = cx.doc.child(noun, Deprel::NmodPoss) {
        return Controller::Phrase(owner);
    }
    match (cx.doc.deprel(noun), cx.doc.head(noun)) {
        // "foiled a plot to kill", "knew of the plan to kill": it was not his.
        (Deprel::Obj | Deprel::Obl, Some(verb)) if is_against(cx, verb) => Controller::None,
        (Deprel::Obj | Deprel::Obl, Some(verb)) => Controller::Clause(verb),
        _ => Controller::None,
    }
}

/// *on trial for murdering*, *charges of bribing*, *on suspicion of killing*: a clause that tells what somebody is held for.
pub(super) fn is_charge(cx: &Context, noun: TokenId, clause: TokenId) -> bool {
    let doc = cx.doc;
    let doubts = |stance: Option<Stance>| {
        matches!(
            stance,
            Some(Stance::Accuse | Stance::Believe | Stance::Allege | Stance::Question)
        )
    };
    doc.token(noun).upos == Upos::Noun
        && doc.children_by(clause, Deprel::Mark).any(|mark| {
            doubts(cx.ontology.stance(doc.lemma(noun), TriggerPos::Noun))
                || doubts(stance_toward(cx, noun, doc.lemma(mark)))
        })
}

/// Whom the noun of a charge concerns: whom it is *against* (the extradition *of*), who is arrested or indicted on it, who faces it or is on trial.
pub(super) fn charged_controller(cx: &Context, noun: TokenId) -> Controller {
    let doc = cx.doc;
    let against = |&child: &TokenId| {
        let case = case_lemma(cx, child);
        case.as_deref() == Some("against") || case.as_deref() == Some("of") && cx.is_actor(child)
    };
    let beside = doc
        .head(noun)
        .map(|verb| doc.children_by(verb, Deprel::Obl));
    let mut phrases = doc
        .children_by(noun, Deprel::Nmod)
        .chain(beside.into_iter().flatten());
    if let Some(accused) = phrases.find(against) {
        return Controller::Phrase(accused);
    }
    if doc.child(noun, Deprel::Nsubj).is_some() {
        return Controller::Clause(noun);
    }
    let Some(verb) = doc
        .head(noun)
        .filter(|&verb| doc.token(verb).upos == Upos::Verb)
    else {
        return Controller::None;
    };
    let object = doc
        .child(verb, Deprel::Obj)
        .filter(|&object| object != noun && cx.is_actor(object));
    match object {
        Some(accused) if !is_passive(cx, verb) => Controller::Phrase(accused),
        _ => Controller::Clause(verb),
    }
}

/// Of whom something is asked: who *to* or *on* leads to, behind the noun or the verb that it is the object of.
fn asked(cx: &Context, noun: TokenId) -> Option<TokenId> {
    let governor = cx
        .doc
        .head(noun)
        .filter(|_| cx.doc.deprel(noun) == Deprel::Obj);
    [Some(noun), governor]
        .into_iter()
        .flatten()
        .flat_map(|head| cx.doc.children(head).iter().copied())
        .filter(|&child| matches!(cx.doc.deprel(child), Deprel::Nmod | Deprel::Obl))
        .find(|&child| {
            cx.is_actor(child) && matches!(case_lemma(cx, child).as_deref(), Some("to" | "on"))
        })
}

/// *the problem of calming the rebels*, *ways of creating jobs*: no problem calms and no way creates.
pub(super) fn is_of_what_is_done(cx: &Context, noun: TokenId, clause: TokenId) -> bool {
    cx.doc.token(clause).xpos == Xpos::Vbg
        && cx.has_child(clause, Deprel::Mark, &["of", "for", "in"])
        && !cx.is_actor(noun)
}
