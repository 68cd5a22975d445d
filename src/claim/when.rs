//! When: what an expression of time names, and the date that it stands for on a given day.
//!
//! Invariant: a date is never more precise than its words; what only a guess could resolve stays unresolved.

use super::types::PartialDate;
use jiff::civil::{Date, Weekday};
use jiff::{Span as Duration, ToSpan};

/// Which way an expression points that could go both ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
    /// Of two years the nearer, of two days the next: *ends in March*, *was planned for March*.
    Open,
}

/// What an expression of time names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// A month, perhaps with day and year: *Jan. 7*, *October last year*.
    Month(Year, i8, Option<i8>),
    /// A year alone.
    Year(i16),
    /// A day of the week, and how many weeks off if that is said (*last Friday*).
    Weekday(Weekday, Option<i8>),
    /// Units from the day of speaking: *yesterday*, *last month*, *two years ago*.
    Off(Unit, i32),
    /// Weekends from the nearest one.
    Weekend(i32),
    /// Two to six days from the day of speaking, on or back: *a few days ago*.
    FewDays(i32),
    /// The same from the time last told of: *a few days later*.
    FewDaysTold(i32),
    /// Units from the time last told of: *that day*, *the following morning*, *ten years later*.
    Told(Unit, i32),
}

/// The year of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Given(i16),
    Off(i16),
    /// That of the time last told of: *that September*.
    Told,
    Unsaid,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl When {
    /// Whether it names more than a day.
    pub(super) fn is_coarse(self) -> bool {
        match self {
            When::Month(_, _, day) => day.is_none(),
            When::Off(unit, _) | When::Told(unit, _) => unit != Unit::Day,
            When::Year(_) | When::Weekend(_) | When::FewDays(_) | When::FewDaysTold(_) => true,
            When::Weekday(..) => false,
        }
    }

    /// Whether it counts from what was told.
    pub(super) fn is_told(self) -> bool {
        matches!(self, When::Told(..) | When::FewDaysTold(_))
    }

    /// The date, counted from the day of speaking or from the time last told of.
    pub(super) fn resolve(
        self,
        now: Option<Date>,
        told: Option<PartialDate>,
        direction: Direction,
    ) -> Option<PartialDate> {
        match self {
            When::Month(year, month, day) => {
                let year = match year {
                    Year::Given(year) => year,
                    Year::Off(off) => now?.year() + off,
                    Year::Told => told?.year,
                    Year::Unsaid => nearest_year(now?, month, day, direction),
                };
                // "February 31" is no day, though it is a month.
                let day = day.filter(|&day| Date::new(year, month, day).is_ok());
                Some(PartialDate {
                    year,
                    month: Some(month),
                    day,
                })
            }
            When::Year(year) => Some(year_alone(year)),
            When::Weekday(weekday, weeks) => {
                weekday_date(now?, weekday, weeks, direction).map(PartialDate::from)
            }
            When::Off(Unit::Week, 0) => this_week(now?, direction),
            When::Off(unit, by) => off(now?, unit, by),
            When::FewDays(sign) => few_days(now?, sign),
            When::FewDaysTold(sign) => few_days(told?.date()?, sign),
            When::Weekend(by) => weekend(now?, by, direction),
            When::Told(unit, by) => counted(told?, unit, by),
        }
    }
}

/// In months.
const HALF_A_YEAR: i8 = 6;
/// So few months back a day is still meant by its month alone.
const NEAR: i8 = 3;

/// The year of a month without one: the latest not after publication for what is past, the next for what is to come, the
/// nearer of the two for what may be either.
fn nearest_year(now: Date, month: i8, day: Option<i8>, direction: Direction) -> i16 {
    let after = (month, day.unwrap_or(1)) > (now.month(), now.day());
    let before = (month, day.unwrap_or(31)) < (now.month(), now.day());
    match direction {
        Direction::Past if after => now.year() - 1,
        // "a warning of 3 January", two days later: nobody leaves out a year that is eleven months off.
        Direction::Future if before && day.is_some() && now.month() - month < NEAR => now.year(),
        Direction::Future if before => now.year() + 1,
        Direction::Open if month - now.month() > HALF_A_YEAR => now.year() - 1,
        Direction::Open if now.month() - month > HALF_A_YEAR => now.year() + 1,
        _ => now.year(),
    }
}

/// The last such day up to now, or the next after it for what is to come; *last Friday* is the one of the week before.
fn weekday_date(
    now: Date,
    weekday: Weekday,
    weeks: Option<i8>,
    direction: Direction,
) -> Option<Date> {
    match (weeks, direction) {
        (Some(weeks), _) if weeks < 0 => {
            let days = i32::from(weekday.to_monday_zero_offset()) - 7;
            shifted(monday(now)?, days.days())
        }
        (Some(_), _) | (None, Direction::Future | Direction::Open) => {
            now.nth_weekday(1, weekday).ok()
        }
        (None, Direction::Past) if now.weekday() == weekday => Some(now),
        (None, Direction::Past) => now.nth_weekday(-1, weekday).ok(),
    }
}

fn off(now: Date, unit: Unit, by: i32) -> Option<PartialDate> {
    match unit {
        Unit::Day => shifted(now, by.days()).map(PartialDate::from),
        Unit::Week => {
            let first = shifted(monday(now)?, by.weeks())?;
            common_month(first, shifted(first, 6.days())?)
        }
        Unit::Month => shifted(now.first_of_month(), by.months()).map(month_alone),
        Unit::Year => Some(year_alone(now.year() + i16::try_from(by).ok()?)),
    }
}

/// What is past of this week, or what is ahead of it.
fn this_week(now: Date, direction: Direction) -> Option<PartialDate> {
    let first = monday(now)?;
    let last = shifted(first, 6.days())?;
    match direction {
        Direction::Past => common_month(first, now),
        Direction::Future => common_month(now, last),
        Direction::Open => common_month(first, last),
    }
}

/// Two to six days on or back: a week would be called one.
fn few_days(from: Date, sign: i32) -> Option<PartialDate> {
    common_month(
        shifted(from, (2 * sign).days())?,
        shifted(from, (6 * sign).days())?,
    )
}

/// The same from a time that may be told no finer than to its year.
fn counted(told: PartialDate, unit: Unit, by: i32) -> Option<PartialDate> {
    let day = match unit {
        Unit::Day | Unit::Week => told.date()?,
        Unit::Month => Date::new(told.year, told.month?, 1).ok()?,
        Unit::Year => Date::new(told.year, 1, 1).ok()?,
    };
    off(day, unit, by)
}

fn weekend(now: Date, by: i32, direction: Direction) -> Option<PartialDate> {
    let ahead = shifted(monday(now)?, 5.days())?;
    let back = i32::from(direction == Direction::Past && now < ahead || by < 0);
    let saturday = shifted(ahead, (by.max(0) - back).weeks())?;
    common_month(saturday, shifted(saturday, 1.day())?)
}

fn monday(date: Date) -> Option<Date> {
    shifted(
        date,
        (-i32::from(date.weekday().to_monday_zero_offset())).days(),
    )
}

/// The month that both days lie in: a stretch of days is no day.
fn common_month(first: Date, last: Date) -> Option<PartialDate> {
    (first.first_of_month() == last.first_of_month()).then(|| month_alone(first))
}

fn shifted(date: Date, by: Duration) -> Option<Date> {
    date.checked_add(by).ok()
}

fn month_alone(date: Date) -> PartialDate {
    PartialDate {
        month: Some(date.month()),
        ..year_alone(date.year())
    }
}

fn year_alone(year: i16) -> PartialDate {
    PartialDate {
        year,
        month: None,
        day: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_day_to_count_from_only_absolute_dates_resolve() {
        let resolve = |when: When| when.resolve(None, None, Direction::Past);
        assert_eq!(resolve(When::Month(Year::Unsaid, 10, None)), None);
        assert_eq!(resolve(When::Weekday(Weekday::Monday, None)), None);
        assert_eq!(resolve(When::Told(Unit::Day, 0)), None);
        assert_eq!(resolve(When::Year(2019)), Some(year_alone(2019)));
    }
}
