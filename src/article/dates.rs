//! Dates as news texts write them: `January 08, 2026`, `7 Jan 2026`, `Wednesday, Jan. 7, 2026`, `2026-01-07T10:00Z`.
//!
//! Invariant: only full dates that exist are returned; nothing is completed by guessing.

use super::pattern::pattern;
use crate::base::Span;
use crate::base::calendar;
use jiff::civil::Date;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// Years outside these are misreadings (room numbers, prices), not dates of news.
const YEARS: std::ops::RangeInclusive<i16> = 1600..=2199;

/// Month names and their usual abbreviations, as a piece of a pattern.
macro_rules! month {
    ($name:literal) => {
        concat!(
            "(?P<",
            $name,
            ">jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|",
            "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
        )
    };
}

static FULL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?(?:",
        month!("m1"),
        r"\.?\s+(?P<d1>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{4})|(?P<d2>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?",
        month!("m2"),
        r"\.?,?\s+(?P<y2>\d{4})|(?P<y3>\d{4})[-/](?P<m3>\d{2})[-/](?P<d3>\d{2}))(?:\b|T)",
    ))
});

static MONTH_DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^(?:",
        month!("m1"),
        r"\.?\s+(?P<d1>\d{1,2})|(?P<d2>\d{1,2})\s+",
        month!("m2"),
        r"\.?)$",
    ))
});

/// The first full date in `text` and where it stands.
pub(super) fn first(text: &str) -> Option<(Date, Span)> {
    FULL.captures_iter(text).find_map(|found| full(&found))
}

/// The last full date in `text` and where it stands.
pub(super) fn last(text: &str) -> Option<(Date, Span)> {
    FULL.captures_iter(text)
        .filter_map(|found| full(&found))
        .last()
}

/// A date as metadata gives it: ISO with or without time, `20260107`, RFC 2822, or written out.
/// The day is the one of the place that wrote it; time zones don't move it.
///
/// ```
/// use newsgraph::article::parse_date;
/// assert_eq!(parse_date("2026-01-08T01:23:00+05:30"), Some(jiff::civil::date(2026, 1, 8)));
/// assert_eq!(parse_date("Thu, 08 Jan 2026 13:23:00 GMT"), Some(jiff::civil::date(2026, 1, 8)));
/// assert_eq!(parse_date("01/08/2026"), None, "a day or a month?");
/// ```
pub fn parse_date(written: &str) -> Option<Date> {
    let written = written.trim();
    if written.len() == 8 && written.bytes().all(|b| b.is_ascii_digit()) {
        return date(&written[..4], &written[4..6], &written[6..]);
    }
    first(written).map(|(date, _)| date)
}

/// Month and day of a date without a year (`Jan. 7`, `7 January`), which must be the whole of `text`.
pub(super) fn month_day(text: &str) -> Option<(i8, i8)> {
    let found = MONTH_DAY.captures(text.trim())?;
    let month = found.name("m1").or(found.name("m2"))?;
    let day = found.name("d1").or(found.name("d2"))?;
    Some((month_number(month.as_str())?, day.as_str().parse().ok()?))
}

/// The date of this month and day that lies within ten days of `near`.
pub(super) fn nearest(month: i8, day: i8, near: Date) -> Option<Date> {
    (near.year() - 1..=near.year() + 1)
        .filter_map(|year| Date::new(year, month, day).ok())
        .find(|date| (*date - near).get_days().abs() <= 10)
}

fn full(found: &Captures) -> Option<(Date, Span)> {
    let part = |a: &str, b: &str, c: &str| {
        let part = found.name(a).or(found.name(b)).or(found.name(c));
        part.map(|part| part.as_str())
    };
    let date = date(
        part("y1", "y2", "y3")?,
        part("m1", "m2", "m3")?,
        part("d1", "d2", "d3")?,
    )?;
    Some((date, found.get(0)?.range().into()))
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    let month = month.parse().ok().or_else(|| month_number(month))?;
    let year = year.parse().ok().filter(|year| YEARS.contains(year))?;
    Date::new(year, month, day.parse().ok()?).ok()
}

fn month_number(name: &str) -> Option<i8> {
    calendar::month(&name.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[track_caller]
    fn check(text: &str, expected: Option<(Date, &str)>) {
        let found = first(text).map(|(date, span)| (date, span.of(text)));
        assert_eq!(found, expected);
    }

    #[test]
    fn full_dates_in_text() {
        let day = date(2026, 1, 7);
        check(
            "in Gondor, Wednesday, Jan. 7, 2026.",
            Some((day, "Wednesday, Jan. 7, 2026")),
        );
        check(
            "Eowyn January 07, 2026 01:23 PM",
            Some((day, "January 07, 2026")),
        );
        check("on 7 January 2026 at", Some((day, "7 January 2026")));
        check("JAN 7TH, 2026", Some((day, "JAN 7TH, 2026")));
        check("2026-01-07T10:00:00Z", Some((day, "2026-01-07T")));
    }

    #[test]
    fn no_guessing() {
        check("on Jan. 7 in Gondor", None);
        check("February 30, 2026", None);
        check("May 12 3019 men rode", None);
        check("01/07/2026", None);
    }

    #[test]
    fn a_year_is_taken_from_a_near_date_only() {
        assert_eq!(nearest(12, 31, date(2026, 1, 7)), Some(date(2025, 12, 31)));
        assert_eq!(nearest(6, 1, date(2026, 1, 7)), None);
    }
}
