//! Headlines: who or what is announced there by a noun alone.
//!
//! *Judge orders release* in the headline, then *District Judge Faramir Took ordered ...*; *Arnor leader resigns*, then
//! *Éowyn Brandybuck, the chief executive of Arnor*; *Power firm fined*, then *Shire Light ... the firm*. Invariant: the
//! opening names just one person of that role, or one thing that it calls so.

use super::super::draft::{Draft, Group};
use super::super::known::Known;
use super::super::phrases;
use super::super::traits::Number;
use super::super::types::MentionForm;
use super::descriptions::OPENING;
use super::names::name_words;
use super::role_facts::{Fact, RolePhrase, role_phrase};
use super::roles::is_of_subject;
use crate::base::text::fold;
use crate::language::{TokenId, Upos};
use crate::ontology::EntityKind;
use std::collections::BTreeMap;

/// The person of the opening whom the headline means, if the mention is a role in the headline.
pub(super) fn announced(
    draft: &Draft,
    known: &Known,
    facts: &[Fact],
    index: usize,
) -> Option<usize> {
    let mention = &draft.mentions[index];
    let open = mention.form == MentionForm::Description
        && mention.traits.kind == EntityKind::Person
        && mention.traits.number != Some(Number::Plural)
        && draft.members(draft.group(index)).len() == 1
        && !phrases::is_indefinite(draft.doc, mention.head)
        && draft.in_title(index)
        && !phrases::is_predicate(draft.doc, mention.head);
    if !open || !known.is_person_noun(&draft.head_lemma(index)) {
        return None;
    }
    let wanted = role_phrase(draft, known, index);
    let found: BTreeMap<Group, usize> = facts
        .iter()
        .filter(|fact| answers(&fact.role, &wanted) && !is_of_subject(draft, index, &fact.role))
        .map(|fact| draft.group(fact.person))
        .filter_map(|group| {
            let first = draft.members(group)[0];
            let near = draft.sentence(first) <= OPENING && !draft.in_title(first);
            near.then_some((group, first))
        })
        .collect();
    match found.values().collect::<Vec<_>>()[..] {
        [&only] if draft.may_be_one(only, index) => Some(only),
        _ => None,
    }
}

/// Whether the role of the opening may be what the headline has in short: the same noun, nothing that speaks against it.
///
/// *US judge* may be *Judge Took of Bree*; *Gondorian president* is not the president of Arnor.
fn answers(role: &RolePhrase, wanted: &RolePhrase) -> bool {
    let of_one = !role.of.is_disjoint(&wanted.of) || role.noun == "judge";
    let head = matches!(role.noun.as_str(), "executive" | "governor" | "mayor");
    let noun = if role.noun == wanted.noun {
        of_one || role.of.is_empty() || wanted.of.is_empty()
    } else {
        wanted.noun == "leader" && head && of_one
    };
    noun && role.tense() == wanted.tense()
}

/// Merges the things that headlines announce with what the opening names and the article calls so.
pub(in super::super) fn run(draft: &mut Draft) {
    for index in 0..draft.mentions.len() {
        if draft.in_title(index)
            && let Some(named) = announced_thing(draft, index)
        {
            draft.merge(index, named, "headline");
        }
    }
}

/// *Power firm* in the headline: the only thing with a name in the opening that is called a firm or has it in its name.
fn announced_thing(draft: &Draft, index: usize) -> Option<usize> {
    let noun = draft.head_lemma(index);
    let kind = draft.mentions[index].traits.kind;
    let open = draft.mentions[index].form == MentionForm::Description
        && matches!(kind, EntityKind::Organization | EntityKind::Facility)
        && draft.mentions[index].traits.number != Some(Number::Plural)
        && !draft.has_name(draft.group(index));
    if !open {
        return None;
    }
    let mut found = draft.groups().into_iter().filter(|&group| {
        let first = draft.members(group)[0];
        first > index
            && draft.sentence(first) <= OPENING
            && draft.traits(group).kind == kind
            && draft.has_name(group)
            && is_called(draft, group, (index, &noun))
    });
    let only = found.next().filter(|_| found.next().is_none())?;
    let named = draft.members(only)[0];
    draft.may_be_one(named, index).then_some(named)
}

/// Whether the article calls the named thing so, or the name itself has the headline's nouns: *police complex* is no
/// *Council Complex*.
fn is_called(draft: &Draft, group: Group, (index, noun): (usize, &str)) -> bool {
    let mention = &draft.mentions[index];
    let nouns: Vec<String> = mention
        .tokens
        .clone()
        .filter(|&at| draft.doc.tokens[at].upos == Upos::Noun)
        .map(|at| fold(draft.doc.form(TokenId::from(at))))
        .collect();
    draft.members(group).iter().any(|&it| {
        let words = name_words(draft.text(it));
        match draft.mentions[it].form {
            MentionForm::Description => draft.head_lemma(it) == noun,
            MentionForm::Name => !nouns.is_empty() && nouns.iter().all(|it| words.contains(it)),
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::read;
    use crate::article::BlockKind;
    use crate::entity::resolve;
    use crate::ontology::Ontology;

    /// The headline *Judge slept* and this story: who the judge is.
    #[track_caller]
    fn check(story: &str, expected: &str) {
        let lines = format!("Judge 2 nsubj\nslept sleep VERB VBD 0 root\n#\n{story}");
        let (mut article, document) = read(&lines);
        article.blocks[0].kind = BlockKind::Title;
        let entities = resolve(&article, &document, Ontology::embedded());
        let judge = entities.entity(entities.mentions[0].entity);
        assert_eq!(judge.name, expected);
    }

    #[test]
    fn the_headline_announces_the_one_judge_of_the_opening() {
        let story = "
            Judge judge PROPN NNP 2 nmod:desc
            Faramir 4 nsubj B-Person
            Took 2 flat I-Person
            woke/wake 0 root";
        check(story, "Faramir Took");
    }

    /// The headline *Power firm slept* and this story: what the firm is.
    #[track_caller]
    fn check_firm(story: &str, expected: &str) {
        let headline = "Power 2 compound\nfirm 3 nsubj\nslept/sleep 0 root";
        let (mut article, document) = read(&format!("{headline}\n#\n{story}"));
        article.blocks[0].kind = BlockKind::Title;
        let entities = resolve(&article, &document, Ontology::embedded());
        let firm = entities.entity(entities.mentions[0].entity);
        assert_eq!(firm.name, expected);
    }

    const FIRM: &str = "
            Shire 3 nsubj B-Organization
            Light 1 flat I-Organization
            woke/wake 0 root

            The 2 det
            firm 3 nsubj
            failed/fail 0 root";

    #[test]
    fn the_headline_announces_the_one_thing_that_is_called_so() {
        check_firm(FIRM, "Shire Light");
        check_firm(
            "Shire 2 nsubj B-Organization\nwoke/wake 0 root",
            "Power firm",
        );
    }

    #[test]
    fn another_judge_is_not_the_one_announced() {
        let story = "Another/another 2 det\njudge 3 nsubj\nwoke/wake 0 root";
        check(story, "Judge");
        let lines = format!("Judge 2 nsubj\nslept/sleep 0 root\n#\n{story}");
        let (mut article, document) = read(&lines);
        article.blocks[0].kind = BlockKind::Title;
        let entities = resolve(&article, &document, Ontology::embedded());
        assert_eq!(entities.entities.len(), 2);
    }

    #[test]
    fn of_two_judges_it_announces_neither() {
        let story = "
            Judge judge PROPN NNP 2 nmod:desc
            Faramir 4 nsubj B-Person
            Took 2 flat I-Person
            met/meet 0 root
            Judge judge PROPN NNP 6 nmod:desc
            Beren 4 obj B-Person
            Brandybuck 6 flat I-Person";
        check(story, "Judge");
    }
}
