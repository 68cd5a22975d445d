//! What looks like a role, or like what a role is of, and is none: half of a title, a place where somebody merely is.
//!
//! In: the noun of a role, its holder, what it may be of. Out: whether it says nothing so. Invariant: only grammar, kinds and
//! the ontology's roles decide.

use super::context::Context;
use super::draft::Draft;
use super::holders::named_behind;
use super::phrase::{case_lemma, role_span};
use super::roles::{role_of, tense_of_role};
use crate::language::{Deprel, TokenId, Upos, Xpos};
use crate::ontology::{ClaimType, EntityKind, Role};

/// Whether the words name no role of this holder: one person is no *participants*; *president* is not what a *former
/// president* is, where the tree hangs *former* on the name; *the University* of a school's name is no kind of thing; *its
/// rival* is nobody's without the owner; *and Investment Minister* is half of a title.
pub(super) fn is_misread(cx: &Context, noun: TokenId, words: &[TokenId], holder: TokenId) -> bool {
    let doc = cx.doc;
    let person = cx.kind(holder) == EntityKind::Person;
    // "actors Took and Brandybuck" are two.
    let many = doc.token(noun).xpos == Xpos::Nns && person && named_behind(cx, noun).is_none();
    let own = |&id: &TokenId| doc.head(id).is_some_and(|head| words.contains(&head));
    let past = tense_of_role(cx, words).is_some_and(|(_, word)| !own(&word));
    let owned = doc
        .child(noun, Deprel::NmodPoss)
        .is_some_and(|owner| doc.token(owner).upos == Upos::Pron);
    let thing = !person && (doc.token(noun).upos == Upos::Propn || owned);
    let start = role_span(cx, noun).start;
    let first = doc.tokens.partition_point(|token| token.span.start < start);
    let cut = doc
        .tokens
        .get(first)
        .is_some_and(|token| matches!(token.upos, Upos::Cconj | Upos::Adp));
    many || past || thing || cut
}

/// *Deputy* of *Deputy Chief Minister*, *attorney* of *Attorney General Took*: no office of its own.
pub(super) fn is_part_of_role(cx: &Context, noun: TokenId) -> bool {
    let of_person = |role: &Role| role.holder == [EntityKind::Person];
    // "Secretary of Justice Took", where the tree ties the justice to the name; with the secretary's own "of Justice" he
    // has the whole office.
    let longer = [1, 2].map(|far| TokenId(noun.0 + far)).iter().any(|&next| {
        cx.doc.tokens.get(next.index()).is_some()
            && (cx.doc.head(next) != Some(noun) || cx.doc.deprel(next) != Deprel::Nmod)
            && role_of(cx, next).is_some_and(|(_, words)| words.contains(&noun))
    });
    let head = cx
        .doc
        .head(noun)
        .filter(|&head| noun < head && cx.doc.deprel(noun) == Deprel::Compound);
    let modifies = head
        .and_then(|head| role_of(cx, head))
        .is_some_and(|(role, _)| of_person(role))
        && role_of(cx, noun).is_some_and(|(role, _)| role.holder.contains(&EntityKind::Person));
    longer || modifies
}

/// *the founder of Acme spoke*: that a nameless founder founded it says nothing; but *his lawyer* and *Gondor's ally* tie
/// somebody to somebody.
pub(super) fn says_nothing(cx: &Context, draft: &Draft, noun: TokenId) -> bool {
    draft.subject == noun
        && !matches!(draft.kind, ClaimType::Kinship | ClaimType::Alliance)
        && cx.kind(draft.object) != EntityKind::Person
        && cx
            .entity(noun)
            .is_some_and(|entity| !entity.named && entity.kind == EntityKind::Person)
}

/// *members of the same species* are its members: where neither side has a name, that says nothing.
///
/// Families, authors and victims are told of by what they are of, and stay.
pub(super) fn is_tautology(
    cx: &Context,
    role: &Role,
    noun: TokenId,
    (holder, target): (TokenId, TokenId),
) -> bool {
    let named = |id| cx.entity(id).is_some_and(|entity| entity.named);
    let mere = cx
        .ontology
        .relation(&role.relation)
        .is_some_and(|it| matches!(it.kind, ClaimType::Affiliation | ClaimType::Position));
    mere && holder == noun && !named(holder) && !named(target)
}

/// Adjectives that say which of a land's people somebody leads.
const LED: &[&str] = &[
    "catholic",
    "communist",
    "conservative",
    "far-right",
    "indigenous",
    "islamist",
    "jewish",
    "militant",
    "muslim",
    "nationalist",
    "rebel",
    "religious",
    "separatist",
    "socialist",
    "spiritual",
    "tribal",
];

/// What says only where its holder is, or is of something else: *world leaders in Bree*, *partners in Arnor*, *members in
/// Gondor*; *Gondorian rebel leaders* lead the rebels, *his chief of plans* not him, *Arnor's European partners* are
/// Arnor's.
pub(super) fn is_beside_the_role(
    cx: &Context,
    noun: TokenId,
    words: &[TokenId],
    role: &Role,
    target: TokenId,
) -> bool {
    let doc = cx.doc;
    let leads = matches!(role.relation.as_str(), "leaderOf" | "commanderOf");
    let stands = role.relation == "candidateFor";
    let stays = leads || matches!(role.relation.as_str(), "partnerOf" | "agencyOf");
    let inside = match case_lemma(cx, target).as_deref() {
        // "the nominee in the Bree Research average of polls"
        Some("in") => {
            stays
                || role.relation == "memberOf" && is_place(cx, target)
                || stands && cx.kind(target) == EntityKind::Organization
        }
        Some("at" | "from") => stays || stands,
        _ => false,
    };
    let modifies = matches!(
        doc.deprel(target),
        Deprel::Amod | Deprel::Compound | Deprel::NmodPoss
    );
    let others = || {
        let below = words.iter().flat_map(|&word| doc.children(word));
        below
            .copied()
            .filter(|&other| other != target && !words.contains(&other))
    };
    let further = leads
        && others().any(|other| match doc.deprel(other) {
            Deprel::Compound => target < other,
            // "Gondorian separatist leader": not of all there.
            Deprel::Amod => target < other && LED.contains(&doc.lemma(other)),
            Deprel::Nmod => matches!(case_lemma(cx, other).as_deref(), Some("of" | "for")),
            _ => false,
        });
    let owned = role.relation == "partnerOf"
        && doc.deprel(target) != Deprel::NmodPoss
        && doc.child(noun, Deprel::NmodPoss).is_some();
    // "deputy governor of Bree": it has another governor.
    let first = words.iter().min().copied().unwrap_or(noun);
    let deputy = first.0.checked_sub(1).map(TokenId).is_some_and(|before| {
        !words.contains(&before)
            && matches!(
                doc.lemma(before).to_lowercase().as_str(),
                "deputy" | "vice" | "assistant" | "associate"
            )
    });
    // "members of the guild, Faramir and Rosie Brandybuck": they are the members.
    let member = role.relation == "memberOf"
        && doc.deprel(target) != Deprel::NmodPoss
        && cx.kind(target) == EntityKind::Person;
    inside
        || member
        || deputy
        || is_of_the_name(cx, noun, words, target)
        || is_where_from(cx, noun, words, role, target)
        || modifies && (further || owned)
}

/// *US President Faramir of the Green Party*: what he presides over stands before the office already.
fn is_of_the_name(cx: &Context, noun: TokenId, words: &[TokenId], target: TokenId) -> bool {
    let doc = cx.doc;
    let name = doc
        .head(noun)
        .filter(|_| matches!(doc.deprel(noun), Deprel::NmodDesc | Deprel::Compound));
    let named = |id: &TokenId| {
        cx.entity(*id)
            .is_some_and(|entity| entity.named && entity.kind != EntityKind::Person)
    };
    let of_name = |name: &TokenId| {
        doc.head(target) == Some(*name)
            && *name < target
            && cx.kind(target) == EntityKind::Organization
    };
    name.filter(of_name).is_some_and(|name| {
        let beside = words.iter().chain([&name]);
        let mut before = beside.flat_map(|&word| doc.children(word));
        before.any(|child| *child < noun && !words.contains(child) && named(child))
    })
}

/// *committee member Took of Bree*, *a Bree lawyer*, *a town ten miles from Bree*, *hospital officials in Bree*, *Acme's
/// director for Bree*: where somebody is from, or what part of the work is theirs.
fn is_where_from(
    cx: &Context,
    noun: TokenId,
    words: &[TokenId],
    role: &Role,
    target: TokenId,
) -> bool {
    let doc = cx.doc;
    let relation = role.relation.as_str();
    let employs = matches!(relation, "employedBy" | "lawyerFor" | "professorAt");
    let on_name = doc.head(target).is_some_and(|head| !words.contains(&head));
    let case = case_lemma(cx, target);
    let has = |deprel| doc.children_by(noun, deprel).any(|other| other != target);
    let place = is_place(cx, target);
    // "U.S. District Judge Took": the district is half of the title.
    let half = cx.mention(target).is_some_and(|mention| {
        let within = |&word: &TokenId| word != noun && mention.tokens.contains(&word.index());
        words.iter().any(within)
    });
    if half {
        return true;
    }
    match (doc.deprel(target), case.as_deref()) {
        // "labour minister Took of the Acme Party" is no minister of the party.
        (Deprel::Nmod, Some("of")) if on_name && !place => matches!(
            relation,
            "ministerOf" | "governorOf" | "mayorOf" | "senatorOf"
        ),
        (Deprel::Nmod, Some("of")) => {
            place && on_name && (employs || matches!(relation, "memberOf" | "candidateFor"))
        }
        (Deprel::Nmod, Some("from")) => matches!(relation, "locatedIn" | "partOf"),
        (Deprel::Nmod, Some("for")) => place && has(Deprel::NmodPoss),
        (Deprel::Nmod, Some("in")) => {
            let alone = matches!(
                relation,
                "lawyerFor" | "ambassadorOf" | "customerOf" | "manufacturerOf"
            );
            place && (alone || relation == "officialOf" && has(Deprel::Compound))
        }
        // "the Bree mayor candidate" stands for mayor there.
        (Deprel::Compound | Deprel::NmodDesc, _) if relation == "candidateFor" => {
            let office = noun.0.checked_sub(1).map(TokenId);
            let held = |office| cx.ontology.role(cx.doc.lemma(office)).is_some();
            place && office.is_some_and(|office| office != target && held(office))
        }
        (Deprel::Compound | Deprel::Amod, _) => employs && cx.kind(target) == EntityKind::Place,
        _ => false,
    }
}

/// *the border city of Bree, Arnor*: the city is Bree, and Arnor holds it.
pub(super) fn is_its_name(
    cx: &Context,
    role: &Role,
    noun: TokenId,
    (holder, target): (TokenId, TokenId),
) -> bool {
    let doc = cx.doc;
    let place = |id| is_place(cx, id) && doc.token(id).upos == Upos::Propn;
    role.relation == "locatedIn"
        && noun < target
        && target < holder
        && doc.head(target) == Some(noun)
        && doc.head(holder) == Some(noun)
        && case_lemma(cx, holder).is_none()
        && place(holder)
        && place(target)
}

/// *previously served as envoy*: not any more.
pub(super) fn past_holding(
    cx: &Context,
    noun: TokenId,
    anchor: TokenId,
) -> Option<(&'static str, TokenId)> {
    let mut words = cx.doc.children_by(anchor, Deprel::Advmod);
    words
        .find(|&word| {
            anchor != noun && matches!(cx.doc.lemma(word), "previously" | "formerly" | "once")
        })
        .map(|word| ("former", word))
}

/// *the nominee, in a poll on Monday, led*: of no poll.
pub(super) fn is_behind_comma(cx: &Context, phrase: TokenId) -> bool {
    let first = cx.doc.subtree(phrase).first().copied();
    let before = first.and_then(|first| first.0.checked_sub(1));
    before.is_some_and(|before| cx.doc.form(TokenId(before)) == ",")
}

pub(super) fn is_place(cx: &Context, id: TokenId) -> bool {
    matches!(cx.kind(id), EntityKind::Place | EntityKind::Country)
}

/// *the Gondorian singer Faramir* sings, but not of Gondor: the adjective says where he is from.
pub(super) fn is_mere_nationality(cx: &Context, role: &Role, target: TokenId) -> bool {
    // "Gondorian and Arnorian reporters"
    let first = cx
        .doc
        .head(target)
        .filter(|_| cx.doc.deprel(target) == Deprel::Conj)
        .unwrap_or(target);
    let modifier = matches!(cx.doc.deprel(first), Deprel::Amod | Deprel::Compound);
    let occupation = cx
        .ontology
        .relation(&role.relation)
        .is_some_and(|relation| {
            matches!(
                relation.kind,
                ClaimType::Creation
                    | ClaimType::Participation
                    | ClaimType::Ownership
                    | ClaimType::Other
            )
        });
    let works = matches!(role.relation.as_str(), "employedBy" | "playerOf");
    // "French director Took" directs no Frenchmen, "a Danish rival" is Danish, "a Dutch lawyer" Dutch.
    let adjective = cx.doc.deprel(first) == Deprel::Amod
        && matches!(
            role.relation.as_str(),
            "captainOf"
                | "chiefExecutiveOf"
                | "directorOf"
                | "lawyerFor"
                | "opponentOf"
                | "professorAt"
                | "rivalOf"
        );
    modifier && (occupation || works || adjective) && cx.kind(target) == EntityKind::Country
}
