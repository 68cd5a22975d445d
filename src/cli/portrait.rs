//! `newsgraph explain --entity`: who somebody is, and why words were taken to mean them.
//!
//! In: an entity of the store. Out: what it is, then its mentions grouped by the rule that tied them to it.
//! Invariant: every mention is counted once.

use super::summary::counted;
use super::talk;
use crate::entity::reason;
use crate::query::{Entity, Lookup, Naming, NotFound, Portrait, portrait};
use crate::store::Store;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

/// Describes the entity that `name` means.
///
/// # Errors
/// Where there is none of that name, or `out` cannot be written to.
pub(super) fn write(
    store: &Store,
    lookup: &Lookup,
    name: &str,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let entity = meant(lookup, name)?;
    let portrait = portrait(store, &entity.iri)?;
    let mut what: Vec<String> = portrait.kinds.iter().cloned().collect();
    what.extend(portrait.wikidata.iter().map(|id| format!("Wikidata {id}")));
    writeln!(out, "{}  [{}]", entity.name, what.join(", "))?;
    writeln!(out, "  <{}>", portrait.iri)?;
    for (says, iris) in [
        ("may be", &portrait.candidates),
        ("named after", &portrait.named_after),
        ("members:", &portrait.members),
    ] {
        if !iris.is_empty() {
            writeln!(out, "  {says} {}", called(iris, lookup).join(", "))?;
        }
    }
    writeln!(
        out,
        "  {} in {}",
        counted(portrait.mentions(), "mention"),
        counted(portrait.articles(), "article")
    )?;
    write_namings(&portrait, out)
}

/// How many others of a name are told.
const NAMESAKES: usize = 5;

/// The entity that `name` means; a note names the others that go by it.
///
/// # Errors
/// Where there is none of that name.
pub(super) fn meant<'a>(lookup: &'a Lookup, name: &str) -> Result<&'a Entity, NotFound> {
    let entity = lookup.find(name)?;
    let others = lookup.namesakes(name);
    if !others.is_empty() {
        let told = others.iter().take(NAMESAKES);
        let mut told: Vec<String> = told.map(|it| lookup.prefixed(it)).collect();
        if NAMESAKES < others.len() {
            told.push(format!("{} more", others.len() - NAMESAKES));
        }
        let this = lookup.prefixed(entity);
        talk::note(&format!(
            "\"{name}\" is taken to mean {this}; others go by it: {}",
            told.join(", ")
        ));
    }
    Ok(entity)
}

/// By its words, how articles speak of an entity.
type Words<'a> = BTreeMap<&'a str, Vec<&'a Naming>>;

/// The names of entities, or their IRIs where no article names them.
fn called(iris: &BTreeSet<String>, lookup: &Lookup) -> Vec<String> {
    let name = |iri: &String| {
        let known = lookup.get(iri).map(|entity| entity.name.clone());
        known.unwrap_or_else(|| format!("<{iri}>"))
    };
    iris.iter().map(name).collect()
}

/// The commonest rule first; of its words the commonest first, each with its count by article.
fn write_namings(portrait: &Portrait, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut rules: BTreeMap<&str, Words> = BTreeMap::new();
    for naming in &portrait.namings {
        let words = rules.entry(&naming.rule).or_default();
        words.entry(&naming.words).or_default().push(naming);
    }
    let total = |words: &Words| words.values().map(|it| sum(it)).sum();
    let mut rules: Vec<(usize, &str, Words)> = rules
        .into_iter()
        .map(|(rule, words)| (total(&words), rule, words))
        .collect();
    rules.sort_by_key(|(count, rule, _)| (usize::MAX - count, *rule));
    for (count, rule, words) in rules {
        let why = reason(rule).unwrap_or("a rule that this version of the program does not have");
        writeln!(out, "\n{rule}: {why} ({})", counted(count, "mention"))?;
        let mut words: Vec<_> = words.into_iter().collect();
        words.sort_by_key(|(words, namings)| (usize::MAX - sum(namings), *words));
        for (words, namings) in words {
            let places: Vec<String> = namings
                .iter()
                .map(|naming| format!("{} ×{} from {}", naming.article, naming.count, naming.start))
                .collect();
            let words = if words.is_empty() {
                "[words not kept]"
            } else {
                words
            };
            writeln!(out, "  {words}  ({})", places.join(", "))?;
        }
    }
    Ok(())
}

fn sum(namings: &[&Naming]) -> usize {
    namings.iter().map(|naming| naming.count).sum()
}
