//! Clauses that complete a word, and whom they concern: *threatened to attack Gondor*, *is ready to talk with Gondor*.
//!
//! In: a word and the clause that hangs on it. Out: whether it completes the word, and the phrases that it concerns.
//! Invariant: what the clause only shares with the one around it is not whom it concerns.

use super::context::Context;
use super::frame::{Arg, frame};
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::{EntityKind, Slot};

/// Prepositions that lead from a clausal complement to whom it concerns.
const LEADING: &[&str] = &["with", "to", "against", "on", "from", "for", "of"];

/// A clause that completes its head: *refused to leave*, *demanded that Gondor leave*, *is ready to leave*.
pub(super) fn is_complement(cx: &Context, head: TokenId, clause: TokenId) -> bool {
    let doc = cx.doc;
    doc.token(clause).upos == Upos::Verb
        && match doc.deprel(clause) {
            Deprel::Xcomp | Deprel::Ccomp => true,
            Deprel::Advcl => {
                doc.token(head).upos == Upos::Adj && cx.has_child(clause, Deprel::Mark, &["to"])
            }
            _ => false,
        }
}

/// Whom a clausal complement concerns: its own subject (*demanded that Gondor leave*), else the first of its phrases that
/// acts or is a country (*threatened to attack Gondor*, *refused to talk to Gondor*, *to cut off ties with Gondor*), else
/// its object, else the phrase that it leads to.
pub(super) fn concerned(cx: &Context, clause: TokenId) -> Vec<TokenId> {
    let inner = frame(cx, clause);
    let acts = |arg: &&Arg| cx.is_actor(arg.head) || is_place(cx, arg.head);
    let pick = |wanted: &dyn Fn(&&Arg) -> bool| -> Vec<TokenId> {
        let args = inner.args.iter().filter(|arg| !arg.shared);
        args.filter(wanted).map(|arg| arg.head).collect()
    };
    let tiers: [&dyn Fn(&&Arg) -> bool; 7] = [
        &|arg| arg.slot == Slot::Subject,
        &|arg| arg.slot == Slot::Object && acts(arg),
        &|arg| leads(arg, LEADING) && !arg.nested && acts(arg),
        &|arg| leads(arg, LEADING) && acts(arg),
        &|arg| leads(arg, &["in"]) && cx.kind(arg.head) == EntityKind::Country,
        &|arg| arg.slot == Slot::Object,
        &|arg| leads(arg, LEADING) && !arg.nested,
    ];
    tiers
        .into_iter()
        .map(pick)
        .find(|found| !found.is_empty())
        .unwrap_or_default()
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
