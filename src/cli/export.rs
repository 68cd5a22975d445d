//! `newsgraph export`: the graph, or a part of it, in one format.
//!
//! Invariant: a file that is named is replaced whole or left as it was.

use super::ontology::OntologyArgs;
use super::outcome::Outcome;
use super::store::StoreArgs;
use crate::export::{self, Format, UnknownFormat};
use crate::graph::{Filter, Scope, View};
use crate::ontology::{ClaimType, UnknownWord};
use anyhow::{Context as _, bail};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

/// Write the graph, or the part of it that the filters leave, in one format
///
/// Formats: dot (a picture for Graphviz of the actors and what ties them best), dot-all, turtle, trig, nquads, nodes,
/// edges, claims-csv, claims. Pictures and edges hold facts alone unless --claims is given. Without -o it goes to
/// standard output.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Format [default: what the name of the file says]
    #[arg(long, value_parser = format)]
    format: Option<Format>,
    /// File to write; - is standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    ontology: OntologyArgs,
    #[command(flatten)]
    store: StoreArgs,
}

/// Which part is wanted; every filter that is given must be met.
#[derive(clap::Args)]
struct Filters {
    /// Also what is reported, planned, possible, hypothetical or denied
    #[arg(long)]
    claims: bool,
    /// Only around this entity (name, IRI, or the last part of the IRI); may be repeated
    #[arg(long, value_name = "NAME")]
    entity: Vec<String>,
    /// How many edges away from such an entity
    #[arg(long, value_name = "N", default_value_t = 1)]
    hops: usize,
    /// Only this relation (sanctioned); may be repeated
    #[arg(long, value_name = "NAME")]
    relation: Vec<String>,
    /// Only this type of claim (SANCTION); may be repeated
    #[arg(long = "type", value_name = "TYPE", value_parser = claim_type)]
    kinds: Vec<ClaimType>,
    /// Only these articles, by id; may be repeated
    #[arg(long, value_name = "ID")]
    article: Vec<String>,
    /// Only what is dated from this day, month or year on
    #[arg(long, value_name = "DATE", value_parser = date)]
    since: Option<String>,
    /// Only what is dated up to this day, month or year
    #[arg(long, value_name = "DATE", value_parser = date)]
    until: Option<String>,
    /// Only what at least so many articles hold
    #[arg(long, value_name = "N", default_value_t = 1)]
    min_support: usize,
    /// Only what is at least so sure, from 0 to 1
    #[arg(long, value_name = "X", default_value_t = 0.0)]
    min_confidence: f64,
    /// Without edges that only follow from another claim
    #[arg(long)]
    without_derived: bool,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let file = args
        .output
        .as_deref()
        .filter(|path| *path != Path::new("-"));
    let named = file.and_then(Format::of_path);
    let format = args.format.or(named).with_context(|| {
        format!(
            "no format: name one with --format ({})",
            Format::names().join(", ")
        )
    })?;
    let store = args.store.open()?;
    let ontology = args.ontology.load()?;
    let whole = View::read(store.graph(), store.names(), &ontology)?;
    let view = whole.select(&args.filters.filter(&whole, format)?);
    match file {
        None => {
            let mut out = BufWriter::new(io::stdout().lock());
            export::write(&view, format, &mut out)?;
            out.flush()?;
        }
        Some(path) => write_file(&view, format, path)
            .with_context(|| format!("cannot write {}", path.display()))?,
    }
    Ok(Outcome::Done)
}

impl Filters {
    fn filter(&self, view: &View, format: Format) -> anyhow::Result<Filter> {
        if let Some(unknown) = self
            .article
            .iter()
            .find(|id| !view.articles().contains_key(*id))
        {
            bail!("no article \"{unknown}\" in the store");
        }
        let entities = self.entity.iter().map(|name| entity(view, name));
        Ok(Filter {
            scope: if self.claims {
                Scope::Claims
            } else {
                format.scope()
            },
            min_support: self.min_support,
            min_confidence: self.min_confidence,
            entities: entities.collect::<anyhow::Result<_>>()?,
            hops: self.hops,
            relations: self.relation.iter().cloned().collect(),
            kinds: self.kinds.iter().copied().collect(),
            articles: self.article.iter().cloned().collect(),
            since: self.since.clone(),
            until: self.until.clone(),
            without_derived: self.without_derived,
        })
    }
}

/// The id of the entity that goes by this IRI, last part of an IRI, or name.
fn entity(view: &View, name: &str) -> anyhow::Result<String> {
    let local = view.names().entity(&name.replace(' ', "_")).into_string();
    let known = [name, local.as_str()]
        .into_iter()
        .find_map(|id| view.find(id));
    let found = known.or_else(|| view.find_named(name).first().copied());
    let at = found.with_context(|| format!("no entity \"{name}\" in the store"))?;
    Ok(view.node(at).id.clone())
}

/// Writes beside the file first, so that a reader never sees half of it.
fn write_file(view: &View, format: Format, path: &Path) -> io::Result<()> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let mut out = BufWriter::new(File::create(&part)?);
    export::write(view, format, &mut out)?;
    out.flush()?;
    fs::rename(part, path)
}

fn format(name: &str) -> Result<Format, UnknownFormat> {
    name.parse()
}

fn claim_type(word: &str) -> Result<ClaimType, UnknownWord> {
    word.to_ascii_uppercase().parse()
}

/// A day, month or year, as it is written.
fn date(text: &str) -> Result<String, String> {
    let shape: String = text
        .chars()
        .map(|c| if c.is_ascii_digit() { '9' } else { c })
        .collect();
    match shape.as_str() {
        "9999" | "9999-99" | "9999-99-99" => Ok(text.to_owned()),
        _ => Err("expected a day, month or year such as 2026-01-07, 2026-01 or 2026".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn dates_are_as_precise_as_they_are_written() {
        assert!(
            ["2026", "2026-01", "2026-01-07"]
                .into_iter()
                .all(|text| date(text).is_ok())
        );
        assert!(
            ["26", "2026-1", "yesterday"]
                .into_iter()
                .all(|text| date(text).is_err())
        );
    }
}
