//! Expressions of time in a sentence: *on Wednesday*, *January 7, 2026*, *last month*, *two years ago*, *that day*.
//!
//! In: the words of a sentence. Out: which of them name a time, and what. Invariant: expressions do not overlap, and stand
//! in the order of the text.

use super::counts::{ago, day_before, few_days, in_the_day, later};
use super::when::{Unit, When, Year};
use crate::base::calendar;
use jiff::civil::{Date, Weekday};
use std::ops::Range;

/// A word as the scanner sees it.
#[derive(Clone, Debug, Default)]
pub(super) struct Word {
    /// In lower case, without the stop of an abbreviation.
    pub(super) lower: String,
    /// Whether it may name a month or weekday: not a verb (*may*, *march*), not inside a longer name (*Black Friday*).
    pub(super) names_time: bool,
    /// Whether it only counts what follows (*1500 people*).
    pub(super) counts: bool,
}

/// The expressions in a sentence, each with the words it covers.
pub(super) fn scan(words: &[Word]) -> Vec<(Range<usize>, When)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let hit = iso(words, at)
            .or_else(|| month(words, at))
            .or_else(|| weekday(words, at))
            .or_else(|| day_word(words, at))
            .or_else(|| year(words, at))
            .or_else(|| ago(words, at))
            .or_else(|| later(words, at))
            .or_else(|| few_days(words, at))
            .or_else(|| day_before(words, at))
            .or_else(|| in_the_day(words, at))
            .or_else(|| feast(words, at))
            .or_else(|| unit_phrase(words, at));
        match hit {
            Some((range, when)) => {
                at = range.end.max(at + 1);
                found.push((range, when));
            }
            None => at += 1,
        }
    }
    found
}

/// The words that an expression covers, and what it names.
pub(super) type Hit = Option<(Range<usize>, When)>;

pub(super) fn word(words: &[Word], at: usize) -> &str {
    words.get(at).map_or("", |word| word.lower.as_str())
}

pub(super) fn before(words: &[Word], at: usize, back: usize) -> &str {
    at.checked_sub(back).map_or("", |at| word(words, at))
}

/// *2026-01-07*.
fn iso(words: &[Word], at: usize) -> Hit {
    let lower = word(words, at);
    let date = lower.contains('-').then(|| lower.parse::<Date>().ok())??;
    let when = When::Month(Year::Given(date.year()), date.month(), Some(date.day()));
    Some((at..at + 1, when))
}

/// *January 7, 2026*, *7 January*, *in October*, *January of this year*.
fn month(words: &[Word], at: usize) -> Hit {
    let month = calendar::month(word(words, at)).filter(|_| words[at].names_time)?;
    let (mut start, mut end) = (at, at + 1);
    let mut day = day_of(word(words, end));
    if day.is_some() {
        end += 1;
    } else if let Some(found) = day_of(before(words, at, 1)) {
        day = Some(found);
        start = at - 1;
    } else if let Some(found) =
        day_of(before(words, at, 2)).filter(|_| before(words, at, 1) == "of")
    {
        day = Some(found);
        start = at - 2;
    }
    let comma = usize::from(word(words, end) == ",");
    let of = usize::from(word(words, end) == "of");
    let year = if let Some(year) = year_of(word(words, end + comma)) {
        end += comma + 1;
        Year::Given(year)
    } else if word(words, end + of + 1) == "year"
        && let Some(off) = offset(word(words, end + of))
    {
        end += of + 2;
        Year::Off(off)
    } else if before(words, start, 1) == "that" {
        Year::Told
    } else {
        Year::Unsaid
    };
    if day.is_some() {
        start -= weekday_before(words, start);
    }
    Some((start..end, When::Month(year, month, day)))
}

/// How many words before a day name its weekday: *Wednesday,* *January 7*.
fn weekday_before(words: &[Word], at: usize) -> usize {
    let comma = usize::from(before(words, at, 1) == ",");
    let named = weekday_of(before(words, at, 1 + comma)).is_some();
    if named { 1 + comma } else { 0 }
}

/// *Wednesday*, *last Friday*; not before a date that says more (*Wednesday, January 7*).
fn weekday(words: &[Word], at: usize) -> Hit {
    let weekday = weekday_of(word(words, at)).filter(|_| words[at].names_time)?;
    let next = at + 1 + usize::from(word(words, at + 1) == ",");
    let (first, second) = (word(words, next), word(words, next + 1));
    let says_more = calendar::month(first).is_some() && day_of(second).is_some()
        || day_of(first).is_some() && calendar::month(second).is_some();
    if says_more {
        return None;
    }
    let weeks = match before(words, at, 1) {
        "last" | "previous" => Some(-1),
        "next" => Some(1),
        _ => None,
    };
    Some((at..at + 1, When::Weekday(weekday, weeks)))
}

fn day_word(words: &[Word], at: usize) -> Hit {
    let off = match word(words, at) {
        "today" | "tonight" => 0,
        "yesterday" => -1,
        "tomorrow" => 1,
        _ => return None,
    };
    Some((at..at + 1, When::Off(Unit::Day, off)))
}

/// *2019*; but not *1830 UTC*, *1500 people*, *1368 million*.
fn year(words: &[Word], at: usize) -> Hit {
    let year = year_of(word(words, at)).filter(|_| !words[at].counts)?;
    let clock = (1..=2).any(|ahead| matches!(word(words, at + ahead), "utc" | "gmt" | "hours"))
        || weekday_of(word(words, at + 1)).is_some();
    let amount = matches!(
        word(words, at + 1),
        "million" | "billion" | "trillion" | "%" | "percent"
    );
    (!clock && !amount).then_some((at..at + 1, When::Year(year)))
}

/// *Christmas Eve*, *New Year's Day*.
fn feast(words: &[Word], at: usize) -> Hit {
    let (month, day, length) = match (word(words, at), word(words, at + 1)) {
        ("christmas", "eve") => (12, 24, 2),
        ("christmas", "day") => (12, 25, 2),
        ("new", "year") => match (word(words, at + 2), word(words, at + 3)) {
            ("'s" | "’s", "eve") => (12, 31, 4),
            ("'s" | "’s", "day") => (1, 1, 4),
            _ => return None,
        },
        _ => return None,
    };
    let year = year_of(word(words, at + length));
    let end = at + length + usize::from(year.is_some());
    let year = year.map_or(Year::Unsaid, Year::Given);
    Some((at..end, When::Month(year, month, Some(day))))
}

/// *last month*, *this weekend*, *last night*, *that day*, *the following morning*.
fn unit_phrase(words: &[Word], at: usize) -> Hit {
    let unit = word(words, at + 1);
    let part_of_day = is_part_of_day(unit);
    let off = match word(words, at) {
        "this" if part_of_day => return Some((at..at + 2, When::Off(Unit::Day, 0))),
        "last" if unit == "night" => return Some((at..at + 2, When::Off(Unit::Day, -1))),
        "that" | "same" if part_of_day || unit == "day" => 0,
        "that" | "same" => return Some((at..at + 2, When::Told(unit_of(unit)?, 0))),
        "following" if matches!(unit, "week" | "month" | "year") => {
            return Some((at..at + 2, When::Told(unit_of(unit)?, 1)));
        }
        "next" | "following" if part_of_day || unit == "day" => 1,
        "previous" if unit == "day" || part_of_day => -1,
        lead => {
            let when = match (offset(lead), unit) {
                (Some(off), "weekend") => When::Weekend(off.into()),
                (None, "weekend") if lead == "the" => When::Weekend(0),
                (Some(0), "spring" | "summer" | "autumn" | "fall") => When::Off(Unit::Year, 0),
                (Some(off), _) => When::Off(unit_of(unit)?, off.into()),
                _ => return None,
            };
            return Some((at..at + 2, when));
        }
    };
    Some((at..at + 2, When::Told(Unit::Day, off)))
}

pub(super) fn is_part_of_day(word: &str) -> bool {
    matches!(word, "morning" | "afternoon" | "evening" | "night")
}

fn offset(word: &str) -> Option<i16> {
    match word {
        "this" => Some(0),
        "last" | "past" | "previous" => Some(-1),
        "next" | "coming" => Some(1),
        _ => None,
    }
}

pub(super) fn unit_of(word: &str) -> Option<Unit> {
    Some(match word {
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "year" => Unit::Year,
        _ => return None,
    })
}

fn day_of(word: &str) -> Option<i8> {
    let figures = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &word[figures.len()..];
    matches!(suffix, "" | "st" | "nd" | "rd" | "th")
        .then(|| figures.parse::<i8>().ok())?
        .filter(|day| (1..=31).contains(day))
}

fn year_of(word: &str) -> Option<i16> {
    (word.len() == 4)
        .then(|| word.parse::<i16>().ok())?
        .filter(|year| (1000..=2199).contains(year))
}

/// *sun* and *sat* are words of their own more often than days.
fn weekday_of(word: &str) -> Option<Weekday> {
    calendar::weekday(word).filter(|_| !matches!(word, "sat" | "sun"))
}

#[cfg(test)]
mod tests {
    use super::super::when::Direction;
    use super::*;
    use jiff::civil::date;

    /// What the phrase names on Friday, 9 January 2026, when the last day told of was Tuesday.
    #[track_caller]
    fn check(phrase: &str, direction: Direction, expected: &str) {
        let words: Vec<Word> = phrase
            .split(' ')
            .map(|word| Word {
                lower: word.to_owned(),
                names_time: true,
                counts: false,
            })
            .collect();
        let found = scan(&words).first().and_then(|(_, when)| {
            when.resolve(
                Some(date(2026, 1, 9)),
                Some(date(2026, 1, 6).into()),
                direction,
            )
        });
        let found = found.map(|date| date.to_string()).unwrap_or_default();
        assert_eq!(found, expected, "{phrase}");
    }

    #[test]
    fn days() {
        check("on wednesday", Direction::Past, "2026-01-07");
        check("on friday", Direction::Past, "2026-01-09");
        check("wednesday", Direction::Future, "2026-01-14");
        check("last wednesday", Direction::Past, "2025-12-31");
        check("next monday", Direction::Past, "2026-01-12");
        check(
            "wednesday , january 7 , 2026",
            Direction::Past,
            "2026-01-07",
        );
        check("7 january", Direction::Past, "2026-01-07");
        check("wednesday 7 january", Direction::Past, "2026-01-07");
        check("december 31st", Direction::Past, "2025-12-31");
        check("yesterday", Direction::Past, "2026-01-08");
        check("christmas eve", Direction::Past, "2025-12-24");
        check("new year 's day 2025", Direction::Past, "2025-01-01");
        check("january 7", Direction::Future, "2026-01-07");
        check("october 7", Direction::Future, "2026-10-07");
        check("last night", Direction::Past, "2026-01-08");
        check("three days ago", Direction::Past, "2026-01-06");
    }

    #[test]
    fn longer_times() {
        check("in october", Direction::Past, "2025-10");
        check("in march", Direction::Future, "2026-03");
        check("in march of last year", Direction::Past, "2025-03");
        check("in november", Direction::Open, "2025-11");
        check("in may", Direction::Open, "2026-05");
        check("in 2025", Direction::Past, "2025");
        check("three years ago", Direction::Past, "2023");
        check("last month", Direction::Past, "2025-12");
        check("last year", Direction::Past, "2025");
        check("this weekend", Direction::Future, "2026-01");
        check("a few days ago", Direction::Past, "2026-01");
        check("this week", Direction::Past, "2026-01");
        check("february 31", Direction::Past, "2025-02");
    }

    #[test]
    fn days_counted_from_what_was_told() {
        check("that day", Direction::Past, "2026-01-06");
        check("the following morning", Direction::Past, "2026-01-07");
        check("two days later", Direction::Past, "2026-01-08");
        check("ten years earlier", Direction::Past, "2016");
        check("a decade later", Direction::Past, "2036");
        check("a year earlier than usual", Direction::Past, "");
        check("later in the evening", Direction::Past, "2026-01-06");
        check("the day before .", Direction::Past, "2026-01-05");
        check("the day before the ride .", Direction::Past, "");
        check("earlier in the month", Direction::Past, "2026-01");
        check("that same day", Direction::Past, "2026-01-06");
        check("that year", Direction::Past, "2026");
        check("a few days later", Direction::Past, "2026-01");
        // From the fourth day of the month back to the last of the one before.
        check("mere days earlier", Direction::Past, "");
    }

    #[test]
    fn guesses_nothing() {
        check("20260107", Direction::Past, "");
        check("for decades", Direction::Past, "");
        check("about fifteen years ago", Direction::Past, "");
        check("fifteen days ago", Direction::Past, "");
        check("at 1830 utc", Direction::Past, "");
        check("1368 million", Direction::Past, "");
        // A week that lies in two months.
        check("last week", Direction::Past, "");
    }
}
