//! When something happened, as a claim of its own: *the summit took place on Monday*, *Faramir died in 2019*.
//!
//! Invariant: the object is the date's own words; the date is resolved beside it like that of any claim, and where it stays
//! unknown, words that only count from another time are none.

use super::context::Context;
use super::dates::temporal_phrases;
use super::draft::Draft;
use super::frame::Frame;
use super::inflect::open_relation;
use super::outcome::{outcome, passive_lemma};
use super::phrase::{case_lemma, semantic_head};
use super::types::{Claim, Predicate};
use super::verbs::trigger_tokens;
use super::voice::is_passive;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{ClaimType, EntityKind, Relation, Slot};

/// The rule that dates what happened.
const RULE: &str = "dated";
/// Confidence that the phrase dates the verb.
const DATED: f32 = 0.6;

/// Prepositions that lead to when something is.
const DATING: &[&str] = &[
    "on",
    "in",
    "at",
    "during",
    "within",
    "throughout",
    "from",
    "between",
    "around",
    "as of",
    "through",
    "over",
    "early",
    "late",
    "of",
    "towards",
    "toward",
];

/// The drafts of one verb: events, and what happens to somebody, but not what somebody does to something.
pub(super) fn drafts(cx: &Context, frame: &Frame) -> Vec<Draft> {
    let passive = is_passive(cx, frame.head);
    let heads = if passive {
        frame.fillers(&Slot::Object)
    } else {
        frame.fillers(&Slot::Subject)
    };
    let transitive = !passive && !frame.fillers(&Slot::Object).is_empty();
    let mut found = Vec::new();
    // "at the time", "at times" say nothing without what they point to.
    // Nor does "the first time that".
    let says_when = |date: &&TokenId| {
        cx.doc.token(**date).upos != Upos::Pron
            && !matches!(cx.doc.lemma(**date), "time" | "moment" | "point")
            && !is_age(cx, **date)
    };
    let takes_name = |preposition: &str| {
        // "called on Wednesday" is no call on anybody.
        let name = open_relation(&format!("{} {preposition}", frame.lemma));
        let relation = cx.ontology.relation(&name);
        let of_dates = |relation: &Relation| relation.range.contains(&EntityKind::Date);
        !passive
            && relation.is_some_and(|relation| !relation.range.is_empty() && !of_dates(relation))
    };
    for &date in temporal_phrases(cx, frame.head).iter().filter(says_when) {
        let preposition = case_lemma(cx, date).unwrap_or_else(|| "on".to_owned());
        if !DATING.contains(&preposition.as_str())
            || takes_name(&preposition)
            || is_length(cx, date, frame.head)
            || is_left_half(cx, frame.head)
        {
            continue;
        }
        for &head in &heads {
            let subject = semantic_head(cx, head);
            if transitive && (!is_violent(cx, frame) || cx.kind(subject) != EntityKind::Event) {
                continue;
            }
            found.push(draft(cx, frame, (subject, date), &preposition, passive));
        }
    }
    found
}

/// *died at 94*: how old he was, and no date.
pub(super) fn is_age(cx: &Context, time: TokenId) -> bool {
    let form = cx.doc.form(time);
    cx.has_child(time, Deprel::Case, &["at"])
        && form.len() < 4
        && form.chars().all(|c| c.is_ascii_digit())
        && cx.doc.child(time, Deprel::Nmod).is_none()
}

/// *was found guilty in 2941 of theft*, *pulled out of the talks in May*: without what completes the verb, the time says when
/// something else was.
fn is_left_half(cx: &Context, verb: TokenId) -> bool {
    let doc = cx.doc;
    let adjective = doc
        .children_by(verb, Deprel::Xcomp)
        .any(|it| doc.token(it).upos == Upos::Adj && outcome(cx, verb).is_none());
    let left = doc.children_by(verb, Deprel::Obl).any(|phrase| {
        case_lemma(cx, phrase)
            .is_some_and(|case| matches!(case.as_str(), "out of" | "away from" | "up to"))
    });
    adjective || left
}

/// Whether a claim of when something was says so by words that only count from another time, and that time stays unknown:
/// *in recent months*, *the following day*, *this period*; but *in the third age*.
pub(super) fn is_timeless(claim: &Claim) -> bool {
    let counts = |word: &str| {
        matches!(
            word,
            "current"
                | "earlier"
                | "few"
                | "following"
                | "last"
                | "later"
                | "latter"
                | "next"
                | "past"
                | "previous"
                | "recent"
                | "same"
                | "that"
                | "these"
                | "this"
                | "those"
        )
    };
    let words = claim.object.name.to_lowercase();
    claim.rule == RULE
        && claim.date.is_none()
        && !words.contains(|c: char| c.is_ascii_digit())
        && words.split_whitespace().any(counts)
}

/// Whether a phrase of time says *nowadays*, and no day: *is used today*.
pub(super) fn is_nowadays(cx: &Context, date: TokenId, verb: TokenId) -> bool {
    let doc = cx.doc;
    let helpers = doc
        .children(verb)
        .iter()
        .copied()
        .filter(|&child| matches!(doc.deprel(child), Deprel::Aux | Deprel::AuxPass));
    let mut tenses = helpers.chain([verb]).map(|id| doc.token(id).xpos);
    doc.lemma(date) == "today"
        && tenses.any(|xpos| matches!(xpos, Xpos::Vbz | Xpos::Vbp))
        && !cx.has_child(verb, Deprel::Aux, &["have", "be"])
}

/// *the attack killed two on Monday* dates the attack; *the fair raised funds on Monday* says half of what it did.
fn is_violent(cx: &Context, frame: &Frame) -> bool {
    cx.doc.child(frame.head, Deprel::Xcomp).is_none()
        && matches!(
            frame.lemma.as_str(),
            "kill" | "injure" | "wound" | "hit" | "strike"
        )
}

/// *was sentenced two years*, *two months after Gondor fell*: how long, or how long after, is no date; but *two years ago*.
fn is_length(cx: &Context, time: TokenId, verb: TokenId) -> bool {
    let doc = cx.doc;
    let unit = matches!(
        doc.lemma(time),
        "second" | "minute" | "hour" | "day" | "week" | "month" | "year" | "decade"
    );
    let counted = doc.child(time, Deprel::Nummod).is_some();
    let points = doc.children(time).iter().any(|&child| {
        matches!(
            doc.deprel(child),
            Deprel::Advmod | Deprel::Amod | Deprel::Det | Deprel::Nmod
        ) && child != verb
            && !matches!(
                doc.lemma(child),
                "just" | "only" | "about" | "around" | "over"
            )
    });
    unit && counted
        && !points
        && doc
            .children_by(time, Deprel::Case)
            .all(|case| doc.lemma(case) != "within")
}

fn draft(
    cx: &Context,
    frame: &Frame,
    (subject, date): (TokenId, TokenId),
    preposition: &str,
    passive: bool,
) -> Draft {
    let lemma = if passive {
        format!("{} {preposition}", passive_lemma(cx, frame.head))
    } else {
        // "fell ill on Monday"
        let word = outcome(cx, frame.head).map(|word| format!(" {word}"));
        format!("{}{} {preposition}", frame.lemma, word.unwrap_or_default())
    };
    Draft {
        subject,
        predicate: Predicate {
            relation: open_relation(&lemma),
            lemma,
            known: false,
        },
        object: date,
        literal: Some(EntityKind::Date),
        kind: ClaimType::Time,
        anchor: frame.head,
        trigger: trigger_tokens(cx, frame.head),
        rule: RULE.to_owned(),
        confidence: DATED,
        presupposed: false,
        intended: false,
        planner: None,
    }
}
