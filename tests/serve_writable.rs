//! `newsgraph serve --writable`: articles' graphs put, extended and deleted, and who may do so.
//!
//! Invariant: what the server took is in the store's own files when it has ended.

mod http;
mod workplace;

use http::{Served, shared};
use workplace::built;

const TOKEN: &str = "a-secret-of-minas-tirith";

#[test]
fn with_the_token_graphs_are_put_extended_and_deleted_for_good() {
    let place = built();
    let store = place.path("newsgraph-store");
    let served = Served::new(&store, &["--writable"], Some(TOKEN));
    let graph = "/store?graph=https://w3id.org/newsgraph/article/arnor";
    let bearer = format!("Authorization: Bearer {TOKEN}\nContent-Type: application/n-triples");
    let arnor = served
        .send(&format!("GET {graph}\nAccept: application/n-triples"), "")
        .body;
    let sanctioned = || {
        served
            .get(
                "ASK { GRAPH art:arnor { ?who rel:sanctioned ?whom } }",
                "text/csv",
            )
            .body
    };
    let [without, with] = [false, true].map(|keep| {
        let lines = arnor
            .lines()
            .filter(|line| keep || !line.contains("rel/sanctioned> "));
        lines.collect::<Vec<_>>().join("\n")
    });

    assert_eq!(served.send(&format!("PUT {graph}"), &without).status, 401);
    assert_eq!(
        served
            .send(
                &format!("PUT {graph}\nAuthorization: Bearer guess"),
                &without
            )
            .status,
        401
    );
    assert!(sanctioned().contains("true"));
    assert_eq!(
        served
            .send(&format!("PUT {graph}\n{bearer}"), &without)
            .status,
        204
    );
    assert!(sanctioned().contains("false"));
    let union = served.get("ASK { ?who rel:sanctioned ?whom }", "text/csv");
    assert!(
        union.body.contains("true"),
        "the other article still says so"
    );
    let lines: Vec<&str> = with
        .lines()
        .filter(|line| line.contains("rel/sanctioned> "))
        .collect();
    let lines = lines.join("\n");
    assert_eq!(
        served
            .send(&format!("POST {graph}\n{bearer}"), &lines)
            .status,
        204
    );
    assert!(sanctioned().contains("true"));
    let gondor = "/store?graph=https://w3id.org/newsgraph/article/gondor";
    assert_eq!(
        served
            .send(&format!("DELETE {gondor}\n{bearer}"), "")
            .status,
        204
    );
    assert_eq!(
        served
            .send(&format!("DELETE {gondor}\n{bearer}"), "")
            .status,
        404
    );

    // The store's own files hold it all, and nobody else can write them meanwhile.
    let busy = place.run(&["remove", "arnor"]);
    assert!(busy.stderr.contains("in use"), "{busy:?}");
    assert_eq!(served.end("-TERM"), Some(0));
    let articles = place.run(&["query", "SELECT ?a { ?a a schema:NewsArticle }"]);
    assert_eq!(
        articles.stdout,
        "a\r\nhttps://w3id.org/newsgraph/article/arnor\r\n"
    );
    let again = place.run(&["build", "news"]);
    assert!(
        again.stdout.starts_with("1 article added, 1 unchanged"),
        "{again:?}"
    );
}

/// What a write was answered with must be a refusal of that status, with words that say why.
#[track_caller]
fn refused(found: &(u16, String), status: u16, words: &str) {
    assert!(found.0 == status && found.1.contains(words), "{found:?}");
}

#[test]
fn a_graph_that_is_no_article_is_not_taken() {
    let place = built();
    let served = Served::new(&place.path("newsgraph-store"), &["--writable"], Some(TOKEN));
    let put = |graph: &str, media_type: &str, body: &str| {
        let head = format!(
            "PUT /store?{graph}\nAuthorization: Bearer {TOKEN}\nContent-Type: {media_type}"
        );
        let reply = served.send(&head, body);
        (reply.status, reply.body)
    };
    let article = "graph=https://w3id.org/newsgraph/article/a1";
    let triple = "<https://a.example/s> <https://a.example/p> 1 .";
    refused(
        &put("default", "text/turtle", triple),
        403,
        "union of all graphs",
    );
    refused(
        &put("graph=https://a.example/g", "text/turtle", triple),
        403,
        "names no article",
    );
    refused(
        &put(article, "text/turtle", triple),
        422,
        "lacks <https://schema.org/identifier>",
    );
    refused(
        &put(article, "text/turtle", "_:b <https://a.example/p> 1 ."),
        422,
        "blank node",
    );
    refused(
        &put(article, "text/turtle", "<https://a.example/s> nonsense"),
        400,
        "no text/turtle",
    );
    refused(&put(article, "image/png", triple), 415, "no RDF");
    let update = served.send(
        &format!(
            "POST /sparql\nAuthorization: Bearer {TOKEN}\nContent-Type: application/sparql-update"
        ),
        "DROP ALL",
    );
    assert_eq!(update.status, 403);
}

#[test]
fn a_server_that_may_be_written_needs_a_good_token() {
    let place = built();
    let none = place.run(&["serve", "--writable"]);
    assert!(
        none.code == Some(2) && none.stderr.contains("--token-file"),
        "{none:?}"
    );
    place.write("token.txt", "short\n");
    let short = place.run(&["serve", "--writable", "--token-file", "token.txt"]);
    assert!(
        short.code == Some(2) && short.stderr.contains("could be guessed"),
        "{short:?}"
    );
    let taken = place.run(&["serve", "--listen", &shared().address]);
    assert!(
        taken.code == Some(2) && taken.stderr.contains("--listen"),
        "{taken:?}"
    );
}
