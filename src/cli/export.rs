//! `newsgraph export`: the graph, or a part of it, in one format.
//!
//! Invariant: a file that is named is replaced whole or left as it was.

use super::filters::FilterArgs;
use super::ontology::OntologyArgs;
use super::outcome::Outcome;
use super::store::StoreArgs;
use crate::export::{self, ArrayDelimiter, Format, RdfOptions, UnknownFormat};
use crate::graph::View;
use crate::store::write_whole;
use anyhow::{Context as _, bail};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

/// Write the graph, or the part of it that the filters leave, in one format
///
/// Formats: dot and mermaid (pictures of the actors and what ties them best), dot-all and mermaid-all; graphml, gexf, cyjs,
/// cypher, neo4j (a folder of two CSV files), parquet (a folder, where the program was built with that feature); turtle,
/// trig, nquads, ntriples, rdfxml, jsonld; nodes, edges, claims-csv, evidence (CSV: the sentences that edges rest on);
/// claims (JSON lines). Pictures and graphs hold facts alone unless --claims is given, and their nodes are the ends of these;
/// so do nodes, edges and evidence, which fit together, and turtle, ntriples and rdfxml, which cannot keep articles apart.
/// Without -o it goes to standard output.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Format [default: what the name of the file says]
    #[arg(long, value_parser = format)]
    format: Option<Format>,
    /// File to write, or folder for neo4j and parquet; - is standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write claims as RDF 1.2 reifiers (turtle, trig, nquads, ntriples and rdfxml; implies --claims)
    #[arg(long)]
    rdf12: bool,
    /// Leave sentences and words out: offsets and SHA-256 hashes stand for them
    #[arg(long)]
    no_text: bool,
    /// What parts the values of lists in the files for neo4j: a character, TAB, or U+001F; give `neo4j-admin` the same
    /// option. A value that holds it has a comma in its place [default: ;]
    #[arg(long, value_name = "CHARACTER")]
    array_delimiter: Option<ArrayDelimiter>,
    #[command(flatten)]
    ontology: OntologyArgs,
    #[command(flatten)]
    store: StoreArgs,
    #[command(flatten)]
    filters: FilterArgs,
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
    if format.is_folder() && file.is_none() {
        bail!("{format} is a folder of files; name the folder with -o");
    }
    if args.rdf12 && !format.has_reifiers() {
        bail!(
            "--rdf12: {format} has no reifiers; take turtle, trig, nquads, ntriples or rdfxml, or leave the option out"
        );
    }
    if args.array_delimiter.is_some() && format != Format::Neo4j {
        bail!("--array-delimiter: only neo4j has one, not {format}; leave the option out");
    }
    let options = RdfOptions {
        rdf12: args.rdf12,
        claims: args.rdf12 || args.filters.claims(),
    };
    let store = args.store.open()?;
    let ontology = args.ontology.load()?;
    let mut view = args.filters.select(&store, &ontology, format.scope())?;
    if args.no_text {
        view = view.without_text();
    }
    match file {
        None => {
            let mut out = BufWriter::new(io::stdout().lock());
            export::write_with(&view, format, options, &mut out)?;
            out.flush()?;
        }
        Some(folder) if format.is_folder() => {
            let delimiter = args.array_delimiter.unwrap_or_default();
            export::write_folder(&view, format, delimiter, folder)?;
        }
        Some(path) => write_file(&view, format, options, path)
            .with_context(|| format!("cannot write {}", path.display()))?,
    }
    Ok(Outcome::Done)
}

/// What to say where neither an option nor the file's name tells the format.
fn no_format(file: &Path) -> String {
    let shown = match file.to_str() {
        Some("-") => "standard output".to_owned(),
        _ => file.display().to_string(),
    };
    let extension = file
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase());
    match extension.as_deref() {
        Some("csv") => {
            format!(
                "{shown}: which table? name it with --format nodes, edges, claims-csv or evidence"
            )
        }
        Some("parquet") => {
            format!("{shown}: parquet is a folder of files; take --format parquet -o FOLDER")
        }
        Some(picture @ ("svg" | "png" | "pdf")) => {
            format!("{shown}: `newsgraph draw -o {shown}` draws the graph as {picture}")
        }
        _ => format!(
            "{shown} tells no format; name one with --format ({})",
            Format::names().join(", ")
        ),
    }
}

/// Writes beside the file first, so that a reader never sees half of it.
fn write_file(view: &View, format: Format, options: RdfOptions, path: &Path) -> io::Result<()> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    write_whole(Path::new(&part), path, |out| {
        export::write_with(view, format, options, out)
    })
}

fn format(name: &str) -> Result<Format, UnknownFormat> {
    name.parse()
}
