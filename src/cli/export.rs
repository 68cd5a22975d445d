//! `newsgraph export`: the graph, or a part of it, in one format.
//!
//! Invariant: a file that is named is replaced whole or left as it was.

use super::ontology::OntologyArgs;
use super::outcome::Outcome;
use super::store::StoreArgs;
use crate::base::iri::local_name;
use crate::base::text::fold;
use crate::export::{self, Format, UnknownFormat};
use crate::graph::{Filter, Scope, View};
use crate::ontology::{ClaimType, Ontology, UnknownWord};
use crate::query::{Lookup, closest};
use crate::store::{Store, write_whole};
use anyhow::{Context as _, bail};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
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
    /// Only this relation (spokeWith, "spoke with"); may be repeated
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
    #[arg(long, value_name = "X", default_value_t = 0.0, value_parser = confidence)]
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
    let format = args
        .format
        .or(named)
        .with_context(|| no_format(file.unwrap_or(Path::new("-"))))?;
    let store = args.store.open()?;
    let ontology = args.ontology.load()?;
    let whole = View::read(store.graph(), store.names(), &ontology)?;
    let view = whole.select(&args.filters.filter(&whole, &store, &ontology, format)?);
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
    fn filter(
        &self,
        view: &View,
        store: &Store,
        ontology: &Ontology,
        format: Format,
    ) -> anyhow::Result<Filter> {
        if let Some(unknown) = self
            .article
            .iter()
            .find(|id| !view.articles().contains_key(*id))
        {
            bail!("no article \"{unknown}\" in the store");
        }
        let mut entities = Vec::new();
        if !self.entity.is_empty() {
            let lookup = Lookup::new(store)?;
            for name in &self.entity {
                entities.push(lookup.find(name)?.iri.clone());
            }
        }
        let mut relations = BTreeSet::new();
        for name in &self.relation {
            relations.extend(relation(view, ontology, name)?);
        }
        Ok(Filter {
            scope: if self.claims {
                Scope::Claims
            } else {
                format.scope()
            },
            min_support: self.min_support,
            min_confidence: self.min_confidence,
            entities,
            hops: self.hops,
            relations,
            kinds: self.kinds.iter().copied().collect(),
            articles: self.article.iter().cloned().collect(),
            since: self.since.clone(),
            until: self.until.clone(),
            without_derived: self.without_derived,
        })
    }
}

/// The relations that go by this name: `spokeWith`, `rel:spokeWith`, `spoke with`, or an IRI; one that the ontology has
/// may have no edge.
fn relation(view: &View, ontology: &Ontology, name: &str) -> anyhow::Result<BTreeSet<String>> {
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut add = |name: &str, iri: &str| {
        known.entry(fold(name)).or_default().insert(iri.to_owned());
    };
    for relation in ontology.relations() {
        let iri = view.names().relation(&relation.name).into_string();
        add(&relation.name, &iri);
        add(&relation.label, &iri);
    }
    for (_, _, _, edge) in view.edges() {
        for name in [local_name(&edge.relation), &edge.label, &edge.relation] {
            add(name, &edge.relation);
        }
    }
    let wanted = fold(name.strip_prefix("rel:").unwrap_or(name));
    if let Some(found) = known.get(&wanted) {
        return Ok(found.clone());
    }
    match closest(&wanted, known.keys().map(String::as_str), 3).as_slice() {
        [] => bail!("no relation \"{name}\" in the store"),
        near => bail!(
            "no relation \"{name}\" in the store; did you mean {}?",
            near.join(", or ")
        ),
    }
}

/// What to say where neither an option nor the file's name tells the format.
fn no_format(file: &Path) -> String {
    let shown = file.display();
    let extension = file
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase());
    match extension.as_deref() {
        Some("csv") => {
            format!("{shown}: which table? name it with --format nodes, edges or claims-csv")
        }
        Some(picture @ ("svg" | "png" | "pdf")) => format!(
            "{shown}: pictures are drawn by Graphviz; write graph.dot, then `dot -T{picture} graph.dot -o {shown}`"
        ),
        _ => format!(
            "no format: name one with --format ({})",
            Format::names().join(", ")
        ),
    }
}

pub(super) fn confidence(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok();
    number
        .filter(|number| (0.0..=1.0).contains(number))
        .ok_or_else(|| "expected a number from 0 to 1".to_owned())
}

/// Writes beside the file first, so that a reader never sees half of it.
fn write_file(view: &View, format: Format, path: &Path) -> io::Result<()> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    write_whole(Path::new(&part), path, |out| {
        export::write(view, format, out)
    })
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
    let first = match shape.as_str() {
        "9999" => format!("{text}-01-01"),
        "9999-99" => format!("{text}-01"),
        _ => text.to_owned(),
    };
    match shape.as_str() {
        "9999" | "9999-99" | "9999-99-99" => match first.parse::<Date>() {
            Ok(_) => Ok(text.to_owned()),
            Err(_) => Err("no such day or month in the calendar".to_owned()),
        },
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
            ["26", "2026-1", "2026-13", "2026-02-30", "yesterday"]
                .into_iter()
                .all(|text| date(text).is_err())
        );
    }
}
