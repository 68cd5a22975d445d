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
use crate::language::{Deprel, TokenId};
use crate::ontology::{ClaimType, Slot};

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
                relation: "commentedOn".to_owned(),
                lemma: "comment on".to_owned(),
                known: cx.ontology.relation("commentedOn").is_some(),
            },
            object: topic,
            literal: None,
            kind: ClaimType::Statement,
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
