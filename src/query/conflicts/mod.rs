//! Conflicts: claims of a store that cannot all be true, or that one article states and another only passes on.
//!
//! In: the claims of all articles. Out: [`Conflict`]s, each with its two sides and the sentences behind them.
//! Invariant: the sides speak of the same time as far as the articles say; what is planned, possible or hypothetical
//! contradicts nothing.

mod offices;
mod period;
mod statements;
mod values;
mod voices;

pub use statements::Statement;

use super::provenance::Provenance;
use crate::ontology::Ontology;
use crate::store::Store;
use oxigraph::store::StorageError;
use serde::Serialize;
use std::fmt;

/// What kind of conflict it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// One article states it, another states that it is not so.
    Polarity,
    /// An article states it and a speaker denies it, or the other way round; in one article or two.
    Denial,
    /// One speaker says so, another denies it.
    Dispute,
    /// A fact in one article, only somebody's words in another.
    Allegation,
    /// Two people hold a post that one person holds at a time.
    Holders,
    /// In office by one article, out of it by another.
    Tenure,
    /// Two dates of one event, few days apart.
    Dates,
    /// Two numbers for one thing.
    Amounts,
}

impl Kind {
    /// All kinds, the plainest contradictions first.
    pub const ALL: &'static [Self] = &[
        Self::Polarity,
        Self::Tenure,
        Self::Holders,
        Self::Denial,
        Self::Dates,
        Self::Amounts,
        Self::Dispute,
        Self::Allegation,
    ];

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Polarity => "polarity",
            Self::Denial => "denial",
            Self::Dispute => "dispute",
            Self::Allegation => "allegation",
            Self::Holders => "holders",
            Self::Tenure => "tenure",
            Self::Dates => "dates",
            Self::Amounts => "amounts",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Two sides of one matter.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Conflict {
    /// What kind it is.
    pub kind: Kind,
    /// Who or what it is about.
    pub subject: String,
    /// How subject and object are related.
    pub relation: String,
    /// To whom or what.
    pub object: String,
    /// The two sides.
    pub sides: [Side; 2],
}

/// One side of a conflict.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Side {
    /// What this side has (`not so`, `2026-01-07`, a holder's name).
    pub says: String,
    /// Where it is said: of each article the statement that it makes first.
    pub statements: Vec<Statement>,
}

impl Conflict {
    /// Whether the entity of this IRI is at an end of one of its statements.
    pub fn concerns(&self, iri: &str) -> bool {
        let mut statements = self.sides.iter().flat_map(|side| &side.statements);
        statements.any(|statement| statement.ends.iter().any(|end| end == iri))
    }
}

impl Side {
    /// A side of these statements, one an article.
    fn new(says: impl Into<String>, statements: &[&Statement]) -> Self {
        let mut kept: Vec<Statement> = Vec::new();
        for statement in statements {
            if kept
                .iter()
                .all(|it| it.from.article != statement.from.article)
            {
                kept.push((*statement).clone());
            }
        }
        Self {
            says: says.into(),
            statements: kept,
        }
    }
}

/// Finds the conflicts between the claims of a store that have at least this confidence, the plainest kinds first.
///
/// # Errors
/// Where the graph database fails.
pub fn conflicts(
    store: &Store,
    ontology: &Ontology,
    min_confidence: f64,
) -> Result<Vec<Conflict>, StorageError> {
    let statements = statements::collect(store, ontology, min_confidence)?;
    Ok(among(&statements, ontology))
}

/// The conflicts between these statements.
fn among(statements: &[Statement], ontology: &Ontology) -> Vec<Conflict> {
    let mut found = Vec::new();
    for topic in statements::by_topic(statements).values() {
        found.extend(voices::conflict(topic));
        found.extend(values::dates(topic, ontology));
    }
    found.extend(offices::conflicts(statements, ontology));
    found.extend(values::amounts(statements));
    let rank = |kind: Kind| Kind::ALL.iter().position(|it| *it == kind);
    found.sort_by_cached_key(|it| {
        (
            rank(it.kind),
            it.subject.clone(),
            it.relation.clone(),
            it.object.clone(),
            it.sides[0].says.clone(),
            it.sides[1].says.clone(),
        )
    });
    found
}

/// A conflict about what this statement relates.
fn about(kind: Kind, statement: &Statement, sides: [Side; 2]) -> Conflict {
    Conflict {
        kind,
        subject: statement.subject.clone(),
        relation: statement.label.clone(),
        object: statement.object.clone(),
        sides,
    }
}

#[cfg(test)]
mod tests;
