//! Terms of office: from when to when, as precisely as the tables know.
//!
//! Invariant: dates known only to the year or month stand for their whole year or month.

use jiff::civil::Date;

/// The time during which an office is held; an unknown bound is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// First day, if known.
    pub start: Option<Date>,
    /// Last day, if known.
    pub end: Option<Date>,
}

impl Term {
    /// Reads bounds written `2022-08-07`, `2022-08`, `2022`, or left empty.
    pub(super) fn parse(start: &str, end: &str) -> Option<Self> {
        Some(Self {
            start: bound(start, false)?,
            end: bound(end, true)?,
        })
    }

    /// Whether the day lies within the term.
    pub fn holds_on(self, day: Date) -> bool {
        self.start.is_none_or(|start| start <= day) && self.end.is_none_or(|end| day <= end)
    }
}

/// `None` if `text` is no date; `Some(None)` if it is empty.
#[expect(
    clippy::option_option,
    reason = "no bound and a bad bound are different answers"
)]
fn bound(text: &str, last: bool) -> Option<Option<Date>> {
    if text.is_empty() {
        return Some(None);
    }
    let mut parts = text.splitn(3, '-');
    let year = number(parts.next()?)?;
    let month = parts.next().map(number);
    let day = parts.next().map(number);
    let date = |y, m: i16, d: i16| Date::new(y, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok();
    let found = match (month, day) {
        (None, _) if last => date(year, 12, 31)?,
        (None, _) => date(year, 1, 1)?,
        (Some(month), None) if last => date(year, month?, 1)?.last_of_month(),
        (Some(month), None) => date(year, month?, 1)?,
        (Some(month), Some(day)) => date(year, month?, day?)?,
    };
    Some(Some(found))
}

fn number(text: &str) -> Option<i16> {
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[track_caller]
    fn check(start: &str, end: &str, day: Date, expected: bool) {
        assert_eq!(
            Term::parse(start, end).map(|term| term.holds_on(day)),
            Some(expected)
        );
    }

    #[test]
    fn a_year_or_month_means_the_whole_of_it() {
        check("2013", "2019", date(2019, 12, 31), true);
        check("2013", "2019-02", date(2019, 2, 28), true);
        check("2013", "2019-02", date(2019, 3, 1), false);
    }

    #[test]
    fn an_open_bound_holds() {
        check("2022-08-07", "", date(2026, 1, 7), true);
        check("2022-08-07", "", date(2022, 8, 6), false);
    }

    #[test]
    fn what_is_no_date_is_told() {
        assert_eq!(Term::parse("2022-13", ""), None);
        assert_eq!(Term::parse("soon", ""), None);
    }
}
