//! `newsgraph communities`: who belongs together.
//!
//! Invariant: no entity is in two communities, and none is alone in one; the same graph gives the same communities.

use super::figure;
use super::graph::{Format, GraphArgs, answer_rows};
use super::outcome::Outcome;
use super::plot::Plot;
use super::summary::counted;
use super::talk;
use crate::export::{Cell, Network, Rows, Subject};
use crate::graph::{Communities, Scope, Ties, View};
use petgraph::graph::NodeIndex;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Members that the text names; JSON and CSV have all.
const NAMED: usize = 8;
/// Communities of a figure.
const DRAWN: usize = 5;

/// Group the entities into communities: those tied to each other more than to the rest
///
/// By the Leiden algorithm, each tie weighed by the articles that support it. Communities are numbered by size; members
/// with the most ties inside come first. Only facts tie, unless --claims is given. JSON and CSV have one row an entity.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  \
    newsgraph communities\n  \
    newsgraph communities --claims --giant --format csv > communities.csv")]
pub(super) struct Args {
    /// How many communities to show; 0 shows all
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    #[command(flatten)]
    graph: GraphArgs,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let opened = args.graph.open(Scope::Facts)?;
    let mut found = Ties::of(&opened.view).communities()?;
    let alone = found.all.iter().filter(|it| it.members.len() == 1).count();
    found.all.retain(|it| it.members.len() > 1);
    let all = found.all.len();
    if args.limit > 0 {
        found.all.truncate(args.limit);
    }
    if let Some(file) = &args.graph.figure {
        let title = |_: &Network| "Communities: who belongs together".to_owned();
        let svg = Plot::of(&opened.view).network(Subject::Among(&marks(&found)), title)?;
        figure::save(&svg, Some(file))?;
        return Ok(Outcome::Done);
    }
    let rows = match args.graph.format {
        Format::Table => overview(&opened.view, &found),
        _ => members(&opened.view, &found),
    };
    answer_rows(rows, args.graph.format)?;
    talk::note(&sum(all, alone, &found));
    Ok(Outcome::Done)
}

/// What was found, and what of it is not shown.
fn sum(all: usize, alone: usize, found: &Communities) -> String {
    let noun = if all == 1 { "community" } else { "communities" };
    let mut text = format!("{all} {noun}, modularity {:.2}", found.modularity);
    if found.all.len() < all {
        let more = all - found.all.len();
        let _ = write!(text, "; {more} smaller left out, --limit 0 shows all");
    }
    if alone > 0 {
        let _ = write!(text, "; {alone} more of the entities are tied to no other");
    }
    text
}

/// The foremost members of the largest communities, each with the number of its own.
fn marks(found: &Communities) -> BTreeMap<NodeIndex, String> {
    let drawn = (1..).zip(&found.all).take(DRAWN);
    let members = drawn.flat_map(|(number, community)| {
        let foremost = community.members.iter().take(NAMED);
        foremost.map(move |member| (member.node, format!("community {number}")))
    });
    members.collect()
}

/// One row a community.
fn overview(view: &View, found: &Communities) -> Rows {
    let rows = (1..).zip(&found.all).map(|(number, community)| {
        let names = community.members.iter().take(NAMED);
        let mut names: Vec<&str> = names.map(|it| view.node(it.node).label.as_str()).collect();
        let more = counted(community.members.len().saturating_sub(NAMED), "other");
        if community.members.len() > NAMED {
            names.push(&more);
        }
        vec![
            Cell::Count(number),
            Cell::Count(community.members.len()),
            Cell::Count(community.ties),
            names.join(", ").as_str().into(),
        ]
    });
    Rows {
        columns: vec!["community", "entities", "ties", "members"],
        rows: rows.collect(),
    }
}

/// One row an entity.
fn members(view: &View, found: &Communities) -> Rows {
    let mut rows = Vec::new();
    for (number, community) in (1..).zip(&found.all) {
        for member in &community.members {
            let node = view.node(member.node);
            rows.push(vec![
                Cell::Count(number),
                node.label.as_str().into(),
                node.kind.as_str().into(),
                Cell::Count(member.ties),
                node.id.as_str().into(),
            ]);
        }
    }
    Rows {
        columns: vec!["community", "name", "type", "ties", "iri"],
        rows,
    }
}
