//! Metonyms: a capital or a seat of government that acts is the state whose it is.
//!
//! *Washington said*, *tensions between Washington and Bogota*, *Bogota's ambassador*; but *in Washington*, *visit the White
//! House*. Invariant: changes only what a mention links to, and only for names that the tables list as seats.

use super::super::draft::Draft;
use super::super::known::Known;
use super::super::types::MentionForm;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::EntityKind;
use crate::ontology::names::WordClass;

/// Relinks the seats of government that act.
pub(in super::super) fn run(draft: &mut Draft, known: &Known) {
    for index in 0..draft.mentions.len() {
        if draft.mentions[index].form != MentionForm::Name
            || is_surname(draft, index)
            || is_town(draft, index)
        {
            continue;
        }
        if let Some(state) = known.seat_of(draft.text(index))
            && (acts(draft, known, draft.mentions[index].head)
                || known.is_always_seat(draft.text(index))
                    && !is_where(draft, known, draft.mentions[index].head))
        {
            draft.retype(index, state.traits());
            draft.mentions[index].rule = "metonym";
        }
    }
}

/// *Amman* in an article on a Sudesh Amman is the man.
fn is_surname(draft: &Draft, index: usize) -> bool {
    let word = draft.text(index);
    draft.mentions.iter().any(|other| {
        other.traits.kind == EntityKind::Person
            && other.form == MentionForm::Name
            && other.tokens.len() > 1
            && draft.doc.text_of(&(other.tokens.end - 1..other.tokens.end)) == word
    })
}

/// *The mayor of Paris said: "Paris is mourning"*: a town whose mayor the sentence has named is no state.
fn is_town(draft: &Draft, index: usize) -> bool {
    let town = draft.text(index);
    draft.mentions.iter().enumerate().any(|(it, other)| {
        let noun = draft.doc.head(other.head);
        other.form == MentionForm::Name
            && draft.sentence(it) == draft.sentence(index)
            && draft.text(it) == town
            && noun.is_some_and(|noun| draft.doc.lemma(noun).eq_ignore_ascii_case("mayor"))
    })
}

/// Whether the phrase is what acts or speaks, rather than where something happens.
fn acts(draft: &Draft, known: &Known, head: TokenId) -> bool {
    let doc = draft.doc;
    let state_matter = |noun| known.is_of_class(doc.lemma(noun), WordClass::StateMatter);
    let parent = doc.head(head);
    match doc.deprel(head) {
        Deprel::Nsubj | Deprel::NsubjPass => parent.is_some_and(|verb| {
            // *Bogota is a city*, *Bogota was hit*: a place; *Bogota has rejected*: a state.
            doc.token(verb).upos == Upos::Verb
                && doc.deprel(head) == Deprel::Nsubj
                && !known.is_of_class(doc.lemma(verb), WordClass::OfPlace)
        }),
        Deprel::OblAgent => true,
        // "accused Washington of lying"
        Deprel::Obj | Deprel::Iobj => {
            parent.is_some_and(|verb| known.is_of_class(doc.lemma(verb), WordClass::TowardState))
        }
        Deprel::Conj => parent.is_some_and(|first| acts(draft, known, first)),
        Deprel::NmodPoss => parent.is_some_and(state_matter),
        Deprel::Nmod | Deprel::Obl => {
            let case = doc
                .child(head, Deprel::Case)
                .map(|case| doc.lemma(case).to_lowercase());
            let of_state = parent.is_some_and(state_matter);
            match case.as_deref() {
                Some("between" | "with") => {
                    of_state || parent.is_some_and(|it| doc.token(it).upos == Upos::Verb)
                }
                Some("from" | "of" | "by") => of_state,
                _ => false,
            }
        }
        _ => false,
    }
}

/// *in the Kremlin*, *outside Downing Street*, *visit the White House*: the building.
fn is_where(draft: &Draft, known: &Known, head: TokenId) -> bool {
    let doc = draft.doc;
    let located = doc.child(head, Deprel::Case).is_some_and(|case| {
        matches!(
            doc.lemma(case).to_lowercase().as_str(),
            "in" | "at"
                | "to"
                | "from"
                | "near"
                | "outside"
                | "inside"
                | "into"
                | "around"
                | "toward"
                | "towards"
        )
    });
    let visited = doc.deprel(head) == Deprel::Obj
        && doc
            .head(head)
            .is_some_and(|verb| known.is_of_class(doc.lemma(verb), WordClass::GoesToPlace));
    located || visited
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    #[test]
    fn a_capital_that_acts_is_the_state() {
        let lines = "
            Washington 2 nsubj B-Place
            rejected/reject 0 root
            tensions 2 obj
            with 5 case
            Bogota 3 nmod B-Place";
        check(lines, "United States", "Washington");
        check(lines, "Colombia", "Bogota");
    }

    #[test]
    fn a_capital_that_is_accused_is_the_state() {
        let lines = "
            Faramir 2 nsubj B-Person
            accused/accuse 0 root
            Washington 2 obj B-Place";
        check(lines, "United States", "Washington");
    }

    #[test]
    fn a_capital_where_something_happens_is_a_city() {
        let lines = "
            Faramir 2 nsubj B-Person
            spoke/speak 0 root
            in 4 case
            Bogota 2 obl B-Place";
        check(lines, "Bogotá", "Bogota");
    }

    #[test]
    fn a_town_with_its_mayor_is_no_state() {
        let lines = "
            The 2 det
            mayor 5 nsubj
            of 4 case
            Paris 2 nmod B-Place
            said/say 0 root
            Paris 7 nsubj B-Place
            mourns/mourn 5 ccomp";
        check(lines, "Paris", "Paris | Paris");
    }
}
