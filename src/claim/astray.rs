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
use crate::ontology::{ClaimType, EntityKind, Slot};

/// What is said *in* these says how something was done, or why: *resigned in protest*.
const IN_WHAT_WAY: &[&str] = &[
    "anger",
    "disgust",
    "exile",
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
        || is_named_so(cx, draft)
        || is_by_somebody(cx, draft)
        || is_only_charged(cx, draft)
        || is_asked_for(cx, draft)
        || cx.doc.lemma(draft.object) == "much" && is_alone(cx, draft.object)
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
    // "in the Bree hospital", "in the city Bree": what stands beside the name is led.
    let mut above = std::iter::successors(Some(draft.object), |&at| {
        let beside = matches!(
            cx.doc.deprel(at),
            Deprel::Compound | Deprel::Flat | Deprel::Appos | Deprel::NmodDesc | Deprel::Conj
        );
        cx.doc.head(at).filter(|_| beside)
    });
    draft.predicate.relation == "diedIn" && !above.any(|at| case_lemma(cx, at).is_some())
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
    !draft.predicate.known && number(at) && number(at + 2) && matches!(dash, Some("-" | "–"))
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

/// *captured a district of Bree*: not Bree; *sold it in the towns of Bree and Archet* sold neither; *blamed bandits from Arnor*.
fn is_of_the_thing(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    // "the towns of Bree and Archet"
    let first = doc
        .head(draft.object)
        .filter(|_| doc.deprel(draft.object) == Deprel::Conj)
        .unwrap_or(draft.object);
    let case = case_lemma(cx, first);
    let Some(thing) = doc.head(first) else {
        return false;
    };
    let of_verb = draft.rule == MODEL
        && draft.predicate.known
        && doc.token(draft.anchor).upos == Upos::Verb
        && doc.deprel(first) == Deprel::Nmod
        && doc.head(thing) == Some(draft.anchor);
    let relation = draft.predicate.relation.as_str();
    let taken = matches!(
        relation,
        "captured" | "seized" | "destroyed" | "occupied" | "damaged"
    );
    let led = || {
        let slot = case_lemma(cx, thing).map(Slot::Preposition);
        let senses = cx.ontology.verb_triggers(doc.lemma(draft.anchor));
        senses
            .iter()
            .filter(|sense| sense.relation == relation)
            .any(|sense| slot.as_ref().is_none_or(|slot| sense.object.contains(slot)))
    };
    of_verb
        && match (doc.deprel(thing), case.as_deref()) {
            (Deprel::Obj, Some("of")) => taken,
            (Deprel::Obl, Some("of")) => {
                let states = matches!(draft.kind, ClaimType::Location | ClaimType::Statement);
                is_place(cx, draft.object) && !states && !led()
            }
            (_, Some("from" | "in")) => relation == "blamed",
            _ => false,
        }
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

/// *noted which birds come back*, *asked whose bridge fell*: what is asked for is not known.
fn is_asked_for(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let mut before = (0..draft.object.0).rev().map(TokenId);
    let opener = before.find(|&at| !matches!(doc.token(at).upos, Upos::Adj | Upos::Noun));
    draft.kind == ClaimType::Statement
        && opener.is_some_and(|at| matches!(doc.lemma(at), "which" | "what" | "whose"))
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
            | "seek"
    );
    // "declined to comment on the verdict", "declined to say when the bridge opens"
    let silent = || {
        let mut below = doc.children_by(draft.anchor, Deprel::Xcomp);
        matches!(doc.lemma(draft.anchor), "decline" | "refuse")
            && below.any(|said| {
                matches!(
                    doc.lemma(said),
                    "comment" | "say" | "discuss" | "elaborate" | "speculate" | "speak"
                )
            })
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

/// *the sixth named storm of the season*: it was named no storm. *The council confirmed Took, the former mayor*: nor did it
/// speak of him.
fn is_named_so(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let storm = doc.lemma(draft.anchor) == "name"
        && doc.lemma(draft.object) == "storm"
        && draft.object.0 == draft.anchor.0 + 1;
    let confirmed = draft.predicate.relation == "commentedOn"
        && doc.lemma(draft.anchor) == "confirm"
        && doc.child(draft.anchor, Deprel::Ccomp).is_none()
        && cx.kind(draft.object) == EntityKind::Person;
    draft.rule == MODEL && (storm || confirmed)
}

/// *her third album, produced by Took*: she does not belong to him.
fn is_by_somebody(cx: &Context, draft: &Draft) -> bool {
    draft.rule == MODEL
        && draft.predicate.relation == "affiliatedWith"
        && cx.doc.deprel(draft.object) == Deprel::OblAgent
}

/// *destroyed much of the harvest*, where the phrase is cut behind *much*.
fn is_alone(cx: &Context, id: TokenId) -> bool {
    cx.mention(id)
        .is_none_or(|mention| told_tokens(cx, mention).len() == 1)
}

/// *Two men were charged in the shooting of a guard*: whether they shot him is for the court.
fn is_only_charged(cx: &Context, draft: &Draft) -> bool {
    let doc = cx.doc;
    let verb = doc
        .ancestors(draft.anchor)
        .find(|&id| doc.token(id).upos == Upos::Verb);
    draft.rule == MODEL
        && doc.token(draft.anchor).upos == Upos::Noun
        && verb.is_some_and(|verb| {
            is_passive(cx, verb)
                && matches!(
                    doc.lemma(verb),
                    "accuse"
                        | "arrest"
                        | "charge"
                        | "detain"
                        | "hold"
                        | "indict"
                        | "suspect"
                        | "question"
                        | "want"
                )
                && doc.children(verb).iter().any(|&id| {
                    doc.deprel(id).is_subject() && cx.entity_id(id) == cx.entity_id(draft.subject)
                })
        })
}
