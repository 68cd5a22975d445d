//! `nodes.csv`: one row an entity.
//!
//! Columns: id, label, kind, wikidata, aliases, degree (other nodes it has an edge with), weight (number of
//! articles that name it), articles. `id` and `label` are the names that Gephi looks for.

use super::table::{Table, joined};
use crate::graph::View;
use std::io::{self, Write};

pub(super) fn write(view: &View, out: &mut dyn Write) -> io::Result<()> {
    let header = [
        "id", "label", "kind", "wikidata", "aliases", "degree", "weight", "articles",
    ];
    let mut table = Table::new(out, header)?;
    for (at, node) in view.nodes() {
        table.row(&[
            node.id.clone(),
            node.label.clone(),
            node.kind.to_string(),
            node.wikidata.clone().unwrap_or_default(),
            joined(&node.aliases),
            view.degree(at).to_string(),
            node.articles.len().to_string(),
            joined(&node.articles),
        ])?;
    }
    table.finish()
}
