//! Appositions and titles: what stands beside a name says who it is.
//!
//! *Gustavo Petro, the president of Colombia*; *his counterpart, Gustavo Petro*; *actor Jason Beghe*; *Port Authority (PA)*.
//! Invariant: two different names are never one by apposition, unless one is the other's acronym or nickname.

use super::super::draft::Draft;
use super::super::phrases;
use super::super::traits::{Certainty, Number, Traits};
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
    let (left, right) = (
        draft.mentions[anchor].clone(),
        draft.mentions[index].clone(),
    );
    let both_names = left.form == MentionForm::Name && right.form == MentionForm::Name;
    if both_names {
        holders(draft, index);
        return;
    }
    if left.form == MentionForm::Pronoun && right.form != MentionForm::Name {
        return;
    }
    // Lists (*three cities, Arnor, Bree and Dale*) and places (*Bree, Arnor*) are parsed as appositions too.
    let listed = draft.doc.child(head, Deprel::Conj).is_some()
        && phrases::is_plural(draft.doc, left.head) != phrases::is_plural(draft.doc, head);
    // *Petro, his wife and ...*: the possessor is not what is possessed.
    let possessed = left.form == MentionForm::Name
        && draft
            .doc
            .child(head, Deprel::NmodPoss)
            .is_some_and(|owner| draft.doc.token(owner).upos == Upos::Pron);
    if listed || possessed || is_measure(draft, index) {
        return;
    }
    if !fits(draft, anchor, index) {
        holders(draft, index);
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

/// *the mayor of Bree, Barliman*, where the tree hangs the name on the last word: the person is who holds the role before.
fn holders(draft: &mut Draft, name: usize) {
    let person = draft.mentions[name].form == MentionForm::Name
        && draft.traits_of(name).kind == EntityKind::Person;
    let nominal = |at: TokenId| {
        matches!(
            draft.doc.deprel(at),
            Deprel::Appos | Deprel::Nmod | Deprel::Conj | Deprel::Compound
        )
    };
    let mut at = draft.mentions[name].head;
    let mut found = Vec::new();
    while person && nominal(at) && found.len() < 3 {
        let Some(above) = draft.doc.head(at) else {
            break;
        };
        // A comma right before the name, or *the mayors of Bree and Barliman* would be one man.
        let role = draft.at(above).filter(|&it| {
            let mention = &draft.mentions[it];
            mention.form == MentionForm::Description
                && mention.traits.kind == EntityKind::Person
                && mention.traits.number == Some(Number::Singular)
                && !draft.has_name(draft.group(it))
        });
        found.extend(role);
        at = above;
    }
    let start = draft.mentions[name].tokens.start;
    let comma = start > 0 && draft.doc.tokens[start - 1].upos == Upos::Punct;
    for role in found.into_iter().filter(|_| comma) {
        if draft.traits_of(name).agrees(draft.traits_of(role)) {
            draft.merge(name, role, "apposition");
        }
    }
}

/// Whether the two may be one; what kind *the top recipient of aid* is, the name beside it says.
fn fits(draft: &mut Draft, anchor: usize, index: usize) -> bool {
    let kind = draft.traits_of(anchor).kind;
    let open = draft.traits_of(index).certainty == Certainty::Default
        && draft.mentions[anchor].form == MentionForm::Name
        && !phrases::is_plural(draft.doc, draft.mentions[index].head)
        && draft
            .doc
            .child(draft.mentions[index].head, Deprel::Det)
            .is_some();
    if open {
        draft.learn(index, &Traits::of_kind(kind, Certainty::Form));
    }
    draft.may_be_one(anchor, index)
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

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    #[test]
    fn a_description_beside_a_name_is_the_same_person() {
        let lines = "
            Faramir Faramir PROPN NNP 6 nsubj B-Person
            , , PUNCT , 4 punct
            the the DET DT 4 det
            president president NOUN NN 1 appos
            , , PUNCT , 4 punct
            spoke speak VERB VBD 0 root";
        check(lines, "Faramir", "Faramir | president");
    }

    #[test]
    fn a_title_belongs_to_the_name() {
        let lines = "
            President President PROPN NNP 2 nmod:desc
            Faramir Faramir PROPN NNP 3 nsubj B-Person
            spoke speak VERB VBD 0 root";
        check(lines, "Faramir", "President | Faramir");
    }

    #[test]
    fn two_names_side_by_side_stay_two() {
        let lines = "
            Minas Minas PROPN NNP 5 nsubj B-Place
            Tirith Tirith PROPN NNP 1 flat I-Place
            , , PUNCT , 4 punct
            Gondor Gondor PROPN NNP 1 appos B-Place
            fell fall VERB VBD 0 root";
        check(lines, "Gondor", "Gondor");
    }
}
