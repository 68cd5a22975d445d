//! Mentions and the entities they refer to.
//!
//! Invariant: every mention belongs to exactly one entity; every entity has at least one mention; both are in text order.

use super::matched::Matched;
use crate::base::Span;
use crate::language::TokenId;
use crate::ontology::EntityKind;
use std::collections::BTreeSet;
use std::ops::Range;

/// Index of an entity in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub usize);

/// Index of a mention in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionId(pub usize);

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionForm {
    /// By name (`Gustavo Petro`, `Washington`).
    Name,
    /// By a country or group adjective (`Colombian`, `US` before a noun).
    Demonym,
    /// By description (`the Colombian president`, `both leaders`).
    Description,
    /// By pronoun (`he`, `their`, `who`).
    Pronoun,
}

/// A span that names or refers to something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands: names without titles, descriptions without relative clauses.
    pub span: Span,
    /// Its tokens, as indices into `Document::tokens`.
    pub tokens: Range<usize>,
    /// Its syntactic head.
    pub head: TokenId,
    /// How it refers.
    pub form: MentionForm,
    /// What it refers to.
    pub entity: EntityId,
    /// The rule that tied it to its entity, for `explain --entity`.
    pub rule: &'static str,
}

/// What mentions refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What the article calls it: the canonical name if it uses that, else its fullest name, else its fullest description.
    pub name: String,
    /// Local name of its IRI under `entity/`, not yet escaped: `Gustavo_Petro`, or `ARTICLE/Petro` if article-scoped.
    pub key: String,
    /// What it is.
    pub kind: EntityKind,
    /// Wikidata id, when linked.
    pub wikidata: Option<String>,
    /// Other surface forms used in this article, names and descriptions, and the canonical name of the tables.
    pub aliases: BTreeSet<String>,
    /// Whether it is known by a proper name.
    pub named: bool,
    /// Key of the better known entity that it may be, for `ng:sameCandidate`.
    pub same_candidate: Option<String>,
    /// The person a government or administration is named after (`Trump administration`).
    pub named_after: Option<EntityId>,
    /// Members of a group of entities of this article (`both leaders`, `Petro and Trump`); empty for all else.
    pub members: Vec<EntityId>,
    /// Its mentions.
    pub mentions: Vec<MentionId>,
}

/// All mentions and entities of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entities {
    /// In text order; of two at one place the longer first.
    pub mentions: Vec<Mention>,
    /// In order of first mention.
    pub entities: Vec<Entity>,
    /// Which rows of the user's `merges.csv` mean somebody here.
    pub matched: Matched,
}

impl Entities {
    /// The entity.
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.0]
    }

    /// The mention.
    pub fn mention(&self, id: MentionId) -> &Mention {
        &self.mentions[id.0]
    }

    /// The widest mention whose syntactic head is `head`.
    pub fn mention_at(&self, head: TokenId) -> Option<MentionId> {
        self.mentions
            .iter()
            .enumerate()
            .filter(|(_, mention)| mention.head == head)
            .max_by_key(|(index, mention)| (mention.tokens.len(), usize::MAX - index))
            .map(|(index, _)| MentionId(index))
    }
}
