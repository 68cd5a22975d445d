//! The place of a claim: where the act of its clause took place.
//!
//! In: a draft. Out: the named place that a phrase of its clause gives, or of the clause that it shares its circumstances
//! with. Invariant: the dateline is nobody's place, and a claim about a place does not happen in another for that.

use super::context::Context;
use super::draft::Draft;
use super::phrase::case_lemma;
use crate::entity::EntityId;
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{ClaimType, EntityKind};

/// Prepositions that say where.
const WHERE: &[&str] = &[
    "in",
    "at",
    "near",
    "on",
    "inside",
    "outside",
    "across",
    "off",
    "over",
    "throughout",
];

/// Where the act of the draft took place.
pub(super) fn place_of(cx: &Context, draft: &Draft) -> Option<EntityId> {
    let mut at = draft.anchor;
    let acts = cx.doc.token(at).upos == Upos::Verb;
    loop {
        let place = phrases(cx, at)
            .into_iter()
            .filter(|&phrase| is_single(cx, phrase))
            .find_map(|phrase| place_in(cx, phrase))
            .or_else(|| place_beside(cx, at).filter(|_| acts))
            .or_else(|| place_meanwhile(cx, at).filter(|_| acts))
            .or_else(|| place_above(cx, at).filter(|_| acts))
            .or_else(|| place_of_object(cx, draft).filter(|_| acts && at == draft.anchor));
        if let Some(place) = place {
            // "lives in Osgiliath" says that already.
            let said = draft.kind == ClaimType::Location
                && !cx.ontology.is_happening(&draft.predicate.relation)
                && cx.entity_id(draft.object) == Some(place);
            return (!said && cx.entity_id(draft.subject) != Some(place)).then_some(place);
        }
        let head = cx.doc.head(at)?;
        if !shares_place(cx, at, head) {
            return None;
        }
        at = head;
    }
}

/// The phrases of the clause of `head` that may say where: its own, then those of its object and subject.
fn phrases(cx: &Context, head: TokenId) -> Vec<TokenId> {
    let doc = cx.doc;
    let of = |word: TokenId| {
        doc.children(word)
            .iter()
            .copied()
            .filter(|&child| matches!(doc.deprel(child), Deprel::Obl | Deprel::Nmod))
    };
    let own: Vec<TokenId> = of(head).collect();
    // "On Monday in Osgiliath, the king ...": the place hangs on the day.
    let fronted = own
        .iter()
        .copied()
        .filter(|&phrase| cx.kind(phrase) == EntityKind::Date)
        .flat_map(of);
    // "The attack in Osgiliath killed two", "destroyed a bridge in Osgiliath".
    let arguments = doc
        .children(head)
        .iter()
        .copied()
        .filter(|&child| match doc.deprel(child) {
            Deprel::Obj | Deprel::NsubjPass => !cx.is_actor(child),
            Deprel::Nsubj => cx.kind(child) == EntityKind::Event,
            _ => false,
        })
        .flat_map(of)
        // "an attack on Osgiliath" need not be in it.
        .filter(|&phrase| {
            !matches!(
                case_lemma(cx, phrase).as_deref(),
                Some("on" | "over" | "off")
            )
        });
    let mut found: Vec<TokenId> = own
        .iter()
        .copied()
        .chain(fronted)
        .chain(arguments)
        .collect();
    found.retain(|&phrase| is_where(cx, phrase));
    found
}

fn is_where(cx: &Context, phrase: TokenId) -> bool {
    case_lemma(cx, phrase).is_some_and(|case| WHERE.contains(&case.as_str()))
}

/// The place that the clause of `head` names without a preposition: *an Osgiliath bombing killed two*, *the quake struck
/// Osgiliath*.
fn place_beside(cx: &Context, head: TokenId) -> Option<EntityId> {
    let doc = cx.doc;
    let mut arguments = doc.children(head).iter().copied();
    let event = arguments.find(|&child| {
        let argues = doc.deprel(child).is_subject() || doc.deprel(child) == Deprel::Obj;
        argues && cx.kind(child) == EntityKind::Event
    })?;
    let struck = STRIKE.contains(&doc.lemma(head)) && doc.deprel(event) == Deprel::Nsubj;
    let named = |id: TokenId| {
        let entity = cx.entity(id)?;
        (entity.named && entity.kind == EntityKind::Place).then(|| cx.entity_id(id))?
    };
    doc.children_by(event, Deprel::Compound)
        .chain(doc.child(head, Deprel::Obj).filter(|_| struck))
        .find_map(named)
}

/// The place of a clause that goes on at the same time: *while in Osgiliath*, *while speaking in Osgiliath*.
fn place_meanwhile(cx: &Context, head: TokenId) -> Option<EntityId> {
    let clauses = cx.doc.children_by(head, Deprel::Advcl);
    clauses
        .filter(|&clause| cx.has_child(clause, Deprel::Mark, &["while"]))
        .filter(|&clause| cx.doc.child(clause, Deprel::Nsubj).is_none())
        .find_map(|clause| {
            let own = is_where(cx, clause).then_some(clause);
            own.into_iter()
                .chain(phrases(cx, clause))
                .filter(|&phrase| is_single(cx, phrase))
                .find_map(|phrase| place_in(cx, phrase))
        })
}

/// The place that a relative clause tells of: *in Osgiliath, where he met the queen*.
fn place_above(cx: &Context, head: TokenId) -> Option<EntityId> {
    let doc = cx.doc;
    let relative = matches!(doc.deprel(head), Deprel::AclRelcl | Deprel::AdvclRelcl);
    let place = doc.head(head).filter(|_| relative)?;
    let mut words = doc.children_by(head, Deprel::Advmod);
    words
        .any(|word| doc.lemma(word) == "where")
        .then(|| place_in(cx, place).filter(|_| is_place(cx, place)))?
}

/// Where somebody is to whom something is done: *arrested two men in Osgiliath*, *told a crowd in Osgiliath*; but *backs the rebels in Osgiliath*.
fn place_of_object(cx: &Context, draft: &Draft) -> Option<EntityId> {
    let doc = cx.doc;
    let touches = matches!(
        draft.kind,
        ClaimType::Assault | ClaimType::Coerce | ClaimType::Consult | ClaimType::Change
    ) || matches!(doc.lemma(draft.anchor), "tell" | "address");
    let object = doc.child(draft.anchor, Deprel::Obj)?;
    let phrases = doc.children_by(object, Deprel::Nmod);
    phrases
        .filter(|&phrase| touches && cx.is_actor(object) && is_where(cx, phrase))
        .filter(|&phrase| is_single(cx, phrase))
        .find_map(|phrase| place_in(cx, phrase))
}

/// Parts of a country, which are called by their names: *in the Bree district*.
const AREAS: &[&str] = &["district", "province", "county", "city", "town", "village"];

/// What a disaster does to where it is.
const STRIKE: &[&str] = &["strike", "hit", "shake", "rock", "devastate"];

/// *in Arnor, Gondor and Rohan*: one place alone would be wrong.
fn is_single(cx: &Context, phrase: TokenId) -> bool {
    cx.doc
        .subtree(phrase)
        .into_iter()
        .all(|id| cx.doc.deprel(id) != Deprel::Conj || !is_place(cx, id))
}

fn is_place(cx: &Context, id: TokenId) -> bool {
    matches!(
        cx.kind(id),
        EntityKind::Place | EntityKind::Country | EntityKind::Facility
    )
}

/// The named place of a phrase: *in Osgiliath*, *in the town of Osgiliath*, *in a square in Osgiliath*, *at a concert in
/// Osgiliath*, *at his Osgiliath home*; but *at Osgiliath station* bears a name of its own.
fn place_in(cx: &Context, phrase: TokenId) -> Option<EntityId> {
    let doc = cx.doc;
    let named = |id: TokenId| is_place(cx, id) && cx.entity(id).is_some_and(|entity| entity.named);
    if named(phrase) {
        return cx.entity_id(phrase);
    }
    let within = is_place(cx, phrase);
    let holds = within || cx.kind(phrase) == EntityKind::Event;
    let leads = |child: TokenId| {
        let case = case_lemma(cx, child);
        case.is_some_and(|case| within && case == "of" || WHERE.contains(&case.as_str()))
    };
    let bears_its_name = cx.has_child(phrase, Deprel::Det, &["a", "an"])
        || doc.child(phrase, Deprel::NmodPoss).is_some()
        || AREAS.contains(&doc.lemma(phrase));
    let told = doc.children(phrase).iter().copied().filter(|&child| {
        matches!(
            doc.deprel(child),
            Deprel::Appos | Deprel::NmodDesc | Deprel::Flat
        ) || doc.deprel(child) == Deprel::Nmod && holds && leads(child)
    });
    let before = doc.children_by(phrase, Deprel::Compound);
    told.chain(before.filter(|_| within && bears_its_name))
        .find(|&child| named(child))
        .and_then(|child| cx.entity_id(child))
}

/// Whether what `at` says takes place where what its `head` says does.
fn shares_place(cx: &Context, at: TokenId, head: TokenId) -> bool {
    let doc = cx.doc;
    let token = doc.token(at);
    match token.deprel {
        Deprel::Xcomp => doc.token(at).xpos != Xpos::Vb,
        Deprel::Advcl => {
            doc.child(at, Deprel::Mark).is_none() && matches!(token.xpos, Xpos::Vbg | Xpos::Vbn)
        }
        Deprel::Conj => !doc
            .children(at)
            .iter()
            .any(|&child| doc.deprel(child).is_subject()),
        Deprel::Obj | Deprel::NsubjPass | Deprel::Nsubj => {
            token.upos == Upos::Noun && doc.token(head).upos == Upos::Verb
        }
        _ => false,
    }
}
