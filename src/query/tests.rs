//! Tests of queries on stores in memory.

use super::{AnswerFormat, Lookup, NamedQuery, QueryError, Terms, run};
use crate::ontology::{EntityKind, Ontology};
use crate::rdf::fixture::{affair, article, entity, fact, quads_of};
use crate::rdf::{Names, Run, article_hash, ontology_quads};
use crate::reading::Reading;
use crate::store::{Entry, Store};
use oxigraph::model::Variable;

fn store(readings: &[Reading]) -> Store {
    let run = Run::of("ontology", "weights");
    let articles = readings.iter().map(|reading| {
        let entry = Entry::new(&reading.article.id, &article_hash(&reading.article), &run);
        (entry, quads_of(reading))
    });
    let names = Names::default();
    let ontology = ontology_quads(Ontology::embedded(), &names).expect("the ontology's quads");
    Store::in_memory(names, ontology, articles).expect("a store")
}

/// The answer as it is printed.
#[track_caller]
fn check(query: &str, format: Option<&str>, expected: &str) {
    let store = store(&[affair("a"), affair("b")]);
    let format = format.map(|name| name.parse::<AnswerFormat>().expect("a format"));
    let mut out = Vec::new();
    run(&store, query, &Terms::default())
        .expect("an answer")
        .write(format, &mut out)
        .expect("a written answer");
    assert_eq!(String::from_utf8_lossy(&out), expected);
}

#[track_caller]
fn check_error(query: &str, expected: &str) {
    match run(&store(&[]), query, &Terms::default()) {
        Err(QueryError::Syntax(error)) => assert_eq!(error.to_string(), expected),
        _ => panic!("no syntax error in {query}"),
    }
}

#[test]
fn the_union_of_all_articles_is_asked() {
    check(
        "ASK { ent:Elessar rel:sanctioned ent:Umbar }",
        None,
        "true\n",
    );
    check(
        "ASK { ent:Elessar rel:blockaded ent:Umbar }",
        None,
        "false\n",
    );
    let count = "SELECT (COUNT(?g) AS ?n) { GRAPH ?g { ent:Elessar rel:sanctioned ent:Umbar } }";
    check(count, Some("csv"), "n\r\n2\r\n");
}

#[test]
fn a_query_may_name_its_own_graphs() {
    check(
        "ASK FROM art:c { ent:Elessar rel:sanctioned ent:Umbar }",
        None,
        "false\n",
    );
    check(
        "ASK FROM art:a { ent:Elessar rel:sanctioned ent:Umbar }",
        None,
        "true\n",
    );
}

#[test]
fn every_answer_ends_its_last_line() {
    let ask = "ASK { ent:Elessar rel:sanctioned ent:Umbar }";
    check(ask, Some("csv"), "true\n");
    check(ask, Some("json"), "{\"head\":{},\"boolean\":true}\n");
    let select = "SELECT ?x { BIND (1 AS ?x) }";
    for format in ["csv", "tsv", "json", "xml"] {
        for query in [ask, select] {
            let mut out = Vec::new();
            run(&store(&[affair("a")]), query, &Terms::default())
                .expect("an answer")
                .write(Some(format.parse().expect("a format")), &mut out)
                .expect("a written answer");
            assert!(
                out.ends_with(b"\n") && !out.ends_with(b"\n\n"),
                "{format}: {query}"
            );
        }
    }
}

#[test]
fn a_question_that_needs_an_entity_suggests_some() {
    let questions = NamedQuery::embedded().expect("the questions");
    let timeline = NamedQuery::find(&questions, "timeline").expect("a question");
    assert_eq!(timeline.check_needs(&["entity"], &[]), Ok(()));
    let error = timeline
        .check_needs(&[], &["Elessar", "Umbar"])
        .map_err(|it| it.to_string());
    let expected = "question \"timeline\" needs to know which entity: --entity NAME; for example Elessar, or Umbar";
    assert_eq!(error, Err(expected.to_owned()));
}

#[test]
fn tables_are_aligned_and_short() {
    let query =
        "SELECT ?who ?name { ?who rel:sanctioned ent:Umbar ; rdfs:label ?name } ORDER BY ?who";
    let expected = "who                         name\n\
                    --------------------------  ----------------------\n\
                    ent:Elessar                 Elessar\n\
                    ent:Elessar_administration  Elessar administration\n";
    check(query, None, expected);
}

#[test]
fn triples_come_with_prefixes() {
    let store = store(&[affair("a")]);
    let query = "CONSTRUCT { ?s rel:sanctioned ent:Umbar } { ?s rel:sanctioned ent:Umbar }";
    let mut out = Vec::new();
    run(&store, query, &Terms::default())
        .expect("an answer")
        .write(None, &mut out)
        .expect("a written answer");
    assert!(String::from_utf8_lossy(&out).contains("ent:Elessar rel:sanctioned ent:Umbar ."));
}

#[test]
fn formats_that_do_not_fit_are_refused() {
    let store = store(&[]);
    for (query, format) in [
        ("ASK {}", "turtle"),
        ("SELECT * {}", "trig"),
        ("CONSTRUCT {} {}", "csv"),
    ] {
        let format = format.parse::<AnswerFormat>().expect("a format");
        assert!(
            run(&store, query, &Terms::default())
                .expect("an answer")
                .write(Some(format), &mut Vec::new())
                .is_err()
        );
    }
}

#[test]
fn syntax_errors_point_into_the_text() {
    check_error(
        "",
        "syntax error at line 1, column 1: the query is empty\n  \n  ^",
    );
    match run(
        &store(&[]),
        "SELECT * {\n  entt:Elessar ?p ?o }",
        &Terms::default(),
    ) {
        Err(QueryError::Syntax(error)) => {
            assert_eq!(error.place, Some((2, 3)));
            assert!(
                error
                    .message
                    .starts_with("unknown prefix entt:; did you mean ent:?"),
                "{}",
                error.message
            );
        }
        _ => panic!("no syntax error"),
    }
}

#[test]
fn every_named_question_is_a_query() {
    let store = store(&[affair("a"), affair("b")]);
    let questions = NamedQuery::embedded().expect("questions with headers");
    assert!(questions.len() >= 10);
    for question in &questions {
        assert!(
            run(&store, &question.text, &Terms::default())
                .is_ok_and(|answer| answer.rows().is_ok()),
            "{}",
            question.name
        );
        for variable in &question.with {
            let umbar = store.names().entity("Umbar").into();
            let value = (Variable::new(variable).expect("a variable"), umbar);
            assert!(
                run(&store, &question.text, &Terms::with(&[value])).is_ok(),
                "{} with {variable}",
                question.name
            );
        }
    }
}

/// Number of rows of a named question over two articles, with a variable fixed.
#[track_caller]
fn check_question(name: &str, fixed: Option<(&str, &str)>, expected: usize) {
    let mut other = article("b", "Elessar met Umbar in Bree. Elessar sanctioned Umbar.");
    let king = entity(&mut other, "Elessar", EntityKind::Person);
    let umbar = entity(&mut other, "Umbar", EntityKind::Country);
    fact(&mut other, king, "metWith", umbar);
    fact(&mut other, king, "sanctioned", umbar);
    let store = store(&[affair("a"), other]);
    let questions = NamedQuery::embedded().expect("questions with headers");
    let question = NamedQuery::find(&questions, name).expect("a question");
    let values: Vec<_> = fixed
        .iter()
        .map(|(variable, key)| {
            (
                Variable::new(*variable).expect("a variable"),
                store.names().entity(key).into(),
            )
        })
        .collect();
    let rows = run(&store, &question.text, &Terms::with(&values))
        .expect("an answer")
        .rows()
        .expect("rows");
    assert_eq!(rows.len(), expected, "{rows:#?}");
}

#[test]
fn named_questions_find_what_they_ask_for() {
    check_question("sanctions", None, 2);
    check_question("corroborated", None, 1);
    check_question("allegations", None, 0);
    check_question("timeline", Some(("entity", "Umbar")), 5);
}

#[test]
fn a_fixed_variable_narrows_the_answer() {
    check_question("sanctions", Some(("by", "Elessar")), 1);
    check_question("sanctions", Some(("by", "Umbar")), 0);
    check_question("connections", Some(("entity", "Umbar")), 1);
}

#[track_caller]
fn check_lookup(name: &str, expected: Result<&str, &str>) {
    let store = store(&[affair("a")]);
    let lookup = Lookup::new(&store).expect("a lookup");
    let found = lookup
        .find(name)
        .map(|entity| entity.name.as_str())
        .map_err(|error| error.to_string());
    assert_eq!(found, expected.map_err(str::to_owned));
}

#[test]
fn entities_are_found_as_people_name_them() {
    check_lookup("elessar", Ok("Elessar"));
    check_lookup("ent:Elessar_administration", Ok("Elessar administration"));
    check_lookup("administration", Ok("Elessar administration"));
    check_lookup("the corsairs", Ok("Umbar"));
    check_lookup(
        "Elesar",
        Err("nobody and nothing called \"Elesar\" in the store; did you mean Elessar?"),
    );
    check_lookup(
        "Sauron",
        Err("nobody and nothing called \"Sauron\" in the store"),
    );
}
