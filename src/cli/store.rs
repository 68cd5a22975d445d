//! Which store is meant, and `newsgraph store convert`.
//!
//! Invariant: every command finds the store in the same way: `--store`, `NEWSGRAPH_STORE`, `./newsgraph-store`.

use super::outcome::Outcome;
use super::talk;
use crate::store::{self, Kind, Store};
use clap::{Subcommand, ValueEnum};
use std::io::{self, Write as _};
use std::path::PathBuf;

/// Articles beyond which a store of files is slow to open.
const MANY: usize = 10_000;

/// Which store to use.
#[derive(clap::Args)]
pub(super) struct StoreArgs {
    /// Folder of the store
    #[arg(
        id = "store",
        long,
        value_name = "DIR",
        env = "NEWSGRAPH_STORE",
        default_value = "newsgraph-store"
    )]
    pub(super) folder: PathBuf,
}

impl StoreArgs {
    /// Opens the store for reading.
    ///
    /// # Errors
    /// Where there is none, it is in use, or damaged.
    pub(super) fn open(&self) -> anyhow::Result<Store> {
        let store = Store::open(&self.folder)?;
        if store.kind() == Kind::Files && store.articles().len() > MANY {
            talk::note(&format!(
                "{} articles are loaded into memory for this; a program built with --features rocksdb serves \
                 such an archive better (see newsgraph store convert)",
                store.articles().len()
            ));
        }
        Ok(store)
    }
}

/// Look after the store
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Copy a store into a new folder, kept in another way
    Convert {
        /// The store to copy; it is not changed
        from: PathBuf,
        /// The folder of the copy, new or empty
        to: PathBuf,
        /// How the copy keeps its quads
        #[arg(long, value_enum, default_value_t = KindArg::of(store::DEFAULT_KIND))]
        kind: KindArg,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum KindArg {
    /// One N-Quads file an article
    Files,
    /// Oxigraph's on-disk database (needs a program built with --features rocksdb)
    Rocksdb,
}

impl KindArg {
    fn of(kind: Kind) -> Self {
        match kind {
            Kind::Files => Self::Files,
            Kind::RocksDb => Self::Rocksdb,
        }
    }
}

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let Command::Convert { from, to, kind } = &args.command;
    let kind = match kind {
        KindArg::Files => Kind::Files,
        KindArg::Rocksdb => Kind::RocksDb,
    };
    let articles = store::convert(from, to, kind)?;
    writeln!(
        io::stdout(),
        "{articles} articles copied to {}",
        to.display()
    )?;
    Ok(Outcome::Done)
}
