//! Words to syntax and names: the model run over the sentences of one article.
//!
//! In: sentences as lists of words. Out: tags, a tree and names for each.
//! Invariant: the result is a function of the whole list of sentences. The network quantises its
//! activations by the range that a batch has, so the last bits of a sentence's scores depend on the
//! sentences that share its batch; batches are therefore made of one list only, by length, always alike.
//!
//! Sentences beyond what the encoder takes are read in windows and joined; nothing is left out.

use super::decode;
use super::labels::{Deprel, Upos, Xpos};
use super::model::{Model, ModelError};
use super::names::{self, argmax};
use super::session::{Batch, Encoded, Grid, Lane};
use super::shape::{SPECIAL, shape};
use super::types::NameKind;
use std::ops::Range;

/// Pieces that the encoder takes at most, `[CLS]` and `[SEP]` included.
const LIMIT: usize = 512;

/// Padded pieces in a batch: enough for the matrix products to run at full speed, few enough to stay in the cache.
const BATCH_PIECES: usize = 1024;

/// What the model says of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// One entry a word.
    pub words: Vec<WordAnalysis>,
    /// Named entities as word ranges, in order, not overlapping.
    pub names: Vec<(Range<usize>, NameKind)>,
}

/// What the model says of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordAnalysis {
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn Treebank tag.
    pub xpos: Xpos,
    /// Index of the head in the sentence; none for the root.
    pub head: Option<usize>,
    /// Relation to the head.
    pub deprel: Deprel,
}

/// A stretch of a sentence that the encoder can take.
struct Window {
    sentence: usize,
    words: Range<usize>,
    /// Shape and pieces of each word.
    pieces: Vec<(i32, Vec<i32>)>,
    /// Pieces in all, with `[CLS]` and `[SEP]`.
    length: usize,
}

impl Model {
    /// Reads sentences; one analysis each, in order. Deterministic; see the module on batches.
    pub fn analyse(&self, sentences: &[Vec<&str>]) -> Vec<Analysis> {
        on_own_thread(|| self.analyse_here(sentences))
    }

    /// Reads a short sentence, so that a network which does not fit is found at the start.
    pub(crate) fn try_out(&self) -> Result<(), ModelError> {
        let windows = windows(self, 0, &["Gondor", "spoke", "."]);
        let batch: Vec<&Window> = windows.iter().collect();
        let lane = Lane::new();
        let encoded = self
            .session
            .encode(self.batch(&batch), &lane)
            .map_err(|why| ModelError::new("encoder.onnx", why))?;
        let labels = &self.labels;
        for (list, scores, labels) in [
            ("upos", &encoded.upos, labels.upos.len()),
            ("xpos", &encoded.xpos, labels.xpos.len()),
            ("ner", &encoded.names, labels.names.len()),
        ] {
            if scores.columns() != labels {
                let why = format!(
                    "{labels} labels in `{list}`, but the encoder scores {}",
                    scores.columns()
                );
                return Err(ModelError::new("meta.json", why));
            }
        }
        self.decode(&batch, &encoded, &lane)
            .map(drop)
            .map_err(|why| ModelError::new("labels.onnx", why))
    }

    fn analyse_here(&self, sentences: &[Vec<&str>]) -> Vec<Analysis> {
        let lane = Lane::new();
        let windows: Vec<Window> = sentences
            .iter()
            .enumerate()
            .flat_map(|(index, words)| windows(self, index, words))
            .collect();
        let mut parts: Vec<(usize, Analysis)> = Vec::with_capacity(windows.len());
        for group in groups(&windows) {
            let batch: Vec<&Window> = group.iter().map(|&index| &windows[index]).collect();
            let found = self
                .session
                .encode(self.batch(&batch), &lane)
                .and_then(|encoded| self.decode(&batch, &encoded, &lane));
            // A network that loaded takes every batch; if it ever should not, the text is still there, untagged.
            let found = found.unwrap_or_else(|_| {
                batch
                    .iter()
                    .map(|window| untagged(window.words.len()))
                    .collect()
            });
            parts.extend(group.into_iter().zip(found));
        }
        parts.sort_by_key(|&(index, _)| index);
        let mut analyses: Vec<Analysis> = sentences.iter().map(|_| untagged(0)).collect();
        for (index, part) in parts {
            join(&mut analyses[windows[index].sentence], part);
        }
        analyses
    }

    fn batch(&self, windows: &[&Window]) -> Batch {
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
                std::iter::once(self.pieces.open)
                    .chain(ids)
                    .chain([self.pieces.close]),
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

    fn decode(
        &self,
        windows: &[&Window],
        encoded: &Encoded,
        lane: &Lane,
    ) -> Result<Vec<Analysis>, String> {
        let (mut deps, mut governors, mut all_heads) = (Vec::new(), Vec::new(), Vec::new());
        for (row, window) in windows.iter().enumerate() {
            let count = window.words.len();
            let arcs: Vec<f32> = (0..count)
                .flat_map(|word| &encoded.arcs.row(row, word)[..=count])
                .copied()
                .collect();
            let heads = decode::heads(&arcs, count);
            for (word, &head) in heads.iter().enumerate() {
                deps.extend_from_slice(encoded.rel_deps.row(row, word));
                governors.extend_from_slice(encoded.rel_heads.row(row, head));
            }
            all_heads.push(heads);
        }
        let count = all_heads.iter().map(Vec::len).sum();
        let relations = self.session.relate(deps, governors, count, lane)?;
        if relations.columns() != self.labels.deprel.len() {
            return Err(format!(
                "{} relations scored, {} named in meta.json",
                relations.columns(),
                self.labels.deprel.len()
            ));
        }
        let mut next = 0;
        let mut found = Vec::with_capacity(windows.len());
        for (row, heads) in all_heads.into_iter().enumerate() {
            let label = |(word, head): (usize, usize)| {
                next += 1;
                WordAnalysis {
                    upos: self.labels.upos[argmax(encoded.upos.row(row, word).iter().copied())],
                    xpos: self.labels.xpos[argmax(encoded.xpos.row(row, word).iter().copied())],
                    head: head.checked_sub(1),
                    deprel: self.relation(relations.row(0, next - 1), head),
                }
            };
            let count = heads.len();
            let words = heads.into_iter().enumerate().map(label).collect();
            let names: Vec<f32> = (0..count)
                .flat_map(|word| encoded.names.row(row, word))
                .copied()
                .collect();
            found.push(Analysis {
                words,
                names: names::names(&names, &self.labels.names),
            });
        }
        Ok(found)
    }

    /// The best relation: `root` for the root and for no other word.
    fn relation(&self, scores: &[f32], head: usize) -> Deprel {
        if head == 0 {
            return Deprel::Root;
        }
        let labels = &self.labels.deprel;
        let allowed = |(&score, &label): (&f32, &Deprel)| {
            if label == Deprel::Root {
                f32::NEG_INFINITY
            } else {
                score
            }
        };
        labels[argmax(scores.iter().zip(labels).map(allowed))]
    }
}

/// Cuts a sentence where the encoder's limit asks for it: after a mark in the last quarter, else where it must be.
fn windows(model: &Model, sentence: usize, words: &[&str]) -> Vec<Window> {
    let mut pieces: Vec<(i32, Vec<i32>)> = words
        .iter()
        .enumerate()
        .map(|(index, word)| (shape(word, index == 0), model.pieces.pieces(word)))
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

/// Words before the best place to cut: after the last semicolon, dash, full stop or comma of the last quarter.
fn good_cut(words: &[&str]) -> usize {
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
fn groups(windows: &[Window]) -> Vec<Vec<usize>> {
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

/// Appends a window's analysis; the root of a later window depends on the first one's.
fn join(sentence: &mut Analysis, part: Analysis) {
    let before = sentence.words.len();
    let root = sentence.words.iter().position(|word| word.head.is_none());
    sentence
        .words
        .extend(part.words.into_iter().map(|word| match (word.head, root) {
            (None, Some(_)) => WordAnalysis {
                head: root,
                deprel: Deprel::Parataxis,
                ..word
            },
            (head, _) => WordAnalysis {
                head: head.map(|head| head + before),
                ..word
            },
        }));
    sentence.names.extend(
        part.names
            .into_iter()
            .map(|(words, kind)| (words.start + before..words.end + before, kind)),
    );
}

/// The words with no more than a chain between them.
fn untagged(count: usize) -> Analysis {
    let word = |index: usize| WordAnalysis {
        upos: Upos::X,
        xpos: Xpos::Unknown,
        head: index.checked_sub(1),
        deprel: if index == 0 {
            Deprel::Root
        } else {
            Deprel::Dep
        },
    };
    Analysis {
        words: (0..count).map(word).collect(),
        names: Vec::new(),
    }
}

/// Runs `work` on a thread that belongs to no pool. Articles are read on the threads of a pool; one of these, waiting
/// for the network, would otherwise begin to read another article in the meantime, and so on without bound.
fn on_own_thread<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| match scope.spawn(work).join() {
        Ok(value) => value,
        Err(panic) => std::panic::resume_unwind(panic),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_falls_after_a_mark() {
        assert_eq!(good_cut(&["a", ",", "b", "c", "d", "e", ",", "f"]), 7);
        assert_eq!(good_cut(&["a", ";", "b", "c"]), 4);
    }

    #[test]
    fn as_many_words_as_fit() {
        assert_eq!(fitting(&[2, 2, 2], 4), 2);
        assert_eq!(fitting(&[2, 2], 4), 2);
    }

    #[test]
    fn windows_join_to_one_tree() {
        let mut sentence = untagged(0);
        join(&mut sentence, untagged(2));
        join(&mut sentence, untagged(2));
        let heads: Vec<Option<usize>> = sentence.words.iter().map(|word| word.head).collect();
        assert_eq!(heads, [None, Some(0), Some(0), Some(2)]);
        assert_eq!(sentence.words[2].deprel, Deprel::Parataxis);
    }
}
