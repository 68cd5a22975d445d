//! Who speaks: quotations with the heads of the phrases that name their speakers.
//!
//! In: text and syntax. Out: quotations in text order. Invariant: a quotation stays within its block.

use crate::article::Article;
use crate::base::Span;
use crate::language::{Deprel, Document, TokenId, Upos};
use crate::ontology::{Ontology, Stance, TriggerPos};

/// A stretch of text between quotation marks.
#[derive(Clone, Debug)]
pub(super) struct Quotation {
    pub(super) span: Span,
    /// Head of the phrase that names the speaker.
    pub(super) speaker: Option<TokenId>,
}

/// Finds the quotations and their speakers; one without a speaker of its own goes on from the one before it in its block.
pub(super) fn quotations(article: &Article, doc: &Document, ontology: &Ontology) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    for block in article.blocks.iter().filter(|block| block.kind.is_story()) {
        let mut last = None;
        for span in marked(&article.text, block.span) {
            let speaker = speaker_beside(doc, ontology, span)
                .or_else(|| announced(doc, ontology, span))
                .or(last);
            last = speaker;
            found.push(Quotation { span, speaker });
        }
    }
    found
}

/// The innermost quotation that holds the span.
pub(super) fn quotation_at(quotations: &[Quotation], span: Span) -> Option<&Quotation> {
    let to = quotations.partition_point(|it| it.span.start <= span.start);
    quotations[..to].last().filter(|it| it.span.contains(span))
}

/// Whether the verb introduces speech.
pub(super) fn is_saying(doc: &Document, ontology: &Ontology, verb: TokenId) -> bool {
    doc.token(verb).upos == Upos::Verb
        && matches!(
            ontology.stance(doc.lemma(verb), TriggerPos::Verb),
            Some(
                Stance::Say
                    | Stance::Accuse
                    | Stance::Deny
                    | Stance::Threaten
                    | Stance::Ask
                    | Stance::Believe
            )
        )
}

/// Pairs of double quotation marks inside the block.
fn marked(text: &str, block: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open = None;
    for (offset, c) in block.of(text).char_indices() {
        let at = block.start + offset;
        match (c, open) {
            ('“' | '„', _) | ('"', None) => open = Some(at),
            ('”' | '"', Some(start)) => {
                found.push(Span::new(start, at + c.len_utf8()));
                open = None;
            }
            _ => {}
        }
    }
    found.extend(open.map(|start| Span::new(start, block.end)));
    found
}

fn speaker_beside(doc: &Document, ontology: &Ontology, span: Span) -> Option<TokenId> {
    let from = doc
        .tokens
        .partition_point(|token| token.span.start < span.start);
    let to = doc
        .tokens
        .partition_point(|token| token.span.start < span.end);
    if from >= to {
        return None;
    }
    let sentences = [
        doc.sentence_of(TokenId::from(to - 1)),
        doc.sentence_of(TokenId::from(from)),
    ];
    sentences.into_iter().find_map(|sentence| {
        doc.sentences[sentence]
            .tokens
            .clone()
            .filter(|at| !(from..to).contains(at))
            .map(TokenId::from)
            .filter(|&verb| is_saying(doc, ontology, verb))
            .filter_map(|verb| Some((distance(verb.index(), from, to), subject(doc, verb)?)))
            .min()
            .map(|(_, speaker)| speaker)
    })
}

/// *In a post on his platform, Petro wrote:* in the sentence before.
fn announced(doc: &Document, ontology: &Ontology, span: Span) -> Option<TokenId> {
    let from = doc
        .tokens
        .partition_point(|token| token.span.start < span.start);
    let first = TokenId::from(from.min(doc.tokens.len().checked_sub(1)?));
    let before = doc.sentences.get(doc.sentence_of(first).checked_sub(1)?)?;
    if !before.span.of(&doc.text).ends_with([':', ',']) {
        return None;
    }
    before
        .tokens
        .clone()
        .rev()
        .map(TokenId::from)
        .filter(|&verb| is_saying(doc, ontology, verb))
        .find_map(|verb| subject(doc, verb))
}

fn distance(at: usize, from: usize, to: usize) -> usize {
    if at < from { from - at } else { at + 1 - to }
}

/// Subject of the verb, or of the verb that it is coordinated with or depends on.
pub(super) fn subject(doc: &Document, verb: TokenId) -> Option<TokenId> {
    let mut at = verb;
    for _ in 0..4 {
        if let Some(subject) = doc.child(at, Deprel::Nsubj) {
            return Some(subject);
        }
        if !matches!(doc.deprel(at), Deprel::Conj | Deprel::Advcl | Deprel::Xcomp) {
            return None;
        }
        at = doc.head(at)?;
    }
    None
}
