//! Capitals: *the capital*, *the capital city*, *Arnor's capital* are the city of that name, if the article names it.
//!
//! Invariant: the tables know the country's capital, and the article names just one that it can be.

use super::super::draft::{Draft, Group};
use super::super::known::Known;
use super::super::phrases;
use super::super::traits::Number;
use super::super::types::MentionForm;
use super::descriptions::modifier_words;
use super::role_facts::within;
use crate::base::text::fold;
use crate::language::Upos;
use crate::ontology::EntityKind;
use std::collections::BTreeSet;

/// Merges capitals with their names.
pub(in super::super) fn run(draft: &mut Draft, known: &Known) {
    for index in 0..draft.mentions.len() {
        if draft.members(draft.group(index)).len() == 1
            && is_capital(draft, index)
            && let Some(city) = city(draft, known, index)
            && draft.may_be_one(city, index)
        {
            draft.merge(city, index, "class");
        }
    }
}

/// *the capital*, *Arnor's capital city*; but not *a capital*, *its capital*, *the state capital*.
fn is_capital(draft: &Draft, index: usize) -> bool {
    let mention = &draft.mentions[index];
    let countries = within(draft, index);
    let owners: BTreeSet<String> = countries
        .filter(|&it| draft.traits_of(it).kind == EntityKind::Country)
        .flat_map(|it| draft.mentions[it].tokens.clone())
        .map(|at| fold(&draft.doc.tokens[at].lemma))
        .collect();
    let mut others = modifier_words(draft, index);
    let noun = draft.head_lemma(index);
    let named = noun == "capital" || noun == "city" && others.remove("capital");
    named
        && mention.form == MentionForm::Description
        && mention.traits.kind == EntityKind::Place
        && mention.traits.number != Some(Number::Plural)
        && phrases::is_definite(draft.doc, mention.head)
        && others.is_subset(&owners)
        && !mention
            .tokens
            .clone()
            .any(|at| draft.doc.tokens[at].upos == Upos::Pron)
}

/// A mention of the only capital that the article names, of the country that the phrase tells or of any.
fn city(draft: &Draft, known: &Known, index: usize) -> Option<usize> {
    let country = |group: Group| draft.traits(group).kind == EntityKind::Country;
    let told: BTreeSet<Group> = within(draft, index)
        .map(|it| draft.group(it))
        .filter(|&it| country(it))
        .collect();
    let groups = draft.groups();
    let capitals: BTreeSet<String> = groups
        .iter()
        .copied()
        .filter(|&it| {
            if told.is_empty() {
                country(it)
            } else {
                told.contains(&it)
            }
        })
        .filter_map(|it| known.capital(&draft.traits(it).link.as_ref()?.name))
        .map(fold)
        .collect();
    let is_named = |&it: &usize| {
        draft.mentions[it].form == MentionForm::Name && capitals.contains(&fold(draft.text(it)))
    };
    let mut found = groups
        .iter()
        .filter(|&&it| draft.traits(it).kind == EntityKind::Place)
        .filter_map(|&it| draft.members(it).iter().copied().find(is_named));
    found.next().filter(|_| found.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    const DIED: &str = "
            Faramir 2 nsubj B-Person
            died/die 0 root
            in 4 case
            Nairobi 2 obl B-Place
            , , PUNCT , 4 punct
            Kenya 4 appos B-Place

            ";

    #[test]
    fn the_capital_is_the_one_that_the_article_names() {
        let lines = format!("{DIED}The 2 det\ncapital 3 nsubj\nmourned/mourn 0 root");
        check(&lines, "Nairobi", "Nairobi | capital");
    }

    #[test]
    fn of_two_capitals_it_is_the_one_of_its_country() {
        let both = format!(
            "{DIED}Beren 2 nsubj B-Person
            left/leave 0 root
            Accra 2 obj B-Place
            in 5 case
            Ghana 2 obl B-Place

            "
        );
        let told = format!(
            "{both}The the DET DT 2 det\nKenyan Kenyan ADJ JJ 3 amod\ncapital 4 nsubj\nmourned/mourn 0 root"
        );
        check(
            &told.replace("DT 2 det", "DT 3 det"),
            "Nairobi",
            "Nairobi | Kenyan capital",
        );
    }

    #[test]
    fn a_capital_is_any() {
        let lines = format!("{DIED}A 2 det\ncapital 3 nsubj\nmourned/mourn 0 root");
        check(&lines, "Nairobi", "Nairobi");
    }
}
