//! Claims that the model proposes where no rule took the pair, and what it says against a rule's fact.
//!
//! In: a sentence's scores, and what the rules made of it. Out: more drafts. Invariant: the model proposes who does it to
//! whom; the relation is the ontology's for the word that carries it, or is named after that word.

use super::context::Context;
use super::draft::Draft;
use super::frame::lemma_with_particle;
use super::phrase::{case_lemma, is_nominal, is_set_aside};
use super::types::{Predicate, Scores};
use super::verbs::{fitting_type, trigger_tokens};
use crate::entity::EntityId;
use crate::language::{ClaimScores, Deprel, TokenId, Upos, WordScores};
use crate::ontology::{ClaimType, EntityKind, Modality, Relation, Stance, Trigger, TriggerPos};
use std::collections::BTreeSet;
use std::ops::Range;

/// The rule of the claims that the model proposes.
pub(super) const MODEL: &str = "model";
/// How likely a word must be to carry a claim.
const TRIGGER: f32 = 0.4;
/// How likely a phrase must be the subject, or the object, of what the word carries.
const ARC: f32 = 0.35;
/// How likely a claim must join the two, whatever carries it.
const PAIR: f32 = 0.4;
/// The least geometric mean of the three. On the 30 Wikinews articles that the trainer keeps for choosing, 0.7 instead of
/// 0.6 gains 2.4 points of precision and loses 0.9 of claims found; readers found proposals right least often.
const TOGETHER: f32 = 0.7;
/// What a rule's claim needs at least where the rule is a loose one.
const LOOSE: f32 = 0.05;
/// A fact by the rules that is one by the model with less than this probability is none.
const DOUBTED: f32 = 0.3;

/// Adds what the model finds in the sentence and the rules did not; drops what loose rules found against all its odds.
pub(super) fn add(cx: &Context, tokens: &Range<usize>, found: &mut Vec<Draft>) {
    let Some(scores) = scores(cx) else {
        return;
    };
    found.retain(|draft| {
        let loose = matches!(draft.rule.as_str(), "open-verb" | "copula" | "bare-role");
        !loose || scores.pair(draft.subject, draft.object) >= LOOSE
    });
    let mut taken: BTreeSet<(End, End)> = BTreeSet::new();
    for draft in found.iter() {
        let (subject, object) = (End::of(cx, draft.subject), End::of(cx, draft.object));
        taken.extend([(subject, object), (object, subject)]);
    }
    let mut proposals = proposals(cx, scores, tokens);
    proposals.sort_by(|a, b| b.likelihood.total_cmp(&a.likelihood));
    for proposal in proposals {
        let ends = (End::of(cx, proposal.subject), End::of(cx, proposal.object));
        if !taken.contains(&ends)
            && let Some(draft) = draft(cx, scores, &proposal)
        {
            taken.extend([ends, (ends.1, ends.0)]);
            found.push(draft);
        }
    }
}

fn scores<'a>(cx: &Context<'a>) -> Option<&'a ClaimScores> {
    cx.scores.filter(|scores| !scores.is_empty())
}

/// One end of a pair: the entity, or the word where it has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Entity(EntityId),
    Word(TokenId),
}

impl End {
    fn of(cx: &Context, head: TokenId) -> Self {
        cx.entity_id(head).map_or(Self::Word(head), Self::Entity)
    }
}

/// A word with the heads of what it may join.
struct Proposal {
    subject: TokenId,
    trigger: TokenId,
    object: TokenId,
    likelihood: f32,
}

/// All that is likely enough, in text order.
fn proposals(cx: &Context, scores: &ClaimScores, tokens: &Range<usize>) -> Vec<Proposal> {
    let words = || tokens.clone().map(TokenId::from);
    let heads: Vec<TokenId> = words()
        .filter(|&id| cx.mention(id).is_some() && is_nominal(cx, id))
        .filter(|&id| !is_set_aside(cx, id))
        .collect();
    let mut found = Vec::new();
    for trigger in words() {
        if scores
            .word(trigger)
            .is_none_or(|word| word.trigger < TRIGGER)
        {
            continue;
        }
        for &subject in &heads {
            let left = scores.subject(trigger, subject);
            if left < ARC {
                continue;
            }
            for &object in heads.iter().filter(|&&object| object != subject) {
                let right = scores.object(trigger, object);
                let pair = scores.pair(subject, object);
                let likelihood = (left * right * pair).cbrt();
                if right >= ARC && pair >= PAIR && likelihood >= TOGETHER {
                    found.push(Proposal {
                        subject,
                        trigger,
                        object,
                        likelihood,
                    });
                }
            }
        }
    }
    found
}

fn draft(cx: &Context, scores: &ClaimScores, proposal: &Proposal) -> Option<Draft> {
    let word = scores.word(proposal.trigger)?;
    if is_beside_the_point(cx, proposal) {
        return None;
    }
    let (predicate, kind) = predicate(cx, word, proposal)?;
    Some(Draft {
        subject: proposal.subject,
        predicate,
        object: proposal.object,
        literal: None,
        kind,
        anchor: proposal.trigger,
        trigger: trigger_tokens(cx, proposal.trigger),
        rule: MODEL.to_owned(),
        confidence: proposal.likelihood,
        // "Bree, Arnor": no clause around it makes the town lie elsewhere.
        presupposed: cx.doc.token(proposal.trigger).upos != Upos::Verb && is_state(kind),
        intended: false,
        planner: None,
    })
}

/// What the tree speaks against: a label (*blasted Took as a liar* is no *blasted a liar*), what is named in passing within
/// somebody's words (*said that the fire was no part of a plan* speaks of the fire), a subject of another clause where the
/// verb has its own (*supporters gathered and Took made a ride*).
fn is_beside_the_point(cx: &Context, proposal: &Proposal) -> bool {
    let doc = cx.doc;
    let verb = proposal.trigger;
    if doc.token(verb).upos != Upos::Verb {
        return false;
    }
    let up_from = |id: TokenId| -> Vec<TokenId> {
        let above = std::iter::once(id).chain(doc.ancestors(id));
        above.take_while(|&id| id != verb).collect()
    };
    let has = |deprel| doc.child(verb, deprel).is_some();
    let (subject, object) = (up_from(proposal.subject), up_from(proposal.object));
    let owned = doc
        .children_by(verb, Deprel::Obj)
        .any(|own| object.contains(&own));
    let label = case_lemma(cx, proposal.object).as_deref() == Some("as");
    let in_passing = object.len() > 2 && !doc.deprel(proposal.object).is_subject();
    let below = doc.ancestors(proposal.subject).any(|id| id == verb);
    let as_subject = subject
        .last()
        .is_some_and(|&id| doc.deprel(id).is_subject());
    label && has(Deprel::Obj) && !owned
        || in_passing && has(Deprel::Ccomp)
        || below && !as_subject && has(Deprel::Nsubj)
}

fn is_state(kind: ClaimType) -> bool {
    matches!(
        kind,
        ClaimType::Location | ClaimType::Affiliation | ClaimType::Kinship | ClaimType::Position
    )
}

/// The relation: the ontology's frame for the word, a plain state, or one named after the verb.
fn predicate(
    cx: &Context,
    word: &WordScores,
    proposal: &Proposal,
) -> Option<(Predicate, ClaimType)> {
    let kinds = (cx.kind(proposal.subject), cx.kind(proposal.object));
    let kind = word.kinds[0].0;
    if kinds.1 == EntityKind::Date && kind != ClaimType::Time {
        return None;
    }
    let known = |relation: &Relation, lemma: String| {
        let predicate = Predicate {
            relation: relation.name.clone(),
            lemma,
            known: true,
        };
        Some((predicate, relation.kind))
    };
    if cx.doc.token(proposal.trigger).upos != Upos::Verb {
        let relation = framed(cx, word, proposal.trigger, kinds)
            .or_else(|| state(cx, kind, proposal, kinds))?;
        return known(relation, relation.lemma.clone());
    }
    // "Faramir said Gondor would hold": of Gondor, not to it.
    let apart = cx.doc.head(proposal.object) != Some(proposal.trigger);
    if kind == ClaimType::Statement
        && apart
        && let Some(relation) = cx.ontology.relation("commentedOn")
    {
        return known(relation, relation.lemma.clone());
    }
    let lemma = lemma(cx, proposal);
    if let Some(relation) = framed(cx, word, proposal.trigger, kinds) {
        return known(relation, lemma);
    }
    let name = super::inflect::open_relation(&lemma);
    // Named like a relation of the ontology, it is that relation, or nothing.
    if let Some(relation) = cx.ontology.relation(&name) {
        return known(relation, lemma).filter(|_| relation.admits(kinds.0, kinds.1));
    }
    let predicate = Predicate {
        relation: name,
        lemma,
        known: false,
    };
    Some((predicate, fitting_type(cx, proposal.trigger, kind)))
}

/// The relation of a frame that asks for nothing but the word, is of a likely type and admits the arguments.
fn framed<'a>(
    cx: &Context<'a>,
    word: &WordScores,
    trigger: TokenId,
    (subject, object): (EntityKind, EntityKind),
) -> Option<&'a Relation> {
    let lemma = lemma_with_particle(cx, trigger);
    let triggers: &[Trigger] = match cx.doc.token(trigger).upos {
        Upos::Verb => cx.ontology.verb_triggers(&lemma),
        Upos::Adj => cx.ontology.adjective_triggers(&lemma),
        _ => cx.ontology.noun_triggers(&lemma),
    };
    let fits = |kinds: &[EntityKind], kind| kinds.is_empty() || kinds.contains(&kind);
    let relations: Vec<&Relation> = triggers
        .iter()
        .filter(|trigger| trigger.with.is_empty())
        .filter(|trigger| {
            fits(&trigger.subject_kinds, subject) && fits(&trigger.object_kinds, object)
        })
        .filter_map(|trigger| cx.ontology.relation(&trigger.relation))
        .filter(|relation| relation.admits(subject, object))
        .collect();
    word.kinds
        .iter()
        .find_map(|(kind, _)| relations.iter().find(|relation| relation.kind == *kind))
        .copied()
}

/// The plain state of the type, where a name, noun or preposition carries the claim: *Bree, Arnor*, *Gondor's navy*.
fn state<'a>(
    cx: &Context<'a>,
    kind: ClaimType,
    proposal: &Proposal,
    (subject, object): (EntityKind, EntityKind),
) -> Option<&'a Relation> {
    let name = match kind {
        ClaimType::Location => "locatedIn",
        ClaimType::Affiliation => "affiliatedWith",
        ClaimType::Kinship => "relativeOf",
        _ => return None,
    };
    let named = |head| cx.entity(head).is_some_and(|entity| entity.named);
    let stays = matches!(
        subject,
        EntityKind::Place | EntityKind::Country | EntityKind::Facility
    );
    cx.ontology
        .relation(name)
        .filter(|relation| relation.admits(subject, object))
        .filter(|_| named(proposal.object) && (stays || kind != ClaimType::Location))
}

/// The verb with its particle, and with the preposition that leads to the object.
fn lemma(cx: &Context, proposal: &Proposal) -> String {
    let verb = lemma_with_particle(cx, proposal.trigger);
    let oblique = cx.doc.deprel(proposal.object) == Deprel::Obl
        && cx.doc.head(proposal.object) == Some(proposal.trigger);
    match case_lemma(cx, proposal.object).filter(|_| oblique) {
        Some(case) => format!("{verb} {case}"),
        None => verb,
    }
}

/// What the model makes of a draft, whoever proposed it.
pub(super) fn scores_of(cx: &Context, draft: &Draft) -> Option<Scores> {
    let scores = scores(cx)?;
    let word = scores.word(draft.anchor)?;
    let pair = scores.pair(draft.subject, draft.object);
    let subject = scores.subject(draft.anchor, draft.subject);
    let object = scores.object(draft.anchor, draft.object);
    let of = |found: Option<f32>| found.unwrap_or_default();
    let kinds = word.kinds.iter();
    let modalities = word.modalities.iter();
    Some(Scores {
        pair,
        likelihood: (subject * object * pair).cbrt(),
        kind: of(kinds
            .filter(|(kind, _)| *kind == draft.kind)
            .map(|(_, at)| *at)
            .next())
            * word.trigger,
        fact: of(modalities
            .filter(|(modality, _)| *modality == Modality::Fact)
            .map(|(_, at)| *at)
            .next()),
    })
}

/// What the model takes a claim to be that the rules take for a fact, if it is sure that it is none: where the two
/// disagree about whether something is a fact, it is not one.
pub(super) fn doubt(cx: &Context, anchor: TokenId) -> Option<Modality> {
    let word = scores(cx)?
        .word(brought_about_by(cx, anchor).unwrap_or(anchor))
        .filter(|word| word.trigger >= TRIGGER)?;
    let fact = word
        .modalities
        .iter()
        .find(|(modality, _)| *modality == Modality::Fact)?;
    if fact.1 >= DOUBTED {
        return None;
    }
    word.modalities
        .iter()
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(modality, _)| *modality)
}

/// *caused Arnor to leave*, *continued to march*: the verb that says that it came to pass, and is asked instead.
fn brought_about_by(cx: &Context, anchor: TokenId) -> Option<TokenId> {
    let governor = cx.doc.head(anchor)?;
    let stance = cx.ontology.stance(cx.doc.lemma(governor), TriggerPos::Verb);
    let achieved = cx.doc.deprel(anchor) == Deprel::Xcomp && stance == Some(Stance::Achieve);
    achieved.then_some(governor)
}
