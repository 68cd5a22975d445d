//! What the network makes of coreference: how likely an earlier mention is the antecedent of a later one.
//!
//! In: a document with its states, and its mentions in text order. Out: log probabilities. Invariant: what wording and
//! places say of a pair is computed as the trainer does it (`newsgraph_train/pairs.py`).

use super::analyse::on_own_thread;
use super::claims::softmax;
use super::model::Model;
use super::session::{Lane, Pairs};
use super::types::{Document, TokenId};
use std::collections::BTreeSet;
use std::ops::Range;

/// Upper ends of the buckets of distance; one more bucket is for what is farther.
const SENTENCES_APART: [usize; 5] = [0, 1, 2, 4, 8];
const WORDS_APART: [usize; 5] = [4, 9, 19, 39, 79];
/// Kinds of both mentions, sentences apart, words apart, and five flags.
const FEATURES: usize = 9 + 6 + 6 + 5;
/// Pairs that are scored at once.
const AT_ONCE: usize = 4096;

/// What a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhraseKind {
    /// *he*, *its*.
    Pronoun,
    /// A proper name.
    Name,
    /// *the company*.
    Description,
}

/// A mention as the scorer sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// What it is.
    pub kind: PhraseKind,
    /// Its head.
    pub head: TokenId,
    /// Its tokens.
    pub tokens: Range<usize>,
}

/// For each mention, how likely each of those shortly before it is its antecedent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Antecedents {
    rows: Vec<Vec<f32>>,
}

impl Antecedents {
    /// How many mentions back an antecedent is sought.
    pub const WINDOW: usize = 60;

    /// The probability that mention `earlier` is the antecedent of mention `later`; 0 if it is too far away.
    pub fn probability(&self, later: usize, earlier: usize) -> f32 {
        let start = later.saturating_sub(Antecedents::WINDOW);
        self.rows
            .get(later)
            .and_then(|row| row.get(earlier.checked_sub(start)? + 1))
            .copied()
            .filter(|_| earlier < later)
            .unwrap_or_default()
    }

    /// Whether antecedents of the mention were sought at all.
    pub fn is_scored(&self, later: usize) -> bool {
        self.rows.get(later).is_some_and(|row| 1 < row.len())
    }

    /// The probability that the mention has no antecedent; 1 where nothing was scored.
    pub fn none(&self, later: usize) -> f32 {
        self.rows
            .get(later)
            .and_then(|row| row.first())
            .copied()
            .unwrap_or(1.0)
    }
}

impl Model {
    /// Scores the mentions of a document, which must be in text order; no scores for a document without states.
    pub fn antecedents(&self, document: &Document, phrases: &[Phrase]) -> Antecedents {
        if document.states.is_empty() || phrases.len() < 2 {
            return Antecedents::default();
        }
        let wordings: Vec<Wording> = phrases
            .iter()
            .map(|phrase| Wording::new(document, phrase))
            .collect();
        let chunk = AT_ONCE / Antecedents::WINDOW;
        on_own_thread(|| {
            let lane = Lane::new();
            let rows = (0..phrases.len()).step_by(chunk).flat_map(|start| {
                let end = (start + chunk).min(phrases.len());
                self.rows(document, phrases, &wordings, start..end, &lane)
            });
            Antecedents {
                rows: rows.collect(),
            }
        })
    }

    /// The rows of some mentions.
    fn rows(
        &self,
        document: &Document,
        phrases: &[Phrase],
        wordings: &[Wording],
        range: Range<usize>,
        lane: &Lane,
    ) -> Vec<Vec<f32>> {
        let first = range.start.saturating_sub(Antecedents::WINDOW);
        let number = |index: usize| i32::try_from(index - first).unwrap_or_default();
        let mut pairs = Pairs {
            mentions: Vec::new(),
            count: range.end - first,
            later: Vec::new(),
            earlier: Vec::new(),
            features: Vec::new(),
        };
        for phrase in &phrases[first..range.end] {
            for at in [phrase.head.index(), phrase.tokens.start] {
                pairs
                    .mentions
                    .extend_from_slice(document.states.rows(&(at..at + 1)));
            }
        }
        for later in range.clone() {
            for earlier in later.saturating_sub(Antecedents::WINDOW)..later {
                pairs.later.push(number(later));
                pairs.earlier.push(number(earlier));
                pairs
                    .features
                    .extend(wordings[later].with(&wordings[earlier]));
            }
        }
        // A network that loaded takes every pair.
        let Ok((scores, none)) = self.session.corefer(pairs, lane) else {
            return range.map(|_| Vec::new()).collect();
        };
        let mut scores = scores.into_iter();
        range
            .map(|later| {
                let before = later - later.saturating_sub(Antecedents::WINDOW);
                let row: Vec<f32> = std::iter::once(none[later - first])
                    .chain(scores.by_ref().take(before))
                    .collect();
                softmax(&row)
            })
            .collect()
    }
}

/// A mention's words and places.
struct Wording {
    kind: usize,
    sentence: usize,
    head: usize,
    tokens: Range<usize>,
    words: Vec<String>,
    set: BTreeSet<String>,
}

impl Wording {
    fn new(document: &Document, phrase: &Phrase) -> Self {
        let word = |index: usize| document.form(TokenId::from(index)).to_lowercase();
        let words: Vec<String> = phrase.tokens.clone().map(word).collect();
        Self {
            kind: phrase.kind as usize,
            sentence: document.sentence_of(phrase.head),
            head: phrase.head.index(),
            tokens: phrase.tokens.clone(),
            set: words.iter().cloned().collect(),
            words,
        }
    }

    fn head_word(&self) -> Option<&String> {
        self.words.get(self.head.wrapping_sub(self.tokens.start))
    }

    /// What the wording says of this mention as the later one of a pair.
    fn with(&self, earlier: &Self) -> [f32; FEATURES] {
        let mut found = [0.0; FEATURES];
        found[self.kind * 3 + earlier.kind] = 1.0;
        found[9 + bucket(
            SENTENCES_APART,
            self.sentence.saturating_sub(earlier.sentence),
        )] = 1.0;
        found[15 + bucket(WORDS_APART, self.head.abs_diff(earlier.head))] = 1.0;
        let within = |word: Option<&String>, set: &BTreeSet<String>| {
            word.is_some_and(|word| set.contains(word))
        };
        let flags = [
            self.head_word() == earlier.head_word(),
            self.words == earlier.words,
            within(self.head_word(), &earlier.set),
            within(earlier.head_word(), &self.set),
            earlier.tokens.end > self.tokens.start,
        ];
        for (cell, flag) in found[21..].iter_mut().zip(flags) {
            *cell = f32::from(u8::from(flag));
        }
        found
    }
}

fn bucket(ends: [usize; 5], value: usize) -> usize {
    ends.partition_point(|&end| end < value)
}
