//! Responses: status, headers and text.
//!
//! Invariant: what went wrong is said in plain text, one line with the remedy.

use oxhttp::model::header::{ALLOW, CONTENT_TYPE, HeaderName, WWW_AUTHENTICATE};
use oxhttp::model::{Body, HeaderValue, Response, StatusCode};
use std::io;

/// A response.
pub(super) type Reply = Response<Body>;

/// A request that gets no answer, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    /// What kind of refusal.
    pub(super) status: StatusCode,
    /// What is wrong and what to do about it.
    pub(super) message: String,
    /// Methods that would do, of a refusal of the method.
    allow: Option<String>,
}

impl Problem {
    /// A refusal of that status.
    pub(super) fn new(status: StatusCode, message: impl Into<String>) -> Self {
        let message = message.into();
        Self {
            status,
            message,
            allow: None,
        }
    }

    /// The request itself is wrong.
    pub(super) fn bad(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    /// The method is none of these.
    pub(super) fn method(allow: &[&str], message: impl Into<String>) -> Self {
        Self {
            allow: Some(allow.join(", ")),
            ..Self::new(StatusCode::METHOD_NOT_ALLOWED, message)
        }
    }

    /// The response that says so.
    pub(super) fn reply(&self) -> Reply {
        let mut reply = text(self.status, &self.message);
        if let Some(allow) = &self.allow {
            set(&mut reply, ALLOW, allow);
        }
        if self.status == StatusCode::UNAUTHORIZED {
            set(&mut reply, WWW_AUTHENTICATE, "Bearer realm=\"newsgraph\"");
        }
        reply
    }
}

/// A response without content.
pub(super) fn empty(status: StatusCode) -> Reply {
    let mut reply = Response::new(Body::empty());
    *reply.status_mut() = status;
    reply
}

/// One line of plain text.
pub(super) fn text(status: StatusCode, message: &str) -> Reply {
    let mut reply = content(
        "text/plain; charset=utf-8",
        format!("{message}\n").into_bytes(),
    );
    *reply.status_mut() = status;
    reply
}

/// Content of that media type, with status 200.
pub(super) fn content(media_type: &str, body: impl Into<Body>) -> Reply {
    let mut reply = Response::new(body.into());
    set(&mut reply, CONTENT_TYPE, media_type);
    reply
}

/// The response without its content, which it only says the length of: what HEAD asks for.
///
/// The library writes how long a body was made, and then what is left to read of it. Of one that is computed while it is
/// sent the length is known when all of it was computed.
pub(super) fn head(mut reply: Reply) -> Reply {
    let mut body = std::mem::take(reply.body_mut());
    let length = io::copy(&mut body, &mut io::sink());
    if body.len().is_none() {
        let length = match length {
            Ok(length) => usize::try_from(length).unwrap_or_default(),
            Err(error) => {
                let problem = Problem::new(StatusCode::SERVICE_UNAVAILABLE, error.to_string());
                return head(problem.reply());
            }
        };
        body = vec![0; length].into();
        // Reading from memory does not fail.
        let _ = io::copy(&mut body, &mut io::sink());
    }
    *reply.body_mut() = body;
    reply
}

/// Sets a header; a value that cannot stand in one is left out.
pub(super) fn set(reply: &mut Reply, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        reply.headers_mut().insert(name, value);
    }
}
