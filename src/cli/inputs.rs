//! From paths to records: folders walked, manifests found, files opened one at a time.
//!
//! In: paths as the user gave them. Out: records in a fixed order, with what could not be read in its place.
//! Invariant: one bad file or record never stops the ones after it, and only one file is open at a time.

use super::talk;
use crate::article::{
    Article, Finding, Format, Given, Known, Manifest, Named, Place, Plan, ReadError, Record,
    Source, article, plan, records,
};
use anyhow::Context as _;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::WalkDir;

/// Bytes of text beyond which something is no article but a heap of them; a long novel fits twice.
const LONGEST: usize = 4_000_000;

/// One file to be read.
pub(super) struct Input {
    bytes: Bytes,
    source: Source,
    named: Named,
    manifest: Option<Arc<Manifest>>,
}

/// Where the bytes come from.
enum Bytes {
    Stdin,
    File(PathBuf),
}

/// What there is to read, and what was left aside or went wrong before anything was read.
#[derive(Default)]
pub(super) struct Inputs {
    pub(super) files: Vec<Input>,
    pub(super) notes: Vec<String>,
    pub(super) errors: Vec<String>,
    /// What is wrong with manifests; the articles that they tell of are read all the same.
    pub(super) faults: Vec<String>,
    manifests: BTreeMap<PathBuf, Option<Arc<Manifest>>>,
}

/// A record with the input that it came from, or why there is none.
pub(super) type Item<'a> = (&'a Input, Result<Record, ReadError>);

impl Inputs {
    /// Finds the files behind `paths`; no path means standard input.
    pub(super) fn of(paths: &[PathBuf]) -> Self {
        let mut inputs = Self::default();
        if paths.is_empty() {
            inputs.add_stdin();
        }
        for path in paths {
            if path == Path::new("-") {
                inputs.add_stdin();
            } else if path.is_dir() {
                inputs.add_folder(path);
            } else {
                inputs.add_file(path, Named::Explicitly);
            }
        }
        inputs
    }

    /// The format of standard input is told by its first bytes.
    fn add_stdin(&mut self) {
        if io::stdin().is_terminal() {
            talk::note(
                "reading what you type as an article; end it with Ctrl-D (--help says what else can be read)",
            );
        }
        let format = io::stdin()
            .lock()
            .fill_buf()
            .map_or(Format::Text, Format::of_start);
        let source = Source::stdin(format);
        self.files.push(Input {
            bytes: Bytes::Stdin,
            source,
            named: Named::Explicitly,
            manifest: None,
        });
    }

    fn add_folder(&mut self, folder: &Path) {
        let mut empty = true;
        for entry in WalkDir::new(folder).sort_by_file_name().follow_links(true) {
            match entry {
                Ok(entry) if entry.file_type().is_file() && !is_hidden(entry.path(), folder) => {
                    empty = false;
                    self.add_file(entry.path(), Named::InFolder);
                }
                Ok(_) => {}
                Err(error) => {
                    empty = false;
                    self.errors.push(unread(&error));
                }
            }
        }
        if empty {
            self.notes
                .push(format!("{}: no files in this folder", folder.display()));
        }
    }

    fn add_file(&mut self, path: &Path, named: Named) {
        let name = path.display().to_string();
        match plan(&name, named) {
            Ok(Plan::Read(format)) => {
                let manifest = self.manifest(path);
                let (bytes, source) = (Bytes::File(path.to_owned()), Source::new(&name, format));
                self.files.push(Input {
                    bytes,
                    source,
                    named,
                    manifest,
                });
            }
            Ok(Plan::Manifest) => {
                self.manifest(path);
            }
            Ok(Plan::Skip(why)) => self.notes.push(format!("{name}: skipped: {why}")),
            Err(error) => self.errors.push(error.to_string()),
        }
    }

    /// The manifest of the folder that `path` lies in, read once.
    fn manifest(&mut self, path: &Path) -> Option<Arc<Manifest>> {
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        if let Some(known) = self.manifests.get(&folder) {
            return known.clone();
        }
        let file = folder.join(Manifest::FILE_NAME);
        let name = file.display().to_string();
        let found = match std::fs::read(&file) {
            Ok(bytes) => Manifest::read(&bytes, &name)
                .map_err(|error| error.to_string())
                .map(Some),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(format!("{name}: {error}")),
        };
        let manifest = found.unwrap_or_else(|error| {
            self.faults.push(error);
            None
        });
        let manifest = manifest.map(Arc::new);
        self.manifests.insert(folder, manifest.clone());
        manifest
    }
}

impl Input {
    /// The records of this input, one at a time; a file that cannot be opened gives one error.
    pub(super) fn records(&self) -> Box<dyn Iterator<Item = Item<'_>> + Send + '_> {
        let failed = |error: &io::Error| {
            let place = Place::file(&self.source.name);
            let error = ReadError::new(place, Finding::Broken(error.to_string()));
            std::iter::once((self, Err(error)))
        };
        match &self.bytes {
            Bytes::Stdin => Box::new(
                records(BufReader::new(io::stdin()), &self.source).map(move |it| (self, it)),
            ),
            Bytes::File(path) => match File::open(path) {
                Ok(file) => {
                    Box::new(records(BufReader::new(file), &self.source).map(move |it| (self, it)))
                }
                Err(error) => Box::new(failed(&error)),
            },
        }
    }

    /// The article that a record of this input is.
    ///
    /// # Errors
    /// If it holds no text, text in another language, or more text than any article has.
    pub(super) fn article(&self, record: &Record, options: &Given) -> Result<Article, ReadError> {
        if record.text.len() > LONGEST {
            let finding = Finding::TooLong {
                found: record.text.len(),
                most: LONGEST,
            };
            return Err(ReadError::new(record.place.clone(), finding));
        }
        let known = Known {
            options: Some(options),
            manifest: self.manifest.as_deref(),
        };
        article(record, &self.source, known)
    }

    /// The id that the article of a record will have.
    pub(super) fn id(&self, record: &Record) -> String {
        record.article_id(&self.source)
    }

    /// Whether an error is no failure here, only worth a note.
    pub(super) fn is_skip(&self, error: &ReadError) -> bool {
        error.is_skip(self.named)
    }
}

/// The text of one file that is no article; `-` is standard input.
///
/// # Errors
/// If it cannot be read, or is not UTF-8; the error names it.
pub(super) fn text_of(file: &Path) -> anyhow::Result<String> {
    if file == Path::new("-") {
        return io::read_to_string(io::stdin()).context("standard input");
    }
    std::fs::read_to_string(file).with_context(|| file.display().to_string())
}

/// `news: cannot be read: Permission denied (os error 13)`.
fn unread(error: &walkdir::Error) -> String {
    match (error.path(), error.io_error()) {
        (Some(path), Some(cause)) => format!("{}: cannot be read: {cause}", path.display()),
        _ => error.to_string(),
    }
}

fn is_hidden(path: &Path, folder: &Path) -> bool {
    let inside = path.strip_prefix(folder).unwrap_or(path);
    inside
        .iter()
        .any(|part| part.to_string_lossy().starts_with('.'))
}
