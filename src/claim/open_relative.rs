//! Clauses that say of some what a tuple would say of all, or of nobody in particular.
//!
//! In: the head of a clause that hangs on a noun. Out: whether its noun alone says whom it is about. Invariant: a noun that
//! only the clause narrows down is no subject without it.

use super::context::Context;
use super::open_phrase::is_wh;
use super::open_stated::is_past;
use crate::language::{Deprel, TokenId, Upos, Xpos};

/// Verbs whose object need not be there: *looking for people who can help*.
const SEARCHES: &[&str] = &["look", "need", "require", "search", "seek", "want"];

/// Whether the clause is about some of what its noun means, about none that are there, or about more than the noun.
pub(super) fn is_of_some(cx: &Context, clause: TokenId) -> bool {
    is_sought(cx, clause)
        || is_of_nobody(cx, clause)
        || is_of_kind(cx, clause)
        || is_of_all_before(cx, clause)
}

/// *looking for people who can help*: there may be none.
fn is_sought(cx: &Context, clause: TokenId) -> bool {
    let doc = cx.doc;
    let noun = doc.head(clause).filter(|&noun| {
        matches!(doc.deprel(clause), Deprel::AclRelcl | Deprel::Acl)
            && matches!(doc.deprel(noun), Deprel::Obj | Deprel::Obl)
            && doc.child(noun, Deprel::NmodPoss).is_none()
            && !cx.has_child(
                noun,
                Deprel::Det,
                &["the", "this", "that", "these", "those"],
            )
            && doc.token(noun).upos != Upos::Propn
    });
    let past = doc.deprel(clause) == Deprel::AclRelcl
        && matches!(doc.token(clause).xpos, Xpos::Vbd | Xpos::Vbn);
    noun.filter(|_| !past)
        .and_then(|noun| doc.head(noun).map(|verb| (noun, verb)))
        .is_some_and(|(noun, verb)| {
            let lemma = doc.lemma(verb);
            let led = doc.deprel(noun) == Deprel::Obj
                && matches!(lemma, "need" | "require" | "seek" | "want")
                || cx.has_child(noun, Deprel::Case, &["for"]);
            SEARCHES.contains(&lemma) && led
        })
}

/// *describes him as a man who loves gold*, *is no man who loves gold*: of no man in particular.
fn is_of_nobody(cx: &Context, clause: TokenId) -> bool {
    let doc = cx.doc;
    let noun = doc
        .head(clause)
        .filter(|_| matches!(doc.deprel(clause), Deprel::AclRelcl | Deprel::Acl));
    noun.is_some_and(|noun| {
        let indefinite = cx.has_child(noun, Deprel::Det, &["a", "an", "another"]);
        let as_one = doc.child(noun, Deprel::Case).is_some_and(|case| {
            doc.lemma(case) == "as" && doc.child(case, Deprel::Fixed).is_none()
        });
        let denied = doc.child(noun, Deprel::Cop).is_some()
            && cx.has_child(noun, Deprel::Advmod, &["not", "never"]);
        indefinite && (as_one || denied)
    })
}

/// *bans that aim at hobbits*, *people who are not kings*: so of some, and the noun alone means all.
fn is_of_kind(cx: &Context, clause: TokenId) -> bool {
    let doc = cx.doc;
    let noun = doc.head(clause).filter(|_| {
        doc.deprel(clause) == Deprel::AclRelcl
            && !is_behind_mark(cx, clause)
            && !is_past(cx, clause)
    });
    noun.is_some_and(|noun| {
        doc.token(noun).xpos == Xpos::Nns
            && doc.children(noun).iter().all(|&child| {
                child > noun
                    || matches!(doc.deprel(child), Deprel::Case | Deprel::Punct | Deprel::Cc)
            })
    })
}

/// *they have bad teachers, which is sad*: what is sad is no teacher.
fn is_of_all_before(cx: &Context, clause: TokenId) -> bool {
    let doc = cx.doc;
    let single = doc.children(clause).iter().any(|&child| {
        matches!(
            doc.deprel(child),
            Deprel::Cop | Deprel::Aux | Deprel::AuxPass
        ) && doc.token(child).xpos == Xpos::Vbz
    }) || doc.token(clause).xpos == Xpos::Vbz;
    let which = doc
        .child(clause, Deprel::Nsubj)
        .is_some_and(|subject| doc.lemma(subject) == "which");
    doc.deprel(clause) == Deprel::AclRelcl
        && single
        && which
        && doc
            .head(clause)
            .is_some_and(|noun| doc.token(noun).xpos == Xpos::Nns)
}

/// *a point that we raised or are raising with Arnor*: raise what?
pub(super) fn lacks_shared_object(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    let first = doc
        .head(head)
        .filter(|&first| doc.deprel(head) == Deprel::Conj && doc.deprel(first) == Deprel::AclRelcl);
    first
        .and_then(|first| doc.child(first, Deprel::Obj))
        .is_some_and(|object| is_wh(cx, object))
        && doc.child(head, Deprel::Obj).is_none()
}

/// Whether a comma, dash or bracket sets the clause off.
pub(super) fn is_behind_mark(cx: &Context, clause: TokenId) -> bool {
    let first = cx.doc.subtree(clause).into_iter().min().unwrap_or(clause);
    let before = first.0.checked_sub(1).map(TokenId);
    [Some(first), before]
        .into_iter()
        .flatten()
        .any(|mark| cx.doc.token(mark).upos == Upos::Punct)
}
