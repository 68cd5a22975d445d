//! The tables that the program carries.
//!
//! Invariant: each file of the ontology folder that a loader reads stands here once.

/// Path relative to the ontology folder, and text.
pub(crate) const EMBEDDED: &[(&str, &str)] = &[
    (
        "newsgraph.ttl",
        include_str!("../../ontology/newsgraph.ttl"),
    ),
    ("modes.csv", include_str!("../../ontology/modes.csv")),
    ("roles.csv", include_str!("../../ontology/roles.csv")),
    ("stances.csv", include_str!("../../ontology/stances.csv")),
    ("triggers.csv", include_str!("../../ontology/triggers.csv")),
    ("verbs.csv", include_str!("../../ontology/verbs.csv")),
];
