//! Trees and names of a document, drawn for the eye.
//!
//! Invariant: one line a word, in the order of the tree.

use crate::language::{Document, TokenId};
use std::fmt::Write as _;

/// Each sentence: its text, its names, and its words under their heads.
pub(super) fn draw(document: &Document) -> String {
    let mut out = String::new();
    for sentence in &document.sentences {
        let _ = writeln!(
            out,
            "{}",
            crate::base::text::squeeze(sentence.span.of(&document.text))
        );
        let within = |range: &std::ops::Range<usize>| sentence.tokens.contains(&range.start);
        for name in document.names.iter().filter(|name| within(&name.tokens)) {
            let _ = writeln!(
                out,
                "  [{} {}]",
                name.kind.as_str(),
                document.text_of(&name.tokens)
            );
        }
        let root = sentence
            .tokens
            .clone()
            .map(TokenId::from)
            .find(|&id| document.head(id).is_none());
        for (depth, id) in root.map(|root| below(document, root)).unwrap_or_default() {
            let token = document.token(id);
            let indent = "  ".repeat(depth + 1);
            let (form, lemma) = (document.form(id), document.lemma(id));
            let lemma = if form == lemma {
                String::new()
            } else {
                format!(" ({lemma})")
            };
            let (deprel, upos, xpos) = (
                token.deprel.as_str(),
                token.upos.as_str(),
                token.xpos.as_str(),
            );
            let _ = writeln!(out, "{indent}{deprel}: {form}{lemma} {upos}/{xpos}");
        }
        out.push('\n');
    }
    out
}

/// The subtree under `root` with the depth of each token: dependents in text order behind their head.
fn below(document: &Document, root: TokenId) -> Vec<(usize, TokenId)> {
    let mut found = Vec::new();
    let mut open = vec![(0, root)];
    while let Some((depth, id)) = open.pop() {
        found.push((depth, id));
        open.extend(
            document
                .children(id)
                .iter()
                .rev()
                .map(|&child| (depth + 1, child)),
        );
    }
    found
}
