//! Expressions of time that count: *three years ago*, *two days later*, *a few days ago*, *later in the day*.
//!
//! In: the words of a sentence, and where to look. Out: the words that count a time from now or from what was told.
//! Invariant: an estimate (*about fifteen years ago*) names no time; a few days name the month that they all lie in.

use super::timex::{Hit, Word, before, is_part_of_day, unit_of, word};
use super::when::{Unit, When};

/// *three years ago*; but not *about fifteen years ago*.
pub(super) fn ago(words: &[Word], at: usize) -> Hit {
    if word(words, at + 2) != "ago" {
        return None;
    }
    let count = number_of(word(words, at))?;
    let rough = ROUGH.contains(&before(words, at, 1));
    let unit = unit_of(word(words, at + 1).trim_end_matches('s')).filter(|_| !rough)?;
    Some((at..at + 3, When::Off(unit, -count)))
}

/// *two days later*, *a decade earlier*: counted from what was told; but not *a year earlier than Gondor*.
pub(super) fn later(words: &[Word], at: usize) -> Hit {
    let count = number_of(word(words, at))?;
    let sign = match word(words, at + 2) {
        "later" => 1,
        "earlier" if word(words, at + 3) != "than" => -1,
        _ => return None,
    };
    let (unit, length) = match word(words, at + 1).trim_end_matches('s') {
        "decade" => (Unit::Year, 10),
        unit => (unit_of(unit)?, 1),
    };
    let rough = ROUGH.contains(&before(words, at, 1));
    (!rough).then_some((at..at + 3, When::Told(unit, sign * count * length)))
}

/// *a few days ago*, *mere days later*, *a couple of days earlier*; but not *fifteen days ago*.
pub(super) fn few_days(words: &[Word], at: usize) -> Hit {
    let few = match before(words, at, 1) {
        "few" | "just" | "mere" | "only" | "" => true,
        "of" => before(words, at, 2) == "couple",
        _ => false,
    };
    let when = match word(words, at + 1) {
        "ago" | "back" => When::FewDays(-1),
        "earlier" => When::FewDaysTold(-1),
        "later" => When::FewDaysTold(1),
        _ => return None,
    };
    (few && word(words, at) == "days").then_some((at..at + 2, when))
}

/// *the day before*, *the week after* that was told of; but *the day before Gondor fell*.
pub(super) fn day_before(words: &[Word], at: usize) -> Hit {
    let sign = match word(words, at + 2) {
        "before" => -1,
        "after" => 1,
        _ => return None,
    };
    let closes = matches!(word(words, at + 3), "" | "," | "." | ";" | ")" | "\"" | "”");
    let unit = unit_of(word(words, at + 1)).filter(|_| closes && word(words, at) == "the")?;
    Some((at..at + 3, When::Told(unit, sign)))
}

/// *later in the day*, *earlier in the month*.
pub(super) fn in_the_day(words: &[Word], at: usize) -> Hit {
    let ordered = matches!(word(words, at), "later" | "earlier");
    if !ordered || word(words, at + 1) != "in" || word(words, at + 2) != "the" {
        return None;
    }
    let unit = word(words, at + 3);
    let unit = if is_part_of_day(unit) {
        Unit::Day
    } else {
        unit_of(unit)?
    };
    Some((at..at + 4, When::Told(unit, 0)))
}

/// Words before a count that make it an estimate.
pub(super) const ROUGH: &[&str] = &[
    "about",
    "around",
    "nearly",
    "almost",
    "over",
    "some",
    "roughly",
    "than",
    "approximately",
];

/// A count of up to five hundred, in figures or words up to twelve; *a* is one.
pub(super) fn number_of(word: &str) -> Option<i32> {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    if matches!(word, "a" | "an") {
        return Some(1);
    }
    let written = || WORDS.iter().position(|name| *name == word);
    word.parse::<i32>()
        .ok()
        .filter(|count| (0..=500).contains(count))
        .or_else(|| i32::try_from(written()?).ok())
}
