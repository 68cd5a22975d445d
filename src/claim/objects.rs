//! What stands as an object in the tree and is none.
//!
//! In: a verb and a phrase that hangs on it as object. Out: whether the verb does nothing to it. Invariant: of several
//! objects one remains.

use super::context::Context;
use super::outcome::has_outcome_before;
use super::phrase::told_tokens;
use super::voice::is_passive;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{EntityKind, Stance, TriggerPos};

/// Verbs that say little of their subject without what they are done to, among those that take an object nine times in
/// ten in the English treebanks.
const TRANSITIVE: &[&str] = &[
    "address",
    "allow",
    "beat",
    "bring",
    "buy",
    "cause",
    "collect",
    "contain",
    "create",
    "describe",
    "enable",
    "expect",
    "explain",
    "find",
    "get",
    "give",
    "have",
    "hold",
    "include",
    "keep",
    "let",
    "like",
    "lose",
    "make",
    "mean",
    "need",
    "offer",
    "place",
    "provide",
    "purchase",
    "put",
    "receive",
    "recommend",
    "say",
    "see",
    "sell",
    "send",
    "show",
    "spend",
    "state",
    "take",
    "tell",
    "thank",
    "throw",
    "use",
    "want",
    "wear",
];

/// Whether the verb is about an object that the clause does not name: *what you see in films*, *what he said in court*.
pub(super) fn lacks_object(cx: &Context, verb: TokenId) -> bool {
    let doc = cx.doc;
    let has = |deprel| doc.child(verb, deprel).is_some();
    let asked = doc
        .children_by(verb, Deprel::Obj)
        .any(|object| matches!(doc.token(object).xpos, Xpos::Wdt | Xpos::Wp));
    let bare = TRANSITIVE.contains(&doc.lemma(verb))
        && !is_passive(cx, verb)
        && !has(Deprel::CompoundPrt)
        && !has(Deprel::Xcomp)
        && !has(Deprel::Iobj);
    asked || bare && !has(Deprel::Obj) && !has(Deprel::Ccomp)
}

/// *sent a letter to the king*, where the tree has the king for an object too: a preposition leads to him.
pub(super) fn is_led(cx: &Context, object: TokenId) -> bool {
    let mut cases = cx.doc.children_by(object, Deprel::Case);
    cases.any(|case| case < object && cx.doc.token(case).upos == Upos::Adp)
}

/// Whether the object is none of the verb's: beside another, or one to which something is only done.
pub(super) fn is_no_object(cx: &Context, verb: TokenId, object: TokenId) -> bool {
    is_beside_object(cx, verb, object) || is_done_to_subject(cx, verb, object)
}

/// Whether only what is said of the object makes the verb true of it: *left two dead*, *made her a knight*, *prevented
/// readers from sharing it*, *wanted the king to leave*; but *elected her mayor*, *forced them to leave*.
pub(super) fn is_half_said(cx: &Context, verb: TokenId, object: TokenId) -> bool {
    let doc = cx.doc;
    let lemma = doc.lemma(verb);
    // "left Bree the only town": no town was left.
    let is_what_it_is_called = doc.deprel(object) == Deprel::Xcomp
        && doc.head(object) == Some(verb)
        && doc.child(verb, Deprel::Obj).is_some();
    if is_what_it_is_called || has_outcome_before(cx, verb, object) {
        return true;
    }
    let clause = [Deprel::Xcomp, Deprel::Advcl, Deprel::Ccomp]
        .into_iter()
        .flat_map(|deprel| doc.children_by(verb, deprel))
        .find(|&clause| object < clause);
    let Some(clause) = clause else {
        // "placed the town under guard", "kept the hull in good condition", "linked Bree with Gondor"
        let mut led = doc
            .children_by(verb, Deprel::Obl)
            .filter(|&id| object < id && cx.kind(id) != EntityKind::Date);
        return match lemma {
            // "put the toll at 60"
            "put" | "place" => {
                let mut below = doc.children_by(object, Deprel::Nmod);
                led.next().is_some() || below.any(|id| cx.has_child(id, Deprel::Case, &["at"]))
            }
            // "left thousands of homes without power"
            "leave" => {
                let mut below = doc.children_by(object, Deprel::Nmod).chain(led);
                below.any(|id| cx.has_child(id, Deprel::Case, &["without"]))
            }
            "keep" => led.any(|id| cx.has_child(id, Deprel::Case, &["in", "under", "on", "at"])),
            "link" | "connect" | "liken" | "equate" => {
                led.any(|id| cx.has_child(id, Deprel::Case, &["with", "to"]))
            }
            _ => false,
        };
    };
    let completes =
        doc.deprel(clause) == Deprel::Xcomp || cx.has_child(clause, Deprel::Mark, &["from"]);
    let stance = cx.ontology.stance(lemma, TriggerPos::Verb);
    let open_ended = matches!(
        lemma,
        "make"
            | "leave"
            | "keep"
            | "render"
            | "get"
            | "have"
            | "let"
            | "cause"
            | "deem"
            | "consider"
            | "find"
            | "call"
            | "term"
            | "label"
            | "declare"
            | "pronounce"
            | "characterize"
            | "classify"
            | "turn"
            | "prove"
            | "see"
            | "allow"
            | "permit"
            | "enable"
            | "prompt"
            | "inspire"
            | "spur"
            | "lead"
    );
    // "ordered the flags lowered", "wanted him killed"
    let suffers =
        doc.token(clause).xpos == Xpos::Vbn && doc.child(clause, Deprel::AuxPass).is_none();
    completes
        && (open_ended
            || suffers
            || matches!(
                stance,
                Some(Stance::Prevent | Stance::Intend | Stance::Believe)
            ))
}

/// *voiced the wish that they stay*, *has the means to pay*: a thing that only the clause behind it tells.
pub(super) fn is_unexplained(cx: &Context, verb: TokenId, object: TokenId) -> bool {
    let doc = cx.doc;
    let told = cx.mention(object).map_or(object.index(), |mention| {
        told_tokens(cx, mention).end.saturating_sub(1)
    });
    let tells = |&clause: &TokenId| {
        told < clause.index()
            && match doc.deprel(clause) {
                Deprel::Acl | Deprel::Ccomp => {
                    doc.token(clause).xpos == Xpos::Vb || doc.child(clause, Deprel::Mark).is_some()
                }
                _ => false,
            }
    };
    let named = cx.entity(object).is_some_and(|entity| entity.named);
    doc.token(object).upos == Upos::Noun
        && !named
        && (doc.children(object).iter().any(tells) || explanation(cx, verb, object).is_some())
}

/// *has the name of being a liar*, *voiced his wish that they stay*, *named her as leading it*: a clause right behind the object that says what it is.
pub(super) fn explanation(cx: &Context, verb: TokenId, object: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    let end = doc.subtree(object).into_iter().max()?;
    let says = |&clause: &TokenId| {
        doc.subtree(clause).into_iter().min() == Some(TokenId(end.0 + 1))
            && match doc.deprel(clause) {
                Deprel::Advcl => {
                    let gerund = doc.token(clause).xpos == Xpos::Vbg;
                    cx.has_child(clause, Deprel::Mark, &["of"])
                        || gerund && cx.has_child(clause, Deprel::Mark, &["as"])
                }
                Deprel::Ccomp => {
                    cx.has_child(clause, Deprel::Mark, &["that"])
                        && doc.token(object).upos == Upos::Noun
                }
                _ => false,
            }
    };
    doc.children(verb).iter().copied().find(says)
}

/// *stands ten miles from Bree*: without the distance it says the contrary.
pub(super) fn is_measured(cx: &Context, verb: TokenId, place: TokenId) -> bool {
    let doc = cx.doc;
    let first = doc.subtree(place).into_iter().min().unwrap_or(place);
    doc.children(verb).iter().any(|&measure| {
        let last = doc.subtree(measure).into_iter().max();
        doc.child(measure, Deprel::Nummod).is_some()
            && last.is_some_and(|last| last.0 + 1 == first.0)
    })
}

/// *The wall has stones added to it*, *she had her home searched*: it is said that stones are added, not whose they are.
fn is_done_to_subject(cx: &Context, verb: TokenId, object: TokenId) -> bool {
    let doc = cx.doc;
    let participle = |&clause: &TokenId| doc.token(clause).xpos == Xpos::Vbn;
    let back = |clause: TokenId| {
        let mut led = doc.children_by(clause, Deprel::Obl);
        led.any(|id| matches!(doc.lemma(id), "it" | "they" | "he" | "she"))
    };
    let searched = doc.children_by(verb, Deprel::Xcomp).find(participle);
    let added = doc
        .children_by(object, Deprel::Acl)
        .filter(participle)
        .find(|&clause| object < clause && back(clause));
    doc.lemma(verb) == "have" && (searched.is_some() || added.is_some())
}

/// One of two objects that is none: *led Gondor 47 percent to 40*, *got a Ranger Act (RA) notice*.
fn is_beside_object(cx: &Context, verb: TokenId, object: TokenId) -> bool {
    let mut others = cx
        .doc
        .children_by(verb, Deprel::Obj)
        .filter(|&other| other != object);
    others.any(|other| {
        let measure = matches!(cx.kind(object), EntityKind::Quantity | EntityKind::Money)
            || matches!(cx.doc.lemma(object), "percent" | "%" | "point");
        let end = cx.doc.subtree(object).into_iter().max();
        let start = cx.doc.subtree(other).into_iter().min();
        let modifies = end
            .zip(start)
            .is_some_and(|(end, start)| end.0 + 1 == start.0)
            && cx.doc.token(object).upos == Upos::Propn
            && cx.doc.token(other).upos == Upos::Noun
            && cx.doc.child(other, Deprel::Det).is_none()
            && cx.doc.child(object, Deprel::Det).is_some();
        object > other && measure || modifies
    })
}
