//! `newsgraph conflicts`: where articles contradict one another, with the sentences of both sides.
//!
//! In: the store. Out: conflicts as text, JSON or CSV. Invariant: every side shows a sentence of an article.

use super::filters::confidence;
use super::ontology::OntologyArgs;
use super::outcome::Outcome;
use super::store::StoreArgs;
use super::summary::counted;
use super::talk;
use crate::export;
use crate::query::{Conflict, ConflictKind, Lookup, Side, Statement, conflicts};
use clap::ValueEnum;
use std::io::{self, BufWriter, Write};

/// Articles of each side that the table shows; the other formats have them all.
const SHOWN: usize = 3;

/// List claims that contradict each other, with both sides' sentences
///
/// The kinds: polarity (stated here, stated not to be so there), tenure (in office here, out of it there), holders (two
/// holders of a post that one person holds at a time), denial (stated, and denied by somebody, in one article or two),
/// dates (two dates of one event, up to ten days apart), amounts (two numbers for one thing), dispute (two speakers
/// against each other), allegation (a fact here, only somebody's words there).
///
/// Both sides are of one time: a month at most lies between their dates, or, where the claims have none, between the
/// articles'; what has no date at all may be of any time. A list for people to judge, not a verdict.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  \
    newsgraph conflicts\n  \
    newsgraph conflicts --entity 'Gustavo Petro' --kind denial --kind dispute\n  \
    newsgraph conflicts --format csv > conflicts.csv")]
pub(super) struct Args {
    /// Only this kind; may be given several times
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Vec<ConflictKind>,
    /// Only conflicts about this entity
    #[arg(long, value_name = "NAME")]
    entity: Option<String>,
    /// Only between claims of at least this confidence, from 0 to 1
    #[arg(long, value_name = "X", default_value_t = 0.0, value_parser = confidence)]
    min_confidence: f64,
    /// How to write them
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    store: StoreArgs,
    #[command(flatten)]
    ontology: OntologyArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For the eye: both sides with up to three sentences each
    Table,
    /// A list of objects, each with its two sides
    Json,
    /// One row a statement; rows of one conflict have one number
    Csv,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let ontology = args.ontology.load()?;
    let store = args.store.open()?;
    let mut found = conflicts(&store, &ontology, args.min_confidence)?;
    found.retain(|it| args.kind.is_empty() || args.kind.contains(&it.kind));
    if let Some(name) = &args.entity {
        let lookup = Lookup::new(&store)?;
        let iri = &lookup.find(name)?.iri;
        found.retain(|it| it.concerns(iri));
    }
    let mut out = BufWriter::new(io::stdout().lock());
    match args.format {
        Format::Table => write_table(&found, &mut out)?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &found)?;
            writeln!(out)?;
        }
        Format::Csv => export::write_conflicts(&found, &mut out)?,
    }
    out.flush()?;
    if found.is_empty() && args.format == Format::Table {
        talk::note("no conflicts");
    }
    Ok(Outcome::Done)
}

fn write_table(conflicts: &[Conflict], out: &mut dyn Write) -> io::Result<()> {
    for (index, conflict) in conflicts.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        writeln!(
            out,
            "{}: {} - {} - {}",
            conflict.kind, conflict.subject, conflict.relation, conflict.object
        )?;
        for side in &conflict.sides {
            write_side(side, out)?;
        }
    }
    Ok(())
}

fn write_side(side: &Side, out: &mut dyn Write) -> io::Result<()> {
    let many = side.statements.len();
    writeln!(out, "  {} ({})", side.says, counted(many, "article"))?;
    for statement in side.statements.iter().take(SHOWN) {
        writeln!(out, "    \"{}\"", statement.sentence)?;
        writeln!(out, "      {}", standing(statement))?;
    }
    if many > SHOWN {
        writeln!(out, "    and {} more", counted(many - SHOWN, "article"))?;
    }
    Ok(())
}

/// `reported, according to Gondor, dated 2026-01 (a1, Bree Post, 2026-01-07)`.
fn standing(statement: &Statement) -> String {
    let mut how = vec![statement.modality.clone()];
    how.extend(
        statement
            .source
            .iter()
            .map(|source| format!("according to {source}")),
    );
    how.extend(statement.date.iter().map(|date| format!("dated {date}")));
    format!("{} ({})", how.join(", "), statement.from.in_words())
}

fn kind(name: &str) -> Result<ConflictKind, String> {
    let known = ConflictKind::ALL;
    known
        .iter()
        .copied()
        .find(|kind| kind.as_str() == name)
        .ok_or_else(|| {
            let names: Vec<&str> = known.iter().map(|kind| kind.as_str()).collect();
            format!("known are {}", names.join(", "))
        })
}
