//! Spellings: one name written in two ways, and names of bodies with and without the words for what they are in law.
//!
//! *Faramir Hurinion ... Hurinian*; *Took Group A/S ... Took Group*; *the Arnor Conservative Party ... Arnor Conservative*.
//! Invariant: two names differ by one letter in one long word at most, and the first letters are the same.

use super::super::draft::Draft;
use super::super::types::MentionForm;
use super::names::Named;
use crate::ontology::EntityKind;

/// Fewest letters of a word in which one may be a slip, in a name of several words or after a full name.
const LONG_WORD: usize = 5;

/// The same in a name that is but one word: *Magnitogorsk*.
const LONG_NAME: usize = 9;

/// Merges spellings; the first name that is as good wins.
pub(super) fn run(draft: &mut Draft, names: &[Named]) {
    for (at, later) in names.iter().enumerate() {
        if draft.mentions[later.mention].form != MentionForm::Name {
            continue;
        }
        let found = names[..at].iter().find(|earlier| {
            draft.group(earlier.mention) != draft.group(later.mention)
                && (is_slip(draft, earlier, later) || is_legal_form(draft, earlier, later))
                && may_be_one(draft, earlier, later)
        });
        if let Some(earlier) = found {
            draft.merge(earlier.mention, later.mention, "spelling");
        }
    }
}

/// Whether the names are of one kind, and the tables do not know both.
fn may_be_one(draft: &Draft, one: &Named, other: &Named) -> bool {
    let (a, b) = (draft.traits_of(one.mention), draft.traits_of(other.mention));
    draft.mentions[one.mention].form == MentionForm::Name
        && (a.link.is_none() || b.link.is_none())
        && a.kind == b.kind
        && a.agrees(b)
}

/// *Hurin bin Bree*, *Hurin bin Brae*: one letter is another, too many, or missing.
fn is_slip(draft: &Draft, one: &Named, other: &Named) -> bool {
    let (a, b) = (&one.words, &other.words);
    let person = draft.traits_of(one.mention).kind == EntityKind::Person;
    if person && 1 < a.len() && b.len() == 1 {
        // Whose full name the article has is known.
        let mut members = draft.members(draft.group(other.mention)).iter();
        return members.all(|&it| draft.mentions[it].tokens.len() == 1)
            && a.last().is_some_and(|last| nearly(last, &b[0], LONG_WORD));
    }
    if a.len() != b.len() {
        return false;
    }
    let mut differing = a.iter().zip(b).enumerate().filter(|(_, (a, b))| a != b);
    let Some((at, (x, y))) = differing.next() else {
        return false;
    };
    // *Maria Took* and *Mario Took* are two, and given names are short.
    let fewest = match a.len() {
        1 => LONG_NAME,
        _ if person && at == 0 => return false,
        _ => LONG_WORD,
    };
    differing.next().is_none() && nearly(x, y, fewest)
}

/// Whether two words that begin alike differ by one letter, or by two that changed places.
fn nearly(one: &str, other: &str, fewest: usize) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if a.len() <= b.len() {
        (&a, &b)
    } else {
        (&b, &a)
    };
    let front = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let rest = (&short[front..], &long[front..]);
    let letters = long.iter().all(|c| c.is_alphabetic());
    // *Bree*, *Brees*; *Arnoria*, *Arnorian*: an ending makes another word.
    let ending = front == short.len();
    let one = match rest {
        ([_, left @ ..], [_, right @ ..]) if left == right => true,
        ([first, second, left @ ..], [third, fourth, right @ ..])
            if first == fourth && second == third && left == right =>
        {
            true
        }
        (left, [_, right @ ..]) => left == right,
        _ => false,
    };
    short.len() >= fewest && front > 0 && letters && one && !ending
}

/// *Took Group* and *Took Group A/S*, *Arnor Conservative* and *Arnor Conservative Party*.
fn is_legal_form(draft: &Draft, one: &Named, other: &Named) -> bool {
    let (short, long) = if one.words.len() < other.words.len() {
        (&one.words, &other.words)
    } else {
        (&other.words, &one.words)
    };
    let body = draft.traits_of(one.mention).kind == EntityKind::Organization;
    body && long.len() == short.len() + 1
        && long.starts_with(short)
        && long.last().is_some_and(|word| {
            matches!(
                word.as_str(),
                "a/s"
                    | "ag"
                    | "co"
                    | "company"
                    | "corp"
                    | "corporation"
                    | "gmbh"
                    | "inc"
                    | "limited"
                    | "llc"
                    | "ltd"
                    | "party"
                    | "plc"
            )
        })
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;
    use super::{LONG_WORD, nearly};

    #[test]
    fn one_slip_is_no_other_word() {
        for (a, b) in [
            ("laden", "ladin"),
            ("saree", "sarea"),
            ("pierluisi", "pierliusi"),
            ("brandybuck", "brandybck"),
        ] {
            assert!(nearly(a, b, LONG_WORD), "{a} {b}");
        }
        for (a, b) in [
            ("edward", "edwards"),
            ("iran", "iraq"),
            ("laden", "baden"),
            ("took", "tooks"),
            ("region1", "region2"),
        ] {
            assert!(!nearly(a, b, LONG_WORD), "{a} {b}");
        }
    }

    #[test]
    fn a_slip_in_a_surname_is_the_same_person() {
        let lines = "
            Faramir 3 nsubj B-Person
            Hurinion 1 flat I-Person
            spoke/speak 0 root

            Hurinian 2 nsubj B-Person
            left/leave 0 root";
        check(lines, "Faramir Hurinion", "Faramir Hurinion | Hurinian");
    }

    #[test]
    fn brothers_may_have_names_alike() {
        let lines = "
            Denethor 3 nsubj B-Person
            Took 1 flat I-Person
            met/meet 0 root
            Denethar 3 obj B-Person
            Took 4 flat I-Person";
        check(lines, "Denethor Took", "Denethor Took");
    }
}
