//! The page that the rules judge: drafts of blocks with what every rule asks of them, counted once.
//!
//! Invariant: drafts are in text order, disjoint, trimmed and not empty.

use super::types::BlockKind;
use crate::base::{Span, text::fold};

/// Longest block, in bytes, that a rule for short lines looks at; anything longer is running text.
const SHORT: usize = 700;

/// A block while it is judged.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Where it is.
    pub(super) span: Span,
    /// What it is held for so far.
    pub(super) kind: BlockKind,
    /// Whether a blank line (or the start of the text) stands before it.
    pub(super) spaced: bool,
    /// Number of words.
    pub(super) words: usize,
    /// Folded text for comparison; empty for blocks longer than any rule looks at.
    pub(super) folded: String,
}

impl Draft {
    /// A draft of the block at `span`.
    pub(super) fn new(text: &str, span: Span, spaced: bool, kind: BlockKind) -> Self {
        let content = span.of(text);
        let short = content.len() <= SHORT;
        Self {
            span,
            kind,
            spaced,
            words: content.split_whitespace().count(),
            folded: if short { fold(content) } else { String::new() },
        }
    }

    /// Whether it still counts as part of the story.
    pub(super) fn is_story(&self) -> bool {
        self.kind.is_story()
    }

    /// Whether it is running text: more than a line without a stop.
    pub(super) fn is_paragraph(&self) -> bool {
        self.kind == BlockKind::Paragraph
    }
}

/// A text and the drafts of its blocks.
#[derive(Clone, Debug)]
pub(super) struct Page<'a> {
    /// The whole text.
    pub(super) text: &'a str,
    /// Its blocks, in order.
    pub(super) drafts: Vec<Draft>,
}

impl<'a> Page<'a> {
    /// The words of draft `index`.
    pub(super) fn content(&self, index: usize) -> &'a str {
        self.drafts
            .get(index)
            .map_or("", |draft| draft.span.of(self.text))
    }

    /// The next draft after `index` that still counts as story.
    pub(super) fn next_story(&self, index: usize) -> Option<usize> {
        (index + 1..self.drafts.len()).find(|&next| self.drafts[next].is_story())
    }

    /// Draft `index` in two, cut at the byte `at` of the text; `None` if a half would be empty.
    pub(super) fn halves(&self, index: usize, at: usize) -> Option<[Draft; 2]> {
        let whole = &self.drafts[index];
        let left = Span::new(whole.span.start, at).trimmed(self.text);
        let right = Span::new(at, whole.span.end).trimmed(self.text);
        if left.is_empty() || right.is_empty() {
            return None;
        }
        let half = |span, spaced| Draft::new(self.text, span, spaced, whole.kind);
        Some([half(left, whole.spaced), half(right, false)])
    }
}

/// Whether a line ends as a sentence does: with a stop, perhaps inside closing quotes or brackets.
pub(super) fn ends_in_stop(content: &str) -> bool {
    let bare = content.trim_end_matches(|c: char| c.is_whitespace() || CLOSERS.contains(&c));
    bare.ends_with(['.', '!', '?', '…', ';', ':', ',']) && !ends_in_abbreviation(bare)
}

/// Whether a line ends in a full stop that may be an abbreviation's: `U.S.`, `Jr.`, `D.C.`.
pub(super) fn ends_in_abbreviation(content: &str) -> bool {
    let last = content.split_whitespace().next_back().unwrap_or_default();
    let Some(stem) = last.strip_suffix('.') else {
        return false;
    };
    let initials = stem.contains('.') && stem.split('.').all(|part| part.chars().count() == 1);
    initials
        || matches!(
            stem,
            "Jr" | "Sr" | "Inc" | "Corp" | "Co" | "Ltd" | "No" | "St"
        )
}

/// Whether a line is put as a question.
pub(super) fn is_question(content: &str) -> bool {
    content
        .trim_end_matches(|c: char| c.is_whitespace() || CLOSERS.contains(&c))
        .ends_with('?')
}

/// The words inside a block that end a sentence before the last: a stop, then a capital or quotation mark.
/// Initials and short abbreviations (`U.S. Navy`, `Mr. Baggins`) end none.
pub(super) fn sentence_ends(content: &str) -> impl Iterator<Item = &str> {
    let words = content.split_whitespace();
    let pairs = words.clone().zip(words.skip(1));
    pairs
        .filter(|(word, next)| ends_a_sentence(word, next))
        .map(|(word, _)| word)
}

fn ends_a_sentence(word: &str, next: &str) -> bool {
    let stem = word.trim_end_matches(CLOSERS);
    let letters = stem.chars().filter(|c| c.is_alphabetic()).count();
    let short = stem.ends_with('.')
        && (letters <= 2 || stem.matches('.').count() > 1 || ABBREVIATIONS.contains(&stem));
    stem.ends_with(['.', '?', '!'])
        && !short
        && next.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“'))
}

const ABBREVIATIONS: [&str; 20] = [
    "Mrs.", "Gov.", "Sen.", "Rep.", "Gen.", "Col.", "Sgt.", "Capt.", "Prof.", "Rev.", "Jan.",
    "Feb.", "Mar.", "Apr.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.", "Maj.",
];

/// Whether a line opens with a quotation mark.
pub(super) fn opens_with_quote(content: &str) -> bool {
    content
        .trim_start()
        .starts_with(['"', '“', '‘', '\'', '«', '„'])
}

/// Whether a line looks like a headline or heading: short, no final stop, a capital or figure first.
pub(super) fn looks_like_title(content: &str, words: usize, most_words: usize) -> bool {
    if words == 0 || words > most_words || (ends_in_stop(content) && !is_question(content)) {
        return false;
    }
    content
        .trim_start_matches(OPENERS)
        .starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase())
}

const OPENERS: [char; 7] = ['"', '“', '‘', '\'', '«', '¿', '$'];
const CLOSERS: [char; 8] = ['"', '”', '’', '\'', ')', ']', '»', '*'];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(content: &str, expected: bool) {
        let words = content.split_whitespace().count();
        assert_eq!(looks_like_title(content, words, 25), expected, "{content}");
    }

    #[test]
    fn headlines_have_no_final_stop() {
        check("Gondor invites the king of Rohan", true);
        check("What did Théoden say about the beacons?", true);
        check("Gondor signs pact with the U.S.", true);
    }

    #[test]
    fn sentences_and_fragments_are_no_headlines() {
        check("Gondor invited the king.", false);
        check("“It is over,” he said.”", false);
        check("and then they left", false);
        check("—Théoden of Rohan", false);
        check("((GH)) Why did you ride?", false);
    }
}
