//! What of the graph is drawn: the actors and what ties them, without the clutter.
//!
//! In: a view and a [`Subject`]. Out: nodes to draw, and lines that gather the parallel edges between two of them.
//! Invariant: a fact and a mere claim never share a line; every node that is drawn has a line, unless it was asked for.

use super::lines::{Line, lines, worth};
use crate::graph::{Edge, View, Way};
use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::unionfind::UnionFind;
use std::collections::{BTreeMap, BTreeSet};

/// More than this many nodes nobody takes in at a glance.
const GLANCE: usize = 16;
/// Lines for ten nodes beyond those that hold the picture together; of many nodes fewer, or nobody can follow them.
const MORE_LINES: usize = 8;
const MORE_LINES_OF_MANY: usize = 4;
const MANY: usize = 50;

/// What a picture is of.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// The actors and what ties them best; so many, or as many as can be taken in at a glance.
    Glance(Option<usize>),
    /// An entity and the best tied of those at most so many edges away.
    Around {
        /// The entity.
        centre: NodeIndex,
        /// How many edges away.
        hops: usize,
        /// How many entities at most.
        most: usize,
    },
    /// The ways between two entities.
    Along(&'a [Way]),
    /// These entities and what ties them best; in a figure, each with a mark under its name.
    Among(&'a BTreeMap<NodeIndex, String>),
}

/// What is drawn.
#[derive(Debug)]
pub(super) struct Picture {
    /// Nodes in the view's order.
    pub(super) nodes: BTreeSet<NodeIndex>,
    /// Lines between them.
    pub(super) lines: Vec<Line>,
}

impl Picture {
    /// Chooses what is drawn of a view.
    pub(super) fn of(view: &View, subject: Subject<'_>) -> Self {
        match subject {
            Subject::Glance(most) => glance(view, most.unwrap_or(GLANCE)),
            Subject::Around { centre, hops, most } => around(view, centre, hops, most),
            Subject::Along(ways) => along(view, ways),
            Subject::Among(marks) => {
                let nodes: BTreeSet<NodeIndex> = marks.keys().copied().collect();
                let all: Vec<EdgeIndex> = view.graph().edge_indices().collect();
                let mut lines = lines(view, &within(view, &all, &nodes));
                lines.retain(|line| line.from != line.to);
                grow(lines, nodes, 0)
            }
        }
    }
}

fn glance(view: &View, most: usize) -> Picture {
    let edges = drawable(view);
    let actors = actors(view, &edges);
    let lines = lines(view, &within(view, &edges, &actors));
    let best = lines
        .iter()
        .reduce(|a, b| if a.score < b.score { b } else { a });
    let start = best.map(|line| BTreeSet::from([line.from, line.to]));
    grow(lines, start.unwrap_or_default(), most)
}

fn around(view: &View, centre: NodeIndex, hops: usize, most: usize) -> Picture {
    let mut near = view.neighbourhood(&[centre], hops);
    near.retain(|&at| !view.node(at).is_literal());
    let edges = within(view, &drawable(view), &near);
    grow(lines(view, &edges), [centre].into(), most)
}

fn along(view: &View, ways: &[Way]) -> Picture {
    let nodes = ways.iter().flat_map(|way| way.nodes.iter().copied());
    let edges: BTreeSet<EdgeIndex> = ways.iter().flat_map(|way| way.steps.concat()).collect();
    let edges: Vec<EdgeIndex> = edges.into_iter().collect();
    Picture {
        nodes: nodes.collect(),
        lines: lines(view, &edges),
    }
}

/// Adds to the nodes, one by one, the one that the best lines tie to them, up to `most`.
fn grow(lines: Vec<Line>, mut nodes: BTreeSet<NodeIndex>, most: usize) -> Picture {
    while nodes.len() < most {
        let mut pull: BTreeMap<NodeIndex, f64> = BTreeMap::new();
        for line in &lines {
            match (nodes.contains(&line.from), nodes.contains(&line.to)) {
                (true, false) => *pull.entry(line.to).or_default() += line.score,
                (false, true) => *pull.entry(line.from).or_default() += line.score,
                _ => {}
            }
        }
        let best = pull
            .into_iter()
            .reduce(|a, b| if a.1 < b.1 { b } else { a });
        let Some((next, _)) = best else {
            break;
        };
        nodes.insert(next);
    }
    Picture {
        lines: telling(lines, &nodes),
        nodes,
    }
}

/// The lines between the nodes that tell most: those that hold the picture together (a spanning forest of the best, by
/// Kruskal's algorithm), and the best of the others.
fn telling(lines: Vec<Line>, nodes: &BTreeSet<NodeIndex>) -> Vec<Line> {
    let mut order: Vec<usize> = (0..lines.len())
        .filter(|&at| nodes.contains(&lines[at].from) && nodes.contains(&lines[at].to))
        .collect();
    order.sort_by(|&a, &b| lines[b].score.total_cmp(&lines[a].score));
    let size = nodes.last().map_or(0, |last| last.index() + 1);
    let mut parts = UnionFind::new(size);
    let (forest, rest): (Vec<usize>, Vec<usize>) = order
        .into_iter()
        .partition(|&at| parts.union(lines[at].from.index(), lines[at].to.index()));
    let more = if nodes.len() < MANY {
        MORE_LINES
    } else {
        MORE_LINES_OF_MANY
    };
    let best = rest.into_iter().take(nodes.len() * more / 10);
    let kept: BTreeSet<usize> = forest.into_iter().chain(best).collect();
    let drawn = lines.into_iter().enumerate();
    drawn
        .filter(|(at, _)| kept.contains(at))
        .map(|(_, line)| line)
        .collect()
}

/// The edges whose two ends are among the nodes.
fn within(view: &View, edges: &[EdgeIndex], nodes: &BTreeSet<NodeIndex>) -> Vec<EdgeIndex> {
    let inside = |at: &&EdgeIndex| {
        let (from, to) = view.graph().edge_endpoints(**at).unwrap_or_default();
        nodes.contains(&from) && nodes.contains(&to)
    };
    edges.iter().filter(inside).copied().collect()
}

/// The nodes worth drawing: actors with a name, and whatever else ties others together.
fn actors(view: &View, edges: &[EdgeIndex]) -> BTreeSet<NodeIndex> {
    let mut others: BTreeMap<NodeIndex, BTreeSet<NodeIndex>> = BTreeMap::new();
    let mut agreed = BTreeSet::new();
    for &edge in edges {
        let Some((from, to)) = view.graph().edge_endpoints(edge) else {
            continue;
        };
        others.entry(from).or_default().insert(to);
        others.entry(to).or_default().insert(from);
        if view.graph()[edge].support() > 1 {
            agreed.extend([from, to]);
        }
    }
    let worth = |at: NodeIndex, degree: usize| {
        let node = view.node(at);
        let least = match (node.kind.is_actor(), node.named) {
            _ if node.is_literal() || node.kind.is_literal() => return false,
            _ if agreed.contains(&at) => 1,
            (true, true) => 1,
            (false, true) => 2,
            (_, false) => 3,
        };
        degree >= least
    };
    let found = others
        .into_iter()
        .filter(|(at, others)| worth(*at, others.len()));
    found.map(|(at, _)| at).collect()
}

/// The edges to draw: those between two nodes, without what an administration did where its head is drawn doing it.
fn drawable(view: &View) -> Vec<EdgeIndex> {
    let heads: BTreeSet<(NodeIndex, &String)> = view
        .edges()
        .filter(|(.., edge)| edge.derived)
        .flat_map(|(_, _, to, edge)| edge.claims.iter().map(move |claim| (to, claim)))
        .collect();
    let by_head =
        |to: NodeIndex, edge: &Edge| edge.claims.iter().all(|claim| heads.contains(&(to, claim)));
    view.edges()
        .filter(|&(_, from, to, edge)| {
            from != to && worth(view, from, to, edge) > 0.0 && (edge.derived || !by_head(to, edge))
        })
        .map(|(at, ..)| at)
        .collect()
}
