//! Words to word pieces: the uncased vocabulary that the encoder was trained with.
//!
//! In: one word. Out: one to eight piece numbers. Invariant: the same pieces as BERT's uncased tokeniser
//! (Devlin et al. 2019; Wu et al. 2016, greedy longest match), cut after [`PER_WORD`].

use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word has at most so many pieces; what comes after them is not looked at.
pub(crate) const PER_WORD: usize = 8;

/// Longer stretches of letters are unknown words, as in the original.
const LONGEST: usize = 100;

/// The pieces and their numbers.
#[derive(Debug)]
pub(crate) struct WordPieces {
    numbers: HashMap<String, i32>,
    /// Number of `[CLS]`, which opens a sentence.
    pub(crate) open: i32,
    /// Number of `[SEP]`, which closes it.
    pub(crate) close: i32,
    unknown: i32,
}

impl WordPieces {
    /// The vocabulary from its list, one piece a line; `None` if a special piece is missing.
    pub(crate) fn parse(list: &str) -> Option<Self> {
        let numbers: HashMap<String, i32> = list.lines().map(str::to_owned).zip(0..).collect();
        Some(Self {
            open: *numbers.get("[CLS]")?,
            close: *numbers.get("[SEP]")?,
            unknown: *numbers.get("[UNK]")?,
            numbers,
        })
    }

    /// The piece numbers of a word: at least one, at most [`PER_WORD`].
    pub(crate) fn pieces(&self, word: &str) -> Vec<i32> {
        let plain = fold(word);
        let mut found = Vec::new();
        for part in parts(&plain) {
            if found.len() >= PER_WORD {
                break;
            }
            self.split(part, &mut found);
        }
        found.truncate(PER_WORD);
        if found.is_empty() {
            found.push(self.unknown);
        }
        found
    }

    /// Greedy longest match from the left; a part with a letter outside the vocabulary is unknown as a whole.
    fn split(&self, part: &str, found: &mut Vec<i32>) {
        let before = found.len();
        if part.chars().count() > LONGEST {
            found.push(self.unknown);
            return;
        }
        let mut key = String::new();
        let mut start = 0;
        while start < part.len() {
            let mut ends = part[start..]
                .char_indices()
                .map(|(at, c)| start + at + c.len_utf8())
                .rev();
            let piece = ends.find_map(|end| {
                key.clear();
                if start > 0 {
                    key.push_str("##");
                }
                key.push_str(&part[start..end]);
                self.numbers.get(&key).map(|&number| (number, end))
            });
            let Some((number, end)) = piece else {
                found.truncate(before);
                found.push(self.unknown);
                return;
            };
            found.push(number);
            start = end;
        }
    }
}

/// Lower case without accents and control characters.
fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word
            .chars()
            .filter(|c| !c.is_ascii_control())
            .map(|c| c.to_ascii_lowercase())
            .collect();
    }
    word.chars()
        .filter(|&c| !c.is_control() && !is_invisible(c))
        .nfd()
        .filter(|&c| !is_combining_mark(c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Format characters and what a broken decoding leaves.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{fffd}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Runs of letters and digits; each punctuation mark and each Chinese character by itself.
fn parts(word: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in word.char_indices() {
        if !(c.is_whitespace() || is_alone(c)) {
            continue;
        }
        if start < at {
            found.push(&word[start..at]);
        }
        start = at + c.len_utf8();
        if !c.is_whitespace() {
            found.push(&word[at..start]);
        }
    }
    if start < word.len() {
        found.push(&word[start..]);
    }
    found
}

fn is_alone(c: char) -> bool {
    c.is_ascii_punctuation() || is_wide_punctuation(c) || is_chinese(c)
}

/// The punctuation of general use outside ASCII (Unicode category P).
fn is_wide_punctuation(c: char) -> bool {
    matches!(c,
        '¡' | '§' | '«' | '¶' | '·' | '»' | '¿'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{2043}' | '\u{2045}'..='\u{2051}' | '\u{2053}'..='\u{205e}'
        | '\u{2308}'..='\u{230b}' | '\u{2e00}'..='\u{2e4f}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}'
        | '\u{3014}'..='\u{301f}' | '\u{ff01}'..='\u{ff03}' | '\u{ff05}'..='\u{ff0a}' | '\u{ff0c}'..='\u{ff0f}'
        | '\u{ff1a}' | '\u{ff1b}' | '\u{ff1f}' | '\u{ff20}')
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{2ceaf}' | '\u{f900}'..='\u{faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "[PAD]\n[UNK]\n[CLS]\n[SEP]\ngon\n##dor\n'\ns\nn\n##t\n—\nmin\n##as";

    #[track_caller]
    fn check(word: &str, expected: &[&str]) {
        let list: Vec<&str> = LIST.lines().collect();
        let pieces = WordPieces::parse(LIST)
            .map(|vocabulary| vocabulary.pieces(word))
            .unwrap_or_default();
        let found: Vec<&str> = pieces
            .iter()
            .filter_map(|&number| list.get(usize::try_from(number).ok()?).copied())
            .collect();
        assert_eq!(found, expected, "{word}");
    }

    #[test]
    fn the_longest_piece_is_taken_first() {
        check("Gondor", &["gon", "##dor"]);
        check("Mínas", &["min", "##as"]);
    }

    #[test]
    fn marks_stand_alone() {
        check("'s", &["'", "s"]);
        check("n't", &["n", "'", "[UNK]"]);
        check("—", &["—"]);
    }

    #[test]
    fn what_cannot_be_spelt_is_unknown() {
        check("gonx", &["[UNK]"]);
        check("\u{200b}", &["[UNK]"]);
        check("", &["[UNK]"]);
    }

    #[test]
    fn a_long_word_is_cut() {
        check(&"'".repeat(20), &["'"; PER_WORD]);
    }
}
