//! The figures of all articles: sums, and means over the articles.
//!
//! Invariant: a mean is over the articles that have anything to count; an article of ten claims weighs as much as one of a
//! hundred.

use super::count::{self, Counts, Remark};
use super::gold::GoldArticle;
use super::predicted::Predicted;
use serde::Serialize;
use std::collections::BTreeMap;

/// How well claims agree with gold.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Score {
    /// By article.
    pub articles: BTreeMap<String, Counts>,
    /// Sums over the articles.
    pub total: Counts,
    /// Means over the articles.
    #[serde(rename = "macro")]
    pub mean: Shares,
    /// What to look at, by article, in the order of the gold, the claims, the traps.
    #[serde(skip)]
    pub remarks: Vec<Remark>,
}

/// Means over the articles: shares from 0 to 1, and counts per one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Shares {
    /// Core claims found as a pair.
    pub core_pair: f64,
    /// Core claims found with the right relation.
    pub core_typed: f64,
    /// Core claims found with the right standing too.
    pub core_full: f64,
    /// All claims found as a pair.
    pub all_pair: f64,
    /// All claims found with the right relation.
    pub all_typed: f64,
    /// All claims found with the right standing too.
    pub all_full: f64,
    /// Precision between known entities: the relation is right.
    pub closed_typed: f64,
    /// Precision between known entities: the standing too.
    pub closed_full: f64,
    /// Known wrong readings that were predicted.
    pub trapped: f64,
    /// IRIs per entity; 1 is perfect.
    pub iris: f64,
    /// Entities per IRI; 1 is perfect.
    pub merged: f64,
    /// Dates right of the full hits that have one.
    pub date_right: f64,
    /// Places right of the full hits that have one.
    pub place_right: f64,
    /// Predicted claims per gold claim.
    pub claims: f64,
}

impl Score {
    /// Scores the claims of the articles that there is gold for; other articles' are passed over.
    pub fn of(gold: &[GoldArticle], predicted: &[Predicted]) -> Self {
        let mut by_article: BTreeMap<&str, Vec<&Predicted>> = BTreeMap::new();
        for claim in predicted {
            by_article.entry(&claim.article).or_default().push(claim);
        }
        let mut articles = BTreeMap::new();
        let mut remarks = Vec::new();
        for article in gold {
            let claims = by_article.get(article.id.as_str());
            let (counts, said) = count::count(article, claims.map_or(&[], Vec::as_slice));
            articles.insert(article.id.clone(), counts);
            remarks.extend(said);
        }
        Self {
            total: articles.values().fold(Counts::default(), sum),
            mean: mean(&articles),
            articles,
            remarks,
        }
    }
}

fn sum(a: Counts, b: &Counts) -> Counts {
    Counts {
        claims: a.claims + b.claims,
        core: a.core + b.core,
        core_pair: a.core_pair + b.core_pair,
        core_typed: a.core_typed + b.core_typed,
        core_full: a.core_full + b.core_full,
        all: a.all + b.all,
        all_pair: a.all_pair + b.all_pair,
        all_typed: a.all_typed + b.all_typed,
        all_full: a.all_full + b.all_full,
        closed: a.closed + b.closed,
        closed_typed: a.closed_typed + b.closed_typed,
        closed_full: a.closed_full + b.closed_full,
        traps: a.traps + b.traps,
        trapped: a.trapped + b.trapped,
        entities_found: a.entities_found + b.entities_found,
        iris: a.iris + b.iris,
        merged_of: a.merged_of + b.merged_of,
        merged: a.merged + b.merged,
        dates: a.dates + b.dates,
        date_right: a.date_right + b.date_right,
        places: a.places + b.places,
        place_right: a.place_right + b.place_right,
    }
}

fn mean(articles: &BTreeMap<String, Counts>) -> Shares {
    let of = |part: fn(&Counts) -> usize, whole: fn(&Counts) -> usize| {
        let counted = articles.values().filter(|counts| whole(counts) > 0);
        let (sum, many) = counted.fold((0.0, 0_usize), |(sum, many), counts| {
            (sum + part(counts) as f64 / whole(counts) as f64, many + 1)
        });
        sum / many.max(1) as f64
    };
    Shares {
        core_pair: of(|it| it.core_pair, |it| it.core),
        core_typed: of(|it| it.core_typed, |it| it.core),
        core_full: of(|it| it.core_full, |it| it.core),
        all_pair: of(|it| it.all_pair, |it| it.all),
        all_typed: of(|it| it.all_typed, |it| it.all),
        all_full: of(|it| it.all_full, |it| it.all),
        closed_typed: of(|it| it.closed_typed, |it| it.closed),
        closed_full: of(|it| it.closed_full, |it| it.closed),
        trapped: of(|it| it.trapped, |it| it.traps),
        iris: of(|it| it.iris, |it| it.entities_found),
        merged: of(|it| it.merged, |it| it.merged_of),
        date_right: of(|it| it.date_right, |it| it.dates),
        place_right: of(|it| it.place_right, |it| it.places),
        claims: of(|it| it.claims, |it| it.all),
    }
}
