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

/// The encoder and the relation scorer.
pub(crate) struct Session {
    encoder: Model,
    inputs: [NodeId; 5],
    outputs: [NodeId; 6],
    relations: Model,
    pair: [NodeId; 2],
    label: NodeId,
}

/// The network cannot be read or does not fit the program; says why.
type Refusal = String;

impl Session {
    /// Reads the two ONNX files.
    ///
    /// # Errors
    ///
    /// A file is broken, or lacks an input or output.
    pub(crate) fn load(encoder: &[u8], relations: &[u8]) -> Result<Self, (&'static str, Refusal)> {
        let encoder = parse(encoder).map_err(|why| ("encoder.onnx", why))?;
        let relations = parse(relations).map_err(|why| ("labels.onnx", why))?;
        Ok(Self {
            inputs: nodes(&encoder, ["ids", "shape", "mask", "first", "word_shape"])
                .map_err(|why| ("encoder.onnx", why))?,
            outputs: nodes(
                &encoder,
                ["upos", "xpos", "ner", "arc", "rel_head", "rel_dep"],
            )
            .map_err(|why| ("encoder.onnx", why))?,
            pair: nodes(&relations, ["dep", "head"]).map_err(|why| ("labels.onnx", why))?,
            label: nodes(&relations, ["label"]).map_err(|why| ("labels.onnx", why))?[0],
            encoder,
            relations,
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
        let inputs: Vec<(NodeId, ValueOrView)> = self
            .inputs
            .into_iter()
            .zip(grids)
            .map(|(node, grid)| (node, NdTensor::from_data(grid.shape, grid.cells).into()))
            .collect();
        let values = self
            .encoder
            .run_n(inputs, self.outputs, Some(lane.options()))
            .map_err(|error| error.to_string())?;
        let [upos, xpos, names, arcs, rel_heads, rel_deps] = values.map(scores);
        Ok(Encoded {
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
        let width = deps.len() / count.max(1);
        let inputs: Vec<(NodeId, ValueOrView)> = self
            .pair
            .into_iter()
            .zip([deps, heads])
            .map(|(node, cells)| (node, NdTensor::from_data([count, width], cells).into()))
            .collect();
        let [value] = self
            .relations
            .run_n(inputs, [self.label], Some(lane.options()))
            .map_err(|error| error.to_string())?;
        let rows: NdTensor<f32, 2> = value
            .try_into()
            .map_err(|error: rten::TryFromValueError| error.to_string())?;
        let shape = [1, rows.size(0), rows.size(1)];
        Ok(Scores(NdTensor::from_data(shape, rows.into_data())))
    }
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
    let tensor: NdTensor<f32, 3> = value
        .try_into()
        .map_err(|error: rten::TryFromValueError| error.to_string())?;
    // Outputs may be transposed views in memory; rows are read as slices.
    let shape = tensor.shape();
    Ok(Scores(NdTensor::from_data(shape, tensor.into_data())))
}
