//! Buildings and schools named after somebody: *St. Eowyn's Episcopal Church*, *King's College*, *Took's Music Hall*.
//!
//! In: the document and the tables. Out: token ranges that are one name, the possessive in it too. Invariant: whoever else the
//! article or the tables know (*Arnor's National Assembly*, *Faramir's Foreign Ministry*) stays an owner.

use super::known::Known;
use super::names::is_calendar;
use super::words::is_name_part;
use crate::base::text::is_capitalised;
use crate::language::{Document, NameKind, TokenId, Upos, Xpos};
use crate::ontology::names::WordClass;
use std::ops::Range;

/// Longest such name behind its possessive, in tokens.
const LONGEST: usize = 4;

/// The names, in text order, without overlaps.
pub(super) fn find(doc: &Document, known: &Known) -> Vec<Range<usize>> {
    let mark = |at: &usize| doc.tokens[*at].xpos == Xpos::Pos;
    (1..doc.tokens.len())
        .filter(mark)
        .filter_map(|mark| {
            let end = end(doc, known, mark)?;
            let start = start(doc, known, mark, end)?;
            Some(start..end)
        })
        .collect()
}

/// One past the class word that the capitals behind the possessive end with.
fn end(doc: &Document, known: &Known, mark: usize) -> Option<usize> {
    let sentence = &doc.sentences[doc.sentence_of(TokenId::from(mark))].tokens;
    let form = |at: usize| doc.form(TokenId::from(at));
    let last = sentence.end.min(mark + 1 + LONGEST);
    let end = (mark + 1..last)
        .take_while(|&at| is_capitalised(form(at)))
        .last()?;
    let is = |at: usize, class| known.is_of_class(&form(at).to_lowercase(), class);
    (is(end, WordClass::Dedicated) && !is(mark + 1, WordClass::Civic)).then_some(end + 1)
}

/// The first word: a saint, or one name of somebody of whom the article does not speak otherwise.
fn start(doc: &Document, known: &Known, mark: usize, end: usize) -> Option<usize> {
    let owner = mark.checked_sub(1)?;
    let form = |at: usize| doc.form(TokenId::from(at));
    let sentence = &doc.sentences[doc.sentence_of(TokenId::from(mark))].tokens;
    if !sentence.contains(&owner) || !is_capitalised(form(owner)) {
        return None;
    }
    let before = owner.checked_sub(1).filter(|at| sentence.contains(at));
    if let Some(saint) = before
        && matches!(
            form(saint),
            "St." | "St" | "Saint" | "Saints" | "Sts." | "Sts"
        )
    {
        return Some(saint);
    }
    // *Merry Brandybuck's Music Hall*, *the King's Park* have an owner.
    let alone = before.is_none_or(|at| {
        !matches!(doc.tokens[at].upos, Upos::Propn | Upos::Det | Upos::Adj)
            && !is_capitalised(form(at))
    });
    let word = form(owner).to_lowercase();
    let name = doc.tokens[owner].upos == Upos::Propn && !is_calendar(doc, owner);
    let title = (known.is_title(&word) || known.is_person_noun(&word)) && !is_name_part(&word);
    let listed = known.name(form(owner)).is_some()
        || known.demonym(form(owner)).is_some()
        || known.name(doc.text_of(&(mark + 1..end))).is_some();
    let place = doc
        .names
        .iter()
        .any(|name| name.tokens.contains(&owner) && name.kind == NameKind::Place);
    let elsewhere = || {
        (0..doc.tokens.len()).any(|at| {
            form(at) == form(owner) && !(owner..end).contains(&at) && !is_same(doc, known, at)
        })
    };
    (alone && name && !title && !listed && !place && !elsewhere()).then_some(owner)
}

/// Whether the word stands before a possessive and a capital, as it would if the name were said again.
fn is_same(doc: &Document, known: &Known, at: usize) -> bool {
    doc.tokens
        .get(at + 1)
        .is_some_and(|mark| mark.xpos == Xpos::Pos)
        && end(doc, known, at + 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::testing::read;
    use super::*;
    use crate::ontology::Ontology;

    /// Checks which names a sentence has that begins with the owner, before *slept*.
    #[track_caller]
    fn check(words: &str, kind: &str, expected: &[&str]) {
        let words: Vec<&str> = words.split(' ').collect();
        let last = words.len();
        let lines: Vec<String> = words
            .iter()
            .map(|&word| match word {
                "'s" => "'s 's PART POS 1 case".to_owned(),
                "the" => format!("the {last} det"),
                "and" => format!("and {last} cc"),
                _ if kind.is_empty() => format!("{word} {word} PROPN NNP {last} compound"),
                _ => format!("{word} {word} PROPN NNP {last} compound B-{kind}"),
            })
            .collect();
        let (_, doc) = read(&lines.join("\n"));
        let found = find(&doc, &Known::new(Ontology::embedded(), None));
        let texts: Vec<&str> = found.iter().map(|tokens| doc.text_of(tokens)).collect();
        assert_eq!(texts, expected);
    }

    #[test]
    fn a_saint_or_one_name_is_part_of_a_building() {
        let church = "St. Eowyn 's Episcopal Church";
        check(church, "", &[church]);
        check("King 's College", "", &["King 's College"]);
        check("Took 's Music Hall", "", &["Took 's Music Hall"]);
        check(
            "the St Beren 's Hospital",
            "Place",
            &["St Beren 's Hospital"],
        );
    }

    #[test]
    fn states_and_office_holders_own_what_is_theirs() {
        check("Arnor 's National Assembly", "", &[]);
        check("Arnor 's National Museum", "", &[]);
        check("Arnor 's Old Market", "Place", &[]);
        check("Faramir 's Foreign Ministry", "", &[]);
        check("Gondor 's Supreme Court", "", &[]);
        check("France 's Old Market", "", &[]);
        check("Senator 's School", "", &[]);
        check("the King 's Park", "", &[]);
    }

    #[test]
    fn whoever_the_article_knows_otherwise_is_an_owner() {
        check("Merry Took 's Music Hall", "", &[]);
        check("Took 's Music Hall and Took", "", &[]);
        check(
            "Took 's Music Hall and Took 's Music Hall",
            "",
            &["Took 's Music Hall", "Took 's Music Hall"],
        );
    }
}
