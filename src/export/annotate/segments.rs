//! The text cut wherever a mark begins or ends.
//!
//! In: marks, which may lie in and over each other. Out: stretches that carry the same marks from end to end.
//! Invariant: the stretches of a span cover it, in order, without overlap.

use crate::base::Span;
use std::collections::{BTreeMap, BTreeSet};

/// What a stretch of text is for a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// The words for its subject.
    Subject,
    /// The words for its object.
    Object,
    /// The words that carry its relation.
    Trigger,
}

/// A mark: what a span is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// A mention of the entity of that index, by a name or in other words.
    Mention(usize, bool),
    /// A part of the claim of that number.
    Claim(Part, usize),
}

/// A stretch and its marks, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) span: Span,
    pub(super) marks: Vec<Mark>,
}

/// Cuts `whole` at the ends of the marks; `cuts` are further places to cut at.
pub(super) fn segments(
    whole: Span,
    marks: &[(Span, Mark)],
    cuts: &BTreeSet<usize>,
) -> Vec<Segment> {
    let inside = |at: &usize| (whole.start..=whole.end).contains(at);
    let mut places: BTreeSet<usize> = cuts.iter().copied().filter(inside).collect();
    places.extend([whole.start, whole.end]);
    let mut changes: BTreeMap<usize, Vec<(bool, Mark)>> = BTreeMap::new();
    for &(span, mark) in marks {
        let (start, end) = (span.start.max(whole.start), span.end.min(whole.end));
        if start < end {
            changes.entry(start).or_default().push((true, mark));
            changes.entry(end).or_default().push((false, mark));
            places.extend([start, end]);
        }
    }
    // Two spans may bear one mark, so each is counted.
    let mut open: BTreeMap<Mark, usize> = BTreeMap::new();
    let mut segments = Vec::new();
    let ends = places.iter().copied().skip(1);
    for (&start, end) in places.iter().zip(ends) {
        for (opens, mark) in changes.get(&start).into_iter().flatten() {
            let count = open.entry(*mark).or_default();
            *count = if *opens {
                *count + 1
            } else {
                count.saturating_sub(1)
            };
        }
        open.retain(|_, count| *count > 0);
        let marks = open.keys().copied().collect();
        segments.push(Segment {
            span: Span::new(start, end),
            marks,
        });
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_may_cross() {
        let marks = [
            (Span::new(0, 4), Mark::Mention(0, true)),
            (Span::new(2, 6), Mark::Claim(Part::Trigger, 1)),
        ];
        let found = segments(Span::new(0, 8), &marks, &BTreeSet::new());
        let spans: Vec<(usize, usize, usize)> = found
            .iter()
            .map(|it| (it.span.start, it.span.end, it.marks.len()))
            .collect();
        assert_eq!(spans, [(0, 2, 1), (2, 4, 2), (4, 6, 1), (6, 8, 0)]);
    }
}
