//! Other names: what a person or thing is also called, was born as, or goes by.
//!
//! *Éowyn Took, born Éowyn Brandybuck*; *Boromir, also known as "the Lion Man"*; *a man named Faramir*; *identified as Faramir*.
//! Invariant: an article outside of quotation marks, but before the name of a place, or a preposition other than *as* before the second name makes it no name
//! of the first.

use super::super::draft::Draft;
use super::super::types::MentionForm;
use crate::language::{Deprel, TokenId, Xpos};
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
    let second = match doc.deprel(name.head) {
        Deprel::Xcomp | Deprel::Obj | Deprel::Obl | Deprel::Ccomp => true,
        // *Eowyn was born Mary Brandybuck*, where the tree has two subjects.
        Deprel::NsubjPass => verb < name.head && doc.lemma(verb) == "bear",
        _ => false,
    };
    let quote = |at: usize| matches!(doc.form(TokenId::from(at)), "\"" | "“" | "``" | "'" | "‘");
    let plain = name.form == MentionForm::Name
        && second
        && doc.child(name.head, Deprel::Det).is_none_or(|det| {
            let place = matches!(
                draft.traits_of(index).kind,
                EntityKind::Place | EntityKind::Facility
            );
            // *an area called the Pelennor*
            place || det.index().checked_sub(1).is_some_and(quote)
        })
        && doc
            .child(verb, Deprel::Advmod)
            .is_none_or(|adverb| doc.lemma(adverb) != "not");
    let case = doc
        .child(name.head, Deprel::Case)
        .map(|case| doc.lemma(case));
    // *the attacker, identified as Boromir*; *officers named the attacker as Boromir*.
    let identified = matches!(doc.lemma(verb), "identify" | "name") && case == Some("as");
    let fits = match doc.lemma(verb) {
        _ if identified => true,
        "know" | "refer" => case == Some("as"),
        "bear" | "nickname" | "name" | "call" | "dub" | "rename" => case.is_none(),
        _ => false,
    };
    // *it would be named Boromir*: not its name yet.
    let supposed = doc
        .children_by(verb, Deprel::Aux)
        .any(|aux| doc.token(aux).xpos == Xpos::Md);
    let passive = doc.token(verb).xpos == Xpos::Vbn;
    if !plain || !fits || supposed || !(passive || identified) {
        return None;
    }
    let borne = match doc.deprel(verb) {
        _ if identified && doc.child(verb, Deprel::Obj).is_some() => doc.child(verb, Deprel::Obj),
        Deprel::Acl | Deprel::AclRelcl | Deprel::Amod => doc.head(verb),
        _ => doc.child(verb, Deprel::NsubjPass),
    };
    borne
        .and_then(|head| draft.at(head))
        .filter(|&it| it != index && is_one(draft, it))
        .filter(|&it| !identified || !draft.has_name(draft.group(it)))
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
    fn who_was_born_by_another_name_has_both() {
        let lines = "
            Eowyn 3 nsubj:pass B-Person
            was be AUX VBD 3 aux:pass
            born bear VERB VBN 0 root
            Mary 3 nsubj:pass B-Person
            Brandybuck 4 flat I-Person";
        check(lines, "Mary Brandybuck", "Eowyn | Mary Brandybuck");
    }

    #[test]
    fn what_one_is_referred_to_as_is_a_name() {
        let lines = "
            Eowyn 10 nsubj B-Person
            , , PUNCT , 3 punct
            referred refer VERB VBN 1 acl
            to to ADP IN 3 obl
            as 9 case
            \" 9 punct
            the 9 det
            Lion 9 compound B-Person
            Woman 3 obl I-Person
            died/die 0 root";
        check(lines, "Lion Woman", "Eowyn | Lion Woman");
    }

    #[test]
    fn whom_officers_identify_is_named() {
        let lines = "
            Officers 2 nsubj
            identified/identify 0 root
            the 4 det
            attacker 2 obj
            as 6 case
            Boromir 2 obl B-Person";
        check(lines, "Boromir", "attacker | Boromir");
    }

    #[test]
    fn a_place_may_be_called_by_a_name_with_its_article() {
        let lines = "
            He 2 nsubj
            slept/sleep 0 root
            in 5 case
            a 5 det
            area 2 obl
            called call VERB VBN 5 acl
            the 8 det
            Pelennor 6 xcomp B-Place";
        check(lines, "Pelennor", "area | Pelennor");
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
