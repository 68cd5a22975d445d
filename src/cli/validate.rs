//! `newsgraph validate`: whether the store is as the shapes want it.
//!
//! In: the store, shapes in SHACL. Out: what is wrong, with the claim's sentence. Invariant: a violation makes exit code 2.

use super::graph::{Format, answer};
use super::ontology::OntologyArgs;
use super::outcome::Outcome;
use super::store::StoreArgs;
use super::summary::counted;
use super::talk;
use crate::export::{Cell, Rows};
use crate::query::{OWN_SHAPES, Severity, Shapes, Violation, validate};
use crate::rdf::Names;
use anyhow::Context as _;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

/// Check the store against shapes (SHACL), and list what is wrong with claim and sentence
///
/// Checked are, in each article's graph, ontology/shapes.ttl: that claims have what claims must have, that edges rest on
/// claims that the article states itself, that evidence has offsets, dates are dates, and more. --shapes takes others; of
/// SHACL the core is known, but for paths of several steps and shapes within shapes, and sh:sparql with a SELECT query.
///
/// Exits with 2 if there is a violation; warnings do not count.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  \
    newsgraph validate\n  \
    newsgraph validate --shapes mine.ttl --format csv > findings.csv")]
pub(super) struct Args {
    /// Turtle file with shapes [default: those of the ontology]
    #[arg(long, value_name = "FILE")]
    shapes: Option<PathBuf>,
    /// How to write the findings
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    ontology: OntologyArgs,
    #[command(flatten)]
    store: StoreArgs,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let store = args.store.open()?;
    let (name, text) = args.text()?;
    let shapes = Shapes::parse(&text, store.names()).with_context(|| name.clone())?;
    let found = validate(&store, &shapes).with_context(|| name)?;
    let count = |severity| found.iter().filter(|it| it.severity == severity).count();
    let violations = count(Severity::Violation);
    answer(|out| match args.format {
        Format::Table => Ok(write_table(&found, store.names(), out)?),
        format => Ok(rows(&found).write(format.of_rows(), out)?),
    })?;
    talk::note(&format!(
        "{}, {} in {} by {}",
        counted(violations, "violation"),
        counted(count(Severity::Warning), "warning"),
        counted(store.articles().len(), "article"),
        counted(shapes.len(), "shape")
    ));
    Ok(if violations == 0 {
        Outcome::Done
    } else {
        Outcome::SomeFailed
    })
}

impl Args {
    /// The shapes' name and text: of the file that is named, of the user's ontology, or the program's.
    fn text(&self) -> anyhow::Result<(String, String)> {
        if let Some(path) = &self.shapes {
            let name = path.display().to_string();
            let text = fs::read_to_string(path).with_context(|| name.clone())?;
            return Ok((name, text));
        }
        let name = "shapes.ttl";
        let own = self.ontology.tables()?.and_then(|mut it| it.remove(name));
        let text = own.unwrap_or_else(|| OWN_SHAPES.to_owned());
        Ok((name.to_owned(), text))
    }
}

/// Article by article: what is wrong, with which node, and the claim's sentence.
fn write_table(found: &[Violation], names: &Names, out: &mut dyn Write) -> io::Result<()> {
    let mut article = "";
    for it in found {
        if it.article != article {
            article = &it.article;
            writeln!(out, "{article}")?;
        }
        writeln!(out, "  {}: {}", it.severity, it.message)?;
        let parts = [Some(&it.focus), it.path.as_ref(), it.value.as_ref()];
        let parts: Vec<String> = parts
            .into_iter()
            .flatten()
            .map(|part| short(part, names))
            .collect();
        writeln!(out, "    {} ({})", parts.join(" "), it.constraint)?;
        if let Some(claim) = it.claim.as_ref().filter(|claim| **claim != it.focus) {
            writeln!(out, "    of {}", short(claim, names))?;
        }
        if let Some(sentence) = &it.sentence {
            writeln!(out, "    \"{sentence}\"")?;
        }
    }
    Ok(())
}

/// An IRI with a prefix, where one fits; a text as it is.
fn short(text: &str, names: &Names) -> String {
    let fitting = names.prefixes().into_iter().filter_map(|(prefix, space)| {
        let local = text.strip_prefix(&space)?;
        Some((space.len(), format!("{prefix}:{local}")))
    });
    fitting
        .max()
        .map_or_else(|| text.to_owned(), |(_, name)| name)
}

fn rows(found: &[Violation]) -> Rows {
    let row = |it: &Violation| {
        vec![
            Cell::from(it.article.as_str()),
            Cell::Text(it.severity.to_string()),
            Cell::from(it.constraint),
            Cell::from(it.focus.as_str()),
            Cell::from(&it.path),
            Cell::from(&it.value),
            Cell::from(it.message.as_str()),
            Cell::from(&it.claim),
            Cell::from(&it.sentence),
            Cell::from(it.shape.as_str()),
        ]
    };
    Rows {
        columns: vec![
            "article",
            "severity",
            "constraint",
            "focus",
            "path",
            "value",
            "message",
            "claim",
            "sentence",
            "shape",
        ],
        rows: found.iter().map(row).collect(),
    }
}
