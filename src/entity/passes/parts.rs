//! Parts of names: *Petro* after *Gustavo Petro*, *the Port Authority* after *the Port Authority of Arnor*.
//!
//! Invariant: a surname that two people of the article share goes to the one named first: the other keeps the given name.

use super::super::draft::Draft;
use super::super::known::Known;
use super::super::traits::{Certainty, Traits};
use super::descriptions::OPENING;
use super::institutions;
use super::names::{Named, name_words};
use super::variants;
use crate::language::{Deprel, Upos};
use crate::ontology::EntityKind;
use std::collections::BTreeMap;

/// *Petro* after *Gustavo Petro*, *the Port Authority* after *the Port Authority of Arnor*.
pub(super) fn run(draft: &mut Draft, known: &Known, names: &[Named]) {
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
            .filter(|long| may_be_addressed(draft, known, short, long))
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

/// *Mr. Took* is not *Mary Took*: the title before the short name and the given name of the long one tell genders.
fn may_be_addressed(draft: &Draft, known: &Known, short: &Named, long: &Named) -> bool {
    let start = draft.mentions[short.mention].tokens.start;
    let title = (0..short.mention).rev().take(3).find(|&it| {
        let mention = &draft.mentions[it];
        mention.rule == "title" && mention.tokens.end == start
    });
    let addressed = title.and_then(|it| draft.mentions[it].traits.gender);
    let given = draft.traits_of(long.mention).gender;
    let given = given.or_else(|| known.given_gender(long.words.first()?));
    addressed.is_none() || given.is_none() || addressed == given
}

/// Merges a short name; what the model took a surname for does not count against the person who bears it.
fn adopt(draft: &mut Draft, antecedent: usize, short: &Named) {
    let group = draft.group(short.mention);
    let members: Vec<usize> = draft.members(group).to_vec();
    let person = draft.traits_of(antecedent).clone();
    if person.kind == EntityKind::Person && members.len() == 1 && short.words.len() == 1 {
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
    if matches!((&a.link, &b.link), (Some(a), Some(b)) if a != b)
        || variants::of_two_countries(draft, short.mention, long.mention)
    {
        return false;
    }
    let tail = long.words.ends_with(&short.words);
    let start = long.words.starts_with(&short.words);
    match b.kind {
        EntityKind::Person => {
            // The tables or a title may know better what the short name is.
            let free = a.kind == EntityKind::Person
                || (a.certainty <= Certainty::Model && a.link.is_none());
            let several = short.words.len() > 1;
            let given = start && !several && short.mention > long.mention;
            // *Ana Perez* for *Ana R. Perez Urrutia*, *Perez* for *Ana Perez Urrutia*; but *Ana Perez* is not *Ana Ruiz Perez*.
            let plain: Vec<&String> = long.words.iter().filter(|word| word.len() > 1).collect();
            let some = a.kind == EntityKind::Person
                && if several {
                    // *Ana Perez* for *Ana Sofia Perez*.
                    let outer = short.words.first() == plain.first().copied()
                        && short.words.last() == plain.last().copied()
                        && variants::is_within(&short.words, &long.words)
                        && !is_relative(draft, long.mention);
                    outer || plain.iter().copied().zip(&short.words).all(|(a, b)| a == b)
                } else {
                    plain.len() == 3
                        && *plain[1] == short.words[0]
                        && is_introduced(draft, short.mention, long.mention)
                };
            let gender = a.gender.is_none() || b.gender.is_none() || a.gender == b.gender;
            // *Bree* is not *Theodore of Bree*.
            let origin = long.words.len() > short.words.len()
                && long.words[long.words.len() - short.words.len() - 1] == "of";
            free && gender
                && !(tail && origin)
                && (tail
                    || some
                    || (given && a.kind == EntityKind::Person)
                    || hyphen_part(short, long))
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
                || b.kind == EntityKind::Organization && is_mistaken(draft, short.mention)
                || a.certainty == Certainty::Default
                || b.certainty == Certainty::Default && !taken;
            let whole_word = short.words.iter().any(|word| word.len() > 3);
            // *Tesco* before *Tesco Polska* is the mother, after it perhaps the daughter.
            let first = |mention| draft.members(draft.group(mention))[0];
            // *Took to close plant*, then *Took Electronics said ...*.
            let announced = b.kind == EntityKind::Organization
                && short.words.len() == 1
                && draft.in_title(first(short.mention))
                && !draft.in_title(long.mention);
            let later = announced || first(short.mention) > first(long.mention);
            let definite = has_article(draft, short.mention) || short.words.len() > 1;
            // *the Navy* may come before *the Gondorian Navy*.
            let national = tail
                && definite
                && b.kind == EntityKind::Organization
                && !institutions::is_generic(draft.text(short.mention))
                && variants::is_national(draft, short.words.len(), long.mention);
            let in_order = later && (start || (tail && definite));
            // *Time* is the magazine, not a *Time Person of the Year*.
            let names = draft.ontology.names();
            let outlet = |mention| {
                let text = draft.text(mention);
                names
                    .outlet(text)
                    .or_else(|| names.outlet(&format!("{text} magazine")))
                    .map(|outlet| &outlet.name)
            };
            let another = outlet(short.mention)
                .is_some_and(|own| outlet(long.mention).is_none_or(|other| own != other));
            a.link.is_none() && kinds && whole_word && !another && (in_order || national)
        }
        // *Westmarch* is *Westmarch County*, but *Arnor* is not *North Arnor*.
        EntityKind::Place => {
            let region = matches!(
                long.words.last().map(String::as_str),
                Some("county" | "province" | "region" | "district" | "island" | "islands")
            );
            start && region && a.kind == EntityKind::Place && a.link.is_none()
        }
        _ => false,
    }
}

/// *Took hired too many*, *Took's plant*: what the model takes now for a person and now for a body is the body of that name.
fn is_mistaken(draft: &Draft, short: usize) -> bool {
    let members = draft.members(draft.group(short));
    let model = |it: usize| {
        let traits = &draft.mentions[it].traits;
        traits.link.is_none() && traits.certainty <= Certainty::Model
    };
    let body = |it: usize| draft.mentions[it].traits.kind == EntityKind::Organization;
    members.iter().all(|&it| model(it)) && members.iter().any(|&it| body(it))
}

/// *Perez* for *Ana Perez Urrutia*, whom the article names before or in its opening; a *Perez* of whom it has long told is
/// somebody else.
fn is_introduced(draft: &Draft, short: usize, long: usize) -> bool {
    let first = |mention| draft.members(draft.group(mention))[0];
    draft.sentence(first(long)) <= OPENING || first(long) < first(short)
}

/// *Brandy-Buck* for *Meriadoc Brandy - Buck* is the same surname; *Brandy* alone is too little.
fn hyphen_part(short: &Named, long: &Named) -> bool {
    let joined = |words: &[String]| words.concat().replace('-', "");
    let (a, b) = (joined(&short.words), joined(&long.words[1..]));
    a == b
}

/// *her mother, Ana Sofia Perez,* is not Ana Perez.
fn is_relative(draft: &Draft, mention: usize) -> bool {
    let doc = draft.doc;
    let head = draft.mentions[mention].head;
    doc.head(head).is_some_and(|noun| {
        doc.token(noun).upos == Upos::Noun && doc.child(noun, Deprel::NmodPoss).is_some()
    })
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
        Faramir 3 nsubj B-Person
        Hurinion 1 flat I-Person
        spoke/speak 0 root

        Hurinion 2 nsubj B-Person
        left/leave 0 root";

    #[test]
    fn a_surname_stands_for_the_full_name() {
        check(FARAMIR, "Faramir Hurinion", "Faramir Hurinion | Hurinion");
    }

    #[test]
    fn a_mister_is_no_mary() {
        let lines = "
            Mary 3 nsubj B-Person
            Took 1 flat I-Person
            met/meet 0 root
            John 3 obj B-Person
            Took 4 flat I-Person

            Mr. Mr. PROPN NNP 2 nmod:desc
            Took 3 nsubj B-Person
            slept/sleep 0 root";
        check(lines, "John Took", "John Took | Mr. | Took");
        let plain = lines.replace(
            "Mr. Mr. PROPN NNP 2 nmod:desc",
            "quietly quietly ADV RB 3 advmod",
        );
        check(&plain, "Mary Took", "Mary Took | Took");
    }

    #[test]
    fn a_name_between_may_be_left_out() {
        let lines = "
            Faramir 4 nsubj B-Person
            Sador 1 flat I-Person
            Hurinion 1 flat I-Person
            spoke/speak 0 root

            Faramir 3 nsubj B-Person
            Hurinion 1 flat I-Person
            left/leave 0 root";
        check(
            lines,
            "Faramir Sador Hurinion",
            "Faramir Sador Hurinion | Faramir Hurinion",
        );
    }

    #[test]
    fn a_shared_surname_goes_to_whom_the_article_names_first() {
        let lines = format!(
            "{FARAMIR}

            Boromir 3 nsubj B-Person
            Hurinion 1 flat I-Person
            slept/sleep 0 root

            Hurinion 2 nsubj B-Person
            woke/wake 0 root"
        );
        check(
            &lines,
            "Faramir Hurinion",
            "Faramir Hurinion | Hurinion | Hurinion",
        );
        check(&lines, "Boromir Hurinion", "Boromir Hurinion");
    }

    #[test]
    fn a_surname_long_told_of_is_not_the_middle_name_of_another() {
        let rain = "Rain 2 nsubj\nfell/fall 0 root\n\n".repeat(5);
        let lines = format!(
            "Took 2 nsubj B-Person\nslept/sleep 0 root\n\n{rain}Merry 4 nsubj B-Person\nTook 1 flat I-Person\nHill 1 \
             flat I-Person\nwoke/wake 0 root"
        );
        check(&lines, "Took", "Took");
    }
}
