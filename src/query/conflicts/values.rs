//! Two values for one thing: dates of an event, numbers of a quantity.
//!
//! *Arnor sanctioned Umbar on Monday* against *... on Thursday*; *Hurricane Eowyn killed 12 people* against *... 15 people*.
//! Invariant: an article that has both values knows two events, and is no witness.

use super::period::Period;
use super::{Conflict, Kind, Side, Statement, about};
use crate::base::text::fold;
use crate::ontology::Ontology;
use std::collections::{BTreeMap, BTreeSet};

/// Days between two dates beyond which they are of two events.
const ONE_EVENT: i32 = 10;

/// How far apart numbers may be of which one is only about right.
const ROUGHLY: f64 = 0.1;

/// Words that say that a number is not exact, or nothing at all.
const ROUGH: &[&str] = &[
    "about",
    "almost",
    "approximately",
    "around",
    "estimated",
    "least",
    "less",
    "more",
    "most",
    "nearly",
    "over",
    "roughly",
    "some",
    "than",
    "under",
    "up",
];

/// Small words beside numbers.
const SMALL: &[&str] = &["a", "an", "and", "as", "at", "in", "of", "the", "to"];

/// Numbers that are written as words.
const NUMBERS: &[(&str, f64)] = &[
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
];

/// Words that multiply the number before them.
const MULTIPLES: &[(&str, f64)] = &[
    ("dozen", 12.0),
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
];

/// Two dates that articles give one event.
pub(super) fn dates(topic: &[&Statement], ontology: &Ontology) -> Option<Conflict> {
    let first = topic.first()?;
    ontology
        .relation(&first.relation)
        .filter(|relation| relation.is_event)?;
    let mut by_date: BTreeMap<&str, Vec<&Statement>> = BTreeMap::new();
    for statement in topic.iter().filter(|it| !it.negated) {
        if let Some(date) = &statement.date {
            by_date.entry(date).or_default().push(statement);
        }
    }
    for (date, one) in &by_date {
        for (later, other) in
            by_date.range::<str, _>((std::ops::Bound::Excluded(*date), std::ops::Bound::Unbounded))
        {
            let apart = Period::parse(date)?.days_from(Period::parse(later)?);
            if (1..=ONE_EVENT).contains(&apart) && are_of_different_articles(one, other) {
                let sides = [Side::new(*date, one), Side::new(*later, other)];
                return Some(about(Kind::Dates, first, sides));
            }
        }
    }
    None
}

fn are_of_different_articles(one: &[&Statement], other: &[&Statement]) -> bool {
    let articles = |side: &[&Statement]| -> BTreeSet<String> {
        side.iter().map(|it| it.from.article.clone()).collect()
    };
    articles(one).is_disjoint(&articles(other))
}

/// A number with what is counted.
#[derive(Clone, Debug, PartialEq)]
struct Amount {
    number: f64,
    rough: bool,
    unit: BTreeSet<String>,
}

/// Two numbers that articles have for one quantity.
pub(super) fn amounts(statements: &[Statement]) -> Vec<Conflict> {
    let mut things: BTreeMap<(&str, &str), Vec<(&Statement, Amount)>> = BTreeMap::new();
    for statement in statements.iter().filter(|it| !it.negated) {
        let measured = matches!(statement.kinds[1].as_str(), "Quantity" | "Money");
        if let Some(amount) = Amount::parse(&statement.object).filter(|_| measured) {
            things
                .entry((&statement.ends[0], &statement.relation))
                .or_default()
                .push((statement, amount));
        }
    }
    let mut found = Vec::new();
    for said in things.values() {
        let pair = said.iter().enumerate().find_map(|(at, one)| {
            let other = said[at + 1..]
                .iter()
                .find(|other| differ(one, other, said))?;
            Some((one, other))
        });
        if let Some(((one, first), (other, second))) = pair {
            let side = |like: &Amount, says: &Statement| {
                let same: Vec<&Statement> = said
                    .iter()
                    .filter(|(_, amount)| amount.is_same(like))
                    .map(|(statement, _)| *statement)
                    .collect();
                Side::new(says.object.clone(), &same)
            };
            let sides = [side(first, one), side(second, other)];
            let mut conflict = about(Kind::Amounts, one, sides);
            conflict.object = format!("{} or {}", one.object, other.object);
            found.push(conflict);
        }
    }
    found
}

/// Whether two articles contradict each other in a number that neither of them has both ways.
fn differ(
    (one, first): &(&Statement, Amount),
    (other, second): &(&Statement, Amount),
    said: &[(&Statement, Amount)],
) -> bool {
    let has = |article: &str, amount: &Amount| {
        said.iter()
            .any(|(it, its)| it.from.article == article && its.is_same(amount))
    };
    one.from.article != other.from.article
        && one.is_of_time_of(other)
        && !first.unit.is_disjoint(&second.unit)
        && !first.is_same(second)
        && !has(&one.from.article, second)
        && !has(&other.from.article, first)
}

impl Amount {
    /// Of `about 12,000 people`, `$1.5 million`, `twelve orcs`; none where there is no number, or more than one.
    fn parse(text: &str) -> Option<Self> {
        let spaced = fold(text).replace('$', "$ ").replace(['€', '£'], " ");
        let mut number: Option<f64> = None;
        let mut rough = false;
        let mut unit = BTreeSet::new();
        for word in spaced.split_whitespace() {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '$' && c != '%');
            let value = value(word);
            if let Some(value) = value {
                if number.replace(value).is_some() {
                    return None;
                }
            } else if let Some((_, times)) = MULTIPLES.iter().find(|(it, _)| *it == word) {
                number = Some(number.unwrap_or(1.0) * times);
            } else if ROUGH.contains(&word) {
                rough = true;
            } else if !word.is_empty() && !SMALL.contains(&word) {
                unit.insert(word.to_owned());
            }
        }
        let number = number?;
        Some(Self {
            number,
            rough,
            unit,
        })
    }

    /// Whether the two may be one number.
    fn is_same(&self, other: &Self) -> bool {
        let apart = (self.number - other.number).abs();
        let most = self.number.abs().max(other.number.abs());
        let leeway = if self.rough || other.rough {
            ROUGHLY
        } else {
            1e-9
        };
        apart <= leeway * most
    }
}

fn value(word: &str) -> Option<f64> {
    let named = NUMBERS.iter().find(|(name, _)| *name == word);
    named.map(|(_, value)| *value).or_else(|| {
        word.starts_with(|c: char| c.is_ascii_digit())
            .then(|| word.trim_end_matches('%').replace(',', "").parse().ok())
            .flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::Amount;

    #[track_caller]
    fn check(one: &str, other: &str, same: bool) {
        let [one, other] = [one, other].map(|text| Amount::parse(text).expect("an amount"));
        assert_eq!(one.is_same(&other), same);
    }

    #[test]
    fn numbers_compare_however_they_are_written() {
        check("12,000 orcs", "twelve thousand orcs", true);
        check("$1.5 million", "$1,500,000", true);
        check("12 orcs", "15 orcs", false);
    }

    #[test]
    fn rough_numbers_may_be_off() {
        check("about 1,000 orcs", "1,050 orcs", true);
        check("about 1,000 orcs", "1,500 orcs", false);
    }

    #[test]
    fn what_has_no_single_number_is_no_amount() {
        assert_eq!(Amount::parse("many orcs"), None);
        assert_eq!(Amount::parse("12 of 15 orcs"), None);
    }
}
