//! `newsgraph rank`: who is central.
//!
//! Invariant: entities of one score are in order of their names.

use super::figure;
use super::graph::{GraphArgs, answer_rows};
use super::outcome::Outcome;
use super::plot::Plot;
use crate::export::{Cell, Network, Rows, Subject};
use crate::graph::{Scope, Ties};
use clap::ValueEnum;

/// Scores that are the same in so many parts of one differ by rounding alone.
const DIGITS: f64 = 1e9;

/// Rank the entities by how central they are
///
/// pagerank: how often a walk along the ties comes by, whichever way they point, the better supported more often.
/// degree: how many others an entity is tied to. betweenness: the share of all pairs of others whose shortest way
/// leads by it. All three are shown; --by says which one sorts. Only facts tie, unless --claims is given.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  \
    newsgraph rank\n  \
    newsgraph rank --by betweenness --limit 10 --since 2026\n  \
    newsgraph rank --limit 0 --format csv > rank.csv")]
pub(super) struct Args {
    /// What to sort by
    #[arg(long, value_enum, default_value_t = Score::Pagerank)]
    by: Score,
    /// How many to show; 0 shows all
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    #[command(flatten)]
    graph: GraphArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Score {
    Pagerank,
    Degree,
    Betweenness,
}

impl Score {
    fn words(self) -> &'static str {
        match self {
            Self::Pagerank => "PageRank",
            Self::Degree => "number of ties",
            Self::Betweenness => "betweenness",
        }
    }
}

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let opened = args.graph.open(Scope::Facts)?;
    let view = &opened.view;
    let ties = Ties::of(view);
    let (page_rank, degree, betweenness) = (ties.page_rank(), ties.degree(), ties.betweenness());
    let score = |at: usize| match args.by {
        Score::Pagerank => page_rank[at],
        Score::Degree => degree[at] as f64,
        Score::Betweenness => betweenness[at],
    };
    // The sort is stable, and the ties are in order of names.
    let mut order: Vec<usize> = (0..ties.len()).collect();
    let rounded = |at: usize| (score(at) * DIGITS).round();
    order.sort_by(|&a, &b| rounded(b).total_cmp(&rounded(a)));
    if args.limit > 0 {
        order.truncate(args.limit);
    }
    if let Some(file) = &args.graph.figure {
        let marked = (1..).zip(&order);
        let marks = marked.map(|(place, &at)| (ties.nodes()[at], format!("no. {place}")));
        let title = |_: &Network| format!("The most central by {}", args.by.words());
        let svg = Plot::of(view).network(Subject::Among(&marks.collect()), title)?;
        figure::save(&svg, Some(file))?;
        return Ok(Outcome::Done);
    }
    let rows = order.into_iter().enumerate().map(|(place, at)| {
        let node = view.node(ties.nodes()[at]);
        vec![
            Cell::Count(place + 1),
            node.label.as_str().into(),
            node.kind.as_str().into(),
            Cell::Score(page_rank[at]),
            Cell::Count(degree[at]),
            Cell::Score(betweenness[at]),
            Cell::Count(node.articles.len()),
            node.id.as_str().into(),
        ]
    });
    let rows = Rows {
        columns: vec![
            "rank",
            "name",
            "type",
            "pagerank",
            "degree",
            "betweenness",
            "articles",
            "iri",
        ],
        rows: rows.collect(),
    };
    answer_rows(rows, args.graph.format)?;
    Ok(Outcome::Done)
}
