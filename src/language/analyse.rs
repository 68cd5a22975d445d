//! Words to syntax and names: the model run over the sentences of one article.
//!
//! In: sentences as lists of words. Out: tags, a tree and names for each.
//! Invariant: what a sentence gives depends on its own words alone, whatever shares its batch: the network's activations
//! are quantised with scales fixed when it was trained.
//!
//! Sentences beyond what the encoder takes are read in windows and joined; nothing is left out.

use super::decode;
use super::judge::ENDS;
use super::labels::{Deprel, Upos, Xpos};
use super::model::{Model, ModelError};
use super::names::{self, argmax};
use super::session::{Encoded, Lane, Scores};
use super::types::NameKind;
use super::windows::{self, Window};
use std::ops::Range;

/// Sentences that are gathered into batches together: more than an article has, so that only books are read in parts.
const AT_ONCE: usize = 1024;

/// What the model says of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis {
    /// One entry a word.
    pub words: Vec<WordAnalysis>,
    /// Named entities as word ranges, in order, not overlapping.
    pub names: Vec<(Range<usize>, NameKind)>,
    /// Rows of equal width, one a word: what the heads of claims and coreference read.
    pub(crate) states: Vec<f32>,
    /// Rows of equal width, one a word: what the judge of claims reads.
    pub(crate) inner: Vec<f32>,
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

impl Model {
    /// Reads sentences; one analysis each, in order. Deterministic; see the module on batches.
    pub fn analyse(&self, sentences: &[Vec<&str>]) -> Vec<Analysis> {
        on_own_thread(|| {
            let lane = Lane::new();
            let parts = sentences
                .chunks(AT_ONCE)
                .flat_map(|part| self.analyse_here(part, &lane));
            parts.collect()
        })
    }

    /// Reads a short sentence, so that a network which does not fit is found at the start.
    pub(crate) fn try_out(&self) -> Result<(), ModelError> {
        let windows = windows::windows(&self.pieces, 0, &["Gondor", "spoke", "."]);
        let batch: Vec<&Window> = windows.iter().collect();
        let lane = Lane::new();
        let encoded = self
            .session
            .encode(windows::batch(&self.pieces, &batch), &lane)
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
        let ends = vec![0.0; ENDS * encoded.inner.columns()];
        self.session
            .judge(ends, 1, &lane)
            .map_err(|why| ModelError::new("soundness.onnx", why))?;
        self.decode(&batch, &encoded, &lane)
            .map(drop)
            .map_err(|why| ModelError::new("labels.onnx", why))
    }

    fn analyse_here(&self, sentences: &[Vec<&str>], lane: &Lane) -> Vec<Analysis> {
        let windows: Vec<Window> = sentences
            .iter()
            .enumerate()
            .flat_map(|(index, words)| windows::windows(&self.pieces, index, words))
            .collect();
        let mut parts: Vec<(usize, Analysis)> = Vec::with_capacity(windows.len());
        for group in windows::groups(&windows) {
            let batch: Vec<&Window> = group.iter().map(|&index| &windows[index]).collect();
            let found = self
                .session
                .encode(windows::batch(&self.pieces, &batch), lane)
                .and_then(|encoded| self.decode(&batch, &encoded, lane));
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
            let tag = |word: usize| self.labels.xpos[best(&encoded.xpos, row, word)];
            let label = |(word, head): (usize, usize)| {
                next += 1;
                let upos = self.labels.upos[best(&encoded.upos, row, word)];
                let governor = head.checked_sub(1).map(tag);
                WordAnalysis {
                    upos,
                    xpos: tag(word),
                    head: head.checked_sub(1),
                    deprel: self.relation(relations.row(0, next - 1), upos, governor),
                }
            };
            let count = heads.len();
            let mut words: Vec<WordAnalysis> = heads.into_iter().enumerate().map(label).collect();
            only_objects(&mut words);
            let names: Vec<f32> = (0..count)
                .flat_map(|word| encoded.names.row(row, word))
                .copied()
                .collect();
            let mut names = names::names(&names, &self.labels.names);
            titles_describe(&mut words, &mut names);
            let rows = |scores: &Scores| -> Vec<f32> {
                let rows = (0..count).flat_map(|word| scores.row(row, word));
                rows.copied().collect()
            };
            found.push(Analysis {
                words,
                names,
                states: rows(&encoded.states),
                inner: rows(&encoded.inner),
            });
        }
        Ok(found)
    }

    /// The best relation: `root` for the root and for no other word, and none that a noun never has to a finite verb.
    fn relation(&self, scores: &[f32], upos: Upos, governor: Option<Xpos>) -> Deprel {
        let Some(governor) = governor else {
            return Deprel::Root;
        };
        let noun = matches!(upos, Upos::Noun | Upos::Propn | Upos::Pron);
        let finite = matches!(governor, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
        let labels = &self.labels.deprel;
        let allowed = |(&score, &label): (&f32, &Deprel)| {
            let inside_noun_phrase = matches!(
                label,
                Deprel::Compound
                    | Deprel::Flat
                    | Deprel::Amod
                    | Deprel::NmodPoss
                    | Deprel::NmodDesc
            );
            if label == Deprel::Root || noun && finite && inside_noun_phrase {
                f32::NEG_INFINITY
            } else {
                score
            }
        };
        labels[argmax(scores.iter().zip(labels).map(allowed))]
    }
}

/// An indirect object without a direct one, or a clause in its place, is the object.
fn only_objects(words: &mut [WordAnalysis]) {
    for word in 0..words.len() {
        let (head, deprel) = (words[word].head, words[word].deprel);
        let direct = |other: &WordAnalysis| {
            other.head == head
                && matches!(other.deprel, Deprel::Obj | Deprel::Ccomp | Deprel::Xcomp)
        };
        if deprel == Deprel::Iobj && !words.iter().any(direct) {
            words[word].deprel = Deprel::Obj;
        }
    }
}

/// *Chief physician Faramir Took said*, *former President of Arnor Faramir Took said*: of two subjects side by side, the
/// office describes the person; so does one word that only looks like a name (*Podcaster Faramir Took*).
fn titles_describe(words: &mut [WordAnalysis], names: &mut Vec<(Range<usize>, NameKind)>) {
    for name in 1..words.len() {
        let WordAnalysis { head, deprel, .. } = words[name];
        let of_person = |word: usize| {
            let mut people = names.iter().filter(|(_, kind)| *kind == NameKind::Person);
            let whole = people.find(|(span, _)| span.contains(&word));
            whole.map(|(span, _)| span.len())
        };
        let Some(length) = of_person(name).filter(|_| head.is_some() && deprel.is_subject()) else {
            continue;
        };
        let start = extent(words, name).start;
        let title = (0..start).find(|&title| {
            words[title].head == head
                && words[title].deprel == deprel
                && matches!(words[title].xpos, Xpos::Nn | Xpos::Nnp)
                && of_person(title).is_none_or(|words| words == 1 && 1 < length)
                && extent(words, title).end == start
                && words
                    .iter()
                    .all(|word| word.head != Some(title) || word.deprel != Deprel::Det)
        });
        if let Some(title) = title {
            words[title].head = Some(name);
            words[title].deprel = Deprel::NmodDesc;
            names.retain(|(span, _)| *span != (title..title + 1));
        }
    }
}

/// The words from the first to the last that is `top` or hangs on it.
fn extent(words: &[WordAnalysis], top: usize) -> Range<usize> {
    let hangs = |word: &usize| {
        let mut above = std::iter::successors(Some(*word), |&at| words[at].head).take(words.len());
        above.any(|at| at == top)
    };
    let first = (0..top).find(hangs).unwrap_or(top);
    let last = (top + 1..words.len()).rfind(hangs).unwrap_or(top);
    first..last + 1
}

/// The column of a word's highest score.
fn best(scores: &Scores, sentence: usize, word: usize) -> usize {
    argmax(scores.row(sentence, word).iter().copied())
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
    sentence.states.extend(part.states);
    sentence.inner.extend(part.inner);
    sentence.names.extend(
        part.names
            .into_iter()
            .map(|(words, kind)| (words.start + before..words.end + before, kind)),
    );
}

/// The words without labels, all under the first.
pub(crate) fn untagged(count: usize) -> Analysis {
    let word = |index: usize| WordAnalysis {
        upos: Upos::X,
        xpos: Xpos::Unknown,
        head: (0 < index).then_some(0),
        deprel: if index == 0 {
            Deprel::Root
        } else {
            Deprel::Dep
        },
    };
    Analysis {
        words: (0..count).map(word).collect(),
        names: Vec::new(),
        states: Vec::new(),
        inner: Vec::new(),
    }
}

/// Runs `work` on a thread that belongs to no pool. Articles are read on the threads of a pool; one of these, waiting
/// for the network, would otherwise begin to read another article in the meantime, and so on without bound.
pub(super) fn on_own_thread<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| match scope.spawn(work).join() {
        Ok(value) => value,
        Err(panic) => std::panic::resume_unwind(panic),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_subjects_the_noun_is_a_title() {
        let word = |upos, xpos, head, deprel| WordAnalysis {
            upos,
            xpos,
            head,
            deprel,
        };
        let mut words = vec![
            word(Upos::Adj, Xpos::Jj, Some(1), Deprel::Amod),
            word(Upos::Noun, Xpos::Nn, Some(4), Deprel::Nsubj),
            word(Upos::Propn, Xpos::Nnp, Some(4), Deprel::Nsubj),
            word(Upos::Propn, Xpos::Nnp, Some(2), Deprel::Flat),
            word(Upos::Verb, Xpos::Vbd, None, Deprel::Root),
        ];
        let mut names = vec![(2..4, NameKind::Person)];
        titles_describe(&mut words, &mut names);
        assert_eq!(
            (words[1].head, words[1].deprel),
            (Some(2), Deprel::NmodDesc)
        );
        assert_eq!(words[2].head, Some(4));
    }

    #[test]
    fn one_word_before_a_whole_name_is_a_title_and_no_name() {
        let word = |xpos, head, deprel| WordAnalysis {
            upos: Upos::Propn,
            xpos,
            head,
            deprel,
        };
        let mut words = vec![
            word(Xpos::Nnp, Some(3), Deprel::Nsubj),
            word(Xpos::Nnp, Some(3), Deprel::Nsubj),
            word(Xpos::Nnp, Some(1), Deprel::Flat),
            word(Xpos::Vbd, None, Deprel::Root),
        ];
        let mut names = vec![(0..1, NameKind::Person), (1..3, NameKind::Person)];
        titles_describe(&mut words, &mut names);
        assert_eq!(words[0].head, Some(1));
        assert_eq!(names, [(1..3, NameKind::Person)]);
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
