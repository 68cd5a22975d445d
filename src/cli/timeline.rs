//! `newsgraph timeline`: what happened to or by one entity, in order of time.
//!
//! Invariant: only dates that the articles give are shown.

use super::chronicle;
use super::figure;
use super::graph::GraphArgs;
use super::outcome::Outcome;
use super::plot::Plot;
use super::summary::counted;
use super::talk;
use crate::graph::{Event, Scope};

/// List what an entity did, what was done to it and what it is said to be, by date, with the sentences
///
/// Only what articles themselves state as done or being so, unless --claims is given, and only what they date.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  \
    newsgraph timeline 'Gustavo Petro'\n  \
    newsgraph timeline Colombia --claims --since 2025\n  \
    newsgraph timeline Colombia --undated --format json")]
pub(super) struct Args {
    /// Who or what: a name, ent:NAME, or an IRI
    #[arg(id = "whose", value_name = "ENTITY")]
    entity: String,
    /// Also, at the end, what the articles give no date for
    #[arg(long)]
    undated: bool,
    #[command(flatten)]
    graph: GraphArgs,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let opened = args.graph.open(Scope::Facts)?;
    let entity = opened.entity(&args.entity)?;
    let view = &opened.view;
    let edges = view
        .edges()
        .filter(|(_, from, to, _)| [*from, *to].contains(&entity))
        .map(|(at, ..)| at)
        .collect();
    let mut events: Vec<Event> = view.events(&edges)?;
    if let Some(file) = &args.graph.figure {
        let title = format!("{}: what happened when", view.node(entity).label);
        figure::save(&Plot::of(view).timeline(&events, &title)?, Some(file))?;
        return Ok(Outcome::Done);
    }
    let all = events.len();
    events.retain(|event| args.undated || event.date.is_some());
    chronicle::answer(view, &events, args.graph.format)?;
    if events.len() < all {
        let more = counted(all - events.len(), "undated statement");
        talk::note(&format!("{more} left out; --undated shows them"));
    }
    Ok(Outcome::Done)
}
