//! Offices and occupations that no relation of the ontology fits, told by their own words: *deputy governor of Bree*.
//!
//! *Bree's security chief* is no leader of Bree, *Bree lawyer Faramir* no lawyer of the town's, *the Gondorian opposition
//! leader* leads no Gondor, and *Isen astronomer Faramir* is an astronomer there. In: the noun of a role or of an occupation,
//! and its holder. Out: drafts whose relation is the words themselves. Invariant: both ends have names, and the holder is a
//! person.

use super::context::Context;
use super::draft::Draft;
use super::misroles::{is_mere_nationality, is_place};
use super::phrase::{case_lemma, semantic_head};
use super::roles::tense_of_role;
use super::types::Predicate;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::{ClaimType, EntityKind, Role};

/// Confidence of an office by its own words.
const OFFICE: f32 = 0.8;
/// Words before a role that make another office of it.
pub(super) const BELOW: &[&str] = &["deputy", "vice", "assistant", "associate"];

/// Who is merely somebody from there: *Bree man Faramir Took*.
const FOLK: &[&str] = &[
    "man", "woman", "teenager", "boy", "girl", "father", "mother",
];

/// What a role that is told of nothing else is held in, by its words.
pub(super) fn of_role(
    cx: &Context,
    (noun, words): (TokenId, &[TokenId]),
    role: &Role,
    (holder, presupposed): (TokenId, bool),
) -> Vec<Draft> {
    let kind = cx
        .ontology
        .relation(&role.relation)
        .map(|relation| relation.kind);
    let office = matches!(kind, Some(ClaimType::Position | ClaimType::Affiliation))
        || role.relation == "lawyerFor";
    let other = matches!(
        role.relation.as_str(),
        "memberOf" | "supporterOf" | "followerOf" | "citizenOf" | "residentOf" | "nativeOf"
    );
    let held = office && !other && role.holder.contains(&EntityKind::Person);
    if !held || tense_of_role(cx, words).is_some() {
        return Vec::new();
    }
    let mut found = drafts(
        cx,
        (noun, words),
        (holder, presupposed),
        ClaimType::Position,
    );
    // "the Gondorian journalist Took" is a citizen, which is told already.
    found.retain(|draft| !is_mere_nationality(cx, role, draft.object));
    found
}

/// What an occupation that no table has ties its holder to: *Isen astronomer Faramir*, *Bree carpenter Faramir*.
pub(super) fn of_occupation(cx: &Context, noun: TokenId, holder: TokenId) -> Vec<Draft> {
    if tense_of_role(cx, &[noun]).is_some() {
        return Vec::new();
    }
    let mut found = drafts(cx, (noun, &[noun]), (holder, true), ClaimType::Affiliation);
    found.retain(|draft| cx.doc.deprel(draft.object) == Deprel::Compound);
    found
}

fn drafts(
    cx: &Context,
    (noun, words): (TokenId, &[TokenId]),
    (holder, presupposed): (TokenId, bool),
    kind: ClaimType,
) -> Vec<Draft> {
    let doc = cx.doc;
    let person = cx.kind(holder) == EntityKind::Person
        && holder != noun
        && cx.entity(holder).is_some_and(|entity| entity.named);
    if !person {
        return Vec::new();
    }
    let phrase = phrase(cx, noun, words);
    let first = phrase.first().copied().unwrap_or(noun);
    let mut below: Vec<TokenId> = words
        .iter()
        .flat_map(|&word| doc.children(word))
        .copied()
        .collect();
    below.sort_unstable();
    below.dedup();
    let named = |id: TokenId| {
        cx.entity(id).is_some_and(|entity| {
            let body = matches!(
                entity.kind,
                EntityKind::Country
                    | EntityKind::Place
                    | EntityKind::Organization
                    | EntityKind::Facility
            );
            entity.named && body
        })
    };
    let tied = |id: TokenId| -> Option<&'static str> {
        let place = is_place(cx, id);
        let case = case_lemma(cx, id);
        match (doc.deprel(id), case.as_deref()) {
            (Deprel::NmodPoss, _) | (Deprel::Nmod, Some("of")) => Some("of"),
            (Deprel::Nmod, Some("for")) if !place => Some("for"),
            (Deprel::Nmod, Some("at")) if !place => Some("at"),
            (Deprel::Compound | Deprel::Amod, _) if id < first => {
                Some(if place { "in" } else { "of" })
            }
            _ => None,
        }
    };
    let mut found = Vec::new();
    for child in below {
        let Some(preposition) = tied(child) else {
            continue;
        };
        let target = semantic_head(cx, child);
        let overlaps = cx.mention(target).is_some_and(|mention| {
            phrase
                .iter()
                .any(|word| mention.tokens.contains(&word.index()))
        });
        if !named(target) || overlaps || phrase.contains(&target) {
            continue;
        }
        // "a Gondorian singer" is a citizen, which is told already.
        let land = cx.kind(target) == EntityKind::Country;
        if land && kind == ClaimType::Affiliation {
            continue;
        }
        found.push(Draft {
            subject: holder,
            predicate: predicate(cx, &phrase, preposition, (kind, is_place(cx, target))),
            object: target,
            literal: None,
            kind: if is_place(cx, target) {
                ClaimType::Position
            } else {
                kind
            },
            anchor: noun,
            trigger: phrase.clone(),
            rule: "office".to_owned(),
            confidence: OFFICE,
            presupposed,
            intended: false,
            planner: None,
        });
    }
    found
}

/// The words of the office: those of the role with the common nouns right before it, *security chief*, *deputy governor*.
fn phrase(cx: &Context, noun: TokenId, words: &[TokenId]) -> Vec<TokenId> {
    let doc = cx.doc;
    let mut first = words.iter().min().copied().unwrap_or(noun);
    while let Some(before) = first.0.checked_sub(1).map(TokenId) {
        let lemma = doc.lemma(before).to_lowercase();
        let modifies = matches!(doc.deprel(before), Deprel::Compound | Deprel::Amod)
            && doc
                .head(before)
                .is_some_and(|head| words.contains(&head) || head == first);
        let common = doc.token(before).upos == Upos::Noun
            && cx.entity(before).is_none_or(|entity| !entity.named);
        if !modifies || !common && !BELOW.contains(&lemma.as_str()) {
            break;
        }
        first = before;
    }
    let last = words.iter().max().copied().unwrap_or(noun);
    (first.0..=last.0).map(TokenId).collect()
}

fn predicate(
    cx: &Context,
    phrase: &[TokenId],
    preposition: &str,
    (kind, place): (ClaimType, bool),
) -> Predicate {
    let words: Vec<String> = phrase
        .iter()
        .map(|&word| cx.doc.lemma(word).to_lowercase())
        .map(|word| word.chars().filter(char::is_ascii_alphabetic).collect())
        .filter(|word: &String| !word.is_empty())
        .collect();
    // "Bree man Faramir Took"
    if place
        && words
            .last()
            .is_some_and(|word| FOLK.contains(&word.as_str()))
    {
        return Predicate {
            relation: "nativeOf".to_owned(),
            lemma: "be from".to_owned(),
            known: true,
        };
    }
    let lemma = format!("be {} {preposition}", words.join(" "));
    if kind == ClaimType::Affiliation && !place {
        return Predicate {
            relation: "affiliatedWith".to_owned(),
            lemma,
            known: true,
        };
    }
    let capital = |word: &str| {
        let mut letters = word.chars();
        let first: String = letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .collect();
        format!("{first}{}", letters.as_str())
    };
    let tail = words
        .iter()
        .skip(1)
        .map(String::as_str)
        .chain([preposition]);
    let tail: String = tail.map(capital).collect();
    Predicate {
        relation: format!("{}{tail}", words.first().map_or("", String::as_str)),
        lemma,
        known: false,
    }
}
