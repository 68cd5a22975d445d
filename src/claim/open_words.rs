//! The words of an open tuple's phrases: which marks stay with them, and how they read.
//!
//! In: tokens of one sentence. Out: the same with hyphens and without the marks at their ends and seams, or their text.
//! Invariant: only punctuation comes or goes.

use super::context::Context;
use crate::language::{TokenId, Upos};

/// The mark that ends the quotation which `first` begins, if the sentence holds it.
pub(super) fn quotation_end(cx: &Context, first: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    let sentence = doc.sentences.get(doc.sentence_of(first))?;
    let before = first.0.checked_sub(1).map(TokenId)?;
    let closing: &[&str] = match doc.form(before) {
        "\"" | "``" | "''" => &["\"", "''"],
        "“" | "„" => &["”"],
        _ => return None,
    };
    (first.0 as usize..sentence.tokens.end)
        .map(TokenId::from)
        .find(|&id| closing.contains(&doc.form(id)))
}

/// Whether the token is a quotation mark, a single one included.
pub(super) fn is_quotation_mark(cx: &Context, id: TokenId) -> bool {
    matches!(
        cx.doc.form(id),
        "\"" | "“" | "”" | "''" | "``" | "'" | "‘" | "’"
    )
}

/// With the hyphens between words of the phrase: *Mir-Mohammadi*, wherever the tree hangs them.
pub(super) fn with_hyphens(cx: &Context, tokens: &[TokenId]) -> Vec<TokenId> {
    let touches = |a: TokenId, b: TokenId| cx.doc.token(a).span.end == cx.doc.token(b).span.start;
    let between = |pair: &[TokenId]| match *pair {
        [a, b] if a.0 + 2 == b.0 => {
            let mark = TokenId(a.0 + 1);
            (touches(a, mark) && touches(mark, b)).then_some(mark)
        }
        _ => None,
    };
    let mut whole = tokens.to_vec();
    whole.extend(tokens.windows(2).filter_map(between));
    whole.sort_unstable();
    whole
}

/// Without the commas that set off what is left out, and without half a pair of quotation marks or brackets: *its
/// tournament, March Madness, for men* without the name.
pub(super) fn without_seams(cx: &Context, tokens: &[TokenId]) -> Vec<TokenId> {
    let is_mark =
        |id: TokenId| is_quotation_mark(cx, id) && !matches!(cx.doc.form(id), "'" | "‘" | "’");
    let count = |is: &dyn Fn(TokenId) -> bool| tokens.iter().filter(|&&id| is(id)).count();
    let unpaired = count(&is_mark) % 2 == 1;
    let is_bracket = |id: TokenId| matches!(cx.doc.form(id), "(" | ")");
    let open_ended = count(&|id| cx.doc.form(id) == "(") != count(&|id| cx.doc.form(id) == ")");
    let parted = |a: Option<&TokenId>, b: TokenId| a.is_some_and(|a| a.0.abs_diff(b.0) > 1);
    let at_seam = |index: usize, id: TokenId| {
        parted(
            index.checked_sub(1).and_then(|before| tokens.get(before)),
            id,
        ) || parted(tokens.get(index + 1), id)
    };
    let dropped = |index: usize, id: TokenId| {
        cx.doc.token(id).upos == Upos::Punct
            && (at_seam(index, id) && !is_bracket(id)
                || unpaired && is_mark(id)
                || open_ended && is_bracket(id))
    };
    tokens
        .iter()
        .enumerate()
        .filter(|&(index, &id)| !dropped(index, id))
        .map(|(_, &id)| id)
        .collect()
}

/// Without punctuation at the two ends, but *encephalitis (inflammation of the brain)* with both its brackets.
pub(super) fn trimmed(cx: &Context, tokens: &[TokenId]) -> Vec<TokenId> {
    let is = |id: TokenId, mark: &str| cx.doc.form(id) == mark;
    let opened = tokens.iter().any(|&id| is(id, "("));
    let keeps = |id: &TokenId| cx.doc.token(*id).upos != Upos::Punct || opened && is(*id, ")");
    let first = tokens.iter().position(keeps).unwrap_or(0);
    let mut last = tokens.iter().rposition(keeps).map_or(0, |last| last + 1);
    // "calls it "a model for us"": the mark that closes what is quoted within.
    let is_mark =
        |id: &&TokenId| is_quotation_mark(cx, **id) && cx.doc.token(**id).upos == Upos::Punct;
    let within = tokens.get(first..last).unwrap_or_default();
    if within.iter().filter(is_mark).count() % 2 == 1 && tokens.get(last).iter().any(is_mark) {
        last += 1;
    }
    tokens.get(first..last).unwrap_or_default().to_vec()
}

/// The text's own spacing between neighbours, one space elsewhere.
pub(super) fn text(cx: &Context, tokens: &[TokenId]) -> String {
    let mut out = String::new();
    for (index, &id) in tokens.iter().enumerate() {
        if let Some(before) = index.checked_sub(1).map(|before| tokens[before]) {
            let touching = before.0 + 1 == id.0
                && cx.doc.token(before).span.end == cx.doc.token(id).span.start;
            if !touching {
                out.push(' ');
            }
        }
        out.push_str(cx.doc.form(id));
    }
    out
}
