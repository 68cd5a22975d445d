//! How events are told: which claims tell of one that happened when the story did.
//!
//! In: a claim with the word that carries it. Out: whether the day that the story tells of is its day. Invariant: only what
//! is done once and told in the past tense, or in that of headlines, with no time of its own and in nobody's words.

use super::context::Context;
use super::counted::is_apart;
use super::dates::{is_timed, shares_time};
use super::types::Claim;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{ClaimType, Modality};

/// Adverbs that leave the day told of.
const SHIFTS: &[&str] = &[
    "later",
    "once",
    "previously",
    "earlier",
    "formerly",
    "before",
    "ago",
    "recently",
    "originally",
    "initially",
    "already",
    "back",
];

/// Verbs of how things are, which no day dates.
const STATES: &[&str] = &[
    "belong",
    "concern",
    "consist",
    "contain",
    "cost",
    "depend",
    "enjoy",
    "exist",
    "feature",
    "have",
    "include",
    "know",
    "lack",
    "lie",
    "like",
    "live",
    "love",
    "measure",
    "mean",
    "need",
    "own",
    "refer",
    "remain",
    "represent",
    "require",
    "resemble",
    "seem",
    "stand",
    "stay",
    "suffer",
    "tend",
    "total",
    "want",
    "wear",
    "weigh",
    "work",
];

/// *Arnor attacks Gondor*, *Bridge destroyed in Gondor*: an event in the present tense of headlines, or in their passive.
pub(super) fn is_headline(cx: &Context, anchor: TokenId, claim: &Claim) -> bool {
    let doc = cx.doc;
    let verb = teller(cx, anchor);
    let bare = doc.children(verb).iter().all(|&child| {
        !matches!(
            doc.deprel(child),
            Deprel::Aux | Deprel::AuxPass | Deprel::Cop | Deprel::Mark
        )
    });
    let of_root = |verb: TokenId| {
        let of = doc.head(verb).filter(|_| doc.deprel(verb) == Deprel::Acl);
        of.is_some_and(|noun| doc.head(noun).is_none())
    };
    let tense = match doc.token(verb).xpos {
        Xpos::Vbz | Xpos::Vbp => true,
        Xpos::Vb | Xpos::Vbd => bare && doc.head(verb).is_none(),
        Xpos::Vbn => bare && (doc.head(verb).is_none() || of_root(verb)),
        _ => false,
    };
    let told =
        happens(cx, anchor, claim) || matches!(claim.kind, ClaimType::Creation | ClaimType::Other);
    told && tense && claim.modality <= Modality::Reported
}

/// An event that goes on with the story: in the past tense, with no time of its own, in nobody's words.
pub(super) fn is_narrated(cx: &Context, anchor: TokenId, claim: &Claim) -> bool {
    let verb = verb_of(cx, anchor);
    let teller = teller(cx, anchor);
    happens(cx, anchor, claim)
        && claim.modality <= Modality::Reported
        && !is_timed(cx, claim.sentence)
        && is_told(cx, teller)
        && !is_apart(cx, teller)
        && cx
            .speech
            .quotation_of(anchor)
            .is_none_or(|quote| !quote.clausal)
        && !cx.has_child(verb, Deprel::Advmod, SHIFTS)
}

/// Claims of what happens on a day, other than that somebody says, likes or blames.
fn happens(cx: &Context, anchor: TokenId, claim: &Claim) -> bool {
    // "won four seats", "broke out in Gondor".
    let counted = claim.kind == ClaimType::Quantity && is_deed(cx, anchor);
    let located =
        claim.kind == ClaimType::Location && cx.ontology.is_happening(&claim.predicate.relation);
    // "The crowd threw stones", "the airport was closed": something is done, whatever it is called.
    let done = claim.kind == ClaimType::Other && is_deed(cx, verb_of(cx, anchor));
    counted
        || located
        || done
        || matches!(
            claim.kind,
            ClaimType::Assault
                | ClaimType::Protest
                | ClaimType::Retreat
                | ClaimType::Participation
                | ClaimType::Change
                | ClaimType::Move
                | ClaimType::Time
                | ClaimType::Aid
                | ClaimType::Reject
                | ClaimType::Request
                | ClaimType::Agree
                | ClaimType::Mobilize
                | ClaimType::Coerce
                | ClaimType::Consult
                | ClaimType::Sanction
                | ClaimType::Statement
                | ClaimType::Support
                | ClaimType::Accuse
                | ClaimType::Concede
                | ClaimType::Threaten
        )
}

/// A verb of what is done once, not of how things are.
fn is_deed(cx: &Context, verb: TokenId) -> bool {
    let doc = cx.doc;
    doc.token(verb).upos == Upos::Verb && !STATES.contains(&doc.lemma(verb))
}

/// The verb of the clause of `word`.
pub(super) fn verb_of(cx: &Context, word: TokenId) -> TokenId {
    let doc = cx.doc;
    std::iter::once(word)
        .chain(doc.ancestors(word))
        .find(|&id| is_clause(cx, id))
        .unwrap_or(word)
}

/// The verb of the clause with which that of `word` shares its time: *rode off, taking the ring*.
fn teller(cx: &Context, word: TokenId) -> TokenId {
    let mut at = verb_of(cx, word);
    while is_bare_participle(cx, at)
        && let Some(head) = cx.doc.head(at).filter(|&head| shares_time(cx, at, head))
    {
        at = head;
    }
    at
}

fn is_bare_participle(cx: &Context, verb: TokenId) -> bool {
    matches!(cx.doc.token(verb).xpos, Xpos::Vbg | Xpos::Vbn)
        && cx.doc.child(verb, Deprel::Aux).is_none()
        && !is_told(cx, verb)
}

pub(super) fn is_clause(cx: &Context, head: TokenId) -> bool {
    cx.doc.token(head).upos == Upos::Verb || cx.doc.child(head, Deprel::Cop).is_some()
}

/// Whether a clause is in the simple past, the tense of narration.
pub(super) fn is_told(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    let words = || {
        let helpers = doc.children(head).iter().copied().filter(|&child| {
            matches!(
                doc.deprel(child),
                Deprel::Aux | Deprel::AuxPass | Deprel::Cop
            )
        });
        helpers.chain([head])
    };
    // A participle with a subject and no helper is a past tense that looks like one, whatever its tag.
    let looks_past = |id: TokenId| match doc.token(id).xpos {
        Xpos::Vbd => true,
        Xpos::Vbn | Xpos::Vbg => {
            let past = doc.token(id).xpos == Xpos::Vbn || doc.form(id).ends_with("ed");
            past && id == head && words().count() == 1 && doc.child(id, Deprel::Nsubj).is_some()
        }
        _ => false,
    };
    words().any(looks_past)
        && !words().any(|id| {
            doc.token(id).xpos == Xpos::Md
                || doc.deprel(id) == Deprel::Aux && doc.lemma(id) == "have"
        })
}
