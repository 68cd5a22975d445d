//! What one article yields, and the one place where the order of the stages is written.
//!
//! Invariant: a reading depends on the article, the ontology and the weights alone.

use crate::article::Article;
use crate::claim::Claim;
use crate::entity::Entities;
use crate::language::Document;

/// One article, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The article.
    pub article: Article,
    /// Its words and syntax.
    pub document: Document,
    /// Its mentions and entities.
    pub entities: Entities,
    /// Its claims, in text order.
    pub claims: Vec<Claim>,
}
