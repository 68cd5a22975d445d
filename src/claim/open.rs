//! Open information extraction: every predicate–argument tuple of every sentence, in the text's own words.
//!
//! In: a document. Out: tuples in text order, one per combination of coordinated arguments. Entities and ontology serve
//! only to undo the grammar (who controls an infinitive); a clause that is a subject and a verb alone gives no tuple.
//! Invariant: every phrase is made of the sentence's tokens, in text order.

use super::context::Context;
use super::frame::{Frame, frame, is_passive};
use super::phrase::conjuncts;
use crate::article::Article;
use crate::entity::Entities;
use crate::language::{Deprel, Document, TokenId, Upos};
use crate::ontology::{Ontology, Slot};

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
        .filter(|&id| is_predicate(&cx, id))
        .flat_map(|id| of_predicate(&cx, id))
        .collect()
}

fn is_predicate(cx: &Context, id: TokenId) -> bool {
    let token = cx.doc.token(id);
    if cx.doc.child(id, Deprel::Cop).is_some() {
        return true;
    }
    // Verbs, but not adjectival participles before a noun.
    token.upos == Upos::Verb && token.deprel != Deprel::Amod && token.deprel != Deprel::Case
}

fn of_predicate(cx: &Context, head: TokenId) -> Vec<OpenTuple> {
    let frame = frame(cx, head);
    let passive = is_passive(cx, head);
    let subject_slot = if passive { Slot::Object } else { Slot::Subject };
    let subjects = frame.fillers(&subject_slot);
    let verb = relation_tokens(cx, head);
    let (objects, mut rest) = complements(cx, &frame, passive);
    let mut found = Vec::new();
    let (lead, objects) = match objects {
        Some(objects) => objects,
        None if rest.is_empty() => return found,
        None => rest.remove(0),
    };
    for &subject in &subjects {
        for object in &objects {
            if object.contains(&subject) {
                continue;
            }
            let mut relation = verb.clone();
            relation.extend(&lead);
            relation.sort_unstable();
            found.push(OpenTuple {
                sentence: cx.doc.sentence_of(head),
                subject: text(cx, &noun_phrase(cx, subject)),
                relation: text(cx, &relation),
                object: text(cx, object),
                others: rest
                    .iter()
                    .map(|(lead, phrases)| {
                        let mut tokens = lead.clone();
                        tokens.extend(phrases.iter().flatten());
                        tokens.sort_unstable();
                        text(cx, &tokens)
                    })
                    .collect(),
            });
        }
    }
    found
}

/// Words that lead to a phrase (a preposition) and the coordinated phrases themselves.
type Led = (Vec<TokenId>, Vec<Vec<TokenId>>);

/// The object, if the clause has one, and what else it holds.
fn complements(cx: &Context, frame: &Frame, passive: bool) -> (Option<Led>, Vec<Led>) {
    let doc = cx.doc;
    let head = frame.head;
    if doc.child(head, Deprel::Cop).is_some() {
        let lead = doc.children_by(head, Deprel::Case).collect::<Vec<_>>();
        return (Some((lead, vec![predicate_phrase(cx, head)])), Vec::new());
    }
    let mut object = None;
    let mut rest = Vec::new();
    for &child in doc.children(head) {
        match doc.deprel(child) {
            Deprel::Obj if !passive => {
                object = Some((Vec::new(), split(cx, child)));
            }
            Deprel::Iobj | Deprel::OblUnmarked => {
                rest.push((Vec::new(), vec![noun_phrase(cx, child)]));
            }
            Deprel::Obl | Deprel::OblAgent => {
                let lead: Vec<TokenId> = doc
                    .children_by(child, Deprel::Case)
                    .flat_map(|case| {
                        std::iter::once(case).chain(doc.children_by(case, Deprel::Fixed))
                    })
                    .collect();
                rest.push((lead, vec![noun_phrase(cx, child)]));
            }
            Deprel::Ccomp if object.is_none() => {
                object = Some((Vec::new(), vec![trimmed(cx, &doc.subtree(child))]));
            }
            _ => {}
        }
    }
    // The nearest prepositional phrase after the verb leads where there is no object.
    rest.sort_by_key(|(_, phrases)| {
        let first = phrases.iter().flatten().min().copied().unwrap_or(head);
        (first < head, first)
    });
    (object, rest)
}

fn split(cx: &Context, head: TokenId) -> Vec<Vec<TokenId>> {
    conjuncts(cx, head)
        .into_iter()
        .map(|conjunct| noun_phrase(cx, conjunct))
        .collect()
}

/// Auxiliaries, negation, verb and particle; for *agreed to meet* the governing verb's words too.
fn relation_tokens(cx: &Context, head: TokenId) -> Vec<TokenId> {
    let doc = cx.doc;
    let copula: Vec<TokenId> = doc.children_by(head, Deprel::Cop).collect();
    let mut tokens = if copula.is_empty() {
        vec![head]
    } else {
        copula
    };
    for &child in doc.children(head) {
        let keep = match doc.deprel(child) {
            Deprel::Aux | Deprel::AuxPass | Deprel::CompoundPrt => true,
            Deprel::Advmod => matches!(doc.lemma(child), "not" | "never" | "n't"),
            Deprel::Mark => doc.lemma(child) == "to",
            _ => false,
        };
        if keep {
            tokens.push(child);
        }
    }
    match (doc.deprel(head), doc.head(head)) {
        (Deprel::Xcomp, Some(governor))
            if doc.token(governor).upos == Upos::Verb
                && doc.child(governor, Deprel::Obj).is_none()
                && doc.child(head, Deprel::Nsubj).is_none() =>
        {
            tokens.extend(relation_tokens(cx, governor));
        }
        _ => {}
    }
    tokens.sort_unstable();
    tokens.dedup();
    tokens
}

/// The predicate noun or adjective with its dependents, without subject, copula and what surrounds the clause.
fn predicate_phrase(cx: &Context, head: TokenId) -> Vec<TokenId> {
    phrase(cx, head, |deprel| {
        !matches!(
            deprel,
            Deprel::Nsubj
                | Deprel::NsubjOuter
                | Deprel::Csubj
                | Deprel::Cop
                | Deprel::Aux
                | Deprel::Mark
                | Deprel::Case
                | Deprel::Punct
                | Deprel::Conj
                | Deprel::Cc
                | Deprel::Parataxis
                | Deprel::Advcl
                | Deprel::Expl
                | Deprel::AclRelcl
                | Deprel::Appos
        )
    })
}

/// A noun phrase whole, but without relative clauses, appositions and what is coordinated with it.
fn noun_phrase(cx: &Context, head: TokenId) -> Vec<TokenId> {
    phrase(cx, head, |deprel| {
        !matches!(
            deprel,
            Deprel::Case
                | Deprel::Punct
                | Deprel::Conj
                | Deprel::Cc
                | Deprel::CcPreconj
                | Deprel::Parataxis
                | Deprel::AclRelcl
                | Deprel::Appos
                | Deprel::Mark
        )
    })
}

fn phrase(cx: &Context, head: TokenId, keep: impl Fn(Deprel) -> bool) -> Vec<TokenId> {
    let mut tokens = vec![head];
    for &child in cx.doc.children(head) {
        if keep(cx.doc.deprel(child)) {
            tokens.extend(cx.doc.subtree(child));
        }
    }
    tokens.sort_unstable();
    trimmed(cx, &tokens)
}

/// Without punctuation at the two ends.
fn trimmed(cx: &Context, tokens: &[TokenId]) -> Vec<TokenId> {
    let word = |id: &TokenId| cx.doc.token(*id).upos != Upos::Punct;
    let first = tokens.iter().position(word).unwrap_or(0);
    let last = tokens.iter().rposition(word).map_or(0, |last| last + 1);
    tokens.get(first..last).unwrap_or_default().to_vec()
}

/// The text's own spacing between neighbours, one space elsewhere.
fn text(cx: &Context, tokens: &[TokenId]) -> String {
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
