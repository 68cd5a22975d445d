//! Names: the same entry, the same words, an acronym; then parts and variants of full names; then surnames that all know.
//!
//! *International Space Station (ISS)*; *Putin* alone. Invariant: two names that the tables know as two are never one.

use super::super::draft::Draft;
use super::super::known::Known;
use super::super::traits::{Certainty, Gender, Traits};
use super::super::types::MentionForm;
use super::super::words;
use super::{parts, spellings, variants};
use crate::base::text::fold;
use crate::language::Deprel;
use crate::ontology::EntityKind;
use std::collections::{BTreeMap, BTreeSet};

/// How many pronouns tell the gender of whom an article is about.
const TOLD: usize = 6;

/// Merges names.
pub(in super::super) fn run(draft: &mut Draft, known: &Known) {
    let names: Vec<Named> = (0..draft.mentions.len())
        .filter(|&index| {
            matches!(
                draft.mentions[index].form,
                MentionForm::Name | MentionForm::Demonym
            )
        })
        .map(|index| Named {
            mention: index,
            words: name_words(draft.text(index)),
            key: name_words(&known.with_country(draft.text(index))).join(" "),
        })
        .collect();
    people_before_things(draft, &names);
    same_entry(draft, &names);
    same_words(draft, &names);
    acronyms(draft, &names);
    parts::run(draft, known, &names);
    variants::run(draft, &names);
    spellings::run(draft, &names);
    household_names(draft, known, &names);
    genders(draft, known, &names);
}

/// A name mention with its words folded.
pub(super) struct Named {
    pub(super) mention: usize,
    pub(super) words: Vec<String>,
    /// The words with a country at their beginning as the tables write it.
    key: String,
}

/// Folded words of a name: no accents, no full stops, no articles and generational suffixes.
pub(in super::super) fn name_words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| c.is_whitespace() || matches!(c, '"' | '(' | ')' | ','))
        .map(|word| word.replace('.', ""))
        .map(|word| {
            word.trim_end_matches("'s")
                .trim_end_matches('\'')
                .to_owned()
        })
        .filter(|word| !matches!(word.as_str(), "" | "the" | "jr" | "sr" | "&" | "and"))
        .collect()
}

/// *Barrow* in an article that has named a Faramir Barrow is the man, whatever firm or town the tables know of that name.
fn people_before_things(draft: &mut Draft, names: &[Named]) {
    let mut surnames: BTreeSet<&str> = BTreeSet::new();
    // A headline has the surname alone, the story the full name.
    let (headline, story): (Vec<&Named>, Vec<&Named>) =
        names.iter().partition(|it| draft.in_title(it.mention));
    for name in story.into_iter().chain(headline) {
        let mention = &draft.mentions[name.mention];
        let thing = matches!(
            mention.traits.kind,
            EntityKind::Organization | EntityKind::Place | EntityKind::Facility | EntityKind::Work
        );
        let placed = draft
            .doc
            .child(mention.head, Deprel::Case)
            .is_some_and(|case| {
                matches!(
                    draft.doc.lemma(case),
                    "in" | "at" | "near" | "from" | "to" | "into"
                )
            });
        match &name.words[..] {
            [word]
                if thing
                    && mention.traits.link.is_some()
                    && !placed
                    && surnames.contains(word.as_str()) =>
            {
                let person = Traits::of_kind(EntityKind::Person, Certainty::Model);
                draft.retype(name.mention, person);
            }
            [_, .., last] if mention.traits.kind == EntityKind::Person => {
                surnames.insert(last);
            }
            _ => {}
        }
    }
}

/// Two mentions of one table entry.
fn same_entry(draft: &mut Draft, names: &[Named]) {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for name in names {
        let Some(link) = draft.mentions[name.mention].traits.link.clone() else {
            continue;
        };
        match first.get(&link.name) {
            Some(&antecedent) => {
                // How a metonym or demonym came by its entry says more than that another mention has it too.
                let rule = match draft.mentions[name.mention].rule {
                    telling @ ("metonym" | "demonym") => telling,
                    _ => "same-entry",
                };
                draft.merge(antecedent, name.mention, rule);
            }
            None => {
                first.insert(link.name, name.mention);
            }
        }
    }
}

/// The same words: one thing, unless the tables know two.
fn same_words(draft: &mut Draft, names: &[Named]) {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for name in names.iter().filter(|name| !name.words.is_empty()) {
        let Some(&antecedent) = first.get(&name.key) else {
            first.insert(name.key.clone(), name.mention);
            continue;
        };
        let (a, b) = (draft.traits_of(antecedent), draft.traits_of(name.mention));
        let two_entries = matches!((&a.link, &b.link), (Some(a), Some(b)) if a != b);
        let told_apart =
            a.kind != b.kind && a.certainty >= Certainty::Cue && b.certainty >= Certainty::Cue;
        let countries = variants::of_two_countries(draft, antecedent, name.mention);
        if !two_entries && !told_apart && !countries {
            draft.merge(antecedent, name.mention, "same-name");
        }
    }
}

/// *International Space Station (ISS)*, or capitals that are the initials of just one name.
fn acronyms(draft: &mut Draft, names: &[Named]) {
    for short in names {
        let text = draft.text(short.mention).replace('.', "");
        let capitals = (2..=7).contains(&text.len())
            && text
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        if !capitals {
            continue;
        }
        let letters = text.to_lowercase();
        let mut found: Vec<usize> = names
            .iter()
            .filter(|long| long.words.len() > 1 && is_acronym(&letters, draft.text(long.mention)))
            .map(|long| draft.group(long.mention))
            .filter(|&group| group != draft.group(short.mention))
            .collect();
        found.sort_unstable();
        found.dedup();
        if let [only] = found[..] {
            let antecedent = draft.members(only)[0];
            let (a, b) = (draft.traits_of(antecedent), draft.traits_of(short.mention));
            let person = a.kind == EntityKind::Person && a.certainty >= Certainty::Model;
            let clash = matches!((&a.link, &b.link), (Some(a), Some(b)) if a != b);
            if !person && !clash {
                draft.merge(antecedent, short.mention, "acronym");
            }
        }
    }
}

/// Whether the letters are the initials of the name, with or without its small words.
fn is_acronym(letters: &str, name: &str) -> bool {
    let words: Vec<String> = fold(name)
        .split([' ', '-'])
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let initials = |small: bool| -> String {
        words
            .iter()
            .filter(|word| {
                small
                    || !matches!(
                        word.as_str(),
                        "of" | "the" | "and" | "for" | "on" | "in" | "de" | "&"
                    )
            })
            .filter_map(|word| word.chars().next())
            .collect()
    };
    letters == initials(false) || letters == initials(true)
}

/// *Putin* alone in an article: the one person whom everybody calls so.
fn household_names(draft: &mut Draft, known: &Known, names: &[Named]) {
    for name in names {
        let traits = draft.traits_of(name.mention);
        let single = draft
            .members(draft.group(name.mention))
            .iter()
            .all(|&it| name_words(draft.text(it)).len() == 1);
        let person = traits.kind == EntityKind::Person && traits.certainty >= Certainty::Model;
        if traits.link.is_some() || !single || !person {
            continue;
        }
        let Some(entry) = known.surname(draft.text(name.mention)) else {
            continue;
        };
        if entry.gender.is_some() && traits.gender.is_some() && entry.gender != traits.gender {
            continue;
        }
        let linked = names.iter().map(|other| other.mention).find(|&other| {
            draft
                .traits_of(other)
                .link
                .as_ref()
                .is_some_and(|link| link.name == entry.name)
        });
        match linked {
            Some(antecedent) => draft.merge(antecedent, name.mention, "household-name"),
            None => draft.identify(name.mention, &entry.traits(), "household-name"),
        }
    }
}

/// The gender that given names show; of whom the article names as often as all others, or twice as often as anybody else, its
/// pronouns know better (*Ginger Took ... he*).
fn genders(draft: &mut Draft, known: &Known, names: &[Named]) {
    let people: Vec<(usize, usize)> = draft
        .groups()
        .into_iter()
        .filter(|&group| draft.traits(group).kind == EntityKind::Person && draft.has_name(group))
        .map(|group| (draft.members(group).len(), group))
        .collect();
    let all: usize = people.iter().map(|it| it.0).sum();
    let leads = |&(named, group): &(usize, usize)| {
        all <= 2 * named
            || people
                .iter()
                .all(|other| other.1 == group || 2 * other.0 <= named)
    };
    let hero = people.iter().copied().find(leads).map(|it| it.1);
    let told = told_gender(draft);
    for name in names.iter().filter(|name| !name.words.is_empty()) {
        let traits = draft.traits_of(name.mention);
        if traits.kind == EntityKind::Person && traits.gender.is_none() {
            let given = known.given_gender(&name.words[0]);
            let gender =
                told.filter(|_| given.is_some() && hero == Some(draft.group(name.mention)));
            let more = traits.clone().with_gender(gender.or(given));
            draft.learn(name.mention, &more);
        }
    }
}

/// The gender of all pronouns for one person, if the article has some and they agree.
fn told_gender(draft: &Draft) -> Option<Gender> {
    let pronouns = draft
        .mentions
        .iter()
        .filter(|mention| mention.form == MentionForm::Pronoun)
        .filter_map(|mention| {
            words::pronoun(&draft.doc.text_of(&mention.tokens).to_lowercase())?.gender
        });
    let genders: Vec<Gender> = pronouns.collect();
    let first = *genders.first()?;
    let sure = TOLD <= genders.len() && genders.iter().all(|&it| it == first);
    sure.then_some(first)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    #[test]
    fn pronouns_know_the_gender_of_whom_an_article_tells_better_than_a_given_name() {
        let again =
            "Took 2 nsubj B-Person\nsaid/say 0 root\nhe 4 nsubj\nslept/sleep 2 ccomp\n\n".repeat(6);
        let lines =
            format!("Mary 3 nsubj B-Person\nTook 1 flat I-Person\nleft/leave 0 root\n\n{again}");
        let both = " | Took | he".repeat(6);
        check(&lines, "Mary Took", &format!("Mary Took{both}"));
    }

    #[test]
    fn who_is_named_twice_as_often_as_anybody_else_is_whom_an_article_tells_of() {
        let again =
            "Took 2 nsubj B-Person\nsaid/say 0 root\nhe 4 nsubj\nslept/sleep 2 ccomp\n\n".repeat(6);
        let others: String = ["Beren", "Denethor", "Faramir", "Boromir"]
            .iter()
            .map(|name| format!("{name} 2 nsubj B-Person\nleft/leave 0 root\n\n").repeat(3))
            .collect();
        let lines = format!(
            "Mary 3 nsubj B-Person\nTook 1 flat I-Person\nleft/leave 0 root\n\n{again}{others}"
        );
        let both = " | Took | he".repeat(6);
        check(&lines, "Mary Took", &format!("Mary Took{both}"));
    }

    #[test]
    fn initials_stand_for_a_name_of_several_words() {
        let lines = "
            The 4 det
            Shire 4 compound B-Organization
            Postal 4 compound I-Organization
            Union 8 nsubj I-Organization
            ( ( PUNCT -LRB- 6 punct
            SPU 4 appos B-Organization
            ) ) PUNCT -RRB- 6 punct
            met/meet 0 root

            SPU 2 nsubj B-Organization
            left/leave 0 root";
        check(
            lines,
            "Shire Postal Union",
            "Shire Postal Union | SPU | SPU",
        );
    }
}
