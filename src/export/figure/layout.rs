//! Where everything of a scene goes.
//!
//! Invariant: a layout has a point for each box and a route for each line of its scene, in their order, all within its
//! size.

use super::svg::Point;

/// Places for all of a scene.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Layout {
    /// Width and height.
    pub(super) size: (f64, f64),
    /// The middle of each box.
    pub(super) items: Vec<Point>,
    /// The way of each line.
    pub(super) routes: Vec<Route>,
}

/// The way of a line from the edge of one box to that of another.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Route {
    /// A chain of cubic Bézier curves: the start, then three points for each.
    pub(super) curve: Vec<Point>,
    /// The middle of what stands on it.
    pub(super) label: Option<Point>,
}

impl Layout {
    /// Moves and cuts everything so that a margin is left around boxes, labels and curves.
    pub(super) fn fitted(
        mut self,
        boxes: &[(f64, f64)],
        labels: &[(f64, f64)],
        margin: f64,
    ) -> Self {
        let mut low = Point {
            x: f64::INFINITY,
            y: f64::INFINITY,
        };
        let mut high = Point {
            x: f64::NEG_INFINITY,
            y: f64::NEG_INFINITY,
        };
        let mut take = |at: Point, size: (f64, f64)| {
            low = Point {
                x: low.x.min(at.x - size.0 / 2.0),
                y: low.y.min(at.y - size.1 / 2.0),
            };
            high = Point {
                x: high.x.max(at.x + size.0 / 2.0),
                y: high.y.max(at.y + size.1 / 2.0),
            };
        };
        for (&at, &size) in self.items.iter().zip(boxes) {
            take(at, size);
        }
        for (route, &size) in self.routes.iter().zip(labels) {
            route.label.into_iter().for_each(|at| take(at, size));
            route.curve.iter().for_each(|&at| take(at, (0.0, 0.0)));
        }
        if low.x > high.x {
            (low, high) = (Point::default(), Point::default());
        }
        let shift = |at: &mut Point| {
            at.x += margin - low.x;
            at.y += margin - low.y;
        };
        self.items.iter_mut().for_each(shift);
        for route in &mut self.routes {
            route
                .curve
                .iter_mut()
                .chain(&mut route.label)
                .for_each(shift);
        }
        self.size = (high.x - low.x + 2.0 * margin, high.y - low.y + 2.0 * margin);
        self
    }
}
