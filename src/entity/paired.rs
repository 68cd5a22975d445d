//! What two states have together by name: *the Gondor-Arnor Summit*, *the Arnor-Gondor War*.
//!
//! In: the document and the tables. Out: token ranges that are one name. Invariant: two countries, a hyphen between them and
//! a capital behind; *Gondor-Arnor relations* name but the two.

use super::known::Known;
use crate::base::text::is_capitalised;
use crate::language::{Document, TokenId, Upos};
use std::ops::Range;

/// The names, in text order, without overlaps.
pub(super) fn find(doc: &Document, known: &Known) -> Vec<Range<usize>> {
    let form = |at: usize| doc.form(TokenId::from(at));
    let country = |at: usize| known.country_of(form(at)).is_some();
    let name = |at: usize| {
        is_capitalised(form(at))
            && matches!(doc.tokens[at].upos, Upos::Propn | Upos::Noun)
            && !country(at)
    };
    let mut found = Vec::new();
    for sentence in &doc.sentences {
        let mut at = sentence.tokens.start;
        while at + 3 < sentence.tokens.end {
            let pair = country(at) && matches!(form(at + 1), "-" | "–" | "‑") && country(at + 2);
            let end = (at + 3..sentence.tokens.end)
                .find(|&next| !name(next))
                .unwrap_or(sentence.tokens.end);
            // In a headline every word has its capital.
            let written = (sentence.tokens.start..at).any(|it| !is_capitalised(form(it)));
            if pair && end > at + 3 && written {
                found.push(at..end);
                at = end;
            } else {
                at += 1;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::read;
    use super::*;
    use crate::ontology::Ontology;

    #[track_caller]
    fn check(noun: &str, expected: &[&str]) {
        let lines = format!(
            "at at ADP IN 5 case\nthe the DET DT 5 det\nFrance France PROPN NNP 5 compound\n- - PUNCT HYPH 3 punct\n\
             Spain Spain PROPN NNP 3 flat\n{noun} {noun} PROPN NNP 0 root"
        );
        let (_, doc) = read(&lines);
        let found = find(&doc, &Known::new(Ontology::embedded(), None));
        let texts: Vec<&str> = found.iter().map(|tokens| doc.text_of(tokens)).collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn what_two_states_have_by_name_is_one_name() {
        check("Summit", &["France - Spain Summit"]);
    }

    #[test]
    fn relations_of_two_states_name_but_the_two() {
        check("relations", &[]);
    }
}
