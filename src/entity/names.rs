//! Proper names: what the name model found, what the tables know, and capitalised runs that both missed.
//!
//! In: the document and the tables. Out: name spans without titles, articles and possessive marks, in text order.
//! Invariant: name spans do not overlap.

use super::known::Known;
use super::traits::{Certainty, Traits};
use super::words::is_name_part;
use crate::base::text::is_capitalised;
use crate::language::{Document, NameKind, TokenId, Upos, Xpos};
use crate::ontology::EntityKind;
use std::ops::Range;

/// Longest name of the tables, in tokens.
const LONGEST: usize = 8;

/// A proper name.
#[derive(Clone, Debug)]
pub(super) struct NameSpan {
    pub(super) tokens: Range<usize>,
    pub(super) traits: Traits,
    /// Which source found it.
    pub(super) rule: &'static str,
}

/// All names of the document.
pub(super) fn find(doc: &Document, known: &Known) -> Vec<NameSpan> {
    let mut taken: Vec<Option<usize>> = vec![None; doc.tokens.len()];
    let mut spans: Vec<NameSpan> = Vec::new();
    let mut add = |span: NameSpan, taken: &mut Vec<Option<usize>>| {
        if !span.tokens.is_empty() && taken[span.tokens.clone()].iter().all(Option::is_none) {
            taken[span.tokens.clone()].fill(Some(spans.len()));
            spans.push(span);
        }
    };
    let from_model = model_names(doc, known);
    for span in table_names(doc, known, &from_model) {
        add(span, &mut taken);
    }
    for span in from_model {
        add(span, &mut taken);
    }
    for sentence in &doc.sentences {
        for span in capital_runs(doc, known, &sentence.tokens, &taken) {
            add(span, &mut taken);
        }
    }
    spans.sort_by_key(|span| span.tokens.start);
    spans
}

/// Names as the model found them, trimmed, with what the tables say of them.
fn model_names(doc: &Document, known: &Known) -> Vec<NameSpan> {
    doc.names
        .iter()
        .filter(|name| name.kind != NameKind::Time)
        .filter_map(|name| {
            let whole = trimmed(doc, name.tokens.clone());
            let tokens = match name.kind {
                NameKind::Person => without_title(doc, known, whole),
                _ => whole,
            };
            let proper = tokens
                .clone()
                .any(|at| matches!(doc.tokens[at].upos, Upos::Propn) || is_upper_inside(doc, at));
            let alone = tokens.len() == 1 && doc.tokens.get(tokens.start)?.upos == Upos::Adj;
            (proper && !alone).then(|| named(doc, known, tokens, Some(name.kind)))
        })
        .collect()
}

/// Names that the tables know, longest first; they win over a model's span unless that holds more than they do.
fn table_names(doc: &Document, known: &Known, from_model: &[NameSpan]) -> Vec<NameSpan> {
    let mut found = Vec::new();
    for sentence in &doc.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let hit = starts_name(doc, at)
                .then(|| table_name_at(doc, known, at, sentence.tokens.end))
                .flatten()
                .filter(|span| {
                    !from_model.iter().any(|model| {
                        let covers = model.tokens.start <= span.tokens.start
                            && span.tokens.end <= model.tokens.end;
                        covers && model.tokens != span.tokens
                    })
                });
            at = hit.as_ref().map_or(at + 1, |span| span.tokens.end);
            found.extend(hit);
        }
    }
    found
}

fn table_name_at(doc: &Document, known: &Known, at: usize, end: usize) -> Option<NameSpan> {
    (at + 1..=end.min(at + LONGEST)).rev().find_map(|to| {
        let last = &doc.tokens[to - 1];
        if matches!(last.upos, Upos::Punct | Upos::Adp | Upos::Det | Upos::Part) {
            return None;
        }
        let entry = known.name(doc.text_of(&(at..to)))?;
        // A single word that is only a town somewhere is left to the model.
        if to - at == 1 && (entry.weak || doc.tokens[at].upos != Upos::Propn) {
            return None;
        }
        Some(NameSpan {
            tokens: at..to,
            traits: entry.traits(),
            rule: "name-table",
        })
    })
}

/// Maximal runs of proper nouns that no name holds yet.
fn capital_runs(
    doc: &Document,
    known: &Known,
    sentence: &Range<usize>,
    taken: &[Option<usize>],
) -> Vec<NameSpan> {
    let free = |at: usize| {
        taken[at].is_none() && doc.tokens[at].upos == Upos::Propn && !is_calendar(doc, at)
    };
    let mut found = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        if !free(at) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < sentence.end {
            let joins = matches!(
                doc.form(TokenId::from(end)),
                "-" | "–" | "&" | "of" | "de" | "/"
            ) && end + 1 < sentence.end
                && free(end + 1);
            if free(end) {
                end += 1;
            } else if joins {
                end += 2;
            } else {
                break;
            }
        }
        let tokens = without_title(doc, known, trimmed(doc, at..end));
        if !tokens.is_empty() && is_capitalised(doc.form(TokenId::from(tokens.start))) {
            found.push(named(doc, known, tokens, None));
        }
        at = end;
    }
    found
}

/// A name with what tables, model and the word itself say of its kind.
fn named(doc: &Document, known: &Known, tokens: Range<usize>, model: Option<NameKind>) -> NameSpan {
    let entry = known.name(doc.text_of(&tokens));
    let guess = match model {
        Some(NameKind::Person) => Some(EntityKind::Person),
        Some(NameKind::Organization) => Some(EntityKind::Organization),
        Some(NameKind::Place) => Some(EntityKind::Place),
        Some(NameKind::Event) => Some(EntityKind::Event),
        _ => None,
    };
    let traits = match (entry, guess) {
        // A weak entry (a town's name) must agree with the model: *Jackson* said by a model to be a person is one.
        (Some(entry), Some(kind)) if entry.weak && entry.kind != kind => {
            Traits::of_kind(kind, Certainty::Model)
        }
        (Some(entry), _) => entry.traits(),
        (None, Some(kind)) => Traits::of_kind(kind, Certainty::Model),
        (None, None) => Traits::unknown(),
    };
    NameSpan {
        tokens,
        traits,
        rule: if model.is_some() {
            "name-model"
        } else {
            "capitals"
        },
    }
}

/// Without articles, quotation marks and possessive marks at the ends.
fn trimmed(doc: &Document, mut tokens: Range<usize>) -> Range<usize> {
    let outer = |at: usize| {
        matches!(
            doc.tokens[at].upos,
            Upos::Det | Upos::Punct | Upos::Adp | Upos::Cconj | Upos::Part | Upos::Pron
        ) && !is_upper_inside(doc, at)
            || matches!(doc.tokens[at].xpos, Xpos::Pos)
    };
    while !tokens.is_empty() && outer(tokens.start) {
        tokens.start += 1;
    }
    while !tokens.is_empty() && outer(tokens.end - 1) {
        tokens.end -= 1;
    }
    tokens
}

/// *US President Donald Trump* without its title and the country before that.
fn without_title(doc: &Document, known: &Known, tokens: Range<usize>) -> Range<usize> {
    let words: Vec<String> = tokens
        .clone()
        .map(|at| doc.form(TokenId::from(at)).to_lowercase())
        .collect();
    let mut start = 0;
    loop {
        let title = title_length(known, &words[start..]);
        if title > 0 {
            start += title;
            continue;
        }
        let country = (1..=3.min(words.len() - start)).rev().find(|&length| {
            let from = tokens.start + start;
            title_length(known, &words[start + length..]) > 0
                && known
                    .country_of(doc.text_of(&(from..from + length)))
                    .is_some()
        });
        match country {
            Some(length) => start += length,
            None => break,
        }
    }
    // A title alone (*the President*) is a description, not a name.
    if start == words.len() {
        return tokens.end..tokens.end;
    }
    // *Pope Francis*, *Queen Elizabeth*: here the title is what tells the name apart.
    if start + 1 == words.len() && is_name_part(&words[start - usize::from(start > 0)]) {
        start -= 1;
    }
    let rest = tokens.start + start..tokens.end;
    if start > 0 && doc.tokens[rest.start].upos == Upos::Adp {
        return tokens.end..tokens.end;
    }
    rest
}

/// How many of the words, from the first on, are one title; 0 if none.
fn title_length(known: &Known, words: &[String]) -> usize {
    (1..=words.len().min(4))
        .rev()
        .find(|&length| known.is_title(&words[..length].join(" ")))
        .unwrap_or(0)
}

fn starts_name(doc: &Document, at: usize) -> bool {
    is_capitalised(doc.form(TokenId::from(at)))
        && !matches!(doc.tokens[at].upos, Upos::Punct | Upos::Det)
}

/// Whether a letter after the first is a capital, as in `NATO` or `iPhone`.
fn is_upper_inside(doc: &Document, at: usize) -> bool {
    doc.form(TokenId::from(at))
        .chars()
        .skip(1)
        .any(char::is_uppercase)
}

/// Weekdays and months are dates, not names.
pub(super) fn is_calendar(doc: &Document, at: usize) -> bool {
    let word = doc
        .form(TokenId::from(at))
        .trim_end_matches('.')
        .to_lowercase();
    matches!(
        word.as_str(),
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "jan"
            | "feb"
            | "mar"
            | "apr"
            | "jun"
            | "jul"
            | "aug"
            | "sept"
            | "sep"
            | "oct"
            | "nov"
            | "dec"
            | "mon"
            | "tue"
            | "wed"
            | "thu"
            | "fri"
            | "sat"
            | "sun"
    ) && matches!(doc.tokens[at].upos, Upos::Propn | Upos::Noun)
}
