//! Clauses that lean on what they stand in, so that a tuple of them alone would say something else.
//!
//! In: the head of a clause. Out: whether its tuple is left out. Invariant: what is told of a place, a time or a thing that
//! only the rest of the sentence names, or what somebody only contends, is not told as if it were so everywhere.

use super::context::Context;
use super::open_phrase::is_wh;
use super::open_relative::{is_behind_mark, is_of_some, lacks_shared_object};
use super::open_stated::is_past;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{Stance, TriggerPos};

/// Verbs whose content is what somebody contends or guesses.
const CONTENTIONS: &[&str] = &[
    "allege",
    "argue",
    "bet",
    "claim",
    "contend",
    "doubt",
    "fear",
    "guess",
    "hope",
    "insinuate",
    "pretend",
    "suppose",
    "suspect",
    "wish",
    "wonder",
];
/// What somebody is who believes what follows.
const CONVICTIONS: &[&str] = &[
    "afraid",
    "confident",
    "convince",
    "convinced",
    "hopeful",
    "persuade",
    "worried",
    "worry",
];
/// Verbs whose content is open as long as the verb is an infinitive: *to confirm that it is gold*.
const TESTS: &[&str] = &[
    "check",
    "confirm",
    "decide",
    "demonstrate",
    "determine",
    "ensure",
    "prove",
    "verify",
];
/// Nouns that tell when, where or how what is said of them is so.
const OCCASIONS: &[&str] = &[
    "case", "day", "hour", "minute", "moment", "month", "night", "place", "reason", "time", "way",
    "week", "year",
];
/// Verbs that time is the object of: *the years that she spent there*.
const SPENDING: &[&str] = &["lose", "need", "remember", "spend", "take", "waste"];

/// Whether a tuple of the clause alone would say more than the sentence, or other; `outer` heads the clause that takes in
/// the infinitive `head`, or is it.
pub(super) fn leans(cx: &Context, head: TokenId, outer: TokenId) -> bool {
    let first = first_of(cx, outer);
    let clauses = [first, outer, head];
    clauses.iter().any(|&clause| {
        is_of_occasion(cx, clause)
            || is_purpose_or_likeness(cx, clause)
            || is_advised(cx, clause)
            || is_contended(cx, clause)
            || is_of_some(cx, clause)
            || is_wished(cx, clause)
    }) || is_age_then(cx, head)
        || is_odd_that(cx, head)
        || is_orphan(cx, head)
        || is_beyond_clause(cx, first)
        || lacks_shared_object(cx, head)
        || is_extracted(cx, outer)
        || outer != head && is_extracted(cx, head)
}

/// The first of several coordinated heads that share a subject.
fn first_of(cx: &Context, head: TokenId) -> TokenId {
    let before = |&at: &TokenId| {
        let shares = cx.doc.deprel(at) == Deprel::Conj && !has_subject(cx, at);
        cx.doc.head(at).filter(|_| shares)
    };
    std::iter::successors(Some(head), before)
        .last()
        .unwrap_or(head)
}

/// *property where the tenant pays for it*, *the time he was alive*, *go where they had gone*: so there and then; but *in
/// Bree, where he works*.
fn is_of_occasion(cx: &Context, clause: TokenId) -> bool {
    let doc = cx.doc;
    let where_or_why = doc.children(clause).iter().any(|&child| {
        child < clause && matches!(doc.lemma(child), "where" | "wherever" | "when" | "why")
    });
    match doc.deprel(clause) {
        _ if is_behind_mark(cx, clause) => false,
        Deprel::Advcl => cx.has_child(clause, Deprel::Advmod, &["where", "wherever"]),
        Deprel::AclRelcl if where_or_why => true,
        Deprel::AclRelcl => {
            let subject = doc
                .child(clause, Deprel::Nsubj)
                .or(doc.child(clause, Deprel::NsubjPass));
            doc.head(clause)
                .is_some_and(|noun| OCCASIONS.contains(&doc.lemma(noun)))
                && subject.is_some_and(|subject| !is_wh(cx, subject))
                && !SPENDING.contains(&doc.lemma(clause))
        }
        _ => false,
    }
}

/// *stays apart so that it can grow*, *so we have it*, *feels like the king is better*
fn is_purpose_or_likeness(cx: &Context, clause: TokenId) -> bool {
    let doc = cx.doc;
    let modal = doc
        .children_by(clause, Deprel::Aux)
        .any(|aux| doc.token(aux).xpos == Xpos::Md);
    let depends = matches!(doc.deprel(clause), Deprel::Advcl | Deprel::Ccomp);
    let unparted = !is_behind_mark(cx, clause) && !is_past(cx, clause);
    depends
        && ((modal || unparted) && cx.has_child(clause, Deprel::Mark, &["so"])
            || cx.has_child(clause, Deprel::Mark, &["like"]))
}

/// *suggested that he go there*, *insists that the town include it*
fn is_advised(cx: &Context, clause: TokenId) -> bool {
    let doc = cx.doc;
    let verb = doc.child(clause, Deprel::Cop).unwrap_or(clause);
    let single = |subject: TokenId| {
        matches!(doc.token(subject).xpos, Xpos::Nn | Xpos::Nnp)
            && doc.child(subject, Deprel::Conj).is_none()
    };
    let insists = doc
        .head(clause)
        .is_some_and(|above| matches!(doc.lemma(above), "ask" | "demand" | "insist" | "suggest"));
    let bare = match doc.token(verb).xpos {
        Xpos::Vb => true,
        Xpos::Vbp => insists && doc.child(clause, Deprel::Nsubj).is_some_and(single),
        _ => false,
    };
    doc.deprel(clause) == Deprel::Ccomp
        && bare
        && doc.child(clause, Deprel::Aux).is_none()
        && doc.child(clause, Deprel::AuxPass).is_none()
        && cx.has_child(clause, Deprel::Mark, &["that"])
}

/// *arguing he sows chaos*, *to confirm that it is gold*, *might think he sows chaos*: open to those who hear of it; what hangs on a noun there is not.
fn is_contended(cx: &Context, clause: TokenId) -> bool {
    let doc = cx.doc;
    let content = std::iter::once(clause)
        .chain(doc.ancestors(clause))
        .take_while(|&at| !matches!(doc.deprel(at), Deprel::AclRelcl | Deprel::Appos))
        .find(|&at| doc.deprel(at) == Deprel::Ccomp);
    let supposes = |verb: TokenId| {
        cx.ontology.stance(doc.lemma(verb), TriggerPos::Verb) == Some(Stance::Believe)
            && doc
                .children_by(verb, Deprel::Aux)
                .any(|aux| doc.token(aux).xpos == Xpos::Md)
    };
    content.and_then(|at| doc.head(at)).is_some_and(|verb| {
        CONTENTIONS.contains(&doc.lemma(verb))
            || CONVICTIONS.contains(&doc.lemma(verb))
            || supposes(verb)
            || TESTS.contains(&doc.lemma(verb)) && cx.has_child(verb, Deprel::Mark, &["to"])
    })
}

/// *it is important that he has it*
fn is_wished(cx: &Context, clause: TokenId) -> bool {
    let doc = cx.doc;
    matches!(doc.deprel(clause), Deprel::Csubj | Deprel::Ccomp)
        && doc.head(clause).is_some_and(|adjective| {
            matches!(
                doc.lemma(adjective),
                "important"
                    | "essential"
                    | "crucial"
                    | "vital"
                    | "necessary"
                    | "imperative"
                    | "best"
            )
        })
}

/// *since he was 10*
fn is_age_then(cx: &Context, head: TokenId) -> bool {
    cx.doc.token(head).upos == Upos::Num
        && cx.doc.deprel(head) == Deprel::Advcl
        && cx.doc.child(head, Deprel::Cop).is_some()
}

/// *this is odd that they stop him*: what is odd stands behind.
fn is_odd_that(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    let bare = doc.child(head, Deprel::Nsubj).is_some_and(|subject| {
        matches!(doc.lemma(subject), "it" | "this" | "that") && doc.children(subject).is_empty()
    });
    doc.child(head, Deprel::Cop).is_some()
        && bare
        && doc
            .children_by(head, Deprel::Csubj)
            .any(|clause| head < clause)
}

/// *is going to leave, sell it*, where the tree has the seller beside *going*: nothing is sold yet.
fn is_orphan(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    let first = doc
        .head(head)
        .filter(|_| doc.deprel(head) == Deprel::Conj && doc.token(head).xpos == Xpos::Vb);
    first.is_some_and(|first| {
        !has_subject(cx, head)
            && doc.child(head, Deprel::Aux).is_none()
            && doc.token(first).xpos != Xpos::Vb
            && doc
                .children_by(first, Deprel::Xcomp)
                .any(|infinitive| infinitive < head && doc.token(infinitive).xpos == Xpos::Vb)
    })
}

/// *he loved her, who rode with Tom, becoming king*: who became king, when another clause stands between?
fn is_beyond_clause(cx: &Context, clause: TokenId) -> bool {
    let doc = cx.doc;
    let first = doc.child(clause, Deprel::Aux).unwrap_or(clause);
    let participle = doc.deprel(clause) == Deprel::Advcl
        && doc.token(first).xpos == Xpos::Vbg
        && !has_subject(cx, clause)
        && doc.child(clause, Deprel::Mark).is_none();
    let main = doc.head(clause).filter(|&main| participle && main < clause);
    main.is_some_and(|main| {
        (main.0 + 1..clause.0).map(TokenId).any(|at| {
            matches!(
                doc.deprel(at),
                Deprel::AclRelcl | Deprel::Ccomp | Deprel::Advcl
            ) && has_subject(cx, at)
        })
    })
}

/// *what they think we want*, *what we think makes a story*: the object begins before the verb.
fn is_extracted(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    let asked = doc
        .head(head)
        .filter(|_| doc.deprel(head) == Deprel::AclRelcl)
        .is_some_and(|noun| is_wh(cx, noun) || doc.lemma(noun) == "what");
    let thinks = matches!(
        cx.ontology.stance(doc.lemma(head), TriggerPos::Verb),
        Some(Stance::Believe | Stance::Say)
    );
    let clause = doc.child(head, Deprel::Ccomp);
    asked && clause.is_some() || of_thought(cx, head) || thinks && lacks_subject(cx, head, clause)
}

/// *what we think will make it*: the subject ends with a thought.
fn of_thought(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    let subject = doc
        .child(head, Deprel::Nsubj)
        .filter(|&subject| doc.lemma(subject) == "what");
    subject
        .and_then(|subject| doc.child(subject, Deprel::AclRelcl))
        .is_some_and(|clause| {
            cx.ontology.stance(doc.lemma(clause), TriggerPos::Verb) == Some(Stance::Believe)
        })
}

/// *think will make it*: a finite clause without the subject that stands before the verb of thought.
fn lacks_subject(cx: &Context, verb: TokenId, clause: Option<TokenId>) -> bool {
    let doc = cx.doc;
    clause.is_some_and(|clause| {
        let first = doc.subtree(clause).into_iter().min();
        first == Some(TokenId(verb.0 + 1))
            && first.is_some_and(|first| {
                matches!(doc.token(first).upos, Upos::Aux | Upos::Verb)
                    && matches!(
                        doc.token(first).xpos,
                        Xpos::Md | Xpos::Vbz | Xpos::Vbd | Xpos::Vbp
                    )
            })
    })
}

fn has_subject(cx: &Context, clause: TokenId) -> bool {
    let mut around = cx.doc.children(clause).iter();
    around.any(|&child| cx.doc.deprel(child).is_subject())
}
