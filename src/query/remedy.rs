//! What a slip of the pen in a query may have been meant for.
//!
//! In: a query that is no SPARQL. Out: a bracket or quote that is not closed, or a keyword that a word is like.
//! Invariant: brackets inside strings, comments and IRIs do not count.

use super::edit::distance;

/// Words that queries are made of.
pub(super) const KEYWORDS: &[&str] = &[
    "ASK",
    "BIND",
    "BY",
    "CONSTRUCT",
    "COUNT",
    "DESCRIBE",
    "DISTINCT",
    "EXISTS",
    "FILTER",
    "FROM",
    "GRAPH",
    "GROUP",
    "HAVING",
    "LIMIT",
    "MINUS",
    "NAMED",
    "NOT",
    "OFFSET",
    "OPTIONAL",
    "ORDER",
    "PREFIX",
    "REDUCED",
    "SELECT",
    "SERVICE",
    "UNION",
    "VALUES",
    "WHERE",
];

/// Whether a bracket of it is still open, so that more must follow.
///
/// ```
/// assert!(newsgraph::query::is_open("SELECT * {"));
/// assert!(!newsgraph::query::is_open("SELECT * { } }"));
/// ```
pub fn is_open(query: &str) -> bool {
    unbalanced(query).is_some_and(|slip| slip.open)
}

/// A bracket or quote that has no counterpart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slip {
    /// Line and column, from 1.
    pub(super) place: (usize, usize),
    /// What is wrong and what to do.
    pub(super) message: String,
    /// Whether it may be closed by what follows.
    open: bool,
}

impl Slip {
    fn new(place: (usize, usize), message: String) -> Self {
        let open = false;
        Self {
            place,
            message,
            open,
        }
    }
}

/// The first bracket or quote that is opened and not closed, or closed and not open.
pub(super) fn unbalanced(query: &str) -> Option<Slip> {
    let mut open: Vec<(char, (usize, usize))> = Vec::new();
    for (index, line) in query.lines().enumerate() {
        let letters: Vec<char> = line.chars().collect();
        let mut at = 0;
        while at < letters.len() {
            let place = (index + 1, at + 1);
            let letter = letters[at];
            at += 1;
            match letter {
                '#' => break,
                '"' | '\'' => match string_end(&letters, at, letter) {
                    Some(end) => at = end,
                    // Long strings run over lines; whether they end is not looked into.
                    None if line.contains(&letter.to_string().repeat(3)) => return None,
                    None => {
                        return Some(Slip::new(
                            place,
                            format!("this {letter} is never closed in its line"),
                        ));
                    }
                },
                '<' => at = iri_end(&letters, at).unwrap_or(at),
                '{' | '(' | '[' => open.push((letter, place)),
                '}' | ')' | ']' => match open.pop() {
                    Some((opener, _)) if closer(opener) == letter => {}
                    Some((opener, (line, column))) => {
                        let message = format!(
                            "{letter} stands where the {opener} of line {line}, column {column} must be closed with {}",
                            closer(opener)
                        );
                        return Some(Slip::new(place, message));
                    }
                    None => {
                        return Some(Slip::new(
                            place,
                            format!("this {letter} closes nothing; take it out"),
                        ));
                    }
                },
                _ => {}
            }
        }
    }
    let (opener, place) = open.pop()?;
    let message = format!("this {opener} is never closed; add {}", closer(opener));
    let open = true;
    Some(Slip {
        place,
        message,
        open,
    })
}

/// The first word that stands where keywords stand and is nearly one: line and column, and the keyword.
pub(super) fn keyword(query: &str) -> Option<((usize, usize), &'static str)> {
    for (index, line) in query.lines().enumerate() {
        let letters: Vec<char> = line.chars().collect();
        let mut at = 0;
        while at < letters.len() {
            let start = at;
            at = match letters[at] {
                '#' => break,
                quote @ ('"' | '\'') => string_end(&letters, at + 1, quote)?,
                '<' => iri_end(&letters, at + 1).unwrap_or(at + 1),
                c if is_name(c) => {
                    let rest = letters[at..].iter().position(|c| !is_name(*c));
                    rest.map_or(letters.len(), |length| at + length)
                }
                _ => at + 1,
            };
            let word: String = letters[start..at].iter().collect();
            if let Some(near) = nearly(&word).filter(|_| letters.get(at) != Some(&'(')) {
                return Some(((index + 1, start + 1), near));
            }
        }
    }
    None
}

/// Letters of words, variables and prefixed names alike.
fn is_name(c: char) -> bool {
    c.is_alphanumeric() || "_-?$@:.\\".contains(c)
}

/// The keyword that a word is one slip away from, two if it is long.
fn nearly(word: &str) -> Option<&'static str> {
    let upper = word.to_uppercase();
    let long = upper.chars().count();
    if long < 3 || !word.chars().all(char::is_alphabetic) || KEYWORDS.contains(&upper.as_str()) {
        return None;
    }
    let slips = if long < 6 { 1 } else { 2 };
    let near = KEYWORDS
        .iter()
        .map(|known| (distance(&upper, known), *known))
        .min()?;
    (near.0 <= slips).then_some(near.1)
}

fn closer(opener: char) -> char {
    match opener {
        '{' => '}',
        '(' => ')',
        _ => ']',
    }
}

/// Behind the string that began before `from`, if it ends in this line.
fn string_end(letters: &[char], from: usize, quote: char) -> Option<usize> {
    let mut at = from;
    while at < letters.len() {
        match letters[at] {
            '\\' => at += 2,
            c if c == quote => return Some(at + 1),
            _ => at += 1,
        }
    }
    None
}

fn iri_end(letters: &[char], from: usize) -> Option<usize> {
    let end = letters[from..]
        .iter()
        .position(|c| *c == '>' || c.is_whitespace())?;
    (letters[from + end] == '>').then_some(from + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(query: &str, place: (usize, usize), words: &str) {
        let slip = unbalanced(query).expect("a bracket");
        assert!(
            slip.place == place && slip.message.contains(words),
            "{slip:?}"
        );
    }

    #[test]
    fn brackets_and_quotes_are_paired() {
        check("SELECT * {\n  ?s ?p ?o", (1, 10), "never closed; add }");
        check(
            "ASK { FILTER (1 }",
            (1, 17),
            "column 14 must be closed with )",
        );
        check("ASK { } }", (1, 9), "closes nothing");
        check("ASK { ?s ?p \"a }", (1, 13), "never closed");
        assert_eq!(unbalanced("ASK { ?s ?p \"{\", <a{> } # {"), None);
    }

    #[test]
    fn keywords_are_guessed() {
        assert_eq!(keyword("SELCT * { }"), Some(((1, 1), "SELECT")));
        assert_eq!(keyword("ASK {\n OPTINAL { } }"), Some(((2, 2), "OPTIONAL")));
        assert_eq!(
            keyword("ASK { ?optinal ent:slect BOUND(?x) \"selct\" } # selct"),
            None
        );
    }
}
