//! Who may ask: names of the host, origins of pages, and the token for writing.
//!
//! Invariant: a page on another host can neither read nor write through its visitor's browser, unless it is allowed to.

use super::protocol::header;
use super::reply::{Problem, Reply, set};
use crate::base::content_hash;
use oxhttp::model::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_MAX_AGE,
    AUTHORIZATION, HOST, ORIGIN, VARY,
};
use oxhttp::model::uri::Authority;
use oxhttp::model::{Body, HeaderValue, Request, StatusCode};
use std::collections::BTreeSet;
use std::net::SocketAddr;

/// Names by which the server may be called: those of this machine, the address it listens on, and the user's.
pub(super) fn host_names(listen: &[SocketAddr], own: &[String]) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = ["localhost", "127.0.0.1", "[::1]"]
        .into_iter()
        .map(str::to_owned)
        .collect();
    for address in listen {
        names.insert(match address {
            SocketAddr::V4(address) => address.ip().to_string(),
            SocketAddr::V6(address) => format!("[{}]", address.ip()),
        });
    }
    names.extend(
        own.iter()
            .map(|name| without_port(name).to_ascii_lowercase()),
    );
    names
}

/// Refuses requests that are meant for another host: a name that was made to point here, to get behind a browser's
/// rule of same origin.
pub(super) fn check_host(request: &Request<Body>, names: &BTreeSet<String>) -> Result<(), Problem> {
    let target = request.uri().authority().map(Authority::as_str);
    let called = [target.unwrap_or_default(), header(request, &HOST)];
    for host in called.into_iter().filter(|host| !host.is_empty()) {
        let name = without_port(host).to_ascii_lowercase();
        if !names.contains(&name) {
            let message = format!(
                "this server is not called \"{name}\"; start it with --host {name} if it is"
            );
            return Err(Problem::new(StatusCode::MISDIRECTED_REQUEST, message));
        }
    }
    Ok(())
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|it| it.is_ascii_digit()) && !name.is_empty() => {
            name
        }
        _ => host,
    }
}

/// Lets pages of allowed origins read the reply.
pub(super) fn allow_origin(request: &Request<Body>, origins: &[String], reply: &mut Reply) {
    let origin = header(request, &ORIGIN);
    if origin.is_empty() || origins.is_empty() {
        return;
    }
    reply
        .headers_mut()
        .append(VARY, HeaderValue::from_static("origin"));
    let any = origins.iter().any(|it| it == "*");
    if any || origins.iter().any(|it| it.trim_end_matches('/') == origin) {
        set(
            reply,
            ACCESS_CONTROL_ALLOW_ORIGIN,
            if any { "*" } else { origin },
        );
        set(
            reply,
            ACCESS_CONTROL_ALLOW_HEADERS,
            "accept, authorization, content-type",
        );
        set(reply, ACCESS_CONTROL_MAX_AGE, "600");
    }
}

/// A secret that only its hash is kept of, so that comparing takes the same time whatever is sent.
#[derive(Clone, Debug)]
pub(super) struct Token(String);

impl Token {
    pub(super) fn new(secret: &str) -> Self {
        Self(content_hash(&[secret.as_bytes()]))
    }

    /// Checks that a request carries the token.
    pub(super) fn check(&self, request: &Request<Body>) -> Result<(), Problem> {
        let sent = header(request, &AUTHORIZATION);
        let (scheme, secret) = sent.split_once(' ').unwrap_or_default();
        if scheme.eq_ignore_ascii_case("bearer") && Self::new(secret.trim()).0 == self.0 {
            return Ok(());
        }
        let message = "writing needs the server's token: Authorization: Bearer TOKEN";
        Err(Problem::new(StatusCode::UNAUTHORIZED, message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(host: &str, admitted: bool) {
        let names = host_names(
            &["[::1]:7878".parse().expect("an address")],
            &["gondor.example:80".to_owned()],
        );
        let request = Request::builder().uri("/sparql").header(HOST, host);
        let request = request.body(Body::empty()).expect("a request");
        assert_eq!(check_host(&request, &names).is_ok(), admitted, "{host}");
    }

    #[test]
    fn own_names_are_admitted() {
        check("localhost:7878", true);
        check("127.0.0.1", true);
        check("[::1]:7878", true);
        check("Gondor.example", true);
    }

    #[test]
    fn other_names_are_not() {
        check("evil.example:7878", false);
        check("localhost.evil.example", false);
        check("127.0.0.1.evil.example", false);
    }
}
