//! What an article calls a named thing, and what it would hardly call it.
//!
//! *the Bree Inn restaurant ... the restaurant*; the *National Mallorn Commission* is no *network*, and a newspaper no *party*.
//! Invariant: words alone decide, whatever is near.

use super::super::draft::{Draft, Group};
use super::super::known::Known;
use super::super::types::MentionForm;
use super::names::name_words;
use crate::ontology::names::WordClass;

/// *the suspect* is not the prosecutor whom the article has just named: titles other than the noun's like tell them apart.
pub(super) fn holds_office(draft: &Draft, known: &Known, group: usize) -> bool {
    draft.members(group).iter().any(|&it| {
        let noun = draft.head_lemma(it);
        draft.mentions[it].form == MentionForm::Description
            && known.is_person_noun(&noun)
            && !known.is_of_class(&noun, WordClass::Human)
    })
}

/// *the Bree Inn restaurant ... the restaurant*
pub(super) fn is_called(draft: &Draft, group: usize, noun: &str) -> bool {
    draft.members(group).iter().any(|&it| {
        draft.mentions[it].form == MentionForm::Description && draft.head_lemma(it) == noun
    })
}

/// *the network* is not the *National Mallorn Commission*, *the union* not *Took Motors*, nor *the island* *Bree County*: the name
/// says what the thing is.
pub(super) fn is_called_otherwise(draft: &Draft, known: &Known, group: usize, noun: &str) -> bool {
    let any = known.is_of_class(noun, WordClass::AnyBody);
    draft.members(group).iter().any(|&it| {
        let words = name_words(draft.text(it));
        let of = words.iter().position(|word| word == "of");
        let class_word = of.map_or(words.last(), |of| words[..of].last());
        let named = |word: &str| match words.len() {
            // *Parliament* is no *party*.
            1 => known.is_of_class(word, WordClass::PublicBody) && !any,
            _ => {
                known.is_of_class(word, WordClass::Region)
                    || known.is_of_class(word, WordClass::Institution) && !any
                    || !any && is_other_trade(known, word, noun)
            }
        };
        draft.mentions[it].form == MentionForm::Name
            && class_word.is_some_and(|word| word != noun && named(word))
    })
}

/// Whether of the last word of a name and a noun for a body one says that it does business and the other that it does not.
fn is_other_trade(known: &Known, word: &str, noun: &str) -> bool {
    let trades = |it: &str| known.is_of_class(it, WordClass::Business);
    let body = |it: &str| known.is_of_class(it, WordClass::Body);
    body(noun) && trades(word) != trades(noun) && (trades(word) || body(word))
}

/// Whether an article may call a newspaper or broadcaster so; *the party* and *the union* are none.
pub(super) fn may_publish(known: &Known, noun: &str) -> bool {
    known.is_of_class(noun, WordClass::AnyBody) || known.is_of_class(noun, WordClass::Publisher)
}

pub(super) fn is_outlet(draft: &Draft, group: Group) -> bool {
    let names = draft.ontology.names();
    draft.members(group).iter().any(|&it| {
        draft.mentions[it].form == MentionForm::Name && names.outlet(draft.text(it)).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::check;

    const OFFER: &str = "
        Dwarf 3 compound B-Organization
        Workers 3 compound I-Organization
        Union 4 nsubj I-Organization
        met/meet 0 root
        Took 6 compound B-Organization
        Motors 4 obj I-Organization

        The 2 det
        union 3 nsubj
        slept/sleep 0 root";

    #[test]
    fn a_union_is_no_firm() {
        let firm = OFFER.replace("Union 4", "Bree 4");
        check(&firm, "Took Motors", "Took Motors");
        check(OFFER, "Dwarf Workers Union", "Dwarf Workers Union | union");
    }

    #[test]
    fn a_company_is_no_union() {
        let company = OFFER.replace("union 3", "company 3");
        check(&company, "Took Motors", "Took Motors | company");
    }
}
