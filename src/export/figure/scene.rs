//! A picture as boxes and lines of known size, before anything has a place.
//!
//! In: a [`Picture`] of a view. Out: a [`Scene`]. Invariant: sizes are taken from the words alone, so that every layout
//! starts from the same boxes.

use super::super::lines::Line;
use super::super::picture::Picture;
use super::super::style::{self, NodeStyle};
use super::svg::LEADING;
use super::text;
use crate::graph::{ArticleInfo, Tone, View};
use crate::rdf::ClaimLine;
use oxigraph::store::StorageError;
use petgraph::graph::{EdgeIndex, NodeIndex};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Type of names, of hubs at most, and of what stands on lines.
const NAME: f64 = 13.0;
const HUB: f64 = 19.0;
pub(super) const LABEL: f64 = 11.5;
/// Names and labels are broken beyond so many type sizes.
const NAME_ROOM: f64 = 10.5;
const LABEL_ROOM: f64 = 12.0;
/// Pictures with more lines than this name what stands on the best of them only.
const NAMED_LINES: usize = 60;

/// What is drawn, and how large it is.
#[derive(Debug)]
pub(super) struct Scene {
    /// The boxes.
    pub(super) items: Vec<Item>,
    /// The lines between them, by their places in `items`.
    pub(super) links: Vec<Link>,
}

/// An entity's box.
#[derive(Debug)]
pub(super) struct Item {
    /// Its name.
    pub(super) lines: Vec<String>,
    /// How it looks.
    pub(super) look: NodeStyle,
    /// Size of its type.
    pub(super) font: f64,
    /// Width and height.
    pub(super) size: (f64, f64),
    /// What is said of it to whoever points at it.
    pub(super) tip: String,
    /// Where it leads.
    pub(super) link: Option<String>,
    /// Whether the picture is about it.
    pub(super) centre: bool,
}

/// A line between two boxes.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) tone: Tone,
    pub(super) fact: bool,
    pub(super) both: bool,
    /// Width of the line.
    pub(super) stroke: f64,
    /// What stands on it; nothing where the picture is full.
    pub(super) label: Vec<String>,
    /// Width and height of that.
    pub(super) size: (f64, f64),
    /// The sentences behind it.
    pub(super) tip: String,
    /// Where the first of them can be read.
    pub(super) source: Option<String>,
}

impl Scene {
    /// Measures a picture; `centres` are what it is about.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub(super) fn of(
        view: &View,
        picture: &Picture,
        centres: &[NodeIndex],
    ) -> Result<Self, StorageError> {
        let place: BTreeMap<NodeIndex, usize> = picture.nodes.iter().copied().zip(0..).collect();
        let mut weight = vec![0.0; place.len()];
        for line in &picture.lines {
            for end in [line.from, line.to] {
                weight[place[&end]] += line.score;
            }
        }
        let heaviest = weight.iter().copied().fold(1.0, f64::max);
        let items = picture.nodes.iter().zip(&weight).map(|(&at, weight)| {
            let share = (weight / heaviest).sqrt();
            Item::of(view, at, NAME + (HUB - NAME) * share, centres.contains(&at))
        });
        let edges: BTreeSet<EdgeIndex> = picture
            .lines
            .iter()
            .flat_map(|line| line.edges.clone())
            .collect();
        let mut evidence: BTreeMap<EdgeIndex, Vec<ClaimLine>> = BTreeMap::new();
        for event in view.events(&edges)? {
            evidence.entry(event.edge).or_default().extend(event.claims);
        }
        let mut scores: Vec<f64> = picture.lines.iter().map(|line| line.score).collect();
        scores.sort_by(|a, b| b.total_cmp(a));
        let least = scores.get(NAMED_LINES).copied().unwrap_or(0.0);
        let links = picture.lines.iter().map(|line| {
            let ends = (place[&line.from], place[&line.to]);
            Link::of(view, line, ends, &evidence, least <= line.score)
        });
        Ok(Self {
            items: items.collect(),
            links: links.collect(),
        })
    }

    /// Puts a mark under the names of some boxes.
    pub(super) fn mark(&mut self, picture: &Picture, marks: &BTreeMap<NodeIndex, String>) {
        for (item, at) in self.items.iter_mut().zip(&picture.nodes) {
            if let Some(mark) = marks.get(at) {
                let widest = text::width(mark, item.font) + item.font * 1.5;
                item.size = (item.size.0.max(widest), item.size.1 + item.font * LEADING);
                item.lines.push(mark.clone());
            }
        }
    }

    /// The looks of its boxes, each once, in the order of the legend.
    pub(super) fn looks(&self) -> Vec<NodeStyle> {
        let used = |look: &&NodeStyle| self.items.iter().any(|item| item.look == **look);
        style::ALL.iter().filter(used).copied().collect()
    }

    /// The tones of its lines, each once.
    pub(super) fn tones(&self) -> BTreeSet<Tone> {
        self.links.iter().map(|link| link.tone).collect()
    }
}

impl Item {
    /// The box of a node, its name in type of `font`.
    pub(super) fn of(view: &View, at: NodeIndex, font: f64, centre: bool) -> Self {
        let node = view.node(at);
        let lines = text::wrapped(&node.label, font, NAME_ROOM * font, 3);
        let widest = lines
            .iter()
            .map(|line| text::width(line, font))
            .fold(0.0, f64::max);
        let height = lines.len().max(1) as f64 * font * LEADING + font * 0.8;
        let articles = node.articles.len();
        let noun = if articles == 1 { "article" } else { "articles" };
        let aliases = if node.aliases.is_empty() {
            String::new()
        } else {
            let names: Vec<&str> = node.aliases.iter().take(6).map(String::as_str).collect();
            format!("\nalso: {}", names.join(", "))
        };
        Self {
            tip: format!(
                "{} ({}), in {articles} {noun}{aliases}",
                node.label, node.kind
            ),
            link: node
                .wikidata
                .clone()
                .or_else(|| (!node.is_literal()).then(|| node.id.clone())),
            look: style::of_kind(node.kind),
            size: (widest + font * 1.5, height),
            lines,
            font,
            centre,
        }
    }
}

impl Link {
    fn of(
        view: &View,
        line: &Line,
        (from, to): (usize, usize),
        evidence: &BTreeMap<EdgeIndex, Vec<ClaimLine>>,
        named: bool,
    ) -> Self {
        let labels = if named { line.labels.as_slice() } else { &[] };
        let label: Vec<String> = labels
            .iter()
            .flat_map(|label| {
                text::wrapped(
                    &label.replace(" ×", "\u{a0}×"),
                    LABEL,
                    LABEL_ROOM * LABEL,
                    2,
                )
            })
            .collect();
        let widest = label
            .iter()
            .map(|line| text::width(line, LABEL))
            .fold(0.0, f64::max);
        let claims: Vec<&ClaimLine> = line
            .edges
            .iter()
            .filter_map(|at| evidence.get(at))
            .flatten()
            .collect();
        Self {
            from,
            to,
            tone: line.tone,
            fact: line.fact,
            both: line.symmetric,
            stroke: f64::from(style::width(line.support)),
            size: (widest, label.len() as f64 * LABEL * LEADING),
            label,
            tip: tip(view, line, &claims),
            source: claims.first().and_then(|claim| evidence_of(view, claim)),
        }
    }
}

/// Who did what to whom, by which articles, and the first sentences that say so.
fn tip(view: &View, line: &Line, claims: &[&ClaimLine]) -> String {
    let names = [line.from, line.to].map(|at| view.node(at).label.as_str());
    let mut tip = format!("{} → {}\n{}", names[0], names[1], line.details.join("\n"));
    let mut said = BTreeSet::new();
    for claim in claims {
        let sentence = words_of(claim);
        if said.len() < 3 && said.insert(sentence.clone()) {
            let _ = write!(tip, "\n{sentence} ({})", claim.article);
        }
    }
    tip
}

/// The sentence of a claim, quoted; where it is left out, where it stands.
pub(super) fn words_of(claim: &ClaimLine) -> String {
    if claim.sentence_hash.is_some() {
        claim.words()
    } else {
        text::quoted(&claim.sentence)
    }
}

/// Where the sentence of a claim can be read: the article's address, else the IRI of its place in the article.
pub(super) fn evidence_of(view: &View, claim: &ClaimLine) -> Option<String> {
    let article: &ArticleInfo = view.articles().get(&claim.article)?;
    let place = || format!("{}#char={},{}", article.iri, claim.start, claim.end);
    let safe = |url: &&String| url.starts_with("https://") || url.starts_with("http://");
    Some(
        article
            .url
            .as_ref()
            .filter(safe)
            .cloned()
            .unwrap_or_else(place),
    )
}
