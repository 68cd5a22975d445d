//! Where things are: *Bogotá, Colombia*, *a base in Arnor*, *the Gondorian company Acme*.
//!
//! Invariant: what is located is a thing that can be somewhere, and the place is a place.

use super::context::Context;
use super::draft::Draft;
use super::phrase::{case_lemma, conjuncts, semantic_head};
use super::roles::{completes, role_of};
use super::spot::is_firm;
use super::types::Predicate;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::{ClaimType, EntityKind};

/// The drafts that hang on one noun or name.
pub(super) fn drafts(cx: &Context, noun: TokenId) -> Vec<Draft> {
    let mut found = Vec::new();
    for &child in cx.doc.children(noun) {
        match cx.doc.deprel(child) {
            Deprel::Nmod => {
                within(cx, noun, (child, child), &mut found);
                // "votes in Arnor, Gondor and Rohan": a thing is in one place, events may be in several.
                if cx.kind(noun) == EntityKind::Event {
                    let others = cx.doc.children_by(child, Deprel::Conj);
                    for place in others.filter(|&place| cx.kind(place) == cx.kind(child)) {
                        within(cx, noun, (child, place), &mut found);
                    }
                }
                origin(cx, noun, child, &mut found);
                membership(cx, noun, child, &mut found);
            }
            Deprel::Appos | Deprel::NmodUnmarked | Deprel::List | Deprel::Flat | Deprel::Dep => {
                comma_place(cx, noun, child, &mut found);
            }
            Deprel::Amod | Deprel::Compound => {
                nationality(cx, noun, child, &mut found);
                based(cx, noun, child, &mut found);
            }
            _ => {}
        }
    }
    found
}

fn is_place(kind: EntityKind) -> bool {
    matches!(
        kind,
        EntityKind::Place | EntityKind::Country | EntityKind::Facility
    )
}

/// *a bridge in Arnor*, *the explosion near Osgiliath*; what is outside a place is not in it.
fn within(cx: &Context, thing: TokenId, (led, place): (TokenId, TokenId), found: &mut Vec<Draft>) {
    let case = case_lemma(cx, place)
        .or_else(|| case_lemma(cx, led))
        .unwrap_or_default();
    if !matches!(case.as_str(), "in" | "at" | "near" | "on" | "off") {
        return;
    }
    let named_so = cx.doc.token(thing).upos == Upos::Propn;
    let thing = told_of(cx, thing);
    let thing_kind = cx.kind(thing);
    let located = matches!(
        thing_kind,
        EntityKind::Place
            | EntityKind::Facility
            | EntityKind::Organization
            | EntityKind::Event
            | EntityKind::Group
    );
    if !located || !is_place(cx.kind(place)) || !cx.entity(place).is_some_and(|entity| entity.named)
    {
        return;
    }
    // "the commission on Arnor", "Rangers in Arnor": what it is about, and half of a name.
    let in_name = thing_kind == EntityKind::Organization && named_so;
    if cx.kind(place) == EntityKind::Country && (case == "on" || in_name) {
        return;
    }
    let is_event = thing_kind == EntityKind::Event;
    let (relation, lemma) = match cx.ontology.happening() {
        _ if case == "near" => ("near", "be located"),
        Some(happening) if is_event => (happening.name.as_str(), happening.verb()),
        _ => ("locatedIn", "be located"),
    };
    let draft = plain(
        (thing, place),
        relation,
        format!("{lemma} {case}"),
        ClaimType::Location,
        ("place-in", 0.7),
    );
    // "threatens an attack in Gondor": an event that is only feared did not happen there; nor is what somebody agreed to
    // build there yet.
    let presupposed = !is_event && !is_new(cx, thing);
    found.push(Draft {
        presupposed,
        ..draft
    });
}

/// What a description tells of that only says what it is: *the Brandywine is the longest river in the Shire*, *Acme, the first
/// bank in Bree*, *one of the oldest bridges in Arnor*.
fn told_of(cx: &Context, thing: TokenId) -> TokenId {
    let doc = cx.doc;
    let one = doc.head(thing).filter(|&one| {
        doc.deprel(thing) == Deprel::Nmod
            && doc.lemma(one) == "one"
            && semantic_head(cx, one) == thing
    });
    let noun = one.unwrap_or(thing);
    let denied = doc
        .children_by(noun, Deprel::Advmod)
        .any(|word| matches!(doc.lemma(word), "not" | "never" | "no"));
    let whose = match doc.deprel(noun) {
        Deprel::Appos => doc.head(noun),
        _ => doc
            .child(noun, Deprel::Cop)
            .and_then(|_| doc.child(noun, Deprel::Nsubj)),
    };
    let stands = |&it: &TokenId| {
        let same = match cx.kind(it) {
            kind @ (EntityKind::Organization | EntityKind::Event) => cx.kind(thing) == kind,
            EntityKind::Place | EntityKind::Facility => true,
            _ => false,
        };
        same && cx.entity(it).is_some_and(|entity| entity.named)
    };
    whose.filter(|it| !denied && stands(it)).unwrap_or(thing)
}

/// *a writer from Bree*, *refugees from Arnor and Rohan*: where people come from. *Envoys from Arnor and Rohan* are theirs
/// all the same; one with a name is told of by the office.
fn origin(cx: &Context, people: TokenId, place: TokenId, found: &mut Vec<Draft>) {
    let come = matches!(cx.kind(people), EntityKind::Person | EntityKind::Group)
        && case_lemma(cx, place).as_deref() == Some("from");
    let holds_office = role_of(cx, people).is_some();
    let named = |id: TokenId| cx.entity(id).is_some_and(|entity| entity.named);
    // "took visitors from Bree to Archet"
    let leaves = |place: TokenId| {
        let next = cx.mention(place).map(|mention| mention.tokens.end);
        let next = next.and_then(|next| cx.doc.tokens.get(next));
        next.is_some_and(|next| matches!(next.lemma.as_str(), "to" | "into"))
    };
    if !come || completes(cx, people, "from") || holds_office && named(people) {
        return;
    }
    let (relation, lemma) = if holds_office {
        ("affiliatedWith", "be from")
    } else {
        ("nativeOf", "be from")
    };
    for place in conjuncts(cx, place) {
        let settled = matches!(cx.kind(place), EntityKind::Place | EntityKind::Country);
        if settled && named(place) && !leaves(place) {
            let how = ("origin", 0.75);
            let ends = (people, place);
            found.push(plain(
                ends,
                relation,
                lemma.to_owned(),
                ClaimType::Affiliation,
                how,
            ));
        }
    }
}

/// *Faramir of the White Company*, *Beren Took of Bree*: a person and what the name is told apart by.
fn membership(cx: &Context, person: TokenId, whole: TokenId, found: &mut Vec<Draft>) {
    let named = |id: TokenId| cx.entity(id).is_some_and(|entity| entity.named);
    let told = cx.doc.token(person).upos == Upos::Propn
        && cx.kind(person) == EntityKind::Person
        && case_lemma(cx, whole).as_deref() == Some("of")
        && named(person)
        && named(whole);
    let of_what = matches!(
        cx.kind(whole),
        EntityKind::Organization | EntityKind::Group | EntityKind::Place | EntityKind::Country
    );
    if told && of_what && !is_within_name(cx, person, whole) {
        // "Took of Bree" may live there, or speak for the town.
        let lemma = match cx.kind(whole) {
            EntityKind::Place | EntityKind::Country => "be from",
            _ => "be affiliated with",
        };
        let lemma = lemma.to_owned();
        let how = ("name-of", 0.75);
        let ends = (person, whole);
        found.push(plain(
            ends,
            "affiliatedWith",
            lemma,
            ClaimType::Affiliation,
            how,
        ));
    }
}

/// *the Archbishop of Bree*, *Joan of Arc*: half of the one name.
fn is_within_name(cx: &Context, person: TokenId, whole: TokenId) -> bool {
    cx.mention(person)
        .is_some_and(|mention| mention.tokens.contains(&whole.index()))
        || role_of(cx, person).is_some()
}

/// *a bridge*: what the sentence speaks of for the first time.
fn is_new(cx: &Context, thing: TokenId) -> bool {
    cx.has_child(thing, Deprel::Det, &["a", "an"])
}

/// *Osgiliath, Gondor*: the second place holds the first.
fn comma_place(cx: &Context, inner: TokenId, outer: TokenId, found: &mut Vec<Draft>) {
    let both = is_place(cx.kind(inner))
        && is_place(cx.kind(outer))
        && cx.kind(inner) != EntityKind::Country;
    let named = |id: TokenId| cx.doc.token(id).upos == Upos::Propn;
    // "Arnor, Gondor and Rohan": a list.
    let listed = cx
        .doc
        .children(inner)
        .iter()
        .filter(|&&child| {
            matches!(
                cx.doc.deprel(child),
                Deprel::Appos | Deprel::NmodUnmarked | Deprel::List | Deprel::Conj
            ) && child > inner
                && is_place(cx.kind(child))
                && cx.kind(child) != EntityKind::Country
        })
        .count()
        > 1;
    if both
        && !listed
        && named(inner)
        && named(outer)
        && inner < outer
        && case_lemma(cx, outer).is_none()
    {
        found.push(plain(
            (inner, outer),
            "locatedIn",
            "be located in".to_owned(),
            ClaimType::Location,
            ("place-comma", 0.85),
        ));
    }
}

/// *the Gondorian company Acme*, *Gondorian officials*: of that country.
fn nationality(cx: &Context, noun: TokenId, adjective: TokenId, found: &mut Vec<Draft>) {
    let of_country = cx.kind(adjective) == EntityKind::Country
        && cx.entity(adjective).is_some_and(|entity| entity.named);
    let kind = cx.kind(noun);
    // "Arnorian Hobbits" are some of the Hobbits, and the Arnorian side of the border is nobody's citizen; nor are Gondorian
    // Arnorian settlers Arnor's.
    let part = cx.doc.token(noun).upos == Upos::Propn
        || matches!(
            cx.doc.lemma(noun),
            "side"
                | "society"
                | "public"
                | "community"
                | "electorate"
                | "population"
                | "minority"
                | "tribe"
                | "folk"
                | "diaspora"
        );
    let further = cx.doc.children(noun).iter().any(|&other| {
        other < adjective
            && matches!(cx.doc.deprel(other), Deprel::Amod | Deprel::Compound)
            && cx.kind(other) == EntityKind::Country
    });
    let holder = match kind {
        EntityKind::Group => !part && !further,
        EntityKind::Organization => true,
        EntityKind::Person => cx.entity(noun).is_some_and(|entity| entity.named),
        _ => false,
    };
    if !of_country
        || !holder
        || cx.entity_id(noun) == cx.entity_id(adjective)
        || role_of(cx, noun).is_some()
    {
        return;
    }
    // "Gondorian troops": they are Gondor's, wherever they are from.
    let serves = matches!(
        cx.doc.lemma(noun),
        "troop"
            | "troops"
            | "force"
            | "forces"
            | "soldier"
            | "army"
            | "military"
            | "navy"
            | "marine"
            | "fleet"
            | "team"
            | "squad"
            | "delegation"
    );
    let firm = is_firm(cx.doc.lemma(noun));
    let (relation, lemma, kind) = match kind {
        EntityKind::Group if serves => (
            "affiliatedWith",
            "be affiliated with",
            ClaimType::Affiliation,
        ),
        EntityKind::Person if !firm => ("citizenOf", "be citizen of", ClaimType::Affiliation),
        EntityKind::Organization => ("basedIn", "be based in", ClaimType::Location),
        // "the Gondorian buyout group"
        _ if firm => ("basedIn", "be based in", ClaimType::Location),
        _ => ("citizenOf", "be from", ClaimType::Affiliation),
    };
    found.push(plain(
        (noun, adjective),
        relation,
        lemma.to_owned(),
        kind,
        ("nationality", 0.65),
    ));
}

/// *the Bree-based firm Acme*: the town stands before the participle.
fn based(cx: &Context, noun: TokenId, participle: TokenId, found: &mut Vec<Draft>) {
    let doc = cx.doc;
    if !matches!(doc.form(participle), "based" | "headquartered") {
        return;
    }
    let mut below = doc.children(participle).iter().copied();
    let place = below.find(|&place| {
        place < participle
            && is_place(cx.kind(place))
            && cx.entity(place).is_some_and(|entity| entity.named)
    });
    // "the Bree-based retailer" without a name says no more than that.
    let is_named = |&it: &TokenId| {
        matches!(
            cx.kind(it),
            EntityKind::Organization | EntityKind::Group | EntityKind::Person
        ) && cx.entity(it).is_some_and(|entity| entity.named)
    };
    let before_name = matches!(doc.deprel(noun), Deprel::Compound | Deprel::NmodDesc);
    let behind = |it: &TokenId| matches!(doc.deprel(*it), Deprel::Appos | Deprel::Flat);
    let holder = std::iter::once(noun)
        .chain(doc.head(noun).filter(|_| before_name))
        .chain(doc.children(noun).iter().copied().filter(behind))
        .find(is_named);
    if let (Some(holder), Some(place)) = (holder, place) {
        found.push(plain(
            (holder, place),
            "basedIn",
            "be based in".to_owned(),
            ClaimType::Location,
            ("nationality", 0.75),
        ));
    }
}

/// *the border city of Bree, Arnor*.
pub(super) fn town_in(ends: (TokenId, TokenId)) -> Draft {
    plain(
        ends,
        "locatedIn",
        "be located in".to_owned(),
        ClaimType::Location,
        ("place-comma", 0.85),
    )
}

pub(super) fn plain(
    (subject, object): (TokenId, TokenId),
    relation: &str,
    lemma: String,
    kind: ClaimType,
    (rule, confidence): (&str, f32),
) -> Draft {
    Draft {
        subject,
        predicate: Predicate {
            relation: relation.to_owned(),
            lemma,
            known: true,
        },
        object,
        literal: None,
        kind,
        anchor: subject,
        trigger: Vec::new(),
        rule: rule.to_owned(),
        confidence,
        presupposed: true,
        intended: false,
        planner: None,
    }
}
