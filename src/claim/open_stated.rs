//! Which predicates of a sentence give open tuples: those that it states.
//!
//! In: a predicate. Out: whether a reader of its tuple alone is told what the sentence says. Invariant: what is only asked,
//! wanted, supposed or made to depend on something gives none, unless the relation phrase or an argument says so.

use super::clause::is_question;
use super::context::Context;
use super::open_aside::is_vague;
use super::open_leaning::leans;
use super::open_shared::lender;
use super::status::is_upheld;
use super::voice::is_passive;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{Stance, TriggerPos};

/// Words that open a clause on which another depends.
const CONDITIONS: &[&str] = &["if", "unless", "provided"];
/// Words that open a clause of time: what such a clause says may be yet to come, or come again and again.
const TIMES: &[&str] = &[
    "when", "whenever", "once", "until", "till", "before", "as", "after",
];

/// Whether the token heads a clause that the sentence states: a verb, but no participle before a noun, or what a copula
/// ascribes.
pub(super) fn is_stated_predicate(cx: &Context, id: TokenId) -> bool {
    let token = cx.doc.token(id);
    let is_verb = token.upos == Upos::Verb && !matches!(token.deprel, Deprel::Amod | Deprel::Case);
    (is_verb || cx.doc.child(id, Deprel::Cop).is_some()) && is_stated(cx, id)
}

/// Whether the sentence says it of itself: not *if he is fit*, *I wanted to have a degree*, *did not expect much to come*,
/// *What should be done?*; but *he may leave*, whose relation phrase says how it is meant, and *she agreed to meet*.
fn is_stated(cx: &Context, head: TokenId) -> bool {
    let outer = std::iter::successors(Some(head), |&at| merged_governor(cx, at)).last();
    let outer = outer.unwrap_or(head);
    let asked = is_asked(cx, outer) || is_asked_within(cx, head);
    let doubted = is_within_condition(cx, head)
        || is_merely_named(cx, head)
        || is_vague(cx, head, outer)
        || is_disputed(cx, head)
        || is_to_be_made(cx, head)
        || leans(cx, head, outer);
    let bare = outer == head
        && (is_marked(cx, head, &["to"]) || cx.doc.deprel(head) == Deprel::Xcomp)
        && cx
            .doc
            .child(head, Deprel::Cop)
            .is_none_or(|cop| cx.doc.token(cop).xpos == Xpos::Vb);
    // "allows it to try to leave"
    let bare = bare || outer != head && is_marked(cx, outer, &["to"]);
    // "was going to ask": the infinitive's tuple has these words too.
    let taken_in = cx
        .doc
        .children_by(head, Deprel::Xcomp)
        .any(|child| merged_governor(cx, child) == Some(head) && is_marked(cx, child, &["to"]));
    !asked && !doubted && !bare && !taken_in && is_upheld(cx, lender(cx, outer).unwrap_or(outer))
}

/// *How do you approach this?*, *you think which stands out?*: anything in a question, and what has the order of one.
fn is_asked(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    let around = std::iter::once(head).chain(doc.ancestors(head));
    let inverted = |at: TokenId| {
        let subject = doc.child(at, Deprel::Nsubj);
        let before = subject.and_then(|subject| doc.subtree(subject).into_iter().min());
        // "went like 'Are you a knight?'"
        let marked = || {
            doc.children_by(at, Deprel::Punct)
                .any(|mark| doc.form(mark) == "?")
        };
        before.is_some_and(|before| {
            doc.children(at).iter().any(|&aux| {
                aux < before
                    && matches!(doc.deprel(aux), Deprel::Aux | Deprel::Cop)
                    && (doc.lemma(aux) == "do" || marked())
            })
        })
    };
    around
        .into_iter()
        .any(|at| is_question(cx, at) || inverted(at))
}

/// *if he stays because she is ill*, *see whether they would stop*, *when something is new*: a condition or an open
/// question, or what gives a reason in one; *the king whom they saved* in one is presupposed.
fn is_within_condition(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    let presupposed = |&at: &TokenId| matches!(doc.deprel(at), Deprel::AclRelcl | Deprel::Appos);
    let mut clauses = vec![head];
    if !presupposed(&head) {
        clauses.extend(doc.ancestors(head).take_while(|at| !presupposed(at)));
    }
    clauses.into_iter().any(|at| {
        is_marked(cx, at, &["if", "unless", "whether", "lest", "than"]) || is_condition(cx, at)
    })
}

/// A clause on which another depends: *if he leaves*, *whenever he leaves*, *until he leaves*; but *when he left*.
fn is_condition(cx: &Context, clause: TokenId) -> bool {
    let doc = cx.doc;
    let opened = |words: &[&str]| {
        doc.children(clause).iter().any(|&child| {
            child < clause
                && matches!(doc.deprel(child), Deprel::Mark | Deprel::Advmod)
                && words.contains(&doc.lemma(child))
        })
    };
    let finite = doc.child(clause, Deprel::Nsubj).is_some()
        || doc.child(clause, Deprel::NsubjPass).is_some();
    matches!(doc.deprel(clause), Deprel::Advcl | Deprel::Root)
        && finite
        && (opened(CONDITIONS) || opened(TIMES) && !is_past(cx, clause) && !is_reason(cx, clause))
}

/// *as he is ill*, *as she told the king*: no clause of time, for all that opens it.
fn is_reason(cx: &Context, clause: TokenId) -> bool {
    let lone = is_marked(cx, clause, &["as"]);
    lone && cx.doc.children_by(clause, Deprel::Mark).count() == 1
        && !cx
            .doc
            .children_by(clause, Deprel::Advmod)
            .any(|child| matches!(cx.doc.lemma(child), "soon" | "long" | "far") && child < clause)
}

/// Whether the clause is in the past or the perfect.
pub(super) fn is_past(cx: &Context, clause: TokenId) -> bool {
    let doc = cx.doc;
    let past = |id: TokenId| doc.token(id).xpos == Xpos::Vbd;
    let perfect = |id: TokenId| doc.lemma(id) == "have";
    let modal = |id: TokenId| doc.token(id).xpos == Xpos::Md;
    let mut words: Vec<TokenId> = doc
        .children(clause)
        .iter()
        .copied()
        .filter(|&child| {
            matches!(
                doc.deprel(child),
                Deprel::Aux | Deprel::AuxPass | Deprel::Cop
            )
        })
        .collect();
    if words.iter().any(|&id| modal(id)) {
        return false;
    }
    let has_have = doc.children_by(clause, Deprel::Aux).any(perfect);
    words.push(clause);
    has_have || words.into_iter().any(past)
}

/// The clauses on which that of `head` depends, as further arguments: *will accept it [if the king leaves]*; those before
/// the first of several verbs count for all.
pub(super) fn conditions(cx: &Context, head: TokenId) -> Vec<TokenId> {
    let doc = cx.doc;
    let mut found = Vec::new();
    let mut at = head;
    loop {
        let own = doc.children_by(at, Deprel::Advcl);
        found.extend(own.filter(|&clause| {
            is_condition(cx, clause) && (at == head || clause < at || merges(cx, head, at))
        }));
        let next = merged_governor(cx, at).or_else(|| {
            let first = doc.head(at).filter(|_| doc.deprel(at) == Deprel::Conj);
            first.filter(|_| doc.child(at, Deprel::Nsubj).is_none())
        });
        match next {
            Some(next) => at = next,
            None => break,
        }
    }
    found.sort_unstable();
    found
}

/// Whether `governor` takes in the clause of `head`, be it over several verbs.
fn merges(cx: &Context, head: TokenId, governor: TokenId) -> bool {
    std::iter::successors(Some(head), |&at| merged_governor(cx, at)).any(|at| at == governor)
}

/// *asked how far they went*, *assess to what extent they agree*, *How the union works* in a headline: a question inside another clause or without its mark. *Explained why they left* takes it that they did.
fn is_asked_within(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    let clause = matches!(
        doc.deprel(head),
        Deprel::Root | Deprel::Ccomp | Deprel::Advcl | Deprel::Csubj
    );
    let first = doc.subtree(head).into_iter().min();
    let measured = |&at: &TokenId| {
        let noun = doc.head(at).filter(|_| doc.deprel(at) == Deprel::AclRelcl);
        noun.is_some_and(|noun| cx.has_child(noun, Deprel::Det, &["what", "which"]))
    };
    clause && first.is_some_and(|first| doc.lemma(first).eq_ignore_ascii_case("how"))
        || std::iter::once(head)
            .chain(doc.ancestors(head))
            .any(|at| measured(&at))
}

/// *aimed at deterring attacks*, *the possibility of leaving*, *accused of lying and stealing*: a gerund after a preposition
/// that does not tell when something happened.
fn is_merely_named(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    let told = ["after", "before", "by", "since", "upon", "while", "when"];
    let is_gerund = |at: TokenId| {
        // "having been a knight"
        let verb = doc.child(at, Deprel::Cop).unwrap_or(at);
        let first = doc.child(at, Deprel::Aux).unwrap_or(verb);
        let perfect = doc.lemma(first) == "have" && doc.child(at, Deprel::Nsubj).is_none();
        doc.token(first).xpos == Xpos::Vbg && (first == verb || perfect)
    };
    std::iter::successors(Some(head), |&at| {
        doc.head(at).filter(|_| doc.deprel(at) == Deprel::Conj)
    })
    .take_while(|&at| is_gerund(at))
    .any(|at| {
        // "I remember going there and wanting it"
        let joined = at != head && doc.deprel(at) == Deprel::Xcomp;
        joined
            || doc.children(at).iter().any(|&mark| {
                mark < at
                    && matches!(doc.deprel(mark), Deprel::Mark | Deprel::Case)
                    && !told.contains(&doc.lemma(mark))
            })
    })
}

/// *the risk of a fire destroying the town*: what the noun before it only fears, plans or thinks possible.
pub(super) fn is_foreseen(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    let gerund = doc.deprel(head) == Deprel::Acl && doc.token(head).xpos == Xpos::Vbg;
    let noun = doc
        .head(head)
        .filter(|&noun| gerund && doc.deprel(noun) == Deprel::Nmod);
    noun.and_then(|noun| doc.head(noun)).is_some_and(|above| {
        cx.ontology
            .stance(doc.lemma(above), TriggerPos::Noun)
            .is_some_and(|stance| !matches!(stance, Stance::Say | Stance::Achieve))
    })
}

/// *he is German, I believe*; *they thought that he was German*.
pub(super) fn is_believed(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    let believes =
        |at: TokenId| cx.ontology.stance(doc.lemma(at), TriggerPos::Verb) == Some(Stance::Believe);
    let aside = doc
        .children_by(head, Deprel::Parataxis)
        .any(|said| believes(said) && doc.subtree(said).len() <= 3);
    let content = std::iter::once(head)
        .chain(doc.ancestors(head))
        .take_while(|&at| !matches!(doc.deprel(at), Deprel::AclRelcl | Deprel::Appos))
        .find(|&at| doc.deprel(at) == Deprel::Ccomp);
    // "the belief that success goes to the strong"
    let of_noun = doc.deprel(head) == Deprel::Acl
        && (doc.child(head, Deprel::Mark).is_some() || doc.child(head, Deprel::Nsubj).is_some())
        && doc.head(head).is_some_and(|noun| {
            cx.ontology.stance(doc.lemma(noun), TriggerPos::Noun) == Some(Stance::Believe)
        });
    let thinker = content
        .and_then(|at| doc.head(at))
        .filter(|&at| believes(at));
    let doubted = thinker.is_some_and(|at| {
        matches!(doc.lemma(at), "doubt" | "suspect" | "fear" | "hope")
            || matches!(doc.token(at).xpos, Xpos::Vbd | Xpos::Vbn)
    });
    aside || of_noun || doubted
}

fn is_marked(cx: &Context, head: TokenId, lemmas: &[&str]) -> bool {
    cx.has_child(head, Deprel::Mark, lemmas)
}

/// The verb whose words the relation phrase of an infinitive takes in: *agreed* of *agreed to meet*.
pub(super) fn merged_governor(cx: &Context, head: TokenId) -> Option<TokenId> {
    let doc = cx.doc;
    let governor = doc
        .head(head)
        .filter(|_| doc.deprel(head) == Deprel::Xcomp)?;
    // "a letter asking the king to leave": he leaves, and does not ask.
    let shares_subject = doc.child(governor, Deprel::Obj).is_none()
        && (doc.child(governor, Deprel::Iobj).is_none() || is_passive(cx, governor))
        && doc.child(head, Deprel::Nsubj).is_none();
    // "called for the killers to be punished": they do not call.
    let between = doc
        .children_by(governor, Deprel::Obl)
        .any(|id| governor < id && id < head && cx.has_child(id, Deprel::Case, &["for"]));
    (doc.token(governor).upos == Upos::Verb && shares_subject && !between).then_some(governor)
}

/// *disputed the claim that he was caught*: what is said there is what somebody does not believe.
fn is_disputed(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    let told = doc.deprel(head) == Deprel::Acl && is_marked(cx, head, &["that"]);
    let verb = doc
        .head(head)
        .filter(|_| told)
        .and_then(|noun| doc.head(noun));
    verb.is_some_and(|verb| {
        matches!(
            doc.lemma(verb),
            "dispute"
                | "deny"
                | "reject"
                | "dismiss"
                | "refute"
                | "doubt"
                | "question"
                | "challenge"
        )
    })
}

/// *help them build a wall that keeps others out*: no such wall is there yet.
fn is_to_be_made(cx: &Context, head: TokenId) -> bool {
    let doc = cx.doc;
    let first = std::iter::successors(Some(head), |&at| {
        doc.head(at).filter(|_| doc.deprel(at) == Deprel::Conj)
    });
    let clause = first
        .last()
        .filter(|&at| doc.deprel(at) == Deprel::AclRelcl);
    let present = matches!(doc.token(head).xpos, Xpos::Vbz | Xpos::Vbp);
    let noun = clause
        .filter(|_| present)
        .and_then(|clause| doc.head(clause));
    noun.is_some_and(|noun| {
        cx.has_child(noun, Deprel::Det, &["a", "an"])
            && doc.deprel(noun) == Deprel::Obj
            && doc.head(noun).is_some_and(|verb| {
                doc.token(verb).xpos == Xpos::Vb && !cx.has_child(verb, Deprel::Aux, &["do"])
            })
    })
}
