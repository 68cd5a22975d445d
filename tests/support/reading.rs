//! What the whole pipeline makes of single sentences, one line a claim.
//!
//! Invariant: the model is loaded once for each test program.
#![allow(dead_code, reason = "each test program uses its part of this")]

use newsgraph::article::Article;
use newsgraph::claim::Claim;
use newsgraph::language::Model;
use newsgraph::ontology::Ontology;
use newsgraph::reading::Reader;
use std::sync::LazyLock;

/// The model in the program.
pub(crate) static MODEL: LazyLock<Model> = LazyLock::new(|| match Model::embedded() {
    Ok(model) => model,
    Err(error) => panic!("{error}"),
});

/// The claims of an article that is this text.
pub(crate) fn claims(text: &str) -> Vec<Claim> {
    let reader = Reader::new(Ontology::embedded(), &MODEL);
    reader.read(Article::from_text("test", text)).claims
}

/// `Arnor | sanctioned | Gondor | reported by Faramir`, with `not` before the relation of a negated claim.
pub(crate) fn line(claim: &Claim) -> String {
    let not = if claim.negated { "not " } else { "" };
    let by = claim
        .source()
        .map(|source| format!(" by {}", source.name))
        .unwrap_or_default();
    format!(
        "{} | {not}{} | {} | {}{by}",
        claim.subject.name, claim.predicate.relation, claim.object.name, claim.modality
    )
}

/// Asserts that each of `expected` is among the claims of `text`.
#[track_caller]
pub(crate) fn check(text: &str, expected: &[&str]) {
    let found: Vec<String> = claims(text).iter().map(line).collect();
    for wanted in expected {
        assert!(
            found.iter().any(|line| line == wanted),
            "{text}\nno line {wanted:?} in {found:#?}"
        );
    }
}

/// Asserts that no claim of `text` reads so.
#[track_caller]
pub(crate) fn check_none(text: &str, unwanted: &str) {
    let found: Vec<String> = claims(text).iter().map(line).collect();
    assert!(
        !found.iter().any(|line| line == unwanted),
        "{text}\n{unwanted:?} in {found:#?}"
    );
}

/// Asserts that no positive fact of `text` has this relation.
#[track_caller]
pub(crate) fn check_no_fact(text: &str, relation: &str) {
    let found: Vec<String> = claims(text)
        .iter()
        .filter(|claim| claim.is_fact() && claim.predicate.relation == relation)
        .map(line)
        .collect();
    assert!(found.is_empty(), "{text}\n{found:#?}");
}

/// Asserts that no claim of `text` joins these two, whatever it says of them.
#[track_caller]
pub(crate) fn check_apart(text: &str, subject: &str, object: &str) {
    let found: Vec<String> = claims(text)
        .iter()
        .filter(|claim| claim.subject.name == subject && claim.object.name == object)
        .map(line)
        .collect();
    assert!(found.is_empty(), "{text}\n{found:#?}");
}
