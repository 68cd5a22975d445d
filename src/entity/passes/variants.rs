//! Variants: another form of a full name.
//!
//! *the Supreme Court of Arnor ... the Arnor Supreme Court*; *the House Oversight and Reform Committee ... the Oversight
//! Committee*; *Department of Fire Protection (Dofire)*. Invariant: a short form that fits two names is neither's.

use super::super::draft::Draft;
use super::super::types::MentionForm;
use super::institutions;
use super::names::Named;
use crate::base::text::fold;
use crate::language::{Deprel, Upos};
use crate::ontology::EntityKind;
use std::collections::{BTreeMap, BTreeSet};

/// Fewest words that a name of a body keeps where it leaves out others: *Oversight Committee*, not *Committee*.
const FEWEST: usize = 2;

/// Most words of a country's name at the beginning of another name.
const LONGEST_COUNTRY: usize = 3;

/// Merges the variants of names.
pub(super) fn run(draft: &mut Draft, names: &[Named]) {
    bracketed(draft, names);
    turned(draft, names);
    shortened(draft, names);
    class_words(draft, names);
    followers(draft, names);
}

/// *Department of Fire Protection (Dofire)*: one word in brackets whose letters run through the name before them.
fn bracketed(draft: &mut Draft, names: &[Named]) {
    for pair in names.windows(2) {
        let [long, short] = pair else { continue };
        let (outer, inner) = (
            &draft.mentions[long.mention],
            &draft.mentions[short.mention],
        );
        let between = outer.tokens.end..inner.tokens.start;
        let opened = between.len() == 1
            && matches!(draft.doc.text_of(&between), "(" | "[")
            && draft
                .doc
                .tokens
                .get(inner.tokens.end)
                .is_some_and(|token| matches!(token.span.of(&draft.doc.text), ")" | "]"));
        let (first, second) = (draft.text(long.mention), draft.text(short.mention));
        let fits = |full: &str, letters: &str| {
            !letters.contains(' ') && full.contains(' ') && runs_through(letters, full)
        };
        if opened && (fits(first, second) || fits(second, first)) && may_be_one(draft, long, short)
        {
            draft.merge(long.mention, short.mention, "acronym");
        }
    }
}

/// Whether the letters stand in the name in their order, the first of them at its beginning and each capital at that of a word.
pub(in super::super) fn runs_through(letters: &str, name: &str) -> bool {
    let name = fold(name);
    let mut rest = name.char_indices();
    let begins = |at: usize| at == 0 || name[..at].ends_with([' ', '-']);
    letters
        .chars()
        .filter(|c| c.is_alphanumeric())
        .all(|letter| {
            let wanted = letter.to_lowercase().next();
            rest.any(|(at, c)| Some(c) == wanted && (!letter.is_uppercase() || begins(at)))
        })
        && letters.chars().next().is_some_and(|first| {
            first.is_uppercase() && name.starts_with(first.to_ascii_lowercase())
        })
}

/// *the Arnor Supreme Court*, *the Supreme Court of Arnor*: the same words in another order.
fn turned(draft: &mut Draft, names: &[Named]) {
    let mut first: BTreeMap<BTreeSet<String>, usize> = BTreeMap::new();
    for (index, name) in names.iter().enumerate() {
        let words: BTreeSet<String> = name
            .words
            .iter()
            .filter(|it| *it != "of")
            .cloned()
            .collect();
        // *the University of Arnor* need not be *Arnor University*.
        let school = words.contains("university") || words.contains("college");
        if words.len() < FEWEST || school || !is_body(draft, name.mention) {
            continue;
        }
        match first.get(&words) {
            Some(&antecedent) => {
                if may_be_one(draft, &names[antecedent], name) {
                    draft.merge(names[antecedent].mention, name.mention, "same-name");
                }
            }
            None => {
                first.insert(words, index);
            }
        }
    }
}

/// *the Oversight Committee* for *the House Oversight and Reform Committee*: some of its words, among them the last.
fn shortened(draft: &mut Draft, names: &[Named]) {
    for short in names.iter().filter(|it| it.words.len() >= FEWEST) {
        let linked = draft.traits_of(short.mention).link.is_some();
        if !is_body(draft, short.mention) || linked || is_owned(draft, short.mention) {
            continue;
        }
        let found: BTreeSet<usize> = names
            .iter()
            .filter(|long| long.words.len() > short.words.len() && is_body(draft, long.mention))
            .filter(|long| draft.group(long.mention) != draft.group(short.mention))
            .filter(|long| long.words.last() == short.words.last())
            .filter(|long| is_within(&short.words, &long.words) && may_be_one(draft, long, short))
            .map(|long| draft.group(long.mention))
            .collect();
        merge_with_the_only(draft, found, short);
    }
}

/// *the province's House of Elders*: whose it is tells it from that of the country.
fn is_owned(draft: &Draft, mention: usize) -> bool {
    let head = draft.mentions[mention].head;
    draft
        .doc
        .child(head, Deprel::NmodPoss)
        .is_some_and(|owner| draft.doc.token(owner).upos == Upos::Noun)
}

/// *the Department* for *the Bree Department of Forests*: the word that says what it is, of the only name that has it there.
fn class_words(draft: &mut Draft, names: &[Named]) {
    for short in names {
        let [word] = &short.words[..] else { continue };
        let common = draft.ontology.names().noun(word).is_some();
        let any = institutions::is_generic(draft.text(short.mention));
        if any
            || !common
            || !is_body(draft, short.mention)
            || draft.traits_of(short.mention).link.is_some()
        {
            continue;
        }
        let found: BTreeSet<usize> = names
            .iter()
            .filter(|long| long.words.len() > 1 && class_word(&long.words) == Some(word))
            .filter(|long| is_body(draft, long.mention) && may_be_one(draft, long, short))
            .map(|long| draft.group(long.mention))
            .collect();
        merge_with_the_only(draft, found, short);
    }
}

/// *the Liberals* for *the Liberal Party*, *the Houthis* for *the Houthi movement*: those who follow the only one of that name.
fn followers(draft: &mut Draft, names: &[Named]) {
    for short in names {
        let [word] = &short.words[..] else { continue };
        let (Some(stem), None) = (word.strip_suffix('s'), &draft.traits_of(short.mention).link)
        else {
            continue;
        };
        let person = draft.traits_of(short.mention).kind == EntityKind::Person;
        let found: BTreeSet<usize> = names
            .iter()
            .filter(|long| !person && is_body(draft, long.mention))
            .filter(|long| {
                matches!(&long.words[..], [.., name, class]
                    if name == stem && matches!(class.as_str(), "party" | "movement" | "alliance"))
            })
            .filter(|long| may_be_one(draft, long, short))
            .map(|long| draft.group(long.mention))
            .collect();
        merge_with_the_only(draft, found, short);
    }
}

/// Merges the short name with what goes by the longer ones, if that is one.
fn merge_with_the_only(draft: &mut Draft, groups: BTreeSet<usize>, short: &Named) {
    let mut groups = groups.into_iter();
    if let (Some(only), None) = (groups.next(), groups.next()) {
        draft.merge(draft.members(only)[0], short.mention, "part-of-name");
    }
}

/// The last word of a name, or the last before *of*.
fn class_word(words: &[String]) -> Option<&String> {
    let of = words.iter().position(|word| word == "of");
    of.map_or(words.last(), |of| words[..of].last())
}

/// Whether the words stand among the others in their order.
pub(super) fn is_within(few: &[String], many: &[String]) -> bool {
    let mut rest = many.iter();
    few.iter().all(|word| rest.any(|other| other == word))
}

fn is_body(draft: &Draft, mention: usize) -> bool {
    draft.mentions[mention].form == MentionForm::Name
        && matches!(
            draft.traits_of(mention).kind,
            EntityKind::Organization | EntityKind::Facility
        )
}

fn may_be_one(draft: &Draft, left: &Named, right: &Named) -> bool {
    let (a, b) = (
        draft.traits_of(left.mention),
        draft.traits_of(right.mention),
    );
    let person = a.kind == EntityKind::Person && b.kind == EntityKind::Person;
    let two_entries = matches!((&a.link, &b.link), (Some(a), Some(b)) if a != b);
    !person && !two_entries && !of_two_countries(draft, left.mention, right.mention)
}

/// *the Arnorian Chess Federation* and *the Gondor Chess Federation*: each says which country it is of.
pub(super) fn of_two_countries(draft: &Draft, left: usize, right: usize) -> bool {
    let (a, b) = (countries(draft, left), countries(draft, right));
    !a.is_empty() && !b.is_empty() && a.is_disjoint(&b)
}

/// Whether all but the last words of the name are a country's: *the United States Navy* but for one.
pub(super) fn is_national(draft: &Draft, last: usize, mention: usize) -> bool {
    let name = &draft.mentions[mention].tokens;
    let country = name.start..name.end.saturating_sub(last).max(name.start);
    !country.is_empty()
        && draft
            .ontology
            .names()
            .country(draft.doc.text_of(&country))
            .is_some()
}

/// The countries that the name or an adjective or owner before it names.
fn countries(draft: &Draft, mention: usize) -> BTreeSet<String> {
    let names = draft.ontology.names();
    let doc = draft.doc;
    let name = &draft.mentions[mention];
    let inside = (1..name.tokens.len().min(LONGEST_COUNTRY + 1)).find_map(|length| {
        let start = doc.text_of(&(name.tokens.start..name.tokens.start + length));
        let country = names.country(start).map(|country| country.name.clone());
        country.or_else(|| {
            names
                .demonym(start)
                .map(|demonym| demonym.of.name.to_owned())
        })
    });
    let before = doc
        .children(name.head)
        .iter()
        .filter(|&&child| child.index() < name.tokens.start)
        .filter_map(|&child| draft.at(child))
        .filter(|&it| draft.mentions[it].traits.kind == EntityKind::Country)
        .filter_map(|it| draft.mentions[it].traits.link.as_ref())
        .map(|link| link.name.clone());
    inside.into_iter().chain(before).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;
    use super::runs_through;

    #[test]
    fn letters_run_through_a_name() {
        assert!(runs_through("Dofire", "Department of Fire Protection"));
        assert!(runs_through("SIT", "Shire Institute of Technology"));
        assert!(runs_through("ST", "Shire Institute of Technology"));
        assert!(!runs_through("TS", "Shire Institute of Technology"));
        assert!(!runs_through("Frodo", "Department of Fire Protection"));
    }

    #[test]
    fn the_same_words_turned_round_are_one_name() {
        let lines = "
            Arnor 3 compound B-Organization
            Fire 3 compound I-Organization
            Council 4 nsubj I-Organization
            met/meet 0 root

            The 3 det
            Fire 3 compound B-Organization
            Council 6 nsubj I-Organization
            of of ADP IN 5 case I-Organization
            Arnor 3 nmod I-Organization
            ruled/rule 0 root

            The 3 det
            Fire 3 compound B-Organization
            Council 4 nsubj I-Organization
            left/leave 0 root";
        check(
            lines,
            "Fire Council of Arnor",
            "Arnor Fire Council | Fire Council of Arnor | Fire Council",
        );
    }

    #[test]
    fn names_of_two_countries_are_two() {
        let lines = "
            The 4 det
            Colombian 4 compound B-Organization
            Chess 4 compound I-Organization
            Federation 5 nsubj I-Organization
            met/meet 0 root

            The 4 det
            Iranian 4 amod
            Chess 4 compound B-Organization
            Federation 5 nsubj I-Organization
            met/meet 0 root";
        check(
            lines,
            "Colombian Chess Federation",
            "Colombian Chess Federation",
        );
    }

    #[test]
    fn a_name_that_leaves_words_out_is_the_one_that_has_them() {
        let lines = "
            The 5 det
            House 5 compound B-Organization
            Dwarf 5 compound I-Organization
            Reform 5 compound I-Organization
            Committee 6 nsubj I-Organization
            met/meet 0 root

            The 3 det
            Dwarf 3 compound B-Organization
            Committee 4 nsubj I-Organization
            ruled/rule 0 root";
        check(
            lines,
            "House Dwarf Reform Committee",
            "House Dwarf Reform Committee | Dwarf Committee",
        );
    }

    #[test]
    fn those_who_follow_a_party_are_the_party() {
        let lines = "
            The 3 det
            Hobbit 3 compound B-Organization
            Party 4 nsubj I-Organization
            met/meet 0 root

            The 2 det
            Hobbits Hobbits PROPN NNPS 3 nsubj B-Organization
            slept/sleep 0 root";
        check(lines, "Hobbit Party", "Hobbit Party | Hobbits");
        let firm = lines.replace("Party", "Bank");
        check(&firm, "Hobbit Bank", "Hobbit Bank");
    }

    const DEPARTMENT: &str = "
        The 3 det
        Bree 3 compound B-Organization
        Department 6 nsubj I-Organization
        of 5 case I-Organization
        Forests 3 nmod I-Organization
        slept/sleep 0 root

        ";

    #[test]
    fn a_class_word_stands_for_the_only_name_of_its_class() {
        let lines =
            format!("{DEPARTMENT}The 2 det\nDepartment 3 nsubj B-Organization\nwoke/wake 0 root");
        let name = "Bree Department of Forests";
        check(&lines, name, &format!("{name} | Department"));
    }

    #[test]
    fn of_two_departments_the_class_word_means_neither() {
        let lines = format!(
            "{DEPARTMENT}Gondor 2 compound B-Organization
            Department 3 nsubj I-Organization
            came/come 0 root

            The 2 det
            Department 3 nsubj B-Organization
            woke/wake 0 root"
        );
        check(
            &lines,
            "Bree Department of Forests",
            "Bree Department of Forests",
        );
    }
}
