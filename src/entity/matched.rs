//! Which rows of `merges.csv` mean somebody, so that a misspelt one does not pass in silence.
//!
//! In: the rows, the entities of each article. Out: the rows that change nothing. Invariant: what matched is known for each
//! article apart and only ever grows, so that the order of the articles does not matter.

use super::merges::{Designation, Merges, MergesError};
use std::collections::BTreeSet;

/// A row as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) file: String,
    pub(super) line: usize,
    /// What the row calls the two.
    pub(super) words: [String; 2],
    pub(super) sides: [Designation; 2],
}

/// Which sides of which rows meant somebody in the articles read so far: indices of the row, then of its side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matched(BTreeSet<(usize, usize)>);

impl Matched {
    /// Adds what matched in another article.
    pub fn absorb(&mut self, other: &Self) {
        self.0.extend(&other.0);
    }
}

impl Merges {
    /// Which sides mean somebody in an article of these entities (key and name) and mentions by name.
    pub(super) fn matched(
        &self,
        article: &str,
        entities: &[(String, String)],
        names: &BTreeSet<&str>,
    ) -> Matched {
        let means = |side: &Designation| {
            let general = side.scope().filter(|(scope, _)| *scope == article);
            entities.iter().any(|(key, name)| {
                side.means(key, name) || general.is_some_and(|(_, general)| general == key)
            }) || (!side.exact && names.iter().any(|name| side.goes_by(article, name)))
        };
        let mut found = BTreeSet::new();
        for (index, row) in self.rows.iter().enumerate() {
            for (side, designation) in row.sides.iter().enumerate() {
                if means(designation) {
                    found.insert((index, side));
                }
            }
        }
        Matched(found)
    }

    /// The rows that change nothing in the articles read, with file and line: those of which one side meant nobody.
    ///
    /// Of *same* rows the side that the others go by need not be there: who is known elsewhere gets that name.
    pub fn idle(&self, matched: &Matched) -> Vec<MergesError> {
        let goes_before =
            |it: &Designation| self.same.iter().any(|class| class.first() == Some(it));
        let mut idle = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            let is_different = self.different.contains(&row.sides);
            let missing: Vec<&str> = (0..2)
                .filter(|&side| !matched.0.contains(&(index, side)))
                .filter(|&side| is_different || !goes_before(&row.sides[side]))
                .map(|side| row.words[side].as_str())
                .collect();
            if !missing.is_empty() {
                let finding = format!(
                    "no article that was read has {}; write the name or IRI as `explain --entity` gives it, or remove the line",
                    missing.join(" or ")
                );
                idle.push(MergesError {
                    file: row.file.clone(),
                    line: row.line,
                    finding,
                });
            }
        }
        idle
    }
}
