//! Proposals that the tree speaks against: a participle that tells of the noun before it, a word that only describes.
//!
//! In: a draft that the model proposed. Out: whether its subject is another's. Invariant: only the tree decides.

use super::context::Context;
use super::control::{Controller, controller};
use super::draft::Draft;
use super::learned::MODEL;
use super::phrase::case_lemma;
use super::voice::is_passive;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{ClaimType, EntityKind, Slot, Trigger};

/// Whether somebody or something else does what is told.
pub(super) fn is_anothers(cx: &Context, draft: &Draft) -> bool {
    draft.rule == MODEL
        && match cx.doc.token(draft.anchor).upos {
            Upos::Verb => {
                is_of_the_noun_before(cx, draft)
                    || is_half_of_subject(cx, draft)
                    || is_within_anothers(cx, draft)
                    || is_passed_over(cx, draft)
                    || is_of_the_controlled(cx, draft)
            }
            Upos::Noun => is_of_the_verb(cx, draft) || is_of_the_other_role(cx, draft),
            _ => false,
        }
}

/// *was given to patients belonging to the group*, *drank tea laced with poison*: the patients belong, and the tea is laced.
///
/// *Approved a budget granting aid*, *issued a statement calling for calm*: what somebody makes does what he does by it.
fn is_of_the_noun_before(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let Some(noun) = doc
        .head(draft.anchor)
        .filter(|_| doc.deprel(draft.anchor) == Deprel::Acl)
    else {
        return false;
    };
    let beside = noun.0 + 1 == draft.anchor.0 && doc.token(noun).upos == Upos::Noun;
    let within = |id: TokenId| id == noun || doc.ancestors(id).any(|above| above == noun);
    // "stole data belonging to the guild"
    let state = matches!(
        doc.lemma(draft.anchor),
        "belong" | "consist" | "contain" | "date" | "depict" | "lie" | "resemble" | "stand"
    );
    let by_it =
        doc.token(draft.anchor).xpos == Xpos::Vbg && doc.deprel(noun) == Deprel::Obj && !state;
    let above = doc.ancestors(noun).any(|above| above == draft.subject);
    let same = cx.entity_id(noun).is_some() && cx.entity_id(noun) == cx.entity_id(draft.subject);
    beside
        && matches!(doc.token(draft.anchor).xpos, Xpos::Vbg | Xpos::Vbn)
        && draft.subject < noun
        && !within(draft.subject)
        && !same
        && !above
        && !by_it
}

/// *The fatal police shooting sparked riots*: the shooting did, and not the police.
fn is_half_of_subject(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let whole = doc
        .head(draft.subject)
        .filter(|_| doc.deprel(draft.subject) == Deprel::Compound);
    whole.is_some_and(|whole| {
        // "the council statement named him"
        !matches!(
            doc.lemma(whole),
            "statement" | "report" | "release" | "announcement"
        ) && doc.head(whole) == Some(draft.anchor)
            && doc.deprel(whole).is_subject()
    })
}

/// *defended his son's bout with drugs*: the bout is his son's, and what it is with is no part of the defence.
fn is_within_anothers(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let thing = doc
        .head(draft.object)
        .filter(|&thing| doc.deprel(thing) == Deprel::Obj && doc.head(thing) == Some(draft.anchor));
    let owner = thing.and_then(|thing| doc.child(thing, Deprel::NmodPoss));
    !draft.predicate.known
        && owner.is_some_and(|owner| {
            doc.token(owner).upos != Upos::Pron
                && cx.kind(owner) == EntityKind::Person
                && cx.entity_id(owner) != cx.entity_id(draft.subject)
        })
}

/// *His campaign called for the firm to close*: whom the verb leads to, the noun before it does not.
fn is_of_the_verb(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let verb = doc
        .head(draft.anchor)
        .filter(|_| doc.deprel(draft.anchor).is_subject());
    verb.is_some()
        && doc.head(draft.object) == verb
        && doc.deprel(draft.object) == Deprel::Obl
        && !matches!(draft.kind, ClaimType::Location | ClaimType::Time)
}

/// *nominated Faramir over two rivals*, *sold the mill to Arnor*: the rivals were not nominated, nor was Arnor sold.
fn is_passed_over(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    // "over member Faramir and Beregond": the tree has the second below the name, and that below the noun.
    let above = std::iter::successors(Some(draft.object), |&at| {
        let beside = matches!(doc.deprel(at), Deprel::Conj | Deprel::Flat);
        doc.head(at).filter(|_| beside)
    });
    let first = above.last().unwrap_or(draft.object);
    let chosen = doc
        .child(draft.anchor, Deprel::Obj)
        .is_some_and(|chosen| chosen < first);
    let beside = doc.deprel(first) == Deprel::Obl && doc.head(first) == Some(draft.anchor);
    let Some(case) = case_lemma(cx, first).filter(|_| draft.predicate.known && beside && chosen)
    else {
        return false;
    };
    let senses = cx.ontology.verb_triggers(doc.lemma(draft.anchor));
    let led = |slot: &Slot| {
        let same = |sense: &&Trigger| sense.relation == draft.predicate.relation;
        senses
            .iter()
            .filter(same)
            .any(|sense| sense.object.contains(slot))
    };
    let direct = led(&Slot::Object) && case == "to";
    (case == "over" || direct) && !led(&Slot::Preposition(case))
}

/// *Researcher and co-author of the study Rosie Brandybuck*: the author's, and no object of research.
fn is_of_the_other_role(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let above = doc.head(draft.object).filter(|&above| {
        doc.deprel(above) == Deprel::Conj && doc.head(above) == Some(draft.anchor)
    });
    above.is_some() && doc.deprel(draft.object) == Deprel::Nmod
}

/// *The storm forced thousands to flee the town*: they flee, and no storm does.
fn is_of_the_controlled(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let completes = doc.deprel(draft.anchor) == Deprel::Xcomp
        && doc.token(draft.anchor).xpos == Xpos::Vb
        && !is_passive(cx, draft.anchor);
    let verb = doc.head(draft.anchor).filter(|_| completes);
    let Controller::Phrase(doer) = controller(cx, draft.anchor) else {
        return false;
    };
    verb.is_some()
        && !doc.deprel(doer).is_subject()
        && doc.head(draft.subject) == verb
        && doc.deprel(draft.subject).is_subject()
}
