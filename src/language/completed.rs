//! What completes a verb and its object, where the tree has it beside them: what somebody is called, how something is
//! left, what whoever is sent does.
//!
//! In: the words of a sentence with their analysis. Out: the same with some heads and relations mended. Invariant: a tree
//! stays a tree, and nothing moves over a comma.

use super::analyse::WordAnalysis;
use super::labels::{Deprel, Upos, Xpos};
use super::mend::has_child;

/// Forms of verbs that say what their object is called or made: *called her a hero*, *left Bree the only town*.
const NAMING: &[&str] = &[
    "call",
    "called",
    "calling",
    "calls",
    "declared",
    "declaring",
    "deemed",
    "dubbed",
    "dubbing",
    "labeled",
    "labelled",
    "leave",
    "leaves",
    "leaving",
    "left",
    "made",
    "make",
    "makes",
    "making",
    "proclaimed",
];
/// Forms of verbs that leave or keep their object as something.
const LEAVING: &[&str] = &[
    "keep", "keeping", "kept", "leave", "leaves", "leaving", "left",
];
/// How those are left who were there.
const LEFT: &[&str] = &[
    "abandoned",
    "closed",
    "damaged",
    "deserted",
    "destroyed",
    "devastated",
    "displaced",
    "divided",
    "exposed",
    "flooded",
    "hospitalised",
    "hospitalized",
    "injured",
    "isolated",
    "paralysed",
    "paralyzed",
    "scarred",
    "shattered",
    "stranded",
    "stunned",
    "submerged",
    "trapped",
    "wounded",
];
/// Forms of verbs of whose object, not whose subject, a participle right behind tells: *sent ships carrying water*, *issued
/// a statement praising it*.
const SENDING: &[&str] = &[
    "deployed",
    "deploying",
    "dispatched",
    "issued",
    "issuing",
    "published",
    "released",
    "send",
    "sending",
    "sends",
    "sent",
    "signed",
];
/// Forms of verbs that charge somebody *of* something.
const CHARGING: &[&str] = &[
    "accuse",
    "accused",
    "accuses",
    "accusing",
    "acquitted",
    "cleared",
    "convicted",
    "suspected",
];

/// Mends one sentence.
pub(super) fn mend(forms: &[&str], words: &mut [WordAnalysis]) {
    called_by_a_second_object(forms, words);
    left_as_it_is(forms, words);
    told_of_the_object(forms, words);
    accused_of_doing(forms, words);
    life_in_prison(forms, words);
    cut_short(forms, words);
    forced_to(forms, words);
}

/// Forms of verbs that make their object do something.
const FORCING: &[&str] = &[
    "allow",
    "allowed",
    "allowing",
    "allows",
    "cause",
    "caused",
    "causes",
    "causing",
    "compel",
    "compelled",
    "compelling",
    "compels",
    "enable",
    "enabled",
    "enables",
    "enabling",
    "force",
    "forced",
    "forces",
    "forcing",
    "oblige",
    "obliged",
    "obliges",
    "obliging",
    "prompt",
    "prompted",
    "prompting",
    "prompts",
];

/// *forced thousands of villagers to flee*: what they are made to do completes the verb, and is no purpose of it.
fn forced_to(forms: &[&str], words: &mut [WordAnalysis]) {
    for to in 1..words.len() {
        let infinitive = words[to].head.filter(|_| {
            forms[to] == "to" && words[to].deprel == Deprel::Mark && forms[to - 1] != ","
        });
        let Some(infinitive) = infinitive.filter(|&at| words[at].deprel == Deprel::Advcl) else {
            continue;
        };
        let Some(verb) = words[infinitive]
            .head
            .filter(|&verb| FORCING.contains(&forms[verb]))
        else {
            continue;
        };
        let object = (verb + 1..to).find(|&at| verb_of_object(words, at) == Some(verb));
        if object.is_some_and(|object| reach(words, object).1 + 1 == to) {
            words[infinitive].deprel = Deprel::Xcomp;
        }
    }
}

/// The verb that a word is an object of, if it stands behind it.
fn verb_of_object(words: &[WordAnalysis], object: usize) -> Option<usize> {
    let verb = words[object].head.filter(|&verb| verb < object)?;
    let is_object = words[object].deprel == Deprel::Obj && words[verb].upos == Upos::Verb;
    is_object.then_some(verb)
}

/// Where the phrase of a word ends, and where it begins.
fn reach(words: &[WordAnalysis], head: usize) -> (usize, usize) {
    let below = |&word: &usize| {
        let above = std::iter::successors(words[word].head, |&at| words[at].head);
        word == head || above.take(words.len()).any(|at| at == head)
    };
    let mut all = (0..words.len()).filter(below);
    let first = all.next().unwrap_or(head);
    (first, all.next_back().unwrap_or(first))
}

/// *made the town a fortress*, *left Bree the only town*: of two objects side by side the second says what the first is.
fn called_by_a_second_object(forms: &[&str], words: &mut [WordAnalysis]) {
    for second in 2..words.len() {
        let Some(verb) =
            verb_of_object(words, second).filter(|&verb| NAMING.contains(&forms[verb]))
        else {
            continue;
        };
        let first = (verb + 1..second)
            .find(|&word| words[word].head == Some(verb) && words[word].deprel == Deprel::Obj);
        let article = (verb + 1..second).any(|word| {
            words[word].head == Some(second)
                && words[word].deprel == Deprel::Det
                && matches!(forms[word], "a" | "an" | "the")
        });
        let beside = first.is_some_and(|first| reach(words, first).1 + 1 == reach(words, second).0);
        if article && beside && !has_child(words, verb, &[Deprel::Xcomp, Deprel::Iobj]) {
            words[second].deprel = Deprel::Xcomp;
        }
    }
}

/// *left tourists stranded*: the participle says how they were left, not which they are.
fn left_as_it_is(forms: &[&str], words: &mut [WordAnalysis]) {
    for participle in 2..words.len() {
        let WordAnalysis { head, deprel, .. } = words[participle];
        let object = head.filter(|_| deprel == Deprel::Acl && LEFT.contains(&forms[participle]));
        let Some(object) = object.filter(|&object| object + 1 == participle) else {
            continue;
        };
        let verb = verb_of_object(words, object).filter(|&verb| LEAVING.contains(&forms[verb]));
        if let Some(verb) = verb.filter(|&verb| !has_child(words, verb, &[Deprel::Xcomp])) {
            (words[participle].head, words[participle].deprel) = (Some(verb), Deprel::Xcomp);
        }
    }
}

/// *sent ships carrying water*: the ships carry it, not who sent them.
fn told_of_the_object(forms: &[&str], words: &mut [WordAnalysis]) {
    for participle in 2..words.len() {
        let WordAnalysis {
            head, deprel, xpos, ..
        } = words[participle];
        let told = deprel == Deprel::Advcl && xpos == Xpos::Vbg;
        let sends = |&verb: &usize| verb < participle && SENDING.contains(&forms[verb]);
        let Some(verb) = head.filter(sends).filter(|_| told) else {
            continue;
        };
        let object = (verb + 1..participle).find(|&word| {
            words[word].head == Some(verb)
                && words[word].deprel == Deprel::Obj
                && reach(words, word).1 + 1 == participle
        });
        let marked = has_child(words, participle, &[Deprel::Mark, Deprel::Nsubj]);
        if let Some(object) = object.filter(|_| !marked) {
            (words[participle].head, words[participle].deprel) = (Some(object), Deprel::Acl);
        }
    }
}

/// *accused his guards of lying*: of what he accused them, and not which guards they are.
fn accused_of_doing(forms: &[&str], words: &mut [WordAnalysis]) {
    for doing in 3..words.len() {
        let WordAnalysis {
            head, deprel, xpos, ..
        } = words[doing];
        let of = forms[doing - 1] == "of" && words[doing - 1].head == Some(doing);
        let Some(accused) =
            head.filter(|_| of && deprel == Deprel::Acl && matches!(xpos, Xpos::Vbg | Xpos::Nn))
        else {
            continue;
        };
        let verb = verb_of_object(words, accused).filter(|&verb| CHARGING.contains(&forms[verb]));
        if let Some(verb) = verb {
            (words[doing].head, words[doing].deprel) = (Some(verb), Deprel::Advcl);
        }
    }
}

/// *was sentenced to life in prison*: the life that he is to spend there.
fn life_in_prison(forms: &[&str], words: &mut [WordAnalysis]) {
    for prison in 2..words.len() {
        let WordAnalysis { head, deprel, .. } = words[prison];
        let phrase = matches!(forms[prison], "prison" | "jail") && forms[prison - 1] == "in";
        let life = prison - 2;
        if phrase
            && deprel == Deprel::Obl
            && forms[life] == "life"
            && words[life].head == head
            && words[life].deprel == Deprel::Obl
        {
            (words[prison].head, words[prison].deprel) = (Some(life), Deprel::Nmod);
        }
    }
}

/// *cut short a visit*: how it was cut; no *short* stands before an article.
fn cut_short(forms: &[&str], words: &mut [WordAnalysis]) {
    for short in 1..words.len() {
        let WordAnalysis { head, deprel, .. } = words[short];
        let cut = short - 1;
        let phrase = forms[short] == "short" && matches!(forms[cut], "cut" | "cuts" | "cutting");
        let visit = head.filter(|&visit| {
            phrase
                && deprel == Deprel::Amod
                && words[visit].head == Some(cut)
                && words
                    .get(short + 1)
                    .is_some_and(|word| matches!(word.deprel, Deprel::Det | Deprel::NmodPoss))
        });
        if visit.is_some() {
            (words[short].head, words[short].deprel) = (Some(cut), Deprel::Advmod);
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
    fn of_two_objects_the_second_says_what_the_first_is() {
        let sentence = |verb: &str| {
            format!("Took/NNP/2/nsubj {verb}/VBD/0/root Bree/NNP/2/obj a/DT/5/det town/NN/2/obj")
        };
        check(&sentence("made"), "town", "made xcomp");
        check(&sentence("gave"), "town", "gave obj");
    }

    #[test]
    fn how_they_are_left_completes_the_verb() {
        let sentence = |how: &str| {
            format!("Took/NNP/2/nsubj left/VBD/0/root guards/NNS/2/obj {how}/VBN/3/acl")
        };
        check(&sentence("stranded"), "stranded", "left xcomp");
        check(&sentence("hired"), "hired", "guards acl");
    }

    #[test]
    fn what_is_sent_carries_what_it_carries() {
        let sentence = |verb: &str| {
            format!(
                "Took/NNP/2/nsubj {verb}/VBD/0/root ships/NNS/2/obj carrying/VBG/2/advcl food/NN/4/obj"
            )
        };
        check(&sentence("sent"), "carrying", "ships acl");
        check(&sentence("boarded"), "carrying", "boarded advcl");
    }

    #[test]
    fn of_what_he_accused_them_names_nobody() {
        let sentence = |verb: &str| {
            format!(
                "Took/NNP/2/nsubj {verb}/VBD/0/root guards/NNS/2/obj of/IN/5/mark lying/VBG/3/acl"
            )
        };
        check(&sentence("accused"), "lying", "accused advcl");
        check(&sentence("noted"), "lying", "guards acl");
    }

    #[test]
    fn no_visit_is_short_before_its_article() {
        let sentence = |how: &str| {
            format!("Took/NNP/2/nsubj cut/VBD/0/root {how}/JJ/5/amod a/DT/5/det visit/NN/2/obj")
        };
        check(&sentence("short"), "short", "cut advmod");
        check(&sentence("such"), "such", "visit amod");
    }

    #[test]
    fn a_life_in_prison_is_one() {
        let sentence = |noun: &str| {
            format!(
                "sentenced/VBN/0/root to/IN/3/case {noun}/NN/1/obl in/IN/5/case prison/NN/1/obl"
            )
        };
        check(&sentence("life"), "prison", "life nmod");
        check(&sentence("death"), "prison", "sentenced obl");
    }
}
