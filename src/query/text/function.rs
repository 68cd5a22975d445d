//! `ng:matches(?text, "phone call")` for SPARQL.
//!
//! Invariant: it is true for just the texts that `find` finds; of what is no text, or without words, it is an error.

use super::wanted::Wanted;
use oxigraph::model::{Literal, Term};
use std::sync::{Mutex, PoisonError};

/// The function; it keeps the last wanted words, since a query asks for the same again and again.
pub(in crate::query) fn matches() -> impl Fn(&[Term]) -> Option<Term> + Send + Sync + 'static {
    let last: Mutex<Option<(String, Option<Wanted>)>> = Mutex::new(None);
    move |arguments| {
        let [Term::Literal(text), Term::Literal(words)] = arguments else {
            return None;
        };
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        if last
            .as_ref()
            .is_none_or(|(asked, _)| asked != words.value())
        {
            *last = Some((words.value().to_owned(), Wanted::parse(words.value())));
        }
        let wanted = last.as_ref().and_then(|(_, wanted)| wanted.as_ref())?;
        Some(Literal::from(wanted.is_in(text.value())).into())
    }
}
