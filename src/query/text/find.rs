//! Searching a store, and which of what is found comes first.
//!
//! In: a store and what is wanted. Out: entities by their names, sentences of evidence. Ranked by BM25 (Robertson and
//! Zaragoza, 2009), names among names and sentences among sentences. Invariant: the same store gives the same order.

use super::wanted::{Wanted, Words};
use crate::query::lookup::Lookup;
use crate::query::provenance::{Provenance, article_id};
use crate::rdf::vocab::{oa, rdfs, skos};
use crate::store::Store;
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Term};
use oxigraph::store::StorageError;
use std::collections::{BTreeMap, BTreeSet};

/// How fast more of the same word counts less.
const K1: f64 = 1.2;
/// How much long texts count less.
const B: f64 = 0.75;

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// What it is.
    pub kind: HitKind,
    /// The sentence, or the entity's name.
    pub text: String,
    /// How well it fits: BM25, among hits of its kind.
    pub score: f64,
    /// The entities that the sentence's claims are about, or the entity itself: IRI and name.
    pub entities: Vec<(String, String)>,
}

/// A sentence or an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HitKind {
    /// An entity by one of its names.
    Entity {
        /// The name that fits.
        called: String,
        /// Number of articles that mention it.
        articles: usize,
    },
    /// A sentence that claims rest on.
    Sentence {
        /// Where it stands.
        provenance: Provenance,
        /// Its first code point in the article's text.
        start: usize,
        /// One past its last code point.
        end: usize,
    },
}

/// A text that holds what is wanted, and how often.
struct Match<T> {
    of: T,
    text: String,
    counts: Vec<usize>,
    length: usize,
}

/// What has been searched so far, for the ranks.
#[derive(Default)]
struct Searched {
    texts: usize,
    words: usize,
    with_all: usize,
}

/// All entities and sentences that hold what is wanted; entities come first, and the best of each.
///
/// # Errors
/// Where the graph database fails.
pub fn find(store: &Store, wanted: &Wanted) -> Result<Vec<Hit>, StorageError> {
    let mut hits = entities(store, wanted)?;
    hits.extend(sentences(store, wanted)?);
    Ok(hits)
}

fn entities(store: &Store, wanted: &Wanted) -> Result<Vec<Hit>, StorageError> {
    let lookup = Lookup::new(store)?;
    let mut names: BTreeSet<(String, String)> = BTreeSet::new();
    for predicate in [rdfs::LABEL, skos::ALT_LABEL] {
        for quad in store
            .graph()
            .quads_for_pattern(None, Some(predicate), None, None)
        {
            let quad = quad?;
            if let (NamedOrBlankNode::NamedNode(node), Term::Literal(name)) =
                (quad.subject, quad.object)
                && lookup.get(node.as_str()).is_some()
            {
                names.insert((node.into_string(), name.value().to_owned()));
            }
        }
    }
    let mut searched = Searched::default();
    let mut best: BTreeMap<String, (f64, String)> = BTreeMap::new();
    let found: Vec<Match<String>> = names
        .into_iter()
        .filter_map(|(iri, name)| searched.add(wanted, iri, name))
        .collect();
    for it in found {
        let points = searched.score(&it);
        let better = best.get(&it.of).is_none_or(|(known, _)| points > *known);
        if better {
            best.insert(it.of, (points, it.text));
        }
    }
    let mut hits: Vec<Hit> = best
        .into_iter()
        .filter_map(|(iri, (score, called))| {
            let entity = lookup.get(&iri)?;
            let articles = entity.articles;
            Some(Hit {
                kind: HitKind::Entity { called, articles },
                text: entity.name.clone(),
                score,
                entities: vec![(iri, entity.name.clone())],
            })
        })
        .collect();
    // Of equally good names the better known entity first.
    hits.sort_by(|a, b| {
        let known = |hit: &Hit| match hit.kind {
            HitKind::Entity { articles, .. } => articles,
            HitKind::Sentence { .. } => 0,
        };
        b.score
            .total_cmp(&a.score)
            .then_with(|| known(b).cmp(&known(a)))
            .then_with(|| a.text.cmp(&b.text))
    });
    Ok(hits)
}

fn sentences(store: &Store, wanted: &Wanted) -> Result<Vec<Hit>, StorageError> {
    let mut searched = Searched::default();
    let mut by_article: BTreeMap<String, Vec<Match<NamedNode>>> = BTreeMap::new();
    for quad in store
        .graph()
        .quads_for_pattern(None, Some(oa::EXACT), None, None)
    {
        let quad = quad?;
        if let (GraphName::NamedNode(graph), Term::Literal(text)) = (quad.graph_name, quad.object)
            && let Some(it) = searched.add(wanted, graph, text.value().to_owned())
        {
            by_article
                .entry(it.of.as_str().to_owned())
                .or_default()
                .push(it);
        }
    }
    let mut hits = Vec::new();
    for found in by_article.into_values() {
        let Some(graph) = found.first().map(|it| it.of.clone()) else {
            continue;
        };
        let Some(id) = article_id(store, graph.as_ref().into())? else {
            continue;
        };
        let provenance = Provenance::of(store, &id)?;
        let mut places: BTreeMap<(usize, usize), Hit> = BTreeMap::new();
        for claim in store.claims(&id)? {
            let Some(it) = found.iter().find(|it| it.text == claim.sentence) else {
                continue;
            };
            let (start, end) = (claim.start, claim.end);
            let hit = places.entry((start, end)).or_insert_with(|| Hit {
                kind: HitKind::Sentence {
                    provenance: provenance.clone(),
                    start,
                    end,
                },
                text: it.text.clone(),
                score: searched.score(it),
                entities: Vec::new(),
            });
            for side in [claim.subject, claim.object] {
                if let Some(iri) = side.iri
                    && hit.entities.iter().all(|(known, _)| *known != iri)
                {
                    hit.entities.push((iri, side.name));
                }
            }
        }
        hits.extend(places.into_values());
    }
    // A stable sort: equals stay in the order of articles and of their texts.
    hits.sort_by(|a, b| b.score.total_cmp(&a.score));
    Ok(hits)
}

impl Searched {
    /// Takes note of a text; gives it back if it holds what is wanted.
    fn add<T>(&mut self, wanted: &Wanted, of: T, text: String) -> Option<Match<T>> {
        let words = Words::of(&text);
        self.texts += 1;
        self.words += words.len();
        let counts = wanted.counts(&words)?;
        self.with_all += 1;
        let length = words.len();
        Some(Match {
            of,
            text,
            counts,
            length,
        })
    }

    /// BM25; since all parts must occur, they share the rarity of texts that hold them all.
    fn score<T>(&self, found: &Match<T>) -> f64 {
        let (texts, with_all) = (self.texts as f64, self.with_all as f64);
        let rarity = (1.0 + (texts - with_all + 0.5) / (with_all + 0.5)).ln();
        let mean = self.words as f64 / texts.max(1.0);
        let long = 1.0 - B + B * found.length as f64 / mean.max(1.0);
        let parts = found.counts.iter().map(|&count| {
            let count = count as f64;
            rarity * count * (K1 + 1.0) / (count + K1 * long)
        });
        parts.sum()
    }
}
