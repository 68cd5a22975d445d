//! What the edges rest on, in order of time: the claims with their sentences.
//!
//! In: edges of a view. Out: [`Event`]s. Invariant: every claim of an edge is in exactly one of its events, and dates
//! are the text's own, never guessed: what has none comes last.

use super::read::quads_of;
use super::view::View;
use crate::rdf::{ClaimLine, recall};
use oxigraph::store::StorageError;
use petgraph::graph::EdgeIndex;
use std::collections::{BTreeMap, BTreeSet};

/// The claims of one edge that are of one date.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// `2026-01-07`, `2026-01` or `2026`; none where the articles leave it open.
    pub date: Option<String>,
    /// The edge.
    pub edge: EdgeIndex,
    /// Its claims, by article and place in it.
    pub claims: Vec<ClaimLine>,
}

impl Event {
    /// Number of articles that its claims stand in.
    pub fn support(&self) -> usize {
        let articles = self.claims.iter().map(|claim| &claim.article);
        articles.collect::<BTreeSet<_>>().len()
    }
}

impl View {
    /// The claims that these edges rest on, by date, then by subject, relation and object; undated ones last.
    ///
    /// Only the articles that hold one of the edges are read.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn events(&self, edges: &BTreeSet<EdgeIndex>) -> Result<Vec<Event>, StorageError> {
        let mut edges_of: BTreeMap<&str, Vec<EdgeIndex>> = BTreeMap::new();
        let mut articles: BTreeSet<&String> = BTreeSet::new();
        for &at in edges {
            let edge = &self.graph[at];
            articles.extend(&edge.articles);
            for claim in &edge.claims {
                edges_of.entry(claim).or_default().push(at);
            }
        }
        let mut events: BTreeMap<(EdgeIndex, Option<String>), Vec<ClaimLine>> = BTreeMap::new();
        for id in articles {
            let Some(info) = self.articles.get(id) else {
                continue;
            };
            for line in recall(quads_of(&self.store, &info.iri)?.quads(), &self.names) {
                let claim = self.names.claim(&line.id);
                for &at in edges_of.get(claim.as_str()).into_iter().flatten() {
                    let event = events.entry((at, line.date.clone())).or_default();
                    event.push(line.clone());
                }
            }
        }
        let mut events: Vec<Event> = events
            .into_iter()
            .map(|((edge, date), claims)| Event { date, edge, claims })
            .collect();
        events.sort_by_cached_key(|event| {
            let undated = event.date.is_none();
            (
                undated,
                event.date.clone(),
                self.words(event.edge),
                event.edge,
            )
        });
        Ok(events)
    }

    /// An edge's subject, relation and object by name.
    pub fn words(&self, at: EdgeIndex) -> [&str; 3] {
        let edge = &self.graph[at];
        let (from, to) = self.graph.edge_endpoints(at).unwrap_or_default();
        [&self.node(from).label, &edge.label, &self.node(to).label]
    }
}
