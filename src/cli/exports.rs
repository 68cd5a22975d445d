//! The folder of exports that `build --exports DIR` writes, with its picture.
//!
//! Invariant: every file is replaced whole, and only where its bytes change.

use super::figure;
use crate::export::{self, Format, Network, Subject, Written};
use crate::graph::{Filter, View};
use crate::store::write_whole;
use anyhow::Context as _;
use std::fs;
use std::path::Path;

/// Writes all exports of the store and draws the picture; gives the files, in the order in which they are listed.
///
/// # Errors
/// A file that cannot be written, or a store that cannot be read.
pub(super) fn write(view: &View, folder: &Path) -> anyhow::Result<Vec<Written>> {
    let mut files = export::write_all(view, folder)?;
    let dot = files.iter().position(|file| file.format == Format::Dot);
    let picture = draw(view, &folder.join("graph.svg"))?;
    files.insert(dot.map_or(0, |at| at + 1), picture);
    Ok(files)
}

/// Draws the affair at a glance, as `draw` does.
fn draw(view: &View, path: &Path) -> anyhow::Result<Written> {
    let facts = view.select(&Filter::default());
    let network = Network::of(&facts, Subject::Glance(None))?;
    let title = figure::glance_title(&network);
    let words = figure::words(
        &facts,
        &network,
        "those that tell most",
        title,
        "newsgraph draw",
    );
    let mut svg = Vec::new();
    network.write(&words, &mut svg)?;
    let changed = fs::read(path).ok().as_ref() != Some(&svg);
    if changed {
        write_whole(&path.with_extension("svg.part"), path, |out| {
            out.write_all(&svg)
        })
        .with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(Written {
        path: path.to_owned(),
        format: Format::Dot,
        changed,
    })
}
