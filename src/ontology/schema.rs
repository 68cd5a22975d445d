//! `newsgraph.ttl` read into relations, claim concepts and kind groups.
//!
//! Invariant: what is returned is complete for its own part; references between relations are checked here.

use super::claim_concept::{ClaimConcept, QuadClass};
use super::error::Problem;
use super::graph::{FILE, Graph, NG, OWL, RDFS, REL, SKOS};
use super::kind::{ClaimType, EntityKind};
use super::relation::Relation;
use crate::base::iri::local_name;
use std::collections::BTreeMap;

/// Kinds by the local name of a class: each kind alone, and groups such as `Actor`.
pub(crate) type KindGroups = BTreeMap<String, Vec<EntityKind>>;

/// What the Turtle file declares.
pub(crate) struct Schema {
    /// Relations by name.
    pub(crate) relations: BTreeMap<String, Relation>,
    /// Claim types as concepts.
    pub(crate) concepts: BTreeMap<ClaimType, ClaimConcept>,
    /// Entity classes.
    pub(crate) kinds: KindGroups,
}

/// Reads the schema; what is wrong with it is added to `problems`.
pub(crate) fn read_schema(text: &str, problems: &mut Vec<Problem>) -> Schema {
    let graph = Graph::read(text, problems);
    let kinds = kind_groups(&graph);
    let mut relations = BTreeMap::new();
    let mut concepts = BTreeMap::new();
    for subject in graph.subjects() {
        if let Some(name) = subject.strip_prefix(REL) {
            if let Some(found) = relation(&graph, subject, name, &kinds, problems) {
                relations.insert(name.to_owned(), found);
            }
        } else if graph.is_a(subject, NG, "ClaimType")
            && let Some(found) = concept(&graph, subject, problems)
        {
            concepts.insert(found.kind, found);
        }
    }
    check_references(&graph, &relations, problems);
    check_concepts(&graph, &concepts, problems);
    Schema {
        relations,
        concepts,
        kinds,
    }
}

/// Each kind by its own name, and each class by the kinds that are its subclasses.
fn kind_groups(graph: &Graph<'_>) -> KindGroups {
    let mut groups = KindGroups::new();
    for &kind in EntityKind::ALL {
        groups.insert(kind.as_str().to_owned(), vec![kind]);
        for class in graph.all(&format!("{NG}{kind}"), RDFS, "subClassOf") {
            if let Some(group) = class.strip_prefix(NG) {
                groups.entry(group.to_owned()).or_default().push(kind);
            }
        }
    }
    groups
}

fn relation(
    graph: &Graph<'_>,
    subject: &str,
    name: &str,
    kinds: &KindGroups,
    problems: &mut Vec<Problem>,
) -> Option<Relation> {
    let is_event = graph.is_a(subject, NG, "EventRelation");
    if is_event == graph.is_a(subject, NG, "StateRelation") {
        problems.push(graph.problem(
            subject,
            format!("relation \"{name}\" is not either event or state"),
            "declare it as ng:EventRelation or as ng:StateRelation",
        ));
    }
    let label = required(graph, subject, name, (RDFS, "label"), problems);
    let comment = required(graph, subject, name, (RDFS, "comment"), problems);
    let lemma = required(graph, subject, name, (NG, "lemma"), problems);
    let kind = required(graph, subject, name, (NG, "type"), problems)
        .and_then(|iri| claim_type(graph, subject, &iri, problems));
    let domain = ends(graph, subject, "domainIncludes", kinds, problems);
    let range = ends(graph, subject, "rangeIncludes", kinds, problems);
    let mut parents = relations_under(graph, subject, RDFS, "subPropertyOf");
    parents.sort();
    Some(Relation {
        name: name.to_owned(),
        label: label?,
        comment: comment?,
        lemma: lemma?,
        kind: kind?,
        is_event,
        yields: graph.is_a(subject, NG, "YieldingRelation"),
        happens: graph.is_a(subject, NG, "HappeningRelation"),
        cameo: graph.one(subject, NG, "cameoCode").map(str::to_owned),
        mode: graph.one(subject, NG, "ploverMode").map(str::to_owned),
        domain,
        range,
        inverse: relations_under(graph, subject, OWL, "inverseOf").pop(),
        symmetric: graph.is_a(subject, OWL, "SymmetricProperty"),
        parents,
    })
}

fn required(
    graph: &Graph<'_>,
    subject: &str,
    name: &str,
    (namespace, property): (&str, &str),
    problems: &mut Vec<Problem>,
) -> Option<String> {
    let found = graph.one(subject, namespace, property).map(str::to_owned);
    if found.is_none() {
        let prefix = if namespace == NG { "ng" } else { "rdfs" };
        problems.push(graph.problem(
            subject,
            format!("relation \"{name}\" has no {prefix}:{property}"),
            "add it; a relation needs rdfs:label, rdfs:comment, ng:lemma and ng:type",
        ));
    }
    found
}

fn claim_type(
    graph: &Graph<'_>,
    subject: &str,
    iri: &str,
    problems: &mut Vec<Problem>,
) -> Option<ClaimType> {
    let found = local_name(iri).parse().ok();
    if found.is_none() {
        problems.push(graph.problem(
            subject,
            format!("unknown claim type \"{}\"", local_name(iri)),
            "use one of those that the program knows; the list is closed",
        ));
    }
    found
}

fn ends(
    graph: &Graph<'_>,
    subject: &str,
    property: &str,
    kinds: &KindGroups,
    problems: &mut Vec<Problem>,
) -> Vec<EntityKind> {
    let mut found = Vec::new();
    for class in graph.all(subject, NG, property) {
        match kinds.get(local_name(class)) {
            Some(members) => found.extend_from_slice(members),
            None => problems.push(graph.problem(
                subject,
                format!("unknown class \"{}\" in ng:{property}", local_name(class)),
                "use one of the entity classes that the file declares",
            )),
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn relations_under(
    graph: &Graph<'_>,
    subject: &str,
    namespace: &str,
    property: &str,
) -> Vec<String> {
    graph
        .all(subject, namespace, property)
        .iter()
        .filter_map(|iri| iri.strip_prefix(REL).map(str::to_owned))
        .collect()
}

fn concept(graph: &Graph<'_>, subject: &str, problems: &mut Vec<Problem>) -> Option<ClaimConcept> {
    let text = |property| graph.one(subject, SKOS, property).unwrap_or_default();
    let score = |property| graph.one(subject, NG, property)?.parse().ok();
    let mut cameo = graph.all(subject, NG, "cameoCode").to_vec();
    cameo.sort();
    Some(ClaimConcept {
        kind: claim_type(graph, subject, subject, problems)?,
        iri: subject.to_owned(),
        label: text("prefLabel").to_owned(),
        definition: text("definition").to_owned(),
        cameo,
        quad: graph
            .one(subject, NG, "quadClass")
            .and_then(|iri| QuadClass::from_local(local_name(iri))),
        plover: score("ploverScore"),
        goldstein: score("goldsteinScore"),
    })
}

fn check_references(
    graph: &Graph<'_>,
    relations: &BTreeMap<String, Relation>,
    problems: &mut Vec<Problem>,
) {
    for relation in relations.values() {
        for name in relation.inverse.iter().chain(&relation.parents) {
            if !relations.contains_key(name) {
                problems.push(graph.problem(
                    &format!("{REL}{}", relation.name),
                    format!("unknown relation \"{name}\""),
                    "declare it, or correct the name",
                ));
            }
        }
    }
}

fn check_concepts(
    graph: &Graph<'_>,
    concepts: &BTreeMap<ClaimType, ClaimConcept>,
    problems: &mut Vec<Problem>,
) {
    for &kind in ClaimType::ALL {
        match concepts.get(&kind) {
            None => problems.push(Problem::new(
                FILE,
                0,
                format!("claim type {kind} is not declared"),
                "declare it as a ng:ClaimType",
            )),
            Some(concept) if kind.is_plover() && !concept.is_scored() => {
                problems.push(graph.problem(
                    &concept.iri,
                    format!("claim type {kind} lacks a code, a quad class or a score"),
                    "add ng:cameoCode, ng:quadClass, ng:ploverScore and ng:goldsteinScore",
                ));
            }
            Some(_) => {}
        }
    }
}
