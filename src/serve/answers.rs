//! Answering queries: each on a thread of its own, with limits.
//!
//! In: a query and what the client accepts. Out: a response, sent while it is computed.
//! Invariant: a query that runs out of time or rows is stopped, and its client is told so or cut off, never given a part
//! as the whole.

use super::negotiate::answer_format;
use super::protocol::Asked;
use super::reply::{Problem, Reply, content};
use super::stream::{Sink, Start, channel};
use crate::query::{self, AnswerError, QueryError, Terms, stack_bytes};
use crate::store::Store;
use oxhttp::model::header::VARY;
use oxhttp::model::{Body, HeaderValue, StatusCode};
use oxigraph::sparql::CancellationToken;
use std::io::Read;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// What a query may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Time until it is stopped.
    pub(super) time: Duration,
    /// Rows or triples of an answer.
    pub(super) rows: usize,
}

/// Answers a query; `busy` is held until the answer is sent.
pub(super) fn answer<Guard: 'static>(
    store: &Arc<Store>,
    asked: Asked,
    accept: String,
    limits: Limits,
    busy: Guard,
) -> Result<Reply, Problem> {
    let store = Arc::clone(store);
    let stack = stack_bytes(&asked.query);
    sent(limits.time, stack, busy, move |out, stop| {
        write(&store, &asked, &accept, limits.rows, stop, out)
    })
}

/// What `work` writes, as a response that begins while it is still at work.
pub(super) fn sent<Guard: 'static>(
    time: Duration,
    stack: usize,
    busy: Guard,
    work: impl FnOnce(&mut Sink, CancellationToken) -> Result<(), Problem> + Send + 'static,
) -> Result<Reply, Problem> {
    let stop = CancellationToken::new();
    let (mut sink, mut source) = channel(time, stop.clone());
    let work = move || {
        let result = work(&mut sink, stop);
        sink.close(result);
    };
    let started = thread::Builder::new().stack_size(stack).spawn(work);
    started.map_err(|error| {
        let message = format!("too many queries at once: {error}");
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, message)
    })?;
    let mut reply = match source.start()? {
        Start::Whole(media_type, bytes) => content(&media_type, bytes),
        Start::Part(media_type) => {
            let body = Held {
                source,
                _busy: busy,
            };
            content(&media_type, Body::from_read(body))
        }
    };
    reply
        .headers_mut()
        .insert(VARY, HeaderValue::from_static("accept"));
    Ok(reply)
}

/// A body that holds something until it is sent.
struct Held<Source, Guard> {
    source: Source,
    _busy: Guard,
}

impl<Source: Read, Guard> Read for Held<Source, Guard> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        self.source.read(out)
    }
}

fn write(
    store: &Store,
    asked: &Asked,
    accept: &str,
    rows: usize,
    stop: CancellationToken,
    out: &mut Sink,
) -> Result<(), Problem> {
    let terms = Terms {
        dataset: asked.dataset.clone(),
        stop: Some(stop),
        ..Terms::default()
    };
    let answer = query::run(store, &asked.query, &terms).map_err(|error| refused(&error))?;
    let (format, media_type) = answer_format(accept, answer.kind())?;
    out.is_of(media_type);
    let written = answer.at_most(rows).write(Some(format), out);
    written.map_err(|error| broken(&error))
}

fn refused(error: &QueryError) -> Problem {
    match error {
        QueryError::Update => Problem::new(StatusCode::FORBIDDEN, super::protocol::NO_UPDATES),
        QueryError::Syntax(_) | QueryError::TooLarge => Problem::bad(error.to_string()),
        QueryError::Evaluation(_) | QueryError::Plan(_) => {
            Problem::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string())
        }
    }
}

fn broken(error: &AnswerError) -> Problem {
    match error {
        AnswerError::TooLong(rows) => {
            let message = format!(
                "the answer has more than {rows} rows; add a LIMIT, or start the server with a larger --max-results"
            );
            Problem::new(StatusCode::FORBIDDEN, message)
        }
        error => Problem::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()),
    }
}
