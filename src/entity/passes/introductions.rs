//! Introductions: whom an opening tells of without a name, and the next paragraph by name and age.
//!
//! *A teacher has been jailed for fraud.* ¶ *Lotho Took, 57, ...*: local papers open so. Invariant: the name is new where it
//! stands, and the opening has nobody else that it could be.

use super::super::draft::{Draft, Group};
use super::super::known::Known;
use super::super::phrases;
use super::super::traits::{Number, Traits};
use super::super::types::MentionForm;
use super::names::name_words;
use crate::article::BlockKind;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::EntityKind;

/// Merges the name with whom the opening tells of.
pub(in super::super) fn run(draft: &mut Draft, known: &Known) {
    let title = |block: usize| {
        let block = draft.article.blocks.get(block);
        block.is_some_and(|it| it.kind == BlockKind::Title)
    };
    let mut sentences = (0..draft.doc.sentences.len())
        .filter(|&at| !title(draft.doc.sentences[at].block))
        .peekable();
    let Some(&opening) = sentences.peek() else {
        return;
    };
    let block = draft.doc.sentences[opening].block;
    let (Some(unnamed), Some(next)) = (
        subject(draft, opening).filter(|&it| is_unnamed(draft, it)),
        sentences.find(|&at| draft.doc.sentences[at].block != block),
    ) else {
        return;
    };
    let Some(name) = subject(draft, next) else {
        return;
    };
    let Some(age) = age(draft, name) else { return };
    let group = draft.group(name);
    let new = draft.members(group)[0] == name
        || draft.members(group)[0] + 1 == name
            && draft.mentions[draft.members(group)[0]].rule == "title";
    let person = draft.mentions[name].form == MentionForm::Name
        && draft.traits(group).kind == EntityKind::Person;
    if new && person && is_meant(draft, known, (unnamed, name), opening, age) {
        draft.merge(unnamed, name, "introduced");
    }
}

/// Whether the opening's person can be the one of that name and age, and nobody else there can.
fn is_meant(
    draft: &Draft,
    known: &Known,
    (unnamed, name): (usize, usize),
    opening: usize,
    age: &str,
) -> bool {
    let gender = draft.traits_of(name).gender.or_else(|| {
        let words = name_words(draft.text(name));
        known.given_gender(words.first()?)
    });
    let own = draft.traits_of(unnamed);
    let clash = gender.is_some() && own.gender.is_some() && gender != own.gender;
    if clash || !draft.may_be_one(unnamed, name) {
        return false;
    }
    let told = |it: usize| draft.text(it).contains("year-old");
    if told(unnamed) {
        return draft.text(unnamed).split('-').next() == Some(age);
    }
    let is_other = |traits: &Traits| {
        traits.kind == EntityKind::Person
            && traits.number != Some(Number::Plural)
            && !(gender.is_some() && traits.gender.is_some() && traits.gender != gender)
    };
    let group = draft.group(unnamed);
    (0..draft.mentions.len())
        .filter(|&it| draft.sentence(it) == opening && draft.group(it) != group)
        .filter(|&it| draft.mentions[it].form == MentionForm::Description)
        .all(|it| {
            let other: Group = draft.group(it);
            draft.has_name(other) || !is_other(draft.traits(other))
        })
}

/// The subject of a sentence.
fn subject(draft: &Draft, sentence: usize) -> Option<usize> {
    let doc = draft.doc;
    let mut tokens = doc.sentences[sentence].tokens.clone().map(TokenId::from);
    let root = tokens.find(|&id| doc.deprel(id) == Deprel::Root)?;
    let passive = || doc.child(root, Deprel::NsubjPass);
    draft.at(phrases::subject(doc, root).or_else(passive)?)
}

/// One person without a name, who does not tell of others by office.
fn is_unnamed(draft: &Draft, mention: usize) -> bool {
    let traits = draft.traits_of(mention);
    draft.mentions[mention].form == MentionForm::Description
        && traits.kind == EntityKind::Person
        && traits.number != Some(Number::Plural)
        && !draft.has_name(draft.group(mention))
        && !matches!(
            draft.head_lemma(mention).as_str(),
            "judge"
                | "magistrate"
                | "prosecutor"
                | "coroner"
                | "official"
                | "spokesman"
                | "spokeswoman"
                | "spokesperson"
                | "officer"
                | "detective"
                | "lawyer"
                | "expert"
        )
}

/// *Lotho Took, 57, ...*: the age behind the name.
fn age<'a>(draft: &'a Draft, name: usize) -> Option<&'a str> {
    let doc = draft.doc;
    let behind = draft.mentions[name].tokens.end;
    let number = doc.tokens.get(behind + 1)?;
    let set_off = doc.tokens[behind].upos == Upos::Punct
        && doc
            .tokens
            .get(behind + 2)
            .is_some_and(|it| it.upos == Upos::Punct);
    let age = number.span.of(&doc.text);
    let plausible = age.len() < 3 && age.parse::<u8>().is_ok_and(|it| it > 9);
    (set_off && plausible).then_some(age)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    const JAILED: &str = "
        A a DET DT 2 det
        teacher 3 nsubj:pass
        jailed jail VERB VBN 0 root
#
        Boromir 7 nsubj B-Person
        Took 1 flat I-Person
        , , PUNCT , 4 punct
        57 57 NUM CD 1 appos
        , , PUNCT , 1 punct
        never 7 advmod
        slept/sleep 0 root";

    #[test]
    fn a_name_and_age_tell_who_the_opening_is_about() {
        check(JAILED, "Boromir Took", "teacher | Boromir Took");
    }

    #[test]
    fn a_name_without_age_may_be_anybody() {
        let lines = JAILED.replace("57 57 NUM CD 1 appos", "weary weary ADJ JJ 1 amod");
        check(&lines, "Boromir Took", "Boromir Took");
    }

    #[test]
    fn a_judge_is_not_whom_he_tries() {
        let lines = JAILED.replace("teacher", "judge");
        check(&lines, "Boromir Took", "Boromir Took");
    }
}
