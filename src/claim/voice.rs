//! Voice: whether a clause is passive.
//!
//! Invariant: what only the label of a subject calls passive is active where the verb has an object that it can have then alone.

use super::context::Context;
use crate::language::{Deprel, TokenId, Upos, Xpos};

/// Verbs on *-ed* with two objects, of which one is left in the passive: *the king awarded a medal*, in a headline.
const OF_TWO_OBJECTS: &[&str] = &[
    "allocate", "ask", "assign", "award", "charge", "deny", "fine", "grant", "hand", "offer",
    "owe", "permit", "promise", "refuse", "serve",
];

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
        Deprel::Acl | Deprel::Advcl | Deprel::Amod => true,
        Deprel::Conj => doc.head(verb).is_some_and(|head| is_passive(cx, head)),
        _ => !has(Deprel::Obj),
    }
}

/// *Gondor deported Faramir*: the form may be either, and the object tells which. *The deals Gondor brokered*: what it
/// brokered stands before the clause.
fn is_mislabelled(cx: &Context, verb: TokenId) -> bool {
    let regular = cx.doc.form(verb).to_lowercase().ends_with("ed");
    let of_one_object = regular && !OF_TWO_OBJECTS.contains(&cx.doc.lemma(verb));
    let reduced = cx.doc.deprel(verb) == Deprel::AclRelcl
        && cx
            .doc
            .child(verb, Deprel::NsubjPass)
            .is_some_and(|subject| {
                !matches!(cx.doc.token(subject).xpos, Xpos::Wdt | Xpos::Wp)
                    && cx.doc.lemma(subject) != "that"
            });
    of_one_object && cx.doc.child(verb, Deprel::Obj).is_some() || reduced
}
