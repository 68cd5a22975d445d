//! Names: the same name, a part of a name, an acronym.
//!
//! *Gustavo Petro ... Petro ... Gustavo*; *International Space Station (ISS)*; *the Port Authority of Arnor ... the Port
//! Authority*. Invariant: a surname that two people of the article share goes to the one named last, or to nobody.

use super::super::draft::Draft;
use super::super::known::Known;
use super::super::traits::{Certainty, Traits};
use super::super::types::MentionForm;
use crate::base::text::fold;
use crate::language::{Deprel, Upos};
use crate::ontology::EntityKind;
use std::collections::BTreeMap;

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
        })
        .collect();
    same_entry(draft, &names);
    same_words(draft, &names);
    acronyms(draft, &names);
    parts(draft, &names);
    household_names(draft, known, &names);
    genders(draft, known, &names);
}

/// A name mention with its words folded.
struct Named {
    mention: usize,
    words: Vec<String>,
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
        let key = name.words.join(" ");
        let Some(&antecedent) = first.get(&key) else {
            first.insert(key, name.mention);
            continue;
        };
        let (a, b) = (draft.traits_of(antecedent), draft.traits_of(name.mention));
        let two_entries = matches!((&a.link, &b.link), (Some(a), Some(b)) if a != b);
        let told_apart =
            a.kind != b.kind && a.certainty >= Certainty::Cue && b.certainty >= Certainty::Cue;
        if !two_entries && !told_apart {
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

/// *Petro* after *Gustavo Petro*, *the Port Authority* after *the Port Authority of Arnor*.
fn parts(draft: &mut Draft, names: &[Named]) {
    let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, name) in names
        .iter()
        .enumerate()
        .filter(|(_, name)| name.words.len() > 1)
    {
        for word in &name.words {
            by_word.entry(word).or_default().push(index);
        }
    }
    for short in names {
        let Some(first_word) = short.words.first() else {
            continue;
        };
        let Some(longer) = by_word.get(first_word.as_str()) else {
            continue;
        };
        let full = draft
            .members(draft.group(short.mention))
            .iter()
            .any(|&it| name_words(draft.text(it)).len() > short.words.len());
        if full {
            continue;
        }
        let mut found: Vec<(usize, usize)> = longer
            .iter()
            .map(|&index| &names[index])
            .filter(|long| long.words.len() > short.words.len())
            .filter(|long| draft.group(long.mention) != draft.group(short.mention))
            .filter(|long| is_part(draft, short, long))
            .map(|long| (draft.group(long.mention), long.mention))
            .collect();
        found.sort_unstable();
        found.dedup_by_key(|it| it.0);
        // Of several people of that surname the one named first: the others keep their given names in good prose.
        if let Some(antecedent) = found.iter().map(|it| it.1).min() {
            adopt(draft, antecedent, short);
        }
    }
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

/// The gender that given names show.
fn genders(draft: &mut Draft, known: &Known, names: &[Named]) {
    for name in names.iter().filter(|name| !name.words.is_empty()) {
        let traits = draft.traits_of(name.mention);
        if traits.kind == EntityKind::Person && traits.gender.is_none() {
            let gender = known.given_gender(&name.words[0]);
            let more = traits.clone().with_gender(gender);
            draft.learn(name.mention, &more);
        }
    }
}

/// Merges a short name; what the model took a surname for does not count against the person who bears it.
fn adopt(draft: &mut Draft, antecedent: usize, short: &Named) {
    let group = draft.group(short.mention);
    let members: Vec<usize> = draft.members(group).to_vec();
    let person = draft.traits_of(antecedent).clone();
    if person.kind == EntityKind::Person && members.len() == 1 {
        draft.retype(
            short.mention,
            Traits::of_kind(EntityKind::Person, Certainty::Model),
        );
    }
    draft.merge(antecedent, short.mention, "part-of-name");
}

/// Whether the short name can stand for the long one.
fn is_part(draft: &Draft, short: &Named, long: &Named) -> bool {
    let (a, b) = (
        draft.traits_of(short.mention),
        draft.traits_of(long.mention),
    );
    if matches!((&a.link, &b.link), (Some(a), Some(b)) if a != b) {
        return false;
    }
    let tail = long.words.ends_with(&short.words);
    let start = long.words.starts_with(&short.words);
    match b.kind {
        EntityKind::Person => {
            // The tables or a title may know better what the short name is.
            let free = a.kind == EntityKind::Person
                || (a.certainty <= Certainty::Model && a.link.is_none());
            let given = start && short.words.len() == 1 && short.mention > long.mention;
            let gender = a.gender.is_none() || b.gender.is_none() || a.gender == b.gender;
            free && gender
                && (tail || (given && a.kind == EntityKind::Person) || hyphen_part(short, long))
        }
        EntityKind::Organization
        | EntityKind::Facility
        | EntityKind::Event
        | EntityKind::Work
        | EntityKind::Law
        | EntityKind::Product
        | EntityKind::Concept => {
            let taken = matches!(
                a.kind,
                EntityKind::Person | EntityKind::Place | EntityKind::Country
            );
            let kinds = a.kind == b.kind
                || a.certainty == Certainty::Default
                || b.certainty == Certainty::Default && !taken;
            let whole_word = short.words.iter().any(|word| word.len() > 3);
            // *Tesco* before *Tesco Polska* is the mother, after it perhaps the daughter.
            let first = |mention| draft.members(draft.group(mention))[0];
            let later = first(short.mention) > first(long.mention);
            let definite = has_article(draft, short.mention) || short.words.len() > 1;
            a.link.is_none() && kinds && whole_word && later && (start || (tail && definite))
        }
        // *Arnor* is not *North Arnor*.
        _ => false,
    }
}

/// *Brandy-Buck* for *Meriadoc Brandy - Buck* is the same surname; *Brandy* alone is too little.
fn hyphen_part(short: &Named, long: &Named) -> bool {
    let joined = |words: &[String]| words.concat().replace('-', "");
    let (a, b) = (joined(&short.words), joined(&long.words[1..]));
    a == b
}

fn has_article(draft: &Draft, mention: usize) -> bool {
    let head = draft.mentions[mention].head;
    draft
        .doc
        .children_by(head, Deprel::Det)
        .any(|det| draft.doc.token(det).upos == Upos::Det)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    const FARAMIR: &str = "
        Faramir Faramir PROPN NNP 3 nsubj B-Person
        Hurinion Hurinion PROPN NNP 1 flat I-Person
        spoke speak VERB VBD 0 root

        Hurinion Hurinion PROPN NNP 2 nsubj B-Person
        left leave VERB VBD 0 root";

    #[test]
    fn a_surname_stands_for_the_full_name() {
        check(FARAMIR, "Faramir Hurinion", "Faramir Hurinion | Hurinion");
    }

    #[test]
    fn a_shared_surname_goes_to_whom_the_article_names_first() {
        let lines = format!(
            "{FARAMIR}

            Boromir Boromir PROPN NNP 3 nsubj B-Person
            Hurinion Hurinion PROPN NNP 1 flat I-Person
            slept sleep VERB VBD 0 root

            Hurinion Hurinion PROPN NNP 2 nsubj B-Person
            woke wake VERB VBD 0 root"
        );
        check(
            &lines,
            "Faramir Hurinion",
            "Faramir Hurinion | Hurinion | Hurinion",
        );
        check(&lines, "Boromir Hurinion", "Boromir Hurinion");
    }

    #[test]
    fn initials_stand_for_a_name_of_several_words() {
        let lines = "
            The the DET DT 4 det
            Shire Shire PROPN NNP 4 compound B-Organization
            Postal Postal PROPN NNP 4 compound I-Organization
            Union Union PROPN NNP 8 nsubj I-Organization
            ( ( PUNCT -LRB- 6 punct
            SPU SPU PROPN NNP 4 appos B-Organization
            ) ) PUNCT -RRB- 6 punct
            met meet VERB VBD 0 root

            SPU SPU PROPN NNP 2 nsubj B-Organization
            left leave VERB VBD 0 root";
        check(
            lines,
            "Shire Postal Union",
            "Shire Postal Union | SPU | SPU",
        );
    }
}
