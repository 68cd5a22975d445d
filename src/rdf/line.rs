//! Claim lines: a claim as the outside sees it, one JSON object a line.
//!
//! In: a [`Reading`]. Out: [`ClaimLine`]s in text order. Invariant: offsets count code points; a line holds
//! all that the graph says of its claim, so lines read back from the graph are the same lines.

use super::names::Names;
use crate::base::iri::in_words;
use crate::base::text::squeeze;
use crate::base::{CodePoints, Span, short_hash, text_hash};
use crate::claim::{Argument, Claim};
use crate::reading::Reading;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One claim of one article. Fields may be added in later versions, never renamed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClaimLine {
    /// Hash of what the claim says and where; the last part of its IRI.
    pub id: String,
    /// Id of the article.
    pub article: String,
    /// First code point of the evidence.
    pub start: usize,
    /// One past the last code point of the evidence.
    pub end: usize,
    /// The evidence as it stands in the text; empty where the text may not be copied.
    pub sentence: String,
    /// SHA-256 of the evidence where the text may not be copied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentence_hash: Option<String>,
    /// Who or what the claim is about.
    pub subject: End,
    /// How subject and object are related.
    pub relation: RelationRef,
    /// The other end.
    pub object: End,
    /// Code points of the words that carry the relation.
    pub trigger: Option<(usize, usize)>,
    /// Type of claim (`SANCTION`).
    #[serde(rename = "type")]
    pub kind: String,
    /// In what way an act of that type is done, as PLOVER names it (`phone`); none where PLOVER has no name for it.
    #[serde(default)]
    pub mode: Option<String>,
    /// Whether the article says that it is not so.
    pub negated: bool,
    /// How it is presented (`fact`, `reported` ...).
    pub modality: String,
    /// The innermost speaker.
    pub source: Option<String>,
    /// Its IRI, if it is an entity.
    pub source_iri: Option<String>,
    /// All speakers, outermost first.
    pub source_chain: Vec<String>,
    /// Their IRIs, in the same order.
    pub source_chain_iris: Vec<Option<String>>,
    /// `2026-01-07`, `2026-01` or `2026`.
    pub date: Option<String>,
    /// Name of the place where it happened.
    pub place: Option<String>,
    /// Its IRI.
    pub place_iri: Option<String>,
    /// From 0 to 1, in hundredths.
    pub confidence: f64,
    /// The line of a table, the name of a rule, or `model`: what made it.
    pub rule: String,
    /// What the model makes of it, whoever made it.
    pub scores: Option<ScoresLine>,
}

/// What the model makes of a claim: probabilities in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScoresLine {
    /// That some claim joins the subject with the object.
    pub pair: f64,
    /// That the trigger takes these two, and a claim joins them.
    pub likelihood: f64,
    /// That the trigger carries a claim of this type.
    #[serde(rename = "type")]
    pub kind: f64,
    /// That it is presented as a fact.
    pub fact: f64,
    /// That a careful reader would find it right in all its parts.
    pub soundness: f64,
}

/// One end of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    /// Canonical name of the entity, or the text of the literal.
    pub name: String,
    /// IRI of the entity; none for a literal.
    pub iri: Option<String>,
    /// What it is (`Person`).
    #[serde(rename = "type")]
    pub kind: String,
    /// How this claim expresses it.
    pub text: String,
    /// First code point of that.
    pub start: usize,
    /// One past its last code point.
    pub end: usize,
}

/// The relation of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelationRef {
    /// Its IRI.
    pub iri: String,
    /// Its name (`sanctioned`).
    pub name: String,
    /// Active-voice lemma with particle or preposition.
    pub lemma: String,
    /// Whether it is declared in the ontology.
    pub known: bool,
}

impl RelationRef {
    /// The relation as people write it: `spoke with`; `re-established` with the hyphen that its lemma has.
    pub fn label(&self) -> String {
        let words = in_words(&self.name);
        let lemma_words = self.lemma.split([' ', '-']).count();
        if lemma_words != words.split(' ').count() {
            return words;
        }
        let mut gaps = self.lemma.matches([' ', '-']);
        let mut label = String::new();
        for word in words.split(' ') {
            if !label.is_empty() {
                label.push_str(gaps.next().unwrap_or(" "));
            }
            label.push_str(word);
        }
        label
    }
}

impl ClaimLine {
    /// The line without words of the article, but for names and phrases that the claim ends in.
    #[must_use]
    pub fn without_text(mut self) -> Self {
        if self.sentence_hash.is_none() {
            self.sentence_hash = Some(text_hash(&self.sentence));
        }
        for text in [
            &mut self.sentence,
            &mut self.subject.text,
            &mut self.object.text,
        ] {
            text.clear();
        }
        self
    }

    /// The evidence on one line; where it is left out, where it stands.
    pub fn words(&self) -> String {
        match &self.sentence_hash {
            None => squeeze(&self.sentence),
            Some(hash) => format!(
                "[not kept: characters {} to {}, SHA-256 {hash}]",
                self.start, self.end
            ),
        }
    }

    /// Whether the article itself states it, positively, as having happened or being so.
    pub fn is_fact(&self) -> bool {
        self.modality == "fact" && !self.negated
    }

    /// What lines are sorted by: place in the text, then id.
    fn position(&self) -> (usize, usize, usize, usize, usize, &str) {
        let trigger = self.trigger.map_or(self.end, |(start, _)| start);
        let (subject, object) = (self.subject.start, self.object.start);
        (self.start, self.end, trigger, subject, object, &self.id)
    }
}

fn hundredths(probability: f32) -> f64 {
    f64::from((probability.clamp(0.0, 1.0) * 100.0).round()) / 100.0
}

/// The claims of an article in text order; of claims that say the same at the same place the surest.
pub fn lines(reading: &Reading, names: &Names) -> Vec<ClaimLine> {
    let points = CodePoints::new(&reading.article.text);
    let writer = Writer {
        reading,
        names,
        points: &points,
    };
    sorted(
        reading
            .claims
            .iter()
            .map(|claim| writer.line(claim))
            .collect(),
    )
}

/// Puts lines of one article in text order and drops repeated ids.
pub(super) fn sorted(mut lines: Vec<ClaimLine>) -> Vec<ClaimLine> {
    lines.sort_by(|a, b| {
        a.position()
            .cmp(&b.position())
            .then(b.confidence.total_cmp(&a.confidence))
    });
    let mut seen = BTreeSet::new();
    lines.retain(|line| seen.insert(line.id.clone()));
    lines
}

struct Writer<'a> {
    reading: &'a Reading,
    names: &'a Names,
    points: &'a CodePoints,
}

impl Writer<'_> {
    fn line(&self, claim: &Claim) -> ClaimLine {
        let article = &self.reading.article;
        let (start, end) = self.points.span(claim.evidence);
        let source = claim.source();
        let place = claim.place.map(|id| self.reading.entities.entity(id));
        let iri_of = |id| self.entity_iri(id);
        let relation = &claim.predicate;
        let mut line = ClaimLine {
            id: String::new(),
            article: article.id.clone(),
            start,
            end,
            sentence: claim.evidence.of(&article.text).to_owned(),
            sentence_hash: None,
            subject: self.end(&claim.subject),
            relation: RelationRef {
                iri: self.names.relation(&relation.relation).into_string(),
                name: relation.relation.clone(),
                lemma: relation.lemma.clone(),
                known: relation.known,
            },
            object: self.end(&claim.object),
            trigger: claim.trigger.map(|span: Span| self.points.span(span)),
            kind: claim.kind.to_string(),
            mode: claim.mode.clone(),
            negated: claim.negated,
            modality: claim.modality.to_string(),
            source: source.map(|source| self.source_name(source)),
            source_iri: source.and_then(|source| source.entity).map(iri_of),
            source_chain: claim
                .sources
                .iter()
                .map(|source| self.source_name(source))
                .collect(),
            source_chain_iris: claim
                .sources
                .iter()
                .map(|source| source.entity.map(iri_of))
                .collect(),
            date: claim.date.map(|date| date.to_string()),
            place: place.map(|place| place.name.clone()),
            place_iri: claim.place.map(iri_of),
            confidence: hundredths(claim.confidence),
            rule: claim.rule.clone(),
            scores: claim.scores.map(|scores| ScoresLine {
                pair: hundredths(scores.pair),
                likelihood: hundredths(scores.likelihood),
                kind: hundredths(scores.kind),
                fact: hundredths(scores.fact),
                soundness: hundredths(scores.soundness),
            }),
        };
        line.id = self.id(&line);
        line
    }

    fn end(&self, argument: &Argument) -> End {
        let (start, end) = self.points.span(argument.span);
        let entity = argument.entity.map(|id| self.reading.entities.entity(id));
        End {
            name: entity.map_or(&argument.name, |entity| &entity.name).clone(),
            iri: argument.entity.map(|id| self.entity_iri(id)),
            kind: entity
                .map_or(argument.kind, |entity| entity.kind)
                .to_string(),
            text: argument.span.of(&self.reading.article.text).to_owned(),
            start,
            end,
        }
    }

    fn source_name(&self, source: &crate::claim::Source) -> String {
        let entity = source.entity.map(|id| self.reading.entities.entity(id));
        entity.map_or(&source.name, |entity| &entity.name).clone()
    }

    fn entity_iri(&self, id: crate::entity::EntityId) -> String {
        let entity = self.reading.entities.entity(id);
        self.names.entity(&entity.key).into_string()
    }

    /// The base is no part of the hash: the same claim has the same id under any base.
    fn id(&self, line: &ClaimLine) -> String {
        let bare = |iri: &Option<String>| {
            let local = iri
                .as_deref()
                .map(|iri| iri.strip_prefix(self.names.base()).unwrap_or(iri));
            local.unwrap_or_default().to_owned()
        };
        let numbers = [
            line.start,
            line.end,
            line.subject.start,
            line.subject.end,
            line.object.start,
            line.object.end,
        ];
        let mut parts: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        parts.extend(line.trigger.map(|(start, end)| format!("{start}-{end}")));
        for end in [&line.subject, &line.object] {
            parts.extend([bare(&end.iri), end.name.clone(), end.kind.clone()]);
        }
        for (name, iri) in line.source_chain.iter().zip(&line.source_chain_iris) {
            parts.extend([bare(iri), name.clone()]);
        }
        let relation = &line.relation;
        parts.extend(
            [
                &line.article,
                &relation.name,
                &relation.lemma,
                &line.kind,
                &line.modality,
            ]
            .map(Clone::clone),
        );
        parts.push(line.negated.to_string());
        parts.extend([line.date.clone().unwrap_or_default(), bare(&line.place_iri)]);
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        short_hash(&parts)
    }
}
