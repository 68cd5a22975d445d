//! Where the ontology comes from.
//!
//! In: a folder, if the user names one. Out: the ontology. Invariant: the only place that reads its files from the disk.

use crate::ontology::Ontology;
use anyhow::{Context as _, bail};
use std::collections::BTreeMap;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Which ontology to use.
#[derive(clap::Args)]
pub(super) struct OntologyArgs {
    /// Folder with another ontology (newsgraph.ttl, triggers.csv ...) [default: the one in the program]
    #[arg(id = "ontology", long, value_name = "DIR", env = "NEWSGRAPH_ONTOLOGY")]
    folder: Option<PathBuf>,
}

/// The ontology in the program, or one of the user's.
pub(super) enum Loaded {
    Embedded(&'static Ontology),
    Own(Box<Ontology>),
}

impl Deref for Loaded {
    type Target = Ontology;

    fn deref(&self) -> &Ontology {
        match self {
            Self::Embedded(ontology) => ontology,
            Self::Own(ontology) => ontology,
        }
    }
}

impl OntologyArgs {
    /// Loads the ontology.
    ///
    /// # Errors
    ///
    /// A file of the folder cannot be read, or a row of it does not serve; the error names file and line.
    pub(super) fn load(&self) -> anyhow::Result<Loaded> {
        let (Some(folder), Some(tables)) = (&self.folder, self.tables()?) else {
            return Ok(Loaded::Embedded(Ontology::embedded()));
        };
        let ontology = Ontology::from_tables(&tables)
            .with_context(|| format!("ontology {}", folder.display()))?;
        Ok(Loaded::Own(Box::new(ontology)))
    }

    /// The texts of the user's folder by their relative paths, if one is named.
    ///
    /// # Errors
    ///
    /// A file of the folder cannot be read.
    pub(super) fn tables(&self) -> anyhow::Result<Option<BTreeMap<String, String>>> {
        self.folder.as_deref().map(tables).transpose()
    }
}

/// The texts of all files, by their paths relative to the folder.
fn tables(folder: &Path) -> anyhow::Result<BTreeMap<String, String>> {
    if !folder.is_dir() {
        bail!("ontology {}: no such folder", folder.display());
    }
    let mut tables = BTreeMap::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry?;
        let known = entry
            .path()
            .extension()
            .is_some_and(|extension| ["ttl", "csv", "rq"].iter().any(|it| extension == *it));
        if !entry.file_type().is_file() || !known {
            continue;
        }
        let path = entry.path();
        let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
        let parts = path
            .strip_prefix(folder)
            .unwrap_or(path)
            .iter()
            .map(|part| part.to_string_lossy());
        tables.insert(parts.collect::<Vec<_>>().join("/"), text);
    }
    Ok(tables)
}
