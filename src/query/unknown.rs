//! Names in a query that nothing in the store goes by, and what they may have been meant for.
//!
//! In: a query that may have a result or none. Out: a note for each such name.
//! Invariant: only names under the store's own namespaces are judged; a query is never refused for them.

use super::edit::{closest, distance};
use super::lookup::Lookup;
use super::run::MATCHES;
use super::scan::{self, PrefixUse};
use super::vocabulary::{terms, written};
use crate::base::iri::unescaped;
use crate::store::Store;
use oxigraph::model::NamedNode;
use oxigraph::store::StorageError;
use std::collections::{BTreeMap, BTreeSet};

/// What the names of a namespace stand for, by its prefix.
const KINDS: &[(&str, &str)] = &[
    ("ent", "entity"),
    ("rel", "relation"),
    ("art", "article"),
    ("ng", "term"),
    ("plover", "type of claim"),
    ("type", "type of claim"),
];

/// Notes on the names in a query that the store does not know: `no entity ent:Petros in the store; did you mean
/// ent:Gustavo_Petro?`
///
/// # Errors
/// Where the graph database fails.
pub fn unknown_names(store: &Store, query: &str) -> Result<Vec<String>, StorageError> {
    let known = store.names().prefixes();
    let namespaces: BTreeMap<&str, &str> = known
        .iter()
        .map(|(prefix, iri)| (*prefix, iri.as_str()))
        .collect();
    let mut notes = Vec::new();
    for iri in named(query, &namespaces) {
        let of = KINDS.iter().find_map(|(prefix, kind)| {
            let local = iri.as_str().strip_prefix(namespaces.get(prefix)?)?;
            (!local.is_empty()).then_some((*prefix, *kind, local))
        });
        let Some((prefix, kind, local)) = of else {
            continue;
        };
        if iri == store.names().ng(MATCHES) || occurs(store, &iri)? {
            continue;
        }
        let near = match prefix {
            "ent" => near_entity(store, local)?,
            prefix => near_term(store, namespaces[prefix], local)?,
        };
        let meant = near.map_or_else(String::new, |near| {
            format!("; did you mean {prefix}:{}?", written(&near))
        });
        notes.push(format!(
            "no {kind} {prefix}:{} in the store{meant}",
            written(local)
        ));
    }
    Ok(notes)
}

/// The IRIs that a query names, each once, in order.
fn named(query: &str, namespaces: &BTreeMap<&str, &str>) -> Vec<NamedNode> {
    let names = scan::names(query);
    let (declared, used): (Vec<PrefixUse>, Vec<PrefixUse>) =
        names.prefixed.into_iter().partition(|name| name.declared);
    let own: BTreeMap<&str, &str> = declared
        .iter()
        .map(|name| (name.prefix.as_str(), name.local.as_str()))
        .collect();
    let written_out = used.iter().filter_map(|name| {
        let prefix = name.prefix.as_str();
        let namespace = own.get(prefix).or_else(|| namespaces.get(prefix))?;
        Some(format!("{namespace}{}", name.local.replace('\\', "")))
    });
    let mut seen = BTreeSet::new();
    written_out
        .chain(names.iris)
        .filter(|iri| seen.insert(iri.clone()))
        .filter_map(|iri| NamedNode::new(iri).ok())
        .collect()
}

/// Whether anything is said of it, by it or in it.
fn occurs(store: &Store, iri: &NamedNode) -> Result<bool, StorageError> {
    let graph = store.graph();
    let node = iri.as_ref();
    let mut found = graph
        .quads_for_pattern(Some(node.into()), None, None, None)
        .chain(graph.quads_for_pattern(None, Some(node), None, None))
        .chain(graph.quads_for_pattern(None, None, Some(node.into()), None))
        .chain(graph.quads_for_pattern(None, None, None, Some(node.into())));
    Ok(found.next().transpose()?.is_some())
}

fn near_entity(store: &Store, local: &str) -> Result<Option<String>, StorageError> {
    let lookup = Lookup::new(store)?;
    let name = unescaped(local).replace('_', " ");
    let found = lookup.find(&name).or_else(|missing| {
        let near = missing.suggestions.first().cloned();
        near.map_or(Err(missing), |near| lookup.find(&near))
    });
    let entities = store.names().entity("").into_string();
    Ok(found
        .ok()
        .and_then(|entity| entity.iri.strip_prefix(&entities).map(str::to_owned)))
}

/// The likest term that the store knows in this namespace.
fn near_term(store: &Store, namespace: &str, local: &str) -> Result<Option<String>, StorageError> {
    let terms = terms(store, namespace)?;
    let near = closest(local, terms.iter().map(String::as_str), 1);
    // Short words are near to too many others: one slip, or one in three letters.
    let alike = |near: &&&str| {
        let slips = distance(local, near);
        slips == 1 || slips * 3 <= local.chars().count()
    };
    Ok(near.first().filter(alike).map(ToString::to_string))
}
