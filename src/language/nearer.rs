//! Words that the tree hangs on the verb, or on the first of two nouns, though they belong to the nearer word.
//!
//! In: the analysis of a sentence. Out: the same, with bounds on their numbers, names on the nearer of two kin, *off* on its verb
//! and relative clauses on the noun before them. Invariant: a tree stays a tree.

use super::analyse::WordAnalysis;
use super::labels::{Deprel, Upos, Xpos};

/// Mends the sentence.
pub(super) fn mend(forms: &[&str], words: &mut [WordAnalysis]) {
    for at in 0..words.len() {
        numbers_have_bounds(forms, words, at);
        kin_are_several(forms, words, at);
        off_goes_with_its_verb(forms, words, at);
        relatives_tell_of_the_nearer(forms, words, at);
    }
}

/// Nouns for kin of whom nobody is two at once.
const KIN: &[&str] = &[
    "aunt",
    "brother",
    "cousin",
    "daughter",
    "father",
    "grandfather",
    "grandmother",
    "husband",
    "mother",
    "nephew",
    "niece",
    "sister",
    "son",
    "uncle",
    "wife",
];

/// *her mother and sister, Rosie Took*: two people, and it is the sister who is named.
fn kin_are_several(forms: &[&str], words: &mut [WordAnalysis], name: usize) {
    let Some(nearer) = name.checked_sub(2).filter(|_| forms[name - 1] == ",") else {
        return;
    };
    let first = words[name].head;
    let several = words[name].deprel == Deprel::Appos
        && words[name].upos == Upos::Propn
        && words[nearer].deprel == Deprel::Conj
        && words[nearer].head == first;
    let kin = |at: usize| KIN.contains(&forms[at]);
    if several && kin(nearer) && first.is_some_and(kin) {
        words[name].head = Some(nearer);
    }
}

/// *The bomb went off in the market*, *went off within the inn*: it exploded, and went nowhere.
fn off_goes_with_its_verb(forms: &[&str], words: &mut [WordAnalysis], off: usize) {
    let Some(verb) = off.checked_sub(1).filter(|_| forms[off] == "off") else {
        return;
    };
    let goes = matches!(forms[verb], "go" | "goes" | "going" | "gone" | "went");
    let particle = match words[off].deprel {
        Deprel::Advmod => words[off].head == Some(verb),
        // Of two prepositions of one phrase the first is none.
        Deprel::Case => words
            .get(off + 1)
            .is_some_and(|next| next.deprel == Deprel::Case && next.head == words[off].head),
        _ => false,
    };
    if goes && particle {
        (words[off].head, words[off].deprel) = (Some(verb), Deprel::CompoundPrt);
    }
}

/// *The court freed the mayor of Bree, who was ill*: a relative clause behind a comma tells of what stands right before it,
/// and not of the subject of the verb before that.
fn relatives_tell_of_the_nearer(forms: &[&str], words: &mut [WordAnalysis], opener: usize) {
    let asks = matches!(forms[opener], "who" | "which" | "whose" | "whom");
    let comma = opener.checked_sub(1).filter(|&comma| forms[comma] == ",");
    let Some(last) = comma
        .filter(|_| asks)
        .and_then(|comma| comma.checked_sub(1))
    else {
        return;
    };
    let clause = std::iter::successors(Some(opener), |&at| words[at].head)
        .take(words.len())
        .find(|&at| words[at].deprel == Deprel::AclRelcl);
    let Some((clause, far)) = clause.and_then(|at| Some((at, words[at].head?))) else {
        return;
    };
    let verb = words[far].head.filter(|&verb| {
        words[far].deprel.is_subject() && far < verb && verb < last && opener <= clause
    });
    let near = std::iter::successors(Some(last), |&at| words[at].head)
        .take_while(|&at| verb.is_some_and(|verb| verb < at))
        .find(|&at| words[at].head == verb);
    let near = near.filter(|&near| {
        matches!(words[near].deprel, Deprel::Obj | Deprel::Iobj | Deprel::Obl)
            && matches!(words[near].upos, Upos::Noun | Upos::Propn)
    });
    if near.is_some() {
        words[clause].head = near;
    }
}

/// Verbs that go *up to* something: *added up to 50*, *stood up to two bullies*.
const GOING_UP: &[&str] = &[
    "add", "adds", "added", "adding", "amount", "climb", "climbed", "come", "came", "face",
    "faced", "get", "go", "goes", "going", "gone", "got", "grew", "grow", "live", "lived", "make",
    "measure", "measured", "move", "moved", "own", "owned", "rise", "rises", "rose", "run", "runs",
    "stand", "stands", "stood", "walk", "walked", "went",
];

/// *held up to five rallies*, *killed up to 20 people*: as many as that, and no *held up to*.
fn numbers_have_bounds(forms: &[&str], words: &mut [WordAnalysis], up: usize) {
    if !forms[up].eq_ignore_ascii_case("up") || words[up].deprel != Deprel::CompoundPrt {
        return;
    }
    let Some(verb) = words[up].head.filter(|&verb| verb + 1 == up) else {
        return;
    };
    let to = up + 1;
    let Some(number) = words
        .get(up + 2)
        .filter(|number| forms[to] == "to" && number.upos == Upos::Num)
    else {
        return;
    };
    let noun = match number.head {
        Some(noun) if noun != verb => noun,
        _ => up + 2,
    };
    let of_verb =
        words[noun].head == Some(verb) && matches!(words[noun].deprel, Deprel::Obj | Deprel::Obl);
    let mut others = words.iter().enumerate();
    let has_object = others
        .any(|(at, word)| at != noun && word.head == Some(verb) && word.deprel == Deprel::Obj);
    let passive = words[verb].xpos == Xpos::Vbn;
    if of_verb && !has_object && !passive && !GOING_UP.contains(&forms[verb]) {
        words[noun].deprel = Deprel::Obj;
        words[up].head = Some(up + 2);
        words[up].deprel = Deprel::Advmod;
        words[to].head = Some(up);
        words[to].deprel = Deprel::Fixed;
    }
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
    fn a_bound_belongs_to_its_number() {
        let words = || {
            vec![
                word(Upos::Verb, None, Deprel::Root),
                word(Upos::Adp, Some(0), Deprel::CompoundPrt),
                word(Upos::Adp, Some(4), Deprel::Case),
                word(Upos::Num, Some(4), Deprel::Nummod),
                word(Upos::Noun, Some(0), Deprel::Obl),
            ]
        };
        let expected = [
            (None, Deprel::Root),
            (Some(3), Deprel::Advmod),
            (Some(1), Deprel::Fixed),
            (Some(4), Deprel::Nummod),
            (Some(0), Deprel::Obj),
        ];
        check("held up to five fairs", words(), &expected);
        let left: Vec<_> = words().iter().map(|it| (it.head, it.deprel)).collect();
        check("stood up to two bullies", words(), &left);
    }

    #[test]
    fn a_relative_clause_tells_of_what_stands_before_it() {
        let words = |head| {
            vec![
                word(Upos::Noun, Some(1), Deprel::Nsubj),
                word(Upos::Verb, None, Deprel::Root),
                word(Upos::Noun, Some(1), Deprel::Obj),
                word(Upos::Adp, Some(4), Deprel::Case),
                word(Upos::Propn, Some(2), Deprel::Nmod),
                word(Upos::Punct, Some(7), Deprel::Punct),
                word(Upos::Pron, Some(7), Deprel::Nsubj),
                word(Upos::Verb, Some(head), Deprel::AclRelcl),
            ]
        };
        let expected: Vec<_> = words(2).iter().map(|it| (it.head, it.deprel)).collect();
        check("court freed mayor of Bree , who slept", words(0), &expected);
        // Without a comma it may stand far from its noun.
        let left: Vec<_> = words(0).iter().map(|it| (it.head, it.deprel)).collect();
        check("guard came man of Bree today who slept", words(0), &left);
    }

    #[test]
    fn the_nearer_of_two_kin_is_named() {
        let words = || {
            vec![
                word(Upos::Noun, None, Deprel::Root),
                word(Upos::Cconj, Some(2), Deprel::Cc),
                word(Upos::Noun, Some(0), Deprel::Conj),
                word(Upos::Punct, Some(4), Deprel::Punct),
                word(Upos::Propn, Some(0), Deprel::Appos),
            ]
        };
        let mut expected = words()
            .iter()
            .map(|it| (it.head, it.deprel))
            .collect::<Vec<_>>();
        check("friend and colleague , Rosie", words(), &expected);
        expected[4].0 = Some(2);
        check("mother and sister , Rosie", words(), &expected);
    }
}
