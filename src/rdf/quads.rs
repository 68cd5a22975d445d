//! From a reading to the quads of its article's graph.
//!
//! In: a [`Reading`] and the [`Context`] it was read in. Out: quads of one named graph.
//! Invariant: the quads depend on nothing else, so the graph of many articles is the set union of theirs.

use super::graph::{Graph, date_literal};
use super::line::{self, ClaimLine};
use super::names::Names;
use super::naming::Namings;
use super::statement;
use super::textless::textless;
use super::vocab::{WIKIDATA, ng, owl, prov, rdf, rdfs, schema, skos};
use crate::article::Article;
use crate::base::{content_hash, short_hash};
use crate::entity::{Entities, Entity};
use crate::ontology::{EntityKind, Ontology};
use crate::reading::Reading;
use oxigraph::model::{Literal, NamedNode, Quad};
use std::collections::BTreeSet;

/// What an article's quads depend on besides its text.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The ontology it was read with.
    pub ontology: &'a Ontology,
    /// The namespaces.
    pub names: &'a Names,
    /// The run.
    pub run: &'a Run,
}

/// What made the readings: with the same of these, the same text gives the same graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Version of the program.
    pub program: String,
    /// SHA-256 of the ontology's files.
    pub ontology: String,
    /// SHA-256 of the language model's weights.
    pub weights: String,
    /// SHA-256 of the rows of the user's `merges.csv`; empty without any.
    pub merges: String,
    /// Whether the words of the articles are left out of the graph.
    pub without_text: bool,
}

impl Run {
    /// This program with the ontology and weights of these hashes.
    pub fn of(ontology: &str, weights: &str) -> Self {
        Self {
            program: env!("CARGO_PKG_VERSION").to_owned(),
            ontology: ontology.to_owned(),
            weights: weights.to_owned(),
            merges: String::new(),
            without_text: false,
        }
    }

    /// The same with the user's merges of this hash.
    #[must_use]
    pub fn with_merges(self, merges: &str) -> Self {
        Self {
            merges: merges.to_owned(),
            ..self
        }
    }

    /// The same for a graph without the words of the articles, or with them.
    #[must_use]
    pub fn leaving_out_text(self, without_text: bool) -> Self {
        Self {
            without_text,
            ..self
        }
    }

    /// A short hash of these, which names the run.
    pub fn id(&self) -> String {
        let mut parts = vec![
            self.program.as_str(),
            self.ontology.as_str(),
            self.weights.as_str(),
        ];
        if !self.merges.is_empty() {
            parts.push(&self.merges);
        }
        if self.without_text {
            parts.push("without text");
        }
        short_hash(&parts)
    }
}

/// The quads of an article's graph: its description, entities, fact edges, claims and evidence.
pub fn quads(context: Context<'_>, reading: &Reading) -> Vec<Quad> {
    let names = context.names;
    let article = names.article(&reading.article.id);
    let run = names.run(&context.run.id());
    let lines = line::lines(reading, names);
    let mut graph = Graph::new(article.clone());
    describe_run(&mut graph, &run, context);
    describe_article(&mut graph, &article, &run, reading, names);
    describe_entities(&mut graph, &article, reading, &lines, names);
    let place = statement::Place::new(&article, &run, reading, names);
    statement::write(&mut graph, context, &place, &lines);
    if context.run.without_text {
        return textless(graph.finish(), names);
    }
    graph.finish()
}

/// SHA-256 of all that an article's reading depends on: text, id and metadata.
pub fn article_hash(article: &Article) -> String {
    let date = article
        .published
        .as_ref()
        .map(|date| date.value.to_string());
    let found = [
        &article.title,
        &article.outlet,
        &article.url,
        &article.dateline,
    ];
    let mut parts: Vec<&[u8]> = vec![article.id.as_bytes(), article.text.as_bytes()];
    parts.extend(found.map(|found| {
        found
            .as_ref()
            .map_or(&[][..], |found| found.value.as_bytes())
    }));
    parts.push(date.as_deref().unwrap_or_default().as_bytes());
    content_hash(&parts)
}

fn describe_run(graph: &mut Graph, run: &NamedNode, context: Context<'_>) {
    let names = context.names;
    graph.add(run, rdf::TYPE, names.ng(ng::RUN));
    graph.add(run, rdf::TYPE, prov::ACTIVITY);
    graph.text(run, names.ng(ng::PROGRAM_VERSION), &context.run.program);
    graph.text(run, names.ng(ng::ONTOLOGY_HASH), &context.run.ontology);
    graph.text(run, names.ng(ng::WEIGHTS_HASH), &context.run.weights);
    if !context.run.merges.is_empty() {
        graph.text(run, names.ng(ng::MERGES_HASH), &context.run.merges);
    }
    if context.run.without_text {
        graph.add(run, names.ng(ng::WITHOUT_TEXT), Literal::from(true));
    }
}

fn describe_article(
    graph: &mut Graph,
    node: &NamedNode,
    run: &NamedNode,
    reading: &Reading,
    names: &Names,
) {
    let article = &reading.article;
    graph.add(node, rdf::TYPE, schema::NEWS_ARTICLE);
    graph.text(node, schema::IDENTIFIER, &article.id);
    if let Some(title) = &article.title {
        graph.text(node, schema::HEADLINE, &title.value);
    }
    if let Some(date) = &article.published {
        graph.add(
            node,
            schema::DATE_PUBLISHED,
            date_literal(&date.value.to_string()),
        );
        let origin = format!("{:?}", date.origin).to_lowercase();
        graph.text(node, names.ng(ng::DATE_FOUND_IN), &origin);
    }
    if let Some(outlet) = &article.outlet {
        let publisher = outlet_iri(&outlet.value, names);
        graph.add(node, schema::PUBLISHER, publisher.clone());
        let known = reading
            .entities
            .entities
            .iter()
            .any(|entity| names.entity(&entity.key) == publisher);
        if !known {
            graph.text(&publisher, rdfs::LABEL, &outlet.value);
            graph.add(
                &publisher,
                rdf::TYPE,
                names.ng(EntityKind::Organization.as_str()),
            );
        }
    }
    if let Some(url) = &article.url {
        graph.text(node, schema::URL, &url.value);
    }
    if let Some(dateline) = &article.dateline {
        graph.text(node, schema::LOCATION_CREATED, &dateline.value);
    }
    graph.text(node, names.ng(ng::CONTENT_HASH), &article_hash(article));
    graph.add(node, prov::WAS_GENERATED_BY, run.clone());
}

/// An outlet is the entity of its name.
fn outlet_iri(name: &str, names: &Names) -> NamedNode {
    names.entity(&name.replace(' ', "_"))
}

/// Entities known by name, and whatever else a claim or another entity speaks of.
fn describe_entities(
    graph: &mut Graph,
    article: &NamedNode,
    reading: &Reading,
    lines: &[ClaimLine],
    names: &Names,
) {
    let outlet = reading
        .article
        .outlet
        .as_ref()
        .map(|outlet| outlet_iri(&outlet.value, names));
    let used: BTreeSet<&str> = lines
        .iter()
        .flat_map(iris)
        .chain(outlet.as_ref().map(NamedNode::as_str))
        .collect();
    let entities = &reading.entities;
    let mut wanted: BTreeSet<usize> = BTreeSet::new();
    for (index, entity) in entities.entities.iter().enumerate() {
        let iri = names.entity(&entity.key);
        if (entity.named && !entity.kind.is_literal()) || used.contains(iri.as_str()) {
            wanted.insert(index);
            wanted.extend(
                entity
                    .named_after
                    .iter()
                    .chain(&entity.members)
                    .map(|id| id.0),
            );
        }
    }
    let namings = Namings::new(article, reading, names);
    for index in wanted {
        let entity = &entities.entities[index];
        describe_entity(graph, article, entities, entity, names);
        namings.write(graph, entity);
    }
}

fn describe_entity(
    graph: &mut Graph,
    article: &NamedNode,
    entities: &Entities,
    entity: &Entity,
    names: &Names,
) {
    let node = names.entity(&entity.key);
    graph.add(&node, rdf::TYPE, names.ng(entity.kind.as_str()));
    graph.text(&node, rdfs::LABEL, &entity.name);
    for alias in &entity.aliases {
        graph.text(&node, skos::ALT_LABEL, alias);
    }
    if let Some(id) = &entity.wikidata {
        graph.add(
            &node,
            owl::SAME_AS,
            NamedNode::new_unchecked(format!("{WIKIDATA}{id}")),
        );
    }
    if !entity.named {
        graph.add(&node, names.ng(ng::NAMED), Literal::from(false));
    }
    if let Some(key) = &entity.same_candidate {
        graph.add(&node, names.ng(ng::SAME_CANDIDATE), names.entity(key));
    }
    if let Some(person) = entity.named_after {
        graph.add(
            &node,
            names.ng(ng::NAMED_AFTER),
            names.entity(&entities.entity(person).key),
        );
    }
    for &member in &entity.members {
        graph.add(
            &node,
            schema::MEMBER,
            names.entity(&entities.entity(member).key),
        );
    }
    graph.add(article, schema::MENTIONS, node);
}

/// All entities that a claim speaks of.
fn iris(line: &ClaimLine) -> impl Iterator<Item = &str> {
    let ends = [&line.subject.iri, &line.object.iri, &line.place_iri];
    ends.into_iter()
        .chain(&line.source_chain_iris)
        .filter_map(Option::as_deref)
}
