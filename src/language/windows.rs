//! Sentences cut and gathered into what the encoder takes at once.
//!
//! In: words. Out: windows, groups of windows of like length, and their tensors. Invariant: every word is in one
//! window, and which windows share a group depends on nothing but their order and length.

use super::session::{Batch, Grid};
use super::shape::{SPECIAL, shape};
use super::wordpiece::WordPieces;
use std::ops::Range;

/// Pieces that the encoder takes at most, `[CLS]` and `[SEP]` included.
const LIMIT: usize = 512;

/// Padded pieces in a batch: enough for the matrix products to run at full speed, few enough to stay in the cache.
const BATCH_PIECES: usize = 1024;

/// A stretch of a sentence that the encoder can take.
pub(crate) struct Window {
    /// Index of the sentence.
    pub(crate) sentence: usize,
    /// Its words.
    pub(crate) words: Range<usize>,
    /// Shape and pieces of each word.
    pieces: Vec<(i32, Vec<i32>)>,
    /// Pieces in all, with `[CLS]` and `[SEP]`.
    length: usize,
}

/// Cuts a sentence where the encoder's limit asks for it: after a mark in the last quarter, else where it must be.
pub(crate) fn windows(vocabulary: &WordPieces, sentence: usize, words: &[&str]) -> Vec<Window> {
    let mut pieces: Vec<(i32, Vec<i32>)> = words
        .iter()
        .enumerate()
        .map(|(index, word)| (shape(word, index == 0), vocabulary.pieces(word)))
        .collect();
    let mut found = Vec::new();
    let mut start = 0;
    while !pieces.is_empty() {
        let lengths: Vec<usize> = pieces.iter().map(|(_, pieces)| pieces.len()).collect();
        let fitting = fitting(&lengths, LIMIT - 2);
        let cut = if fitting < words.len() - start {
            good_cut(&words[start..start + fitting])
        } else {
            fitting
        };
        let rest = pieces.split_off(cut);
        let length = 2 + lengths[..cut].iter().sum::<usize>();
        found.push(Window {
            sentence,
            words: start..start + cut,
            pieces,
            length,
        });
        pieces = rest;
        start += cut;
    }
    found
}

/// How many words have at most `limit` pieces together; a word alone always fits.
fn fitting(lengths: &[usize], limit: usize) -> usize {
    let mut sum = 0;
    lengths
        .iter()
        .take_while(|&&length| {
            sum += length;
            sum <= limit
        })
        .count()
}

/// Words before the best place to cut a stretch: after the last semicolon, dash, full stop or comma of the last quarter.
pub(super) fn good_cut(words: &[&str]) -> usize {
    let quarter = words.len() * 3 / 4;
    let after = |marks: &[&str]| {
        words[quarter..]
            .iter()
            .rposition(|word| marks.contains(word))
            .map(|at| quarter + at + 1)
    };
    after(&[".", "!", "?", ";", ":", "—", "–", "--"])
        .or_else(|| after(&[",", ")"]))
        .unwrap_or(words.len())
}

/// Indices of windows of like length, each group at most [`BATCH_PIECES`] with its padding.
pub(crate) fn groups(windows: &[Window]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..windows.len()).collect();
    order.sort_by_key(|&index| windows[index].length);
    let mut found: Vec<Vec<usize>> = Vec::new();
    for index in order {
        match found.last_mut() {
            // The newest is the longest of its group.
            Some(group) if windows[index].length * (group.len() + 1) <= BATCH_PIECES => {
                group.push(index);
            }
            _ => found.push(vec![index]),
        }
    }
    found
}

/// The tensors of windows that are scored together.
pub(crate) fn batch(vocabulary: &WordPieces, windows: &[&Window]) -> Batch {
    let rows = windows.len();
    let width = windows
        .iter()
        .map(|window| window.length)
        .max()
        .unwrap_or(0);
    let words = windows
        .iter()
        .map(|window| window.words.len())
        .max()
        .unwrap_or(0);
    let mut batch = Batch {
        ids: Grid::filled(rows, width, 0),
        shapes: Grid::filled(rows, width, SPECIAL),
        mask: Grid::filled(rows, width, 0),
        first: Grid::filled(rows, words, 0),
        word_shapes: Grid::filled(rows, words, 0),
    };
    for (row, window) in windows.iter().enumerate() {
        let ids = window
            .pieces
            .iter()
            .flat_map(|(_, pieces)| pieces.iter().copied());
        batch.ids.put(
            row,
            std::iter::once(vocabulary.open)
                .chain(ids)
                .chain([vocabulary.close]),
        );
        let shapes = window
            .pieces
            .iter()
            .flat_map(|(shape, pieces)| std::iter::repeat_n(*shape, pieces.len()));
        batch
            .shapes
            .put(row, std::iter::once(SPECIAL).chain(shapes));
        batch.mask.put(row, std::iter::repeat_n(1, window.length));
        let starts = window.pieces.iter().scan(1, |next, (_, pieces)| {
            let start = *next;
            *next += i32::try_from(pieces.len()).unwrap_or(0);
            Some(start)
        });
        batch.first.put(row, starts);
        batch
            .word_shapes
            .put(row, window.pieces.iter().map(|(shape, _)| *shape));
    }
    batch
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_cut_falls_after_a_mark() {
        assert_eq!(good_cut(&["a", ",", "b", "c", "d", "e", ",", "f"]), 7);
        assert_eq!(good_cut(&["a", ";", "b", "c"]), 4);
    }

    /// Windows over words of one piece each; how many words each window has.
    fn lengths(words: &[&str]) -> Vec<usize> {
        let vocabulary =
            WordPieces::parse("[UNK]\n[CLS]\n[SEP]\ngondor").unwrap_or_else(|| panic!("no marks"));
        let found = windows(&vocabulary, 7, words);
        let ends = found.iter().map(|window| window.words.end);
        let starts = found.iter().map(|window| window.words.start);
        assert!(
            starts.skip(1).eq(ends.take(found.len() - 1)),
            "a word is lost"
        );
        assert!(
            found
                .iter()
                .all(|window| window.length <= LIMIT && window.sentence == 7)
        );
        found.iter().map(|window| window.words.len()).collect()
    }

    #[test]
    fn long_sentences_are_cut_after_marks() {
        let mut words = vec!["Gondor"; 1200];
        words[449] = ";";
        words[460] = ",";
        words[700] = ";";
        assert_eq!(lengths(&words), [450, 510, 240]);
        assert_eq!(lengths(&words[..500]), [500]);
    }

    proptest! {
        #[test]
        fn every_word_is_in_one_window(words in proptest::collection::vec("[a-z,;.]{1,3}|[a-z]{90}", 1..900)) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            prop_assert_eq!(lengths(&words).iter().sum::<usize>(), words.len());
        }
    }

    #[test]
    fn as_many_words_as_fit() {
        assert_eq!(fitting(&[2, 2, 2], 4), 2);
        assert_eq!(fitting(&[2, 2], 4), 2);
    }
}
