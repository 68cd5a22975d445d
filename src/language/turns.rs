//! Who speaks in an interview or transcript whose speakers are labelled.
//!
//! In: an article, its document. Out: for each block whether it is somebody's words, and whose. Invariant: a turn ends
//! where the next label or a heading stands.

use super::analyse::{Analysis, WordAnalysis};
use super::labels::{Deprel, Upos, Xpos};
use super::types::{Document, NameKind, TokenId};
use crate::article::{Article, BlockKind};
use crate::base::text::{fold, initials, is_capitalised};
use std::collections::BTreeSet;

/// Labels that name nobody.
const NAMELESS: [&str; 4] = ["q", "a", "question", "answer"];

/// Whose words a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// The article's own.
    Narration,
    /// Somebody's who is named by the token; nobody says by whom the answer below a question is, if more than two speak.
    Words(Option<TokenId>),
}

/// The turns, one a block of the article.
pub(super) fn turns(article: &Article, doc: &Document) -> Vec<Turn> {
    let text = |block: usize| article.blocks[block].span.of(&article.text);
    let labels: Vec<usize> = (0..article.blocks.len())
        .filter(|&block| article.blocks[block].kind == BlockKind::Speaker)
        .collect();
    let full = |label: usize| {
        let names = labels.iter().map(|&other| name(text(other)));
        let mut longer =
            names.filter(|other| initials(other) == name(text(label)) && other.contains(' '));
        longer.next().unwrap_or_else(|| name(text(label)))
    };
    let speakers: BTreeSet<String> = labels.iter().map(|&label| fold(full(label))).collect();
    let token = |speaker: &str| {
        if NAMELESS.contains(&speaker) {
            return None;
        }
        let mut first = labels
            .iter()
            .filter(|&&label| fold(name(text(label))) == speaker);
        first.next().and_then(|&label| head(doc, label))
    };
    let other = |speaker: &str| match speakers.len() {
        2 => speakers
            .iter()
            .find(|it| *it != speaker)
            .and_then(|it| token(it)),
        _ => None,
    };
    let mut speaker: Option<String> = None;
    let mut asked = false;
    let mut found = Vec::with_capacity(article.blocks.len());
    for (index, block) in article.blocks.iter().enumerate() {
        let turn = match (block.kind, &speaker) {
            (BlockKind::Speaker, _) => {
                speaker = Some(fold(full(index)));
                asked = false;
                Turn::Narration
            }
            (BlockKind::Heading | BlockKind::Title, _) => {
                speaker = None;
                Turn::Narration
            }
            (_, Some(speaker)) if block.kind.is_story() => {
                let turn = Turn::Words(if asked {
                    other(speaker)
                } else {
                    token(speaker)
                });
                asked |= text(index).trim_end().ends_with('?');
                turn
            }
            _ => Turn::Narration,
        };
        found.push(turn);
    }
    found
}

/// Makes a speaker's label a name, which is all that it is: flat, and a person's if it has several words.
pub(super) fn label(forms: &[&str], analysis: &mut Analysis) {
    let is_word = |form: &str| form.chars().any(char::is_alphanumeric);
    let Some(first) = forms.iter().position(|form| is_word(form)) else {
        return;
    };
    let mut end = first;
    for (index, (form, word)) in forms.iter().zip(&mut analysis.words).enumerate() {
        let (upos, xpos, deprel) = match is_word(form) {
            true if index == first => (Upos::Propn, Xpos::Nnp, Deprel::Root),
            true => (Upos::Propn, Xpos::Nnp, Deprel::Flat),
            false => (Upos::Punct, word.xpos, Deprel::Punct),
        };
        if is_word(form) {
            end = index + 1;
        }
        let head = (index != first).then_some(first);
        *word = WordAnalysis {
            upos,
            xpos,
            head,
            deprel,
        };
    }
    let is_name = |form: &&str| is_capitalised(form) || !is_word(form);
    if first + 1 < end && forms[first..end].iter().all(is_name) {
        analysis.names = vec![(first..end, NameKind::Person)];
    }
}

/// The label without its brackets, colon and number, and without what is said of the speaker.
fn name(label: &str) -> &str {
    let label = label.trim_matches(|c: char| matches!(c, '(' | ')' | ':') || c.is_whitespace());
    let name = label.split_once(" (").map_or(label, |(name, _)| name);
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit());
    match name {
        "Q." | "A." => &name[..1],
        name => name,
    }
}

/// The head of the name in a label: its root, or its first word.
fn head(doc: &Document, block: usize) -> Option<TokenId> {
    let tokens = || {
        let sentences = doc.sentences.iter().filter(|it| it.block == block);
        sentences
            .flat_map(|sentence| sentence.tokens.clone())
            .map(TokenId::from)
            .filter(|&id| doc.token(id).upos != Upos::Punct)
    };
    tokens()
        .find(|&id| doc.head(id).is_none())
        .or_else(|| tokens().next())
}
