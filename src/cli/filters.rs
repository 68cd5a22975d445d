//! The filters that `export`, `stats` and other commands share: which part of the graph is wanted.
//!
//! In: options. Out: the [`View`] they leave. Invariant: a name that means nothing in the store is an error, never an empty result.

use crate::base::iri::local_name;
use crate::base::text::fold;
use crate::graph::{Filter, Scope, View};
use crate::ontology::{ClaimType, Ontology, QuadClass};
use crate::query::{Lookup, closest};
use crate::store::Store;
use anyhow::{anyhow, bail};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Which part of the graph is wanted; every filter that is given must be met.
#[derive(clap::Args)]
#[command(next_help_heading = "Filters")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own on the command line"
)]
pub(super) struct FilterArgs {
    /// Only what articles themselves state as done or being so
    #[arg(long, conflicts_with = "claims")]
    facts: bool,
    /// Also what is reported, planned, possible, hypothetical or denied
    #[arg(long)]
    claims: bool,
    /// Only around this entity (name, IRI, or the last part of the IRI); may be repeated
    #[arg(long, value_name = "NAME")]
    entity: Vec<String>,
    /// How many edges away from such an entity
    #[arg(long, value_name = "N", default_value_t = 1)]
    hops: usize,
    /// Only this relation (spokeWith, "spoke with"); may be repeated
    #[arg(long, value_name = "NAME")]
    relation: Vec<String>,
    /// Only this type of claim (SANCTION); may be repeated
    #[arg(long = "type", value_name = "TYPE", value_parser = claim_type)]
    kinds: Vec<ClaimType>,
    /// Only this quad class: verbal-cooperation, material-cooperation, verbal-conflict or material-conflict; may be
    /// repeated
    #[arg(long = "quad-class", value_name = "CLASS", value_parser = quad_class)]
    quads: Vec<QuadClass>,
    /// Only these articles, by id; may be repeated
    #[arg(long, value_name = "ID")]
    article: Vec<String>,
    /// Only what is dated from this day, month or year on
    #[arg(long, value_name = "DATE", value_parser = date)]
    since: Option<String>,
    /// Only what is dated up to this day, month or year
    #[arg(long, value_name = "DATE", value_parser = date)]
    until: Option<String>,
    /// Only what at least so many articles hold
    #[arg(long, value_name = "N", default_value_t = 1)]
    min_support: usize,
    /// Only what is at least so sure, from 0 to 1
    #[arg(long, value_name = "X", default_value_t = 0.0, value_parser = confidence)]
    min_confidence: f64,
    /// Without edges that only follow from another claim
    #[arg(long)]
    without_derived: bool,
    /// Only the largest part that hangs together, of what the filters above leave
    #[arg(long)]
    giant: bool,
    /// Only the N entities that are tied to the most others, of what all other filters leave, and their ties to each
    /// other
    #[arg(long, value_name = "N")]
    top: Option<usize>,
}

impl FilterArgs {
    /// Whether claims that are no facts are asked for, whatever is the command's habit.
    pub(super) fn claims(&self) -> bool {
        self.claims
    }

    /// The part of the store's graph that the filters leave; of claims and facts what `scope` says, unless --facts or
    /// --claims does.
    ///
    /// # Errors
    /// An article, entity or relation that the store does not know, or a store that cannot be read.
    pub(super) fn select(
        &self,
        store: &Store,
        ontology: &Ontology,
        scope: Scope,
    ) -> anyhow::Result<View> {
        let whole = View::read(store.graph(), store.names(), ontology)?;
        Ok(whole.select(&self.filter(&whole, store, ontology, scope)?))
    }

    /// How many edges away from an entity is still near it.
    pub(super) fn hops(&self) -> usize {
        self.hops
    }

    /// The number of entities that are asked for.
    pub(super) fn top(&self) -> Option<usize> {
        self.top
    }

    fn filter(
        &self,
        view: &View,
        store: &Store,
        ontology: &Ontology,
        scope: Scope,
    ) -> anyhow::Result<Filter> {
        let mut entities = Vec::new();
        if !self.entity.is_empty() {
            let lookup = Lookup::new(store)?;
            for name in &self.entity {
                entities.push(lookup.find(name)?.iri.clone());
            }
        }
        let articles: anyhow::Result<_> = self.article.iter().map(|id| article(view, id)).collect();
        let mut relations = BTreeSet::new();
        for name in &self.relation {
            relations.extend(relation(view, ontology, name)?);
        }
        Ok(Filter {
            scope: match (self.facts, self.claims) {
                (true, _) => Scope::Facts,
                (_, true) => Scope::Claims,
                _ => scope,
            },
            min_support: self.min_support,
            min_confidence: self.min_confidence,
            entities,
            hops: self.hops,
            relations,
            kinds: self.kinds.iter().copied().collect(),
            quads: self.quads.iter().copied().collect(),
            articles: articles?,
            since: self.since.clone(),
            until: self.until.clone(),
            without_derived: self.without_derived,
            giant: self.giant,
            top: self.top,
        })
    }
}

/// The id of an article that is named by it, as `art:ID` or by its IRI.
fn article(view: &View, name: &str) -> anyhow::Result<String> {
    let short = view.names().article_id(name);
    let meant = [Some(name.to_owned()), short].into_iter().flatten();
    let mut known = meant.filter(|id| view.articles().contains_key(id));
    known.next().ok_or_else(|| {
        anyhow!("no article \"{name}\" in the store; newsgraph stats --articles lists them")
    })
}

/// The relations that go by this name: `spokeWith`, `rel:spokeWith`, `spoke with`, or an IRI; one that the ontology has
/// may have no edge.
fn relation(view: &View, ontology: &Ontology, name: &str) -> anyhow::Result<BTreeSet<String>> {
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut add = |name: &str, iri: &str| {
        known.entry(fold(name)).or_default().insert(iri.to_owned());
    };
    for relation in ontology.relations() {
        let iri = view.names().relation(&relation.name).into_string();
        add(&relation.name, &iri);
        add(&relation.label, &iri);
    }
    for (_, _, _, edge) in view.edges() {
        for name in [local_name(&edge.relation), &edge.label] {
            add(name, &edge.relation);
        }
    }
    let local = view.names().local("rel", name);
    let wanted = fold(local.as_deref().unwrap_or(name));
    if let Some(found) = known.get(&wanted) {
        return Ok(found.clone());
    }
    match closest(&wanted, known.keys().map(String::as_str), 3).as_slice() {
        [] => bail!("no relation \"{name}\" in the store"),
        near => bail!(
            "no relation \"{name}\" in the store; did you mean {}?",
            near.join(", or ")
        ),
    }
}

pub(super) fn confidence(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok();
    number
        .filter(|number| (0.0..=1.0).contains(number))
        .ok_or_else(|| "expected a number from 0 to 1".to_owned())
}

fn quad_class(word: &str) -> Result<QuadClass, String> {
    let known: Vec<String> = QuadClass::ALL
        .iter()
        .map(|it| it.as_str().replace(' ', "-"))
        .collect();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    word.parse()
        .map_err(|_| unknown("quad class", word, &known))
}

fn claim_type(word: &str) -> Result<ClaimType, String> {
    let word = word.to_ascii_uppercase();
    let known: Vec<&str> = ClaimType::ALL.iter().map(|it| it.as_str()).collect();
    word.parse()
        .map_err(|_| unknown("type of claim", &word, &known))
}

/// `unknown type of claim "SANCTIONS"; did you mean SANCTION? known are ...`
fn unknown(list: &str, word: &str, known: &[&str]) -> String {
    let near = closest(word, known.iter().copied(), 1);
    let meant = near.first().map(|near| format!("did you mean {near}? "));
    let meant = meant.unwrap_or_default();
    format!(
        "unknown {list} \"{word}\"; {meant}known are {}",
        known.join(", ")
    )
}

/// A day, month or year, as it is written.
fn date(text: &str) -> Result<String, String> {
    let shape: String = text
        .chars()
        .map(|c| if c.is_ascii_digit() { '9' } else { c })
        .collect();
    let first = match shape.as_str() {
        "9999" => format!("{text}-01-01"),
        "9999-99" => format!("{text}-01"),
        _ => text.to_owned(),
    };
    match shape.as_str() {
        "9999" | "9999-99" | "9999-99-99" => match first.parse::<Date>() {
            Ok(_) => Ok(text.to_owned()),
            Err(_) => Err("no such day or month in the calendar".to_owned()),
        },
        _ => Err("expected a day, month or year such as 2026-01-07, 2026-01 or 2026".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn dates_are_as_precise_as_they_are_written() {
        assert!(
            ["2026", "2026-01", "2026-01-07"]
                .into_iter()
                .all(|text| date(text).is_ok())
        );
        assert!(
            ["26", "2026-1", "2026-13", "2026-02-30", "yesterday"]
                .into_iter()
                .all(|text| date(text).is_err())
        );
    }
}
