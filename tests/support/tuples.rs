//! The open tuples of a sentence as lines, by the model in the program.

use newsgraph::article::Article;
use newsgraph::claim::tuples;
use newsgraph::language::Model;
use newsgraph::ontology::Ontology;
use newsgraph::reading::Reader;
use std::sync::LazyLock;

static MODEL: LazyLock<Model> = LazyLock::new(|| match Model::embedded() {
    Ok(model) => model,
    Err(error) => panic!("{error}"),
});

/// The tuples of a sentence, each as `subject | relation | object | further arguments`.
#[track_caller]
pub(crate) fn check(sentence: &str, expected: &[&str]) {
    let reader = Reader::new(Ontology::embedded(), &MODEL);
    let reading = reader.read(Article::from_text("test", sentence));
    let found: Vec<String> = tuples(
        &reading.article,
        &reading.document,
        &reading.entities,
        Ontology::embedded(),
    )
    .into_iter()
    .map(|tuple| {
        let mut parts = vec![tuple.subject, tuple.relation, tuple.object];
        parts.extend(tuple.others);
        parts.join(" | ")
    })
    .collect();
    assert_eq!(found, expected);
}
