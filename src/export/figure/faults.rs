//! How badly a layout reads: lines over boxes and words, lines over lines, room wasted.
//!
//! In: a scene and a layout of it. Out: a number, the lower the better. Invariant: only what the eye sees counts.

use super::layout::{Layout, Route};
use super::scene::Scene;
use super::svg::Point;

/// What a line over a box or over words costs, beside a line over a line, which costs 1.
const OVER_BOX: f64 = 8.0;
const OVER_WORDS: f64 = 3.0;
/// What a figure costs that is as large as so many units squared.
const ROOM: f64 = 60_000.0;
/// Points that a curve is looked at, for each of its parts.
const STEPS: usize = 6;

/// The faults of a layout.
pub(super) fn faults(scene: &Scene, layout: &Layout) -> f64 {
    let lines: Vec<Vec<Point>> = layout.routes.iter().map(sampled).collect();
    let mut sum = 0.0;
    for (number, line) in lines.iter().enumerate() {
        let link = &scene.links[number];
        for (at, item) in scene.items.iter().enumerate() {
            let own = at == link.from || at == link.to;
            if !own && passes(line, layout.items[at], item.size) {
                sum += OVER_BOX;
            }
        }
        for (other, route) in layout.routes.iter().enumerate() {
            let label = route.label.filter(|_| other != number);
            if label.is_some_and(|at| passes(line, at, scene.links[other].size)) {
                sum += OVER_WORDS;
            }
        }
        let crossed = lines[..number].iter().filter(|other| cross(line, other));
        sum += crossed.count() as f64;
    }
    sum + area(layout) / ROOM
}

/// Points along a route.
fn sampled(route: &Route) -> Vec<Point> {
    let mut points: Vec<Point> = route.curve.first().copied().into_iter().collect();
    for part in route.curve.windows(4).step_by(3) {
        for step in 1..=STEPS {
            let (share, rest) = (step as f64 / STEPS as f64, 1.0 - step as f64 / STEPS as f64);
            let weights = [
                rest * rest * rest,
                3.0 * rest * rest * share,
                3.0 * rest * share * share,
                share * share * share,
            ];
            let sum =
                |of: fn(&Point) -> f64| part.iter().zip(weights).map(|(at, by)| of(at) * by).sum();
            points.push(Point {
                x: sum(|at| at.x),
                y: sum(|at| at.y),
            });
        }
    }
    points
}

/// Whether a line touches a box.
fn passes(line: &[Point], middle: Point, size: (f64, f64)) -> bool {
    let inside = |at: &Point| {
        (at.x - middle.x).abs() < size.0 / 2.0 && (at.y - middle.y).abs() < size.1 / 2.0
    };
    line.iter().any(inside)
}

/// Whether two lines cross.
fn cross(one: &[Point], other: &[Point]) -> bool {
    let side = |a: Point, b: Point, c: Point| (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    one.windows(2).any(|a| {
        other.windows(2).any(|b| {
            side(a[0], a[1], b[0]) * side(a[0], a[1], b[1]) < 0.0
                && side(b[0], b[1], a[0]) * side(b[0], b[1], a[1]) < 0.0
        })
    })
}

/// The room that the middles of all boxes take.
fn area(layout: &Layout) -> f64 {
    let span = |of: fn(&Point) -> f64| {
        let values = || layout.items.iter().map(of);
        let (low, high) = (
            values().fold(f64::INFINITY, f64::min),
            values().fold(f64::NEG_INFINITY, f64::max),
        );
        (high - low).max(0.0)
    };
    span(|at| at.x) * span(|at| at.y)
}

#[cfg(test)]
mod tests {
    use super::super::strokes::straight;
    use super::*;

    fn line(from: (f64, f64), to: (f64, f64)) -> Vec<Point> {
        let point = |(x, y)| Point { x, y };
        sampled(&Route {
            curve: straight(point(from), point(to)),
            label: None,
        })
    }

    #[test]
    fn lines_cross_where_they_do() {
        let level = line((0.0, 0.0), (10.0, 0.0));
        assert!(cross(&level, &line((5.0, -5.0), (5.1, 5.0))));
        assert!(!cross(&level, &line((0.0, 1.0), (10.0, 1.0))));
    }

    #[test]
    fn a_line_by_a_box_does_not_touch_it() {
        let level = line((0.0, 0.0), (10.0, 0.0));
        let middle = Point { x: 5.0, y: 3.0 };
        assert!(passes(&level, middle, (4.0, 7.0)));
        assert!(!passes(&level, middle, (4.0, 5.0)));
    }
}
