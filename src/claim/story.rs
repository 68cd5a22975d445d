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
use super::types::{Claim, PartialDate};
use crate::article::BlockKind;
use crate::entity::EntityId;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{ClaimType, EntityKind, Modality};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Sentences at the start of a story of which one tells its day.
const LEAD: usize = 3;
/// Farthest that the day of the story dates what happens, in sentences.
const FAR: usize = 4;
/// Farthest that it dates what is said, where every sentence is a paragraph.
const ACROSS: usize = 2;
/// Sentences with other times that a frame outlasts.
const PASSED: usize = 1;

/// Adverbs that leave the day told of.
const SHIFTS: &[&str] = &[
    "later",
    "once",
    "previously",
    "earlier",
    "formerly",
    "before",
    "ago",
    "recently",
    "originally",
    "initially",
    "already",
    "back",
];

/// Verbs of how things are, which no day dates.
const STATES: &[&str] = &[
    "belong",
    "concern",
    "consist",
    "contain",
    "cost",
    "depend",
    "enjoy",
    "exist",
    "feature",
    "have",
    "include",
    "know",
    "lack",
    "lie",
    "like",
    "live",
    "love",
    "mean",
    "need",
    "own",
    "refer",
    "remain",
    "represent",
    "require",
    "resemble",
    "seem",
    "stand",
    "stay",
    "suffer",
    "tend",
    "want",
    "wear",
    "work",
];

/// For each sentence the day that the story last told of before it.
pub(super) fn days_told(cx: &Context) -> Vec<Option<Date>> {
    let mut last = None;
    (0..cx.doc.sentences.len())
        .map(|sentence| {
            let before = last;
            last = day_of(cx, sentence, before).or(last);
            before
        })
        .collect()
}

/// The day on which a sentence says that something took place.
fn day_of(cx: &Context, sentence: usize, told: Option<Date>) -> Option<Date> {
    let mut heads = main_clauses(cx, sentence);
    // "On Monday Gondor fell, Arnor said": what was said comes first.
    if let Some(&root) = heads.first() {
        let said = cx.doc.children_by(root, Deprel::Ccomp);
        heads.extend(said.filter(|&said| said < root));
    }
    heads
        .into_iter()
        .filter(|&head| is_told(cx, head))
        .find_map(|head| clause_date(cx, head, told)?.date())
}

/// The time of a sentence's main clause, as precise as it is: it opens a frame for what follows.
fn frame_of(cx: &Context, sentence: usize, told: Option<Date>) -> Option<PartialDate> {
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
                .day_around(cx, claim.sentence, claim.kind)
                .filter(|_| is_narrated(cx, draft.anchor, claim)),
        };
        claim.date = day.map(PartialDate::from);
    }
    repeat(found);
    befall(cx, found);
}

/// What an event does is dated with it: *the attack took place on Monday* dates *the attack in Gondor killed two*.
fn befall(cx: &Context, found: &mut [(Draft, Claim)]) {
    let mut dates: BTreeMap<EntityId, BTreeSet<PartialDate>> = BTreeMap::new();
    for (_, claim) in found.iter() {
        if let (Some(event), Some(date)) = (event_of(cx, claim), claim.date) {
            dates.entry(event).or_default().insert(date);
        }
    }
    for (draft, claim) in found.iter_mut().filter(|(_, claim)| claim.date.is_none()) {
        let known = event_of(cx, claim)
            .filter(|_| !draft.presupposed)
            .and_then(|event| dates.get(&event));
        claim.date = known
            .filter(|dates| dates.len() == 1)
            .and_then(|dates| dates.first().copied());
    }
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
            .filter(|&sentence| root(cx, sentence).is_some_and(|root| verb_of(cx, root) == root));
        let day = body
            .take(LEAD)
            .find_map(|sentence| day_of(cx, sentence, cx.told[sentence]));
        Self { frames, day }
    }

    /// The day that the sentences before this one tell of: a time opens a frame that lasts until the next one. That of the
    /// story lasts for what happens; any other, and for what is said, no farther than its paragraph.
    fn day_around(&self, cx: &Context, sentence: usize, kind: ClaimType) -> Option<Date> {
        let (before, frame) = (0..sentence)
            .rev()
            .find_map(|before| Some((before, self.frames[before]?)))?;
        let passed = (before + 1..sentence).filter(|&between| is_timed(cx, between));
        let day = frame.date().filter(|_| passed.count() <= PASSED)?;
        let steps = sentence - before;
        let lasts = if Some(day) == self.day {
            steps <= FAR && (kind != ClaimType::Statement || is_near(cx, before, sentence))
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

/// *Arnor attacks Gondor*, *Bridge destroyed in Gondor*: an event in the present tense of headlines, or in their passive.
fn is_headline(cx: &Context, anchor: TokenId, claim: &Claim) -> bool {
    let doc = cx.doc;
    let verb = verb_of(cx, anchor);
    let bare = doc.children(verb).iter().all(|&child| {
        !matches!(
            doc.deprel(child),
            Deprel::Aux | Deprel::AuxPass | Deprel::Cop | Deprel::Mark
        )
    });
    let tense = match doc.token(verb).xpos {
        Xpos::Vbz | Xpos::Vbp => true,
        Xpos::Vb | Xpos::Vbd | Xpos::Vbn => bare && doc.head(verb).is_none(),
        _ => false,
    };
    let told =
        happens(cx, anchor, claim) || matches!(claim.kind, ClaimType::Creation | ClaimType::Other);
    told && tense && claim.modality <= Modality::Reported
}

/// An event that goes on with the story: in the past tense, with no time of its own, in nobody's words.
fn is_narrated(cx: &Context, anchor: TokenId, claim: &Claim) -> bool {
    let verb = verb_of(cx, anchor);
    happens(cx, anchor, claim)
        && claim.modality <= Modality::Reported
        && !is_timed(cx, claim.sentence)
        && is_told(cx, verb)
        && cx
            .speech
            .quotation_of(anchor)
            .is_none_or(|quote| !quote.clausal)
        && !cx.has_child(verb, Deprel::Advmod, SHIFTS)
}

/// Claims of what happens on a day, other than that somebody says, likes or blames.
fn happens(cx: &Context, anchor: TokenId, claim: &Claim) -> bool {
    // "won four seats", "broke out in Gondor".
    let counted = claim.kind == ClaimType::Quantity && cx.doc.token(anchor).upos == Upos::Verb;
    let located =
        claim.kind == ClaimType::Location && cx.ontology.is_happening(&claim.predicate.relation);
    // "The crowd threw stones", "the airport was closed": something is done, whatever it is called.
    let done = claim.kind == ClaimType::Other && is_deed(cx, verb_of(cx, anchor));
    counted
        || located
        || done
        || matches!(
            claim.kind,
            ClaimType::Assault
                | ClaimType::Protest
                | ClaimType::Retreat
                | ClaimType::Participation
                | ClaimType::Change
                | ClaimType::Move
                | ClaimType::Time
                | ClaimType::Aid
                | ClaimType::Reject
                | ClaimType::Request
                | ClaimType::Agree
                | ClaimType::Mobilize
                | ClaimType::Coerce
                | ClaimType::Consult
                | ClaimType::Sanction
                | ClaimType::Statement
                | ClaimType::Support
                | ClaimType::Accuse
                | ClaimType::Concede
                | ClaimType::Threaten
        )
}

/// A verb of what is done once, not of how things are.
fn is_deed(cx: &Context, verb: TokenId) -> bool {
    let doc = cx.doc;
    doc.token(verb).upos == Upos::Verb && !STATES.contains(&doc.lemma(verb))
}

/// The verb of the clause of `word`.
fn verb_of(cx: &Context, word: TokenId) -> TokenId {
    let doc = cx.doc;
    std::iter::once(word)
        .chain(doc.ancestors(word))
        .find(|&id| doc.token(id).upos == Upos::Verb || doc.child(id, Deprel::Cop).is_some())
        .unwrap_or(word)
}

/// Whether a clause is in the simple past, the tense of narration.
pub(super) fn is_told(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    let words = || {
        let helpers = doc.children(head).iter().copied().filter(|&child| {
            matches!(
                doc.deprel(child),
                Deprel::Aux | Deprel::AuxPass | Deprel::Cop
            )
        });
        helpers.chain([head])
    };
    // A participle with a subject and no helper is a past tense that looks like one.
    let looks_past = |id: TokenId| match doc.token(id).xpos {
        Xpos::Vbd => true,
        Xpos::Vbn => id == head && words().count() == 1 && doc.child(id, Deprel::Nsubj).is_some(),
        _ => false,
    };
    words().any(looks_past)
        && !words().any(|id| {
            doc.token(id).xpos == Xpos::Md
                || doc.deprel(id) == Deprel::Aux && doc.lemma(id) == "have"
        })
}
