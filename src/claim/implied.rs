//! What an office that names nothing is of: *President Took* in an article about Gondor is Gondor's.
//!
//! In: the claims of an article. Out: for a title of a national government the claim that says of which country. Invariant:
//! one country stands out in the article before the title does, no other holder of the office is told there, and nothing
//! else is told of the holder's office.

use super::context::Context;
use super::roles::{role_of, tense_of_role};
use super::types::{Argument, Claim, Predicate};
use crate::entity::EntityId;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::{ClaimType, EntityKind, Role};
use std::collections::BTreeMap;

/// Relations of those who govern a whole country, as a rule.
const NATIONAL: &[&str] = &["presidentOf", "vicePresidentOf", "primeMinisterOf", "ministerOf"];
/// How much oftener the country is named than any other.
const OFTENER: usize = 2;
/// Confidence kept.
const IMPLIED: f32 = 0.9;
/// What made it.
const RULE: &str = "implied-country";

/// Adds what the offices of the claims are of.
pub(super) fn add(cx: &Context, claims: &mut Vec<Claim>) {
    let bare: Vec<(usize, &Role)> = claims
        .iter()
        .enumerate()
        .filter_map(|(index, claim)| Some((index, national(cx, claim)?)))
        .collect();
    let mut found: Vec<Claim> = Vec::new();
    for &(index, role) in &bare {
        let claim = &claims[index];
        let Some(holder) = claim.subject.entity else {
            continue;
        };
        let told = claims.iter().chain(&found).any(|other| {
            other.subject.entity == Some(holder)
                && (other.predicate.relation.ends_with("Of") && other.kind == ClaimType::Position)
        });
        // Two energy ministers are not of one country.
        let shared = bare.iter().any(|&(other, of)| {
            of.lemma == role.lemma && claims[other].subject.entity != Some(holder)
        });
        if told || shared {
            continue;
        }
        let Some(country) = country(cx, claim) else {
            continue;
        };
        let held = claims.iter().any(|other| {
            other.predicate.relation == role.relation
                && other.object.entity == Some(country)
                && role.unique
                && other.predicate.lemma.contains(role.lemma.as_str())
        });
        if !held && !is_foreigner(claims, holder, country, cx) {
            found.push(implied(cx, claim, role, country));
        }
    }
    claims.extend(found);
}

/// The role of a claim that calls somebody by a title of a national government and no more.
fn national<'a>(cx: &Context<'a>, claim: &Claim) -> Option<&'a Role> {
    let doc = cx.doc;
    if claim.rule != "bare-role" || !claim.is_fact() {
        return None;
    }
    let last = doc
        .tokens
        .partition_point(|token| token.span.start < claim.object.span.end)
        .checked_sub(1)?;
    let noun = TokenId::from(last);
    let (role, words) = role_of(cx, noun)?;
    let first = words.iter().min().copied()?;
    let title = words
        .iter()
        .all(|&word| doc.form(word).starts_with(char::is_uppercase))
        || doc.token(noun).upos == Upos::Propn;
    // "Council President Took" presides over the council.
    let others = doc.children(noun).iter().any(|&child| {
        child < first && matches!(doc.deprel(child), Deprel::Compound | Deprel::NmodPoss)
            || noun < child && doc.deprel(child) == Deprel::Nmod
    });
    let minister = role.relation != "ministerOf"
        || role.lemma.ends_with("minister")
        || role.lemma.contains("secretary");
    let deputy = first.0.checked_sub(1).map(TokenId).is_some_and(|before| {
        super::offices::BELOW.contains(&doc.lemma(before).to_lowercase().as_str())
    });
    (NATIONAL.contains(&role.relation.as_str())
        && role.lemma != "minister"
        && role.lemma != "premier"
        && role.lemma != "chief minister"
        && !role.lemma.contains("chief")
        && minister
        && title
        && !others
        && !deputy
        && tense_of_role(cx, &words).is_none()
        && claim.object.span.len() <= 40)
        .then_some(role)
}

/// The country that the article names at least twice, and oftener than any other, before or where the title stands.
fn country(cx: &Context, claim: &Claim) -> Option<EntityId> {
    let mut counts: BTreeMap<EntityId, usize> = BTreeMap::new();
    let mut before: BTreeMap<EntityId, usize> = BTreeMap::new();
    for mention in &cx.entities.mentions {
        let entity = cx.entities.entity(mention.entity);
        if entity.kind == EntityKind::Country && entity.named {
            *counts.entry(mention.entity).or_default() += 1;
            if mention.span.start < claim.evidence.end {
                *before.entry(mention.entity).or_default() += 1;
            }
        }
    }
    let (&country, &often) = counts.iter().max_by_key(|&(_, &often)| often)?;
    let next = counts
        .iter()
        .filter(|&(&other, _)| other != country)
        .map(|(_, &often)| often)
        .max()
        .unwrap_or(0);
    (2 <= often && OFTENER * next <= often && before.contains_key(&country)).then_some(country)
}

/// Whether something told of the person ties it to another country.
fn is_foreigner(claims: &[Claim], holder: EntityId, country: EntityId, cx: &Context) -> bool {
    claims.iter().any(|claim| {
        claim.subject.entity == Some(holder)
            && matches!(claim.kind, ClaimType::Affiliation | ClaimType::Position)
            && claim.object.entity.is_some_and(|other| {
                other != country && cx.entities.entity(other).kind == EntityKind::Country
            })
    })
}

fn implied(cx: &Context, claim: &Claim, role: &Role, country: EntityId) -> Claim {
    let entity = cx.entities.entity(country);
    Claim {
        predicate: Predicate {
            relation: role.relation.clone(),
            lemma: format!("be {} of", role.lemma),
            known: true,
        },
        object: Argument {
            entity: Some(country),
            name: entity.name.clone(),
            kind: entity.kind,
            span: claim.object.span,
        },
        trigger: Some(claim.object.span),
        kind: ClaimType::Position,
        confidence: claim.confidence * IMPLIED,
        rule: RULE.to_owned(),
        ..claim.clone()
    }
}
