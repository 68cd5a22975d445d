//! `newsgraph between`: all that ties two entities, in order of time.
//!
//! Invariant: undated claims come last, and are never given a date.

use super::chronicle;
use super::figure;
use super::graph::GraphArgs;
use super::outcome::Outcome;
use super::plot::Plot;
use super::talk;
use crate::graph::Scope;

/// List everything that is said to be or to have happened between two entities, by date, with the sentences
///
/// Whatever way round it is said; claims as well as facts, unless --facts is given. What the articles do not date comes
/// last.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  \
    newsgraph between Trump Petro\n  \
    newsgraph between Trump Petro --facts --since 2026-01\n  \
    newsgraph between Trump Petro --format csv > between.csv")]
pub(super) struct Args {
    /// One of the two: a name, ent:NAME, or an IRI
    first: String,
    /// The other
    second: String,
    #[command(flatten)]
    graph: GraphArgs,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let opened = args.graph.open(Scope::Claims)?;
    let (first, second) = (opened.entity(&args.first)?, opened.entity(&args.second)?);
    let view = &opened.view;
    let events = view.events(&view.ties(first, second).into_iter().collect())?;
    if events.is_empty() {
        let (first, second) = (&view.node(first).label, &view.node(second).label);
        talk::note(&format!("no claim relates {first} to {second}"));
    }
    if let Some(file) = &args.graph.figure {
        let (first, second) = (&view.node(first).label, &view.node(second).label);
        let title = format!("Between {first} and {second}");
        figure::save(&Plot::of(view).timeline(&events, &title)?, Some(file))?;
        return Ok(Outcome::Done);
    }
    chronicle::answer(view, &events, args.graph.format)?;
    Ok(Outcome::Done)
}
