//! What an entity is called: canonically, and in the article.
//!
//! In: a group of the merged draft. Out: names. Invariant: the canonical name decides the key and is the same in every article
//! where the tables know the entity; the other is one of the article's own words wherever it has a full name there.

use super::complements;
use super::draft::{Draft, Group};
use super::name_tails::is_particle;
use super::naming::is_named;
use super::passes::names::name_words;
use super::passes::variants::runs_through;
use super::phrases;
use super::types::MentionForm;
use super::words;
use crate::base::text::{fold, plain};
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::EntityKind;
use std::collections::BTreeMap;
use std::ops::Range;

/// Most words that the name of a description has, if another description of the group is shorter.
const LONG_NAME: usize = 7;

/// As the article calls it: *Volodymyr Zelensky* for the Zelenskyy of the tables, *Britain* for the United Kingdom.
///
/// The canonical name stays where the article has but a part of it: a surname, initials, *the Senate*.
pub(super) fn called(draft: &Draft, group: Group, canonical: &str) -> String {
    let traits = draft.traits(group);
    if traits.link.is_none() {
        return canonical.to_owned();
    }
    let names: Vec<&str> = draft
        .members(group)
        .iter()
        .filter(|&&it| {
            draft.mentions[it].form == MentionForm::Name && draft.mentions[it].rule != "metonym"
        })
        .map(|&it| draft.text(it))
        .collect();
    if names.iter().any(|name| fold(name) == fold(canonical)) {
        return canonical.to_owned();
    }
    let own = |name: &str| match traits.kind {
        EntityKind::Person => name_words(name).len() > 1,
        EntityKind::Country | EntityKind::Place => !is_shouted(name),
        _ => true,
    };
    names
        .into_iter()
        .rev()
        .filter(|name| own(name) && !is_part(name, canonical, traits.kind))
        .max_by_key(|name| fullness(name))
        .map_or_else(|| canonical.to_owned(), plain)
}

/// Whether the name has no word of its own beside the canonical one: *the U.S. Senate*, *Republicans*, *EU*.
fn is_part(name: &str, canonical: &str, kind: EntityKind) -> bool {
    let whole = name_words(canonical);
    let members =
        |a: &str, b: &str| kind == EntityKind::Organization && a.strip_suffix('s') == Some(b);
    let same = |a: &str, b: &str| a == b || members(a, b);
    let country = |word: &str| matches!(word, "us" | "uk") && whole.len() > 1;
    is_shouted(name) && runs_through(name, canonical)
        || name_words(name)
            .iter()
            .all(|word| country(word) || whole.iter().any(|other| same(word, other)))
}

/// From the tables, else the fullest proper name, else the best description, else the pronoun.
pub(super) fn canonical(draft: &Draft, group: Group) -> String {
    if let Some(link) = &draft.traits(group).link {
        return link.name.clone();
    }
    let of_form = |form: MentionForm| {
        draft
            .members(group)
            .iter()
            .copied()
            .filter(move |&it| draft.mentions[it].form == form)
    };
    if let Some(country) = government_of(draft, group) {
        // *the Colombian government* as the article says it; *his government* alone becomes the country's.
        return of_form(MentionForm::Description)
            .filter(|&it| starts_with_country(draft, it))
            .map(|it| plain(draft.text(it)))
            .next()
            .unwrap_or_else(|| format!("Government of {country}"));
    }
    // *Ginger Took was born Peter Edward Took*: the article calls him Ginger Took.
    let own = |it: usize| draft.mentions[it].rule != "also-called";
    let full = of_form(MentionForm::Name).any(|it| own(it) && name_words(draft.text(it)).len() > 1);
    // *Peregrin Took* rather than *Peregrin Paladin "Pip" Took*.
    let quoted = |it: usize| draft.text(it).contains(['"', '“', '”']);
    let plainly = of_form(MentionForm::Name)
        .any(|it| own(it) && !quoted(it) && name_words(draft.text(it)).len() > 1);
    of_form(MentionForm::Name)
        .filter(|&it| own(it) && !(quoted(it) && plainly) || !full)
        .max_by_key(|&it| (fullness(draft.text(it)), usize::MAX - it))
        .map(|it| cased(draft, group, plain(draft.text(it))))
        .or_else(|| {
            of_form(MentionForm::Description)
                .map(|it| {
                    (
                        description(draft, it, draft.mentions[it].tokens.clone()),
                        it,
                    )
                })
                .max_by_key(|(text, it)| {
                    (
                        !is_mere_apposition(draft, *it),
                        description_rank(text),
                        usize::MAX - it,
                    )
                })
                .map(|(text, _)| text)
        })
        .or_else(|| {
            draft
                .members(group)
                .first()
                .map(|&it| plain(draft.text(it)))
        })
        .unwrap_or_default()
}

/// The canonical name with what completes it, where the article says but one such thing of who has no name: *support for
/// the bridge* for the *support*.
pub(super) fn told(draft: &Draft, group: Group) -> String {
    let name = canonical(draft, group);
    if is_named(draft, group) || government_of(draft, group).is_some() {
        return name;
    }
    let mut completed: BTreeMap<String, usize> = BTreeMap::new();
    for &it in draft.members(group) {
        let mention = &draft.mentions[it];
        let whole = complements::whole(draft.doc, mention.head, &mention.tokens);
        let rest = mention.tokens.end..whole.end;
        if mention.form == MentionForm::Description && !rest.is_empty() {
            let rest = fold(draft.doc.text_of(&rest));
            completed.entry(rest).or_insert(it);
        }
    }
    let mut completed = completed.into_values();
    let (Some(it), None) = (completed.next(), completed.next()) else {
        return name;
    };
    let mention = &draft.mentions[it];
    let whole = complements::whole(draft.doc, mention.head, &mention.tokens);
    let told = description(draft, it, whole);
    if told.len() > name.len() { told } else { name }
}

/// *mike Rubio*, a slip of the article, becomes *Mike Rubio*; *Charles de Gaulle* and *bell hooks* stay as they are.
fn cased(draft: &Draft, group: Group, name: String) -> String {
    let starts = |word: &str, test: fn(char) -> bool| word.chars().next().is_some_and(test);
    let slip = |word: &str| {
        word.chars().all(char::is_lowercase)
            && !words::is_particle(word)
            && draft.ontology.names().noun(word).is_none()
    };
    let person = draft.traits(group).kind == EntityKind::Person;
    if !person || !name.split(' ').any(|word| starts(word, char::is_uppercase)) {
        return name;
    }
    let words: Vec<String> = name
        .split(' ')
        .map(|word| {
            let mut letters = word.chars();
            match letters.next() {
                Some(first) if slip(word) => first.to_uppercase().chain(letters).collect(),
                _ => word.to_owned(),
            }
        })
        .collect();
    words.join(" ")
}

/// The country whose government the group is.
pub(super) fn government_of(draft: &Draft, group: Group) -> Option<String> {
    let country = draft
        .members(group)
        .iter()
        .find_map(|member| draft.governments.get(member))?;
    Some(canonical(draft, draft.group(*country)))
}

fn starts_with_country(draft: &Draft, mention: usize) -> bool {
    let start = draft.mentions[mention].tokens.start;
    draft.at(TokenId::from(start)).is_some_and(|it| {
        it != mention
            && draft.traits_of(it).kind == EntityKind::Country
            && draft.mentions[it].form != MentionForm::Pronoun
    })
}

/// More words are fuller; capitals throughout (acronyms, shouting) are not.
fn fullness(text: &str) -> (usize, bool) {
    let words = name_words(text).len();
    (words, !is_shouted(text))
}

/// Whether all its letters are capitals.
fn is_shouted(text: &str) -> bool {
    text.chars()
        .filter(|c| c.is_alphabetic())
        .all(char::is_uppercase)
}

/// *Took's wife, a guard of the gate*: many are that.
fn is_mere_apposition(draft: &Draft, mention: usize) -> bool {
    let head = draft.mentions[mention].head;
    draft.doc.deprel(head) == Deprel::Appos && phrases::is_indefinite(draft.doc, head)
}

/// Longer descriptions say more, up to a point.
fn description_rank(text: &str) -> usize {
    let words = text.split(' ').count();
    if words <= LONG_NAME { words } else { 0 }
}

/// The description with its possessor's name in place of the pronoun: *his family* becomes *Petro's family*, *a member of his council* a
/// *member of Petro's council*; what belongs to who has no name (*miners called off their strike*) is called without its owner.
fn description(draft: &Draft, mention: usize, tokens: Range<usize>) -> String {
    let mut text = plain(draft.doc.text_of(&tokens));
    // *another archer* is not *the archer*.
    let det = draft.doc.child(draft.mentions[mention].head, Deprel::Det);
    let another = |&det: &TokenId| {
        det.index() + 1 == tokens.start && draft.doc.lemma(det).eq_ignore_ascii_case("another")
    };
    if det.as_ref().is_some_and(another) {
        text = format!("another {text}");
    }
    let possessor = |&at: &usize| {
        let token = &draft.doc.tokens[at];
        token.upos == Upos::Pron && token.deprel == Deprel::NmodPoss && at + 1 < tokens.end
    };
    let Some(at) = tokens.clone().find(possessor) else {
        return text;
    };
    let before = plain(draft.doc.text_of(&(tokens.start..at)));
    let rest = plain(draft.doc.text_of(&(at + 1..tokens.end)));
    let owner = draft
        .at(TokenId::from(at))
        .map(|owner| draft.group(owner))
        .filter(|&owner| owner != draft.group(mention));
    let Some(owner) = owner.filter(|&owner| draft.members(owner).len() > 1) else {
        return text;
    };
    if !is_named(draft, owner) {
        return format!("{before} {rest}").trim().to_owned();
    }
    let short = short_name(draft, owner);
    let mark = if short.ends_with('s') { "'" } else { "'s" };
    format!("{before} {short}{mark} {rest}").trim().to_owned()
}

/// The surname by which the article calls a person, which need not be the last word; the name of all else.
fn short_name(draft: &Draft, owner: Group) -> String {
    let full = canonical(draft, owner);
    if draft.traits(owner).kind != EntityKind::Person {
        return called(draft, owner, &full);
    }
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let singles = draft.members(owner).iter().map(|&it| draft.text(it));
    for word in singles.filter(|text| !text.contains(' ')) {
        if full.split(' ').any(|part| part == word) {
            *counts.entry(word.to_owned()).or_default() += 1;
        }
    }
    let suffix = |word: &&str| matches!(word.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III");
    counts
        .into_iter()
        .max_by_key(|(word, count)| (*count, full.ends_with(word.as_str())))
        .map(|(word, _)| word)
        .or_else(|| {
            let words: Vec<&str> = full.split(' ').collect();
            let last = words.iter().rposition(|word| !suffix(word))?;
            let first = (1..=last)
                .rev()
                .take_while(|&at| at == last || is_particle(&words[at].to_lowercase()))
                .last()
                .unwrap_or(last);
            Some(words[first..=last].join(" "))
        })
        .unwrap_or(full)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn a_slip_of_case_is_mended_in_the_name() {
        let lines = "
            faramir 3 nsubj B-Person
            Took 1 flat I-Person
            slept/sleep 0 root";
        check(lines, "Faramir Took", "faramir Took");
    }

    #[test]
    fn what_belongs_to_nobody_of_a_name_is_called_without_its_owner() {
        let lines = "
            Soldiers 2 nsubj
            left/leave 0 root
            their 4 nmod:poss
            camp 2 obj";
        check(lines, "camp", "their camp");
    }

    #[test]
    fn another_is_somebody_else() {
        let lines = "
            Another another DET DT 2 det
            archer 3 nsubj
            slept/sleep 0 root";
        check(lines, "another archer", "archer");
    }

    #[test]
    fn a_member_of_what_is_his_is_called_after_him_too() {
        let lines = "
            Faramir 3 nsubj B-Person
            Took 1 flat I-Person
            praised/praise 0 root
            members 3 obj
            of 7 case
            his 7 nmod:poss
            council 4 nmod";
        check(lines, "members of Took's council", "members of his council");
    }

    #[test]
    fn particles_stay_small() {
        let lines = "
            Faramir 4 nsubj B-Person
            van 1 flat I-Person
            Arnor 1 flat I-Person
            slept/sleep 0 root";
        check(lines, "Faramir van Arnor", "Faramir van Arnor");
    }
}
