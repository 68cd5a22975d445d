//! Name tags to names: the best tag sequence in which every name begins with its beginning.
//!
//! In: scores of one sentence. Out: names as token ranges. Invariant: names do not overlap.

use super::types::NameKind;
use std::ops::Range;

/// What a tag of the model says of a word, in BIO form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NameTag {
    /// Not in a name.
    Outside,
    /// The first word of a name.
    Begin(NameKind),
    /// A further word of a name.
    Inside(NameKind),
}

impl NameTag {
    /// The tag as the model's label list writes it; `None` if it is no such tag.
    pub(crate) fn parse(label: &str) -> Option<Self> {
        if label == "O" {
            return Some(Self::Outside);
        }
        let (prefix, kind) = label.split_once('-')?;
        let kind = match kind {
            "PER" => NameKind::Person,
            "ORG" => NameKind::Organization,
            "LOC" => NameKind::Place,
            "EVT" => NameKind::Event,
            "MISC" => NameKind::Other,
            "TIME" => NameKind::Time,
            _ => return None,
        };
        match prefix {
            "B" => Some(Self::Begin(kind)),
            "I" => Some(Self::Inside(kind)),
            _ => None,
        }
    }

    fn may_follow(self, before: Self) -> bool {
        match self {
            Self::Inside(kind) => before == Self::Begin(kind) || before == Self::Inside(kind),
            Self::Outside | Self::Begin(_) => true,
        }
    }
}

/// The names of a sentence by the Viterbi algorithm. `scores` holds one row a word, one column a tag.
pub(crate) fn names(scores: &[f32], tags: &[NameTag]) -> Vec<(Range<usize>, NameKind)> {
    spans(&best_path(scores, tags))
}

fn best_path(scores: &[f32], tags: &[NameTag]) -> Vec<NameTag> {
    let mut rows = scores.chunks_exact(tags.len().max(1));
    let Some(first) = rows.next() else {
        return Vec::new();
    };
    let opening = |(&score, tag): (&f32, &NameTag)| match tag {
        NameTag::Inside(_) => f32::NEG_INFINITY,
        NameTag::Outside | NameTag::Begin(_) => score,
    };
    let mut best: Vec<f32> = first.iter().zip(tags).map(opening).collect();
    let mut links: Vec<Vec<usize>> = Vec::new();
    for row in rows {
        let link: Vec<usize> = tags
            .iter()
            .map(|tag| {
                argmax((0..tags.len()).map(|before| {
                    if tag.may_follow(tags[before]) {
                        best[before]
                    } else {
                        f32::NEG_INFINITY
                    }
                }))
            })
            .collect();
        best = link
            .iter()
            .zip(row)
            .map(|(&before, score)| best[before] + score)
            .collect();
        links.push(link);
    }
    let mut at = argmax(best.iter().copied());
    let mut path = vec![tags[at]];
    for link in links.iter().rev() {
        at = link[at];
        path.push(tags[at]);
    }
    path.reverse();
    path
}

/// Index of the greatest score; the lowest index among equals.
pub(crate) fn argmax(scores: impl Iterator<Item = f32>) -> usize {
    let mut best = (0, f32::NEG_INFINITY);
    for (index, score) in scores.enumerate() {
        if best.1 < score {
            best = (index, score);
        }
    }
    best.0
}

fn spans(path: &[NameTag]) -> Vec<(Range<usize>, NameKind)> {
    let mut found: Vec<(Range<usize>, NameKind)> = Vec::new();
    for (index, tag) in path.iter().enumerate() {
        match (*tag, found.last_mut()) {
            (NameTag::Begin(kind), _) => found.push((index..index + 1, kind)),
            (NameTag::Inside(kind), Some((range, open))) if *open == kind && range.end == index => {
                range.end += 1;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAGS: [&str; 5] = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"];

    #[track_caller]
    fn check(scores: &[[f32; 5]], expected: &[(Range<usize>, NameKind)]) {
        let tags: Vec<NameTag> = TAGS.iter().filter_map(|tag| NameTag::parse(tag)).collect();
        assert_eq!(names(&scores.concat(), &tags), expected);
    }

    #[test]
    fn a_name_keeps_one_kind() {
        check(
            &[[0.0, 5.0, 0.0, 4.5, 0.0], [0.0, 0.0, 1.0, 0.0, 3.0]],
            &[(0..2, NameKind::Organization)],
        );
    }

    #[test]
    fn neighbours_stay_apart() {
        check(
            &[
                [0.0, 5.0, 0.0, 0.0, 0.0],
                [0.0, 5.0, 1.0, 0.0, 0.0],
                [9.0, 0.0, 0.0, 0.0, 0.0],
            ],
            &[(0..1, NameKind::Person), (1..2, NameKind::Person)],
        );
    }

    #[test]
    fn a_name_never_begins_inside() {
        check(&[[1.0, 0.0, 9.0, 0.0, 0.0]], &[]);
        check(&[], &[]);
    }
}
