//! What somebody is called by who no table of roles knows: *drummer Took*, *Faramir, a landscaper,*.
//!
//! In: a common noun. Out: a draft with the noun for its object. Invariant: the holder has a name, and the noun stands beside
//! it for nothing else than to say what the holder is.

use super::context::Context;
use super::draft::Draft;
use super::holders::described;
use super::misroles::is_misread;
use super::phrase::case_lemma;
use super::roles::{bare, role_of};
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::EntityKind;

/// The draft of one noun.
pub(super) fn drafts(cx: &Context, noun: TokenId) -> Option<Draft> {
    let doc = cx.doc;
    let token = doc.token(noun);
    if token.upos != Upos::Noun || token.xpos != Xpos::Nn || role_of(cx, noun).is_some() {
        return None;
    }
    let holder = described(cx, noun)?;
    // "Took, the victim of the fall," may be anybody's words for him; "Took, a landscaper," is news of him.
    let apposed = doc.deprel(noun) == Deprel::Appos;
    let introduced = !apposed || cx.has_child(noun, Deprel::Det, &["a", "an"]);
    let person = cx.kind(holder) == EntityKind::Person;
    // "the drivers' union Isen secretary Took": the union is no secretary, and "Took's show" is not Took.
    let whom = match cx.kind(noun) {
        EntityKind::Person | EntityKind::Role => true,
        EntityKind::Concept => !apposed,
        _ => false,
    };
    let owned = doc.child(noun, Deprel::NmodPoss).is_some();
    if !introduced || !person || !whom || owned || case_lemma(cx, noun).is_some() {
        return None;
    }
    (!is_misread(cx, noun, &[noun], holder)).then(|| bare(cx, noun, holder, (noun, true)))
}
