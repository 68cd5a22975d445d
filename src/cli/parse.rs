//! `newsgraph parse`: text to CoNLL-U, or to trees on the terminal.
//!
//! Invariant: without `--story` nothing of a text is left out; every character stands in a token or is white space.

use super::inputs::{Inputs, Item};
use super::model::ModelArgs;
use super::outcome::Outcome;
use super::paint::{Paint, width_of_stdout};
use super::read::Tally;
use super::talk;
use super::tree;
use crate::article::{Article, Block, BlockKind};
use crate::base::Span;
use crate::language::{self, Model, TreebankSentence};
use anyhow::Context as _;
use rayon::prelude::*;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// Texts read ahead of the slowest, for each thread.
const AHEAD: usize = 4;

/// Print sentences, words, tags, lemmas, dependencies and named entities as CoNLL-U
///
/// All of a text is parsed, boilerplate too, unless --story is given. Names stand in MISC as Entity=(1-person ... 1).
#[derive(clap::Args)]
pub(super) struct Args {
    /// Files (.txt .md .html .json .jsonl .csv, .gz of these) and folders; `-` is standard input, which is also
    /// read if none is named
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Read CoNLL-U and annotate its words anew, keeping its sentences and tokens
    #[arg(long, conflicts_with_all = ["view", "story"])]
    conllu: bool,
    /// Parse only what `build` takes for the story
    #[arg(long)]
    story: bool,
    /// Draw trees and names for the eye instead of CoNLL-U
    #[arg(long)]
    view: bool,
    #[command(flatten)]
    model: ModelArgs,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let model = args.model.load()?;
    let tally = if args.conllu {
        treebanks(args, &model)?
    } else {
        texts(args, &model)?
    };
    io::stdout().lock().flush()?;
    Ok(tally.outcome())
}

fn texts(args: &Args, model: &Model) -> anyhow::Result<Tally> {
    let inputs = Inputs::of(&args.paths);
    inputs.notes.iter().for_each(|note| talk::note(note));
    let wrong = inputs.errors.iter().chain(&inputs.faults);
    wrong.for_each(|error| talk::error(error));
    let mut tally = Tally {
        skipped: inputs.notes.len(),
        failed: inputs.errors.len(),
        faults: inputs.faults.len(),
        ..Tally::default()
    };
    let mut records = inputs.files.iter().flat_map(super::inputs::Input::records);
    loop {
        let batch: Vec<Item<'_>> = records
            .by_ref()
            .take(AHEAD * rayon::current_num_threads())
            .collect();
        if batch.is_empty() {
            return Ok(tally);
        }
        let results: Vec<_> = batch
            .into_par_iter()
            .map(|(input, record)| {
                (
                    input,
                    record.map(|record| args.parsed(&input.id(&record), &record.text, model)),
                )
            })
            .collect();
        for (input, result) in results {
            match result {
                Ok(text) => {
                    io::stdout().lock().write_all(text.as_bytes())?;
                    tally.read += 1;
                }
                Err(error) if input.is_skip(&error) => {
                    talk::note(&error.to_string());
                    tally.skipped += 1;
                }
                Err(error) => {
                    talk::error(&error.to_string());
                    tally.failed += 1;
                }
            }
        }
    }
}

impl Args {
    fn parsed(&self, id: &str, text: &str, model: &Model) -> String {
        let mut article = Article::from_text(id, text);
        if !self.story {
            article.blocks = whole(&article);
        }
        let document = language::read(&article, model);
        if self.view {
            tree::draw(&document, width_of_stdout(), Paint::of_stdout())
        } else {
            language::to_conllu(&document, id)
        }
    }
}

/// The blocks of the article with boilerplate as plain text, and what lies between them.
fn whole(article: &Article) -> Vec<Block> {
    let mut found = Vec::with_capacity(article.blocks.len());
    let mut end = 0;
    let last = Block {
        kind: BlockKind::Paragraph,
        span: Span::new(article.text.len(), article.text.len()),
    };
    for block in article.blocks.iter().chain([&last]) {
        let between = Span::new(end, block.span.start).trimmed(&article.text);
        if !between.is_empty() {
            found.push(Block {
                kind: BlockKind::Paragraph,
                span: between,
            });
        }
        let kind = if block.kind.is_story() {
            block.kind
        } else {
            BlockKind::Paragraph
        };
        found.push(Block {
            kind,
            span: block.span,
        });
        end = block.span.end;
    }
    found
}

fn treebanks(args: &Args, model: &Model) -> anyhow::Result<Tally> {
    let standard_input = [PathBuf::from("-")];
    let paths = if args.paths.is_empty() {
        &standard_input[..]
    } else {
        &args.paths[..]
    };
    let mut tally = Tally::default();
    for path in paths {
        match annotated(path, model) {
            Ok(text) => {
                io::stdout().lock().write_all(text.as_bytes())?;
                tally.read += 1;
            }
            Err(error) => {
                talk::error(&format!("{error:#}"));
                tally.failed += 1;
            }
        }
    }
    Ok(tally)
}

fn annotated(path: &Path, model: &Model) -> anyhow::Result<String> {
    let mut text = String::new();
    let name = if path == Path::new("-") {
        io::stdin()
            .lock()
            .read_to_string(&mut text)
            .context("stdin")?;
        "stdin".to_owned()
    } else {
        let name = path.display().to_string();
        text = std::fs::read_to_string(path).with_context(|| name.clone())?;
        name
    };
    let sentences =
        language::from_conllu(&text).map_err(|error| anyhow::anyhow!("{name}:{error}"))?;
    let documents: Vec<&[TreebankSentence]> = sentences
        .chunk_by(|_, next| !next.begins_document())
        .collect();
    let parts: Vec<String> = documents
        .par_iter()
        .map(|document| language::annotate(document, model))
        .collect();
    Ok(parts.concat())
}
