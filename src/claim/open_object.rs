//! What completes the predicate of an open tuple: its object, what leads to it, and the phrases and conditions beside it.
//!
//! In: the head of a clause. Out: words. Invariant: a verb that is about something has it, or gives nothing.

use super::context::Context;
use super::objects::{is_led, lacks_object};
use super::open_phrase::{
    is_singled_out, is_wh, named, noun_phrase, noun_phrase_around, phrase_over, predicate_phrase,
    quotation_end, trimmed, whole_phrase, with_complement,
};
use super::open_stated::conditions;
use super::open_whole::is_connective;
use super::voice::is_passive;
use crate::language::{Deprel, TokenId, Upos, Xpos};

/// Words that lead to a phrase (a preposition) and the coordinated phrases themselves.
type Led = (Vec<TokenId>, Vec<Vec<TokenId>>);

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
        Some(object) => object,
        None if cx.doc.child(head, Deprel::Cop).is_some() || lacks_object(cx, head) => return None,
        // "According to NBC, Time considered": what stands before the verb does not complete it.
        None => {
            let index = rest.iter().position(|led| completes(cx, head, led))?;
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
    left_out(cx, head, passive)
}

/// *the ships that the union bought*, *the ships the union waited for*: the phrase that a relative clause is about.
fn left_out(cx: &Context, head: TokenId, passive: bool) -> Option<Led> {
    let doc = cx.doc;
    let noun = doc
        .head(head)
        .filter(|_| doc.deprel(head) == Deprel::AclRelcl && !passive)?;
    let has_subject = doc
        .child(head, Deprel::Nsubj)
        .is_some_and(|subject| !is_wh(cx, subject));
    let how = matches!(
        doc.lemma(noun),
        "way" | "time" | "reason" | "day" | "moment" | "place" | "year" | "manner" | "extent"
    );
    let adverb = doc.subtree(head).into_iter().any(|id| {
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
    let whole = noun_phrase_around(cx, noun, head);
    (stranded.is_some() || doc.child(head, Deprel::Xcomp).is_none())
        .then(|| (stranded.into_iter().collect(), vec![whole]))
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

/// The phrases beside the object, the nearest behind the verb first.
fn circumstances(cx: &Context, head: TokenId) -> Vec<Led> {
    let doc = cx.doc;
    let outcome = doc
        .children_by(head, Deprel::Xcomp)
        .find(|&child| is_outcome(cx, head, child));
    let of_outcome = outcome.into_iter().flat_map(|it| doc.children(it));
    let mut rest: Vec<Led> = Vec::new();
    for &child in doc.children(head).iter().chain(of_outcome) {
        match doc.deprel(child) {
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
    if head < child {
        return (lead, vec![whole_phrase(cx, child)]);
    }
    // "With Abe I wanted accuracy": what stands before the verb does not lead on from it.
    let whole = lead.into_iter().chain(whole_phrase(cx, child)).collect();
    (Vec::new(), vec![whole])
}

/// Whether a phrase completes a verb without an object: it follows the verb and does not only name a source.
fn completes(cx: &Context, head: TokenId, (lead, phrases): &Led) -> bool {
    let first = phrases.iter().flatten().min();
    let source = lead
        .first()
        .is_some_and(|&first| matches!(cx.doc.lemma(first), "accord" | "according" | "per"));
    !source && first.is_some_and(|&first| head < first)
}

/// *tested positive for the virus*, *was taken prisoner*: the adjective or bare noun that the verb leads to, if it stands
/// right behind it.
pub(super) fn is_outcome(cx: &Context, verb: TokenId, child: TokenId) -> bool {
    let doc = cx.doc;
    let role = doc.token(child).upos == Upos::Noun
        && doc.children(child).is_empty()
        && is_passive(cx, verb);
    (doc.token(child).upos == Upos::Adj || role)
        && verb.0 + 1 == child.0
        && doc.child(child, Deprel::Cop).is_none()
        && doc.child(verb, Deprel::Obj).is_none()
}
