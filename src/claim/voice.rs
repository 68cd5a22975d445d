//! Voice: whether a clause is passive.
//!
//! Invariant: what only the label of a subject calls passive is active where what it is done to stands before the clause.

use super::context::Context;
use crate::language::{Deprel, TokenId, Upos, Xpos};

/// Whether the clause of `verb` is passive; a bare past participle after a noun is.
pub(super) fn is_passive(cx: &Context, verb: TokenId) -> bool {
    let doc = cx.doc;
    let has = |deprel| doc.child(verb, deprel).is_some();
    if doc.token(verb).upos == Upos::Adj {
        return false;
    }
    if has(Deprel::AuxPass) || has(Deprel::OblAgent) {
        return true;
    }
    if has(Deprel::NsubjPass) || has(Deprel::CsubjPass) {
        return !is_mislabelled(cx, verb);
    }
    let participle = doc.token(verb).xpos == Xpos::Vbn;
    let bare = participle && !has(Deprel::Aux) && !has(Deprel::Nsubj);
    if !bare {
        return false;
    }
    match doc.deprel(verb) {
        Deprel::Acl if is_contact(cx, verb) => false,
        Deprel::Acl | Deprel::Advcl | Deprel::Amod => true,
        Deprel::Conj => doc.head(verb).is_some_and(|head| is_passive(cx, head)),
        _ => !has(Deprel::Obj),
    }
}

/// *is to be sentenced*: a plan, for which the tree has two auxiliaries.
pub(super) fn is_yet_to_be(cx: &Context, verb: TokenId) -> bool {
    let doc = cx.doc;
    let Some(to) = doc
        .children_by(verb, Deprel::Mark)
        .find(|&mark| doc.lemma(mark) == "to")
    else {
        return false;
    };
    let be = |child: TokenId| {
        matches!(doc.deprel(child), Deprel::Aux | Deprel::AuxPass) && doc.lemma(child) == "be"
    };
    let helpers = doc.children(verb).iter().copied();
    let (before, behind): (Vec<TokenId>, Vec<TokenId>) = helpers
        .filter(|&child| be(child))
        .partition(|&child| child < to);
    !before.is_empty() && !behind.is_empty()
}

/// *The judge sentenced the man*, where the tree calls the man the subject of a passive as well.
pub(super) fn is_active_with_suffering(cx: &Context, verb: TokenId) -> bool {
    let before = cx
        .doc
        .child(verb, Deprel::Nsubj)
        .is_some_and(|id| id < verb);
    let behind = cx
        .doc
        .child(verb, Deprel::NsubjPass)
        .is_some_and(|id| verb < id);
    before && behind && cx.doc.child(verb, Deprel::AuxPass).is_none()
}

/// What two do together; but a deal that is *brokered between* them is a third one's.
const DONE_BETWEEN: &[&str] = &[
    "sign",
    "agree",
    "reach",
    "conclude",
    "strike",
    "hold",
    "fight",
    "play",
    "negotiate",
];

/// *a pact signed between Gondor and Arnor*: both do it.
pub(super) fn is_done_between(cx: &Context, verb: TokenId, phrase: TokenId) -> bool {
    DONE_BETWEEN.contains(&cx.doc.lemma(verb))
        && is_passive(cx, verb)
        && cx.is_actor(phrase)
        && verb < phrase
}

/// *The deals Gondor brokered*: what it brokered stands before the clause.
fn is_mislabelled(cx: &Context, verb: TokenId) -> bool {
    if is_active_with_suffering(cx, verb) {
        return true;
    }
    cx.doc.deprel(verb) == Deprel::AclRelcl
        && cx
            .doc
            .child(verb, Deprel::NsubjPass)
            .is_some_and(|subject| {
                !matches!(cx.doc.token(subject).xpos, Xpos::Wdt | Xpos::Wp)
                    && cx.doc.lemma(subject) != "that"
            })
}

/// *This followed deals Gondor brokered*, read as *Gondor, brokered*: a noun behind what it is the subject of, be that no
/// predicate or one that has a subject before it, begins a clause without a relative pronoun.
fn is_contact(cx: &Context, verb: TokenId) -> bool {
    let doc = cx.doc;
    let subject = doc.head(verb);
    let above = subject.and_then(|subject| doc.head(subject));
    let (Some(subject), Some(above)) = (subject, above) else {
        return false;
    };
    let mut subjects = doc.children_by(above, Deprel::Nsubj);
    let spoken_for = match doc.token(above).upos {
        Upos::Noun => doc.child(above, Deprel::Cop).is_none(),
        Upos::Verb => subjects.any(|other| other < above),
        _ => false,
    };
    doc.deprel(subject) == Deprel::Nsubj && above < subject && spoken_for
}
