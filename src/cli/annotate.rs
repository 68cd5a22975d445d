//! `newsgraph annotate`: an article as a page, with what was read from it.
//!
//! In: a file with one article, or with several and the id of one. Out: an HTML page.
//! Invariant: the page needs nothing but itself.

use super::outcome::Outcome;
use super::read::{BaseArgs, ReadOptions};
use crate::export;
use crate::reading::Reader;
use crate::store::write_whole;
use anyhow::{Context as _, bail};
use std::io::{self, Write as _};
use std::path::PathBuf;

/// Write an article as one HTML page, with its mentions and claims marked
///
/// Beside the text stand its claims, each with how it is presented and by whom; a click shows its subject, object and
/// words in the sentence. The page is one file, works without scripts and prints. It is made from the article's own file,
/// since stores do not keep texts.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  \
    newsgraph annotate article.txt -o article.html\n  \
    newsgraph annotate archive.jsonl --id 4711 > 4711.html")]
pub(super) struct Args {
    /// File with the article, in any format that `build` reads; `-` is standard input
    #[arg(value_name = "ARTICLE")]
    path: PathBuf,
    /// Which article, where the file holds several
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// File to write to [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    base: BaseArgs,
    #[command(flatten)]
    with: ReadOptions,
}

/// Ids that are named where one must be chosen.
const NAMED: usize = 10;

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let ontology = args.with.ontology.load()?;
    let model = args.with.model.load()?;
    let merges = args.with.merges()?;
    let names = args.base.base.clone().unwrap_or_default();
    let reader = Reader::new(&ontology, &model).with_merges(&merges);
    let mut articles = Vec::new();
    let mut ids = Vec::new();
    let tally = args
        .with
        .each(std::slice::from_ref(&args.path), Ok, |article| {
            if args.id.as_ref().is_none_or(|id| *id == article.id) && articles.len() < 2 {
                articles.push(article.clone());
            }
            if ids.len() <= NAMED {
                ids.push(article.id);
            }
            Ok(())
        })?;
    if tally.read == 0 {
        return Ok(tally.outcome());
    }
    let article = match (articles.pop(), articles.is_empty()) {
        (Some(article), true) => article,
        (Some(_), false) => bail!(
            "{} articles; name one with --id: {}",
            tally.read,
            listed(&ids)
        ),
        (None, _) => bail!(
            "no article \"{}\"; there are {}",
            args.id.as_deref().unwrap_or_default(),
            listed(&ids)
        ),
    };
    let reading = reader.read(article);
    let Some(file) = &args.output else {
        let mut out = io::stdout().lock();
        export::annotate(&reading, &names, &mut out)?;
        out.flush()?;
        return Ok(tally.outcome());
    };
    let mut part = file.clone().into_os_string();
    part.push(".part");
    write_whole(&PathBuf::from(part), file, |out| {
        export::annotate(&reading, &names, out)
    })
    .with_context(|| file.display().to_string())?;
    Ok(tally.outcome())
}

fn listed(ids: &[String]) -> String {
    let more = if ids.len() > NAMED { " ..." } else { "" };
    let shown: Vec<&str> = ids.iter().take(NAMED).map(String::as_str).collect();
    format!("{}{more}", shown.join(", "))
}
