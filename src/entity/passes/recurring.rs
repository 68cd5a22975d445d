//! Recurring descriptions: unnamed entities that an article calls by one name are one, where nothing says that there are two.
//!
//! *Scientists in Arnor ... scientists found*; *a local hospital ... a local hospital*. Invariant: what is *another*, *some*
//! or *other* stays apart, and so does a single *man* or *woman*.

use super::super::draft::{Draft, Group};
use super::super::known::Known;
use super::super::labels::canonical;
use super::super::phrases;
use super::super::types::MentionForm;
use super::descriptions::{is_restricted, modifier_words};
use super::synonyms::{is_some, sets_apart};
use crate::base::text::fold;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::EntityKind;
use crate::ontology::names::WordClass;
use std::collections::BTreeMap;

/// Merges descriptions in text order.
pub(in super::super) fn run(draft: &mut Draft, known: &Known) {
    let mut first: BTreeMap<String, Group> = BTreeMap::new();
    for group in draft.groups() {
        if !recurs(draft, known, group) && !is_named_body(draft, group) {
            continue;
        }
        let name = meant(draft, known, group);
        let Some(&earlier) = first.get(&name) else {
            first.insert(name, group);
            continue;
        };
        let (one, other) = (draft.members(earlier)[0], draft.members(group)[0]);
        if draft.may_be_one(one, other) && !is_new_person(draft, one, other) {
            draft.merge(one, other, "recurring");
        }
    }
}

/// Its name; of people called by one plural noun, that of all nouns of the same meaning (*demonstrators ... protesters*).
fn meant(draft: &Draft, known: &Known, group: Group) -> String {
    let name = fold(&canonical(draft, group));
    let first = draft.members(group)[0];
    let plain = draft.mentions[first].tokens.len() == 1
        && draft.traits(group).kind == EntityKind::Group
        && !draft.has_name(group);
    if plain {
        known.meaning(&draft.head_lemma(first))
    } else {
        name
    }
}

/// Whether an unnamed group's name may be enough to know it again by.
fn recurs(draft: &Draft, known: &Known, group: Group) -> bool {
    let members = draft.members(group);
    let people = draft.traits(group).kind == EntityKind::Group;
    let described = members.iter().all(|&it| {
        draft.mentions[it].form == MentionForm::Description
            && !is_some(draft, it)
            && !is_given_a_name(draft, it)
            && sets_apart(&modifier_words(draft, it)).is_empty()
            && !(people && is_restricted(draft, draft.mentions[it].head))
    });
    let single = draft.mentions[members[0]].tokens.len() == 1;
    let anybody = known.is_of_class(&draft.head_lemma(members[0]), WordClass::Human)
        || matches!(
            draft.head_lemma(members[0]).as_str(),
            "person" | "individual" | "boy" | "girl" | "victim"
        );
    described
        && !draft.has_name(group)
        && draft.traits(group).link.is_none()
        && match draft.traits(group).kind {
            EntityKind::Date | EntityKind::Money | EntityKind::Quantity => false,
            EntityKind::Person => !(single && anybody),
            EntityKind::Group => {
                !single || phrases::is_plural(draft.doc, draft.mentions[members[0]].head)
            }
            EntityKind::Facility
            | EntityKind::Organization
            | EntityKind::Place
            | EntityKind::Substance
            | EntityKind::Product => true,
            _ => !single,
        }
}

/// *a site called Dol Baran*, behind other sites: its name tells it apart.
fn is_given_a_name(draft: &Draft, mention: usize) -> bool {
    let doc = draft.doc;
    let named = |verb: TokenId| {
        let mut below = doc.children(verb).iter();
        matches!(doc.lemma(verb), "call" | "name" | "dub" | "nickname")
            && below.any(|&name| verb < name && doc.token(name).upos == Upos::Propn)
    };
    let mut clauses = doc.children_by(draft.mentions[mention].head, Deprel::Acl);
    clauses.any(named)
}

/// *the Emergencies Ministry ... the emergencies ministry*: the capitals make no other body of it.
fn is_named_body(draft: &Draft, group: Group) -> bool {
    draft.has_name(group)
        && draft.traits(group).link.is_none()
        && matches!(
            draft.traits(group).kind,
            EntityKind::Organization | EntityKind::Facility
        )
}

/// *an inmate ... an inmate* may be two; *Inmate stabbed* in a headline announces one.
fn is_new_person(draft: &Draft, earlier: usize, later: usize) -> bool {
    draft.traits_of(later).kind == EntityKind::Person
        && !draft.in_title(earlier)
        && phrases::is_indefinite(draft.doc, draft.mentions[later].head)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    #[test]
    fn a_plural_is_known_again() {
        let lines = "
            Archers 2 nsubj
            slept/sleep 0 root

            Some 2 det
            archers 3 nsubj
            woke/wake 0 root

            Archers 2 nsubj
            left/leave 0 root";
        check(lines, "Archers", "Archers | Archers");
    }

    #[test]
    fn one_man_is_not_another() {
        let lines = "
            A 2 det
            man 3 nsubj
            slept/sleep 0 root

            A 2 det
            man 3 nsubj
            woke/wake 0 root";
        let (article, document) = super::super::super::testing::read(lines);
        let ontology = crate::ontology::Ontology::embedded();
        let entities = crate::entity::resolve(&article, &document, ontology);
        assert_eq!(entities.entities.len(), 2);
    }

    #[test]
    fn capitals_make_no_other_ministry() {
        let lines = "
            The 3 det
            Rescue 3 compound B-Organization
            Ministry 4 nsubj I-Organization
            slept/sleep 0 root

            The 3 det
            rescue 3 compound
            ministry 4 nsubj
            woke/wake 0 root";
        check(
            lines,
            "Rescue Ministry",
            "Rescue Ministry | rescue ministry",
        );
    }

    #[test]
    fn people_are_known_again_by_another_noun_for_them() {
        let lines = "
            Demonstrators/demonstrator 2 nsubj
            slept/sleep 0 root

            Protesters/protester 2 nsubj
            woke/wake 0 root";
        check(lines, "Demonstrators", "Demonstrators | Protesters");
    }

    #[test]
    fn what_is_given_a_name_is_another() {
        let lines = "
            A a DET DT 2 det
            castle 5 nsubj
            called call VERB VBN 2 acl
            Bree 3 xcomp B-Place
            stood/stand 0 root

            A a DET DT 2 det
            castle 5 nsubj
            called call VERB VBN 2 acl
            Archet 3 xcomp B-Place
            fell/fall 0 root";
        check(lines, "Bree", "castle | Bree");
    }
}
