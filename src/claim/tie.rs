//! The plain states that the model finds where a name, a noun or a preposition carries them: *Bree, Arnor*.
//!
//! In: a proposal and its likeliest type. Out: a relation of the ontology. Invariant: the object has a name, and the
//! sentence ties the two together.

use super::context::Context;
use super::phrase::case_lemma;
use super::proposal::{Proposal, way_up};
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::{ClaimType, EntityKind, Relation};

/// The plain state of the type, where a name, noun or preposition carries the claim: *Bree, Arnor*, *Gondor's navy*.
pub(super) fn state<'a>(
    cx: &Context<'a>,
    kind: ClaimType,
    proposal: &Proposal,
    (subject, object): (EntityKind, EntityKind),
) -> Option<&'a Relation> {
    let name = match kind {
        // "states that vote are Arnor and Gondor" makes them no members of each other.
        _ if cx.doc.token(proposal.trigger).upos == Upos::Aux => return None,
        ClaimType::Location => whereabouts(cx, proposal.object)?,
        ClaimType::Affiliation => "affiliatedWith",
        ClaimType::Kinship => "relativeOf",
        _ => return None,
    };
    let named = |head| cx.entity(head).is_some_and(|entity| entity.named);
    // "a medal for Arnor", "a book on Gondor": things belong to nobody so; but "Gondorian ships".
    let above = cx.doc.head(proposal.object);
    let owned = matches!(
        cx.doc.deprel(proposal.object),
        Deprel::NmodPoss | Deprel::Amod | Deprel::Compound
    ) && (above == Some(proposal.subject) || above == cx.doc.head(proposal.subject));
    let belongs =
        owned || subject.is_actor() || matches!(subject, EntityKind::Event | EntityKind::Facility);
    if kind == ClaimType::Affiliation && !belongs {
        return None;
    }
    if !hang_together(cx, kind, proposal.subject, proposal.object) {
        return None;
    }
    // "moved its embassy to Umbar": on the way it is not there yet.
    let on_the_way = matches!(
        cx.doc.lemma(proposal.trigger),
        "to" | "from" | "into" | "toward" | "towards" | "through" | "via"
    );
    let stays = matches!(
        subject,
        EntityKind::Place | EntityKind::Country | EntityKind::Facility
    );
    cx.ontology
        .relation(name)
        .filter(|relation| relation.admits(subject, object))
        .filter(|_| named(proposal.object))
        .filter(|_| kind != ClaimType::Location || stays && !on_the_way)
}

/// *a post near Bree* is not in it, and *ten miles west of Bree* is another place.
fn whereabouts(cx: &Context, place: TokenId) -> Option<&'static str> {
    match case_lemma(cx, place).as_deref() {
        Some("near") => Some("near"),
        Some("outside" | "off" | "beyond" | "between" | "around") => None,
        Some("of") => {
            let case = cx.doc.child(place, Deprel::Case)?;
            let before = case.0.checked_sub(1).map(TokenId)?;
            let aside = ["north", "south", "east", "west"];
            (!aside
                .iter()
                .any(|side| cx.doc.lemma(before).starts_with(side)))
            .then_some("locatedIn")
        }
        _ => Some("locatedIn"),
    }
}

/// Whether the sentence ties the two together: not over a verb (*Took landed in Arnor*), and not over a list
/// (*Took of the League and the writer Brandybuck* does not tie Brandybuck to the League).
fn hang_together(cx: &Context, kind: ClaimType, subject: TokenId, object: TokenId) -> bool {
    let doc = cx.doc;
    let (first, last) = (subject.min(object), subject.max(object));
    let mut between = (first.0..last.0).map(|index| doc.token(TokenId(index)).upos);
    match kind {
        ClaimType::Location => !between.any(|upos| matches!(upos, Upos::Verb | Upos::Aux)),
        ClaimType::Affiliation => {
            let above = |id| std::iter::once(id).chain(doc.ancestors(id));
            let Some(common) = above(subject).find(|&id| above(object).any(|other| other == id))
            else {
                return false;
            };
            let top = |id| way_up(cx, id, common).last().copied();
            // "the chains Acme and Boffin": two of a kind.
            let listed = [subject, object].into_iter().any(|id| {
                [subject, object].contains(&common)
                    && top(id).is_some_and(|at| doc.deprel(at) == Deprel::Conj)
            });
            let of_another = top(subject)
                .is_some_and(|at| matches!(doc.deprel(at), Deprel::Conj | Deprel::Flat))
                && common < object
                && object < subject;
            let close = last.0 - first.0 <= 4
                && !between.any(|upos| matches!(upos, Upos::Verb | Upos::Punct));
            // "With a majority in the Council, Took's election was likely": two phrases of one clause.
            let apart = doc.child(common, Deprel::Nsubj).is_some()
                && [subject, object]
                    .iter()
                    .all(|&id| 1 < way_up(cx, id, common).len());
            (close || doc.token(common).upos != Upos::Verb) && !apart && !of_another && !listed
        }
        _ => true,
    }
}
