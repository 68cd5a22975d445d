//! From the store's quads to the graph.
//!
//! In: the named graphs of the articles. Out: the whole [`View`].
//! Invariant: only what an article itself states, positively, becomes a fact edge; a quad that no claim
//! and no derived edge accounts for makes no edge at all.

use super::builder::Builder;
use super::tone::Tone;
use super::types::{ArticleInfo, Edge, Node};
use super::view::View;
use crate::base::iri::in_words;
use crate::ontology::{ClaimType, EntityKind, Modality, Ontology};
use crate::rdf::vocab::{ng, owl, rdf, rdfs, schema, skos};
use crate::rdf::{About, ClaimLine, End, Names, Packed, claims_of};
use oxigraph::model::{NamedNodeRef, NamedOrBlankNode, TermRef};
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
            let read = |graph: &String| Part::read(store, graph, names, ontology);
            let parts: Result<Vec<_>, _> = batch.par_iter().map(read).collect();
            for part in parts?.into_iter().flatten() {
                for node in part.nodes {
                    builder.node(node);
                }
                for (from, to, edge) in part.edges {
                    builder.edge(&from, &to, edge);
                }
                articles.insert(part.id, part.info);
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
pub(super) fn quads_of(store: &Store, graph: &str) -> Result<Packed, StorageError> {
    let name = NamedNodeRef::new_unchecked(graph);
    let mut packed = Packed::new(name.into_owned());
    for quad in store.quads_for_pattern(None, None, None, Some(name.into())) {
        packed.push(quad?);
    }
    Ok(packed)
}

/// What one article adds to the graph.
struct Part {
    id: String,
    info: ArticleInfo,
    nodes: Vec<Node>,
    /// With the ids of their ends.
    edges: Vec<(String, String, Edge)>,
}

impl Part {
    /// Reads an article's graph; none where it describes no article.
    fn read(
        store: &Store,
        graph: &str,
        names: &Names,
        ontology: &Ontology,
    ) -> Result<Option<Self>, StorageError> {
        let quads = quads_of(store, graph)?;
        let described = Described {
            about: &About::of(quads.quads()),
            names,
            ontology,
        };
        let Some((id, info)) = described.article(graph) else {
            return Ok(None);
        };
        let lines = claims_of(described.about, names);
        let ends = lines.iter().flat_map(|line| [&line.subject, &line.object]);
        let literals = ends.filter(|end| end.iri.is_none());
        let mut nodes = described.nodes(&id, &info);
        nodes.extend(literals.map(|end| literal(end, &id)));
        let mut edges: Vec<_> = lines.iter().map(|line| described.edge(line)).collect();
        edges.extend(described.derived(&lines));
        Ok(Some(Self {
            id,
            info,
            nodes,
            edges,
        }))
    }
}

/// What one article's graph says of each node.
struct Described<'a> {
    about: &'a About<'a>,
    names: &'a Names,
    ontology: &'a Ontology,
}

impl Described<'_> {
    /// The first object's text or IRI.
    fn text(&self, subject: &str, predicate: &str) -> Option<String> {
        self.about.object(subject, predicate).map(text_of)
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

    fn nodes(&self, article: &str, info: &ArticleInfo) -> Vec<Node> {
        let mentioned = self.about.objects(&info.iri, schema::MENTIONS.as_str());
        let nodes = mentioned.filter_map(|entity| self.node(text_of(entity), article));
        nodes.collect()
    }

    fn node(&self, iri: String, article: &str) -> Option<Node> {
        Some(Node {
            kind: self.kind(&iri)?,
            label: self
                .text(&iri, rdfs::LABEL.as_str())
                .unwrap_or_else(|| in_words(&iri)),
            wikidata: self.text(&iri, owl::SAME_AS.as_str()),
            named: self.about.text(&iri, self.names.ng(ng::NAMED).as_str()) != Some("false"),
            aliases: self
                .about
                .objects(&iri, skos::ALT_LABEL.as_str())
                .map(text_of)
                .collect(),
            articles: [article.to_owned()].into(),
            id: iri,
        })
    }

    fn kind(&self, iri: &str) -> Option<EntityKind> {
        let classes = self.names.ng("").into_string();
        let mut types = self.about.objects(iri, rdf::TYPE.as_str());
        types.find_map(|class| text_of(class).strip_prefix(&classes)?.parse().ok())
    }

    /// The edge of a claim, with the ids of its ends.
    fn edge(&self, line: &ClaimLine) -> (String, String, Edge) {
        let edge = edge_of(line, self.names, self.ontology);
        (id_of_end(&line.subject), id_of_end(&line.object), edge)
    }

    /// The edges that are marked as following from a claim about another subject.
    fn derived(&self, lines: &[ClaimLine]) -> Vec<(String, String, Edge)> {
        let claims: BTreeMap<String, &ClaimLine> = lines
            .iter()
            .map(|line| (self.names.claim(&line.id).into_string(), line))
            .collect();
        let derived_from = self.names.ng(ng::DERIVED_FROM);
        let derived = |mark: &str| {
            let line = claims.get(self.about.iri(mark, derived_from.as_str())?)?;
            let subject = self.about.object(mark, rdf::SUBJECT.as_str())?;
            let object = self.about.object(mark, rdf::OBJECT.as_str())?;
            let edge = Edge {
                derived: true,
                plain: matches!(subject, TermRef::NamedNode(_)),
                ..edge_of(line, self.names, self.ontology)
            };
            Some((id_of(subject), id_of(object), edge))
        };
        let marks = self.about.subjects().into_iter();
        marks.filter_map(derived).collect()
    }
}

fn edge_of(line: &ClaimLine, names: &Names, ontology: &Ontology) -> Edge {
    let relation = ontology.relation(&line.relation.name);
    let kind = line.kind.parse().unwrap_or(ClaimType::Other);
    // An unknown word must not make a fact.
    let modality = line.modality.parse().unwrap_or(Modality::Hypothetical);
    Edge {
        relation: line.relation.iri.clone(),
        label: relation.map_or_else(|| line.relation.label(), |known| known.label.clone()),
        known: relation.is_some(),
        kind,
        quad: ontology.concept(kind).and_then(|concept| concept.quad),
        tone: Tone::of(kind, line.negated, ontology),
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

fn id_of(term: TermRef<'_>) -> String {
    match term {
        TermRef::NamedNode(node) => node.as_str().to_owned(),
        other => format!("\"{}\"", text_of(other)),
    }
}

/// The IRI, or the literal without its type.
fn text_of(term: TermRef<'_>) -> String {
    match term {
        TermRef::NamedNode(node) => node.as_str().to_owned(),
        TermRef::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    }
}
