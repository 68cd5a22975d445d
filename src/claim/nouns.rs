//! Claims of nouns that name an event: *the US attack on Venezuela*, *talks between Arnor and Gondor*.
//!
//! Invariant: as for verbs; the factuality is that of the noun and what governs it.

use super::context::Context;
use super::draft::Draft;
use super::evoke::fire;
use super::nominal::noun_frame;
use crate::language::TokenId;
use crate::ontology::Trigger;

/// Confidence of a claim by an event noun.
const NOMINAL: f32 = 0.7;

/// The drafts of one noun.
pub(super) fn drafts(cx: &Context, noun: TokenId) -> Vec<Draft> {
    let triggers = triggers(cx, noun);
    if triggers.is_empty()
        || cx
            .entity(noun)
            .is_some_and(|entity| entity.named && entity.kind.is_actor())
    {
        return Vec::new();
    }
    let frame = noun_frame(cx, noun);
    let mut found = Vec::new();
    for trigger in triggers {
        fire(cx, &frame, trigger, &mut found);
    }
    for draft in &mut found {
        draft.confidence = NOMINAL;
    }
    found
}

/// The frames of the noun with the word before it (*phone call*), else those of the noun alone.
fn triggers<'a>(cx: &Context<'a>, noun: TokenId) -> &'a [Trigger] {
    let lemma = cx.doc.lemma(noun).to_lowercase();
    let compound = noun
        .0
        .checked_sub(1)
        .map(TokenId)
        .map(|before| format!("{} {lemma}", cx.doc.form(before).to_lowercase()))
        .map(|phrase| cx.ontology.noun_triggers(&phrase))
        .filter(|triggers| !triggers.is_empty());
    compound.unwrap_or_else(|| cx.ontology.noun_triggers(&lemma))
}
