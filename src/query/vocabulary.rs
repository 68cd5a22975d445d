//! The names that a query may be made of, for completion and suggestions.
//!
//! In: a store. Out: prefixes, terms of the ontology, relations and entities, as queries write them.
//! Invariant: what is offered is known to the store, and comes in alphabetical order.

use super::lookup::Lookup;
use super::remedy::KEYWORDS;
use crate::base::text::fold;
use crate::rdf::vocab::{rdf, schema};
use crate::store::Store;
use oxigraph::model::{GraphNameRef, NamedOrBlankNode, Term};
use oxigraph::store::StorageError;
use std::collections::BTreeSet;

/// Prefixes whose names are completed.
const COMPLETED: &[&str] = &["art", "ng", "plover", "rel", "type"];
/// Letters of a name from which on entities are looked for in it.
const SHORTEST: usize = 2;

/// All names of a store.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Keywords, prefixes and prefixed names.
    words: BTreeSet<String>,
    /// Entities: name, folded, and prefixed name.
    entities: Vec<(String, String)>,
}

impl Vocabulary {
    /// Collects the names.
    ///
    /// # Errors
    /// Where the graph database fails.
    pub fn of(store: &Store) -> Result<Self, StorageError> {
        let mut words: BTreeSet<String> = KEYWORDS.iter().map(ToString::to_string).collect();
        for (prefix, namespace) in store.names().prefixes() {
            words.insert(format!("{prefix}:"));
            if COMPLETED.contains(&prefix) {
                let terms = terms(store, &namespace)?;
                words.extend(
                    terms
                        .iter()
                        .map(|local| format!("{prefix}:{}", written(local))),
                );
            }
        }
        let lookup = Lookup::new(store)?;
        let namespace = store.names().entity("").into_string();
        let mut entities = Vec::new();
        for entity in lookup.all() {
            if let Some(local) = entity.iri.strip_prefix(&namespace) {
                let name = format!("ent:{}", written(local));
                words.insert(name.clone());
                entities.push((fold(&entity.name), name));
            }
        }
        Ok(Self { words, entities })
    }

    /// What a word that somebody has begun may become: names that begin with it, and entities in whose names it stands.
    pub fn completions(&self, begun: &str) -> Vec<String> {
        let is_keyword = |word: &str| word.chars().all(char::is_uppercase);
        let upper = begun.to_uppercase();
        let beginning = self.words.iter().filter(|word| {
            word.starts_with(begun) || (is_keyword(word) && word.starts_with(&upper))
        });
        let mut found: Vec<String> = beginning.cloned().collect();
        let wanted = fold(
            &begun
                .strip_prefix("ent:")
                .unwrap_or(begun)
                .replace('_', " "),
        );
        if wanted.chars().count() >= SHORTEST {
            let meant = self
                .entities
                .iter()
                .filter(|(name, _)| name.split(' ').any(|word| word.starts_with(&wanted)));
            found.extend(meant.map(|(_, prefixed)| prefixed.clone()));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// What the ontology declares or an article uses in this namespace, without it.
pub(super) fn terms(store: &Store, namespace: &str) -> Result<BTreeSet<String>, StorageError> {
    let ontology = store.names().ontology_graph();
    let union = Some(GraphNameRef::DefaultGraph);
    let graph = store.graph();
    let declared = graph.quads_for_pattern(None, None, None, Some(ontology.as_ref().into()));
    let used = graph.quads_for_pattern(None, Some(rdf::TYPE), None, union);
    let articles = graph.quads_for_pattern(None, Some(schema::IDENTIFIER), None, union);
    let mut terms = BTreeSet::new();
    for quad in declared.chain(used).chain(articles) {
        let quad = quad?;
        let subject = match quad.subject {
            NamedOrBlankNode::NamedNode(node) => Some(node),
            NamedOrBlankNode::BlankNode(_) => None,
        };
        let object = match quad.object {
            Term::NamedNode(node) => Some(node),
            _ => None,
        };
        for node in [subject, object].into_iter().flatten() {
            let local = node.as_str().strip_prefix(namespace);
            terms.extend(
                local
                    .filter(|local| !local.is_empty() && !local.contains('#'))
                    .map(str::to_owned),
            );
        }
    }
    Ok(terms)
}

/// The local part of a name as a query writes it: a slash of an article-scoped name needs an escape.
pub(super) fn written(local: &str) -> String {
    local.replace('/', "\\/")
}
