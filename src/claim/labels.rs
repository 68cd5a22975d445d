//! What somebody calls something: *called the vote a sham*, *dismissed the report as groundless*, *declared the law void*.
//!
//! In: the frame of a verb. Out: drafts that say what the thing is, which `presented` makes the caller's word. Invariant:
//! only what a caller who is known calls something that is known.

use super::context::Context;
use super::draft::Draft;
use super::frame::Frame;
use super::phrase::{case_lemma, semantic_head};
use super::types::Predicate;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::{ClaimType, EntityKind, Slot};

/// The rule that makes such claims.
pub(super) const RULE: &str = "label";
/// Confidence of such a claim.
const LABELLED: f32 = 0.6;

/// Verbs behind whose object the words stand: *called it a sham*, *deemed it too low*.
const BARE: &[&str] = &[
    "call",
    "label",
    "dub",
    "brand",
    "term",
    "deem",
    "declare",
    "proclaim",
    "pronounce",
    "consider",
];

/// Verbs whose *as* leads to them: *described it as a sham*.
const WITH_AS: &[&str] = &[
    "describe",
    "characterize",
    "characterise",
    "label",
    "brand",
    "dismiss",
    "denounce",
    "decry",
    "deride",
    "slam",
    "condemn",
    "criticize",
    "criticise",
    "reject",
    "hail",
    "praise",
    "laud",
    "portray",
    "depict",
    "paint",
    "define",
    "regard",
    "view",
    "see",
    "perceive",
    "call",
];

/// The drafts of one verb.
pub(super) fn drafts(cx: &Context, frame: &Frame) -> Vec<Draft> {
    let verb = frame.head;
    let said = frame.fillers(&Slot::Subject);
    let Some(&caller) = said.first() else {
        return Vec::new();
    };
    let words = words(cx, frame);
    let mut things = frame.fillers(&Slot::Object);
    let own = words.iter().filter_map(|&word| own_subject(cx, verb, word));
    let own: Vec<TokenId> = own.filter(|it| !things.contains(it)).collect();
    things.extend(own);
    let mut found: Vec<Draft> = Vec::new();
    for thing in things {
        let thing = semantic_head(cx, thing);
        // "dismissed Took as head of the council": he was sacked.
        let sacked = cx.doc.lemma(verb) == "dismiss" && cx.is_actor(thing);
        if thing == caller || sacked {
            continue;
        }
        for &word in words.iter().filter(|&&word| word != thing) {
            found.push(draft(cx, verb, thing, word));
        }
    }
    found
}

/// The nouns and adjectives that say what the object is, without names: *called the town Bree* gives it one.
fn words(cx: &Context, frame: &Frame) -> Vec<TokenId> {
    let doc = cx.doc;
    let verb = frame.head;
    let lemma = doc.lemma(verb);
    let objects = frame.fillers(&Slot::Object);
    let bare = |&id: &TokenId| {
        BARE.contains(&lemma)
            && verb < id
            && doc.deprel(id) == Deprel::Xcomp
            && case_lemma(cx, id).is_none()
            && doc.child(id, Deprel::Mark).is_none()
            && doc.child(id, Deprel::Cop).is_none()
    };
    let led = |&id: &TokenId| {
        WITH_AS.contains(&lemma)
            && verb < id
            && matches!(
                doc.deprel(id),
                Deprel::Obl | Deprel::Nmod | Deprel::Advcl | Deprel::Xcomp
            )
            && (case_lemma(cx, id).as_deref() == Some("as")
                || cx.has_child(id, Deprel::Mark, &["as"]))
            && doc.child(id, Deprel::Nsubj).is_none()
            && doc.child(id, Deprel::Cop).is_none()
    };
    let own = doc.children(verb).iter();
    let of_object = objects.iter().flat_map(|&object| doc.children(object));
    let first = own.chain(of_object).copied().find(|id| bare(id) || led(id));
    let mut found: Vec<TokenId> = first.into_iter().collect();
    found.extend(
        first
            .into_iter()
            .flat_map(|first| doc.children_by(first, Deprel::Conj)),
    );
    found.retain(|&id| {
        matches!(doc.token(id).upos, Upos::Noun | Upos::Adj)
            && !cx.entity(id).is_some_and(|entity| entity.named)
    });
    found
}

/// *declared the outbreak a pandemic*, where the tree makes the outbreak the pandemic's subject.
pub(super) fn own_subject(cx: &Context, verb: TokenId, word: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    let bare = doc.child(word, Deprel::Cop).is_none() && doc.child(word, Deprel::Mark).is_none();
    let takes_one = BARE.contains(&doc.lemma(verb)) && doc.child(verb, Deprel::Obj).is_none();
    let subject = doc.child(word, Deprel::Nsubj)?;
    (bare && takes_one && verb < subject && subject < word).then_some(subject)
}

fn draft(cx: &Context, verb: TokenId, thing: TokenId, word: TokenId) -> Draft {
    let quality = cx.doc.token(word).upos == Upos::Adj;
    Draft {
        subject: thing,
        predicate: Predicate {
            relation: if quality { "is" } else { "isA" }.to_owned(),
            lemma: "be".to_owned(),
            known: !quality,
        },
        object: word,
        literal: Some(EntityKind::Concept),
        kind: ClaimType::Other,
        anchor: verb,
        trigger: vec![verb],
        rule: RULE.to_owned(),
        confidence: LABELLED,
        presupposed: false,
        intended: false,
        planner: None,
    }
}
