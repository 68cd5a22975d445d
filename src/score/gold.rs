//! Gold: what careful readers took from an article, and what a careless one would wrongly take.
//!
//! In: the text of `ID.jsonl` and `ID.traps.jsonl`. Out: one [`GoldArticle`]. Invariant: a line that is no gold claim is an
//! error with its place, never passed over.

use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The gold of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldArticle {
    /// Id of the article.
    pub id: String,
    pub(super) claims: Vec<GoldClaim>,
    pub(super) traps: Vec<Trap>,
}

/// A line that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: expected {expected}, found {found}")]
pub struct GoldError {
    /// The file as it was named.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// What should stand there.
    pub expected: &'static str,
    /// What is wrong with what does.
    pub found: String,
}

/// An entity as gold has it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(super) struct GoldEntity {
    pub(super) name: String,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    #[serde(rename = "type", default)]
    pub(super) kind: Option<String>,
}

/// A claim that readers took from the article.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(super) struct GoldClaim {
    pub(super) subject: GoldEntity,
    pub(super) object: GoldEntity,
    pub(super) relation: String,
    #[serde(default)]
    pub(super) relation_alt: Vec<String>,
    #[serde(rename = "type")]
    pub(super) kind: String,
    #[serde(rename = "type_alt", default)]
    pub(super) kind_alt: Vec<String>,
    #[serde(default)]
    pub(super) symmetric: Option<bool>,
    #[serde(flatten)]
    pub(super) standing: Standing,
    #[serde(default)]
    pub(super) source_alt: Option<OneOrMany>,
    #[serde(default)]
    pub(super) core: Option<bool>,
    #[serde(default)]
    pub(super) quote: String,
}

/// How a claim is presented, by whom, when and where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub(super) struct Standing {
    #[serde(default)]
    pub(super) negated: Option<bool>,
    #[serde(default)]
    pub(super) modality: Option<String>,
    #[serde(default)]
    pub(super) source: Option<String>,
    #[serde(default)]
    pub(super) date: Option<String>,
    #[serde(default)]
    pub(super) place: Option<String>,
}

/// A reading that is known to be wrong.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(super) struct Trap {
    pub(super) subject: TrapEnd,
    pub(super) object: TrapEnd,
    pub(super) relation: String,
    #[serde(flatten)]
    pub(super) standing: Standing,
    #[serde(default)]
    pub(super) why: String,
}

/// One end of a trap: a name alone will do.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub(super) enum TrapEnd {
    Name(String),
    Entity(GoldEntity),
}

/// One name or several.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    pub(super) fn as_slice(&self) -> &[String] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::Many(names) => names,
        }
    }
}

impl TrapEnd {
    pub(super) fn entity(&self) -> GoldEntity {
        match self {
            Self::Name(name) => GoldEntity {
                name: name.clone(),
                aliases: Vec::new(),
                kind: None,
            },
            Self::Entity(entity) => entity.clone(),
        }
    }
}

impl GoldArticle {
    /// Reads the gold of the article `id` from its claims and, if there are any, its traps: each the text of a file and the
    /// file's name.
    ///
    /// # Errors
    /// Where a line is no gold claim; the error names file and line.
    pub fn parse(
        id: &str,
        claims: (&str, &str),
        traps: Option<(&str, &str)>,
    ) -> Result<Self, GoldError> {
        let traps = match traps {
            Some((text, file)) => lines(text, file, "a trap with subject, relation and object")?,
            None => Vec::new(),
        };
        Ok(Self {
            id: id.to_owned(),
            claims: lines(
                claims.0,
                claims.1,
                "a gold claim with subject, relation, object and type",
            )?,
            traps,
        })
    }
}

/// One value a line; blank lines are none.
pub(super) fn lines<T: DeserializeOwned>(
    text: &str,
    file: &str,
    expected: &'static str,
) -> Result<Vec<T>, GoldError> {
    let numbered = text.lines().enumerate();
    numbered
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(index, line)| {
            serde_json::from_str(line).map_err(|error| GoldError {
                file: file.to_owned(),
                line: index + 1,
                expected,
                found: finding(&error),
            })
        })
        .collect()
}

/// What the parser found, without the line that it counts from 1 in each line.
fn finding(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let what = message.split(" at line ").next().unwrap_or(&message);
    match error.column() {
        0 => what.to_owned(),
        column => format!("{what} (column {column})"),
    }
}
