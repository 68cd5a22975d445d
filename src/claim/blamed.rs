//! What somebody is blamed for that a verb tells: *charged with taking bribes*, *found guilty of robbing a bank*.
//!
//! In: the word that blames, and the prepositions after which it names the deed. Out: the heads of the deeds. Invariant: a
//! deed is a gerund that the preposition itself leads; it is told as the words say, and is no fact for that.

use super::context::Context;
use super::phrase::collect;
use crate::language::{Deprel, TokenId, Xpos};
use crate::ontology::{ClaimType, Slot};

/// The deeds that fill one of the slots, with that slot.
pub(super) fn deeds(
    cx: &Context,
    word: TokenId,
    kind: ClaimType,
    slots: &[Slot],
) -> Option<(Vec<TokenId>, Slot)> {
    if !matches!(
        kind,
        ClaimType::Accuse | ClaimType::Sanction | ClaimType::Coerce | ClaimType::Concede
    ) {
        return None;
    }
    slots.iter().find_map(|slot| {
        let Slot::Preposition(preposition) = slot else {
            return None;
        };
        let found = led_by(cx, word, preposition);
        (!found.is_empty()).then(|| (found, slot.clone()))
    })
}

/// Gerunds below the word, or below what it finds somebody to be (*found guilty of*), that the preposition leads, and
/// those joined to them.
fn led_by(cx: &Context, word: TokenId, preposition: &str) -> Vec<TokenId> {
    let doc = cx.doc;
    let found_to_be = doc.children_by(word, Deprel::Xcomp);
    let mut gerunds: Vec<TokenId> = std::iter::once(word)
        .chain(found_to_be)
        .flat_map(|above| doc.children_by(above, Deprel::Advcl))
        .filter(|&gerund| {
            let mut marks = doc.children_by(gerund, Deprel::Mark);
            is_gerund(cx, gerund)
                && !is_cut_by_quote(cx, gerund)
                && marks
                    .next()
                    .is_some_and(|mark| doc.lemma(mark) == preposition)
                && marks.next().is_none()
        })
        .collect();
    let joined: Vec<TokenId> = gerunds
        .iter()
        .flat_map(|&gerund| doc.children_by(gerund, Deprel::Conj))
        .filter(|&gerund| is_gerund(cx, gerund))
        .collect();
    gerunds.extend(joined);
    gerunds
}

/// *accused him of attempting to "lock me up"*: the words of the deed are cut by the quotation mark.
fn is_cut_by_quote(cx: &Context, gerund: TokenId) -> bool {
    let doc = cx.doc;
    let quote = |id: TokenId| matches!(doc.form(id), "\"" | "“" | "``" | "‘" | "'");
    doc.children_by(gerund, Deprel::Xcomp)
        .any(|clause| doc.children_by(clause, Deprel::Punct).any(quote))
}

/// A deed with what it was done to or where: *raping a tourist*; not *being late*.
pub(super) fn is_gerund(cx: &Context, verb: TokenId) -> bool {
    let doc = cx.doc;
    doc.token(verb).xpos == Xpos::Vbg
        && !doc.children(verb).iter().any(|&child| {
            doc.deprel(child).is_subject()
                || matches!(
                    doc.deprel(child),
                    Deprel::Aux | Deprel::AuxPass | Deprel::Cop
                )
        })
}

/// The words of an infinitive that completes a deed, with what it is done to: *attempting to smuggle gold*, *conspiring to help
/// to hide the body*; else where it is done: *trying to break into a bank*.
pub(super) fn infinitive(cx: &Context, clause: TokenId) -> Vec<TokenId> {
    let doc = cx.doc;
    let mut words = Vec::new();
    let mut next = Some(clause);
    while let Some(verb) = next.take().filter(|&it| doc.token(it).xpos == Xpos::Vb) {
        words.push(verb);
        let object = doc.child(verb, Deprel::Obj);
        for &child in doc.children(verb) {
            match doc.deprel(child) {
                Deprel::Mark | Deprel::CompoundPrt => words.push(child),
                Deprel::Obj => collect(cx, child, false, &mut words),
                Deprel::Obl if object.is_none() && verb < child => {
                    collect(cx, child, false, &mut words);
                }
                Deprel::Xcomp if doc.child(child, Deprel::Mark).is_some() => next = Some(child),
                _ => {}
            }
        }
    }
    words
}
