//! What a governor says of what it governs: *fears an invasion*, *accused Arnor of lying*, *the plan to invade*, *no sign of war*.
//!
//! In: a word, and the clause or the nominal event that hangs on it. Out: modality, polarity and speakers added to a
//! status. Invariant: `stances.csv` alone knows words; here is only where in the tree they have their say.

use super::attribution::{apply, report, saying};
use super::clause::own;
use super::context::Context;
use super::frame::lemma_with_particle;
use super::phrase::{case_lemma, is_nominal};
use super::status::Status;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{ClaimType, Modality, Stance, TriggerPos};

/// The part of speech under which `stances.csv` lists the word.
fn pos_of(cx: &Context, governor: TokenId) -> TriggerPos {
    let token = cx.doc.token(governor);
    match token.upos {
        Upos::Verb | Upos::Aux => TriggerPos::Verb,
        _ if token.xpos == Xpos::Vbn => TriggerPos::Verb,
        Upos::Noun | Upos::Propn => TriggerPos::Noun,
        _ => TriggerPos::Adjective,
    }
}

/// What the word does, with its particle (*ruled out*) or without.
fn stance(cx: &Context, governor: TokenId, pos: TriggerPos) -> Option<Stance> {
    cx.ontology
        .stance(&lemma_with_particle(cx, governor), pos)
        .or_else(|| cx.ontology.stance(cx.doc.lemma(governor), pos))
}

/// What the word does to what stands in this slot, where the table says it of the slot: *warn of*, *fear obj*, *call pred*.
pub(super) fn stance_toward(cx: &Context, governor: TokenId, slot: &str) -> Option<Stance> {
    let key = format!("{} {slot}", lemma_with_particle(cx, governor));
    cx.ontology.stance(&key, pos_of(cx, governor))
}

/// The same, where the word may be the verb of a set phrase, whose other word the table knows: *stood trial for murder*,
/// *took him to court for theft*, *came close to victory*.
pub(super) fn toward(cx: &Context, governor: TokenId, slot: &str) -> Option<Stance> {
    let parts = cx.doc.children(governor).iter().filter(|&&child| {
        matches!(
            cx.doc.deprel(child),
            Deprel::Obj | Deprel::Obl | Deprel::Advmod
        )
    });
    stance_toward(cx, governor, slot).or_else(|| {
        parts
            .copied()
            .find_map(|part| stance_toward(cx, part, slot))
    })
}

/// The governor is only the light verb of a nominal event (*launched an attack*): its own clause counts in full.
pub(super) fn is_light(cx: &Context, governor: TokenId, at: TokenId) -> bool {
    is_object(cx, at) && matches!(cx.doc.token(governor).upos, Upos::Verb | Upos::Aux)
}

fn is_object(cx: &Context, at: TokenId) -> bool {
    matches!(cx.doc.deprel(at), Deprel::Obj | Deprel::NsubjPass)
}

/// What a verb, adjective or noun says of its complement clause.
pub(super) fn governed(
    cx: &Context,
    governor: TokenId,
    clause: TokenId,
    found: &mut Status,
    presupposed: bool,
) {
    let labels = is_nominal(cx, clause)
        && cx
            .doc
            .children(governor)
            .iter()
            .any(|&child| is_object(cx, child));
    let label = Some("pred")
        .filter(|_| labels)
        .and_then(|slot| stance_toward(cx, governor, slot));
    // "called the raid a crime": a crime by his word, a raid by anybody's.
    if label.is_some() && presupposed {
        return;
    }
    let stance = label
        .or_else(|| toward_verb(cx, governor, clause))
        .or_else(|| stance(cx, governor, pos_of(cx, governor)));
    if let Some(stance) = stance {
        apply(cx, governor, stance, found, presupposed);
    } else if cx.doc.deprel(clause) == Deprel::Ccomp && !presupposed {
        // An unknown verb with a that-clause may presuppose or doubt it: not the article's own statement.
        report(cx, governor, found);
    }
    if !presupposed
        && matches!(
            stance,
            None | Some(Stance::Achieve | Stance::Refuse | Stance::Possible)
        )
    {
        own(cx, governor, found);
    }
}

/// *told Arnor to leave*: a word of saying that asks, where an infinitive follows; *considers leaving*: a word of belief that
/// weighs, where a gerund does.
pub(super) fn toward_verb(cx: &Context, governor: TokenId, clause: TokenId) -> Option<Stance> {
    let doc = cx.doc;
    let bare = doc.token(clause).xpos == Xpos::Vb
        || cx.has_child(clause, Deprel::AuxPass, &["be", "get"])
        || cx.has_child(clause, Deprel::Cop, &["be"]);
    let infinitive = bare
        && cx.has_child(clause, Deprel::Mark, &["to"])
        && !cx.has_child(clause, Deprel::Aux, &["have"]);
    let gerund = doc.token(clause).xpos == Xpos::Vbg
        && (doc.deprel(clause) == Deprel::Xcomp || stands_right_behind(cx, governor, clause));
    let slots: &[&str] = match (infinitive, gerund) {
        (true, _) => &["to", "inf"],
        (_, true) => &["ing"],
        _ => &[],
    };
    let mut found = slots.iter().map(|slot| stance_toward(cx, governor, slot));
    found.find_map(|stance| stance)
}

/// *accused Arnor of making*: a stance that takes a prepositional clause; *as Arnor said*: an attribution.
pub(super) fn governed_adverbially(
    cx: &Context,
    governor: TokenId,
    clause: TokenId,
    found: &mut Status,
    presupposed: bool,
) {
    let marks = marks(cx, clause);
    if marks.is_empty() && stands_right_behind(cx, governor, clause) {
        governed(cx, governor, clause, found, presupposed);
        return;
    }
    for mark in &marks {
        charged(cx, governor, mark, found);
    }
    let gerund = cx.doc.token(clause).xpos == Xpos::Vbg;
    let toward = marks.iter().find_map(|mark| {
        let of_verb = gerund.then(|| toward(cx, governor, &format!("{mark} ing")));
        of_verb.flatten().or_else(|| toward(cx, governor, mark))
    });
    if let Some(stance) = toward {
        apply(cx, governor, stance, found, presupposed);
        return;
    }
    let Some(stance) = saying(cx, governor).or_else(|| stance(cx, governor, pos_of(cx, governor)))
    else {
        return;
    };
    let has = |wanted: &[&str]| marks.iter().any(|mark| wanted.contains(mark));
    let fits = match stance {
        Stance::Accuse | Stance::Allege => has(&["of", "for", "as", "with", "over"]),
        // "quoted Took as saying": and so does who quotes him.
        Stance::Say => has(&["as"]) && saying(cx, clause).is_some(),
        Stance::Prevent => has(&["from"]),
        // "cleared of killing her": so the court says.
        Stance::Refuse => has(&["of"]),
        Stance::Consider | Stance::Intend => has(&["of", "on", "about"]),
        _ => false,
    };
    let stance = match stance {
        Stance::Refuse => Stance::Deny,
        stance => stance,
    };
    if fits {
        apply(cx, governor, stance, found, presupposed);
    }
}

/// *ruled out working*: a gerund behind the verb or its particle completes it, whatever the tree calls it.
fn stands_right_behind(cx: &Context, governor: TokenId, clause: TokenId) -> bool {
    let particle = cx.doc.child(governor, Deprel::CompoundPrt);
    let last = particle.unwrap_or(governor);
    cx.doc.token(clause).xpos == Xpos::Vbg && last.0 + 1 == clause.0
}

/// The words that open a clause.
fn marks<'a>(cx: &Context<'a>, clause: TokenId) -> Vec<&'a str> {
    let doc = cx.doc;
    let opens = |&&child: &&TokenId| matches!(doc.deprel(child), Deprel::Mark | Deprel::Case);
    let children = doc.children(clause).iter().filter(opens);
    children.map(|&child| doc.lemma(child)).collect()
}

/// *arrested for killing*, *fined over the leak*: what somebody is held for is not proven, but the word of who holds him.
fn charged(cx: &Context, governor: TokenId, preposition: &str, found: &mut Status) {
    let wanted: &[&str] = match cx.ontology.verb_type(cx.doc.lemma(governor)) {
        Some(ClaimType::Coerce | ClaimType::Accuse) => &["for", "over", "on", "of", "with"],
        Some(ClaimType::Sanction) => &["for", "over"],
        _ => &[],
    };
    if !wanted.contains(&preposition) {
        return;
    }
    if cx.doc.token(governor).upos == Upos::Verb {
        report(cx, governor, found);
    } else {
        found.raise(Modality::Reported);
    }
}

/// What the word that a clause hangs on says of it: *suspects Faramir of killing*, *the plan to invade*, *on trial for fraud*.
pub(super) fn attached(
    cx: &Context,
    head: TokenId,
    clause: TokenId,
    found: &mut Status,
    presupposed: bool,
) {
    if cx.doc.token(head).upos == Upos::Verb {
        governed_adverbially(cx, head, clause, found, presupposed);
    } else if let Some(verb) = accuser(cx, head, clause) {
        apply(cx, verb, Stance::Accuse, found, presupposed);
    } else if is_content(cx, clause) {
        let marks = marks(cx, clause);
        for mark in &marks {
            charged(cx, head, mark, found);
        }
        // "the trial of Faramir for killing": the trial is for it, though the clause hangs on Faramir.
        let whose = cx
            .doc
            .head(head)
            .filter(|_| cx.doc.deprel(head) == Deprel::Nmod);
        let toward = marks.iter().find_map(|mark| {
            stance_toward(cx, head, mark).or_else(|| stance_toward(cx, whose?, mark))
        });
        if let Some(stance) = toward.or_else(|| stance(cx, head, TriggerPos::Noun)) {
            apply(cx, head, stance, found, presupposed);
        }
        if is_none(cx, head) && !presupposed {
            found.raise(Modality::Possible);
        }
    }
}

/// *suspects Faramir of killing*: the clause that hangs on whom the verb accuses.
fn accuser(cx: &Context, accused: TokenId, clause: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    let verb = doc
        .head(accused)
        .filter(|_| doc.deprel(accused) == Deprel::Obj)?;
    let blames = stance(cx, verb, TriggerPos::Verb) == Some(Stance::Accuse);
    (blames && cx.has_child(clause, Deprel::Mark, &["of", "for", "with"])).then_some(verb)
}

/// *the plan to invade*, *claims that Arnor fell*; but *the deal that Arnor brokered* is a deal, not to be brokered.
fn is_content(cx: &Context, clause: TokenId) -> bool {
    cx.doc.token(clause).xpos == Xpos::Vb
        || cx.doc.child(clause, Deprel::Mark).is_some()
        || cx.has_child(clause, Deprel::Obj, &["that"])
}

/// *no sign of an attack*, *no plan to attack*: of what there is none, nothing can be told.
fn is_none(cx: &Context, noun: TokenId) -> bool {
    cx.has_child(noun, Deprel::Det, &["no", "neither"])
}

/// A nominal event as argument: *threatened military action*, *accusations of involvement*, *denied involvement*.
pub(super) fn nominal_governed(
    cx: &Context,
    governor: TokenId,
    at: TokenId,
    found: &mut Status,
    presupposed: bool,
) {
    let pos = pos_of(cx, governor);
    let is_verb = pos == TriggerPos::Verb;
    if cx.doc.deprel(at) == Deprel::Nsubj {
        foretold(cx, governor, at, found, presupposed);
        return;
    }
    let case = case_lemma(cx, at);
    if let Some(case) = &case {
        charged(cx, governor, case, found);
    }
    let slot = match &case {
        Some(case) => Some(case.as_str()),
        None => Some("obj").filter(|_| is_object(cx, at)),
    };
    let plain = stance(cx, governor, pos);
    // "considered the attack a success": there was one.
    let judged = is_verb && cx.doc.child(governor, Deprel::Xcomp).is_some();
    let toward = slot
        .filter(|&slot| slot != "obj" || !judged)
        .and_then(|slot| toward(cx, governor, slot));
    if let Some(stance) = toward.or_else(|| plain.filter(|&stance| reaches(stance, is_verb, slot)))
    {
        apply(cx, governor, stance, found, presupposed);
    }
    if !is_verb && is_none(cx, governor) && !presupposed && slot == Some("of") {
        found.raise(Modality::Possible);
    }
    if is_light(cx, governor, at)
        && !presupposed
        && !matches!(plain, Some(Stance::Say | Stance::Believe))
    {
        own(cx, governor, found);
    }
}

/// *An invasion would be a disaster*, *an invasion is unlikely*: what is said of an event that is none yet.
fn foretold(
    cx: &Context,
    predicate: TokenId,
    event: TokenId,
    found: &mut Status,
    presupposed: bool,
) {
    let doc = cx.doc;
    let definite = doc.child(event, Deprel::NmodPoss).is_some()
        || cx.has_child(
            event,
            Deprel::Det,
            &["the", "this", "that", "these", "those"],
        );
    if definite || presupposed {
        return;
    }
    let unsure = doc.token(predicate).upos == Upos::Adj
        && stance(cx, predicate, TriggerPos::Adjective) == Some(Stance::Possible);
    if unsure {
        found.raise(Modality::Possible);
    }
    let mut clause = Status::new();
    own(cx, predicate, &mut clause);
    found.raise(clause.modality);
}

/// Whether a word of this stance has its say over a noun in the slot.
fn reaches(stance: Stance, is_verb: bool, slot: Option<&str>) -> bool {
    let Some(slot) = slot else {
        return false;
    };
    match stance {
        Stance::Accuse if matches!(slot, "of" | "for" | "over" | "with") => true,
        Stance::Threaten if matches!(slot, "with" | "of") => true,
        Stance::Prevent if slot == "from" => true,
        Stance::Ask if is_verb => matches!(slot, "for" | "to"),
        _ if !is_verb => matches!(slot, "of" | "for" | "on" | "about" | "to"),
        Stance::Threaten
        | Stance::Intend
        | Stance::Deny
        | Stance::Refuse
        | Stance::Consider
        | Stance::Attempt
        | Stance::Allege
        | Stance::Prevent => slot == "obj",
        _ => false,
    }
}
