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
    let subject = subject_before(draft, index, aged)?;
    let fits = |it: usize| {
        let traits = draft.traits_of(it);
        traits.kind == EntityKind::Person
            && traits.number != Some(Number::Plural)
            && !here.contains(&draft.group(it))
            && draft.may_be_one(it, index)
    };
    let known_person = |it: usize| {
        draft.has_name(draft.group(it))
            || draft.mentions[it].form == MentionForm::Description
                && phrases::is_indefinite(draft.doc, draft.mentions[it].head)
                && known.is_of_class(&draft.head_lemma(index), WordClass::Human)
                && matches!(draft.head_lemma(index).as_str(), "man" | "woman")
    };
    let others: BTreeSet<Group> = (0..index)
        .rev()
        .skip_while(|&it| draft.sentence(it) > draft.sentence(subject))
        .take_while(|&it| draft.sentence(it) == draft.sentence(subject))
        .filter(|&it| fits(it) && draft.has_name(draft.group(it)))
        .map(|it| draft.group(it))
        .filter(|&group| group != draft.group(subject))
        .collect();
    let own = draft.likelihood(index, draft.group(subject));
    let rival = others
        .into_iter()
        .map(|group| (draft.likelihood(index, group), group))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let chosen = match rival {
        Some((likely, group)) if likely > own + LEAD => draft.members(group)[0],
        Some((likely, _)) if own <= likely + LEAD => return None,
        _ => subject,
    };
    (fits(chosen) && known_person(chosen)).then_some(chosen)
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
        && !is_restricted(draft, mention.head)
        && !within(draft, index).any(|it| draft.mentions[it].form == MentionForm::Name)
}

/// The subject of the sentence before in the same paragraph, of an age also in the one before; over sentences on *he* or *she*.
fn subject_before(draft: &Draft, index: usize, aged: bool) -> Option<usize> {
    let here = draft.sentence(index);
    let block = draft.doc.sentences[here].block;
    for at in (here.saturating_sub(SENTENCES)..here).rev() {
        if draft.doc.sentences[at].block != block && !(aged && at + 1 == here) {
            return None;
        }
        let mut tokens = draft.doc.sentences[at].tokens.clone().map(TokenId::from);
        let root = tokens.find(|&id| draft.doc.deprel(id) == Deprel::Root)?;
        let subject = draft.at(phrases::subject(draft.doc, root)?)?;
        if draft.in_title(subject) {
            return None;
        }
        match draft.text(subject).to_lowercase().as_str() {
            "he" | "she" => {}
            _ => return Some(subject),
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
