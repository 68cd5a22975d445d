//! The date of a claim: the expression of time that dates its clause.
//!
//! In: the word that carries the claim. Out: the date that its own clause gives, or the clause that it shares its time with
//! (*began to*, *launched an attack*, *struck the town, killing two*). Invariant: an expression in another finite clause
//! dates that clause alone, and what somebody said counts from the day he said it.

use super::clause_times::{BOUNDS, begun_by, dated_by, is_over};
use super::context::Context;
use super::counted::counted_from;
use super::direction::direction;
use super::draft::Draft;
use super::narration::is_told;
use super::phrase::case_lemma;
use super::timex::{Word, scan};
use super::types::PartialDate;
use super::when::When;
use crate::article::BlockKind;
use crate::language::{Deprel, Quotation, TokenId, Upos, Xpos};
use crate::ontology::{ClaimType, EntityKind};
use jiff::civil::Date;

/// An expression of time where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Time {
    /// Head of its words.
    pub(super) head: TokenId,
    /// What it names.
    pub(super) when: When,
}

/// Whether the sentence gives a time of its own, other than the year in a name (*the 2016 election*).
pub(super) fn is_timed(cx: &Context, sentence: usize) -> bool {
    let named = |time: &&Time| {
        matches!(time.when, When::Year(_))
            && matches!(
                cx.doc.deprel(time.head),
                Deprel::Compound | Deprel::Amod | Deprel::Nummod
            )
    };
    cx.times
        .get(sentence)
        .is_some_and(|times| times.iter().any(|time| !named(&time)))
}

/// The expressions of time of each sentence.
pub(super) fn find(cx: &Context) -> Vec<Vec<Time>> {
    cx.doc
        .sentences
        .iter()
        .map(|sentence| {
            let ids: Vec<TokenId> = sentence.tokens.clone().map(TokenId::from).collect();
            let words: Vec<Word> = ids.iter().map(|&id| word(cx, id)).collect();
            scan(&words)
                .into_iter()
                .map(|(range, when)| Time {
                    head: head_of(cx, &ids[range]),
                    when,
                })
                .collect()
        })
        .collect()
}

fn word(cx: &Context, id: TokenId) -> Word {
    let doc = cx.doc;
    let token = doc.token(id);
    let form = doc.form(id).to_lowercase();
    let before = id.0.checked_sub(1).map(TokenId);
    let in_name = before.is_some_and(|before| {
        doc.head(before) == Some(id)
            && doc.deprel(before) == Deprel::Compound
            && doc.token(before).upos == Upos::Propn
    });
    let the = |noun: TokenId| cx.has_child(noun, Deprel::Det, &["the"]);
    Word {
        names_time: !in_name
            && (matches!(token.upos, Upos::Propn | Upos::Noun)
                || !matches!(
                    form.as_str(),
                    "may" | "march" | "mar" | "sun" | "sat" | "wed"
                )),
        counts: token.deprel == Deprel::Nummod
            && doc
                .head(id)
                .is_some_and(|noun| doc.token(noun).xpos == Xpos::Nns && !the(noun)),
        lower: form
            .trim_start_matches("mid-")
            .trim_end_matches('.')
            .to_owned(),
    }
}

fn head_of(cx: &Context, tokens: &[TokenId]) -> TokenId {
    tokens
        .iter()
        .copied()
        .find(|&id| cx.doc.head(id).is_none_or(|head| !tokens.contains(&head)))
        .unwrap_or(tokens[0])
}

/// The date of what a draft claims, if its clause gives one.
pub(super) fn date_of(cx: &Context, draft: &Draft) -> Option<PartialDate> {
    let anchor = draft.anchor;
    let told = cx.told.get(cx.doc.sentence_of(anchor)).copied().flatten();
    let lasts = !cx.ontology.is_happening(&draft.predicate.relation)
        && matches!(
            draft.kind,
            ClaimType::Position
                | ClaimType::Affiliation
                | ClaimType::Kinship
                | ClaimType::Ownership
                | ClaimType::Alliance
                | ClaimType::Location
        );
    // "The vote is on Monday": the object is the time.
    if draft.kind == ClaimType::Time
        && let Some(date) = date_named(cx, draft.object, told)
    {
        return Some(date);
    }
    // "Its king arrived on Monday" dates the arrival, not the kingship.
    let dated = if lasts && cx.doc.token(anchor).upos != Upos::Verb {
        dated_by(cx, anchor)
            .into_iter()
            .find_map(|time| resolve(cx, time, told))
    } else {
        clause_date(cx, anchor, told)
    };
    let begun = || resolve(cx, begun_by(cx, anchor).filter(|_| lasts)?, told);
    dated.or_else(begun)
}

/// The date that a phrase names by itself: *Monday*, *Monday morning*; but nothing that *until Monday* bounds.
fn date_named(cx: &Context, phrase: TokenId, told: Option<PartialDate>) -> Option<PartialDate> {
    let bounds = case_lemma(cx, phrase).is_some_and(|case| BOUNDS.contains(&case.as_str()));
    let times = cx.times.get(cx.doc.sentence_of(phrase))?;
    let names = |time: &&Time| {
        let modifies = matches!(
            cx.doc.deprel(time.head),
            Deprel::Compound | Deprel::NmodUnmarked | Deprel::Amod
        );
        time.head == phrase || modifies && cx.doc.head(time.head) == Some(phrase)
    };
    let time = times.iter().find(names).filter(|_| !bounds)?;
    resolve(cx, time, told)
}

/// The same, with the time last told of.
pub(super) fn clause_date(
    cx: &Context,
    anchor: TokenId,
    told: Option<PartialDate>,
) -> Option<PartialDate> {
    let mut at = anchor;
    let mut shared: Option<TokenId> = None;
    loop {
        let found = dated_by(cx, at)
            .into_iter()
            // Of coordinated verbs that share a time it stands before the first.
            .filter(|time| shared.is_none_or(|later| time.head < at || later < time.head))
            .find_map(|time| resolve(cx, time, told));
        let found = found
            .or_else(|| date_beside(cx, at, told))
            .or_else(|| counted_from(cx, at, told));
        if found.is_some() {
            return found;
        }
        let head = cx.doc.head(at)?;
        if let Some(date) = fronted(cx, at, head, told) {
            return Some(date);
        }
        if !shares_time(cx, at, head) {
            return None;
        }
        shared = match cx.doc.deprel(at) {
            Deprel::Conj => shared.or(Some(at)),
            _ => None,
        };
        at = head;
    }
}

/// The date of a clause that tells when: *fled when Arnor attacked on Monday*.
fn date_beside(cx: &Context, head: TokenId, told: Option<PartialDate>) -> Option<PartialDate> {
    let doc = cx.doc;
    doc.children_by(head, Deprel::Advcl)
        .filter(|&clause| matches!(marks(cx, clause)[..], ["when" | "as" | "while"]))
        .flat_map(|clause| dated_by(cx, clause))
        .find_map(|time| resolve(cx, time, told))
}

/// The words that introduce an adverbial clause.
fn marks<'a>(cx: &'a Context, clause: TokenId) -> Vec<&'a str> {
    let doc = cx.doc;
    let introduces = |child: &TokenId| match doc.deprel(*child) {
        Deprel::Mark => true,
        Deprel::Advmod => doc.token(*child).xpos == Xpos::Wrb,
        _ => false,
    };
    let words = doc.children(clause).iter().copied().filter(introduces);
    words.map(|mark| doc.lemma(mark)).collect()
}

/// The time before two clauses of the past that are joined, each with a subject of its own: *in 2018 Arnor signed the pact,
/// but Gondor rejected it*.
fn fronted(
    cx: &Context,
    at: TokenId,
    head: TokenId,
    told: Option<PartialDate>,
) -> Option<PartialDate> {
    let doc = cx.doc;
    if doc.deprel(at) != Deprel::Conj || !is_told(cx, at) || !is_told(cx, head) {
        return None;
    }
    let mut children = doc.children(head).iter().copied();
    let subject = children.find(|&child| doc.deprel(child).is_subject())?;
    let times = dated_by(cx, head);
    let time = times.into_iter().find(|time| time.head < subject)?;
    resolve(cx, time, told)
}

/// Whether what `at` says happens when what its `head` says does.
pub(super) fn shares_time(cx: &Context, at: TokenId, head: TokenId) -> bool {
    let doc = cx.doc;
    let token = doc.token(at);
    match token.deprel {
        // "according to a message of Monday": the preposition carries the claim.
        Deprel::Case => true,
        // "admitted attacking the town": not on the day of the attack.
        Deprel::Xcomp => token.xpos != Xpos::Vbg || !cx.speech.is_saying(head),
        // "struck the town, killing two", "when it struck".
        Deprel::Advcl => {
            let marks = marks(cx, at);
            let during = |mark: &&str| {
                matches!(
                    *mark,
                    "as" | "when" | "while" | "by" | "with" | "where" | "upon" | "instead"
                )
            };
            // "beat her to become king".
            let outcome = marks[..] == ["to"] && doc.lemma(at) == "become" && is_told(cx, head);
            let loose = matches!(token.xpos, Xpos::Vbg | Xpos::Vbn | Xpos::Vbd);
            outcome || marks.iter().all(during) && (!marks.is_empty() || loose)
        }
        Deprel::AdvclRelcl | Deprel::AclRelcl => goes_on(cx, at),
        // "protesters carrying flags marched", "fired missiles targeting the town".
        Deprel::Acl => token.xpos == Xpos::Vbg && marks(cx, at).is_empty(),
        Deprel::Conj => !doc
            .children(at)
            .iter()
            .any(|&child| doc.deprel(child).is_subject()),
        Deprel::Obj | Deprel::NsubjPass | Deprel::Nsubj => {
            token.upos == Upos::Noun && doc.token(head).upos == Upos::Verb
        }
        // "to London, where he met her"; but "after the attack" says when.
        Deprel::Obl | Deprel::Nmod => match token.upos {
            Upos::Propn => true,
            Upos::Noun => case_lemma(cx, at).is_none_or(|case| !BOUNDS.contains(&case.as_str())),
            _ => false,
        },
        _ => false,
    }
}

/// *rode to the hall, where he met the queen*: a relative clause in the past tense that tells what came of it.
fn goes_on(cx: &Context, clause: TokenId) -> bool {
    let doc = cx.doc;
    let told_where =
        |&child: &TokenId| doc.token(child).xpos == Xpos::Wrb && doc.lemma(child) == "where";
    doc.token(clause).xpos == Xpos::Vbd && doc.children(clause).iter().any(told_where)
}

/// The date that an expression stands for where it stands.
pub(super) fn resolve(cx: &Context, time: &Time, told: Option<PartialDate>) -> Option<PartialDate> {
    let published = cx.article.published.as_ref().map(|found| found.value);
    let now = match (quote_around(cx, time), time.when) {
        (Some(quote), When::Weekday(..) | When::Off(..) | When::Weekend(_)) => {
            spoken_on(cx, quote, told).or(told?.date())
        }
        _ => published,
    };
    let told = match (time.when, time_before(cx, time)) {
        (When::Told(..), Some(before)) => resolve(cx, before, told),
        _ => told,
    };
    time.when.resolve(now, told, direction(cx, time))
}

/// The time before another in its sentence: *was hit on Monday and fell two days later*.
fn time_before<'a>(cx: &'a Context, time: &Time) -> Option<&'a Time> {
    let times = cx.times.get(cx.doc.sentence_of(time.head))?;
    times.iter().rev().find(|before| before.head < time.head)
}

fn quote_around<'a>(cx: &'a Context, time: &Time) -> Option<&'a Quotation> {
    cx.speech
        .quotation_of(time.head)
        .filter(|quote| quote.clausal)
}

/// The day of a quotation: "Today we ride", somebody said on Monday, is about Monday, not about the day of the article.
/// Where it has no day of its own it is part of what the story last told of.
fn spoken_on(cx: &Context, quote: &Quotation, told: Option<PartialDate>) -> Option<Date> {
    let published = cx.article.published.as_ref().map(|found| found.value);
    let verb = quote.speaker.and_then(|speaker| cx.doc.head(speaker))?;
    dated_by(cx, verb)
        .into_iter()
        .filter(|time| quote_around(cx, time).is_none())
        .find_map(|time| time.when.resolve(published, told, direction(cx, time)))?
        .date()
}

pub(super) fn in_title(cx: &Context, id: TokenId) -> bool {
    let sentence = cx.doc.sentences.get(cx.doc.sentence_of(id));
    sentence
        .and_then(|sentence| cx.article.blocks.get(sentence.block))
        .is_some_and(|block| block.kind == BlockKind::Title)
}

/// The heads of the phrases that date the clause of `head`, whether or not they resolve: *on Monday*, *last week*.
pub(super) fn temporal_phrases(cx: &Context, head: TokenId) -> Vec<TokenId> {
    cx.doc
        .children(head)
        .iter()
        .copied()
        .filter(|&child| {
            matches!(
                cx.doc.deprel(child),
                Deprel::Obl
                    | Deprel::OblUnmarked
                    | Deprel::Nmod
                    | Deprel::NmodUnmarked
                    | Deprel::Nummod
            ) && cx.doc.token(child).upos != Upos::Adv
                && !TIMELESS
                    .iter()
                    .any(|word| cx.has_child(child, Deprel::Case, &[word]))
        })
        .filter(|&child| cx.kind(child) == EntityKind::Date)
        .filter(|&child| {
            let times = cx.times.get(cx.doc.sentence_of(child));
            let mut here = times.into_iter().flatten();
            !here.any(|time| time.head == child && is_over(cx, time, head))
        })
        .collect()
}

/// Prepositions with which a phrase of time is no object of *when*.
const TIMELESS: &[&str] = &["since", "until", "before", "after", "for", "by", "than"];
