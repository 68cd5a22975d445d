//! Quotations: where they stand and who speaks them.
//!
//! In: the document. Out: quotations in text order, none overlapping. Invariant: a quotation never leaves its block,
//! except that an unclosed one may be continued by the next paragraph that opens with a quotation mark.

use super::context::Context;
use super::coordination::coordinated_with;
use crate::base::Span;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::{Stance, TriggerPos};

/// Text between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quote {
    /// From the opening to the closing mark.
    pub(super) span: Span,
    /// Head of the phrase that names the speaker, if one was found.
    pub(super) speaker: Option<TokenId>,
    /// Whether it holds a clause; scare quotes and titles do not.
    pub(super) clausal: bool,
}

/// All quotations of the document, nobody's as yet.
pub(super) fn find(cx: &Context) -> Vec<Quote> {
    spans(cx)
        .into_iter()
        .map(|span| Quote {
            span,
            speaker: None,
            clausal: holds_clause(cx, span),
        })
        .collect()
}

/// The context's quotations with their speakers; where each one stands must be known before.
pub(super) fn with_speakers(cx: &Context) -> Vec<Quote> {
    let mut quotes = cx.quotes.clone();
    let mut last: Option<TokenId> = None;
    for index in 0..quotes.len() {
        if !quotes[index].clausal {
            continue;
        }
        let speaker = speaker_beside(cx, quotes[index].span)
            .or_else(|| speaker_before(cx, quotes[index].span))
            .or_else(|| last.filter(|_| continues(cx, &quotes, index)));
        quotes[index].speaker = speaker;
        last = speaker;
    }
    quotes
}

/// Pairs of quotation marks, block by block.
fn spans(cx: &Context) -> Vec<Span> {
    let mut found = Vec::new();
    for block in cx
        .article
        .blocks
        .iter()
        .filter(|block| block.kind.is_story())
    {
        let mut open: Option<usize> = None;
        for (offset, c) in block.span.of(&cx.article.text).char_indices() {
            let at = block.span.start + offset;
            match (c, open) {
                ('“' | '„', _) | ('"', None) => open = Some(at),
                ('”' | '"', Some(start)) => {
                    found.push(Span::new(start, at + c.len_utf8()));
                    open = None;
                }
                _ => {}
            }
        }
        if let Some(start) = open {
            found.push(Span::new(start, block.span.end));
        }
    }
    found
}

fn tokens_in(cx: &Context, span: Span) -> impl Iterator<Item = TokenId> {
    let from = cx
        .doc
        .tokens
        .partition_point(|token| token.span.start < span.start);
    let to = cx
        .doc
        .tokens
        .partition_point(|token| token.span.start < span.end);
    (from..to.max(from)).map(TokenId::from)
}

/// *“abhorrent”* holds no clause, *“Sounds good to me.”* does.
fn holds_clause(cx: &Context, span: Span) -> bool {
    tokens_in(cx, span).any(|id| matches!(cx.doc.token(id).upos, Upos::Verb | Upos::Aux))
}

/// The subject of a verb of saying that governs the quotation or stands in its sentence outside the marks.
fn speaker_beside(cx: &Context, span: Span) -> Option<TokenId> {
    let first = tokens_in(cx, span).next()?;
    let last = tokens_in(cx, span).last()?;
    for sentence in [cx.doc.sentence_of(last), cx.doc.sentence_of(first)] {
        let tokens = cx.doc.sentences.get(sentence)?.tokens.clone();
        let verbs: Vec<TokenId> = tokens
            .map(TokenId::from)
            .filter(|&id| !span.contains(cx.doc.token(id).span))
            .filter(|&id| is_saying(cx, id) && !goes_on_inside(cx, id, span))
            .collect();
        let nearest = verbs
            .iter()
            .copied()
            .filter(|&id| governs(cx, id, span))
            .min_by_key(|&id| distance(cx, id, span))
            .or_else(|| {
                verbs
                    .iter()
                    .copied()
                    .min_by_key(|&id| distance(cx, id, span))
            });
        if let Some(speaker) = nearest.and_then(|verb| speaker_of(cx, verb)) {
            return Some(speaker);
        }
        let according = cx.doc.sentences.get(sentence)?.tokens.clone();
        if let Some(speaker) = according.map(TokenId::from).find(|&id| {
            !span.contains(cx.doc.token(id).span)
                && super::phrase::case_lemma(cx, id).as_deref() == Some("according to")
        }) {
            return Some(speaker);
        }
    }
    None
}

/// *In a post on his platform, Trump stated:* in the sentence before a quotation that is a sentence of its own.
fn speaker_before(cx: &Context, span: Span) -> Option<TokenId> {
    let first = tokens_in(cx, span).next()?;
    let before = cx.doc.sentence_of(first).checked_sub(1)?;
    let sentence = cx.doc.sentences.get(before)?;
    if !sentence.span.of(&cx.article.text).ends_with([':', ',']) {
        return None;
    }
    sentence
        .tokens
        .clone()
        .map(TokenId::from)
        .filter(|&id| is_saying(cx, id))
        .filter_map(|verb| speaker_of(cx, verb))
        .next_back()
}

/// A quotation without a speaker of its own goes on from the one before it if nothing but a sentence break,
/// or a paragraph break without a new speaker, stands between.
fn continues(cx: &Context, quotes: &[Quote], index: usize) -> bool {
    let Some(before) = quotes[..index]
        .iter()
        .rev()
        .find(|quote| quote.clausal)
        .map(|quote| quote.span)
    else {
        return false;
    };
    let (Some(from), Some(to)) = (
        tokens_in(cx, before).last(),
        tokens_in(cx, quotes[index].span).next(),
    ) else {
        return false;
    };
    cx.doc.sentence_of(to) <= cx.doc.sentence_of(from) + 2
}

fn distance(cx: &Context, id: TokenId, span: Span) -> usize {
    let at = cx.doc.token(id).span.start;
    if at < span.start {
        span.start - at
    } else {
        at.saturating_sub(span.end)
    }
}

/// *said “Arnor is sick” and accused its king*: the tree may hang the second verb on the quoted one.
fn goes_on_inside(cx: &Context, verb: TokenId, span: Span) -> bool {
    cx.doc.deprel(verb) == Deprel::Conj
        && cx
            .doc
            .head(verb)
            .is_some_and(|head| span.contains(cx.doc.token(head).span))
}

fn governs(cx: &Context, verb: TokenId, span: Span) -> bool {
    cx.doc.children(verb).iter().any(|&child| {
        matches!(
            cx.doc.deprel(child),
            Deprel::Ccomp | Deprel::Parataxis | Deprel::Obj | Deprel::Xcomp
        ) && span.contains(cx.doc.token(child).span)
    }) || cx
        .doc
        .head(verb)
        .is_some_and(|head| span.contains(cx.doc.token(head).span))
}

/// Whether the verb introduces speech.
pub(super) fn is_saying(cx: &Context, id: TokenId) -> bool {
    cx.doc.token(id).upos == Upos::Verb
        && matches!(
            cx.ontology.stance(cx.doc.lemma(id), TriggerPos::Verb),
            Some(Stance::Say | Stance::Accuse | Stance::Deny | Stance::Threaten | Stance::Ask)
        )
}

/// Who performs the verb of saying, also where it shares the subject of the verb it is coordinated with or depends on.
pub(super) fn speaker_of(cx: &Context, verb: TokenId) -> Option<TokenId> {
    let mut at = verb;
    for _ in 0..4 {
        if let Some(agent) = cx.doc.child(at, Deprel::OblAgent) {
            return Some(agent);
        }
        if cx.doc.child(at, Deprel::NsubjPass).is_some() {
            return None;
        }
        if let Some(subject) = cx.doc.child(at, Deprel::Nsubj) {
            // "said the call was friendly, adding that": a call adds nothing, who spoke of it does.
            let speaks = at == verb || cx.is_actor(subject);
            match (speaks, cx.doc.deprel(at), cx.doc.head(at)) {
                (false, Deprel::Ccomp, Some(head)) => {
                    at = head;
                    continue;
                }
                _ => return (!matches!(cx.doc.lemma(subject), "it" | "there")).then_some(subject),
            }
        }
        at = match cx.doc.deprel(at) {
            Deprel::Acl => return cx.doc.head(at),
            Deprel::Conj => coordinated_with(cx, at)?,
            Deprel::Advcl | Deprel::Xcomp => cx.doc.head(at)?,
            _ => return None,
        };
    }
    None
}
