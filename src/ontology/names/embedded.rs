//! The name tables that the program carries.
//!
//! Invariant: each file that the loader reads stands here once.

/// Path relative to the ontology folder, and text.
pub(in crate::ontology) const EMBEDDED: [(&str, &str); 11] = [
    (CLASSES, include_str!("../../../ontology/names/classes.csv")),
    (
        COUNTRIES,
        include_str!("../../../ontology/names/countries.csv"),
    ),
    (
        GIVEN_NAMES,
        include_str!("../../../ontology/names/given_names.csv"),
    ),
    (
        METONYMS,
        include_str!("../../../ontology/names/metonyms.csv"),
    ),
    (NOUNS, include_str!("../../../ontology/names/nouns.csv")),
    (
        ORGANIZATIONS,
        include_str!("../../../ontology/names/organizations.csv"),
    ),
    (OUTLETS, include_str!("../../../ontology/names/outlets.csv")),
    (PEOPLE, include_str!("../../../ontology/names/people.csv")),
    (PLACES, include_str!("../../../ontology/names/places.csv")),
    (
        SYNONYMS,
        include_str!("../../../ontology/names/synonyms.csv"),
    ),
    (TITLES, include_str!("../../../ontology/names/titles.csv")),
];

pub(super) const CLASSES: &str = "names/classes.csv";
pub(super) const COUNTRIES: &str = "names/countries.csv";
pub(super) const GIVEN_NAMES: &str = "names/given_names.csv";
pub(super) const METONYMS: &str = "names/metonyms.csv";
pub(super) const NOUNS: &str = "names/nouns.csv";
pub(super) const ORGANIZATIONS: &str = "names/organizations.csv";
pub(super) const OUTLETS: &str = "names/outlets.csv";
pub(super) const PEOPLE: &str = "names/people.csv";
pub(super) const PLACES: &str = "names/places.csv";
pub(super) const SYNONYMS: &str = "names/synonyms.csv";
pub(super) const TITLES: &str = "names/titles.csv";
