//! `newsgraph parse`: text to CoNLL-U, or to trees on the terminal.
//!
//! Invariant: nothing of the text is left out; every character stands in a token or is white space.

use super::model::ModelArgs;
use super::outcome::Outcome;
use super::talk;
use super::tree;
use crate::article::{Article, Block, BlockKind};
use crate::base::Span;
use crate::language::{self, Model, TreebankSentence};
use anyhow::Context as _;
use rayon::prelude::*;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Prints sentences, words, tags, lemmas, dependencies and named entities as CoNLL-U
///
/// Reads plain text; all of it is parsed, boilerplate too, and a blank line always ends a sentence.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Files of text; `-` is standard input, which is also read if none is named
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Read CoNLL-U and annotate its words anew, keeping its sentences and tokens
    #[arg(long)]
    conllu: bool,
    /// Draw trees and names for the eye instead of CoNLL-U
    #[arg(long, conflicts_with = "conllu")]
    view: bool,
    #[command(flatten)]
    model: ModelArgs,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let model = args.model.load()?;
    let standard_input = [PathBuf::from("-")];
    let paths = if args.paths.is_empty() {
        &standard_input[..]
    } else {
        &args.paths[..]
    };
    let mut done = 0;
    for path in paths {
        match parsed(args, path, &model) {
            Ok(text) => {
                io::stdout().lock().write_all(text.as_bytes())?;
                done += 1;
            }
            Err(error) => talk::error(&format!("{error:#}")),
        }
    }
    io::stdout().lock().flush()?;
    Ok(match done {
        0 => Outcome::NothingRead,
        _ if done < paths.len() => Outcome::SomeFailed,
        _ => Outcome::Done,
    })
}

fn parsed(args: &Args, path: &Path, model: &Model) -> anyhow::Result<String> {
    let text = text_of(path).with_context(|| path.display().to_string())?;
    if args.conllu {
        let sentences = language::from_conllu(&text)
            .map_err(|error| anyhow::anyhow!("{}:{error}", path.display()))?;
        let documents: Vec<&[TreebankSentence]> = sentences
            .chunk_by(|_, next| !next.begins_document())
            .collect();
        let parts: Vec<String> = documents
            .par_iter()
            .map(|document| language::annotate(document, model))
            .collect();
        return Ok(parts.concat());
    }
    let id = path
        .file_stem()
        .map_or_else(|| "stdin".into(), |stem| stem.to_string_lossy());
    let id = if path == Path::new("-") {
        "stdin".into()
    } else {
        id
    };
    let document = language::read(&plain(&id, &text), model);
    Ok(if args.view {
        tree::draw(&document)
    } else {
        language::to_conllu(&document, &id)
    })
}

fn text_of(path: &Path) -> anyhow::Result<String> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin().lock().read_to_end(&mut bytes)?;
    } else {
        bytes = std::fs::read(path)?;
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The text as an article of one block.
fn plain(id: &str, text: &str) -> Article {
    let text: Arc<str> = text.trim_start_matches('\u{feff}').into();
    Article {
        id: id.to_owned(),
        title: None,
        published: None,
        outlet: None,
        url: None,
        dateline: None,
        blocks: vec![Block {
            kind: BlockKind::Paragraph,
            span: Span::new(0, text.len()),
        }],
        notes: Vec::new(),
        text,
    }
}
