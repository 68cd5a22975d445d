//! Last step: groups become entities with a canonical name, a key and their surface forms.
//!
//! In: the merged draft. Out: `Entities`. Invariant: keys are unique in the article; the same draft gives the same keys.

use super::draft::{Draft, Group};
use super::known::Known;
use super::passes::institutions;
use super::passes::names::name_words;
use super::traits::{Certainty, Link};
use super::types::{Entities, Entity, EntityId, Mention, MentionForm, MentionId};
use super::words;
use crate::base::text::fold;
use crate::language::{Deprel, Upos};
use crate::ontology::EntityKind;
use std::collections::{BTreeMap, BTreeSet};

/// Most words that the name of a description has, if another description of the group is shorter.
const LONG_NAME: usize = 7;

/// Turns the draft into entities.
pub(super) fn finish(draft: &Draft, known: &Known) -> Entities {
    let groups = draft.groups();
    let ids: BTreeMap<Group, EntityId> = groups
        .iter()
        .enumerate()
        .map(|(index, &group)| (group, EntityId(index)))
        .collect();
    let id_of = |mention: usize| ids.get(&draft.group(mention)).copied();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let entities = groups
        .iter()
        .map(|&group| {
            let (found, own_name) = key_and_name(draft, group);
            let (key, name) = decided(draft, &found, own_name);
            let as_found = key == found;
            let its_own = |link: &&Link| as_found || key == link.name.replace(' ', "_");
            let link = draft.traits(group).link.as_ref().filter(its_own);
            let key = unique(&key, &mut taken);
            let members = draft.members(group);
            Entity {
                kind: draft.traits(group).kind,
                wikidata: link.and_then(|link| link.wikidata.clone()),
                aliases: aliases(draft, group, &name),
                named: is_named(draft, group),
                same_candidate: candidate(draft, known, group, &name)
                    .filter(|other| as_found && !draft.merges.are_two(&found, other)),
                named_after: members
                    .iter()
                    .find_map(|member| draft.named_after.get(member))
                    .and_then(|&person| id_of(person)),
                members: draft
                    .sets
                    .get(&group)
                    .map(|set| set.iter().filter_map(|&it| id_of(it)).collect())
                    .unwrap_or_default(),
                mentions: members.iter().map(|&it| MentionId(it)).collect(),
                name,
                key,
            }
        })
        .collect();
    let mentions = (0..draft.mentions.len())
        .filter_map(|index| {
            let mention = &draft.mentions[index];
            Some(Mention {
                span: draft.span(index),
                tokens: mention.tokens.clone(),
                head: mention.head,
                form: mention.form,
                entity: id_of(index)?,
                rule: mention.rule,
            })
        })
        .collect();
    Entities { mentions, entities }
}

/// Key and name of the group, as the rules have them.
pub(super) fn key_and_name(draft: &Draft, group: Group) -> (String, String) {
    let name = name(draft, group);
    (key(draft, group, &name), name)
}

/// Key and name after what the user says of whoever goes by these.
fn decided(draft: &Draft, key: &str, name: String) -> (String, String) {
    let merges = draft.merges;
    match (
        merges.same(key, &name),
        merges.own_key(&draft.article.id, key),
    ) {
        (Some(target), _) if target.key != key => (target.key.clone(), target.name_as_written()),
        (None, Some(own)) => (own.to_owned(), name),
        _ => (key.to_owned(), name),
    }
}

/// Whether a proper name stands for the group.
fn is_named(draft: &Draft, group: Group) -> bool {
    draft.traits(group).link.is_some()
        || draft.members(group).iter().any(|member| {
            matches!(
                draft.mentions[*member].form,
                MentionForm::Name | MentionForm::Demonym
            ) || draft.named_after.contains_key(member)
                || draft.governments.contains_key(member)
        })
}

/// From the tables, else the fullest proper name, else the best description, else the pronoun.
fn name(draft: &Draft, group: Group) -> String {
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
    of_form(MentionForm::Name)
        .max_by_key(|&it| (fullness(draft.text(it)), usize::MAX - it))
        .map(|it| cased(draft, group, plain(draft.text(it))))
        .or_else(|| {
            of_form(MentionForm::Description)
                .map(|it| (description(draft, it), it))
                .max_by_key(|(text, it)| (description_rank(text), usize::MAX - it))
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
fn government_of(draft: &Draft, group: Group) -> Option<String> {
    let country = draft
        .members(group)
        .iter()
        .find_map(|member| draft.governments.get(member))?;
    Some(name(draft, draft.group(*country)))
}

fn starts_with_country(draft: &Draft, mention: usize) -> bool {
    let start = draft.mentions[mention].tokens.start;
    draft
        .at(crate::language::TokenId::from(start))
        .is_some_and(|it| {
            it != mention
                && draft.traits_of(it).kind == EntityKind::Country
                && draft.mentions[it].form != MentionForm::Pronoun
        })
}

/// More words are fuller; capitals throughout (acronyms, shouting) are not.
fn fullness(text: &str) -> (usize, bool) {
    let words = name_words(text).len();
    let shouted = text
        .chars()
        .filter(|c| c.is_alphabetic())
        .all(char::is_uppercase);
    (words, !shouted)
}

/// Longer descriptions say more, up to a point.
fn description_rank(text: &str) -> usize {
    let words = text.split(' ').count();
    if words <= LONG_NAME { words } else { 0 }
}

/// The description with its possessor's name in place of the pronoun: *his family* becomes *Petro's family*.
fn description(draft: &Draft, mention: usize) -> String {
    let tokens = draft.mentions[mention].tokens.clone();
    let text = plain(draft.text(mention));
    let Some(first) = draft.doc.tokens.get(tokens.start) else {
        return text;
    };
    if first.upos != Upos::Pron || first.deprel != Deprel::NmodPoss || tokens.len() < 2 {
        return text;
    }
    let owner = draft
        .at(crate::language::TokenId::from(tokens.start))
        .map(|owner| draft.group(owner))
        .filter(|&owner| is_named(draft, owner) && owner != draft.group(mention));
    let Some(owner) = owner else {
        return text;
    };
    let full = name(draft, owner);
    let short = if draft.traits(owner).kind == EntityKind::Person {
        full.split(' ')
            .rfind(|word| !matches!(word.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III"))
            .unwrap_or(&full)
    } else {
        full.as_str()
    };
    let mark = if short.ends_with('s') { "'" } else { "'s" };
    let rest = draft.doc.text_of(&(tokens.start + 1..tokens.end));
    format!("{short}{mark} {}", plain(rest))
}

/// Surface forms by name and description; those that hold a pronoun mean nothing elsewhere.
fn aliases(draft: &Draft, group: Group, name: &str) -> BTreeSet<String> {
    draft
        .members(group)
        .iter()
        .copied()
        .filter(|&it| draft.mentions[it].form != MentionForm::Pronoun)
        .filter(|&it| {
            draft.mentions[it]
                .tokens
                .clone()
                .all(|at| draft.doc.tokens[at].upos != Upos::Pron)
        })
        .map(|it| plain(draft.text(it)))
        .filter(|text| text != name && !text.is_empty())
        .collect()
}

/// `Gustavo_Petro` where the name says who it is in any article, `ARTICLE/Petro` where it does not.
fn key(draft: &Draft, group: Group, name: &str) -> String {
    if let Some(country) = government_of(draft, group) {
        return format!("Government_of_{}", country.replace(' ', "_"));
    }
    let local = plain(name).replace(' ', "_");
    if is_global(draft, group, name) {
        local
    } else {
        format!("{}/{local}", draft.article.id)
    }
}

fn is_global(draft: &Draft, group: Group, name: &str) -> bool {
    let traits = draft.traits(group);
    if traits.link.is_some() {
        return true;
    }
    let by_name = draft
        .members(group)
        .iter()
        .any(|member| draft.mentions[*member].form == MentionForm::Name);
    let words = name_words(name).len();
    match traits.kind {
        _ if institutions::is_generic(name) => false,
        EntityKind::Person => by_name && words > 1,
        // A name of unknown kind is as likely a surname as anything.
        _ if traits.certainty == Certainty::Default => by_name && words > 1,
        _ => {
            by_name
                || draft
                    .members(group)
                    .iter()
                    .any(|it| draft.named_after.contains_key(it))
        }
    }
}

/// The well-known person that a bare surname may be.
fn candidate(draft: &Draft, known: &Known, group: Group, name: &str) -> Option<String> {
    let person = draft.traits(group).kind == EntityKind::Person && is_named(draft, group);
    (person && !is_global(draft, group, name))
        .then(|| known.bearer_of(name))
        .flatten()
        .map(|entry| entry.name.replace(' ', "_"))
}

/// Single spaces and straight apostrophes: *Petro’s government* and *Petro's government* are one name.
fn plain(text: &str) -> String {
    crate::base::text::squeeze(text).replace(['’', '‘'], "'")
}

/// The second of two equal keys is numbered.
fn unique(key: &str, taken: &mut BTreeSet<String>) -> String {
    let mut found = key.to_owned();
    let mut number = 2;
    while !taken.insert(fold(&found)) {
        found = format!("{key}_{number}");
        number += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn a_slip_of_case_is_mended_in_the_name() {
        let lines = "
            faramir faramir PROPN NNP 3 nsubj B-Person
            Took Took PROPN NNP 1 flat I-Person
            slept sleep VERB VBD 0 root";
        check(lines, "Faramir Took", "faramir Took");
    }

    #[test]
    fn particles_stay_small() {
        let lines = "
            Faramir Faramir PROPN NNP 4 nsubj B-Person
            van van PROPN NNP 1 flat I-Person
            Arnor Arnor PROPN NNP 1 flat I-Person
            slept sleep VERB VBD 0 root";
        check(lines, "Faramir van Arnor", "Faramir van Arnor");
    }
}
