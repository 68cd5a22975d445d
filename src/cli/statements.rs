//! What edges rest on, as the graph commands show it: for the eye, and as rows of one claim each.
//!
//! In: a view and its [`Event`]s. Invariant: every sentence that is shown stands in the article named with it.

use super::summary::counted;
use crate::export::Cell;
use crate::graph::{ArticleInfo, Edge, Event, View};
use crate::ontology::Modality;
use crate::rdf::ClaimLine;
use std::io::{self, Write};

/// The columns that [`row`] fills.
pub(super) const COLUMNS: [&str; 16] = [
    "date",
    "subject",
    "subject_iri",
    "relation",
    "object",
    "object_iri",
    "fact",
    "negated",
    "modality",
    "said_by",
    "confidence",
    "article",
    "outlet",
    "published",
    "url",
    "sentence",
];

/// The claim of an event as one row.
pub(super) fn row(view: &View, event: &Event, claim: &ClaimLine) -> Vec<Cell> {
    let edge = &view.graph()[event.edge];
    let [subject, relation, object] = view.words(event.edge);
    let (from, to) = view.graph().edge_endpoints(event.edge).unwrap_or_default();
    let iri = |at| {
        let node = view.node(at);
        if node.is_literal() {
            Cell::Blank
        } else {
            node.id.as_str().into()
        }
    };
    let unknown = ArticleInfo::default();
    let article = view.articles().get(&claim.article).unwrap_or(&unknown);
    vec![
        (&event.date).into(),
        subject.into(),
        iri(from),
        relation.into(),
        object.into(),
        iri(to),
        Cell::Flag(edge.is_fact()),
        Cell::Flag(edge.negated),
        edge.modality.as_str().into(),
        (&edge.said_by).into(),
        Cell::Score(claim.confidence),
        claim.article.as_str().into(),
        (&article.outlet).into(),
        (&article.published).into(),
        (&article.url).into(),
        claim.words().as_str().into(),
    ]
}

/// Writes one line for the event and two for each of its first `most` claims.
pub(super) fn write(
    view: &View,
    event: &Event,
    most: usize,
    indent: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    let edge = &view.graph()[event.edge];
    let [subject, relation, object] = view.words(event.edge);
    writeln!(
        out,
        "{indent}{subject} - {relation} - {object}  [{} in {}]",
        standing(edge),
        counted(event.support(), "article")
    )?;
    for claim in event.claims.iter().take(most) {
        writeln!(out, "{indent}  \"{}\"", claim.words())?;
        writeln!(out, "{indent}    ({})", provenance(view, &claim.article))?;
    }
    if event.claims.len() > most {
        writeln!(
            out,
            "{indent}  and {}",
            counted(event.claims.len() - most, "more sentence")
        )?;
    }
    Ok(())
}

/// How the articles present an edge: `fact`, `reported, not so, according to Gondor`.
fn standing(edge: &Edge) -> String {
    let mut how = vec![edge.modality.as_str().to_owned()];
    if edge.modality == Modality::Fact && edge.derived {
        how.push("derived".to_owned());
    }
    if edge.negated {
        how.push("not so".to_owned());
    }
    how.extend(
        edge.said_by
            .iter()
            .map(|name| format!("according to {name}")),
    );
    how.join(", ")
}

/// Id, outlet and date of an article.
fn provenance(view: &View, id: &str) -> String {
    let info = view.articles().get(id);
    let mut parts = vec![id];
    parts.extend(info.and_then(|info| info.outlet.as_deref()));
    parts.extend(info.and_then(|info| info.published.as_deref()));
    parts.join(", ")
}
