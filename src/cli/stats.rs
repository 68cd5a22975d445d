//! `newsgraph stats`: what a store holds.
//!
//! Invariant: the same store gives the same lines.

use super::ontology::OntologyArgs;
use super::outcome::Outcome;
use super::store::StoreArgs;
use super::summary;
use crate::graph::View;
use std::io::{self, BufWriter, Write as _};

/// Sum up the store: articles, entities, fact edges, claims, and the best supported facts
#[derive(clap::Args)]
pub(super) struct Args {
    /// List the articles instead: id, date, outlet, title, separated by tabs
    #[arg(long)]
    articles: bool,
    #[command(flatten)]
    store: StoreArgs,
    #[command(flatten)]
    ontology: OntologyArgs,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let ontology = args.ontology.load()?;
    let store = args.store.open()?;
    let view = View::read(store.graph(), store.names(), &ontology)?;
    let mut out = BufWriter::new(io::stdout().lock());
    if args.articles {
        for (id, article) in view.articles() {
            let fields = [&article.published, &article.outlet, &article.title];
            let fields = fields.map(|field| field.as_deref().unwrap_or_default());
            writeln!(out, "{id}\t{}", fields.join("\t"))?;
        }
    } else {
        summary::write(&args.store.folder, &view, &mut out)?;
    }
    out.flush()?;
    Ok(Outcome::Done)
}
