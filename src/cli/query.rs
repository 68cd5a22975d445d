//! `newsgraph query`: SPARQL over the store, and the named questions.
//!
//! In: a query as an argument, in a file, or by name. Out: its answer on stdout.

use super::ask;
use super::inputs::text_of;
use super::ontology::OntologyArgs;
use super::outcome::Outcome;
use super::questions::{list, questions, values};
use super::store::StoreArgs;
use crate::query::{AnswerFormat, NamedQuery, Terms};
use anyhow::bail;
use std::io;
use std::path::{Path, PathBuf};

/// Ask the store in SPARQL 1.1
///
/// The default graph is the union of all articles' graphs and the ontology; GRAPH ?article { ... } says which
/// article holds something. Predeclared prefixes: ent (entities), rel (relations), art (articles), claim, ng (terms
/// of claims), plover and type (types of claims), schema, rdf, rdfs, owl, skos, prov, oa, sem, sh, dcterms, xsd, wd.
///
/// A named question has options of its own (see --list). ng:matches(?text, "words") finds what `newsgraph find` does.
/// Names that the store does not know are noted. An empty result and ASK false are results: the exit code is 0.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  \
    newsgraph query 'SELECT ?who ?whom { ?who rel:sanctioned ?whom }'\n  \
    newsgraph query --list\n  \
    newsgraph query --named says --about 'Gustavo Petro'\n  \
    newsgraph query --explain 'SELECT ?who { ?who a ng:Person ; rel:met ?whom }'")]
pub(super) struct Args {
    /// The query; `-` reads it from standard input
    #[arg(value_name = "QUERY")]
    query: Option<String>,
    /// Read the query from a file
    #[arg(short, long, value_name = "FILE", conflicts_with = "query")]
    file: Option<PathBuf>,
    /// Ask one of the named questions (see --list)
    #[arg(long, value_name = "NAME", conflicts_with_all = ["query", "file"])]
    named: Option<String>,
    /// Fix a variable of a named question; the same as its own option: --with entity=Umbar is --entity Umbar. NAME is an
    /// entity's name, IRI or ent:NAME
    #[arg(long, value_name = "VARIABLE=NAME", requires = "named")]
    with: Vec<String>,
    /// List the named questions
    #[arg(long, conflicts_with_all = ["query", "file", "named"])]
    list: bool,
    /// table, csv, tsv, json, xml; for CONSTRUCT and DESCRIBE turtle, ntriples, nquads, trig, rdfxml, jsonld
    /// [default: table on a terminal, else csv; turtle]
    #[arg(long, value_name = "FORMAT")]
    format: Option<AnswerFormat>,
    /// Show how the query is computed, and what each step costs, instead of its answer
    #[arg(long, conflicts_with_all = ["format", "list"])]
    explain: bool,
    #[command(flatten)]
    store: StoreArgs,
    #[command(flatten)]
    ontology: OntologyArgs,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    if args.list {
        list(&questions(&args.ontology)?, &mut io::stdout().lock())?;
        return Ok(Outcome::Done);
    }
    let (text, question) = args.text()?;
    let store = args.store.open()?;
    let values = match &question {
        Some(question) => values(&args.with, question, &store)?,
        None => Vec::new(),
    };
    let terms = Terms::with(&values);
    if args.explain {
        ask::explain(&store, &text, &terms)?;
    } else {
        ask::ask(&store, &text, &terms, args.format)?;
    }
    Ok(Outcome::Done)
}

impl Args {
    /// The query, and the question that it is if it is a named one.
    fn text(&self) -> anyhow::Result<(String, Option<NamedQuery>)> {
        if let Some(name) = &self.named {
            let questions = questions(&self.ontology)?;
            let question = NamedQuery::find(&questions, name)?.clone();
            return Ok((question.text.clone(), Some(question)));
        }
        let text = match (&self.file, &self.query) {
            (Some(file), _) => text_of(file)?,
            (None, Some(query)) if query == "-" => text_of(Path::new("-"))?,
            (None, Some(query)) => query.clone(),
            (None, None) => bail!("no query; give QUERY, -f FILE, --named NAME, or --list"),
        };
        Ok((text, None))
    }
}
