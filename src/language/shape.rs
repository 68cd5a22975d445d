//! The shape of a word: what the lower-cased word pieces no longer tell.
//!
//! Invariant: the classes are those that the model was trained with (`models/train`, `labels.py`).

/// Shape of `[CLS]`, `[SEP]` and padding.
pub(crate) const SPECIAL: i32 = 14;

/// The shape class of a word: twice its kind, plus one at the start of a sentence.
pub(crate) fn shape(word: &str, first: bool) -> i32 {
    kind(word) * 2 + i32::from(first)
}

fn kind(word: &str) -> i32 {
    let mut chars = word.chars();
    let initial = chars.next();
    let rest = chars.as_str();
    if is_lower(word) {
        0
    } else if is_upper(word) && !rest.is_empty() {
        1
    } else if initial.is_some_and(is_capital) && is_lower(rest) {
        2
    } else if is_upper(word) {
        3
    } else if word.chars().any(char::is_numeric) {
        4
    } else if word.chars().any(is_capital) {
        5
    } else {
        6
    }
}

fn is_capital(c: char) -> bool {
    c.is_uppercase()
}

/// At least one lower-case letter and no capital.
fn is_lower(word: &str) -> bool {
    word.chars().any(char::is_lowercase) && !word.chars().any(is_capital)
}

/// At least one capital and no lower-case letter.
fn is_upper(word: &str) -> bool {
    word.chars().any(is_capital) && !word.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, kind: i32) {
        assert_eq!(shape(word, false), 2 * kind, "{word}");
        assert_eq!(shape(word, true), 2 * kind + 1, "{word}");
    }

    #[test]
    fn every_class_has_its_words() {
        for (kind, words) in [
            (0, ["border", "n't", "état", "1st"]),
            (1, ["UN", "U.S.", "ÉU", "B2B"]),
            (2, ["Arnor", "Élan", "Mr.", "It"]),
            (3, ["A", "É", "I", "X"]),
            (4, ["1990", "4", "2-0", "½"]),
            (5, ["McBride", "iPhone", "GmbH", "eU"]),
            (6, [",", "“", "$", "..."]),
        ] {
            for word in words {
                check(word, kind);
            }
        }
    }
}
