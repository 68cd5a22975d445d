//! `newsgraph remove`: takes articles out of the store.
//!
//! Invariant: what other articles say stays.

use super::outcome::Outcome;
use super::store::StoreArgs;
use super::talk;
use crate::store::{Store, StoreWriter};
use std::io::{self, Write as _};

/// Take articles out of the store
///
/// Exits with 2 if the store holds no article of one of the ids; the others are still removed.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Ids of articles (see newsgraph stats --articles), art:ID or IRIs
    #[arg(value_name = "ARTICLE", required = true)]
    articles: Vec<String>,
    #[command(flatten)]
    store: StoreArgs,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    // A writer makes the store where there is none; a reader says that there is none.
    drop(Store::open(&args.store.folder)?);
    let store = StoreWriter::open(&args.store.folder, None)?;
    let mut outcome = Outcome::Done;
    for article in &args.articles {
        let short = store.names().article_id(article);
        let mut meant = [Some(article), short.as_ref()].into_iter().flatten();
        let removed =
            meant.find_map(|id| store.remove(id).map(|done| done.then_some(id)).transpose());
        if let Some(id) = removed {
            writeln!(io::stdout(), "removed {}", id?)?;
        } else {
            talk::error(&format!(
                "no article \"{article}\" in the store; newsgraph stats --articles lists them"
            ));
            outcome = Outcome::SomeFailed;
        }
    }
    store.finish()?;
    Ok(outcome)
}
