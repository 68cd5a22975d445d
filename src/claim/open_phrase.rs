//! The phrases of open tuples: what belongs to a noun phrase or a predicate, and what surrounds it.
//!
//! In: the head of a phrase. Out: its tokens in text order. Invariant: tokens of one sentence, trimmed of punctuation.

use super::clause::is_negation;
use super::context::Context;
use super::objects::explanation;
use super::open::HEDGES;
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
            "all" | "any" | "every" | "no" | "only" | "first" | "last" | "most" | "each" | "same"
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
            vec![trimmed(
                cx,
                &(first.0..=last.0).map(TokenId).collect::<Vec<_>>(),
            )]
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
    };
    if conjuncts.iter().any(together) {
        return vec![whole_phrase(cx, head)];
    }
    conjuncts
        .into_iter()
        .map(|conjunct| noun_phrase_around(cx, conjunct, predicate))
        .collect()
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
            && (is_negation(cx, child)
                || HEDGES.contains(&cx.doc.lemma(child))
                || follows_negation(cx, head, child)
                || case.is_some_and(|case| child < case));
        let narrows = deprel == Deprel::AclRelcl && !is_set_off(cx, head, child);
        (narrows || !surrounds(deprel) || is_standard(cx, child))
            && !said
            && copula.is_none_or(|copula| copula < child)
    });
    joined(cx, head, own)
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
        (Some(&first), Some(&mine), Some(end)) if mine < end => {
            (first.0..=end.0).map(TokenId).collect()
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
    doc.deprel(clause) == Deprel::Advcl
        && measured
        && cx.has_child(clause, Deprel::Mark, &["than", "as", "to", "that"])
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
    let narrows = |child| {
        matches!(cx.doc.deprel(child), Deprel::Appos | Deprel::AclRelcl)
            && !is_set_off(cx, head, child)
    };
    phrase(cx, head, |child| {
        narrows(child) || !surrounds(cx.doc.deprel(child))
    })
}

/// Whether a comma or a dash stands between a noun and what is said of it.
fn is_set_off(cx: &Context, head: TokenId, child: TokenId) -> bool {
    let first = cx.doc.subtree(child).into_iter().min().unwrap_or(child);
    let before = first.0.checked_sub(1).map(TokenId);
    let marks = [Some(first), before].into_iter().flatten();
    marks
        .filter(|&mark| head < mark)
        .any(|mark| cx.doc.token(mark).upos == Upos::Punct)
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

/// The mark that ends the quotation which `first` begins, if the sentence holds it.
pub(super) fn quotation_end(cx: &Context, first: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    let sentence = doc.sentences.get(doc.sentence_of(first))?;
    let before = first.0.checked_sub(1).map(TokenId)?;
    let closing: &[&str] = match doc.form(before) {
        "\"" | "``" | "''" => &["\"", "''"],
        "“" | "„" => &["”"],
        _ => return None,
    };
    (first.0 as usize..sentence.tokens.end)
        .map(TokenId::from)
        .find(|&id| closing.contains(&doc.form(id)))
}

fn phrase(cx: &Context, head: TokenId, keep: impl Fn(TokenId) -> bool) -> Vec<TokenId> {
    let mut tokens = vec![head];
    for &child in cx.doc.children(head) {
        if keep(child) {
            tokens.extend(cx.doc.subtree(child));
        }
    }
    tokens.sort_unstable();
    without_seams(cx, &trimmed(cx, &tokens))
}

/// Without the commas that set off what is left out, and without half a pair of quotation marks or brackets: *its
/// tournament, March Madness, for men* without the name.
fn without_seams(cx: &Context, tokens: &[TokenId]) -> Vec<TokenId> {
    let is_mark = |id: TokenId| matches!(cx.doc.form(id), "\"" | "“" | "”" | "''" | "``");
    let count = |is: &dyn Fn(TokenId) -> bool| tokens.iter().filter(|&&id| is(id)).count();
    let unpaired = count(&is_mark) % 2 == 1;
    let is_bracket = |id: TokenId| matches!(cx.doc.form(id), "(" | ")");
    let open_ended = count(&|id| cx.doc.form(id) == "(") != count(&|id| cx.doc.form(id) == ")");
    let parted = |a: Option<&TokenId>, b: TokenId| a.is_some_and(|a| a.0.abs_diff(b.0) > 1);
    let at_seam = |index: usize, id: TokenId| {
        parted(
            index.checked_sub(1).and_then(|before| tokens.get(before)),
            id,
        ) || parted(tokens.get(index + 1), id)
    };
    let dropped = |index: usize, id: TokenId| {
        cx.doc.token(id).upos == Upos::Punct
            && (at_seam(index, id) && !is_bracket(id)
                || unpaired && is_mark(id)
                || open_ended && is_bracket(id))
    };
    tokens
        .iter()
        .enumerate()
        .filter(|&(index, &id)| !dropped(index, id))
        .map(|(_, &id)| id)
        .collect()
}

/// Without punctuation at the two ends, but *encephalitis (inflammation of the brain)* with both its brackets.
pub(super) fn trimmed(cx: &Context, tokens: &[TokenId]) -> Vec<TokenId> {
    let is = |id: TokenId, mark: &str| cx.doc.form(id) == mark;
    let opened = tokens.iter().any(|&id| is(id, "("));
    let keeps = |id: &TokenId| cx.doc.token(*id).upos != Upos::Punct || opened && is(*id, ")");
    let first = tokens.iter().position(keeps).unwrap_or(0);
    let mut last = tokens.iter().rposition(keeps).map_or(0, |last| last + 1);
    // "calls it "a model for us"": the mark that closes what is quoted within.
    let is_mark = |id: &&TokenId| matches!(cx.doc.form(**id), "\"" | "“" | "”");
    let within = tokens.get(first..last).unwrap_or_default();
    if within.iter().filter(is_mark).count() % 2 == 1 && tokens.get(last).iter().any(is_mark) {
        last += 1;
    }
    tokens.get(first..last).unwrap_or_default().to_vec()
}

/// The text's own spacing between neighbours, one space elsewhere.
pub(super) fn text(cx: &Context, tokens: &[TokenId]) -> String {
    let mut out = String::new();
    for (index, &id) in tokens.iter().enumerate() {
        if let Some(before) = index.checked_sub(1).map(|before| tokens[before]) {
            let touching = before.0 + 1 == id.0
                && cx.doc.token(before).span.end == cx.doc.token(id).span.start;
            if !touching {
                out.push(' ');
            }
        }
        out.push_str(cx.doc.form(id));
    }
    out
}
