//! The server: which path and method leads where, and when it ends.
//!
//! In: requests. Out: responses. Invariant: after it is told to stop, answers that have begun are finished.

use super::access::{Token, allow_origin, check_host, host_names};
use super::answers::{Limits, answer};
use super::page::{self, Example};
use super::protocol::{accept, asked};
use super::reply::{Problem, Reply, empty, head, set};
use super::{description, graphs, negotiate};
use crate::store::{LiveStore, Store};
use oxhttp::model::header::ALLOW;
use oxhttp::model::{Body, Method, Request, StatusCode};
use std::collections::BTreeSet;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Connections at once; more wait.
const MOST_CONNECTIONS: usize = 512;
/// How long a client may neither send nor take anything.
const SILENCE: Duration = Duration::from_mins(1);
/// How often the server looks whether it is to stop.
const PULSE: Duration = Duration::from_millis(50);

/// What is served.
#[derive(Clone, Debug)]
pub enum Source {
    /// A store that nobody changes.
    ReadOnly(Arc<Store>),
    /// A store that whoever has the token may change.
    Writable(Arc<LiveStore>, String),
}

/// How it is served.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Addresses to listen on; port 0 stands for any that is free.
    pub listen: Vec<SocketAddr>,
    /// Names by which the server may be called, besides those of this machine.
    pub hosts: Vec<String>,
    /// Origins whose pages may read answers; `*` for all.
    pub cors: Vec<String>,
    /// Time that a query may take.
    pub timeout: Duration,
    /// Rows or triples that an answer may have.
    pub max_results: usize,
    /// Bytes that the body of a request may have.
    pub max_body: u64,
    /// Questions that the page offers.
    pub examples: Vec<Example>,
}

/// A server that listens.
pub struct Server {
    shared: Arc<Shared>,
    addresses: Vec<SocketAddr>,
}

/// What all requests share.
struct Shared {
    source: Source,
    settings: Settings,
    hosts: BTreeSet<String>,
    token: Option<Token>,
    page: String,
    /// One count for each request that is not finished.
    busy: Arc<()>,
}

impl Server {
    /// Begins to listen.
    ///
    /// # Errors
    /// Where an address is taken or not this machine's.
    pub fn start(source: Source, mut settings: Settings) -> io::Result<Self> {
        for address in &mut settings.listen {
            // The library does not say which port it got, so one is chosen here; nobody else gets it meanwhile but by
            // asking for it.
            *address = TcpListener::bind(*address)?.local_addr()?;
        }
        let addresses = settings.listen.clone();
        let shared = Arc::new(Shared {
            hosts: host_names(&addresses, &settings.hosts),
            token: match &source {
                Source::ReadOnly(_) => None,
                Source::Writable(_, token) => Some(Token::new(token)),
            },
            page: page::html(source.store().names(), &settings.examples),
            source,
            settings,
            busy: Arc::new(()),
        });
        let on_request = Arc::clone(&shared);
        let mut server = oxhttp::Server::new(move |request| on_request.respond(request))
            .with_global_timeout(SILENCE)
            .with_max_concurrent_connections(MOST_CONNECTIONS)
            .with_server_name(concat!("newsgraph/", env!("CARGO_PKG_VERSION")))
            .map_err(io::Error::other)?;
        for address in &addresses {
            server = server.bind(*address);
        }
        server.spawn()?;
        Ok(Self { shared, addresses })
    }

    /// The addresses that it listens on.
    pub fn addresses(&self) -> &[SocketAddr] {
        &self.addresses
    }

    /// Answers requests until `stop` is set, then finishes those that have begun, for as long as a query may take.
    ///
    /// # Errors
    /// Where the store cannot be closed.
    pub fn serve_until(self, stop: &AtomicBool) -> Result<(), crate::store::StoreError> {
        while !stop.load(Ordering::Relaxed) {
            sleep(PULSE);
        }
        let last = Instant::now() + self.shared.settings.timeout;
        loop {
            // A reply leaves its count before its last bytes leave the machine, hence the pulse after.
            let idle = Arc::strong_count(&self.shared.busy) == 1;
            sleep(PULSE);
            if idle || Instant::now() > last {
                break;
            }
        }
        match &self.shared.source {
            Source::ReadOnly(_) => Ok(()),
            Source::Writable(live, _) => live.finish(),
        }
    }
}

impl Source {
    fn store(&self) -> &Arc<Store> {
        match self {
            Self::ReadOnly(store) => store,
            Self::Writable(live, _) => live.store(),
        }
    }
}

impl Shared {
    fn respond(&self, request: &mut Request<Body>) -> Reply {
        let mut reply = check_host(request, &self.hosts)
            .and_then(|()| self.route(request))
            .unwrap_or_else(|problem| problem.reply());
        if *request.method() == Method::HEAD {
            reply = head(reply);
        }
        allow_origin(request, &self.settings.cors, &mut reply);
        reply
    }

    fn route(&self, request: &mut Request<Body>) -> Result<Reply, Problem> {
        let path = request.uri().path().to_owned();
        let writable = self.token.is_some();
        let allowed: &[&str] = match path.as_str() {
            "/sparql" => &["GET", "HEAD", "POST", "OPTIONS"],
            "/store" if writable => &["GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS"],
            "/" | "/store" => &["GET", "HEAD", "OPTIONS"],
            _ => {
                let message = format!("nothing at {path}; there are /, /sparql and /store");
                return Err(Problem::new(StatusCode::NOT_FOUND, message));
            }
        };
        let method = request.method().as_str().to_owned();
        if !allowed.contains(&method.as_str()) {
            let why = if path == "/store"
                && ["PUT", "POST", "DELETE", "PATCH"].contains(&method.as_str())
                && !writable
            {
                "the store is served for reading only; start the server with --writable to change it".to_owned()
            } else {
                format!("{method} is not for {path}; use {}", allowed.join(", "))
            };
            return Err(Problem::method(allowed, why));
        }
        if method == "OPTIONS" {
            let mut reply = empty(StatusCode::NO_CONTENT);
            set(&mut reply, ALLOW, &allowed.join(", "));
            return Ok(reply);
        }
        match path.as_str() {
            "/" => self.about(request),
            "/sparql" => self.query(request),
            _ => self.graph(request),
        }
    }

    /// The page for people, the description for programs.
    fn about(&self, request: &Request<Body>) -> Result<Reply, Problem> {
        let accept = accept(request);
        if negotiate::prefers_html(&accept) {
            return Ok(page::reply(&self.page));
        }
        let host = request
            .uri()
            .authority()
            .map_or("localhost", |it| it.as_str());
        description::description(
            self.source.store(),
            &format!("http://{host}/sparql"),
            &accept,
        )
    }

    fn query(&self, request: &mut Request<Body>) -> Result<Reply, Problem> {
        let Some(asked) = asked(request, self.settings.max_body)? else {
            return self.about(request);
        };
        let limits = Limits {
            time: self.settings.timeout,
            rows: self.settings.max_results,
        };
        let busy = Arc::clone(&self.busy);
        answer(self.source.store(), asked, accept(request), limits, busy)
    }

    fn graph(&self, request: &mut Request<Body>) -> Result<Reply, Problem> {
        let busy = Arc::clone(&self.busy);
        if matches!(*request.method(), Method::GET | Method::HEAD) {
            return graphs::read(self.source.store(), request, self.settings.timeout, busy);
        }
        let (Source::Writable(live, _), Some(token)) = (&self.source, &self.token) else {
            let message = "the store is served for reading only";
            return Err(Problem::new(StatusCode::FORBIDDEN, message));
        };
        token.check(request)?;
        graphs::write(live, request, self.settings.max_body)
    }
}
