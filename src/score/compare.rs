//! When a predicted claim is a gold claim: names, relations, standing.
//!
//! Invariant: names compare without accents, case, articles and possessive endings; of phrases half of the words must agree,
//! and all of their numbers.

use super::gold::{GoldClaim, GoldEntity, Standing};
use super::predicted::Predicted;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::canonical_combining_class;

/// Types whose claims hold in either order.
const SYMMETRIC: &[&str] = &["CONSULT", "AGREE", "COOPERATE", "ALLIANCE", "KINSHIP"];

/// Words that a name may begin with or not.
const ARTICLES: &[&str] = &["the", "a", "an", "its", "his", "her", "their"];

/// Words of a relation that say little.
const SMALL: &[&str] = &[
    "be", "to", "of", "with", "in", "on", "for", "by", "as", "at", "from",
];

/// Types of entities that are phrases rather than names.
const PHRASES: &[&str] = &[
    "Money", "Quantity", "Date", "Role", "Concept", "Event", "Work", "Law",
];

/// A name as it is compared.
pub(super) fn norm(name: &str) -> String {
    let plain: String = name
        .nfkd()
        .filter(|&c| canonical_combining_class(c) == 0)
        .flat_map(char::to_lowercase)
        .collect();
    let plain = plain.replace('’', "'").replace("'s", "").replace('.', "");
    let words = plain
        .split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '$' | '%')))
        .filter(|word| !word.is_empty())
        .skip_while(|word| ARTICLES.contains(word));
    words.collect::<Vec<_>>().join(" ")
}

/// The words of a relation that carry it; all, where none does.
fn lemma(relation: &str) -> Vec<String> {
    let normal = norm(relation);
    let words = || normal.split_whitespace().map(str::to_owned);
    let carrying: Vec<String> = words()
        .filter(|word| !SMALL.contains(&word.as_str()))
        .collect();
    if carrying.is_empty() {
        words().collect()
    } else {
        carrying
    }
}

/// An entity of the gold, made ready to compare.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) name: String,
    pub(super) names: BTreeSet<String>,
    pub(super) kind: Option<String>,
}

impl Known {
    pub(super) fn new(entity: &GoldEntity) -> Self {
        let mut known = Self {
            name: entity.name.clone(),
            names: BTreeSet::new(),
            kind: entity.kind.clone(),
        };
        known.add(entity);
        known
    }

    /// Adds the names by which another claim has the same entity.
    pub(super) fn add(&mut self, entity: &GoldEntity) {
        let names = std::iter::once(&entity.name).chain(&entity.aliases);
        self.names
            .extend(names.map(|name| norm(name)).filter(|name| !name.is_empty()));
    }

    pub(super) fn is_phrase(&self) -> bool {
        self.kind
            .as_deref()
            .is_some_and(|kind| PHRASES.contains(&kind))
    }

    /// Whether a name, as [`norm`] has it, means this entity.
    pub(super) fn is(&self, name: &str) -> bool {
        !name.is_empty()
            && (self.names.contains(name)
                || self.is_phrase() && self.names.iter().any(|own| alike(own, name)))
    }
}

/// Half of the words are the same, and all numbers are.
fn alike(one: &str, other: &str) -> bool {
    let words = |text: &str| {
        text.split(' ')
            .map(str::to_owned)
            .collect::<BTreeSet<String>>()
    };
    let numbers = |words: &BTreeSet<String>| {
        words
            .iter()
            .filter(|word| word.contains(|c: char| c.is_ascii_digit()))
            .cloned()
            .collect::<BTreeSet<String>>()
    };
    let (one, other) = (words(one), words(other));
    let both = one.intersection(&other).count();
    both > 0 && numbers(&one) == numbers(&other) && 4 * both >= one.len() + other.len()
}

/// A predicted claim, made ready to compare.
pub(super) struct Ready<'a> {
    pub(super) claim: &'a Predicted,
    pub(super) subject: String,
    pub(super) object: String,
    lemma: Vec<String>,
}

impl<'a> Ready<'a> {
    pub(super) fn new(claim: &'a Predicted) -> Self {
        Self {
            claim,
            subject: norm(&claim.subject.name),
            object: norm(&claim.object.name),
            lemma: lemma(&claim.relation.lemma),
        }
    }
}

/// A gold claim, made ready to compare.
pub(super) struct Gold<'a> {
    pub(super) claim: &'a GoldClaim,
    pub(super) subject: Known,
    pub(super) object: Known,
    lemmas: Vec<Vec<String>>,
}

impl<'a> Gold<'a> {
    pub(super) fn new(claim: &'a GoldClaim) -> Self {
        let relations = std::iter::once(&claim.relation).chain(&claim.relation_alt);
        Self {
            claim,
            subject: Known::new(&claim.subject),
            object: Known::new(&claim.object),
            lemmas: relations.map(|relation| lemma(relation)).collect(),
        }
    }

    /// Subject and object are right.
    pub(super) fn pairs(&self, claim: &Ready) -> bool {
        let either =
            self.claim.symmetric == Some(true) || SYMMETRIC.contains(&self.claim.kind.as_str());
        let (subject, object) = (&claim.subject, &claim.object);
        (self.subject.is(subject) && self.object.is(object))
            || (either && self.subject.is(object) && self.object.is(subject))
    }

    /// And so is the relation.
    pub(super) fn types(&self, claim: &Ready) -> bool {
        let right = |kind: &String| *kind == self.claim.kind || self.claim.kind_alt.contains(kind);
        claim.claim.kind.as_ref().is_some_and(right) || self.lemmas.contains(&claim.lemma)
    }

    /// And so is how it is presented.
    pub(super) fn stands(&self, claim: &Ready, sources: &Sources) -> bool {
        let gold = &self.claim.standing;
        if !gold.agrees(claim.claim) {
            return false;
        }
        // Where gold reports, the source must be right.
        match &gold.source {
            Some(source) if !source.is_empty() && gold.modality.as_deref() == Some("reported") => {
                let others = self.claim.source_alt.as_ref();
                let others = others.map_or(&[][..], super::gold::OneOrMany::as_slice);
                std::iter::once(source)
                    .chain(others)
                    .any(|it| sources.means(it, claim.claim.source.as_deref()))
            }
            _ => true,
        }
    }

    pub(super) fn is_full(&self, claim: &Ready, sources: &Sources) -> bool {
        self.pairs(claim) && self.types(claim) && self.stands(claim, sources)
    }
}

impl Standing {
    /// Whether polarity and modality agree, all that is no fact and not reported being of one kind.
    pub(super) fn agrees(&self, claim: &Predicted) -> bool {
        let class = |modality: Option<&str>| match modality.unwrap_or("fact") {
            "fact" => 0,
            "reported" => 1,
            _ => 2,
        };
        self.negated.unwrap_or_default() == claim.negated.unwrap_or_default()
            && class(self.modality.as_deref()) == class(claim.modality.as_deref())
    }
}

/// The names of the gold's entities by their canonical names.
pub(super) struct Sources(BTreeMap<String, BTreeSet<String>>);

impl Sources {
    pub(super) fn new(entities: &[Known]) -> Self {
        let named = entities
            .iter()
            .map(|entity| (entity.name.clone(), entity.names.clone()));
        Self(named.collect())
    }

    /// Whether `found` is a name of what gold calls `wanted`.
    pub(super) fn means(&self, wanted: &str, found: Option<&str>) -> bool {
        let found = norm(found.unwrap_or_default());
        match self.0.get(wanted) {
            Some(names) => names.contains(&found),
            None => norm(wanted) == found,
        }
    }
}
