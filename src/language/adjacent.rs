//! Nouns side by side that the tree hangs on one verb, as if both were its own: an owner with its thing, the halves of a
//! compound.
//!
//! In: the analysis of a sentence. Out: the same, with the first noun on the second. Invariant: a tree stays a tree.

use super::analyse::WordAnalysis;
use super::labels::{Deprel, Upos};

/// Mends the sentence.
pub(super) fn mend(forms: &[&str], words: &mut [WordAnalysis]) {
    for first in 0..words.len() {
        owners_own(forms, words, first);
        compounds_are_one(words, first);
    }
}

/// *by defeating Gondor's Faramir Took*: what the mark leads to is owned, and no second object.
fn owners_own(forms: &[&str], words: &mut [WordAnalysis], owner: usize) {
    let marked = forms
        .get(owner + 1)
        .is_some_and(|mark| matches!(*mark, "'s" | "’s" | "'" | "’"))
        && words[owner + 1].head == Some(owner)
        && words[owner + 1].deprel == Deprel::Case;
    if !marked || words[owner].upos != Upos::Propn {
        return;
    }
    let WordAnalysis { head, deprel, .. } = words[owner];
    let Some(thing) = words
        .get(owner + 2)
        .filter(|thing| thing.head == head && thing.deprel == deprel && thing.upos == Upos::Propn)
    else {
        return;
    };
    if matches!(thing.deprel, Deprel::Obj | Deprel::Obl | Deprel::Nsubj) {
        words[owner].head = Some(owner + 2);
        words[owner].deprel = Deprel::NmodPoss;
    }
}

/// *were charged in the shooting death of a guard*: one phrase, whose preposition and article stand before its first half.
fn compounds_are_one(words: &mut [WordAnalysis], first: usize) {
    let second = first + 1;
    let Some(noun) = words.get(second) else {
        return;
    };
    let of_verb = |word: &WordAnalysis| word.upos == Upos::Noun && word.deprel == Deprel::Obl;
    let below = |head: usize, deprel: Deprel| {
        words
            .iter()
            .any(|word| word.head == Some(head) && word.deprel == deprel)
    };
    let split = of_verb(noun)
        && of_verb(&words[first])
        && noun.head == words[first].head
        && below(first, Deprel::Case)
        && !below(second, Deprel::Case)
        && !below(second, Deprel::Nummod);
    if !split {
        return;
    }
    for word in 0..first {
        if words[word].head == Some(first) {
            words[word].head = Some(second);
        }
    }
    words[first].head = Some(second);
    words[first].deprel = Deprel::Compound;
}

#[cfg(test)]
mod tests {
    use super::super::labels::Xpos;
    use super::*;

    fn word(upos: Upos, head: Option<usize>, deprel: Deprel) -> WordAnalysis {
        let xpos = Xpos::Nn;
        WordAnalysis {
            upos,
            xpos,
            head,
            deprel,
        }
    }

    #[track_caller]
    fn check(forms: &str, mut words: Vec<WordAnalysis>, expected: &[(Option<usize>, Deprel)]) {
        let forms: Vec<&str> = forms.split(' ').collect();
        mend(&forms, &mut words);
        let found: Vec<_> = words.iter().map(|word| (word.head, word.deprel)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn who_is_marked_as_an_owner_owns_the_name_behind() {
        let words = vec![
            word(Upos::Verb, None, Deprel::Root),
            word(Upos::Propn, Some(0), Deprel::Obj),
            word(Upos::Part, Some(1), Deprel::Case),
            word(Upos::Propn, Some(0), Deprel::Obj),
        ];
        let expected = [
            (None, Deprel::Root),
            (Some(3), Deprel::NmodPoss),
            (Some(1), Deprel::Case),
            (Some(0), Deprel::Obj),
        ];
        check("defeated Gondor 's Faramir", words, &expected);
    }

    #[test]
    fn two_nouns_behind_one_preposition_are_a_compound() {
        let words = |case| {
            vec![
                word(Upos::Verb, None, Deprel::Root),
                word(Upos::Adp, Some(case), Deprel::Case),
                word(Upos::Noun, Some(0), Deprel::Obl),
                word(Upos::Noun, Some(0), Deprel::Obl),
            ]
        };
        let expected = [
            (None, Deprel::Root),
            (Some(3), Deprel::Case),
            (Some(3), Deprel::Compound),
            (Some(0), Deprel::Obl),
        ];
        check("charged in shooting death", words(2), &expected);
        let left: Vec<_> = words(3).iter().map(|it| (it.head, it.deprel)).collect();
        check("charged in shooting death", words(3), &left);
    }
}
