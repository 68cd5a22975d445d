//! Who a sentence goes on about under another word: *Took scored twice. The striker ...*, *the 52-year-old*.
//!
//! Papers call whom they have just told of by age or calling rather than by name again. Invariant: only what the subject of the
//! sentence before may be, and where that sentence has another person with a name, only whom the model holds likelier.

use super::super::draft::{Draft, Group};
use super::super::known::Known;
use super::super::phrases;
use super::super::traits::Number;
use super::super::types::MentionForm;
use super::descriptions::{is_restricted, modifier_words};
use super::role_facts::within;
use crate::article::BlockKind;
use crate::language::{Deprel, TokenId};
use crate::ontology::EntityKind;
use crate::ontology::names::WordClass;
use std::collections::BTreeSet;

/// How many sentences back, over such as go on with *he* or *she*.
const SENTENCES: usize = 3;

/// By how much likelier the model must hold one of two people.
const LEAD: f32 = 0.1;

/// The subject of the sentence before, where the description says only what anybody may be called.
pub(super) fn antecedent(draft: &Draft, known: &Known, index: usize) -> Option<usize> {
    let aged = draft.text(index).contains("year-old");
    if !aged && !is_calling(draft, known, index) || !is_plain(draft, index) {
        return None;
    }
    let here: BTreeSet<Group> = (0..index)
        .rev()
        .take_while(|&it| draft.sentence(it) == draft.sentence(index))
        .map(|it| draft.group(it))
        .collect();
    let (before, subject) = subject_before(draft, index, aged)?;
    let fits = |&it: &usize| {
        let traits = draft.traits_of(it);
        traits.kind == EntityKind::Person
            && traits.number != Some(Number::Plural)
            && !here.contains(&draft.group(it))
            && draft.may_be_one(it, index)
    };
    let subject = subject.filter(|it| fits(it) && is_introduced(draft, *it, index));
    let named: BTreeSet<Group> = (0..index)
        .rev()
        .skip_while(|&it| draft.sentence(it) > before)
        .take_while(|&it| draft.sentence(it) == before)
        .filter(|it| fits(it) && draft.has_name(draft.group(*it)))
        .map(|it| draft.group(it))
        .filter(|&group| subject.is_none_or(|it| draft.group(it) != group))
        .collect();
    let mut others: Vec<(f32, Group)> = named
        .into_iter()
        .map(|group| (draft.likelihood(index, group), group))
        .collect();
    others.sort_by(|a, b| b.0.total_cmp(&a.0));
    let own = subject.map(|it| (draft.likelihood(index, draft.group(it)), it));
    match (own, &others[..]) {
        (None, [(_, only)]) => Some(draft.members(*only)[0]),
        (Some((_, subject)), []) => Some(subject),
        (Some((own, subject)), [(other, _), ..]) if own > other + LEAD => Some(subject),
        (Some((own, _)), [(other, group), ..]) if *other > own + LEAD => {
            Some(draft.members(*group)[0])
        }
        _ => None,
    }
}

/// Somebody with a name; or *a caretaker ... the man*.
fn is_introduced(draft: &Draft, subject: usize, index: usize) -> bool {
    let anybody = matches!(draft.head_lemma(index).as_str(), "man" | "woman")
        && draft.mentions[subject].form == MentionForm::Description
        && phrases::is_indefinite(draft.doc, draft.mentions[subject].head);
    anybody || draft.has_name(draft.group(subject))
}

/// *the striker*, *the former judge*: a calling that says nothing of who holds which office here.
fn is_calling(draft: &Draft, known: &Known, index: usize) -> bool {
    let modifiers = modifier_words(draft, index);
    let former = modifiers.contains("former") || modifiers.contains("retired");
    let noun = draft.head_lemma(index);
    let calling = known.is_of_class(&noun, WordClass::Human) && noun != "suspect"
        || former && known.is_person_noun(&noun);
    calling
        && modifiers
            .iter()
            .all(|word| matches!(word.as_str(), "former" | "retired" | "veteran"))
}

/// *the* before one person, and nothing behind that says which.
fn is_plain(draft: &Draft, index: usize) -> bool {
    let doc = draft.doc;
    let mention = &draft.mentions[index];
    let the = doc
        .children_by(mention.head, Deprel::Det)
        .any(|det| doc.lemma(det) == "the");
    the && mention.form == MentionForm::Description
        && mention.traits.kind == EntityKind::Person
        && mention.traits.number != Some(Number::Plural)
        && !phrases::is_predicate(doc, mention.head)
        && !matches!(
            doc.deprel(mention.head),
            Deprel::Appos | Deprel::Compound | Deprel::NmodDesc | Deprel::Conj
        )
        && phrases::of_phrase(doc, mention.head).is_none()
        && doc.child(mention.head, Deprel::NmodPoss).is_none()
        && doc.child(mention.head, Deprel::Appos).is_none()
        && doc.child(mention.head, Deprel::Flat).is_none()
        && (is_aside(draft, index) || !is_restricted(draft, mention.head))
        && !within(draft, index).any(|it| draft.mentions[it].form == MentionForm::Name)
}

/// *The striker, on loan from Bree, ...*: what stands behind a comma says no more who is meant.
fn is_aside(draft: &Draft, index: usize) -> bool {
    let next = TokenId::from(draft.mentions[index].head.index() + 1);
    draft.doc.tokens.len() > next.index() && draft.doc.form(next) == ","
}

/// The sentence before and its subject in the same paragraph, of an age also in the one before; over sentences on *he* or *she*.
fn subject_before(draft: &Draft, index: usize, aged: bool) -> Option<(usize, Option<usize>)> {
    let here = draft.sentence(index);
    let block = draft.doc.sentences[here].block;
    for at in (here.saturating_sub(SENTENCES)..here).rev() {
        if draft.doc.sentences[at].block != block && !(aged && at + 1 == here) {
            return None;
        }
        let mut tokens = draft.doc.sentences[at].tokens.clone().map(TokenId::from);
        let root = tokens.find(|&id| draft.doc.deprel(id) == Deprel::Root)?;
        let subject = phrases::subject(draft.doc, root).and_then(|it| draft.at(it));
        let told_in = draft.article.blocks.get(draft.doc.sentences[at].block);
        if told_in.is_some_and(|it| it.kind == BlockKind::Title) {
            return None;
        }
        let pronoun = |it: usize| ["he", "she"].contains(&draft.text(it).to_lowercase().as_str());
        if !subject.is_some_and(pronoun) {
            return Some((at, subject));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    const SCORED: &str = "
        Faramir 2 nsubj B-Person
        slept/sleep 0 root

        Boromir 2 nsubj B-Person
        scored/score 0 root

        The the DET DT 2 det
        striker 3 nsubj
        left/leave 0 root";

    #[test]
    fn a_calling_takes_up_the_subject_before() {
        check(SCORED, "Boromir", "Boromir | striker");
    }

    #[test]
    fn an_office_is_somebody_elses() {
        let lines = SCORED.replace("striker", "prosecutor");
        check(&lines, "Boromir", "Boromir");
    }

    #[test]
    fn an_age_takes_up_the_subject_before() {
        let lines = SCORED.replace(
            "striker 3 nsubj
        left/leave 0 root",
            "52 52 NUM CD 4 nummod
        - - PUNCT HYPH 4 punct
        year 6 compound
        - - PUNCT HYPH 4 punct
        old old ADJ JJ 7 nsubj
        left/leave 0 root",
        );
        let lines = lines.replace("DT 2 det", "DT 6 det");
        let (article, document) = super::super::super::testing::read(&lines);
        let ontology = crate::ontology::Ontology::embedded();
        let entities = crate::entity::resolve(&article, &document, ontology);
        assert_eq!(super::super::super::testing::named(&entities), 2);
    }
}
