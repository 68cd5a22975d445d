//! Institutions: *the Supreme Court* is the one of the country that the article is about.
//!
//! The tables give the bare names of one country's institutions to that country. *Gondor's Supreme Court*, *the Senate of
//! Gondor*, or *the Senate* in an article that hardly mentions that country, is another body.
//! Invariant: only takes links away, and only from names that any country's institution could bear.

use super::super::draft::Draft;
use super::super::known::Known;
use super::super::phrases;
use super::super::traits::{Certainty, Traits};
use super::super::types::MentionForm;
use crate::base::text::fold;
use crate::language::{Deprel, TokenId};
use crate::ontology::EntityKind;
use crate::ontology::names::WordClass;
use std::collections::BTreeMap;

/// Unlinks the institutions that are not those of the tables.
pub(in super::super) fn run(draft: &mut Draft, known: &Known) {
    let counts = countries(draft);
    for index in 0..draft.mentions.len() {
        let mention = &draft.mentions[index];
        if mention.form != MentionForm::Name
            || mention.traits.link.is_none()
            || !is_generic(draft.text(index))
        {
            continue;
        }
        let Some(home) = known
            .name(draft.text(index))
            .and_then(|entry| entry.country)
        else {
            continue;
        };
        let of = |country: &str| counts.get(country).copied().unwrap_or(0);
        let foreign = is_regional(draft, known, mention.head)
            || owner(draft, known, mention.head).map_or_else(
                || counts.keys().any(|other| of(other) > of(&home)),
                |country| country != home,
            );
        if foreign {
            let kind = Traits::of_kind(EntityKind::Organization, Certainty::Cue);
            draft.retype(index, kind);
        }
    }
}

/// Whether any country may have an institution of that name.
pub(in super::super) fn is_generic(name: &str) -> bool {
    let folded = fold(name);
    let bare = folded.strip_prefix("the ").unwrap_or(&folded);
    matches!(
        bare,
        "senate"
            | "congress"
            | "house"
            | "house of representatives"
            | "supreme court"
            | "treasury"
            | "parliament"
            | "house of commons"
            | "house of lords"
            | "national assembly"
            | "cabinet"
            | "constitutional court"
    ) || bare.starts_with("department of ")
        || bare.starts_with("ministry of ")
        || bare.ends_with(" department")
        || bare.ends_with(" ministry")
}

/// How often the article names each country.
fn countries(draft: &Draft) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for mention in &draft.mentions {
        if mention.traits.kind == EntityKind::Country
            && let Some(link) = &mention.traits.link
        {
            *counts.entry(link.name.clone()).or_insert(0) += 1;
        }
    }
    counts
}

/// *the province's Senate*: that of a part of a country.
fn is_regional(draft: &Draft, known: &Known, head: TokenId) -> bool {
    draft.doc.children_by(head, Deprel::NmodPoss).any(|owner| {
        let lemma = draft.doc.lemma(owner).to_lowercase();
        [WordClass::Region, WordClass::City]
            .iter()
            .any(|&class| known.is_of_class(&lemma, class))
    })
}

/// The country that the phrase itself names: *Gondor's Senate*, *the Gondorian Senate*, *the Senate of Gondor*.
fn owner(draft: &Draft, known: &Known, head: TokenId) -> Option<String> {
    let doc = draft.doc;
    doc.children_by(head, Deprel::NmodPoss)
        .chain(doc.children_by(head, Deprel::Amod))
        .chain(doc.children_by(head, Deprel::Compound))
        .chain(phrases::of_phrase(doc, head))
        .filter_map(|child| draft.at(child))
        .find_map(|mention| {
            let traits = &draft.mentions[mention].traits;
            let link = traits.link.as_ref()?;
            match traits.kind {
                EntityKind::Country => Some(link.name.clone()),
                _ => known.name(&link.name).and_then(|entry| entry.country),
            }
        })
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    #[test]
    fn a_court_of_another_country_is_another_court() {
        let lines = "
            Colombia 4 nmod:poss B-Place
            's 's PART POS 1 case
            Supreme 4 compound B-Organization
            Court 5 nsubj I-Organization
            ruled/rule 0 root";
        check(lines, "Supreme Court", "Supreme Court");
    }

    #[test]
    fn a_bare_name_is_that_of_the_country_spoken_of() {
        let lines = "
            The 2 det
            Senate 3 nsubj B-Organization
            warned/warn 0 root
            Washington 3 obj B-Place";
        check(lines, "United States Senate", "Senate");
    }

    #[test]
    fn the_senate_of_a_province_is_another() {
        let lines = "
            Washington 2 nsubj B-Place
            slept/sleep 0 root

            The 2 det
            province province NOUN NN 4 nmod:poss
            's 's PART POS 2 case
            Senate 5 nsubj B-Organization
            met/meet 0 root";
        check(lines, "Senate", "Senate");
    }
}
