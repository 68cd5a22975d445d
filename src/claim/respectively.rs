//! Pairs in order: *Faramir and Éowyn spoke in Bree and Dale, respectively*.
//!
//! In: two words of a sentence. Out: whether the order keeps them apart. Invariant: only lists of the same length pair up.

use crate::language::{Deprel, Document, TokenId};

/// Whether a sentence that says *respectively* pairs each of the two with another: Faramir did not speak in Dale.
pub(super) fn is_crossed(doc: &Document, one: TokenId, other: TokenId) -> bool {
    let (left, right) = (listed(doc, one), listed(doc, other));
    let place = |list: &[TokenId], id| list.iter().position(|&member| member == id);
    left.len() == right.len()
        && left.first() != right.first()
        && place(&left, one) != place(&right, other)
        && is_said(doc, doc.sentence_of(one))
}

/// The list that `id` is a member of, in the order of the text; alone where there is none.
fn listed(doc: &Document, id: TokenId) -> Vec<TokenId> {
    let first = match (doc.deprel(id), doc.head(id)) {
        (Deprel::Conj, Some(first)) => first,
        _ => id,
    };
    let mut list = vec![first];
    list.extend(doc.children_by(first, Deprel::Conj));
    list.sort_unstable();
    list
}

fn is_said(doc: &Document, sentence: usize) -> bool {
    doc.sentences.get(sentence).is_some_and(|sentence| {
        let mut tokens = sentence.tokens.clone().map(TokenId::from);
        tokens.any(|id| doc.lemma(id).eq_ignore_ascii_case("respectively"))
    })
}
