//! The SPARQL 1.1 Service Description: what the endpoint is and can do, in RDF.
//!
//! In: the endpoint's address. Out: triples. Invariant: it says nothing of the content but the number of graphs and triples.

use super::negotiate::graph_format;
use super::reply::{Problem, Reply, content};
use crate::rdf::serializer;
use crate::rdf::vocab::{rdf, xsd};
use crate::store::Store;
use oxhttp::model::StatusCode;
use oxigraph::model::{BlankNode, Literal, NamedNode, NamedOrBlankNode, Term, Triple};

const SD: &str = "http://www.w3.org/ns/sparql-service-description#";
const VOID: &str = "http://rdfs.org/ns/void#";
const FORMATS: &str = "http://www.w3.org/ns/formats/";

/// Formats of answers, by their names at [`FORMATS`].
const RESULT_FORMATS: &[&str] = &[
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
    "N-Quads",
    "TriG",
];

/// The description in the format that the client accepts.
pub(super) fn description(store: &Store, endpoint: &str, accept: &str) -> Result<Reply, Problem> {
    let (format, media_type) = graph_format(accept)?;
    let failed =
        |error: std::io::Error| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string());
    let mut serializer = serializer(format, store.names());
    for (prefix, namespace) in [("sd", SD), ("void", VOID), ("formats", FORMATS)] {
        if let Ok(known) = serializer.clone().with_prefix(prefix, namespace) {
            serializer = known;
        }
    }
    let mut writer = serializer.for_writer(Vec::new());
    for triple in triples(store, endpoint)? {
        writer.serialize_triple(triple.as_ref()).map_err(failed)?;
    }
    Ok(content(&media_type, writer.finish().map_err(failed)?))
}

fn triples(store: &Store, endpoint: &str) -> Result<Vec<Triple>, Problem> {
    let endpoint = NamedNode::new(endpoint)
        .map_err(|error| Problem::bad(format!("the host's name makes no IRI: {error}")))?;
    let failed = |error: oxigraph::store::StorageError| {
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string())
    };
    let graphs = store.graph().named_graphs().count();
    let union = store.graph().quads_for_pattern(
        None,
        None,
        None,
        Some(oxigraph::model::GraphNameRef::DefaultGraph),
    );
    let mut size = 0_usize;
    for quad in union {
        quad.map_err(failed)?;
        size += 1;
    }
    let node = |name: &str| NamedOrBlankNode::from(BlankNode::new_unchecked(name));
    let (service, dataset, default) = (node("service"), node("dataset"), node("default"));
    let sd = |name: &str| NamedNode::new_unchecked(format!("{SD}{name}"));
    let number =
        |count: usize| Term::from(Literal::new_typed_literal(count.to_string(), xsd::INTEGER));
    let void = |name: &str| NamedNode::new_unchecked(format!("{VOID}{name}"));
    let mut triples = vec![
        Triple::new(service.clone(), rdf::TYPE, sd("Service")),
        Triple::new(service.clone(), sd("endpoint"), endpoint),
        Triple::new(
            service.clone(),
            sd("supportedLanguage"),
            sd("SPARQL11Query"),
        ),
        Triple::new(service.clone(), sd("feature"), sd("UnionDefaultGraph")),
        Triple::new(
            service.clone(),
            sd("defaultDataset"),
            Term::from(dataset.clone()),
        ),
        Triple::new(dataset.clone(), rdf::TYPE, sd("Dataset")),
        Triple::new(dataset.clone(), void("documents"), number(graphs)),
        Triple::new(dataset, sd("defaultGraph"), Term::from(default.clone())),
        Triple::new(default.clone(), rdf::TYPE, sd("Graph")),
        Triple::new(default, void("triples"), number(size)),
    ];
    triples.extend(RESULT_FORMATS.iter().map(|name| {
        let format = NamedNode::new_unchecked(format!("{FORMATS}{name}"));
        Triple::new(service.clone(), sd("resultFormat"), format)
    }));
    Ok(triples)
}
