//! Headlines that are a name, a verb and a name: *Arnor blockaded Gondor*.
//!
//! In: the words of a sentence with their analysis. Out: the same as subject, verb and object, where the model read one long
//! name or a list for want of any other verb. Invariant: a tree stays a tree; a sentence with another verb stays as it is.

use super::analyse::WordAnalysis;
use super::labels::{Deprel, Upos, Xpos};
use super::mend::has_child;
use std::ops::Range;

/// Mends the sentence, if it is such a headline.
pub(super) fn mend(forms: &[&str], words: &mut [WordAnalysis]) {
    if let Some(sentence) = headline(forms, words) {
        sentence.write(words);
    }
}

/// A sentence that is a name, a verb and a name.
struct Headline {
    subject: Range<usize>,
    verb: usize,
    object: Range<usize>,
}

/// *Arnor blockaded Gondor*, *France jailed Maria Lopez*.
fn headline(forms: &[&str], words: &[WordAnalysis]) -> Option<Headline> {
    let name = |word: &WordAnalysis| matches!(word.xpos, Xpos::Nnp | Xpos::Nnps);
    let names_from = |start: usize| {
        let count = words[start..].iter().take_while(|word| name(word)).count();
        start..start + count
    };
    let subject = names_from(0);
    let verb = subject.end;
    let past = |xpos| matches!(xpos, Xpos::Vbd | Xpos::Vbn | Xpos::Jj);
    let acts = words.get(verb).is_some_and(|word| past(word.xpos)) && forms[verb].ends_with("ed");
    if subject.is_empty() || !acts {
        return None;
    }
    let object = names_from(verb + 1);
    let finite = |(place, word): (usize, &WordAnalysis)| {
        place != verb && matches!(word.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md)
    };
    let root = words.iter().position(|word| word.head.is_none())?;
    let read_so = root == verb
        && has_child(words, verb, &[Deprel::Nsubj, Deprel::NsubjPass])
        && has_child(words, verb, &[Deprel::Obj]);
    let alone = !words.iter().enumerate().any(finite);
    let whole = object.end == words.len() || !matches!(words[object.end].upos, Upos::Noun);
    (alone && whole && !read_so && !object.is_empty() && root < object.end).then_some(Headline {
        subject,
        verb,
        object,
    })
}

impl Headline {
    /// The verb is the root, the first word of each name hangs on it, and the rest of each name on its first word.
    fn write(&self, words: &mut [WordAnalysis]) {
        for (name, deprel) in [
            (self.subject.clone(), Deprel::Nsubj),
            (self.object.clone(), Deprel::Obj),
        ] {
            let first = name.start;
            for word in name {
                let top = word == first;
                words[word].head = Some(if top { self.verb } else { first });
                words[word].deprel = if top { deprel } else { Deprel::Flat };
            }
        }
        let verb = &mut words[self.verb];
        (verb.upos, verb.xpos) = (Upos::Verb, Xpos::Vbd);
        (verb.head, verb.deprel) = (None, Deprel::Root);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(xpos: Xpos, head: Option<usize>, deprel: Deprel) -> WordAnalysis {
        let upos = match xpos {
            Xpos::Nnp => Upos::Propn,
            Xpos::Jj => Upos::Adj,
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
    fn check(forms: &str, mut words: Vec<WordAnalysis>, expected: &[(Option<usize>, Deprel)]) {
        let forms: Vec<&str> = forms.split(' ').collect();
        mend(&forms, &mut words);
        let found: Vec<_> = words.iter().map(|word| (word.head, word.deprel)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_name_a_verb_and_a_name_are_a_sentence() {
        check(
            "Arnor jailed Tom Reed",
            vec![
                word(Xpos::Nnp, Some(1), Deprel::Compound),
                word(Xpos::Jj, None, Deprel::Root),
                word(Xpos::Nnp, Some(1), Deprel::Flat),
                word(Xpos::Nnp, Some(2), Deprel::Flat),
            ],
            &[
                (Some(1), Deprel::Nsubj),
                (None, Deprel::Root),
                (Some(1), Deprel::Obj),
                (Some(2), Deprel::Flat),
            ],
        );
    }

    #[test]
    fn a_name_with_a_participle_and_another_verb_stays() {
        let words = vec![
            word(Xpos::Nnp, Some(2), Deprel::Compound),
            word(Xpos::Vbn, Some(2), Deprel::Amod),
            word(Xpos::Nnp, Some(3), Deprel::Nsubj),
            word(Xpos::Vbd, None, Deprel::Root),
        ];
        let same: Vec<_> = words.iter().map(|word| (word.head, word.deprel)).collect();
        check("Arnor United Bank failed", words, &same);
    }
}
