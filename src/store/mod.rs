//! The store: sole owner of what is written to disk.
//!
//! In: quads, article by article. Out: a graph to query.
//! Invariant: each article's graph is replaced as a whole or not at all.

mod convert;
#[cfg(feature = "rocksdb")]
mod database;
mod error;
mod files;
mod layout;
mod live;
mod lock;
mod manifest;
mod reader;
#[cfg(test)]
mod tests;
mod union;
mod whole;
mod writer;

use crate::rdf::Names;
use layout::Layout;

pub use convert::convert;
pub use error::StoreError;
pub use live::{LiveStore, Refusal};
pub use manifest::{Entry, Kind};
pub use reader::Store;
pub use whole::{write_part, write_whole};
pub use writer::{Change, StoreWriter};

/// How a new store keeps its quads.
pub const DEFAULT_KIND: Kind = if cfg!(feature = "rocksdb") {
    Kind::RocksDb
} else {
    Kind::Files
};

fn check_kind(layout: &Layout, kind: Kind) -> Result<(), StoreError> {
    if kind == Kind::RocksDb && !cfg!(feature = "rocksdb") {
        return Err(StoreError::NeedsRocksDb(layout.folder().to_owned()));
    }
    Ok(())
}

fn names_of(layout: &Layout, base: &str) -> Result<Names, StoreError> {
    Names::new(base).map_err(|error| StoreError::Damaged {
        file: layout.description(),
        message: error.to_string(),
    })
}
