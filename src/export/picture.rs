//! What of the graph is drawn: the actors and what ties them, without the clutter.
//!
//! In: a view. Out: nodes to draw, and lines that gather the parallel edges between two of them.
//! Invariant: a fact and a mere claim never share a line.

use crate::graph::{Edge, Tone, View};
use crate::ontology::Modality;
use petgraph::graph::{EdgeIndex, NodeIndex};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// More than this many nodes nobody takes in at a glance; the best connected are drawn.
const MOST_NODES: usize = 24;
/// The same for lines; those that more articles hold are drawn, and rather events than what simply is so.
const MOST_LINES: usize = 48;
/// More relations than this on one line are counted rather than named.
const MOST_LABELS: usize = 5;

/// What is drawn.
#[derive(Debug)]
pub(super) struct Picture {
    /// Nodes in the view's order.
    pub(super) nodes: BTreeSet<NodeIndex>,
    /// Lines between them.
    pub(super) lines: Vec<Line>,
}

/// Parallel edges of one tone and one standing, drawn as one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Where it starts.
    pub(super) from: NodeIndex,
    /// Where it ends.
    pub(super) to: NodeIndex,
    /// Its colour.
    pub(super) tone: Tone,
    /// Whether its edges are facts.
    pub(super) fact: bool,
    /// Whether it points both ways.
    pub(super) symmetric: bool,
    /// What stands on it, the best supported relation first.
    pub(super) labels: Vec<String>,
    /// All it stands for, with the articles, for the reader who points at it.
    pub(super) details: Vec<String>,
    /// Number of articles that hold one of its edges.
    pub(super) support: usize,
    /// Number of edges drawn by it.
    pub(super) edges: usize,
}

type LineKey = (NodeIndex, NodeIndex, bool, Tone, bool);

impl Picture {
    /// The actors and what ties them best.
    pub(super) fn of(view: &View) -> Self {
        let edges = drawable(view);
        let mut nodes = actors(view, &edges);
        shed(view, &mut nodes);
        let mut lines = lines(view, &edges, &nodes);
        if lines.len() > MOST_LINES {
            lines.sort_by_key(|line| Reverse(line.rank()));
            lines.truncate(MOST_LINES);
            lines.sort_by_key(Line::key);
        }
        nodes.retain(|at| lines.iter().any(|line| line.from == *at || line.to == *at));
        Self { nodes, lines }
    }
}

/// The lines that some edges make between some nodes.
fn lines(view: &View, edges: &[EdgeIndex], nodes: &BTreeSet<NodeIndex>) -> Vec<Line> {
    let mut bundles: BTreeMap<LineKey, Vec<&Edge>> = BTreeMap::new();
    for &at in edges {
        let edge = &view.graph()[at];
        if let Some((from, to)) = view.graph().edge_endpoints(at)
            && nodes.contains(&from)
            && nodes.contains(&to)
        {
            let key = (from, to, !edge.is_fact(), edge.tone, edge.symmetric);
            bundles.entry(key).or_default().push(edge);
        }
    }
    bundles
        .into_iter()
        .map(|(key, edges)| Line::new(key, edges))
        .collect()
}

impl Line {
    fn new((from, to, claim, tone, symmetric): LineKey, mut edges: Vec<&Edge>) -> Self {
        edges.sort_by_key(|edge| (Reverse(edge.support()), standing(edge)));
        let articles: BTreeSet<&String> = edges.iter().flat_map(|edge| &edge.articles).collect();
        Self {
            from,
            to,
            tone,
            fact: !claim,
            symmetric,
            labels: labels(&edges),
            details: edges.iter().map(|edge| detail(edge)).collect(),
            support: articles.len(),
            edges: edges.len(),
        }
    }

    fn key(&self) -> LineKey {
        (self.from, self.to, !self.fact, self.tone, self.symmetric)
    }

    /// How much it tells: corroborated ones more, neutral ones less.
    fn rank(&self) -> usize {
        2 * self.support + usize::from(self.tone != Tone::Neutral)
    }
}

/// What stands on a line: relations, those of one speaker together with the speaker under them.
fn labels(edges: &[&Edge]) -> Vec<String> {
    let shown = &edges[..edges.len().min(MOST_LABELS)];
    let mut labels: Vec<String> = Vec::new();
    let mut told: Vec<Option<String>> = Vec::new();
    for speech in shown.iter().map(|edge| standing(edge)) {
        if told.contains(&speech) {
            continue;
        }
        let of_speech = shown.iter().filter(|edge| standing(edge) == speech);
        for label in of_speech.map(|edge| words(edge)) {
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        labels.extend(speech.clone());
        told.push(speech);
    }
    if edges.len() > shown.len() {
        labels.push(format!("and {} more", edges.len() - shown.len()));
    }
    labels
}

/// The relation with the number of articles, if they are several.
fn words(edge: &Edge) -> String {
    let not = if edge.negated { "not: " } else { "" };
    match edge.support() {
        0 | 1 => format!("{not}{}", edge.label),
        support => format!("{not}{} ×{support}", edge.label),
    }
}

/// How a mere claim is presented, and by whom; nothing for what the articles state themselves.
fn standing(edge: &Edge) -> Option<String> {
    match (edge.modality, &edge.said_by) {
        (Modality::Fact, _) => None,
        (Modality::Reported, Some(speaker)) => Some(format!("(says {speaker})")),
        (modality, Some(speaker)) => Some(format!("({modality}: {speaker})")),
        (modality, None) => Some(format!("({modality})")),
    }
}

fn detail(edge: &Edge) -> String {
    let articles: Vec<&str> = edge.articles.iter().map(String::as_str).collect();
    let standing = standing(edge)
        .map(|text| format!(" {text}"))
        .unwrap_or_default();
    format!("{}{standing}: {}", words(edge), articles.join(", "))
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
            _ if node.kind.is_literal() => return false,
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
        .filter(|&(_, from, to, edge)| from != to && (edge.derived || !by_head(to, edge)))
        .map(|(at, ..)| at)
        .collect()
}

/// Leaves out islands beside a mainland, and what goes beyond the number of nodes that can be read.
fn shed(view: &View, nodes: &mut BTreeSet<NodeIndex>) {
    let islands = components(view, nodes);
    let mainland = islands.iter().map(BTreeSet::len).max().unwrap_or(0);
    for island in islands {
        if island.len() * 4 < mainland && !corroborated(view, &island) {
            nodes.retain(|at| !island.contains(at));
        }
    }
    if nodes.len() > MOST_NODES {
        let mut ranked: Vec<_> = nodes
            .iter()
            .map(|&at| (Reverse(weight(view, at)), at))
            .collect();
        ranked.sort_unstable();
        *nodes = ranked
            .into_iter()
            .take(MOST_NODES)
            .map(|(_, at)| at)
            .collect();
    }
}

/// Whether two articles agree on one of the island's edges.
fn corroborated(view: &View, island: &BTreeSet<NodeIndex>) -> bool {
    view.edges()
        .any(|(_, from, _, edge)| island.contains(&from) && edge.support() > 1)
}

/// The sum of its edges' supports.
fn weight(view: &View, at: NodeIndex) -> usize {
    let out = view.graph().edges(at);
    let into = view.graph().edges_directed(at, petgraph::Incoming);
    out.chain(into).map(|edge| edge.weight().support()).sum()
}

/// The connected parts of what is drawn, each as its set of nodes.
fn components(view: &View, nodes: &BTreeSet<NodeIndex>) -> Vec<BTreeSet<NodeIndex>> {
    let mut left = nodes.clone();
    let mut parts = Vec::new();
    while let Some(start) = left.pop_first() {
        let mut part = BTreeSet::from([start]);
        let mut open = vec![start];
        while let Some(at) = open.pop() {
            for other in view.graph().neighbors_undirected(at) {
                if left.remove(&other) {
                    part.insert(other);
                    open.push(other);
                }
            }
        }
        parts.push(part);
    }
    parts
}
