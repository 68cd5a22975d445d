//! `newsgraph stats`: what a store holds.
//!
//! Invariant: the same store gives the same lines.

use super::filters::FilterArgs;
use super::ontology::OntologyArgs;
use super::outcome::Outcome;
use super::store::StoreArgs;
use super::summary;
use crate::graph::Scope;
use std::io::{self, BufWriter, Write as _};

/// Sum up the store, or what the filters leave of it: articles, entities, fact edges, claims, the best supported facts
#[derive(clap::Args)]
pub(super) struct Args {
    /// List the articles instead: id, date, outlet, title, separated by tabs
    #[arg(long)]
    articles: bool,
    #[command(flatten)]
    store: StoreArgs,
    #[command(flatten)]
    ontology: OntologyArgs,
    #[command(flatten)]
    filters: FilterArgs,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let ontology = args.ontology.load()?;
    let store = args.store.open()?;
    let view = args.filters.select(&store, &ontology, Scope::Claims)?;
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
