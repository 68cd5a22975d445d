//! An answer on its way: written by one thread, sent by another, within a time.
//!
//! In: what a thread writes. Out: a body to read from. Invariant: the thread that writes is told to stop as soon as its
//! time is over or nobody reads any more; time that the client takes to read is not counted.

use super::reply::Problem;
use oxhttp::model::StatusCode;
use oxigraph::sparql::CancellationToken;
use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::{Duration, Instant};

/// Bytes held back before the first are sent: an answer that fails within them still gets its own status.
const CHUNK: usize = 64 * 1024;
/// Chunks that wait to be sent.
const WAITING: usize = 4;

/// What the writing thread says.
enum Event {
    /// The answer has begun, in this media type.
    Begin(String),
    Bytes(Vec<u8>),
    End,
    Failed(Problem),
}

/// Both ends of an answer that may take so long.
pub(super) fn channel(time: Duration, stop: CancellationToken) -> (Sink, Source) {
    let (sender, receiver) = sync_channel(WAITING);
    let sink = Sink {
        sender,
        media_type: String::new(),
        begun: false,
        buffer: Vec::new(),
    };
    let source = Source {
        receiver,
        stop,
        whole: time,
        left: time,
        chunk: Vec::new(),
        at: 0,
        ended: false,
    };
    (sink, source)
}

/// The end that is written to.
pub(super) struct Sink {
    sender: SyncSender<Event>,
    media_type: String,
    begun: bool,
    buffer: Vec<u8>,
}

impl Sink {
    /// Names the media type of what will be written.
    pub(super) fn is_of(&mut self, media_type: String) {
        self.media_type = media_type;
    }

    /// All is written, or it failed.
    pub(super) fn close(mut self, result: Result<(), Problem>) {
        let sent = match result {
            Ok(()) => self.send_buffer().and_then(|()| self.send(Event::End)),
            Err(problem) => self.send(Event::Failed(problem)),
        };
        // Nobody reads any more: nothing is left to do.
        let _ = sent;
    }

    fn send_buffer(&mut self) -> io::Result<()> {
        if !self.begun {
            self.begun = true;
            let media_type = std::mem::take(&mut self.media_type);
            self.send(Event::Begin(media_type))?;
        }
        let bytes = std::mem::take(&mut self.buffer);
        self.send(Event::Bytes(bytes))
    }

    fn send(&self, event: Event) -> io::Result<()> {
        self.sender
            .send(event)
            .map_err(|_| io::Error::new(io::ErrorKind::BrokenPipe, "nobody reads any more"))
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= CHUNK {
            self.send_buffer()?;
        }
        Ok(bytes.len())
    }

    /// Serializers flush often; what is held back is sent when it is enough or complete.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The end that is read from.
pub(super) struct Source {
    receiver: Receiver<Event>,
    stop: CancellationToken,
    whole: Duration,
    left: Duration,
    chunk: Vec<u8>,
    at: usize,
    ended: bool,
}

/// What there is of an answer when its first bytes are due.
pub(super) enum Start {
    /// All of it, and its media type.
    Whole(String, Vec<u8>),
    /// Its beginning; the rest is read from the source.
    Part(String),
}

impl Source {
    /// Waits for the first bytes.
    pub(super) fn start(&mut self) -> Result<Start, Problem> {
        let media_type = match self.next()? {
            Event::Begin(media_type) => media_type,
            Event::Failed(problem) => return Err(problem),
            Event::Bytes(_) | Event::End => return Err(ended_early()),
        };
        self.fill()?;
        if self.chunk.len() < CHUNK {
            self.fill_end()?;
            return Ok(Start::Whole(media_type, std::mem::take(&mut self.chunk)));
        }
        Ok(Start::Part(media_type))
    }

    /// Reads the next chunk, if there is one.
    fn fill(&mut self) -> Result<(), Problem> {
        match self.next()? {
            Event::Bytes(bytes) => {
                self.chunk = bytes;
                self.at = 0;
                Ok(())
            }
            Event::End => {
                self.ended = true;
                self.chunk.clear();
                self.at = 0;
                Ok(())
            }
            Event::Failed(problem) => Err(problem),
            Event::Begin(_) => Err(ended_early()),
        }
    }

    /// A chunk shorter than others is the last; what follows is the end.
    fn fill_end(&mut self) -> Result<(), Problem> {
        match self.next()? {
            Event::End => {
                self.ended = true;
                Ok(())
            }
            Event::Failed(problem) => Err(problem),
            Event::Bytes(_) | Event::Begin(_) => Err(ended_early()),
        }
    }

    /// Waits for what comes next as long as there is time.
    fn next(&mut self) -> Result<Event, Problem> {
        let began = Instant::now();
        let event = self.receiver.recv_timeout(self.left);
        self.left = self.left.saturating_sub(began.elapsed());
        event.map_err(|error| match error {
            RecvTimeoutError::Timeout => {
                self.stop.cancel();
                let message = format!(
                    "the query took more than {} and was stopped; narrow it, or start the server with a larger --timeout",
                    seconds(self.whole)
                );
                Problem::new(StatusCode::SERVICE_UNAVAILABLE, message)
            }
            RecvTimeoutError::Disconnected => ended_early(),
        })
    }
}

fn ended_early() -> Problem {
    let message = "the query could not be computed; this is a fault of the program";
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, message)
}

fn seconds(time: Duration) -> String {
    format!("{} s", time.as_secs_f64())
}

impl Read for Source {
    /// What fails after the answer has begun can no longer have its own status: the connection breaks, so that no
    /// client takes a part for the whole.
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.at == self.chunk.len() && !self.ended {
            self.fill()
                .map_err(|problem| io::Error::other(problem.message))?;
        }
        let rest = &self.chunk[self.at..];
        let length = rest.len().min(out.len());
        out[..length].copy_from_slice(&rest[..length]);
        self.at += length;
        Ok(length)
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}
