//! Proper names: what the name model found, what the tables know, and capitalised runs that both missed.
//!
//! In: the document and the tables. Out: name spans without titles, articles and possessive marks, in text order.
//! Invariant: name spans do not overlap.

use super::dedicated;
use super::known::Known;
use super::name_edges::{extended, is_common, is_upper_inside, trimmed, without_title, word_end};
use super::name_tails::united;
use super::paired;
use super::traits::{Certainty, Traits};
use crate::base::calendar;
use crate::base::text::is_capitalised;
use crate::language::{Deprel, Document, NameKind, TokenId, Upos, Xpos};
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
    let from_tables = table_names(doc, known, &from_model);
    let within = |outer: &Range<usize>, inner: &Range<usize>| {
        outer.start <= inner.start && inner.end <= outer.end
    };
    let longer = |tokens: &Range<usize>| {
        let mut known = from_model.iter().chain(&from_tables);
        known.any(|span| within(&span.tokens, tokens))
    };
    let composed = dedicated::find(doc, known)
        .into_iter()
        .chain(paired::find(doc, known));
    for tokens in composed {
        if !longer(&tokens) {
            add(named(doc, known, tokens, None), &mut taken);
        }
    }
    for span in from_tables {
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
    for span in &mut spans {
        with_country(doc, known, span);
    }
    spans
}

/// *the Arnorian Hobbits* of a people that others have too: the country is part of whom it names.
fn with_country(doc: &Document, known: &Known, span: &mut NameSpan) {
    let people = span.traits.kind == EntityKind::Group && is_people(doc, &span.tokens);
    let Some(before) = span.tokens.start.checked_sub(1).filter(|_| people) else {
        return;
    };
    let adjective = TokenId::from(before);
    let head = doc.head(adjective).map(TokenId::index);
    if head == Some(span.tokens.start) && known.demonym(doc.form(adjective)).is_some() {
        span.tokens.start = before;
    }
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
            if tokens.is_empty() || is_country_pair(doc, known, &tokens) {
                return None;
            }
            let wider = extended(doc, known, tokens.clone(), Some(name.kind));
            let tokens = if is_country_pair(doc, known, &wider) {
                tokens
            } else {
                wider
            };
            let proper = tokens
                .clone()
                .any(|at| matches!(doc.tokens[at].upos, Upos::Propn) || is_upper_inside(doc, at));
            let alone = tokens.len() == 1 && is_adjective(doc, known, TokenId::from(tokens.start));
            (proper && !alone && !is_common(doc, known, &tokens))
                .then(|| named(doc, known, tokens, Some(name.kind)))
        })
        .collect()
}

/// An adjective; or a demonym before a noun, even where the tagger takes it for a name (*Gondorian President Faramir*).
pub(super) fn is_adjective(doc: &Document, known: &Known, id: TokenId) -> bool {
    let word = doc.token(id);
    word.upos == Upos::Adj
        || word.upos == Upos::Propn
            && matches!(word.deprel, Deprel::Amod | Deprel::Compound)
            && known.name(doc.form(id)).is_none()
            && known.demonym(doc.form(id)).is_some()
}

/// *Colombia-US* before *relations* is two countries.
fn is_country_pair(doc: &Document, known: &Known, tokens: &Range<usize>) -> bool {
    let form = |at: usize| doc.form(TokenId::from(at));
    tokens.len() == 3
        && matches!(form(tokens.start + 1), "-" | "–" | "‑" | "/")
        && known.country_of(form(tokens.start)).is_some()
        && known.country_of(form(tokens.end - 1)).is_some()
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
                    !from_model.iter().any(|model: &NameSpan| {
                        let covers = model.tokens.start <= span.tokens.start
                            && span.tokens.end <= model.tokens.end;
                        covers && model.tokens != span.tokens
                    })
                });
            let hit = hit.and_then(|span| {
                let tokens = united(doc, &span.tokens, from_model)?;
                let wider = tokens.start < span.tokens.start;
                Some(if wider {
                    named(doc, known, tokens, Some(NameKind::Organization))
                } else {
                    NameSpan { tokens, ..span }
                })
            });
            at = hit.as_ref().map_or(at + 1, |span| span.tokens.end);
            found.extend(hit);
        }
    }
    found
}

fn table_name_at(doc: &Document, known: &Known, at: usize, end: usize) -> Option<NameSpan> {
    (at + 1..=run_end(doc, at, end)).rev().find_map(|to| {
        if !is_capitalised(doc.form(TokenId::from(to - 1))) {
            return None;
        }
        let entry = known.name(doc.text_of(&(at..to)))?;
        // *The Hague*, but *Guardian* with or without its article.
        let placed = entry.kind == EntityKind::Place && entry.name.starts_with("The ");
        if doc.tokens[at].upos == Upos::Det && !placed {
            return None;
        }
        // A single word that is only a town somewhere is left to the model.
        // *231 Democrats* are people, *the Democrats* a party.
        let counted = doc.child(TokenId::from(at), Deprel::Nummod).is_some();
        if counted && entry.kind == EntityKind::Organization {
            return None;
        }
        let propn = doc.tokens[at].upos == Upos::Propn || is_shouted(doc.form(TokenId::from(at)));
        if to - at == 1 && (entry.weak || !propn) || word_end(doc, &(at..to)) > to {
            return None;
        }
        Some(NameSpan {
            tokens: at..to,
            traits: entry.traits(),
            rule: "name-table",
        })
    })
}

/// One past the longest stretch from `at` on that could be one name: capitals, with small words and marks between them.
fn run_end(doc: &Document, at: usize, end: usize) -> usize {
    let mut last = at + 1;
    let mut to = at + 1;
    while to < end.min(at + LONGEST) {
        let form = doc.form(TokenId::from(to));
        if is_capitalised(form) {
            last = to + 1;
        } else if !matches!(
            form,
            "of" | "the"
                | "and"
                | "for"
                | "on"
                | "de"
                | "la"
                | "del"
                | "al"
                | "-"
                | "–"
                | "&"
                | "."
                | "'s"
                | "’s"
        ) {
            break;
        }
        to += 1;
    }
    last
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
        let first = TokenId::from(tokens.start);
        let alone = tokens.len() == 1 && is_adjective(doc, known, first);
        if !tokens.is_empty() && !alone && is_capitalised(doc.form(first)) {
            let tokens = extended(doc, known, tokens, None);
            if is_common(doc, known, &tokens) {
                at = end;
                continue;
            }
            found.push(named(doc, known, tokens, None));
        }
        at = end;
    }
    found
}

/// A name with what tables, model and the word itself say of its kind.
fn named(doc: &Document, known: &Known, tokens: Range<usize>, model: Option<NameKind>) -> NameSpan {
    let text = doc.text_of(&tokens);
    let entry = known.name(text).or_else(|| known.national(text));
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
        (None, guess) => class_word(doc, known, &tokens)
            .filter(|&kind| {
                // *Gondor Air*, *Took Group*: the model knows better than such words.
                let vague = matches!(kind, EntityKind::Substance | EntityKind::Group);
                guess != Some(EntityKind::Person)
                    && !(vague && guess == Some(EntityKind::Organization))
            })
            .map(|kind| Traits::of_kind(kind, Certainty::Cue))
            .or_else(|| guess.map(|kind| Traits::of_kind(kind, Certainty::Model)))
            .or_else(|| {
                is_people(doc, &tokens).then(|| Traits::of_kind(EntityKind::Group, Certainty::Noun))
            })
            .unwrap_or_else(Traits::unknown),
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

/// *Kurds*, *Serbs*: one plural name that neither tables nor model know is that of people; but *the Olympics* are none.
fn is_people(doc: &Document, tokens: &Range<usize>) -> bool {
    let token = &doc.tokens[tokens.start];
    let form = doc.form(TokenId::from(tokens.start));
    tokens.len() == 1
        && token.xpos == Xpos::Nnps
        && form.ends_with('s')
        && !form.ends_with("ics")
        && !is_shouted(form)
}

/// What the class word of a name says it is: *Arnor University*, *Hurricane Eowyn*, *University of Arnor*.
fn class_word(doc: &Document, known: &Known, tokens: &Range<usize>) -> Option<EntityKind> {
    if tokens.len() < 2 {
        return None;
    }
    let word = |at: usize| doc.form(TokenId::from(at)).to_lowercase();
    let of = tokens
        .clone()
        .find(|&at| word(at) == "of")
        .filter(|&of| of > tokens.start);
    [
        of.map(|of| of - 1),
        Some(tokens.end - 1),
        Some(tokens.start),
    ]
    .into_iter()
    .flatten()
    .find_map(|at| known.noun_kind(&word(at)))
    .filter(|kind| {
        !matches!(
            kind,
            EntityKind::Person
                | EntityKind::Role
                | EntityKind::Date
                | EntityKind::Quantity
                | EntityKind::Money
                | EntityKind::Concept
                | EntityKind::Country
        )
    })
}

/// Capitals throughout, as in `US`, `WHO`, `IT`.
fn is_shouted(form: &str) -> bool {
    form.len() > 1 && form.chars().all(|c| c.is_ascii_uppercase() || c == '.')
}

fn starts_name(doc: &Document, at: usize) -> bool {
    is_capitalised(doc.form(TokenId::from(at)))
        && doc.tokens[at].upos != Upos::Punct
        && (doc.tokens[at].upos != Upos::Det || doc.form(TokenId::from(at)) == "The")
}

/// Weekdays and months are dates, not names.
pub(super) fn is_calendar(doc: &Document, at: usize) -> bool {
    let word = doc
        .form(TokenId::from(at))
        .trim_end_matches('.')
        .to_lowercase();
    (calendar::month(&word).is_some() || calendar::weekday(&word).is_some())
        && matches!(doc.tokens[at].upos, Upos::Propn | Upos::Noun)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn a_people_of_a_country_is_named_with_it() {
        let lines = "
            Colombian 2 amod
            Hobbits Hobbits PROPN NNPS 3 nsubj
            slept/sleep 0 root";
        check(lines, "Colombian Hobbits", "Colombian Hobbits");
    }
}
