//! Tests of the floor as a whole: readings to quads and back.

use super::fixture::{affair, article, entity, fact, quads_of};
use super::vocab::rdfs;
use super::{ClaimLine, Names, lines, recall, reified, textless};
use crate::ontology::EntityKind;
use oxigraph::model::{GraphName, Literal, NamedNode, Quad, Term};

fn has(quads: &[Quad], subject: &str, predicate: &str, object: &str) -> bool {
    let names = Names::default();
    quads.iter().any(|quad| {
        quad.subject == names.entity(subject).into()
            && quad.predicate == names.relation(predicate)
            && quad.object == names.entity(object).into()
    })
}

#[test]
fn claims_read_back_from_the_graph_are_the_same() {
    let reading = affair("a b/c");
    let written = lines(&reading, &Names::default());
    assert_eq!(written.len(), 4);
    assert_eq!(recall(&quads_of(&reading), &Names::default()), written);
}

#[test]
fn offsets_count_code_points() {
    let reading = affair("a");
    let line = &lines(&reading, &Names::default())[0];
    let text: Vec<char> = reading.article.text.chars().collect();
    let cut = |start: usize, end: usize| text[start..end].iter().collect::<String>();
    assert_eq!(cut(line.start, line.end), line.sentence);
    assert_eq!(cut(line.subject.start, line.subject.end), line.subject.text);
}

#[test]
fn a_fact_is_an_edge_and_nothing_else_is() {
    let quads = quads_of(&affair("a"));
    assert!(has(&quads, "Elessar_administration", "sanctioned", "Umbar"));
    assert!(!has(&quads, "Elessar", "blockaded", "Umbar"));
}

#[test]
fn an_administration_acts_for_the_person_it_is_named_after() {
    let quads = quads_of(&affair("a"));
    assert!(has(&quads, "Elessar", "sanctioned", "Umbar"));
    let marks = quads
        .iter()
        .filter(|quad| quad.predicate == Names::default().ng("derivedFrom"));
    assert_eq!(marks.count(), 1);
}

#[test]
fn what_is_stated_is_not_marked_as_derived() {
    let mut reading = affair("a");
    fact(
        &mut reading,
        crate::entity::EntityId(0),
        "sanctioned",
        crate::entity::EntityId(2),
    );
    let quads = quads_of(&reading);
    assert!(
        !quads
            .iter()
            .any(|quad| quad.predicate == Names::default().ng("derivedFrom"))
    );
}

#[test]
fn a_symmetric_relation_holds_both_ways() {
    let mut reading = article("a", "Arnor is an ally of Gondor.");
    let arnor = entity(&mut reading, "Arnor", EntityKind::Country);
    let gondor = entity(&mut reading, "Gondor", EntityKind::Country);
    fact(&mut reading, arnor, "allyOf", gondor);
    let quads = quads_of(&reading);
    assert!(has(&quads, "Arnor", "allyOf", "Gondor") && has(&quads, "Gondor", "allyOf", "Arnor"));
    assert_eq!(recall(&quads, &Names::default()).len(), 1);
}

#[test]
fn the_same_claim_has_the_same_id_under_another_base() {
    let names = Names::new("http://example.org/").expect("a base");
    let reading = affair("a");
    let ids = |names: &Names| {
        lines(&reading, names)
            .into_iter()
            .map(|line| line.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&names), ids(&Names::default()));
}

#[test]
fn rdf_12_keeps_every_statement() {
    let quads = quads_of(&affair("a"));
    let subject = NamedNode::new_unchecked("http://www.w3.org/1999/02/22-rdf-syntax-ns#subject");
    let statements = quads
        .iter()
        .filter(|quad| quad.predicate == subject)
        .count();
    let new = reified(quads);
    assert_eq!(
        new.iter().filter(|quad| quad.object.is_triple()).count(),
        statements
    );
    assert!(!new.iter().any(|quad| quad.predicate == subject));
}

#[test]
fn without_text_there_are_hashes_and_the_same_claims() {
    let names = Names::default();
    let reading = affair("a");
    let left = textless(quads_of(&reading), &names);
    let expected: Vec<ClaimLine> = lines(&reading, &names)
        .into_iter()
        .map(ClaimLine::without_text)
        .collect();
    assert_eq!(recall(&left, &names), expected);
    assert_eq!(textless(left.clone(), &names), left);
    let hash = expected[0].sentence_hash.clone().expect("a hash");
    assert_eq!(
        hash,
        crate::base::text_hash(&lines(&reading, &names)[0].sentence)
    );
    let kept = left
        .iter()
        .any(|quad| quad.to_string().contains("which Elessar denied"));
    assert!(!kept && left.iter().any(|quad| quad.to_string().contains(&hash)));
}

#[test]
fn names_are_kept_and_other_words_are_not() {
    let names = Names::default();
    let words = |quads: &[Quad]| -> usize {
        let words = names.ng("words");
        quads.iter().filter(|quad| quad.predicate == words).count()
    };
    let quad = |node: &str, predicate: NamedNode, object: Term| {
        let node = NamedNode::new_unchecked(format!("http://arnor.example/{node}"));
        Quad::new(node, predicate, object, GraphName::DefaultGraph)
    };
    let text = |text: &str| Term::from(Literal::new_simple_literal(text));
    let entity = Term::from(NamedNode::new_unchecked("http://arnor.example/umbar"));
    let quads = vec![
        quad("umbar", rdfs::LABEL.into(), text("Umbar")),
        quad("one", names.ng("namingOf"), entity.clone()),
        quad("one", names.ng("words"), text("Umbar")),
        quad("two", names.ng("namingOf"), entity),
        quad(
            "two",
            names.ng("words"),
            text("the city that Elessar feared"),
        ),
    ];
    assert_eq!((words(&quads), words(&textless(quads, &names))), (2, 1));
}
