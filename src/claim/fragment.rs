//! What a draft would say only by half: claims that are dropped because what makes them true, or tells anything, is left out.
//!
//! In: a draft, whoever proposed it. Out: whether it is a fragment. Invariant: only grammar, the ontology's stances and the
//! kinds of the ends decide; a claim that merely leaves out when, where or how it was stays.

use super::context::Context;
use super::draft::Draft;
use super::phrase::case_lemma;
use super::voice::is_passive;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::{ClaimType, EntityKind, Stance, TriggerPos};

/// Prepositions that lead from a verb of saying to where, how or to whom something is said, not to what.
const BESIDE_THE_WORDS: &[&str] = &["in", "at", "on", "from", "during", "with", "to", "outside"];
/// Verbs that say little without what follows them: *went on a spree on Monday* is no *went on Monday*.
const EMPTY_VERBS: &[&str] = &[
    "account", "be", "become", "come", "get", "go", "have", "make", "remain", "serve", "take",
    "turn",
];

/// Whether too little is left of what the sentence says.
pub(super) fn is_fragment(cx: &Context, draft: &Draft) -> bool {
    if cx.doc.token(draft.anchor).upos == Upos::Verb
        && (is_unsaid(cx, draft) || is_undone(cx, draft))
    {
        return true;
    }
    is_bare_number(cx, draft)
}

/// *told the Post that Arnor fell*, *said at the feast that Arnor fell*: to whom or where it was said, and not what.
fn is_unsaid(cx: &Context, draft: &Draft) -> bool {
    let verb = draft.anchor;
    if !cx.speech.is_saying(verb) || is_passive(cx, verb) {
        return false;
    }
    // "The gate is shut, Took told the Post": the tree hangs the verb on what was said, or the other way round.
    let beside_it = cx.doc.deprel(verb) == Deprel::Parataxis;
    if draft.predicate.relation == "toldTo" && (has_content(cx, verb) || beside_it) {
        return true;
    }
    let beside = || {
        let case = case_lemma(cx, draft.object);
        case.is_some_and(|case| BESIDE_THE_WORDS.contains(&case.as_str()))
    };
    !draft.predicate.known && has_content(cx, verb) && beside()
}

/// Whether a clause completes the verb: what is said, planned, or done next.
fn has_content(cx: &Context, verb: TokenId) -> bool {
    [Deprel::Ccomp, Deprel::Xcomp]
        .into_iter()
        .any(|deprel| cx.doc.child(verb, deprel).is_some())
}

/// *agreed on Monday to leave*, *became king in 2941*, *was awarded a medal in 2941*: when it was, and not what.
fn is_undone(cx: &Context, draft: &Draft) -> bool {
    let verb = draft.anchor;
    let dates = draft.kind == ClaimType::Time && draft.literal == Some(EntityKind::Date);
    if !dates || draft.predicate.known {
        return false;
    }
    let doc = cx.doc;
    let lemma = doc.lemma(verb);
    let clause = doc
        .child(verb, Deprel::Ccomp)
        .or_else(|| doc.child(verb, Deprel::Xcomp))
        .is_some_and(|clause| doc.token(clause).upos != Upos::Adj);
    let left_out = if is_passive(cx, verb) {
        doc.children_by(verb, Deprel::Obj)
            .any(|thing| thing != draft.subject)
    } else {
        let stance = cx.ontology.stance(lemma, TriggerPos::Verb);
        stance.is_some_and(|stance| stance != Stance::Achieve) || EMPTY_VERBS.contains(&lemma)
    };
    clause || left_out || is_length(cx, draft.object)
}

/// *hours after the battle*, *millions of years after*: how long after something else.
fn is_length(cx: &Context, time: TokenId) -> bool {
    let doc = cx.doc;
    let counts =
        |lemma: &str| matches!(lemma, "thousand" | "million" | "billion" | "dozen" | "ten");
    let unit = matches!(
        doc.lemma(time),
        "second" | "minute" | "hour" | "day" | "week" | "month" | "year" | "decade" | "century"
    );
    let bare = doc.children(time).iter().all(|&child| {
        matches!(
            doc.deprel(child),
            Deprel::Punct | Deprel::Advcl | Deprel::Acl | Deprel::Mark
        )
    });
    unit && bare || counts(doc.lemma(time))
}

/// *earned the remaining 6*, *followed with 54*: six of what? But ages, dates, sums and the dead are told by their number.
fn is_bare_number(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let counted = doc.token(draft.object).upos == Upos::Num
        && doc
            .form(draft.object)
            .starts_with(|c: char| c.is_ascii_digit())
        && matches!(
            cx.kind(draft.object),
            EntityKind::Quantity | EntityKind::Concept
        );
    let of_what = doc.children(draft.object).iter().any(|&child| {
        matches!(
            doc.deprel(child),
            Deprel::Nmod | Deprel::Compound | Deprel::Flat
        ) || doc.token(child).upos == Upos::Sym
    });
    counted
        && !of_what
        && matches!(
            draft.predicate.relation.as_str(),
            "receivedAmount" | "hasQuantity"
        )
}
