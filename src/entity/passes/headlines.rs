//! Headlines: who is announced there by role alone.
//!
//! *Judge orders release* in the headline, then *District Judge Faramir Took ordered ...*; *Arnor leader resigns*, then
//! *Éowyn Brandybuck, the chief executive of Arnor*. Invariant: the opening names just one person of that role.

use super::super::draft::{Draft, Group};
use super::super::known::Known;
use super::super::phrases;
use super::super::traits::Number;
use super::super::types::MentionForm;
use super::descriptions::OPENING;
use super::roles::{Fact, RolePhrase, role_phrase};
use crate::article::BlockKind;
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
        && in_title(draft, index)
        && !phrases::is_predicate(draft.doc, mention.head);
    if !open || !known.is_person_noun(&draft.head_lemma(index)) {
        return None;
    }
    let wanted = role_phrase(draft, known, index);
    let found: BTreeMap<Group, usize> = facts
        .iter()
        .filter(|fact| answers(&fact.role, &wanted))
        .map(|fact| draft.group(fact.person))
        .filter_map(|group| {
            let first = draft.members(group)[0];
            let near = draft.sentence(first) <= OPENING && !in_title(draft, first);
            near.then_some((group, first))
        })
        .collect();
    match found.values().collect::<Vec<_>>()[..] {
        [&only] if draft.may_be_one(only, index) => Some(only),
        _ => None,
    }
}

/// Whether the role of the opening may be what the headline has in short: the same noun, nothing that speaks against it.
fn answers(role: &RolePhrase, wanted: &RolePhrase) -> bool {
    let of_one = !role.of.is_disjoint(&wanted.of);
    let head = matches!(role.noun.as_str(), "executive" | "governor" | "mayor");
    let noun = if role.noun == wanted.noun {
        of_one || role.of.is_empty() || wanted.of.is_empty()
    } else {
        wanted.noun == "leader" && head && of_one
    };
    noun && role.tense() == wanted.tense()
}

fn in_title(draft: &Draft, mention: usize) -> bool {
    let block = draft.doc.sentences[draft.sentence(mention)].block;
    let block = draft.article.blocks.get(block);
    block.is_some_and(|block| block.kind == BlockKind::Title)
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
        let lines = format!("Judge judge NOUN NN 2 nsubj\nslept sleep VERB VBD 0 root\n#\n{story}");
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
            Faramir Faramir PROPN NNP 4 nsubj B-Person
            Took Took PROPN NNP 2 flat I-Person
            woke wake VERB VBD 0 root";
        check(story, "Faramir Took");
    }

    #[test]
    fn of_two_judges_it_announces_neither() {
        let story = "
            Judge judge PROPN NNP 2 nmod:desc
            Faramir Faramir PROPN NNP 4 nsubj B-Person
            Took Took PROPN NNP 2 flat I-Person
            met meet VERB VBD 0 root
            Judge judge PROPN NNP 6 nmod:desc
            Beren Beren PROPN NNP 4 obj B-Person
            Brandybuck Brandybuck PROPN NNP 6 flat I-Person";
        check(story, "Judge");
    }
}
