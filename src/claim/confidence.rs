//! Confidence: how often claims like this one are right.
//!
//! In: a claim with the model's scores. Out: a probability, by a logistic regression that `tests/score/confidence.py` fits
//! to gold. Invariant: the features are those of that script, by the same names; an unknown one counts nothing.

use super::learned::MODEL;
use super::types::{Argument, Claim};
use crate::entity::is_referring_pronoun;
use crate::ontology::Modality;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Feature and weight; the feature without a name is always there.
const TABLE: &str = include_str!("confidence.csv");

static WEIGHTS: LazyLock<BTreeMap<&str, f32>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| line.split_once(','))
        .filter_map(|(feature, weight)| Some((feature, weight.parse().ok()?)))
        .collect()
});

/// Tables, rules, and first words of the names of rules.
const GROUPS: &[&str] = &[
    "triggers.csv",
    "roles.csv",
    MODEL,
    "open-verb",
    "says-about",
    "copula",
    "dated",
    "bare-role",
    "place",
];

/// The probability that a claim of an article with this text is right; its scores are there.
pub(super) fn calibrated(claim: &Claim, text: &str) -> f32 {
    let sum: f32 = features(claim, text)
        .iter()
        .map(|(feature, value)| value * WEIGHTS.get(feature.as_str()).copied().unwrap_or_default())
        .sum();
    1.0 / (1.0 + (-sum).exp())
}

fn features(claim: &Claim, text: &str) -> Vec<(String, f32)> {
    let reported = claim.modality == Modality::Reported;
    let is_pronoun = |end: &Argument| is_referring_pronoun(end.span.of(text));
    let flags = [
        ("", true),
        ("open relation", !claim.predicate.known),
        ("reported", reported),
        ("unreal", !reported && claim.modality != Modality::Fact),
        ("no source", reported && claim.sources.is_empty()),
        ("negated", claim.negated),
        (
            "pronoun",
            is_pronoun(&claim.subject) || is_pronoun(&claim.object),
        ),
        ("literal", claim.object.entity.is_none()),
    ];
    let mut found: Vec<(String, f32)> = flags
        .into_iter()
        .filter(|(_, holds)| *holds)
        .map(|(feature, _)| (feature.to_owned(), 1.0))
        .collect();
    found.extend(group(&claim.rule).map(|group| (format!("rule {group}"), 1.0)));
    let Some(scores) = claim.scores else {
        return found;
    };
    if claim.rule == MODEL {
        found.push(("model likelihood".to_owned(), scores.likelihood));
    }
    let scores = [
        ("score pair", scores.pair),
        ("score likelihood", scores.likelihood),
        ("score type", scores.kind),
        ("score fact", scores.fact),
        ("score soundness", scores.soundness),
    ];
    found.extend(scores.map(|(feature, value)| (feature.to_owned(), value)));
    found
}

fn group(rule: &str) -> Option<&'static str> {
    let of = |group: &&&str| {
        let rest = rule.strip_prefix(**group);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '-']))
    };
    GROUPS.iter().find(of).copied()
}

#[cfg(test)]
mod tests {
    use super::{GROUPS, TABLE, WEIGHTS, group};

    #[test]
    fn every_row_of_the_table_is_read() {
        let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(rows.count() - 1, WEIGHTS.len());
    }

    #[test]
    fn every_group_has_a_weight() {
        for group in GROUPS {
            assert!(
                WEIGHTS.contains_key(format!("rule {group}").as_str()),
                "{group}"
            );
        }
    }

    #[test]
    fn rules_are_grouped_by_their_table_or_first_word() {
        assert_eq!(group("triggers.csv:343"), Some("triggers.csv"));
        assert_eq!(group("place-comma"), Some("place"));
        assert_eq!(group("models"), None);
    }
}
