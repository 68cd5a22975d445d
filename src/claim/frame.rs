//! Predicate–argument structure: a predicate word with the phrases that fill its slots.
//!
//! In: a verb or predicative adjective. Out: its frame, voice undone (a passive's subject fills `obj`), arguments that the
//! grammar shares or leaves unsaid (coordination, control, relative clauses, participles) filled in, coordinated
//! arguments apart. Invariant: every argument heads a noun phrase.

use super::complement::{concerned, is_complement};
use super::context::Context;
use super::control::{Controller, controller};
use super::labels;
use super::listed::is_among;
use super::nominal::is_actor_modifier;
use super::objects::{is_led, is_no_object};
use super::outcome::captive;
use super::phrase::{case_lemma, conjuncts, is_nominal, led, participants};
use super::voice::{is_active_with_suffering, is_done_between, is_passive};
use crate::language::{Deprel, Document, TokenId, Upos, Xpos};
use crate::ontology::Slot;

/// One argument of a predicate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Arg {
    /// Which slot it fills.
    pub(super) slot: Slot,
    /// Head of the phrase.
    pub(super) head: TokenId,
    /// Whether it hangs on the object rather than on the predicate itself (*sanctions on Arnor*).
    pub(super) nested: bool,
    /// Whether the grammar shares it from another clause.
    pub(super) shared: bool,
}

/// A predicate with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// The predicate word.
    pub(super) head: TokenId,
    /// Its lemma, with its particle (`carry out`).
    pub(super) lemma: String,
    /// Its arguments in text order within each slot.
    pub(super) args: Vec<Arg>,
}

impl Frame {
    /// The arguments in `slot`; those of the predicate itself before those of its object.
    pub(super) fn fillers(&self, slot: &Slot) -> Vec<TokenId> {
        let own: Vec<TokenId> = self.pick(slot, false);
        if own.is_empty() {
            self.pick(slot, true)
        } else {
            own
        }
    }

    fn pick(&self, slot: &Slot, nested: bool) -> Vec<TokenId> {
        self.args
            .iter()
            .filter(|arg| arg.nested == nested && arg.slot == *slot)
            .map(|arg| arg.head)
            .collect()
    }

    fn add(&mut self, cx: &Context, slot: &Slot, head: TokenId, shared: bool) {
        for conjunct in participants(cx, head) {
            self.push(cx, slot, conjunct, shared);
        }
    }

    fn push(&mut self, cx: &Context, slot: &Slot, head: TokenId, shared: bool) {
        let known = self
            .args
            .iter()
            .any(|arg| arg.slot == *slot && arg.head == head);
        if is_nominal(cx, head) && !known {
            self.args.push(Arg {
                slot: slot.clone(),
                head,
                nested: false,
                shared,
            });
        }
    }
}

/// The frame of a verb, or of an adjective or noun with a copula.
pub(super) fn frame(cx: &Context, head: TokenId) -> Frame {
    let mut frame = Frame {
        head,
        lemma: lemma_with_particle(cx, head),
        args: Vec::new(),
    };
    add_subject(cx, &mut frame);
    add_dependents(cx, &mut frame);
    add_shared_object(cx, &mut frame);
    add_nested(cx, &mut frame);
    frame
}

/// `carry` with its particle: *carry out*, *take hostage*.
pub(super) fn lemma_with_particle(cx: &Context, head: TokenId) -> String {
    let mut lemma = cx.doc.lemma(head).to_lowercase();
    let particle = cx.doc.child(head, Deprel::CompoundPrt);
    if let Some(particle) = particle.or_else(|| captive(cx, head)) {
        lemma.push(' ');
        lemma.push_str(&cx.doc.form(particle).to_lowercase());
    }
    lemma
}

fn add_subject(cx: &Context, frame: &mut Frame) {
    let own_slot = if is_passive(cx, frame.head) {
        Slot::Object
    } else {
        Slot::Subject
    };
    for (subject, shared) in subjects(cx, frame.head) {
        for conjunct in participants(cx, subject) {
            frame.push(cx, &own_slot, referent(cx, conjunct), shared);
        }
    }
}

/// A relative pronoun's antecedent, where the entity stage left the pronoun without one; any other head itself.
fn referent(cx: &Context, head: TokenId) -> TokenId {
    if !cx.is_bare_pronoun(head) {
        return head;
    }
    antecedent(cx.doc, head).unwrap_or(head)
}

/// What the clause of a relative pronoun is about: the guard of *the guard who betrayed the queen*.
pub(super) fn antecedent(doc: &Document, pronoun: TokenId) -> Option<TokenId> {
    let relative = matches!(doc.token(pronoun).xpos, Xpos::Wdt | Xpos::Wp)
        || (doc.lemma(pronoun) == "that" && doc.token(pronoun).upos == Upos::Pron);
    let clause = doc
        .ancestors(pronoun)
        .find(|&at| doc.deprel(at) == Deprel::AclRelcl);
    doc.head(clause.filter(|_| relative)?)
}

/// The surface subject of a clause, its own or the one that it shares, with whether it is shared.
fn subjects(cx: &Context, head: TokenId) -> Vec<(TokenId, bool)> {
    let mut at = head;
    let mut shared = false;
    for _ in 0..6 {
        let own: Vec<TokenId> = cx
            .doc
            .children(at)
            .iter()
            .copied()
            .filter(|&child| {
                matches!(
                    cx.doc.deprel(child),
                    Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter
                )
            })
            .filter(|&child| is_nominal(cx, child))
            .collect();
        if let Some(&first) = own.first() {
            let apart = parted_subjects(cx, at, &own);
            let chosen = apart.unwrap_or_else(|| vec![named_after(cx, first, &own)]);
            return chosen.into_iter().map(|it| (it, shared)).collect();
        }
        if has_unnamed_subject(cx, at) {
            return Vec::new();
        }
        match controller(cx, at) {
            Controller::Phrase(phrase) => return vec![(phrase, true)],
            Controller::Clause(clause) => at = clause,
            Controller::None => return Vec::new(),
        }
        shared = true;
    }
    Vec::new()
}

/// Of two subjects before the verb that a comma parts, the one beside it: *Both teams going in, the team of Bree won*; both
/// in a list: *Faramir, his mother and his sister left*.
fn parted_subjects(cx: &Context, verb: TokenId, subjects: &[TokenId]) -> Option<Vec<TokenId>> {
    let doc = cx.doc;
    let (&last, before) = subjects.split_last()?;
    let &first = before.last()?;
    let mark = TokenId(doc.subtree(last).into_iter().min()?.0.checked_sub(1)?);
    let own = |id: TokenId| doc.head(id) == Some(verb) && doc.deprel(id) != Deprel::NsubjOuter;
    let parted = doc.token(mark).lemma == "," || doc.deprel(mark) == Deprel::Mark;
    if !parted || verb < last || !own(last) || !own(first) {
        return None;
    }
    let has = |id: TokenId, deprel| doc.child(id, deprel).is_some();
    let listed = has(last, Deprel::Conj) && !has(first, Deprel::Conj) && !has(first, Deprel::Acl);
    Some(if listed {
        vec![first, last]
    } else {
        vec![last]
    })
}

/// *Many are ill*, *it is wise to leave*: a clause with a subject of its own that names nothing.
fn has_unnamed_subject(cx: &Context, clause: TokenId) -> bool {
    let doc = cx.doc;
    [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Expl]
        .into_iter()
        .any(|deprel| {
            doc.child(clause, deprel)
                .is_some_and(|subject| subject < clause)
        })
}

/// *The trading and shipping company Acme left*: the name, where the tree has the words before it for a second subject.
fn named_after(cx: &Context, first: TokenId, subjects: &[TokenId]) -> TokenId {
    let end = cx.doc.subtree(first).into_iter().max().unwrap_or(first);
    let is_name = |id: &&TokenId| {
        let start = cx.doc.subtree(**id).into_iter().min();
        cx.doc.token(**id).upos == Upos::Propn && start == Some(TokenId(end.0 + 1))
    };
    let common = cx.doc.token(first).upos == Upos::Noun && cx.doc.token(end).upos == Upos::Noun;
    subjects
        .iter()
        .find(is_name)
        .filter(|_| common)
        .copied()
        .unwrap_or(first)
}

fn add_dependents(cx: &Context, frame: &mut Frame) {
    let doc = cx.doc;
    for &child in doc.children(frame.head) {
        match doc.deprel(child) {
            Deprel::Obj if is_no_object(cx, frame.head, child) => {}
            Deprel::Obj if is_led(cx, child) => add_oblique(cx, frame, child),
            Deprel::Obj => frame.add(cx, &Slot::Object, referent(cx, child), false),
            Deprel::NsubjPass if is_active_with_suffering(cx, frame.head) => {
                frame.add(cx, &Slot::Object, child, false);
            }
            // "aged 51", "worth a million".
            Deprel::OblUnmarked if doc.token(frame.head).upos == Upos::Adj => {
                frame.add(cx, &Slot::Object, child, false);
            }
            Deprel::Iobj => frame.add(cx, &Slot::IndirectObject, referent(cx, child), false),
            // "was accused of misleading lawmakers", "The work, by Took, was stolen": whoever no *by* leads to did nothing.
            Deprel::OblAgent if is_agent(cx, frame.head, child) => {
                frame.add(cx, &Slot::Subject, referent(cx, child), false);
            }
            Deprel::Obl | Deprel::OblAgent | Deprel::Nmod => add_oblique(cx, frame, child),
            _ if is_complement(cx, frame.head, child) => {
                let by = frame.fillers(&Slot::Subject).first().copied();
                for head in concerned(cx, by, child) {
                    frame.push(cx, &Slot::Complement, head, false);
                }
            }
            Deprel::Xcomp if is_nominal(cx, child) => {
                if let Some(thing) = labels::own_subject(cx, frame.head, child) {
                    frame.add(cx, &Slot::Object, referent(cx, thing), false);
                }
                frame.add(cx, &Slot::Predicate, child, false);
                frame.add(cx, &Slot::Complement, child, false);
            }
            _ => {}
        }
    }
    // "the town that Arnor attacked": the antecedent is the object where no relative pronoun stands for it.
    if doc.deprel(frame.head) == Deprel::AclRelcl && !has_relative_word(cx, frame.head) {
        let missing = frame.fillers(&Slot::Object).is_empty() && !is_passive(cx, frame.head);
        if let Some(antecedent) = doc.head(frame.head).filter(|_| missing) {
            frame.add(cx, &Slot::Object, antecedent, true);
        }
    }
}

fn is_agent(cx: &Context, verb: TokenId, phrase: TokenId) -> bool {
    let asks = matches!(cx.doc.token(phrase).xpos, Xpos::Wdt | Xpos::Wp);
    let by = |case: String| case == "by";
    case_lemma(cx, phrase).map_or(!is_among(cx, verb), by) && (verb < phrase || asks)
}

fn has_relative_word(cx: &Context, clause: TokenId) -> bool {
    cx.doc.subtree(clause).iter().any(|&id| {
        id < clause
            && matches!(
                cx.doc.token(id).xpos,
                Xpos::Wdt | Xpos::Wp | Xpos::WpPoss | Xpos::Wrb
            )
    })
}

fn add_oblique(cx: &Context, frame: &mut Frame, child: TokenId) {
    let Some((case, child)) = led(cx, child) else {
        return;
    };
    if case == "as" {
        frame.add(cx, &Slot::Predicate, child, false);
    }
    if case == "by" && is_passive(cx, frame.head) && cx.is_actor(child) {
        if !is_agent(cx, frame.head, child) {
            return;
        }
        frame.add(cx, &Slot::Subject, child, false);
        return;
    }
    if case == "between" && is_done_between(cx, frame.head, child) {
        frame.add(cx, &Slot::Subject, child, false);
        return;
    }
    frame.add(cx, &Slot::Preposition(case), referent(cx, child), false);
}

/// *arrested and deported the minister*: the object stands once, after the last verb.
fn add_shared_object(cx: &Context, frame: &mut Frame) {
    let doc = cx.doc;
    if !frame.fillers(&Slot::Object).is_empty() || is_passive(cx, frame.head) {
        return;
    }
    let partner = if doc.deprel(frame.head) == Deprel::Conj {
        doc.head(frame.head)
    } else {
        doc.child(frame.head, Deprel::Conj)
    };
    let Some(partner) = partner.filter(|&partner| doc.token(partner).upos == Upos::Verb) else {
        return;
    };
    let last = frame.head.max(partner);
    let bare = doc
        .children(frame.head)
        .iter()
        .all(|&child| child < frame.head || doc.deprel(child) == Deprel::Conj);
    if let Some(object) = doc
        .child(partner, Deprel::Obj)
        .filter(|&object| object > last && bare)
    {
        frame.add(cx, &Slot::Object, object, true);
    }
}

/// Phrases that hang on the object, or on what it is of, or on a bare noun behind a preposition: *impose sanctions on
/// Arnor*, *hold talks with Gondor*, *announce an end of talks with Gondor*, *go on strike against Gondor*; and whose the
/// object is: *reject Gondor's offer*, *bow to Gondor's demands*.
fn add_nested(cx: &Context, frame: &mut Frame) {
    let mut open = frame.fillers(&Slot::Object);
    add_owners(cx, frame);
    let obliques = frame.args.iter();
    open.extend(
        obliques
            .filter(|arg| matches!(arg.slot, Slot::Preposition(_)) && is_bare(cx, arg.head))
            .map(|arg| arg.head),
    );
    while let Some(noun) = open.pop() {
        for child in cx.doc.children_by(noun, Deprel::Nmod) {
            let Some(case) = case_lemma(cx, child) else {
                continue;
            };
            if case == "of" && !cx.is_actor(child) {
                open.push(child);
            }
            for head in conjuncts(cx, child) {
                frame.args.push(Arg {
                    slot: Slot::Preposition(case.clone()),
                    head,
                    nested: true,
                    shared: false,
                });
            }
        }
    }
}

fn add_owners(cx: &Context, frame: &mut Frame) {
    let doc = cx.doc;
    let owns = |&child: &TokenId| match doc.deprel(child) {
        Deprel::NmodPoss => is_nominal(cx, child),
        Deprel::Compound | Deprel::Amod => is_actor_modifier(cx, child),
        _ => false,
    };
    let owned = |arg: &&Arg| matches!(arg.slot, Slot::Object | Slot::Preposition(_));
    let owners: Vec<TokenId> = frame
        .args
        .iter()
        .filter(owned)
        .flat_map(|arg| doc.children(arg.head).iter().copied().filter(owns))
        .collect();
    frame.args.extend(owners.into_iter().map(|head| Arg {
        slot: Slot::Possessor,
        head,
        nested: true,
        shared: false,
    }));
}

/// A noun alone, as in a set phrase: *on strike*, *in talks*.
fn is_bare(cx: &Context, noun: TokenId) -> bool {
    let doc = cx.doc;
    let modifies = |&child: &TokenId| {
        matches!(
            doc.deprel(child),
            Deprel::Det | Deprel::NmodPoss | Deprel::Amod | Deprel::Compound | Deprel::Nummod
        )
    };
    doc.token(noun).upos == Upos::Noun && !doc.children(noun).iter().any(modifies)
}
