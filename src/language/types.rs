//! A document: sentences, tokens, syntax and names over one immutable text.
//!
//! Invariant: token spans rise and do not overlap; each sentence's heads form one tree with one root.

use super::labels::{Deprel, Upos, Xpos};
use crate::base::Span;
use std::ops::Range;
use std::sync::Arc;

/// Index of a token in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenId(pub u32);

impl TokenId {
    /// As an index into `Document::tokens`.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl From<usize> for TokenId {
    /// Documents of more than four thousand million tokens are not read; the index saturates.
    fn from(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }
}

/// A word or a punctuation mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text.
    pub span: Span,
    /// Base form.
    pub lemma: String,
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn Treebank tag.
    pub xpos: Xpos,
    /// Syntactic head; none for the root of a sentence.
    pub head: Option<TokenId>,
    /// Universal Dependencies relation to the head.
    pub deprel: Deprel,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the text, without white space at its ends.
    pub span: Span,
    /// Its tokens, as indices into `Document::tokens`.
    pub tokens: Range<usize>,
    /// Index of the article's block it stands in.
    pub block: usize,
}

/// Kind of a named entity as the model tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A person.
    Person,
    /// An organization.
    Organization,
    /// A country, city, region or facility.
    Place,
    /// A named event.
    Event,
    /// Works, products, laws and what else has a name.
    Other,
    /// A date or time.
    Time,
}

impl NameKind {
    /// As `Entity` brackets of CoNLL-U name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Event => "event",
            Self::Other => "other",
            Self::Time => "time",
        }
    }
}

/// A named entity's span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its tokens, as indices into `Document::tokens`.
    pub tokens: Range<usize>,
    /// What it names.
    pub kind: NameKind,
}

/// One article's text with its analysis.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The article's text.
    pub text: Arc<str>,
    /// Sentences of the story blocks, in text order.
    pub sentences: Vec<Sentence>,
    /// Tokens of all sentences, in text order.
    pub tokens: Vec<Token>,
    /// Named entities, in text order, not overlapping; one kind for one name as a rule.
    pub names: Vec<Name>,
    /// For each token its dependents, in text order.
    pub(crate) children: Vec<Vec<TokenId>>,
    /// What the network holds of each token, for the heads that read across words.
    pub(crate) states: States,
    /// The same two thirds up the network's layers, for the judge of claims.
    pub(crate) inner: States,
}

/// One row of numbers a token, or none at all: a document that was put together by hand has no states.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct States {
    width: usize,
    cells: Vec<f32>,
}

impl States {
    /// The rows of sentences, each with its number of tokens; a sentence that has none gets rows of zeros.
    pub(crate) fn of(sentences: Vec<(Vec<f32>, usize)>) -> Self {
        let width = |(rows, tokens): &(Vec<f32>, usize)| rows.len() / (*tokens).max(1);
        let width = sentences.iter().map(width).max().unwrap_or_default();
        let mut cells =
            Vec::with_capacity(width * sentences.iter().map(|(_, tokens)| tokens).sum::<usize>());
        for (rows, tokens) in sentences {
            let end = cells.len() + width * tokens;
            cells.extend(rows);
            cells.resize(end, 0.0);
        }
        Self { width, cells }
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.width == 0
    }

    /// The rows of a range of tokens.
    pub(crate) fn rows(&self, tokens: &Range<usize>) -> &[f32] {
        self.cells
            .get(tokens.start * self.width..tokens.end * self.width)
            .unwrap_or_default()
    }
}

impl Document {
    /// Puts a document together; dependents are indexed here, once.
    pub fn new(
        text: Arc<str>,
        sentences: Vec<Sentence>,
        tokens: Vec<Token>,
        names: Vec<Name>,
    ) -> Self {
        let mut children = vec![Vec::new(); tokens.len()];
        for (index, token) in tokens.iter().enumerate() {
            if let Some(list) = token.head.and_then(|head| children.get_mut(head.index())) {
                list.push(TokenId::from(index));
            }
        }
        Self {
            text,
            sentences,
            tokens,
            names,
            children,
            states: States::default(),
            inner: States::default(),
        }
    }

    /// Lets go of what only reading needs.
    pub(crate) fn forget_states(&mut self) {
        self.states = States::default();
        self.inner = States::default();
    }

    /// The token.
    pub fn token(&self, id: TokenId) -> &Token {
        &self.tokens[id.index()]
    }

    /// The token as it stands in the text.
    pub fn form(&self, id: TokenId) -> &str {
        self.token(id).span.of(&self.text)
    }

    /// Its lemma.
    pub fn lemma(&self, id: TokenId) -> &str {
        &self.token(id).lemma
    }

    /// Its syntactic head.
    pub fn head(&self, id: TokenId) -> Option<TokenId> {
        self.token(id).head
    }

    /// Its relation to its head.
    pub fn deprel(&self, id: TokenId) -> Deprel {
        self.token(id).deprel
    }

    /// Its dependents, in text order.
    pub fn children(&self, id: TokenId) -> &[TokenId] {
        &self.children[id.index()]
    }

    /// Its dependents of one relation, in text order.
    pub fn children_by(&self, id: TokenId, deprel: Deprel) -> impl Iterator<Item = TokenId> + '_ {
        self.children(id)
            .iter()
            .copied()
            .filter(move |&child| self.deprel(child) == deprel)
    }

    /// Its first dependent of one relation.
    pub fn child(&self, id: TokenId, deprel: Deprel) -> Option<TokenId> {
        self.children_by(id, deprel).next()
    }

    /// The tokens of the subtree under `id`, itself included, in text order.
    pub fn subtree(&self, id: TokenId) -> Vec<TokenId> {
        let mut found = vec![id];
        let mut next = 0;
        while next < found.len() {
            let at = found[next];
            found.extend_from_slice(self.children(at));
            next += 1;
        }
        found.sort_unstable();
        found
    }

    /// The heads above `id`, nearest first.
    pub fn ancestors(&self, id: TokenId) -> impl Iterator<Item = TokenId> + '_ {
        std::iter::successors(self.head(id), |&at| self.head(at))
    }

    /// Index of the sentence that holds `id`.
    pub fn sentence_of(&self, id: TokenId) -> usize {
        self.sentences
            .partition_point(|sentence| sentence.tokens.end <= id.index())
    }

    /// The range with the rest of the words that hyphens tie to its ends: *gondor-dl* for its *gondor*.
    pub fn whole_words(&self, tokens: &Range<usize>) -> Range<usize> {
        let form = |at: usize| self.tokens[at].span.of(&self.text);
        let touch = |left: usize| self.tokens[left].span.end == self.tokens[left + 1].span.start;
        let hyphen = |at: usize| matches!(form(at), "-" | "\u{2010}" | "\u{2011}");
        let word = |at: usize| form(at).starts_with(char::is_alphanumeric);
        let (mut start, mut end) = (tokens.start, tokens.end);
        if start >= end || end > self.tokens.len() || !word(start) || !word(end - 1) {
            return tokens.clone();
        }
        while end + 1 < self.tokens.len()
            && hyphen(end)
            && word(end + 1)
            && touch(end - 1)
            && touch(end)
        {
            end += 2;
            // "K2-18b", whose last letter is a token of its own.
            while end < self.tokens.len() && word(end) && touch(end - 1) {
                end += 1;
            }
        }
        while start >= 2
            && hyphen(start - 1)
            && word(start - 2)
            && touch(start - 1)
            && touch(start - 2)
        {
            start -= 2;
        }
        start..end
    }

    /// The text from the first to the last of `tokens` (a range of indices).
    pub fn text_of(&self, tokens: &Range<usize>) -> &str {
        self.span_of(tokens).of(&self.text)
    }

    /// The span from the first to the last of `tokens` (a range of indices).
    pub fn span_of(&self, tokens: &Range<usize>) -> Span {
        match (
            self.tokens.get(tokens.start),
            self.tokens.get(tokens.end.wrapping_sub(1)),
        ) {
            (Some(first), Some(last)) if !tokens.is_empty() => first.span.cover(last.span),
            _ => Span::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the whole word around the first place of `part` in a text of tokens between bars.
    #[track_caller]
    fn check(tokens: &str, part: &str, expected: &str) {
        let text = tokens.replace('|', "");
        let mut end = 0;
        let read = |form: &str| {
            let start = end + form.len() - form.trim_start().len();
            end += form.len();
            Token {
                span: Span::new(start, end),
                lemma: form.trim().to_owned(),
                upos: Upos::X,
                xpos: Xpos::parse("FW"),
                head: None,
                deprel: Deprel::Root,
            }
        };
        let tokens: Vec<Token> = tokens.split('|').map(read).collect();
        let at = tokens.iter().position(|token| token.lemma == part);
        let at = at.unwrap_or_default();
        let doc = Document::new(text.into(), Vec::new(), tokens, Vec::new());
        assert_eq!(doc.text_of(&doc.whole_words(&(at..at + 1))), expected);
    }

    #[test]
    fn a_hyphen_that_touches_both_sides_makes_one_word() {
        check("forks| of| gondor|-|dl| fell", "gondor", "gondor-dl");
        check("forks| of| gondor|-|dl| fell", "dl", "gondor-dl");
        check("planet| E2|-|18|b| shone", "E2", "E2-18b");
        check("a| son|-|in|-|law| came", "in", "son-in-law");
    }

    #[test]
    fn other_hyphens_do_not() {
        check("pre|-| and| post|-|war| Gondor", "pre", "pre");
        check("Gondor| -| Arnor", "Gondor", "Gondor");
        check("Gondor|'s| walls", "Gondor", "Gondor");
    }
}
