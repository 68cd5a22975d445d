//! What a draft would say only by half: claims that are dropped because what makes them true, or tells anything, is left out.
//!
//! In: a draft, whoever proposed it. Out: whether it is a fragment. Invariant: only grammar, the ontology's stances and the
//! kinds of the ends decide; a claim that merely leaves out when, where or how it was stays.

use super::context::Context;
use super::draft::Draft;
use super::learned::MODEL;
use super::objects::is_unexplained;
use super::phrase::{case_lemma, literal_span, told_tokens};
use super::times::is_nowadays;
use super::topics::is_no_topic;
use super::uncompleted::is_uncompleted;
use super::voice::is_passive;
use crate::entity::is_first_person;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{ClaimType, EntityKind, Stance, TriggerPos};

/// Prepositions that lead from a verb of saying to where, how or to whom something is said, not to what.
const BESIDE_THE_WORDS: &[&str] = &["in", "at", "on", "from", "during", "with", "to", "outside"];
/// Verbs that say little without what follows them: *went on a spree on Monday* is no *went on Monday*.
const EMPTY_VERBS: &[&str] = &[
    "account", "be", "become", "come", "get", "go", "have", "make", "remain", "serve", "take",
    "turn",
];
/// Nouns that say nothing without what they are of, for or to: *plans to take the bridge*, *the conditions of the truce*.
const HOLLOW: &[&str] = &[
    "ability",
    "attempt",
    "capacity",
    "chance",
    "commitment",
    "condition",
    "decline",
    "decrease",
    "danger",
    "desire",
    "effort",
    "element",
    "excuse",
    "factor",
    "hypothesis",
    "importance",
    "increase",
    "intent",
    "intention",
    "need",
    "number",
    "opportunity",
    "opposition",
    "permission",
    "phenomenon",
    "plan",
    "position",
    "possibility",
    "post",
    "request",
    "responsibility",
    "right",
    "risk",
    "role",
    "seat",
    "sign",
    "step",
    "title",
    "use",
    "way",
    "willingness",
];

/// Whether too little is left of what the sentence says.
pub(super) fn is_fragment(cx: &Context, draft: &Draft) -> bool {
    if cx.doc.token(draft.anchor).upos == Upos::Verb
        && (is_unsaid(cx, draft) || is_undone(cx, draft))
    {
        return true;
    }
    let unexplained = !draft.predicate.known && is_unexplained(cx, draft.anchor, draft.object);
    unexplained
        || is_uncompleted(cx, draft)
        || is_no_topic(cx, draft)
        || is_bare_number(cx, draft)
        || is_pointed_at(cx, draft.subject)
        || draft.literal.is_none() && is_pointed_at(cx, draft.object)
        || draft.kind == ClaimType::Ownership && is_compared(cx, draft.object)
        || [draft.subject, draft.object]
            .into_iter()
            .any(|end| is_cut(cx, end, draft.anchor))
        || [draft.subject, draft.object]
            .into_iter()
            .any(|end| is_ours(cx, end))
        || is_counted_from_elsewhere(cx, draft.object)
        || is_nowadays(cx, draft.object, draft.anchor)
        || is_overshadowed(cx, draft)
        || is_unfounded(cx, draft)
}

/// Whether the noun says nothing without what it is of, for or to.
fn is_hollow(cx: &Context, noun: TokenId) -> bool {
    cx.doc.token(noun).upos == Upos::Noun && HOLLOW.contains(&cx.doc.lemma(noun))
}

/// *These theories hold*, *both sides agreed*, *such an attack*, *had the same response*: which ones, where nothing else in
/// the article says it.
fn is_pointed_at(cx: &Context, noun: TokenId) -> bool {
    let doc = cx.doc;
    let resolved = cx
        .entity(noun)
        .is_none_or(|entity| entity.named || 1 < entity.mentions.len());
    let points = doc.children(noun).iter().any(|&child| {
        matches!(
            doc.deprel(child),
            Deprel::Det | Deprel::DetPredet | Deprel::Amod
        ) && matches!(
            doc.lemma(child),
            "this" | "that" | "these" | "those" | "such" | "both" | "following"
        )
    });
    let same = doc
        .children_by(noun, Deprel::Amod)
        .any(|amod| doc.lemma(amod) == "same");
    // "the same party as before"
    let compared = || doc.children_by(noun, Deprel::Nmod).next().is_some();
    let told = doc
        .children(noun)
        .iter()
        .any(|&child| noun < child && matches!(doc.deprel(child), Deprel::AclRelcl | Deprel::Acl));
    doc.token(noun).upos == Upos::Noun && (points || same && !compared()) && !told && !resolved
}

/// *the factors cited for the fall*, *the second knight since the war to win*: what is left out behind the noun makes it
/// what it is.
fn is_cut(cx: &Context, noun: TokenId, anchor: TokenId) -> bool {
    let doc = cx.doc;
    if doc.token(noun).upos != Upos::Noun || cx.entity(noun).is_some_and(|entity| entity.named) {
        return false;
    }
    // "the largest school in Bree": where it is the largest.
    let ranked = {
        doc.children_by(noun, Deprel::Amod).any(|rank| {
            doc.token(rank).xpos == Xpos::Jjs && doc.lemma(rank) != "many"
                || matches!(
                    doc.lemma(rank),
                    "first" | "second" | "third" | "fourth" | "fifth" | "sixth" | "only" | "sole"
                )
        })
    };
    // What is no literal is called by its mention.
    let end = match cx.mention(noun) {
        Some(mention) if !cx.kind(noun).is_literal() => doc.span_of(&told_tokens(cx, mention)).end,
        _ => literal_span(cx, noun).end,
    };
    let adjoins = |child: TokenId| {
        let first = doc.subtree(child).into_iter().min().unwrap_or(child);
        let between = doc.text.get(end..doc.token(first).span.start);
        between.is_some_and(|between| between.trim().is_empty())
    };
    // "the factors leading to it": what is said of them is not left out.
    let told = |child: TokenId| anchor == child || doc.ancestors(anchor).any(|id| id == child);
    let behind = |&child: &TokenId| {
        matches!(
            doc.deprel(child),
            Deprel::Nmod | Deprel::Acl | Deprel::AclRelcl | Deprel::Ccomp
        ) && adjoins(child)
            && !told(child)
            && (!is_when_or_where(cx, child) || ranked && cx.kind(child) != EntityKind::Date)
    };
    // "the security plan for Bree" is told from others.
    let hollow = is_hollow(cx, noun) && doc.child(noun, Deprel::Compound).is_none();
    (hollow || ranked) && doc.children(noun).iter().any(behind)
}

fn is_when_or_where(cx: &Context, noun: TokenId) -> bool {
    matches!(
        cx.kind(noun),
        EntityKind::Date | EntityKind::Place | EntityKind::Country | EntityKind::Facility
    ) && cx.doc.deprel(noun) == Deprel::Nmod
        && !cx.has_child(noun, Deprel::Case, &["of", "from", "since"])
}

/// *our priority*: whose that is depends on who speaks.
pub(super) fn is_ours(cx: &Context, noun: TokenId) -> bool {
    let owner = cx.doc.child(noun, Deprel::NmodPoss);
    owner.is_some_and(|owner| is_first_person(cx.doc.form(owner)))
}

/// *the same day*, *that night*, *local time*: when, is told elsewhere.
fn is_counted_from_elsewhere(cx: &Context, time: TokenId) -> bool {
    let doc = cx.doc;
    let points = doc.children(time).iter().any(|&child| {
        matches!(doc.deprel(child), Deprel::Det | Deprel::Amod)
            && matches!(doc.lemma(child), "same" | "that" | "those" | "these")
    });
    cx.kind(time) == EntityKind::Date && (points || doc.lemma(time) == "time")
}

/// *had greater strength*: than whom?
fn is_compared(cx: &Context, noun: TokenId) -> bool {
    cx.has_child(
        noun,
        Deprel::Amod,
        &["great", "high", "good", "strong", "bad", "fast", "long"],
    ) && cx
        .doc
        .children_by(noun, Deprel::Amod)
        .any(|more| cx.doc.token(more).xpos == Xpos::Jjr)
}

/// *was pronounced dead in Bree*, *gave the guards a horse*: what completes the verb is left out, and what is named only
/// stands beside it.
fn is_overshadowed(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let verb = draft.anchor;
    if draft.predicate.known || doc.token(verb).upos != Upos::Verb {
        return false;
    }
    // "gave the guards a horse" is neither *gave the guards* nor *gave a horse*.
    let receives = doc.child(verb, Deprel::Iobj).is_some()
        && doc.head(draft.object) == Some(verb)
        && matches!(doc.deprel(draft.object), Deprel::Iobj | Deprel::Obj);
    // "went on a spree in Bree"
    let led = |child: &TokenId| {
        *child != draft.object && cx.kind(*child) != EntityKind::Date && *child > verb
    };
    let empty = EMPTY_VERBS.contains(&doc.lemma(verb))
        && doc.deprel(draft.object) == Deprel::Obl
        && doc.children_by(verb, Deprel::Obl).any(|child| led(&child));
    let spent = doc.deprel(draft.object) == Deprel::Obj && is_time_span(cx, draft.object);
    let beside = case_lemma(cx, draft.object).is_some() && draft.kind != ClaimType::Time;
    let completed = beside && draft.rule == MODEL && doc.child(verb, Deprel::Xcomp).is_some();
    receives || empty || spent || completed
}

/// *spent ten years in Bree*, *risked two years in prison*: so long at what?
pub(super) fn is_time_span(cx: &Context, noun: TokenId) -> bool {
    is_unit(cx.doc.lemma(noun)) && cx.doc.child(noun, Deprel::Nummod).is_some()
}

pub(super) fn is_unit(lemma: &str) -> bool {
    matches!(
        lemma,
        "second" | "minute" | "hour" | "day" | "week" | "month" | "year" | "decade" | "century"
    )
}

/// What the model alone cannot know: a name, a change or kin needs the word that says it.
fn is_unfounded(cx: &Context, draft: &Draft) -> bool {
    let kin = || {
        let role = cx.ontology.role(cx.doc.lemma(draft.anchor));
        role.is_some()
    };
    // "on a train of Took's; her parents died": the parents are nobody's that is named so far off.
    let tied = |end: TokenId| {
        let beside = |below: TokenId, above: TokenId| {
            cx.doc.head(below) == Some(above)
                && !matches!(cx.doc.deprel(below), Deprel::NmodPoss | Deprel::Nmod)
        };
        end == draft.anchor || beside(end, draft.anchor) || beside(draft.anchor, end)
    };
    draft.rule == MODEL
        && match draft.predicate.relation.as_str() {
            "named" | "became" | "includes" => true,
            // "called him a hero": nobody telephones.
            "called" => cx.doc.child(draft.anchor, Deprel::Xcomp).is_some(),
            // "died at the age of 66"
            "diedOf" => {
                cx.doc.token(draft.object).upos == Upos::Num
                    || matches!(
                        cx.kind(draft.object),
                        EntityKind::Quantity | EntityKind::Date
                    )
            }
            "relativeOf" => !kin() || !tied(draft.subject) && !tied(draft.object),
            _ => false,
        }
}

/// *said at the feast that Arnor fell*: where it was said, and not what.
fn is_unsaid(cx: &Context, draft: &Draft) -> bool {
    let verb = draft.anchor;
    let said = cx.doc.child(verb, Deprel::Ccomp).is_some();
    if !said && !cx.speech.is_saying(verb) || is_passive(cx, verb) {
        return false;
    }
    // "told the guards to leave" is an order; "told the Post that Arnor fell" at least speaks to it.
    if draft.predicate.relation == "spokeTo" {
        return cx.doc.child(verb, Deprel::Xcomp).is_some();
    }
    // "said refunds were offered", where the tree takes the refunds for what was said.
    if draft.predicate.relation == "said" && has_content(cx, verb) {
        return true;
    }
    let beside = || {
        let case = case_lemma(cx, draft.object);
        case.is_some_and(|case| BESIDE_THE_WORDS.contains(&case.as_str()))
    };
    !draft.predicate.known && has_content(cx, verb) && beside()
}

/// Whether a clause completes the verb: what is said, planned, or done next.
fn has_content(cx: &Context, verb: TokenId) -> bool {
    [Deprel::Ccomp, Deprel::Xcomp]
        .into_iter()
        .any(|deprel| cx.doc.child(verb, deprel).is_some())
}

/// *agreed on Monday to leave*, *became king in 2941*, *was awarded a medal in 2941*: when it was, and not what.
fn is_undone(cx: &Context, draft: &Draft) -> bool {
    let verb = draft.anchor;
    let dates = draft.kind == ClaimType::Time && draft.literal == Some(EntityKind::Date);
    if !dates || draft.predicate.known {
        return false;
    }
    let doc = cx.doc;
    let lemma = doc.lemma(verb);
    let clause = doc
        .child(verb, Deprel::Ccomp)
        .or_else(|| doc.child(verb, Deprel::Xcomp))
        .is_some_and(|clause| doc.token(clause).upos != Upos::Adj);
    let left_out = if is_passive(cx, verb) {
        doc.children_by(verb, Deprel::Obj)
            .any(|thing| thing != draft.subject)
    } else {
        let stance = cx.ontology.stance(lemma, TriggerPos::Verb);
        stance.is_some_and(|stance| stance != Stance::Achieve) || EMPTY_VERBS.contains(&lemma)
    };
    clause || left_out || is_length(cx, draft.object)
}

/// *hours after the battle*, *millions of years after*: how long after something else.
fn is_length(cx: &Context, time: TokenId) -> bool {
    let doc = cx.doc;
    let counts =
        |lemma: &str| matches!(lemma, "thousand" | "million" | "billion" | "dozen" | "ten");
    let bare = doc.children(time).iter().all(|&child| {
        matches!(
            doc.deprel(child),
            Deprel::Punct | Deprel::Advcl | Deprel::Acl | Deprel::Mark
        )
    });
    is_unit(doc.lemma(time)) && bare || counts(doc.lemma(time))
}

/// *earned the remaining 6*, *followed with 54*: six of what? But ages, dates, sums and the dead are told by their number.
fn is_bare_number(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let counted = doc.token(draft.object).upos == Upos::Num
        && doc
            .form(draft.object)
            .starts_with(|c: char| c.is_ascii_digit())
        && matches!(
            cx.kind(draft.object),
            EntityKind::Quantity | EntityKind::Concept
        );
    let of_what = doc.children(draft.object).iter().any(|&child| {
        matches!(
            doc.deprel(child),
            Deprel::Nmod | Deprel::Compound | Deprel::Flat
        ) || doc.token(child).upos == Upos::Sym
    });
    counted
        && !of_what
        && matches!(
            draft.predicate.relation.as_str(),
            "receivedAmount" | "hasQuantity"
        )
}
