//! Names that the tree hangs beside what says who bears them: a role, the body that somebody works for, what somebody owns,
//! what somebody pays.
//!
//! In: the analysis of a sentence. Out: the same, with what describes a name under it, an owner under what it owns, and a
//! payer beside the sum. Invariant: a tree stays a tree; a name with a preposition of its own stays where it is.

use super::analyse::WordAnalysis;
use super::labels::{Deprel, Upos, Xpos};

/// Mends the sentence.
pub(super) fn mend(forms: &[&str], words: &mut [WordAnalysis]) {
    for at in 0..words.len() {
        owners_of_deeds(forms, words, at);
        people_of_bodies(words, at);
        adjectives_before_nouns(words, at);
        names_behind_roles(words, at);
        payers_stand_apart(words, at);
    }
}

/// The first word with this relation to `head`.
fn child(words: &[WordAnalysis], head: usize, deprel: Deprel) -> Option<usize> {
    words
        .iter()
        .position(|word| word.head == Some(head) && word.deprel == deprel)
}

/// *Bree's mayor Rosie Brandybuck's handling of the flood raised doubts*: of two subjects of one verb the first, with an
/// *'s* right before the second, owns it, by the name that the *'s* is on.
fn owners_of_deeds(forms: &[&str], words: &mut [WordAnalysis], mark: usize) {
    let possessive = matches!(forms[mark], "'s" | "’s") && words[mark].upos == Upos::Part;
    let deed = (mark + 1..words.len().min(mark + 4)).find(|&at| words[at].upos == Upos::Noun);
    let Some(deed) = deed.filter(|_| possessive) else {
        return;
    };
    let verb = words[deed].head;
    let subject = |at: usize| words[at].head == verb && words[at].deprel.is_subject();
    let one_phrase = (mark + 1..deed).all(|at| words[at].head == Some(deed))
        && verb.is_some_and(|verb| deed < verb);
    let Some(role) = (0..mark).rfind(|&at| subject(at) && subject(deed) && one_phrase) else {
        return;
    };
    let name = child(words, role, Deprel::Appos).filter(|&name| role < name && name < mark);
    let owner = name.unwrap_or(role);
    (words[role].head, words[role].deprel) = (Some(owner), Deprel::NmodDesc);
    (words[owner].head, words[owner].deprel) = (Some(deed), Deprel::NmodPoss);
    words[mark].head = Some(owner);
}

/// *remarks about the Institute of Grain director Rosie Brandybuck*: of two names that one preposition leads to the body is
/// whose role the person has, and it is the person that is led to.
fn people_of_bodies(words: &mut [WordAnalysis], name: usize) {
    let led = |at: usize| {
        let word = &words[at];
        let led = matches!(word.deprel, Deprel::Obl | Deprel::OblAgent | Deprel::Nmod);
        led && word.upos == Upos::Propn
    };
    let role = child(words, name, Deprel::NmodDesc).filter(|&role| {
        role < name
            && words[role].upos == Upos::Noun
            && led(name)
            && child(words, name, Deprel::Case).is_none()
    });
    let Some((role, last)) = role.and_then(|role| Some((role, role.checked_sub(1)?))) else {
        return;
    };
    let body = std::iter::successors(Some(last), |&at| words[at].head)
        .take_while(|&at| at < role)
        .find(|&at| led(at) && words[at].head == words[name].head);
    let preposition = body.and_then(|body| child(words, body, Deprel::Case));
    if let (Some(body), Some(preposition)) = (body, preposition) {
        (words[body].head, words[body].deprel) = (Some(name), Deprel::Compound);
        words[preposition].head = Some(name);
    }
}

/// *a plan of ousting Gondorian President Faramir*: no adjective describes the verb before it, but the noun behind it; and a
/// name without a preposition, right behind the verb, is whom the verb concerns, and not the noun's above it.
fn adjectives_before_nouns(words: &mut [WordAnalysis], adjective: usize) {
    let verb = words[adjective].head.filter(|&verb| {
        verb < adjective
            && words[verb].upos == Upos::Verb
            && words[adjective].deprel == Deprel::Amod
    });
    let next = words.get(adjective + 1);
    let nominal = next.is_some_and(|next| matches!(next.upos, Upos::Noun | Upos::Propn));
    let Some(verb) = verb.filter(|_| nominal) else {
        return;
    };
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
    let above = words[noun].deprel == Deprel::Nmod && words[noun].head == words[verb].head;
    if above
        && adjective == verb + 1
        && child(words, noun, Deprel::Case).is_none()
        && child(words, verb, Deprel::Obj).is_none()
    {
        (words[noun].head, words[noun].deprel) = (Some(verb), Deprel::Obj);
    }
}

/// *sentenced journalist Rosie Brandybuck to two years*, *sold it to equity firm Acme*: a name right behind a bare noun, as
/// near to the verb, is what that is.
fn names_behind_roles(words: &mut [WordAnalysis], name: usize) {
    let Some(role) = name.checked_sub(1) else {
        return;
    };
    let argument = match words[role].deprel {
        Deprel::Obj => matches!(
            words[name].deprel,
            Deprel::Obj | Deprel::Nsubj | Deprel::NsubjPass
        ),
        Deprel::Iobj | Deprel::Obl | Deprel::OblAgent => words[name].deprel == words[role].deprel,
        _ => false,
    };
    let one = words[role].upos == Upos::Noun && words[role].xpos == Xpos::Nn;
    let bare = child(words, role, Deprel::Det).is_none()
        && child(words, role, Deprel::NmodPoss).is_none()
        && child(words, name, Deprel::Case).is_none();
    let verb = words[role].head.filter(|&verb| verb < role);
    let named = words[name].upos == Upos::Propn && words[name].head == verb;
    if !(argument && one && bare && named && verb.is_some()) {
        return;
    }
    let case = child(words, role, Deprel::Case);
    for (at, word) in words.iter_mut().enumerate() {
        if word.head == Some(role) && (name < at || Some(at) == case) {
            word.head = Some(name);
        }
    }
    (words[name].head, words[name].deprel) = (verb, words[role].deprel);
    (words[role].head, words[role].deprel) = (Some(name), Deprel::NmodDesc);
}

/// *fined Acme 4 million euros*: a name between a verb and an amount is no part of the amount, but who pays it or gets it.
fn payers_stand_apart(words: &mut [WordAnalysis], name: usize) {
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
    fn no_adjective_describes_the_verb_before_it() {
        let words = |behind: Upos| {
            vec![
                word(Upos::Noun, None, Deprel::Root),
                word(Upos::Verb, Some(0), Deprel::Acl),
                word(Upos::Adj, Some(1), Deprel::Amod),
                word(Upos::Propn, Some(4), Deprel::NmodDesc),
                word(behind, Some(0), Deprel::Nmod),
            ]
        };
        check(
            "plan ousting Gondorian President Faramir",
            words(Upos::Propn),
            &[
                (None, Deprel::Root),
                (Some(0), Deprel::Acl),
                (Some(4), Deprel::Amod),
                (Some(4), Deprel::NmodDesc),
                (Some(1), Deprel::Obj),
            ],
        );
        // "a plan winning big": nothing is described.
        let alone = vec![
            word(Upos::Noun, None, Deprel::Root),
            word(Upos::Verb, Some(0), Deprel::Acl),
            word(Upos::Adj, Some(1), Deprel::Amod),
        ];
        let left: Vec<_> = alone.iter().map(|it| (it.head, it.deprel)).collect();
        check("plan winning big", alone, &left);
    }

    #[test]
    fn a_name_behind_a_bare_noun_is_what_that_is() {
        let words = |det: Deprel, case: usize| {
            vec![
                word(Upos::Verb, None, Deprel::Root),
                word(Upos::Adp, Some(3), Deprel::Case),
                word(Upos::Adj, Some(3), det),
                word(Upos::Noun, Some(0), Deprel::Obl),
                word(Upos::Propn, Some(0), Deprel::Obl),
                word(Upos::Adp, Some(case), Deprel::Case),
            ]
        };
        check(
            "sold to big firm Acme ,",
            words(Deprel::Amod, 0),
            &[
                (None, Deprel::Root),
                (Some(4), Deprel::Case),
                (Some(3), Deprel::Amod),
                (Some(4), Deprel::NmodDesc),
                (Some(0), Deprel::Obl),
                (Some(0), Deprel::Case),
            ],
        );
        // An article or a preposition of its own parts the two.
        for parted in [words(Deprel::Det, 0), words(Deprel::Amod, 4)] {
            let left: Vec<_> = parted.iter().map(|it| (it.head, it.deprel)).collect();
            check("sold to the firm Acme for", parted, &left);
        }
    }

    #[test]
    fn who_pays_is_no_part_of_the_sum() {
        let words = |between: Upos| {
            vec![
                word(Upos::Verb, None, Deprel::Root),
                word(Upos::Propn, Some(3), Deprel::Compound),
                word(between, Some(3), Deprel::Nummod),
                word(Upos::Noun, Some(0), Deprel::Obj),
            ]
        };
        let expected = |name| {
            [
                (None, Deprel::Root),
                name,
                (Some(3), Deprel::Nummod),
                (Some(0), Deprel::Obj),
            ]
        };
        check(
            "fined Acme 4 euros",
            words(Upos::Num),
            &expected((Some(0), Deprel::Iobj)),
        );
        // "bought Acme grain silos"
        check(
            "bought Acme grain silos",
            words(Upos::Noun),
            &expected((Some(3), Deprel::Compound)),
        );
    }
}
