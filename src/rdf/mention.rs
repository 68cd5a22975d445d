//! Mention lines: one JSON object an article with all its mentions and what they refer to.
//!
//! Invariant: offsets count code points; mentions of one entity have one cluster number.

use super::names::Names;
use crate::base::CodePoints;
use crate::entity::Mention;
use crate::reading::Reading;
use serde::Serialize;

/// The mentions of one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MentionLine {
    /// Id of the article.
    pub article: String,
    /// The same.
    pub doc: String,
    /// In text order.
    pub mentions: Vec<MentionRef>,
}

/// One mention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MentionRef {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// What its entity is (`Person`).
    #[serde(rename = "type")]
    pub kind: String,
    /// Number of its entity in the article.
    pub cluster: usize,
    /// IRI of its entity.
    pub iri: String,
    /// The rule that tied it to its entity.
    pub rule: &'static str,
}

/// The mentions of an article.
pub fn mention_line(reading: &Reading, names: &Names) -> MentionLine {
    let points = CodePoints::new(&reading.article.text);
    let mention = |mention: &Mention| {
        let entity = reading.entities.entity(mention.entity);
        let (start, end) = points.span(mention.span);
        MentionRef {
            start,
            end,
            kind: entity.kind.to_string(),
            cluster: mention.entity.0,
            iri: names.entity(&entity.key).into_string(),
            rule: mention.rule,
        }
    };
    MentionLine {
        article: reading.article.id.clone(),
        doc: reading.article.id.clone(),
        mentions: reading.entities.mentions.iter().map(mention).collect(),
    }
}
