//! Which country *the country* is where its nearest name leaves that open: the only one of the article, or the one it is about.
//!
//! *Took died in Arnor ... His widow was treated in Rohan ... the country mourned.* Invariant: what an article is about is
//! never guessed for *the country*; it only keeps the noun from a country that the article names in passing.

use super::super::draft::{Draft, Group};
use crate::ontology::EntityKind;

/// How often the country of an article is named before, at least.
const OFTEN: usize = 3;

/// The countries of the article that the tables know.
fn countries(draft: &Draft) -> Vec<Group> {
    let mut groups = draft.groups();
    groups.retain(|&group| {
        draft.traits(group).kind == EntityKind::Country && draft.traits(group).link.is_some()
    });
    groups
}

/// The one country of an article that names no other, however far away.
pub(super) fn sole(draft: &Draft, index: usize) -> Option<usize> {
    match countries(draft)[..] {
        [only] => {
            Some(draft.members(only)[0]).filter(|&it| it < index && draft.may_be_one(it, index))
        }
        _ => None,
    }
}

/// Whether the article names the chosen country in passing, never as who acts, and is about another one.
pub(super) fn is_passing(draft: &Draft, chosen: usize, index: usize) -> bool {
    let before = |group: Group| draft.members(group).partition_point(|&it| it < index);
    let own = before(draft.group(chosen));
    let acts = draft
        .members(draft.group(chosen))
        .iter()
        .any(|&it| it < index && draft.doc.deprel(draft.mentions[it].head).is_subject());
    let others = countries(draft);
    let about = others
        .into_iter()
        .filter(|&group| group != draft.group(chosen))
        .any(|group| OFTEN.max(2 * own) <= before(group));
    !acts && about
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    const STORY: &str = "Peru 2 nsubj B-Place\nslept/sleep 0 root\n\n";
    const LAST: &str = "
        Beren 2 nsubj B-Person
        left/leave 0 root
        for 4 case
        Kenya 2 obl B-Place

        The 2 det
        country 3 nsubj
        mourned/mourn 0 root";

    #[test]
    fn a_country_named_in_passing_is_not_the_one_that_mourns() {
        check(
            &format!("{}{}", STORY.repeat(6), LAST.trim_start()),
            "Kenya",
            "Kenya",
        );
    }

    #[test]
    fn a_country_named_last_is_where_no_other_is_told_of() {
        let between = "Beren 2 nsubj B-Person\nslept/sleep 0 root\n\n".repeat(5);
        let lines = format!("{STORY}{between}{}", LAST.trim_start());
        check(&lines, "Kenya", "Kenya | country");
    }
}
