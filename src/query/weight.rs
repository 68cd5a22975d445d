//! How large a query is, for the stack that it is read and run on.
//!
//! In: the text of a query. Out: a bound on its operators and brackets, and the stack that so many need.
//! Invariant: the bound is never too low, whatever the text, since reading and running a query is recursive: a chain of
//! a million sums would end the program.

/// The most operators and brackets that a query may have.
pub const MOST_OPERATORS: usize = 5_000;
/// Stack for each operator: several times what oxigraph was seen to take.
const BYTES_PER_OPERATOR: usize = 160 << 10;
/// Stack for the rest.
const BYTES: usize = 8 << 20;

/// Stack in bytes of a thread that may run this query.
pub fn stack_bytes(query: &str) -> usize {
    BYTES + weight(query).min(MOST_OPERATORS) * BYTES_PER_OPERATOR
}

/// A bound on the operators and brackets: those outside strings, comments and plain IRIs.
pub(super) fn weight(query: &str) -> usize {
    // An escaped letter may stand for a quote or an operator, so that nothing is what it seems.
    let disguised = query.contains("\\u") || query.contains("\\U");
    let mut found = 0;
    let mut rest = query;
    while let Some(first) = rest.chars().next() {
        let skipped = match first {
            _ if disguised => None,
            '#' => Some(rest.find(['\n', '\r']).unwrap_or(rest.len())),
            '"' | '\'' => Some(string_length(rest, first)),
            '<' => iri_length(rest),
            _ => None,
        };
        found += usize::from(skipped.is_none() && counts(first));
        rest = &rest[skipped.unwrap_or(first.len_utf8())..];
    }
    found
}

fn counts(letter: char) -> bool {
    "+-*/|&!^.;,=<>{([\\".contains(letter)
}

/// Length of the string that the text begins with, its quotes included.
fn string_length(text: &str, quote: char) -> usize {
    let long: String = [quote; 3].iter().collect();
    let end = if text.starts_with(&long) {
        long.as_str()
    } else {
        &long[..1]
    };
    let mut at = end.len();
    while let Some(next) = text[at..].chars().next() {
        if next == '\\' {
            let escaped = text[at + 1..].chars().next();
            at += 1 + escaped.map_or(0, char::len_utf8);
        } else if text[at..].starts_with(end) {
            return at + end.len();
        } else {
            at += next.len_utf8();
        }
    }
    text.len()
}

/// Length of the IRI that the text begins with, its brackets included. What could as well be two comparisons
/// (`COALESCE(?a<1+1,2>1)`) is none.
fn iri_length(text: &str) -> Option<usize> {
    let end = text.find('>')?;
    let inner = &text[1..end];
    let odd = |c: char| c.is_whitespace() || "<\"{}|^`\\,()".contains(c);
    (!inner.contains(odd) && !inner.contains("&&")).then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::weight;

    #[track_caller]
    fn check(query: &str, expected: usize) {
        assert_eq!(weight(query), expected, "{query}");
    }

    #[test]
    fn operators_and_brackets_count() {
        check("ASK { ?a rel:met ?b . ?b a ng:Person }", 2);
        check("ASK { FILTER(1+1 < 3 && !true) }", 7);
    }

    #[test]
    fn text_does_not() {
        check(
            "ASK { <http://a.b/c#d> ?p \"1+1\", 'it\\'s (so)' } # {{{",
            2,
        );
        check("ASK { ?s ?p '''a 'b' +''' , \"\"\"+\"+\"\"\" }", 2);
    }

    #[test]
    fn nothing_hides() {
        check("ASK { FILTER(COALESCE(?a<1+1+1,2>1)) }", 8);
        check("ASK { FILTER(?a<1+1&&2>1) }", 7);
        check("ASK { ?s ?p \"\\u0022 . ?a ?b 1+1+1\" }", 5);
    }
}
