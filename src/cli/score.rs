//! `newsgraph score`: how well the program, or any other, reads articles that the user has annotated.
//!
//! In: a folder of gold, and claims or the articles to read. Out: the figures. Invariant: claims of articles without gold
//! count for nothing.

use super::inputs::text_of;
use super::outcome::Outcome;
use super::read::ReadOptions;
use crate::rdf::{self, Names};
use crate::reading::Reader;
use crate::score::{GoldArticle, Predicted, Score, Verdict};
use anyhow::{Context as _, bail};
use clap::ValueEnum;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Files of a folder of gold that hold something else than one article's claims.
const NO_ARTICLES: &[&str] = &["fusion", "conflicts"];

/// Score claims against your own gold
///
/// The gold of the article ID is `GOLD_DIR/ID.jsonl`, one claim a line: subject and object with name, aliases and type;
/// relation with `relation_alt`; type with `type_alt`; negated, modality, source, date, place, core. `ID.traps.jsonl` may
/// hold known wrong readings. The article is `GOLD_DIR/ID.txt`, unless --articles or --claims says otherwise.
///
/// The levels: pair (subject and object), typed (the relation too), full (and polarity, modality and source), each in
/// percent of the core claims and of all; then the precision of the claims between entities that the gold knows, known
/// wrong readings given, and IRIs per entity.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  \
    newsgraph score gold/\n  \
    newsgraph score gold/ --claims claims.jsonl --show missed")]
pub(super) struct Args {
    /// Folder of the gold
    #[arg(value_name = "GOLD_DIR")]
    gold: PathBuf,
    /// Read these articles rather than those beside the gold: files and folders, any number of times
    #[arg(long, value_name = "PATH", conflicts_with = "claims")]
    articles: Vec<PathBuf>,
    /// Score these claims, lines as `newsgraph extract` prints them; `-` is standard input
    #[arg(long, value_name = "FILE")]
    claims: Option<PathBuf>,
    /// How to write the figures
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Also list claims to look at, before the table
    #[arg(long, value_enum, value_name = "WHICH")]
    show: Option<Show>,
    #[command(flatten)]
    with: ReadOptions,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Columns for the eye
    Table,
    /// One object: articles, total (counts), macro (means over the articles)
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Show {
    /// Core claims of the gold that were not found in full
    Missed,
    /// Claims between known entities that are no gold claim
    Wrong,
    /// Known wrong readings that were given
    Traps,
}

impl Show {
    fn verdict(self) -> Verdict {
        match self {
            Self::Missed => Verdict::Missed,
            Self::Wrong => Verdict::Wrong,
            Self::Traps => Verdict::Trap,
        }
    }
}

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    if args.show.is_some() && args.format == Format::Json {
        bail!("--show is for --format table");
    }
    let gold = gold(&args.gold)?;
    let (predicted, outcome) = match &args.claims {
        Some(file) => (
            Predicted::parse(&text_of(file)?, &file.display().to_string())?,
            Outcome::Done,
        ),
        None => extracted(args, &gold)?,
    };
    let score = Score::of(&gold, &predicted);
    let mut out = BufWriter::new(io::stdout().lock());
    if let Some(show) = args.show {
        for remark in score
            .remarks
            .iter()
            .filter(|it| it.verdict == show.verdict())
        {
            writeln!(out, "{}", remark.line)?;
        }
    }
    match args.format {
        Format::Table => score.write_table(&mut out)?,
        Format::Json => {
            serde_json::to_writer(&mut out, &score)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(outcome)
}

/// The gold in the folder, by article.
fn gold(folder: &Path) -> anyhow::Result<Vec<GoldArticle>> {
    let mut ids = Vec::new();
    let place = || folder.display().to_string();
    for entry in fs::read_dir(folder).with_context(place)? {
        let name = entry.with_context(place)?.file_name();
        if let Some(id) = name.to_str().and_then(|name| name.strip_suffix(".jsonl"))
            && id.strip_suffix(".traps").is_none()
            && !NO_ARTICLES.contains(&id)
        {
            ids.push(id.to_owned());
        }
    }
    if ids.is_empty() {
        bail!(
            "{}: no gold in this folder; expected a file ARTICLE.jsonl for each article",
            folder.display()
        );
    }
    ids.sort_unstable();
    ids.iter().map(|id| article(folder, id)).collect()
}

fn article(folder: &Path, id: &str) -> anyhow::Result<GoldArticle> {
    let claims = folder.join(format!("{id}.jsonl"));
    let traps = folder.join(format!("{id}.traps.jsonl"));
    let (claims_name, traps_name) = (claims.display().to_string(), traps.display().to_string());
    let claims = text_of(&claims)?;
    let traps = traps.exists().then(|| text_of(&traps)).transpose()?;
    let traps = traps.as_deref().map(|text| (text, traps_name.as_str()));
    Ok(GoldArticle::parse(id, (&claims, &claims_name), traps)?)
}

/// What the program itself reads in the articles.
fn extracted(args: &Args, gold: &[GoldArticle]) -> anyhow::Result<(Vec<Predicted>, Outcome)> {
    let paths = if args.articles.is_empty() {
        beside(&args.gold, gold)?
    } else {
        args.articles.clone()
    };
    let ontology = args.with.ontology.load()?;
    let model = args.with.model.load()?;
    let merges = args.with.merges()?;
    let reader = Reader::new(&ontology, &model).with_merges(&merges);
    let names = Names::default();
    let mut predicted: Vec<Predicted> = Vec::new();
    let tally = args.with.each(
        &paths,
        |article| Ok(rdf::lines(&reader.read(article), &names)),
        |lines| {
            predicted.extend(lines.iter().map(Predicted::from));
            Ok(())
        },
    )?;
    Ok((predicted, tally.outcome()))
}

/// The texts that lie beside the gold.
fn beside(folder: &Path, gold: &[GoldArticle]) -> anyhow::Result<Vec<PathBuf>> {
    let path = |article: &GoldArticle| {
        let path = folder.join(format!("{}.txt", article.id));
        if !path.exists() {
            bail!(
                "{}: no such file; put the article there, name it with --articles, or give its claims with --claims",
                path.display()
            );
        }
        Ok(path)
    };
    gold.iter().map(path).collect()
}
