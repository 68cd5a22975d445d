//! The plain states that the model finds where a name, a noun or a preposition carries them: *Bree, Arnor*.
//!
//! In: a proposal and its likeliest type. Out: a relation of the ontology. Invariant: the object has a name, and the
//! sentence ties the two together.

use super::context::Context;
use super::misroles::{is_beside_the_role, is_mere_nationality, is_place};
use super::phrase::{case_lemma, semantic_head};
use super::proposal::{Proposal, way_up};
use super::roles::{role_of, tense_of_role};
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{ClaimType, EntityKind, Relation};

/// Prepositions that tie nobody to what they lead to: *shops throughout Gondor*, *bands such as Acme*.
const UNTIED: &[&str] = &[
    "into",
    "onto",
    "toward",
    "towards",
    "through",
    "via",
    "over",
    "aboard",
    "across",
    "throughout",
    "along",
    "against",
    "such as",
    "including",
    "like",
    "unlike",
    "than",
];

/// The plain state of the type, where a name, noun or preposition carries the claim, with its lemma: *Bree, Arnor*,
/// *Gondor's navy*.
pub(super) fn state<'a>(
    cx: &Context<'a>,
    kind: ClaimType,
    proposal: &Proposal,
    kinds: (EntityKind, EntityKind),
) -> Option<(&'a Relation, String)> {
    let relation = plain_state(cx, kind, proposal, kinds)?;
    let named = (kind == ClaimType::Affiliation)
        .then(|| by_role(cx, proposal, kinds))
        .flatten();
    Some(named.unwrap_or_else(|| (relation, relation.lemma.clone())))
}

/// What the noun between the two says that they are to each other: *a Gondorian official* is an official of Gondor, *the
/// Gondorian geologist Took* a citizen of it.
fn by_role<'a>(
    cx: &Context<'a>,
    proposal: &Proposal,
    kinds: (EntityKind, EntityKind),
) -> Option<(&'a Relation, String)> {
    let doc = cx.doc;
    let noun = doc.head(proposal.object)?;
    if !is_said_of(cx, noun, proposal.subject) {
        return None;
    }
    let modifies = matches!(doc.deprel(proposal.object), Deprel::Amod | Deprel::Compound);
    let citizen = || {
        let relation = cx.ontology.relation("citizenOf")?;
        let land = doc.deprel(proposal.object) == Deprel::Amod || kinds.1 == EntityKind::Country;
        (modifies && land && relation.admits(kinds.0, kinds.1))
            .then(|| (relation, "be citizen of".to_owned()))
    };
    let Some((role, words)) = role_of(cx, noun) else {
        return citizen().filter(|_| kinds.0 == EntityKind::Person);
    };
    if is_mere_nationality(cx, role, proposal.object) {
        return citizen();
    }
    let case = case_lemma(cx, proposal.object);
    let led = doc.deprel(proposal.object) == Deprel::Nmod
        && matches!(case.as_deref(), Some("of" | "for" | "to"));
    let relation = cx.ontology.relation(role.relation_by(case.as_deref()))?;
    let fits = (role.of.is_empty() || role.of.contains(&kinds.1))
        && (role.holder.is_empty() || role.holder.contains(&kinds.0))
        && relation.admits(kinds.0, kinds.1);
    let beside = is_beside_the_role(cx, noun, &words, role, proposal.object);
    let lemma = format!("be {} {}", role.lemma, case.as_deref().unwrap_or("of"));
    ((led || modifies) && fits && !beside && tense_of_role(cx, &words).is_none())
        .then_some((relation, lemma))
}

/// The word that its name, its titles and, where `joined`, what it is joined to hang on.
fn top_of(cx: &Context, id: TokenId, joined: bool) -> TokenId {
    let above = std::iter::successors(Some(id), |&at| {
        let head = cx.doc.head(at)?;
        let case = || case_lemma(cx, at);
        let beside = match cx.doc.deprel(at) {
            Deprel::Appos | Deprel::Flat | Deprel::NmodDesc | Deprel::Compound => true,
            Deprel::Conj | Deprel::List => joined,
            // "a Gondorian-Arnorian geologist"
            Deprel::Amod => {
                cx.kind(at) == EntityKind::Country && cx.kind(head) != EntityKind::Country
            }
            Deprel::Nmod => match case().as_deref() {
                // "Gondorian firms including Acme"
                Some("including" | "such as") => true,
                // "the Gondorian town of Bree", "one of the Gondorian singers"
                Some("of") => {
                    let town = is_place(cx, at) && is_place(cx, head);
                    town && cx.doc.token(head).upos == Upos::Noun || semantic_head(cx, head) == at
                }
                _ => false,
            },
            _ => false,
        };
        beside.then_some(head)
    });
    above.last().unwrap_or(id)
}

/// Whether the noun is the subject's own, or says what the subject is: *Took is a Gondorian singer*. Of two that are joined,
/// a title of one is not the other's.
fn is_said_of(cx: &Context, noun: TokenId, subject: TokenId) -> bool {
    let doc = cx.doc;
    // "the Gondorian agency Acme", wherever the tree hangs the name.
    let next = cx
        .mention(subject)
        .is_some_and(|mention| mention.tokens.start == noun.index() + 1);
    let many = matches!(doc.token(noun).xpos, Xpos::Nns | Xpos::Nnps);
    next || [false, true]
        .into_iter()
        .filter(|joined| !joined || many)
        .any(|joined| is_told_of(cx, (noun, subject), joined))
}

fn is_told_of(cx: &Context, (noun, subject): (TokenId, TokenId), joined: bool) -> bool {
    let doc = cx.doc;
    let own = top_of(cx, subject, joined);
    // "a singer, writer and Gondorian actor" is one.
    let first = top_of(cx, noun, joined || doc.deprel(noun) == Deprel::Conj);
    let told = |clause: TokenId| {
        let mut below = doc.children(clause).iter();
        below.any(|&it| doc.deprel(it).is_subject() && top_of(cx, it, joined) == own)
    };
    let called = doc.deprel(first) == Deprel::Xcomp
        || doc.deprel(first) == Deprel::Obl && case_lemma(cx, first).as_deref() == Some("as");
    first == own
        || top_of(cx, noun, joined) == own
        || told(first)
        || called && doc.head(first).is_some_and(told)
}

/// *troops in Gondorian bases*, *the Gondorian envoy's home*, *the Gondorian-held island*: the word before the noun says
/// whose another thing is.
fn modifies_another(cx: &Context, subject: TokenId, object: TokenId) -> bool {
    let modifies = matches!(cx.doc.deprel(object), Deprel::Amod | Deprel::Compound);
    let noun = cx.doc.head(object).filter(|_| modifies);
    noun.is_some_and(|noun| !is_said_of(cx, noun, subject))
}

/// What belongs to a place lies there, takes place there or has its seat there: *the Shire town of Bree*, *the Bree bank Acme*.
fn belonging(subject: EntityKind, object: EntityKind) -> &'static str {
    match (subject, object) {
        (EntityKind::Organization, EntityKind::Place) => "basedIn",
        (EntityKind::Country | EntityKind::Place, EntityKind::Place) => "locatedIn",
        (EntityKind::Event, EntityKind::Place) => "happenedIn",
        _ => "affiliatedWith",
    }
}

fn plain_state<'a>(
    cx: &Context<'a>,
    kind: ClaimType,
    proposal: &Proposal,
    (subject, object): (EntityKind, EntityKind),
) -> Option<&'a Relation> {
    let name = match kind {
        // "states that vote are Arnor and Gondor" makes them no members of each other.
        _ if cx.doc.token(proposal.trigger).upos == Upos::Aux => return None,
        ClaimType::Location => whereabouts(cx, proposal.object)?,
        ClaimType::Affiliation => belonging(subject, object),
        ClaimType::Kinship => "relativeOf",
        _ => return None,
    };
    let named = |head| cx.entity(head).is_some_and(|entity| entity.named);
    // "a medal for Arnor", "a book on Gondor": things belong to nobody so; but "Gondorian ships".
    let above = cx.doc.head(proposal.object);
    let owned = matches!(
        cx.doc.deprel(proposal.object),
        Deprel::NmodPoss | Deprel::Amod | Deprel::Compound
    ) && (above == Some(proposal.subject) || above == cx.doc.head(proposal.subject));
    let belongs =
        owned || subject.is_actor() || matches!(subject, EntityKind::Event | EntityKind::Facility);
    if kind == ClaimType::Affiliation && !belongs {
        return None;
    }
    let untied = case_lemma(cx, proposal.object).is_some_and(|case| {
        // "shops across Bree" are there.
        let spread =
            kind == ClaimType::Location && matches!(case.as_str(), "across" | "throughout");
        // "moved with his family to Bree"
        let leads_on = case == "to"
            && matches!(object, EntityKind::Place | EntityKind::Country)
            && role_of(cx, proposal.subject).is_none();
        UNTIED.contains(&case.as_str()) && !spread || leads_on
    });
    // "the island of Bree" is Bree.
    let its_name = kind == ClaimType::Location
        && above == Some(proposal.subject)
        && cx.doc.token(proposal.subject).xpos == Xpos::Nn
        && matches!(object, EntityKind::Place | EntityKind::Country)
        && case_lemma(cx, proposal.object).as_deref() == Some("of")
        && role_of(cx, proposal.subject).is_some_and(|(role, _)| role.relation == "locatedIn");
    // "the mayor of Bree and Took of Arnor": Arnor is Took's.
    let somebody = above.is_some_and(|above| {
        above != proposal.subject
            && kind == ClaimType::Location
            && cx.kind(above) == EntityKind::Person
    });
    if kind != ClaimType::Kinship
        && (untied
            || its_name
            || somebody
            || modifies_another(cx, proposal.subject, proposal.object))
        || !hang_together(cx, kind, proposal.subject, proposal.object)
    {
        return None;
    }
    // "moved its embassy to Umbar": on the way it is not there yet.
    let on_the_way = matches!(
        cx.doc.lemma(proposal.trigger),
        "to" | "from" | "into" | "toward" | "towards" | "through" | "via"
    );
    let stays = matches!(
        subject,
        EntityKind::Place | EntityKind::Country | EntityKind::Facility
    );
    cx.ontology
        .relation(name)
        .filter(|relation| relation.admits(subject, object))
        .filter(|_| named(proposal.object))
        .filter(|_| kind != ClaimType::Location || stays && !on_the_way)
}

/// *a post near Bree* is not in it, and *ten miles west of Bree* is another place.
fn whereabouts(cx: &Context, place: TokenId) -> Option<&'static str> {
    match case_lemma(cx, place).as_deref() {
        Some("near") => Some("near"),
        Some("outside" | "outside of" | "off" | "beyond" | "between" | "around") => None,
        Some("of") => {
            let case = cx.doc.child(place, Deprel::Case)?;
            let before = case.0.checked_sub(1).map(TokenId)?;
            let aside = ["north", "south", "east", "west"];
            (!aside
                .iter()
                .any(|side| cx.doc.lemma(before).starts_with(side)))
            .then_some("locatedIn")
        }
        _ => Some("locatedIn"),
    }
}

/// Whether the sentence ties the two together: not over a verb (*Took landed in Arnor*), and not over a list
/// (*Took of the League and the writer Brandybuck* does not tie Brandybuck to the League).
fn hang_together(cx: &Context, kind: ClaimType, subject: TokenId, object: TokenId) -> bool {
    let doc = cx.doc;
    let (first, last) = (subject.min(object), subject.max(object));
    let mut between = (first.0..last.0).map(|index| doc.token(TokenId(index)).upos);
    match kind {
        ClaimType::Location => !between.any(|upos| matches!(upos, Upos::Verb | Upos::Aux)),
        ClaimType::Affiliation => {
            let above = |id| std::iter::once(id).chain(doc.ancestors(id));
            let Some(common) = above(subject).find(|&id| above(object).any(|other| other == id))
            else {
                return false;
            };
            let top = |id| way_up(cx, id, common).last().copied();
            // "the chains Acme and Boffin": two of a kind.
            let listed = [subject, object].into_iter().any(|id| {
                [subject, object].contains(&common)
                    && top(id).is_some_and(|at| doc.deprel(at) == Deprel::Conj)
            });
            let of_another = top(subject)
                .is_some_and(|at| matches!(doc.deprel(at), Deprel::Conj | Deprel::Flat))
                && common < object
                && object < subject;
            let close = last.0 - first.0 <= 4
                && !between.any(|upos| matches!(upos, Upos::Verb | Upos::Punct));
            // "With a majority in the Council, Took's election was likely": two phrases of one clause.
            let apart = doc.child(common, Deprel::Nsubj).is_some()
                && [subject, object]
                    .iter()
                    .all(|&id| 1 < way_up(cx, id, common).len());
            (close || doc.token(common).upos != Upos::Verb) && !apart && !of_another && !listed
        }
        _ => true,
    }
}
