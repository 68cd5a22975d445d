//! `newsgraph neighbors`: whom an entity is tied to, and by what.
//!
//! Invariant: the best supported ties come first, then names in order.

use super::figure;
use super::graph::{GraphArgs, answer_rows};
use super::outcome::Outcome;
use super::plot::Plot;
use crate::export::{Cell, Network, Rows, Subject};
use crate::graph::{Edge, Scope, View};
use petgraph::graph::NodeIndex;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Entities of a figure where no --limit is given.
const DRAWN: usize = 18;

/// List whom and what an entity is tied to, and by which relations
///
/// An arrow says which way a relation points: `sanctioned →` is what the entity did, `← sanctioned` what was done to
/// it. Only facts count, unless --claims is given; then a relation that is no fact says how it is presented.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  \
    newsgraph neighbors 'Gustavo Petro'\n  \
    newsgraph neighbors Colombia --claims --min-support 2\n  \
    newsgraph neighbors Colombia --format json")]
pub(super) struct Args {
    /// Who or what: a name, ent:NAME, or an IRI
    #[arg(id = "whose", value_name = "ENTITY")]
    entity: String,
    /// How many to show; 0 shows all
    #[arg(long, value_name = "N", default_value_t = 0)]
    limit: usize,
    #[command(flatten)]
    graph: GraphArgs,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let opened = args.graph.open(Scope::Facts)?;
    let entity = opened.entity(&args.entity)?;
    let view = &opened.view;
    if let Some(file) = &args.graph.figure {
        let subject = Subject::Around {
            centre: entity,
            hops: 1,
            most: if args.limit == 0 {
                DRAWN
            } else {
                args.limit + 1
            },
        };
        let title = |_: &Network| format!("Around {}", view.node(entity).label);
        figure::save(&Plot::of(view).network(subject, title)?, Some(file))?;
        return Ok(Outcome::Done);
    }
    let others: BTreeSet<NodeIndex> = view
        .graph()
        .neighbors_undirected(entity)
        .filter(|&other| other != entity)
        .collect();
    let mut rows: Vec<_> = others
        .into_iter()
        .map(|other| Tie::of(view, entity, other))
        .collect();
    rows.sort_by(|a, b| a.order(view).cmp(&b.order(view)));
    if args.limit > 0 {
        rows.truncate(args.limit);
    }
    let rows = Rows {
        columns: vec!["name", "type", "articles", "edges", "relations", "iri"],
        rows: rows.into_iter().map(|tie| tie.row(view)).collect(),
    };
    answer_rows(rows, args.graph.format)?;
    Ok(Outcome::Done)
}

/// What ties an entity to another.
struct Tie {
    other: NodeIndex,
    relations: Vec<String>,
    edges: usize,
    articles: usize,
}

impl Tie {
    fn of(view: &View, entity: NodeIndex, other: NodeIndex) -> Self {
        let ties = view.ties(entity, other);
        let edges = ties.iter().map(|&at| (at, &view.graph()[at]));
        let relations = edges.clone().map(|(at, edge)| {
            let ends = view.graph().edge_endpoints(at).unwrap_or_default();
            relation(edge, ends.0 == entity)
        });
        let articles: BTreeSet<&String> =
            edges.clone().flat_map(|(_, edge)| &edge.articles).collect();
        Self {
            other,
            relations: relations.collect(),
            edges: ties.len(),
            articles: articles.len(),
        }
    }

    fn order<'a>(&self, view: &'a View) -> (Reverse<usize>, Reverse<usize>, &'a str, NodeIndex) {
        let name = view.node(self.other).label.as_str();
        (
            Reverse(self.articles),
            Reverse(self.edges),
            name,
            self.other,
        )
    }

    fn row(self, view: &View) -> Vec<Cell> {
        let node = view.node(self.other);
        let iri = if node.is_literal() {
            Cell::Blank
        } else {
            node.id.as_str().into()
        };
        vec![
            node.label.as_str().into(),
            node.kind.as_str().into(),
            Cell::Count(self.articles),
            Cell::Count(self.edges),
            Cell::List(self.relations),
            iri,
        ]
    }
}

/// `sanctioned →`, `← sanctioned (reported)`.
fn relation(edge: &Edge, outgoing: bool) -> String {
    let standing = match (edge.is_fact(), edge.negated) {
        (true, _) => String::new(),
        (false, false) => format!(" ({})", edge.modality),
        (false, true) => format!(" ({}, not so)", edge.modality),
    };
    let label = &edge.label;
    match (edge.symmetric, outgoing) {
        (true, _) => format!("{label}{standing} ↔"),
        (false, true) => format!("{label}{standing} →"),
        (false, false) => format!("← {label}{standing}"),
    }
}
