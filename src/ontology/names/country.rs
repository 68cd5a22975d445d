//! Countries and the adjectives and people nouns made from names of places.
//!
//! Invariant: a demonym names one place; `person` says whether it can also be a noun for its people.

use super::known::Known;
use crate::ontology::EntityKind;

/// A row of `countries.csv`: a state, or a territory with its own government.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// Usual English short name.
    pub name: String,
    /// Wikidata id.
    pub qid: Option<String>,
    /// ISO 3166 code of two letters; former and unrecognised states have none.
    pub iso2: Option<String>,
    /// Other names (`US`, `Britain`).
    pub aliases: Vec<String>,
    /// Capital, a name in `places.csv`.
    pub capital: Option<String>,
}

impl Country {
    /// The country as a thing with a name.
    pub fn known(&self) -> Known<'_> {
        Known {
            name: &self.name,
            qid: self.qid.as_deref(),
            kind: EntityKind::Country,
            country: Some(&self.name),
        }
    }
}

/// What a demonym (`Colombian`, `Britons`, `European`) stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demonym<'a> {
    /// The country, place or organization it is made from.
    pub of: Known<'a>,
    /// Whether it can be an adjective (`British`, not `Briton`).
    pub adjective: bool,
    /// Whether it can be a noun for one of the people (`Briton`, `Colombian`).
    pub person: bool,
    /// Whether it is a noun for several of them (`Britons`, `Dutchmen`).
    pub plural: bool,
}

/// The plural of a people noun: `Briton` Britons, `Dutchman` Dutchmen; `Swiss`, `Chinese`, `Dutch` stay as they are.
pub(super) fn plural(noun: &str) -> String {
    if let Some(stem) = noun.strip_suffix("man") {
        let people = ["Ger", "Ro", "Nor"].iter().all(|root| *root != stem);
        if people && !stem.is_empty() && stem != "Otto" {
            return format!("{stem}men");
        }
    }
    let unchanged = ["ese", "sh", "ch", "s"];
    if unchanged.iter().any(|end| noun.ends_with(end)) {
        return noun.to_owned();
    }
    format!("{noun}s")
}

#[cfg(test)]
mod tests {
    use super::plural;

    #[test]
    fn plurals_of_people() {
        let nouns = ["Briton", "Dutchman", "German", "Chinese", "Swiss", "Pole"];
        let plurals = [
            "Britons", "Dutchmen", "Germans", "Chinese", "Swiss", "Poles",
        ];
        assert_eq!(nouns.map(plural), plurals);
    }
}
