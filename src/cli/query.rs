//! `newsgraph query`: SPARQL over the store, and the named questions.
//!
//! In: a query as an argument, in a file, or by name. Out: its answer on stdout.

use super::inputs::text_of;
use super::ontology::OntologyArgs;
use super::outcome::Outcome;
use super::store::StoreArgs;
use crate::query::{self, AnswerFormat, AnswerKind, Lookup, NamedQuery, Terms};
use crate::store::Store;
use anyhow::{anyhow, bail};
use oxigraph::model::{NamedNode, Term, Variable};
use oxigraph::sparql::results::QueryResultsFormat;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

/// Entities that are named to a user who must choose one.
const SUGGESTED: usize = 3;

/// Ask the store in SPARQL 1.1
///
/// The default graph is the union of all articles' graphs and the ontology; GRAPH ?article { ... } says which
/// article holds something. Predeclared prefixes: ent (entities), rel (relations), art (articles), claim, ng (terms
/// of claims), plover and type (types of claims), schema, rdf, rdfs, owl, skos, prov, oa, sem, sh, dcterms, xsd, wd.
///
/// An empty result and ASK false are results: the exit code is 0.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  \
    newsgraph query 'SELECT ?who ?whom { ?who rel:sanctioned ?whom }'\n  \
    newsgraph query --named timeline --with entity='Gustavo Petro'")]
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
    /// Fix a variable of a named question: VARIABLE=NAME, with an entity's name, IRI or ent:NAME
    #[arg(long, value_name = "VARIABLE=NAME", requires = "named")]
    with: Vec<String>,
    /// List the named questions
    #[arg(long, conflicts_with_all = ["query", "file", "named"])]
    list: bool,
    /// table, csv, tsv, json, xml; for CONSTRUCT and DESCRIBE turtle, ntriples, nquads, trig, rdfxml, jsonld
    /// [default: table on a terminal, else csv; turtle]
    #[arg(long, value_name = "FORMAT")]
    format: Option<AnswerFormat>,
    #[command(flatten)]
    store: StoreArgs,
    #[command(flatten)]
    ontology: OntologyArgs,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let mut out = BufWriter::new(io::stdout().lock());
    if args.list {
        list(&args.questions()?, &mut out)?;
        return Ok(Outcome::Done);
    }
    let (text, question) = args.text()?;
    let store = args.store.open()?;
    let values = match &question {
        Some(question) => values(&args.with, question, &store)?,
        None => Vec::new(),
    };
    let answer = query::run(&store, &text, &Terms::with(&values))?;
    let format = match args.format {
        None if answer.kind() == AnswerKind::Solutions && !io::stdout().is_terminal() => {
            Some(AnswerFormat::Results(QueryResultsFormat::Csv))
        }
        format => format,
    };
    answer.write(format, &mut out)?;
    out.flush()?;
    Ok(Outcome::Done)
}

impl Args {
    /// The query, and the question that it is if it is a named one.
    fn text(&self) -> anyhow::Result<(String, Option<NamedQuery>)> {
        if let Some(name) = &self.named {
            let questions = self.questions()?;
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

    fn questions(&self) -> anyhow::Result<Vec<NamedQuery>> {
        Ok(match self.ontology.tables()? {
            Some(tables) => NamedQuery::among(&tables)?,
            None => NamedQuery::embedded()?,
        })
    }
}

/// Variables with the entities or relations that they are fixed to.
fn values(
    with: &[String],
    question: &NamedQuery,
    store: &Store,
) -> anyhow::Result<Vec<(Variable, Term)>> {
    let lookup = Lookup::new(store)?;
    let mut values: Vec<(Variable, Term)> = Vec::new();
    for pair in with {
        let (variable, name) = pair
            .split_once('=')
            .ok_or_else(|| anyhow!("--with {pair}: expected VARIABLE=NAME"))?;
        let variable = variable.trim_start_matches('?');
        question.check_variable(variable)?;
        let term: NamedNode = match name.strip_prefix("rel:") {
            Some(relation) => store.names().relation(relation),
            None => NamedNode::new(&lookup.find(name)?.iri)?,
        };
        values.push((Variable::new(variable)?, term.into()));
    }
    let fixed: Vec<&str> = values
        .iter()
        .map(|(variable, _)| variable.as_str())
        .collect();
    question.check_needs(&fixed, &lookup.best_known(SUGGESTED))?;
    Ok(values)
}

fn list(questions: &[NamedQuery], out: &mut dyn Write) -> io::Result<()> {
    for question in questions {
        writeln!(out, "{:<14} {}", question.name, question.title)?;
        writeln!(out, "{:<14} {}", "", question.answers)?;
        if !question.with.is_empty() {
            writeln!(
                out,
                "{:<14} --with {}",
                "",
                question.with.join("=... --with ") + "=..."
            )?;
        }
    }
    out.flush()
}
