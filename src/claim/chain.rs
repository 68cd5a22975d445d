//! PLOVER's chain rules: the type that an act takes from how it is presented.
//!
//! In: claims with their modality and speakers. Out: the same, typed as PLOVER codes what is said of an act that is not
//! done: who will meet agrees, who will not refuses, who will attack threatens. Invariant: ends, polarity and modality
//! stay, and what is done keeps its type.

use super::context::Context;
use super::draft::Draft;
use super::frame::lemma_with_particle;
use super::learned::MODEL;
use super::types::Claim;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::{ClaimType, EntityKind, Modality, Stance, TriggerPos};
use std::collections::{BTreeMap, BTreeSet};

/// Verbs that give somebody's word for what he will do.
const GIVES_WORD: &[&str] = &["vow", "promise", "pledge", "swear", "warn"];

/// Retypes what is promised, refused or threatened.
pub(super) fn retype(cx: &Context, found: &mut [(Draft, Claim)]) {
    let deeds: Deeds = found
        .iter()
        .fold(Deeds::new(), |mut deeds, (draft, claim)| {
            deeds.entry(draft.anchor).or_default().insert(claim.kind);
            deeds
        });
    // "rejected changes to the accord": the rejection of the changes is the event, not what else its verb leads to.
    let named: BTreeSet<(TokenId, TokenId)> = found
        .iter()
        .filter(|(draft, claim)| draft.predicate.known && claim.kind.is_plover())
        .map(|(draft, _)| (draft.anchor, draft.subject))
        .collect();
    for (draft, claim) in found {
        if is_loose(draft)
            && !is_other(claim)
            && named.contains(&(draft.anchor, draft.subject))
            && claim.kind.is_plover()
        {
            claim.kind = ClaimType::Other;
        } else if let Some(kind) = chained(cx, &deeds, draft, claim) {
            claim.kind = kind;
        } else if is_loose(draft)
            && (Modality::Reported < claim.modality
                || claim.modality == Modality::Reported && draft.rule != MODEL)
            && claim.kind.is_plover()
        {
            claim.kind = ClaimType::Other;
        }
    }
}

/// Whether only the verb itself names the relation: *used batons to disperse the crowd* says of no event that it is a
/// coercion.
fn is_loose(draft: &Draft) -> bool {
    !draft.predicate.known && matches!(draft.rule.as_str(), "open-verb" | MODEL)
}

/// What the claims of each word are claims of.
type Deeds = BTreeMap<TokenId, BTreeSet<ClaimType>>;

fn is_conflict(kind: ClaimType) -> bool {
    matches!(
        kind,
        ClaimType::Sanction | ClaimType::Coerce | ClaimType::Assault | ClaimType::Mobilize
    )
}

/// What somebody does for another: to promise it is to agree, to refuse it to reject.
fn gives(kind: ClaimType) -> bool {
    matches!(
        kind,
        ClaimType::Consult
            | ClaimType::Cooperate
            | ClaimType::Concede
            | ClaimType::Retreat
            | ClaimType::Aid
    )
}

/// *is prepared to impose martial law*, *vowed to bomb Gondor*, *promised to disrupt the vote*: who commits himself to an act
/// of conflict threatens; but not *vowed to fight corruption*.
fn is_hostile_commitment(cx: &Context, deeds: &Deeds, draft: &Draft) -> bool {
    let against = |kind: ClaimType| is_conflict(kind) || kind == ClaimType::Protest;
    let hostile = |verb: TokenId| {
        if let Some(kinds) = deeds.get(&verb) {
            kinds.iter().any(|&kind| against(kind))
        } else {
            let lemma = lemma_with_particle(cx, verb);
            cx.ontology.verb_type(&lemma).is_some_and(against)
        }
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
fn chained(cx: &Context, deeds: &Deeds, draft: &Draft, claim: &Claim) -> Option<ClaimType> {
    if is_hostile_commitment(cx, deeds, draft) && !claim.negated {
        return Some(ClaimType::Threaten);
    }
    if claim.negated && is_refused(cx, draft.anchor) && gives(claim.kind) {
        return Some(ClaimType::Reject);
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
    let official = will && !is_conflict(claim.kind) && speaks_for_another(cx, claim);
    if !ahead || !(own_word || official) {
        return None;
    }
    if is_threatened(cx, draft.anchor) && claim.kind.is_plover() && !claim.negated {
        return Some(ClaimType::Threaten);
    }
    let condition = condition_of(cx, draft.anchor);
    let relation = cx.ontology.relation(&claim.predicate.relation);
    let yields = relation.is_some_and(|relation| relation.yields);
    match claim.kind {
        kind if gives(kind) && claim.negated => Some(ClaimType::Reject),
        ClaimType::Retreat if condition == Some("unless") || condition.is_some() && !yields => {
            Some(ClaimType::Threaten)
        }
        ClaimType::Retreat if !yields => None,
        ClaimType::Support if will => Some(ClaimType::Agree),
        kind if gives(kind) => Some(ClaimType::Agree),
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

/// *Gondor will help Arnor, the minister said*: who speaks may speak for Gondor, where he is no other country or body.
fn speaks_for_another(cx: &Context, claim: &Claim) -> bool {
    let speaker = claim.source().and_then(|source| source.entity);
    let meets = matches!(claim.kind, ClaimType::Consult | ClaimType::Cooperate);
    meets
        || speaker
            .map(|id| cx.entities.entity(id))
            .is_none_or(|speaker| speaker.kind == EntityKind::Person || !speaker.named)
}

/// *refused to help*, *declined to meet them*.
fn is_refused(cx: &Context, anchor: TokenId) -> bool {
    cx.doc
        .head(anchor)
        .is_some_and(|governor| matches!(cx.doc.lemma(governor), "refuse" | "decline"))
}

/// *threatened to attack*: whatever is threatened, that is a threat.
fn is_threatened(cx: &Context, anchor: TokenId) -> bool {
    let doc = cx.doc;
    doc.head(anchor).is_some_and(|governor| {
        let stance = cx.ontology.stance(doc.lemma(governor), TriggerPos::Verb);
        doc.token(governor).upos == Upos::Verb && stance == Some(Stance::Threaten)
    })
}

/// *will attack*, *vowed to attack*, *is ready to attack*; but *planned to attack*, *tried to attack* announce nothing.
fn is_announced(cx: &Context, anchor: TokenId) -> bool {
    let doc = cx.doc;
    let Some(governor) = doc.head(anchor) else {
        return has_will(cx, anchor);
    };
    let ready = doc.token(governor).upos == Upos::Adj
        && cx
            .ontology
            .stance(doc.lemma(governor), TriggerPos::Adjective)
            == Some(Stance::Intend);
    has_will(cx, anchor) || ready || GIVES_WORD.contains(&doc.lemma(governor))
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
