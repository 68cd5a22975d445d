//! Documents as CoNLL-U, the form of treebanks.
//!
//! In: a [`Document`]. Out: text. Invariant: every token is on a line of its own with its form untouched,
//! and `SpaceAfter=No` says where the text has no space.
//! Format: <https://universaldependencies.org/format.html>; names as `Entity=(1-person` ... `1)` brackets.

use super::analyse::WordAnalysis;
use super::labels::Xpos;
use super::tokens::is_clitic_of;
use super::types::{Document, NameKind, Sentence, Token};
use crate::base::text::squeeze;
use std::fmt::Write as _;
use std::ops::Range;

/// Says what the fields of `Entity` are.
pub(super) const ENTITY_COMMENT: &str = "# global.Entity = GRP-etype\n";

/// The document as CoNLL-U; `id` names it.
pub fn to_conllu(document: &Document, id: &str) -> String {
    let id = squeeze(id);
    let mut out = format!("# newdoc id = {id}\n{ENTITY_COMMENT}");
    let mut names = document.names.iter().enumerate().peekable();
    let mut end = 0;
    for (number, sentence) in (1..).zip(&document.sentences) {
        let gap = document
            .text
            .get(end..sentence.span.start)
            .unwrap_or_default();
        if number == 1 || 1 < gap.bytes().filter(|&b| b == b'\n').count() {
            out.push_str("# newpar\n");
        }
        end = sentence.span.end;
        let text = squeeze(sentence.span.of(&document.text));
        let _ = writeln!(out, "# sent_id = {id}-{number}\n# text = {text}");
        let start = sentence.tokens.start;
        let mut brackets = Brackets::new(sentence.tokens.len());
        while let Some((index, name)) =
            names.next_if(|(_, name)| name.tokens.start < sentence.tokens.end)
        {
            let within = name.tokens.start - start..name.tokens.end - start;
            brackets.add(index + 1, &within, name.kind);
        }
        write_words(&mut out, document, sentence, &brackets);
        out.push('\n');
    }
    out
}

/// The lines of a sentence: a word each, and one above each written word that holds several.
fn write_words(out: &mut String, document: &Document, sentence: &Sentence, brackets: &Brackets) {
    let tokens = &document.tokens[sentence.tokens.clone()];
    let glued = |place: usize| {
        tokens
            .get(place + 1)
            .is_some_and(|next| tokens[place].span.end == next.span.start)
    };
    let mut written = 0..0;
    for (place, token) in tokens.iter().enumerate() {
        if written.end <= place {
            let parts = (place + 1..tokens.len())
                .take_while(|&last| is_part(document, &tokens[last - 1], &tokens[last]));
            written = place..place + 1 + parts.count();
            if 1 < written.len() {
                let form = token
                    .span
                    .cover(tokens[written.end - 1].span)
                    .of(&document.text);
                let misc = if glued(written.end - 1) {
                    "SpaceAfter=No"
                } else {
                    "_"
                };
                let _ = writeln!(
                    out,
                    "{}-{}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{misc}",
                    place + 1,
                    written.end
                );
            }
        }
        let word = WordAnalysis {
            upos: token.upos,
            xpos: token.xpos,
            head: token.head.map(|head| head.index() - sentence.tokens.start),
            deprel: token.deprel,
        };
        let misc = brackets.misc(place, written.len() == 1 && glued(place));
        write_row(
            out,
            place + 1,
            token.span.of(&document.text),
            &token.lemma,
            word,
            &misc,
        );
    }
}

/// Whether `word` is written on to `before` and part of the same word: "do|n't", "Gondor|'s".
fn is_part(document: &Document, before: &Token, word: &Token) -> bool {
    let (first, second) = (before.span.of(&document.text), word.span.of(&document.text));
    before.span.end == word.span.start && (is_clitic_of(first, second) || word.xpos == Xpos::Pos)
}

/// The name brackets of a sentence's tokens.
pub(super) struct Brackets(Vec<String>);

impl Brackets {
    pub(super) fn new(count: usize) -> Self {
        Self(vec![String::new(); count])
    }

    pub(super) fn add(&mut self, number: usize, tokens: &Range<usize>, kind: NameKind) {
        let kind = kind.as_str();
        if let Some(first) = self.0.get_mut(tokens.start) {
            let close = if tokens.len() == 1 { ")" } else { "" };
            let _ = write!(first, "({number}-{kind}{close}");
        }
        if 1 < tokens.len()
            && let Some(last) = self.0.get_mut(tokens.end - 1)
        {
            let _ = write!(last, "{number})");
        }
    }

    /// The MISC field of a token.
    pub(super) fn misc(&self, place: usize, glued: bool) -> String {
        let entity = self
            .0
            .get(place)
            .filter(|brackets| !brackets.is_empty())
            .map(|brackets| format!("Entity={brackets}"));
        let space = glued.then(|| "SpaceAfter=No".to_owned());
        let entries: Vec<String> = entity.into_iter().chain(space).collect();
        if entries.is_empty() {
            "_".to_owned()
        } else {
            entries.join("|")
        }
    }
}

pub(super) fn write_row(
    out: &mut String,
    number: usize,
    form: &str,
    lemma: &str,
    word: WordAnalysis,
    misc: &str,
) {
    let (upos, xpos, deprel) = (word.upos.as_str(), word.xpos.as_str(), word.deprel.as_str());
    let head = word.head.map_or(0, |head| head + 1);
    let _ = writeln!(
        out,
        "{number}\t{form}\t{lemma}\t{upos}\t{xpos}\t_\t{head}\t{deprel}\t_\t{misc}"
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;
    use crate::language::{Deprel, Name, Sentence, Token, TokenId, Upos, Xpos};

    fn document() -> Document {
        let token = |start, end, lemma: &str, head: Option<usize>, deprel| Token {
            span: Span::new(start, end),
            lemma: lemma.to_owned(),
            upos: Upos::X,
            xpos: Xpos::Unknown,
            head: head.map(TokenId::from),
            deprel,
        };
        Document::new(
            "Minas Tirith fell.\n\nHe left".into(),
            vec![
                Sentence {
                    span: Span::new(0, 18),
                    tokens: 0..4,
                    block: 0,
                },
                Sentence {
                    span: Span::new(20, 27),
                    tokens: 4..6,
                    block: 1,
                },
            ],
            vec![
                token(0, 5, "Minas", Some(2), Deprel::Nsubj),
                token(6, 12, "Tirith", Some(0), Deprel::Flat),
                token(13, 17, "fall", None, Deprel::Root),
                token(17, 18, ".", Some(2), Deprel::Punct),
                token(20, 22, "he", Some(5), Deprel::Nsubj),
                token(23, 27, "leave", None, Deprel::Root),
            ],
            vec![
                Name {
                    tokens: 0..2,
                    kind: NameKind::Place,
                },
                Name {
                    tokens: 4..5,
                    kind: NameKind::Person,
                },
            ],
        )
    }

    #[test]
    fn a_document_is_written() {
        let expected = "\
# newdoc id = a
# global.Entity = GRP-etype
# newpar
# sent_id = a-1
# text = Minas Tirith fell.
1\tMinas\tMinas\tX\t_\t_\t3\tnsubj\t_\tEntity=(1-place
2\tTirith\tTirith\tX\t_\t_\t1\tflat\t_\tEntity=1)
3\tfell\tfall\tX\t_\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tX\t_\t_\t3\tpunct\t_\t_

# newpar
# sent_id = a-2
# text = He left
1\tHe\the\tX\t_\t_\t2\tnsubj\t_\tEntity=(2-person)
2\tleft\tleave\tX\t_\t_\t0\troot\t_\t_

";
        assert_eq!(to_conllu(&document(), "a"), expected);
    }
}
