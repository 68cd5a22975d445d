//! Open claims whose verb wants more than their object: what it is called, turned into or classified as, the other of two
//! between whom something is, the office that somebody is appointed to.
//!
//! In: a draft over a verb that no relation of the ontology claims. Out: whether what completes the verb is left out.
//! Invariant: only grammar and the verb decide, and a claim whose object completes the verb stays.

use super::context::Context;
use super::draft::Draft;
use super::outcome::outcome;
use super::phrase::case_lemma;
use super::voice::is_passive;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::{ClaimType, EntityKind};

/// Verbs that say of their object what it is called or made: *called the order a shame*, *turned the hall into a church*.
const NAMING: &[&str] = &["call", "turn", "label", "dub", "brand", "deem"];
/// Verbs that take their object *as* something.
const TAKING_AS: &[&str] = &[
    "classify",
    "identify",
    "regard",
    "perceive",
    "view",
    "recognize",
    "treat",
    "define",
    "cast",
];
/// Verbs that give an office or a honour, of which the time alone tells nothing.
const BESTOWING: &[&str] = &[
    "appoint", "name", "nominate", "induct", "dedicate", "refer", "meet", "share", "follow",
];
/// Verbs whose passive says little without the phrase that goes with it: *was held in contempt*, *was sent on a mission*.
const ACCOMPANIED: &[&str] = &[
    "award", "feature", "hold", "include", "involve", "keep", "list", "place", "put", "send", "set",
];
/// What somebody is held or kept in, which says more than that he is.
const CUSTODY: &[&str] = &[
    "captivity",
    "contempt",
    "custody",
    "detention",
    "esteem",
    "regard",
];
/// Verbs of talking, of which the time alone tells nothing.
const TALKING: &[&str] = &["speak", "talk", "meet", "confer", "chat"];
/// Verbs of motion or change that lead *to* something: *returned to normal operation*.
const LEADING_TO: &[&str] = &[
    "return", "advance", "turn", "switch", "convert", "change", "move", "rise", "fall", "drop",
];
/// Verbs that lead to what they are *for*.
const STRIVING: &[&str] = &[
    "apply", "run", "vote", "campaign", "compete", "ask", "call", "fire",
];
/// Verbs that open or close a span of time and say what is done in it: *started 2014 in Bree*.
const SPANNING: &[&str] = &["start", "open", "begin", "end", "finish", "close"];
/// Verbs that say little without what follows them: *went 4-for-4 with two runs*, *came second in Bree*.
const EMPTY: &[&str] = &["go", "come", "get", "finish", "stand", "rank"];
/// Words before *of* that tell where from something lies: *located south of Bree*.
const DIRECTIONS: &[&str] = &[
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "northern",
    "southern",
    "eastern",
    "western",
    "upstream",
    "downstream",
    "outside",
    "inside",
];

/// Verbs that concern each of those *between* whom something is done.
const MEDIATING: &[&str] = &[
    "agree",
    "arrange",
    "broker",
    "divide",
    "distribute",
    "mediate",
    "negotiate",
    "share",
    "sign",
    "split",
];

/// Whether the draft leaves out what makes its verb say anything.
pub(super) fn is_uncompleted(cx: &Context, draft: &Draft) -> bool {
    let verb = draft.anchor;
    if draft.predicate.known || cx.doc.token(verb).upos != Upos::Verb {
        return false;
    }
    if draft.kind == ClaimType::Time && draft.literal == Some(EntityKind::Date) {
        return is_one_of_two(cx, draft.object) || is_only_dated(cx, verb);
    }
    !MEDIATING.contains(&cx.doc.lemma(verb)) && is_one_of_two(cx, draft.object)
        || is_named_otherwise(cx, draft)
        || is_passed_over(cx, draft)
        || is_counted_from(cx, draft.object)
        || is_one_of_what(cx, draft.object)
        || is_said_to_act(cx, draft)
        || is_given_to(cx, draft)
}

/// *Took, granted a horse by Gondor*: Gondor granted no Took.
fn is_given_to(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let verb = draft.anchor;
    let mut things = doc.children_by(verb, Deprel::Obj);
    is_passive(cx, verb)
        && doc.child(verb, Deprel::OblAgent) == Some(draft.subject)
        && doc.child(verb, Deprel::Xcomp).is_none()
        && things.any(|thing| thing != draft.object)
}

/// *was appointed as steward in 2941*, *returned to normal on Sunday*, *applied for the post in 2941*: the time, and not what.
fn is_only_dated(cx: &Context, verb: TokenId) -> bool {
    let doc = cx.doc;
    let lemma = doc.lemma(verb);
    let located = |noun| {
        matches!(
            cx.kind(noun),
            EntityKind::Place | EntityKind::Country | EntityKind::Facility | EntityKind::Date
        )
    };
    // "was held in Bree in 2941"
    let says_how = |phrase: TokenId| {
        let case = case_lemma(cx, phrase);
        let how = |case: &str| {
            matches!(case, "in" | "on" | "under" | "among") || case == "with" && lemma == "award"
        };
        case.is_some_and(|case| how(&case)) && !located(phrase)
    };
    let led = |word: &str| {
        doc.children_by(verb, Deprel::Obl)
            .find(|&it| case_lemma(cx, it).as_deref() == Some(word))
    };
    if is_passive(cx, verb) {
        let by = doc.child(verb, Deprel::OblAgent).is_none();
        return led("as").is_some()
            || BESTOWING.contains(&lemma) && (by || lemma != "follow")
            || ACCOMPANIED.contains(&lemma) && doc.children_by(verb, Deprel::Obl).any(says_how);
    }
    if TALKING.contains(&lemma) && ["with", "to"].into_iter().any(|word| led(word).is_some()) {
        return true;
    }
    // "blocked roads leading to Bree on Monday": they did not lead there on Monday.
    lemma == "lead"
        || LEADING_TO.contains(&lemma) && led("to").is_some_and(|goal| !located(goal))
        || STRIVING.contains(&lemma) && led("for").is_some_and(|goal| !located(goal))
}

/// *crashed between Bree and Osgiliath*, *varied between a knife and a sword*: not between one of them.
fn is_one_of_two(cx: &Context, object: TokenId) -> bool {
    let doc = cx.doc;
    let first = doc
        .head(object)
        .filter(|_| doc.deprel(object) == Deprel::Conj);
    let between = [Some(object), first]
        .into_iter()
        .flatten()
        .any(|it| case_lemma(cx, it).as_deref() == Some("between"));
    between && (first.is_some() || doc.child(object, Deprel::Conj).is_some())
}

/// *called Bree for Denethor*, *classified the outbreak as a plague*, *started 2014 in Bree*: the object alone is not what it was
/// called or classified, nor what was started.
fn is_named_otherwise(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let verb = draft.anchor;
    let lemma = doc.lemma(verb);
    let direct = doc.head(draft.object) == Some(verb) && doc.deprel(draft.object) == Deprel::Obj;
    let completed = doc.child(verb, Deprel::CompoundPrt).is_some() || outcome(cx, verb).is_some();
    if !direct || completed {
        return false;
    }
    let taken_as = || {
        doc.children(verb).iter().any(|&child| {
            draft.object < child
                && matches!(
                    doc.deprel(child),
                    Deprel::Obl | Deprel::Advcl | Deprel::Xcomp
                )
                && doc
                    .children(child)
                    .iter()
                    .any(|&mark| mark < child && doc.lemma(mark) == "as")
        })
    };
    let kept = || {
        let beside = doc.children_by(verb, Deprel::Obl);
        let mut phrases = beside.chain(doc.children_by(draft.object, Deprel::Nmod));
        phrases.any(|phrase| CUSTODY.contains(&doc.lemma(phrase)))
    };
    NAMING.contains(&lemma)
        || matches!(lemma, "hold" | "keep") && kept()
        || TAKING_AS.contains(&lemma) && taken_as()
        || SPANNING.contains(&lemma) && cx.kind(draft.object) == EntityKind::Date
        || lemma == "make" && doc.lemma(draft.object) == "use"
}

/// *went 4-for-4 with two runs*, *came second in Bree*: what stands between an empty verb and the phrase says it.
fn is_passed_over(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let verb = draft.anchor;
    let between = |&child: &TokenId| {
        let says = match doc.deprel(child) {
            Deprel::Xcomp | Deprel::Obj | Deprel::OblUnmarked => true,
            Deprel::Advmod => {
                matches!(doc.token(child).upos, Upos::Adj | Upos::Num)
                    || matches!(doc.lemma(child), "first" | "second" | "third" | "last")
            }
            _ => false,
        };
        says && verb < child && child < draft.object
    };
    EMPTY.contains(&doc.lemma(verb))
        && case_lemma(cx, draft.object).is_some()
        && doc.children(verb).iter().any(between)
}

/// *Gondor is considering one*: one of what?
fn is_one_of_what(cx: &Context, object: TokenId) -> bool {
    let doc = cx.doc;
    let bare = doc
        .children(object)
        .iter()
        .all(|&child| matches!(doc.deprel(child), Deprel::Punct | Deprel::Case));
    doc.lemma(object) == "one" && doc.token(object).upos != Upos::Propn && bare
}

/// *is located south of Bree*: not located of it.
fn is_counted_from(cx: &Context, object: TokenId) -> bool {
    let doc = cx.doc;
    let of = doc
        .children_by(object, Deprel::Case)
        .find(|&case| doc.lemma(case) == "of");
    of.and_then(|of| of.0.checked_sub(1))
        .is_some_and(|before| DIRECTIONS.contains(&doc.lemma(TokenId(before))))
}

/// *were reported by the press to have left*: that they left is reported, and not they.
fn is_said_to_act(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let verb = draft.anchor;
    is_passive(cx, verb)
        && cx.speech.is_saying(verb)
        && doc.child(verb, Deprel::Xcomp).is_some()
        && doc.child(verb, Deprel::NsubjPass) == Some(draft.object)
}
