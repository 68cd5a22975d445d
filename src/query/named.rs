//! Named questions: queries that come with the ontology, each with a title and what it answers.
//!
//! ```text
//! # title: Who sanctioned whom
//! # answers: Sanctions that articles state as done, with the number of articles that do.
//! # also: sanctioned
//! # with: subject, object
//! # needs: subject
//! SELECT ...
//! ```
//! Invariant: a question's name is that of its file, and its header names every variable that may be fixed.

use std::collections::BTreeMap;

/// A query with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedQuery {
    /// Name of its file without `.rq`.
    pub name: String,
    /// What it is about, in a few words.
    pub title: String,
    /// What it answers, in a sentence.
    pub answers: String,
    /// Other names that it goes by.
    pub also: Vec<String>,
    /// Variables that may be fixed.
    pub with: Vec<String>,
    /// Those of them that it cannot do without.
    pub needs: Vec<String>,
    /// The query, header and all, so that errors name its own lines.
    pub text: String,
}

/// A question that cannot be asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuestionError {
    /// Its file has no header.
    #[error(
        "ontology/queries/{0}.rq: the first lines must be \"# title: ...\" and \"# answers: ...\""
    )]
    Header(String),
    /// There is none of that name.
    #[error("no question named \"{name}\"; known are {known}")]
    Unknown {
        /// What was asked for.
        name: String,
        /// What there is.
        known: String,
    },
    /// It cannot do without a variable.
    #[error(
        "question \"{name}\" needs to know which {variable}: --{} NAME{}",
        option(.variable),
        examples(.suggestions)
    )]
    Needs {
        /// The question.
        name: String,
        /// What is to be fixed.
        variable: String,
        /// Entities that it may be asked of.
        suggestions: Vec<String>,
    },
    /// It has no such variable.
    #[error("question \"{name}\" has no option --{}; it has {known}", option(.variable))]
    Variable {
        /// The question.
        name: String,
        /// What was to be fixed.
        variable: String,
        /// What can be.
        known: String,
    },
}

macro_rules! embedded {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../ontology/queries/", $name, ".rq")))),+]
    };
}

const EMBEDDED: &[(&str, &str)] = embedded![
    "accusations",
    "allegations",
    "connections",
    "corroborated",
    "disagreements",
    "meetings",
    "offices",
    "sanctions",
    "statements",
    "threats",
    "timeline",
];

impl NamedQuery {
    /// The questions that come with the program, by name.
    ///
    /// # Errors
    /// Never, unless the program was built with a question that lacks its header; a test asks them all.
    pub fn embedded() -> Result<Vec<Self>, QuestionError> {
        EMBEDDED
            .iter()
            .map(|(name, text)| Self::parse(name, text))
            .collect()
    }

    /// The questions among the files of an ontology folder (`queries/NAME.rq`), by name.
    ///
    /// # Errors
    /// Where one lacks its header.
    pub fn among(tables: &BTreeMap<String, String>) -> Result<Vec<Self>, QuestionError> {
        let questions = tables.iter().filter_map(|(path, text)| {
            let name = path.strip_prefix("queries/")?.strip_suffix(".rq")?;
            Some(Self::parse(name, text))
        });
        questions.collect()
    }

    /// The question of that name.
    ///
    /// # Errors
    /// Where there is none; the error lists them.
    pub fn find<'a>(questions: &'a [Self], name: &str) -> Result<&'a Self, QuestionError> {
        questions
            .iter()
            .find(|question| question.name == name || question.also.iter().any(|also| also == name))
            .ok_or_else(|| {
                let known: Vec<&str> = questions
                    .iter()
                    .map(|question| question.name.as_str())
                    .collect();
                QuestionError::Unknown {
                    name: name.to_owned(),
                    known: known.join(", "),
                }
            })
    }

    /// Checks that the question has a variable to fix.
    ///
    /// # Errors
    /// Where it has not; the error lists those it has.
    pub fn check_variable(&self, variable: &str) -> Result<(), QuestionError> {
        if self.with.iter().any(|known| known == variable) {
            return Ok(());
        }
        let known = if self.with.is_empty() {
            "none".to_owned()
        } else {
            let options: Vec<String> = self
                .with
                .iter()
                .map(|it| format!("--{}", option(it)))
                .collect();
            options.join(", ")
        };
        Err(QuestionError::Variable {
            name: self.name.clone(),
            variable: variable.to_owned(),
            known,
        })
    }

    /// Checks that all that the question needs is among the variables that are fixed.
    ///
    /// # Errors
    /// Where one is not; the error names it, and entities to ask of.
    pub fn check_needs(&self, fixed: &[&str], suggestions: &[&str]) -> Result<(), QuestionError> {
        let missing = self.needs.iter().find(|it| !fixed.contains(&it.as_str()));
        missing.map_or(Ok(()), |variable| {
            Err(QuestionError::Needs {
                name: self.name.clone(),
                variable: variable.clone(),
                suggestions: suggestions.iter().map(ToString::to_string).collect(),
            })
        })
    }

    fn parse(name: &str, text: &str) -> Result<Self, QuestionError> {
        let field = |key: &str| {
            let lines = text.lines().take_while(|line| line.starts_with('#'));
            let mut values =
                lines.filter_map(|line| line.trim_start_matches(['#', ' ']).strip_prefix(key));
            values
                .next()
                .map(|value| value.trim_start_matches(':').trim().to_owned())
        };
        let (Some(title), Some(answers)) = (field("title"), field("answers")) else {
            return Err(QuestionError::Header(name.to_owned()));
        };
        let variables = |key: &str| -> Vec<String> {
            let listed = field(key).unwrap_or_default();
            let words = listed.split(',').map(str::trim);
            words
                .filter(|it| !it.is_empty())
                .map(str::to_owned)
                .collect()
        };
        Ok(Self {
            name: name.to_owned(),
            title,
            answers,
            also: variables("also"),
            with: variables("with"),
            needs: variables("needs"),
            text: text.to_owned(),
        })
    }
}

/// The option that fixes a variable: `said_by` is `--said-by`.
pub fn option(variable: &str) -> String {
    variable.replace('_', "-")
}

fn examples(suggestions: &[String]) -> String {
    match suggestions {
        [] => String::new(),
        names => format!("; for example {}", names.join(", or ")),
    }
}
