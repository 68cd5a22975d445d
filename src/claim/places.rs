//! Where things are: *Bogotá, Colombia*, *a base in Arnor*, *the Gondorian company Acme*; and ages: *Faramir, 65,*.
//!
//! Invariant: what is located is a thing that can be somewhere, and the place is a place.

use super::context::Context;
use super::draft::Draft;
use super::phrase::case_lemma;
use super::types::Predicate;
use crate::language::{Deprel, TokenId, Upos};
use crate::ontology::{ClaimType, EntityKind};

/// The drafts that hang on one noun or name.
pub(super) fn drafts(cx: &Context, noun: TokenId) -> Vec<Draft> {
    let mut found = Vec::new();
    for &child in cx.doc.children(noun) {
        match cx.doc.deprel(child) {
            Deprel::Nmod => within(cx, noun, child, &mut found),
            Deprel::Appos | Deprel::NmodUnmarked | Deprel::List | Deprel::Flat | Deprel::Dep => {
                comma_place(cx, noun, child, &mut found);
                age(cx, noun, child, &mut found);
            }
            Deprel::Nummod => age(cx, noun, child, &mut found),
            Deprel::Amod | Deprel::Compound => {
                nationality(cx, noun, child, &mut found);
                age(cx, noun, child, &mut found);
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
fn within(cx: &Context, thing: TokenId, place: TokenId, found: &mut Vec<Draft>) {
    let case = case_lemma(cx, place).unwrap_or_default();
    if !matches!(case.as_str(), "in" | "at" | "near" | "on" | "off") {
        return;
    }
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
    let in_name = thing_kind == EntityKind::Organization && cx.doc.token(thing).upos == Upos::Propn;
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

/// *Faramir, 65, ...*.
fn age(cx: &Context, person: TokenId, number: TokenId, found: &mut Vec<Draft>) {
    let years = cx
        .doc
        .form(number)
        .parse::<u8>()
        .is_ok_and(|years| (1..=120).contains(&years));
    let fits = years
        && number > person
        && cx.kind(person) == EntityKind::Person
        && cx.doc.token(number).upos == Upos::Num
        // "Took [11]": a footnote.
        && number.0.checked_sub(1).is_none_or(|before| cx.doc.form(TokenId(before)) != "[");
    if fits {
        found.push(plain(
            (person, number),
            "aged",
            "be aged".to_owned(),
            ClaimType::Quantity,
            ("age", 0.85),
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
        || matches!(cx.doc.lemma(noun), "side" | "society" | "population");
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
        || super::roles::role_of(cx, noun).is_some()
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
    );
    let (relation, lemma) = match kind {
        EntityKind::Group if serves => ("affiliatedWith", "be affiliated with"),
        EntityKind::Person => ("citizenOf", "be citizen of"),
        EntityKind::Organization => ("basedIn", "be based in"),
        _ => ("citizenOf", "be from"),
    };
    found.push(plain(
        (noun, adjective),
        relation,
        lemma.to_owned(),
        ClaimType::Affiliation,
        ("nationality", 0.65),
    ));
}

fn plain(
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
