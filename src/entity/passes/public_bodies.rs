//! Public bodies: *the police*, *the government* are those that the article names.
//!
//! *Arnor City Police ... police*; *the Gondorian army ... the army*; *the Denethor administration ... the administration*.
//! Invariant: where an article has spoken of two bodies of one kind, the bare noun is neither.

use super::super::draft::{Draft, Group};
use super::super::known::Known;
use super::super::phrases;
use super::super::types::MentionForm;
use super::names::name_words;
use super::role_facts::within;
use crate::language::{Deprel, Upos};
use crate::ontology::EntityKind;
use crate::ontology::names::WordClass;
use std::collections::BTreeMap;

/// Merges bare nouns with the body of the article.
pub(in super::super) fn run(draft: &mut Draft, known: &Known) {
    let mut bare: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for index in 0..draft.mentions.len() {
        let noun = draft.head_lemma(index);
        let mention = &draft.mentions[index];
        if mention.form == MentionForm::Description
            && mention.tokens.len() == 1
            && known.is_of_class(&noun, WordClass::PublicBody)
            && !phrases::is_indefinite(draft.doc, mention.head)
            && !is_of_another(draft, index)
        {
            bare.entry(noun).or_default().push(index);
        }
    }
    for (noun, mentions) in bare {
        let mut bodies: BTreeMap<Group, usize> = BTreeMap::new();
        for index in 0..draft.mentions.len() {
            if is_body(draft, index, &noun) {
                bodies.entry(draft.group(index)).or_insert(index);
            }
        }
        for index in mentions {
            if let Some(named) = meant(&bodies, index)
                && draft.may_be_one(named, index)
            {
                draft.merge(named, index, "public-body");
            }
        }
    }
}

/// A mention of the article's only body, or of the only one so far.
fn meant(bodies: &BTreeMap<Group, usize>, index: usize) -> Option<usize> {
    let only = |found: Vec<usize>| (found.len() == 1).then(|| found[0]);
    only(bodies.values().copied().collect())
        .or_else(|| only(bodies.values().copied().filter(|&it| it < index).collect()))
}

/// *police* in *a Gondorian police source*: the adjective of the whole says whose they are.
fn is_of_another(draft: &Draft, index: usize) -> bool {
    let head = draft.mentions[index].head;
    let whole = draft
        .doc
        .head(head)
        .filter(|_| draft.doc.deprel(head) == Deprel::Compound);
    whole.is_some_and(|whole| {
        draft.doc.children(whole).iter().any(|&child| {
            child < head
                && draft
                    .at(child)
                    .is_some_and(|it| draft.traits_of(it).kind == EntityKind::Country)
        })
    })
}

/// *Arnor City Police*, *the Gondorian police*: a name with the noun, or the noun with a name.
fn is_body(draft: &Draft, index: usize, noun: &str) -> bool {
    let mention = &draft.mentions[index];
    let kind = draft.traits_of(index).kind;
    match mention.form {
        MentionForm::Name => {
            let words = name_words(draft.text(index));
            if kind == EntityKind::Organization && is_legislature(&words, noun) {
                return true;
            }
            let at = words.iter().position(|word| word == noun);
            // *Gondor Police*, *Gondor Police Service*, but not *Gondor Police Federation*.
            let last = at.is_some_and(|at| {
                words[at + 1..].iter().all(|word| {
                    matches!(
                        word.as_str(),
                        "force" | "service" | "department" | "prefecture"
                    )
                })
            });
            kind != EntityKind::Person && words.len() > 1 && last
        }
        MentionForm::Description => {
            draft.head_lemma(index) == noun
                && (has_proper_modifier(draft, index)
                    || within(draft, index).any(|it| {
                        matches!(
                            draft.traits_of(it).kind,
                            EntityKind::Country | EntityKind::Place | EntityKind::Person
                        )
                    }))
        }
        _ => false,
    }
}

/// *the parliament* is the *National Assembly*, the *Legislative Council*; but not that of several states, nor of a city.
fn is_legislature(words: &[String], noun: &str) -> bool {
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
    let chamber = has(&[
        "assembly",
        "parliament",
        "knesset",
        "duma",
        "bundestag",
        "majlis",
        "rada",
    ]) || has(&["legislative"]) && has(&["council"]);
    let elsewhere = has(&[
        "european", "general", "nations", "union", "african", "regional", "city",
    ]);
    matches!(noun, "parliament" | "legislature") && chamber && !elsewhere
}

/// *Westmarchshire police*: the county is no mention of its own.
fn has_proper_modifier(draft: &Draft, index: usize) -> bool {
    let mention = &draft.mentions[index];
    (mention.tokens.start..mention.head.index()).any(|at| draft.doc.tokens[at].upos == Upos::Propn)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    const POLICE: &str = "
        Bree 2 compound B-Organization
        Police 3 nsubj I-Organization
        came/come 0 root

        The 2 det
        police police NOUN NNS 3 nsubj
        left/leave 0 root
        ";

    #[test]
    fn the_police_are_the_force_of_the_article() {
        check(POLICE, "Bree Police", "Bree Police | police");
    }

    #[test]
    fn before_the_second_force_comes_the_police_are_the_first() {
        let lines = format!(
            "{}

        Dale 2 compound B-Organization
        Police 3 nsubj I-Organization
        came/come 0 root",
            POLICE.trim_end()
        );
        check(&lines, "Bree Police", "Bree Police | police");
    }

    #[test]
    fn after_the_second_the_police_are_neither() {
        let lines = "
        Bree 2 compound B-Organization
        Police 3 nsubj I-Organization
        came/come 0 root

        Dale 2 compound B-Organization
        Police 3 nsubj I-Organization
        came/come 0 root

        The 2 det
        police police NOUN NNS 3 nsubj
        left/leave 0 root";
        check(lines, "Bree Police", "Bree Police");
    }

    #[test]
    fn a_county_that_is_no_mention_names_its_police() {
        let lines = POLICE
            .replace(
                "Bree 2 compound B-Organization",
                "Westmarchshire Westmarchshire PROPN NNP 2 compound",
            )
            .replace(
                "Police 3 nsubj I-Organization",
                "police police NOUN NNS 3 nsubj",
            );
        check(
            &lines,
            "Westmarchshire police",
            "Westmarchshire police | police",
        );
    }

    #[test]
    fn the_parliament_is_the_assembly_but_not_that_of_the_nations() {
        let lines = "
        Dale 3 compound B-Organization
        National 3 compound I-Organization
        Assembly 4 nsubj I-Organization
        met/meet 0 root

        The 2 det
        parliament 3 nsubj
        voted/vote 0 root";
        let name = "Dale National Assembly";
        check(lines, name, "Dale National Assembly | parliament");
        let general = lines.replace("National", "General");
        check(&general, "Dale General Assembly", "Dale General Assembly");
    }
}
