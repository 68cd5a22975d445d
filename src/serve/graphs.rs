//! The SPARQL 1.1 Graph Store Protocol: whole graphs by their names.
//!
//! In: `?default` or `?graph=IRI`. Out: its triples; with the token, an article's graph is replaced, added to or removed.
//! Invariant: the default graph is the union of all graphs and is never written.

use super::answers::sent;
use super::negotiate::{GRAPHS, graph_format};
use super::protocol::{accept, body, content_type, fields, iri, values};
use super::reply::{Problem, Reply, empty, text};
use crate::rdf::serializer;
use crate::store::{Change, LiveStore, Refusal, Store};
use oxhttp::model::{Body, Method, Request, StatusCode};
use oxigraph::io::RdfParser;
use oxigraph::model::{GraphName, NamedNode, Quad};
use oxigraph::store::StorageError;
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

/// Stack of a thread that writes out a graph.
const STACK_BYTES: usize = 2 << 20;

/// Which graph is meant.
fn graph_of(request: &Request<Body>) -> Result<GraphName, Problem> {
    let fields = fields(request.uri().query().unwrap_or_default());
    let default = values(&fields, "default").next().is_some();
    let mut named = values(&fields, "graph");
    match (default, named.next(), named.next()) {
        (true, None, _) => Ok(GraphName::DefaultGraph),
        (false, Some(name), None) => Ok(iri("graph", name)?.into()),
        _ => Err(Problem::bad(
            "name one graph: /store?default or /store?graph=IRI",
        )),
    }
}

/// The triples of a graph.
pub(super) fn read<Guard: 'static>(
    store: &Arc<Store>,
    request: &Request<Body>,
    time: Duration,
    busy: Guard,
) -> Result<Reply, Problem> {
    let graph = graph_of(request)?;
    let (format, media_type) = graph_format(&accept(request))?;
    if let GraphName::NamedNode(name) = &graph
        && !store.graph().contains_named_graph(name).map_err(failed)?
    {
        return Err(missing(name));
    }
    let store = Arc::clone(store);
    sent(time, STACK_BYTES, busy, move |out, _| {
        out.is_of(media_type);
        let mut writer = serializer(format, store.names()).for_writer(out);
        let mut write = |quad: Quad| writer.serialize_triple(quad.as_ref()).map_err(unwritten);
        match &graph {
            GraphName::NamedNode(name) => {
                let mut quads = store.quads_of(name).map_err(failed)?.into_iter();
                quads.try_for_each(&mut write)?;
            }
            union => {
                let union = Some(union.as_ref());
                for quad in store.graph().quads_for_pattern(None, None, None, union) {
                    write(quad.map_err(failed)?)?;
                }
            }
        }
        writer.finish().map(drop).map_err(unwritten)
    })
}

/// Changes a graph as the method says.
pub(super) fn write(
    live: &LiveStore,
    request: &mut Request<Body>,
    most_bytes: u64,
) -> Result<Reply, Problem> {
    let GraphName::NamedNode(name) = graph_of(request)? else {
        let message = "the default graph is the union of all graphs; write the graph of one article: /store?graph=IRI";
        return Err(Problem::new(StatusCode::FORBIDDEN, message));
    };
    if *request.method() == Method::DELETE {
        let removed = live.remove(&name).map_err(|refusal| refused(&refusal))?;
        return if removed {
            Ok(empty(StatusCode::NO_CONTENT))
        } else {
            Err(missing(&name))
        };
    }
    let mut triples = triples(request, &name, most_bytes)?;
    if *request.method() == Method::POST {
        let mut there = live.store().quads_of(&name).map_err(failed)?;
        there.append(&mut triples);
        triples = there;
    }
    let mut seen = HashSet::new();
    triples.retain(|quad| seen.insert(quad.clone()));
    match live
        .replace(&name, triples)
        .map_err(|refusal| refused(&refusal))?
    {
        Change::Added => Ok(text(
            StatusCode::CREATED,
            &format!("added {}", name.as_str()),
        )),
        Change::Replaced => Ok(empty(StatusCode::NO_CONTENT)),
    }
}

/// The triples that a request brings, in the graph of that name.
fn triples(
    request: &mut Request<Body>,
    name: &NamedNode,
    most_bytes: u64,
) -> Result<Vec<Quad>, Problem> {
    let media_type = content_type(request);
    let known = GRAPHS.iter().find(|(known, _)| *known == media_type);
    let Some((_, format)) = known else {
        let names: Vec<&str> = GRAPHS.iter().map(|(name, _)| *name).collect();
        let message = format!(
            "\"{media_type}\" is no RDF; send one of {}",
            names.join(", ")
        );
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, message));
    };
    let bytes = body(request, most_bytes)?;
    let parser = RdfParser::from_format(*format)
        .with_base_iri(name.as_str())
        .map_err(|error| Problem::bad(error.to_string()))?;
    let parser = parser
        .without_named_graphs()
        .with_default_graph(name.clone());
    let parsed = parser.for_slice(&bytes).collect::<Result<Vec<Quad>, _>>();
    parsed.map_err(|error| Problem::bad(format!("the body is no {media_type}: {error}")))
}

fn missing(name: &NamedNode) -> Problem {
    let message = format!(
        "no graph <{}>; SELECT ?graph {{ GRAPH ?graph {{}} }} lists them",
        name.as_str()
    );
    Problem::new(StatusCode::NOT_FOUND, message)
}

fn refused(refusal: &Refusal) -> Problem {
    let status = match refusal {
        Refusal::Name { .. } => StatusCode::FORBIDDEN,
        Refusal::Undescribed { .. } | Refusal::Blank(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Store(_) => StatusCode::INTERNAL_SERVER_ERROR,
    };
    Problem::new(status, refusal.to_string())
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn failed(error: StorageError) -> Problem {
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string())
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn unwritten(error: std::io::Error) -> Problem {
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string())
}
