//! From surface forms to rows: keys that forgive accents, hyphens and dots, and a case rule that does not.
//!
//! Invariant: a look-up never turns an ordinary lower-case word into a name (`us`, `may`, `turkey`).

use crate::base::text::{fold, squeeze};
use std::collections::HashMap;

/// Names of one table, each with the index of its row.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    entries: HashMap<String, Vec<Entry>>,
}

#[derive(Clone, Debug)]
struct Entry {
    written: Box<str>,
    row: u32,
}

impl Index {
    /// Files `written` under its key; the same name for the same row only once.
    pub(super) fn add(&mut self, written: &str, row: usize) {
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        let entries = self.entries.entry(key(written)).or_default();
        let known = |entry: &Entry| entry.row == row && *entry.written == *written;
        if !written.is_empty() && !entries.iter().any(known) {
            entries.push(Entry {
                written: written.into(),
                row,
            });
        }
    }

    /// Rows whose names `surface` may be, in the order in which they were added.
    pub(super) fn rows(&self, surface: &str) -> Vec<usize> {
        let mut rows: Vec<usize> = self
            .entries
            .get(&key(surface))
            .into_iter()
            .flatten()
            .filter(|entry| case_fits(&entry.written, surface))
            .map(|entry| entry.row as usize)
            .collect();
        rows.dedup();
        rows
    }

    /// The first row whose name `surface` may be.
    pub(super) fn first(&self, surface: &str) -> Option<usize> {
        self.entries
            .get(&key(surface))?
            .iter()
            .find(|entry| case_fits(&entry.written, surface))
            .map(|entry| entry.row as usize)
    }

    /// The first row filed under the key of `word`, whatever its case.
    pub(super) fn any_case(&self, word: &str) -> Option<usize> {
        Some(self.entries.get(&key(word))?.first()?.row as usize)
    }

    /// Another row that already has this very name, if there is one.
    pub(super) fn taken(&self, written: &str, row: usize) -> Option<usize> {
        self.rows(written).into_iter().find(|&other| other != row)
    }
}

/// The key under which a name is filed: folded, without a leading article, dots and apostrophes; hyphens are spaces.
///
/// Letters that Unicode does not decompose are written plainly, so `Radosław` and `Radoslaw` are one name.
pub(super) fn key(name: &str) -> String {
    let folded = if name.is_ascii() {
        squeeze(&name.to_ascii_lowercase())
    } else {
        fold(name)
    };
    let mut key = String::with_capacity(folded.len());
    for c in folded.strip_prefix("the ").unwrap_or(&folded).chars() {
        match c {
            '.' | '\'' | ',' => {}
            '-' => key.push(' '),
            '&' => key.push_str("and"),
            'ł' => key.push('l'),
            'ø' => key.push('o'),
            'ı' => key.push('i'),
            'đ' | 'ð' => key.push('d'),
            'ß' => key.push_str("ss"),
            'æ' => key.push_str("ae"),
            'þ' => key.push_str("th"),
            other => key.push(other),
        }
    }
    key
}

/// Whether `surface` may stand for the name `written`: acronyms need capitals, names an initial capital,
/// and a name written with `The` needs its article (`The Hill`, not any hill or Mr. Hill).
fn case_fits(written: &str, surface: &str) -> bool {
    let (written, own_article) = without_article(written);
    let (surface, article) = without_article(surface);
    if own_article && !article {
        return false;
    }
    if is_acronym(written) {
        return !surface.chars().any(char::is_lowercase);
    }
    let initial = |text: &str| text.chars().find(|c| c.is_alphanumeric());
    match (initial(written), initial(surface)) {
        (Some(w), Some(s)) if w.is_uppercase() => s.is_uppercase(),
        (None, None) => written == surface,
        _ => true,
    }
}

fn without_article(name: &str) -> (&str, bool) {
    let rest = name
        .strip_prefix("the ")
        .or_else(|| name.strip_prefix("The "));
    (rest.unwrap_or(name), rest.is_some())
}

fn is_acronym(name: &str) -> bool {
    name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, surface: &str, expected: bool) {
        let mut index = Index::default();
        index.add(written, 7);
        assert_eq!(index.first(surface) == Some(7), expected, "{surface}");
    }

    #[test]
    fn acronyms_need_capitals() {
        check("US", "US", true);
        check("US", "U.S.", true);
        check("US", "the US", true);
        check("US", "us", false);
        check("US", "Us", false);
    }

    #[test]
    fn names_need_an_initial_capital() {
        check("Turkey", "turkey", false);
        check("Turkey", "TURKEY", true);
        check("May", "may", false);
        check("protester", "Protester", true);
    }

    #[test]
    fn a_name_with_its_article_needs_it() {
        check("The Hague", "the Hague", true);
        check("The Hill", "Hill", false);
        check("Guardian", "The Guardian", true);
    }

    #[test]
    fn accents_hyphens_and_dots_are_forgiven() {
        check("Bogotá", "Bogota", true);
        check("Kim Jong Un", "Kim Jong-un", true);
        check("J.D. Vance", "JD Vance", true);
        check("Radosław Sikorski", "Radoslaw Sikorski", true);
        check("Sana'a", "Sanaa", true);
    }
}
