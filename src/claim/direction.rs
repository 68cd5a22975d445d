//! Which way an expression of time points: *on Monday* is past in *rode on Monday* and ahead in *will ride on Monday*.
//!
//! In: the head of an expression. Out: what the tense of its clause says. Invariant: what stands between a verb of saying
//! and what is said points where the saying does.

use super::clause_times::is_of_saying;
use super::context::Context;
use super::dates::{Time, in_title};
use super::narration::is_told;
use super::phrase::case_lemma;
use super::when::{Direction, When};
use crate::language::{Deprel, TokenId, Upos, Xpos};

/// Whether the clause of a time speaks of what is past or of what is to come.
pub(super) fn direction(cx: &Context, time: &Time) -> Direction {
    let doc = cx.doc;
    // "on bail until October", "moved the feast to June 2".
    let dated = matches!(time.when, When::Month(..));
    let case = case_lemma(cx, time.head).filter(|_| dated);
    if case.is_some_and(|case| ENDS.contains(&case.as_str())) {
        return Direction::Open;
    }
    let said = doc.head(time.head).filter(|&clause| {
        doc.head(clause)
            .is_some_and(|verb| is_of_saying(cx, time.head, clause, verb))
    });
    for at in doc.ancestors(time.head).filter(|&at| Some(at) != said) {
        let ahead = ["next", "upcoming", "planned", "scheduled", "coming"];
        if cx.has_child(at, Deprel::Amod, &ahead) {
            return Direction::Future;
        }
        let helpers = doc.children(at).iter().copied().filter(|&child| {
            matches!(
                doc.deprel(child),
                Deprel::Aux | Deprel::AuxPass | Deprel::Cop | Deprel::Mark
            )
        });
        let words: Vec<TokenId> = helpers.chain([at]).collect();
        let any = |tag: Xpos| words.iter().any(|&id| doc.token(id).xpos == tag);
        let has = |lemma: &str| words.iter().any(|&id| doc.lemma(id) == lemma);
        let own = doc.head(time.head) == Some(at);
        // "was planned for Monday", "was due to end on Monday".
        let is_planned = |plan: TokenId| {
            let passive = doc.token(plan).upos == Upos::Adj || doc.token(plan).xpos == Xpos::Vbn;
            passive && PLANNED.contains(&doc.lemma(plan)) && is_told(cx, plan)
        };
        if own && is_planned(at) || has("to") && doc.head(at).is_some_and(is_planned) {
            return Direction::Open;
        }
        // "His term was to end in May".
        if own && dated && has("to") && doc.token(at).xpos == Xpos::Vb && any(Xpos::Vbd) {
            return Direction::Open;
        }
        if any(Xpos::Vbd) || has("have") {
            return Direction::Past;
        }
        if any(Xpos::Md) || has("to") && any(Xpos::Vb) {
            return Direction::Future;
        }
        if any(Xpos::Vbz) || any(Xpos::Vbp) {
            // "The festival ends on Monday", but "scientists say in a study of Monday", and headlines.
            let ahead = own && !cx.speech.is_saying(at) && !in_title(cx, at);
            return if ahead {
                Direction::Open
            } else {
                Direction::Past
            };
        }
        if doc.token(at).xpos == Xpos::Vbn && doc.deprel(at) == Deprel::Acl {
            return Direction::Past;
        }
    }
    Direction::Past
}

/// Of what was still to come.
const PLANNED: &[&str] = &["plan", "schedule", "set", "slate", "due", "expect"];

/// Prepositions that lead to when something ends, or is put off to.
const ENDS: &[&str] = &["until", "till", "to", "through"];
