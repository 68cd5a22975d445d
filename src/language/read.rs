//! Article to document: the one function of this floor that the others call.
//!
//! In: an article and a model. Out: its story with syntax and names. Invariant: a pure function of the two.

use super::agree::agree;
use super::analyse::untagged;
use super::mend::mend;
use super::model::Model;
use super::sentences::{Words, sentences};
use super::turns::label;
use super::types::{Document, Name, Sentence, States, Token, TokenId};
use crate::article::{Article, BlockKind};
use crate::base::Span;
use std::sync::Arc;

/// Tokens of the longest document whose states are kept, some 3.2 kB each: a longer one, a book rather than an article, is
/// resolved and read for claims by rules alone.
const STATES_KEPT: usize = 60_000;

/// Reads the story blocks of an article.
///
/// Never fails: text that is no English gives a document all the same, only a poor one.
pub fn read(article: &Article, model: &Model) -> Document {
    let text = &article.text;
    let sentences = sentences(article);
    let form = |token: &Span| token.of(text);
    let forms: Vec<Vec<&str>> = sentences
        .iter()
        .map(|words| words.tokens.iter().map(form).collect())
        .collect();
    let prose: Vec<Vec<&str>> = sentences
        .iter()
        .zip(&forms)
        .filter(|(words, _)| words.prose)
        .map(|(_, forms)| forms.clone())
        .collect();
    let mut analyses = model.analyse(&prose);
    let read = sentences.iter().filter(|words| words.prose);
    for ((words, forms), analysis) in read.zip(&prose).zip(&mut analyses) {
        if article.blocks[words.block].kind == BlockKind::Speaker {
            label(forms, analysis);
        }
    }
    mend(&prose, &mut analyses);
    agree(&prose, &mut analyses);
    let mut analyses = analyses.into_iter();
    let mut draft = Draft::default();
    for (words, forms) in sentences.iter().zip(&forms) {
        let tagged = if words.prose { analyses.next() } else { None };
        let found = tagged.unwrap_or_else(|| untagged(forms.len()));
        let start = draft.tokens.len();
        let lemmas = model.lexicon.lemmas(forms, &found);
        for ((span, word), lemma) in words.tokens.iter().zip(&found.words).zip(lemmas) {
            draft.tokens.push(Token {
                span: *span,
                lemma,
                upos: word.upos,
                xpos: word.xpos,
                head: word.head.map(|head| TokenId::from(start + head)),
                deprel: word.deprel,
            });
        }
        let names = found.names.into_iter();
        draft.names.extend(names.map(|(words, kind)| Name {
            tokens: start + words.start..start + words.end,
            kind,
        }));
        draft.states.push((found.states, forms.len()));
        draft.inner.push((found.inner, forms.len()));
        draft.sentences.push(Sentence {
            span: cover(words),
            tokens: start..draft.tokens.len(),
            block: words.block,
        });
    }
    let mut document = Document::new(Arc::clone(text), draft.sentences, draft.tokens, draft.names);
    if document.tokens.len() <= STATES_KEPT {
        document.states = States::of(draft.states);
        document.inner = States::of(draft.inner);
    }
    document
}

/// What has been read so far.
#[derive(Default)]
struct Draft {
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
    names: Vec<Name>,
    /// Of each sentence, the rows that the model gave it, or none, and how many tokens it has.
    states: Vec<(Vec<f32>, usize)>,
    inner: Vec<(Vec<f32>, usize)>,
}

fn cover(words: &Words) -> Span {
    match (words.tokens.first(), words.tokens.last()) {
        (Some(first), Some(last)) => first.cover(*last),
        _ => Span::default(),
    }
}
