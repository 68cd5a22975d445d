//! Statements: the claims that can contradict one another, with where they come from.
//!
//! In: the claims of a store. Out: those that are stated or reported, by topic. Invariant: they stand in the order of
//! the articles' ids, then of the text.

use super::Provenance;
use super::period::Period;
use crate::base::text::fold;
use crate::ontology::Ontology;
use crate::rdf::ClaimLine;
use crate::store::Store;
use oxigraph::store::StorageError;
use serde::Serialize;
use std::collections::BTreeMap;

/// Days between two statements beyond which they speak of different times.
const SAME_TIME: i32 = 31;

/// A claim as a side of a conflict.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Statement {
    /// Id of the claim.
    pub claim: String,
    /// Its article.
    #[serde(flatten)]
    pub from: Provenance,
    /// The sentence, on one line.
    pub sentence: String,
    /// Whether it is said not to be so.
    pub negated: bool,
    /// `fact` or `reported`.
    pub modality: String,
    /// Who says so; none where the article does.
    pub source: Option<String>,
    /// When it is said to have been.
    pub date: Option<String>,
    /// From 0 to 1.
    pub confidence: f64,
    #[serde(skip)]
    pub(super) subject: String,
    #[serde(skip)]
    pub(super) object: String,
    /// Ids of the two ends: IRIs, and of a literal its folded words in double quotes.
    #[serde(skip)]
    pub(super) ends: [String; 2],
    /// What the ends are (`Person`).
    #[serde(skip)]
    pub(super) kinds: [String; 2],
    /// Name of the relation.
    #[serde(skip)]
    pub(super) relation: String,
    /// The relation as people write it.
    #[serde(skip)]
    pub(super) label: String,
    #[serde(skip)]
    pub(super) lemma: String,
}

/// What tells one matter from another: the two ends and the relation, whichever way round a symmetric one is put.
pub(super) type Topic<'a> = (&'a str, &'a str, &'a str);

/// The statements of all articles with at least this confidence.
pub(super) fn collect(
    store: &Store,
    ontology: &Ontology,
    min_confidence: f64,
) -> Result<Vec<Statement>, StorageError> {
    let mut found = Vec::new();
    for entry in store.articles() {
        let from = Provenance::of(store, &entry.article)?;
        for line in store.claims(&entry.article)? {
            if line.confidence >= min_confidence {
                found.extend(Statement::of(line, &from, ontology));
            }
        }
    }
    Ok(found)
}

/// Statements on one topic together.
pub(super) fn by_topic(statements: &[Statement]) -> BTreeMap<Topic<'_>, Vec<&Statement>> {
    let mut topics: BTreeMap<Topic<'_>, Vec<&Statement>> = BTreeMap::new();
    for statement in statements {
        let [subject, object] = &statement.ends;
        topics
            .entry((subject, &statement.relation, object))
            .or_default()
            .push(statement);
    }
    topics
}

impl Statement {
    /// The claim as a statement; none of what is planned, possible or hypothetical, nor of a subject without an IRI.
    pub(super) fn of(line: ClaimLine, from: &Provenance, ontology: &Ontology) -> Option<Self> {
        if !matches!(line.modality.as_str(), "fact" | "reported") {
            return None;
        }
        let sentence = line.words();
        let subject = line.subject.iri?;
        let object = line
            .object
            .iri
            .unwrap_or_else(|| format!("\"{}\"", fold(&line.object.name)));
        let known = ontology.relation(&line.relation.name);
        let label = known.map_or_else(|| line.relation.label(), |known| known.label.clone());
        let mut statement = Self {
            label,
            claim: line.id,
            from: from.clone(),
            sentence,
            negated: line.negated,
            source: line.source.filter(|_| line.modality == "reported"),
            modality: line.modality,
            date: line.date,
            confidence: line.confidence,
            subject: line.subject.name,
            object: line.object.name,
            ends: [subject, object],
            kinds: [line.subject.kind, line.object.kind],
            relation: line.relation.name,
            lemma: line.relation.lemma,
        };
        if known.is_some_and(|it| it.symmetric) && statement.ends[1] < statement.ends[0] {
            statement.ends.swap(0, 1);
            statement.kinds.swap(0, 1);
            std::mem::swap(&mut statement.subject, &mut statement.object);
        }
        Some(statement)
    }

    /// Whether the article says so in its own voice.
    pub(super) fn is_own(&self) -> bool {
        self.modality == "fact"
    }

    /// Who says so, as voices are compared: the speaker, or the article.
    pub(super) fn voice(&self) -> (&str, &str) {
        match &self.source {
            Some(source) => (source, ""),
            None => ("", &self.from.article),
        }
    }

    /// When it is said to have been, or else when it was written.
    fn period(&self) -> Option<Period> {
        let date = self.date.as_deref().or(self.from.published.as_deref());
        date.and_then(Period::parse)
    }

    /// Whether the two speak of one time, as far as is known.
    pub(super) fn is_of_time_of(&self, other: &Self) -> bool {
        match (self.period(), other.period()) {
            (Some(one), Some(other)) => one.days_from(other) <= SAME_TIME,
            _ => true,
        }
    }
}
