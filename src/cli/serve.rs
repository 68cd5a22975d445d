//! `newsgraph serve`: the store as a SPARQL endpoint.
//!
//! In: the store and limits. Out: answers over HTTP until a signal ends it.
//! Invariant: without --writable and a token nothing can be changed; without --listen nobody outside this machine can ask.

use super::ontology::OntologyArgs;
use super::outcome::Outcome;
use super::questions::questions;
use super::store::StoreArgs;
use super::talk;
use crate::serve::{Example, Server, Settings, Source};
use crate::store::LiveStore;
use anyhow::{Context as _, bail};
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use std::net::{SocketAddr, ToSocketAddrs as _};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

/// Where a token may stand that is not in a file.
const TOKEN: &str = "NEWSGRAPH_TOKEN";
/// Letters that a token must have at least.
const SHORTEST_TOKEN: usize = 16;

/// Serve the store over HTTP: a SPARQL endpoint, and a page to query it from a browser
///
/// /sparql speaks the SPARQL 1.1 Protocol, /store the Graph Store Protocol (?default, ?graph=IRI); / is a page with a
/// query box for browsers, and describes the endpoint in RDF to programs (the Accept header decides, there as elsewhere).
/// Only this machine can ask, and nobody can change anything, unless you say otherwise. A query that takes too long, or has
/// too large an answer, is stopped. Ctrl-C ends the server. A line of `OxHTTP TCP error` on standard error says that a
/// client went away before it had its whole answer; nothing is wrong with the server then.
#[derive(clap::Args)]
#[command(after_help = "Examples:\n  \
    newsgraph serve\n  \
    curl http://127.0.0.1:7878/sparql --data-urlencode 'query=SELECT * { ?who rel:sanctioned ?whom }'\n  \
    newsgraph serve --writable --token-file token.txt\n  \
    curl -X PUT -H \"Authorization: Bearer $(cat token.txt)\" -T a1.ttl -H 'Content-Type: text/turtle' \
    'http://127.0.0.1:7878/store?graph=https://w3id.org/newsgraph/article/a1'")]
pub(super) struct Args {
    /// Address and port to listen on; port 0 takes any that is free
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:7878")]
    listen: String,
    /// Another name by which this server may be called; requests for names it does not know are refused
    #[arg(long, value_name = "NAME", value_parser = host)]
    host: Vec<String>,
    /// Let pages of this origin (as `https://example.org`) read answers; `*` for all
    #[arg(long, value_name = "ORIGIN", value_parser = origin)]
    cors: Vec<String>,
    /// Seconds that a query may take
    #[arg(long, value_name = "SECONDS", default_value_t = 30.0, value_parser = seconds)]
    timeout: f64,
    /// Rows or triples that an answer may have
    #[arg(long, value_name = "N", default_value_t = 1_000_000)]
    max_results: usize,
    /// Bytes that a request's body may have
    #[arg(long, value_name = "BYTES", default_value_t = 16 << 20)]
    max_body: u64,
    /// Let whoever sends the token put, extend and delete articles' graphs; the token is read from --token-file or the
    /// environment variable `NEWSGRAPH_TOKEN`
    #[arg(long)]
    writable: bool,
    /// File with the token for writing
    #[arg(long, value_name = "FILE", requires = "writable")]
    token_file: Option<PathBuf>,
    #[command(flatten)]
    store: StoreArgs,
    #[command(flatten)]
    ontology: OntologyArgs,
}

/// Runs the command.
pub(super) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let settings = args.settings()?;
    let source = if args.writable {
        let token = args.token()?;
        Source::Writable(Arc::new(LiveStore::open(&args.store.folder)?), token)
    } else {
        Source::ReadOnly(Arc::new(args.store.open()?))
    };
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // The second signal ends the program at once.
        flag::register_conditional_shutdown(signal, 1, Arc::clone(&stop))?;
        flag::register(signal, Arc::clone(&stop))?;
    }
    let server =
        Server::start(source, settings).with_context(|| format!("--listen {}", args.listen))?;
    for address in server.addresses() {
        let how = if args.writable {
            "for reading and writing"
        } else {
            "read-only"
        };
        talk::note(&format!(
            "serving {} {how} at http://{address}/",
            args.store.folder.display()
        ));
        if !address.ip().is_loopback() {
            talk::note(
                "other machines can reach it, unencrypted; name it by --host, and let a proxy encrypt",
            );
        }
    }
    server.serve_until(&stop)?;
    talk::note("ended");
    Ok(Outcome::Done)
}

impl Args {
    fn settings(&self) -> anyhow::Result<Settings> {
        let listen: Vec<SocketAddr> = self
            .listen
            .to_socket_addrs()
            .with_context(|| {
                format!(
                    "--listen {}: expected HOST:PORT, as 127.0.0.1:7878",
                    self.listen
                )
            })?
            .collect();
        let examples = questions(&self.ontology)?
            .into_iter()
            .map(|question| Example {
                title: question.title,
                query: question.text,
            });
        Ok(Settings {
            listen,
            hosts: self.host.clone(),
            cors: self.cors.clone(),
            timeout: Duration::from_secs_f64(self.timeout),
            max_results: self.max_results,
            max_body: self.max_body,
            examples: examples.collect(),
        })
    }

    fn token(&self) -> anyhow::Result<String> {
        let token = match &self.token_file {
            Some(file) => {
                std::fs::read_to_string(file).with_context(|| file.display().to_string())?
            }
            None => match std::env::var(TOKEN) {
                Ok(token) => token,
                Err(_) => {
                    bail!("--writable needs a token: --token-file FILE, or the variable {TOKEN}")
                }
            },
        };
        let token = token.trim();
        if token.chars().count() < SHORTEST_TOKEN {
            bail!(
                "the token has fewer than {SHORTEST_TOKEN} characters and could be guessed; make one with `openssl rand -hex 32`"
            );
        }
        Ok(token.to_owned())
    }
}

fn seconds(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(seconds) if seconds > 0.0 && seconds <= 86_400.0 => Ok(seconds),
        _ => Err("expected a number of seconds above 0, at most 86400".to_owned()),
    }
}

/// A host's name or address, with a port or without.
fn host(text: &str) -> Result<String, String> {
    let odd = |c: char| c.is_whitespace() || c.is_control() || "/?#@".contains(c);
    if text.is_empty() || text.contains(odd) {
        return Err("expected a host's name, as example.org".to_owned());
    }
    Ok(text.to_owned())
}

/// `*`, or where a page may come from: a scheme and a host.
fn origin(text: &str) -> Result<String, String> {
    let of_host = |(scheme, rest): (&str, &str)| {
        let known = !scheme.is_empty() && scheme.bytes().all(|it| it.is_ascii_alphabetic());
        known && host(rest.strip_suffix('/').unwrap_or(rest)).is_ok()
    };
    if text == "*" || text.split_once("://").is_some_and(of_host) {
        return Ok(text.to_owned());
    }
    Err("expected * or an origin, as https://example.org".to_owned())
}
