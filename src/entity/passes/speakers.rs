//! The first person: *I* is who speaks, *we* the body that is spoken for.
//!
//! *“We have no plans,” a spokeswoman for Shire Air said*. Invariant: *we* is never a single person, and the *we* of a king
//! or a president is left alone: it may be the country, the government, the party or just about everybody.

use super::super::draft::Draft;
use super::super::known::Known;
use super::super::traits::{Certainty, Number};
use super::super::types::MentionForm;
use super::super::words::PronounTraits;
use super::role_facts::within;
use crate::language::{Deprel, Speech};
use crate::ontology::EntityKind;
use crate::ontology::names::WordClass;

/// Who is meant by a pronoun of the first person.
pub(super) fn speaker(
    draft: &Draft,
    known: &Known,
    index: usize,
    speech: &Speech,
    traits: PronounTraits,
) -> Option<usize> {
    let head = match speech.quotation_of(draft.mentions[index].head) {
        Some(quotation) => quotation.speaker?,
        // Reported without marks: *Trump wrote, it was an honor for me to talk to Petro.*
        None => draft
            .doc
            .ancestors(draft.mentions[index].head)
            .filter(|&verb| speech.is_saying(verb))
            .find_map(|verb| speech.speaker_of(verb))?,
    };
    let speaker = draft.at(head).filter(|&it| it != index)?;
    let kind = draft.traits_of(speaker).kind;
    if traits.number == Some(Number::Plural) {
        return match kind {
            EntityKind::Group | EntityKind::Organization | EntityKind::Country => Some(speaker),
            EntityKind::Person => spoken_for(draft, known, speaker),
            _ => None,
        };
    }
    let person = kind == EntityKind::Person;
    if !person && let Some(beside) = person_beside(draft, speaker) {
        return Some(beside);
    }
    (person || draft.traits_of(speaker).certainty <= Certainty::Form).then_some(speaker)
}

/// *a Gondorian, Faramir Took, said*: the person whose name stands beside what the tables take for a body.
fn person_beside(draft: &Draft, speaker: usize) -> Option<usize> {
    draft
        .doc
        .children_by(draft.mentions[speaker].head, Deprel::Appos)
        .filter_map(|name| draft.at(name))
        .find(|&it| draft.traits_of(it).kind == EntityKind::Person)
}

/// The body whose representative the article says that a person is.
pub(super) fn spoken_for(draft: &Draft, known: &Known, speaker: usize) -> Option<usize> {
    let group = draft.group(speaker);
    let roles = draft.members(group).iter().copied().filter(|&it| {
        draft.mentions[it].form == MentionForm::Description
            && known.is_of_class(&draft.head_lemma(it), WordClass::Representative)
    });
    let mut bodies: Vec<usize> = roles
        .flat_map(|role| bodies(draft, role))
        .map(|body| draft.group(body))
        .collect();
    bodies.sort_unstable();
    bodies.dedup();
    match bodies[..] {
        [only] => Some(draft.members(only)[0]),
        _ => None,
    }
}

/// Bodies that the phrase of a role names, within it or after *for*, *at* or *from*.
fn bodies(draft: &Draft, role: usize) -> Vec<usize> {
    let doc = draft.doc;
    let head = draft.mentions[role].head;
    let after = doc
        .children_by(head, Deprel::Nmod)
        .filter(|&child| {
            doc.child(child, Deprel::Case).is_some_and(|case| {
                matches!(doc.lemma(case), "for" | "at" | "from" | "of" | "with")
            })
        })
        .filter_map(|child| draft.at(child));
    within(draft, role)
        .chain(after)
        .filter(|&it| {
            let kind = draft.traits_of(it).kind;
            let named = draft.has_name(draft.group(it)) || draft.traits_of(it).link.is_some();
            named && kind == EntityKind::Organization
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    const WE: &str = "
            : 8 punct
            \" 8 punct
            We 8 nsubj
            slept/sleep 4 ccomp
            . . PUNCT . 4 punct
            \" \" PUNCT '' 4 punct";

    #[test]
    fn a_spokesman_says_we_for_his_company() {
        let lines = format!(
            "
            Rohan 3 compound B-Organization
            Took 1 flat I-Organization
            spokesman 4 nsubj
            said say VERB VBD 0 root{WE}"
        );
        check(&lines, "Rohan Took", "Rohan Took | We");
    }

    #[test]
    fn a_colon_announces_words_whatever_the_verb() {
        let lines = "
            Faramir 2 nsubj B-Person
            reacted/react 0 root
            : 6 punct
            \" 6 punct
            I/I 6 nsubj
            slept/sleep 2 parataxis
            . . PUNCT . 2 punct
            \" \" PUNCT '' 2 punct";
        check(lines, "Faramir", "Faramir | I");
    }

    #[test]
    fn a_man_who_speaks_for_nobody_is_not_we() {
        let lines = format!(
            "
            The 3 det
            old 3 amod
            Faramir 4 nsubj B-Person
            said say VERB VBD 0 root{WE}"
        );
        check(&lines, "Faramir", "Faramir");
    }

    #[test]
    fn a_name_beside_a_party_says_i() {
        let lines = "
            A 2 det
            Republican 6 nsubj B-Organization
            , 4 punct
            Faramir 2 appos B-Person
            , 4 punct
            said/say 0 root
            : 9 punct
            \" \" PUNCT `` 9 punct
            I 10 nsubj
            slept/sleep 6 ccomp
            . . PUNCT . 6 punct
            \" \" PUNCT '' 10 punct";
        check(lines, "Faramir", "Faramir | I");
    }
}
