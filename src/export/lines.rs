//! Lines of a picture: parallel edges between two nodes, drawn as one.
//!
//! In: edges of a view. Out: [`Line`]s with what stands on them, and how much they tell.
//! Invariant: a fact and a mere claim never share a line, nor do conflict and cooperation.

use crate::graph::{Edge, Tone, View};
use crate::ontology::{ClaimType, Modality};
use petgraph::graph::{EdgeIndex, NodeIndex};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// More relations than this on one line are counted rather than named.
const MOST_LABELS: usize = 3;
/// The best relations of a line that make its score: many weak ones are no strong one.
const COUNTED: usize = 2;

/// Parallel edges of one tone and one standing, drawn as one.
#[derive(Debug, PartialEq)]
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
    /// What stands on it, the most telling relation first.
    pub(super) labels: Vec<String>,
    /// All it stands for, with the articles, for the reader who points at it.
    pub(super) details: Vec<String>,
    /// Number of articles that hold one of its edges.
    pub(super) support: usize,
    /// The edges drawn by it, the most telling first.
    pub(super) edges: Vec<EdgeIndex>,
    /// How much it tells.
    pub(super) score: f64,
}

type Key = (NodeIndex, NodeIndex, bool, Tone, bool);

/// The lines that some edges make, by their ends.
pub(super) fn lines(view: &View, edges: &[EdgeIndex]) -> Vec<Line> {
    let mut bundles: BTreeMap<Key, Vec<EdgeIndex>> = BTreeMap::new();
    for &at in edges {
        let edge = &view.graph()[at];
        if let Some((from, to)) = view.graph().edge_endpoints(at) {
            let key = (from, to, !edge.is_fact(), edge.tone, edge.symmetric);
            bundles.entry(key).or_default().push(at);
        }
    }
    bundles
        .into_iter()
        .map(|(key, edges)| Line::new(view, key, edges))
        .collect()
}

/// How much an edge tells: what more articles hold, what the ontology knows, what happened rather than what is so, and
/// what actors do to actors tells more.
pub(super) fn worth(view: &View, from: NodeIndex, to: NodeIndex, edge: &Edge) -> f64 {
    let known = if edge.known { 1.0 } else { 0.4 };
    let told = match edge.kind {
        kind if kind.is_plover() => 1.0,
        ClaimType::Position | ClaimType::Alliance | ClaimType::Kinship => 0.8,
        ClaimType::Statement | ClaimType::Other | ClaimType::Time | ClaimType::Quantity => 0.1,
        _ => 0.5,
    };
    let ends = [from, to].map(|at| {
        let node = view.node(at);
        let named = if node.named { 1.0 } else { 0.4 };
        if node.kind.is_actor() {
            named
        } else {
            0.5 * named
        }
    });
    edge.support() as f64 * edge.confidence * known * told * ends[0] * ends[1]
}

impl Line {
    fn new(view: &View, key: Key, mut edges: Vec<EdgeIndex>) -> Self {
        let (from, to, claim, tone, symmetric) = key;
        let of = |at: EdgeIndex| &view.graph()[at];
        let told = |at: EdgeIndex| worth(view, from, to, of(at));
        edges.sort_by(|&a, &b| {
            let by_words = (Reverse(of(a).support()), standing(of(a)), a);
            told(b).total_cmp(&told(a)).then(by_words.cmp(&(
                Reverse(of(b).support()),
                standing(of(b)),
                b,
            )))
        });
        let bundle: Vec<&Edge> = edges.iter().map(|&at| of(at)).collect();
        let articles: BTreeSet<&String> = bundle.iter().flat_map(|edge| &edge.articles).collect();
        Self {
            from,
            to,
            tone,
            fact: !claim,
            symmetric,
            labels: labels(&bundle),
            details: bundle.iter().map(|edge| detail(edge)).collect(),
            support: articles.len(),
            score: edges.iter().take(COUNTED).map(|&at| told(at)).sum(),
            edges,
        }
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
pub(super) fn words(edge: &Edge) -> String {
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
