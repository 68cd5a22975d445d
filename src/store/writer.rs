//! The only way to change a store: article by article, without loading it.
//!
//! In: quads of one article. Out: its graph in the store, in place of what was there.
//! Invariant: at any moment, a kill leaves every article's graph either as it was or as it will be.

use super::error::{StoreError, at};
use super::files;
use super::layout::Layout;
use super::lock::Lock;
use super::manifest::{self, Description, Entry, FORMAT, Kind, Manifest};
use crate::rdf::{DEFAULT_BASE, Names, Run};
use oxigraph::model::Quad;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What writing an article did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was not there before.
    Added,
    /// It took the place of an earlier reading.
    Replaced,
}

/// A store open for writing. Its methods may be called from several threads.
#[derive(Debug)]
pub struct StoreWriter {
    layout: Layout,
    names: Names,
    kind: Kind,
    state: Mutex<State>,
    #[cfg(feature = "rocksdb")]
    database: Option<super::database::Database>,
    _lock: Lock,
}

#[derive(Debug)]
struct State {
    manifest: Manifest,
    changed: bool,
}

impl StoreWriter {
    /// Opens the store in `folder`, or makes one under `base` (by default, or where there is a store, its own).
    ///
    /// # Errors
    /// Where the folder holds something else, a store of another base or format, or is in use.
    pub fn open(folder: &Path, base: Option<&Names>) -> Result<Self, StoreError> {
        Self::open_as(folder, base, super::DEFAULT_KIND)
    }

    /// The same; a new store keeps its quads as `kind` says.
    ///
    /// # Errors
    /// As for [`StoreWriter::open`].
    pub fn open_as(folder: &Path, base: Option<&Names>, kind: Kind) -> Result<Self, StoreError> {
        let layout = Layout::new(folder);
        if folder.is_file() {
            return Err(StoreError::NotAFolder(folder.to_owned()));
        }
        fs::create_dir_all(folder).map_err(at(folder))?;
        let description = match manifest::read_description(&layout)? {
            Some(description) => description,
            None => create(&layout, base, kind)?,
        };
        if let Some(asked) = base
            .map(Names::base)
            .filter(|asked| *asked != description.base)
        {
            let (found, asked) = (description.base, asked.to_owned());
            return Err(StoreError::Base {
                folder: folder.to_owned(),
                found,
                asked,
            });
        }
        let lock = Lock::exclusive(&layout)?;
        layout.clear_temporary()?;
        let names = super::names_of(&layout, &description.base)?;
        super::check_kind(&layout, description.kind)?;
        #[cfg(feature = "rocksdb")]
        let database = super::database::Database::of(&layout, description.kind)?;
        #[cfg(feature = "rocksdb")]
        let manifest = match &database {
            Some(database) => database.manifest(&names)?,
            None => manifest::read_manifest(&layout)?,
        };
        #[cfg(not(feature = "rocksdb"))]
        let manifest = manifest::read_manifest(&layout)?;
        Ok(Self {
            layout,
            names,
            kind: description.kind,
            state: Mutex::new(State {
                manifest,
                changed: false,
            }),
            #[cfg(feature = "rocksdb")]
            database,
            _lock: lock,
        })
    }

    /// The namespaces of the store.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// How it keeps its quads.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Number of its articles.
    pub fn article_count(&self) -> usize {
        self.state().manifest.len()
    }

    /// Whether the store holds just what reading this article in this run would give.
    pub fn is_current(&self, article: &str, content: &str, run: &Run) -> bool {
        let wanted = Entry::new(article, content, run);
        let listed = self.state().manifest.get(article) == Some(&wanted);
        listed && (self.kind == Kind::RocksDb || self.layout.article(article).exists())
    }

    /// Writes an article's graph in place of its earlier one.
    ///
    /// # Errors
    /// Where the disk refuses; the earlier graph is then still there.
    pub fn replace(&self, entry: Entry, quads: &[Quad]) -> Result<Change, StoreError> {
        self.begin()?;
        let id = entry.article.clone();
        #[cfg(feature = "rocksdb")]
        if let Some(database) = &self.database {
            database.replace(&self.names.article(&id), quads)?;
            return Ok(self.listed(entry));
        }
        let path = self.layout.article(&id);
        let bytes = files::article_bytes(&entry, quads).map_err(at(&path))?;
        self.layout.write(&path, &bytes)?;
        Ok(self.listed(entry))
    }

    /// Removes an article's graph; false where there was none.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn remove(&self, article: &str) -> Result<bool, StoreError> {
        if !self.state().manifest.contains_key(article) {
            return Ok(false);
        }
        self.begin()?;
        #[cfg(feature = "rocksdb")]
        if let Some(database) = &self.database {
            database.remove(&self.names.article(article))?;
        }
        let path = self.layout.article(article);
        if path.exists() {
            fs::remove_file(&path).map_err(at(&path))?;
        }
        self.state().manifest.remove(article);
        Ok(true)
    }

    /// Writes the ontology's graph where it differs from the one there.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn put_ontology(&self, quads: &[Quad]) -> Result<(), StoreError> {
        #[cfg(feature = "rocksdb")]
        if let Some(database) = &self.database {
            return database.replace(&self.names.ontology_graph(), quads);
        }
        let path = self.layout.ontology();
        let bytes = files::quads_bytes(quads).map_err(at(&path))?;
        if fs::read(&path).is_ok_and(|there| there == bytes) {
            return Ok(());
        }
        self.layout.write(&path, &bytes)
    }

    /// Writes the manifest, if anything changed, and lets go of the store.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn finish(self) -> Result<(), StoreError> {
        self.write_manifest()
    }

    /// Writes the manifest, if anything changed since it was written.
    pub(super) fn write_manifest(&self) -> Result<(), StoreError> {
        let mut state = self.state();
        if self.kind == Kind::Files && (state.changed || !self.layout.manifest().exists()) {
            manifest::write_manifest(&self.layout, &state.manifest)?;
            state.changed = false;
        }
        drop(state);
        self.layout.clear_temporary()
    }

    /// The articles, by id.
    pub(super) fn manifest(&self) -> Manifest {
        self.state().manifest.clone()
    }

    /// The files.
    pub(super) fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The database that it writes to, if it keeps one.
    #[cfg(feature = "rocksdb")]
    pub(super) fn graph(&self) -> Option<oxigraph::store::Store> {
        self.database.as_ref().map(super::database::Database::graph)
    }

    /// Before the first change the manifest goes, so that it never stands beside files that it does not list.
    fn begin(&self) -> Result<(), StoreError> {
        let mut state = self.state();
        let path = self.layout.manifest();
        if !state.changed && path.exists() {
            fs::remove_file(&path).map_err(at(&path))?;
        }
        state.changed = true;
        Ok(())
    }

    fn listed(&self, entry: Entry) -> Change {
        match self.state().manifest.insert(entry.article.clone(), entry) {
            Some(_) => Change::Replaced,
            None => Change::Added,
        }
    }

    /// The state is whole between any two statements, so a thread that panicked does it no harm.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn create(layout: &Layout, base: Option<&Names>, kind: Kind) -> Result<Description, StoreError> {
    let folder = layout.folder();
    super::check_kind(layout, kind)?;
    let mut others = fs::read_dir(folder).map_err(at(folder))?;
    // A process killed while it made the store leaves no more than these.
    let foreign = others.any(|entry| {
        entry.is_ok_and(|entry| entry.file_name() != "tmp" && entry.file_name() != "lock")
    });
    if foreign {
        return Err(StoreError::NotAStore(folder.to_owned()));
    }
    let base = base.map_or(DEFAULT_BASE, Names::base).to_owned();
    let description = Description {
        format: FORMAT,
        kind,
        base,
    };
    manifest::write_description(layout, &description)?;
    Ok(description)
}
