//! PLOVER's modes: in what way an act of a type is done.
//!
//! In: a claim with the type it has in the end. Out: the mode of the CAMEO to PLOVER table of 2021, if the type has one for
//! it. Invariant: a mode is one of the claim's own type; where the words do not tell there is none.

use super::context::Context;
use super::draft::Draft;
use super::frame::lemma_with_particle;
use super::types::Claim;
use crate::language::{Deprel, TokenId};
use crate::ontology::ClaimType;

/// *phoned* is `phone` of CONSULT, *refused to meet* `meet` of REJECT, *threatened to bomb* `violence` of THREATEN.
pub(super) fn of<'a>(cx: &Context<'a>, draft: &Draft, claim: &Claim) -> Option<&'a str> {
    if !claim.predicate.known {
        return None;
    }
    let relation = cx.ontology.relation(&claim.predicate.relation)?;
    if relation.kind != claim.kind {
        return undone(claim.kind, relation.kind);
    }
    if let Some(mode) = worded(cx, draft, claim.kind) {
        return Some(mode);
    }
    relation
        .mode
        .as_deref()
        .or_else(|| undone(claim.kind, announced(cx, draft)?))
}

/// The mode that the words of its clause have in `modes.csv`: *killed by a car bomb*.
fn worded<'a>(cx: &Context<'a>, draft: &Draft, kind: ClaimType) -> Option<&'a str> {
    let words = clause(cx, draft);
    let stands = |lemmas: &[String]| {
        words.windows(lemmas.len()).any(|run| {
            let adjoining = run.windows(2).all(|pair| pair[0].0 + 1 == pair[1].0);
            adjoining
                && run
                    .iter()
                    .zip(lemmas)
                    .all(|(&id, lemma)| cx.doc.lemma(id) == lemma)
        })
    };
    let manner = cx
        .ontology
        .manners(kind)
        .find(|manner| stands(&manner.lemmas))?;
    Some(&manner.mode)
}

/// The words of the act's clause, without the clauses under it but what is done in the same breath, in text order.
fn clause(cx: &Context, draft: &Draft) -> Vec<TokenId> {
    let doc = cx.doc;
    let mut found = vec![draft.anchor];
    let mut next = 0;
    while let Some(&at) = found.get(next) {
        next += 1;
        let inner = doc.children(at).iter().copied().filter(|&child| {
            let deprel = doc.deprel(child);
            !(deprel.is_clausal() || deprel == Deprel::Conj && at == draft.anchor)
        });
        found.extend(inner);
    }
    found.extend([draft.subject, draft.object]);
    found.sort_unstable();
    found.dedup();
    found
}

/// The type of what somebody threatens or refuses to do: *threatened to bomb*.
fn announced(cx: &Context, draft: &Draft) -> Option<ClaimType> {
    let mut deeds = cx.doc.children_by(draft.anchor, Deprel::Xcomp);
    deeds.find_map(|deed| cx.ontology.verb_type(&lemma_with_particle(cx, deed)))
}

/// The mode of an act that is refused or threatened, by the type of that act.
fn undone(kind: ClaimType, act: ClaimType) -> Option<&'static str> {
    match (kind, act) {
        (ClaimType::Reject, ClaimType::Consult) => Some("meet"),
        (ClaimType::Reject, ClaimType::Aid | ClaimType::Cooperate) => Some("assist"),
        (ClaimType::Reject, ClaimType::Concede | ClaimType::Retreat) => Some("yield"),
        (ClaimType::Threaten, ClaimType::Assault) => Some("violence"),
        (ClaimType::Threaten, ClaimType::Coerce) => Some("restrict"),
        (ClaimType::Threaten, ClaimType::Sanction | ClaimType::Retreat | ClaimType::Protest) => {
            Some("relations")
        }
        _ => None,
    }
}
