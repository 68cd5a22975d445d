//! What somebody is called by who no table of roles knows: *drummer Took*, *Faramir, a landscaper,*.
//!
//! In: a common noun. Out: a draft with the noun for its object. Invariant: the holder has a name, and the noun stands beside
//! it for nothing else than to say what the holder is.

use super::context::Context;
use super::draft::Draft;
use super::holders::{described, named_behind};
use super::misroles::{is_misread, is_part_of_role};
use super::offices;
use super::phrase::case_lemma;
use super::role_words::is_only_sought;
use super::roles::{bare, role_of};
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::EntityKind;

/// The drafts of one noun.
pub(super) fn drafts(cx: &Context, noun: TokenId) -> Vec<Draft> {
    let token = cx.doc.token(noun);
    let many = token.xpos == Xpos::Nns;
    if token.upos != Upos::Noun
        || !many && token.xpos != Xpos::Nn
        || role_of(cx, noun).is_some()
        || is_only_sought(cx, noun)
    {
        return Vec::new();
    }
    if let Some(thing) = thing_described(cx, noun) {
        return vec![bare(cx, noun, thing, (noun, true))];
    }
    // "the drivers' union Isen secretary Took": the union is no secretary, and "Took's show" is not Took.
    let whom = match cx.kind(noun) {
        EntityKind::Person | EntityKind::Role => true,
        EntityKind::Group => many,
        EntityKind::Concept => cx.doc.deprel(noun) != Deprel::Appos,
        _ => false,
    };
    // "Information" of "the Information Minister" is nobody.
    if !whom || is_part_of_role(cx, noun) || cx.doc.child(noun, Deprel::NmodPoss).is_some() {
        return Vec::new();
    }
    let beside = named_behind(cx, noun);
    let mut holders = beside.unwrap_or_else(|| described_elsewhere(cx, noun).into_iter().collect());
    holders.retain(|&holder| !is_misread(cx, noun, &[noun], holder));
    let all = holders.into_iter();
    all.flat_map(|holder| {
        let office = offices::of_occupation(cx, noun, holder);
        office
            .into_iter()
            .chain([bare(cx, noun, holder, (noun, true))])
    })
    .collect()
}

/// Whom the noun describes where no name stands right behind it.
fn described_elsewhere(cx: &Context, noun: TokenId) -> Option<TokenId> {
    let holder = described(cx, noun)?;
    // "Took, the victim of the fall," may be anybody's words for him; "Took, a landscaper," is news of him.
    let apposed = cx.doc.deprel(noun) == Deprel::Appos;
    let introduced = !apposed || cx.has_child(noun, Deprel::Det, &["a", "an"]);
    let person = cx.kind(holder) == EntityKind::Person;
    (introduced && person && case_lemma(cx, noun).is_none()).then_some(holder)
}

/// Which named thing the noun says the kind of: *Acme, a local charity,*, *the message board Bree Talk*. *Gondor, a move that
/// ...* is none, for what is described and what describes it are things of one kind.
fn thing_described(cx: &Context, noun: TokenId) -> Option<TokenId> {
    let thing = described(cx, noun)?;
    let kind = cx.kind(thing);
    let apposed = cx.doc.deprel(noun) == Deprel::Appos;
    let introduced = !apposed || cx.has_child(noun, Deprel::Det, &["a", "an"]);
    let is_thing = !matches!(
        kind,
        EntityKind::Person
            | EntityKind::Group
            | EntityKind::Role
            | EntityKind::Country
            | EntityKind::Date
    );
    let named_thing = cx.entity_id(thing);
    let alike = named_thing.is_some() && cx.entity_id(noun) == named_thing || cx.kind(noun) == kind;
    // "the virus Hobbit-2" that is called "virus Hobbit-2" all along, "their own bank, Acme".
    let said = cx
        .entity(thing)
        .is_some_and(|entity| entity.name.to_lowercase().contains(cx.doc.form(noun)));
    let own = cx.has_child(noun, Deprel::Amod, &["own"]);
    let tells = introduced && is_thing && alike && !said && !own;
    (tells && case_lemma(cx, noun).is_none()).then_some(thing)
}
