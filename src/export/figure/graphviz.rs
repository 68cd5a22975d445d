//! A layout by Graphviz: what to ask it, and how to read its answer.
//!
//! In: a scene; later, the JSON that Graphviz made of [`request`]. Out: DOT; later, a [`Layout`].
//! Invariant: sizes are given to Graphviz, never left to its fonts, so that one version of it gives one layout.

use super::layout::{Layout, Route};
use super::scene::Scene;
use super::svg::Point;
use serde_json::Value;
use std::fmt::Write as _;

/// Points an inch, Graphviz's unit of sizes.
const INCH: f64 = 72.0;
/// Scenes with more boxes are laid out by springs rather than in rows, which would be too wide to read.
const ROWS: usize = 40;

/// An answer that is no layout of the scene.
#[derive(Debug, thiserror::Error)]
#[error("Graphviz's answer is no layout: {0}")]
pub struct LayoutError(String);

/// The scene as DOT, for `dot -Tjson0`; rows go from left to right if `across`.
pub(super) fn request(scene: &Scene, across: bool) -> String {
    let mut dot = String::from("digraph {\n");
    let many = scene.items.len() > ROWS;
    let direction = if across { "LR" } else { "TB" };
    let shape = if many {
        "layout=neato, overlap=prism, overlap_scaling=-4, sep=\"+8\", splines=true, maxiter=2000"
    } else {
        "nodesep=0.3, ranksep=0.42, splines=true, remincross=true, mclimit=8, nslimit=8"
    };
    let _ = writeln!(dot, "graph [rankdir={direction}, {shape}];");
    dot.push_str("node [shape=box, label=\"\", fixedsize=true]; edge [arrowsize=0.8];\n");
    for (at, item) in scene.items.iter().enumerate() {
        let (width, height) = (item.size.0 / INCH, item.size.1 / INCH);
        let _ = writeln!(dot, "n{at} [width={width:.3}, height={height:.3}];");
    }
    for (at, link) in scene.links.iter().enumerate() {
        let (from, to) = (link.from, link.to);
        let both = if link.both { ", dir=both" } else { "" };
        let _ = write!(
            dot,
            "n{from} -> n{to} [id={at}, weight={:.0}{both}",
            link.stroke * 2.0
        );
        if !link.label.is_empty() && !many {
            let (width, height) = (link.size.0 + 8.0, link.size.1 + 2.0);
            let _ = write!(
                dot,
                ", label=<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" FIXEDSIZE=\"TRUE\" \
                 WIDTH=\"{width:.0}\" HEIGHT=\"{height:.0}\"><TR><TD></TD></TR></TABLE>>"
            );
        }
        dot.push_str("];\n");
    }
    dot.push_str("}\n");
    dot
}

/// The layout in Graphviz's JSON.
///
/// # Errors
/// Where it is no JSON, or lacks a box or line of the scene.
pub(super) fn read(json: &[u8], scene: &Scene) -> Result<Layout, LayoutError> {
    let answer: Value =
        serde_json::from_slice(json).map_err(|error| LayoutError(error.to_string()))?;
    let mut layout = Layout {
        size: (0.0, 0.0),
        items: vec![Point::default(); scene.items.len()],
        routes: vec![Route::default(); scene.links.len()],
    };
    let list = |name: &str| answer[name].as_array().map_or(&[][..], Vec::as_slice);
    let mut found = 0;
    for object in list("objects") {
        let place = object["name"]
            .as_str()
            .and_then(|name| name.strip_prefix('n')?.parse().ok());
        let at = object["pos"].as_str().and_then(point);
        if let (Some(item), Some(at)) = (place.and_then(|at: usize| layout.items.get_mut(at)), at) {
            *item = at;
            found += 1;
        }
    }
    for edge in list("edges") {
        let place = edge["id"].as_str().and_then(|id| id.parse::<usize>().ok());
        let curve = edge["pos"].as_str().and_then(curve);
        if let (Some(route), Some(curve)) = (place.and_then(|at| layout.routes.get_mut(at)), curve)
        {
            *route = Route {
                curve,
                label: edge["lp"].as_str().and_then(point),
            };
            found += 1;
        }
    }
    let expected = scene.items.len() + scene.links.len();
    if found != expected {
        return Err(LayoutError(format!(
            "{found} places for {expected} boxes and lines"
        )));
    }
    Ok(layout)
}

/// `x,y` with y growing upwards.
fn point(text: &str) -> Option<Point> {
    let (x, y) = text.split_once(',')?;
    Some(Point {
        x: x.parse().ok()?,
        y: -y.parse::<f64>().ok()?,
    })
}

/// `s,x,y e,x,y x,y x,y ...`: where an arrow starts and ends, then the curve between.
fn curve(text: &str) -> Option<Vec<Point>> {
    let (mut start, mut end, mut curve) = (None, None, Vec::new());
    for part in text.split_whitespace() {
        if let Some(tip) = part.strip_prefix("s,") {
            start = Some(point(tip)?);
        } else if let Some(tip) = part.strip_prefix("e,") {
            end = Some(point(tip)?);
        } else {
            curve.push(point(part)?);
        }
    }
    if curve.len() % 3 != 1 {
        return None;
    }
    if let (Some(first), Some(tip)) = (curve.first_mut(), start) {
        *first = tip;
    }
    if let (Some(last), Some(tip)) = (curve.last_mut(), end) {
        *last = tip;
    }
    Some(curve)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_end_at_their_tips() {
        let found = curve("e,9,0 1,0 2,0 3,0 4,0").expect("a curve");
        assert_eq!((found.len(), found[3].x), (4, 9.0));
        assert_eq!(curve("1,0 2,0"), None);
        assert_eq!(curve("e,x,0 1,0"), None);
    }
}
