//! What somebody offers or refuses to do, told by both verbs: *refused to apologize for the raid*.
//!
//! In: a draft of such a verb. Out: the same; where its object belongs to the clause that completes the verb, named after
//! both. Invariant: ends and type stay, and nobody refuses a raid who does not apologize for it.

use super::context::Context;
use super::draft::Draft;
use super::frame::lemma_with_particle;
use super::inflect::open_relation;
use super::phrase::case_lemma;
use crate::language::{Deprel, Upos};

/// Names the draft after what is offered or refused.
pub(super) fn mend(cx: &Context, draft: &mut Draft) {
    let doc = cx.doc;
    if !matches!(draft.predicate.relation.as_str(), "offered" | "refused") {
        return;
    }
    let deed = doc.head(draft.object).filter(|&deed| {
        doc.deprel(deed) == Deprel::Xcomp
            && doc.head(deed) == Some(draft.anchor)
            && doc.token(deed).upos == Upos::Verb
            && cx.has_child(deed, Deprel::Mark, &["to"])
    });
    let Some(deed) = deed.filter(|_| doc.token(draft.anchor).upos == Upos::Verb) else {
        return;
    };
    let preposition = case_lemma(cx, draft.object).map(|case| format!(" {case}"));
    let lemma = format!(
        "{} to {}{}",
        doc.lemma(draft.anchor),
        lemma_with_particle(cx, deed),
        preposition.unwrap_or_default()
    );
    draft.predicate.relation = open_relation(&lemma);
    draft.predicate.lemma = lemma;
    draft.predicate.known = false;
}
