//! The claims to be scored, with what of them is compared.
//!
//! In: claim lines of this program, or JSON lines of any. Out: [`Predicted`]. Invariant: fields that are not compared are
//! not asked for.

use super::gold::GoldError;
use crate::rdf::ClaimLine;
use serde::Deserialize;

/// A claim to be scored.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Predicted {
    /// Id of its article.
    pub article: String,
    pub(super) subject: End,
    pub(super) object: End,
    #[serde(default)]
    pub(super) relation: Relation,
    #[serde(rename = "type")]
    pub(super) kind: Option<String>,
    #[serde(default)]
    pub(super) negated: Option<bool>,
    pub(super) modality: Option<String>,
    pub(super) source: Option<String>,
    pub(super) date: Option<String>,
    pub(super) place: Option<String>,
    #[serde(default)]
    pub(super) sentence: String,
}

/// One end of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(super) struct End {
    pub(super) name: String,
    pub(super) iri: Option<String>,
}

/// What a claim says of its ends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub(super) struct Relation {
    #[serde(default)]
    pub(super) lemma: String,
}

impl Predicted {
    /// Reads claim lines; `file` is what errors call the text.
    ///
    /// # Errors
    /// Where a line is no claim; the error names file and line.
    pub fn parse(text: &str, file: &str) -> Result<Vec<Self>, GoldError> {
        super::gold::lines(text, file, "a claim line of `newsgraph extract`")
    }
}

impl From<&ClaimLine> for Predicted {
    fn from(line: &ClaimLine) -> Self {
        let end = |end: &crate::rdf::End| End {
            name: end.name.clone(),
            iri: end.iri.clone(),
        };
        Self {
            article: line.article.clone(),
            subject: end(&line.subject),
            object: end(&line.object),
            relation: Relation {
                lemma: line.relation.lemma.clone(),
            },
            kind: Some(line.kind.clone()),
            negated: Some(line.negated),
            modality: Some(line.modality.clone()),
            source: line.source.clone(),
            date: line.date.clone(),
            place: line.place.clone(),
            sentence: line.sentence.clone(),
        }
    }
}
