//! Pass 3, appositions and titles: what stands beside a name says who it is.
//!
//! *Gustavo Petro, the president of Colombia*; *his counterpart, Gustavo Petro*; *actor Jason Beghe*; *Port Authority (PA)*.
//! Invariant: two different names are never one by apposition, unless one is the other's acronym or nickname.

use super::super::draft::Draft;
use super::super::phrases;
use super::super::traits::Certainty;
use super::super::types::MentionForm;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::EntityKind;

/// Merges titles and appositions.
pub(in super::super) fn run(draft: &mut Draft) {
    for index in 0..draft.mentions.len() {
        if draft.mentions[index].rule == "title" {
            if let Some(name) = titled(draft, index) {
                draft.merge(name, index, "title");
            }
        } else if draft.doc.deprel(draft.mentions[index].head) == Deprel::Appos {
            apposition(draft, index);
        }
    }
}

/// The name that follows a title.
fn titled(draft: &Draft, title: usize) -> Option<usize> {
    let end = draft.mentions[title].tokens.end;
    (title + 1..draft.mentions.len())
        .take(8)
        .find(|&name| {
            let mention = &draft.mentions[name];
            mention.form == MentionForm::Name && mention.tokens.start == end
        })
        .filter(|&name| {
            let (a, b) = (draft.traits_of(title), draft.traits_of(name));
            a.kind_agrees(b) || b.certainty <= Certainty::Model
        })
}

fn apposition(draft: &mut Draft, index: usize) {
    let head = draft.mentions[index].head;
    let Some(anchor) = draft.doc.head(head).and_then(|at| draft.at(at)) else {
        return;
    };
    let (left, right) = (&draft.mentions[anchor], &draft.mentions[index]);
    let both_names = left.form == MentionForm::Name && right.form == MentionForm::Name;
    if both_names || left.form == MentionForm::Pronoun && right.form != MentionForm::Name {
        return;
    }
    // Lists (*three cities, Arnor, Bree and Dale*) and places (*Bree, Arnor*) are parsed as appositions too.
    let listed = draft.doc.child(head, Deprel::Conj).is_some()
        && phrases::is_plural(draft.doc, left.head) != phrases::is_plural(draft.doc, head);
    if listed || !draft.may_be_one(anchor, index) || is_measure(draft, index) {
        return;
    }
    if left.form == MentionForm::Description
        && right.form == MentionForm::Description
        && !close(draft, left.head, head)
    {
        return;
    }
    draft.merge(anchor, index, "apposition");
}

fn is_measure(draft: &Draft, index: usize) -> bool {
    matches!(
        draft.mentions[index].traits.kind,
        EntityKind::Date | EntityKind::Money | EntityKind::Quantity
    )
}

/// Two descriptions are one only with nothing but a comma or a dash between the first and the second.
fn close(draft: &Draft, left: TokenId, right: TokenId) -> bool {
    let end = phrases::phrase(draft.doc, left).end;
    let start = phrases::phrase(draft.doc, right).start;
    (end..start).all(|at| {
        matches!(
            draft.doc.tokens[at].upos,
            Upos::Punct | Upos::Det | Upos::Adp | Upos::Adv
        )
    })
}
