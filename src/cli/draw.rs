//! `newsgraph draw`: the graph as a figure for a page.
//!
//! Invariant: a figure says what it shows, of how many articles, and which command drew it.

use super::figure::{self, LayoutBy};
use super::graph::{GraphOptions, Opened};
use super::outcome::Outcome;
use super::plot::Plot;
use crate::export::{Network, Subject};
use crate::graph::Scope;
use anyhow::bail;
use petgraph::graph::NodeIndex;
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// How many others are drawn around an entity unless --top says another number.
const AROUND: usize = 18;

/// Draw the graph as a figure: SVG with a title, a legend, a caption, tooltips and links to the evidence
///
/// Without an option the affair at a glance: the actors and what ties them best. Colours are told apart by people with
/// any colour vision, and shapes, arrowheads and type say the same in grey: conflict is bold with filled arrowheads,
/// cooperation slanted with hollow ones; dashed is what no article states itself. The name of the file says the format: .svg, or .png and .pdf where rsvg-convert or Inkscape is
/// installed.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  \
    newsgraph draw -o affair.svg\n  \
    newsgraph draw --around 'Gustavo Petro' -o petro.svg\n  \
    newsgraph draw --path Petro Maduro -k 3 -o path.pdf\n  \
    newsgraph draw --timeline Colombia -o timeline.svg\n  \
    newsgraph draw --says -o says.svg\n  \
    newsgraph draw --top 150 -o large.svg")]
pub(super) struct Args {
    /// An entity and those that it is tied to best
    #[arg(long, value_name = "ENTITY", group = "kind")]
    around: Option<String>,
    /// The shortest ways between two entities
    #[arg(long, value_names = ["FROM", "TO"], num_args = 2, group = "kind")]
    path: Option<Vec<String>>,
    /// What happened when, to or by an entity if one is named
    #[arg(long, value_name = "ENTITY", num_args = 0..=1, group = "kind")]
    #[expect(
        clippy::option_option,
        reason = "the option may be absent, bare, or have a value"
    )]
    timeline: Option<Option<String>>,
    /// Who says what about whom; by or of an entity if one is named
    #[arg(long, value_name = "ENTITY", num_args = 0..=1, group = "kind")]
    #[expect(
        clippy::option_option,
        reason = "the option may be absent, bare, or have a value"
    )]
    says: Option<Option<String>>,
    /// How many ways to draw
    #[arg(long, short, value_name = "N", default_value = "3", requires = "path")]
    k: NonZeroUsize,
    /// File to write; - is standard output, as SVG
    #[arg(long, short, value_name = "FILE", default_value = "-")]
    output: PathBuf,
    /// Title [default: one that says what is drawn]
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Who lays the figure out
    #[arg(long, value_enum, default_value_t = LayoutBy::Auto)]
    layout: LayoutBy,
    #[command(flatten)]
    graph: GraphOptions,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let scope = if args.says.is_some() {
        Scope::Claims
    } else {
        Scope::Facts
    };
    let opened = args.graph.open(scope)?;
    let svg = draw(args, &opened)?;
    figure::save(&svg, Some(&args.output))?;
    Ok(Outcome::Done)
}

fn draw(args: &Args, opened: &Opened) -> anyhow::Result<Vec<u8>> {
    let (view, filters) = (&opened.view, &args.graph.filters);
    let plot = Plot {
        view,
        title: args.title.as_deref(),
        layout: args.layout,
    };
    let name = |at: NodeIndex| view.node(at).label.as_str();
    let entity = |whose: &Option<String>| {
        let found = whose.as_deref().map(|name| opened.entity(name));
        found.transpose()
    };
    if let Some(centre) = &args.around {
        let centre = opened.entity(centre)?;
        let subject = Subject::Around {
            centre,
            hops: filters.hops(),
            most: filters.top().unwrap_or(AROUND),
        };
        return plot.network(subject, |_| format!("Around {}", name(centre)));
    }
    if let Some([from, to]) = args.path.as_deref() {
        let (from, to) = (opened.entity(from)?, opened.entity(to)?);
        let ways = view.ways(from, to, args.k.get());
        if ways.is_empty() {
            let (from, to) = (name(from), name(to));
            bail!("no way from {from} to {to} in what the filters leave");
        }
        let title = |_: &Network| format!("From {} to {}", name(from), name(to));
        return plot.network(Subject::Along(&ways), title);
    }
    if let Some(whose) = &args.timeline {
        let whose = entity(whose)?;
        let edges = view
            .edges()
            .filter(|(_, from, to, _)| whose.is_none_or(|it| [*from, *to].contains(&it)))
            .map(|(at, ..)| at);
        let title = whose.map_or_else(
            || "What happened when".to_owned(),
            |whose| format!("{}: what happened when", name(whose)),
        );
        return plot.timeline(&view.events(&edges.collect())?, &title);
    }
    if let Some(whose) = &args.says {
        let whose = entity(whose)?;
        let title = whose.map_or_else(
            || "Who says what about whom".to_owned(),
            |whose| format!("{}: who says what about whom", name(whose)),
        );
        return plot.voices(whose, &title);
    }
    plot.network(Subject::Glance(filters.top()), figure::glance_title)
}
