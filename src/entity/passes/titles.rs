//! Titles: which name a title belongs to.
//!
//! *actor Jason Beghe*; *Bree Post founder and director Took*; *Senator from Bree Took*. Invariant: nothing but the words of the
//! title itself stands between it and its name.

use super::super::draft::Draft;
use super::super::known::Known;
use super::super::phrases;
use super::super::traits::Certainty;
use super::super::types::MentionForm;
use super::classes::Class;
use crate::language::{Deprel, Document, TokenId, Upos};
use crate::ontology::EntityKind;
use crate::ontology::names::WordClass;

/// *Prime Minister and President Took*: who leads beside the president is another than he whose name begins at `name`.
pub(in super::super) fn is_another_leader(
    doc: &Document,
    known: &Known,
    first: TokenId,
    name: usize,
) -> bool {
    let leads = |at: usize| {
        let lemma = doc.lemma(TokenId::from(at)).to_lowercase();
        known.is_of_class(&lemma, WordClass::Leader)
    };
    let and = |at: usize| doc.tokens[at].upos == Upos::Cconj;
    (first.index() + 1..name).any(and) && leads(first.index()) && leads(name - 1)
}

/// The name that follows a title.
pub(super) fn titled(draft: &Draft, known: &Known, title: usize) -> Option<usize> {
    let end = draft.mentions[title].tokens.end;
    (title + 1..draft.mentions.len())
        .take(8)
        .find(|&name| {
            let mention = &draft.mentions[name];
            mention.form == MentionForm::Name && mention.tokens.start == end
        })
        .filter(|&name| {
            let (a, b) = (draft.traits_of(title), draft.traits_of(name));
            // "Responding to the report Faramir Took, the envoy, said": a report has no such name, as a film or a ship has.
            let thing = b.kind == EntityKind::Person
                && matches!(a.kind, EntityKind::Work | EntityKind::Law)
                && Class::of(known, &draft.head_lemma(title)).is_none();
            a.kind_agrees(b) || b.certainty <= Certainty::Model && !thing
        })
}

/// *Bree Post founder and director Éowyn Took*, where the tree ties the name to the first of her titles; *Prime Minister and
/// President Took* are two.
pub(super) fn second_title(draft: &Draft, known: &Known, index: usize) -> Option<usize> {
    let doc = draft.doc;
    let first = &draft.mentions[index];
    let name = doc
        .children_by(first.head, Deprel::Conj)
        .find(|&name| doc.token(name).upos == Upos::Propn)?;
    let title = doc.child(name, Deprel::NmodDesc)?;
    let leads = |id| known.is_of_class(&doc.lemma(id).to_lowercase(), WordClass::Leader);
    let beside = !(leads(first.head) && leads(title))
        && first.form == MentionForm::Description
        && first.traits.kind == EntityKind::Person
        && !phrases::is_plural(doc, first.head)
        && doc.child(first.head, Deprel::Det).is_none()
        && title.index() == first.head.index() + 2;
    draft.at(name).filter(|&it| {
        beside
            && draft.mentions[it].form == MentionForm::Name
            && draft.mentions[it].traits.kind == EntityKind::Person
    })
}

/// *Senator from Bree Faramir Took said*: a title with its place, right before the name.
pub(super) fn placed_title(draft: &Draft, known: &Known, index: usize) -> Option<usize> {
    let doc = draft.doc;
    let title = &draft.mentions[index];
    let fits = title.form == MentionForm::Description
        && title.traits.kind == EntityKind::Person
        && known.is_person_noun(&draft.head_lemma(index))
        && !phrases::is_plural(doc, title.head)
        && doc.child(title.head, Deprel::Det).is_none();
    let case = title.head.index() + 1;
    let placed = doc
        .tokens
        .get(case)
        .is_some_and(|it| matches!(it.lemma.as_str(), "from" | "of"));
    let place = (index + 1..draft.mentions.len()).take(6).find(|&it| {
        draft.mentions[it].tokens.start == case + 1
            && matches!(
                draft.mentions[it].traits.kind,
                EntityKind::Country | EntityKind::Place
            )
    });
    let end = draft.mentions[place.filter(|_| fits && placed)?].tokens.end;
    (index + 1..draft.mentions.len()).take(8).find(|&it| {
        let name = &draft.mentions[it];
        let of_clause = doc
            .head(name.head)
            .is_some_and(|verb| matches!(doc.deprel(verb), Deprel::AclRelcl | Deprel::Acl));
        name.form == MentionForm::Name
            && name.traits.kind == EntityKind::Person
            && name.tokens.start == end
            && !of_clause
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    #[test]
    fn a_title_with_its_place_stands_before_its_name() {
        let lines = "
            Beren 2 nsubj B-Person
            slept/sleep 0 root

            Senator senator PROPN NNP 6 nsubj
            from 3 case
            Peru 1 nmod B-Place
            Faramir 6 nsubj B-Person
            Took 4 flat I-Person
            left/leave 0 root";
        check(lines, "Faramir Took", "Senator | Faramir Took");
    }

    #[test]
    fn the_minister_beside_a_president_is_another() {
        let lines = "
            Minister minister PROPN NNP 5 nsubj
            and 4 cc
            President president PROPN NNP 4 nmod:desc
            Took 1 appos B-Person
            slept/sleep 0 root";
        check(lines, "Took", "President | Took");
    }
}
