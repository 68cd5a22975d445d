//! Which file of a store holds what.
//!
//! ```text
//! store.json              format, kind and base of the store
//! manifest.csv            one line an article; absent while a build is under way or after one was killed
//! ontology.nq             the ontology's graph
//! articles/3f/3f9a....nq  one article's graph; the first line says what it was made from
//! tmp/                    files not yet whole
//! lock                    held while the store is open
//! ```
//! Invariant: a file outside `tmp/` is whole.

use super::error::{StoreError, at};
use super::whole::write_whole;
use crate::base::content_hash;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Paths inside one store.
#[derive(Debug)]
pub(super) struct Layout {
    folder: PathBuf,
    /// Number of the next temporary file; the lock keeps other processes out.
    next: AtomicU64,
}

impl Layout {
    pub(super) fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            next: AtomicU64::new(0),
        }
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(super) fn description(&self) -> PathBuf {
        self.folder.join("store.json")
    }

    pub(super) fn manifest(&self) -> PathBuf {
        self.folder.join("manifest.csv")
    }

    pub(super) fn ontology(&self) -> PathBuf {
        self.folder.join("ontology.nq")
    }

    pub(super) fn articles(&self) -> PathBuf {
        self.folder.join("articles")
    }

    pub(super) fn lock(&self) -> PathBuf {
        self.folder.join("lock")
    }

    #[cfg(feature = "rocksdb")]
    pub(super) fn database(&self) -> PathBuf {
        self.folder.join("oxigraph")
    }

    fn temporary(&self) -> PathBuf {
        self.folder.join("tmp")
    }

    /// The article's file, relative to the folder: ids may hold anything, hashes are safe everywhere.
    pub(super) fn article_name(id: &str) -> String {
        let hash = content_hash(&[id.as_bytes()]);
        format!("articles/{}/{}.nq", &hash[..2], &hash[..32])
    }

    pub(super) fn article(&self, id: &str) -> PathBuf {
        self.folder.join(Self::article_name(id))
    }

    /// Removes what a killed process left unfinished.
    pub(super) fn clear_temporary(&self) -> Result<(), StoreError> {
        let folder = self.temporary();
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(at(&folder))?;
        }
        Ok(())
    }

    /// Writes a file so that it is either the old one or the new one, whole, whatever happens.
    pub(super) fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
        let temporary = self.temporary();
        fs::create_dir_all(&temporary).map_err(at(&temporary))?;
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(at(parent))?;
        }
        let name = self.next.fetch_add(1, Ordering::Relaxed).to_string();
        let unfinished = temporary.join(name);
        write_whole(&unfinished, path, |out| out.write_all(bytes)).map_err(at(path))
    }

    /// The articles' files, sorted by name.
    pub(super) fn article_files(&self) -> Result<Vec<PathBuf>, StoreError> {
        let mut files = Vec::new();
        let top = self.articles();
        if !top.exists() {
            return Ok(files);
        }
        for folder in entries(&top)? {
            if folder.is_dir() {
                files.extend(entries(&folder)?.into_iter().filter(|file| is_quads(file)));
            }
        }
        files.sort();
        Ok(files)
    }
}

fn is_quads(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "nq")
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let listed = fs::read_dir(folder).map_err(at(folder))?;
    listed
        .map(|entry| entry.map(|entry| entry.path()).map_err(at(folder)))
        .collect()
}
