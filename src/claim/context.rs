//! What every claim rule looks at: the article, its syntax, its entities and the ontology.
//!
//! Invariant: a context is read-only; rules ask it, and return drafts.

use super::dates::{self, Time};
use super::story;
use super::types::PartialDate;
use crate::article::Article;
use crate::entity::{Entities, Entity, EntityId, Mention, MentionForm};
use crate::language::{ClaimScores, Deprel, Document, Speech, TokenId, Upos};
use crate::ontology::{EntityKind, Ontology};

/// Everything a claim rule may look at.
pub(super) struct Context<'a> {
    pub(super) article: &'a Article,
    pub(super) doc: &'a Document,
    pub(super) entities: &'a Entities,
    pub(super) ontology: &'a Ontology,
    /// What the model makes of words and pairs of words, where it was asked.
    pub(super) scores: Option<&'a ClaimScores>,
    /// Quotations and verbs of saying.
    pub(super) speech: Speech<'a>,
    /// The expressions of time of each sentence.
    pub(super) times: Vec<Vec<Time>>,
    /// For each sentence the time that the story last told of before it.
    pub(super) told: Vec<Option<PartialDate>>,
    /// For each token the widest mention it heads.
    mention_at: Vec<Option<usize>>,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        article: &'a Article,
        doc: &'a Document,
        entities: &'a Entities,
        ontology: &'a Ontology,
    ) -> Self {
        let mut mention_at: Vec<Option<usize>> = vec![None; doc.tokens.len()];
        for (index, mention) in entities.mentions.iter().enumerate() {
            let Some(slot) = mention_at.get_mut(mention.head.index()) else {
                continue;
            };
            let wider =
                slot.is_none_or(|old| entities.mentions[old].tokens.len() < mention.tokens.len());
            if wider {
                *slot = Some(index);
            }
        }
        let mut context = Self {
            article,
            doc,
            entities,
            ontology,
            scores: None,
            speech: Speech::new(article, doc, ontology),
            times: Vec::new(),
            told: Vec::new(),
            mention_at,
        };
        context.times = dates::find(&context);
        context.told = story::times_told(&context);
        context
    }

    /// The widest mention headed by `head`.
    pub(super) fn mention(&self, head: TokenId) -> Option<&'a Mention> {
        self.mention_at
            .get(head.index())
            .copied()
            .flatten()
            .map(|index| &self.entities.mentions[index])
    }

    /// The entity that the phrase headed by `head` refers to.
    pub(super) fn entity_id(&self, head: TokenId) -> Option<EntityId> {
        self.mention(head).map(|mention| mention.entity)
    }

    /// The entity that the phrase headed by `head` refers to.
    pub(super) fn entity(&self, head: TokenId) -> Option<&'a Entity> {
        self.entity_id(head).map(|id| self.entities.entity(id))
    }

    /// The kind of what `head` refers to; concepts where nothing is known.
    pub(super) fn kind(&self, head: TokenId) -> EntityKind {
        self.entity(head)
            .map_or(EntityKind::Concept, |entity| entity.kind)
    }

    /// Whether the phrase is a pronoun that no name or description explains.
    pub(super) fn is_bare_pronoun(&self, head: TokenId) -> bool {
        if self.doc.token(head).upos != Upos::Pron {
            return false;
        }
        self.entity(head).is_none_or(|entity| {
            entity
                .mentions
                .iter()
                .all(|&id| self.entities.mention(id).form == MentionForm::Pronoun)
        })
    }

    /// Whether the phrase acts and speaks.
    pub(super) fn is_actor(&self, head: TokenId) -> bool {
        self.kind(head).is_actor()
    }

    /// Whether `id` has a dependent of `deprel` with one of `lemmas`.
    pub(super) fn has_child(&self, id: TokenId, deprel: Deprel, lemmas: &[&str]) -> bool {
        self.doc
            .children_by(id, deprel)
            .any(|child| lemmas.contains(&self.doc.lemma(child)))
    }
}
