//! Nouns side by side that the tree hangs on one verb, as if both were its own: an owner with its thing, the halves of a
//! compound.
//!
//! In: the analysis of a sentence. Out: the same, with the first noun on the second. Invariant: a tree stays a tree.

use super::analyse::WordAnalysis;
use super::labels::{Deprel, Upos, Xpos};

/// Mends the sentence.
pub(super) fn mend(forms: &[&str], words: &mut [WordAnalysis]) {
    for first in 0..words.len() {
        owners_own(forms, words, first);
        compounds_are_one(forms, words, first);
        descriptions_lead_names(forms, words, first);
    }
    for verb in 0..words.len() {
        clauses_have_subjects(forms, words, verb);
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

/// Verbs with two objects: *told reporters news*.
const GIVING: &[&str] = &[
    "gave",
    "give",
    "gives",
    "given",
    "giving",
    "told",
    "tell",
    "tells",
    "telling",
    "sent",
    "send",
    "sends",
    "offered",
    "offer",
    "offers",
    "showed",
    "show",
    "shows",
    "cost",
    "costs",
    "paid",
    "pay",
    "pays",
    "granted",
    "grant",
    "denied",
    "handed",
    "taught",
    "awarded",
    "made",
    "called",
    "named",
    "elected",
    "appointed",
];

/// *were charged in the shooting death of a guard*, *makes fuel injection systems*: one phrase, whose preposition and article
/// stand before its first half.
fn compounds_are_one(forms: &[&str], words: &mut [WordAnalysis], first: usize) {
    let second = first + 1;
    let Some(noun) = words.get(second) else {
        return;
    };
    let of_verb = |word: &WordAnalysis| {
        word.upos == Upos::Noun && matches!(word.deprel, Deprel::Obl | Deprel::Obj)
    };
    let gives = || {
        let verb = words[first].head.and_then(|verb| forms.get(verb));
        verb.is_none_or(|verb| GIVING.contains(verb))
    };
    let below = |head: usize, deprel: Deprel| {
        words
            .iter()
            .any(|word| word.head == Some(head) && word.deprel == deprel)
    };
    let split = of_verb(noun)
        && of_verb(&words[first])
        && noun.head == words[first].head
        && noun.deprel == words[first].deprel
        && words[first].xpos == Xpos::Nn
        && if noun.deprel == Deprel::Obl {
            below(first, Deprel::Case)
        } else {
            !gives()
        }
        && !below(second, Deprel::Case)
        && !below(second, Deprel::Nummod);
    if !split {
        return;
    }
    for word in words.iter_mut().take(first) {
        if word.head == Some(first) {
            word.head = Some(second);
        }
    }
    words[first].head = Some(second);
    words[first].deprel = Deprel::Compound;
}

/// *The daughter of a guard, Rosie grew up in Bree*: of two subjects the first says who the second is.
fn descriptions_lead_names(forms: &[&str], words: &mut [WordAnalysis], noun: usize) {
    if words[noun].upos != Upos::Noun || words[noun].deprel != Deprel::Nsubj {
        return;
    }
    let verb = words[noun].head;
    let name = (noun + 1..words.len()).find(|&at| {
        words[at].head == verb && words[at].deprel == Deprel::Nsubj && words[at].upos == Upos::Propn
    });
    let Some(name) = name else {
        return;
    };
    let start = (noun..name)
        .rev()
        .take_while(|&at| words[at].head == Some(name))
        .last()
        .unwrap_or(name);
    if start > noun && forms[start - 1] == "," {
        words[noun].head = Some(name);
        words[noun].deprel = Deprel::Appos;
    }
}

/// *came after two guards, Faramir and Beregond, joined them*: a finite verb without a subject behind a phrase that a
/// conjunction may lead.
fn clauses_have_subjects(forms: &[&str], words: &mut [WordAnalysis], verb: usize) {
    let finite = matches!(words[verb].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp)
        && words[verb].deprel == Deprel::Advcl;
    let led = words.iter().any(|word| {
        word.head == Some(verb) && (word.deprel.is_subject() || word.deprel == Deprel::Mark)
    });
    let Some(above) = words[verb].head.filter(|_| finite && !led) else {
        return;
    };
    let conjunction = |at: usize| {
        (0..at).find(|&case| {
            words[case].head == Some(at)
                && words[case].deprel == Deprel::Case
                && matches!(forms[case], "after" | "before" | "until" | "since")
        })
    };
    let subject = (above + 1..verb).rev().find(|&at| {
        words[at].head == Some(above)
            && words[at].deprel == Deprel::Obl
            && matches!(words[at].upos, Upos::Noun | Upos::Propn)
    });
    let Some((subject, case)) = subject.and_then(|at| Some((at, conjunction(at)?))) else {
        return;
    };
    words[subject].head = Some(verb);
    words[subject].deprel = Deprel::Nsubj;
    words[case].head = Some(verb);
    words[case].deprel = Deprel::Mark;
    words[case].upos = Upos::Sconj;
}

#[cfg(test)]
mod tests {
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
        // A preposition of its own parts the two.
        let left: Vec<_> = words(3).iter().map(|it| (it.head, it.deprel)).collect();
        check("charged in shooting death", words(3), &left);
    }

    #[test]
    fn who_is_described_before_the_name_is_described_by_it() {
        let words = vec![
            word(Upos::Det, Some(1), Deprel::Det),
            word(Upos::Noun, Some(4), Deprel::Nsubj),
            word(Upos::Punct, Some(1), Deprel::Punct),
            word(Upos::Propn, Some(4), Deprel::Nsubj),
            word(Upos::Verb, None, Deprel::Root),
        ];
        let expected = [
            (Some(1), Deprel::Det),
            (Some(3), Deprel::Appos),
            (Some(1), Deprel::Punct),
            (Some(4), Deprel::Nsubj),
            (None, Deprel::Root),
        ];
        check("The guard , Faramir grew", words, &expected);
    }

    #[test]
    fn a_clause_behind_a_conjunction_has_its_subject() {
        let mut words = vec![
            word(Upos::Noun, Some(1), Deprel::Nsubj),
            word(Upos::Verb, None, Deprel::Root),
            word(Upos::Adp, Some(3), Deprel::Case),
            word(Upos::Noun, Some(1), Deprel::Obl),
            word(Upos::Verb, Some(1), Deprel::Advcl),
        ];
        words[4].xpos = Xpos::Vbd;
        let expected = [
            (Some(1), Deprel::Nsubj),
            (None, Deprel::Root),
            (Some(4), Deprel::Mark),
            (Some(4), Deprel::Nsubj),
            (Some(1), Deprel::Advcl),
        ];
        check("votes came after guards joined", words, &expected);
    }
}
