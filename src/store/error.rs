//! What can go wrong with a store.
//!
//! Invariant: each message names the file or folder, what was found and what to do about it.

use oxigraph::io::RdfParseError;
use oxigraph::store::StorageError;
use std::io;
use std::path::{Path, PathBuf};

/// A store that cannot be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no store.
    #[error("no store in {}; make one with `newsgraph build`, or name another with --store", .0.display())]
    Missing(PathBuf),
    /// It is a file.
    #[error("{} is a file; name an empty or new folder with --store", .0.display())]
    NotAFolder(PathBuf),
    /// The folder holds something else.
    #[error("{} holds files but no newsgraph store; name an empty or new folder with --store", .0.display())]
    NotAStore(PathBuf),
    /// A store is there already.
    #[error("{} already holds a newsgraph store; name an empty or new folder for the copy", .0.display())]
    AlreadyThere(PathBuf),
    /// A new store cannot be kept in oxigraph's on-disk format by this build.
    #[error(
        "this program was built without rocksdb; build it with --features rocksdb, or use --kind files"
    )]
    LacksRocksDb,
    /// Another process has it open.
    #[error("store {} is in use by another process; try again when that has ended", .0.display())]
    Locked(PathBuf),
    /// It was made by a program that writes a later format.
    #[error("store {} has format {found}, this program knows {known}; use a newer newsgraph", folder.display())]
    Format {
        /// The store.
        folder: PathBuf,
        /// Its format.
        found: u32,
        /// The format of this program.
        known: u32,
    },
    /// Its IRIs stand under another base.
    #[error("store {} was made with --base {found}, not {asked}; give that base, or another --store", folder.display())]
    Base {
        /// The store.
        folder: PathBuf,
        /// The base of its IRIs.
        found: String,
        /// The base that was asked for.
        asked: String,
    },
    /// It is kept in oxigraph's on-disk format, which this build cannot read.
    #[error(
        "store {} is kept on disk by oxigraph, and this program was built without that; \
         build it with --features rocksdb, and turn the store into files with `newsgraph store convert`",
        .0.display()
    )]
    NeedsRocksDb(PathBuf),
    /// A file of the store is not as it was written.
    #[error("{}: {message}", file.display())]
    Damaged {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        message: String,
    },
    /// A file holds something else than quads.
    #[error("{}: {cause}", file.display())]
    Syntax {
        /// The file.
        file: PathBuf,
        /// Where and what.
        cause: RdfParseError,
    },
    /// The system refused.
    #[error("{}: {cause}", file.display())]
    Io {
        /// The file or folder.
        file: PathBuf,
        /// Why.
        cause: io::Error,
    },
    /// The graph database failed.
    #[error(transparent)]
    Graph(#[from] StorageError),
}

/// For `map_err`: an input or output error with its file.
pub(super) fn at(file: &Path) -> impl FnOnce(io::Error) -> StoreError + '_ {
    |cause| StoreError::Io {
        file: file.to_owned(),
        cause,
    }
}
