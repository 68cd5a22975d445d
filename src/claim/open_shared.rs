//! What the verbs of a coordination share: the auxiliaries that stand once, before the first of them.
//!
//! In: a verb. Out: the verb whose auxiliaries count for it too, and these. Invariant: a verb with words or a subject of its
//! own borrows none, and neither does one of another form.

use super::clause::is_negation;
use super::context::Context;
use crate::language::{Deprel, TokenId, Xpos};

/// The verb before `verb` whose auxiliaries are also its own: *was born and raised in Bree*, *may leave and sell it*.
pub(super) fn lender(cx: &Context, verb: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    let own = doc.children(verb).iter().any(|&child| {
        is_auxiliary(cx, child)
            || doc.deprel(child) == Deprel::Cop
            || doc.deprel(child).is_subject()
    });
    let xpos = doc.token(verb).xpos;
    let first = doc
        .head(verb)
        .filter(|&first| doc.deprel(verb) == Deprel::Conj && first < verb)?;
    let same_form = doc.token(first).xpos == xpos;
    (!own && same_form && matches!(xpos, Xpos::Vb | Xpos::Vbg | Xpos::Vbn)).then_some(first)
}

/// The auxiliaries that `verb` borrows, and the negation among them.
pub(super) fn lent_auxiliaries(cx: &Context, verb: TokenId) -> Vec<TokenId> {
    let Some(first) = lender(cx, verb) else {
        return Vec::new();
    };
    let lent =
        |&&child: &&TokenId| child < first && (is_auxiliary(cx, child) || is_negation(cx, child));
    cx.doc
        .children(first)
        .iter()
        .filter(lent)
        .copied()
        .collect()
}

fn is_auxiliary(cx: &Context, id: TokenId) -> bool {
    matches!(cx.doc.deprel(id), Deprel::Aux | Deprel::AuxPass)
}
