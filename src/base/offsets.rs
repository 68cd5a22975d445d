//! From byte offsets inside to code point offsets outside.
//!
//! Invariant: conversion is monotone, and exact on character boundaries.

use super::Span;

/// Counts code points of a text so that byte offsets convert in logarithmic time.
#[derive(Clone, Debug)]
pub struct CodePoints {
    /// `(byte, code point)` just after each character that is longer than one byte.
    wide: Vec<(usize, usize)>,
}

impl CodePoints {
    /// Indexes `text` once.
    pub fn new(text: &str) -> Self {
        let mut wide = Vec::new();
        for (index, (byte, c)) in text.char_indices().enumerate() {
            if c.len_utf8() > 1 {
                wide.push((byte + c.len_utf8(), index + 1));
            }
        }
        Self { wide }
    }

    /// The code point offset of the byte offset `byte`.
    pub fn at(&self, byte: usize) -> usize {
        let after = self.wide.partition_point(|&(b, _)| b <= byte);
        match after.checked_sub(1).map(|last| self.wide[last]) {
            Some((b, index)) => index + (byte - b),
            None => byte,
        }
    }

    /// The span in code points.
    pub fn span(&self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_code_points_not_bytes() {
        let text = "a“Petró”z";
        let points = CodePoints::new(text);
        for (index, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte), index);
        }
        assert_eq!(points.at(text.len()), text.chars().count());
    }
}
