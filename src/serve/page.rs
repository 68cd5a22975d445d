//! The page for people: a query box, questions to start from, and the answer as a table.
//!
//! In: the prefixes and the named questions. Out: one HTML page that loads nothing from elsewhere.
//! Invariant: whatever the store or a question holds is shown as text, never run.

use super::reply::{Reply, content, set};
use crate::rdf::Names;
use oxhttp::model::header::{
    CONTENT_SECURITY_POLICY, REFERRER_POLICY, VARY, X_CONTENT_TYPE_OPTIONS,
};
use serde_json::json;

/// A question that the page offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// What it is about.
    pub title: String,
    /// The query.
    pub query: String,
}

const PAGE: &str = include_str!("page.html");
/// Where the data stands in the page.
const DATA: &str = "/*DATA*/{}";
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
                      connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// The page's HTML.
pub(super) fn html(names: &Names, examples: &[Example]) -> String {
    let prefixes: Vec<_> = names
        .prefixes()
        .into_iter()
        .map(|(prefix, namespace)| json!([prefix, namespace]))
        .collect();
    let examples: Vec<_> = examples
        .iter()
        .map(|it| json!({"title": it.title, "query": it.query}))
        .collect();
    let data = json!({"prefixes": prefixes, "examples": examples}).to_string();
    // In a script, only `</script` and `<!--` end or change what is read.
    PAGE.replacen(DATA, &data.replace('<', "\\u003c"), 1)
}

/// The page as a response.
pub(super) fn reply(html: &str) -> Reply {
    let mut reply = content("text/html; charset=utf-8", html.to_owned());
    set(&mut reply, CONTENT_SECURITY_POLICY, POLICY);
    set(&mut reply, X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(&mut reply, REFERRER_POLICY, "no-referrer");
    set(&mut reply, VARY, "accept");
    reply
}
