//! One kind for one name: what most mentions of a name in an article are, all of them are.
//!
//! In: the analyses of an article's sentences. Out: the same with the kinds of stray names mended. Invariant: spans
//! never change, and neither do dates.
//!
//! The network sees one sentence at a time, and a headline like "Thengel cheers Hirgon" does not say that Hirgon is a
//! person; the ten other sentences that name him do. A full name speaks for the family name in it, and
//! with two voices: it is hardly ever mistaken for something else. A name speaks for its initials, however they are
//! written: "United States" for "U.S." and "US".

use super::analyse::Analysis;
use super::types::NameKind;
use crate::base::text::initials;
use std::collections::BTreeMap;

/// Votes for each kind.
type Votes = BTreeMap<NameKind, usize>;

/// A kind wins with so many votes, and so large a share of all.
struct Majority {
    votes: usize,
    share: (usize, usize),
}

/// Where the kinds seldom share a name.
const PLAIN: Majority = Majority {
    votes: 2,
    share: (2, 3),
};

/// A place and an organization of one name may well be in one article: "Harrow", the school and the town.
const BETWEEN_PLACE_AND_ORGANIZATION: Majority = Majority {
    votes: 4,
    share: (3, 4),
};

/// Mends the kinds of names that most other mentions in the article contradict; `forms` are the sentences' words.
pub(super) fn agree(forms: &[Vec<&str>], analyses: &mut [Analysis]) {
    let mut votes: BTreeMap<String, Votes> = BTreeMap::new();
    let mut vote = |name: String, kind, voices: usize| {
        *votes.entry(name).or_default().entry(kind).or_default() += voices;
    };
    for (forms, analysis) in forms.iter().zip(&*analyses) {
        for (words, kind) in &analysis.names {
            let words = &forms[words.clone()];
            vote(key(words), *kind, 1);
            if let [_, _, ..] = words {
                vote(initials(&words.join(" ")), *kind, 2);
            }
            if let (NameKind::Person, [_, family] | [_, _, family]) = (kind, words) {
                vote((*family).to_owned(), *kind, 2);
            }
        }
    }
    for (forms, analysis) in forms.iter().zip(analyses) {
        for (words, kind) in &mut analysis.names {
            if let Some(votes) = votes.get(&key(&forms[words.clone()])) {
                *kind = mended(*kind, votes);
            }
        }
    }
}

/// What a name votes under: its words, but initials without their full stops.
fn key(words: &[&str]) -> String {
    let name = words.join(" ");
    let is_initials = |c: char| c.is_uppercase() || matches!(c, '.' | ' ');
    if name.chars().all(is_initials) {
        name.replace(['.', ' '], "")
    } else {
        name
    }
}

/// The kind that the votes give a name, else its own.
fn mended(kind: NameKind, votes: &Votes) -> NameKind {
    let counted = || votes.iter().filter(|&(&kind, _)| kind != NameKind::Time);
    let all: usize = counted().map(|(_, count)| count).sum();
    // The first of equals, for the sake of one answer; equals have no majority.
    let Some((&first, &count)) = counted().rev().max_by_key(|&(_, count)| count) else {
        return kind;
    };
    let needed = match (kind, first) {
        (NameKind::Time, _) => return kind,
        (NameKind::Place, NameKind::Organization) | (NameKind::Organization, NameKind::Place) => {
            BETWEEN_PLACE_AND_ORGANIZATION
        }
        _ => PLAIN,
    };
    let (of, parts) = needed.share;
    if needed.votes <= count && all * of <= count * parts {
        first
    } else {
        kind
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names as "Name:Kind", a sentence each; the kinds after the vote.
    #[track_caller]
    fn check(names: &[&str], expected: &str) {
        let kind = |letter: &str| match letter {
            "P" => NameKind::Person,
            "O" => NameKind::Organization,
            "L" => NameKind::Place,
            _ => NameKind::Time,
        };
        let parts: Vec<(&str, &str)> = names
            .iter()
            .filter_map(|name| name.split_once(':'))
            .collect();
        let forms: Vec<Vec<&str>> = parts
            .iter()
            .map(|(name, _)| name.split(' ').collect())
            .collect();
        let read = |(words, (_, letter)): (&Vec<&str>, &(&str, &str))| Analysis {
            words: Vec::new(),
            names: vec![(0..words.len(), kind(letter))],
            states: Vec::new(),
            inner: Vec::new(),
        };
        let mut analyses: Vec<Analysis> = forms.iter().zip(&parts).map(read).collect();
        agree(&forms, &mut analyses);
        let found: String = analyses
            .iter()
            .map(|analysis| &analysis.names[0].1.as_str()[..1])
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn most_mentions_decide() {
        check(&["Hirgon:P", "Hirgon:P", "Hirgon:O"], "ppp");
        check(&["Hirgon:P", "Hirgon:O"], "po");
        check(&["Hirgon:P", "Hirgon:P", "Hirgon:O", "Hirgon:O"], "ppoo");
    }

    #[test]
    fn full_names_speak_for_family_names() {
        check(&["Beregond Took:P", "Took:L"], "pp");
        check(&["Beregond Took:P", "Took:O", "Took:O"], "poo");
        check(&["Hall of Kings:O", "Hall of Kings:O", "Kings:P"], "oop");
    }

    #[test]
    fn places_may_share_a_name_with_organizations() {
        check(&["Harrow:L", "Harrow:L", "Harrow:L", "Harrow:O"], "pppo");
        check(
            &["Arnor:L", "Arnor:L", "Arnor:L", "Arnor:L", "Arnor:O"],
            "ppppp",
        );
    }

    #[test]
    fn names_speak_for_their_initials() {
        check(
            &["A.R.:L", "AR:L", "A. R.:L", "Arnor Reunited:L", "AR:O"],
            "ppppp",
        );
        check(&["Arnor Reunited:L", "A.R.:O"], "po");
    }

    #[test]
    fn dates_neither_vote_nor_change() {
        check(&["May:P", "May:P", "May:P", "May:T"], "pppt");
        check(&["May:T", "May:T", "May:T", "May:P"], "tttp");
    }
}
