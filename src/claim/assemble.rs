//! From drafts to claims: arguments named, factuality and attribution read, time and place added, repetitions dropped.
//!
//! Invariant: no claim has a bare pronoun, or itself, at an end.

use super::context::Context;
use super::dates::date_of;
use super::draft::Draft;
use super::learned;
use super::phrase::{label, literal_span, owned_label, role_span, told_tokens};
use super::presented::presented;
use super::respectively::is_crossed;
use super::roles::role_of;
use super::status::Status;
use super::types::{Argument, Claim, Source};
use super::whereabouts::place_of;
use crate::base::Span;
use crate::base::text::fold;
use crate::entity::{Entity, EntityId, MentionForm};
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{EntityKind, Modality};

/// Confidence lost when an argument is a pronoun.
const PRONOUN: f32 = 0.9;
/// Confidence lost when somebody said it and nobody knows who.
const UNATTRIBUTED: f32 = 0.85;

/// The claim of a draft, if both its ends are worth naming.
pub(super) fn claim(cx: &Context, draft: &Draft) -> Option<Claim> {
    if is_cut_short(cx, draft) || is_crossed(cx.doc, draft.subject, draft.object) {
        return None;
    }
    let subject = argument(cx, draft.subject, false)?;
    let object = match draft.literal {
        Some(kind) => {
            let mut object = literal(cx, draft.object, kind);
            if kind == EntityKind::Role && subject.kind == EntityKind::Person {
                object.name = of_one(cx, draft.object, object.name);
            }
            object
        }
        None => argument(cx, draft.object, true)?,
    };
    if subject.entity.is_some() && subject.entity == object.entity
        || is_one_by_two_names(cx, &subject, &object)
    {
        return None;
    }
    let how = presented(cx, draft);
    let modality = how.modality;
    let sources = sources(cx, &how, modality);
    let date = if draft.presupposed {
        None
    } else {
        date_of(cx, draft)
    };
    let place = if draft.presupposed {
        None
    } else {
        place_of(cx, draft)
    };
    let sentence = cx.doc.sentence_of(draft.anchor);
    let evidence = cx.doc.sentences.get(sentence)?.span;
    Some(Claim {
        confidence: rank(cx, draft, modality, sources.is_empty()),
        subject,
        predicate: draft.predicate.clone(),
        object,
        trigger: cover(cx, &draft.trigger),
        kind: draft.kind,
        mode: None,
        negated: how.negated,
        modality,
        sources,
        date,
        place,
        sentence,
        evidence,
        rule: draft.rule.clone(),
        scores: learned::scores_of(cx, draft),
    })
}

/// *Arnor is able to strike*, *the wall is ten feet high*: the adjective alone says something else.
fn is_cut_short(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let says_more = |id: &TokenId| {
        matches!(
            doc.deprel(*id),
            Deprel::Xcomp | Deprel::Ccomp | Deprel::Csubj | Deprel::OblUnmarked
        )
    };
    draft.literal.is_some()
        && draft.object == draft.anchor
        && doc.token(draft.object).upos == Upos::Adj
        && doc.children(draft.object).iter().any(says_more)
}

/// Claims of one sentence in text order, those that say the same once: the more confident one stays.
pub(super) fn distinct(mut claims: Vec<Claim>) -> Vec<Claim> {
    claims.sort_by(|a, b| {
        let key = |claim: &Claim| {
            (
                claim.sentence,
                claim.trigger.unwrap_or(claim.object.span),
                claim.subject.span,
                claim.object.span,
            )
        };
        key(a)
            .cmp(&key(b))
            .then(b.confidence.total_cmp(&a.confidence))
    });
    let mut kept: Vec<Claim> = Vec::with_capacity(claims.len());
    for claim in claims {
        let same = |other: &&mut Claim| {
            other.sentence == claim.sentence
                && other.subject.name == claim.subject.name
                && other.object.name == claim.object.name
                && other.predicate.relation == claim.predicate.relation
                && other.negated == claim.negated
                && other.modality == claim.modality
        };
        match kept.iter_mut().rev().take(64).find(same) {
            Some(other) if other.confidence < claim.confidence => *other = claim,
            Some(_) => {}
            None => kept.push(claim),
        }
    }
    kept
}

/// What the words say, whatever they refer to.
fn literal(cx: &Context, head: TokenId, kind: EntityKind) -> Argument {
    let span = if kind == EntityKind::Role {
        let words = role_of(cx, head).map(|(_, words)| words);
        let words = words.into_iter().flatten();
        words.fold(role_span(cx, head), |span, word| {
            span.cover(cx.doc.token(word).span)
        })
    } else {
        literal_span(cx, head)
    };
    Argument {
        entity: None,
        name: label(cx, span),
        kind,
        span,
    }
}

/// *actors Beren Took and Rosie Lopez*: each is an actor.
fn of_one(cx: &Context, role: TokenId, name: String) -> String {
    let (token, form) = (cx.doc.token(role), cx.doc.form(role));
    match name.strip_suffix(form) {
        // "Senior Advisors Took and Brandybuck"
        Some(rest) if token.xpos == Xpos::Nns => match form.strip_suffix('s') {
            Some(one) if one.eq_ignore_ascii_case(&token.lemma) => format!("{rest}{one}"),
            _ => format!("{rest}{}", token.lemma),
        },
        _ => name,
    }
}

/// *Took* and *Beren Took*, where the one may well be the other: nobody does anything to himself by another name.
fn is_one_by_two_names(cx: &Context, subject: &Argument, object: &Argument) -> bool {
    let (Some(subject), Some(object)) = (subject.entity, object.entity) else {
        return false;
    };
    let (one, other) = (cx.entities.entity(subject), cx.entities.entity(object));
    let candidate = |a: &Entity, b: &Entity| a.same_candidate.as_ref() == Some(&b.key);
    one.named && other.named && fold(&one.name) == fold(&other.name)
        || candidate(one, other)
        || candidate(other, one)
}

fn argument(cx: &Context, head: TokenId, may_be_literal: bool) -> Option<Argument> {
    if cx.is_bare_pronoun(head) {
        return None;
    }
    if is_part_of_word(cx, head) || !may_be_literal && is_mere_quantity(cx, head) {
        return None;
    }
    let Some(mention) = cx.mention(head) else {
        return may_be_literal.then(|| literal(cx, head, EntityKind::Concept));
    };
    let entity = cx.entities.entity(mention.entity);
    if entity.kind.is_literal() && entity.kind != EntityKind::Concept && !may_be_literal {
        return None;
    }
    let literal = entity.kind.is_literal() && mention.form != MentionForm::Pronoun;
    Some(Argument {
        entity: (!literal).then_some(mention.entity),
        name: if literal {
            owned_label(cx, head)
        } else {
            entity.name.clone()
        },
        kind: entity.kind,
        span: cx
            .doc
            .span_of(&told_tokens(cx, mention))
            .cover(mention.span),
    })
    .filter(|argument| !argument.name.trim().is_empty())
}

/// *All agreed*, *three were hurt*: of whom is left to the reader.
fn is_mere_quantity(cx: &Context, head: TokenId) -> bool {
    let mere = matches!(cx.doc.token(head).upos, Upos::Det | Upos::Num)
        || matches!(
            cx.doc.lemma(head),
            "other" | "many" | "some" | "both" | "several" | "few" | "most"
        );
    let alone = cx
        .mention(head)
        .is_none_or(|mention| mention.tokens.len() == 1)
        && cx.doc.child(head, Deprel::Nmod).is_none()
        && cx.doc.children_by(head, Deprel::Compound).next().is_none();
    let named = |id| cx.entities.entity(id).named;
    let resolved = |id| cx.entities.entity(id).mentions.len() > 1;
    mere && alone
        && cx
            .entity_id(head)
            .is_none_or(|id| !named(id) && !resolved(id))
}

/// *drive* of *the drive-in viewing*: half of a word with a hyphen, or the first of *singer/guitarist Took*, is nobody; *Arnor-backed*, *the Arnor-Gondor border* name somebody.
fn is_part_of_word(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    let (start, end) = match cx.mention(head) {
        Some(mention) => (mention.tokens.start, mention.tokens.end),
        None => (head.index(), head.index() + 1),
    };
    let common = doc.form(head).starts_with(char::is_lowercase);
    let half = |hyphen: usize, other: usize| {
        let (Some(hyphen), Some(other)) = (doc.tokens.get(hyphen), doc.tokens.get(other)) else {
            return false;
        };
        let touching = |a: Span, b: Span| a.end == b.start || b.end == a.start;
        let form = other.span.of(&doc.text);
        let own = doc.tokens[head.index()].span;
        let goes_on = own.end <= hyphen.span.start;
        let joins = match hyphen.span.of(&doc.text) {
            "-" => true,
            "/" => goes_on,
            _ => false,
        };
        joins
            && touching(hyphen.span, other.span)
            && touching(hyphen.span, own)
            && (matches!(other.upos, Upos::Noun | Upos::Propn | Upos::X)
                // "at the drive-in viewing", but "the then-mayor"
                || matches!(other.upos, Upos::Adp | Upos::Adv | Upos::Sconj)
                    && common
                    && goes_on)
            && form.starts_with(char::is_lowercase)
    };
    half(end, end + 1) || start >= 2 && half(start - 1, start - 2)
}

/// The speakers as entities; a fact has none.
fn sources(cx: &Context, how: &Status, modality: Modality) -> Vec<Source> {
    if modality == Modality::Fact {
        return Vec::new();
    }
    let mut found: Vec<Source> = Vec::new();
    for &speaker in &how.speakers {
        if cx.is_bare_pronoun(speaker) {
            continue;
        }
        let entity = named_in(cx, speaker).or_else(|| cx.entity_id(speaker));
        let name = match entity {
            Some(id) => cx.entities.entity(id).name.clone(),
            None => label(cx, literal_span(cx, speaker)),
        };
        if found.last().is_none_or(|last| last.name != name) {
            found.push(Source { entity, name });
        }
    }
    found
}

/// *Presidential physician Faramir Took said*: who it is, where the tree makes the description the head.
fn named_in(cx: &Context, speaker: TokenId) -> Option<EntityId> {
    if cx.entity(speaker).is_some_and(|entity| entity.named) {
        return None;
    }
    cx.doc
        .children(speaker)
        .iter()
        .copied()
        .filter(|&child| child > speaker)
        .filter(|&child| matches!(cx.doc.deprel(child), Deprel::Flat | Deprel::Appos))
        .find(|&child| {
            cx.kind(child) == EntityKind::Person
                && cx.entity(child).is_some_and(|entity| entity.named)
        })
        .and_then(|child| cx.entity_id(child))
}

fn cover(cx: &Context, tokens: &[TokenId]) -> Option<Span> {
    tokens
        .iter()
        .map(|&id| cx.doc.token(id).span)
        .reduce(Span::cover)
}

/// What stands for the confidence where the model was not asked: the rule's rank.
fn rank(cx: &Context, draft: &Draft, modality: Modality, no_source: bool) -> f32 {
    let mut confidence = draft.confidence;
    for head in [draft.subject, draft.object] {
        if cx
            .mention(head)
            .is_some_and(|mention| mention.form == MentionForm::Pronoun)
        {
            confidence *= PRONOUN;
        }
    }
    if modality == Modality::Reported && no_source {
        confidence *= UNATTRIBUTED;
    }
    confidence
}
