//! The branches of a dependency tree in text order, drawn with lines.
//!
//! In: the head of each word. Out: what stands before each word on its line. Invariant: a branch starts at its head's
//! line and ends at its word's; where branches cross (the tree is not projective) they do so in a `╪`.

/// The drawing before each word; `heads` holds the index of each word's head, nothing at the root.
///
/// Heads are drawn before their dependents, each in a column right of all that its dependents' lines already hold.
pub(super) fn branches(heads: &[Option<usize>]) -> Vec<String> {
    let mut lines: Vec<Vec<char>> = vec![Vec::new(); heads.len()];
    // Lines that a branch has reached: it goes on to the right up to the word.
    let mut reached = vec![false; heads.len()];
    let mut open: Vec<usize> = (0..heads.len())
        .filter(|&word| heads[word].is_none())
        .collect();
    for &root in &open {
        reached[root] = true;
    }
    while let Some(head) = open.pop() {
        let below: Vec<usize> = (0..heads.len())
            .filter(|&word| heads[word] == Some(head))
            .collect();
        let (Some(&first), Some(&last)) = (below.first(), below.last()) else {
            continue;
        };
        let rows = first.min(head)..last.max(head) + 1;
        let column = lines[rows.clone()].iter().map(Vec::len).max().unwrap_or(0) + 1;
        for row in rows.clone() {
            let filler = if reached[row] { '─' } else { ' ' };
            lines[row].resize(column, filler);
            let (from_above, to_below) = (rows.start < row, row + 1 < rows.end);
            let sign = if row == head {
                joint(from_above, to_below)
            } else if heads[row] == Some(head) {
                reached[row] = true;
                corner(from_above, to_below)
            } else if reached[row] {
                '╪'
            } else {
                '│'
            };
            lines[row].push(sign);
        }
        open.extend(below.into_iter().rev());
    }
    let finished = lines.into_iter().map(|mut line| {
        line.extend(['─', ' ']);
        line.into_iter().collect()
    });
    finished.collect()
}

/// Where a head's branches leave its line.
fn joint(from_above: bool, to_below: bool) -> char {
    match (from_above, to_below) {
        (true, true) => '┼',
        (true, false) => '┴',
        (false, _) => '┬',
    }
}

/// Where a branch turns into its dependent's line.
fn corner(from_above: bool, to_below: bool) -> char {
    match (from_above, to_below) {
        (true, true) => '├',
        (true, false) => '└',
        (false, _) => '┌',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `heads` as in CoNLL-U: numbers from 1, 0 at the root.
    #[track_caller]
    fn check(heads: &[usize], expected: &[&str]) {
        let heads: Vec<Option<usize>> = heads.iter().map(|head| head.checked_sub(1)).collect();
        assert_eq!(branches(&heads), expected);
    }

    #[test]
    fn one_word() {
        check(&[0], &["─ "]);
    }

    #[test]
    fn dependents_on_both_sides() {
        check(&[3, 1, 0, 3], &[" ┌─┬─ ", " │ └─ ", "─┼─ ", " └─ "]);
    }

    #[test]
    fn branches_that_cross() {
        check(&[2, 0, 2, 1], &[" ┌─┬─ ", "─┼─╪─ ", " └─╪─ ", "   └─ "]);
    }

    #[test]
    fn every_word_has_a_line() {
        assert_eq!(branches(&[]).len(), 0);
        assert_eq!(branches(&[Some(1), Some(0)]).len(), 2);
    }
}
