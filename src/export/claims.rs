//! `claims.jsonl` and `claims.csv`: one line a claim, article by article, in text order.
//!
//! Invariant: both hold the same claims in the same order; the JSON lines are those of `extract --format claims`.

use super::table::Table;
use crate::graph::View;
use crate::rdf::{ClaimLine, ScoresLine, recall};
use std::io::{self, Write};

/// The columns of `claims.csv`.
pub(super) const HEADER: [&str; 32] = [
    "id",
    "article",
    "start",
    "end",
    "sentence",
    "subject",
    "subject_iri",
    "subject_type",
    "relation",
    "relation_iri",
    "lemma",
    "object",
    "object_iri",
    "object_type",
    "type",
    "mode",
    "negated",
    "modality",
    "source",
    "source_iri",
    "source_chain",
    "date",
    "place",
    "place_iri",
    "confidence",
    "rule",
    "pair_score",
    "likelihood",
    "type_score",
    "fact_score",
    "soundness",
    "sentence_hash",
];

/// One JSON object a line.
pub(super) fn write_jsonl(view: &View, out: &mut dyn Write) -> io::Result<()> {
    each(view, |line| {
        serde_json::to_writer(&mut *out, line)?;
        out.write_all(b"\n")
    })
}

/// The same, flat; the chain of speakers is joined by ` > `, outermost first.
pub(super) fn write_csv(view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new(out, HEADER)?;
    each(view, |line| table.row(&cells(line.clone())))?;
    table.finish()
}

/// Calls `write` for each claim of the view.
pub(super) fn each(
    view: &View,
    mut write: impl FnMut(&ClaimLine) -> io::Result<()>,
) -> io::Result<()> {
    for lines in view.each_article(|quads| recall(quads.quads(), view.names()))? {
        for line in lines? {
            write(&line)?;
        }
    }
    Ok(())
}

/// The cells of a row, in the order of [`HEADER`].
pub(super) fn cells(line: ClaimLine) -> [String; HEADER.len()] {
    let text = Option::unwrap_or_default;
    let score = |of: fn(ScoresLine) -> f64| {
        let score = line.scores.map(of);
        score.map(|score| format!("{score:.2}")).unwrap_or_default()
    };
    let [pair, likelihood, kind, fact, soundness] = [
        score(|scores| scores.pair),
        score(|scores| scores.likelihood),
        score(|scores| scores.kind),
        score(|scores| scores.fact),
        score(|scores| scores.soundness),
    ];
    [
        line.id,
        line.article,
        line.start.to_string(),
        line.end.to_string(),
        line.sentence,
        line.subject.name,
        text(line.subject.iri),
        line.subject.kind,
        line.relation.label(),
        line.relation.iri,
        line.relation.lemma,
        line.object.name,
        text(line.object.iri),
        line.object.kind,
        line.kind,
        text(line.mode),
        line.negated.to_string(),
        line.modality,
        text(line.source),
        text(line.source_iri),
        line.source_chain.join(" > "),
        text(line.date),
        text(line.place),
        text(line.place_iri),
        format!("{:.2}", line.confidence),
        line.rule,
        pair,
        likelihood,
        kind,
        fact,
        soundness,
        text(line.sentence_hash),
    ]
}
