//! What the graph commands share: which part of the graph is walked, by which names, and how answers are written.
//!
//! Invariant: an entity that the filters left nothing of is an error that says so, never an empty answer.

use super::filters::FilterArgs;
use super::ontology::OntologyArgs;
use super::store::StoreArgs;
use crate::export::{RowFormat, Rows};
use crate::graph::{Scope, View};
use crate::query::Lookup;
use anyhow::{Context as _, anyhow};
use clap::ValueEnum;
use petgraph::graph::NodeIndex;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

/// Options of the graph commands that answer in rows.
#[derive(clap::Args)]
pub(super) struct GraphArgs {
    /// How to write the answer
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
    /// Draw the answer into this file instead, as .svg, .png or .pdf
    #[arg(long, value_name = "FILE", conflicts_with = "format")]
    pub(super) figure: Option<PathBuf>,
    #[command(flatten)]
    pub(super) options: GraphOptions,
}

/// Which part of which graph is looked at.
#[derive(clap::Args)]
pub(super) struct GraphOptions {
    #[command(flatten)]
    ontology: OntologyArgs,
    #[command(flatten)]
    store: StoreArgs,
    #[command(flatten)]
    pub(super) filters: FilterArgs,
}

impl GraphArgs {
    /// See [`GraphOptions::open`].
    ///
    /// # Errors
    /// As there.
    pub(super) fn open(&self, scope: Scope) -> anyhow::Result<Opened> {
        self.options.open(scope)
    }
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For the eye
    Table,
    /// A list of objects
    Json,
    /// Comma-separated values
    Csv,
}

impl Format {
    /// The same for rows.
    pub(super) fn of_rows(self) -> RowFormat {
        match self {
            Self::Table => RowFormat::Table,
            Self::Json => RowFormat::Json,
            Self::Csv => RowFormat::Csv,
        }
    }
}

/// The part of a store's graph that a command looks at, and the names of all that is in the store.
pub(super) struct Opened {
    pub(super) view: View,
    lookup: Lookup,
}

impl GraphOptions {
    /// The graph that the filters leave; of facts and claims what `scope` says, unless --facts or --claims does.
    ///
    /// # Errors
    /// A store that cannot be read, or a filter that names what it does not know.
    pub(super) fn open(&self, scope: Scope) -> anyhow::Result<Opened> {
        let ontology = self.ontology.load()?;
        let store = self.store.open()?;
        Ok(Opened {
            view: self.filters.select(&store, &ontology, scope)?,
            lookup: Lookup::new(&store)?,
        })
    }
}

impl Opened {
    /// The entity that is meant.
    ///
    /// # Errors
    /// One that the store does not know, or that nothing is left of.
    pub(super) fn entity(&self, name: &str) -> anyhow::Result<NodeIndex> {
        let entity = self.lookup.find(name)?;
        self.view.find(&entity.iri).ok_or_else(|| {
            anyhow!(
                "{} is in the store, but in nothing that the filters leave; --claims adds what is only said, planned \
                 or denied",
                entity.name
            )
        })
    }
}

/// Writes rows to standard output; for the eye without their IRIs.
///
/// # Errors
/// Where standard output fails.
pub(super) fn answer_rows(rows: Rows, format: Format) -> anyhow::Result<()> {
    let rows = match format {
        Format::Table => rows.without("iri"),
        _ => rows,
    };
    answer(|out| Ok(rows.write(format.of_rows(), out)?))
}

/// Writes an answer to standard output.
///
/// # Errors
/// Whatever `write` or standard output fails with.
pub(super) fn answer(
    write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    write(&mut out)?;
    out.flush().context("cannot write the answer")
}
