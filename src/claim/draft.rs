//! A draft: what a rule proposes before factuality, attribution, time and place are read.
//!
//! Invariant: subject and object head noun phrases of the same sentence as the trigger.

use super::types::Predicate;
use crate::language::TokenId;
use crate::ontology::{ClaimType, EntityKind};
use std::collections::BTreeSet;

/// A subject, a relation and an object, as heads of phrases.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    /// Head of the subject phrase.
    pub(super) subject: TokenId,
    /// The relation.
    pub(super) predicate: Predicate,
    /// Head of the object phrase.
    pub(super) object: TokenId,
    /// Whether the object is what the words say, of this kind, whatever entity they refer to (*is a minister*).
    pub(super) literal: Option<EntityKind>,
    /// Type of claim.
    pub(super) kind: ClaimType,
    /// The word whose factuality counts: usually the trigger.
    pub(super) anchor: TokenId,
    /// The tokens to print as trigger; empty for a bare apposition.
    pub(super) trigger: Vec<TokenId>,
    /// Rule id.
    pub(super) rule: String,
    /// How often such drafts are right, from 0 to 1.
    pub(super) confidence: f32,
    /// Whether the relation holds of what the phrases name whatever the clause around them says, and whenever (titles, kin).
    pub(super) presupposed: bool,
    /// Whether it is only somebody's plan: *invited him to the White House* makes his visit intended.
    pub(super) intended: bool,
    /// Head of the phrase that names whose plan it is.
    pub(super) planner: Option<TokenId>,
}

impl Draft {
    /// Whether the other draft is about the same two phrases.
    pub(super) fn joins(&self, other: &Self) -> bool {
        self.joins_ends(other.subject, other.object)
    }

    /// Whether the draft is about these two phrases, this way round.
    pub(super) fn joins_ends(&self, subject: TokenId, object: TokenId) -> bool {
        (self.subject, self.object) == (subject, object)
    }
}

/// Drops *Faramir is a citizen of Gondor*, *belongs to Gondor*, where his office there says it: *Gondor's president Faramir*.
pub(super) fn drop_implied(drafts: &mut Vec<Draft>) {
    let in_office: BTreeSet<(TokenId, TokenId)> = drafts
        .iter()
        .filter(|draft| draft.kind == ClaimType::Position)
        .map(|draft| (draft.subject, draft.object))
        .collect();
    drafts.retain(|draft| {
        !matches!(draft.rule.as_str(), "nationality" | "name-of" | "origin")
            || !in_office.contains(&(draft.subject, draft.object))
    });
}
