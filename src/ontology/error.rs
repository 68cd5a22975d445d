//! What is wrong with the tables of an ontology.
//!
//! Invariant: an error holds at least one problem; problems are in file and line order.

use std::fmt;

/// One thing that is wrong in one place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// File, relative to the ontology folder (`triggers.csv`).
    pub file: String,
    /// Line, counted from 1; 0 where the whole file is meant.
    pub line: usize,
    /// What was found there.
    pub finding: String,
    /// What to do about it.
    pub remedy: String,
}

impl Problem {
    /// A problem at a line; line 0 means the whole file.
    pub fn new(
        file: &str,
        line: usize,
        finding: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            file: file.to_owned(),
            line,
            finding: finding.into(),
            remedy: remedy.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ontology/{}", self.file)?;
        if 0 < self.line {
            write!(f, ":{}", self.line)?;
        }
        write!(f, ": {}; {}", self.finding, self.remedy)
    }
}

/// All that is wrong with an ontology, one problem a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OntologyError {
    problems: Vec<Problem>,
}

impl OntologyError {
    /// The problems, in file and line order.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// `Ok` if there are no problems, else all of them as one error.
    ///
    /// # Errors
    ///
    /// Holds every problem given.
    pub(crate) fn check(mut problems: Vec<Problem>) -> Result<(), Self> {
        if problems.is_empty() {
            return Ok(());
        }
        problems.sort();
        problems.dedup();
        Err(Self { problems })
    }
}

impl fmt::Display for OntologyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            if 0 < index {
                f.write_str("\n")?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for OntologyError {}
