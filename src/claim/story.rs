//! Dates across sentences: what the story tells in one place and dates in another.
//!
//! In: the claims with the dates of their own clauses. Out: the same with the dates that other sentences give them: the
//! same claim said again, the headline of a story whose first sentences give the day, the sentence that goes on telling of
//! a day. Invariant: a date is carried to what happened, told in the past tense without a time of its own; never into
//! somebody's words, to a state or to what was said.

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
/// Farthest that a paragraph carries the day of the story.
const IN_PARAGRAPH: usize = 4;
/// Farthest that a story of one day carries it into the next paragraph.
const ACROSS: usize = 2;

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

/// The day on which a sentence's main clause says that something took place.
fn day_of(cx: &Context, sentence: usize, told: Option<Date>) -> Option<Date> {
    let doc = cx.doc;
    if block(cx, sentence) == Some(BlockKind::Title) {
        return None;
    }
    let root = root(cx, sentence)?;
    let joined = doc
        .children(root)
        .iter()
        .copied()
        .filter(|&child| matches!(doc.deprel(child), Deprel::Conj | Deprel::Parataxis));
    std::iter::once(root)
        .chain(joined)
        .filter(|&head| is_told(cx, head))
        .find_map(|head| clause_date(cx, head, told)?.date())
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
    let days: Vec<Option<Date>> = (0..cx.doc.sentences.len())
        .map(|sentence| day_of(cx, sentence, cx.told[sentence]))
        .collect();
    let story = Story::of(cx, &days);
    for (draft, claim) in found
        .iter_mut()
        .filter(|(draft, claim)| claim.date.is_none() && !draft.is_timeless())
    {
        let day = match block(cx, claim.sentence) {
            Some(BlockKind::Title) => story.day.filter(|_| is_headline(cx, draft.anchor, claim)),
            _ => story
                .day_around(cx, claim.sentence)
                .filter(|_| is_narrated(cx, draft.anchor, claim)),
        };
        claim.date = day.map(PartialDate::from);
    }
    repeat(found);
    befall(found);
}

/// What is said of a dated event is dated with it: *the attack took place on Monday* dates *the attack in Gondor*.
fn befall(found: &mut [(Draft, Claim)]) {
    let mut dates: BTreeMap<EntityId, BTreeSet<PartialDate>> = BTreeMap::new();
    for (_, claim) in found.iter() {
        if let (Some(event), Some(date)) = (event_of(claim), claim.date) {
            dates.entry(event).or_default().insert(date);
        }
    }
    for (_, claim) in found.iter_mut().filter(|(_, claim)| claim.date.is_none()) {
        let known = event_of(claim).and_then(|event| dates.get(&event));
        claim.date = known
            .filter(|dates| dates.len() == 1)
            .and_then(|dates| dates.first().copied());
    }
}

/// The event that a claim is about: one that takes place, or that somebody takes part in.
fn event_of(claim: &Claim) -> Option<EntityId> {
    let end = match claim.kind {
        ClaimType::Time | ClaimType::Change => &claim.subject,
        ClaimType::Location if claim.predicate.relation == "happenedIn" => &claim.subject,
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

/// The days that a story tells of.
struct Story<'a> {
    /// That of each sentence.
    days: &'a [Option<Date>],
    /// The day that its first sentences give.
    day: Option<Date>,
    /// Whether it tells of that day alone.
    of_one_day: bool,
}

impl<'a> Story<'a> {
    fn of(cx: &Context, days: &'a [Option<Date>]) -> Self {
        let body =
            (0..days.len()).filter(|&sentence| block(cx, sentence) == Some(BlockKind::Paragraph));
        let day = body.take(LEAD).find_map(|sentence| days[sentence]);
        Self {
            days,
            day,
            of_one_day: days.iter().flatten().all(|other| Some(*other) == day),
        }
    }

    /// The day that the sentences before this one tell of.
    fn day_around(&self, cx: &Context, sentence: usize) -> Option<Date> {
        let back = |steps: usize| {
            let before = sentence.checked_sub(steps)?;
            let same_block = cx.doc.sentences[before].block == cx.doc.sentences[sentence].block;
            Some((self.days[before]?, same_block))
        };
        (1..=IN_PARAGRAPH).find_map(|steps| {
            let (day, same_block) = back(steps)?;
            let main = Some(day) == self.day;
            let near = same_block && (steps == 1 || main);
            let one_story = self.of_one_day && main && steps <= ACROSS;
            (near || one_story).then_some(day)
        })
    }
}

/// *Arnor attacks Gondor*: an event in the present tense of headlines.
fn is_headline(cx: &Context, anchor: TokenId, claim: &Claim) -> bool {
    let happens = happens(cx, anchor, claim)
        || matches!(claim.kind, ClaimType::Statement | ClaimType::Support);
    let verb = verb_of(cx, anchor);
    let present = matches!(cx.doc.token(verb).xpos, Xpos::Vbz | Xpos::Vbp);
    happens && present && claim.modality <= Modality::Reported
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
    let located = claim.kind == ClaimType::Location && claim.predicate.relation == "happenedIn";
    counted
        || located
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

/// The verb of the clause of `word`.
fn verb_of(cx: &Context, word: TokenId) -> TokenId {
    let doc = cx.doc;
    std::iter::once(word)
        .chain(doc.ancestors(word))
        .find(|&id| doc.token(id).upos == Upos::Verb || doc.child(id, Deprel::Cop).is_some())
        .unwrap_or(word)
}

/// Whether a clause is in the simple past, the tense of narration.
fn is_told(cx: &Context, head: TokenId) -> bool {
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
    words().any(|id| doc.token(id).xpos == Xpos::Vbd)
        && !words().any(|id| {
            doc.token(id).xpos == Xpos::Md
                || doc.deprel(id) == Deprel::Aux && doc.lemma(id) == "have"
        })
}
