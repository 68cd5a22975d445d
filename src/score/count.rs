//! One article's claims counted against its gold.
//!
//! Invariant: a claim counts once at each level, however many gold claims or predictions it agrees with.

use super::compare::{Gold, Known, Ready, Sources};
use super::gold::{GoldArticle, GoldClaim, GoldEntity, Standing, Trap};
use super::predicted::Predicted;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Predicted claims.
    pub claims: usize,
    /// Core claims of the gold.
    pub core: usize,
    /// Of these, found as a pair.
    pub core_pair: usize,
    /// Of these, with the right relation.
    pub core_typed: usize,
    /// Of these, with the right standing.
    pub core_full: usize,
    /// All claims of the gold.
    pub all: usize,
    /// Of these, found as a pair.
    pub all_pair: usize,
    /// Of these, with the right relation.
    pub all_typed: usize,
    /// Of these, with the right standing.
    pub all_full: usize,
    /// Predicted claims between what gold knows.
    pub closed: usize,
    /// Of these, some gold claim with the right relation.
    pub closed_typed: usize,
    /// Of these, with the right standing.
    pub closed_full: usize,
    /// Known wrong readings.
    pub traps: usize,
    /// Of these, predicted.
    pub trapped: usize,
    /// Named entities of the gold that a claim has with an IRI.
    pub entities_found: usize,
    /// Their IRIs.
    pub iris: usize,
    /// IRIs that stand for an entity of the gold.
    pub merged_of: usize,
    /// The entities that they stand for.
    pub merged: usize,
    /// Gold claims found in full that have a date.
    pub dates: usize,
    /// Of these, with that date.
    pub date_right: usize,
    /// Gold claims found in full that have a place.
    pub places: usize,
    /// Of these, with that place.
    pub place_right: usize,
}

/// Why something is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A core claim that was not found in full.
    Missed,
    /// A predicted claim between known entities that is no gold claim.
    Wrong,
    /// A known wrong reading that was predicted.
    Trap,
}

/// A claim to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Why.
    pub verdict: Verdict,
    /// The claim in a line.
    pub line: String,
}

/// One article's gold with what was predicted of it.
struct Counter<'a> {
    article: &'a str,
    gold: Vec<Gold<'a>>,
    entities: Vec<Known>,
    sources: Sources,
    predicted: Vec<Ready<'a>>,
    counts: Counts,
    remarks: Vec<Remark>,
}

/// Counts one article; `predicted` holds its claims and no others.
pub(super) fn count(gold: &GoldArticle, predicted: &[&Predicted]) -> (Counts, Vec<Remark>) {
    let entities = entities(&gold.claims);
    let mut counter = Counter {
        article: &gold.id,
        gold: gold.claims.iter().map(Gold::new).collect(),
        sources: Sources::new(&entities),
        entities,
        predicted: predicted.iter().map(|claim| Ready::new(claim)).collect(),
        counts: Counts::default(),
        remarks: Vec::new(),
    };
    counter.counts.claims = predicted.len();
    counter.recall();
    counter.precision();
    counter.unity();
    for trap in &gold.traps {
        counter.trap(trap);
    }
    (counter.counts, counter.remarks)
}

/// The entities of the gold, in the order in which its claims first name them.
fn entities(claims: &[GoldClaim]) -> Vec<Known> {
    let mut found: Vec<Known> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for entity in claims.iter().flat_map(|it| [&it.subject, &it.object]) {
        if let Some(&at) = places.get(entity.name.as_str()) {
            found[at].add(entity);
        } else {
            places.insert(&entity.name, found.len());
            found.push(Known::new(entity));
        }
    }
    found
}

impl Counter<'_> {
    fn recall(&mut self) {
        for gold in &self.gold {
            let paired = self.predicted.iter().filter(|claim| gold.pairs(claim));
            let pairs: Vec<&Ready> = paired.collect();
            let mut typed = pairs.clone();
            typed.retain(|claim| gold.types(claim));
            let mut full = typed.clone();
            full.retain(|claim| gold.stands(claim, &self.sources));
            let found = [!pairs.is_empty(), !typed.is_empty(), !full.is_empty()];
            let counts = &mut self.counts;
            let standing = &gold.claim.standing;
            if let Some(date) = said(standing.date.as_ref()).filter(|_| found[2]) {
                let right = |it: &&Ready| self.sources.means(date, it.claim.date.as_deref());
                counts.dates += 1;
                counts.date_right += usize::from(full.iter().any(right));
            }
            if let Some(place) = said(standing.place.as_ref()).filter(|_| found[2]) {
                let right = |it: &&Ready| self.sources.means(place, it.claim.place.as_deref());
                counts.places += 1;
                counts.place_right += usize::from(full.iter().any(right));
            }
            let [pair, typed, full] = found.map(usize::from);
            counts.all += 1;
            counts.all_pair += pair;
            counts.all_typed += typed;
            counts.all_full += full;
            if gold.claim.core == Some(true) {
                counts.core += 1;
                counts.core_pair += pair;
                counts.core_typed += typed;
                counts.core_full += full;
                if full == 0 {
                    self.remarks.push(missed(self.article, gold.claim, found));
                }
            }
        }
    }

    fn precision(&mut self) {
        for claim in &self.predicted {
            let entity = |name: &str| {
                self.entities
                    .iter()
                    .any(|it| !it.is_phrase() && it.is(name))
            };
            let phrase = |name: &str| self.entities.iter().any(|it| it.is_phrase() && it.is(name));
            if !entity(&claim.subject) || !(entity(&claim.object) || phrase(&claim.object)) {
                continue;
            }
            let alike = |gold: &&Gold| gold.pairs(claim) && gold.types(claim);
            let typed: Vec<&Gold> = self.gold.iter().filter(alike).collect();
            if typed.is_empty() && self.is_place_of_another(claim) {
                continue;
            }
            let full = typed.iter().any(|gold| gold.stands(claim, &self.sources));
            self.counts.closed += 1;
            self.counts.closed_typed += usize::from(!typed.is_empty());
            self.counts.closed_full += usize::from(full);
            if !full {
                let wrong = wrong(self.article, claim.claim, !typed.is_empty());
                self.remarks.push(wrong);
            }
        }
    }

    /// Whether the object is the place of another claim of that subject: neither right nor wrong.
    fn is_place_of_another(&self, claim: &Ready) -> bool {
        self.gold.iter().any(|gold| {
            let place = said(gold.claim.standing.place.as_ref());
            place.is_some_and(|place| {
                gold.subject.is(&claim.subject)
                    && self.sources.means(place, Some(&claim.claim.object.name))
            })
        })
    }

    fn unity(&mut self) {
        let mut iris: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut merged: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for claim in &self.predicted {
            let ends = [
                (&claim.subject, &claim.claim.subject),
                (&claim.object, &claim.claim.object),
            ];
            for (name, end) in ends {
                let entity = self
                    .entities
                    .iter()
                    .find(|it| !it.is_phrase() && it.is(name));
                if let (Some(entity), Some(iri)) = (entity, said(end.iri.as_ref())) {
                    iris.entry(&entity.name).or_default().insert(iri);
                    merged.entry(iri).or_default().insert(&entity.name);
                }
            }
        }
        self.counts.entities_found = iris.len();
        self.counts.iris = iris.values().map(BTreeSet::len).sum();
        self.counts.merged_of = merged.len();
        self.counts.merged = merged.values().map(BTreeSet::len).sum();
    }

    fn trap(&mut self, trap: &Trap) {
        let known = |entity: GoldEntity| {
            let of_gold = self.entities.iter().find(|it| it.name == entity.name);
            of_gold.cloned().unwrap_or_else(|| Known::new(&entity))
        };
        let (subject, object) = (known(trap.subject.entity()), known(trap.object.entity()));
        let wanted = &trap.standing;
        let is_trapped = |claim: &&Ready| {
            let right = |gold: &Gold| {
                !wanted.differs(&gold.claim.standing) && gold.is_full(claim, &self.sources)
            };
            let has = |wanted: &Option<String>, found: &Option<String>| {
                said(wanted.as_ref()).is_none_or(|it| self.sources.means(it, found.as_deref()))
            };
            subject.is(&claim.subject)
                && object.is(&claim.object)
                && wanted.agrees(claim.claim)
                && has(&wanted.source, &claim.claim.source)
                && has(&wanted.place, &claim.claim.place)
                && has(&wanted.date, &claim.claim.date)
                && !self.gold.iter().any(right)
        };
        let trapped = self.predicted.iter().any(|claim| is_trapped(&claim));
        self.counts.traps += 1;
        self.counts.trapped += usize::from(trapped);
        if trapped {
            self.remarks.push(Remark {
                verdict: Verdict::Trap,
                line: format!(
                    "TRAP {}: {} | {} | {}: {}",
                    self.article, subject.name, trap.relation, object.name, trap.why
                ),
            });
        }
    }
}

impl Standing {
    /// Whether a trap gives a claim another date, place or source than gold: then that claim is no excuse.
    fn differs(&self, gold: &Standing) -> bool {
        let pairs = [
            (&self.date, &gold.date),
            (&self.place, &gold.place),
            (&self.source, &gold.source),
        ];
        pairs
            .into_iter()
            .any(|(trap, gold)| said(trap.as_ref()).is_some() && trap != gold)
    }
}

/// What is said and not empty.
fn said(text: Option<&String>) -> Option<&str> {
    text.map(String::as_str).filter(|text| !text.is_empty())
}

fn missed(article: &str, claim: &GoldClaim, found: [bool; 3]) -> Remark {
    let level = match found {
        [_, true, _] => "typed",
        [true, ..] => "pair",
        _ => "none",
    };
    Remark {
        verdict: Verdict::Missed,
        line: format!(
            "MISSED({level}) {article}: {} | {} | {} [{} {}] «{}»",
            claim.subject.name,
            claim.relation,
            claim.object.name,
            claim.kind,
            claim.standing.modality.as_deref().unwrap_or("fact"),
            claim.quote
        ),
    }
}

fn wrong(article: &str, claim: &Predicted, typed: bool) -> Remark {
    let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    Remark {
        verdict: Verdict::Wrong,
        line: format!(
            "WRONG({}) {article}: {} | {} | {} [{} {} {}] «{}»",
            if typed { "typed" } else { "none" },
            claim.subject.name,
            claim.relation.lemma,
            claim.object.name,
            or_none(&claim.kind),
            or_none(&claim.modality),
            or_none(&claim.source),
            claim.sentence
        ),
    }
}
