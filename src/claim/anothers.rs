//! Whose plan it is not: *foiled a plot to kill*, *knew of the plan to kill*.
//!
//! In: a verb, and the plan that it has for an object. Out: whether the verb's subject is another than who plans. Invariant:
//! only the verb decides; who it is instead is not said here.

use super::context::Context;
use crate::language::{Deprel, TokenId};
use crate::ontology::{ClaimType, Stance, TriggerPos};

/// Verbs that do not say whose plan it is.
const OF_OTHERS: &str = "back criticise criticize detect discover endorse expose hear know learn oppose reject support uncover";

/// *uncovered a plot to kill*, where the tree hangs the infinitive on the verb.
pub(super) fn is_plot_of_others(cx: &Context, verb: TokenId) -> bool {
    is_against(cx, verb)
        && cx
            .doc
            .children_by(verb, Deprel::Obj)
            .any(|object| is_plan(cx, object))
}

/// *plan*, *plot*, *bid*: what somebody means to do.
pub(super) fn is_plan(cx: &Context, noun: TokenId) -> bool {
    cx.ontology.stance(cx.doc.lemma(noun), TriggerPos::Noun) == Some(Stance::Intend)
}

/// *foiled*, *uncovered*, *condemned*, *knew of*, *supported*: what one does to the plans of others, or of them.
pub(super) fn is_against(cx: &Context, verb: TokenId) -> bool {
    let lemma = cx.doc.lemma(verb);
    let kind = cx.ontology.verb_type(lemma);
    matches!(
        cx.ontology.stance(lemma, TriggerPos::Verb),
        Some(Stance::Prevent | Stance::Accuse)
    ) || matches!(kind, Some(ClaimType::Accuse | ClaimType::Coerce))
        || OF_OTHERS.split(' ').any(|of| of == lemma)
}
