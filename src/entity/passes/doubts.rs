//! Doubts: where the model speaks against what a pronoun is taken for, it stays alone.
//!
//! *The data that it had collected ... it revealed*: points of place and role find something for nearly every *it*.
//! Invariant: only takes antecedents back, and none where the model was not asked. The bounds were chosen on Wikinews
//! articles that are annotated or whose facts readers judged: below them two links of three were wrong.

use super::super::draft::{Draft, Group};
use super::super::traits::Number;
use super::super::words::{PronounTraits, Reference};
use crate::language::Deprel;

/// How likely the model must hold the antecedent of *it* and *they*, which fit nearly everything.
const THING: f32 = 0.25;
/// The same for *he* and *she*, of whom there are few.
const HUMAN: f32 = 0.1;
/// By how much likelier another of them may be.
const LEAD: f32 = 0.1;
/// How many sentences back *they* look.
const THEY: usize = 1;

/// Whether the antecedent found for a pronoun is too doubtful to be told; `rivals` are the groups that it was chosen from.
pub(super) fn is_doubtful(
    draft: &Draft,
    antecedent: usize,
    index: usize,
    rivals: &[Group],
    traits: PronounTraits,
) -> bool {
    let doc = draft.doc;
    let pronoun = draft.mentions[index].head;
    // *punished Faramir, his family and ...*: the list leaves no doubt.
    let listed = doc
        .ancestors(pronoun)
        .take(2)
        .any(|at| at == draft.mentions[antecedent].head && doc.deprel(pronoun) == Deprel::NmodPoss);
    if listed || !draft.antecedents.is_scored(index) {
        return false;
    }
    let found = draft.likelihood(index, draft.group(antecedent));
    let apart = draft
        .sentence(index)
        .saturating_sub(draft.sentence(antecedent));
    match traits.reference {
        Reference::Human => {
            let likelier = |&group: &Group| found + LEAD < draft.likelihood(index, group);
            let another = rivals.iter().any(likelier);
            let only = traits.gender.is_some() && rivals.len() == 1;
            (found < HUMAN && !only || another) && !goes_on(draft, antecedent, index)
        }
        _ => found < THING || traits.number == Some(Number::Plural) && THEY < apart,
    }
}

/// *Faramir is a critic of Denethor's. He ...*: the subject of one sentence is that of the next.
fn goes_on(draft: &Draft, antecedent: usize, index: usize) -> bool {
    let doc = draft.doc;
    let leads = |mention: usize| {
        let head = draft.mentions[mention].head;
        let verb = doc.head(head).filter(|_| doc.deprel(head).is_subject());
        verb.is_some_and(|verb| doc.deprel(verb) == Deprel::Root)
    };
    draft.sentence(antecedent) + 1 == draft.sentence(index) && leads(antecedent) && leads(index)
}
