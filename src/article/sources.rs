//! Planning what to read: which files of a folder hold articles, and that no two articles share an id.
//!
//! Invariant: nothing is opened here; a plan follows from names alone.

use super::error::{Finding, Named, Place, ReadError};
use super::format::{self, Format};
use super::manifest::Manifest;
use std::collections::BTreeMap;

/// What to do with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plan {
    /// Read it as this format.
    Read(Format),
    /// It tells of the other files of its folder.
    Manifest,
    /// Leave it; the note says why.
    Skip(String),
}

/// Plans a file by its name. In folders, hidden files, `README*` and `LICENSE*` are left aside, and so is what no
/// reader takes; a file that the user names without an extension is plain text.
///
/// # Errors
/// If the user named a file that no reader takes.
///
/// ```
/// use newsgraph::article::{Format, Named, Plan, plan};
/// assert_eq!(plan("news/a.txt.gz", Named::InFolder), Ok(Plan::Read(Format::Text)));
/// assert_eq!(plan("news/.cache.txt", Named::InFolder), Ok(Plan::Skip("hidden file".to_owned())));
/// ```
pub fn plan(path: &str, named: Named) -> Result<Plan, ReadError> {
    let name = format::file_name(path);
    if named == Named::InFolder {
        let upper = name.to_uppercase();
        if name.starts_with('.') {
            return Ok(Plan::Skip("hidden file".to_owned()));
        }
        if name == Manifest::FILE_NAME {
            return Ok(Plan::Manifest);
        }
        if ["README", "LICENSE", "LICENCE"]
            .iter()
            .any(|start| upper.starts_with(start))
        {
            return Ok(Plan::Skip("about the folder, not an article".to_owned()));
        }
    }
    match (Format::of_name(name), format::extension(name), named) {
        (Some(format), ..) => Ok(Plan::Read(format)),
        (None, None, Named::Explicitly) => Ok(Plan::Read(Format::Text)),
        (None, extension, _) => {
            let finding = Finding::UnknownFormat(extension.unwrap_or_default());
            match named {
                Named::InFolder => Ok(Plan::Skip(finding.to_string())),
                Named::Explicitly => Err(ReadError::new(Place::file(path), finding)),
            }
        }
    }
}

/// The ids of a run, each with the place that took it.
#[derive(Clone, Debug, Default)]
pub struct Ids {
    taken: BTreeMap<String, Place>,
}

impl Ids {
    /// No ids yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes an id for the article at `place`.
    ///
    /// # Errors
    /// If another place has it; the message names both.
    pub fn take(&mut self, id: &str, place: &Place) -> Result<(), ReadError> {
        if let Some(first) = self.taken.get(id) {
            let finding = Finding::DuplicateId {
                id: id.to_owned(),
                first: Box::new(first.clone()),
            };
            return Err(ReadError::new(place.clone(), finding));
        }
        self.taken.insert(id.to_owned(), place.clone());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, named: Named, expected: &str) {
        let found = match plan(path, named) {
            Ok(plan) => format!("{plan:?}"),
            Err(error) => error.to_string(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn folders() {
        check("d/a.html", Named::InFolder, "Read(Html)");
        check("d/MANIFEST.csv", Named::InFolder, "Manifest");
        check(
            "d/README.md",
            Named::InFolder,
            "Skip(\"about the folder, not an article\")",
        );
        check(
            "d/a.png",
            Named::InFolder,
            "Skip(\"no reader for .png; known are .txt .md .html .json .jsonl .csv and .gz of these\")",
        );
    }

    #[test]
    fn named_files() {
        check("README.md", Named::Explicitly, "Read(Markdown)");
        check("article", Named::Explicitly, "Read(Text)");
        check(
            "a.png",
            Named::Explicitly,
            "a.png: no reader for .png; known are .txt .md .html .json .jsonl .csv and .gz of these",
        );
    }

    #[test]
    fn an_id_belongs_to_one_place() {
        let mut ids = Ids::new();
        ids.take("a", &Place::file("x/a.txt")).unwrap();
        let error = ids.take("a", &Place::file("y/a.txt")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "y/a.txt: id \"a\" is already used by x/a.txt; rename one of them"
        );
    }
}
