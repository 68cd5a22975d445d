//! How the article presents a draft, and by whose words: its clause, its ends, the edge of its sentence, the model's doubt.
//!
//! In: a draft. Out: its status. Invariant: each step only takes away from a fact; none makes one.

use super::ahead::{is_first_told_of, is_past};
use super::attribution::{report, speaker_nearby};
use super::clause::is_negative_argument;
use super::context::Context;
use super::draft::Draft;
use super::frame::frame;
use super::governors::stance_toward;
use super::labels;
use super::learned;
use super::status::{Status, presupposed, status};
use super::trailing::attribute;
use super::types::Claim;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{ClaimType, EntityKind, Modality, Slot, Stance, TriggerPos};

/// How the article presents a draft, and by whose words.
pub(super) fn presented(cx: &Context, draft: &Draft) -> Status {
    let mut how = if draft.presupposed {
        presupposed(cx, draft)
    } else {
        status(cx, draft.anchor)
    };
    if draft.intended {
        how.modality = how.modality.max(Modality::Intended);
        how.speakers.extend(draft.planner);
    }
    // "no warning came, said Took": he did say so.
    how.negated |= draft.rule != "says-about" && is_of_none(cx, draft);
    if !draft.presupposed {
        how.raise(doubted(cx, draft.object));
    }
    if draft.presupposed && draft.kind == ClaimType::Location && is_of_the_future(cx, draft.anchor)
    {
        how.raise(Modality::Intended);
    }
    if draft.presupposed && draft.kind == ClaimType::Location && is_first_told_of(cx, draft.anchor)
    {
        // "agreed to set up a centre in Bree, officials said": there may never be one.
        let mut clause = status(cx, draft.anchor);
        attribute(cx, draft.anchor, &mut clause);
        how.raise(clause.modality);
        how.speakers.extend(clause.speakers);
    }
    if !draft.presupposed && is_set_ahead(cx, draft.anchor) {
        how.raise(Modality::Intended);
    }
    if !draft.presupposed && is_mere_ability(cx, draft.anchor) {
        how.raise(Modality::Possible);
    }
    if is_claimed(cx, draft) {
        report(cx, draft.anchor, &mut how);
    }
    if is_label(cx, draft) || draft.rule == labels::RULE {
        report(cx, draft.anchor, &mut how);
    }
    if draft.rule == labels::RULE && how.speakers.is_empty() {
        how.said_by(
            frame(cx, draft.anchor)
                .fillers(&Slot::Subject)
                .first()
                .copied(),
        );
    }
    if how.modality == Modality::Fact
        && !draft.presupposed
        && let Some(modality) = learned::doubt(cx, draft.anchor)
    {
        how.modality = modality;
    }
    if !draft.presupposed {
        attribute(cx, draft.anchor, &mut how);
    }
    if how.modality == Modality::Reported && how.speakers.is_empty() {
        how.speakers.extend(speaker_nearby(cx, draft.anchor));
    }
    how
}

/// *shared no evidence with Arnor*, *launched no attack on Bree*, *nobody left*: an argument that makes its clause negative,
/// be it an end of the draft or not. Of what is only spoken of, the thing itself must be none: *no attack in Bree*.
fn is_of_none(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let mut words = vec![draft.subject];
    if !draft.presupposed {
        let core = |&child: &TokenId| {
            matches!(
                doc.deprel(child),
                Deprel::Obj | Deprel::Nsubj | Deprel::NsubjPass
            )
        };
        words.push(draft.anchor);
        if is_of_its_clause(cx, draft.object, draft.anchor) {
            words.push(draft.object);
        }
        words.extend(doc.children(draft.anchor).iter().copied().filter(core));
    }
    words.into_iter().any(|word| is_negative_argument(cx, word))
}

/// Whether no clause lies between a word and the one above it: *Took said no deal was made* does not deny that he spoke of it.
fn is_of_its_clause(cx: &Context, word: TokenId, above: TokenId) -> bool {
    let mut path = std::iter::once(word).chain(cx.doc.ancestors(word));
    path.find(|&at| at == above || cx.doc.deprel(at).is_clausal())
        .is_none_or(|at| at == above)
}

/// *Gondor votes next Sunday*, *leaves tomorrow*: in the present tense, of a day to come, whatever day it is.
fn is_set_ahead(cx: &Context, verb: TokenId) -> bool {
    let doc = cx.doc;
    let present = matches!(doc.token(verb).xpos, Xpos::Vbz | Xpos::Vbp);
    let ahead = |&child: &TokenId| {
        matches!(doc.deprel(child), Deprel::Obl | Deprel::OblUnmarked)
            && cx.kind(child) == EntityKind::Date
            && (doc.lemma(child) == "tomorrow" || cx.has_child(child, Deprel::Amod, &["next"]))
    };
    present && doc.children(verb).iter().any(ahead)
}

/// *the guards are able to see Bree*: they need not; but who *was able to flee* did flee.
fn is_mere_ability(cx: &Context, verb: TokenId) -> bool {
    let governor = cx
        .doc
        .head(verb)
        .filter(|_| cx.doc.deprel(verb) == Deprel::Xcomp);
    governor.is_some_and(|word| cx.doc.lemma(word) == "able" && !is_past(cx, word))
}

/// *the next tower in Bree will be the White Tower*, *a planned bridge in Bree*: nothing stands there yet.
fn is_of_the_future(cx: &Context, noun: TokenId) -> bool {
    let doc = cx.doc;
    let planned = cx.has_child(noun, Deprel::Amod, &["planned", "proposed", "future"]);
    let next = cx.has_child(noun, Deprel::Amod, &["next", "new"]);
    let will_be = |predicate: TokenId| {
        doc.deprel(noun) == Deprel::Nsubj
            && doc.child(predicate, Deprel::Cop).is_some()
            && cx.has_child(predicate, Deprel::Aux, &["will", "would"])
    };
    planned || next && doc.head(noun).is_some_and(will_be)
}

/// *Gondor plays Rohan on June 24*, written before: a plan, in whatever tense but the past. What is told in the past was on
/// no day to come: such a date is a wrong one, and left out.
pub(super) fn foretell(cx: &Context, draft: &Draft, claim: &mut Claim) {
    let published = cx.article.published.as_ref().map(|found| found.value);
    let (Some(date), Some(today)) = (claim.date, published) else {
        return;
    };
    let today = (today.year(), Some(today.month()), Some(today.day()));
    let to_come = match (date.month, date.day) {
        (None, _) => date.year > today.0,
        (month, None) => (date.year, month) > (today.0, today.1),
        (month, day) => (date.year, month, day) > today,
    };
    if !to_come || claim.modality > Modality::Reported {
        return;
    }
    if is_told_in_the_past(cx, draft.anchor) {
        claim.date = None;
    } else {
        claim.modality = Modality::Intended;
    }
}

/// Whether the clause, or the one that it completes (*came back to win*), has a past tense.
fn is_told_in_the_past(cx: &Context, verb: TokenId) -> bool {
    let doc = cx.doc;
    let tenses = |clause: TokenId| {
        let helpers = doc.children(clause).iter().copied().filter(|&child| {
            matches!(
                doc.deprel(child),
                Deprel::Aux | Deprel::AuxPass | Deprel::Cop
            )
        });
        helpers
            .chain([clause])
            .map(|id| (doc.token(id).xpos, doc.lemma(id)))
    };
    let mut at = verb;
    loop {
        if tenses(at).any(|(xpos, lemma)| xpos == Xpos::Vbd || xpos == Xpos::Vbp && lemma == "have")
        {
            return true;
        }
        let bare = doc.token(at).xpos == Xpos::Vb
            && matches!(doc.deprel(at), Deprel::Xcomp | Deprel::Advcl | Deprel::Conj);
        match doc.head(at).filter(|_| bare) {
            Some(head) => at = head,
            None => return false,
        }
    }
}

/// *Arnor called Faramir a thief*: what somebody calls somebody is his word, unless it is a name (*called the town Bree*).
fn is_label(cx: &Context, draft: &Draft) -> bool {
    let verb = draft.anchor;
    let lemma = cx.doc.lemma(verb);
    let describes = cx.doc.token(verb).upos == Upos::Verb
        && (stance_toward(cx, verb, "pred") == Some(Stance::Accuse)
            || cx.ontology.stance(lemma, TriggerPos::Verb) == Some(Stance::Accuse));
    let named = cx.entity(draft.object).is_some_and(|entity| entity.named);
    // "areas called havens": everybody calls them so.
    let somebodys = cx.is_actor(draft.subject) || cx.speech.speaker_of(verb).is_some();
    if !describes || named || !somebodys {
        return false;
    }
    let frame = frame(cx, verb);
    frame.fillers(&Slot::Object).contains(&draft.subject)
        && frame.fillers(&Slot::Predicate).contains(&draft.object)
}

/// *signals a possible thaw*, *died, probably of fever*, *allegedly in Bree*: what is claimed of something that may not be.
fn doubted(cx: &Context, object: TokenId) -> Modality {
    let doc = cx.doc;
    let describes = |deprel| matches!(deprel, Deprel::Amod | Deprel::Advmod);
    let modifiers = doc.children(object).iter();
    let stances = modifiers
        .filter(|&&child| child < object && describes(doc.deprel(child)))
        .filter_map(|&child| {
            let stance = cx
                .ontology
                .stance(doc.lemma(child), TriggerPos::Adjective)?;
            Some((stance, doc.deprel(child)))
        });
    stances
        .map(|found| match found {
            (Stance::Possible, _) => Modality::Possible,
            (Stance::Allege, Deprel::Advmod) => Modality::Reported,
            _ => Modality::Fact,
        })
        .max()
        .unwrap_or(Modality::Fact)
}

/// *claimed responsibility for the attack*: whoever claims it is responsible by his own word.
fn is_claimed(cx: &Context, draft: &Draft) -> bool {
    let verb = draft.anchor;
    cx.doc.token(verb).upos == Upos::Verb
        && draft.predicate.known
        && draft.kind != ClaimType::Statement
        && stance_toward(cx, verb, "obj") == Some(Stance::Say)
        && (cx.doc.head(draft.object) != Some(verb) || cx.doc.deprel(draft.object) == Deprel::Obl)
}
