//! `edges.csv`: one row an edge, whatever the number of articles that hold it.
//!
//! `source`, `target`, `label` and `weight` (number of supporting articles) are the names that Gephi and
//! networkx look for; who says so is therefore called `said_by`. `fact` is `true` on fact edges alone.

use super::attributes::edge_id;
use super::table::{Table, joined};
use crate::graph::View;
use std::io::{self, Write};

pub(super) fn write(view: &View, out: &mut dyn Write) -> io::Result<()> {
    let header = [
        "source",
        "target",
        "source_label",
        "target_label",
        "label",
        "relation",
        "claim_type",
        "tone",
        "fact",
        "negated",
        "modality",
        "said_by",
        "derived",
        "symmetric",
        "weight",
        "articles",
        "dates",
        "confidence",
        "claims",
        "id",
        "quad_class",
        "plover",
        "goldstein",
    ];
    let mut table = Table::new(out, header)?;
    for (_, from, to, edge) in view.edges() {
        let concept = view.concept(edge.kind);
        let quad = concept.and_then(|concept| concept.quad);
        let score = |score: Option<f32>| score.map_or_else(String::new, |score| score.to_string());
        table.row(&[
            view.node(from).id.clone(),
            view.node(to).id.clone(),
            view.node(from).label.clone(),
            view.node(to).label.clone(),
            edge.label.clone(),
            edge.relation.clone(),
            edge.kind.to_string(),
            edge.tone.as_str().to_owned(),
            edge.is_fact().to_string(),
            edge.negated.to_string(),
            edge.modality.to_string(),
            edge.said_by.clone().unwrap_or_default(),
            edge.derived.to_string(),
            edge.symmetric.to_string(),
            edge.support().to_string(),
            joined(&edge.articles),
            joined(&edge.dates),
            format!("{:.2}", edge.confidence),
            joined(&edge.claims),
            edge_id(view.node(from), view.node(to), edge),
            quad.map_or_else(String::new, |quad| quad.to_string()),
            score(concept.and_then(|concept| concept.plover)),
            score(concept.and_then(|concept| concept.goldstein)),
        ])?;
    }
    table.finish()
}
