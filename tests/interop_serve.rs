//! The endpoint as other clients use it: `SPARQLWrapper` and the `SPARQLStore` of rdflib, and curl.
//!
//! A tool that is not installed is said so on stderr and its test is not run; under CI (`CI=true`) it fails.
#![expect(clippy::expect_used, reason = "a test that lacks its files fails")]

mod http;
mod support;
mod workplace;

use http::Served;
use std::process::Command;
use support::seeds;
use support::tools::has;

/// Runs a client; gives what it printed.
#[track_caller]
fn ask(client: &str, arguments: &[&str]) -> String {
    let output = Command::new(client)
        .args(arguments)
        .output()
        .expect("a client that runs");
    let talk = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{client}: {talk}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn rdflib_and_sparqlwrapper_find_what_is_stored() {
    if !has("python3", &["-c", "import rdflib, SPARQLWrapper"]) {
        return;
    }
    let quads = seeds().store().with_file_name("endpoint.nq");
    let target = quads.to_string_lossy().into_owned();
    seeds().run(&["export", "--format", "nquads", "-o", &target]);
    let served = Served::new(&seeds().store(), &[], None);
    let address = format!("http://{}", served.address);
    ask("python3", &["tests/interop/endpoint.py", &address, &target]);
}

#[test]
fn curl_asks_in_each_way() {
    if !has("curl", &["--version"]) {
        return;
    }
    let served = Served::new(&seeds().store(), &[], None);
    let (endpoint, query) = (
        format!("http://{}/sparql", served.address),
        "query=ASK { ent:Donald_Trump rel:sanctioned ?whom }",
    );
    for way in [
        &["-G", "--data-urlencode", query][..],
        &["--data-urlencode", query],
        &[
            "-H",
            "Content-Type: application/sparql-query",
            "-d",
            &query[6..],
        ],
    ] {
        let mut arguments = vec!["-sSf", "-H", "Accept: text/csv", &endpoint];
        arguments.extend_from_slice(way);
        assert_eq!(ask("curl", &arguments).trim(), "true", "{way:?}");
    }
}
