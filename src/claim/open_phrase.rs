//! The phrases of open tuples: what belongs to a noun phrase or a predicate, and what surrounds it.
//!
//! In: the head of a phrase. Out: its tokens in text order. Invariant: tokens of one sentence, trimmed of punctuation.

use super::clause::is_negation;
use super::context::Context;
use super::objects::explanation;
use super::open::HEDGES;
use super::open_words::{is_quotation_mark, trimmed, with_hyphens, without_seams};
use super::phrase::conjuncts;
use crate::language::{Deprel, TokenId, Upos, Xpos};

/// The phrase that a relative pronoun stands for, any other phrase itself; none for a word of question: *what we want*.
pub(super) fn named(cx: &Context, id: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    // "explained what he saw": a phrase of its own.
    if !is_wh(cx, id) || doc.child(id, Deprel::AclRelcl).is_some_and(|it| id < it) {
        return Some(id);
    }
    let clause = doc
        .ancestors(id)
        .find(|&at| doc.deprel(at) == Deprel::AclRelcl);
    clause
        .and_then(|clause| doc.head(clause))
        .filter(|&noun| !is_wh(cx, noun) && !is_singled_out(cx, noun))
}

/// *all reports that I have seen*, *those who reject it*, *the only shop that sells it*: without the clause the phrase
/// means others, or nothing.
pub(super) fn is_singled_out(cx: &Context, noun: TokenId) -> bool {
    let doc = cx.doc;
    let singles = |&child: &TokenId| {
        matches!(
            doc.lemma(child),
            "all"
                | "any"
                | "every"
                | "no"
                | "only"
                | "first"
                | "second"
                | "third"
                | "last"
                | "most"
                | "each"
                | "same"
        ) || matches!(doc.token(child).xpos, Xpos::Jjs | Xpos::Rbs)
            || doc
                .children(child)
                .iter()
                .any(|&it| doc.token(it).xpos == Xpos::Rbs)
    };
    let vague = match doc.token(noun).upos {
        Upos::Pron => !matches!(doc.token(noun).xpos, Xpos::Prp),
        Upos::Det | Upos::Num | Upos::Adj => true,
        Upos::Noun => matches!(doc.lemma(noun), "one" | "thing" | "way"),
        _ => false,
    };
    vague
        || doc
            .children(noun)
            .iter()
            .filter(|&&child| child < noun)
            .any(singles)
}

/// *Richardson* of *Richardson is a doctor and historian who wrote it*: who the noun of a clause is said to be.
pub(super) fn described(cx: &Context, noun: TokenId, predicate: TokenId) -> TokenId {
    let doc = cx.doc;
    let first = doc
        .head(noun)
        .filter(|_| doc.deprel(noun) == Deprel::Conj)
        .unwrap_or(noun);
    let of_clause = matches!(doc.deprel(predicate), Deprel::AclRelcl | Deprel::Acl)
        && matches!(doc.head(predicate), Some(above) if above == noun || above == first);
    let ascribed = doc.child(first, Deprel::Cop).is_some()
        && cx.has_child(first, Deprel::Det, &["a", "an"])
        && doc.child(first, Deprel::Aux).is_none();
    let singular = |&subject: &TokenId| {
        doc.token(subject).xpos == Xpos::Nnp && doc.child(subject, Deprel::Conj).is_none()
    };
    doc.child(first, Deprel::Nsubj)
        .filter(|_| of_clause && ascribed)
        .filter(singular)
        .unwrap_or(noun)
}

pub(super) fn is_wh(cx: &Context, id: TokenId) -> bool {
    let token = cx.doc.token(id);
    matches!(token.xpos, Xpos::Wdt | Xpos::Wp)
        || token.upos == Upos::Pron
            && token.lemma == "that"
            && cx
                .doc
                .ancestors(id)
                .next()
                .is_some_and(|verb| cx.doc.deprel(verb) == Deprel::AclRelcl)
}

/// The object, whole with what is said of it: *wanted [the union to accept the offer]*, *has [most of the work underway]*;
/// without that its coordinated phrases apart.
pub(super) fn with_complement(cx: &Context, head: TokenId, object: TokenId) -> Vec<Vec<TokenId>> {
    let complement = cx
        .doc
        .children_by(head, Deprel::Xcomp)
        .find(|&it| object < it)
        .or_else(|| explanation(cx, head, object));
    match complement {
        Some(complement) if head < object => {
            let last = cx
                .doc
                .subtree(complement)
                .into_iter()
                .max()
                .unwrap_or(complement);
            let first = noun_phrase(cx, object).into_iter().min().unwrap_or(object);
            let whole: Vec<TokenId> = (first.0..=last.0).map(TokenId).collect();
            vec![without_seams(cx, &trimmed(cx, &whole))]
        }
        _ => split(cx, object, head),
    }
}

/// The coordinated phrases apart, but *the king or the queen* and *only a king and a queen* whole.
fn split(cx: &Context, head: TokenId, predicate: TokenId) -> Vec<Vec<TokenId>> {
    let conjuncts = conjuncts(cx, head);
    let together = |&it: &TokenId| {
        cx.has_child(it, Deprel::Cc, &["or", "nor"])
            || cx.has_child(it, Deprel::Advmod, &["only", "not"])
            || matches!(cx.doc.lemma(it), "al" | "al." | "etc" | "etc.")
    };
    if conjuncts.iter().any(together) || shares_noun(cx, &conjuncts) {
        return vec![whole_phrase(cx, head)];
    }
    conjuncts
        .into_iter()
        .map(|conjunct| noun_phrase_around(cx, conjunct, predicate))
        .collect()
}

/// *attack, bomber, and remotely piloted aircraft*: bare words before the one that all of them are of.
fn shares_noun(cx: &Context, conjuncts: &[TokenId]) -> bool {
    let doc = cx.doc;
    let bare = |&it: &TokenId| {
        doc.token(it).xpos == Xpos::Nn
            && doc.children(it).iter().all(|&child| {
                matches!(doc.deprel(child), Deprel::Punct | Deprel::Cc | Deprel::Conj)
            })
    };
    let Some((&last, before)) = conjuncts.split_last() else {
        return false;
    };
    let modified =
        doc.child(last, Deprel::Amod).is_some() && doc.child(last, Deprel::Det).is_none();
    1 < before.len() && before.iter().all(bare) && modified
}

/// The predicate noun or adjective with its dependents behind the copula, without subject, negation and what surrounds
/// the clause.
pub(super) fn predicate_phrase(cx: &Context, head: TokenId) -> Vec<TokenId> {
    let copula = cx
        .doc
        .child(head, Deprel::Cop)
        .filter(|&copula| copula < head);
    let own = phrase(cx, head, |child| {
        let deprel = cx.doc.deprel(child);
        // "is not perhaps a friend", "is now literally in the way".
        let case = cx.doc.child(head, Deprel::Case);
        let said = deprel == Deprel::Advmod
            && copula.is_some()
            && (is_negation(cx, child)
                || HEDGES.contains(&cx.doc.lemma(child))
                || follows_negation(cx, head, child)
                || case.is_some_and(|case| child < case));
        let narrows = deprel == Deprel::AclRelcl && !is_set_off(cx, head, child);
        let aside = deprel == Deprel::Acl && is_set_off(cx, head, child);
        (narrows || !surrounds(deprel) && !aside || is_standard(cx, child))
            && !said
            && copula.is_none_or(|copula| copula < child)
    });
    with_rank(cx, head, joined(cx, head, own))
}

/// *became [the second knight to enter the town]*: what tells a rank, wherever the tree hangs it.
fn with_rank(cx: &Context, head: TokenId, phrase: Vec<TokenId>) -> Vec<TokenId> {
    let doc = cx.doc;
    let (Some(&first), Some(&last)) = (phrase.first(), phrase.last()) else {
        return phrase;
    };
    let around = doc
        .head(head)
        .filter(|_| doc.deprel(head) == Deprel::Xcomp && is_singled_out(cx, head));
    let told = around.and_then(|verb| {
        doc.children_by(verb, Deprel::Advcl).find(|&clause| {
            cx.has_child(clause, Deprel::Mark, &["to"])
                && doc.subtree(clause).into_iter().min() == Some(TokenId(last.0 + 1))
        })
    });
    let end = told.and_then(|clause| doc.subtree(clause).into_iter().max());
    end.map_or(phrase, |end| (first.0..=end.0).map(TokenId).collect())
}

/// *are [Spain and France]*, *was [sweet but strong]*: the predicate with what is coordinated with it, but for clauses.
fn joined(cx: &Context, head: TokenId, own: Vec<TokenId>) -> Vec<TokenId> {
    let doc = cx.doc;
    let plain = |&other: &TokenId| {
        doc.token(other).upos == doc.token(head).upos
            && !doc
                .children(other)
                .iter()
                .any(|&child| doc.deprel(child).is_subject() || doc.deprel(child) == Deprel::Cop)
    };
    let last = doc.children_by(head, Deprel::Conj).filter(plain).last();
    let end = last.and_then(|last| noun_phrase(cx, last).into_iter().max());
    match (own.first(), own.last(), end) {
        // "is a doctor and historian who wrote it": the clause hangs on the first.
        (Some(&first), Some(&mine), Some(end)) => {
            (first.0..=mine.max(end).0).map(TokenId).collect()
        }
        _ => own,
    }
}

/// *can't easily change*, *is not actually part*: what the adverb says is denied, so that it stays with the negation.
pub(super) fn follows_negation(cx: &Context, head: TokenId, adverb: TokenId) -> bool {
    let denies = |&no: &TokenId| no < adverb && is_negation(cx, no);
    adverb < head && cx.doc.children(head).iter().any(denies)
}

/// *is larger than it was*, *is wise enough to know*, *is so old that it creaks*: what a degree is measured by.
fn is_standard(cx: &Context, clause: TokenId) -> bool {
    let doc = cx.doc;
    let measured = doc.head(clause).is_some_and(|head| {
        matches!(doc.token(head).xpos, Xpos::Jjr | Xpos::Rbr)
            || doc.children_by(head, Deprel::Advmod).any(|degree| {
                matches!(
                    doc.lemma(degree),
                    "as" | "so" | "too" | "enough" | "more" | "less"
                )
            })
    });
    // "is open to leaving"
    let led = doc.head(clause).is_some_and(|head| {
        doc.token(head).upos == Upos::Adj
            && doc.token(clause).xpos == Xpos::Vbg
            && doc
                .child(clause, Deprel::Mark)
                .is_some_and(|mark| mark.0 == head.0 + 1 && doc.token(mark).xpos == Xpos::In)
    });
    doc.deprel(clause) == Deprel::Advcl
        && (led || measured && cx.has_child(clause, Deprel::Mark, &["than", "as", "to", "that"]))
}

/// Whether what hangs on a noun or adjective belongs to its clause rather than to its phrase.
fn surrounds(deprel: Deprel) -> bool {
    deprel.is_subject()
        || matches!(
            deprel,
            Deprel::Cop
                | Deprel::Aux
                | Deprel::Mark
                | Deprel::Case
                | Deprel::Punct
                | Deprel::Conj
                | Deprel::Cc
                | Deprel::CcPreconj
                | Deprel::Parataxis
                | Deprel::Advcl
                | Deprel::Discourse
                | Deprel::Expl
                | Deprel::AclRelcl
                | Deprel::Appos
        )
}

/// A noun phrase whole, but without clauses and appositions behind a comma and what is coordinated with it: *people who
/// think differently*, of whom is said what is said of people.
pub(super) fn noun_phrase(cx: &Context, head: TokenId) -> Vec<TokenId> {
    let aside = |child| {
        let besides = match cx.doc.deprel(child) {
            Deprel::Appos | Deprel::AclRelcl | Deprel::Acl => true,
            Deprel::Nmod => cx.has_child(child, Deprel::Case, &["with"]),
            _ => false,
        };
        // "Known as a knight, Tom left"
        let fronted = cx.doc.deprel(child) == Deprel::Acl && child < head;
        fronted || besides && is_set_off(cx, head, child)
    };
    let narrows = |child| matches!(cx.doc.deprel(child), Deprel::Appos | Deprel::AclRelcl);
    // "not only the square but [also] the streets"
    let adds = |child: TokenId| {
        child < head && cx.doc.deprel(child) == Deprel::Advmod && cx.doc.lemma(child) == "also"
    };
    phrase(cx, head, |child| {
        !aside(child) && !adds(child) && (narrows(child) || !surrounds(cx.doc.deprel(child)))
    })
}

/// Whether a comma or a dash stands between a noun and what is said of it.
fn is_set_off(cx: &Context, head: TokenId, child: TokenId) -> bool {
    let first = cx.doc.subtree(child).into_iter().min().unwrap_or(child);
    let before = first.0.checked_sub(1).map(TokenId);
    let marks = [Some(first), before].into_iter().flatten();
    // "the name 'Bree'": quotation marks set nothing off.
    marks
        .filter(|&mark| head < mark)
        .any(|mark| cx.doc.token(mark).upos == Upos::Punct && !is_quotation_mark(cx, mark))
}

/// A noun phrase without the clause in it that `predicate` heads: *the pain felt across the world*, of which a tuple
/// says just that.
pub(super) fn noun_phrase_around(cx: &Context, head: TokenId, predicate: TokenId) -> Vec<TokenId> {
    // "a deal known to have failed": the clause begins with the word that the predicate completes.
    let outer = std::iter::successors(Some(predicate), |&at| {
        cx.doc
            .head(at)
            .filter(|_| matches!(cx.doc.deprel(at), Deprel::Xcomp | Deprel::Conj))
    });
    let clause: Vec<TokenId> = outer
        .take_while(|&at| at != head)
        .last()
        .map(|at| cx.doc.subtree(at))
        .unwrap_or_default();
    let whole = noun_phrase(cx, head);
    if clause.contains(&head) {
        return whole;
    }
    trimmed(
        cx,
        &whole
            .into_iter()
            .filter(|it| !clause.contains(it))
            .collect::<Vec<_>>(),
    )
}

/// A noun phrase with what is coordinated with it: *between Arnor and Gondor*.
pub(super) fn whole_phrase(cx: &Context, head: TokenId) -> Vec<TokenId> {
    let conjuncts = conjuncts(cx, head);
    let mut tokens: Vec<TokenId> = conjuncts
        .iter()
        .flat_map(|&it| noun_phrase(cx, it))
        .collect();
    if let (Some(&first), Some(&last), true) = (
        tokens.iter().min(),
        tokens.iter().max(),
        1 < conjuncts.len(),
    ) {
        tokens = (first.0..=last.0).map(TokenId).collect();
    }
    trimmed(cx, &tokens)
}

/// From the first of two phrases to the end of the other, with what stands between.
pub(super) fn phrase_over(cx: &Context, first: TokenId, last: TokenId) -> Vec<TokenId> {
    let ends: Vec<TokenId> = [first, last]
        .into_iter()
        .flat_map(|head| noun_phrase(cx, head))
        .collect();
    let (start, end) = (ends.iter().min(), ends.iter().max());
    let range = start.zip(end).map(|(start, end)| start.0..=end.0);
    range.into_iter().flatten().map(TokenId).collect()
}

fn phrase(cx: &Context, head: TokenId, keep: impl Fn(TokenId) -> bool) -> Vec<TokenId> {
    let mut tokens = vec![head];
    for &child in cx.doc.children(head) {
        if keep(child) {
            tokens.extend(cx.doc.subtree(child));
        }
    }
    tokens.sort_unstable();
    without_seams(cx, &trimmed(cx, &with_hyphens(cx, &tokens)))
}
