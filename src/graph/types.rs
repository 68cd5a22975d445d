//! What the graph is made of: entities as nodes, relations between two of them as edges.
//!
//! Invariant: sets are sorted; a fact edge is what stands in the graph as a plain triple; all other edges are claims and nothing more.

use super::Tone;
use crate::ontology::{ClaimType, EntityKind, Modality, QuadClass};
use std::collections::BTreeSet;

/// An entity, or a literal that a claim has at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The entity's IRI; a literal's text in double quotes.
    pub id: String,
    /// Its name, without prefixes.
    pub label: String,
    /// What it is.
    pub kind: EntityKind,
    /// Wikidata IRI, when linked.
    pub wikidata: Option<String>,
    /// Whether an article calls it by a name rather than by a description (`the officials`).
    pub named: bool,
    /// What else the articles call it.
    pub aliases: BTreeSet<String>,
    /// Ids of the articles that name it.
    pub articles: BTreeSet<String>,
}

impl Node {
    /// Whether it is a text rather than an entity with an IRI.
    pub fn is_literal(&self) -> bool {
        self.id.starts_with('"')
    }
}

/// One relation between two nodes, as all articles that state it alike have it.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about the edge; no two of them make a state"
)]
pub struct Edge {
    /// IRI of the relation.
    pub relation: String,
    /// The relation in words (`spoke with`).
    pub label: String,
    /// Whether the ontology declares the relation; others are named after their verb.
    pub known: bool,
    /// What kind of claim it is.
    pub kind: ClaimType,
    /// PLOVER's quad class of that kind; none of states, statements and movements.
    pub quad: Option<QuadClass>,
    /// Whether that is conflict, cooperation, or neither.
    pub tone: Tone,
    /// Whether the articles say that it is not so.
    pub negated: bool,
    /// How they present it.
    pub modality: Modality,
    /// Who says so; none where the articles say it themselves.
    pub said_by: Option<String>,
    /// Whether its subject is an entity, so that it can be a plain triple; a phrase can only be a claim's subject.
    pub plain: bool,
    /// Whether it holds both ways, between two entities; the edge is kept once.
    pub symmetric: bool,
    /// Whether it only follows from a claim about something else (an administration's act given to its head).
    pub derived: bool,
    /// Ids of the articles whose graphs hold it.
    pub articles: BTreeSet<String>,
    /// When, as precise as the articles say: `2026-01-07`, `2025-10`, `2025`.
    pub dates: BTreeSet<String>,
    /// The highest confidence among its claims, from 0 to 1.
    pub confidence: f64,
    /// IRIs of the claims it rests on.
    pub claims: BTreeSet<String>,
}

impl Edge {
    /// Number of articles that hold it.
    pub fn support(&self) -> usize {
        self.articles.len()
    }

    /// Whether an article itself states it, positively, as having happened or being so.
    pub fn is_fact(&self) -> bool {
        self.plain && self.modality == Modality::Fact && !self.negated
    }

    /// What tells this edge from others between the same two nodes, and puts them in order.
    pub(super) fn key(&self) -> (bool, String, Modality, bool, Option<String>) {
        let fact_first = !self.is_fact();
        (
            fact_first,
            self.relation.clone(),
            self.modality,
            self.negated,
            self.said_by.clone(),
        )
    }
}

/// What is known of an article in the graph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleInfo {
    /// IRI of the article, which names its graph too.
    pub iri: String,
    /// Headline.
    pub title: Option<String>,
    /// Publication date.
    pub published: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
}
