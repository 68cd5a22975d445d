//! Folders of files: the exports that the main job writes, and formats that are several files.
//!
//! In: a view. Out: the files that [`FILES`] lists, or those of the format.
//! Invariant: a file is replaced whole, by renaming, and only where its bytes change.

use super::format::Format;
use super::neo4j::{self, ArrayDelimiter};
#[cfg(feature = "parquet")]
use super::parquet;
use crate::graph::{Filter, View};
use crate::store::write_part;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The files and their formats.
pub const FILES: &[(&str, Format)] = &[
    ("graph.dot", Format::Dot),
    ("graph.ttl", Format::Turtle),
    ("graph.trig", Format::Trig),
    ("nodes.csv", Format::Nodes),
    ("edges.csv", Format::Edges),
    ("claims.csv", Format::ClaimsCsv),
    ("claims.jsonl", Format::Claims),
];

/// A file of the folder, after the job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Where it is.
    pub path: PathBuf,
    /// Its format.
    pub format: Format,
    /// Whether its bytes are other than before.
    pub changed: bool,
}

/// A file that could not be written.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {path}", path = path.display())]
pub struct FolderError {
    /// Which file or folder.
    pub path: PathBuf,
    /// Why.
    #[source]
    pub cause: io::Error,
}

/// Writes every file of [`FILES`] into `folder`, which is made where it is missing.
///
/// All files are written beside their places first, and renamed only when all are whole.
///
/// # Errors
/// The first file that cannot be written; those in place stay as they were.
pub fn write_all(view: &View, folder: &Path) -> Result<Vec<Written>, FolderError> {
    fs::create_dir_all(folder).map_err(at(folder))?;
    let mut parts = Vec::new();
    for &(name, format) in FILES {
        let part = folder.join(format!(".{name}.part"));
        let filter = Filter {
            scope: format.scope(),
            ..Filter::default()
        };
        let chosen = view.select(&filter);
        write_part(&part, |out| super::write(&chosen, format, out)).map_err(at(&part))?;
        parts.push((part, folder.join(name), format));
    }
    let mut written = Vec::new();
    for (part, path, format) in parts {
        let changed = put(&part, &path).map_err(at(&path))?;
        written.push(Written {
            path,
            format,
            changed,
        });
    }
    Ok(written)
}

/// One file of a format that is a folder.
type FilePart = (
    &'static str,
    fn(&View, ArrayDelimiter, &mut dyn Write) -> io::Result<()>,
);

/// Writes a format that is a folder of files: all beside their places first, then renamed. The folder is made where it
/// is missing; what else is in it stays. `delimiter` parts the values of lists, in Neo4j's files.
///
/// # Errors
/// The first file that cannot be written; those in place stay as they were.
pub fn write_folder(
    view: &View,
    format: Format,
    delimiter: ArrayDelimiter,
    folder: &Path,
) -> Result<(), FolderError> {
    let files: &[FilePart] = match format {
        Format::Neo4j => &[
            ("nodes.csv", neo4j::write_nodes),
            ("relationships.csv", neo4j::write_relationships),
        ],
        #[cfg(feature = "parquet")]
        Format::Parquet => &[
            ("nodes.parquet", |view, _, out| {
                parquet::write_nodes(view, out)
            }),
            ("edges.parquet", |view, _, out| {
                parquet::write_edges(view, out)
            }),
            ("claims.parquet", |view, _, out| {
                parquet::write_claims(view, out)
            }),
        ],
        _ => &[],
    };
    fs::create_dir_all(folder).map_err(at(folder))?;
    let part = |name: &str| folder.join(format!(".{name}.part"));
    for (name, write) in files {
        let part = part(name);
        write_part(&part, |out| write(view, delimiter, out)).map_err(at(&part))?;
    }
    for (name, _) in files {
        fs::rename(part(name), folder.join(name)).map_err(at(folder))?;
    }
    Ok(())
}

/// Moves `part` into place, or drops it where the same bytes stand there already.
fn put(part: &Path, path: &Path) -> io::Result<bool> {
    if fs::read(path).ok() == Some(fs::read(part)?) {
        fs::remove_file(part)?;
        return Ok(false);
    }
    fs::rename(part, path)?;
    Ok(true)
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> FolderError {
    let path = path.to_owned();
    move |cause| FolderError { path, cause }
}
