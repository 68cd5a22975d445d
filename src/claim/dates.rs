//! When: temporal phrases of a clause, resolved against the publication date as far as they go.
//!
//! Invariant: nothing is guessed; without a publication date only absolute dates resolve, and a date is never more
//! precise than its words.

use super::context::Context;
use super::types::PartialDate;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::EntityKind;
use jiff::civil::{Date, Weekday};
use jiff::{Span as Duration, ToSpan};

const MONTHS: &[&str] = &[
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Which way a relative expression points.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Past,
    Future,
}

/// The date of the clause of `anchor`, if its own words give one.
pub(super) fn date_of(cx: &Context, anchor: TokenId, future: bool) -> Option<PartialDate> {
    let direction = if future {
        Direction::Future
    } else {
        Direction::Past
    };
    clause_heads(cx, anchor)
        .into_iter()
        .find_map(|head| date_under(cx, head, direction))
}

/// The word itself, then the verb of its clause, and the verb that it merely completes (*began to*, *launched an attack*).
fn clause_heads(cx: &Context, anchor: TokenId) -> Vec<TokenId> {
    let mut heads = vec![anchor];
    let mut at = anchor;
    for _ in 0..3 {
        let Some(head) = cx.doc.head(at) else { break };
        let rises = match cx.doc.deprel(at) {
            Deprel::Xcomp => true,
            Deprel::Obj | Deprel::NsubjPass | Deprel::Nsubj => cx.doc.token(at).upos == Upos::Noun,
            Deprel::Conj => cx.doc.child(at, Deprel::Nsubj).is_none(),
            _ => false,
        };
        if !rises {
            break;
        }
        heads.push(head);
        at = head;
    }
    heads
}

fn date_under(cx: &Context, head: TokenId, direction: Direction) -> Option<PartialDate> {
    cx.doc
        .children(head)
        .iter()
        .filter(|&&child| is_adjunct(cx, child))
        .find_map(|&child| resolve(cx, &cx.doc.subtree(child), direction))
}

/// The heads of the phrases that date the clause of `head`, whether or not they resolve: *on Monday*, *last week*.
pub(super) fn temporal_phrases(cx: &Context, head: TokenId) -> Vec<TokenId> {
    cx.doc
        .children(head)
        .iter()
        .copied()
        .filter(|&child| is_adjunct(cx, child) && cx.doc.token(child).upos != Upos::Adv)
        .filter(|&child| cx.kind(child) == EntityKind::Date)
        .collect()
}

/// A phrase that may date a clause: not one that bounds it (*since May*) or measures it (*for a month*).
fn is_adjunct(cx: &Context, child: TokenId) -> bool {
    let temporal = matches!(
        cx.doc.deprel(child),
        Deprel::Obl
            | Deprel::OblUnmarked
            | Deprel::Advmod
            | Deprel::Nmod
            | Deprel::NmodUnmarked
            | Deprel::Nummod
    );
    let bounds = ["since", "until", "before", "after", "for", "by", "than"];
    temporal
        && !bounds
            .iter()
            .any(|word| cx.has_child(child, Deprel::Case, &[word]))
}

/// The date that the words of a phrase give.
fn resolve(cx: &Context, tokens: &[TokenId], direction: Direction) -> Option<PartialDate> {
    let words: Vec<String> = tokens
        .iter()
        .map(|&id| {
            cx.doc
                .form(id)
                .to_lowercase()
                .trim_end_matches('.')
                .to_owned()
        })
        .collect();
    let propn_month = |at: usize| {
        words[at] != "may" && words[at] != "march" && words[at] != "mar"
            || matches!(cx.doc.token(tokens[at]).upos, Upos::Propn | Upos::Noun)
                && cx.doc.token(tokens[at]).xpos != Xpos::Md
    };
    let published = cx.article.published.as_ref().map(|found| found.value);
    absolute(&words, propn_month, published, direction)
        .or_else(|| published.and_then(|published| relative(&words, published, direction)))
}

/// *January 7, 2026*, *7 January*, *in October*, *2025*, *2026-01-07*.
fn absolute(
    words: &[String],
    is_month: impl Fn(usize) -> bool,
    published: Option<Date>,
    direction: Direction,
) -> Option<PartialDate> {
    let iso = |word: &String| {
        word.contains('-')
            .then(|| word.parse::<Date>().ok())
            .flatten()
    };
    if let Some(date) = words.iter().find_map(iso) {
        return Some(day(date));
    }
    let year = words.iter().find_map(|word| year_of(word));
    let month = (0..words.len()).find_map(|at| {
        month_of(&words[at])
            .filter(|_| is_month(at))
            .map(|month| (at, month))
    });
    let Some((at, month)) = month else {
        let only_year = words.iter().all(|word| {
            year_of(word).is_some()
                || matches!(
                    word.as_str(),
                    "in" | "during" | "the" | "year" | "early" | "late" | "," | "of"
                )
        });
        return year.filter(|_| only_year).map(|year| PartialDate {
            year,
            month: None,
            day: None,
        });
    };
    let day_number = [at.wrapping_sub(1), at + 1]
        .into_iter()
        .filter_map(|beside| words.get(beside))
        .find_map(|word| {
            word.trim_end_matches(|c: char| c.is_alphabetic())
                .parse::<i8>()
                .ok()
                .filter(|day| (1..=31).contains(day))
        });
    let year = year.or_else(|| {
        published.map(|published| nearest_year(published, month, day_number, direction))
    })?;
    // "February 31" is no day, though it is a month.
    let day_number = day_number.filter(|&day| Date::new(year, month, day).is_ok());
    Some(PartialDate {
        year,
        month: Some(month),
        day: day_number,
    })
}

fn year_of(word: &str) -> Option<i16> {
    (word.len() == 4)
        .then(|| word.parse::<i16>().ok())
        .flatten()
        .filter(|year| (1000..=2199).contains(year))
}

fn month_of(word: &str) -> Option<i8> {
    let stem = word.get(..3)?;
    let full = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "sept",
    ];
    let known = full.contains(&word) || (word.len() == 3);
    MONTHS
        .iter()
        .position(|month| known && *month == stem)
        .and_then(|index| i8::try_from(index + 1).ok())
}

/// The year of a month without one: the latest not after publication for what is past, the next for what is to come.
fn nearest_year(published: Date, month: i8, day: Option<i8>, direction: Direction) -> i16 {
    let after = (month, day.unwrap_or(1)) > (published.month(), published.day());
    let before = (month, day.unwrap_or(31)) < (published.month(), published.day());
    match direction {
        Direction::Past if after => published.year() - 1,
        Direction::Future if before => published.year() + 1,
        _ => published.year(),
    }
}

/// *yesterday*, *on Wednesday*, *last month*, *three years ago*.
fn relative(words: &[String], published: Date, direction: Direction) -> Option<PartialDate> {
    let has = |word: &str| words.iter().any(|w| w == word);
    for word in words {
        match word.as_str() {
            "today" | "tonight" => return Some(day(published)),
            "yesterday" => return shifted(published, -1.day()).map(day),
            "tomorrow" => return shifted(published, 1.day()).map(day),
            _ => {}
        }
    }
    if has("ago") {
        return ago(words, published);
    }
    if let Some(weekday) = words.iter().find_map(|word| weekday_of(word)) {
        return weekday_date(published, weekday, direction, has("next"), has("last")).map(day);
    }
    let offset = if has("last") || has("past") || has("previous") {
        -1
    } else if has("next") || has("coming") {
        1
    } else if has("this") {
        0
    } else {
        return None;
    };
    if has("year") {
        return Some(PartialDate {
            year: published.year() + offset,
            month: None,
            day: None,
        });
    }
    if has("month") {
        return shifted(published.first_of_month(), i32::from(offset).months()).map(month);
    }
    None
}

fn ago(words: &[String], published: Date) -> Option<PartialDate> {
    let count = words.iter().find_map(|word| number_of(word))?;
    let unit = |singular: &str| {
        words
            .iter()
            .any(|word| word.trim_end_matches('s') == singular)
    };
    if unit("day") {
        shifted(published, (-count).days()).map(day)
    } else if unit("month") {
        shifted(published.first_of_month(), (-count).months()).map(month)
    } else if unit("year") {
        i16::try_from(count).ok().map(|count| PartialDate {
            year: published.year() - count,
            month: None,
            day: None,
        })
    } else {
        None
    }
}

fn number_of(word: &str) -> Option<i32> {
    const WORDS: &[&str] = &[
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    if matches!(word, "a" | "an") {
        return Some(1);
    }
    word.parse::<i32>()
        .ok()
        .filter(|count| (0..=500).contains(count))
        .or_else(|| {
            WORDS
                .iter()
                .position(|name| *name == word)
                .and_then(|index| i32::try_from(index).ok())
        })
}

fn weekday_of(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mon" => Weekday::Monday,
        "tuesday" | "tue" | "tues" => Weekday::Tuesday,
        "wednesday" | "wed" => Weekday::Wednesday,
        "thursday" | "thu" | "thurs" => Weekday::Thursday,
        "friday" | "fri" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

/// The last such day up to publication, or the next after it for what is to come.
fn weekday_date(
    published: Date,
    weekday: Weekday,
    direction: Direction,
    next: bool,
    last: bool,
) -> Option<Date> {
    let forward = (next || direction == Direction::Future) && !last;
    if forward {
        return published.nth_weekday(1, weekday).ok();
    }
    if published.weekday() == weekday && !last {
        return Some(published);
    }
    published.nth_weekday(-1, weekday).ok()
}

fn shifted(date: Date, by: Duration) -> Option<Date> {
    date.checked_add(by).ok()
}

fn day(date: Date) -> PartialDate {
    PartialDate {
        year: date.year(),
        month: Some(date.month()),
        day: Some(date.day()),
    }
}

fn month(date: Date) -> PartialDate {
    PartialDate {
        year: date.year(),
        month: Some(date.month()),
        day: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[track_caller]
    fn check(phrase: &str, past: bool, expected: &str) {
        let words: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
        let published = date(2026, 1, 9);
        let direction = if past {
            Direction::Past
        } else {
            Direction::Future
        };
        let found = absolute(&words, |_| true, Some(published), direction)
            .or_else(|| relative(&words, published, direction));
        assert_eq!(
            found.map(|date| date.to_string()).unwrap_or_default(),
            expected,
            "{phrase}"
        );
    }

    #[test]
    fn resolves_against_the_publication_date() {
        check("on wednesday", true, "2026-01-07");
        check("on friday", true, "2026-01-09");
        check("wednesday", false, "2026-01-14");
        check("in october", true, "2025-10");
        check("in march", false, "2026-03");
        check("january 7 , 2026", true, "2026-01-07");
        check("7 january", true, "2026-01-07");
        check("in 2025", true, "2025");
        check("yesterday", true, "2026-01-08");
        check("three years ago", true, "2023");
        check("last month", true, "2025-12");
        check("last year", true, "2025");
    }

    #[test]
    fn guesses_nothing() {
        check("in the 2020 race", true, "");
        check("february 31", true, "2025-02");
        check("20260107", true, "");
        check("for decades", true, "");
        check("over the weekend", true, "");
    }

    #[test]
    fn without_a_publication_date_only_absolute_dates_resolve() {
        let words = vec!["in".to_owned(), "october".to_owned()];
        assert_eq!(absolute(&words, |_| true, None, Direction::Past), None);
    }
}
