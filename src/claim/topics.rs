//! What a speaker speaks about: the subject of what is said becomes the object of a statement.
//!
//! *Faramir said Gondor would hold* gives Faramir – commented on – Gondor. Invariant: the speaker acts and speaks, the
//! topic is not the speaker, and the statement itself is a fact of its own, whatever its content is.

use super::context::Context;
use super::draft::Draft;
use super::frame::frame;
use super::phrase::{conjuncts, semantic_head};
use super::types::Predicate;
use super::verbs::trigger_tokens;
use super::voice::is_passive;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{EntityKind, Slot};

/// Confidence that the subject of the complement is what the speaker speaks about.
const TOPIC: f32 = 0.55;

/// The drafts of one verb of saying.
pub(super) fn drafts(cx: &Context, verb: TokenId) -> Vec<Draft> {
    if !cx.speech.is_saying(verb) {
        return Vec::new();
    }
    let Some(speaker) = cx
        .speech
        .speaker_of(verb)
        .filter(|&speaker| cx.is_actor(speaker))
    else {
        return Vec::new();
    };
    let Some(content) = cx.doc.child(verb, Deprel::Ccomp) else {
        return Vec::new();
    };
    let frame = frame(cx, content);
    // "said the notices would be read by experts": of the notices.
    let suffered = frame.fillers(&Slot::Object);
    let is_other = |topic: &TokenId| {
        cx.entity_id(*topic) != cx.entity_id(speaker) && !cx.is_bare_pronoun(*topic)
    };
    let mut topics = frame.fillers(&Slot::Subject);
    let acts = |topic: &TokenId| cx.is_actor(*topic) || cx.kind(*topic) == EntityKind::Place;
    let relation = if is_demanded(cx, verb, content) && topics.iter().all(acts) {
        "calledOn"
    } else {
        "commentedOn"
    };
    let Some(relation) = cx.ontology.relation(relation) else {
        return Vec::new();
    };
    if topics.is_empty() || is_passive(cx, content) && suffered.iter().any(is_other) {
        topics = suffered;
    }
    conjuncts(cx, speaker)
        .into_iter()
        .flat_map(|speaker| topics.iter().map(move |&topic| (speaker, topic)))
        .map(|(speaker, topic)| (speaker, semantic_head(cx, topic)))
        .filter(|&(speaker, topic)| cx.entity_id(speaker) != cx.entity_id(topic))
        .map(|(speaker, topic)| Draft {
            subject: speaker,
            predicate: Predicate {
                relation: relation.name.clone(),
                lemma: relation.lemma.clone(),
                known: true,
            },
            object: topic,
            literal: None,
            kind: relation.kind,
            anchor: verb,
            trigger: trigger_tokens(cx, verb),
            rule: "says-about".to_owned(),
            confidence: TOPIC,
            presupposed: false,
            intended: false,
            planner: None,
        })
        .collect()
}

/// *said that Gondor must withdraw*, *insisted that Gondor withdraw*: who says so calls on Gondor.
fn is_demanded(cx: &Context, verb: TokenId, content: TokenId) -> bool {
    let doc = cx.doc;
    let acts = doc.token(content).upos == Upos::Verb && !is_passive(cx, content);
    let mut helpers = doc.children_by(content, Deprel::Aux);
    let bound = helpers.any(|aux| matches!(doc.lemma(aux), "must" | "should"))
        && doc
            .children_by(content, Deprel::Aux)
            .all(|aux| doc.lemma(aux) != "have");
    let plain = doc.token(content).xpos == Xpos::Vb
        && doc.child(content, Deprel::Aux).is_none()
        && matches!(
            doc.lemma(verb),
            "insist" | "recommend" | "suggest" | "propose"
        );
    acts && (bound || plain)
}
