//! The view over hand-built articles: what becomes an edge, what supports it, and which quads a filter leaves.

use super::{Edge, Filter, Scope, View};
use crate::ontology::{Modality, Ontology};
use crate::rdf::{Names, fixture};
use oxigraph::model::{Quad, QuadRef};
use oxigraph::store::Store;

/// Two articles about the same affair.
fn affair() -> View {
    let store = Store::new().expect("a store in memory");
    for id in ["one", "two"] {
        store
            .extend(fixture::quads_of(&fixture::affair(id)))
            .expect("a store in memory");
    }
    View::read(&store, &Names::default(), Ontology::embedded()).expect("a store in memory")
}

/// The edges as lines: subject, relation, object, then what they are.
fn lines(view: &View) -> Vec<String> {
    let line = |from, to, edge: &Edge| {
        let (from, to) = (&view.node(from).label, &view.node(to).label);
        let speaker = edge.said_by.as_deref().unwrap_or("-");
        let derived = if edge.derived { " derived" } else { "" };
        format!(
            "{from} | {} | {to} | {} {speaker} {}{derived}",
            edge.label,
            edge.modality,
            edge.support()
        )
    };
    view.edges()
        .map(|(_, from, to, edge)| line(from, to, edge))
        .collect()
}

fn quads(view: &View) -> Vec<Quad> {
    let articles =
        view.each_article(|quads| quads.quads().map(QuadRef::into_owned).collect::<Vec<_>>());
    let articles: Result<Vec<_>, _> = articles.expect("a store in memory").collect();
    articles
        .expect("a store in memory")
        .into_iter()
        .flatten()
        .collect()
}

#[test]
fn two_articles_hold_each_edge() {
    let found = lines(&affair());
    let expected = [
        "Elessar | sanctioned | Umbar | fact - 2 derived",
        "Elessar | blockaded | Umbar | reported Elessar 2",
        "Elessar | sanctioned | Umbar | reported officials 2",
        "Elessar administration | sanctioned | Umbar | fact - 2",
        "Umbar | has age | ninety years | fact - 2",
    ];
    assert_eq!(found, expected);
}

#[test]
fn only_facts_are_left_by_default() {
    let view = affair().select(&Filter::default());
    assert!(
        view.edges()
            .all(|(.., edge)| edge.modality == Modality::Fact && !edge.negated)
    );
    assert_eq!(view.graph().edge_count(), 3);
}

#[test]
fn a_phrase_is_the_subject_of_claims_but_of_no_fact() {
    let mut reading = fixture::article("x", "Strict talks pleased Arnor.");
    let arnor = fixture::entity(&mut reading, "Arnor", crate::ontology::EntityKind::Country);
    let claim = fixture::fact(&mut reading, arnor, "pleased", arnor);
    claim.subject.entity = None;
    claim.subject.name = "strict talks".to_owned();
    let store = Store::new().expect("a store in memory");
    store
        .extend(fixture::quads_of(&reading))
        .expect("a store in memory");
    let view =
        View::read(&store, &Names::default(), Ontology::embedded()).expect("a store in memory");
    assert_eq!(view.graph().edge_count(), 1);
    assert_eq!(view.select(&Filter::default()).graph().edge_count(), 0);
}

#[test]
fn derived_edges_can_be_left_out() {
    let filter = Filter {
        without_derived: true,
        ..Filter::default()
    };
    assert_eq!(affair().select(&filter).graph().edge_count(), 2);
}

#[test]
fn nodes_know_their_names_and_links() {
    let view = affair();
    let umbar = view.node(view.find_named("the corsairs")[0]);
    assert_eq!(
        umbar.wikidata.as_deref(),
        Some("http://www.wikidata.org/entity/Q1")
    );
    assert_eq!(umbar.articles.len(), 2);
    assert_eq!(view.articles()["one"].outlet.as_deref(), Some("Bree Post"));
}

#[test]
fn the_whole_view_stands_for_all_quads() {
    let written: usize = ["one", "two"]
        .map(|id| fixture::quads_of(&fixture::affair(id)).len())
        .iter()
        .sum();
    assert_eq!(quads(&affair()).len(), written);
}

#[test]
fn a_filter_takes_claims_whole() {
    let filter = Filter {
        relations: ["sanctioned".to_owned()].into(),
        ..Filter::default()
    };
    let all = quads(&affair());
    let left = quads(&affair().select(&filter));
    let has = |quads: &[Quad], part: &str| quads.iter().any(|quad| quad.to_string().contains(part));
    for part in [
        "blockaded",
        "ninety years",
        "source-0",
        "Elessar> <https://w3id.org/newsgraph/rel/sanctioned>",
    ] {
        assert!(has(&all, part), "{part}");
    }
    assert!(!has(&left, "blockaded") && !has(&left, "ninety years") && !has(&left, "source-0"));
    assert!(has(
        &left,
        "Elessar> <https://w3id.org/newsgraph/rel/sanctioned>"
    ));
    assert!(has(&left, "TextQuoteSelector") && has(&left, "News from Arnor"));
    assert!(left.iter().all(|quad| all.contains(quad)));
}

#[test]
fn an_article_left_out_leaves_no_quads() {
    let filter = Filter {
        scope: Scope::Claims,
        articles: ["two".to_owned()].into(),
        ..Filter::default()
    };
    let left = quads(&affair().select(&filter));
    assert!(!left.is_empty());
    assert!(
        left.iter()
            .all(|quad| quad.graph_name.to_string().contains("two")),
        "{left:?}"
    );
}
