//! What is known of a store and of its articles without reading their graphs.
//!
//! Invariant: the manifest repeats the first lines of the articles' files; where it is missing they rebuild it.

use super::error::{StoreError, at};
use super::layout::Layout;
use crate::rdf::Run;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::path::Path;

/// The format that this program writes.
pub(super) const FORMAT: u32 = 1;

/// How a store keeps its quads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// One N-Quads file an article.
    Files,
    /// Oxigraph's on-disk database (feature `rocksdb`).
    RocksDb,
}

/// What `store.json` says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Description {
    pub(super) format: u32,
    pub(super) kind: Kind,
    pub(super) base: String,
}

/// What an article's graph was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Id of the article.
    pub article: String,
    /// SHA-256 of its text and metadata.
    pub content: String,
    /// Version of the program that read it.
    pub program: String,
    /// SHA-256 of the ontology it was read with.
    pub ontology: String,
    /// SHA-256 of the weights it was read with.
    pub weights: String,
    /// SHA-256 of the user's merges it was read with; empty without any.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub merges: String,
    /// Whether the words of the article are left out of the graph.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub without_text: bool,
}

impl Entry {
    /// The article of this id and content, read in this run.
    pub fn new(article: &str, content: &str, run: &Run) -> Self {
        Self {
            article: article.to_owned(),
            content: content.to_owned(),
            program: run.program.clone(),
            ontology: run.ontology.clone(),
            weights: run.weights.clone(),
            merges: run.merges.clone(),
            without_text: run.without_text,
        }
    }

    /// The first line of the article's file, with its line end.
    pub(super) fn first_line(&self) -> String {
        let json = serde_json::to_string(self).unwrap_or_default();
        format!("# {json}\n")
    }
}

/// The manifest by article id.
pub(super) type Manifest = BTreeMap<String, Entry>;

/// One line of `manifest.csv`: an entry with its file. Stores of earlier versions lack the last two columns.
#[derive(Serialize)]
struct Line<'a> {
    file: String,
    article: &'a str,
    content: &'a str,
    program: &'a str,
    ontology: &'a str,
    weights: &'a str,
    merges: &'a str,
    without_text: bool,
}

pub(super) fn read_description(layout: &Layout) -> Result<Option<Description>, StoreError> {
    let file = layout.description();
    if !file.exists() {
        return Ok(None);
    }
    let text = fs::read_to_string(&file).map_err(at(&file))?;
    let description: Description =
        serde_json::from_str(&text).map_err(|error| StoreError::Damaged {
            file,
            message: error.to_string(),
        })?;
    if description.format > FORMAT {
        let (folder, found) = (layout.folder().to_owned(), description.format);
        return Err(StoreError::Format {
            folder,
            found,
            known: FORMAT,
        });
    }
    Ok(Some(description))
}

pub(super) fn write_description(
    layout: &Layout,
    description: &Description,
) -> Result<(), StoreError> {
    let mut json = serde_json::to_string_pretty(description).unwrap_or_default();
    json.push('\n');
    layout.write(&layout.description(), json.as_bytes())
}

/// Reads the manifest, or, where a build was cut short, the first line of every article's file.
pub(super) fn read_manifest(layout: &Layout) -> Result<Manifest, StoreError> {
    let file = layout.manifest();
    if !file.exists() {
        return rebuild(layout);
    }
    let mut reader = csv::Reader::from_path(&file).map_err(damaged(&file))?;
    let entries = reader.deserialize().map(|entry| {
        let entry: Entry = entry?;
        Ok((entry.article.clone(), entry))
    });
    entries.collect::<Result<_, _>>().map_err(damaged(&file))
}

pub(super) fn write_manifest(layout: &Layout, manifest: &Manifest) -> Result<(), StoreError> {
    let file = layout.manifest();
    let mut writer = csv::Writer::from_writer(Vec::new());
    for entry in manifest.values() {
        let line = Line {
            file: Layout::article_name(&entry.article),
            article: &entry.article,
            content: &entry.content,
            program: &entry.program,
            ontology: &entry.ontology,
            weights: &entry.weights,
            merges: &entry.merges,
            without_text: entry.without_text,
        };
        writer.serialize(line).map_err(damaged(&file))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| at(&file)(error.into_error()))?;
    layout.write(&file, &bytes)
}

/// For `map_err`: a table that cannot be read or written.
fn damaged(file: &Path) -> impl FnOnce(csv::Error) -> StoreError + '_ {
    |error| StoreError::Damaged {
        file: file.to_owned(),
        message: error.to_string(),
    }
}

fn rebuild(layout: &Layout) -> Result<Manifest, StoreError> {
    let mut manifest = Manifest::new();
    for file in layout.article_files()? {
        let entry = first_entry(&file)?;
        manifest.insert(entry.article.clone(), entry);
    }
    Ok(manifest)
}

fn first_entry(file: &Path) -> Result<Entry, StoreError> {
    let mut line = String::new();
    let mut reader = BufReader::new(File::open(file).map_err(at(file))?);
    reader.read_line(&mut line).map_err(at(file))?;
    let json = line.strip_prefix('#').unwrap_or_default();
    serde_json::from_str(json).map_err(|_| StoreError::Damaged {
        file: file.to_owned(),
        message: "line 1 does not say which article this is; remove the file and build again"
            .to_owned(),
    })
}
