//! What `newsgraph serve` refuses or stops: other hosts, other origins, runaway queries, whatever is too large.
//!
//! Invariant: the server is there for the next request, whatever the last one was.

mod http;
mod workplace;

use http::{DIRECT, Served, refused, shared};
use workplace::built;

#[test]
fn other_hosts_are_refused() {
    refused(
        "GET /sparql\nHost: evil.example:7878",
        "",
        421,
        "--host evil.example",
    );
    refused(
        "GET http://evil.example/sparql\nHost: localhost",
        "",
        421,
        "not called \"evil.example\"",
    );
    assert_eq!(
        shared().send("GET /sparql\nHost: LOCALHOST:1", "").status,
        200
    );
    let place = built();
    let named = Served::new(
        &place.path("newsgraph-store"),
        &["--host", "gondor.example"],
        None,
    );
    assert_eq!(
        named.send("GET /sparql\nHost: gondor.example", "").status,
        200
    );
}

#[test]
fn pages_of_other_origins_read_nothing_unless_allowed() {
    let asked = "GET /sparql\nOrigin: https://arnor.example";
    assert_eq!(
        shared()
            .send(asked, "")
            .header("access-control-allow-origin"),
        ""
    );
    let place = built();
    let open = Served::new(
        &place.path("newsgraph-store"),
        &["--cors", "https://arnor.example"],
        None,
    );
    assert_eq!(
        open.send(asked, "").header("access-control-allow-origin"),
        "https://arnor.example"
    );
    assert_eq!(
        open.send("GET /sparql\nOrigin: https://umbar.example", "")
            .header("access-control-allow-origin"),
        ""
    );
    let preflight = open.send(
        "OPTIONS /sparql\nOrigin: https://arnor.example\nAccess-Control-Request-Method: POST",
        "",
    );
    assert_eq!(preflight.status, 204);
    assert!(
        preflight
            .header("access-control-allow-headers")
            .contains("content-type")
    );
}

#[test]
fn a_runaway_query_is_stopped() {
    let began = std::time::Instant::now();
    let count = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";
    let reply = shared().get(count, "*/*");
    assert_eq!(reply.status, 503, "{reply:?}");
    assert!(
        reply.body.contains("more than 2 s and was stopped"),
        "{reply:?}"
    );
    let values: Vec<String> = (0..300).map(|n| n.to_string()).collect();
    let values = values.join(" ");
    let product =
        ["a", "b", "c", "d", "e", "f"].map(|name| format!("VALUES ?{name} {{ {values} }}"));
    let product = product.join(" ");
    let head = format!("POST /sparql\nContent-Type: {DIRECT}");
    refused(
        &head,
        &format!("SELECT (COUNT(*) AS ?n) {{ {product} }}"),
        503,
        "was stopped",
    );
    assert!(began.elapsed().as_secs() < 30);
}

#[test]
fn an_answer_that_is_too_long_is_never_given_in_part_as_the_whole() {
    let reply = shared().get("SELECT * { ?a ?b ?c . ?d ?e ?f }", "text/csv");
    assert!(
        !reply.whole && reply.body.len() > 60_000,
        "{}",
        reply.body.len()
    );
    let place = built();
    let strict = Served::new(
        &place.path("newsgraph-store"),
        &["--max-results", "3"],
        None,
    );
    let reply = strict.get("SELECT * { ?a ?b ?c }", "text/csv");
    assert_eq!(reply.status, 403, "{reply:?}");
    assert!(reply.body.contains("more than 3 rows"), "{reply:?}");
    assert_eq!(
        strict
            .get("SELECT * { ?a ?b ?c } LIMIT 3", "text/csv")
            .status,
        200
    );
}

#[test]
fn what_is_too_large_is_refused() {
    let head = format!("POST /sparql\nContent-Type: {DIRECT}");
    refused(
        &head,
        &format!("ASK {{}} #{}", "x".repeat(100_000)),
        413,
        "more than 100000 bytes",
    );
    refused(
        &head,
        &format!("ASK {{ FILTER({}1) }}", "1+".repeat(40_000)),
        400,
        "operators",
    );
    refused(
        &head,
        &format!(
            "ASK {{ FILTER({}1{}) }}",
            "(".repeat(40_000),
            ")".repeat(40_000)
        ),
        400,
        "operators",
    );
    let reply = shared().send(
        &format!("{head}\nTransfer-Encoding: chunked"),
        "6\r\nASK {}",
    );
    assert_eq!(reply.status, 400, "{reply:?}");
    let long = shared().send(&format!("GET /sparql?query={}", "x".repeat(20_000)), "");
    assert_eq!(long.status, 400, "{long:?}");
}

#[test]
fn two_hundred_readers_at_once() {
    let ask = |_| {
        std::thread::spawn(|| {
            let reply = shared().get("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv");
            (reply.status, reply.body)
        })
    };
    let readers: Vec<_> = (0..200).map(ask).collect();
    let mut answers: Vec<_> = readers
        .into_iter()
        .map(|it| it.join().expect("an answer"))
        .collect();
    answers.dedup();
    assert_eq!((answers.len(), answers[0].0), (1, 200), "{answers:?}");
}

#[test]
fn a_signal_ends_it_well() {
    let place = built();
    let served = Served::new(&place.path("newsgraph-store"), &[], None);
    assert_eq!(served.get("ASK {}", "text/csv").status, 200);
    assert_eq!(served.end("-INT"), Some(0));
}
