//! Groups: *both leaders*, *the two countries*, *they* after *Petro and Trump*.
//!
//! Invariant: a group has at least two members, and they are of one kind.

use super::super::draft::Draft;
use super::super::phrases;
use super::super::traits::{Certainty, Traits};
use super::super::types::MentionForm;
use super::super::words::{self, Person, Reference};
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::EntityKind;

/// How many sentences back members are looked for.
const SENTENCES: usize = 4;

/// Gives groups of named entities their members.
pub(in super::super) fn run(draft: &mut Draft) {
    for index in 0..draft.mentions.len() {
        if draft.members(draft.group(index)).len() > 1 {
            continue;
        }
        let Some(kind) = wanted(draft, index) else {
            continue;
        };
        let members = coordinated(draft, index, kind).or_else(|| {
            is_pair(draft, index)
                .then(|| last_two(draft, index, kind))
                .flatten()
        });
        if let Some(members) = members {
            draft.learn(index, &Traits::of_kind(EntityKind::Group, Certainty::Cue));
            let group = draft.group(index);
            draft.sets.insert(group, members);
        }
    }
}

/// What the members must be; none of nothing that stands for a pair or several.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    People,
    States,
    Actors,
}

impl Wanted {
    fn admits(self, kind: EntityKind) -> bool {
        match self {
            Self::People => kind == EntityKind::Person,
            Self::States => kind == EntityKind::Country,
            Self::Actors => matches!(
                kind,
                EntityKind::Person | EntityKind::Country | EntityKind::Organization
            ),
        }
    }
}

fn wanted(draft: &Draft, index: usize) -> Option<Wanted> {
    let mention = &draft.mentions[index];
    match mention.form {
        MentionForm::Pronoun => {
            let pronoun = words::pronoun(&draft.text(index).to_lowercase())?;
            let they = pronoun.person == Person::Third
                && pronoun.reference == Reference::Any
                && mention.traits.number.is_some();
            (they || mention.traits.number.is_some() && draft.head_lemma(index) == "two")
                .then_some(Wanted::Actors)
        }
        MentionForm::Description if is_pair(draft, index) => match draft.head_lemma(index).as_str()
        {
            "country" | "nation" | "state" | "government" | "side" => Some(Wanted::States),
            "leader" | "president" | "man" | "woman" | "head" | "politician" | "candidate"
            | "minister" | "counterpart" => Some(Wanted::People),
            _ => None,
        },
        _ => None,
    }
}

/// *both ...*, *the two ...*.
fn is_pair(draft: &Draft, index: usize) -> bool {
    let mention = &draft.mentions[index];
    let word = |id: TokenId| draft.doc.lemma(id).to_lowercase();
    if mention.form == MentionForm::Pronoun {
        return word(mention.head) == "both";
    }
    phrases::is_plural(draft.doc, mention.head)
        && draft.doc.children(mention.head).iter().any(|&child| {
            matches!(
                draft.doc.deprel(child),
                Deprel::Det | Deprel::DetPredet | Deprel::Nummod | Deprel::CcPreconj
            ) && matches!(word(child).as_str(), "both" | "two" | "2")
        })
}

/// The last coordination of named actors before, as subject or at least near.
fn coordinated(draft: &Draft, index: usize, wanted: Wanted) -> Option<Vec<usize>> {
    let here = draft.sentence(index);
    let reach = if draft.mentions[index].form == MentionForm::Pronoun {
        1
    } else {
        SENTENCES
    };
    (0..index)
        .rev()
        .take(120)
        .take_while(|&it| draft.sentence(it) + reach >= here)
        .filter(|&it| draft.mentions[it].form == MentionForm::Name)
        .find_map(|first| {
            let head = draft.mentions[first].head;
            let mut members = vec![first];
            for conjunct in draft.doc.children_by(head, Deprel::Conj) {
                let other = draft.at(conjunct).filter(|&it| it < index)?;
                members.push(other);
            }
            let subject = draft.doc.deprel(head).is_subject();
            let and =
                draft.doc.subtree(head).iter().any(|&id| {
                    draft.doc.token(id).upos == Upos::Cconj && draft.doc.lemma(id) == "and"
                });
            let fit = members.len() > 1
                && and
                && (subject || draft.mentions[index].form == MentionForm::Description)
                && members
                    .iter()
                    .all(|&it| wanted.admits(draft.traits_of(it).kind))
                && distinct(draft, &members);
            fit.then_some(members)
        })
}

/// The two different ones named last before.
fn last_two(draft: &Draft, index: usize, wanted: Wanted) -> Option<Vec<usize>> {
    let here = draft.sentence(index);
    let mut members: Vec<usize> = Vec::new();
    for it in (0..index).rev().take(120) {
        if draft.sentence(it) + SENTENCES < here {
            break;
        }
        let mention = &draft.mentions[it];
        let known = matches!(mention.form, MentionForm::Name | MentionForm::Demonym)
            && wanted.admits(draft.traits_of(it).kind);
        if known
            && members
                .iter()
                .all(|&other| draft.group(other) != draft.group(it))
        {
            members.push(it);
        }
        if members.len() == 2 {
            members.reverse();
            return Some(members);
        }
    }
    None
}

fn distinct(draft: &Draft, members: &[usize]) -> bool {
    let mut groups: Vec<usize> = members.iter().map(|&it| draft.group(it)).collect();
    groups.sort_unstable();
    groups.dedup();
    groups.len() == members.len()
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::resolve;

    #[test]
    fn both_leaders_are_the_two_named_before() {
        let entities = resolve(
            "
            Faramir 2 nsubj B-Person
            met/meet 0 root
            Denethor 2 obj B-Person

            Both 2 det
            leaders 3 nsubj
            spoke/speak 0 root",
        );
        let group = entities
            .entities
            .iter()
            .find(|it| it.name == "leaders" || it.name == "Both leaders");
        let members = group.map(|it| {
            it.members
                .iter()
                .map(|&id| entities.entity(id).name.as_str())
                .collect()
        });
        assert_eq!(members, Some(vec!["Faramir", "Denethor"]));
    }
}
