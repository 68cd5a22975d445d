//! Claims that the model proposes where no rule took the pair, and what it says against a rule's fact.
//!
//! In: a sentence's scores, and what the rules made of it. Out: more drafts. Invariant: the model proposes who does it to
//! whom; the relation is the ontology's for the word that carries it, or is named after that word.

use super::context::Context;
use super::copulas::is_predicate;
use super::draft::Draft;
use super::evoke::holds;
use super::frame::{antecedent, frame, lemma_with_particle};
use super::idiom::is_idiom;
use super::objects::is_half_said;
use super::outcome::passive_lemma;
use super::phrase::case_lemma;
use super::proposal::{Proposal, TRIGGER, proposals, way_up};
use super::sense::{INCLUDING, framed, of_clause};
use super::tie::state;
use super::types::{Predicate, Scores};
use super::verbs::{fitting_type, is_part_of_another, trigger_tokens};
use crate::entity::EntityId;
use crate::language::{ClaimScores, Deprel, TokenId, Upos, WordScores};
use crate::ontology::{
    ClaimType, EntityKind, Modality, Relation, Slot, Stance, Trigger, TriggerPos,
};
use std::collections::BTreeSet;
use std::ops::Range;

/// The rule of the claims that the model proposes.
pub(super) const MODEL: &str = "model";
/// Prepositions that lead to what is spoken of.
const ABOUT: &[&str] = &["about", "on", "over", "of", "regarding", "concerning"];
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
        let loose = draft.rule == "open-verb";
        let (subject, object) = (named_by(cx, draft.subject), named_by(cx, draft.object));
        !loose || likeliest(&subject, &object, |a, b| scores.pair(a, b)) >= LOOSE
    });
    let mut taken: BTreeSet<(End, End)> = BTreeSet::new();
    for draft in found.iter() {
        let (subject, object) = (End::of(cx, draft.subject), End::of(cx, draft.object));
        taken.extend([(subject, object), (object, subject)]);
    }
    for proposal in proposals(cx, scores, tokens) {
        let ends = (End::of(cx, proposal.subject), End::of(cx, proposal.object));
        if !taken.contains(&ends)
            && !is_part_of_another(cx, found, proposal.trigger, proposal.object)
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

fn draft(cx: &Context, scores: &ClaimScores, proposal: &Proposal) -> Option<Draft> {
    let word = scores.word(proposal.trigger)?;
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
        presupposed: is_state(kind) && !is_predicate(cx, proposal.trigger),
        intended: false,
        planner: None,
    })
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
    let when = kinds.1 == EntityKind::Date || is_decade(cx, proposal.object);
    // "ended his on Monday", "held the vote on Monday": the day is half of what is said.
    if when && (kind != ClaimType::Time || proposal.syntax.beside.is_some()) {
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
        let (relation, lemma) = framed(cx, word, proposal, kinds)
            .and_then(|relation| of_clause(cx, proposal, relation))
            .map(|relation| (relation, relation.lemma.clone()))
            .or_else(|| state(cx, kind, proposal, kinds))?;
        return known(relation, lemma);
    }
    let object = matches!(
        proposal.syntax.object,
        Some(Slot::Object | Slot::IndirectObject)
    );
    let half = is_half_said(cx, proposal.trigger, proposal.object)
        || is_idiom(cx, cx.doc.lemma(proposal.trigger), proposal.object);
    if object && half {
        return None;
    }
    // "Faramir said Gondor would hold": of Gondor, not to it.
    let spoken = kind == ClaimType::Statement && is_spoken(cx, proposal.trigger);
    if spoken && is_beside_what_is_said(cx, proposal) {
        return None;
    }
    if spoken
        && is_spoken_of(cx, proposal)
        && let Some(relation) = cx.ontology.relation("commentedOn")
    {
        return known(relation, relation.lemma.clone());
    }
    let lemma = lemma(cx, proposal);
    if let Some(relation) = framed(cx, word, proposal, kinds) {
        return known(relation, lemma);
    }
    if !is_argument(cx, proposal) {
        return None;
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

/// *settled there in the 1740s*: a time, whatever kind it is taken for.
fn is_decade(cx: &Context, id: TokenId) -> bool {
    let years = cx.doc.form(id).strip_suffix('s');
    years.is_some_and(|years| years.len() == 4 && years.bytes().all(|it| it.is_ascii_digit()))
}

/// Whether the verb says or holds something: *responded to reports of a fire*, *was met with applause* do not.
fn is_spoken(cx: &Context, verb: TokenId) -> bool {
    let lemma = cx.doc.lemma(verb);
    let own = frame(cx, verb);
    let mut senses = cx.ontology.verb_triggers(lemma).iter();
    let other = |sense: &Trigger| {
        let words = || sense.with.iter();
        sense.open.is_some()
            && words().any(|word| !word.absent)
            && words().all(|word| holds(cx, &own, word))
    };
    if senses.any(other) {
        return false;
    }
    let stance = cx.ontology.stance(lemma, TriggerPos::Verb);
    cx.speech.is_saying(verb)
        || matches!(stance, Some(Stance::Believe | Stance::Question))
        || cx.ontology.verb_type(lemma) == Some(ClaimType::Statement)
        // "according to Faramir"
        || lemma == "accord"
}

/// *said Bree's mayor, Took*: Bree is part of what calls the speaker; *said Took, as the storm neared*, *said Took, citing
/// the guards*: what came meanwhile, and where he has it from; *at least 20*: of whom, is not told.
fn is_beside_what_is_said(cx: &Context, proposal: &Proposal) -> bool {
    let doc = cx.doc;
    let top = |id| {
        let top = way_up(cx, id, proposal.trigger).last().copied()?;
        (doc.head(top) == Some(proposal.trigger)).then_some(top)
    };
    let object = top(proposal.object);
    let speakers = object.is_some()
        && object == top(proposal.subject)
        && object.is_some_and(|top| doc.deprel(top).is_subject());
    let aside = object.is_some_and(|top| {
        let meanwhile = cx.has_child(top, Deprel::Mark, &["as", "while"]);
        let cites = matches!(doc.lemma(top), "cite" | "quote");
        proposal.trigger < top && doc.deprel(top) == Deprel::Advcl && (meanwhile || cites)
    });
    speakers || aside || doc.token(proposal.object).upos == Upos::Num
}

/// Whether the object stands in what is said, or in a phrase that says what it is about (*in a statement on the fire*),
/// and not for where it was said (*in comments at the Bree Post*).
fn is_spoken_of(cx: &Context, proposal: &Proposal) -> bool {
    // "the staff were told that posts will go": they said nothing.
    let told = proposal.syntax.passive && proposal.syntax.subject == Some(Slot::Object);
    if told || cx.doc.head(proposal.object) == Some(proposal.trigger) {
        return false;
    }
    let way = way_up(cx, proposal.object, proposal.trigger);
    // "posted a report from the Bree Post"
    if way.len() == 2 && case_lemma(cx, proposal.object).as_deref() == Some("from") {
        return false;
    }
    let beside = way.last().is_some_and(|&top| {
        cx.doc.head(top) == Some(proposal.trigger) && cx.doc.deprel(top) == Deprel::Obl
    });
    let about = |&id: &TokenId| {
        let case = case_lemma(cx, id);
        case.is_some_and(|case| ABOUT.contains(&case.as_str()))
    };
    !beside || way.iter().any(about)
}

/// Whether the verb alone, with its object and preposition, joins the two: no *expected the town* for *expected to land in
/// the town*, and no sum beside another object.
fn is_argument(cx: &Context, proposal: &Proposal) -> bool {
    let syntax = &proposal.syntax;
    let counted = matches!(
        cx.kind(proposal.object),
        EntityKind::Quantity | EntityKind::Money
    );
    match &syntax.object {
        Some(Slot::Subject) => false,
        // "asked Took to post the pictures" is no *asked the pictures*; "accused Took of lying" accuses Took.
        Some(Slot::Complement) => {
            let lemma = cx.doc.lemma(proposal.trigger);
            let stance = cx.ontology.stance(lemma, TriggerPos::Verb);
            stance == Some(Stance::Accuse) && cx.is_actor(proposal.object)
        }
        // "threatened the governor of Arnor": him, not Arnor.
        Some(Slot::Preposition(_)) if syntax.nested => {
            let who = |own| cx.is_actor(own) || cx.ontology.role(cx.doc.lemma(own)).is_some();
            // "erased some of the lead" is no *erased of*.
            let thing = |own| matches!(cx.doc.token(own).upos, Upos::Noun | Upos::Num);
            syntax.beside.is_some_and(|own| thing(own) && !who(own))
        }
        // "shot him in the head" is no *shot in*.
        Some(Slot::Preposition(_)) => syntax.beside.is_none_or(|own| {
            // "called for a vote and threatened strikes" called no strikes for it.
            (own < proposal.object || proposal.object < proposal.trigger)
                && !counted
                && (syntax.passive || !is_name(cx, own))
        }),
        Some(_) => true,
        None => cx.doc.head(proposal.object) == Some(proposal.trigger),
    }
}

/// A name, or a pronoun that stands for one; not *himself*, which adds nobody.
fn is_name(cx: &Context, id: TokenId) -> bool {
    match cx.doc.token(id).upos {
        Upos::Propn => true,
        Upos::Pron => !cx.doc.form(id).to_lowercase().contains("sel"),
        _ => false,
    }
}

/// The verb with its particle, and with the preposition that leads to the object; *be given* where the subject suffers it;
/// with its own object where that is a thing: *received questions on the war*.
fn lemma(cx: &Context, proposal: &Proposal) -> String {
    let syntax = &proposal.syntax;
    // "a fire, put out by the wind": the ends that the grammar does not place suffer what a preposition leads on from.
    let led_on = matches!(syntax.object, Some(Slot::Preposition(_) | Slot::Predicate));
    let suffers = match syntax.subject {
        Some(Slot::Object) => true,
        None => led_on,
        _ => false,
    } && syntax.passive;
    let mut words = if suffers {
        passive_lemma(cx, proposal.trigger)
    } else {
        lemma_with_particle(cx, proposal.trigger)
    };
    if syntax.object == Some(Slot::Predicate)
        && case_lemma(cx, proposal.object).as_deref() == Some("as")
    {
        words.push_str(" as");
    }
    if let Some(Slot::Preposition(case)) = &syntax.object
        && !INCLUDING.contains(&case.as_str())
    {
        let thing = |&own: &TokenId| cx.doc.token(own).upos == Upos::Noun;
        if let Some(own) = syntax.beside.filter(thing) {
            words = format!("{words} {}", cx.doc.form(own).to_lowercase());
        }
        words = format!("{words} {case}");
    }
    words
}

/// The words by which the model may know an end: *who* and the guard of *the guard who betrayed the queen*.
fn named_by(cx: &Context, end: TokenId) -> Vec<TokenId> {
    std::iter::once(end)
        .chain(antecedent(cx.doc, end))
        .collect()
}

/// The highest score of any of the one with any of the other.
fn likeliest(ones: &[TokenId], others: &[TokenId], score: impl Fn(TokenId, TokenId) -> f32) -> f32 {
    let pairs = ones
        .iter()
        .flat_map(|&one| others.iter().map(move |&other| (one, other)));
    pairs
        .map(|(one, other)| score(one, other))
        .fold(0.0, f32::max)
}

/// What the model makes of a draft, whoever proposed it.
pub(super) fn scores_of(cx: &Context, draft: &Draft) -> Option<Scores> {
    let scores = scores(cx)?;
    let word = scores.word(draft.anchor)?;
    let (subjects, objects) = (named_by(cx, draft.subject), named_by(cx, draft.object));
    let anchor = [draft.anchor];
    let pair = likeliest(&subjects, &objects, |a, b| scores.pair(a, b));
    let subject = likeliest(&anchor, &subjects, |verb, end| scores.subject(verb, end));
    let object = likeliest(&anchor, &objects, |verb, end| scores.object(verb, end));
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
        soundness: 1.0,
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
