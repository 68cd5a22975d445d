//! Claims, their evidence, and the edges that follow from them, as quads.
//!
//! In: claim lines. Out: `ng:Claim` nodes with Web Annotation evidence, fact edges, marks of derived edges.
//! Invariant: an edge is written only for what the article itself states, positively, as done or being so.

use super::graph::{Graph, date_literal};
use super::line::{ClaimLine, End};
use super::names::Names;
use super::quads::Context;
use super::vocab::{ng, oa, prov, rdf, rdfs, xsd};
use crate::base::{CodePoints, Span};
use crate::entity::Entity;
use crate::ontology::{ClaimType, EntityKind};
use crate::reading::Reading;
use oxigraph::model::{Literal, NamedNode, Term};
use std::collections::{BTreeMap, BTreeSet};

/// How many characters of context a quote selector gives on either side.
const CONTEXT: usize = 32;

/// Where claims stand.
pub(super) struct Place<'a> {
    article: &'a NamedNode,
    run: &'a NamedNode,
    text: &'a str,
    /// Bytes of the evidence, by its code points.
    evidence: BTreeMap<(usize, usize), Span>,
    /// Administrations and governments with the persons they are named after.
    acting_for: BTreeMap<String, &'a Entity>,
}

impl<'a> Place<'a> {
    pub(super) fn new(
        article: &'a NamedNode,
        run: &'a NamedNode,
        reading: &'a Reading,
        names: &Names,
    ) -> Self {
        let points = CodePoints::new(&reading.article.text);
        let spans = reading.claims.iter().map(|claim| claim.evidence);
        let entities = &reading.entities;
        let acting = entities.entities.iter().filter_map(|entity| {
            let person = entities.entity(entity.named_after?);
            Some((names.entity(&entity.key).into_string(), person))
        });
        Self {
            article,
            run,
            text: &reading.article.text,
            evidence: spans.map(|span| (points.span(span), span)).collect(),
            acting_for: acting.collect(),
        }
    }

    /// What stands before and after the evidence.
    fn around(&self, evidence: (usize, usize)) -> (&'a str, &'a str) {
        let span = self.evidence.get(&evidence).copied().unwrap_or_default();
        let before = self.text.get(..span.start).unwrap_or_default();
        let after = self.text.get(span.end..).unwrap_or_default();
        let from = before
            .char_indices()
            .rev()
            .take(CONTEXT)
            .last()
            .map_or(before.len(), |(at, _)| at);
        let to = after
            .char_indices()
            .nth(CONTEXT)
            .map_or(after.len(), |(at, _)| at);
        (&before[from..], &after[..to])
    }
}

/// An edge, as subject, predicate and object.
type Edge = (NamedNode, NamedNode, Term);

/// Writes fact edges first, then derived edges with their marks, then claims.
pub(super) fn write(
    graph: &mut Graph,
    context: Context<'_>,
    place: &Place<'_>,
    lines: &[ClaimLine],
) {
    let mut stated = BTreeSet::new();
    for line in lines.iter().filter(|line| line.is_fact()) {
        for (subject, predicate, object) in edges(context, line, line.subject.iri.as_deref()) {
            stated.insert(key(&subject, &predicate, &object));
            graph.add(&subject, predicate, object);
        }
    }
    for line in lines.iter().filter(|line| line.is_fact()) {
        derive(graph, context, place, line, &stated);
    }
    for line in lines {
        write_claim(graph, context, place, line);
    }
}

/// The edge of a fact with this subject; a symmetric relation's both ways.
fn edges(context: Context<'_>, line: &ClaimLine, subject: Option<&str>) -> Vec<Edge> {
    let Some(subject) = subject.map(NamedNode::new_unchecked) else {
        return Vec::new();
    };
    let relation = NamedNode::new_unchecked(&line.relation.iri);
    let object = term(&line.object);
    let mut edges = vec![(subject.clone(), relation.clone(), object.clone())];
    let symmetric = context
        .ontology
        .relation(&line.relation.name)
        .is_some_and(|relation| relation.symmetric);
    if let (true, Term::NamedNode(object)) = (symmetric, object) {
        edges.push((object, relation, subject.into()));
    }
    edges
}

/// What an administration does is also an edge of the person it is named after, marked as such.
///
/// *The Trump administration sanctioned Petro* gives Trump–sanctioned–Petro; where the administration sits or
/// what it consists of says nothing of the person.
fn derive(
    graph: &mut Graph,
    context: Context<'_>,
    place: &Place<'_>,
    line: &ClaimLine,
    stated: &BTreeSet<String>,
) {
    let subject = line.subject.iri.as_ref();
    let Some(person) = subject.and_then(|iri| place.acting_for.get(iri)) else {
        return;
    };
    let is_act = line
        .kind
        .parse::<ClaimType>()
        .is_ok_and(ClaimType::is_plover);
    let object_kind = line.object.kind.parse().unwrap_or(EntityKind::Concept);
    let relation = context.ontology.relation(&line.relation.name);
    if !is_act || relation.is_some_and(|relation| !relation.admits(person.kind, object_kind)) {
        return;
    }
    let person = context.names.entity(&person.key);
    let claim = context.names.claim(&line.id);
    for (number, (subject, predicate, object)) in edges(context, line, Some(person.as_str()))
        .into_iter()
        .enumerate()
    {
        if stated.contains(&key(&subject, &predicate, &object))
            || object == Term::from(subject.clone())
        {
            continue;
        }
        let mark = Names::part(&claim, &format!("derived-{number}"));
        graph.add(&subject, predicate.clone(), object.clone());
        graph.add(&mark, rdf::TYPE, context.names.ng(ng::DERIVED_EDGE));
        graph.add(&mark, rdf::TYPE, rdf::STATEMENT);
        graph.add(&mark, rdf::SUBJECT, subject);
        graph.add(&mark, rdf::PREDICATE, predicate);
        graph.add(&mark, rdf::OBJECT, object);
        graph.add(&mark, context.names.ng(ng::DERIVED_FROM), claim.clone());
    }
}

fn write_claim(graph: &mut Graph, context: Context<'_>, place: &Place<'_>, line: &ClaimLine) {
    let names = context.names;
    let claim = names.claim(&line.id);
    let relation = NamedNode::new_unchecked(&line.relation.iri);
    if !line.relation.known {
        graph.add(&relation, rdf::TYPE, names.ng(ng::OPEN_RELATION));
        graph.add(&relation, rdfs::SUB_PROPERTY_OF, names.ng(ng::RELATED_BY));
        graph.text(&relation, rdfs::LABEL, &line.relation.label());
    }
    graph.add(&claim, rdf::TYPE, names.ng(ng::CLAIM));
    graph.add(&claim, rdf::TYPE, rdf::STATEMENT);
    graph.add(&claim, rdf::SUBJECT, term(&line.subject));
    graph.add(&claim, rdf::PREDICATE, relation);
    graph.add(&claim, rdf::OBJECT, term(&line.object));
    graph.text(&claim, names.ng(ng::LEMMA), &line.relation.lemma);
    graph.add(&claim, names.ng(ng::TYPE), claim_type(context, line));
    if let Some(mode) = &line.mode {
        graph.text(&claim, names.ng(ng::PLOVER_MODE), mode);
    }
    graph.text(
        &claim,
        names.ng(ng::POLARITY),
        if line.negated { "negative" } else { "positive" },
    );
    graph.text(&claim, names.ng(ng::MODALITY), &line.modality);
    write_speakers(graph, names, &claim, line);
    if let Some(date) = &line.date {
        graph.add(&claim, names.ng(ng::DATE), date_literal(date));
    }
    if let Some(iri) = &line.place_iri {
        graph.add(&claim, names.ng(ng::PLACE), NamedNode::new_unchecked(iri));
    }
    // As short as can be, which is how oxigraph writes it again.
    let decimal = |value: f64| Literal::new_typed_literal(value.to_string(), xsd::DECIMAL);
    graph.add(&claim, names.ng(ng::CONFIDENCE), decimal(line.confidence));
    graph.text(&claim, names.ng(ng::RULE), &line.rule);
    if let Some(scores) = line.scores {
        graph.add(&claim, names.ng(ng::PAIR_SCORE), decimal(scores.pair));
        graph.add(&claim, names.ng(ng::LIKELIHOOD), decimal(scores.likelihood));
        graph.add(&claim, names.ng(ng::TYPE_SCORE), decimal(scores.kind));
        graph.add(&claim, names.ng(ng::FACT_SCORE), decimal(scores.fact));
        graph.add(&claim, names.ng(ng::SOUNDNESS), decimal(scores.soundness));
    }
    write_ends(graph, names, &claim, line);
    write_evidence(graph, names, place, &claim, line);
    graph.add(&claim, prov::WAS_DERIVED_FROM, place.article.clone());
    graph.add(&claim, prov::WAS_GENERATED_BY, place.run.clone());
}

fn claim_type(context: Context<'_>, line: &ClaimLine) -> NamedNode {
    let kind = line.kind.parse::<ClaimType>().unwrap_or(ClaimType::Other);
    let concept = context
        .ontology
        .concept(kind)
        .map(|concept| NamedNode::new_unchecked(&concept.iri));
    concept.map_or_else(
        || context.names.ng(&line.kind),
        |iri| context.names.moved(iri),
    )
}

/// `ng:source` leads to the innermost speaker; nested and nameless speakers are attributions, each of which
/// reports the next one in, the last the claim itself.
fn write_speakers(graph: &mut Graph, names: &Names, claim: &NamedNode, line: &ClaimLine) {
    if let ([_], [Some(iri)]) = (
        line.source_chain.as_slice(),
        line.source_chain_iris.as_slice(),
    ) {
        graph.add(claim, names.ng(ng::SOURCE), NamedNode::new_unchecked(iri));
        return;
    }
    let mut inner = claim.clone();
    let speakers = line
        .source_chain
        .iter()
        .zip(&line.source_chain_iris)
        .enumerate();
    for (depth, (name, iri)) in speakers.rev() {
        let attribution = Names::part(claim, &format!("source-{depth}"));
        if inner == *claim {
            let source = iri
                .as_ref()
                .map_or_else(|| attribution.clone(), NamedNode::new_unchecked);
            graph.add(claim, names.ng(ng::SOURCE), source);
        }
        graph.add(&attribution, rdf::TYPE, names.ng(ng::ATTRIBUTION));
        graph.text(&attribution, rdfs::LABEL, name);
        if let Some(iri) = iri {
            graph.add(
                &attribution,
                names.ng(ng::SPEAKER),
                NamedNode::new_unchecked(iri),
            );
        }
        graph.add(&attribution, names.ng(ng::REPORTS), inner);
        inner = attribution;
    }
}

fn write_ends(graph: &mut Graph, names: &Names, claim: &NamedNode, line: &ClaimLine) {
    let subject = [
        ng::SUBJECT_TEXT,
        ng::SUBJECT_START,
        ng::SUBJECT_END,
        ng::SUBJECT_KIND,
    ];
    let object = [
        ng::OBJECT_TEXT,
        ng::OBJECT_START,
        ng::OBJECT_END,
        ng::OBJECT_KIND,
    ];
    for (end, [text, start, stop, kind]) in [(&line.subject, subject), (&line.object, object)] {
        graph.text(claim, names.ng(text), &end.text);
        graph.number(claim, names.ng(start), end.start);
        graph.number(claim, names.ng(stop), end.end);
        if end.iri.is_none() {
            graph.add(claim, names.ng(kind), names.ng(&end.kind));
        }
    }
}

fn write_evidence(
    graph: &mut Graph,
    names: &Names,
    place: &Place<'_>,
    claim: &NamedNode,
    line: &ClaimLine,
) {
    let (start, end) = (line.start, line.end);
    let part = |what: &str| Names::part(place.article, &format!("{what}={start},{end}"));
    let (evidence, quote) = (part("char"), part("quote"));
    graph.add(claim, names.ng(ng::EVIDENCE), evidence.clone());
    graph.add(&evidence, rdf::TYPE, oa::SPECIFIC_RESOURCE);
    graph.add(&evidence, oa::HAS_SOURCE, place.article.clone());
    let position = write_position(graph, place, (start, end));
    graph.add(&evidence, oa::HAS_SELECTOR, position);
    graph.add(&evidence, oa::HAS_SELECTOR, quote.clone());
    graph.add(&quote, rdf::TYPE, oa::TEXT_QUOTE_SELECTOR);
    graph.text(&quote, oa::EXACT, &line.sentence);
    let (before, after) = place.around((start, end));
    graph.text(&quote, oa::PREFIX, before);
    graph.text(&quote, oa::SUFFIX, after);
    if let Some(trigger) = line.trigger {
        let position = write_position(graph, place, trigger);
        graph.add(claim, names.ng(ng::TRIGGER), position);
    }
}

fn write_position(graph: &mut Graph, place: &Place<'_>, (start, end): (usize, usize)) -> NamedNode {
    let node = Names::part(place.article, &format!("position={start},{end}"));
    graph.add(&node, rdf::TYPE, oa::TEXT_POSITION_SELECTOR);
    graph.number(&node, oa::START, start);
    graph.number(&node, oa::END, end);
    node
}

/// The end of a claim as a term: an entity or a literal.
fn term(end: &End) -> Term {
    match &end.iri {
        Some(iri) => NamedNode::new_unchecked(iri).into(),
        None => Literal::new_simple_literal(&end.name).into(),
    }
}

fn key(subject: &NamedNode, predicate: &NamedNode, object: &Term) -> String {
    format!("{subject} {predicate} {object}")
}
