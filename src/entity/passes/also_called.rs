//! Other names: what a person or thing is also called, was born as, or goes by.
//!
//! *Éowyn Took, born Éowyn Brandybuck*; *Boromir, also known as Lion Man*; *a man named Faramir*. Invariant: an article or a
//! preposition other than *as* before the second name makes it no name of the first.

use super::super::draft::Draft;
use super::super::types::MentionForm;
use crate::language::{Deprel, Xpos};
use crate::ontology::EntityKind;

/// Merges other names.
pub(in super::super) fn run(draft: &mut Draft) {
    for index in 0..draft.mentions.len() {
        if let Some(bearer) = bearer(draft, index)
            && draft.traits_of(bearer).agrees(draft.traits_of(index))
        {
            draft.merge(bearer, index, "also-called");
        }
    }
}

/// Who is said to bear the name.
fn bearer(draft: &Draft, index: usize) -> Option<usize> {
    let doc = draft.doc;
    let name = &draft.mentions[index];
    let verb = doc.head(name.head)?;
    let plain = name.form == MentionForm::Name
        && matches!(
            doc.deprel(name.head),
            Deprel::Xcomp | Deprel::Obj | Deprel::Obl | Deprel::Ccomp
        )
        && doc.child(name.head, Deprel::Det).is_none()
        && doc
            .child(verb, Deprel::Advmod)
            .is_none_or(|adverb| doc.lemma(adverb) != "not");
    let case = doc
        .child(name.head, Deprel::Case)
        .map(|case| doc.lemma(case));
    let fits = match doc.lemma(verb) {
        "know" => case == Some("as"),
        "bear" | "nickname" | "name" | "call" | "dub" | "rename" => case.is_none(),
        _ => false,
    };
    // *it would be named Boromir*: not its name yet.
    let supposed = doc
        .children_by(verb, Deprel::Aux)
        .any(|aux| doc.token(aux).xpos == Xpos::Md);
    if !plain || !fits || supposed || doc.token(verb).xpos != Xpos::Vbn {
        return None;
    }
    let borne = match doc.deprel(verb) {
        Deprel::Acl | Deprel::AclRelcl | Deprel::Amod => doc.head(verb),
        _ => doc.child(verb, Deprel::NsubjPass),
    };
    borne
        .and_then(|head| draft.at(head))
        .filter(|&it| it != index && is_one(draft, it))
}

/// One person or thing, not the kind of it that the name would be an example of.
fn is_one(draft: &Draft, mention: usize) -> bool {
    let traits = draft.traits_of(mention);
    let plural = draft.mentions[mention].head;
    !matches!(
        traits.kind,
        EntityKind::Group | EntityKind::Date | EntityKind::Money | EntityKind::Quantity
    ) && !super::super::phrases::is_plural(draft.doc, plural)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    #[test]
    fn a_birth_name_is_another_name() {
        let lines = "
            Eowyn 7 nsubj B-Person
            Took 1 flat I-Person
            , , PUNCT , 4 punct
            born bear VERB VBN 1 acl
            Mary 4 xcomp B-Person
            Brandybuck 5 flat I-Person
            died/die 0 root";
        check(lines, "Eowyn Took", "Eowyn Took | Mary Brandybuck");
    }

    #[test]
    fn who_is_known_for_somebody_is_not_that_one() {
        let lines = "
            Eowyn 7 nsubj B-Person
            Took 1 flat I-Person
            , , PUNCT , 4 punct
            named name VERB VBN 1 acl
            after 6 case
            Brandybuck 4 obl B-Person
            died/die 0 root";
        check(lines, "Eowyn Took", "Eowyn Took");
    }
}
