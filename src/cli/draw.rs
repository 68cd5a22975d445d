//! `newsgraph draw`: the graph as a figure for a page.
//!
//! Invariant: a figure says what it shows, of how many articles, and which command drew it.

use super::figure::{self, LayoutBy};
use super::graph::GraphOptions;
use super::outcome::Outcome;
use crate::export::{Network, Subject, Timeline, Voices, Words};
use crate::graph::{Scope, View};
use anyhow::bail;
use petgraph::graph::NodeIndex;
use std::path::PathBuf;

/// How many others are drawn around an entity unless --top says another number.
const AROUND: usize = 18;
/// Events of a timeline.
const EVENTS: usize = 14;

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
    #[arg(long, short, value_name = "N", default_value_t = 3, requires = "path")]
    k: usize,
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
    let (view, filters) = (&opened.view, &args.graph.filters);
    let name = |at: NodeIndex| view.node(at).label.as_str();
    let figure = if let Some(centre) = &args.around {
        let centre = opened.entity(centre)?;
        let subject = Subject::Around {
            centre,
            hops: filters.hops(),
            most: filters.top().unwrap_or(AROUND),
        };
        let title = |_: &Network| format!("Around {}", name(centre));
        draw(args, view, subject, title)?
    } else if let Some([from, to]) = args.path.as_deref() {
        let (from, to) = (opened.entity(from)?, opened.entity(to)?);
        let ways = view.ways(from, to, args.k);
        if ways.is_empty() {
            bail!(
                "no way from {} to {} in what the filters leave",
                name(from),
                name(to)
            );
        }
        let title = |_: &Network| format!("From {} to {}", name(from), name(to));
        draw(args, view, Subject::Along(&ways), title)?
    } else if let Some(whose) = &args.timeline {
        let whose = whose.as_deref().map(|name| opened.entity(name));
        timeline(args, view, whose.transpose()?)?
    } else if let Some(whose) = &args.says {
        let whose = whose.as_deref().map(|name| opened.entity(name));
        says(args, view, whose.transpose()?)?
    } else {
        draw(
            args,
            view,
            Subject::Glance(filters.top()),
            figure::glance_title,
        )?
    };
    figure::save(&figure, Some(&args.output))?;
    Ok(Outcome::Done)
}

fn draw(
    args: &Args,
    view: &View,
    subject: Subject<'_>,
    title: impl Fn(&Network) -> String,
) -> anyhow::Result<Vec<u8>> {
    let network = Network::of(view, subject)?;
    let which = match subject {
        Subject::Along(_) => "the shortest ways",
        _ => "those that tell most",
    };
    let title = args.title.clone().unwrap_or_else(|| title(&network));
    let words = figure::words(view, &network, which, title, &figure::query());
    figure::svg(&network, &words, args.layout)
}

fn timeline(args: &Args, view: &View, whose: Option<NodeIndex>) -> anyhow::Result<Vec<u8>> {
    let edges = view
        .edges()
        .filter(|(_, from, to, _)| whose.is_none_or(|it| [*from, *to].contains(&it)))
        .map(|(at, ..)| at)
        .collect();
    let events = view.events(&edges)?;
    let dated = events.iter().filter(|event| event.date.is_some()).count();
    let timeline = Timeline::of(view, &events, EVENTS);
    let of = whose.map_or_else(String::new, |it| format!("{}: ", view.node(it).label));
    let drawn = format!(
        "Shown are {} of {dated} dated statements, those that tell most; {} more have no date",
        timeline.events.len(),
        events.len() - dated
    );
    let words = words(args, view, &format!("{of}what happened when"), &drawn);
    let mut svg = Vec::new();
    timeline.write(&words, &mut svg)?;
    Ok(svg)
}

fn says(args: &Args, view: &View, whose: Option<NodeIndex>) -> anyhow::Result<Vec<u8>> {
    let voices = Voices::of(view, whose)?;
    let all = view
        .edges()
        .filter(|(.., edge)| !edge.is_fact() && edge.said_by.is_some())
        .count();
    let of = whose.map_or_else(String::new, |it| format!("{}: ", view.node(it).label));
    let drawn = format!(
        "Shown are {} of {all} statements with a speaker, those that tell most. None of them is stated by an article \
         itself; unless marked as intended, possible or hypothetical they are said to be so",
        voices.drawn
    );
    let words = words(args, view, &format!("{of}who says what about whom"), &drawn);
    let mut svg = Vec::new();
    voices.write(&words, &mut svg)?;
    Ok(svg)
}

fn words(args: &Args, view: &View, title: &str, drawn: &str) -> Words {
    let mut letters = title.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let title: String = first.chain(letters).collect();
    Words {
        title: args.title.clone().unwrap_or(title),
        caption: figure::caption(view, drawn, &figure::query()),
    }
}
