//! Learned antecedents: what the model takes a description to mean, where the nouns allow it.
//!
//! *a collision ... the incident*, *Mars ... the planet*, *two suspects ... the attackers*; but *the enterprises* are not girls,
//! nor *the deaths* checks. Invariant: the description shares its noun with what it takes up, or names its kind.

use super::super::draft::{Draft, Group};
use super::super::known::Known;
use super::super::phrases;
use super::super::traits::Certainty;
use super::super::types::MentionForm;
use super::called::is_called_otherwise;
use super::classes::Class;
use super::descriptions::modifier_words;
use super::names::name_words;
use super::synonyms::sets_apart;
use crate::base::text::fold;
use crate::language::Antecedents;
use crate::ontology::EntityKind;
use crate::ontology::names::WordClass;
use std::collections::BTreeSet;

/// How likely the model must hold an antecedent to be.
const SURE: f32 = 0.7;

/// The group that the model takes to be meant, if it is sure.
pub(super) fn antecedent(draft: &Draft, known: &Known, index: usize) -> Option<usize> {
    let groups: BTreeSet<Group> = (index.saturating_sub(Antecedents::WINDOW)..index)
        .map(|it| draft.group(it))
        .collect();
    groups
        .into_iter()
        .map(|group| (draft.likelihood(index, group), group))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .filter(|&(likelihood, group)| likelihood >= SURE && suits(draft, known, group, index))
        .and_then(|(_, group)| draft.members(group).first().copied())
        .filter(|&it| draft.may_be_one(it, index) && !differs(draft, it, index))
}

/// Whether the noun of the description can take up the group.
fn suits(draft: &Draft, known: &Known, group: Group, index: usize) -> bool {
    let (kind, own) = (draft.traits(group).kind, draft.traits_of(index).kind);
    let content = phrases::content_head(draft.doc, draft.mentions[index].head);
    let noun = draft.doc.lemma(content).to_lowercase();
    let open = draft
        .members(group)
        .iter()
        .all(|&it| draft.mentions[it].form == MentionForm::Pronoun);
    if open && kind != EntityKind::Person || !sets_apart(&modifier_words(draft, index)).is_empty() {
        return false;
    }
    if shares_noun(draft, known, group, &noun) {
        return true;
    }
    let unknown = draft.traits(group).certainty == Certainty::Default;
    match kind {
        EntityKind::Person => own == kind,
        EntityKind::Group => !of_other_kind(draft, known, group, &noun, index),
        EntityKind::Country
        | EntityKind::Place
        | EntityKind::Organization
        | EntityKind::Facility
        | EntityKind::Product
        | EntityKind::Concept
            if draft.has_name(group) =>
        {
            Class::of(known, &noun).is_none_or(|class| class.admits(kind))
                && !is_called_otherwise(draft, known, group, &noun)
        }
        _ => (own == kind || unknown) && known.is_of_class(&noun, WordClass::General),
    }
}

/// *the military strike* after *the strike*, *the attackers* after *gunmen*: another word for it, or the same.
fn shares_noun(draft: &Draft, known: &Known, group: Group, noun: &str) -> bool {
    let meaning = known.meaning(noun);
    draft.members(group).iter().any(|&it| {
        let mention = &draft.mentions[it];
        match mention.form {
            MentionForm::Description => {
                let content = phrases::content_head(draft.doc, mention.head);
                known.meaning(&draft.doc.lemma(content).to_lowercase()) == meaning
            }
            MentionForm::Name => name_words(draft.text(it)).contains(&fold(noun)),
            MentionForm::Demonym | MentionForm::Pronoun => false,
        }
    })
}

/// *the enterprises* after *five girls*: of two plurals one names people and the other does not.
fn of_other_kind(draft: &Draft, known: &Known, group: Group, noun: &str, index: usize) -> bool {
    let is_people = |lemma: &str| {
        let kind = known.noun_kind(lemma)?;
        Some(matches!(
            kind,
            EntityKind::Person | EntityKind::Role | EntityKind::Group
        ))
    };
    phrases::is_plural(draft.doc, draft.mentions[index].head)
        && draft.members(group).iter().any(|&it| {
            let content = phrases::content_head(draft.doc, draft.mentions[it].head);
            draft.mentions[it].form == MentionForm::Description
                && matches!(
                    (is_people(&draft.doc.lemma(content).to_lowercase()), is_people(noun)),
                    (Some(one), Some(other)) if one != other
                )
        })
}

/// *the silver medal* after *the gold medal*: the same noun with other modifiers.
fn differs(draft: &Draft, antecedent: usize, index: usize) -> bool {
    let own = modifier_words(draft, index);
    let members = draft.members(draft.group(antecedent));
    let noun = draft.head_lemma(index);
    members.iter().any(|&it| {
        let theirs = modifier_words(draft, it);
        draft.mentions[it].form == MentionForm::Description
            && draft.head_lemma(it) == noun
            && !own.is_subset(&theirs)
            && !theirs.is_subset(&own)
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::draft::Draft;
    use super::super::super::known::Known;
    use super::super::super::mentions;
    use super::super::super::testing::read;
    use super::suits;
    use crate::ontology::Ontology;

    /// Checks whether the last mention of two sentences, *X slept.* and *The Y woke.*, can take up the first.
    #[track_caller]
    fn check(first: &str, last: &str, expected: bool) {
        let lines = format!(
            "{first} 2 nsubj\nslept/sleep 0 root\n\nThe 2 det\n{last} 3 nsubj\nwoke/wake 0 root"
        );
        let (article, doc) = read(&lines);
        let ontology = Ontology::embedded();
        let known = Known::new(ontology, None);
        let draft = Draft::new(&article, &doc, ontology, mentions::find(&doc, &known));
        let found = suits(&draft, &known, draft.group(0), draft.mentions.len() - 1);
        assert_eq!(found, expected);
    }

    #[test]
    fn a_description_names_the_kind_of_what_it_takes_up() {
        check("collision/collision", "incident/incident", true);
        check("girls", "victims", true);
        check("minibus/minibus", "vehicle/vehicle", true);
    }

    #[test]
    fn enterprises_are_no_girls_and_deaths_no_checks() {
        check("girls", "enterprises", false);
        check("checks", "deaths", false);
        check("explosion/explosion", "debris/debris", false);
    }
}
