//! Trees that cannot be right, and what they must be: mistakes that the model makes again and again.
//!
//! In: the analyses of sentences, with their words. Out: the same with some heads, relations and tags mended. Invariant:
//! a tree stays a tree, and names are not touched.
//!
//! These are few, and each goes by something that no English sentence has: an object before the preposition that opens
//! its clause, a passive noun; names that an *-ed* form stands between without any other verb are in `headline`, and what
//! hangs on the wrong verb is in `attachment`.

use super::adjacent;
use super::analyse::{Analysis, WordAnalysis};
use super::attachment;
use super::bearers;
use super::completed;
use super::headline;
use super::joined;
use super::labels::{Deprel, Upos, Xpos};
use super::nearer;

/// Mends each sentence; `forms` are the sentences' words.
pub(super) fn mend(forms: &[Vec<&str>], analyses: &mut [Analysis]) {
    for (forms, analysis) in forms.iter().zip(analyses) {
        let words = &mut analysis.words;
        verbs_are_verbs(forms, words);
        to_opens_infinitives(forms, words);
        active_subjects(forms, words);
        joined::mend(forms, words);
        sources_are_cited(forms, words);
        objects_of_the_verb_before(words);
        subjects_of_infinitives(words);
        subjects_of_what_is_said(words);
        objects_before_predicates(words);
        nouns_after_verbs(words);
        adjacent::mend(forms, words);
        nearer::mend(forms, words);
        bearers::mend(forms, words);
        attachment::mend(forms, words);
        completed::mend(forms, words);
        headline::mend(forms, words);
    }
}

pub(super) fn has_child(words: &[WordAnalysis], head: usize, wanted: &[Deprel]) -> bool {
    let mut all = words.iter();
    all.any(|word| word.head == Some(head) && wanted.contains(&word.deprel))
}

/// *is married to Maria Lopez*, *is suspected of fraud*: a participle with an auxiliary is a verb, whatever else it is
/// tagged; and so is what *to* stands before, *to free Maria Lopez*, but for *to be free*.
fn verbs_are_verbs(forms: &[&str], words: &mut [WordAnalysis]) {
    for word in 0..words.len() {
        let xpos = words[word].xpos;
        let participle = matches!(xpos, Xpos::Vbn | Xpos::Vbd);
        let passive = has_child(words, word, &[Deprel::AuxPass]);
        if participle && (passive || has_child(words, word, &[Deprel::Aux])) {
            words[word].upos = Upos::Verb;
        } else if passive && xpos == Xpos::Jj && forms[word].ends_with("ed") {
            (words[word].upos, words[word].xpos) = (Upos::Verb, Xpos::Vbn);
        } else if is_infinitive(words, word) && matches!(xpos, Xpos::Jj | Xpos::Nn) {
            (words[word].upos, words[word].xpos) = (Upos::Verb, Xpos::Vb);
            object_of_infinitive(words, word);
        }
    }
}

/// *Took reported, citing two officials, that*: the participle is a verb with its object, no preposition.
fn sources_are_cited(forms: &[&str], words: &mut [WordAnalysis]) {
    for citing in 1..words.len() {
        let WordAnalysis { head, deprel, .. } = words[citing];
        let verb = (0..citing).rfind(|&verb| words[verb].upos == Upos::Verb);
        let named = matches!(forms[citing], "citing" | "quoting") && forms[citing - 1] == ",";
        let (Some(head), Some(verb), true) = (head, verb, named) else {
            continue;
        };
        if matches!(deprel, Deprel::Case | Deprel::Mark) {
            words[citing].upos = Upos::Verb;
            (words[citing].head, words[citing].deprel) = (Some(verb), Deprel::Advcl);
        }
        if deprel == Deprel::Case {
            (words[head].head, words[head].deprel) = (Some(citing), Deprel::Obj);
        }
    }
}

/// *was due to meet Faramir*: before a verb *to* is no half of the preposition *due to*.
fn to_opens_infinitives(forms: &[&str], words: &mut [WordAnalysis]) {
    for to in 1..words.len().saturating_sub(1) {
        let (due, verb) = (to - 1, to + 1);
        if forms[to] == "to" && forms[due] == "due" && words[verb].xpos == Xpos::Vb {
            (words[to].upos, words[to].xpos) = (Upos::Part, Xpos::To);
            (words[to].head, words[to].deprel) = (Some(verb), Deprel::Mark);
            if matches!(words[due].deprel, Deprel::Case | Deprel::Mark) {
                words[due].deprel = Deprel::Advmod;
            }
        }
    }
}

/// A clause that *to* right before its head opens, without a copula.
fn is_infinitive(words: &[WordAnalysis], word: usize) -> bool {
    let opened = word.checked_sub(1).is_some_and(|to| {
        words[to].xpos == Xpos::To
            && words[to].head == Some(word)
            && words[to].deprel == Deprel::Mark
    });
    opened && !has_child(words, word, &[Deprel::Cop, Deprel::Aux])
}

/// *Thousands of farmers marched on Monday, witnesses said*: no verb has two subjects, and the first one marched.
fn subjects_of_what_is_said(words: &mut [WordAnalysis]) {
    for said in 0..words.len() {
        let verb = words[said].head.filter(|&verb| said < verb);
        let tensed = matches!(words[said].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
        let of = |word: &WordAnalysis, head| word.head == head && word.deprel.is_subject();
        if verb.is_none()
            || words[said].deprel != Deprel::Ccomp
            || !tensed && !has_child(words, said, &[Deprel::Aux, Deprel::AuxPass])
            || has_child(words, said, &[Deprel::Expl, Deprel::Mark])
            || words.iter().any(|word| of(word, Some(said)))
        {
            continue;
        }
        let first = words[..said].iter().position(|word| of(word, verb));
        let speaks = words[said..].iter().any(|word| of(word, verb));
        if let Some(first) = first.filter(|_| speaks) {
            words[first].head = Some(said);
        }
    }
}

/// *was ordered to free Tom Fox*: a name right behind the infinitive, without a preposition, is its object.
fn object_of_infinitive(words: &mut [WordAnalysis], verb: usize) {
    let next = verb + 1;
    let named = words.get(next).is_some_and(|word| {
        word.upos == Upos::Propn && word.deprel == Deprel::Obl && word.head == words[verb].head
    });
    if named && !has_child(words, next, &[Deprel::Case]) {
        (words[next].head, words[next].deprel) = (Some(verb), Deprel::Obj);
    }
}

/// Verbs on *-ed* with two objects, of which one is left in the passive: *the king awarded a medal*, in a headline.
const OF_TWO_OBJECTS: &[&str] = &[
    "allocated",
    "asked",
    "assigned",
    "awarded",
    "charged",
    "denied",
    "fined",
    "granted",
    "handed",
    "offered",
    "owed",
    "permitted",
    "promised",
    "refused",
    "served",
];

/// *Gondor deported Faramir*: the form may be either, and the object tells that it is active. *Police arrest mayor* can only be
/// active.
fn active_subjects(forms: &[&str], words: &mut [WordAnalysis]) {
    for subject in 0..words.len() {
        let WordAnalysis { head, deprel, .. } = words[subject];
        let Some(verb) = head.filter(|_| deprel == Deprel::NsubjPass) else {
            continue;
        };
        let form = forms[verb].to_lowercase();
        let object = words
            .iter()
            .position(|word| word.head == Some(verb) && word.deprel == Deprel::Obj);
        let auxiliary = has_child(words, verb, &[Deprel::AuxPass]);
        // A headline may leave out what makes a passive (*Three killed*), a sentence does not.
        let past = words[verb].xpos == Xpos::Vbd && forms.last() == Some(&".");
        if (past || matches!(words[verb].xpos, Xpos::Vb | Xpos::Vbp | Xpos::Vbz)) && !auxiliary {
            words[subject].deprel = Deprel::Nsubj;
        } else if form.ends_with("ed")
            && !OF_TWO_OBJECTS.contains(&form.as_str())
            && !has_child(words, verb, &[Deprel::AuxPass, Deprel::OblAgent])
            && object.is_some_and(|object| verb < object)
        {
            words[subject].deprel = Deprel::Nsubj;
            if !has_child(words, verb, &[Deprel::Aux]) {
                words[verb].xpos = Xpos::Vbd;
            }
        }
    }
}

/// *accused Petro of making cocaine*: what stands before *of* is not what is made, but who is accused.
fn objects_of_the_verb_before(words: &mut [WordAnalysis]) {
    for object in 0..words.len() {
        let WordAnalysis {
            head, deprel, xpos, ..
        } = words[object];
        let Some(clause) = head.filter(|&clause| object < clause && deprel == Deprel::Obj) else {
            continue;
        };
        let relative = matches!(xpos, Xpos::Wdt | Xpos::Wp);
        let opened_later = (object + 1..clause).any(|mark| {
            words[mark].head == Some(clause)
                && matches!(words[mark].deprel, Deprel::Mark | Deprel::Case)
                && words[mark].xpos == Xpos::In
        });
        let free = |&verb: &usize| {
            verb < object
                && words[verb].upos == Upos::Verb
                && !has_child(words, verb, &[Deprel::Obj])
        };
        let above = words[clause].head.filter(free);
        let verb = above.or_else(|| object.checked_sub(1).filter(free));
        if let Some(verb) = verb.filter(|_| opened_later && !relative) {
            words[object].head = Some(verb);
            if above.is_none() {
                words[clause].head = Some(verb);
            }
            if words[verb].xpos == Xpos::Vbn
                && words[verb].deprel == Deprel::Conj
                && !has_child(words, verb, &[Deprel::Aux, Deprel::AuxPass])
            {
                words[verb].xpos = Xpos::Vbd;
            }
        }
    }
}

/// *is pushing for Gondor to leave*: who stands between *for* and the infinitive is to leave, and does not push.
fn subjects_of_infinitives(words: &mut [WordAnalysis]) {
    for verb in 0..words.len() {
        let Some(governor) = words[verb].head.filter(|_| words[verb].xpos == Xpos::Vb) else {
            continue;
        };
        let opens = |word: usize, xpos| {
            words[word].head == Some(verb)
                && words[word].xpos == xpos
                && words[word].deprel == Deprel::Mark
        };
        let opening = (governor..verb).find(|&word| opens(word, Xpos::In));
        let (Some(opening), true) = (opening, (0..verb).any(|word| opens(word, Xpos::To))) else {
            continue;
        };
        if let Some(subject) = (opening..verb)
            .find(|&word| words[word].head == Some(governor) && words[word].deprel == Deprel::Nsubj)
        {
            words[subject].head = Some(verb);
        }
    }
}

/// *named Took ambassador*, *called the raid a crime*: of two predicates side by side the first is the object. *Called to
/// protest comments*: what comes behind an infinitive is its object.
fn objects_before_predicates(words: &mut [WordAnalysis]) {
    for predicate in 1..words.len() {
        let WordAnalysis { head, deprel, .. } = words[predicate];
        let Some(verb) = head.filter(|&verb| verb < predicate && deprel == Deprel::Xcomp) else {
            continue;
        };
        let nominal = |word: &WordAnalysis| matches!(word.upos, Upos::Noun | Upos::Propn);
        let before = (verb + 1..predicate)
            .rev()
            .find(|&word| words[word].head == Some(verb) && words[word].deprel == Deprel::Xcomp);
        let Some(before) = before.filter(|_| nominal(&words[predicate])) else {
            continue;
        };
        if nominal(&words[before]) && !has_child(words, verb, &[Deprel::Obj, Deprel::Ccomp]) {
            words[before].deprel = Deprel::Obj;
        } else if words[before].xpos == Xpos::Vb && !has_child(words, before, &[Deprel::Obj]) {
            (words[predicate].head, words[predicate].deprel) = (Some(before), Deprel::Obj);
        }
    }
}

/// *stood trial in Madrid*: a noun right behind a verb that has no object is no adverb.
fn nouns_after_verbs(words: &mut [WordAnalysis]) {
    for noun in 1..words.len() {
        let WordAnalysis {
            head,
            deprel,
            upos,
            xpos,
        } = words[noun];
        let behind = head == Some(noun - 1) && words[noun - 1].upos == Upos::Verb;
        if behind
            && deprel == Deprel::Advmod
            && (upos, xpos) == (Upos::Noun, Xpos::Nn)
            && !has_child(words, noun - 1, &[Deprel::Obj])
        {
            words[noun].deprel = Deprel::Obj;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(xpos: Xpos, head: Option<usize>, deprel: Deprel) -> WordAnalysis {
        let upos = match xpos {
            Xpos::Nnp => Upos::Propn,
            Xpos::Vbd | Xpos::Vbg | Xpos::Vbn => Upos::Verb,
            Xpos::Jj => Upos::Adj,
            Xpos::In => Upos::Sconj,
            _ => Upos::Noun,
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
    fn check(forms: &str, words: Vec<WordAnalysis>, expected: &[(Option<usize>, Deprel)]) {
        let forms: Vec<&str> = forms.split(' ').collect();
        let mut analysis = Analysis {
            words,
            names: Vec::new(),
            states: Vec::new(),
            inner: Vec::new(),
        };
        mend(&[forms], std::slice::from_mut(&mut analysis));
        let found: Vec<_> = analysis
            .words
            .iter()
            .map(|word| (word.head, word.deprel))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn an_object_before_its_clause_is_the_verbs() {
        let words = |object| {
            vec![
                word(Xpos::Nnp, Some(1), Deprel::Nsubj),
                word(Xpos::Vbd, None, Deprel::Root),
                word(Xpos::Nnp, Some(object), Deprel::Obj),
                word(Xpos::In, Some(4), Deprel::Mark),
                word(Xpos::Vbg, Some(1), Deprel::Advcl),
            ]
        };
        let right: Vec<_> = words(1)
            .iter()
            .map(|word| (word.head, word.deprel))
            .collect();
        check("Arnor accused Gondor of lying", words(4), &right);
        check("Arnor accused Gondor of lying", words(1), &right);
    }

    #[test]
    fn a_verb_in_the_present_is_active() {
        let words = |subject| {
            vec![
                word(Xpos::Nnp, Some(1), subject),
                word(Xpos::Vb, None, Deprel::Root),
                word(Xpos::Nn, Some(1), Deprel::Obj),
            ]
        };
        let right = words(Deprel::Nsubj);
        let right: Vec<_> = right.iter().map(|word| (word.head, word.deprel)).collect();
        check("Police arrest mayor", words(Deprel::NsubjPass), &right);
    }

    #[test]
    fn of_two_subjects_about_what_is_said_the_first_is_of_what_is_said() {
        let words = |first, speaker| {
            vec![
                word(Xpos::Nns, Some(first), Deprel::Nsubj),
                word(Xpos::Vbd, Some(4), Deprel::Ccomp),
                word(Xpos::Comma, Some(1), Deprel::Punct),
                word(Xpos::Nns, Some(4), speaker),
                word(Xpos::Vbd, None, Deprel::Root),
            ]
        };
        for (speaker, of) in [(Deprel::Nsubj, 1), (Deprel::Obl, 4)] {
            let right = words(of, speaker);
            let right: Vec<_> = right.iter().map(|word| (word.head, word.deprel)).collect();
            check(
                "farmers marched , witnesses said",
                words(4, speaker),
                &right,
            );
        }
    }
}
