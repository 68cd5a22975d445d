//! The folder of exports that `build --exports DIR` writes, with its picture.
//!
//! Invariant: without Graphviz everything but the picture is written all the same.

use super::talk;
use crate::export::{self, Format, Written};
use crate::graph::View;
use anyhow::{Context as _, bail};
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

/// Writes all exports of the store and draws the picture; gives the files, in the order in which they are listed.
///
/// # Errors
/// A file that cannot be written, or a picture that Graphviz refuses.
pub(super) fn write(view: &View, folder: &Path) -> anyhow::Result<Vec<Written>> {
    let mut files = export::write_all(view, folder)?;
    let dot = files.iter().position(|file| file.format == Format::Dot);
    if let Some(at) = dot
        && let Some(picture) = draw(&files[at])?
    {
        files.insert(at + 1, picture);
    }
    Ok(files)
}

/// Draws a DOT file as SVG beside it, if it changed or was never drawn; none where Graphviz is not installed.
fn draw(dot: &Written) -> anyhow::Result<Option<Written>> {
    let path = dot.path.with_extension("svg");
    let mut picture = Written {
        path: path.clone(),
        format: dot.format,
        changed: false,
    };
    if !dot.changed && path.exists() {
        return Ok(Some(picture));
    }
    let part = path.with_extension("svg.part");
    let run = Command::new("dot")
        .arg("-Tsvg")
        .arg("-o")
        .arg(&part)
        .arg(&dot.path)
        .output();
    match run {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            talk::note(&format!(
                "{} is not drawn: Graphviz is not installed",
                path.display()
            ));
            return Ok(None);
        }
        Err(error) => return Err(error).context("cannot run dot"),
        Ok(output) if !output.status.success() => {
            let talk = String::from_utf8_lossy(&output.stderr);
            bail!("dot cannot draw {}: {}", dot.path.display(), talk.trim());
        }
        Ok(_) => {}
    }
    fs::rename(&part, &path).with_context(|| format!("cannot write {}", path.display()))?;
    picture.changed = true;
    Ok(Some(picture))
}
