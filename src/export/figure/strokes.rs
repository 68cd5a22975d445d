//! How boxes and lines look: what colour says, shape and line say too.
//!
//! Conflict has a filled arrowhead and bold words, cooperation a hollow one and slanted words, all else an open one and
//! plain words; so a figure reads the same in grey. Invariant: nothing here depends on where a figure came from.

use super::super::style::{self, NodeStyle};
use super::scene::Item;
use super::svg::{Paint, Point, Svg, Type, place};
use crate::graph::Tone;
use std::io;

/// Length of an arrowhead and half its breadth, for a thin line.
const HEAD: f64 = 9.0;
const BREADTH: f64 = 3.8;

/// How a line is drawn beside its tone.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stroke {
    pub(super) width: f64,
    pub(super) dashed: bool,
    pub(super) both: bool,
}

/// A whole line that points one way.
pub(super) fn plain(width: f64) -> Stroke {
    Stroke {
        width,
        dashed: false,
        both: false,
    }
}

/// The colour of the words of a tone.
pub(super) fn ink(tone: Tone) -> &'static str {
    match tone {
        Tone::Neutral => "#222222",
        _ => style::of_tone(tone),
    }
}

/// How the words of a tone are set.
pub(super) fn type_of(tone: Tone) -> &'static str {
    match tone {
        Tone::Conflict => "font-weight:bold",
        Tone::Cooperation => "font-style:italic",
        Tone::Neutral => "",
    }
}

/// An entity's box around a point, with its name, what is told to whoever points at it, and where it leads.
pub(super) fn item(svg: &mut Svg<'_>, item: &Item, at: Point) -> io::Result<()> {
    let (width, style) = if item.centre {
        (2.4, "font-weight:bold")
    } else {
        (1.2, "")
    };
    svg.open_link(item.link.as_deref(), &item.tip)?;
    outline(svg, item.look, at, item.size, width)?;
    let set = Type {
        size: item.font,
        color: "#111111",
        anchor: "middle",
        style,
    };
    svg.block(at, &item.lines, set, false)?;
    svg.close_link(item.link.as_deref())
}

/// The outline of a kind of entity around a point.
pub(super) fn outline(
    svg: &mut Svg<'_>,
    look: NodeStyle,
    middle: Point,
    size: (f64, f64),
    width: f64,
) -> io::Result<()> {
    let dashes = if look.style.contains("dashed") {
        "4 2.5"
    } else {
        ""
    };
    let bold = if look.style.contains("bold") {
        2.0
    } else {
        1.0
    };
    let paint = Paint {
        fill: look.fill,
        stroke: look.line,
        width: width * bold,
        dashes,
    };
    let (w, h) = (size.0 / 2.0, size.1 / 2.0);
    let corner = |x: f64, y: f64| Point {
        x: middle.x + x,
        y: middle.y + y,
    };
    match look.shape {
        "ellipse" => svg.rectangle(middle, size, h, paint),
        "hexagon" => {
            let cut = (h * 0.55).min(10.0);
            let points = [
                corner(-w, 0.0),
                corner(-w + cut, -h),
                corner(w - cut, -h),
                corner(w, 0.0),
                corner(w - cut, h),
                corner(-w + cut, h),
            ];
            svg.polygon(&points, paint)
        }
        "house" => {
            let roof = (h * 0.5).min(8.0);
            let points = [
                corner(-w, -h + roof),
                corner(0.0, -h - roof * 0.4),
                corner(w, -h + roof),
                corner(w, h),
                corner(-w, h),
            ];
            svg.polygon(&points, paint)
        }
        "note" => {
            let fold = (h * 0.6).min(8.0);
            let points = [
                corner(-w, -h),
                corner(w - fold, -h),
                corner(w, -h + fold),
                corner(w, h),
                corner(-w, h),
            ];
            svg.polygon(&points, paint)?;
            let fold_line = [
                corner(w - fold, -h),
                corner(w - fold, -h + fold),
                corner(w, -h + fold),
            ];
            svg.polygon(
                &fold_line,
                Paint {
                    dashes: "",
                    ..paint
                },
            )
        }
        _ if look.style.contains("rounded") => svg.rectangle(middle, size, 6.0, paint),
        _ => svg.rectangle(middle, size, 0.0, paint),
    }
}

/// A mark for an event: a square for conflict, a circle for cooperation, a small diamond for all else; filled for facts,
/// larger with more articles.
pub(super) fn mark(
    svg: &mut Svg<'_>,
    at: Point,
    tone: Tone,
    fact: bool,
    articles: usize,
) -> io::Result<()> {
    let size = 8.0 + 2.0 * (articles.clamp(1, 6) - 1) as f64;
    let color = style::of_tone(tone);
    let paint = Paint {
        fill: if fact { color } else { "#ffffff" },
        stroke: color,
        width: 1.6,
        dashes: "",
    };
    let corner = |x: f64, y: f64| Point {
        x: at.x + x * size * 0.6,
        y: at.y + y * size * 0.6,
    };
    match tone {
        Tone::Conflict => svg.rectangle(at, (size, size), 0.0, paint),
        Tone::Cooperation => svg.rectangle(at, (size, size), size / 2.0, paint),
        Tone::Neutral => {
            let corners = [
                corner(0.0, -1.0),
                corner(1.0, 0.0),
                corner(0.0, 1.0),
                corner(-1.0, 0.0),
            ];
            svg.polygon(&corners, paint)
        }
    }
}

/// A curve with its arrowhead, or two.
pub(super) fn arrow(
    svg: &mut Svg<'_>,
    curve: &[Point],
    tone: Tone,
    stroke: Stroke,
) -> io::Result<()> {
    let mut shown = curve.to_vec();
    let head = HEAD + stroke.width;
    let last = shown.len().saturating_sub(1);
    let tip = tip_of(curve, false);
    if let (Some(tip), Some(end)) = (tip, shown.get_mut(last)) {
        *end = along(tip, -head * 0.8);
    }
    let tail = tip_of(curve, true).filter(|_| stroke.both);
    if let (Some(tip), Some(start)) = (tail, shown.first_mut()) {
        *start = along(tip, -head * 0.8);
    }
    let color = style::of_tone(tone);
    let dashes = if stroke.dashed { "6 4" } else { "" };
    let line = Paint {
        fill: "none",
        stroke: color,
        width: stroke.width,
        dashes,
    };
    svg.path(&path(&shown), line)?;
    for tip in [tip, tail].into_iter().flatten() {
        arrowhead(svg, tip, head, stroke.width, tone)?;
    }
    Ok(())
}

/// A straight line as a curve.
pub(super) fn straight(from: Point, to: Point) -> Vec<Point> {
    let between = |share: f64| Point {
        x: from.x + (to.x - from.x) * share,
        y: from.y + (to.y - from.y) * share,
    };
    vec![from, between(1.0 / 3.0), between(2.0 / 3.0), to]
}

/// Where a curve ends (or starts), and the direction in which it gets there.
fn tip_of(curve: &[Point], start: bool) -> Option<(Point, Point)> {
    let ordered: Vec<Point> = if start {
        curve.iter().rev().copied().collect()
    } else {
        curve.to_vec()
    };
    let tip = *ordered.last()?;
    // Control points may coincide with the tip.
    let before = ordered.iter().rev().find(|at| at.distance(tip) > 1.0)?;
    let length = tip.distance(*before);
    Some((
        tip,
        Point {
            x: (tip.x - before.x) / length,
            y: (tip.y - before.y) / length,
        },
    ))
}

fn along((tip, direction): (Point, Point), by: f64) -> Point {
    Point {
        x: tip.x + direction.x * by,
        y: tip.y + direction.y * by,
    }
}

fn arrowhead(
    svg: &mut Svg<'_>,
    tip: (Point, Point),
    length: f64,
    width: f64,
    tone: Tone,
) -> io::Result<()> {
    let (back, breadth) = (along(tip, -length), BREADTH + width * 0.6);
    let side = |sign: f64| Point {
        x: back.x - tip.1.y * breadth * sign,
        y: back.y + tip.1.x * breadth * sign,
    };
    let color = style::of_tone(tone);
    let fill = if tone == Tone::Conflict {
        color
    } else {
        "#ffffff"
    };
    let paint = Paint {
        fill,
        stroke: color,
        width: 1.2,
        dashes: "",
    };
    match tone {
        Tone::Neutral => {
            let open = Paint {
                fill: "none",
                width: 1.4,
                ..paint
            };
            let data = format!(
                "M{} L{} L{} M{} L{}",
                place(side(1.0)),
                place(tip.0),
                place(side(-1.0)),
                place(along(tip, -length * 0.8)),
                place(tip.0)
            );
            svg.path(&data, open)
        }
        _ => svg.polygon(&[tip.0, side(1.0), side(-1.0)], paint),
    }
}

/// The curve as SVG writes it.
fn path(curve: &[Point]) -> String {
    let mut data = String::new();
    for (at, point) in curve.iter().enumerate() {
        match at {
            0 => data.push('M'),
            at if at % 3 == 1 => data.push_str(" C"),
            _ => data.push(' '),
        }
        data.push_str(&place(*point));
    }
    data
}
