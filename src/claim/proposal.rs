//! What the model proposes: a word, and the heads of the phrases that it may join; and what the tree speaks against.
//!
//! In: a sentence's scores. Out: proposals, the likeliest first. Invariant: where the grammar gives the verb a subject, no
//! proposal has another; what only says when, how or how much is no object.

use super::context::Context;
use super::control::is_left_open;
use super::control::is_time;
use super::frame::{Arg, Frame, frame};
use super::nominal::noun_frame;
use super::objects::{is_measured, is_no_object};
use super::phrase::{case_lemma, is_nominal, is_set_aside, semantic_head};
use super::verbs::CIRCUMSTANCE;
use super::voice::is_passive;
use crate::language::{ClaimScores, Deprel, TokenId, Upos, Xpos};
use crate::ontology::{EntityKind, Slot};
use std::ops::Range;

/// How likely a word must be to carry a claim.
pub(super) const TRIGGER: f32 = 0.25;
/// How likely a phrase must be the subject, or the object, of what the word carries.
const ARC: f32 = 0.2;
/// How likely a claim must join the two, whatever carries it.
const PAIR: f32 = 0.25;
/// The least geometric mean of the three. Of what is so let in, soundness keeps half of the facts from being told; of what is
/// no fact it finds a tenth of a point more on the kept articles than 0.5 would.
const TOGETHER: f32 = 0.465;

/// A word with the heads of what it may join.
pub(super) struct Proposal {
    pub(super) subject: TokenId,
    pub(super) trigger: TokenId,
    pub(super) object: TokenId,
    /// Geometric mean of the probabilities of the two arcs and of the pair.
    pub(super) likelihood: f32,
    /// What the grammar says of the two.
    pub(super) syntax: Syntax,
}

/// Where the ends of a proposal stand about its word.
pub(super) struct Syntax {
    /// The slot of the subject, if it has one in the frame.
    pub(super) subject: Option<Slot>,
    /// The slot of the object, if it has one in the frame.
    pub(super) object: Option<Slot>,
    /// Whether the object stands within the verb's own object: *received questions on the war*.
    pub(super) nested: bool,
    /// The verb's own object, where the proposal's object is another.
    pub(super) beside: Option<TokenId>,
    /// Whether the clause is passive.
    pub(super) passive: bool,
}

/// All that is likely enough and that the tree does not speak against, the likeliest first.
pub(super) fn proposals(
    cx: &Context,
    scores: &ClaimScores,
    tokens: &Range<usize>,
) -> Vec<Proposal> {
    let words = || tokens.clone().map(TokenId::from);
    let heads: Vec<TokenId> = words()
        .filter(|&id| cx.mention(id).is_some() && is_nominal(cx, id))
        .filter(|&id| !is_set_aside(cx, id))
        .collect();
    let mut found = Vec::new();
    for trigger in words() {
        let likely = scores
            .word(trigger)
            .is_some_and(|word| word.trigger >= TRIGGER);
        if likely {
            found.extend(of_word(cx, scores, trigger, &heads));
        }
    }
    found.sort_by(|a, b| b.likelihood.total_cmp(&a.likelihood));
    found
}

fn of_word(
    cx: &Context,
    scores: &ClaimScores,
    trigger: TokenId,
    heads: &[TokenId],
) -> Vec<Proposal> {
    let frame = match cx.doc.token(trigger).upos {
        Upos::Noun | Upos::Propn => noun_frame(cx, trigger),
        _ => frame(cx, trigger),
    };
    let mut found = Vec::new();
    for &subject in heads {
        let left = scores.subject(trigger, subject);
        if left < ARC {
            continue;
        }
        for &object in heads.iter().filter(|&&object| object != subject) {
            let right = scores.object(trigger, object);
            let pair = scores.pair(subject, object);
            let likelihood = (left * right * pair).cbrt();
            if right < ARC || pair < PAIR || likelihood < TOGETHER {
                continue;
            }
            let proposal = Proposal {
                subject,
                trigger,
                object,
                likelihood,
                syntax: syntax(cx, &frame, subject, object),
            };
            if !is_spoken_against(cx, &frame, &proposal) {
                found.push(proposal);
            }
        }
    }
    found
}

fn syntax(cx: &Context, frame: &Frame, subject: TokenId, object: TokenId) -> Syntax {
    let place = |head: TokenId| {
        // Whose an object is, it is in no slot of the verb's own.
        let owner = |arg: &&Arg| arg.nested && arg.slot == Slot::Possessor;
        let of_head = frame
            .args
            .iter()
            .filter(|arg| arg.head == head && !owner(arg));
        of_head.min_by_key(|arg| arg.nested)
    };
    let stands = place(object);
    Syntax {
        subject: place(subject)
            .or_else(|| place(described(cx, subject)))
            .filter(|arg| !arg.nested)
            .map(|arg| arg.slot.clone()),
        object: stands.map(|arg| arg.slot.clone()),
        nested: stands.is_some_and(|arg| arg.nested),
        beside: cx
            .doc
            .child(frame.head, Deprel::Obj)
            .filter(|&own| own != object && semantic_head(cx, own) != object),
        passive: is_passive(cx, frame.head),
    }
}

/// What the name stands beside: *the engineer Nils Took*, *a couple, Arthur and Mary Took*.
fn described(cx: &Context, name: TokenId) -> TokenId {
    let above = std::iter::successors(Some(name), |&at| {
        let beside = matches!(
            cx.doc.deprel(at),
            Deprel::Appos | Deprel::Flat | Deprel::Conj
        );
        cx.doc.head(at).filter(|_| beside)
    });
    above.last().unwrap_or(name)
}

/// The words from `id` up to the one below `verb`; up to the root where it does not stand below.
pub(super) fn way_up(cx: &Context, id: TokenId, verb: TokenId) -> Vec<TokenId> {
    let above = std::iter::once(id).chain(cx.doc.ancestors(id));
    above.take_while(|&id| id != verb).collect()
}

fn is_spoken_against(cx: &Context, frame: &Frame, proposal: &Proposal) -> bool {
    if cx.doc.token(frame.head).upos == Upos::Verb {
        is_circumstance(cx, proposal)
            || cx.doc.head(proposal.object) == Some(frame.head)
                && cx.doc.deprel(proposal.object) == Deprel::Obj
                && is_no_object(cx, frame.head, proposal.object)
            || !may_be_subject(cx, frame, proposal.subject)
            || is_agent_elsewhere(proposal)
            || is_beside_the_point(cx, proposal)
    } else {
        is_outside(cx, frame, proposal)
    }
}

/// *Faramir mediated in the conflict between Arnor and Gondor*: it is no conflict of his. *Rohan averted Gondor's attack on
/// Arnor*: nor did Rohan attack.
fn is_outside(cx: &Context, frame: &Frame, proposal: &Proposal) -> bool {
    let between = frame.fillers(&Slot::Preposition("between".to_owned()));
    let same = |&head: &TokenId| {
        head == proposal.subject
            || cx
                .entity_id(head)
                .is_some_and(|id| cx.entity_id(proposal.subject) == Some(id))
    };
    let mut owners = frame.fillers(&Slot::Possessor);
    owners.retain(|&owner| cx.is_actor(owner));
    let event = !cx.ontology.noun_triggers(&frame.lemma).is_empty();
    // "the Brett Took Supreme Court confirmation hearing": who confirmed whom is not said, and nobody confirms a hearing.
    let noun = |head: TokenId| match cx.doc.deprel(head) {
        Deprel::Compound => cx.doc.head(head),
        _ => None,
    };
    let compounds = noun(proposal.subject).is_some()
        && noun(proposal.subject) == noun(proposal.object)
        || noun(frame.head) == Some(proposal.object);
    compounds
        || 1 < between.len() && !between.contains(&proposal.subject)
        || event && !owners.is_empty() && !owners.iter().any(same)
}

/// *founded in Bree by Took*: he was not founded there, and founded nothing there that is told. *The hall that was used*,
/// where the tree lost who used what: nor did the hall.
fn is_agent_elsewhere(proposal: &Proposal) -> bool {
    let syntax = &proposal.syntax;
    let led = matches!(syntax.object, Some(Slot::Preposition(_)));
    let predicate = syntax.object == Some(Slot::Predicate);
    syntax.passive
        && match syntax.subject {
            Some(Slot::Subject) => led || syntax.object.is_none(),
            None => !led && !predicate,
            _ => false,
        }
}

/// *jumped during the concert*, *died at 66*, *came second with 9 %*: when, how or how much it was.
fn is_circumstance(cx: &Context, proposal: &Proposal) -> bool {
    let aside = match &proposal.syntax.object {
        Some(Slot::Preposition(case))
            if case == "from" && is_measured(cx, proposal.trigger, proposal.object) =>
        {
            true
        }
        Some(Slot::Preposition(case)) => {
            // "graduated at age 21"
            let aged = case == "at" && cx.doc.lemma(proposal.object) == "age";
            !proposal.syntax.nested && (aged || CIRCUMSTANCE.contains(&case.as_str()))
        }
        // "referred to himself as the party"; but "was interpreted as a signal".
        Some(Slot::Predicate) => {
            !proposal.syntax.passive && case_lemma(cx, proposal.object).as_deref() == Some("as")
        }
        // "dropped out just ahead of the vote", where the tree hangs the vote on the adverb.
        None => case_lemma(cx, proposal.object)
            .is_some_and(|case| CIRCUMSTANCE.contains(&case.as_str())),
        _ => false,
    };
    let unmarked = cx.doc.deprel(proposal.object) == Deprel::OblUnmarked
        && cx.kind(proposal.object) != EntityKind::Date;
    aside || unmarked || is_of_a_time(cx, proposal.object)
}

/// *dismissed him after a week of protests*: when that was.
fn is_of_a_time(cx: &Context, object: TokenId) -> bool {
    let time = cx.doc.head(object);
    let time = time.filter(|&time| cx.doc.deprel(object) == Deprel::Nmod && is_time(cx, time));
    let case = time.and_then(|time| case_lemma(cx, time));
    case.is_some_and(|case| CIRCUMSTANCE.contains(&case.as_str()))
}

/// Whether the phrase is the verb's subject by the grammar, or stands for it; anybody where the verb has none.
/// *He named Took his running mate and introduced the party*: not Took.
fn may_be_subject(cx: &Context, frame: &Frame, subject: TokenId) -> bool {
    let mut own = frame.fillers(&Slot::Subject);
    // "waters rose and swept the bridge away": a joined verb has the subject of the first.
    let first = std::iter::successors(Some(frame.head), |&at| {
        let shares = cx.doc.deprel(at) == Deprel::Conj
            && !cx
                .doc
                .children(at)
                .iter()
                .any(|&id| cx.doc.deprel(id).is_subject());
        cx.doc.head(at).filter(|_| shares)
    });
    let subjects = first.flat_map(|verb| {
        let children = cx.doc.children(verb).iter().copied();
        children.filter(move |&child| {
            let said = verb == frame.head || cx.doc.token(child).upos != Upos::Pron;
            said && cx.doc.deprel(child).is_subject()
        })
    });
    let beside: Vec<TokenId> = subjects.collect();
    if beside.is_empty() && !own.iter().any(|&head| cx.is_actor(head)) {
        return may_do_it_unnamed(cx, frame.head, &own, subject);
    }
    own.extend(frame.fillers(&Slot::Object));
    // "one of the authors, Took, told": Took is one of the authors.
    let whole: Vec<TokenId> = own.iter().map(|&head| semantic_head(cx, head)).collect();
    own.extend(whole);
    own.extend(beside);
    let same = |&filler: &TokenId| {
        filler == subject
            || cx
                .entity_id(filler)
                .is_some_and(|id| cx.entity_id(subject) == Some(id))
    };
    let mut at = subject;
    loop {
        if own.contains(&at) || at == subject && own.iter().any(same) {
            return true;
        }
        let stands_for = match cx.doc.deprel(at) {
            Deprel::Conj | Deprel::Appos | Deprel::Flat | Deprel::Compound | Deprel::Parataxis => {
                true
            }
            // "Gondor's attack killed five" tells of Gondor, "Faramir's portrait" not of Faramir.
            Deprel::NmodPoss => cx.kind(at) != EntityKind::Person,
            _ => false,
        };
        match cx.doc.head(at).filter(|_| stands_for) {
            Some(head) => at = head,
            None => return false,
        }
    }
}

/// Whether somebody else than the thing that the grammar gives may do it: *went on a spree, killing four* tells of no spree
/// that killed. But *released a report showing growth* tells of the report, *his work involving stars* of the work, and
/// *easy to find using a glass* of nobody.
fn may_do_it_unnamed(cx: &Context, verb: TokenId, own: &[TokenId], subject: TokenId) -> bool {
    let doc = cx.doc;
    let possessor = doc.deprel(subject) == Deprel::NmodPoss
        && doc.head(subject).is_some_and(|thing| own.contains(&thing))
        && cx.kind(subject) == EntityKind::Person;
    let tells = doc.deprel(verb) == Deprel::Acl
        && matches!(
            doc.lemma(verb),
            "show" | "find" | "indicate" | "suggest" | "reveal" | "detail"
        )
        && !own.is_empty();
    !possessor && (!tells || own.contains(&subject)) && !is_left_open(cx, verb)
}

/// A label (*blasted Took as a liar* is no *blasted a liar*), what is named in passing within somebody's words (*said that
/// the fire was no part of a plan* speaks of the fire), a subject of another clause where the verb has its own
/// (*supporters gathered and Took made a ride*).
fn is_beside_the_point(cx: &Context, proposal: &Proposal) -> bool {
    let doc = cx.doc;
    let verb = proposal.trigger;
    let has = |deprel| doc.child(verb, deprel).is_some();
    let subject = way_up(cx, proposal.subject, verb);
    let object = way_up(cx, proposal.object, verb);
    let owned = doc
        .children_by(verb, Deprel::Obj)
        .any(|own| object.contains(&own));
    let label = case_lemma(cx, proposal.object).as_deref() == Some("as");
    let in_passing = object.len() > 2 && !doc.deprel(proposal.object).is_subject();
    let below = doc.ancestors(proposal.subject).any(|id| id == verb);
    let as_subject = subject
        .last()
        .is_some_and(|&id| doc.deprel(id).is_subject());
    // "charged Took with bribing Gondor", "sued by Took for attacking Gondor": Gondor is bribed and attacked.
    let of_a_gerund = object.last().is_some_and(|&top| {
        object.len() > 1
            && doc.head(top) == Some(verb)
            && matches!(doc.deprel(top), Deprel::Advcl | Deprel::Xcomp)
            && doc.token(top).xpos == Xpos::Vbg
            && doc
                .children(top)
                .iter()
                .any(|&mark| matches!(doc.deprel(mark), Deprel::Mark | Deprel::Case))
    });
    // "the staff were told that posts will go"
    let told = proposal.syntax.passive && has(Deprel::Ccomp) && object.len() > 1;
    of_a_gerund
        || told
        || label && has(Deprel::Obj) && !owned
        || in_passing && has(Deprel::Ccomp)
        || below && !as_subject && has(Deprel::Nsubj)
}
