//! A layout of the program's own: boxes as far apart as the ways between them are long.
//!
//! In: a scene. Out: a [`Layout`] by stress majorization (Gansner, Koren and North 2004), what stands on lines being boxes
//! too, then pushed apart until no two overlap. Invariant: starts from one place and takes its steps in one order, so the
//! same scene has the same layout on every machine.

use super::faults::faults;
use super::layout::{Layout, Route};
use super::scene::Scene;
use super::strokes::straight;
use super::svg::Point;
use std::collections::BTreeMap;

/// Starts that are tried; large scenes take one, since each takes long.
const STARTS: usize = 12;
const LARGE: usize = 60;
/// Rounds of the springs, and of pushing apart at most.
const ROUNDS: usize = 200;
const PUSHES: usize = 600;
/// Room left around a box, and the shortest way between two.
const ROOM: f64 = 13.0;
const REACH: f64 = 34.0;
/// How much wider than high a figure is stretched; words are.
const STRETCH: f64 = 1.45;

/// The boxes that are placed: the scene's, then those of its labels.
struct Bodies {
    sizes: Vec<(f64, f64)>,
    at: Vec<Point>,
    /// The two ends of a spring.
    springs: Vec<(usize, usize)>,
    /// For each line of the scene the box of its label.
    label_of: Vec<Option<usize>>,
    /// For each body the ends of the line that it stands on; nothing for the scene's boxes.
    stands_on: Vec<Option<(usize, usize)>>,
}

/// The layout of a scene; what it is about lies left and right if `across`.
///
/// Springs come to rest in many ways; of a few starts the one is taken that reads best.
pub(super) fn layout(scene: &Scene, across: bool) -> Layout {
    let starts = if scene.items.len() < LARGE { STARTS } else { 1 };
    let mut best = from_start(scene, across, 0);
    let mut least = faults(scene, &best);
    for start in 1..starts {
        let other = from_start(scene, across, start);
        let found = faults(scene, &other);
        if found < least {
            (best, least) = (other, found);
        }
    }
    best
}

fn from_start(scene: &Scene, across: bool, start: usize) -> Layout {
    let mut bodies = Bodies::of(scene, start);
    bodies.relax();
    if across {
        bodies.turn(scene);
    }
    for at in &mut bodies.at {
        at.x *= STRETCH;
    }
    bodies.push_apart();
    let routes = routes(scene, &bodies);
    Layout {
        size: (0.0, 0.0),
        items: bodies.at[..scene.items.len()].to_vec(),
        routes,
    }
}

impl Bodies {
    fn of(scene: &Scene, start: usize) -> Self {
        let mut sizes: Vec<(f64, f64)> = scene.items.iter().map(|item| item.size).collect();
        let (mut springs, mut label_of) = (Vec::new(), Vec::new());
        let mut stands_on = vec![None; sizes.len()];
        for link in &scene.links {
            if link.label.is_empty() {
                springs.push((link.from, link.to));
                label_of.push(None);
            } else {
                let label = sizes.len();
                sizes.push(link.size);
                stands_on.push(Some((link.from, link.to)));
                springs.extend([(link.from, label), (label, link.to)]);
                label_of.push(Some(label));
            }
        }
        Self {
            at: sunflower(sizes.len(), start),
            sizes,
            springs,
            label_of,
            stands_on,
        }
    }

    /// How far apart any two should be: the length of the shortest way between them.
    fn distances(&self) -> Vec<Vec<f64>> {
        let count = self.sizes.len();
        let mut far = vec![vec![f64::INFINITY; count]; count];
        let radius = |body: usize| (self.sizes[body].0 / STRETCH + self.sizes[body].1) / 4.0;
        for &(a, b) in &self.springs {
            let length = REACH + radius(a) + radius(b);
            far[a][b] = far[a][b].min(length);
            far[b][a] = far[a][b];
        }
        for by in 0..count {
            far[by][by] = 0.0;
            let row = far[by].clone();
            for from in &mut far {
                let first = from[by];
                if first.is_finite() {
                    for (known, second) in from.iter_mut().zip(&row) {
                        *known = known.min(first + second);
                    }
                }
            }
        }
        let widest = far.iter().flatten().copied().filter(|it| it.is_finite());
        // Parts that nothing ties together lie beside each other.
        let apart = widest.fold(4.0 * REACH, f64::max) * 0.5;
        for known in far.iter_mut().flatten().filter(|it| it.is_infinite()) {
            *known = apart;
        }
        far
    }

    /// Moves each body to where the springs to all others want it on average, many times.
    fn relax(&mut self) {
        let far = self.distances();
        for _ in 0..ROUNDS {
            for (body, far) in far.iter().enumerate() {
                let here = self.at[body];
                let (mut x, mut y, mut sum) = (0.0, 0.0, 0.0);
                for (other, &there) in self.at.iter().enumerate() {
                    let wanted = far[other];
                    if other == body || wanted <= 0.0 {
                        continue;
                    }
                    let (dx, dy) = (here.x - there.x, here.y - there.y);
                    let length = here.distance(there).max(0.01);
                    let weight = 1.0 / (wanted * wanted);
                    x += weight * (there.x + dx / length * wanted);
                    y += weight * (there.y + dy / length * wanted);
                    sum += weight;
                }
                if sum > 0.0 {
                    self.at[body] = Point {
                        x: x / sum,
                        y: y / sum,
                    };
                }
            }
        }
    }

    /// Turns everything until the first of the scene's centres lies to the left of the last.
    fn turn(&mut self, scene: &Scene) {
        let centres: Vec<usize> = (0..scene.items.len())
            .filter(|&at| scene.items[at].centre)
            .collect();
        let (Some(&first), Some(&last)) = (centres.first(), centres.last()) else {
            return;
        };
        let (from, to) = (self.at[first], self.at[last]);
        let length = from.distance(to);
        if length < 1.0 {
            return;
        }
        let (cos, sin) = ((to.x - from.x) / length, (from.y - to.y) / length);
        for at in &mut self.at {
            *at = Point {
                x: at.x * cos - at.y * sin,
                y: at.x * sin + at.y * cos,
            };
        }
    }

    /// Pushes bodies apart that overlap, and out of the way of lines that are not theirs, until none is left.
    fn push_apart(&mut self) {
        for round in 0..PUSHES {
            let mut moved = self.push_pairs();
            // Lines give way at last, lest the two never come to rest.
            if round < PUSHES * 3 / 4 {
                moved |= self.push_off_lines();
            }
            if !moved {
                break;
            }
        }
    }

    fn push_pairs(&mut self) -> bool {
        let mut moved = false;
        for a in 0..self.at.len() {
            for b in a + 1..self.at.len() {
                let (dx, dy) = (self.at[b].x - self.at[a].x, self.at[b].y - self.at[a].y);
                // An arrowhead needs more room before a box than two boxes between them.
                let mixed = self.stands_on[a].is_some() != self.stands_on[b].is_some();
                let gap = if mixed { ROOM * 1.6 } else { ROOM };
                let wide = f64::midpoint(self.sizes[a].0, self.sizes[b].0) + gap;
                let high = f64::midpoint(self.sizes[a].1, self.sizes[b].1) + gap;
                let (over_x, over_y) = (wide - dx.abs(), high - dy.abs());
                if over_x <= 0.1 || over_y <= 0.1 {
                    continue;
                }
                moved = true;
                let (x, y) = if over_x < over_y {
                    (over_x.copysign(dx) * 0.52, 0.0)
                } else {
                    (0.0, over_y.copysign(dy) * 0.52)
                };
                self.at[a] = Point {
                    x: self.at[a].x - x,
                    y: self.at[a].y - y,
                };
                self.at[b] = Point {
                    x: self.at[b].x + x,
                    y: self.at[b].y + y,
                };
            }
        }
        moved
    }

    fn push_off_lines(&mut self) -> bool {
        let mut moved = false;
        for number in 0..self.springs.len() {
            let (a, b) = self.springs[number];
            for body in 0..self.at.len() {
                // What stands on a line may lie near its ends, where other lines meet.
                let near = |(from, to)| [a, b].iter().any(|end| *end == from || *end == to);
                let mine = self.stands_on[body].is_some_and(near);
                if body == a || body == b || mine {
                    continue;
                }
                if let Some((x, y)) = self.way_off(body, self.at[a], self.at[b]) {
                    self.at[body].x += x * 0.3;
                    self.at[body].y += y * 0.3;
                    moved = true;
                }
            }
        }
        moved
    }

    /// How to move a body so that it lies off a line between two points; none where it does.
    fn way_off(&self, body: usize, from: Point, to: Point) -> Option<(f64, f64)> {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let length = from.distance(to);
        if length < 1.0 {
            return None;
        }
        let (px, py) = (self.at[body].x - from.x, self.at[body].y - from.y);
        let share = (px * dx + py * dy) / (length * length);
        if !(0.05..=0.95).contains(&share) {
            return None;
        }
        let across = (dx * py - dy * px) / length;
        let (normal_x, normal_y) = (-dy / length, dx / length);
        let (wide, high) = self.sizes[body];
        let reach = f64::midpoint(wide * normal_x.abs(), high * normal_y.abs()) + 3.0;
        let over = reach - across.abs();
        let side = 1.0_f64.copysign(across);
        (over > 0.5).then_some((normal_x * over * side, normal_y * over * side))
    }
}

/// Places like the seeds of a sunflower: no two alike, and none in line with another.
fn sunflower(count: usize, start: usize) -> Vec<Point> {
    // The golden angle, by turning from one to the next: its sine and cosine are written out, since machines differ in
    // the last digit of those that they compute.
    let (cos, sin) = (-0.737_368_878_078_319_9, 0.675_490_294_261_523_8);
    let mut turned = Point { x: 1.0, y: 0.0 };
    let mut places: Vec<Point> = (0..count)
        .map(|number| {
            let radius = 40.0 * (number as f64 + 0.5).sqrt();
            let at = Point {
                x: turned.x * radius,
                y: turned.y * radius,
            };
            turned = Point {
                x: turned.x * cos - turned.y * sin,
                y: turned.x * sin + turned.y * cos,
            };
            at
        })
        .collect();
    // Each start puts others into the middle.
    places.rotate_left(start * 5 % count.max(1));
    places
}

fn routes(scene: &Scene, bodies: &Bodies) -> Vec<Route> {
    let mut parallel: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let ends = scene.links.iter().zip(&bodies.label_of);
    ends.map(|(link, &label)| {
        let (from, to) = (bodies.at[link.from], bodies.at[link.to]);
        let middle = Point {
            x: f64::midpoint(from.x, to.x),
            y: f64::midpoint(from.y, to.y),
        };
        let by = if let Some(label) = label {
            bodies.at[label]
        } else {
            let ends = (link.from.min(link.to), link.from.max(link.to));
            let known = parallel.entry(ends).or_default();
            *known += 1;
            bent(from, to, middle, *known - 1)
        };
        let start = edge_of(from, scene.items[link.from].size, by);
        let end = edge_of(to, scene.items[link.to].size, by);
        Route {
            curve: curve(start, by, end),
            label: label.map(|label| bodies.at[label]),
        }
    })
    .collect()
}

/// The middle of a line beside `number` others between the same ends.
fn bent(from: Point, to: Point, middle: Point, number: usize) -> Point {
    if number == 0 {
        return middle;
    }
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = from.distance(to).max(1.0);
    let side = if number.is_multiple_of(2) { 1.0 } else { -1.0 };
    let by = 14.0 * number.div_ceil(2) as f64 * side;
    Point {
        x: middle.x - dy / length * by,
        y: middle.y + dx / length * by,
    }
}

/// Where the line from the middle of a box towards a point leaves it.
fn edge_of(middle: Point, size: (f64, f64), towards: Point) -> Point {
    let (dx, dy) = (towards.x - middle.x, towards.y - middle.y);
    let share = |half: f64, by: f64| {
        if by.abs() < 1e-9 {
            f64::INFINITY
        } else {
            half / by.abs()
        }
    };
    let share = share(size.0 / 2.0 + 2.0, dx).min(share(size.1 / 2.0 + 2.0, dy));
    let share = if share.is_finite() {
        share.min(1.0)
    } else {
        0.0
    };
    Point {
        x: middle.x + dx * share,
        y: middle.y + dy * share,
    }
}

/// A smooth curve from one point by another to a third.
fn curve(start: Point, by: Point, end: Point) -> Vec<Point> {
    let (before, after) = (start.distance(by), by.distance(end));
    let (dx, dy) = (end.x - start.x, end.y - start.y);
    let length = start.distance(end);
    if before < 1.0 || after < 1.0 || length < 1.0 {
        return straight(start, end);
    }
    let tangent = |reach: f64| Point {
        x: by.x + dx / length * reach,
        y: by.y + dy / length * reach,
    };
    let towards = |from: Point| Point {
        x: from.x + (by.x - from.x) * 0.5,
        y: from.y + (by.y - from.y) * 0.5,
    };
    vec![
        start,
        towards(start),
        tangent(-before * 0.3),
        by,
        tangent(after * 0.3),
        towards(end),
        end,
    ]
}
