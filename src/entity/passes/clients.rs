//! Clients: whom a lawyer speaks of as *his client* is the one whose lawyer he is.
//!
//! *Took's lawyer, Rowan Brandybuck, said his client was ill.* Invariant: the article says whose lawyer it is.

use super::super::draft::Draft;
use super::super::types::MentionForm;
use crate::language::{Deprel, TokenId};
use crate::ontology::EntityKind;

/// Merges clients with whom their lawyers act for.
pub(in super::super) fn run(draft: &mut Draft) {
    for index in 0..draft.mentions.len() {
        let owner = draft
            .doc
            .child(draft.mentions[index].head, Deprel::NmodPoss)
            .and_then(|owner| draft.at(owner));
        if draft.mentions[index].form == MentionForm::Description
            && draft.head_lemma(index) == "client"
            && let Some(owner) = owner
            && draft.mentions[owner].form == MentionForm::Pronoun
            && let Some(lawyer) = lawyer(draft, owner)
            && let Some(principal) = principal(draft, lawyer)
            && draft.traits_of(principal).kind == EntityKind::Person
            && draft.group(principal) != draft.group(lawyer)
            && draft.group(principal) != draft.group(owner)
        {
            draft.merge(principal, index, "client");
        }
    }
}

/// *Took's lawyer said his client ...*: his who speaks, if he is somebody's lawyer.
pub(super) fn lawyer(draft: &Draft, pronoun: usize) -> Option<usize> {
    let doc = draft.doc;
    let head = draft.mentions[pronoun].head;
    let owned = doc
        .head(head)
        .filter(|_| doc.deprel(head) == Deprel::NmodPoss)?;
    if doc.lemma(owned) != "client" {
        return None;
    }
    let speakers: Vec<TokenId> = doc
        .ancestors(owned)
        .flat_map(|verb| doc.children(verb).iter().copied())
        .filter(|&child| doc.deprel(child).is_subject() && child < head)
        .collect();
    speakers
        .into_iter()
        .filter_map(|it| draft.at(it))
        .find(|&it| principal(draft, it).is_some())
}

/// Whose lawyer it is.
fn principal(draft: &Draft, lawyer: usize) -> Option<usize> {
    let doc = draft.doc;
    draft
        .members(draft.group(lawyer))
        .iter()
        .filter(|&&it| {
            matches!(
                draft.head_lemma(it).as_str(),
                "lawyer" | "attorney" | "solicitor" | "barrister" | "counsel" | "advocate"
            )
        })
        .find_map(|&it| {
            let head = draft.mentions[it].head;
            let of = |child: &TokenId| {
                let case = doc.child(*child, Deprel::Case);
                doc.deprel(*child) == Deprel::NmodPoss
                    || doc.deprel(*child) == Deprel::Nmod
                        && case.is_some_and(|case| matches!(doc.lemma(case), "for" | "of"))
            };
            let whose = doc.children(head).iter().copied().find(of)?;
            draft.at(whose)
        })
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    const SAID: &str = "
        Boromir 3 nmod:poss B-Person
        's 's PART POS 1 case
        lawyer 5 nsubj
        Beren 3 appos B-Person
        said/say 0 root
        his he PRON PRP$ 7 nmod:poss
        client 8 nsubj
        slept/sleep 5 ccomp";

    #[test]
    fn a_lawyers_client_is_whom_he_acts_for() {
        check(SAID, "Boromir", "Boromir | his client");
    }

    #[test]
    fn the_client_of_a_trader_may_be_anybody() {
        check(&SAID.replace("lawyer", "broker"), "Boromir", "Boromir");
    }
}
