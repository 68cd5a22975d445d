//! What an open tuple must be to be told alone: whole phrases, an object that says something, a relation that is one.
//!
//! In: the words of a tuple's parts. Out: whether they stand. Invariant: names stay whole, and nothing is left out of a phrase
//! but what is set off from it.

use super::clause::is_negation;
use super::context::Context;
use super::open_phrase::{is_singled_out, phrase_over};
use crate::language::{Deprel, TokenId, Upos, Xpos};

/// The longest subject, in words: longer ones take in what is none of theirs.
const LONGEST_SUBJECT: usize = 25;

/// Prepositional phrases that join sentences or soften them, and tell nothing of an act.
const CONNECTIVES: &[&str] = &[
    "as a result",
    "as a rule",
    "as well",
    "at all",
    "at first",
    "at last",
    "at least",
    "at once",
    "by no means",
    "by the way",
    "for example",
    "for instance",
    "for one",
    "for sure",
    "for the most part",
    "for the record",
    "in a sense",
    "in a way",
    "in addition",
    "in any case",
    "in fact",
    "in general",
    "in other words",
    "in particular",
    "in short",
    "in turn",
    "of course",
    "on the contrary",
    "on the other hand",
    "on the one hand",
    "to be sure",
    "to date",
    "to the contrary",
];

/// Whether the phrase joins sentences, rather than to tell where, when or how: *in fact*, *by the way*.
pub(super) fn is_connective(cx: &Context, head: TokenId) -> bool {
    let words: Vec<String> = cx
        .doc
        .subtree(head)
        .into_iter()
        .filter(|&id| cx.doc.token(id).upos != Upos::Punct)
        .map(|id| cx.doc.form(id).to_lowercase())
        .collect();
    CONNECTIVES.contains(&words.join(" ").as_str())
}

/// *Anna and Tom are members of it*, *Anna and Tom are both ill*: what is said of all of several subjects.
pub(super) fn is_shared_by_all(cx: &Context, head: TokenId, object: &[TokenId]) -> bool {
    let doc = cx.doc;
    let plural = doc.child(head, Deprel::Cop).is_some()
        && matches!(doc.token(head).xpos, Xpos::Nns | Xpos::Nnps);
    let together = |&id: &TokenId| {
        matches!(
            doc.lemma(id),
            "both" | "together" | "respectively" | "other"
        )
    };
    plural
        || object
            .first()
            .is_some_and(|first| doc.lemma(*first) == "each")
        || {
            let mut around = doc.children(head).iter();
            around.any(together)
        }
}

/// One phrase where the tree has several subjects: *Actor and singer Anna Keller*.
pub(super) fn joint_subject(cx: &Context, subjects: &[TokenId]) -> Option<Vec<TokenId>> {
    let doc = cx.doc;
    let (&last, before) = subjects.split_last()?;
    let first = *before.first()?;
    let bare = |&title: &TokenId| {
        doc.token(title).xpos == Xpos::Nn
            && !doc
                .children(title)
                .iter()
                .any(|&child| matches!(doc.deprel(child), Deprel::Det | Deprel::NmodPoss))
    };
    let has_title =
        doc.token(last).upos == Upos::Propn && doc.child(last, Deprel::NmodDesc).is_some();
    if has_title && before.iter().all(bare) {
        return Some(phrase_over(cx, first, last));
    }
    let all_common = subjects
        .iter()
        .all(|&title| doc.token(title).xpos == Xpos::Nn);
    let adjoins = |&name: &TokenId| {
        matches!(doc.deprel(name), Deprel::Appos | Deprel::Flat)
            && doc.token(name).upos == Upos::Propn
            && name.0 == last.0 + 1
    };
    let named = [first, last]
        .into_iter()
        .flat_map(|title| doc.children(title).iter().copied())
        .find(adjoins)
        .filter(|_| all_common)?;
    Some(phrase_over(cx, first, named))
}

/// Whether the words can be a subject: not *session* of *a question-and-answer session*, *those*, *along with Anna Keller*.
pub(super) fn is_subject(cx: &Context, predicate: TokenId, subject: &[TokenId]) -> bool {
    let doc = cx.doc;
    let Some(&first) = subject.first() else {
        return false;
    };
    let led = matches!(
        doc.token(first).upos,
        Upos::Adp | Upos::Cconj | Upos::Sconj | Upos::Punct
    ) || doc.token(first).xpos == Xpos::WpPoss;
    let participial = matches!(doc.deprel(predicate), Deprel::Acl | Deprel::AclRelcl);
    let of_clause = participial
        && doc
            .head(predicate)
            .is_some_and(|noun| subject.contains(&noun));
    let torn = of_clause && subject.len() == 1 && doc.token(first).xpos == Xpos::Nn;
    let vague = of_clause
        && doc
            .head(predicate)
            .is_some_and(|noun| is_singled_out(cx, noun));
    // "told me that wants to die"
    let finite = |id: TokenId| matches!(doc.token(id).xpos, Xpos::Vbz | Xpos::Vbp | Xpos::Vbd);
    let outer = doc
        .head(predicate)
        .filter(|&outer| doc.deprel(predicate) == Deprel::Xcomp && first < outer);
    let governed = subject.len() == 1
        && matches!(doc.form(first), "me" | "him" | "us" | "them")
        && (finite(predicate) || outer.is_some_and(finite));
    !led && !torn
        && !vague
        && !governed
        && !is_beyond_quotation(cx, predicate, subject)
        && subject.len() <= LONGEST_SUBJECT
}

/// *It is "void" and "breaks the law, cannot bind us"*: what a quotation says goes on there, not with a subject before it.
fn is_beyond_quotation(cx: &Context, predicate: TokenId, subject: &[TokenId]) -> bool {
    let doc = cx.doc;
    let quotation = |id: TokenId| cx.speech.quotation_of(id);
    let conjoined = doc
        .head(predicate)
        .filter(|_| doc.deprel(predicate) == Deprel::Conj);
    conjoined.is_some_and(|first| {
        quotation(predicate).is_some()
            && quotation(first).is_none()
            && subject.iter().all(|&id| quotation(id).is_none())
    })
}

/// Whether the words can be a relation: no word twice in a row, and what leads to the object stands right before it.
pub(super) fn is_relation(
    cx: &Context,
    relation: &[TokenId],
    lead: &[TokenId],
    object: &[TokenId],
) -> bool {
    let same = |pair: &[TokenId]| match *pair {
        [a, b] => cx.doc.form(a).eq_ignore_ascii_case(cx.doc.form(b)) && cx.doc.form(a) != "had",
        _ => false,
    };
    let together = lead.windows(2).all(|pair| pair[0].0 + 1 == pair[1].0);
    let first = object.first();
    let adjacent = match (lead.last(), first) {
        (Some(last), Some(first)) => last.0 + 1 == first.0 || last > first,
        _ => true,
    };
    !relation.windows(2).any(same) && together && adjacent
}

/// Whether an object says nothing, or stops before it says it: *is not*, *has how many ships*, *understands the causes of*.
pub(super) fn is_empty(cx: &Context, object: &[TokenId]) -> bool {
    let doc = cx.doc;
    let (Some(&first), Some(&last)) = (object.first(), object.last()) else {
        return true;
    };
    let denied =
        object.len() == 1 && (is_negation(cx, first) || doc.token(first).upos == Upos::Adv);
    let is_wh = |id: TokenId| matches!(doc.token(id).xpos, Xpos::Wdt | Xpos::Wp);
    // "many of which"
    let points_back = 1 < object.len() && object.len() <= 4 && is_wh(last);
    let asked = is_wh(first) && object.len() == 1 || points_back;
    let opened = matches!(doc.token(first).upos, Upos::Cconj)
        || matches!(doc.lemma(first), "though" | "although")
        || object.len() == 1 && doc.token(first).upos == Upos::Adp;
    let question = object.iter().any(|&id| doc.form(id) == "?");
    let next = TokenId(last.0 + 1);
    let dangles = doc.tokens.get(next.index()).is_some_and(|token| {
        matches!(token.upos, Upos::Adp) && token.head.is_some_and(|head| object.contains(&head))
    });
    denied || asked || opened || question || dangles
}

/// Whether a phrase holds names whole and leaves out only what commas, brackets or dashes set off.
pub(super) fn is_uncut(cx: &Context, phrase: &[TokenId]) -> bool {
    let doc = cx.doc;
    let is_mark = |id: TokenId| doc.token(id).upos == Upos::Punct;
    let seamed = phrase
        .windows(2)
        .filter(|pair| pair[0].0 + 1 < pair[1].0)
        .all(|pair| is_mark(TokenId(pair[0].0 + 1)) && is_mark(TokenId(pair[1].0 - 1)));
    let (Some(&first), Some(&last)) = (phrase.first(), phrase.last()) else {
        return true;
    };
    let whole = |id: TokenId| phrase.contains(&id) || is_mark(id);
    let names = doc.names.iter().all(|name| {
        let words = || name.tokens.clone().map(TokenId::from);
        let apart = last.index() < name.tokens.start || name.tokens.end <= first.index();
        apart || !words().any(|id| phrase.contains(&id)) || words().all(whole)
    });
    // "asked John's resignation", where the tree has his name for whom it asked.
    let owns = doc.token(last).xpos == Xpos::Pos;
    seamed && names && !owns && !is_glued(cx, first, last) && !is_torn(cx, first, last)
}

/// *writer* of *writer Anna Keller*, *leave* of *how to leave*: what belongs to the phrase stands right beside it.
fn is_torn(cx: &Context, first: TokenId, last: TokenId) -> bool {
    let doc = cx.doc;
    let next = TokenId(last.0 + 1);
    let bare = doc.token(last).xpos == Xpos::Nn
        && !doc
            .children(last)
            .iter()
            .any(|&child| matches!(doc.deprel(child), Deprel::Det | Deprel::NmodPoss));
    let titled = bare
        && doc.tokens.get(next.index()).is_some_and(|name| {
            name.upos == Upos::Propn
                && matches!(name.deprel, Deprel::Appos | Deprel::Flat | Deprel::NmodDesc)
        });
    let before = |steps: u32| first.0.checked_sub(steps).map(TokenId);
    let asked = before(1).is_some_and(|to| doc.lemma(to) == "to")
        && before(2).is_some_and(|how| doc.token(how).xpos == Xpos::Wrb);
    // "look forward to the day she can leave"
    let goes_on = matches!(
        doc.lemma(last),
        "day" | "moment" | "time" | "way" | "reason"
    ) && doc
        .tokens
        .get(next.index())
        .is_some_and(|subject| subject.upos == Upos::Pron && subject.deprel == Deprel::Nsubj);
    // "points to the law as being a help"
    let as_being = doc
        .tokens
        .get(next.index())
        .is_some_and(|it| it.lemma == "as")
        && doc
            .tokens
            .get(next.index() + 1)
            .is_some_and(|it| it.xpos == Xpos::Vbg);
    titled || asked || goes_on || as_being
}

/// *an additional million* of *million-and-a-half*, *Presse* of *Agence-Presse*, *Keller* of *Keller/Reed*: one end is within a word.
fn is_glued(cx: &Context, first: TokenId, last: TokenId) -> bool {
    let doc = cx.doc;
    let touches = |a: TokenId, b: TokenId| {
        let (Some(left), Some(right)) = (doc.tokens.get(a.index()), doc.tokens.get(b.index()))
        else {
            return false;
        };
        let dash = |id: TokenId| matches!(doc.form(id), "-" | "–" | "/");
        left.span.end == right.span.start && (dash(a) || dash(b))
    };
    let before = first.0.checked_sub(1).map(TokenId);
    before.is_some_and(|before| touches(before, first)) || touches(last, TokenId(last.0 + 1))
}
