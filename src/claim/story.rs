//! Dates across sentences: what the story tells in one place and dates in another.
//!
//! In: the claims with the dates of their own clauses. Out: the same with the dates that other sentences give them: the
//! same claim said again, the headline of a story whose first sentences give the day, the sentence that goes on telling of
//! a day, what a dated event does. A time opens a frame that lasts until the next one, be that a day or a year.
//!
//! Invariant: a date is carried to what happened, told in the past tense without a time of its own; never into somebody's
//! words or to a state.

use super::context::Context;
use super::dates::{clause_date, is_timed};
use super::draft::Draft;
use super::narration::{is_clause, is_headline, is_narrated, is_told, verb_of};
use super::phrase::case_lemma;
use super::types::{Claim, PartialDate};
use crate::article::BlockKind;
use crate::entity::EntityId;
use crate::language::{Deprel, TokenId};
use crate::ontology::{ClaimType, EntityKind, Modality};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Sentences at the start of a story of which one tells its day.
const LEAD: usize = 3;
/// Farthest that the day of the story dates what happens, in sentences, and what is said by whom it told of.
const FAR: usize = 8;
/// The same where a sentence between gives another time.
const NEAR: usize = 4;
/// Farthest that it dates what is said, where every sentence is a paragraph.
const ACROSS: usize = 2;
/// Sentences with other times that a frame outlasts.
const PASSED: usize = 1;

/// For each sentence the time that the story last told of before it.
pub(super) fn times_told(cx: &Context) -> Vec<Option<PartialDate>> {
    let mut last = None;
    (0..cx.doc.sentences.len())
        .map(|sentence| {
            let before = last;
            last = time_of(cx, sentence, before).or(last);
            before
        })
        .collect()
}

/// When a sentence says that something took place.
fn time_of(cx: &Context, sentence: usize, told: Option<PartialDate>) -> Option<PartialDate> {
    let mut heads = main_clauses(cx, sentence);
    // "On Monday Gondor fell, Arnor said": what was said comes first.
    if let Some(&root) = heads.first() {
        let said = cx.doc.children_by(root, Deprel::Ccomp);
        heads.extend(said.filter(|&said| said < root));
    }
    heads
        .into_iter()
        .filter(|&head| is_told(cx, head))
        .find_map(|head| clause_date(cx, head, told))
}

/// The time of a sentence's main clause, as precise as it is: it opens a frame for what follows.
fn frame_of(cx: &Context, sentence: usize, told: Option<PartialDate>) -> Option<PartialDate> {
    main_clauses(cx, sentence)
        .into_iter()
        .find_map(|head| clause_date(cx, head, told))
}

/// The root of a sentence and what is coordinated with it; headlines have none.
fn main_clauses(cx: &Context, sentence: usize) -> Vec<TokenId> {
    let Some(root) = root(cx, sentence) else {
        return Vec::new();
    };
    if block(cx, sentence) == Some(BlockKind::Title) {
        return Vec::new();
    }
    let joined = cx.doc.children(root).iter().copied();
    let joined =
        joined.filter(|&child| matches!(cx.doc.deprel(child), Deprel::Conj | Deprel::Parataxis));
    std::iter::once(root).chain(joined).collect()
}

fn root(cx: &Context, sentence: usize) -> Option<TokenId> {
    let mut tokens = cx
        .doc
        .sentences
        .get(sentence)?
        .tokens
        .clone()
        .map(TokenId::from);
    tokens.find(|&id| cx.doc.head(id).is_none())
}

fn block(cx: &Context, sentence: usize) -> Option<BlockKind> {
    let sentence = cx.doc.sentences.get(sentence)?;
    cx.article
        .blocks
        .get(sentence.block)
        .map(|block| block.kind)
}

/// Adds to each claim without a date the one that another sentence gives it.
pub(super) fn carry(cx: &Context, found: &mut [(Draft, Claim)]) {
    repeat(found);
    let frames: Vec<Option<PartialDate>> = (0..cx.doc.sentences.len())
        .map(|sentence| frame_of(cx, sentence, cx.told[sentence]))
        .collect();
    let story = Story::of(cx, &frames);
    for (draft, claim) in found
        .iter_mut()
        .filter(|(draft, claim)| claim.date.is_none() && !draft.presupposed)
    {
        let day = match block(cx, claim.sentence) {
            Some(BlockKind::Title) => story.day.filter(|_| is_headline(cx, draft.anchor, claim)),
            _ => story
                .day_around(cx, claim)
                .filter(|_| is_narrated(cx, draft.anchor, claim)),
        };
        claim.date = day.map(PartialDate::from);
    }
    repeat(found);
    die(cx, found);
    befall(cx, found);
}

/// Nobody dies twice: *Took died on Monday* dates *Took dies at 66*.
fn die(cx: &Context, found: &mut [(Draft, Claim)]) {
    let dead = |draft: &Draft, claim: &Claim| {
        // "dies aged 66", but not who he was that died.
        let verb = match claim.kind {
            ClaimType::Quantity => verb_of(cx, draft.anchor),
            _ => draft.anchor,
        };
        let dies = cx.doc.lemma(verb) == "die";
        let told = claim.modality <= Modality::Reported && !claim.negated;
        claim.subject.entity.filter(|_| dies && told)
    };
    let mut dates: BTreeMap<EntityId, BTreeSet<PartialDate>> = BTreeMap::new();
    for (draft, claim) in found.iter() {
        if let (Some(who), Some(date)) = (dead(draft, claim), claim.date) {
            dates.entry(who).or_default().insert(date);
        }
    }
    for (draft, claim) in found.iter_mut().filter(|(_, claim)| claim.date.is_none()) {
        let known = dead(draft, claim).and_then(|who| dates.get(&who));
        claim.date = known
            .filter(|dates| dates.len() == 1)
            .and_then(|dates| dates.first().copied());
    }
}

/// What an event does is dated with it: *the attack took place on Monday* dates *the attack in Gondor killed two*, and what
/// somebody did in it (*he lost his horse in the attack*).
fn befall(cx: &Context, found: &mut [(Draft, Claim)]) {
    let mut dates: BTreeMap<EntityId, BTreeSet<PartialDate>> = BTreeMap::new();
    for (_, claim) in found.iter() {
        if let (Some(event), Some(date)) = (event_of(cx, claim), claim.date) {
            dates.entry(event).or_default().insert(date);
        }
    }
    let known = |event: EntityId| {
        let dates = dates.get(&event).filter(|dates| dates.len() == 1)?;
        dates.first().copied()
    };
    for (draft, claim) in found
        .iter_mut()
        .filter(|(draft, claim)| claim.date.is_none() && !draft.presupposed)
    {
        claim.date = event_of(cx, claim).and_then(known).or_else(|| {
            let event = event_around(cx, draft.anchor, claim)?;
            known(event)
        });
    }
}

/// The event in which something was done: *lost his horse in the attack*, *spoke during the rally*.
fn event_around(cx: &Context, anchor: TokenId, claim: &Claim) -> Option<EntityId> {
    if claim.modality > Modality::Reported || is_timed(cx, claim.sentence) {
        return None;
    }
    let verb = verb_of(cx, anchor);
    // "spoke at the rally, according to Took": when he said so is not told.
    let said_beside = claim.kind == ClaimType::Statement && verb != anchor;
    if said_beside || !is_told(cx, verb) {
        return None;
    }
    cx.doc
        .children_by(verb, Deprel::Obl)
        .filter(|&child| {
            case_lemma(cx, child)
                .is_some_and(|case| matches!(case.as_str(), "in" | "during" | "at"))
        })
        .find_map(|child| {
            let event = cx.entity_id(child)?;
            (cx.entities.entity(event).kind == EntityKind::Event).then_some(event)
        })
}

/// The event that a claim is about: one that takes place, does something, or that somebody takes part in.
fn event_of(cx: &Context, claim: &Claim) -> Option<EntityId> {
    let end = match claim.kind {
        ClaimType::Time
        | ClaimType::Change
        | ClaimType::Assault
        | ClaimType::Coerce
        | ClaimType::Creation => &claim.subject,
        ClaimType::Location if cx.ontology.is_happening(&claim.predicate.relation) => {
            &claim.subject
        }
        ClaimType::Participation => &claim.object,
        _ => return None,
    };
    let told = claim.modality <= Modality::Reported && !claim.negated;
    end.entity.filter(|_| told && end.kind == EntityKind::Event)
}

/// The same claim said twice happened once: the second time it needs no date.
fn repeat(found: &mut [(Draft, Claim)]) {
    let key = |claim: &Claim| {
        (
            claim.subject.name.clone(),
            claim.predicate.relation.clone(),
            claim.object.name.clone(),
            claim.negated,
            claim.modality,
        )
    };
    let mut dates: BTreeMap<_, BTreeSet<PartialDate>> = BTreeMap::new();
    for (_, claim) in found.iter() {
        if let Some(date) = claim.date {
            dates.entry(key(claim)).or_default().insert(date);
        }
    }
    for (_, claim) in found.iter_mut().filter(|(_, claim)| claim.date.is_none()) {
        let known = dates.get(&key(claim)).filter(|dates| dates.len() == 1);
        claim.date = known.and_then(|dates| dates.first().copied());
    }
}

/// The times that a story tells of.
struct Story<'a> {
    /// That of each sentence, if its main clause gives one.
    frames: &'a [Option<PartialDate>],
    /// The day that its first sentences give.
    day: Option<Date>,
}

impl<'a> Story<'a> {
    fn of(cx: &Context, frames: &'a [Option<PartialDate>]) -> Self {
        let body = (0..frames.len())
            .filter(|&sentence| block(cx, sentence) == Some(BlockKind::Paragraph))
            .filter(|&sentence| root(cx, sentence).is_some_and(|root| is_clause(cx, root)));
        let day = body
            .take(LEAD)
            .find_map(|sentence| time_of(cx, sentence, cx.told[sentence])?.date());
        Self { frames, day }
    }

    /// The day that the sentences before this one tell of: a time opens a frame that lasts until the next one. That of the
    /// story lasts for what happens; any other, and for what is said, no farther than its paragraph.
    fn day_around(&self, cx: &Context, claim: &Claim) -> Option<Date> {
        let sentence = claim.sentence;
        let (before, frame) = (0..sentence)
            .rev()
            .find_map(|before| Some((before, self.frames[before]?)))?;
        let passed = (before + 1..sentence).filter(|&between| is_timed(cx, between));
        let passed = passed.count();
        let day = frame.date().filter(|_| passed <= PASSED)?;
        let steps = sentence - before;
        let lasts = if Some(day) == self.day {
            let far = if passed == 0 { FAR } else { NEAR };
            let goes_on = if claim.kind == ClaimType::Statement {
                is_near(cx, before, sentence) || tells_of(cx, before, claim.subject.entity)
            } else {
                // What is announced on a day happened before it.
                is_same_block(cx, before, sentence) || !is_said(cx, before)
            };
            steps <= far && goes_on
        } else {
            steps == 1 && is_same_block(cx, before, sentence)
        };
        lasts.then_some(day)
    }
}

fn is_same_block(cx: &Context, one: usize, other: usize) -> bool {
    cx.doc.sentences[one].block == cx.doc.sentences[other].block
}

/// In one paragraph, or a sentence or two on where each is a paragraph of its own.
fn is_near(cx: &Context, before: usize, sentence: usize) -> bool {
    let alone = (before..sentence).all(|at| !is_same_block(cx, at, at + 1));
    is_same_block(cx, before, sentence) || alone && sentence - before <= ACROSS
}

/// Whether a sentence tells what somebody said: *announced on Monday that ...*.
fn is_said(cx: &Context, sentence: usize) -> bool {
    root(cx, sentence).is_some_and(|root| cx.speech.is_saying(root))
}

/// Whether a sentence mentions the entity.
fn tells_of(cx: &Context, sentence: usize, entity: Option<EntityId>) -> bool {
    entity.is_some_and(|id| {
        let mut mentions = cx.entities.entity(id).mentions.iter();
        mentions.any(|&mention| cx.doc.sentence_of(cx.entities.mention(mention).head) == sentence)
    })
}
