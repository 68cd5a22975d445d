//! Reading many articles: options, threads, order, and what is said of those that failed.
//!
//! In: paths. Out: each article's result, in the order of the input, while others are still being read.
//! Invariant: no more articles are in memory than there are threads to read them, times a small factor.

use super::inputs::{Input, Inputs, Item, text_of};
use super::model::ModelArgs;
use super::ontology::OntologyArgs;
use super::outcome::Outcome;
use super::talk::{self, Progress};
use crate::article::{Article, Given, Ids, ReadError, parse_date};
use crate::entity::{Matched, Merges};
use crate::rdf::Names;
use anyhow::Context as _;
use jiff::civil::Date;
use rayon::prelude::*;
use std::path::PathBuf;

/// Records read ahead of the slowest, for each thread.
const AHEAD: usize = 4;

/// What is to be read, and with what.
#[derive(clap::Args)]
pub(super) struct ReadArgs {
    /// Files (.txt .md .html .json .jsonl .csv, .gz of these) and folders; `-` is standard input, which is also
    /// read if none is named
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) with: ReadOptions,
}

/// With what articles are read.
#[derive(clap::Args)]
pub(super) struct ReadOptions {
    /// Publication date of what is read, as 2026-01-31; wins over what the articles say
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Option<Date>,
    /// Outlet of what is read
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// Address of what is read
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// Decisions on who is who: a CSV file with the columns decision (same or different), first, second; entities by IRI,
    /// ent:NAME or name
    #[arg(long, value_name = "FILE")]
    merges: Option<PathBuf>,
    /// Keep offsets and hashes instead of sentences, for texts that may not be copied
    #[arg(long)]
    pub(super) no_text: bool,
    /// Threads to read with [default: one a core]
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    #[command(flatten)]
    pub(super) ontology: OntologyArgs,
    #[command(flatten)]
    pub(super) model: ModelArgs,
}

/// Under which base IRIs are made.
#[derive(clap::Args)]
pub(super) struct BaseArgs {
    /// Start of all IRIs that are made
    #[arg(
        long,
        value_name = "IRI",
        value_parser = names,
        help = "Start of the IRIs of entities, relations, articles and terms [default: https://w3id.org/newsgraph/]"
    )]
    pub(super) base: Option<Names>,
}

/// How many were read, and how many could not be.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    /// Articles read.
    pub(super) read: usize,
    /// Inputs and records left aside with a note.
    pub(super) skipped: usize,
    /// Inputs and records that failed.
    pub(super) failed: usize,
    /// Manifests that could not be read.
    pub(super) faults: usize,
}

impl Tally {
    /// How a command ended that read these.
    pub(super) fn outcome(self) -> Outcome {
        match self {
            Self { read: 0, .. } => Outcome::NothingRead,
            Self {
                failed: 0,
                faults: 0,
                ..
            } => Outcome::Done,
            _ => Outcome::SomeFailed,
        }
    }
}

impl ReadArgs {
    /// Reads the articles of the paths that the user named, as [`ReadOptions::each`] does.
    ///
    /// # Errors
    ///
    /// What `done` fails with; inputs that fail are said and counted.
    pub(super) fn each<T: Send>(
        &self,
        work: impl Fn(Article) -> anyhow::Result<T> + Sync,
        done: impl FnMut(T) -> anyhow::Result<()>,
    ) -> anyhow::Result<Tally> {
        self.with.each(&self.paths, work, done)
    }
}

impl ReadOptions {
    /// Reads all articles on all threads: `work` turns an article into what is wanted of it, `done` takes that in
    /// input order.
    ///
    /// # Errors
    ///
    /// What `done` fails with; inputs that fail are said and counted.
    pub(super) fn each<T: Send>(
        &self,
        paths: &[PathBuf],
        work: impl Fn(Article) -> anyhow::Result<T> + Sync,
        mut done: impl FnMut(T) -> anyhow::Result<()>,
    ) -> anyhow::Result<Tally> {
        self.use_threads()?;
        let inputs = Inputs::of(paths);
        let progress = Progress::of(inputs.files.len());
        let mut tally = Tally {
            skipped: inputs.notes.len(),
            failed: inputs.errors.len(),
            faults: inputs.faults.len(),
            ..Tally::default()
        };
        progress.notes(&inputs.notes);
        for error in inputs.errors.iter().chain(&inputs.faults) {
            progress.error(error);
        }
        let options = self.given();
        let mut ids = Ids::new();
        let mut records = inputs.files.iter().flat_map(|input| {
            progress.next_file();
            input.records()
        });
        loop {
            let batch: Vec<Item<'_>> = records
                .by_ref()
                .take(AHEAD * rayon::current_num_threads())
                .collect();
            if batch.is_empty() {
                break;
            }
            let batch: Vec<Item<'_>> = batch
                .into_iter()
                .map(|item| with_own_id(item, &mut ids))
                .collect();
            let results: Vec<_> = batch
                .into_par_iter()
                .map(|(input, record)| {
                    let article = record.and_then(|record| input.article(&record, &options));
                    (
                        input,
                        article.map(|article| (notes_of(&article), work(article))),
                    )
                })
                .collect();
            for (input, result) in results {
                match result {
                    Ok((notes, result)) => {
                        progress.notes(&notes);
                        done(result?)?;
                        tally.read += 1;
                        progress.articles(tally.read);
                    }
                    Err(error) => tell(&progress, &mut tally, input, &error),
                }
            }
        }
        progress.finish();
        Ok(tally)
    }

    /// What the user says of who is who.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or a row of it does not serve; the error names file and line.
    pub(super) fn merges(&self) -> anyhow::Result<Merges> {
        let Some(file) = &self.merges else {
            return Ok(Merges::default());
        };
        Ok(Merges::parse(&text_of(file)?, &file.display().to_string())?)
    }

    fn given(&self) -> Given {
        Given {
            title: None,
            published: self.date,
            outlet: self.outlet.clone(),
            url: self.url.clone(),
        }
    }

    fn use_threads(&self) -> anyhow::Result<()> {
        if let Some(threads) = self.threads {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
            pool.build_global().context("cannot start the threads")?;
        }
        Ok(())
    }
}

/// Says which rows of the merges file mean nobody in the articles that were read.
pub(super) fn note_idle(merges: &Merges, matched: &Matched) {
    for row in merges.idle(matched) {
        talk::note(&row.to_string());
    }
}

/// The record, unless an earlier one has its id.
fn with_own_id<'a>((input, record): Item<'a>, ids: &mut Ids) -> Item<'a> {
    let record = record.and_then(|record| {
        ids.take(&input.id(&record), &record.place)?;
        Ok(record)
    });
    (input, record)
}

fn notes_of(article: &Article) -> Vec<String> {
    article
        .notes
        .iter()
        .map(|note| format!("{}: {note}", article.id))
        .collect()
}

fn tell(progress: &Progress, tally: &mut Tally, input: &Input, error: &ReadError) {
    if input.is_skip(error) {
        tally.skipped += 1;
        progress.note(&error.to_string());
    } else {
        tally.failed += 1;
        progress.error(&error.to_string());
    }
}

fn date(text: &str) -> Result<Date, String> {
    parse_date(text).ok_or_else(|| "expected a date as 2026-01-31".to_owned())
}

fn names(base: &str) -> Result<Names, String> {
    Names::new(base).map_err(|error| error.to_string())
}
