//! From the texts of the tables to the lists in memory.
//!
//! Invariant: every row is either in the result or in the problems.

use super::error::Problem;
use super::kind::ClaimType;
use super::manner::Manner;
use super::parse;
use super::role::Role;
use super::schema::Schema;
use super::stance::StanceEntry;
use super::table::{Row, read_table};
use super::trigger::{Trigger, TriggerPos};
use std::collections::BTreeMap;

/// Frames of `triggers.csv`, one for each lemma of a row, in file order.
pub(crate) fn triggers(text: &str, schema: &Schema, problems: &mut Vec<Problem>) -> Vec<Trigger> {
    let columns = [
        "lemma",
        "pos",
        "with",
        "subject",
        "object",
        "relation",
        "subject_kinds",
        "object_kinds",
    ];
    let mut found = Vec::new();
    for row in read_table("triggers.csv", text, &columns, problems) {
        let [
            lemmas,
            pos,
            with,
            subject,
            object,
            relation,
            subject_kinds,
            object_kinds,
        ] = fields(&row);
        no_lemma(&row, lemmas, problems);
        let pos = parse::pos(&row, pos, problems);
        let (relation, open) = evoked(&row, pos, relation, schema, problems);
        let Some(pos) = pos else {
            continue;
        };
        let frame = Trigger {
            id: row.id(),
            lemma: String::new(),
            pos,
            with: parse::conditions(&row, with, problems),
            subject: parse::slots(&row, subject, problems),
            object: parse::slots(&row, object, problems),
            relation: relation.to_owned(),
            open,
            subject_kinds: parse::kinds(&row, subject_kinds, &schema.kinds, problems),
            object_kinds: parse::kinds(&row, object_kinds, &schema.kinds, problems),
        };
        found.extend(parse::alternatives(lemmas).map(|lemma| Trigger {
            lemma: lemma.to_owned(),
            ..frame.clone()
        }));
    }
    found
}

/// Role nouns of `roles.csv`, one for each lemma of a row, in file order.
pub(crate) fn roles(text: &str, schema: &Schema, problems: &mut Vec<Problem>) -> Vec<Role> {
    let columns = ["lemma", "relation", "to", "holder", "of", "title", "unique"];
    let mut found: Vec<Role> = Vec::new();
    for row in read_table("roles.csv", text, &columns, problems) {
        let [lemmas, relation, to, holder, of, title, unique] = fields(&row);
        known_relation(&row, relation, schema, problems);
        if !to.is_empty() {
            known_relation(&row, to, schema, problems);
        }
        no_lemma(&row, lemmas, problems);
        let role = Role {
            id: row.id(),
            lemma: String::new(),
            relation: relation.to_owned(),
            relation_to: (!to.is_empty()).then(|| to.to_owned()),
            holder: parse::kinds(&row, holder, &schema.kinds, problems),
            of: parse::kinds(&row, of, &schema.kinds, problems),
            title: parse::flag(&row, title, problems),
            unique: parse::flag(&row, unique, problems),
        };
        for lemma in parse::alternatives(lemmas) {
            twice(
                &row,
                lemma,
                found
                    .iter()
                    .find(|role| role.lemma == lemma)
                    .map(|role| &role.id),
                problems,
            );
            found.push(Role {
                lemma: lemma.to_owned(),
                ..role.clone()
            });
        }
    }
    found
}

/// Entries of `stances.csv`, one for each lemma of a row, in file order.
pub(crate) fn stances(text: &str, problems: &mut Vec<Problem>) -> Vec<StanceEntry> {
    let mut found: Vec<StanceEntry> = Vec::new();
    for row in read_table("stances.csv", text, &["lemma", "pos", "stance"], problems) {
        let [lemmas, pos, stance] = fields(&row);
        no_lemma(&row, lemmas, problems);
        let pos = parse::pos(&row, pos, problems);
        let stance = parse::stance(&row, stance, problems);
        let (Some(pos), Some(stance)) = (pos, stance) else {
            continue;
        };
        for lemma in parse::alternatives(lemmas) {
            let same = |entry: &&StanceEntry| entry.lemma == lemma && entry.pos == pos;
            let before = found
                .iter()
                .find(same)
                .map(|_| "the same part of speech".to_owned());
            twice(&row, lemma, before.as_ref(), problems);
            found.push(StanceEntry {
                lemma: lemma.to_owned(),
                pos,
                stance,
            });
        }
    }
    found
}

/// Default claim types of `verbs.csv`, by lemma.
pub(crate) fn verb_types(text: &str, problems: &mut Vec<Problem>) -> BTreeMap<String, ClaimType> {
    let mut found = BTreeMap::new();
    for row in read_table("verbs.csv", text, &["lemma", "type"], problems) {
        let [lemmas, kind] = fields(&row);
        no_lemma(&row, lemmas, problems);
        let Some(kind) = claim_type(&row, kind, problems) else {
            continue;
        };
        for lemma in parse::alternatives(lemmas) {
            if let Some(before) = found.insert(lemma.to_owned(), kind) {
                twice(&row, lemma, Some(&before.to_string()), problems);
            }
        }
    }
    found
}

/// Entries of `modes.csv`, one for each alternative of a row, in file order.
pub(crate) fn manners(text: &str, problems: &mut Vec<Problem>) -> Vec<Manner> {
    let mut found = Vec::new();
    for row in read_table("modes.csv", text, &["type", "words", "mode"], problems) {
        let [kind, words, mode] = fields(&row);
        if words.is_empty() || mode.is_empty() {
            problems.push(row.problem("no words or no mode", "give both"));
        }
        let Some(kind) = claim_type(&row, kind, problems) else {
            continue;
        };
        found.extend(parse::alternatives(words).map(|words| Manner {
            kind,
            lemmas: words.split(' ').map(str::to_owned).collect(),
            mode: mode.to_owned(),
        }));
    }
    found
}

fn fields<'r, const N: usize>(row: &'r Row<'_>) -> [&'r str; N] {
    std::array::from_fn(|index| row.fields.get(index).map_or("", String::as_str))
}

/// A relation of the ontology, or `open:TYPE`: the relation that is named after the verb, of this type.
fn evoked<'r>(
    row: &Row<'_>,
    pos: Option<TriggerPos>,
    field: &'r str,
    schema: &Schema,
    problems: &mut Vec<Problem>,
) -> (&'r str, Option<ClaimType>) {
    let Some(kind) = field.strip_prefix("open:") else {
        known_relation(row, field, schema, problems);
        return (field, None);
    };
    if pos.is_some_and(|pos| pos != TriggerPos::Verb) {
        problems.push(row.problem(
            "an open relation of a noun or adjective",
            "only verbs name open relations; give a relation of newsgraph.ttl",
        ));
    }
    ("", claim_type(row, kind, problems))
}

fn claim_type(row: &Row<'_>, word: &str, problems: &mut Vec<Problem>) -> Option<ClaimType> {
    let found = word.parse().ok();
    if found.is_none() {
        problems.push(row.problem(
            format!("unknown claim type \"{word}\""),
            "use one of the claim types that newsgraph.ttl declares",
        ));
    }
    found
}

fn known_relation(row: &Row<'_>, name: &str, schema: &Schema, problems: &mut Vec<Problem>) {
    if !schema.relations.contains_key(name) {
        problems.push(row.problem(
            format!("unknown relation \"{name}\""),
            "declare it in newsgraph.ttl, or correct the name",
        ));
    }
}

fn no_lemma(row: &Row<'_>, lemmas: &str, problems: &mut Vec<Problem>) {
    if parse::alternatives(lemmas).next().is_none() {
        problems.push(row.problem("no lemma", "name at least one word"));
    }
}

fn twice(row: &Row<'_>, lemma: &str, before: Option<&String>, problems: &mut Vec<Problem>) {
    if let Some(before) = before {
        problems.push(row.problem(
            format!("\"{lemma}\" stands here a second time (first: {before})"),
            "keep one of the two",
        ));
    }
}
