//! What a store knows of one entity: what it is, and by which words each article speaks of it.
//!
//! In: an entity's IRI. Out: its portrait over all articles. Invariant: lists are sorted and hold nothing twice.

use super::provenance::{article_id, text};
use crate::base::iri::local_name;
use crate::rdf::Names;
use crate::rdf::vocab::{WIKIDATA, ng, owl, rdf, rdfs, schema};
use crate::store::Store;
use oxigraph::model::{GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};
use oxigraph::store::StorageError;
use std::collections::{BTreeMap, BTreeSet};

/// An entity over all articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Portrait {
    /// Its IRI.
    pub iri: String,
    /// What the articles call it, the longest name first.
    pub labels: Vec<String>,
    /// What it is (`Person`).
    pub kinds: BTreeSet<String>,
    /// Wikidata ids.
    pub wikidata: BTreeSet<String>,
    /// Better known entities that it may be.
    pub candidates: BTreeSet<String>,
    /// The people that it is named after.
    pub named_after: BTreeSet<String>,
    /// Members, where it is a group.
    pub members: BTreeSet<String>,
    /// How the articles speak of it: by article, then by first place in it.
    pub namings: Vec<Naming>,
}

/// Words by which one article speaks of an entity.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Naming {
    /// Id of the article.
    pub article: String,
    /// First code point of their first use.
    pub start: usize,
    /// The words.
    pub words: String,
    /// The rule that tied them to the entity.
    pub rule: String,
    /// How many mentions there are.
    pub count: usize,
}

/// Looks an entity up in all graphs.
///
/// # Errors
/// Where the graph database fails.
pub fn portrait(store: &Store, iri: &str) -> Result<Portrait, StorageError> {
    let node = NamedNodeRef::new_unchecked(iri);
    let names = store.names();
    let mut portrait = Portrait {
        iri: iri.to_owned(),
        ..Portrait::default()
    };
    let all = Some(GraphNameRef::DefaultGraph);
    let about = store
        .graph()
        .quads_for_pattern(Some(node.into()), None, None, all);
    let mut labels = BTreeSet::new();
    for quad in about {
        let quad = quad?;
        if quad.predicate == rdfs::LABEL {
            labels.extend(text(quad.object));
        } else {
            portrait.take(&quad, names);
        }
    }
    portrait.labels = labels.into_iter().collect();
    portrait
        .labels
        .sort_by_key(|label| (usize::MAX - label.chars().count(), label.clone()));
    portrait.namings = namings(store, node)?;
    Ok(portrait)
}

impl Portrait {
    fn take(&mut self, quad: &Quad, names: &Names) {
        let Term::NamedNode(object) = &quad.object else {
            return;
        };
        let object = object.as_str();
        let predicate = quad.predicate.as_ref();
        let is = |local: &str| quad.predicate == names.ng(local);
        if predicate == rdf::TYPE {
            self.kinds.insert(local_name(object).to_owned());
        } else if predicate == owl::SAME_AS {
            self.wikidata
                .extend(object.strip_prefix(WIKIDATA).map(str::to_owned));
        } else if predicate == schema::MEMBER {
            self.members.insert(object.to_owned());
        } else if is(ng::SAME_CANDIDATE) {
            self.candidates.insert(object.to_owned());
        } else if is(ng::NAMED_AFTER) {
            self.named_after.insert(object.to_owned());
        }
    }

    /// Number of mentions in all articles.
    pub fn mentions(&self) -> usize {
        self.namings.iter().map(|naming| naming.count).sum()
    }

    /// Number of articles that mention it.
    pub fn articles(&self) -> usize {
        let articles: BTreeSet<&str> = self.namings.iter().map(|it| it.article.as_str()).collect();
        articles.len()
    }
}

fn namings(store: &Store, entity: NamedNodeRef<'_>) -> Result<Vec<Naming>, StorageError> {
    let names = store.names();
    let naming_of = names.ng(ng::NAMING_OF);
    let found =
        store
            .graph()
            .quads_for_pattern(None, Some(naming_of.as_ref()), Some(entity.into()), None);
    let mut namings = Vec::new();
    for quad in found {
        let quad = quad?;
        let NamedOrBlankNode::NamedNode(node) = &quad.subject else {
            continue;
        };
        if quad.graph_name.is_default_graph() {
            continue;
        }
        let mut said: BTreeMap<NamedNode, String> = BTreeMap::new();
        let graph = quad.graph_name.as_ref();
        for about in
            store
                .graph()
                .quads_for_pattern(Some(node.as_ref().into()), None, None, Some(graph))
        {
            let about = about?;
            let predicate = about.predicate;
            said.extend(text(about.object).map(|text| (predicate, text)));
        }
        let value = |local: &str| said.get(&names.ng(local)).cloned().unwrap_or_default();
        namings.push(Naming {
            article: article_id(store, graph)?.unwrap_or_default(),
            start: value(ng::FIRST_START).parse().unwrap_or_default(),
            words: value(ng::WORDS),
            rule: value(ng::RULE),
            count: value(ng::COUNT).parse().unwrap_or_default(),
        });
    }
    namings.sort();
    Ok(namings)
}
