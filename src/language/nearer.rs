//! Words that the tree hangs on the verb, or on the first of two nouns, though they belong to the nearer word.
//!
//! In: the analysis of a sentence. Out: the same, with bounds on their numbers, names on the nearer of two kin or behind what they
//! are, owners and bodies before whom they belong to, and adjectives before their nouns. Invariant:
//! a tree stays a tree.

use super::analyse::WordAnalysis;
use super::labels::{Deprel, Upos, Xpos};

/// Mends the sentence.
pub(super) fn mend(forms: &[&str], words: &mut [WordAnalysis]) {
    for at in 0..words.len() {
        numbers_have_bounds(forms, words, at);
        kin_are_several(forms, words, at);
        owners_before_their_things(forms, words, at);
        people_behind_their_bodies(words, at);
        adjectives_before_their_nouns(words, at);
        off_goes_with_its_verb(forms, words, at);
        names_behind_their_roles(words, at);
        who_pays_stands_apart(words, at);
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

/// *Bree's mayor Rosie Brandybuck's handling of the flood raised doubts*: of two subjects of one verb the first, with an
/// *'s* right before the second, owns it, by the name that the *'s* is on.
fn owners_before_their_things(forms: &[&str], words: &mut [WordAnalysis], mark: usize) {
    let possessive = matches!(forms[mark], "'s" | "’s") && words[mark].upos == Upos::Part;
    let thing = (mark + 1..words.len().min(mark + 4)).find(|&at| words[at].upos == Upos::Noun);
    let Some(thing) = thing.filter(|_| possessive) else {
        return;
    };
    let verb = words[thing].head;
    let subject = |at: usize| words[at].head == verb && words[at].deprel.is_subject();
    let one_phrase = (mark + 1..thing).all(|at| words[at].head == Some(thing))
        && verb.is_some_and(|verb| thing < verb);
    let Some(role) = (0..mark).rfind(|&at| subject(at) && subject(thing) && one_phrase) else {
        return;
    };
    let name = (role + 1..mark)
        .find(|&at| words[at].head == Some(role) && words[at].deprel == Deprel::Appos);
    let owner = name.unwrap_or(role);
    (words[role].head, words[role].deprel) = (Some(owner), Deprel::NmodDesc);
    (words[owner].head, words[owner].deprel) = (Some(thing), Deprel::NmodPoss);
    words[mark].head = Some(owner);
}

/// *remarks about the Institute of Grain director Rosie Brandybuck*: of two names that one preposition leads to the body is
/// whose role the person has, and it is the person that is led to.
fn people_behind_their_bodies(words: &mut [WordAnalysis], name: usize) {
    let led = |at: usize| {
        let led = matches!(
            words[at].deprel,
            Deprel::Obl | Deprel::OblAgent | Deprel::Nmod
        );
        led && words[at].upos == Upos::Propn
    };
    let case = |of: usize| {
        (0..of).rfind(|&at| words[at].head == Some(of) && words[at].deprel == Deprel::Case)
    };
    let role =
        (0..name).find(|&at| words[at].head == Some(name) && words[at].deprel == Deprel::NmodDesc);
    let role =
        role.filter(|&role| words[role].upos == Upos::Noun && led(name) && case(name).is_none());
    let Some((role, last)) = role.and_then(|role| Some((role, role.checked_sub(1)?))) else {
        return;
    };
    let body = std::iter::successors(Some(last), |&at| words[at].head)
        .take_while(|&at| at < role)
        .find(|&at| led(at) && words[at].head == words[name].head);
    if let Some((body, preposition)) = body.and_then(|body| Some((body, case(body)?))) {
        (words[body].head, words[body].deprel) = (Some(name), Deprel::Compound);
        words[preposition].head = Some(name);
    }
}

/// *a plan of ousting Gondorian President Faramir*: no adjective describes the verb before it, but the noun behind it; and a
/// name without a preposition, right behind the verb, is whom the verb concerns, and not the noun's above it.
fn adjectives_before_their_nouns(words: &mut [WordAnalysis], adjective: usize) {
    let Some(verb) = words[adjective].head.filter(|&verb| verb < adjective) else {
        return;
    };
    let nominal = |at: usize| {
        let word = words.get(at);
        word.is_some_and(|word| matches!(word.upos, Upos::Noun | Upos::Propn))
    };
    if words[adjective].deprel != Deprel::Amod
        || words[verb].upos != Upos::Verb
        || !nominal(adjective + 1)
    {
        return;
    }
    let modifies = |at: usize| {
        matches!(
            words[at].deprel,
            Deprel::NmodDesc | Deprel::Compound | Deprel::Flat
        )
    };
    let chain = std::iter::successors(Some(adjective + 1), |&at| {
        words[at].head.filter(|_| modifies(at))
    });
    let Some(noun) = chain.last().filter(|&noun| adjective < noun) else {
        return;
    };
    words[adjective].head = Some(noun);
    let led = words
        .iter()
        .any(|word| word.head == Some(noun) && word.deprel == Deprel::Case);
    let concerned = words
        .iter()
        .any(|word| word.head == Some(verb) && word.deprel == Deprel::Obj);
    let above = words[noun].deprel == Deprel::Nmod && words[noun].head == words[verb].head;
    if above && !led && !concerned && adjective == verb + 1 {
        (words[noun].head, words[noun].deprel) = (Some(verb), Deprel::Obj);
    }
}

/// *sentenced journalist Rosie Brandybuck to two years*, *sold it to equity firm Acme*: a name right behind a bare noun, as
/// near to the verb, is what that is.
fn names_behind_their_roles(words: &mut [WordAnalysis], name: usize) {
    let Some(role) = name.checked_sub(1) else {
        return;
    };
    let verb = words[role].head.filter(|&verb| verb < role);
    let own = |of: usize, deprel| {
        words
            .iter()
            .position(|word| word.head == Some(of) && word.deprel == deprel)
    };
    let argument = match words[role].deprel {
        Deprel::Obj => matches!(
            words[name].deprel,
            Deprel::Obj | Deprel::Nsubj | Deprel::NsubjPass
        ),
        Deprel::Iobj | Deprel::Obl | Deprel::OblAgent => words[name].deprel == words[role].deprel,
        _ => false,
    };
    let two = words[role].upos == Upos::Noun && words[name].upos == Upos::Propn;
    let bare = words[role].xpos == Xpos::Nn
        && own(role, Deprel::Det).is_none()
        && own(role, Deprel::NmodPoss).is_none()
        && own(name, Deprel::Case).is_none();
    if argument && two && bare && verb.is_some() && words[name].head == verb {
        if let Some(case) = own(role, Deprel::Case) {
            words[case].head = Some(name);
        }
        for word in &mut words[name + 1..] {
            word.head = word.head.map(|head| if head == role { name } else { head });
        }
        (words[name].head, words[name].deprel) = (verb, words[role].deprel);
        (words[role].head, words[role].deprel) = (Some(name), Deprel::NmodDesc);
    }
}

/// *fined Acme 4 million euros*: a name between a verb and an amount is no part of the amount, but who pays it or gets it.
fn who_pays_stands_apart(words: &mut [WordAnalysis], name: usize) {
    let Some(sum) = words[name].head.filter(|&sum| name + 1 < sum) else {
        return;
    };
    let counted = (name + 1..sum).all(|at| words[at].upos == Upos::Num);
    let beside = words[name].upos == Upos::Propn && words[name].deprel == Deprel::Compound;
    let verb = words[sum].head.filter(|&verb| {
        words[sum].deprel == Deprel::Obj && words[verb].upos == Upos::Verb && verb < name
    });
    if let Some(verb) = verb.filter(|_| beside && counted && words[sum].upos == Upos::Noun) {
        (words[name].head, words[name].deprel) = (Some(verb), Deprel::Iobj);
    }
}

/// *The bomb went off in the market*: it exploded, and went nowhere.
fn off_goes_with_its_verb(forms: &[&str], words: &mut [WordAnalysis], off: usize) {
    let goes = |at: usize| matches!(forms[at], "go" | "goes" | "going" | "gone" | "went");
    let beside = off
        .checked_sub(1)
        .is_some_and(|at| goes(at) && words[off].head == Some(at));
    if beside && forms[off] == "off" && words[off].deprel == Deprel::Advmod {
        words[off].deprel = Deprel::CompoundPrt;
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
    fn who_stands_before_the_s_owns_what_is_done() {
        let noun = |head, deprel| word(Upos::Noun, Some(head), deprel);
        let name = |head, deprel| word(Upos::Propn, Some(head), deprel);
        let words = |thing: Deprel| {
            vec![
                noun(5, Deprel::Nsubj),
                name(0, Deprel::Appos),
                name(1, Deprel::Flat),
                word(Upos::Part, Some(1), Deprel::Case),
                noun(5, thing),
                word(Upos::Verb, None, Deprel::Root),
            ]
        };
        check(
            "mayor Rosie Brandybuck 's handling failed",
            words(Deprel::Nsubj),
            &[
                (Some(1), Deprel::NmodDesc),
                (Some(4), Deprel::NmodPoss),
                (Some(1), Deprel::Flat),
                (Some(1), Deprel::Case),
                (Some(5), Deprel::Nsubj),
                (None, Deprel::Root),
            ],
        );
        check(
            "mayor Rosie Brandybuck 's handling failed",
            words(Deprel::Obj),
            &[
                (Some(5), Deprel::Nsubj),
                (Some(0), Deprel::Appos),
                (Some(1), Deprel::Flat),
                (Some(1), Deprel::Case),
                (Some(5), Deprel::Obj),
                (None, Deprel::Root),
            ],
        );
    }

    #[test]
    fn of_a_body_and_who_works_there_the_person_is_led_to() {
        let name = |head, deprel| word(Upos::Propn, Some(head), deprel);
        let words = |behind: Deprel| {
            vec![
                word(Upos::Verb, None, Deprel::Root),
                word(Upos::Adp, Some(2), Deprel::Case),
                name(0, Deprel::Obl),
                word(Upos::Noun, Some(4), behind),
                name(0, Deprel::Obl),
            ]
        };
        let expected = |head, body, person, role| {
            [
                (None, Deprel::Root),
                (Some(head), Deprel::Case),
                body,
                (Some(4), role),
                (Some(0), person),
            ]
        };
        check(
            "spoke with Acme director Rosie",
            words(Deprel::NmodDesc),
            &expected(
                4,
                (Some(4), Deprel::Compound),
                Deprel::Obl,
                Deprel::NmodDesc,
            ),
        );
        check(
            "spoke with Acme director Rosie",
            words(Deprel::Compound),
            &expected(2, (Some(0), Deprel::Obl), Deprel::Obl, Deprel::Compound),
        );
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
