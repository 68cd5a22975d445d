//! From the store's quads to the graph.
//!
//! In: the named graphs of the articles. Out: the whole [`View`].
//! Invariant: only what an article itself states, positively, becomes a fact edge; a quad that no claim
//! and no derived edge accounts for makes no edge at all.

use super::builder::Builder;
use super::tone::Tone;
use super::types::{ArticleInfo, Edge, Node};
use super::view::View;
use crate::base::iri::local_name;
use crate::ontology::{ClaimType, EntityKind, Modality, Ontology};
use crate::rdf::vocab::{ng, owl, rdf, rdfs, schema, skos};
use crate::rdf::{ClaimLine, End, Names, recall};
use oxigraph::model::{GraphNameRef, NamedNodeRef, NamedOrBlankNode, Quad, Term};
use oxigraph::store::{StorageError, Store};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Articles read at once: enough for all cores, few enough to be held in memory.
pub(super) const AT_A_TIME: usize = 16;

impl View {
    /// Reads the graph of all articles; a few articles' quads at a time are held beside it, read on all cores.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn read(store: &Store, names: &Names, ontology: &Ontology) -> Result<Self, StorageError> {
        let mut builder = Builder::default();
        let mut articles = BTreeMap::new();
        for batch in article_graphs(store, names)?.chunks(AT_A_TIME) {
            let read = |graph: &String| {
                let quads = quads_of(store, graph)?;
                let lines = recall(quads.iter().cloned(), names);
                Ok((quads, lines))
            };
            let read: Result<Vec<_>, StorageError> = batch.par_iter().map(read).collect();
            for (graph, (quads, lines)) in batch.iter().zip(read?) {
                let described = Described::of(&quads, names);
                let Some((id, info)) = described.article(graph) else {
                    continue;
                };
                described.add_nodes(&mut builder, &id, &info);
                add_claims(&mut builder, &lines, names, ontology);
                described.add_derived(&mut builder, &lines, names, ontology);
                articles.insert(id, info);
            }
        }
        Ok(Self {
            graph: builder.finish(),
            articles,
            store: store.clone(),
            names: names.clone(),
            concepts: ontology
                .concepts()
                .map(|concept| (concept.kind, concept.clone()))
                .collect(),
            kept_claims: None,
            without_text: false,
        })
    }
}

/// The IRIs of the articles' graphs, sorted.
pub(super) fn article_graphs(store: &Store, names: &Names) -> Result<Vec<String>, StorageError> {
    let ontology = names.ontology_graph();
    let mut graphs = Vec::new();
    for graph in store.named_graphs() {
        match graph? {
            NamedOrBlankNode::NamedNode(node) if node != ontology => {
                graphs.push(node.into_string());
            }
            _ => {}
        }
    }
    graphs.sort_unstable();
    Ok(graphs)
}

/// The quads of one graph.
pub(super) fn quads_of(store: &Store, graph: &str) -> Result<Vec<Quad>, StorageError> {
    let name = GraphNameRef::NamedNode(NamedNodeRef::new_unchecked(graph));
    store
        .quads_for_pattern(None, None, None, Some(name))
        .collect()
}

/// What one article's graph says of each node: subject, predicate, objects.
struct Described<'a> {
    of: BTreeMap<String, BTreeMap<&'a str, Vec<&'a Term>>>,
    /// Namespace of the classes of entities.
    classes: String,
    derived_from: String,
    named: String,
}

impl<'a> Described<'a> {
    fn of(quads: &'a [Quad], names: &Names) -> Self {
        let mut of: BTreeMap<String, BTreeMap<&str, Vec<&Term>>> = BTreeMap::new();
        for quad in quads {
            if let NamedOrBlankNode::NamedNode(subject) = &quad.subject {
                let node = of.entry(subject.as_str().to_owned()).or_default();
                node.entry(quad.predicate.as_str())
                    .or_default()
                    .push(&quad.object);
            }
        }
        // The store keeps no order; texts are sorted so that the first is always the same.
        for objects in of.values_mut().flat_map(BTreeMap::values_mut) {
            objects.sort_by_cached_key(ToString::to_string);
        }
        Self {
            of,
            classes: names.ng("").into_string(),
            derived_from: names.ng(ng::DERIVED_FROM).into_string(),
            named: names.ng(ng::NAMED).into_string(),
        }
    }

    fn objects(&self, subject: &str, predicate: &str) -> &[&'a Term] {
        let node = self.of.get(subject).and_then(|node| node.get(predicate));
        node.map_or(&[], Vec::as_slice)
    }

    fn text(&self, subject: &str, predicate: &str) -> Option<String> {
        self.objects(subject, predicate)
            .first()
            .map(|term| text_of(term))
    }

    /// Id and description of the article whose graph this is.
    fn article(&self, iri: &str) -> Option<(String, ArticleInfo)> {
        let id = self.text(iri, schema::IDENTIFIER.as_str())?;
        let publisher = self.text(iri, schema::PUBLISHER.as_str());
        let info = ArticleInfo {
            iri: iri.to_owned(),
            title: self.text(iri, schema::HEADLINE.as_str()),
            published: self.text(iri, schema::DATE_PUBLISHED.as_str()),
            outlet: publisher.map(|node| self.text(&node, rdfs::LABEL.as_str()).unwrap_or(node)),
            url: self.text(iri, schema::URL.as_str()),
        };
        Some((id, info))
    }

    fn add_nodes(&self, builder: &mut Builder, article: &str, info: &ArticleInfo) {
        for entity in self.objects(&info.iri, schema::MENTIONS.as_str()) {
            let iri = text_of(entity);
            let Some(kind) = self.kind(&iri) else {
                continue;
            };
            builder.node(Node {
                label: self
                    .text(&iri, rdfs::LABEL.as_str())
                    .unwrap_or_else(|| in_words(&iri)),
                kind,
                wikidata: self.text(&iri, owl::SAME_AS.as_str()),
                named: self.text(&iri, &self.named).as_deref() != Some("false"),
                aliases: self
                    .objects(&iri, skos::ALT_LABEL.as_str())
                    .iter()
                    .map(|term| text_of(term))
                    .collect(),
                articles: [article.to_owned()].into(),
                id: iri,
            });
        }
    }

    fn kind(&self, iri: &str) -> Option<EntityKind> {
        let types = self.objects(iri, rdf::TYPE.as_str());
        types
            .iter()
            .find_map(|class| text_of(class).strip_prefix(&self.classes)?.parse().ok())
    }

    /// Adds the edges that are marked as following from a claim about another subject.
    fn add_derived(
        &self,
        builder: &mut Builder,
        lines: &[ClaimLine],
        names: &Names,
        ontology: &Ontology,
    ) {
        let claims: BTreeMap<String, &ClaimLine> = lines
            .iter()
            .map(|line| (names.claim(&line.id).into_string(), line))
            .collect();
        for mark in self.of.keys() {
            let Some(claim) = self.text(mark, &self.derived_from) else {
                continue;
            };
            let (Some(&line), [subject], [object]) = (
                claims.get(&claim),
                self.objects(mark, rdf::SUBJECT.as_str()),
                self.objects(mark, rdf::OBJECT.as_str()),
            ) else {
                continue;
            };
            let mut edge = edge_of(line, names, ontology);
            edge.derived = true;
            edge.plain = matches!(subject, Term::NamedNode(_));
            builder.edge(&id_of(subject), &id_of(object), edge);
        }
    }
}

fn add_claims(builder: &mut Builder, lines: &[ClaimLine], names: &Names, ontology: &Ontology) {
    for line in lines {
        for end in [&line.subject, &line.object] {
            if end.iri.is_none() {
                builder.node(literal(end, &line.article));
            }
        }
        builder.edge(
            &id_of_end(&line.subject),
            &id_of_end(&line.object),
            edge_of(line, names, ontology),
        );
    }
}

fn edge_of(line: &ClaimLine, names: &Names, ontology: &Ontology) -> Edge {
    let relation = ontology.relation(&line.relation.name);
    let kind = line.kind.parse().unwrap_or(ClaimType::Other);
    // An unknown word must not make a fact.
    let modality = line.modality.parse().unwrap_or(Modality::Hypothetical);
    Edge {
        relation: line.relation.iri.clone(),
        label: relation.map_or_else(
            || in_words(&line.relation.name),
            |known| known.label.clone(),
        ),
        known: relation.is_some(),
        kind,
        quad: ontology.concept(kind).and_then(|concept| concept.quad),
        tone: Tone::of(kind, ontology),
        negated: line.negated,
        modality,
        said_by: line.source.clone().filter(|_| modality != Modality::Fact),
        plain: line.subject.iri.is_some(),
        symmetric: relation.is_some_and(|known| known.symmetric) && line.object.iri.is_some(),
        derived: false,
        articles: [line.article.clone()].into(),
        dates: line.date.iter().cloned().collect(),
        confidence: line.confidence,
        claims: [names.claim(&line.id).into_string()].into(),
    }
}

fn literal(end: &End, article: &str) -> Node {
    Node {
        id: id_of_end(end),
        label: end.name.clone(),
        kind: end.kind.parse().unwrap_or(EntityKind::Concept),
        wikidata: None,
        named: false,
        aliases: [].into(),
        articles: [article.to_owned()].into(),
    }
}

fn id_of_end(end: &End) -> String {
    end.iri
        .clone()
        .unwrap_or_else(|| format!("\"{}\"", end.name))
}

fn id_of(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        other => format!("\"{}\"", text_of(other)),
    }
}

/// The IRI, or the literal without its type.
fn text_of(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    }
}

/// A name in words: `spokeWith` becomes `spoke with`, and of an IRI the last part is taken.
fn in_words(name: &str) -> String {
    let local = local_name(name);
    let mut words = String::new();
    for c in local.chars() {
        if c == '_' {
            words.push(' ');
        } else if c.is_uppercase() && words.ends_with(char::is_lowercase) {
            words.push(' ');
            words.extend(c.to_lowercase());
        } else {
            words.push(c);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relation_names_become_words() {
        assert_eq!(in_words("spokeWith"), "spoke with");
        assert_eq!(
            in_words("https://example.org/rel/heldRallyIn"),
            "held rally in"
        );
    }
}
