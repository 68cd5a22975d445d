//! What an office that names nothing is of: *President Took* in an article about Gondor is Gondor's.
//!
//! In: the claims of an article. Out: for a title of a national government the claim that says of which country. Invariant:
//! one country stands out in the article before the title does, no other holder of the office is told there, and nothing
//! else is told of the holder's office.

use super::context::Context;
use super::roles::{role_of, tense_of_role};
use super::types::{Argument, Claim, Predicate};
use crate::base::text::fold;
use crate::entity::EntityId;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::{ClaimType, EntityKind, Role};
use std::collections::{BTreeMap, BTreeSet};

/// Relations of those who govern a whole country, as a rule.
const NATIONAL: &[&str] = &[
    "presidentOf",
    "vicePresidentOf",
    "primeMinisterOf",
    "ministerOf",
];
/// Nouns by which an article calls a body that it has named before: *Council President Took*.
const BODIES: &[&str] = &[
    "agency",
    "army",
    "assembly",
    "association",
    "authority",
    "bank",
    "board",
    "chamber",
    "club",
    "college",
    "commission",
    "committee",
    "company",
    "corporation",
    "council",
    "court",
    "department",
    "federation",
    "foundation",
    "fund",
    "hospital",
    "institute",
    "league",
    "ministry",
    "museum",
    "organisation",
    "organization",
    "party",
    "police",
    "society",
    "union",
    "university",
];
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
    for claim in claims {
        let unnamed = |id: EntityId| !cx.entities.entity(id).named;
        if !claim.rule.starts_with("roles.csv") || !claim.object.entity.is_none_or(unnamed) {
            continue;
        }
        if let Some(body) = body(cx, &claim.object.name) {
            let entity = cx.entities.entity(body);
            claim.object.entity = Some(body);
            claim.object.name.clone_from(&entity.name);
            claim.object.kind = entity.kind;
        }
    }
}

/// The one organisation of the article whose name is of that noun: *Council President Took* presides over the White Council
/// of Bree.
pub(super) fn body(cx: &Context, noun: &str) -> Option<EntityId> {
    let noun = fold(noun);
    if !BODIES.contains(&noun.as_str()) {
        return None;
    }
    let headed = |name: &str| {
        let name = fold(name);
        let head = [" of ", " for ", " on "]
            .iter()
            .fold(name.as_str(), |name, word| {
                name.split(word).next().unwrap_or(name)
            });
        head.contains(' ') && head.split(' ').next_back() == Some(noun.as_str())
    };
    let mut ids: Vec<EntityId> = cx.entities.mentions.iter().map(|it| it.entity).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut fitting = ids.into_iter().filter(|&id| {
        let entity = cx.entities.entity(id);
        entity.named && entity.kind == EntityKind::Organization && headed(&entity.name)
    });
    let one = fitting.next()?;
    fitting.next().is_none().then_some(one)
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

/// The country that the article names at least twice, itself or by its bodies, and oftener than any other, before or where
/// the title stands; none where the sentence tells of another country.
fn country(cx: &Context, claim: &Claim) -> Option<EntityId> {
    let named = |id: &EntityId| {
        let entity = cx.entities.entity(*id);
        entity.named && entity.kind == EntityKind::Country
    };
    let mut lands: Vec<EntityId> = cx.entities.mentions.iter().map(|it| it.entity).collect();
    lands.retain(named);
    lands.sort_unstable();
    lands.dedup();
    let mut counts: BTreeMap<EntityId, usize> = BTreeMap::new();
    let mut before: BTreeSet<EntityId> = BTreeSet::new();
    let mut here: BTreeSet<EntityId> = BTreeSet::new();
    for mention in &cx.entities.mentions {
        let entity = cx.entities.entity(mention.entity);
        let body = entity.named && entity.kind == EntityKind::Organization;
        let of = lands.iter().find(|&&land| {
            land == mention.entity || body && entity.name.contains(&cx.entities.entity(land).name)
        });
        let Some(&land) = of else { continue };
        *counts.entry(land).or_default() += 1;
        if mention.span.start < claim.evidence.end {
            before.insert(land);
            if claim.evidence.start <= mention.span.start {
                here.insert(land);
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
    let another = here.iter().any(|&other| other != country);
    let stands_out = 2 <= often && OFTENER * next <= often;
    (stands_out && before.contains(&country) && !another).then_some(country)
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
