//! A figure of who says what about whom: speakers to the left, whom they speak of in the middle, their words to the right.
//!
//! In: the claims of a view that have a speaker. Out: SVG. Invariant: nothing shown here is a fact edge: it is what
//! somebody says, plans or denies.

use super::super::lines::worth;
use super::super::style;
use super::scene::{Item, evidence_of, words_of};
use super::sheet::{Key, MARGIN, Sheet, Words};
use super::strokes::{self, Stroke};
use super::svg::{Point, Svg, Type};
use super::text;
use crate::graph::{Event, Tone, View};
use crate::ontology::Modality;
use oxigraph::store::StorageError;
use petgraph::graph::{EdgeIndex, NodeIndex};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Width of the figure; middles of the columns of speakers and of those they speak of; where the words begin.
const WIDTH: f64 = 900.0;
const SPEAKER: f64 = 105.0;
const ABOUT: f64 = 365.0;
const TEXT: f64 = 480.0;
/// Type of names and of words.
const NAME: f64 = 13.0;
const SAID: f64 = 12.5;
/// Speakers, those each speaks of, and statements on each, at most.
const SPEAKERS: usize = 6;
const TOPICS: usize = 4;
const STATEMENTS: usize = 4;

/// Who says what about whom.
pub struct Voices<'a> {
    view: &'a View,
    speakers: Vec<Speaker>,
    /// Number of statements that are drawn.
    pub drawn: usize,
}

#[derive(Debug)]
struct Speaker {
    node: NodeIndex,
    topics: Vec<Topic>,
}

#[derive(Debug)]
struct Topic {
    node: NodeIndex,
    statements: Vec<Statement>,
}

#[derive(Debug)]
struct Statement {
    edge: EdgeIndex,
    lines: Vec<String>,
    tip: String,
    link: Option<String>,
}

/// Where something stands, and how high it is.
type Slot = (f64, f64);

impl<'a> Voices<'a> {
    /// The speakers who say most that tells; only `speaker`, or about him, if one is given.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn of(view: &'a View, only: Option<NodeIndex>) -> Result<Self, StorageError> {
        let mut said: BTreeMap<NodeIndex, BTreeMap<NodeIndex, Vec<(f64, EdgeIndex)>>> =
            BTreeMap::new();
        for (at, from, to, edge) in view.edges().filter(|(.., edge)| !edge.is_fact()) {
            let named = edge.said_by.as_deref().map(|name| view.find_named(name));
            let Some(&speaker) = named.as_ref().and_then(|found| found.first()) else {
                continue;
            };
            if view.node(from).is_literal() || only.is_some_and(|it| it != speaker && it != from) {
                continue;
            }
            // A document that says something is no speaker, unless it is asked for.
            if !view.node(speaker).kind.is_actor() && only != Some(speaker) {
                continue;
            }
            let score = worth(view, from, to, edge);
            said.entry(speaker)
                .or_default()
                .entry(from)
                .or_default()
                .push((score, at));
        }
        let edges: BTreeSet<EdgeIndex> = said
            .values()
            .flat_map(BTreeMap::values)
            .flatten()
            .map(|&(_, at)| at)
            .collect();
        let mut events: BTreeMap<EdgeIndex, Event> = BTreeMap::new();
        for event in view.events(&edges)? {
            events.entry(event.edge).or_insert(event);
        }
        let mut speakers: Vec<(f64, Speaker)> = said
            .into_iter()
            .map(|(node, topics)| speaker(view, node, topics, &events))
            .collect();
        speakers.sort_by(|a, b| b.0.total_cmp(&a.0));
        let speakers: Vec<Speaker> = speakers
            .into_iter()
            .take(SPEAKERS)
            .map(|(_, it)| it)
            .collect();
        let topics = speakers.iter().flat_map(|speaker| &speaker.topics);
        Ok(Self {
            drawn: topics.map(|topic| topic.statements.len()).sum(),
            view,
            speakers,
        })
    }

    /// Writes the figure.
    ///
    /// # Errors
    /// Whatever `out` fails with.
    pub fn write(&self, words: &Words, out: &mut dyn Write) -> io::Result<()> {
        let view = self.view;
        let items: Vec<(Item, Vec<Item>)> = self
            .speakers
            .iter()
            .map(|speaker| {
                let own = speaker
                    .topics
                    .iter()
                    .map(|topic| Item::of(view, topic.node, NAME, false));
                (
                    Item::of(view, speaker.node, NAME + 1.0, true),
                    own.collect(),
                )
            })
            .collect();
        let (slots, height) = self.slots(&items);
        let sheet = Sheet::new(words, &self.keys(&items), WIDTH);
        let size = (sheet.width(), sheet.head() + height + sheet.foot());
        let mut svg = Svg::new(out, size, &words.title, &words.caption.join(" "))?;
        let head = sheet.head();
        for (x, title) in [(SPEAKER, "who says"), (ABOUT, "of whom")] {
            let set = Type {
                size: 12.0,
                color: "#555555",
                anchor: "middle",
                style: "",
            };
            svg.words(Point { x, y: head + 16.0 }, title, set)?;
        }
        let set = Type {
            size: 12.0,
            color: "#555555",
            anchor: "start",
            style: "",
        };
        svg.words(
            Point {
                x: TEXT,
                y: head + 16.0,
            },
            "what",
            set,
        )?;
        for ((speaker, (item, topics)), slots) in self.speakers.iter().zip(&items).zip(&slots) {
            let middle = Point {
                x: SPEAKER,
                y: head + middle_of(slots),
            };
            for ((topic, about), &slot) in speaker.topics.iter().zip(topics).zip(slots) {
                let at = Point {
                    x: ABOUT,
                    y: head + slot.0,
                };
                connect(&mut svg, (middle, item.size), (at, about.size))?;
                strokes::item(&mut svg, about, at)?;
                self.write_topic(&mut svg, topic, at.y)?;
            }
            strokes::item(&mut svg, item, middle)?;
        }
        sheet.write(&mut svg, height)?;
        svg.finish()
    }

    /// For each speaker the middles and heights of what is said of each topic, and the height of all.
    fn slots(&self, items: &[(Item, Vec<Item>)]) -> (Vec<Vec<Slot>>, f64) {
        let mut y = 36.0;
        let mut all = Vec::new();
        for (speaker, (item, abouts)) in self.speakers.iter().zip(items) {
            let top = y;
            let mut slots: Vec<Slot> = Vec::new();
            for (topic, about) in speaker.topics.iter().zip(abouts) {
                let height = (topic.height() + 8.0).max(about.size.1 + 8.0);
                slots.push((y + height / 2.0, height));
                y += height + 8.0;
            }
            y = y.max(top + item.size.1 + 8.0) + 14.0;
            all.push(slots);
        }
        (all, y)
    }

    fn keys(&self, items: &[(Item, Vec<Item>)]) -> Vec<Key> {
        let all = || {
            items
                .iter()
                .flat_map(|(item, abouts)| abouts.iter().chain([item]))
        };
        let looks = style::ALL
            .iter()
            .filter(|look| all().any(|item| item.look == **look));
        let mut keys: Vec<Key> = looks.copied().map(Key::Look).collect();
        let statements = self
            .speakers
            .iter()
            .flat_map(|it| &it.topics)
            .flat_map(|it| &it.statements);
        let tones: BTreeSet<Tone> = statements
            .map(|statement| self.view.graph()[statement.edge].tone)
            .collect();
        keys.extend(tones.into_iter().map(Key::OpenMarkOf));
        keys
    }

    fn write_topic(&self, svg: &mut Svg<'_>, topic: &Topic, middle: f64) -> io::Result<()> {
        let mut y = middle - topic.height() / 2.0 + SAID * 0.95;
        for statement in &topic.statements {
            let edge = &self.view.graph()[statement.edge];
            svg.open_link(statement.link.as_deref(), &statement.tip)?;
            let mark = Point {
                x: TEXT - 12.0,
                y: y - SAID * 0.35,
            };
            strokes::mark(svg, mark, edge.tone, false, 1)?;
            let set = Type {
                size: SAID,
                color: strokes::ink(edge.tone),
                anchor: "start",
                style: strokes::type_of(edge.tone),
            };
            for line in &statement.lines {
                svg.words(Point { x: TEXT, y }, line, set)?;
                y += SAID * 1.3;
            }
            svg.close_link(statement.link.as_deref())?;
        }
        Ok(())
    }
}

impl Topic {
    fn height(&self) -> f64 {
        let lines: usize = self
            .statements
            .iter()
            .map(|statement| statement.lines.len())
            .sum();
        lines as f64 * SAID * 1.3
    }
}

/// What one speaker says that tells most, and how much that is.
fn speaker(
    view: &View,
    node: NodeIndex,
    topics: BTreeMap<NodeIndex, Vec<(f64, EdgeIndex)>>,
    events: &BTreeMap<EdgeIndex, Event>,
) -> (f64, Speaker) {
    let mut told: Vec<(f64, Topic)> = Vec::new();
    for (about, mut edges) in topics {
        edges.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let statements: Vec<Statement> = edges
            .iter()
            .take(STATEMENTS)
            .filter_map(|(_, at)| statement(view, events.get(at)?))
            .collect();
        let own = if about == node { 0.5 } else { 1.0 };
        let score: f64 = edges
            .iter()
            .take(STATEMENTS)
            .map(|(score, _)| score * own)
            .sum();
        told.push((
            score,
            Topic {
                node: about,
                statements,
            },
        ));
    }
    told.sort_by(|a, b| b.0.total_cmp(&a.0));
    told.truncate(TOPICS);
    let score = told.iter().map(|(score, _)| score).sum();
    (
        score,
        Speaker {
            node,
            topics: told.into_iter().map(|(_, topic)| topic).collect(),
        },
    )
}

/// A statement in words, with the sentence that passes it on.
fn statement(view: &View, event: &Event) -> Option<Statement> {
    let edge = &view.graph()[event.edge];
    let [_, relation, object] = view.words(event.edge);
    let not = if edge.negated { "not: " } else { "" };
    let mut words = format!("{not}{relation} {object}");
    if edge.support() > 1 {
        let _ = write!(words, "\u{a0}×{}", edge.support());
    }
    if edge.modality != Modality::Reported {
        let _ = write!(words, " ({})", edge.modality);
    }
    let claim = event.claims.first()?;
    Some(Statement {
        edge: event.edge,
        lines: text::wrapped(&words, SAID, WIDTH - MARGIN - TEXT, 2),
        tip: format!("{} ({})", words_of(claim), claim.article),
        link: evidence_of(view, claim),
    })
}

fn middle_of(slots: &[Slot]) -> f64 {
    let (first, last) = (
        slots.first().copied().unwrap_or_default(),
        slots.last().copied().unwrap_or_default(),
    );
    f64::midpoint(first.0, last.0)
}

fn connect(
    svg: &mut Svg<'_>,
    from: (Point, (f64, f64)),
    to: (Point, (f64, f64)),
) -> io::Result<()> {
    let start = Point {
        x: from.0.x + from.1.0 / 2.0,
        y: from.0.y,
    };
    let end = Point {
        x: to.0.x - to.1.0 / 2.0 - 2.0,
        y: to.0.y,
    };
    let half = f64::midpoint(start.x, end.x);
    let curve = [
        start,
        Point { x: half, ..start },
        Point { x: half, ..end },
        end,
    ];
    let stroke = Stroke {
        width: 1.3,
        dashed: true,
        both: false,
    };
    strokes::arrow(svg, &curve, Tone::Neutral, stroke)
}
