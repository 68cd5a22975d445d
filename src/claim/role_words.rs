//! Which words name a role of the table: *prime minister*, *secretary of state*, *brother-in-law*.
//!
//! In: a noun. Out: the longest role that it ends, or starts, with its tokens. Invariant: the words stand in one sentence.

use super::context::Context;
use super::phrase::case_lemma;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::{EntityKind, Role};

/// The longest role that ends in, or starts at, this noun, with its tokens: *prime minister*, *secretary of state*.
pub(super) fn role_of<'a>(cx: &Context<'a>, noun: TokenId) -> Option<(&'a Role, Vec<TokenId>)> {
    let doc = cx.doc;
    if !matches!(doc.token(noun).upos, Upos::Noun | Upos::Propn) {
        return None;
    }
    if is_only_sought(cx, noun) {
        return None;
    }
    let own = doc.lemma(noun).to_lowercase();
    // "Secretary of State Took": the tree may hang the "of" on him.
    let led = |child: TokenId| {
        case_lemma(cx, child).as_deref() == Some("of") || doc.form(TokenId(noun.0 + 1)) == "of"
    };
    let tail = doc
        .children_by(noun, Deprel::Nmod)
        .find(|&child| child.0 == noun.0 + 2 && led(child));
    if let Some(tail) = tail {
        let phrase = format!("{own} of {}", doc.form(tail).to_lowercase());
        if let Some(role) = cx.ontology.role(&phrase) {
            return Some((role, vec![noun, tail]));
        }
    }
    // "brother-in-law", which the tree reads as a brother in law.
    let in_law = (1..=4).map(|next| {
        doc.tokens
            .get(noun.index() + next)
            .map_or("", |token| token.lemma.as_str())
    });
    if in_law.eq(["-", "in", "-", "law"]) {
        let role = cx.ontology.role(&format!("{own}-in-law"))?;
        return Some((role, (0..=4).map(|next| TokenId(noun.0 + next)).collect()));
    }
    for count in (1..=3u32).rev() {
        let Some(start) = noun.0.checked_sub(count) else {
            continue;
        };
        let before: Vec<TokenId> = (start..noun.0).map(TokenId).collect();
        if before
            .iter()
            .any(|&id| doc.sentence_of(id) != doc.sentence_of(noun))
        {
            continue;
        }
        let phrase = before
            .iter()
            .map(|&id| doc.form(id).to_lowercase())
            .chain([own.clone()])
            .collect::<Vec<_>>()
            .join(" ")
            .replace(" - ", "-");
        if let Some(role) = cx.ontology.role(&phrase)
            && !is_cut_from_name(cx, &before)
        {
            let mut words = before;
            words.push(noun);
            return Some((role, words));
        }
    }
    cx.ontology.role(&own).map(|role| (role, vec![noun]))
}

/// *Lord Mayor candidate Faramir Took*: he is no mayor yet, and perhaps never.
pub(super) fn is_only_sought(cx: &Context, noun: TokenId) -> bool {
    let next = TokenId(noun.0 + 1);
    let sought = |next: &str| {
        matches!(
            next,
            "candidate" | "contender" | "hopeful" | "nominee" | "aspirant"
        )
    };
    next.index() < cx.doc.tokens.len()
        && cx.doc.sentence_of(next) == cx.doc.sentence_of(noun)
        && sought(&cx.doc.lemma(next).to_lowercase())
}

/// *Party* of *White Party leader Took*, who leads that party: the words belong to the name of an organisation.
fn is_cut_from_name(cx: &Context, before: &[TokenId]) -> bool {
    let (Some(first), Some(&last)) = (before.first(), before.last()) else {
        return false;
    };
    cx.kind(last) == EntityKind::Organization
        && cx.entity(last).is_some_and(|entity| entity.named)
        && cx
            .mention(last)
            .is_some_and(|mention| mention.tokens.start < first.index())
}
