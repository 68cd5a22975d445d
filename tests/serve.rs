//! `newsgraph serve` as clients meet it: the basic cases of the W3C's SPARQL 1.1 Protocol tests.
//!
//! In: a store of two articles. The protocol's cases go by the names that the W3C gave them.

mod http;
mod workplace;

use http::{DIRECT, FORM, JSON, check, escaped, refused, shared};

const SANCTIONED: &str = "SELECT ?whom { ?who rel:sanctioned ?whom }";

#[test]
fn query_get() {
    let query = escaped(SANCTIONED);
    check(
        &format!("GET /sparql?query={query}"),
        "",
        200,
        JSON,
        "entity/Umbar",
    );
}

#[test]
fn query_post_form() {
    let body = format!("query={}", escaped(SANCTIONED));
    check(
        &format!("POST /sparql\nContent-Type: {FORM}"),
        &body,
        200,
        JSON,
        "entity/Umbar",
    );
}

#[test]
fn query_post_direct() {
    let head = format!("POST /sparql\nContent-Type: {DIRECT}; charset=utf-8");
    check(&head, SANCTIONED, 200, JSON, "entity/Umbar");
}

#[test]
fn query_dataset_named_by_the_request() {
    let count = "SELECT (COUNT(*) AS ?n) { ?who rel:praised ?whom }";
    let [arnor, gondor] =
        ["arnor", "gondor"].map(|id| escaped(&format!("https://w3id.org/newsgraph/article/{id}")));
    let get = |graphs: &str| {
        format!(
            "GET /sparql?query={}&{graphs}\nAccept: text/csv",
            escaped(count)
        )
    };
    let csv = "text/csv; charset=utf-8";
    check(
        &get(&format!("default-graph-uri={arnor}")),
        "",
        200,
        csv,
        "n\r\n0\r\n",
    );
    check(
        &get(&format!(
            "default-graph-uri={arnor}&default-graph-uri={gondor}"
        )),
        "",
        200,
        csv,
        "n\r\n1\r\n",
    );
    let named = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }";
    let body = format!(
        "query={}&named-graph-uri={gondor}&default-graph-uri={arnor}",
        escaped(named)
    );
    check(
        &format!("POST /sparql\nContent-Type: {FORM}\nAccept: text/csv"),
        &body,
        200,
        csv,
        "n\r\n1\r\n",
    );
    let head =
        format!("POST /sparql?default-graph-uri={arnor}\nContent-Type: {DIRECT}\nAccept: text/csv");
    check(&head, count, 200, csv, "n\r\n0\r\n");
    refused(&get("default-graph-uri=arnor"), "", 400, "no absolute IRI");
}

#[test]
fn query_content_types() {
    for (query, accept, expected) in [
        (
            SANCTIONED,
            "application/sparql-results+xml",
            "application/sparql-results+xml",
        ),
        (
            SANCTIONED,
            "text/tab-separated-values, text/csv;q=0.9",
            "text/tab-separated-values; charset=utf-8",
        ),
        ("ASK {}", "application/json", "application/json"),
        ("ASK {}", "text/csv", "text/csv; charset=utf-8"),
        ("DESCRIBE ent:Umbar", "*/*", "text/turtle; charset=utf-8"),
        (
            "CONSTRUCT WHERE { ?s rel:sanctioned ?o }",
            "application/rdf+xml",
            "application/rdf+xml",
        ),
        (
            "CONSTRUCT WHERE { ?s rel:sanctioned ?o }",
            "application/ld+json;q=0.8, text/csv",
            "application/ld+json",
        ),
        (
            "CONSTRUCT WHERE { ?s rel:sanctioned ?o }",
            "application/n-triples",
            "application/n-triples",
        ),
    ] {
        let reply = shared().get(query, accept);
        assert_eq!(
            (reply.status, reply.header("content-type")),
            (200, expected),
            "{reply:?}"
        );
        assert!(!reply.body.is_empty());
    }
    let reply = shared().get(SANCTIONED, "image/png");
    assert_eq!(reply.status, 406, "{reply:?}");
}

#[test]
fn bad_queries() {
    let ask = escaped("ASK {}");
    refused(
        &format!("GET /sparql?query={ask}&query={ask}"),
        "",
        400,
        "more than one query",
    );
    refused(
        &format!("PUT /sparql?query={ask}"),
        "",
        405,
        "use GET, HEAD, POST",
    );
    refused(
        "POST /sparql\nContent-Type: text/plain",
        "ASK {}",
        415,
        "application/sparql-query",
    );
    refused(
        "POST /sparql",
        &format!("query={ask}"),
        415,
        "application/x-www-form-urlencoded",
    );
    refused(
        &format!("POST /sparql\nContent-Type: {FORM}"),
        "x=y",
        400,
        "no query",
    );
    refused(
        &format!("GET /sparql?query={}", escaped("ASK { ent:Umbar ?p }")),
        "",
        400,
        "line 1, column 20",
    );
    refused(
        &format!("GET /sparql?query={}", escaped("ASK { entt:Umbar ?p ?o }")),
        "",
        400,
        "did you mean ent:?",
    );
    let latin = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/sparql-query\r\nContent-Length: 7\r\n\r\nASK {\xe9}";
    let reply = shared().send_bytes(latin);
    assert_eq!(reply.status, 400, "{reply:?}");
}

#[test]
fn updates_are_refused() {
    let update = "INSERT DATA { ent:A rel:met ent:B }";
    refused(
        "POST /sparql\nContent-Type: application/sparql-update",
        update,
        403,
        "Update is refused",
    );
    let form = format!("update={}", escaped(update));
    refused(
        &format!("POST /sparql\nContent-Type: {FORM}"),
        &form,
        403,
        "Update is refused",
    );
    refused(
        &format!("POST /sparql\nContent-Type: {DIRECT}"),
        update,
        403,
        "Update is refused",
    );
    refused(
        "PUT /store?graph=http://a.example/b\nContent-Type: text/turtle",
        "<a:b> <a:b> 1 .",
        405,
        "--writable",
    );
    refused(
        "DELETE /store?graph=http://a.example/b",
        "",
        405,
        "--writable",
    );
    refused(
        "POST /store?default\nContent-Type: text/turtle",
        "<a:b> <a:b> 1 .",
        405,
        "--writable",
    );
}

#[test]
fn graphs_are_read_by_name() {
    let arnor = escaped("https://w3id.org/newsgraph/article/arnor");
    let turtle = "text/turtle; charset=utf-8";
    check(
        &format!("GET /store?graph={arnor}"),
        "",
        200,
        turtle,
        "art:arnor a schema:NewsArticle ;",
    );
    check(
        "GET /store?default\nAccept: application/n-triples",
        "",
        200,
        "application/n-triples",
        "entity/Umbar",
    );
    refused(
        "GET /store?graph=http://a.example/none",
        "",
        404,
        "no graph",
    );
    refused("GET /store", "", 400, "?default or /store?graph=IRI");
}

/// HEAD says what GET would, and how long that would be, and sends none of it.
#[test]
fn heads_without_bodies() {
    let long = escaped("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 4000");
    for target in [
        "/",
        "/sparql?query=ASK%7B%7D",
        &format!("/sparql?query={long}"),
        "/sparql?query=nonsense",
        "/store?default",
        "/store?graph=https://w3id.org/newsgraph/article/arnor",
        "/store?graph=http://a.example/none",
        "/nowhere",
    ] {
        let [get, head] = ["GET", "HEAD"].map(|it| shared().send(&format!("{it} {target}"), ""));
        let length = get.body.len().to_string();
        assert_eq!(
            (head.status, head.header("content-type"), &*head.body),
            (get.status, get.header("content-type"), ""),
            "{target}"
        );
        assert_eq!(head.header("content-length"), length, "{target}");
    }
}

#[test]
fn the_service_describes_itself_and_has_a_page() {
    let turtle = "text/turtle; charset=utf-8";
    // Held, so that the server that answers is the one whose address is asked for.
    let server = shared();
    check(
        "GET /sparql",
        "",
        200,
        turtle,
        &format!("sd:endpoint <http://{}/sparql>", server.address),
    );
    check(
        "GET /\nAccept: application/rdf+xml",
        "",
        200,
        "application/rdf+xml",
        "Service",
    );
    let page = shared().send(
        "GET /\nAccept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "",
    );
    assert_eq!(
        (page.status, page.header("content-type")),
        (200, "text/html; charset=utf-8")
    );
    assert!(
        page.header("content-security-policy")
            .contains("default-src 'none'")
    );
    assert!(page.body.contains("Who sanctioned whom") && !page.body.contains("src="));
    refused(
        "GET /favicon.ico",
        "",
        404,
        "there are /, /sparql and /store",
    );
    assert_eq!(
        shared().send("DELETE /", "").header("allow"),
        "GET, HEAD, OPTIONS"
    );
}
