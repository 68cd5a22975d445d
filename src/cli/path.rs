//! `newsgraph path`: how two entities are tied, with the sentences along the way.
//!
//! Invariant: every step of a way shows a sentence that ties its two ends.

use super::figure;
use super::graph::{Format, GraphArgs, answer};
use super::outcome::Outcome;
use super::plot::Plot;
use super::statements;
use super::summary::counted;
use super::talk;
use crate::export::{Cell, Network, Rows, Subject};
use crate::graph::{Event, Scope, View, Way};
use petgraph::graph::EdgeIndex;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::num::NonZeroUsize;

/// Relations of a step, and sentences of a relation, that the text shows; JSON and CSV have all.
const RELATIONS: usize = 3;
const SENTENCES: usize = 1;

/// The columns before those of a claim.
const PLACE: [&str; 2] = ["path", "step"];

/// Show how two entities are tied: the shortest ways between them, with the sentences along each
///
/// Ties are walked both ways. Fewer steps come first, then steps that more articles support. Only facts are walked,
/// unless --claims is given.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  \
    newsgraph path 'Gustavo Petro' Venezuela\n  \
    newsgraph path Petro Maduro --k 3 --claims\n  \
    newsgraph path Petro Maduro --format csv > path.csv")]
pub(super) struct Args {
    /// Where to start: a name, ent:NAME, or an IRI
    from: String,
    /// Where to arrive
    to: String,
    /// How many ways to show
    #[arg(long, short, value_name = "N", default_value = "1")]
    k: NonZeroUsize,
    #[command(flatten)]
    graph: GraphArgs,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let opened = args.graph.open(Scope::Facts)?;
    let (from, to) = (opened.entity(&args.from)?, opened.entity(&args.to)?);
    let view = &opened.view;
    let ways = view.ways(from, to, args.k.get());
    let edges: BTreeSet<EdgeIndex> = ways.iter().flat_map(|way| way.steps.concat()).collect();
    let mut events: BTreeMap<EdgeIndex, Vec<Event>> = BTreeMap::new();
    for event in view.events(&edges)? {
        events.entry(event.edge).or_default().push(event);
    }
    if ways.is_empty() {
        let (from, to) = (&view.node(from).label, &view.node(to).label);
        talk::note(&format!(
            "no way from {from} to {to} in what the filters leave"
        ));
    }
    if let Some(file) = &args.graph.figure {
        let (from, to) = (&view.node(from).label, &view.node(to).label);
        let title = |_: &Network| format!("From {from} to {to}");
        let svg = Plot::of(view).network(Subject::Along(&ways), title)?;
        figure::save(&svg, Some(file))?;
        return Ok(Outcome::Done);
    }
    answer(|out| match args.graph.format {
        Format::Table => write_ways(view, &ways, &events, out),
        format => Ok(rows(view, &ways, &events).write(format.of_rows(), out)?),
    })?;
    Ok(Outcome::Done)
}

fn write_ways(
    view: &View,
    ways: &[Way],
    events: &BTreeMap<EdgeIndex, Vec<Event>>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    for (number, way) in (1..).zip(ways) {
        if 1 < number {
            writeln!(out)?;
        }
        let names: Vec<&str> = way
            .nodes
            .iter()
            .map(|&at| view.node(at).label.as_str())
            .collect();
        let steps = counted(way.steps.len(), "step");
        writeln!(out, "{number}. {}  ({steps})", names.join(" … "))?;
        for step in &way.steps {
            let shown = step.iter().take(RELATIONS);
            for events in shown.filter_map(|edge| events.get(edge)) {
                statements::write(view, &undated(events), SENTENCES, "   ", out)?;
            }
            if step.len() > RELATIONS {
                let more = counted(step.len() - RELATIONS, "other relation");
                writeln!(out, "   and {more}")?;
            }
        }
    }
    Ok(())
}

/// The events of one edge as one.
fn undated(events: &[Event]) -> Event {
    Event {
        date: None,
        edge: events.first().map(|event| event.edge).unwrap_or_default(),
        claims: events
            .iter()
            .flat_map(|event| event.claims.clone())
            .collect(),
    }
}

fn rows(view: &View, ways: &[Way], events: &BTreeMap<EdgeIndex, Vec<Event>>) -> Rows {
    let mut rows = Vec::new();
    for (number, way) in (1..).zip(ways) {
        for (step, edges) in (1..).zip(&way.steps) {
            for event in edges.iter().filter_map(|edge| events.get(edge)).flatten() {
                for claim in &event.claims {
                    let mut row = vec![Cell::Count(number), Cell::Count(step)];
                    row.extend(statements::row(view, event, claim));
                    rows.push(row);
                }
            }
        }
    }
    Rows {
        columns: PLACE.into_iter().chain(statements::COLUMNS).collect(),
        rows,
    }
}
