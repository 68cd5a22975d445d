//! Claims that took the wrong word: what is told of another, or of too little to say anything.
//!
//! In: a draft. Out: the draft set right, where the sentence gives the right word, or whether it goes. Invariant: grammar
//! and closed lists of words decide, whoever proposed the draft.

use super::context::Context;
use super::draft::Draft;
use super::learned::MODEL;
use super::phrase::{case_lemma, told_tokens};
use super::proposal::way_up;
use super::voice::is_passive;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::EntityKind;

/// What is said *in* these says how something was done, or why: *resigned in protest*.
const IN_WHAT_WAY: &[&str] = &[
    "anger",
    "disgust",
    "general",
    "part",
    "person",
    "principle",
    "private",
    "protest",
    "public",
    "response",
    "retaliation",
    "secret",
    "shock",
    "solidarity",
    "turn",
    "vain",
];
/// *At* whose word something was done.
const AT_WHOSE_WORD: &[&str] = &[
    "behest",
    "expense",
    "insistence",
    "instigation",
    "invitation",
    "request",
    "urging",
];

/// Sets right what has the right word at hand.
pub(super) fn mend(cx: &Context, draft: &mut Draft) {
    let relation = match draft.predicate.relation.as_str() {
        // "died in the town of Bree", where the model finds a cause.
        "diedOf" if draft.rule == MODEL && is_place(cx, draft.object) && !is_from(cx, draft) => {
            "diedIn"
        }
        // "was sentenced to four years in prison": nobody sits in judgement there.
        "wasSentencedIn" | "wasCondemnedIn" if is_prison(cx, draft.object) => "sentencedTo",
        _ => return,
    };
    if let Some(relation) = cx.ontology.relation(relation) {
        draft.predicate.relation.clone_from(&relation.name);
        draft.predicate.lemma.clone_from(&relation.lemma);
        draft.predicate.known = true;
        draft.kind = relation.kind;
    }
}

fn is_from(cx: &Context, draft: &Draft) -> bool {
    case_lemma(cx, draft.object).as_deref() == Some("from")
}

/// Whether the draft tells what the sentence does not.
pub(super) fn is_astray(cx: &Context, draft: &Draft) -> bool {
    is_no_comment(cx, draft)
        || is_died_in_a_thing(cx, draft)
        || is_in_what_way(cx, draft)
        || is_between(cx, draft)
        || is_score(cx, draft)
        || is_within_its_name(cx, draft)
        || is_of_a_gerund(cx, draft)
        || is_of_the_thing(cx, draft)
        || is_said_beside(cx, draft)
        || is_the_hearers(cx, draft)
        || is_blamed_on_another(cx, draft)
}

fn is_place(cx: &Context, id: TokenId) -> bool {
    matches!(
        cx.kind(id),
        EntityKind::Place | EntityKind::Country | EntityKind::Facility
    )
}

fn is_prison(cx: &Context, id: TokenId) -> bool {
    matches!(cx.doc.lemma(id), "prison" | "jail" | "gaol" | "custody")
}

/// *whose novels won the Palantir Prize, died on Sunday*: nobody dies in a prize; nor of a land, *a leader in the secession
/// from Arnor, died in Bree*.
fn is_died_in_a_thing(cx: &Context, draft: &Draft) -> bool {
    if draft.rule != MODEL {
        return false;
    }
    if draft.predicate.relation == "diedOf" {
        return is_place(cx, draft.object);
    }
    draft.predicate.relation == "diedIn"
        && matches!(
            cx.kind(draft.object),
            EntityKind::Work | EntityKind::Concept | EntityKind::Product | EntityKind::Law
        )
        && case_lemma(cx, draft.object).is_none()
}

/// *resigned in protest*, *marched at the invitation of the guild*.
fn is_in_what_way(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let lemma = doc.lemma(draft.object);
    let bare = || {
        doc.child(draft.object, Deprel::Det).is_none()
            && doc.child(draft.object, Deprel::NmodPoss).is_none()
    };
    !draft.predicate.known
        && match case_lemma(cx, draft.object).as_deref() {
            Some("in") => IN_WHAT_WAY.contains(&lemma) && bare(),
            Some("at") => AT_WHOSE_WORD.contains(&lemma),
            _ => false,
        }
}

/// *a truce brokered by Gondor between Arnor and the council*, where the tree has Gondor for what was brokered.
fn is_between(cx: &Context, draft: &Draft) -> bool {
    !draft.predicate.known
        && cx.doc.token(draft.anchor).upos == Upos::Verb
        && is_passive(cx, draft.anchor)
        && cx.is_actor(draft.subject)
        && matches!(
            cx.doc.lemma(draft.anchor),
            "broker" | "mediate" | "negotiate" | "arrange" | "sign"
        )
        && case_lemma(cx, draft.object).as_deref() == Some("between")
}

/// *voted 5-2 to close the school*: how, and not what for.
fn is_score(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let number = |index: usize| {
        let token = doc.tokens.get(index);
        token.is_some_and(|token| token.upos == Upos::Num)
    };
    let at = draft.object.index();
    let dash = doc.tokens.get(at + 1).map(|token| token.lemma.as_str());
    !draft.predicate.known
        && number(at)
        && number(at + 2)
        && matches!(dash, Some("-" | "–"))
        && cx.kind(draft.object) != EntityKind::Date
}

/// *an Arnorian city* is in Arnor, and *the largest town in Arnor* too: the name says so already.
fn is_within_its_name(cx: &Context, draft: &Draft) -> bool {
    let within = |thing: TokenId, place: TokenId| {
        cx.mention(thing).is_some_and(|mention| {
            let named = cx.entities.entity(mention.entity).named;
            !named && told_tokens(cx, mention).contains(&place.index())
        })
    };
    draft.predicate.relation == "locatedIn"
        && matches!(
            cx.kind(draft.subject),
            EntityKind::Place | EntityKind::Country
        )
        && draft.rule != MODEL
        && within(draft.subject, draft.object)
}

/// *favoured prosecuting Took*: the deed is favoured, not Took.
fn is_of_a_gerund(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let deed = doc.head(draft.object).filter(|&deed| {
        doc.token(deed).xpos == Xpos::Vbg
            && matches!(doc.deprel(deed), Deprel::Xcomp | Deprel::Ccomp)
            && doc.head(deed) == Some(draft.anchor)
            && doc.deprel(draft.object) == Deprel::Obj
    });
    deed.is_some()
        && matches!(
            doc.lemma(draft.anchor),
            "avoid"
                | "back"
                | "consider"
                | "contemplate"
                | "discuss"
                | "favor"
                | "favour"
                | "oppose"
                | "recommend"
                | "resist"
                | "support"
        )
}

/// *captured a district of Bree*: not Bree.
fn is_of_the_thing(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let Some(thing) = doc.head(draft.object) else {
        return false;
    };
    draft.rule == MODEL
        && doc.token(draft.anchor).upos == Upos::Verb
        && draft.predicate.known
        && matches!(
            draft.predicate.relation.as_str(),
            "captured" | "seized" | "destroyed" | "occupied" | "damaged" | "crossed"
        )
        && doc.deprel(draft.object) == Deprel::Nmod
        && case_lemma(cx, draft.object).as_deref() == Some("of")
        && doc.head(thing) == Some(draft.anchor)
}

/// *Neighbours reported a fire, and guards cleared the camp*: the neighbours say nothing of the camp.
fn is_said_beside(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let way = way_up(cx, draft.object, draft.anchor);
    draft.rule == MODEL
        && matches!(
            draft.predicate.relation.as_str(),
            "commentedOn" | "calledOn"
        )
        && way.last().is_some_and(|&top| {
            doc.deprel(top) == Deprel::Conj
                && doc.head(top) == Some(draft.anchor)
                && doc
                    .children(top)
                    .iter()
                    .any(|&id| doc.deprel(id).is_subject())
        })
}

/// *declined to comment*, *could not be reached for comment*, *did not respond to a request for comment*: nothing is told.
fn is_no_comment(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let comment = |id: TokenId| {
        matches!(doc.form(id), "comment" | "comments")
            && doc.children(id).iter().all(|&child| {
                matches!(
                    doc.deprel(child),
                    Deprel::Case | Deprel::Mark | Deprel::Amod | Deprel::Punct
                )
            })
    };
    let asked = || {
        matches!(
            doc.lemma(draft.object),
            "request" | "inquiry" | "enquiry" | "call" | "message" | "email"
        ) && doc
            .children(draft.object)
            .iter()
            .any(|&child| comment(child) || doc.children(child).iter().any(|&below| comment(below)))
    };
    let says_so = matches!(
        doc.lemma(draft.anchor),
        "answer"
            | "ask"
            | "contact"
            | "decline"
            | "offer"
            | "reach"
            | "refuse"
            | "reply"
            | "respond"
            | "return"
    );
    // "declined to comment on the verdict"
    let silent = || {
        let mut below = doc.children_by(draft.anchor, Deprel::Xcomp);
        matches!(doc.lemma(draft.anchor), "decline" | "refuse")
            && below.any(|said| doc.lemma(said) == "comment")
    };
    says_so && (comment(draft.object) || asked() || silent())
}

/// *"You sold your office," the judge told Took*: whose that is depends on who hears it.
fn is_the_hearers(cx: &Context, draft: &Draft) -> bool {
    let owner = cx.doc.child(draft.object, Deprel::NmodPoss);
    draft.predicate.relation == "commentedOn"
        && owner.is_some_and(|owner| cx.doc.form(owner).eq_ignore_ascii_case("your"))
}

/// *blamed the unrest on Took*: nobody blames the unrest.
fn is_blamed_on_another(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let on = |above: TokenId, deprel: Deprel| {
        doc.children_by(above, deprel).any(|id| {
            draft.object < id
                && case_lemma(cx, id).as_deref() == Some("on")
                && cx.kind(id) != EntityKind::Date
        })
    };
    draft.predicate.relation == "blamed"
        && doc.lemma(draft.anchor) == "blame"
        && doc.deprel(draft.object) == Deprel::Obj
        && (on(draft.object, Deprel::Nmod) || on(draft.anchor, Deprel::Obl))
}
