//! Posts that one person holds at a time, with two holders; and holders who are out of office by another article.
//!
//! *President Elessar of Arnor* against *Denethor, the president of Arnor*; *President Elessar* against *former President
//! Elessar*. Invariant: only roles that the ontology marks as unique, and only people known beyond their article.

use super::{Conflict, Kind, Side, Statement, about};
use crate::ontology::Ontology;
use std::collections::BTreeMap;

/// Who holds a post, by IRI, with what says so.
type Holders<'a> = BTreeMap<&'a str, Vec<&'a Statement>>;

/// The conflicts about posts.
pub(super) fn conflicts(statements: &[Statement], ontology: &Ontology) -> Vec<Conflict> {
    // Post and what it is of, to those in office and those out of it.
    let mut posts: BTreeMap<(String, &str), [Holders<'_>; 2]> = BTreeMap::new();
    let positive = statements.iter().filter(|it| it.is_own() && !it.negated);
    for statement in positive.filter(|it| is_known_person(it)) {
        let Some((post, former)) = post(statement, ontology) else {
            continue;
        };
        let holders = posts.entry((post, &statement.ends[1])).or_default();
        holders[usize::from(former)]
            .entry(&statement.ends[0])
            .or_default()
            .push(statement);
    }
    let mut found = Vec::new();
    for [holders, former] in posts.values() {
        found.extend(two_holders(holders));
        for (person, out) in former {
            if let Some(serving) = holders.get(person) {
                found.extend(tenure(serving, out));
            }
        }
    }
    found
}

/// The unique post that the claim is about, and whether the holder is said to have left it.
fn post(statement: &Statement, ontology: &Ontology) -> Option<(String, bool)> {
    let words = statement.lemma.strip_prefix("be ")?;
    let (noun, _) = words.rsplit_once(' ')?;
    let (noun, former) = match noun.strip_prefix("former ") {
        Some(noun) => (noun, true),
        None => (noun, false),
    };
    let role = ontology.role(noun)?;
    let relation = if former { None } else { Some(&role.relation) };
    let fits = relation.is_none_or(|relation| *relation == statement.relation);
    (role.unique && fits).then(|| (noun.to_owned(), former))
}

/// Not one of whom an article says only `Petro` or `the president`.
fn is_known_person(statement: &Statement) -> bool {
    let local = statement.ends[0].split("/entity/").nth(1);
    let known = local.is_some_and(|local| !local.contains('/'));
    known && statement.kinds[0] == "Person" && !statement.ends[1].starts_with('"')
}

/// Each two people who hold the post by different articles of one time.
fn two_holders(holders: &Holders<'_>) -> Vec<Conflict> {
    let mut found = Vec::new();
    for (one, first) in holders {
        let after = holders.iter().filter(|(other, _)| *other > one);
        for (_, second) in after {
            if let Some([these, those]) = against(first, second) {
                let says = |side: &[&Statement]| side[0].subject.clone();
                let sides = [
                    Side::new(says(&these), &these),
                    Side::new(says(&those), &those),
                ];
                let mut conflict = about(Kind::Holders, first[0], sides);
                conflict.subject = format!("{} or {}", first[0].subject, second[0].subject);
                found.push(conflict);
            }
        }
    }
    found
}

fn tenure(serving: &[&Statement], out: &[&Statement]) -> Option<Conflict> {
    let sides = against(serving, out)?;
    let first = sides[0][0];
    let sides = [
        Side::new("in office", &sides[0]),
        Side::new("out of office", &sides[1]),
    ];
    Some(about(Kind::Tenure, first, sides))
}

/// The statements of each side that another article of that time contradicts; none where no two do.
fn against<'a>(one: &[&'a Statement], other: &[&'a Statement]) -> Option<[Vec<&'a Statement>; 2]> {
    let contradict =
        |a: &Statement, b: &Statement| a.from.article != b.from.article && a.is_of_time_of(b);
    let partnered = |some: &[&'a Statement], others: &[&Statement]| -> Vec<&'a Statement> {
        let has = |it: &&Statement| others.iter().any(|other| contradict(it, other));
        some.iter().copied().filter(has).collect()
    };
    let sides = [partnered(one, other), partnered(other, one)];
    (!sides[0].is_empty()).then_some(sides)
}
