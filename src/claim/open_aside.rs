//! Participles beside a clause: which of them the sentence says of its subject.
//!
//! In: the head of a clause and the verb that its infinitives hang on. Out: whether a tuple of it would say more than the
//! sentence. Invariant: what only might be the subject's doing is nobody's.

use super::context::Context;
use super::open_stated::{is_believed, is_foreseen};
use super::phrase::semantic_head;
use super::voice::is_passive;
use crate::entity::is_first_person;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{Stance, TriggerPos};

/// Participles that lead to a phrase as prepositions do: *based on the report*, *including the king*.
const PREPOSITIONAL: &[&str] = &[
    "accord", "base", "begin", "compare", "concern", "consider", "depend", "exclude", "follow",
    "give", "include", "judge", "owe", "range", "regard", "relate", "speak", "start", "thank",
];

/// Verbs whose participle behind a comma tells what came of all that the clause says: *the wall fell, leading to a war*.
const OUTCOMES: &[&str] = &[
    "add",
    "affect",
    "allow",
    "bring",
    "cause",
    "contribute",
    "correspond",
    "create",
    "damage",
    "destroy",
    "enable",
    "ensure",
    "force",
    "give",
    "highlight",
    "indicate",
    "kill",
    "lead",
    "leave",
    "make",
    "mark",
    "mean",
    "open",
    "prevent",
    "prompt",
    "prove",
    "raise",
    "reflect",
    "result",
    "show",
    "suggest",
    "trigger",
];

/// What the sentence does say, but a tuple of which says more: *he can search it using a glass*, of which he need not have
/// used any; *the wall fell, leading to war*, to which not the wall led; *he is German, I believe*.
pub(super) fn is_vague(cx: &Context, head: TokenId, outer: TokenId) -> bool {
    let doc = cx.doc;
    let first = std::iter::successors(Some(outer), |&at| {
        doc.head(at).filter(|_| doc.deprel(at) == Deprel::Conj)
    })
    .last()
    .unwrap_or(outer);
    let participle = |at: TokenId| {
        matches!(doc.token(at).xpos, Xpos::Vbg | Xpos::Vbn)
            && doc.child(at, Deprel::Nsubj).is_none()
            && doc.child(at, Deprel::NsubjPass).is_none()
    };
    let beside = |at: TokenId| match doc.deprel(at) {
        Deprel::Advcl => true,
        Deprel::Acl => doc
            .head(at)
            .is_some_and(|noun| doc.child(noun, Deprel::Cop).is_some()),
        _ => false,
    };
    let aside = |at: TokenId| beside(at) && participle(at);
    let loose = [first, outer]
        .into_iter()
        .any(|at| aside(at) && doc.head(at).is_some_and(|main| is_loose(cx, at, main)));
    loose
        || [first, outer].into_iter().any(|at| is_of_either(cx, at))
        || is_prepositional(cx, head)
        || is_believed(cx, head)
        || is_foreseen(cx, head)
}

/// *The envoy said the guard had left, blaming the king*: the guard or the envoy does; and what is nobody says nothing.
fn is_of_either(cx: &Context, clause: TokenId) -> bool {
    let doc = cx.doc;
    let aside = doc.deprel(clause) == Deprel::Advcl
        && doc.token(clause).xpos == Xpos::Vbg
        && doc.child(clause, Deprel::Mark).is_none();
    let speaks = matches!(
        cx.ontology.stance(doc.lemma(clause), TriggerPos::Verb),
        Some(Stance::Say | Stance::Accuse | Stance::Allege)
    );
    let said = doc
        .head(clause)
        .filter(|&said| said < clause && doc.deprel(said) == Deprel::Ccomp);
    let of_speaker = said
        .and_then(|said| doc.head(said))
        .is_some_and(|speaker| speaker < clause && cx.speech.is_saying(speaker));
    // "The result was described by the king, saying he was glad": no result says it.
    let main = doc.head(clause);
    let subject = main.and_then(|main| {
        doc.child(main, Deprel::Nsubj)
            .or(doc.child(main, Deprel::NsubjPass))
    });
    let mute = cx.speech.is_saying(clause)
        && subject
            .map(|subject| semantic_head(cx, subject))
            .is_some_and(|subject| !cx.is_actor(subject) && doc.token(subject).upos != Upos::Pron);
    aside && speaks && of_speaker || aside && mute
}

fn is_prepositional(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    matches!(
        doc.deprel(head),
        Deprel::Advcl | Deprel::Acl | Deprel::Xcomp
    ) && matches!(doc.token(head).xpos, Xpos::Vbg | Xpos::Vbn)
        && PREPOSITIONAL.contains(&doc.lemma(head))
        && doc.child(head, Deprel::Aux).is_none()
        && doc.child(head, Deprel::AuxPass).is_none()
        && (doc.deprel(head) != Deprel::Acl || doc.token(head).xpos == Xpos::Vbg)
}

/// Whether it is open when, or whether, the subject of `main` does what a participle beside it says.
fn is_loose(cx: &Context, clause: TokenId, main: TokenId) -> bool {
    let doc = cx.doc;
    let modal = doc
        .children_by(main, Deprel::Aux)
        .any(|aux| doc.token(aux).xpos == Xpos::Md);
    let unrealised = doc.token(main).xpos == Xpos::Vb && doc.child(main, Deprel::Aux).is_none();
    let marked = doc
        .children_by(clause, Deprel::Mark)
        .find(|&mark| mark < clause);
    let how = marked.is_some_and(|mark| doc.lemma(mark) == "by") || doc.lemma(clause) == "use";
    let undone = is_passive(cx, main) && how;
    let subject = doc
        .child(main, Deprel::Nsubj)
        .or(doc.child(main, Deprel::NsubjPass));
    let acts =
        subject.is_some_and(|subject| cx.is_actor(subject) || is_first_person(doc.form(subject)));
    // "Faramir has a good ear, enabling him to hear it": he does not enable himself.
    let to_subject = [Deprel::Obj, Deprel::Iobj].into_iter().any(|deprel| {
        let object = doc.child(clause, deprel);
        object.is_some_and(|object| {
            matches!(doc.lemma(object), "he" | "she" | "it" | "they")
                && cx.entity_id(object).is_some()
                && subject.is_some_and(|subject| cx.entity_id(subject) == cx.entity_id(object))
        })
    });
    let state = doc.child(main, Deprel::Cop).is_some();
    // "goes on with the vote causing fraud": the vote causes it, or all of it.
    let unparted = clause
        .0
        .checked_sub(1)
        .is_some_and(|before| doc.token(TokenId(before)).upos == Upos::Noun);
    let outcome = main < clause
        && (!acts || state || to_subject || unparted || is_passive(cx, main))
        && marked.is_none()
        && OUTCOMES.contains(&doc.lemma(clause))
        && doc.token(clause).xpos == Xpos::Vbg;
    modal || unrealised || undone || outcome
}
