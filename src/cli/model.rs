//! Where the language model comes from.
//!
//! In: a folder, if the user names one. Out: its model, or the one in the program. Invariant: the only place that reads model files from the disk.

use crate::language::{Model, ModelFiles};
use anyhow::Context as _;
use std::path::PathBuf;

/// Which model to use.
#[derive(clap::Args)]
pub(super) struct ModelArgs {
    /// Folder of another language model than the one in the program
    #[arg(long, value_name = "DIR", env = "NEWSGRAPH_MODEL")]
    model: Option<PathBuf>,
}

impl ModelArgs {
    /// Loads the model.
    ///
    /// # Errors
    ///
    /// A file of the folder cannot be read or does not serve; the error names it.
    pub(super) fn load(&self) -> anyhow::Result<Model> {
        let Some(folder) = self.model.as_deref() else {
            return Ok(Model::embedded()?);
        };
        let read = |name: &'static str| {
            let path = folder.join(name);
            std::fs::read(&path).with_context(|| path.display().to_string())
        };
        let files = ModelFiles::collect::<anyhow::Error>(read)?;
        Model::load(&files).with_context(|| folder.display().to_string())
    }
}
