//! Whose it is: claims about what belongs to nobody that the article names are dropped.
//!
//! *Their paper shows the merits*, *actions whose makers are not told*: a reader of the claim alone learns of nothing.
//! In: a draft. Out: whether its subject is anybody's. Invariant: only subjects are asked; *completed his studies* says of its
//! subject what it says whoever *he* is.

use super::context::Context;
use super::draft::Draft;
use crate::language::{Deprel, Upos};

/// Whether the subject is told apart by a possessor alone who is not known.
pub(super) fn is_anybodys(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let noun = draft.subject;
    let alone = cx
        .entity(noun)
        .is_none_or(|entity| !entity.named && entity.mentions.len() == 1);
    alone
        && doc.token(noun).upos == Upos::Noun
        && doc
            .child(noun, Deprel::NmodPoss)
            .is_some_and(|owner| cx.is_bare_pronoun(owner))
}
