//! What is told together with what has not come about: *will return to Gondor, visiting Rohan*, *protests until Rohan joins*,
//! *plans a centre in Bree*.
//!
//! In: a clause or a phrase that the climb takes for presupposed. Out: the modality that it shares with what it hangs on.
//! Invariant: only what may come or may be is shared, never a negation and never somebody's word; what is told in the past
//! tense, or of what is known (*the base*, a name), stays.

use super::clause::own;
use super::context::Context;
use super::governors::toward;
use super::phrase::case_lemma;
use super::status::{Status, surroundings};
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{Modality, Stance, TriggerPos};

/// Words that open a clause about what happens with the main clause, or by it.
const WITH: &[&str] = &[
    "in", "by", "through", "while", "when", "before", "upon", "via",
];
/// Words that open a clause about what happens then.
const THEN: &[&str] = &["until", "till", "once", "when", "before", "after"];
/// Prepositions that lead to what the main clause brings about, and not to its reasons: *for an attack*, *after a raid*.
const INTO: &[&str] = &[
    "to", "into", "in", "on", "at", "of", "with", "as", "around", "through", "during",
];
/// Verbs that say that something was so before: *will continue to ride, carrying letters*.
const GOING_ON: &[&str] = &["continue", "remain", "stay", "keep"];
/// Verbs that explain a word.
const DEFINING: &[&str] = &["mean", "define", "denote", "classify", "qualify", "count"];

/// How the main clause presents itself, if that is neither a fact nor somebody's word.
fn outlook(cx: &Context, from: TokenId, head: TokenId) -> Modality {
    if cx.speech.quotation_of(from) != cx.speech.quotation_of(head) {
        return Modality::Fact;
    }
    let mut found = Status::new();
    own(cx, head, &mut found);
    let modality = found.modality.max(surroundings(cx, head).modality);
    if modality == Modality::Reported {
        Modality::Fact
    } else {
        modality
    }
}

/// What an adverbial clause shares with the clause that it hangs on.
pub(super) fn of_adverbial(cx: &Context, head: TokenId, clause: TokenId) -> Modality {
    let doc = cx.doc;
    let opened = |words: &[&str]| {
        doc.children(clause).iter().any(|&child| {
            matches!(doc.deprel(child), Deprel::Mark | Deprel::Advmod)
                && child < clause
                && words.contains(&doc.form(child).to_lowercase().as_str())
        })
    };
    let marked = doc.child(clause, Deprel::Mark).is_some();
    let gerund = doc.token(clause).xpos == Xpos::Vbg && !is_finite(cx, clause);
    // "will return to Gondor, visiting Rohan", "plans to win by cheating"
    let beside = (head.index()..clause.index()).any(|index| doc.tokens[index].lemma == ",");
    let goes_with =
        gerund && head < clause && (!marked && (!beside || has_modal(cx, head)) || opened(WITH));
    // "will stay until Rohan joins", "vowed to protest until Rohan joined"
    let then = is_finite(cx, clause)
        && (opened(&["until", "till"]) || opened(THEN) && !is_past(cx, clause));
    // "comes two weeks before Rohan hosts a summit": it has not yet.
    if then && opened(&["before"]) {
        return outlook(cx, clause, head).max(Modality::Intended);
    }
    if !goes_with && !then || GOING_ON.contains(&doc.lemma(head)) {
        return Modality::Fact;
    }
    // "promised protests until Rohan joined": a promise that lasts so long.
    if then && opened(&["until", "till"]) && is_of_what_may_come(cx, head) {
        return Modality::Hypothetical;
    }
    outlook(cx, clause, head)
}

fn has_modal(cx: &Context, verb: TokenId) -> bool {
    let mut aux = cx.doc.children_by(verb, Deprel::Aux);
    aux.any(|aux| cx.doc.token(aux).xpos == Xpos::Md)
}

/// *promised*, *demanded*, *refused*: a verb whose object is not there yet.
fn is_of_what_may_come(cx: &Context, verb: TokenId) -> bool {
    let stance = cx.ontology.stance(cx.doc.lemma(verb), TriggerPos::Verb);
    matches!(
        stance,
        Some(Stance::Intend | Stance::Threaten | Stance::Ask | Stance::Refuse)
    )
}

/// What a participle or a relative clause shares with what its noun takes part in: *will lead an exercise including the
/// fleet*, *to use water stored in Bree*.
pub(super) fn of_modifier(cx: &Context, noun: TokenId, clause: TokenId) -> Modality {
    if cx.has_child(clause, Deprel::Mark, &["as"]) {
        return Modality::Fact;
    }
    if is_defined(cx, noun) {
        return Modality::Hypothetical;
    }
    if is_past(cx, clause) || is_plural(cx, noun) {
        return Modality::Fact;
    }
    of_indefinite(cx, noun)
}

/// What the clause makes of a thing that is new in it: *agreed to set up a centre in Bree*.
pub(super) fn of_indefinite(cx: &Context, noun: TokenId) -> Modality {
    let doc = cx.doc;
    let mut at = noun;
    while is_new(cx, at) {
        let Some(head) = doc.head(at) else {
            return Modality::Fact;
        };
        let case = case_lemma(cx, at);
        // "a reward for information that leads to him"
        let sought = case.as_ref().and_then(|case| toward(cx, head, case));
        if sought == Some(Stance::Possible) {
            return Modality::Possible;
        }
        let leads = case.is_none_or(|case| INTO.contains(&case.as_str()));
        match doc.deprel(at) {
            Deprel::Obj | Deprel::Obl | Deprel::Xcomp | Deprel::NsubjPass
                if leads && doc.token(head).upos != Upos::Noun =>
            {
                return outlook(cx, at, head);
            }
            Deprel::Nmod | Deprel::Appos | Deprel::Conj if leads => at = head,
            _ => return Modality::Fact,
        }
    }
    Modality::Fact
}

/// *A raid means men who ride at night*, *men caught in Bree are classified as spies*: a word is explained, and nobody
/// rides.
fn is_defined(cx: &Context, noun: TokenId) -> bool {
    let doc = cx.doc;
    let argument = matches!(
        doc.deprel(noun),
        Deprel::Obj | Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obl
    );
    doc.head(noun).is_some_and(|verb| {
        argument
            && DEFINING.contains(&doc.lemma(verb))
            && doc.token(verb).upos == Upos::Verb
            && !is_past(cx, verb)
            && (doc.lemma(verb) == "mean" || !is_active_use(cx, verb))
    })
}

/// *defines*, *counts*: somebody does so with something that there may be.
fn is_active_use(cx: &Context, verb: TokenId) -> bool {
    let subject = cx.doc.child(verb, Deprel::Nsubj);
    subject.is_some_and(|subject| cx.is_actor(subject))
}

/// Whether a clause that is a subject tells of any such case: *having one man hold the gate is a siege*; but *having lost
/// the gate was a blow*, *Arnor losing the gate is a blow*.
pub(super) fn is_any_case(cx: &Context, clause: TokenId, predicate: TokenId) -> bool {
    let doc = cx.doc;
    let mut copulas = doc.children_by(predicate, Deprel::Cop);
    let untensed = matches!(doc.token(clause).xpos, Xpos::Vbg | Xpos::Vb) && !is_finite(cx, clause);
    let known = |&child: &TokenId| {
        matches!(doc.deprel(child), Deprel::Nsubj | Deprel::Obj) && !is_new(cx, child)
    };
    untensed
        && doc.child(predicate, Deprel::Nsubj).is_none()
        && !doc.children(clause).iter().any(known)
        && doc.child(clause, Deprel::Aux).is_none()
        && copulas.any(|copula| matches!(doc.token(copula).xpos, Xpos::Vbz | Xpos::Vbp))
}

/// Whether a noun brings in something that was not spoken of: *a centre*, *water*, *leaders*; no name, nothing of somebody's.
fn is_new(cx: &Context, noun: TokenId) -> bool {
    let doc = cx.doc;
    let known = doc
        .children(noun)
        .iter()
        .any(|&child| match doc.deprel(child) {
            Deprel::Det => !matches!(doc.lemma(child), "a" | "an" | "any" | "another"),
            Deprel::NmodPoss => true,
            _ => false,
        });
    doc.token(noun).upos == Upos::Noun
        && !known
        && !cx.entity(noun).is_some_and(|entity| entity.named)
}

/// *fighters*, *deals*: there may have been some before.
fn is_plural(cx: &Context, noun: TokenId) -> bool {
    cx.doc.token(noun).xpos == Xpos::Nns
}

/// *a centre*: one that the clause alone tells of.
pub(super) fn is_first_told_of(cx: &Context, noun: TokenId) -> bool {
    is_new(cx, noun) && cx.has_child(noun, Deprel::Det, &["a", "an"])
}

fn finite(cx: &Context, clause: TokenId) -> impl Iterator<Item = Xpos> {
    let doc = cx.doc;
    let helps = |deprel| matches!(deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop);
    doc.children(clause)
        .iter()
        .copied()
        .filter(move |&child| helps(doc.deprel(child)))
        .chain([clause])
        .map(|id| doc.token(id).xpos)
}

fn is_finite(cx: &Context, clause: TokenId) -> bool {
    finite(cx, clause).any(|xpos| matches!(xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md))
}

/// Whether the clause has a past tense, be it its own or a helper's.
pub(super) fn is_past(cx: &Context, clause: TokenId) -> bool {
    let doc = cx.doc;
    let perfect = doc
        .children_by(clause, Deprel::Aux)
        .any(|aux| doc.lemma(aux) == "have");
    perfect || finite(cx, clause).any(|xpos| xpos == Xpos::Vbd)
}
