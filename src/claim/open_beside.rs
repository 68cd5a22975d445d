//! The phrases of a clause beside subject and object: where, when, with whom, how it was not done.
//!
//! In: the head of a clause. Out: words with what leads to them. Invariant: a phrase is told with its preposition.

use super::clause::is_negation;
use super::context::Context;
use super::objects::is_led;
use super::open_object::is_outcome;
use super::open_phrase::{is_wh, noun_phrase, whole_phrase};
use super::open_whole::is_connective;
use super::open_words::trimmed;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::EntityKind;

/// Words that lead to a phrase (a preposition) and the coordinated phrases themselves.
pub(super) type Led = (Vec<TokenId>, Vec<Vec<TokenId>>);

/// The phrases beside the object, the nearest behind the verb first.
pub(super) fn circumstances(cx: &Context, head: TokenId) -> Vec<Led> {
    let doc = cx.doc;
    let outcome = doc
        .children_by(head, Deprel::Xcomp)
        .find(|&child| is_outcome(cx, head, child));
    let of_outcome = outcome.into_iter().flat_map(|it| doc.children(it));
    let mut rest: Vec<Led> = Vec::new();
    for &child in doc.children(head).iter().chain(of_outcome) {
        match doc.deprel(child) {
            Deprel::OblUnmarked if is_age(cx, child) => {
                rest.push((Vec::new(), vec![vec![TokenId(child.0 - 1), child]]));
            }
            Deprel::Iobj | Deprel::OblUnmarked => {
                rest.push((Vec::new(), vec![noun_phrase(cx, child)]));
            }
            Deprel::Obj if is_led(cx, child) => rest.push(oblique(cx, head, child)),
            Deprel::Obl | Deprel::OblAgent
                if !is_wh(cx, child)
                    && doc.token(child).upos != Upos::Adp
                    && !is_connective(cx, child) =>
            {
                rest.push(oblique(cx, head, child));
            }
            _ => {}
        }
    }
    rest.sort_by_key(|(_, phrases)| {
        let first = phrases.iter().flatten().min().copied().unwrap_or(head);
        (first < head, first)
    });
    rest
}

fn oblique(cx: &Context, head: TokenId, child: TokenId) -> Led {
    let doc = cx.doc;
    let lead: Vec<TokenId> = doc
        .children_by(child, Deprel::Case)
        .flat_map(|case| std::iter::once(case).chain(doc.children_by(case, Deprel::Fixed)))
        .collect();
    // "between the king and the queen", whatever the two are.
    if lead.iter().any(|&case| doc.lemma(case) == "between") && head < child {
        let phrase: Vec<TokenId> = doc
            .subtree(child)
            .into_iter()
            .filter(|id| !lead.contains(id))
            .collect();
        return (lead, vec![trimmed(cx, &phrase)]);
    }
    if head < child {
        return (lead, vec![whole_phrase(cx, child)]);
    }
    // "With Abe I wanted accuracy": what stands before the verb does not lead on from it.
    let whole = lead.into_iter().chain(whole_phrase(cx, child)).collect();
    (Vec::new(), vec![whole])
}

/// Whether a phrase completes a verb without an object: it follows the verb and does not only name a source.
pub(super) fn completes(cx: &Context, head: TokenId, (lead, phrases): &Led) -> bool {
    let first = phrases.iter().flatten().min();
    // "fell, with many reports telling of fire": a clause of its own.
    let absolute = lead.iter().any(|&with| cx.doc.lemma(with) == "with")
        && phrases.iter().flatten().any(|&id| {
            cx.doc.deprel(id) == Deprel::Acl
                && cx.doc.token(id).xpos == Xpos::Vbg
                && cx
                    .doc
                    .head(id)
                    .is_some_and(|noun| cx.doc.head(noun) == Some(head))
        });
    let source = lead
        .first()
        .is_some_and(|&first| matches!(cx.doc.lemma(first), "accord" | "according" | "per"));
    !source && !absolute && first.is_some_and(|&first| head < first)
}

pub(super) fn is_within(objects: &[Vec<TokenId>], phrase: &[TokenId]) -> bool {
    let mut objects = objects.iter();
    objects.any(|object| phrase.iter().all(|id| object.contains(id)))
}

/// *dies aged 55*
fn is_age(cx: &Context, number: TokenId) -> bool {
    let before = number.0.checked_sub(1).map(TokenId);
    cx.doc.token(number).upos == Upos::Num
        && before.is_some_and(|before| cx.doc.form(before).eq_ignore_ascii_case("aged"))
}

/// Whether the phrase says when.
pub(super) fn is_temporal(cx: &Context, (_, phrases): &Led) -> bool {
    let mut words = phrases.iter().flatten();
    words.any(|&id| {
        cx.kind(id) == EntityKind::Date
            && matches!(cx.doc.deprel(id), Deprel::Obl | Deprel::OblUnmarked)
    })
}

/// *did not wash [well enough]*: how it was not done, else it would not have been done at all.
pub(super) fn manner(cx: &Context, head: TokenId) -> Vec<Vec<TokenId>> {
    let doc = cx.doc;
    let adverbs = doc.children_by(head, Deprel::Advmod).filter(|&adverb| {
        head.0 + 1 < adverb.0 && !is_negation(cx, adverb) && doc.token(adverb).upos == Upos::Adv
    });
    let words: Vec<TokenId> = adverbs.flat_map(|adverb| doc.subtree(adverb)).collect();
    words
        .chunk_by(|a, b| a.0 + 1 == b.0)
        .map(|phrase| trimmed(cx, phrase))
        .collect()
}
