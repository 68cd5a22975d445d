//! Plain plurals: a noun that stands for the fuller phrase of the article.
//!
//! *rush-hour passengers ... Passengers said*; *Took's supporters ... Supporters gathered*; *Syrian refugees ... refugees*.
//! Invariant: the article has just one fuller phrase of that noun, before the plain one, and none of *some*, *other* or a
//! number of them.

use super::super::draft::{Draft, Group};
use super::super::labels::canonical;
use super::super::phrases;
use super::super::types::MentionForm;
use super::descriptions::{is_restricted, modifier_words};
use super::synonyms::{is_some, sets_apart};
use crate::base::text::fold;
use crate::language::Upos;
use crate::ontology::EntityKind;
use std::collections::BTreeMap;

/// Plain and fuller groups of one noun, in text order.
#[derive(Default)]
struct Plurals {
    plain: Vec<Group>,
    fuller: Vec<Group>,
    /// Whether some of them are told apart from the others.
    parted: bool,
}

/// Merges plain plurals.
pub(in super::super) fn run(draft: &mut Draft) {
    let mut by_noun: BTreeMap<String, Plurals> = BTreeMap::new();
    for group in draft.groups() {
        let Some(noun) = plural(draft, group) else {
            continue;
        };
        let plurals = by_noun.entry(noun).or_default();
        if is_some_only(draft, group) {
            continue;
        }
        if is_parted(draft, group) {
            plurals.parted = true;
        } else if canonical(draft, group).contains(' ') {
            plurals.fuller.push(group);
        } else {
            plurals.plain.push(group);
        }
    }
    for plurals in by_noun.into_values().filter(|it| !it.parted) {
        let [fuller] = plurals.fuller[..] else {
            continue;
        };
        for plain in plurals.plain {
            let (one, other) = (draft.members(fuller)[0], draft.members(plain)[0]);
            // *Officials said ... Bree officials met*: what is told apart later was not meant before.
            if one < other && draft.may_be_one(one, other) {
                draft.merge(one, other, "plain-plural");
            }
        }
    }
}

/// The noun of people or things that have no name, if it is a plural.
fn plural(draft: &Draft, group: Group) -> Option<String> {
    let members = draft.members(group);
    let described = |&it: &usize| {
        matches!(
            draft.mentions[it].form,
            MentionForm::Description | MentionForm::Pronoun
        )
    };
    let first = members
        .iter()
        .copied()
        .find(|&it| draft.mentions[it].form == MentionForm::Description)?;
    let traits = draft.traits(group);
    let kind = matches!(
        traits.kind,
        EntityKind::Group | EntityKind::Product | EntityKind::Facility | EntityKind::Person
    );
    let noun = phrases::content_head(draft.doc, draft.mentions[first].head);
    (kind
        && traits.link.is_none()
        && members.iter().all(described)
        && !draft.sets.contains_key(&group)
        && phrases::is_plural(draft.doc, noun))
    .then(|| fold(draft.doc.lemma(noun)))
}

/// *some archers*: of the same as the others, and not told apart from them.
fn is_some_only(draft: &Draft, group: Group) -> bool {
    draft.members(group).iter().all(|&it| {
        is_some(draft, it)
            && sets_apart(&modifier_words(draft, it)).is_empty()
            && !determined(draft, it, &["other", "another"])
    })
}

/// Whether it has one of these determiners.
fn determined(draft: &Draft, mention: usize, words: &[&str]) -> bool {
    let head = draft.mentions[mention].head;
    let mut children = draft.doc.children(head).iter();
    children.any(|&child| words.contains(&draft.doc.lemma(child)))
}

/// *other archers*, *three archers*, *archers from Bree*: not just any of them.
fn is_parted(draft: &Draft, group: Group) -> bool {
    draft
        .members(group)
        .iter()
        .filter(|&&it| draft.mentions[it].form == MentionForm::Description)
        .any(|&it| {
            is_some(draft, it)
                || !sets_apart(&modifier_words(draft, it)).is_empty()
                || is_restricted(draft, draft.mentions[it].head)
                || draft.mentions[it]
                    .tokens
                    .clone()
                    .any(|at| draft.doc.tokens[at].upos == Upos::Num)
        })
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    const STORY: &str = "
        Gondorian/Gondorian 2 amod
        soldiers 3 nsubj
        slept/sleep 0 root

        ";

    #[test]
    fn a_plain_plural_stands_for_the_only_fuller_one() {
        let lines = format!(
            "{STORY}Soldiers soldier NOUN NNS 2 nsubj
            left/leave 0 root"
        );
        check(
            &lines,
            "Gondorian soldiers",
            "Gondorian soldiers | Soldiers",
        );
    }

    #[test]
    fn what_is_told_apart_later_was_not_meant_before() {
        let lines = format!(
            "Soldiers 2 nsubj
            left/leave 0 root

            {}",
            STORY.trim()
        );
        check(&lines, "Gondorian soldiers", "Gondorian soldiers");
    }

    #[test]
    fn of_two_fuller_ones_it_stands_for_neither() {
        let lines = format!(
            "{STORY}Elven elven ADJ JJ 2 amod
            soldiers 3 nsubj
            left/leave 0 root

            Soldiers 2 nsubj
            woke/wake 0 root"
        );
        check(&lines, "Gondorian soldiers", "Gondorian soldiers");
    }

    #[test]
    fn other_soldiers_show_that_there_are_more() {
        let lines = format!(
            "{STORY}Other other ADJ JJ 2 amod
            soldiers 3 nsubj
            left/leave 0 root

            Soldiers 2 nsubj
            woke/wake 0 root"
        );
        check(&lines, "Gondorian soldiers", "Gondorian soldiers");
    }

    #[test]
    fn some_soldiers_are_of_the_same() {
        let lines = format!(
            "{STORY}Some some DET DT 2 det
            soldiers 3 nsubj
            left/leave 0 root

            Soldiers 2 nsubj
            woke/wake 0 root"
        );
        check(
            &lines,
            "Gondorian soldiers",
            "Gondorian soldiers | Soldiers",
        );
    }
}
