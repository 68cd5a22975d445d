//! What *and* joins: verbs of one tense, and names that each have a title.
//!
//! In: the analysis of a sentence. Out: the same, with conjuncts on what they can be joined to. Invariant: a tree stays a tree,
//! and nothing but conjuncts and titles moves.

use super::analyse::WordAnalysis;
use super::labels::{Deprel, Upos, Xpos};
use super::mend::has_child;

/// Verbs that tell what somebody says to or of somebody, and go on with a report: *said he had lied and accused him*.
const SPOKEN: &[&str] = &[
    "accused",
    "urged",
    "blamed",
    "criticised",
    "criticized",
    "denounced",
    "condemned",
    "praised",
    "thanked",
    "warned",
];
/// Mends the sentence.
pub(super) fn mend(forms: &[&str], words: &mut [WordAnalysis]) {
    past_joins_past(words);
    present_joins_present(words);
    reports_go_on(forms, words);
    titles_stand_before_names(words);
}

/// *promised to punish Faramir and fired Boromir*: a verb in the past without a subject is joined to one in the past, not to an
/// infinitive or an adjective below it.
fn past_joins_past(words: &mut [WordAnalysis]) {
    for verb in 0..words.len() {
        let joined = words[verb].xpos == Xpos::Vbd && words[verb].deprel == Deprel::Conj;
        let auxiliaries = [Deprel::Aux, Deprel::AuxPass, Deprel::Cop];
        let below = |&at: &usize| {
            let infinitive = words[at].xpos == Xpos::Vb && has_child(words, at, &[Deprel::Mark]);
            (infinitive || words[at].xpos == Xpos::Jj) && !has_child(words, at, &auxiliaries)
        };
        let Some(other) = words[verb].head.filter(|at| joined && below(at)) else {
            continue;
        };
        let above = std::iter::successors(words[other].head, |&at| words[at].head);
        let past = above
            .take(words.len())
            .find(|&at| words[at].xpos == Xpos::Vbd);
        if let Some(past) = past.filter(|_| {
            !words
                .iter()
                .any(|word| word.head == Some(verb) && word.deprel.is_subject())
        }) {
            words[verb].head = Some(past);
        }
    }
}

/// *blamed Faramir, who lives in Bree and faces charges*: a verb in the present without a subject is joined to the one in the
/// present before it, not to one in the past above that.
fn present_joins_present(words: &mut [WordAnalysis]) {
    for verb in 0..words.len() {
        let joined = words[verb].xpos == Xpos::Vbz
            && words[verb].deprel == Deprel::Conj
            && !has_child(
                words,
                verb,
                &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj],
            );
        let Some(past) = words[verb]
            .head
            .filter(|&past| joined && past < verb && words[past].xpos == Xpos::Vbd)
        else {
            continue;
        };
        let before = (past + 1..verb).rfind(|&at| words[at].upos == Upos::Verb);
        let relative = before
            .filter(|&at| words[at].xpos == Xpos::Vbz && words[at].deprel == Deprel::AclRelcl);
        if let Some(other) = relative {
            words[verb].head = Some(other);
        }
    }
}

/// *She said the firm would grow but ruled out a sale*, *he said the union had left and accused it of lying*: a past tense
/// shares no *would*, and who reports goes on speaking.
fn reports_go_on(forms: &[&str], words: &mut [WordAnalysis]) {
    for verb in 0..words.len() {
        let joined = words[verb].xpos == Xpos::Vbd && words[verb].deprel == Deprel::Conj;
        let Some(told) = words[verb].head.filter(|_| joined) else {
            continue;
        };
        let Some(said) = words[told].head.filter(|&said| {
            said < told && words[told].deprel == Deprel::Ccomp && words[said].xpos == Xpos::Vbd
        }) else {
            continue;
        };
        let helped_by = |xpos| {
            (said..told).any(|aux| {
                words[aux].head == Some(told)
                    && words[aux].deprel == Deprel::Aux
                    && words[aux].xpos == xpos
                    && forms[aux].starts_with(char::is_lowercase)
            })
        };
        let under_modal = words[told].xpos == Xpos::Vb && helped_by(Xpos::Md);
        let speaks =
            SPOKEN.contains(&forms[verb]) && !is_spoken(forms[told]) && helped_by(Xpos::Vbd);
        if (under_modal || speaks)
            && !words
                .iter()
                .any(|word| word.head == Some(verb) && word.deprel.is_subject())
        {
            words[verb].head = Some(said);
        }
    }
}

fn is_spoken(form: &str) -> bool {
    SPOKEN.contains(&form) || matches!(form, "said" | "told" | "claimed" | "added")
}

/// *Minister Tom Reed and chairman Tim Fox*: the second title has a name of its own, which is what is joined to the first.
fn titles_stand_before_names(words: &mut [WordAnalysis]) {
    for title in 1..words.len() {
        let WordAnalysis { head, deprel, .. } = words[title];
        let Some(first) = head.filter(|&first| deprel == Deprel::NmodDesc && first < title) else {
            continue;
        };
        let name = title + 1;
        let named = words.get(name).is_some_and(|word| {
            word.upos == Upos::Propn && word.deprel == Deprel::Flat && word.head == Some(title)
        });
        if !named || !has_child(words, title, &[Deprel::Cc]) {
            continue;
        }
        (words[name].head, words[name].deprel) = (Some(first), Deprel::Conj);
        words[title].head = Some(name);
        for word in words.iter_mut() {
            if word.head == Some(title) && matches!(word.deprel, Deprel::Cc | Deprel::Flat) {
                word.head = Some(name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(xpos: Xpos, head: Option<usize>, deprel: Deprel) -> WordAnalysis {
        let upos = match xpos {
            Xpos::Nnp => Upos::Propn,
            Xpos::Nn => Upos::Noun,
            _ => Upos::Verb,
        };
        WordAnalysis {
            upos,
            xpos,
            head,
            deprel,
        }
    }

    /// Heads and relations after mending.
    #[track_caller]
    fn check(words: Vec<WordAnalysis>, expected: &[WordAnalysis]) {
        let plain = vec!["word"; words.len()];
        check_forms(&plain, words, expected);
    }

    #[track_caller]
    fn check_forms(forms: &[&str], mut words: Vec<WordAnalysis>, expected: &[WordAnalysis]) {
        mend(forms, &mut words);
        let shape = |words: &[WordAnalysis]| -> Vec<_> {
            words.iter().map(|word| (word.head, word.deprel)).collect()
        };
        assert_eq!(shape(&words), shape(expected));
    }

    #[test]
    fn a_verb_in_the_past_joins_one_in_the_past() {
        // Arnor promised to leave and stayed
        let words = |to| {
            vec![
                word(Xpos::Nnp, Some(1), Deprel::Nsubj),
                word(Xpos::Vbd, None, Deprel::Root),
                word(Xpos::To, Some(3), Deprel::Mark),
                word(Xpos::Vb, Some(1), Deprel::Xcomp),
                word(Xpos::Cc, Some(5), Deprel::Cc),
                word(Xpos::Vbd, Some(to), Deprel::Conj),
            ]
        };
        check(words(3), &words(1));
        check(words(1), &words(1));
    }

    #[test]
    fn a_report_goes_on_in_the_past() {
        // She said Arnor had left, would leave, and accused, killed.
        let words = |aux, told, to| {
            vec![
                word(Xpos::Nnp, Some(1), Deprel::Nsubj),
                word(Xpos::Vbd, None, Deprel::Root),
                word(Xpos::Nnp, Some(4), Deprel::Nsubj),
                word(aux, Some(4), Deprel::Aux),
                word(told, Some(1), Deprel::Ccomp),
                word(Xpos::Cc, Some(6), Deprel::Cc),
                word(Xpos::Vbd, Some(to), Deprel::Conj),
            ]
        };
        let forms = |last| ["She", "said", "Arnor", "had", "left", "and", last];
        let had = |to| words(Xpos::Vbd, Xpos::Vbn, to);
        check_forms(&forms("accused"), had(4), &had(1));
        check_forms(&forms("killed"), had(4), &had(4));
        let would = |to| words(Xpos::Md, Xpos::Vb, to);
        check_forms(&forms("killed"), would(4), &would(1));
    }

    #[test]
    fn the_second_of_two_titles_has_a_name_of_its_own() {
        // Tom Reed and chairman Tim Fox left
        check(
            vec![
                word(Xpos::Nnp, Some(6), Deprel::Nsubj),
                word(Xpos::Nnp, Some(0), Deprel::Flat),
                word(Xpos::Cc, Some(3), Deprel::Cc),
                word(Xpos::Nn, Some(0), Deprel::NmodDesc),
                word(Xpos::Nnp, Some(3), Deprel::Flat),
                word(Xpos::Nnp, Some(3), Deprel::Flat),
                word(Xpos::Vbd, None, Deprel::Root),
            ],
            &[
                word(Xpos::Nnp, Some(6), Deprel::Nsubj),
                word(Xpos::Nnp, Some(0), Deprel::Flat),
                word(Xpos::Cc, Some(4), Deprel::Cc),
                word(Xpos::Nn, Some(4), Deprel::NmodDesc),
                word(Xpos::Nnp, Some(0), Deprel::Conj),
                word(Xpos::Nnp, Some(4), Deprel::Flat),
                word(Xpos::Vbd, None, Deprel::Root),
            ],
        );
    }
}
