//! Frames of nouns that name an event or a state: *the US attack on Venezuela*, *talks between Arnor and Gondor*.
//!
//! Invariant: as for verbs, every argument heads a noun phrase.

use super::complement::concerned;
use super::context::Context;
use super::frame::{Arg, Frame, frame};
use super::phrase::{case_lemma, conjuncts, is_nominal};
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::Slot;

/// Verbs that only say that the event of their object took place; their subject is its agent.
const LIGHT_VERBS: &[&str] = &[
    "launch",
    "carry out",
    "conduct",
    "hold",
    "make",
    "take",
    "have",
    "give",
    "stage",
    "mount",
    "pay",
    "do",
    "begin",
    "start",
    "lead",
    "commit",
    "wage",
    "issue",
    "undertake",
    "impose",
    "open",
    "offer",
    "perform",
    "deliver",
    "continue",
    "join",
    "attend",
    "order",
    "resume",
    "extend",
    "express",
    "voice",
];

/// The frame of a noun.
pub(super) fn noun_frame(cx: &Context, noun: TokenId) -> Frame {
    let mut found = Frame {
        head: noun,
        lemma: cx.doc.lemma(noun).to_lowercase(),
        args: Vec::new(),
    };
    for &child in cx.doc.children(noun) {
        match cx.doc.deprel(child) {
            Deprel::NmodPoss => add(cx, &mut found, &Slot::Possessor, child),
            Deprel::Compound | Deprel::Amod if is_actor_modifier(cx, child) => {
                add(cx, &mut found, &Slot::Possessor, child);
            }
            Deprel::Nmod | Deprel::Obl => {
                if let Some(case) = case_lemma(cx, child) {
                    add(cx, &mut found, &Slot::Preposition(case), child);
                }
                add_within(cx, &mut found, child);
            }
            // "Arnor's threat to attack Gondor", "its demand that Gondor leave"
            Deprel::Acl if cx.has_child(child, Deprel::Mark, &["to", "that"]) => {
                for head in concerned(cx, None, child) {
                    add(cx, &mut found, &Slot::Complement, head);
                }
            }
            _ => {}
        }
    }
    add_light_subject(cx, &mut found, noun);
    found
}

/// *the suspension of flights to Gondor*: what hangs on the thing that the event happens to.
fn add_within(cx: &Context, found: &mut Frame, noun: TokenId) {
    if case_lemma(cx, noun).as_deref() != Some("of") || cx.is_actor(noun) {
        return;
    }
    for child in cx.doc.children_by(noun, Deprel::Nmod) {
        if let Some(case) = case_lemma(cx, child) {
            add(cx, found, &Slot::Preposition(case), child);
        }
    }
}

/// Whether a modifier names who acts: *US attack*, *Russian invasion*.
pub(super) fn is_actor_modifier(cx: &Context, modifier: TokenId) -> bool {
    cx.entity(modifier)
        .is_some_and(|entity| entity.named && entity.kind.is_actor())
}

fn add(cx: &Context, found: &mut Frame, slot: &Slot, head: TokenId) {
    for conjunct in conjuncts(cx, head) {
        if is_nominal(cx, conjunct) || cx.mention(conjunct).is_some() {
            found.args.push(Arg {
                slot: slot.clone(),
                head: conjunct,
                nested: false,
                shared: false,
            });
        }
    }
}

/// *Arnor launched an attack on Gondor*: the subject of the light verb acts; its phrases belong to the noun.
fn add_light_subject(cx: &Context, found: &mut Frame, noun: TokenId) {
    let doc = cx.doc;
    let (Deprel::Obj | Deprel::NsubjPass, Some(verb)) = (doc.deprel(noun), doc.head(noun)) else {
        return;
    };
    if doc.token(verb).upos != Upos::Verb {
        return;
    }
    let governing = frame(cx, verb);
    if !LIGHT_VERBS.contains(&governing.lemma.as_str()) {
        return;
    }
    for arg in governing.args {
        let moves = matches!(arg.slot, Slot::Subject | Slot::Preposition(_)) && !arg.nested;
        if moves && arg.head != noun && !found.args.iter().any(|known| known.head == arg.head) {
            found.args.push(Arg {
                shared: true,
                ..arg
            });
        }
    }
}
