//! Where the language model comes from.
//!
//! In: a model in the program or a folder, if the user names one. Out: the model. Invariant: the only place that reads
//! model files from the disk.

use crate::language::{Embedded, Model, ModelFiles};
use anyhow::{Context as _, bail};
use std::path::{Path, PathBuf};

/// Which model to use.
#[derive(clap::Args)]
pub(super) struct ModelArgs {
    /// Language model: base, fast (less accurate), or the folder of another one
    #[arg(
        long,
        value_name = "NAME|DIR",
        default_value = Embedded::Base.as_str(),
        hide_default_value = true,
        env = "NEWSGRAPH_MODEL"
    )]
    model: PathBuf,
}

impl ModelArgs {
    /// Loads the model.
    ///
    /// # Errors
    ///
    /// A file of the folder cannot be read or does not serve; the error names it.
    pub(super) fn load(&self) -> anyhow::Result<Model> {
        let named = |model: &Embedded| self.model == Path::new(model.as_str());
        if let Some(model) = Embedded::ALL.into_iter().find(named) {
            return Ok(Model::load(&ModelFiles::embedded(model))?);
        }
        let folder = self.model.as_path();
        if !folder.is_dir() {
            let known = Embedded::ALL.map(Embedded::as_str).join(" and ");
            bail!(
                "--model {}: no such model; the program has {known}, and takes the folder of another one",
                folder.display()
            );
        }
        let read = |name: &'static str| {
            let path = folder.join(name);
            std::fs::read(&path).with_context(|| path.display().to_string())
        };
        let files = ModelFiles::collect::<anyhow::Error>(read)?;
        Model::load(&files).with_context(|| folder.display().to_string())
    }
}
