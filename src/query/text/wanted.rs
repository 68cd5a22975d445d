//! What is looked for, and whether a text holds it.
//!
//! In: `phone call`, `"phone call" Petro`. Out: how often a text holds each part.
//! Invariant: words are compared by their stems, folded; the words of a phrase stand side by side.

use crate::base::Span;
use crate::base::text::fold;
use rust_stemmers::{Algorithm, Stemmer};

/// Words and phrases, all of which a text must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The stems of each part, in order; a single word is a phrase of one.
    phrases: Vec<Vec<String>>,
}

/// The words of a text by their stems.
pub(super) struct Words {
    stems: Vec<String>,
    spans: Vec<Span>,
}

impl Wanted {
    /// Reads what is wanted; a phrase stands in double quotes. None where there is no word in it.
    pub fn parse(text: &str) -> Option<Self> {
        let stemmer = Stemmer::create(Algorithm::English);
        let mut phrases = Vec::new();
        let plain = text.replace(['“', '”', '„'], "\"");
        for (index, part) in plain.split('"').enumerate() {
            let stems = Words::with(&stemmer, part).stems;
            if index % 2 == 1 {
                phrases.push(stems);
            } else {
                phrases.extend(stems.into_iter().map(|stem| vec![stem]));
            }
        }
        phrases.retain(|phrase: &Vec<String>| !phrase.is_empty());
        (!phrases.is_empty()).then_some(Self { phrases })
    }

    /// How often the text holds each part; none where it lacks one.
    pub(super) fn counts(&self, words: &Words) -> Option<Vec<usize>> {
        let counts: Vec<usize> = self
            .phrases
            .iter()
            .map(|phrase| words.places(phrase).count())
            .collect();
        counts.iter().all(|&count| count > 0).then_some(counts)
    }

    /// Whether the text holds all parts.
    pub fn is_in(&self, text: &str) -> bool {
        self.counts(&Words::of(text)).is_some()
    }

    /// Where its words stand in a text: spans in bytes, in order, none within another.
    ///
    /// ```
    /// let wanted = newsgraph::query::Wanted::parse("sanction").unwrap();
    /// let spans = wanted.places("New sanctions hit Umbar.");
    /// assert_eq!((spans[0].start, spans[0].end), (4, 13));
    /// ```
    pub fn places(&self, text: &str) -> Vec<Span> {
        let words = Words::of(text);
        let mut found: Vec<Span> = Vec::new();
        for phrase in &self.phrases {
            for at in words.places(phrase) {
                let last = words.spans[at + phrase.len() - 1];
                found.push(Span::new(words.spans[at].start, last.end));
            }
        }
        found.sort_unstable_by_key(|span| (span.start, usize::MAX - span.end));
        let mut end = 0;
        found.retain(|span| {
            let free = span.start >= end;
            end = end.max(span.end);
            free
        });
        found
    }
}

impl Words {
    /// The words of a text.
    pub(super) fn of(text: &str) -> Self {
        Self::with(&Stemmer::create(Algorithm::English), text)
    }

    /// Number of words.
    pub(super) fn len(&self) -> usize {
        self.stems.len()
    }

    /// How many times each of these stems begins at a place in the text.
    fn places<'a>(&'a self, phrase: &'a [String]) -> impl Iterator<Item = usize> + 'a {
        let windows = self.stems.windows(phrase.len()).enumerate();
        windows
            .filter(move |(_, window)| *window == phrase)
            .map(|(at, _)| at)
    }

    fn with(stemmer: &Stemmer, text: &str) -> Self {
        let (mut stems, mut spans) = (Vec::new(), Vec::new());
        for (start, word) in words(text) {
            let folded = fold(word);
            let own = folded.strip_suffix("'s").unwrap_or(&folded);
            stems.push(stemmer.stem(own).into_owned());
            spans.push(Span::new(start, start + word.len()));
        }
        Self { stems, spans }
    }
}

/// Runs of letters and digits, with apostrophes inside, and where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_inner = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}');
    text.split(move |c| !is_inner(c)).filter_map(move |run| {
        let word = run.trim_matches(['\'', '’']);
        let start = word.as_ptr().addr() - text.as_ptr().addr();
        (!word.is_empty()).then_some((start, word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wanted: &str, text: &str, expected: &[&str]) {
        let wanted = Wanted::parse(wanted).expect("words");
        let found: Vec<&str> = wanted
            .places(text)
            .iter()
            .map(|span| span.of(text))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn endings_case_and_accents_do_not_matter() {
        check(
            "sanction",
            "Sanctions, sanctioned; sanctuary",
            &["Sanctions", "sanctioned"],
        );
        check("bogota", "In Bogotá’s streets", &["Bogotá’s"]);
        check("BOGOTÁ", "in bogota", &["bogota"]);
    }

    #[test]
    fn phrases_stand_side_by_side() {
        check(
            "\"phone call\"",
            "Phone calls; a call by phone; a phone-call.",
            &["Phone calls", "phone-call"],
        );
        check(
            "“phone call” Elessar",
            "Elessar's phone call",
            &["Elessar's", "phone call"],
        );
    }

    #[test]
    fn all_parts_are_needed() {
        let wanted = Wanted::parse("call Umbar").expect("words");
        assert!(wanted.is_in("Umbar called") && !wanted.is_in("Umbar spoke"));
        assert_eq!(Wanted::parse(" \"\" - "), None);
    }
}
