//! What a coordinated verb really goes with, where the tree puts it inside somebody's words.
//!
//! In: a verb attached as `conj`. Out: the verb whose subject and scope it shares. Invariant: without a reason to think
//! otherwise that is its head in the tree.

use super::context::Context;
use super::quotes::is_saying;
use crate::base::Span;
use crate::language::{Deprel, TokenId, Xpos};

/// The verb that a coordinated verb shares subject and scope with.
///
/// Usually its head. But where its head is inside somebody's words and it cannot be, it goes with the verb of saying:
/// *said “Arnor is sick” and accused its king* (outside the quotation), *said that Arnor is sick and accused its king*
/// (a past tense after the present tense of what was said).
pub(super) fn coordinated_with(cx: &Context, at: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    let head = doc.head(at)?;
    let span = |id| cx.quote_of(id).map(|quote| quote.span);
    if let Some(quote) = span(head).filter(|quote| Some(*quote) != span(at)) {
        return saying_before(cx, head, quote).or(Some(head));
    }
    let speech = std::iter::once(head)
        .chain(doc.ancestors(head))
        .take_while(|&id| matches!(doc.deprel(id), Deprel::Ccomp | Deprel::Conj))
        .find(|&id| doc.deprel(id) == Deprel::Ccomp)
        .and_then(|id| doc.head(id))
        .filter(|&verb| verb < head && is_saying(cx, verb));
    let bare = doc.children(at).iter().all(|&child| {
        let deprel = doc.deprel(child);
        !deprel.is_subject() && !matches!(deprel, Deprel::Aux | Deprel::AuxPass)
    });
    let past = bare && matches!(doc.token(at).xpos, Xpos::Vbd | Xpos::Vbn);
    speech
        .filter(|&speech| past && is_present(cx, head) && is_past(cx, speech))
        .or(Some(head))
}

/// The verb of saying that introduces a quotation of its own sentence.
fn saying_before(cx: &Context, inside: TokenId, quote: Span) -> Option<TokenId> {
    let sentence = cx.doc.sentences.get(cx.doc.sentence_of(inside))?;
    sentence
        .tokens
        .clone()
        .map(TokenId::from)
        .take_while(|&id| cx.doc.token(id).span.start < quote.start)
        .filter(|&id| is_saying(cx, id))
        .last()
}

/// Whether the finite word of the clause is in the present tense.
fn is_present(cx: &Context, head: TokenId) -> bool {
    finite(cx, head).any(|xpos| matches!(xpos, Xpos::Vbz | Xpos::Vbp))
}

fn is_past(cx: &Context, head: TokenId) -> bool {
    finite(cx, head).any(|xpos| xpos == Xpos::Vbd)
}

fn finite(cx: &Context, head: TokenId) -> impl Iterator<Item = Xpos> {
    cx.doc
        .children(head)
        .iter()
        .copied()
        .filter(|&child| {
            matches!(
                cx.doc.deprel(child),
                Deprel::Aux | Deprel::AuxPass | Deprel::Cop
            )
        })
        .chain([head])
        .map(|id| cx.doc.token(id).xpos)
}
