//! PLOVER's chain rules: the type that an act takes from how it is presented.
//!
//! In: claims with their modality and speakers. Out: the same, typed as PLOVER codes what is said of an act that is not
//! done: who will meet agrees, who will not refuses, who will attack threatens. Invariant: ends, polarity and modality
//! stay, and what is done keeps its type.

use super::context::Context;
use super::draft::Draft;
use super::frame::lemma_with_particle;
use super::types::Claim;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::{ClaimType, EntityKind, Modality, Stance, TriggerPos};

/// Retypes what is promised, refused or threatened.
pub(super) fn retype(cx: &Context, found: &mut [(Draft, Claim)]) {
    for (draft, claim) in found {
        if let Some(kind) = chained(cx, draft, claim) {
            claim.kind = kind;
        }
    }
}

fn is_conflict(kind: ClaimType) -> bool {
    matches!(
        kind,
        ClaimType::Sanction | ClaimType::Coerce | ClaimType::Assault | ClaimType::Mobilize
    )
}

/// *is prepared to impose martial law*, *vowed to bomb Gondor*: who commits himself to an act of conflict threatens.
fn is_hostile_commitment(cx: &Context, draft: &Draft) -> bool {
    let hostile = |verb: TokenId| {
        let lemma = lemma_with_particle(cx, verb);
        cx.ontology.verb_type(&lemma).is_some_and(is_conflict)
    };
    let relation = cx.ontology.relation(&draft.predicate.relation);
    relation.is_some_and(|relation| relation.name == "madeCommitmentAbout")
        && cx.doc.children(draft.anchor).iter().any(|&child| {
            matches!(
                cx.doc.deprel(child),
                Deprel::Xcomp | Deprel::Advcl | Deprel::Acl
            ) && cx.has_child(child, Deprel::Mark, &["to"])
                && hostile(child)
        })
}

/// The type of the commitment, where the claim's act is one that its subject commits itself to.
fn chained(cx: &Context, draft: &Draft, claim: &Claim) -> Option<ClaimType> {
    if is_hostile_commitment(cx, draft) && !claim.negated {
        return Some(ClaimType::Threaten);
    }
    let will = has_will(cx, draft.anchor);
    let ahead = match claim.modality {
        Modality::Intended => true,
        Modality::Hypothetical => will,
        _ => false,
    };
    // Whether the subject itself, or the article, says that the subject will do it.
    let own_word = match claim.source() {
        Some(source) => source.entity.is_some() && source.entity == claim.subject.entity,
        None => will,
    };
    let meets = matches!(claim.kind, ClaimType::Consult | ClaimType::Cooperate);
    if !ahead || !(own_word || meets && will) {
        return None;
    }
    let condition = condition_of(cx, draft.anchor);
    let relation = cx.ontology.relation(&claim.predicate.relation);
    let yields = relation.is_some_and(|relation| relation.yields);
    match claim.kind {
        ClaimType::Consult
        | ClaimType::Cooperate
        | ClaimType::Concede
        | ClaimType::Retreat
        | ClaimType::Aid
            if claim.negated =>
        {
            Some(ClaimType::Reject)
        }
        ClaimType::Retreat if condition == Some("unless") => Some(ClaimType::Threaten),
        ClaimType::Retreat if !yields => None,
        ClaimType::Consult
        | ClaimType::Cooperate
        | ClaimType::Concede
        | ClaimType::Retreat
        | ClaimType::Aid => Some(ClaimType::Agree),
        kind if is_conflict(kind) && !claim.negated => {
            let announced = is_other(claim) && is_announced(cx, draft.anchor);
            (announced || condition.is_some()).then_some(ClaimType::Threaten)
        }
        _ => None,
    }
}

fn has_will(cx: &Context, anchor: TokenId) -> bool {
    cx.doc.children_by(anchor, Deprel::Aux).any(|aux| {
        matches!(
            cx.doc.lemma(aux),
            "will" | "would" | "shall" | "'ll" | "wo" | "'d"
        )
    })
}

/// *will attack*, *threatened to attack*, *is ready to attack*; but *planned to attack*, *tried to attack* announce nothing.
fn is_announced(cx: &Context, anchor: TokenId) -> bool {
    let doc = cx.doc;
    let Some(governor) = doc.head(anchor) else {
        return has_will(cx, anchor);
    };
    let pos = match doc.token(governor).upos {
        Upos::Adj => TriggerPos::Adjective,
        _ => TriggerPos::Verb,
    };
    let stance = cx.ontology.stance(doc.lemma(governor), pos);
    has_will(cx, anchor)
        || stance == Some(Stance::Threaten)
        || stance == Some(Stance::Intend) && pos == TriggerPos::Adjective
}

/// Whether the object acts or is a place, so that something may be done to it.
fn is_other(claim: &Claim) -> bool {
    claim.object.kind.is_actor()
        || matches!(
            claim.object.kind,
            EntityKind::Country | EntityKind::Place | EntityKind::Facility
        )
}

/// The word that makes the act depend on something: *will withdraw unless Gondor yields*.
fn condition_of(cx: &Context, anchor: TokenId) -> Option<&'static str> {
    let clauses = || cx.doc.children_by(anchor, Deprel::Advcl);
    ["unless", "if"]
        .into_iter()
        .find(|&word| clauses().any(|clause| cx.has_child(clause, Deprel::Mark, &[word])))
}
