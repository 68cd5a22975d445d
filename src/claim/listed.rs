//! What is told of many is told of those that are named among them: *Phanfone hit ports such as Bree*, *officials including
//! Took fell ill*, *killed three, including a guard*.
//!
//! In: the drafts of a sentence. Out: those whose end is led on to by *such as* or *including*, once more for each member.
//! Invariant: the relation and how it is presented stay; counts of the many, their times and what they are stay theirs.

use super::context::Context;
use super::draft::Draft;
use super::phrase::{case_lemma, conjuncts, semantic_head};
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{ClaimType, EntityKind};

/// Adds to the drafts what they say of members.
pub(super) fn add_members(cx: &Context, drafts: &mut Vec<Draft>) {
    let mut found: Vec<Draft> = Vec::new();
    for draft in drafts.iter().filter(|draft| is_shared(cx, draft)) {
        let subjects = members(cx, draft.anchor, draft.subject);
        let objects = members(cx, draft.anchor, draft.object);
        let of_subject = subjects.into_iter().map(|it| (it, draft.object));
        let of_object = objects.into_iter().map(|it| (draft.subject, it));
        for (subject, object) in of_subject.chain(of_object) {
            let new = |known: &Draft| !known.joins_ends(subject, object);
            let fits = cx
                .ontology
                .relation(&draft.predicate.relation)
                .is_none_or(|relation| relation.admits(cx.kind(subject), cx.kind(object)));
            if subject != object && fits && drafts.iter().chain(&found).all(new) {
                found.push(Draft {
                    subject,
                    object,
                    ..draft.clone()
                });
            }
        }
    }
    drafts.extend(found);
}

/// *Three were killed, among them a teacher*: the teacher killed nobody.
pub(super) fn is_among(cx: &Context, verb: TokenId) -> bool {
    let mut phrases = cx.doc.children_by(verb, Deprel::Obl);
    phrases.any(|id| {
        cx.doc.token(id).upos == Upos::Pron && case_lemma(cx, id).as_deref() == Some("among")
    })
}

/// Whether what the draft says of many holds of each: an act, or where something is; *includes*, *rose to six* do not.
fn is_shared(cx: &Context, draft: &Draft) -> bool {
    let counts = matches!(
        draft.kind,
        ClaimType::Quantity | ClaimType::Time | ClaimType::Kinship | ClaimType::Position
    );
    let verb = cx.doc.token(draft.anchor).upos == Upos::Verb;
    let holds = matches!(
        cx.doc.lemma(draft.anchor),
        "include" | "comprise" | "contain" | "total" | "number" | "reach" | "rise" | "grow"
    );
    !counts && verb && !holds && draft.literal.is_none() && !draft.presupposed
}

/// Those named among the many that a phrase of the verb speaks of.
fn members(cx: &Context, verb: TokenId, many: TokenId) -> Vec<TokenId> {
    let doc = cx.doc;
    let core = matches!(
        doc.deprel(many),
        Deprel::Obj | Deprel::NsubjPass | Deprel::Nsubj
    );
    let plural = match doc.token(many).xpos {
        Xpos::Nns | Xpos::Nnps => true,
        // "killed three, including a guard"
        Xpos::Cd => core && doc.head(many) == Some(verb),
        _ => false,
    };
    if !plural || cx.entity(many).is_some_and(|entity| entity.named) {
        return Vec::new();
    }
    let led = |&id: &TokenId| {
        many < id
            && matches!(
                case_lemma(cx, id).as_deref(),
                Some("such as" | "including" | "notably")
            )
    };
    let first = doc.children_by(many, Deprel::Nmod).find(led);
    let all = first.map(|first| conjuncts(cx, first)).unwrap_or_default();
    let said = |&id: &TokenId| {
        matches!(doc.token(id).upos, Upos::Noun | Upos::Propn)
            && !matches!(
                cx.kind(id),
                EntityKind::Date | EntityKind::Quantity | EntityKind::Money
            )
            && case_lemma(cx, id).is_none_or(|_| Some(id) == first)
    };
    all.into_iter()
        .filter(said)
        .map(|id| semantic_head(cx, id))
        .collect()
}
