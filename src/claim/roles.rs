//! Claims of role nouns: titles, appositions, copulas, possessives and descriptions that name who is what to whom.
//!
//! *Colombian President Gustavo Petro*, *Faramir, the steward of Gondor,*, *Arnor is an ally of Gondor*, *his wife Éowyn*,
//! *the Gondorian minister* (once resolved to a person). Invariant: a former or future holder never gets the plain relation.

use super::context::Context;
use super::draft::Draft;
use super::holders::{holders, named_behind};
use super::implied;
use super::misroles::{
    is_behind_comma, is_beside_the_role, is_its_name, is_mere_nationality, is_misread,
    is_part_of_role, is_place, is_tautology, past_holding, says_nothing,
};
use super::offices;
use super::phrase::{case_lemma, conjuncts, semantic_head};
use super::places::town_in;
use super::types::Predicate;
use crate::language::{Deprel, TokenId};
use crate::ontology::{ClaimType, EntityKind, Role, Slot};

pub(super) use super::role_words::role_of;

/// Confidence of a role with what it is of.
const ROLE: f32 = 0.88;
/// Confidence of a role that names nothing it is of.
const BARE_ROLE: f32 = 0.7;

/// The drafts of one role noun.
pub(super) fn drafts(cx: &Context, noun: TokenId) -> Vec<Draft> {
    if is_part_of_role(cx, noun) {
        return Vec::new();
    }
    let Some((role, words)) = role_of(cx, noun) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let targets = targets(cx, noun, &words, role);
    for (holder, anchor, presupposed) in holders(cx, noun) {
        let holder = semantic_head(cx, holder);
        if !role.holder.is_empty() && !role.holder.contains(&cx.kind(holder)) {
            continue;
        }
        for &target in &targets {
            let ends = (holder, target);
            if is_tautology(cx, role, noun, ends) {
                continue;
            }
            found.extend(if is_mere_nationality(cx, role, target) {
                Some(citizenship(cx, ends, noun, role))
            } else if is_its_name(cx, role, noun, ends) {
                Some(town_in((target, holder)))
            } else {
                draft(cx, (noun, role, &words), ends, (anchor, presupposed))
                    .filter(|draft| !says_nothing(cx, draft, noun))
            });
        }
        let unplaced = targets
            .iter()
            .all(|&target| is_mere_nationality(cx, role, target));
        // "ecologist Took of Isen University" works there, and is an ecologist.
        let employs = role.relation == "employedBy"
            && anchor == noun
            && words
                .iter()
                .all(|word| !targets.iter().any(|&it| cx.doc.head(it) == Some(*word)));
        // "survived by wife Rosie": whose.
        let kin = cx
            .ontology
            .relation(&role.relation)
            .is_some_and(|relation| relation.kind == ClaimType::Kinship);
        let named_alone = kin && named_behind(cx, noun).is_some();
        let bare_too = unplaced || employs;
        if bare_too && holder != noun && !named_alone && !is_misread(cx, noun, &words, holder) {
            found.push(bare(cx, noun, holder, (anchor, presupposed)));
            if anchor == noun && unplaced {
                let office = offices::of_role(cx, (noun, &words), role, (holder, presupposed));
                found.extend(office);
            }
        }
    }
    found
}

/// What the role is of: *of Gondor*, *Gondor's*, *Gondorian*, *his*.
fn targets(cx: &Context, noun: TokenId, words: &[TokenId], role: &Role) -> Vec<TokenId> {
    let doc = cx.doc;
    // "allies in Harad" are allies of somebody else, who are there.
    let kind = cx
        .ontology
        .relation(&role.relation)
        .map(|relation| relation.kind);
    let alliance = kind == Some(ClaimType::Alliance);
    let stance = matches!(kind, Some(ClaimType::Support | ClaimType::Reject));
    let kin = kind == Some(ClaimType::Kinship);
    let employs = role.relation == "employedBy";
    let fits = |id: &TokenId| {
        if is_beside_the_role(cx, noun, words, role, *id) {
            return false;
        }
        let kind = cx.kind(*id);
        let fits = role.of.is_empty() || role.of.contains(&kind) || is_body(cx, *id, role);
        fits && (!alliance || kind.is_actor())
    };
    let mut found: Vec<TokenId> = Vec::new();
    let mut add = |id: TokenId| {
        for id in conjuncts(cx, id) {
            let id = semantic_head(cx, id);
            if fits(&id) && !found.contains(&id) && !words.contains(&id) {
                found.push(id);
            }
        }
    };
    for &word in words {
        for child in phrases(cx, word, role) {
            match doc.deprel(child) {
                Deprel::NmodPoss => add(child),
                Deprel::Nmod => match case_lemma(cx, child).as_deref() {
                    // "the committee for marsh birds": no part of them.
                    Some("for" | "to") if role.relation == "partOf" => {}
                    Some("of" | "for" | "to") => {
                        add(child);
                        // "director of news for Acme": the firm's, where the tree has news for it.
                        let further = doc.children_by(child, Deprel::Nmod).filter(|&below| {
                            let case = case_lemma(cx, below);
                            matches!(case.as_deref(), Some("for" | "at"))
                                && cx.kind(below) == EntityKind::Organization
                                && matches!(role.relation.as_str(), "directorOf" | "headOf")
                        });
                        further.for_each(&mut add);
                    }
                    // "families with children", "fans with flags": who has them.
                    Some("with") if !stance && !kin => add(child),
                    // "his opponent, in a message to voters,": no opponent of the message.
                    // "workers in Bree" need not be Bree's.
                    Some("in" | "from") if employs && is_place(cx, child) => {}
                    // "recalled the ambassador from Gondor": from there he is recalled.
                    Some("from") if completes(cx, noun, "from") => {}
                    // "the nominee, in a poll on Monday, led"
                    Some("at" | "in") if is_behind_comma(cx, child) => {}
                    Some("at" | "in" | "from") if !stance => add(child),
                    _ => {}
                },
                Deprel::Amod | Deprel::Compound if is_named(cx, child) => add(child),
                Deprel::Compound if is_body(cx, child, role) => add(child),
                _ => {}
            }
        }
    }
    // "Gondorian President Faramir", "President Faramir of Gondor": the adjective or phrase may hang on the name.
    if let (Deprel::NmodDesc | Deprel::Compound, Some(name)) = (doc.deprel(noun), doc.head(noun)) {
        for &child in doc.children(name) {
            if doc.deprel(child) == Deprel::Nmod && case_lemma(cx, child).as_deref() == Some("of") {
                add(child);
            }
            if child < noun
                && matches!(
                    doc.deprel(child),
                    Deprel::Amod | Deprel::Compound | Deprel::NmodPoss | Deprel::NmodDesc
                )
                && is_named(cx, child)
            {
                add(child);
            }
        }
    }
    found
}

/// Whether the verb that the noun is the object of takes such a phrase itself: *recalled him from Gondor*.
pub(super) fn completes(cx: &Context, noun: TokenId, preposition: &str) -> bool {
    let verb = cx
        .doc
        .head(noun)
        .filter(|_| cx.doc.deprel(noun) == Deprel::Obj);
    let slot = Slot::Preposition(preposition.to_owned());
    verb.is_some_and(|verb| {
        let frames = cx.ontology.verb_triggers(cx.doc.lemma(verb));
        frames.iter().any(|frame| frame.object.contains(&slot))
    })
}

/// The phrases of a role's word: its own, and of two joined roles what stands behind the second, also where the tree hangs it
/// on the first. *A writer and member of the council* is a member of it, no writer of it; *the founder and head of Acme* is both.
fn phrases(cx: &Context, word: TokenId, role: &Role) -> Vec<TokenId> {
    let doc = cx.doc;
    let mut found = doc.children(word).to_vec();
    if let Some(second) = doc.child(word, Deprel::Conj) {
        let occupation = matches!(
            role.relation.as_str(),
            "employedBy" | "lawyerFor" | "professorAt"
        );
        let same = role_of(cx, second).is_some_and(|(other, _)| other.relation == role.relation);
        let others = |child| occupation && !same && second < child;
        found.retain(|&child| doc.deprel(child) != Deprel::Nmod || !others(child));
    }
    if let (Deprel::Conj, Some(first)) = (doc.deprel(word), doc.head(word)) {
        found.extend(
            doc.children_by(first, Deprel::Nmod)
                .filter(|&child| word < child),
        );
    }
    found
}

fn is_named(cx: &Context, id: TokenId) -> bool {
    cx.entity(id)
        .is_some_and(|entity| entity.named && entity.kind != EntityKind::Person)
}

/// *Isen president Took*, *police spokesman Took*, *Took spokesman Beren Brandybuck*: what stands before the role is what it
/// is of, also where it is a body without a name, or its name was taken for a person's, whom nobody presides over.
fn is_body(cx: &Context, id: TokenId, role: &Role) -> bool {
    let doc = cx.doc;
    if doc.deprel(id) != Deprel::Compound || cx.mention(id).is_some_and(|it| it.tokens.len() != 1) {
        return false;
    }
    let speaks = role.relation == "spokespersonFor";
    let heads = matches!(
        role.relation.as_str(),
        "presidentOf" | "chiefExecutiveOf" | "chairOf" | "coachOf" | "directorOf"
    );
    let employs = role.relation == "employedBy";
    let body = || {
        let lemma = doc.lemma(id).to_lowercase();
        let plain = matches!(
            lemma.as_str(),
            "police" | "army" | "government" | "hospital" | "company"
        );
        plain && !employs || implied::body(cx, doc.form(id)).is_some()
    };
    match cx.entity(id) {
        Some(entity) if entity.named => entity.kind == EntityKind::Person && (heads || speaks),
        _ => (heads || speaks || employs) && body(),
    }
}

fn citizenship(
    cx: &Context,
    (holder, country): (TokenId, TokenId),
    noun: TokenId,
    role: &Role,
) -> Draft {
    // "the Gondorian candidate" is Gondor's, wherever from.
    let (relation, lemma, kind) = match role.relation.as_str() {
        _ if cx.kind(holder) == EntityKind::Organization => {
            ("basedIn", "be based in", ClaimType::Location)
        }
        "candidateFor" => (
            "affiliatedWith",
            "be affiliated with",
            ClaimType::Affiliation,
        ),
        _ => ("citizenOf", "be citizen of", ClaimType::Affiliation),
    };
    Draft {
        subject: holder,
        predicate: Predicate {
            relation: relation.to_owned(),
            lemma: lemma.to_owned(),
            known: true,
        },
        object: country,
        literal: None,
        kind,
        anchor: noun,
        trigger: Vec::new(),
        rule: "nationality".to_owned(),
        confidence: BARE_ROLE,
        presupposed: true,
        intended: false,
        planner: None,
    }
}

/// *former*, *then*: not any more; *-elect*, *incoming*: not yet; with the word that says so.
pub(super) fn tense_of_role(cx: &Context, words: &[TokenId]) -> Option<(&'static str, TokenId)> {
    let doc = cx.doc;
    words
        .iter()
        .flat_map(|&word| {
            // "former Gondor President Faramir": the tree hangs the word on the name.
            let named = doc
                .head(word)
                .filter(|_| doc.deprel(word) == Deprel::NmodDesc);
            let beside = named.into_iter().flat_map(|name| doc.children(name));
            let own = doc.children(word).iter();
            let before = beside.copied().filter(move |&child| child < word);
            own.copied()
                .chain(before)
                .chain(word.0.checked_sub(1).map(TokenId))
        })
        .find_map(|child| match cx.doc.form(child).to_lowercase().as_str() {
            "former" | "ex" | "ex-" | "then" | "onetime" | "ousted" | "deposed" | "retired"
            | "late" | "formerly" | "previously" | "once" => Some(("former", child)),
            "elect" | "incoming" | "designate" | "future" | "would-be" => Some(("incoming", child)),
            _ => None,
        })
}

fn draft(
    cx: &Context,
    (noun, role, words): (TokenId, &Role, &[TokenId]),
    (holder, target): (TokenId, TokenId),
    (anchor, presupposed): (TokenId, bool),
) -> Option<Draft> {
    let link = cx
        .doc
        .head(target)
        .filter(|head| words.contains(head))
        .and_then(|_| case_lemma(cx, target));
    let relation = cx.ontology.relation(role.relation_by(link.as_deref()))?;
    if holder == target || !relation.admits(cx.kind(holder), cx.kind(target)) {
        return None;
    }
    let preposition = link.unwrap_or_else(|| "of".to_owned());
    // "the late founder": who founded it did so for good.
    let for_good = |word: TokenId| {
        cx.doc.lemma(word).eq_ignore_ascii_case("late")
            && matches!(relation.kind, ClaimType::Kinship | ClaimType::Creation)
    };
    let tense = tense_of_role(cx, words)
        .filter(|&(_, word)| !for_good(word))
        .or_else(|| past_holding(cx, noun, anchor));
    let (name, lemma, known) = match tense {
        Some((tense, _)) => {
            let mut letters = relation.name.chars();
            let capital: String = letters
                .next()
                .into_iter()
                .flat_map(char::to_uppercase)
                .collect();
            (
                format!("{tense}{capital}{}", letters.as_str()),
                format!("be {tense} {} {preposition}", role.lemma),
                false,
            )
        }
        None => (
            relation.name.clone(),
            format!("be {} {preposition}", role.lemma),
            true,
        ),
    };
    Some(Draft {
        subject: holder,
        predicate: Predicate {
            relation: name,
            lemma,
            known,
        },
        object: target,
        literal: None,
        kind: relation.kind,
        anchor,
        trigger: if noun == anchor || presupposed {
            words.to_vec()
        } else {
            vec![anchor, noun]
        },
        rule: role.id.clone(),
        confidence: ROLE,
        presupposed,
        intended: false,
        planner: None,
    })
}

/// *Faramir, an economist,*: the role itself is the object.
pub(super) fn bare(
    cx: &Context,
    noun: TokenId,
    holder: TokenId,
    (anchor, presupposed): (TokenId, bool),
) -> Draft {
    let (relation, kind) = if cx.kind(holder) == EntityKind::Person {
        ("hasRole", ClaimType::Position)
    } else {
        ("isA", ClaimType::Other)
    };
    Draft {
        subject: holder,
        predicate: Predicate {
            relation: relation.to_owned(),
            lemma: "be".to_owned(),
            known: true,
        },
        object: noun,
        literal: Some(EntityKind::Role),
        kind,
        anchor,
        trigger: Vec::new(),
        rule: "bare-role".to_owned(),
        confidence: BARE_ROLE,
        presupposed,
        intended: false,
        planner: None,
    }
}
