//! Prefixed names in a query, found without parsing it.
//!
//! In: text that is no SPARQL, but nearly. Out: where it uses which prefix.
//! Invariant: nothing inside IRIs, strings and comments counts.

/// A use of a prefix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PrefixUse {
    /// The prefix without its colon.
    pub(super) prefix: String,
    /// Line and column, from 1.
    pub(super) place: (usize, usize),
    /// Whether it stands after the word PREFIX.
    pub(super) declared: bool,
}

/// All uses of prefixes, in order.
pub(super) fn prefixes(query: &str) -> Vec<PrefixUse> {
    let mut found = Vec::new();
    for (index, line) in query.lines().enumerate() {
        let letters: Vec<char> = line.chars().collect();
        let mut at = 0;
        let mut word_before = String::new();
        while at < letters.len() {
            at = match letters[at] {
                '#' => letters.len(),
                '<' => after_iri(&letters, at),
                quote @ ('"' | '\'') => after_string(&letters, at, quote),
                c if is_word(c) => {
                    let end = word_end(&letters, at);
                    let word: String = letters[at..end].iter().collect();
                    let variable = at > 0 && matches!(letters[at - 1], '?' | '$' | '@' | ':');
                    if letters.get(end) == Some(&':') && !variable && word != "_" {
                        let declared = word_before.eq_ignore_ascii_case("prefix");
                        let place = (index + 1, at + 1);
                        found.push(PrefixUse {
                            prefix: word.clone(),
                            place,
                            declared,
                        });
                    }
                    word_before = word;
                    end
                }
                _ => at + 1,
            };
        }
    }
    found
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-')
}

fn word_end(letters: &[char], start: usize) -> usize {
    let rest = letters[start..].iter().position(|c| !is_word(*c));
    rest.map_or(letters.len(), |length| start + length)
}

/// Behind `<...>`, or behind `<` where that is the operator.
fn after_iri(letters: &[char], start: usize) -> usize {
    let end = letters[start..]
        .iter()
        .position(|c| *c == '>' || c.is_whitespace());
    match end {
        Some(length) if letters[start + length] == '>' => start + length + 1,
        _ => start + 1,
    }
}

fn after_string(letters: &[char], start: usize, quote: char) -> usize {
    let mut at = start + 1;
    while at < letters.len() {
        match letters[at] {
            '\\' => at += 2,
            c if c == quote => return at + 1,
            _ => at += 1,
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(query: &str, expected: &[&str]) {
        let found = prefixes(query);
        let found: Vec<&str> = found.iter().map(|name| name.prefix.as_str()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn names_are_found_and_nothing_else() {
        check(
            "SELECT ?x { ?x rel:met ent:A:b . _:c a ng:Claim }",
            &["rel", "ent", "ng"],
        );
        check("ASK { <http://x:y> ?p \"a:b\", 'c:d' } # e:f", &[]);
        check("ASK { FILTER (?x < 3 && ?y > foo:bar) }", &["foo"]);
    }

    #[test]
    fn declarations_are_told_apart() {
        let found = prefixes("PREFIX a: <http://x>\nASK { a:b ?p ?o }");
        assert_eq!(
            found.iter().map(|name| name.declared).collect::<Vec<_>>(),
            [true, false]
        );
        assert_eq!(found[1].place, (2, 7));
    }
}
