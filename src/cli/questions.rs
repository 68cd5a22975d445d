//! The named questions and what is fixed in them.
//!
//! In: a question's name and `VARIABLE=NAME` pairs. Out: its text and the values of its variables.
//! Invariant: `query` and `shell` ask the same questions in the same way.

use super::ontology::OntologyArgs;
use crate::query::{Lookup, NamedQuery, option};
use crate::store::Store;
use anyhow::anyhow;
use clap::CommandFactory;
use oxigraph::model::{NamedNode, Term, Variable};
use std::ffi::OsString;
use std::io::{self, Write};
use std::slice;

/// Entities that are named to a user who must choose one.
const SUGGESTED: usize = 3;

/// The questions of the ontology in use.
pub(super) fn questions(ontology: &OntologyArgs) -> anyhow::Result<Vec<NamedQuery>> {
    Ok(match ontology.tables()? {
        Some(tables) => NamedQuery::among(&tables)?,
        None => NamedQuery::embedded()?,
    })
}

/// Variables with the entities or relations that they are fixed to.
pub(super) fn values(
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
        let variable = variable.trim_start_matches('?').replace('-', "_");
        question.check_variable(&variable)?;
        let term: NamedNode = match store.names().local("rel", name) {
            Some(relation) => store.names().relation(&relation),
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

/// Lists the questions with their options.
pub(super) fn list(questions: &[NamedQuery], out: &mut dyn Write) -> io::Result<()> {
    for question in questions {
        let names = [slice::from_ref(&question.name), &question.also].concat();
        writeln!(out, "{:<14} {}", names.join(", "), question.title)?;
        writeln!(out, "{:<14} {}", "", question.answers)?;
        let options = question.with.iter().map(|variable| {
            let option = format!("--{} NAME", option(variable));
            if question.needs.contains(variable) {
                option
            } else {
                format!("[{option}]")
            }
        });
        let options: Vec<String> = options.collect();
        if !options.is_empty() {
            writeln!(out, "{:<14} {}", "", options.join(" "))?;
        }
    }
    out.flush()
}

/// The arguments of the program, with the options of a named question (`--about NAME`) put as `--with about=NAME`:
/// which there are, its file says, not the program.
pub(super) fn with_options<Verb: CommandFactory>(arguments: Vec<OsString>) -> Vec<OsString> {
    let is = |argument: &OsString, text: &str| argument.to_str() == Some(text);
    let named = |argument: &OsString| {
        argument
            .to_str()
            .is_some_and(|it| it == "--named" || it.starts_with("--named="))
    };
    if !arguments.get(1).is_some_and(|verb| is(verb, "query")) || !arguments.iter().any(named) {
        return arguments;
    }
    let command = Verb::command();
    let query = command.find_subcommand("query");
    let known: Vec<&str> = query
        .into_iter()
        .flat_map(clap::Command::get_arguments)
        .filter_map(clap::Arg::get_long)
        .chain(["help"])
        .collect();
    let mut put = Vec::new();
    let mut rest = arguments.into_iter();
    while let Some(argument) = rest.next() {
        let own = argument.to_str().and_then(|it| it.strip_prefix("--"));
        let (name, given) = match own.map(|own| {
            own.split_once('=')
                .map_or((own, None), |(name, value)| (name, Some(value)))
        }) {
            Some((name, given)) if !name.is_empty() && !known.contains(&name) => {
                (name.to_owned(), given.map(str::to_owned))
            }
            _ => {
                put.push(argument);
                continue;
            }
        };
        let value = given.or_else(|| {
            rest.next()
                .map(|value| value.to_string_lossy().into_owned())
        });
        put.push("--with".into());
        put.push(match value {
            Some(value) => format!("{name}={value}").into(),
            None => name.into(),
        });
    }
    put
}
