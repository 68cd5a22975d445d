//! Requests of the SPARQL 1.1 Protocol: which query, asked of which graphs.
//!
//! In: a request. Out: the query, none where nothing is asked, or what is wrong with the request.
//! Invariant: a body is read up to the limit and no further.

use super::reply::Problem;
use crate::query::Dataset;
use oxhttp::model::header::{ACCEPT, CONTENT_TYPE, HeaderName};
use oxhttp::model::{Body, Method, Request, StatusCode};
use oxigraph::model::NamedNode;
use std::io::Read as _;

/// A query and the graphs that it is asked of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// The text of the query.
    pub(super) query: String,
    /// The graphs that the request names, if it names any.
    pub(super) dataset: Option<Dataset>,
}

/// Why updates are refused, with or without the token.
pub(super) const NO_UPDATES: &str = "SPARQL Update is refused: each article's graph is what reading it gave, and is \
     replaced as a whole; run `newsgraph build`, or PUT the graph to /store?graph=IRI on a server with --writable";

/// The query of a request; none where it asks nothing.
pub(super) fn asked(
    request: &mut Request<Body>,
    most_bytes: u64,
) -> Result<Option<Asked>, Problem> {
    let mut fields = fields(request.uri().query().unwrap_or_default());
    if *request.method() == Method::POST {
        match content_type(request).as_str() {
            "application/x-www-form-urlencoded" => {
                let body = text_body(request, most_bytes)?;
                fields.extend(self::fields(&body));
            }
            "application/sparql-query" => {
                let query = text_body(request, most_bytes)?;
                fields.push(("query".to_owned(), query));
            }
            "application/sparql-update" => {
                return Err(Problem::new(StatusCode::FORBIDDEN, NO_UPDATES));
            }
            other => {
                let message = format!(
                    "a query comes as application/sparql-query or application/x-www-form-urlencoded, not as \"{other}\""
                );
                return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, message));
            }
        }
    }
    if fields.iter().any(|(name, _)| name == "update") {
        return Err(Problem::new(StatusCode::FORBIDDEN, NO_UPDATES));
    }
    let mut queries = values(&fields, "query");
    let query = match (queries.next(), queries.next()) {
        (Some(query), None) => query.to_owned(),
        (Some(_), Some(_)) => {
            return Err(Problem::bad("more than one query; send them one by one"));
        }
        (None, _) if *request.method() == Method::POST => {
            return Err(Problem::bad("no query; send it as the field \"query\""));
        }
        (None, _) => return Ok(None),
    };
    let dataset = dataset(&fields)?;
    Ok(Some(Asked { query, dataset }))
}

/// The decoded fields of a query string or form.
pub(super) fn fields(encoded: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(encoded.as_bytes())
        .into_owned()
        .collect()
}

/// The values of a field.
pub(super) fn values<'a>(
    fields: &'a [(String, String)],
    name: &'a str,
) -> impl Iterator<Item = &'a str> {
    let named = fields.iter().filter(move |(key, _)| key == name);
    named.map(|(_, value)| value.as_str())
}

/// An IRI that a field names.
pub(super) fn iri(field: &str, value: &str) -> Result<NamedNode, Problem> {
    NamedNode::new(value)
        .map_err(|error| Problem::bad(format!("{field}: \"{value}\" is no absolute IRI: {error}")))
}

/// The media type of the body, in small letters, without its parameters.
pub(super) fn content_type(request: &Request<Body>) -> String {
    let value = header(request, &CONTENT_TYPE);
    let media_type = value.split(';').next().unwrap_or_default();
    media_type.trim().to_ascii_lowercase()
}

/// What the client accepts: all its `Accept` headers.
pub(super) fn accept(request: &Request<Body>) -> String {
    let values = request.headers().get_all(ACCEPT).iter();
    let texts: Vec<&str> = values.filter_map(|value| value.to_str().ok()).collect();
    texts.join(", ")
}

/// A header as text; empty where it is absent or no text.
pub(super) fn header<'a>(request: &'a Request<Body>, name: &HeaderName) -> &'a str {
    let value = request.headers().get(name);
    value
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

/// The bytes of the body.
pub(super) fn body(request: &mut Request<Body>, most: u64) -> Result<Vec<u8>, Problem> {
    let too_large = || {
        let message = format!(
            "the body has more than {most} bytes; start the server with a larger --max-body"
        );
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, message)
    };
    if request.body().len().is_some_and(|length| length > most) {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    let read = request.body_mut().take(most + 1).read_to_end(&mut bytes);
    read.map_err(|error| Problem::bad(format!("the body broke off: {error}")))?;
    if bytes.len() as u64 > most {
        return Err(too_large());
    }
    Ok(bytes)
}

fn text_body(request: &mut Request<Body>, most: u64) -> Result<String, Problem> {
    String::from_utf8(body(request, most)?).map_err(|_| Problem::bad("the body is not UTF-8"))
}

fn dataset(fields: &[(String, String)]) -> Result<Option<Dataset>, Problem> {
    let graphs = |name| -> Result<Vec<NamedNode>, Problem> {
        values(fields, name).map(|value| iri(name, value)).collect()
    };
    let (default, named) = (graphs("default-graph-uri")?, graphs("named-graph-uri")?);
    let any = !default.is_empty() || !named.is_empty();
    Ok(any.then_some(Dataset { default, named }))
}
