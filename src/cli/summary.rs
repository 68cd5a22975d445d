//! The summary of a graph: what is in it, and what most articles agree on.
//!
//! In: a view. Out: some lines for the eye. Invariant: the same store gives the same lines.

use crate::graph::{Edge, View};
use crate::ontology::Modality;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::Path;

/// Edges that are shown.
const SHOWN: usize = 12;
/// Articles that are named for each.
const NAMED: usize = 4;

/// Writes the summary of the store in `folder`.
pub(super) fn write(folder: &Path, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let entities = view.nodes().filter(|(_, node)| !node.is_literal()).count();
    let facts: Vec<_> = view
        .edges()
        .filter(|(_, _, _, edge)| edge.is_fact())
        .collect();
    let claims: BTreeMap<&str, (Modality, bool)> = view
        .edges()
        .flat_map(|(_, _, _, edge)| {
            edge.claims
                .iter()
                .map(|claim| (claim.as_str(), (edge.modality, edge.negated)))
        })
        .collect();
    writeln!(
        out,
        "store {}: {}, {}, {}, {}",
        folder.display(),
        counted(view.articles().len(), "article"),
        plural(entities, "entity", "entities"),
        counted(facts.len(), "fact edge"),
        counted(claims.len(), "claim")
    )?;
    let mut by_modality: Vec<String> = Vec::new();
    for &modality in Modality::ALL {
        let count = claims.values().filter(|(it, _)| *it == modality).count();
        by_modality.push(format!("{count} {modality}"));
    }
    let denied = claims.values().filter(|(_, negated)| *negated).count();
    writeln!(
        out,
        "claims by how they are presented: {}; {denied} of them negated",
        by_modality.join(", ")
    )?;
    write_edges(view, &facts, out)
}

type Row<'a> = (
    petgraph::graph::EdgeIndex,
    petgraph::graph::NodeIndex,
    petgraph::graph::NodeIndex,
    &'a Edge,
);

/// The edges that most articles support, with the articles.
fn write_edges(view: &View, facts: &[Row<'_>], out: &mut dyn Write) -> io::Result<()> {
    let mut best: Vec<&Row<'_>> = facts
        .iter()
        .filter(|(_, _, object, _)| !view.node(*object).is_literal())
        .collect();
    best.sort_by_key(|(at, _, _, edge)| {
        (
            usize::MAX - edge.support(),
            usize::MAX - edge.claims.len(),
            *at,
        )
    });
    if best
        .first()
        .is_some_and(|(_, _, _, edge)| edge.support() > 1)
    {
        // What only one article says is no agreement.
        best.retain(|(_, _, _, edge)| edge.support() > 1);
    }
    best.truncate(SHOWN);
    if best.is_empty() {
        return Ok(());
    }
    writeln!(out, "best supported facts:")?;
    for (_, subject, object, edge) in best {
        let (subject, object) = (&view.node(*subject).label, &view.node(*object).label);
        let mark = if edge.derived { " (derived)" } else { "" };
        let support = counted(edge.support(), "article");
        writeln!(
            out,
            "  {subject} - {} - {object}{mark}: {support} {}",
            edge.label,
            listed(&edge.articles)
        )?;
    }
    Ok(())
}

/// `(a1, a2)`: the first few ids, whole, so that they can be given to other commands.
fn listed(articles: &BTreeSet<String>) -> String {
    let named: Vec<&str> = articles.iter().map(String::as_str).take(NAMED).collect();
    let named = named.join(", ");
    match articles.len().saturating_sub(NAMED) {
        0 => format!("({named})"),
        more => format!("({named} and {more} more)"),
    }
}

/// `1 article`, `2 articles`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    plural(count, noun, &format!("{noun}s"))
}

fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
