//! What *and* joins: verbs of one tense, and names that each have a title.
//!
//! In: the analysis of a sentence. Out: the same, with conjuncts on what they can be joined to. Invariant: a tree stays a tree,
//! and nothing but conjuncts and titles moves.

use super::analyse::WordAnalysis;
use super::labels::{Deprel, Upos, Xpos};
use super::mend::has_child;

/// Mends the sentence.
pub(super) fn mend(words: &mut [WordAnalysis]) {
    past_joins_past(words);
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
    fn check(mut words: Vec<WordAnalysis>, expected: &[WordAnalysis]) {
        mend(&mut words);
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
