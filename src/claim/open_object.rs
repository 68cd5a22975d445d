//! What completes the predicate of an open tuple: its object, what leads to it, and the phrases and conditions beside it.
//!
//! In: the head of a clause. Out: words. Invariant: a verb that is about something has it, or gives nothing.

use super::clause::is_negation;
use super::context::Context;
use super::objects::{is_led, lacks_object};
use super::open_beside::{Led, circumstances, completes, is_temporal, is_within, manner};
use super::open_phrase::{
    is_singled_out, is_wh, named, noun_phrase_around, phrase_over, predicate_phrase,
    with_complement,
};
use super::open_stated::{conditions, merged_governor};
use super::open_words::{quotation_end, trimmed};
use super::voice::is_passive;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::EntityKind;

/// What leads to the objects, the objects, and what else the clause holds; none if nothing completes the verb.
pub(super) type Complements = (Vec<TokenId>, Vec<Vec<TokenId>>, Vec<Vec<TokenId>>);

/// What completes the predicate of `head`, which is passive or not.
pub(super) fn complements(cx: &Context, head: TokenId, passive: bool) -> Option<Complements> {
    let (object, mut rest) = if cx.doc.child(head, Deprel::Cop).is_some() {
        (ascribed(cx, head), Vec::new())
    } else {
        let rest = circumstances(cx, head);
        (object(cx, head, passive), rest)
    };
    let (lead, objects) = match object {
        Some(object) => {
            rest.retain(|(_, phrases)| !phrases.iter().all(|phrase| is_within(&object.1, phrase)));
            object
        }
        None if cx.doc.child(head, Deprel::Cop).is_some() || lacks_object(cx, head) => return None,
        // "According to NBC, Time considered": what stands before the verb does not complete it.
        // "moved, in 1972, to Bree": rather where than when.
        None => {
            // "one thing people remember about the king": the thing, not the king.
            if is_gapped(cx, head) {
                return None;
            }
            let led = |&(_, led): &(usize, &Led)| completes(cx, head, led);
            let index = rest
                .iter()
                .enumerate()
                .filter(led)
                .min_by_key(|&(_, led)| is_temporal(cx, led))?
                .0;
            // "the emergency that he declared last Friday"
            let dated = rest[index].0.is_empty() && !passive;
            if dated && cx.doc.deprel(head) == Deprel::AclRelcl {
                return None;
            }
            rest.remove(index)
        }
    };
    let mut others: Vec<Vec<TokenId>> = rest
        .into_iter()
        .map(|(mut tokens, phrases)| {
            tokens.extend(phrases.into_iter().flatten());
            tokens.sort_unstable();
            tokens
        })
        .collect();
    others.retain(|other| {
        other
            .first()
            .is_none_or(|&first| !matches!(cx.doc.lemma(first), "though" | "although"))
    });
    if is_denied(cx, head) {
        others.extend(manner(cx, head));
    }
    let clauses = conditions(cx, head);
    others.extend(
        clauses
            .into_iter()
            .map(|it| trimmed(cx, &cx.doc.subtree(it))),
    );
    Some((lead, objects, others))
}

/// What a copula ascribes: *is [a friend of the union]*, *is in [the house]*, *is [how to leave]*.
fn ascribed(cx: &Context, head: TokenId) -> Option<Led> {
    if is_wh(cx, head) {
        return None;
    }
    let copula = cx.doc.child(head, Deprel::Cop)?;
    if cx.doc.token(head).upos == Upos::Verb {
        let behind = |id: &TokenId| copula < *id;
        let clause: Vec<TokenId> = cx.doc.subtree(head).into_iter().filter(behind).collect();
        return Some((Vec::new(), vec![trimmed(cx, &clause)]));
    }
    let before = |&case: &TokenId| case < head && cx.doc.lemma(case) != "'s";
    let lead = cx
        .doc
        .children_by(head, Deprel::Case)
        .filter(before)
        .collect();
    Some((lead, vec![predicate_phrase(cx, head)]))
}

/// The object of a verb: a phrase, a clause, or what a relative clause leaves out.
fn object(cx: &Context, head: TokenId, passive: bool) -> Option<Led> {
    let doc = cx.doc;
    let direct: Vec<TokenId> = doc
        .children_by(head, Deprel::Obj)
        .filter(|&id| !is_led(cx, id))
        .filter(|_| !passive || doc.child(head, Deprel::AuxPass).is_some())
        .collect();
    match direct.as_slice() {
        // "made it his mission"
        [it, label] if it.0 == head.0 + 1 && doc.token(*it).upos == Upos::Pron => {
            return Some((Vec::new(), vec![phrase_over(cx, *it, *label)]));
        }
        [.., last] => {
            // "a book that the press called a lie": not that it called a book.
            let stands_before = *last < head;
            if stands_before && doc.children_by(head, Deprel::Xcomp).any(|it| head < it) {
                return None;
            }
            // "was accused of being a spy, which he denied": no spy is denied.
            let stands_for = named(cx, *last).is_some_and(|noun| noun != *last);
            if stands_for && cx.speech.is_saying(head) {
                return None;
            }
            // "things you can offer a person": what is offered stands before the clause.
            if lacks_gift(cx, head) || lacks_words(cx, head) {
                return None;
            }
            let named = named(cx, *last)?;
            return Some((Vec::new(), with_complement(cx, head, named)));
        }
        [] => {}
    }
    let clauses: Vec<TokenId> = doc.children_by(head, Deprel::Ccomp).collect();
    if !clauses.is_empty() {
        return Some((Vec::new(), vec![content(cx, head, &clauses)]));
    }
    // "asked the king to leave", where the tree says to whom it was asked.
    let asked = doc.child(head, Deprel::Iobj).filter(|_| !passive);
    if let Some(asked) = asked.filter(|_| doc.child(head, Deprel::Xcomp).is_some()) {
        return Some((Vec::new(), with_complement(cx, head, asked)));
    }
    becomes(cx, head).or_else(|| left_out(cx, head, passive))
}

/// What the subject becomes, stays or is made: *became [king of Gondor]*, *remained [quiet]*, *was elected [mayor]*.
fn becomes(cx: &Context, head: TokenId) -> Option<Led> {
    let doc = cx.doc;
    // "a book which the press called a lie"
    if doc
        .children(head)
        .iter()
        .any(|&child| is_wh(cx, child) && !doc.deprel(child).is_subject())
    {
        return None;
    }
    let ascribes = |&child: &TokenId| {
        head < child
            && matches!(
                doc.token(child).upos,
                Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Pron
            )
            && !is_wh(cx, child)
            && !is_outcome(cx, head, child)
            && doc.children(child).iter().all(|&it| {
                !matches!(doc.deprel(it), Deprel::Cop | Deprel::Mark)
                    && !doc.deprel(it).is_subject()
            })
    };
    let role = doc.children_by(head, Deprel::Xcomp).find(ascribes)?;
    let lead = doc
        .children_by(role, Deprel::Case)
        .filter(|&case| case < role)
        .collect();
    Some((lead, vec![predicate_phrase(cx, role)]))
}

/// *the ships that the union bought*, *the ships the union waited for*: the phrase that a relative clause is about.
fn left_out(cx: &Context, head: TokenId, passive: bool) -> Option<Led> {
    let doc = cx.doc;
    // "the skill he claims to have acquired"
    let clause = std::iter::successors(Some(head), |&at| merged_governor(cx, at))
        .last()
        .unwrap_or(head);
    let noun = doc
        .head(clause)
        .filter(|_| doc.deprel(clause) == Deprel::AclRelcl && !passive)?;
    let has_subject = doc
        .child(clause, Deprel::Nsubj)
        .is_some_and(|subject| !is_wh(cx, subject));
    let how = matches!(
        doc.lemma(noun),
        "way" | "time" | "reason" | "day" | "moment" | "place" | "year" | "manner" | "extent"
    );
    let adverb = doc.subtree(clause).into_iter().any(|id| {
        id < head
            && matches!(
                doc.token(id).xpos,
                Xpos::Wrb | Xpos::WpPoss | Xpos::Wdt | Xpos::Wp
            )
    });
    if !has_subject || how || adverb || is_singled_out(cx, noun) {
        return None;
    }
    let stranded = doc
        .children_by(head, Deprel::Obl)
        .find(|&id| doc.token(id).upos == Upos::Adp && head < id);
    let whole = noun_phrase_around(cx, noun, clause);
    (stranded.is_some() || doc.child(head, Deprel::Xcomp).is_none())
        .then(|| (stranded.into_iter().collect(), vec![whole]))
}

/// Whether a clause without a relative pronoun hangs on a noun that may be its object, but is not told as such.
fn is_gapped(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    let relative = || {
        doc.subtree(head).into_iter().any(|id| {
            id < head && (is_wh(cx, id) || matches!(doc.token(id).xpos, Xpos::Wrb | Xpos::WpPoss))
        })
    };
    doc.deprel(head) == Deprel::AclRelcl && doc.child(head, Deprel::Nsubj).is_some() && !relative()
}

/// Whether a relative clause without a relative pronoun holds only to whom something is given: that is what it is about.
fn lacks_gift(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    let gives = matches!(
        doc.lemma(head),
        "ask"
            | "buy"
            | "cost"
            | "give"
            | "lend"
            | "offer"
            | "owe"
            | "pay"
            | "promise"
            | "send"
            | "show"
            | "teach"
            | "tell"
    );
    let relative = doc
        .subtree(head)
        .into_iter()
        .any(|id| id < head && is_wh(cx, id));
    gives && doc.deprel(head) == Deprel::AclRelcl && !relative
}

/// *told the press*, *urged the king*: to do or to know what?
fn lacks_words(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    let addresses = matches!(
        doc.lemma(head),
        "advise"
            | "ask"
            | "assure"
            | "convince"
            | "inform"
            | "notify"
            | "persuade"
            | "remind"
            | "tell"
            | "urge"
    );
    let has = |deprel| doc.child(head, deprel).is_some();
    let to_somebody = doc
        .child(head, Deprel::Obj)
        .is_some_and(|object| cx.is_actor(object) || doc.token(object).upos == Upos::Pron);
    let about = doc
        .children_by(head, Deprel::Obl)
        .any(|id| cx.has_child(id, Deprel::Case, &["about", "of", "for"]));
    let told = has(Deprel::Xcomp) || has(Deprel::Iobj) || about;
    addresses && to_somebody && !told
}

/// What a verb of saying or thinking says, to the end of the quotation that it begins.
fn content(cx: &Context, head: TokenId, clauses: &[TokenId]) -> Vec<TokenId> {
    let mut whole: Vec<TokenId> = clauses.iter().flat_map(|&it| cx.doc.subtree(it)).collect();
    whole.sort_unstable();
    let whole = trimmed(cx, &whole);
    let (Some(&first), Some(&last)) = (whole.first(), whole.last()) else {
        return whole;
    };
    if first < head {
        return whole;
    }
    // "says it is crucial that they eat": a word before the clause that the tree hangs on the verb.
    let next = TokenId(head.0 + 1);
    let pronoun = cx.doc.head(next) == Some(head) && cx.doc.token(next).upos == Upos::Pron;
    let start = if pronoun && first.0 == next.0 + 1 {
        next
    } else {
        first
    };
    let end = quotation_end(cx, start).filter(|&end| last < end);
    let end = end.map_or(last.0 + 1, |end| end.0);
    trimmed(cx, &(start.0..end).map(TokenId).collect::<Vec<_>>())
}

/// *tested positive for the virus*, *was taken prisoner*: the adjective or bare noun that the verb leads to, if it stands
/// right behind it.
pub(super) fn is_outcome(cx: &Context, verb: TokenId, child: TokenId) -> bool {
    let doc = cx.doc;
    let role = doc.token(child).upos == Upos::Noun
        && doc.children(child).is_empty()
        && is_passive(cx, verb);
    // "became official in 1831" became so, and not something in 1831.
    let leads_on = || {
        let mut led = doc.children(verb).iter().chain(doc.children(child));
        led.any(|&id| {
            child < id && doc.deprel(id) == Deprel::Obl && cx.kind(id) != EntityKind::Date
        })
    };
    (doc.token(child).upos == Upos::Adj && leads_on() || role)
        && verb.0 + 1 == child.0
        && doc.child(child, Deprel::Cop).is_none()
        && doc.child(verb, Deprel::Obj).is_none()
}

fn is_denied(cx: &Context, head: TokenId) -> bool {
    cx.doc
        .children(head)
        .iter()
        .any(|&child| is_negation(cx, child))
}
