//! What one article yields, and the one place where the order of the stages is written.
//!
//! Invariant: a reading depends on the article, the ontology, the weights and the user's merges alone.

use crate::article::Article;
use crate::claim::{self, Claim};
use crate::entity::{self, Entities, Merges};
use crate::language::{self, Document, Model};
use crate::ontology::Ontology;
use std::collections::BTreeMap;

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

/// Reads articles with one ontology and one model; threads may share it.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    ontology: &'a Ontology,
    model: &'a Model,
    merges: &'a Merges,
}

impl<'a> Reader<'a> {
    /// A reader of this ontology and model.
    pub fn new(ontology: &'a Ontology, model: &'a Model) -> Self {
        Self {
            ontology,
            model,
            merges: Merges::none(),
        }
    }

    /// The same reader, which honours what the user says of who is who.
    #[must_use]
    pub fn with_merges(self, merges: &'a Merges) -> Self {
        Self { merges, ..self }
    }

    /// Reads an article. Never fails: what cannot be read gives no claims.
    pub fn read(&self, article: Article) -> Reading {
        self.read_by(article, claim::extract)
    }

    /// Reads an article and leaves out no claim as too doubtful; with each the clues to whether it is right, by name.
    pub fn weigh(&self, article: Article) -> (Reading, Vec<BTreeMap<String, f32>>) {
        let mut clues = Vec::new();
        let reading = self.read_by(article, |article, document, entities, ontology, model| {
            let weighed = claim::clues(article, document, entities, ontology, model);
            let (claims, found) = weighed.into_iter().unzip();
            clues = found;
            claims
        });
        (reading, clues)
    }

    fn read_by(
        &self,
        article: Article,
        claims: impl FnOnce(&Article, &Document, &Entities, &Ontology, &Model) -> Vec<Claim>,
    ) -> Reading {
        let mut document = language::read(&article, self.model);
        let model = Some(self.model);
        let entities = entity::resolve_with(&article, &document, self.ontology, self.merges, model);
        let claims = claims(&article, &document, &entities, self.ontology, self.model);
        document.forget_states();
        Reading {
            article,
            document,
            entities,
            claims,
        }
    }
}
