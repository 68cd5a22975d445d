//! `evidence.csv`: one row for each claim that an edge rests on, with the sentence and where it stands.
//!
//! `edge` is the id that the edge has in `edges.csv` and in every other format. Offsets are half-open and count code
//! points of the article's text. A claim that a second edge is derived from has a row for each.
//! Invariant: every claim of every edge has its row; rows stand article by article, in text order.

use super::attributes::edge_id;
use super::table::Table;
use crate::graph::View;
use crate::rdf::{ClaimLine, recall};
use std::collections::BTreeMap;
use std::io::{self, Write};

const HEADER: [&str; 22] = [
    "edge",
    "source",
    "label",
    "target",
    "fact",
    "claim",
    "article",
    "title",
    "outlet",
    "published",
    "start",
    "end",
    "subject_text",
    "subject_start",
    "subject_end",
    "object_text",
    "object_start",
    "object_end",
    "trigger_start",
    "trigger_end",
    "sentence",
    "sentence_hash",
];

/// What a row says of its edge: id, source, label, target, whether it is a fact.
type EdgeCells = [String; 5];

pub(super) fn write(view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out, HEADER)?;
    let edges = edges_of_claims(view);
    for lines in view.each_article(|quads| recall(quads.quads(), view.names()))? {
        for line in lines? {
            let claim = view.names().claim(&line.id).into_string();
            for edge in edges.get(&claim).map_or(&[][..], Vec::as_slice) {
                table.row(&cells(view, edge, &claim, &line))?;
            }
        }
    }
    table.finish()
}

/// The edges that rest on each claim.
fn edges_of_claims(view: &View) -> BTreeMap<String, Vec<EdgeCells>> {
    let mut edges: BTreeMap<String, Vec<EdgeCells>> = BTreeMap::new();
    for (_, from, to, edge) in view.edges() {
        let (from, to) = (view.node(from), view.node(to));
        let cells = [
            edge_id(from, to, edge),
            from.id.clone(),
            edge.label.clone(),
            to.id.clone(),
            edge.is_fact().to_string(),
        ];
        for claim in &edge.claims {
            edges.entry(claim.clone()).or_default().push(cells.clone());
        }
    }
    edges
}

fn cells(view: &View, edge: &EdgeCells, claim: &str, line: &ClaimLine) -> [String; HEADER.len()] {
    let [id, source, label, target, fact] = edge.clone();
    let article = view.articles().get(&line.article);
    let known = |text: Option<&String>| text.cloned().unwrap_or_default();
    let trigger = line.trigger;
    let number = |at: Option<usize>| at.map(|at| at.to_string()).unwrap_or_default();
    [
        id,
        source,
        label,
        target,
        fact,
        claim.to_owned(),
        line.article.clone(),
        known(article.and_then(|article| article.title.as_ref())),
        known(article.and_then(|article| article.outlet.as_ref())),
        known(article.and_then(|article| article.published.as_ref())),
        line.start.to_string(),
        line.end.to_string(),
        line.subject.text.clone(),
        line.subject.start.to_string(),
        line.subject.end.to_string(),
        line.object.text.clone(),
        line.object.start.to_string(),
        line.object.end.to_string(),
        number(trigger.map(|(start, _)| start)),
        number(trigger.map(|(_, end)| end)),
        line.sentence.clone(),
        line.sentence_hash.clone().unwrap_or_default(),
    ]
}
