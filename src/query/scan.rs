//! Names in a query, found without parsing it.
//!
//! In: text that is SPARQL, or nearly. Out: where it uses which prefix and which IRI.
//! Invariant: nothing inside strings and comments counts.

/// What a query names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    /// Prefixed names, in order.
    pub(super) prefixed: Vec<PrefixUse>,
    /// IRIs in brackets, in order, but for those that prefixes are declared for.
    pub(super) iris: Vec<String>,
}

/// A use of a prefix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PrefixUse {
    /// The prefix without its colon.
    pub(super) prefix: String,
    /// What follows the colon, as it is written; of a declaration its IRI.
    pub(super) local: String,
    /// Line and column, from 1.
    pub(super) place: (usize, usize),
    /// Whether it stands after the word PREFIX.
    pub(super) declared: bool,
}

/// All names.
pub(super) fn names(query: &str) -> Names {
    let mut found = Names::default();
    for (index, line) in query.lines().enumerate() {
        let letters: Vec<char> = line.chars().collect();
        let mut at = 0;
        let mut word_before = String::new();
        while at < letters.len() {
            at = match letters[at] {
                '#' => letters.len(),
                '<' => {
                    let end = after_iri(&letters, at);
                    if end > at + 1 {
                        found.add_iri(letters[at + 1..end - 1].iter().collect());
                    }
                    end
                }
                quote @ ('"' | '\'') => after_string(&letters, at, quote),
                c if is_word(c) => {
                    let end = word_end(&letters, at);
                    let word: String = letters[at..end].iter().collect();
                    let variable = at > 0 && matches!(letters[at - 1], '?' | '$' | '@' | ':');
                    if letters.get(end) == Some(&':') && !variable && word != "_" {
                        let declared = word_before.eq_ignore_ascii_case("prefix");
                        let place = (index + 1, at + 1);
                        let stop = local_end(&letters, end + 1);
                        found.prefixed.push(PrefixUse {
                            prefix: word.clone(),
                            local: letters[end + 1..stop].iter().collect(),
                            place,
                            declared,
                        });
                        word_before = word;
                        stop
                    } else {
                        word_before = word;
                        end
                    }
                }
                _ => at + 1,
            };
        }
    }
    found
}

impl Names {
    /// The first IRI after a declaration is its own.
    fn add_iri(&mut self, iri: String) {
        match self.prefixed.last_mut() {
            Some(name) if name.declared && name.local.is_empty() => name.local = iri,
            _ => self.iris.push(iri),
        }
    }
}

/// Behind the local part of a prefixed name; a full stop at its end ends the sentence.
fn local_end(letters: &[char], start: usize) -> usize {
    let mut at = start;
    while at < letters.len() {
        match letters[at] {
            '\\' => at += 2,
            c if is_word(c) || matches!(c, '.' | '%' | ':') => at += 1,
            _ => break,
        }
    }
    let mut end = at.min(letters.len());
    while end > start && letters[end - 1] == '.' {
        end -= 1;
    }
    end
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
        let found = names(query).prefixed;
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
        let found = names("PREFIX a: <http://x>\nASK { a:b ?p ?o }").prefixed;
        assert_eq!(
            found.iter().map(|name| name.declared).collect::<Vec<_>>(),
            [true, false]
        );
        assert_eq!(found[1].place, (2, 7));
        assert_eq!(
            (found[0].local.as_str(), found[1].local.as_str()),
            ("http://x", "b")
        );
    }

    #[test]
    fn local_parts_and_iris_are_read_whole() {
        let found =
            names("ASK { ent:a1\\/The_King. <http://x/y> rel:met ent:S%C3%A3o.B ; ?p ent: }");
        let locals: Vec<&str> = found
            .prefixed
            .iter()
            .map(|name| name.local.as_str())
            .collect();
        assert_eq!(locals, ["a1\\/The_King", "met", "S%C3%A3o.B", ""]);
        assert_eq!(found.iris, ["http://x/y"]);
    }
}
