//! A server of the program's own, and requests to it over a bare socket.
//!
//! Invariant: what is sent and read is what goes over the wire; the server is ended with the test.
#![allow(
    dead_code,
    clippy::expect_used,
    reason = "each test program uses a part of this, and a test may fail"
)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, LazyLock, Mutex, Weak};

use crate::workplace::{Workplace, built};

pub(crate) const JSON: &str = "application/sparql-results+json";
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";
pub(crate) const DIRECT: &str = "application/sparql-query";

/// A running `newsgraph serve`.
pub(crate) struct Served {
    child: Child,
    /// `127.0.0.1:PORT`.
    pub(crate) address: String,
}

/// A response.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    /// Names in small letters.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
    /// Whether all of the body came.
    pub(crate) whole: bool,
}

/// A server of two articles that nobody changes, with low limits. Tests that run at once share it, and the last of them
/// ends it.
pub(crate) fn shared() -> Arc<Served> {
    static PLACE: LazyLock<Workplace> = LazyLock::new(built);
    static SERVED: Mutex<Weak<Served>> = Mutex::new(Weak::new());
    let mut running = SERVED
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(served) = running.upgrade() {
        return served;
    }
    let limits = [
        "--timeout",
        "2",
        "--max-results",
        "20000",
        "--max-body",
        "100000",
    ];
    let served = Arc::new(Served::new(&PLACE.path("newsgraph-store"), &limits, None));
    *running = Arc::downgrade(&served);
    served
}

/// Sends a request to the shared server; its answer must have that status, media type and words.
#[track_caller]
pub(crate) fn check(head: &str, body: &str, status: u16, media_type: &str, words: &str) {
    let reply = shared().send(head, body);
    let found = (reply.status, reply.header("content-type"));
    assert_eq!(found, (status, media_type), "{reply:?}");
    assert!(reply.body.contains(words), "{reply:?}");
}

/// Sends a request that must be refused with that status, and words that say why.
#[track_caller]
pub(crate) fn refused(head: &str, body: &str, status: u16, words: &str) {
    check(head, body, status, "text/plain; charset=utf-8", words);
}

impl Served {
    /// Serves a store, with further arguments; `NEWSGRAPH_TOKEN` is `token` where there is one.
    pub(crate) fn new(store: &Path, arguments: &[&str], token: Option<&str>) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_newsgraph"));
        command
            .args(["serve", "--listen", "127.0.0.1:0", "--store"])
            .arg(store)
            .args(arguments);
        command
            .env_remove("NEWSGRAPH_TOKEN")
            .env_remove("NEWSGRAPH_ONTOLOGY");
        if let Some(token) = token {
            command.env("NEWSGRAPH_TOKEN", token);
        }
        let mut child = command
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut talk = BufReader::new(child.stderr.take().expect("its stderr"));
        let mut line = String::new();
        talk.read_line(&mut line).expect("a line");
        let address = line
            .rsplit_once("http://")
            .map(|(_, rest)| rest.trim().trim_end_matches('/'));
        let address = address
            .unwrap_or_else(|| panic!("an address, not {line:?}"))
            .to_owned();
        // What else it says must go somewhere.
        std::thread::spawn(move || std::io::copy(&mut talk, &mut std::io::sink()));
        Self { child, address }
    }

    /// A request as it is, with the host's name and the closing of the connection added.
    pub(crate) fn send(&self, head: &str, body: &str) -> Reply {
        let (first, rest) = head.split_once('\n').unwrap_or((head, ""));
        let host = if rest.to_lowercase().contains("host:") {
            String::new()
        } else {
            format!("Host: {}\r\n", self.address)
        };
        let length = if body.is_empty() {
            String::new()
        } else {
            format!("Content-Length: {}\r\n", body.len())
        };
        let mut headers = rest.trim_end().replace('\n', "\r\n");
        if !headers.is_empty() {
            headers.push_str("\r\n");
        }
        let text =
            format!("{first} HTTP/1.1\r\n{host}{headers}{length}Connection: close\r\n\r\n{body}");
        self.send_bytes(text.as_bytes())
    }

    /// Bytes as they are.
    pub(crate) fn send_bytes(&self, bytes: &[u8]) -> Reply {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        // A server that refuses early may close before all is sent.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        parsed(&answer)
    }

    /// A query by GET.
    pub(crate) fn get(&self, query: &str, accept: &str) -> Reply {
        let query = escaped(query);
        self.send(&format!("GET /sparql?query={query}\nAccept: {accept}"), "")
    }

    /// Ends it as a user would, and gives its exit code.
    pub(crate) fn end(mut self, signal: &str) -> Option<i32> {
        let pid = self.child.id().to_string();
        Command::new("kill")
            .args([signal, &pid])
            .status()
            .expect("kill");
        self.child.wait().expect("an end").code()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Reply {
    /// A header; empty where it is absent.
    pub(crate) fn header(&self, name: &str) -> &str {
        let mut found = self.headers.iter().filter(|(key, _)| key == name);
        found.next().map_or("", |(_, value)| value)
    }
}

/// Percent-escaped for a query string.
pub(crate) fn escaped(text: &str) -> String {
    let escape = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(escape).collect()
}

fn parsed(bytes: &[u8]) -> Reply {
    let text = String::from_utf8_lossy(bytes);
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let mut lines = head.lines();
    let status = lines
        .next()
        .and_then(|line| line.split(' ').nth(1)?.parse().ok());
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect();
    let chunked = headers.iter().any(|(name, _)| name == "transfer-encoding");
    let (body, whole) = if chunked {
        joined(body)
    } else {
        (body.to_owned(), true)
    };
    Reply {
        status: status.unwrap_or_default(),
        headers,
        body,
        whole,
    }
}

/// The chunks of a body as one text, and whether the last of them came.
fn joined(mut rest: &str) -> (String, bool) {
    let mut body = String::new();
    while let Some((size, after)) = rest.split_once("\r\n") {
        match usize::from_str_radix(size, 16) {
            Ok(0) => return (body, true),
            Ok(size) if size <= after.len() && after.is_char_boundary(size) => {
                body.push_str(&after[..size]);
                rest = after[size..].trim_start_matches("\r\n");
            }
            _ => break,
        }
    }
    (body, false)
}
