//! The ontology's sense of a word that the model proposes: the frame whose slots and kinds the two ends fit.
//!
//! In: a proposal and its likely types. Out: a relation of the ontology. Invariant: no sense is taken that asks for other
//! words than the sentence has, or for ends that stand elsewhere.

use super::context::Context;
use super::evoke::holds;
use super::frame::{frame, lemma_with_particle};
use super::nominal::noun_frame;
use super::phrase::case_lemma;
use super::proposal::{Proposal, way_up};
use crate::language::{Deprel, TokenId, Upos, WordScores, Xpos};
use crate::ontology::{ClaimType, EntityKind, Relation, Slot, Trigger};

/// Prepositions that name more of what the verb has for an object: *injured three, including a child*.
pub(super) const INCLUDING: &[&str] = &["including", "such as"];

/// The relation of a frame that asks for nothing but the word, and finds no word that gives it another sense, is of a
/// likely type, has the ends where they stand and admits them.
pub(super) fn framed<'a>(
    cx: &Context<'a>,
    word: &WordScores,
    proposal: &Proposal,
    (subject, object): (EntityKind, EntityKind),
) -> Option<&'a Relation> {
    let trigger = proposal.trigger;
    // "the nearest star to the city" need not be near it.
    if cx.doc.token(trigger).xpos == Xpos::Jjs {
        return None;
    }
    let lemma = lemma_with_particle(cx, trigger);
    let (triggers, frame) = match cx.doc.token(trigger).upos {
        Upos::Verb => (cx.ontology.verb_triggers(&lemma), frame(cx, trigger)),
        Upos::Adj => (cx.ontology.adjective_triggers(&lemma), frame(cx, trigger)),
        _ => (cx.ontology.noun_triggers(&lemma), noun_frame(cx, trigger)),
    };
    let senses = |frames: &'a [Trigger]| {
        let of_frame = |sense: &&Trigger| sense.with.iter().all(|word| holds(cx, &frame, word));
        frames.iter().filter(of_frame)
    };
    // "raised concerns": another sense, with a name of its own.
    if senses(triggers).any(|sense| sense.required() > 0 && sense.open.is_some()) {
        return None;
    }
    // "sought to tie the stones to a wall": it is no stones that he sought.
    let concerned = proposal.syntax.object == Some(Slot::Complement) && !object.is_actor();
    if concerned && object != EntityKind::Place || is_of_another_clause(cx, proposal) {
        return None;
    }
    let fits = |kinds: &[EntityKind], kind| kinds.is_empty() || kinds.contains(&kind);
    let stands = |slots: &[Slot], at: Option<&Slot>| at.is_none_or(|slot| slots.contains(slot));
    let syntax = &proposal.syntax;
    let relations: Vec<&Relation> = senses(triggers)
        .filter(|trigger| trigger.required() == 0)
        .filter(|trigger| {
            fits(&trigger.subject_kinds, subject) && fits(&trigger.object_kinds, object)
        })
        .filter(|trigger| stands(&trigger.subject, syntax.subject.as_ref()))
        .filter(|trigger| stands(&trigger.object, syntax.object.as_ref()))
        .filter(|trigger| syntax.object.is_some() || is_led(cx, trigger, proposal.object))
        .filter_map(|trigger| cx.ontology.relation(&trigger.relation))
        .filter(|relation| relation.admits(subject, object))
        .filter(|relation| !is_of_an_owner(cx, proposal, relation.kind))
        .collect();
    word.kinds
        .iter()
        .find_map(|(kind, _)| relations.iter().find(|relation| relation.kind == *kind))
        .copied()
}

/// *measured the patients' pressure* measured no patients; but *condemned Gondor's raid* is said of Gondor too.
fn is_of_an_owner(cx: &Context, proposal: &Proposal, kind: ClaimType) -> bool {
    let owner = cx.doc.deprel(proposal.object) == Deprel::NmodPoss;
    let thing = cx.doc.head(proposal.object);
    let of_object = thing.is_some() && thing == proposal.syntax.beside;
    let judges = matches!(
        kind,
        ClaimType::Accuse
            | ClaimType::Support
            | ClaimType::Reject
            | ClaimType::Statement
            | ClaimType::Consult
    );
    owner && of_object && !judges
}

/// Whether a phrase that the frame does not place is led by a preposition that the sense allows: *moved to Arnor with his
/// parents from Harad* is no move to Harad, *performed for the Shire, died on Monday* no death of the Shire.
fn is_led(cx: &Context, trigger: &Trigger, object: TokenId) -> bool {
    let Some(case) = case_lemma(cx, object) else {
        return true;
    };
    let includes = INCLUDING.contains(&case.as_str());
    let slot = Slot::Preposition(case);
    // "abandoned the cart outside of Bree" did not flee from it.
    let apart = matches!(slot, Slot::Preposition(ref case) if case == "outside of");
    let leads =
        |of: &Slot| includes || *of == slot || !apart && !matches!(of, Slot::Preposition(_));
    trigger.object.iter().any(leads)
}

/// *criticized Took for not denouncing the Corsairs*: another verb has the object, and this one its own. *refused to answer
/// whether he would back the bill*: he refused an answer.
fn is_of_another_clause(cx: &Context, proposal: &Proposal) -> bool {
    let verb = |id: &TokenId| cx.doc.token(*id).upos == Upos::Verb;
    let way = way_up(cx, proposal.object, proposal.trigger);
    let between = way.iter().skip(1).filter(|id| verb(id)).count();
    let owns = proposal.syntax.beside.is_some();
    // "the guards' demands include a vote": the noun has nothing below it to look through.
    let far = 1 < between && cx.doc.token(proposal.trigger).upos == Upos::Verb;
    proposal.syntax.object.is_none() && (owns && 0 < between || far)
}

/// What a noun says of the subject of its clause: *in a meeting with Gondor, Took said* tells of a meeting of his; *after an
/// attack on Bree, Took said* of no attack of his. Whoever said it *in an interview with the Post* was asked, and did not
/// ask.
pub(super) fn of_clause<'a>(
    cx: &Context<'a>,
    proposal: &Proposal,
    relation: &'a Relation,
) -> Option<&'a Relation> {
    let doc = cx.doc;
    let verb = doc
        .head(proposal.trigger)
        .filter(|_| doc.deprel(proposal.trigger) == Deprel::Obl);
    // "was involved in the use of bombs" used them; "committed to talks with Gondor", "known for his part in the film".
    let partakes = |verb: TokenId| {
        matches!(
            doc.lemma(verb),
            "involve" | "engage" | "participate" | "partake"
        )
    };
    let beside = case_lemma(cx, proposal.trigger)
        .is_some_and(|case| !matches!(case.as_str(), "to" | "for" | "by"));
    let own = doc.child(proposal.trigger, Deprel::NmodPoss);
    let owns = own.is_some_and(|own| cx.entity_id(own) == cx.entity_id(proposal.subject));
    let outside = beside
        && proposal.syntax.subject.is_none()
        && !owns
        && verb.is_some_and(|verb| !partakes(verb) && way_up(cx, proposal.subject, verb).len() < 3);
    let with = case_lemma(cx, proposal.object).as_deref() == Some("with");
    match relation.name.as_str() {
        _ if !outside => Some(relation),
        // A paper may stand there as a work.
        "interviewed" if with => ["spokeWith", "spokeTo"]
            .iter()
            .filter_map(|name| cx.ontology.relation(name))
            .find(|it| it.admits(cx.kind(proposal.subject), cx.kind(proposal.object))),
        _ => Some(relation).filter(|relation| relation.kind == ClaimType::Consult),
    }
}
