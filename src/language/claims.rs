//! What the network makes of claims: which words carry one, of which type and mode, and who does it to whom.
//!
//! In: a document with its states. Out: probabilities by token. Invariant: every probability is of one sentence, and is 0
//! across sentences and where the document has no states.

use super::analyse::on_own_thread;
use super::model::{Labels, Model};
use super::session::{Lane, Scores};
use super::types::{Document, TokenId};
use crate::ontology::{ClaimType, Modality};
use std::ops::Range;

/// The scores of a document's sentences.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClaimScores {
    sentences: Vec<SentenceScores>,
}

/// The scores of one sentence of `n` tokens.
#[derive(Clone, Debug, PartialEq)]
struct SentenceScores {
    tokens: Range<usize>,
    words: Vec<WordScores>,
    /// `n * n` probabilities each, the first word's row first.
    subject: Vec<f32>,
    object: Vec<f32>,
    pair: Vec<f32>,
}

/// What a word is as the trigger of a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct WordScores {
    /// How likely it carries a claim.
    pub trigger: f32,
    /// The likeliest type of claim with its probability, then the next.
    pub kinds: [(ClaimType, f32); 2],
    /// How likely each modality is, in the order of the list.
    pub modalities: Vec<(Modality, f32)>,
    /// How likely the claim is negated.
    pub negated: f32,
}

impl ClaimScores {
    /// Whether the document had no states.
    pub fn is_empty(&self) -> bool {
        self.sentences.is_empty()
    }

    /// What the token is as a trigger.
    pub fn word(&self, token: TokenId) -> Option<&WordScores> {
        let sentence = self.sentence(token)?;
        sentence.words.get(token.index() - sentence.tokens.start)
    }

    /// How likely `word` heads the subject of the claim that `trigger` carries.
    pub fn subject(&self, trigger: TokenId, word: TokenId) -> f32 {
        self.arc(trigger, word, |sentence| &sentence.subject)
    }

    /// How likely `word` heads the object of the claim that `trigger` carries.
    pub fn object(&self, trigger: TokenId, word: TokenId) -> f32 {
        self.arc(trigger, word, |sentence| &sentence.object)
    }

    /// How likely a claim has these heads of subject and object, whatever carries it.
    pub fn pair(&self, subject: TokenId, object: TokenId) -> f32 {
        self.arc(subject, object, |sentence| &sentence.pair)
    }

    fn arc(&self, from: TokenId, to: TokenId, arcs: impl Fn(&SentenceScores) -> &[f32]) -> f32 {
        self.sentence(from)
            .filter(|sentence| sentence.tokens.contains(&to.index()))
            .and_then(|sentence| {
                let start = sentence.tokens.start;
                let cell = (from.index() - start) * sentence.tokens.len() + to.index() - start;
                arcs(sentence).get(cell).copied()
            })
            .unwrap_or_default()
    }

    fn sentence(&self, token: TokenId) -> Option<&SentenceScores> {
        let after = |sentence: &SentenceScores| sentence.tokens.end <= token.index();
        self.sentences
            .get(self.sentences.partition_point(after))
            .filter(|sentence| sentence.tokens.contains(&token.index()))
    }
}

impl Model {
    /// Scores the words and pairs of words of each sentence; no scores for a document without states.
    pub fn claim_scores(&self, document: &Document) -> ClaimScores {
        if document.states.is_empty() {
            return ClaimScores::default();
        }
        on_own_thread(|| {
            let lane = Lane::new();
            let score = |sentence: &super::Sentence| {
                let states = document.states.rows(&sentence.tokens);
                let count = sentence.tokens.len();
                // A network that loaded takes every sentence.
                let scores = self.session.claim(states, count, &lane).ok()?;
                Some(sentence_scores(&self.labels, &sentence.tokens, &scores))
            };
            ClaimScores {
                sentences: document.sentences.iter().filter_map(score).collect(),
            }
        })
    }
}

fn sentence_scores(
    labels: &Labels,
    tokens: &Range<usize>,
    [claim, subject, object, pair]: &[Scores; 4],
) -> SentenceScores {
    let count = tokens.len();
    let square = |scores: &Scores| -> Vec<f32> {
        (0..count)
            .flat_map(|row| scores.row(0, row))
            .map(|&score| sigmoid(score))
            .collect()
    };
    SentenceScores {
        tokens: tokens.clone(),
        words: (0..count)
            .filter_map(|word| word_scores(labels, claim.row(0, word)))
            .collect(),
        subject: square(subject),
        object: square(object),
        pair: square(pair),
    }
}

/// The columns are the trigger, the types, the modalities, the polarity.
fn word_scores(labels: &Labels, row: &[f32]) -> Option<WordScores> {
    let (&trigger, rest) = row.split_first()?;
    let (kinds, rest) = rest.split_at_checked(labels.claim_types.len())?;
    let (modalities, negated) = rest.split_at_checked(labels.modalities.len())?;
    let mut ranked: Vec<(ClaimType, f32)> = labels
        .claim_types
        .iter()
        .copied()
        .zip(softmax(kinds))
        .collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    Some(WordScores {
        trigger: sigmoid(trigger),
        kinds: [*ranked.first()?, *ranked.get(1)?],
        modalities: labels
            .modalities
            .iter()
            .copied()
            .zip(softmax(modalities))
            .collect(),
        negated: sigmoid(*negated.first()?),
    })
}

pub(super) fn sigmoid(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}

pub(super) fn softmax(scores: &[f32]) -> Vec<f32> {
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let powers: Vec<f32> = scores.iter().map(|score| (score - highest).exp()).collect();
    let sum: f32 = powers.iter().sum();
    powers.into_iter().map(|power| power / sum).collect()
}
