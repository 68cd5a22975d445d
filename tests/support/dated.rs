//! Claims with their dates and places, as the whole pipeline reads them with the model in the program.
//!
//! Invariant: an article is of the day that the test gives; [`check`] takes Friday, 9 January 2026.
#![allow(dead_code, reason = "each test program uses its part of this")]

use jiff::civil::{Date, date};
use newsgraph::article::{Article, Found, Origin};
use newsgraph::claim::Claim;
use newsgraph::language::Model;
use newsgraph::ontology::Ontology;
use newsgraph::reading::Reader;
use std::sync::LazyLock;

static MODEL: LazyLock<Model> = LazyLock::new(|| match Model::embedded() {
    Ok(model) => model,
    Err(error) => panic!("{error}"),
});

/// `Arnor | attack | Gondor | 2026-01-07 | Osgiliath` for each claim, `-` where nothing is known.
pub(crate) fn lines(text: &str, published: Option<Date>) -> Vec<String> {
    let reader = Reader::new(Ontology::embedded(), &MODEL);
    let mut article = Article::from_text("test", text);
    article.published = published.map(|value| Found {
        value,
        origin: Origin::Option,
        span: None,
    });
    let reading = reader.read(article);
    let line = |claim: &Claim| {
        let date = claim.date.map_or("-".to_owned(), |date| date.to_string());
        let place = claim
            .place
            .map_or("-", |place| &reading.entities.entity(place).name);
        let Claim {
            subject,
            predicate,
            object,
            ..
        } = claim;
        format!(
            "{} | {} | {} | {date} | {place}",
            subject.name, predicate.lemma, object.name
        )
    };
    reading.claims.iter().map(line).collect()
}

/// Asserts that `expected` is a line of the claims of `text`.
#[track_caller]
pub(crate) fn check(text: &str, expected: &str) {
    let found = lines(text, Some(date(2026, 1, 9)));
    assert!(
        found.iter().any(|line| line == expected),
        "{text}\nno line {expected:?} in {found:#?}"
    );
}
