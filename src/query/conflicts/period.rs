//! Dates as precise as they are written: a day, a month or a year, compared as stretches of days.
//!
//! Invariant: a period's first day is not after its last.

use jiff::civil::Date;

/// The days that a date may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    first: Date,
    last: Date,
}

impl Period {
    /// Of `2026-01-07`, `2026-01` or `2026`.
    pub(super) fn parse(date: &str) -> Option<Self> {
        let mut parts = date.split('-').map(str::parse::<i16>);
        let year = parts.next()?.ok()?;
        let small = |part: Option<Result<i16, _>>| match part {
            None => Some(None),
            Some(part) => Some(Some(i8::try_from(part.ok()?).ok()?)),
        };
        let (month, day) = (small(parts.next())?, small(parts.next())?);
        let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        let last = match (month, day) {
            (_, Some(_)) => first,
            (Some(_), None) => first.last_of_month(),
            (None, _) => first.last_of_year(),
        };
        Some(Self { first, last })
    }

    /// Days between the two; none where they touch or overlap.
    pub(super) fn days_from(self, other: Self) -> i32 {
        let between =
            |from: Date, to: Date| from.until(to).map_or(i32::MAX, |span| span.get_days());
        if self.last < other.first {
            between(self.last, other.first)
        } else if other.last < self.first {
            between(other.last, self.first)
        } else {
            0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Period;

    #[track_caller]
    fn check(one: &str, other: &str, expected: i32) {
        let [one, other] = [one, other].map(|date| Period::parse(date).expect("a date"));
        assert_eq!(
            (one.days_from(other), other.days_from(one)),
            (expected, expected)
        );
    }

    #[test]
    fn days_are_counted_between_what_the_dates_may_mean() {
        check("2026-01-07", "2026-01-09", 2);
        check("2026-01-07", "2026-01", 0);
        check("2025", "2026-02-01", 32);
        check("2024-02", "2024-03-01", 1);
    }

    #[test]
    fn what_is_no_date_is_none() {
        assert_eq!(Period::parse("Monday"), None);
        assert_eq!(Period::parse("2026-13"), None);
    }
}
