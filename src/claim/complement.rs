//! Clauses that complete a word, and whom they concern: *threatened to attack Gondor*, *is ready to talk with Gondor*.
//!
//! In: a word and the clause that hangs on it. Out: whether it completes the word, and the phrases that it concerns.
//! Invariant: what the clause only shares with the one around it is not whom it concerns.

use super::context::Context;
use super::frame::{Arg, frame};
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{EntityKind, Slot, Stance, TriggerPos};

/// Prepositions that lead from a clausal complement to whom it concerns.
const LEADING: &[&str] = &["with", "to", "against", "on", "from", "for", "of"];

/// A clause that completes its head: *refused to leave*, *demanded that Gondor leave*, *is ready to leave*.
pub(super) fn is_complement(cx: &Context, head: TokenId, clause: TokenId) -> bool {
    let doc = cx.doc;
    doc.token(clause).upos == Upos::Verb
        && match doc.deprel(clause) {
            Deprel::Xcomp => true,
            Deprel::Ccomp => !is_shared_view(cx, head, clause),
            Deprel::Advcl => {
                doc.token(head).upos == Upos::Adj && cx.has_child(clause, Deprel::Mark, &["to"])
            }
            _ => false,
        }
}

/// *agreed that the walls have held*: what they think is so, and no deed to come.
fn is_shared_view(cx: &Context, head: TokenId, clause: TokenId) -> bool {
    let doc = cx.doc;
    let mut modals = doc.children_by(clause, Deprel::Aux);
    doc.lemma(head) == "agree"
        && cx.has_child(clause, Deprel::Mark, &["that"])
        && !modals.any(|aux| doc.token(aux).xpos == Xpos::Md)
}

/// Whom a clausal complement concerns that `by` says: its own subject (*demanded that Gondor leave*), else the first of its phrases that
/// acts or is a country (*threatened to attack Gondor*, *refused to talk to Gondor*, *to cut off ties with Gondor*), else
/// its object, else the phrase that it leads to.
pub(super) fn concerned(cx: &Context, by: Option<TokenId>, clause: TokenId) -> Vec<TokenId> {
    let inner = frame(cx, clause);
    // "Arnor warned that it would leave": not whom it warned.
    let itself = |arg: &&Arg| {
        let entity = by.and_then(|by| cx.entity_id(by));
        entity.is_some() && cx.entity_id(arg.head) == entity
    };
    let acts = |arg: &&Arg| cx.is_actor(arg.head) || is_place(cx, arg.head);
    let pick = |wanted: &dyn Fn(&&Arg) -> bool| -> Vec<TokenId> {
        let args = inner.args.iter().filter(|arg| !arg.shared);
        args.filter(wanted).map(|arg| arg.head).collect()
    };
    let body = |arg: &&Arg| acts(arg) && cx.kind(arg.head) != EntityKind::Group;
    let tiers: [&dyn Fn(&&Arg) -> bool; 7] = [
        &|arg| arg.slot == Slot::Subject && !itself(arg),
        // "to hand the rebels over to Gondor" concerns Gondor more than the rebels.
        &|arg| arg.slot == Slot::Object && body(arg),
        &|arg| leads(arg, LEADING) && !arg.nested && acts(arg),
        &|arg| arg.slot == Slot::Object && acts(arg),
        &|arg| leads(arg, LEADING) && acts(arg),
        &|arg| arg.slot == Slot::Complement && acts(arg),
        &|arg| leads(arg, &["in"]) && cx.kind(arg.head) == EntityKind::Country,
    ];
    let things: [&dyn Fn(&&Arg) -> bool; 2] = [&|arg| arg.slot == Slot::Object, &|arg| {
        leads(arg, LEADING) && !arg.nested
    }];
    // "alleged that Faramir was poisoned": whoever suffers it is not whom the word concerns.
    if is_alleged_passive(cx, clause) {
        return pick(tiers[0]);
    }
    let first = |tiers: &[&dyn Fn(&&Arg) -> bool]| {
        let mut found = tiers.iter().map(|tier| pick(tier));
        found.find(|found| !found.is_empty())
    };
    first(&tiers)
        .or_else(|| condition_on(cx, clause).map(|actor| vec![actor]))
        .or_else(|| further_in(cx, by, clause))
        .or_else(|| behind(cx, &pick(&|arg| things.iter().any(|thing| thing(arg)))))
        .or_else(|| first(&things).filter(|_| !is_refused(cx, clause)))
        .unwrap_or_default()
}

/// *alleged Faramir was poisoned*: the passive has him for its subject.
fn is_alleged_passive(cx: &Context, clause: TokenId) -> bool {
    let alleges = |head| matches!(cx.doc.lemma(head), "allege" | "charge");
    cx.doc.head(clause).is_some_and(alleges)
        && cx.doc.deprel(clause) == Deprel::Ccomp
        && cx.doc.child(clause, Deprel::NsubjPass).is_some()
}

/// *refused to stop the raid*: the raid is nothing that was refused, as the curfew is in *refused to lift the curfew*.
fn is_refused(cx: &Context, clause: TokenId) -> bool {
    let stance = |verb| cx.ontology.stance(cx.doc.lemma(verb), TriggerPos::Verb);
    let refuses = cx.doc.head(clause).and_then(stance) == Some(Stance::Refuse);
    refuses && matches!(stance(clause), Some(Stance::Refuse | Stance::Prevent))
}

/// *is willing to send troops to help defend Gondor*: whom the infinitives concern that say what for.
fn further_in(cx: &Context, by: Option<TokenId>, clause: TokenId) -> Option<Vec<TokenId>> {
    let doc = cx.doc;
    let purpose = doc.children(clause).iter().copied().find(|&child| {
        matches!(doc.deprel(child), Deprel::Advcl | Deprel::Xcomp)
            && clause < child
            && doc.token(child).xpos == Xpos::Vb
    })?;
    let found = concerned(cx, by, purpose);
    let acts = |&head: &TokenId| cx.is_actor(head) || is_place(cx, head);
    (!found.is_empty() && found.iter().all(acts)).then_some(found)
}

/// *refused to answer a demand from Gondor*: from or with whom the things are.
fn behind(cx: &Context, things: &[TokenId]) -> Option<Vec<TokenId>> {
    let doc = cx.doc;
    let found: Vec<TokenId> = things
        .iter()
        .flat_map(|&thing| doc.children_by(thing, Deprel::Nmod))
        .filter(|&child| cx.has_child(child, Deprel::Case, &["from", "by", "with", "against"]))
        .filter(|&child| cx.is_actor(child) && !cx.is_bare_pronoun(child))
        .collect();
    (!found.is_empty()).then_some(found)
}

/// *threatened to leave the talks if Gondor attacked*: on whom it depends.
fn condition_on(cx: &Context, clause: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    doc.subtree(doc.head(clause).unwrap_or(clause))
        .into_iter()
        .filter(|&id| doc.deprel(id) == Deprel::Advcl)
        .filter(|&child| cx.has_child(child, Deprel::Mark, &["if", "unless"]))
        .find_map(|child| doc.child(child, Deprel::Nsubj))
        .filter(|&subject| cx.is_actor(subject) && !cx.is_bare_pronoun(subject))
}

fn leads(arg: &Arg, prepositions: &[&str]) -> bool {
    matches!(&arg.slot, Slot::Preposition(word) if prepositions.contains(&word.as_str()))
}

fn is_place(cx: &Context, head: TokenId) -> bool {
    matches!(
        cx.kind(head),
        EntityKind::Country | EntityKind::Place | EntityKind::Facility
    )
}
