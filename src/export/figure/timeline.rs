//! A figure of events in order of time: dates to the left of an axis, what happened and the sentence to the right.
//!
//! In: a view and its events. Out: SVG. Invariant: what has no date is not shown, and none is given one.

use super::super::lines::worth;
use super::scene::{evidence_of, words_of};
use super::sheet::{Key, MARGIN, Sheet, Words};
use super::strokes;
use super::svg::{Paint, Point, Svg, Type};
use super::text;
use crate::graph::{Edge, Event, Tone, View};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Width of the figure, and where the axis and the words stand.
const WIDTH: f64 = 760.0;
const AXIS: f64 = 122.0;
const TEXT: f64 = 142.0;
/// Type of what happened and of the sentence; lines of a sentence at most; room after an event, and where time jumps.
const EVENT: f64 = 14.0;
const QUOTE: f64 = 11.5;
const QUOTE_LINES: usize = 3;
const AFTER: f64 = 13.0;
const JUMP: f64 = 16.0;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec",
];

/// Events chosen for a figure.
pub struct Timeline<'a> {
    view: &'a View,
    /// The events that are drawn, by date.
    pub events: Vec<&'a Event>,
}

/// An event as lines of text.
struct Row<'a> {
    event: &'a Event,
    words: Vec<String>,
    quote: Vec<String>,
    height: f64,
    jumps: bool,
}

impl<'a> Timeline<'a> {
    /// The dated events that tell most, at most `most`; of those that one sentence tells on one day the best.
    pub fn of(view: &'a View, events: &'a [Event], most: usize) -> Self {
        let mut best: BTreeMap<(&str, String), (f64, usize)> = BTreeMap::new();
        for (at, event) in events.iter().enumerate() {
            let (Some(date), Some(claim)) = (&event.date, event.claims.first()) else {
                continue;
            };
            let score = telling(view, event);
            let known = best.entry((date, claim.words())).or_insert((score, at));
            if known.0 < score {
                *known = (score, at);
            }
        }
        let mut chosen: Vec<(f64, usize)> = best
            .into_values()
            .filter(|(score, _)| *score > 0.0)
            .collect();
        chosen.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let places: BTreeSet<usize> = chosen.into_iter().take(most).map(|(_, at)| at).collect();
        Self {
            view,
            events: places.into_iter().map(|at| &events[at]).collect(),
        }
    }

    /// Writes the figure.
    ///
    /// # Errors
    /// Whatever `out` fails with.
    pub fn write(&self, words: &Words, out: &mut dyn Write) -> io::Result<()> {
        let mut rows: Vec<Row<'_>> = self.events.iter().map(|event| self.row(event)).collect();
        for at in 1..rows.len() {
            rows[at].jumps = months(rows[at - 1].event) + 1 < months(rows[at].event);
        }
        let jump = |row: &Row<'_>| if row.jumps { JUMP } else { 0.0 };
        let height: f64 =
            rows.iter().map(|row| row.height + jump(row)).sum::<f64>() + MARGIN + AFTER;
        let edges: Vec<&Edge> = rows
            .iter()
            .map(|row| &self.view.graph()[row.event.edge])
            .collect();
        let tones: BTreeSet<Tone> = edges.iter().map(|edge| edge.tone).collect();
        let mut keys: Vec<Key> = tones.into_iter().map(Key::Mark).collect();
        if edges.iter().any(|edge| !edge.is_fact()) {
            keys.push(Key::OpenMark);
        }
        keys.push(Key::Larger);
        let sheet = Sheet::new(words, &keys, WIDTH);
        let size = (sheet.width(), sheet.head() + height + sheet.foot());
        let mut svg = Svg::new(out, size, &words.title, &words.caption.join(" "))?;
        let (mut y, mut last) = (sheet.head() + MARGIN, None);
        for row in &rows {
            axis(&mut svg, y - jump(row), jump(row), "2 4")?;
            y += jump(row);
            axis(&mut svg, y, row.height, "")?;
            let date = row.event.date.as_deref();
            self.write_row(&mut svg, row, y, date != last)?;
            last = date;
            y += row.height;
        }
        sheet.write(&mut svg, height)?;
        svg.finish()
    }

    fn row(&self, event: &'a Event) -> Row<'a> {
        let edge = &self.view.graph()[event.edge];
        let [subject, relation, object] = self.view.words(event.edge);
        let not = if edge.negated { "not: " } else { "" };
        let mut words = format!("{subject} {not}{relation} {object}");
        if event.support() > 1 {
            let _ = write!(words, " ×{}", event.support());
        }
        if !edge.is_fact() {
            let by = edge.said_by.as_ref().map(|name| format!(", {name}"));
            let _ = write!(words, " ({}{})", edge.modality, by.unwrap_or_default());
        }
        let room = WIDTH - MARGIN - TEXT;
        let words = text::wrapped(&capitalised(&words), EVENT, room, 2);
        let claim = event.claims.first();
        let sentence = claim.map_or("", |claim| &claim.sentence);
        let quote = text::wrapped(&text::quoted(sentence), QUOTE, room, QUOTE_LINES);
        let lines = words.len() as f64 * EVENT * 1.25 + quote.len() as f64 * QUOTE * 1.3;
        Row {
            event,
            words,
            quote,
            height: lines + AFTER,
            jumps: false,
        }
    }

    fn write_row(&self, svg: &mut Svg<'_>, row: &Row<'_>, top: f64, dated: bool) -> io::Result<()> {
        let edge = &self.view.graph()[row.event.edge];
        let claim = row.event.claims.first();
        let link = claim.and_then(|claim| evidence_of(self.view, claim));
        let articles: BTreeSet<&str> = row
            .event
            .claims
            .iter()
            .map(|claim| claim.article.as_str())
            .collect();
        let articles: Vec<&str> = articles.into_iter().collect();
        let sentence = claim.map_or_else(String::new, words_of);
        let (words, articles) = (row.words.join(" "), articles.join(", "));
        let tip = format!("{words}\n{sentence} ({articles})");
        svg.open_link(link.as_deref(), &tip)?;
        let mut y = top + EVENT * 0.8;
        if dated {
            let date = row.event.date.as_deref().map_or_else(String::new, in_words);
            let set = Type {
                size: 12.5,
                color: "#111111",
                anchor: "end",
                style: "font-weight:bold",
            };
            svg.words(Point { x: AXIS - 16.0, y }, &date, set)?;
        }
        let at = Point {
            x: AXIS,
            y: y - EVENT * 0.35,
        };
        strokes::mark(svg, at, edge.tone, edge.is_fact(), row.event.support())?;
        let set = Type {
            size: EVENT,
            color: strokes::ink(edge.tone),
            anchor: "start",
            style: strokes::type_of(edge.tone),
        };
        for line in &row.words {
            svg.words(Point { x: TEXT, y }, line, set)?;
            y += EVENT * 1.25;
        }
        let set = Type {
            size: QUOTE,
            color: "#555555",
            anchor: "start",
            style: "",
        };
        for line in &row.quote {
            svg.words(
                Point {
                    x: TEXT,
                    y: y - 1.5,
                },
                line,
                set,
            )?;
            y += QUOTE * 1.3;
        }
        svg.close_link(link.as_deref())
    }
}

fn axis(svg: &mut Svg<'_>, y: f64, height: f64, dashes: &str) -> io::Result<()> {
    if height <= 0.0 {
        return Ok(());
    }
    let paint = Paint {
        fill: "none",
        stroke: "#aaaaaa",
        width: 1.5,
        dashes,
    };
    svg.path(&format!("M{AXIS},{y:.1} V{:.1}", y + height), paint)
}

/// How much an event tells; nothing where a text stands at one of its ends.
fn telling(view: &View, event: &Event) -> f64 {
    let edge = &view.graph()[event.edge];
    let (from, to) = view.graph().edge_endpoints(event.edge).unwrap_or_default();
    let subject = view.node(from);
    if subject.is_literal() {
        return 0.0;
    }
    // The articles of the event, not those of all its edge's days.
    worth(view, from, to, edge) * event.support() as f64 / edge.support().max(1) as f64
}

/// The text with a capital at its beginning.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Months since the year nought; a year alone is its first month.
fn months(event: &Event) -> i32 {
    let date = event.date.as_deref().unwrap_or_default();
    let number = |range: std::ops::Range<usize>| {
        date.get(range)
            .and_then(|digits| digits.parse::<i32>().ok())
    };
    number(0..4).unwrap_or(0) * 12 + number(5..7).unwrap_or(1)
}

/// `7 Jan 2026`, `Oct 2025`, `2025`.
fn in_words(date: &str) -> String {
    let mut parts = date.split('-');
    let year = parts.next().unwrap_or_default();
    let month = parts
        .next()
        .and_then(|month| MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?));
    let day = parts.next().map(|day| day.trim_start_matches('0'));
    match (month, day) {
        (Some(month), Some(day)) => format!("{day} {month} {year}"),
        (Some(month), None) => format!("{month} {year}"),
        _ => date.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_precise_as_they_are_known() {
        assert_eq!(
            ["2026-01-07", "2025-10", "2025"].map(in_words),
            ["7 Jan 2026", "Oct 2025", "2025"]
        );
        assert_eq!(in_words("2025-13"), "2025-13");
    }
}
