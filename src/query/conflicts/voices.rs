//! One claim in several voices: stated and denied, stated here and only reported there.
//!
//! *The queen met the steward* against *the queen has not met the steward*; *Umbar armed the Corsairs* against *Arnor says
//! that Umbar armed the Corsairs*. Invariant: a topic gives at most one conflict of a kind.

use super::{Conflict, Kind, Side, Statement, about};
use std::collections::BTreeSet;

/// The conflicts among statements on one topic, a contradiction before a mere difference of voice.
pub(super) fn conflict(topic: &[&Statement]) -> Option<Conflict> {
    contradiction(topic).or_else(|| allegation(topic))
}

/// Some say that it is so, some that it is not.
fn contradiction(topic: &[&Statement]) -> Option<Conflict> {
    let (no, yes): (Vec<&Statement>, Vec<&Statement>) = topic.iter().partition(|it| it.negated);
    // The plainest kind that some pair makes decides which voices are shown.
    for kind in [Kind::Polarity, Kind::Denial, Kind::Dispute] {
        let makes = |yes: &Statement, no: &Statement| of_voices(yes, no) == Some(kind);
        let said: Vec<&Statement> = with_partner(&yes, &no, makes);
        let denied: Vec<&Statement> = with_partner(&no, &yes, |no, yes| makes(yes, no));
        if let (Some(first), false) = (said.first(), denied.is_empty()) {
            let sides = [Side::new("so", &said), Side::new("not so", &denied)];
            return Some(about(kind, first, sides));
        }
    }
    None
}

/// What a statement and its negation make.
fn of_voices(yes: &Statement, no: &Statement) -> Option<Kind> {
    if !yes.is_of_time_of(no) || yes.voice() == no.voice() {
        return None;
    }
    match (yes.is_own(), no.is_own()) {
        (true, true) => Some(Kind::Polarity),
        (false, false) => Some(Kind::Dispute),
        _ => Some(Kind::Denial),
    }
}

/// Those of `some` that make what is wanted with one of `others`.
fn with_partner<'a>(
    some: &[&'a Statement],
    others: &[&Statement],
    makes: impl Fn(&Statement, &Statement) -> bool,
) -> Vec<&'a Statement> {
    let has_partner = |it: &&Statement| others.iter().any(|other| makes(it, other));
    some.iter().copied().filter(has_partner).collect()
}

/// Some articles state it, others only pass on who says so.
fn allegation(topic: &[&Statement]) -> Option<Conflict> {
    let (own, reported): (Vec<&Statement>, Vec<&Statement>) =
        topic.iter().partition(|it| it.is_own());
    let alleged: Vec<&Statement> = reported
        .into_iter()
        .filter(|it| {
            it.source.is_some() && own.iter().all(|own| own.from.article != it.from.article)
        })
        .collect();
    let makes = |one: &Statement, other: &Statement| {
        one.negated == other.negated && one.is_of_time_of(other)
    };
    let stated = with_partner(&own, &alleged, makes);
    let alleged = with_partner(&alleged, &own, makes);
    let first = stated.first()?;
    let speakers: BTreeSet<&str> = alleged
        .iter()
        .filter_map(|it| it.source.as_deref())
        .collect();
    let speakers = Vec::from_iter(speakers).join(", ");
    let sides = [
        Side::new("fact", &stated),
        Side::new(format!("say only {speakers}"), &alleged),
    ];
    Some(about(Kind::Allegation, first, sides))
}
