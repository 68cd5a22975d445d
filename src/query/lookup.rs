//! Entities by name, as people write them.
//!
//! In: a name, a prefixed name or an IRI. Out: the entity, or the ones that it may have meant.
//! Invariant: an exact name wins over a part of one, and the better known entity over the lesser.

use super::edit::{closest, distance};
use crate::base::iri::{local_name, unescaped};
use crate::base::text::fold;
use crate::rdf::Names;
use crate::rdf::vocab::{rdfs, schema, skos};
use crate::store::Store;
use oxigraph::model::{NamedNodeRef, NamedOrBlankNode, Term};
use oxigraph::store::StorageError;
use std::collections::{BTreeMap, BTreeSet};

/// The rank of an entity of which only words of a name were given; a full name ranks before it.
const WORDS_ONLY: u8 = 2;

/// An entity that goes by some names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entity {
    /// Its IRI.
    pub iri: String,
    /// Its name.
    pub name: String,
    /// Number of articles that mention it.
    pub articles: usize,
    folded: BTreeSet<String>,
}

/// No entity goes by that name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("nobody and nothing called \"{name}\" in the store{}", hint(.suggestions))]
pub struct NotFound {
    /// What was asked for.
    pub name: String,
    /// Names like it.
    pub suggestions: Vec<String>,
}

/// All entities of a store by name.
#[derive(Clone, Debug)]
pub struct Lookup {
    names: Names,
    /// By IRI.
    entities: BTreeMap<String, Entity>,
}

impl Lookup {
    /// Collects the names in a store; each article's graph counts once.
    ///
    /// # Errors
    /// Where the graph database fails.
    pub fn new(store: &Store) -> Result<Self, StorageError> {
        let mut entities: BTreeMap<String, Entity> = BTreeMap::new();
        for quad in store
            .graph()
            .quads_for_pattern(None, Some(schema::MENTIONS), None, None)
        {
            let quad = quad?;
            if let (Term::NamedNode(node), false) =
                (quad.object, quad.graph_name.is_default_graph())
            {
                let iri = node.into_string();
                let entity = entities.entry(iri.clone()).or_default();
                entity
                    .folded
                    .insert(fold(&unescaped(local_name(&iri)).replace('_', " ")));
                entity.iri = iri;
                entity.articles += 1;
            }
        }
        for predicate in [rdfs::LABEL, skos::ALT_LABEL] {
            add_names(store, predicate, &mut entities)?;
        }
        Ok(Self {
            names: store.names().clone(),
            entities,
        })
    }

    /// The entity that `name` means best: its IRI, its name, another name, or words of its name.
    ///
    /// # Errors
    /// Where there is none; the error suggests some.
    pub fn find(&self, name: &str) -> Result<&Entity, NotFound> {
        let local = self.names.local("ent", name);
        if let Some(local) = &local {
            let written = format!("{}{local}", self.names.entity("").as_str());
            let escaped = self.names.entity(local).into_string();
            if let Some(entity) = [written, escaped]
                .iter()
                .find_map(|iri| self.entities.get(iri))
            {
                return Ok(entity);
            }
        }
        let best = self.ranked(name).into_iter().next();
        best.map(|(_, entity)| entity)
            .ok_or_else(|| self.not_found(name, &self.words(name)))
    }

    /// The other entities that go by `name` in full, the best known first: none where it is an IRI.
    pub fn namesakes(&self, name: &str) -> Vec<&Entity> {
        if self.names.local("ent", name).is_some() {
            return Vec::new();
        }
        let bearers = self.ranked(name).into_iter();
        let bearers = bearers.take_while(|(rank, _)| *rank < WORDS_ONLY);
        bearers.map(|(_, entity)| entity).skip(1).collect()
    }

    /// The entity's prefixed name, which means nobody else.
    pub fn prefixed(&self, entity: &Entity) -> String {
        let namespace = self.names.entity("");
        let local = entity.iri.strip_prefix(namespace.as_str());
        local.map_or_else(
            || format!("<{}>", entity.iri),
            |local| format!("ent:{local}"),
        )
    }

    /// What is asked for, folded.
    fn words(&self, name: &str) -> String {
        let local = self.names.local("ent", name);
        let plain = local.map_or_else(|| name.to_owned(), |local| unescaped(&local));
        fold(&plain.replace('_', " "))
    }

    /// Whom `name` may mean, the best first.
    fn ranked(&self, name: &str) -> Vec<(u8, &Entity)> {
        let wanted = self.words(name);
        let words: Vec<&str> = wanted.split(' ').filter(|word| !word.is_empty()).collect();
        let rank = |entity: &Entity| -> Option<u8> {
            let called = fold(&entity.name);
            let has_words = |text: &str| {
                words
                    .iter()
                    .all(|word| text.split(' ').any(|it| it == *word))
            };
            match () {
                () if words.is_empty() => None,
                () if called == wanted => Some(0),
                () if entity.folded.contains(&wanted) => Some(1),
                () if has_words(&called) => Some(WORDS_ONLY),
                () if entity.folded.iter().any(|text| has_words(text)) => Some(WORDS_ONLY + 1),
                () => None,
            }
        };
        let found = self.entities.values();
        let mut found: Vec<(u8, &Entity)> = found
            .filter_map(|entity| Some((rank(entity)?, entity)))
            .collect();
        found.sort_by_key(|(rank, entity)| {
            (*rank, usize::MAX - entity.articles, entity.iri.as_str())
        });
        found
    }

    /// Names of the entities that most articles mention, the best known first.
    pub fn best_known(&self, many: usize) -> Vec<&str> {
        let mut known: Vec<&Entity> = self.entities.values().collect();
        known.sort_by_key(|entity| (usize::MAX - entity.articles, entity.iri.as_str()));
        let names = known.into_iter().map(|entity| entity.name.as_str());
        names.take(many).collect()
    }

    /// All entities, by IRI.
    pub fn all(&self) -> impl Iterator<Item = &Entity> {
        self.entities.values()
    }

    /// The entity of this IRI.
    pub fn get(&self, iri: &str) -> Option<&Entity> {
        self.entities.get(iri)
    }

    fn not_found(&self, name: &str, wanted: &str) -> NotFound {
        let called = self.entities.values().map(|entity| entity.name.as_str());
        let by_fold: BTreeMap<String, &str> = called.map(|name| (fold(name), name)).collect();
        let mut near = closest(wanted, by_fold.keys().map(String::as_str), 3);
        if near.is_empty() {
            // A short name is a likelier meaning than a description in which the word stands.
            let mut by_word: Vec<(usize, usize, &str)> = by_fold
                .keys()
                .filter_map(|name| {
                    let words: Vec<&str> = name.split(' ').collect();
                    let word = closest(wanted, words.iter().copied(), 1).first().copied()?;
                    Some((distance(wanted, word), words.len(), name.as_str()))
                })
                .collect();
            by_word.sort_unstable();
            near = by_word.into_iter().take(3).map(|(.., name)| name).collect();
        }
        let suggestions = near
            .into_iter()
            .filter_map(|name| by_fold.get(name))
            .map(ToString::to_string);
        NotFound {
            name: name.to_owned(),
            suggestions: suggestions.collect(),
        }
    }
}

fn add_names(
    store: &Store,
    predicate: NamedNodeRef<'_>,
    entities: &mut BTreeMap<String, Entity>,
) -> Result<(), StorageError> {
    for quad in store
        .graph()
        .quads_for_pattern(None, Some(predicate), None, None)
    {
        let quad = quad?;
        let (NamedOrBlankNode::NamedNode(subject), Term::Literal(name)) =
            (&quad.subject, &quad.object)
        else {
            continue;
        };
        let Some(entity) = entities.get_mut(subject.as_str()) else {
            continue;
        };
        // Of several names the longest, then the first, so that the order of the quads does not matter.
        let longer = (
            name.value().chars().count(),
            std::cmp::Reverse(name.value()),
        );
        if predicate == rdfs::LABEL
            && longer > (entity.name.chars().count(), std::cmp::Reverse(&entity.name))
        {
            name.value().clone_into(&mut entity.name);
        }
        entity.folded.insert(fold(name.value()));
    }
    Ok(())
}

fn hint(suggestions: &[String]) -> String {
    match suggestions {
        [] => String::new(),
        names => format!("; did you mean {}?", names.join(", or ")),
    }
}
