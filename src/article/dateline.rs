//! The dateline before the first sentence: `WASHINGTON — `, `BOGOTA, Jan. 7 (Reuters) — `, `Bogotá — `.
//!
//! Invariant: what a dateline covers ends where the first sentence begins.

use super::dates;
use crate::base::Span;
use crate::base::text::is_capitalised;
use jiff::civil::Date;

/// Longest dateline, in bytes.
const MOST_BYTES: usize = 100;

/// What stands before the first sentence of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// The place as written; a line of a date alone has none.
    pub(super) place: Option<Span>,
    /// The agency in brackets.
    pub(super) agency: Option<Span>,
    /// The date, if it has one.
    pub(super) date: Option<(Day, Span)>,
    /// From its first letter to the first sentence.
    pub(super) span: Span,
}

/// A date with or without its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// A full date.
    Full(Date),
    /// Month and day.
    OfYear(i8, i8),
}

/// The dateline at the start of `text`, which is a story's first paragraph and starts at `offset` of its article.
pub(super) fn find(text: &str, offset: usize) -> Option<Dateline> {
    placed(text, offset).or_else(|| dated(text, offset))
}

/// `EDORAS, March 3 (Reuters) — `.
fn placed(text: &str, offset: usize) -> Option<Dateline> {
    let (head_end, body) = dash(text)?;
    let head = &text[..head_end];
    let (head, agency) = split_agency(head);
    let (place, date) = split_date(head);
    let place = place.trim_end_matches([',', ' ']);
    let sure = agency.is_some() || date.is_some();
    if !is_place(place, sure, &text[head_end..]) {
        return None;
    }
    let moved = |span: Span| Span::new(span.start + offset, span.end + offset);
    Some(Dateline {
        place: Some(moved(Span::new(0, place.len()))),
        agency: agency.map(moved),
        date: date.map(|(day, span)| (day, moved(span))),
        span: moved(Span::new(0, body).trimmed(text)),
    })
}

/// A full date that only a space parts from the first sentence: `Friday, March 29, 2019 The king rode`.
fn dated(text: &str, offset: usize) -> Option<Dateline> {
    let (day, date) = dates::first(text).filter(|(_, span)| span.start == 0)?;
    let rest = &text[date.end..];
    let story = rest.trim_start();
    let fresh = is_capitalised(story) || story.starts_with(['"', '“', '‘']);
    let span = Span::new(offset, offset + date.end);
    (fresh && rest.len() > story.len()).then_some(Dateline {
        place: None,
        agency: None,
        date: Some((Day::Full(day), span)),
        span,
    })
}

/// Where the head ends and where the sentence begins: around the first dash, or a colon after capitals.
fn dash(text: &str) -> Option<(usize, usize)> {
    let limit = text
        .char_indices()
        .map(|(at, _)| at)
        .take_while(|at| *at <= MOST_BYTES)
        .last()?;
    let start = &text[..limit];
    let dash = ["—", "–", " -- ", " - ", "―"]
        .iter()
        .filter_map(|dash| start.find(dash).map(|at| (at, at + dash.len())))
        .min();
    let colon = start.find(": ").map(|at| (at, at + 2));
    let colon = colon.filter(|(at, _)| is_shouted(&start[..*at]));
    let (at, after) = [dash, colon].into_iter().flatten().min()?;
    let rest = &text[after..];
    let body = after + (rest.len() - rest.trim_start().len());
    (body < text.len() && at > 0).then_some((at, body))
}

/// `BOGOTA, Jan. 7 (Reuters)` to `BOGOTA, Jan. 7` and the span of `Reuters`.
fn split_agency(head: &str) -> (&str, Option<Span>) {
    let bare = head.trim_end();
    let Some(open) = bare.strip_suffix(')').and_then(|inside| inside.rfind('(')) else {
        return (bare, None);
    };
    let name = Span::new(open + 1, bare.len() - 1).trimmed(bare);
    let words = name.of(bare).split_whitespace().count();
    let named = (1..=4).contains(&words) && is_capitalised(name.of(bare));
    (bare[..open].trim_end(), named.then_some(name))
}

/// `BOGOTA, Jan. 7` to `BOGOTA` and the date.
fn split_date(head: &str) -> (&str, Option<(Day, Span)>) {
    if let Some((date, span)) =
        dates::last(head).filter(|(_, span)| head[span.end..].trim().is_empty())
    {
        return (&head[..span.start], Some((Day::Full(date), span)));
    }
    let Some(comma) = head.rfind(',') else {
        return (head, None);
    };
    let span = Span::new(comma + 1, head.len()).trimmed(head);
    match dates::month_day(span.of(head)) {
        Some((month, day)) => (&head[..comma], Some((Day::OfYear(month, day), span))),
        None => (head, None),
    }
}

/// Whether `place` can be one. Without agency or date it must be in capitals, or short and followed by a new sentence.
fn is_place(place: &str, sure: bool, rest: &str) -> bool {
    let words: Vec<&str> = place
        .split([' ', ',', '/'])
        .filter(|word| !word.is_empty())
        .collect();
    let shape = place
        .chars()
        .all(|c| c.is_alphabetic() || " ,.'’-/".contains(c))
        && words.iter().all(|word| {
            is_capitalised(word) || matches!(*word, "of" | "de" | "la" | "del" | "al" | "the")
        });
    if words.is_empty()
        || words.len() > 6
        || !shape
        || LABELS.contains(&place.to_uppercase().as_str())
    {
        return false;
    }
    if sure || is_shouted(place.split(',').next().unwrap_or_default()) {
        return true;
    }
    // "Denethor — Gondor's steward — has called" is a parenthesis, "Edoras — In a shift" a dateline.
    let after = rest.trim_start_matches(['—', '–', '―', '-']);
    let sentence = after.trim_start();
    let closed = sentence.split(['.', '?', '!']).next().unwrap_or_default();
    words.len() <= 3
        && after.starts_with(char::is_whitespace)
        && is_capitalised(sentence)
        && !closed.contains(" — ")
        && !closed.contains(" – ")
}

/// Whether all letters are capitals, and there are at least three.
fn is_shouted(text: &str) -> bool {
    text.chars().filter(|c| c.is_uppercase()).count() >= 3 && !text.chars().any(char::is_lowercase)
}

/// Labels that stand where a place would.
const LABELS: [&str; 12] = [
    "BREAKING",
    "BREAKING NEWS",
    "EXCLUSIVE",
    "UPDATE",
    "WATCH",
    "VIDEO",
    "LIVE",
    "OPINION",
    "ANALYSIS",
    "NOTE",
    "EDITOR'S NOTE",
    "EXPLAINER",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Place, agency, date and the first words of the story.
    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str, &str, &str)>) {
        let found = find(text, 0).map(|line| {
            let of = |span: Option<Span>| span.map_or("", |span| span.of(text));
            (
                of(line.place),
                of(line.agency),
                of(line.date.map(|(_, span)| span)),
                text[line.span.end..].trim(),
            )
        });
        assert_eq!(found, expected);
    }

    #[test]
    fn places_agencies_and_dates() {
        check(
            "EDORAS — The king rode.",
            Some(("EDORAS", "", "", "The king rode.")),
        );
        check(
            "MINAS TIRITH, March 3 (Reuters) — He left.",
            Some(("MINAS TIRITH", "Reuters", "March 3", "He left.")),
        );
        check(
            "Edoras — In a shift, he rode.",
            Some(("Edoras", "", "", "In a shift, he rode.")),
        );
        check(
            "OSGILIATH, Gondor (AP) — Orcs came.",
            Some(("OSGILIATH, Gondor", "AP", "", "Orcs came.")),
        );
        check(
            "EDORAS, March 3, 2019 -- He left.",
            Some(("EDORAS", "", "March 3, 2019", "He left.")),
        );
        check(
            "MINAS TIRITH: The steward spoke.",
            Some(("MINAS TIRITH", "", "", "The steward spoke.")),
        );
    }

    #[test]
    fn a_date_alone_is_one_before_a_new_sentence() {
        check(
            "Friday, March 29, 2019 On Tuesday, he rode.",
            Some(("", "", "Friday, March 29, 2019", "On Tuesday, he rode.")),
        );
        check("March 29, 2019 was the day of the feast.", None);
        check("March 29, 2019, Théoden said, was the day.", None);
        check("Friday, March 29, 2019", None);
    }

    #[test]
    fn sentences_with_dashes_are_no_datelines() {
        check("Denethor — Gondor's steward — has called for aid.", None);
        check("The king rode — and the riders followed.", None);
        check("BREAKING — The king rode.", None);
        check("Rohan–Gondor relations improved.", None);
        check("Théoden: The hour has come.", None);
        check("—", None);
    }
}
