//! Fields of the CSV tables: slots, conditions, kinds, parts of speech, stances.
//!
//! Invariant: a field that cannot be read becomes a problem, never a guess.

use super::error::Problem;
use super::kind::EntityKind;
use super::schema::KindGroups;
use super::stance::Stance;
use super::table::Row;
use super::trigger::{Condition, Slot, TriggerPos};

/// `a|b|c` as its parts, without empty ones.
pub(crate) fn alternatives(field: &str) -> impl Iterator<Item = &str> {
    field
        .split('|')
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// `V`, `N` or `A`.
pub(crate) fn pos(row: &Row<'_>, field: &str, problems: &mut Vec<Problem>) -> Option<TriggerPos> {
    let found = match field {
        "V" => Some(TriggerPos::Verb),
        "N" => Some(TriggerPos::Noun),
        "A" => Some(TriggerPos::Adjective),
        _ => None,
    };
    if found.is_none() {
        problems.push(row.problem(
            format!("unknown part of speech \"{field}\""),
            "use V, N or A",
        ));
    }
    found
}

/// `subj|obj|on`: slots, best first.
pub(crate) fn slots(row: &Row<'_>, field: &str, problems: &mut Vec<Problem>) -> Vec<Slot> {
    let found: Vec<Slot> = alternatives(field)
        .filter_map(|word| slot(row, word, problems))
        .filter(|slot| *slot != Slot::Clause)
        .collect();
    if found.is_empty() {
        problems.push(row.problem(
            "no slot",
            "name where the argument stands: subj, obj, iobj, poss, comp, pred, or a preposition",
        ));
    }
    found
}

fn slot(row: &Row<'_>, word: &str, problems: &mut Vec<Problem>) -> Option<Slot> {
    let plain = word.chars().all(|c| c.is_ascii_lowercase() || c == ' ');
    if !plain || word.is_empty() {
        problems.push(row.problem(
            format!("unknown slot \"{word}\""),
            "use subj, obj, iobj, poss, comp, pred, clause, or a preposition",
        ));
        return None;
    }
    Some(match word {
        "subj" => Slot::Subject,
        "obj" => Slot::Object,
        "iobj" => Slot::IndirectObject,
        "poss" => Slot::Possessor,
        "comp" => Slot::Complement,
        "pred" => Slot::Predicate,
        "clause" => Slot::Clause,
        preposition => Slot::Preposition(preposition.to_owned()),
    })
}

/// `obj:sanction;to:list|blacklist;on;!as`: all of them must hold; `!` says that it must not be there.
pub(crate) fn conditions(
    row: &Row<'_>,
    field: &str,
    problems: &mut Vec<Problem>,
) -> Vec<Condition> {
    field
        .split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .filter_map(|part| {
            let (part, absent) = part
                .strip_prefix('!')
                .map_or((part, false), |rest| (rest, true));
            let (place, lemmas) = part.split_once(':').unwrap_or((part, ""));
            Some(Condition {
                absent,
                slot: slot(row, place.trim(), problems)?,
                lemmas: alternatives(lemmas).map(str::to_owned).collect(),
            })
        })
        .collect()
}

/// `Person|Actor`: kinds, with the groups that the schema declares spelt out; empty means any.
pub(crate) fn kinds(
    row: &Row<'_>,
    field: &str,
    groups: &KindGroups,
    problems: &mut Vec<Problem>,
) -> Vec<EntityKind> {
    let mut found = Vec::new();
    for word in alternatives(field) {
        match groups.get(word) {
            Some(members) => found.extend_from_slice(members),
            None => problems.push(row.problem(
                format!("unknown kind \"{word}\""),
                format!(
                    "use one of: {}",
                    groups.keys().cloned().collect::<Vec<_>>().join(", ")
                ),
            )),
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// `yes` or empty.
pub(crate) fn flag(row: &Row<'_>, field: &str, problems: &mut Vec<Problem>) -> bool {
    if !matches!(field, "yes" | "") {
        problems.push(row.problem(
            format!("\"{field}\" is neither yes nor empty"),
            "write yes, or leave the field empty",
        ));
    }
    field == "yes"
}

/// A stance by its word.
pub(crate) fn stance(row: &Row<'_>, field: &str, problems: &mut Vec<Problem>) -> Option<Stance> {
    let found = Stance::from_word(field);
    if found.is_none() {
        problems.push(row.problem(
            format!("unknown stance \"{field}\""),
            "use one of: say, accuse, deny, believe, intend, threaten, ask, attempt, consider, \
             refuse, prevent, achieve, question, possible, allege",
        ));
    }
    found
}
