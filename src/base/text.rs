//! Folding of text for comparison: accents, case, quotes, white space.
//!
//! Invariant: folding never depends on locale or context.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text without accents, lower-cased, with plain quotes and single spaces: a key to compare names by.
///
/// ```
/// assert_eq!(newsgraph::base::text::fold("Umbará’s  Plaza"), "umbara's plaza");
/// ```
pub fn fold(text: &str) -> String {
    let plain: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .map(plain_quote)
        .flat_map(char::to_lowercase)
        .collect();
    squeeze(&plain)
}

/// Runs of white space made one space, none at the ends.
pub fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Single spaces and straight apostrophes: *Took’s family* and *Took's family* are one name.
pub fn plain(text: &str) -> String {
    squeeze(text).replace(['’', '‘'], "'")
}

/// Whether the first letter of `word` is a capital.
pub fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// The capitals that the words of a name begin with.
///
/// ```
/// assert_eq!(newsgraph::base::text::initials("House of the Golden Hall"), "HGH");
/// ```
pub fn initials(name: &str) -> String {
    let firsts = name
        .split_whitespace()
        .filter_map(|word| word.chars().next());
    firsts.filter(|first| first.is_uppercase()).collect()
}

fn plain_quote(c: char) -> char {
    match c {
        '‘' | '’' | 'ʼ' | '`' => '\'',
        '“' | '”' | '„' => '"',
        '–' | '—' | '‑' => '-',
        other => other,
    }
}
