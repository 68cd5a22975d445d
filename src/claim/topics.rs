//! What a speaker speaks about: the subject of what is said becomes the object of a statement.
//!
//! *Faramir said Gondor would hold* gives Faramir – commented on – Gondor. Invariant: the speaker acts and speaks, the
//! topic is not the speaker and says by itself what was spoken of, and the statement itself is a fact of its own, whatever
//! its content is.

use super::context::Context;
use super::draft::Draft;
use super::fragment::{is_ours, is_unit};
use super::frame::frame;
use super::phrase::{conjuncts, semantic_head};
use super::types::Predicate;
use super::verbs::trigger_tokens;
use super::voice::is_passive;
use crate::entity::{MentionForm, MentionId};
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{EntityKind, Slot};

/// Confidence that the subject of the complement is what the speaker speaks about.
const TOPIC: f32 = 0.55;

/// Verbs of coming to know: whoever does so says nothing.
const KNOWING: &[&str] = &["learn", "realize", "realise", "discover", "know", "hear"];
/// Nouns that alone name nothing to speak of.
const VAGUE: &[&str] = &[
    "effort", "fact", "issue", "kind", "lot", "matter", "move", "part", "people", "person",
    "place", "reason", "result", "sense", "step", "test", "thing", "time", "way", "work",
];

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
    // "witnesses and officials said, dealing him a blow": they say nothing of each other.
    let speakers = conjuncts(cx, speaker);
    topics.retain(|topic| !speakers.contains(topic));
    speakers
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

/// *told Gondor News the king had left*, where the tree takes the hearer for the topic: whom somebody told something he
/// spoke to.
pub(super) fn readdress(cx: &Context, draft: &mut Draft) {
    let heard = draft.predicate.relation == "commentedOn"
        && matches!(
            cx.kind(draft.object),
            EntityKind::Organization | EntityKind::Group
        )
        && is_hearer(cx, draft.anchor, draft.object);
    if let Some(relation) = cx.ontology.relation("spokeTo").filter(|_| heard) {
        draft.predicate.relation.clone_from(&relation.name);
        draft.predicate.lemma.clone_from(&relation.lemma);
        draft.kind = relation.kind;
    }
}

/// Whether a draft has somebody speak of what stands in his words, and is no topic of them, whoever proposed it.
pub(super) fn is_no_topic(cx: &Context, draft: &Draft) -> bool {
    let verb = draft.anchor;
    if draft.predicate.relation == "commentedOn" && is_of_condition(cx, draft.object) {
        return true;
    }
    let (Some(content), "commentedOn" | "calledOn") = (
        cx.doc.child(verb, Deprel::Ccomp),
        draft.predicate.relation.as_str(),
    ) else {
        return false;
    };
    let mut path = std::iter::once(draft.object).chain(cx.doc.ancestors(draft.object));
    path.any(|id| id == content)
        && (KNOWING.contains(&cx.doc.lemma(verb))
            || is_wish(cx, content)
            || is_empty(cx, draft.object)
            || is_hearer(cx, verb, draft.object))
}

/// *spoke on condition of anonymity*: on which terms one speaks is not of what.
fn is_of_condition(cx: &Context, topic: TokenId) -> bool {
    let noun = cx.doc.head(topic).map(|noun| cx.doc.lemma(noun));
    cx.doc.deprel(topic) == Deprel::Nmod && noun == Some("condition")
}

/// *May Eru guard them*: a wish, which is about whom it is for.
fn is_wish(cx: &Context, content: TokenId) -> bool {
    let subject = cx.doc.child(content, Deprel::Nsubj);
    let mut helpers = cx.doc.children_by(content, Deprel::Aux);
    subject.is_some_and(|subject| helpers.any(|aux| cx.doc.lemma(aux) == "may" && aux < subject))
}

/// Whether the phrase names nothing that one could speak of: *some*, *190*, *people*, *no guards*, *our priority*, *proof
/// that she lied*, *the town we love*.
fn is_empty(cx: &Context, topic: TokenId) -> bool {
    let doc = cx.doc;
    let known = |id: TokenId| {
        // A relative pronoun tells nothing more of it.
        let told =
            |mention: &&MentionId| cx.entities.mention(**mention).form != MentionForm::Pronoun;
        cx.entity(id)
            .is_some_and(|entity| entity.named || 1 < entity.mentions.iter().filter(told).count())
    };
    // "two of the guards"
    let parted = doc.child(topic, Deprel::Nmod).is_some();
    let number = matches!(doc.token(topic).upos, Upos::Num | Upos::Det | Upos::Sym) && !parted;
    if number || !matches!(doc.token(topic).upos, Upos::Noun) || known(topic) {
        return number && !known(topic);
    }
    let described = doc.children(topic).iter().any(|&child| {
        matches!(
            doc.deprel(child),
            Deprel::Amod | Deprel::Compound | Deprel::Nmod | Deprel::NmodPoss | Deprel::Nummod
        )
    });
    let vague = VAGUE.contains(&doc.lemma(topic)) || is_unit(doc.lemma(topic));
    // "no trace of poison" speaks of poison all the same.
    let none = !parted && cx.has_child(topic, Deprel::Det, &["no", "any"]);
    let of = |&id: &TokenId| cx.has_child(id, Deprel::Case, &["of"]);
    let mut whole = std::iter::once(topic).chain(doc.children_by(topic, Deprel::Nmod).filter(of));
    vague && !described || none || whole.any(|id| is_ours(cx, id)) || is_told_by_a_clause(cx, topic)
}

/// *evidence that she lied*, *the height to which it rose*: what comes behind says which; but *the king, who lied*.
fn is_told_by_a_clause(cx: &Context, topic: TokenId) -> bool {
    let doc = cx.doc;
    let adjoins = |clause: &TokenId| {
        let first = doc.subtree(*clause).into_iter().min().unwrap_or(*clause);
        let before = TokenId(first.0.saturating_sub(1));
        topic < first && doc.form(first) != "," && doc.form(before) != ","
    };
    doc.children(topic).iter().any(|child| {
        let tells = match doc.deprel(*child) {
            Deprel::AclRelcl | Deprel::Ccomp => true,
            Deprel::Acl => cx.has_child(*child, Deprel::Mark, &["to", "that"]),
            _ => false,
        };
        tells && adjoins(child)
    })
}

/// *told Gondor News fires raged*: who was told and what are one phrase to the tree, where nothing parts the two.
fn is_hearer(cx: &Context, verb: TokenId, topic: TokenId) -> bool {
    let doc = cx.doc;
    let told = [Deprel::Obj, Deprel::Iobj]
        .into_iter()
        .any(|deprel| doc.child(verb, deprel).is_some());
    let first = doc.subtree(topic).into_iter().min().unwrap_or(topic);
    doc.lemma(verb) == "tell" && !told && first.0 == verb.0 + 1
}
