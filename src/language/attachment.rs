//! What hangs in the wrong place: clauses on the wrong verb, phrases read as what no sentence has two of.
//!
//! In: the words of a sentence with their analysis. Out: the same with some heads and relations mended. Invariant: a tree
//! stays a tree, and each change goes by something that grammar forbids: two agents of one
//! verb, a second subject behind it.

use super::analyse::WordAnalysis;
use super::labels::{Deprel, Upos, Xpos};
use super::mend::has_child;

/// Participles of verbs that no thing suffers: behind a name and a comma they are its verb.
const OF_THE_DOER: &[&str] = &[
    "agreed",
    "apologised",
    "apologized",
    "appealed",
    "arrived",
    "called",
    "declined",
    "died",
    "resigned",
    "vowed",
];
/// What the relative pronoun stands for is called by what stands behind the verb: *whom he called a crook*.
const NAMING: &[&str] = &[
    "called", "calls", "branded", "dubbed", "labelled", "labeled",
];

/// Mends one sentence.
pub(super) fn mend(forms: &[&str], words: &mut [WordAnalysis]) {
    agents_apart(words);
    asked_behind_the_verb(words);
    verbs_of_the_doer(forms, words);
    told_before_said(forms, words);
    called_by_a_predicate(forms, words);
    times_take_nothing(forms, words);
}

fn has_subject(words: &[WordAnalysis], verb: usize) -> bool {
    let mut all = words.iter();
    all.any(|word| word.head == Some(verb) && word.deprel.is_subject())
}

fn is_name_or_noun(word: &WordAnalysis) -> bool {
    matches!(word.upos, Upos::Noun | Upos::Propn)
}

/// Whether the word stands below the other in the tree.
fn is_below(words: &[WordAnalysis], word: usize, other: usize) -> bool {
    let above = std::iter::successors(words[word].head, |&at| words[at].head);
    above.take(words.len()).any(|at| at == other)
}

/// *was advised by Arnor and Gondor by Rohan*: no verb has two agents; what stands between them is what the second advised.
fn agents_apart(words: &mut [WordAnalysis]) {
    for second in 0..words.len() {
        let WordAnalysis { head, deprel, .. } = words[second];
        let Some(verb) = head.filter(|_| deprel == Deprel::OblAgent) else {
            continue;
        };
        let first = (0..second).find(|&word| {
            words[word].head == Some(verb)
                && words[word].deprel == Deprel::OblAgent
                && has_child(words, word, &[Deprel::Case])
        });
        let opened = (0..second)
            .any(|case| words[case].head == Some(second) && words[case].deprel == Deprel::Case);
        let Some(first) = first.filter(|_| opened) else {
            continue;
        };
        let between = (first + 1..second).rev().find(|&word| {
            words[word].deprel == Deprel::Conj
                && is_below(words, word, verb)
                && has_child(words, word, &[Deprel::Cc])
                && !has_child(words, word, &[Deprel::Case])
        });
        if let Some(between) = between {
            words[between].head = Some(verb);
            (words[second].head, words[second].deprel) = (Some(between), Deprel::Orphan);
        }
    }
}

/// *called on the mayor to resign*: who stands behind the verb is no second subject, but who is to resign.
fn asked_behind_the_verb(words: &mut [WordAnalysis]) {
    for asked in 0..words.len() {
        let WordAnalysis { head, deprel, .. } = words[asked];
        let Some(verb) = head.filter(|&verb| verb < asked && deprel == Deprel::Nsubj) else {
            continue;
        };
        let has_other = (0..verb)
            .any(|word| words[word].head == Some(verb) && words[word].deprel == Deprel::Nsubj);
        let to_do = (asked..words.len())
            .any(|word| words[word].head == Some(verb) && words[word].deprel == Deprel::Xcomp);
        if has_other && to_do && !has_child(words, verb, &[Deprel::Obj]) {
            words[asked].deprel = Deprel::Obj;
            let particle = (verb + 1..asked).find(|&word| {
                words[word].head == Some(verb) && words[word].deprel == Deprel::CompoundPrt
            });
            if let Some(particle) = particle {
                words[asked].deprel = Deprel::Obl;
                (words[particle].head, words[particle].deprel) = (Some(asked), Deprel::Case);
            }
        }
    }
}

/// *The fund, which has a stake, called for his dismissal.* Without another verb the participle is the sentence's own.
fn verbs_of_the_doer(forms: &[&str], words: &mut [WordAnalysis]) {
    let Some(root) = words.iter().position(|word| word.head.is_none()) else {
        return;
    };
    let participle = |&verb: &usize| {
        words[verb].head == Some(root)
            && words[verb].deprel == Deprel::Acl
            && words[verb].xpos == Xpos::Vbn
            && OF_THE_DOER.contains(&forms[verb])
            && root < verb
            && forms[verb - 1] == ","
    };
    let Some(verb) = (1..words.len()).find(participle) else {
        return;
    };
    let agent = [Deprel::OblAgent, Deprel::AuxPass, Deprel::Aux];
    let ends = forms.last().is_some_and(|last| *last == ".");
    let called_for = forms[verb] != "called"
        || (verb..words.len())
            .any(|word| words[word].deprel == Deprel::Case && matches!(forms[word], "for" | "on"));
    if !ends || !called_for || !is_name_or_noun(&words[root]) || has_child(words, verb, &agent) {
        return;
    }
    if has_child(words, root, &[Deprel::Cop]) || has_subject(words, root) {
        return;
    }
    (words[verb].head, words[verb].deprel, words[verb].xpos) = (None, Deprel::Root, Xpos::Vbd);
    (words[root].head, words[root].deprel) = (Some(verb), Deprel::Nsubj);
    for word in words.iter_mut().skip(verb + 1) {
        if word.head == Some(root) {
            word.head = Some(verb);
        }
    }
}

/// *Six people drowned when the bank broke, said the mayor.* What is told in the past tense before *said* is no part of
/// the name before it, and who is named behind *said* speaks.
fn told_before_said(forms: &[&str], words: &mut [WordAnalysis]) {
    for said in 1..words.len() {
        let says = matches!(forms[said], "said" | "says") && forms[said - 1] == ",";
        if !says || words[said].upos != Upos::Verb || has_child(words, said, &[Deprel::Ccomp]) {
            continue;
        }
        let doer = (0..said)
            .find(|&word| words[word].head == Some(said) && words[word].deprel == Deprel::Nsubj);
        let speaker = (said + 1..words.len())
            .find(|&word| words[word].head == Some(said) && words[word].deprel == Deprel::Obj);
        let (Some(doer), Some(speaker)) = (doer, speaker) else {
            continue;
        };
        let told = (doer + 1..said).find(|&verb| {
            words[verb].head == Some(doer)
                && words[verb].deprel == Deprel::Acl
                && words[verb].xpos == Xpos::Vbd
        });
        if let Some(told) = told {
            (words[told].head, words[told].deprel) = (Some(said), Deprel::Ccomp);
            (words[doer].head, words[doer].deprel) = (Some(told), Deprel::Nsubj);
            words[speaker].deprel = Deprel::Nsubj;
        }
    }
}

/// *Took, whom he called a crook*: of two objects, of which one is *whom*, the other is what he is called.
fn called_by_a_predicate(forms: &[&str], words: &mut [WordAnalysis]) {
    for name in 0..words.len() {
        let WordAnalysis { head, deprel, .. } = words[name];
        let Some(verb) = head.filter(|&verb| verb < name && deprel == Deprel::Obj) else {
            continue;
        };
        let relative = (0..verb).any(|word| {
            words[word].head == Some(verb)
                && words[word].deprel == Deprel::Obj
                && matches!(words[word].xpos, Xpos::Wp | Xpos::Wdt)
        });
        if relative && NAMING.contains(&forms[verb]) {
            words[name].deprel = Deprel::Xcomp;
        }
    }
}

fn is_weekday(word: &WordAnalysis, form: &str) -> bool {
    word.upos == Upos::Propn && form.ends_with("day")
}

/// *was convicted last month of fraud*, *accused the mayor on Friday of lying*: a day or month that *last* or *on* leads to
/// is of nothing; the verb before it is.
fn times_take_nothing(forms: &[&str], words: &mut [WordAnalysis]) {
    for of in 0..words.len() {
        let WordAnalysis { head, deprel, .. } = words[of];
        let Some(time) = head.filter(|&time| time < of && deprel == Deprel::Nmod) else {
            continue;
        };
        let led = forms[time + 1..of].contains(&"of") && is_name_or_noun(&words[of]);
        let last = time
            .checked_sub(1)
            .is_some_and(|last| forms[last] == "last");
        let period = last && matches!(forms[time], "week" | "month" | "year" | "night");
        let Some(verb) = words[time].head.filter(|&verb| {
            verb < time
                && words[verb].upos == Upos::Verb
                && (period || is_weekday(&words[time], forms[time]))
        }) else {
            continue;
        };
        let temporal = forms[of].ends_with("day")
            || matches!(forms[of], "week" | "month" | "year" | "season" | "trial")
            || words[of].xpos == Xpos::Cd;
        if led && !temporal {
            (words[of].head, words[of].deprel) = (Some(verb), Deprel::Obl);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check_mended;
    use super::mend;

    #[track_caller]
    fn check(sentence: &str, form: &str, expected: &str) {
        check_mended(mend, sentence, form, expected);
    }

    #[test]
    fn a_second_agent_is_of_somebody_else() {
        let sentence = "Rohan/NNP/2/nsubj:pass advised/VBN/0/root by/IN/4/case Arnor/NNP/2/obl:agent and/CC/6/cc Gondor/NNP/4/conj by/IN/8/case Umbar/NNP/2/obl:agent";
        check(sentence, "Gondor", "advised conj");
        check(sentence, "Umbar", "Gondor orphan");
        check(
            "Rohan/NNP/2/nsubj:pass advised/VBN/0/root by/IN/4/case Arnor/NNP/2/obl:agent and/CC/6/cc Gondor/NNP/4/conj",
            "Gondor",
            "Arnor conj",
        );
    }

    #[test]
    fn who_stands_behind_the_verb_is_asked() {
        let sentence = |last: &str| {
            format!(
                "Arnor/NNP/2/nsubj called/VBD/0/root on/RP/2/compound:prt Took/NNP/2/nsubj to/TO/6/mark resign/VB/2/{last}"
            )
        };
        check(&sentence("xcomp"), "Took", "called obl");
        check(&sentence("parataxis"), "Took", "called nsubj");
    }

    #[test]
    fn a_participle_of_the_doer_is_the_verb() {
        let sentence = |verb: &str| {
            format!(
                "Arnor/NNP/0/root ,/,/1/punct {verb}/VBN/1/acl for/IN/5/case peace/NN/3/obl ././1/punct"
            )
        };
        check(&sentence("called"), "called", "root root");
        check(&sentence("called"), "Arnor", "called nsubj");
        check(&sentence("punished"), "punished", "Arnor acl");
    }

    #[test]
    fn what_is_told_before_said_is_a_clause() {
        let sentence = |tag: &str| {
            format!(
                "People/NNS/4/nsubj drowned/{tag}/1/acl ,/,/4/punct said/VBD/0/root Took/NNP/4/obj"
            )
        };
        check(&sentence("VBD"), "drowned", "said ccomp");
        check(&sentence("VBD"), "People", "drowned nsubj");
        check(&sentence("VBD"), "Took", "said nsubj");
        check(&sentence("VBN"), "drowned", "People acl");
    }

    #[test]
    fn what_he_is_called_is_a_predicate() {
        let sentence = |verb: &str| {
            format!(
                "Took/NNP/0/root whom/WP/4/obj he/PRP/4/nsubj {verb}/VBD/1/acl:relcl crook/NN/4/obj"
            )
        };
        check(&sentence("called"), "crook", "called xcomp");
        check(&sentence("gave"), "crook", "gave obj");
    }

    #[test]
    fn last_month_is_of_nothing() {
        let sentence = |last: &str| {
            format!(
                "Took/NNP/2/nsubj:pass convicted/VBN/0/root {last}/JJ/4/amod month/NN/2/obl:unmarked of/IN/6/case fraud/NN/4/nmod"
            )
        };
        check(&sentence("last"), "fraud", "convicted obl");
        check(&sentence("dry"), "fraud", "month nmod");
    }
}
