//! The neural network at run time: tensors in, scores out, on one thread.
//!
//! Invariant: the same tensors give the same scores; nothing here knows words or labels.

use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, Value, ValueOrView};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;
use std::sync::Arc;

/// A matrix of whole numbers, row by row.
pub(crate) struct Grid {
    /// Rows and columns.
    pub(crate) shape: [usize; 2],
    /// `rows * columns` numbers.
    pub(crate) cells: Vec<i32>,
}

impl Grid {
    /// A matrix of one value.
    pub(crate) fn filled(rows: usize, columns: usize, value: i32) -> Self {
        Self {
            shape: [rows, columns],
            cells: vec![value; rows * columns],
        }
    }

    /// Overwrites the beginning of a row.
    pub(crate) fn put(&mut self, row: usize, values: impl Iterator<Item = i32>) {
        let start = row * self.shape[1];
        for (cell, value) in self.cells[start..start + self.shape[1]]
            .iter_mut()
            .zip(values)
        {
            *cell = value;
        }
    }
}

/// What the encoder takes, for `B` sentences of at most `P` pieces and `T` words.
pub(crate) struct Batch {
    /// `[B,P]` piece numbers.
    pub(crate) ids: Grid,
    /// `[B,P]` shape of each piece's word.
    pub(crate) shapes: Grid,
    /// `[B,P]` 1 at pieces, 0 at padding.
    pub(crate) mask: Grid,
    /// `[B,T]` place of each word's first piece.
    pub(crate) first: Grid,
    /// `[B,T]` shape of each word.
    pub(crate) word_shapes: Grid,
}

/// `[B, rows, columns]` numbers.
pub(crate) struct Scores(NdTensor<f32, 3>);

impl Scores {
    /// Columns of each row.
    pub(crate) fn columns(&self) -> usize {
        self.0.size(2)
    }

    /// A row of a sentence.
    pub(crate) fn row(&self, sentence: usize, row: usize) -> &[f32] {
        let [_, rows, columns] = self.0.shape();
        let start = (sentence * rows + row) * columns;
        self.0
            .data()
            .and_then(|cells| cells.get(start..start + columns))
            .unwrap_or_default()
    }
}

/// What the encoder says of a batch.
pub(crate) struct Encoded {
    /// What the heads read; each word's state is one row.
    pub(crate) states: Scores,
    /// The words' states two thirds up the layers, where more of the grammar and less of the tasks is left.
    pub(crate) inner: Scores,
    /// Universal tags.
    pub(crate) upos: Scores,
    /// Penn tags.
    pub(crate) xpos: Scores,
    /// Name tags.
    pub(crate) names: Scores,
    /// Heads; column 0 is the root.
    pub(crate) arcs: Scores,
    /// Each word as a head; row 0 is the root.
    pub(crate) rel_heads: Scores,
    /// Each word as a dependent.
    pub(crate) rel_deps: Scores,
}

/// A thread to compute on. Articles are read side by side, so each needs one and no more.
#[derive(Clone)]
pub(crate) struct Lane(Arc<ThreadPool>);

impl Lane {
    /// A thread of its own.
    pub(crate) fn new() -> Self {
        Self(Arc::new(ThreadPool::with_num_threads(1)))
    }

    fn options(&self) -> RunOptions {
        RunOptions::default().with_thread_pool(Some(Arc::clone(&self.0)))
    }
}

/// One ONNX file with the numbers of its inputs and outputs.
struct Network<const I: usize, const O: usize> {
    model: Model,
    inputs: [NodeId; I],
    outputs: [NodeId; O],
}

impl<const I: usize, const O: usize> Network<I, O> {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// It is broken, or lacks an input or output; the error holds its name.
    fn load(
        name: &'static str,
        bytes: &[u8],
        inputs: [&str; I],
        outputs: [&str; O],
    ) -> Result<Self, (&'static str, Refusal)> {
        let load = || {
            let model = parse(bytes)?;
            Ok(Self {
                inputs: nodes(&model, inputs)?,
                outputs: nodes(&model, outputs)?,
                model,
            })
        };
        load().map_err(|why| (name, why))
    }

    fn run(&self, values: [ValueOrView; I], lane: &Lane) -> Result<[Value; O], Refusal> {
        let inputs: Vec<(NodeId, ValueOrView)> = self.inputs.into_iter().zip(values).collect();
        self.model
            .run_n(inputs, self.outputs, Some(lane.options()))
            .map_err(|error| error.to_string())
    }
}

/// The bytes of the network's files.
pub(crate) struct NetworkFiles<'a> {
    /// `encoder.onnx`.
    pub(crate) encoder: &'a [u8],
    /// `labels.onnx`.
    pub(crate) labels: &'a [u8],
    /// `claims.onnx`.
    pub(crate) claims: &'a [u8],
    /// `coreference.onnx`.
    pub(crate) coreference: &'a [u8],
    /// `soundness.onnx`.
    pub(crate) soundness: &'a [u8],
}

/// The encoder, and what reads its scores and word states.
pub(crate) struct Session {
    encoder: Network<5, 8>,
    relations: Network<2, 1>,
    claims: Network<1, 4>,
    coreference: Network<4, 2>,
    soundness: Network<1, 1>,
}

/// The network cannot be read or does not fit the program; says why.
type Refusal = String;

/// Mention pairs to be scored as anaphor and antecedent.
pub(crate) struct Pairs {
    /// States of `M` mentions, `M` rows of equal width.
    pub(crate) mentions: Vec<f32>,
    /// `M`.
    pub(crate) count: usize,
    /// For each pair, the later mention.
    pub(crate) later: Vec<i32>,
    /// For each pair, the earlier one.
    pub(crate) earlier: Vec<i32>,
    /// For each pair, what wording and places say; rows of equal width.
    pub(crate) features: Vec<f32>,
}

impl Session {
    /// Reads the ONNX files.
    ///
    /// # Errors
    ///
    /// A file is broken, or lacks an input or output; the error holds its name.
    pub(crate) fn load(files: &NetworkFiles) -> Result<Self, (&'static str, Refusal)> {
        Ok(Self {
            encoder: Network::load(
                "encoder.onnx",
                files.encoder,
                ["ids", "shape", "mask", "first", "word_shape"],
                [
                    "state", "inner", "upos", "xpos", "ner", "arc", "rel_head", "rel_dep",
                ],
            )?,
            relations: Network::load("labels.onnx", files.labels, ["dep", "head"], ["label"])?,
            claims: Network::load(
                "claims.onnx",
                files.claims,
                ["state"],
                ["claim", "subject", "object", "pair"],
            )?,
            coreference: Network::load(
                "coreference.onnx",
                files.coreference,
                ["mentions", "later", "earlier", "features"],
                ["antecedent", "none"],
            )?,
            soundness: Network::load("soundness.onnx", files.soundness, ["ends"], ["sound"])?,
        })
    }

    /// Scores a batch of sentences.
    ///
    /// # Errors
    ///
    /// The network refuses the tensors, which only happens with a network made for other inputs.
    pub(crate) fn encode(&self, batch: Batch, lane: &Lane) -> Result<Encoded, Refusal> {
        let grids = [
            batch.ids,
            batch.shapes,
            batch.mask,
            batch.first,
            batch.word_shapes,
        ];
        let inputs = grids.map(|grid| NdTensor::from_data(grid.shape, grid.cells).into());
        let [states, inner, upos, xpos, names, arcs, rel_heads, rel_deps] =
            self.encoder.run(inputs, lane)?.map(scores);
        Ok(Encoded {
            states: states?,
            inner: inner?,
            upos: upos?,
            xpos: xpos?,
            names: names?,
            arcs: arcs?,
            rel_heads: rel_heads?,
            rel_deps: rel_deps?,
        })
    }

    /// Scores the relations of `count` words to their heads: both sides `count` rows of equal width.
    ///
    /// # Errors
    ///
    /// As [`Session::encode`].
    pub(crate) fn relate(
        &self,
        deps: Vec<f32>,
        heads: Vec<f32>,
        count: usize,
        lane: &Lane,
    ) -> Result<Scores, Refusal> {
        let inputs = [deps, heads].map(|cells| rows(cells, count).into());
        let [value] = self.relations.run(inputs, lane)?;
        let rows: NdTensor<f32, 2> = value.try_into().map_err(refusal)?;
        let shape = [1, rows.size(0), rows.size(1)];
        Ok(Scores(NdTensor::from_data(shape, rows.into_data())))
    }

    /// Scores one sentence's words as triggers, and their pairs as trigger and subject, trigger and object, subject
    /// and object: `count` rows of states.
    ///
    /// # Errors
    ///
    /// As [`Session::encode`].
    pub(crate) fn claim(
        &self,
        states: &[f32],
        count: usize,
        lane: &Lane,
    ) -> Result<[Scores; 4], Refusal> {
        let shape = [1, count, states.len() / count.max(1)];
        let state = NdTensor::from_data(shape, states.to_vec()).into();
        let [claim, subject, object, pair] = self.claims.run([state], lane)?.map(scores);
        Ok([claim?, subject?, object?, pair?])
    }

    /// Scores mention pairs: one score a pair, and one a mention for having no antecedent.
    ///
    /// # Errors
    ///
    /// As [`Session::encode`].
    pub(crate) fn corefer(
        &self,
        pairs: Pairs,
        lane: &Lane,
    ) -> Result<(Vec<f32>, Vec<f32>), Refusal> {
        let count = pairs.later.len();
        let inputs = [
            rows(pairs.mentions, pairs.count).into(),
            NdTensor::from_data([count], pairs.later).into(),
            NdTensor::from_data([count], pairs.earlier).into(),
            rows(pairs.features, count).into(),
        ];
        let [antecedent, none] = self.coreference.run(inputs, lane)?.map(|value| {
            let list: NdTensor<f32, 1> = value.try_into().map_err(refusal)?;
            Ok::<_, Refusal>(list.into_data())
        });
        Ok((antecedent?, none?))
    }

    /// Scores `count` claims by the states of the words at their ends: rows of equal width.
    ///
    /// # Errors
    ///
    /// As [`Session::encode`].
    pub(crate) fn judge(
        &self,
        ends: Vec<f32>,
        count: usize,
        lane: &Lane,
    ) -> Result<Vec<f32>, Refusal> {
        let [sound] = self.soundness.run([rows(ends, count).into()], lane)?;
        let list: NdTensor<f32, 1> = sound.try_into().map_err(refusal)?;
        Ok(list.into_data())
    }
}

/// Cells as a matrix of so many rows.
fn rows(cells: Vec<f32>, count: usize) -> NdTensor<f32, 2> {
    NdTensor::from_data([count, cells.len() / count.max(1)], cells)
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "it is what `map_err` hands over"
)]
fn refusal(error: rten::TryFromValueError) -> Refusal {
    error.to_string()
}

fn parse(bytes: &[u8]) -> Result<Model, Refusal> {
    ModelOptions::with_all_ops()
        .prepack_weights(true)
        .load(bytes.to_vec())
        .map_err(|error| error.to_string())
}

fn nodes<const N: usize>(model: &Model, names: [&str; N]) -> Result<[NodeId; N], Refusal> {
    let mut found = Vec::with_capacity(N);
    for name in names {
        found.push(
            model
                .find_node(name)
                .ok_or_else(|| format!("no input or output `{name}`"))?,
        );
    }
    found
        .try_into()
        .map_err(|_| "too few inputs or outputs".to_owned())
}

fn scores(value: Value) -> Result<Scores, Refusal> {
    let tensor: NdTensor<f32, 3> = value.try_into().map_err(refusal)?;
    // Outputs may be transposed views in memory; rows are read as slices.
    let shape = tensor.shape();
    Ok(Scores(NdTensor::from_data(shape, tensor.into_data())))
}
