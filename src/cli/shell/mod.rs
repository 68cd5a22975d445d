//! `newsgraph shell`: query after query over one store.
//!
//! In: queries and commands, from a terminal or from a file. Out: answers on stdout, talk on stderr.
//! Invariant: a query that fails ends neither the shell nor the others; the store is opened once.

mod editor;
mod input;
mod interrupt;

use super::ask;
use super::ontology::OntologyArgs;
use super::outcome::Outcome;
use super::questions::{list, questions, values};
use super::store::StoreArgs;
use super::talk;
use crate::query::{AnswerFormat, NamedQuery, Terms};
use crate::store::Store;
use anyhow::bail;
use input::Input;
use interrupt::Interrupt;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::PathBuf;

/// Query after query: a shell with history, completion and named questions
///
/// A query of one line is asked at once; one of several lines ends with `;` or an empty line. Tab completes prefixes,
/// relations and names of entities (Pet<TAB>). `.help` lists the commands. Standard input that is no terminal is read in the
/// same way, query after query.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  \
    newsgraph shell\n  \
    newsgraph shell < queries.rq > answers.csv")]
pub(super) struct Args {
    /// File of the history [default: newsgraph/history in `$XDG_STATE_HOME` or ~/.local/state]
    #[arg(long, value_name = "FILE")]
    history: Option<PathBuf>,
    /// How answers are written, as for `query`
    #[arg(long, value_name = "FORMAT")]
    format: Option<AnswerFormat>,
    #[command(flatten)]
    store: StoreArgs,
    #[command(flatten)]
    ontology: OntologyArgs,
}

const HELP: &str = "\
SPARQL is asked; a query of several lines ends with ; or an empty line.
.named                     list the questions that are ready
.named NAME VARIABLE=WHO   ask one of them (.named says about=Gustavo Petro)
.prefixes                  list the prefixes
.explain QUERY             how a query is computed, and what each step costs
.format FORMAT             write answers so: table, csv, tsv, json, xml, turtle ...; without FORMAT as at first
.help                      list the commands
.quit                      leave; so does Ctrl-D; Ctrl-C stops a query, or drops what is typed
";

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let store = args.store.open()?;
    let mut shell = Shell {
        questions: questions(&args.ontology)?,
        format: args.format,
        first_format: args.format,
        store: &store,
        answers: 0,
        interrupt: None,
    };
    let mut input = if io::stdin().is_terminal() {
        shell.interrupt = Some(Interrupt::new()?);
        talk::note(&format!(
            "{} articles; .help lists the commands",
            store.articles().len()
        ));
        Input::terminal(&store, args.history.clone().or_else(history))?
    } else {
        Input::lines()
    };
    let interactive = input.is_terminal();
    let mut outcome = Outcome::Done;
    while let Some(text) = input.next()? {
        match shell.take(&text) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) if error.downcast_ref::<io::Error>().is_some() => return Err(error),
            Err(_) if shell.was_stopped() => talk::note("stopped"),
            Err(error) => {
                talk::error(&format!("{error:#}"));
                if !interactive {
                    outcome = Outcome::SomeFailed;
                }
            }
        }
    }
    Ok(outcome)
}

/// Where the history is kept unless it is said otherwise.
fn history() -> Option<PathBuf> {
    let folder = |variable: &str| {
        std::env::var_os(variable)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    let state = folder("XDG_STATE_HOME").or_else(|| Some(folder("HOME")?.join(".local/state")))?;
    Some(state.join("newsgraph/history"))
}

/// What stays from one query to the next.
struct Shell<'a> {
    store: &'a Store,
    questions: Vec<NamedQuery>,
    format: Option<AnswerFormat>,
    first_format: Option<AnswerFormat>,
    answers: usize,
    /// On a terminal, what stops a query.
    interrupt: Option<Interrupt>,
}

impl Shell<'_> {
    /// Takes a query or a command; false where it is to quit.
    fn take(&mut self, text: &str) -> anyhow::Result<bool> {
        let Some(command) = text.strip_prefix('.') else {
            self.ask(text, Terms::default())?;
            return Ok(true);
        };
        let (name, rest) = command
            .split_once(char::is_whitespace)
            .unwrap_or((command, ""));
        let rest = rest.trim();
        let mut out = io::stdout().lock();
        match name {
            "quit" | "exit" => return Ok(false),
            "help" => out.write_all(HELP.as_bytes())?,
            "prefixes" => {
                for (prefix, namespace) in self.store.names().prefixes() {
                    writeln!(out, "{:<9}{namespace}", format!("{prefix}:"))?;
                }
            }
            "named" if rest.is_empty() => list(&self.questions, &mut out)?,
            "named" => {
                drop(out);
                self.named(rest)?;
            }
            "explain" if rest.is_empty() => bail!(".explain needs a query"),
            "explain" => {
                drop(out);
                self.stoppable(Terms::default(), |terms| {
                    ask::explain(self.store, rest, terms)
                })?;
            }
            "format" if rest.is_empty() => self.format = self.first_format,
            "format" => self.format = Some(rest.parse().map_err(anyhow::Error::msg)?),
            _ => bail!("no command .{name}; .help lists them"),
        }
        Ok(true)
    }

    fn named(&mut self, rest: &str) -> anyhow::Result<()> {
        let (name, with) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let question = NamedQuery::find(&self.questions, name)?.clone();
        let values = values(&pairs(with), &question, self.store)?;
        self.ask(&question.text, Terms::with(&values))
    }

    /// Asks; an empty line parts the answers.
    fn ask(&mut self, text: &str, terms: Terms<'_>) -> anyhow::Result<()> {
        if self.answers > 0 {
            writeln!(io::stdout())?;
        }
        self.answers += 1;
        self.stoppable(terms, |terms| {
            ask::ask(self.store, text, terms, self.format)
        })
    }

    /// Works on a query, which Ctrl-C stops where there is a terminal.
    fn stoppable(
        &self,
        terms: Terms<'_>,
        work: impl FnOnce(&Terms<'_>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let Some(interrupt) = &self.interrupt else {
            return work(&terms);
        };
        interrupt.stops(|stop| {
            work(&Terms {
                stop: Some(stop),
                ..terms
            })
        })
    }

    fn was_stopped(&self) -> bool {
        self.interrupt.as_ref().is_some_and(Interrupt::was_pressed)
    }
}

/// `about=Gustavo Petro speaker=Trump`: a value goes on until the next `VARIABLE=`.
fn pairs(text: &str) -> Vec<String> {
    let mut pairs: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match pairs.last_mut() {
            Some(last) if !word.contains('=') => {
                last.push(' ');
                last.push_str(word);
            }
            _ => pairs.push(word.to_owned()),
        }
    }
    let plain = |pair: String| pair.replace(['\'', '"'], "");
    pairs.into_iter().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn values_may_have_spaces() {
        assert_eq!(
            pairs("about='Queen Elena'  by=Umbar"),
            ["about=Queen Elena", "by=Umbar"]
        );
    }
}
