//! `newsgraph build`: the main job, from articles to a store to query and files to look at.
//!
//! In: paths. Out: the store, on stdout what was done. Invariant: articles that did not change are not read again.

use super::exports;
use super::outcome::Outcome;
use super::read::{self, BaseArgs, ReadArgs, Tally};
use super::store::StoreArgs;
use super::summary;
use crate::article::Article;
use crate::entity::Matched;
use crate::graph::View;
use crate::ontology::Ontology;
use crate::rdf::{self, Context, Run};
use crate::reading::Reader;
use crate::store::{Change, Entry, Store, StoreWriter};
use anyhow::Context as _;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Articles beyond which the graph is not loaded for a summary.
const SUMMED_UP: usize = 2_000;

/// Read articles into the store: the main job
///
/// Adds articles to the store or puts new readings in place of old ones; articles whose text, metadata, ontology, merges
/// and program did not change are skipped. Can be stopped at any time and started again. In folders, hidden files,
/// README*, LICENSE* and files without a text field are left aside with a note; a MANIFEST.csv (file or id, title,
/// date, url, outlet) tells of its folder's articles.
///
/// Exits with 1 if nothing could be read, with 2 if some inputs failed (the others are still done, and the failed
/// are named).
#[derive(clap::Args)]
#[command(after_help = "Example:\n  newsgraph build news/ --exports graph/")]
pub(super) struct Args {
    #[command(flatten)]
    read: ReadArgs,
    #[command(flatten)]
    store: StoreArgs,
    #[command(flatten)]
    base: BaseArgs,
    /// Also write the graph as files (.dot .svg .ttl .trig .csv .jsonl) into this folder
    #[arg(long, value_name = "DIR")]
    exports: Option<PathBuf>,
}

/// What became of an article.
enum Done {
    Unchanged,
    Changed(Change, Matched),
}

/// How many articles came to what.
#[derive(Default)]
struct Changes {
    added: usize,
    replaced: usize,
    unchanged: usize,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let ontology = args.read.with.ontology.load()?;
    let model = args.read.with.model.load()?;
    let merges = args.read.with.merges()?;
    let is_new = !args.store.folder.exists();
    let store = StoreWriter::open(&args.store.folder, args.base.base.as_ref())?;
    let run = Run::of(ontology.hash(), model.hash())
        .with_merges(merges.hash())
        .leaving_out_text(args.read.with.no_text);
    let names = store.names().clone();
    let context = Context {
        ontology: &ontology,
        names: &names,
        run: &run,
    };
    store.put_ontology(&rdf::ontology_quads(&ontology, &names)?)?;
    let stages = Reader::new(&ontology, &model).with_merges(&merges);
    let mut changes = Changes::default();
    let mut matched = Matched::default();
    let tally = args.read.each(
        |article| put(&store, context, stages, article),
        |done| {
            changes.count(&done);
            if let Done::Changed(_, here) = &done {
                matched.absorb(here);
            }
            Ok(())
        },
    )?;
    if changes.unchanged == 0 {
        // What was not read anew may hold what the rows mean.
        read::note_idle(&merges, &matched);
    }
    let many = store.article_count();
    store.finish()?;
    if is_new && tally.read == 0 {
        // Nothing was read into it, and nobody had a store there before.
        let folder = &args.store.folder;
        fs::remove_dir_all(folder).with_context(|| folder.display().to_string())?;
        return Ok(tally.outcome());
    }
    let mut out = BufWriter::new(io::stdout().lock());
    changes.write(tally, &mut out)?;
    report(args, many, &ontology, &mut out)?;
    out.flush()?;
    Ok(tally.outcome())
}

fn put(
    store: &StoreWriter,
    context: Context<'_>,
    stages: Reader<'_>,
    article: Article,
) -> anyhow::Result<Done> {
    let hash = rdf::article_hash(&article);
    if store.is_current(&article.id, &hash, context.run) {
        return Ok(Done::Unchanged);
    }
    let entry = Entry::new(&article.id, &hash, context.run);
    let reading = stages.read(article);
    let quads = rdf::quads(context, &reading);
    let change = store.replace(entry, &quads)?;
    Ok(Done::Changed(change, reading.entities.matched))
}

/// The summary and the exports, where the store is small enough or the exports are asked for.
fn report(
    args: &Args,
    many: usize,
    ontology: &Ontology,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    if args.exports.is_none() && many > SUMMED_UP {
        return Ok(writeln!(
            out,
            "store {}: {many} articles",
            args.store.folder.display()
        )?);
    }
    let store = Store::open(&args.store.folder)?;
    let view = View::read(store.graph(), store.names(), ontology)?;
    summary::write(&args.store.folder, &view, out)?;
    if let Some(folder) = &args.exports {
        let written = exports::write(&view, folder)?;
        let names: Vec<String> = written.iter().map(|file| file_name(&file.path)).collect();
        writeln!(out, "exports in {}: {}", folder.display(), names.join(", "))?;
    }
    Ok(())
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

impl Changes {
    fn count(&mut self, done: &Done) {
        match done {
            Done::Unchanged => self.unchanged += 1,
            Done::Changed(Change::Added, _) => self.added += 1,
            Done::Changed(Change::Replaced, _) => self.replaced += 1,
        }
    }

    /// `5 articles added, 2 unchanged; 1 failed`.
    fn write(&self, tally: Tally, out: &mut dyn Write) -> io::Result<()> {
        let counts = [
            (self.added, "added"),
            (self.replaced, "read anew"),
            (self.unchanged, "unchanged"),
        ];
        let mut said: Vec<String> = Vec::new();
        for (count, what) in counts.into_iter().filter(|(count, _)| *count > 0) {
            let articles = if said.is_empty() {
                summary::counted(count, "article")
            } else {
                count.to_string()
            };
            said.push(format!("{articles} {what}"));
        }
        if said.is_empty() {
            said.push("no articles".to_owned());
        }
        let mut line = said.join(", ");
        for (count, what) in [(tally.failed, "failed"), (tally.skipped, "skipped")] {
            if count > 0 {
                line = format!("{line}; {count} {what}");
            }
        }
        writeln!(out, "{line}")
    }
}
