//! Files that are never seen half written: written beside their place, then renamed.
//!
//! Invariant: at its place stands the old file or the new one, whole, whatever happens.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Writes `part`, and moves it to `path` when it is whole and on the disk.
///
/// # Errors
/// What `write` fails with, or the disk; what stood at `path` then still stands there.
pub fn write_whole(
    part: &Path,
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    write_part(part, write)?;
    fs::rename(part, path)
}

/// Writes `part` only, for the caller to move.
///
/// # Errors
/// What `write` fails with, or the disk.
pub fn write_part(
    part: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(part)?);
    write(&mut out)?;
    out.flush()?;
    out.get_ref().sync_all()
}
