//! What part of the graph is wanted.
//!
//! Invariant: a default filter with [`Scope::Claims`] keeps every edge; conditions only ever take away.

use super::types::Edge;
use super::view::View;
use crate::base::iri::local_name;
use crate::ontology::{ClaimType, QuadClass};
use petgraph::graph::NodeIndex;
use std::collections::BTreeSet;

/// Which edges count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Fact edges only.
    #[default]
    Facts,
    /// Fact edges, and what is reported, intended, possible, hypothetical or denied.
    Claims,
}

/// Conditions that edges must meet, all of them; empty ones do not count.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Facts only, or claims too.
    pub scope: Scope,
    /// Least number of articles that hold the edge.
    pub min_support: usize,
    /// Least confidence, from 0 to 1.
    pub min_confidence: f64,
    /// Entities (by node id) to stay close to; others further than `hops` are left out.
    pub entities: Vec<String>,
    /// How many edges away from one of `entities` a node may be; 0 keeps only edges among them.
    pub hops: usize,
    /// Relations, as IRIs or as local names.
    pub relations: BTreeSet<String>,
    /// Types of claim.
    pub kinds: BTreeSet<ClaimType>,
    /// Quad classes of PLOVER.
    pub quads: BTreeSet<QuadClass>,
    /// Ids of the articles to count; support from others is taken away.
    pub articles: BTreeSet<String>,
    /// First day, month or year, as `2026-01-07`, `2026-01` or `2026`; undated edges are left out.
    pub since: Option<String>,
    /// Last day, month or year, itself included; undated edges are left out.
    pub until: Option<String>,
    /// Whether edges that only follow from another claim are left out.
    pub without_derived: bool,
    /// Whether only the largest part stays that hangs together, of what the conditions before this leave.
    pub giant: bool,
    /// How many entities stay at most, of what all other conditions leave: those with the most neighbours.
    pub top: Option<usize>,
}

impl Filter {
    /// Everything the store holds, claims too.
    pub fn everything() -> Self {
        Self {
            scope: Scope::Claims,
            ..Self::default()
        }
    }

    /// Whether it leaves all as it is, however many hops it would allow from no entity at all.
    fn is_open(&self) -> bool {
        let asked = Self {
            min_support: if self.min_support <= 1 {
                0
            } else {
                self.min_support
            },
            hops: if self.entities.is_empty() {
                0
            } else {
                self.hops
            },
            ..self.clone()
        };
        asked == Self::everything()
    }

    /// Whether the edge itself meets the conditions; its place in the graph is not looked at.
    fn admits(&self, edge: &Edge) -> bool {
        (self.scope == Scope::Claims || edge.is_fact())
            && edge.support() >= self.min_support.max(1)
            && edge.confidence >= self.min_confidence
            && (self.kinds.is_empty() || self.kinds.contains(&edge.kind))
            && (self.quads.is_empty() || edge.quad.is_some_and(|quad| self.quads.contains(&quad)))
            && (self.relations.is_empty() || self.names_relation(&edge.relation))
            && self.in_time(edge)
            && !(self.without_derived && edge.derived)
    }

    fn names_relation(&self, iri: &str) -> bool {
        self.relations.contains(iri) || self.relations.contains(local_name(iri))
    }

    /// Partial dates compare as text over the digits that both have: `2026` touches every day of that year.
    fn in_time(&self, edge: &Edge) -> bool {
        let after = |date: &str, since: &str| {
            let shared = date.len().min(since.len());
            date.get(..shared) >= since.get(..shared)
        };
        let within = |date: &String| {
            self.since.as_ref().is_none_or(|since| after(date, since))
                && self.until.as_ref().is_none_or(|until| after(until, date))
        };
        (self.since.is_none() && self.until.is_none()) || edge.dates.iter().any(within)
    }
}

impl View {
    /// The part of the graph that meets the filter: its edges, and the nodes at their ends.
    ///
    /// Nodes without any edge are kept only where the filter has no conditions, or names or counts them; articles
    /// are those that hold one of the edges.
    #[must_use]
    pub fn select(&self, filter: &Filter) -> Self {
        if filter.is_open() {
            return self.clone();
        }
        let narrowed = self.counting_only(&filter.articles);
        let edges: BTreeSet<_> = narrowed
            .edges()
            .filter(|(_, _, _, edge)| filter.admits(edge))
            .map(|(at, ..)| at)
            .collect();
        let mut view = narrowed.keep(|_| true, |at| edges.contains(&at));
        view = if filter.entities.is_empty() {
            view.without_lonely(&BTreeSet::new())
        } else {
            view.around(&filter.entities, filter.hops)
        };
        if filter.giant {
            view = view.giant();
        }
        if let Some(count) = filter.top {
            view = view.most_central(count);
        }
        view.drop_silent_articles();
        view
    }

    /// What is at most `hops` edges away from one of these entities; they themselves stay in any case.
    fn around(&self, entities: &[String], hops: usize) -> Self {
        let centres: Vec<NodeIndex> = entities.iter().filter_map(|id| self.find(id)).collect();
        let near = self.neighbourhood(&centres, hops);
        let ids: BTreeSet<String> = centres.iter().map(|&at| self.node(at).id.clone()).collect();
        self.keep(|at| near.contains(&at), |_| true)
            .without_lonely(&ids)
    }

    /// Leaves out articles that hold no edge of the view.
    fn drop_silent_articles(&mut self) {
        let heard: BTreeSet<&String> = self
            .graph
            .edge_weights()
            .flat_map(|edge| &edge.articles)
            .collect();
        self.articles.retain(|id, _| heard.contains(id));
    }

    /// The view without nodes that no edge touches, except those of the ids in `keep`.
    #[must_use]
    pub fn without_lonely(&self, keep: &BTreeSet<String>) -> Self {
        let wanted = |at: NodeIndex| {
            self.graph.neighbors_undirected(at).next().is_some() || keep.contains(&self.node(at).id)
        };
        self.keep(wanted, |_| true)
    }

    /// The view with the support of only these articles; all, when empty.
    fn counting_only(&self, articles: &BTreeSet<String>) -> Self {
        let mut view = self.clone();
        if articles.is_empty() {
            return view;
        }
        view.articles.retain(|id, _| articles.contains(id));
        for edge in view.graph.edge_weights_mut() {
            edge.articles.retain(|id| articles.contains(id));
        }
        for node in view.graph.node_weights_mut() {
            node.articles.retain(|id| articles.contains(id));
        }
        view
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::view::tests::{edge, view};

    #[track_caller]
    fn check(filter: &Filter, nodes: usize, edges: usize) {
        let view = view(&[
            ("Arnor", "sanctioned", "Mordor", "a"),
            ("Arnor", "sanctioned", "Mordor", "b"),
            ("Arnor", "met", "Gondor", "a"),
            ("Gondor", "met", "Rohan", "b"),
        ]);
        let kept = view.select(filter);
        assert_eq!(
            (kept.graph().node_count(), kept.graph().edge_count()),
            (nodes, edges)
        );
    }

    #[test]
    fn no_condition_keeps_all() {
        check(&Filter::default(), 4, 3);
        check(&Filter::everything(), 4, 3);
    }

    #[test]
    fn hops_and_support_of_nothing_are_no_conditions() {
        assert!(
            Filter {
                min_support: 1,
                hops: 3,
                ..Filter::everything()
            }
            .is_open()
        );
        assert!(
            !Filter {
                min_support: 2,
                ..Filter::everything()
            }
            .is_open()
        );
        assert!(!Filter::default().is_open());
    }

    #[test]
    fn support_counts_articles() {
        let two = Filter {
            min_support: 2,
            ..Filter::default()
        };
        check(&two, 2, 1);
    }

    #[test]
    fn articles_left_out_support_nothing() {
        let only = Filter {
            articles: ["b".to_owned()].into(),
            ..Filter::default()
        };
        check(&only, 4, 2);
    }

    #[test]
    fn relations_go_by_local_name() {
        let met = Filter {
            relations: ["met".to_owned()].into(),
            ..Filter::default()
        };
        check(&met, 3, 2);
    }

    #[test]
    fn quad_classes_and_types_must_both_be_met() {
        let filter = |quad, kind| Filter {
            quads: [quad].into(),
            kinds: [kind].into(),
            ..Filter::default()
        };
        check(
            &filter(QuadClass::MaterialConflict, ClaimType::Sanction),
            4,
            3,
        );
        check(
            &filter(QuadClass::MaterialConflict, ClaimType::Consult),
            0,
            0,
        );
        check(
            &filter(QuadClass::VerbalConflict, ClaimType::Sanction),
            0,
            0,
        );
    }

    #[test]
    fn hops_count_from_the_entity() {
        let near = Filter {
            entities: vec!["Arnor".to_owned()],
            hops: 1,
            ..Filter::default()
        };
        check(&near, 3, 2);
    }

    #[test]
    fn a_month_touches_its_days() {
        let mut dated = edge("met", "a");
        dated.dates.insert("2026-01-07".to_owned());
        let filter = |since: &str, until: &str| Filter {
            since: Some(since.to_owned()),
            until: Some(until.to_owned()),
            ..Filter::default()
        };
        assert!(filter("2026-01", "2026").admits(&dated));
        assert!(!filter("2026-02", "2027").admits(&dated));
        assert!(!filter("2025", "2026-01-06").admits(&dated));
    }
}
