//! What stands around a drawing: the title above, the legend and the caption below.
//!
//! In: texts and the drawing's width. Out: their shapes, and the height they take.
//! Invariant: nothing is wider than the sheet; the caption is broken rather than cut.

use super::super::style::{self, NodeStyle};
use super::scene::Scene;
use super::strokes;
use super::svg::{Point, Svg, Type};
use super::text;
use crate::graph::Tone;
use std::io;

/// What a figure says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Its title.
    pub title: String,
    /// What stands under it, one paragraph each: what is drawn of what, and the query.
    pub caption: Vec<String>,
}

/// Space around the sheet, type of the title, the legend and the caption.
pub(super) const MARGIN: f64 = 18.0;
const TITLE: f64 = 22.0;
const NOTE: f64 = 11.5;
const KEY: f64 = 12.0;
const LINE: f64 = 1.35;

/// A sample of the legend.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Key {
    /// A box.
    Look(NodeStyle),
    /// A line of a tone.
    Tone(Tone),
    /// A dashed line: a claim that no article states itself.
    Claim,
    /// What a number stands for.
    Support,
    /// A mark of a tone on a time axis.
    Mark(Tone),
    /// The mark of a claim of a tone.
    OpenMarkOf(Tone),
    /// The mark of a claim.
    OpenMark,
    /// What the size of a mark stands for.
    Larger,
}

impl Key {
    /// What the legend of a scene explains.
    pub(super) fn of(scene: &Scene) -> Vec<Self> {
        let mut keys: Vec<Self> = scene.looks().into_iter().map(Self::Look).collect();
        keys.extend(scene.tones().into_iter().map(Self::Tone));
        if scene.links.iter().any(|link| !link.fact) {
            keys.push(Self::Claim);
        }
        keys.push(Self::Support);
        keys
    }

    fn words(self) -> &'static str {
        match self {
            Self::Look(look) => look.name,
            Self::Tone(tone) | Self::Mark(tone) | Self::OpenMarkOf(tone) => {
                style::words_of_tone(tone)
            }
            Self::Larger => "×3, larger: three articles",
            Self::Claim | Self::OpenMark => "said, planned or possible, not stated as fact",
            Self::Support => "×3, wider: three articles",
        }
    }

    /// Width of the sample without its words.
    fn sample(self) -> f64 {
        match self {
            Self::Look(_) => 26.0,
            Self::Tone(_) | Self::Claim => 40.0,
            Self::Mark(_) | Self::OpenMarkOf(_) | Self::OpenMark => 14.0,
            Self::Support | Self::Larger => 0.0,
        }
    }

    fn width(self) -> f64 {
        self.sample() + 6.0 + text::width(self.words(), KEY) + 14.0
    }
}

/// Lines of the title, rows of the legend, lines of the caption, for one width.
pub(super) struct Sheet {
    width: f64,
    title: Vec<String>,
    keys: Vec<Vec<Key>>,
    caption: Vec<String>,
}

impl Sheet {
    /// Breaks the texts for a drawing of this width; the sheet is wider where the title asks for it.
    pub(super) fn new(words: &Words, keys: &[Key], width: f64) -> Self {
        let width = width.max(520.0);
        let room = width - 2.0 * MARGIN;
        let mut rows: Vec<Vec<Key>> = vec![Vec::new()];
        let mut used = 0.0;
        for &key in keys {
            if used > 0.0 && used + key.width() > room + 14.0 {
                rows.push(Vec::new());
                used = 0.0;
            }
            used += key.width();
            if let Some(row) = rows.last_mut() {
                row.push(key);
            }
        }
        let caption = words
            .caption
            .iter()
            .flat_map(|note| text::wrapped(note, NOTE, room, 12));
        Self {
            title: text::wrapped(&words.title, TITLE, room, 3),
            keys: rows,
            caption: caption.collect(),
            width,
        }
    }

    /// Width of the sheet.
    pub(super) fn width(&self) -> f64 {
        self.width
    }

    /// Height of what stands above the drawing.
    pub(super) fn head(&self) -> f64 {
        MARGIN + self.title.len() as f64 * TITLE * 1.2
    }

    /// Height of what stands below it.
    pub(super) fn foot(&self) -> f64 {
        let keys = self.keys.len() as f64 * KEY * 2.0;
        keys + self.caption.len() as f64 * NOTE * LINE + MARGIN + 10.0
    }

    /// Writes the title, the legend and the caption around a drawing of this height.
    pub(super) fn write(&self, svg: &mut Svg<'_>, height: f64) -> io::Result<()> {
        let mut y = MARGIN + TITLE * 0.8;
        for line in &self.title {
            let set = Type {
                size: TITLE,
                color: "#111111",
                anchor: "start",
                style: "font-weight:bold",
            };
            svg.words(Point { x: MARGIN, y }, line, set)?;
            y += TITLE * 1.2;
        }
        y = self.head() + height + KEY;
        for row in &self.keys {
            let mut x = MARGIN;
            for &key in row {
                write_key(svg, key, Point { x, y })?;
                x += key.width();
            }
            y += KEY * 2.0;
        }
        y += 4.0;
        for line in &self.caption {
            let set = Type {
                size: NOTE,
                color: "#444444",
                anchor: "start",
                style: "",
            };
            svg.words(Point { x: MARGIN, y }, line, set)?;
            y += NOTE * LINE;
        }
        Ok(())
    }
}

fn write_key(svg: &mut Svg<'_>, key: Key, at: Point) -> io::Result<()> {
    let middle = Point {
        x: at.x + key.sample() / 2.0,
        y: at.y - KEY * 0.35,
    };
    let ends = [
        Point {
            x: at.x + 2.0,
            ..middle
        },
        Point {
            x: at.x + key.sample() - 2.0,
            ..middle
        },
    ];
    match key {
        Key::Look(look) => strokes::outline(svg, look, middle, (24.0, 14.0), 1.2)?,
        Key::Tone(tone) => strokes::arrow(
            svg,
            &strokes::straight(ends[0], ends[1]),
            tone,
            strokes::plain(1.8),
        )?,
        Key::Claim => strokes::arrow(
            svg,
            &strokes::straight(ends[0], ends[1]),
            Tone::Neutral,
            strokes::Stroke {
                dashed: true,
                ..strokes::plain(1.4)
            },
        )?,
        Key::Mark(tone) => strokes::mark(svg, middle, tone, true, 1)?,
        Key::OpenMarkOf(tone) => strokes::mark(svg, middle, tone, false, 1)?,
        Key::OpenMark => strokes::mark(svg, middle, Tone::Neutral, false, 1)?,
        Key::Support | Key::Larger => {}
    }
    let (style, color) = match key {
        Key::Tone(tone) | Key::Mark(tone) | Key::OpenMarkOf(tone) => {
            (strokes::type_of(tone), style::of_tone(tone))
        }
        _ => ("", "#222222"),
    };
    let set = Type {
        size: KEY,
        color,
        anchor: "start",
        style,
    };
    let gap = if key.sample() > 0.0 { 6.0 } else { 0.0 };
    svg.words(
        Point {
            x: at.x + key.sample() + gap,
            y: at.y,
        },
        key.words(),
        set,
    )
}
