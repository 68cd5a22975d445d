//! Open information extraction: every predicate–argument tuple of every sentence, in the text's own words.
//!
//! In: a document. Out: tuples in text order, one per combination of coordinated arguments. Entities and ontology serve
//! only to undo the grammar (who controls an infinitive) and to tell what is wanted, supposed or asked, which gives no
//! tuple; neither does a clause that is a subject and a verb alone.
//! Invariant: every phrase is made of the sentence's tokens, in text order.

use super::clause::is_negation;
use super::context::Context;
use super::frame::frame;
use super::open_object::{complements, is_outcome};
use super::open_phrase::{described, follows_negation, named, noun_phrase_around, phrase_over};
use super::open_shared::lent_auxiliaries;
use super::open_stated::{is_stated_predicate, merged_governor};
use super::open_whole::{
    is_empty, is_relation, is_shared_by_all, is_subject, is_uncut, joint_subject,
};
use super::open_words::text;
use super::voice::is_passive;
use crate::article::Article;
use crate::entity::Entities;
use crate::language::{Deprel, Document, TokenId, Upos};
use crate::ontology::{Ontology, Slot};

/// Adverbs that belong to the verb before them: *came down near the road*, *look forward to the day*.
const DIRECTIONS: &[&str] = &[
    "aside", "home", "up", "down", "out", "off", "away", "back", "forward", "over", "in", "on",
    "apart", "together", "along", "around", "through", "ahead",
];

/// Adverbs without which a tuple would say more than the sentence: *they reportedly set fire to it*.
pub(super) const HEDGES: &[&str] = &[
    "allegedly",
    "almost",
    "apparently",
    "barely",
    "falsely",
    "formerly",
    "generally",
    "hardly",
    "largely",
    "likely",
    "maybe",
    "mainly",
    "merely",
    "mostly",
    "nearly",
    "occasionally",
    "often",
    "only",
    "partially",
    "partly",
    "perhaps",
    "possibly",
    "potentially",
    "primarily",
    "probably",
    "rarely",
    "reportedly",
    "scarcely",
    "seldom",
    "sometimes",
    "supposedly",
    "theoretically",
    "unsuccessfully",
    "usually",
];

/// One tuple: who, what relation, whom, and what else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenTuple {
    /// Index of the sentence, from 0.
    pub sentence: usize,
    /// Subject phrase.
    pub subject: String,
    /// Relation phrase: auxiliaries, negation, verb, particle, and the preposition that leads to the object.
    pub relation: String,
    /// Object phrase.
    pub object: String,
    /// Further arguments, each with its preposition.
    pub others: Vec<String>,
}

/// All tuples of a document.
pub fn tuples(
    article: &Article,
    document: &Document,
    entities: &Entities,
    ontology: &Ontology,
) -> Vec<OpenTuple> {
    let cx = Context::new(article, document, entities, ontology);
    (0..document.tokens.len())
        .map(TokenId::from)
        .filter(|&id| is_stated_predicate(&cx, id))
        .flat_map(|id| of_predicate(&cx, id))
        .collect()
}

/// A tuple as words.
struct Parts {
    subject: Vec<TokenId>,
    relation: Vec<TokenId>,
    lead: Vec<TokenId>,
    object: Vec<TokenId>,
    others: Vec<Vec<TokenId>>,
}

fn of_predicate(cx: &Context, head: TokenId) -> Vec<OpenTuple> {
    let frame = frame(cx, head);
    let passive = is_passive(cx, head);
    let subject_slot = if passive { Slot::Object } else { Slot::Subject };
    let mut subjects: Vec<TokenId> = frame
        .fillers(&subject_slot)
        .into_iter()
        .filter_map(|it| named(cx, it))
        .map(|it| described(cx, it, head))
        .collect();
    subjects.dedup();
    let Some((lead, objects, others)) = complements(cx, head, passive) else {
        return Vec::new();
    };
    // "Tom Reed et al. studied it", "Tom or Anna studied it"
    let and_others = |it: &TokenId| {
        matches!(cx.doc.lemma(*it), "al" | "al.") || cx.has_child(*it, Deprel::Cc, &["or", "nor"])
    };
    let together = subjects.iter().any(and_others)
        || objects
            .iter()
            .any(|object| is_shared_by_all(cx, head, object));
    let joint = joint_subject(cx, &subjects);
    let subjects = match subjects.as_slice() {
        _ if joint.is_some() => joint.into_iter().collect(),
        [first, .., last] if together => vec![phrase_over(cx, *first, *last)],
        _ => subjects
            .iter()
            .map(|&it| noun_phrase_around(cx, it, head))
            .collect(),
    };
    let mut found = Vec::new();
    for subject in subjects {
        for object in &objects {
            let parts = Parts {
                subject: subject.clone(),
                relation: relation_tokens(cx, head),
                lead: lead.clone(),
                object: object.clone(),
                others: others.clone(),
            };
            if is_whole(cx, head, &parts) {
                found.push(tuple(cx, head, &parts));
            }
        }
    }
    found
}

fn tuple(cx: &Context, head: TokenId, parts: &Parts) -> OpenTuple {
    let mut relation = parts.relation.clone();
    relation.extend(&parts.lead);
    relation.sort_unstable();
    relation.dedup();
    OpenTuple {
        sentence: cx.doc.sentence_of(head),
        subject: text(cx, &parts.subject),
        relation: text(cx, &relation),
        object: text(cx, &parts.object),
        others: parts.others.iter().map(|other| text(cx, other)).collect(),
    }
}

/// Whether each phrase is whole and the words make a tuple at all.
fn is_whole(cx: &Context, head: TokenId, parts: &Parts) -> bool {
    let phrases = || {
        [&parts.subject, &parts.object]
            .into_iter()
            .chain(&parts.others)
    };
    let apart = parts.subject.iter().all(|id| !parts.object.contains(id));
    apart
        && is_subject(cx, head, &parts.subject)
        && is_relation(cx, &parts.relation, &parts.lead, &parts.object)
        && !is_empty(cx, &parts.object)
        && phrases().all(|phrase| is_uncut(cx, phrase))
}

/// Auxiliaries, negation, verb and particle; for *agreed to meet* the governing verb's words too.
fn relation_tokens(cx: &Context, head: TokenId) -> Vec<TokenId> {
    let doc = cx.doc;
    let copula: Vec<TokenId> = doc.children_by(head, Deprel::Cop).collect();
    let lent = lent_auxiliaries(cx, head);
    let mut tokens = if copula.is_empty() {
        vec![head]
    } else {
        copula
    };
    // "is to leave": the clause behind the copula is what it ascribes.
    let is_clause = tokens[0] != head && doc.token(head).upos == Upos::Verb;
    for &child in doc.children(head) {
        let keep = match doc.deprel(child) {
            Deprel::Aux | Deprel::AuxPass => !is_clause || child < tokens[0],
            Deprel::CompoundPrt => !is_clause,
            Deprel::Advmod => {
                is_negation(cx, child)
                    || follows_negation(cx, head, child)
                    || HEDGES.contains(&doc.lemma(child)) && !is_not_only(cx, child)
                    || child.0 == head.0 + 1 && DIRECTIONS.contains(&doc.lemma(child))
            }
            Deprel::Mark => doc.lemma(child) == "to" && !is_clause,
            // "is referred to as", "had advanced to within a mile"
            _ if doc.token(child).upos == Upos::Adp && child.0 == head.0 + 1 => !is_clause,
            Deprel::Xcomp => is_outcome(cx, head, child),
            _ => false,
        };
        if keep {
            // "no longer has": the negation hangs on the adverb.
            let before = |&word: &TokenId| {
                doc.deprel(child) == Deprel::Advmod
                    && word < child
                    && doc.token(word).upos != Upos::Punct
            };
            tokens.extend(doc.children(child).iter().copied().filter(before));
            tokens.push(child);
        }
    }
    tokens.extend(lent);
    if tokens[0] == head
        && let Some(prefix) = prefix(cx, head)
    {
        tokens.extend(prefix);
    }
    if let Some(governor) = merged_governor(cx, head) {
        tokens.extend(relation_tokens(cx, governor));
    }
    tokens.sort_unstable();
    tokens.dedup();
    tokens
}

/// *not only fill the square but the streets*: they fill both.
fn is_not_only(cx: &Context, adverb: TokenId) -> bool {
    let before = adverb.0.checked_sub(1).map(TokenId);
    cx.doc.lemma(adverb) == "only" && before.is_some_and(|before| cx.doc.lemma(before) == "not")
}

/// *self-identified as a knight*: what a hyphen ties to the verb.
fn prefix(cx: &Context, verb: TokenId) -> Option<[TokenId; 2]> {
    let doc = cx.doc;
    let dash = TokenId(verb.0.checked_sub(1)?);
    let stem = TokenId(dash.0.checked_sub(1)?);
    let touches = |a: TokenId, b: TokenId| doc.token(a).span.end == doc.token(b).span.start;
    (doc.form(dash) == "-" && touches(stem, dash) && touches(dash, verb)).then_some([stem, dash])
}
