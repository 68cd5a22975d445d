//! Control: who does what a clause without a subject of its own says.
//!
//! In: the head of such a clause. Out: the phrase that does it, or the clause whose subject it shares. Invariant: only
//! grammar and the stances of the ontology decide, never a name; and what somebody is charged with he does, never who charges
//! him.

use super::anothers::{is_against, is_plan, is_plot_of_others};
use super::attribution::saying;
use super::context::Context;
use super::control_nouns::{charged_controller, is_charge, is_of_what_is_done, noun_controller};
use super::governors::{stance_toward, toward_verb};
use super::phrase::{case_lemma, is_nominal};
use super::voice::is_passive;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{EntityKind, Stance, TriggerPos};

/// Where a clause without a subject of its own gets it from.
pub(super) enum Controller {
    /// The phrase that does it.
    Phrase(TokenId),
    /// Whatever the subject of that clause is.
    Clause(TokenId),
    /// Nobody whom the grammar names.
    None,
}

pub(super) fn controller(cx: &Context, at: TokenId) -> Controller {
    let doc = cx.doc;
    let Some(head) = doc.head(at) else {
        return Controller::None;
    };
    match doc.deprel(at) {
        // "Arnor met and praised Gondor."
        Deprel::Conj => Controller::Clause(cx.speech.coordinated_with(at).unwrap_or(head)),
        // "Arnor urged Gondor to leave", "Arnor wants to leave".
        Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl => {
            if let Some(noun) = led_before(cx, at) {
                return Controller::Phrase(noun);
            }
            if let Some(object) = object_controller(cx, head, at) {
                return Controller::Phrase(object);
            }
            if doc.deprel(at) == Deprel::Ccomp
                && (doc.child(at, Deprel::Mark).is_some() || is_finite(cx, at))
            {
                return Controller::None;
            }
            if is_ended_by_a_thing(cx, head, at) {
                return Controller::None;
            }
            if let Some(deed) = deed_before(cx, head, at) {
                return Controller::Clause(deed);
            }
            if is_nominal(cx, head) && doc.child(head, Deprel::Cop).is_none()
                || is_means(cx, head, at)
                || is_done_by_anybody(cx, head, at)
                || is_plot_of_others(cx, head)
            {
                return Controller::None;
            }
            Controller::Clause(head)
        }
        // "a ship coming from Arnor", "sanctions imposed by Gondor", "the plan to invade Arnor".
        Deprel::Acl => {
            let infinitive = cx.has_child(at, Deprel::Mark, &["to"]);
            if is_means_beside(cx, head, at) {
                return Controller::None;
            }
            // "spent ten years working": no years work.
            if doc.token(at).xpos == Xpos::Vbg && is_time(cx, head) {
                return doc.head(head).map_or(Controller::None, Controller::Clause);
            }
            // "Faramir was a native of Bree, later moving to Arnor": he moved.
            if let Some(noun) = led_before(cx, at).filter(|_| !cx.is_actor(head)) {
                return Controller::Phrase(noun);
            }
            let ascribed = ascribed(cx, head).filter(|_| is_set_off(cx, at));
            if let Some(ascribed) = ascribed {
                Controller::Clause(ascribed)
            } else if infinitive {
                noun_controller(cx, head)
            } else if is_charge(cx, head, at) {
                charged_controller(cx, head)
            } else if is_of_what_is_done(cx, head, at) {
                let owner = doc.child(head, Deprel::NmodPoss);
                owner.map_or(Controller::None, Controller::Phrase)
            } else {
                Controller::Phrase(head)
            }
        }
        Deprel::Parataxis if doc.token(at).xpos == Xpos::Vbg => Controller::Clause(head),
        _ => Controller::None,
    }
}

/// *was broken by Faramir joining the rebels*, *, with the kingdom, Arnor, counting its dead*: who stands right before the
/// participle, led by a preposition that makes a clause of the two.
fn led_before(cx: &Context, participle: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    let bare = matches!(doc.token(participle).xpos, Xpos::Vbg | Xpos::Vbn)
        && doc.child(participle, Deprel::Mark).is_none();
    let is_word = |id: &TokenId| doc.token(*id).upos != Upos::Punct;
    let start = doc
        .subtree(participle)
        .into_iter()
        .find(is_word)
        .filter(|_| bare)?;
    let comma = |before: u32| doc.token(TokenId(before)).lemma == ",";
    let set_off = start.0.checked_sub(1).is_some_and(comma);
    let last = TokenId(start.0.checked_sub(if set_off { 2 } else { 1 })?);
    let closes = |noun: TokenId| {
        let words = doc.subtree(noun).into_iter().filter(|&id| id <= last);
        words.max() == Some(last) && set_off == doc.child(noun, Deprel::Appos).is_some()
    };
    let leads = |noun: TokenId| {
        let with = doc
            .children_by(noun, Deprel::Case)
            .find(|&case| case < noun && doc.lemma(case) == "with");
        let opened = with
            .and_then(|with| with.0.checked_sub(1))
            .is_some_and(comma);
        match doc.deprel(noun) {
            Deprel::OblAgent => !set_off && doc.head(noun) == doc.head(participle),
            Deprel::Obl => opened,
            Deprel::Nmod => opened || with.is_some() && !cx.is_actor(noun),
            _ => false,
        }
    };
    std::iter::once(last)
        .chain(doc.ancestors(last))
        .take_while(|&id| id != participle && doc.head(participle) != Some(id))
        .find(|&noun| leads(noun) && closes(noun))
}

/// What a copula ascribes and the phrase is one of: *was a priest and a historian*.
fn ascribed(cx: &Context, noun: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    let first = std::iter::successors(Some(noun), |&at| {
        doc.head(at).filter(|_| doc.deprel(at) == Deprel::Conj)
    });
    // "His chief work is the Silmarillion, published in 1738": what has a name keeps what is said of it.
    first.last().filter(|&first| {
        doc.child(first, Deprel::Cop).is_some() && doc.token(noun).upos != Upos::Propn
    })
}

/// Whether a comma opens the clause of a participle: *, later moving to Arnor*, *, commonly known as the Grey*.
fn is_set_off(cx: &Context, participle: TokenId) -> bool {
    let doc = cx.doc;
    let words = doc.subtree(participle);
    let first = words
        .into_iter()
        .find(|&id| doc.token(id).upos != Upos::Punct);
    let before = first.and_then(|first| first.0.checked_sub(1));
    matches!(doc.token(participle).xpos, Xpos::Vbg | Xpos::Vbn)
        && before.is_some_and(|before| doc.token(TokenId(before)).lemma == ",")
}

/// *The king says is ill*, where the tree lost who is: a finite clause shares no subject with the one that it completes.
fn is_finite(cx: &Context, clause: TokenId) -> bool {
    let doc = cx.doc;
    let first = doc
        .children(clause)
        .iter()
        .copied()
        .find(|&child| {
            matches!(
                doc.deprel(child),
                Deprel::Aux | Deprel::AuxPass | Deprel::Cop
            )
        })
        .unwrap_or(clause);
    matches!(
        doc.token(first).xpos,
        Xpos::Vbz | Xpos::Vbp | Xpos::Vbd | Xpos::Md
    )
}

/// Whether the grammar leaves open who does it: *easy to find using a glass*, *foiled a plot to kill*, *knew of the plan to*.
pub(super) fn is_left_open(cx: &Context, verb: TokenId) -> bool {
    let mut clauses = std::iter::once(verb).chain(cx.doc.ancestors(verb));
    clauses.any(|at| {
        let Some(head) = cx.doc.head(at) else {
            return false;
        };
        match cx.doc.deprel(at) {
            Deprel::Xcomp | Deprel::Advcl => {
                is_means(cx, head, at)
                    || is_done_by_anybody(cx, head, at)
                    || is_plot_of_others(cx, head)
            }
            Deprel::Acl if is_means_beside(cx, head, at) => true,
            Deprel::Acl if matches!(cx.doc.deprel(head), Deprel::Obj | Deprel::Obl) => {
                is_plan(cx, head) && cx.doc.head(head).is_some_and(|verb| is_against(cx, verb))
            }
            _ => false,
        }
    })
}

/// *The stones were broken by using a hammer*, *pictures taken using a glass*: who did it is not told.
fn is_means(cx: &Context, done: TokenId, gerund: TokenId) -> bool {
    let doc = cx.doc;
    let by = cx.has_child(gerund, Deprel::Mark, &["by"]);
    let using = || doc.lemma(gerund) == "use" && doc.child(gerund, Deprel::Mark).is_none();
    doc.token(gerund).xpos == Xpos::Vbg
        && doc.token(done).xpos == Xpos::Vbn
        && (is_passive(cx, done) || doc.deprel(done) == Deprel::Acl)
        && doc.child(done, Deprel::OblAgent).is_none()
        && (by || using())
}

/// *pictures taken using a glass*, where the tree ties both to the pictures.
fn is_means_beside(cx: &Context, noun: TokenId, gerund: TokenId) -> bool {
    let mut others = cx.doc.children_by(noun, Deprel::Acl);
    others.any(|done| done < gerund && is_means(cx, done, gerund))
}

/// *attacked Arnor for hiding gold since leaving the alliance*: who hid it left, where the tree ties the time to the attack.
fn deed_before(cx: &Context, verb: TokenId, clause: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    let timed = doc.token(clause).xpos == Xpos::Vbg
        && cx.has_child(clause, Deprel::Mark, &["since", "before", "after", "while"]);
    doc.children_by(verb, Deprel::Advcl).find(|&deed| {
        timed && verb < deed && deed < clause && object_controller(cx, verb, deed).is_some()
    })
}

/// *The wall is easy to see*, *stones suitable for building*: no wall sees and no stone builds.
fn is_done_by_anybody(cx: &Context, adjective: TokenId, clause: TokenId) -> bool {
    let doc = cx.doc;
    let of_whoever = matches!(
        doc.lemma(adjective),
        "easy"
            | "hard"
            | "difficult"
            | "impossible"
            | "simple"
            | "suitable"
            | "useful"
            | "available"
    );
    let left_open = doc.child(clause, Deprel::Obj).is_none() || doc.token(clause).xpos == Xpos::Vbg;
    doc.token(adjective).upos == Upos::Adj && of_whoever && left_open
}

/// *ten years*, *a week*: a stretch of time.
pub(super) fn is_time(cx: &Context, noun: TokenId) -> bool {
    cx.kind(noun) == EntityKind::Date
        || matches!(
            cx.doc.lemma(noun),
            "second" | "minute" | "hour" | "day" | "week" | "month" | "year" | "decade" | "time"
        )
}

/// *a deal that would pause fighting in Bree*, *the law bans smoking*: no deal fights, and no law smokes.
fn is_ended_by_a_thing(cx: &Context, verb: TokenId, gerund: TokenId) -> bool {
    let doc = cx.doc;
    let ends = matches!(
        doc.lemma(verb),
        "allow"
            | "ban"
            | "end"
            | "halt"
            | "involve"
            | "mean"
            | "pause"
            | "permit"
            | "prevent"
            | "require"
            | "stop"
    );
    let relative = doc
        .head(verb)
        .filter(|_| doc.deprel(verb) == Deprel::AclRelcl);
    let subject = relative.or_else(|| doc.child(verb, Deprel::Nsubj));
    let thing = subject.is_some_and(|subject| !cx.is_actor(subject));
    doc.token(gerund).xpos == Xpos::Vbg && ends && thing
}

/// *urged Gondor to leave*, *accused Gondor of leaving*: the object of the governing verb is the one who leaves.
fn object_controller(cx: &Context, governor: TokenId, clause: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    let stance = cx.ontology.stance(doc.lemma(governor), TriggerPos::Verb);
    if doc.deprel(clause) == Deprel::Advcl && !is_said_of_object(cx, governor, clause, stance) {
        return None;
    }
    if matches!(stance, Some(Stance::Intend | Stance::Threaten))
        && doc.lemma(governor) != "want"
        && doc.lemma(governor) != "expect"
    {
        return None;
    }
    if is_passive(cx, governor) {
        return doc.child(governor, Deprel::NsubjPass);
    }
    let object = doc
        .child(governor, Deprel::Iobj)
        .or_else(|| doc.child(governor, Deprel::Obj))
        .filter(|&object| object < clause);
    object
        .or_else(|| called_on(cx, governor, clause))
        .or_else(|| {
            // "the man Gondor accuses of killing": he stands before the clause.
            let relative =
                doc.deprel(governor) == Deprel::AclRelcl && stance == Some(Stance::Accuse);
            doc.head(governor).filter(|_| relative)
        })
}

/// *called on Gondor to leave*, *appealed to Gondor to leave*: whom the preposition of asking leads to.
fn called_on(cx: &Context, verb: TokenId, clause: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    let mut obliques = doc.children_by(verb, Deprel::Obl);
    let hears = |id| {
        let thing = matches!(
            cx.kind(id),
            EntityKind::Date | EntityKind::Money | EntityKind::Quantity
        );
        cx.is_actor(id) || doc.token(id).upos == Upos::Noun && !thing
    };
    obliques.find(|&id| {
        id < clause
            && hears(id)
            && case_lemma(cx, id)
                .is_some_and(|case| stance_toward(cx, verb, &case) == Some(Stance::Ask))
    })
}

/// *accused Gondor of leaving*, *sued Gondor for leaving*, *talked Gondor into leaving*: a gerund that is about the object.
fn is_said_of_object(
    cx: &Context,
    governor: TokenId,
    clause: TokenId,
    stance: Option<Stance>,
) -> bool {
    let doc = cx.doc;
    let opened_by = |words: &[&str]| {
        let mut children = doc.children(clause).iter();
        children.any(|&child| words.contains(&doc.lemma(child)))
    };
    let object = doc
        .child(governor, Deprel::Iobj)
        .or_else(|| doc.child(governor, Deprel::Obj));
    let acts = |object| cx.is_actor(object) || cx.kind(object) == EntityKind::Place;
    // "pressed Gondor to leave"
    let asks =
        stance == Some(Stance::Ask) || toward_verb(cx, governor, clause) == Some(Stance::Ask);
    // "quoted Faramir as saying": he says it.
    if opened_by(&["as"]) && saying(cx, clause).is_some() {
        return true;
    }
    if asks && opened_by(&["to"]) {
        return object.is_some_and(acts);
    }
    // "called on Gondor to leave"
    object.is_none() && called_on(cx, governor, clause).is_some() && opened_by(&["to"])
        || matches!(
            stance,
            Some(Stance::Accuse | Stance::Prevent | Stance::Refuse)
        ) && opened_by(&["of", "from", "for", "with"])
        || doc.token(clause).xpos == Xpos::Vbg
            && opened_by(&["for", "over", "into"])
            && object.is_some_and(acts)
}
