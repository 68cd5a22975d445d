//! All name tables in memory, with one look-up for each; `build` fills them.
//!
//! Invariant: built once, never changed; the same texts give the same answers.

use super::country::{Country, Demonym};
use super::index::Index;
use super::organization::Organization;
use super::person::{Candidate, Person};
use super::place::Place;
use super::word::{Gender, Metonym, Noun, Title, WordClass};
use crate::ontology::EntityKind;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

/// The name tables; every look-up takes a name as the text writes it, with or without `the`.
///
/// # Example
///
/// ```
/// use newsgraph::ontology::names::NameTables;
///
/// let names = NameTables::embedded();
/// assert_eq!(names.country("the U.S.").map(|c| c.name.as_str()), Some("United States"));
/// assert!(names.country("us").is_none());
/// ```
#[derive(Debug, Default)]
pub struct NameTables {
    pub(super) countries: Vec<Country>,
    pub(super) places: Vec<Place>,
    pub(super) people: Vec<Person>,
    pub(super) organizations: Vec<Organization>,
    pub(super) outlets: Vec<Organization>,
    pub(super) metonyms: Vec<Metonym>,
    pub(super) titles: Vec<Title>,
    pub(super) nouns: HashMap<String, Noun>,
    pub(super) word_classes: HashMap<String, Vec<WordClass>>,
    /// Nouns by the one that stands for all of their meaning.
    pub(super) synonyms: HashMap<String, String>,
    pub(super) given_names: HashMap<String, Option<Gender>>,
    pub(super) demonyms: Vec<DemonymRow>,
    pub(super) country_index: Index,
    pub(super) place_index: Index,
    pub(super) full_name_index: Index,
    pub(super) surname_index: Index,
    pub(super) organization_index: Index,
    pub(super) outlet_index: Index,
    pub(super) metonym_index: Index,
    pub(super) title_index: Index,
    pub(super) demonym_index: Index,
    /// Rows of people by the key of what they hold an office of.
    pub(super) office_index: Index,
}

/// Which row a demonym is made from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Origin {
    Country(usize),
    Place(usize),
    Organization(usize),
}

/// A demonym as filed.
#[derive(Clone, Copy, Debug)]
pub(super) struct DemonymRow {
    pub(super) origin: Origin,
    pub(super) adjective: bool,
    pub(super) person: bool,
    pub(super) plural: bool,
}

/// Demonyms that are also ordinary words, and so need their capital.
const ALSO_WORDS: [&str; 2] = ["polish", "turkey"];

impl NameTables {
    /// The tables that the program carries.
    pub fn embedded() -> &'static Self {
        static TABLES: LazyLock<NameTables> = LazyLock::new(|| {
            #[expect(
                clippy::expect_used,
                reason = "the tables are part of the program, and a test loads them"
            )]
            NameTables::from_tables(&BTreeMap::new()).expect("the embedded name tables are sound")
        });
        &TABLES
    }

    /// The country of this name or alias.
    pub fn country(&self, name: &str) -> Option<&Country> {
        self.country_index
            .first(name)
            .map(|row| &self.countries[row])
    }

    /// What a demonym stands for: `Colombian`, `Britons`, `European`, `Texan`; `colombian` too.
    pub fn demonym(&self, word: &str) -> Option<Demonym<'_>> {
        let row = self.demonym_index.first(word).or_else(|| {
            let plain = !ALSO_WORDS.contains(&word);
            self.demonym_index.any_case(word).filter(|_| plain)
        })?;
        let DemonymRow {
            origin,
            adjective,
            person,
            plural,
        } = self.demonyms[row];
        let of = match origin {
            Origin::Country(row) => self.countries[row].known(),
            Origin::Place(row) => self.places[row].known(),
            Origin::Organization(row) => self.organizations[row].known(),
        };
        Some(Demonym {
            of,
            adjective,
            person,
            plural,
        })
    }

    /// The best known place or facility of this name.
    pub fn place(&self, name: &str) -> Option<&Place> {
        self.place_index.first(name).map(|row| &self.places[row])
    }

    /// All places of this name, those with more people first.
    pub fn places(&self, name: &str) -> Vec<&Place> {
        let rows = self.place_index.rows(name);
        rows.into_iter().map(|row| &self.places[row]).collect()
    }

    /// What a seat stands for when it speaks or acts (`the Kremlin`, `Washington`).
    pub fn metonym(&self, seat: &str) -> Option<&Metonym> {
        self.metonym_index
            .first(seat)
            .map(|row| &self.metonyms[row])
    }

    /// People whom a full name or a bare surname may mean: full names first, then the better known.
    ///
    /// A middle initial that the tables do not have is passed over (`Gustavo F. Petro`).
    pub fn people(&self, name: &str) -> Vec<Candidate<'_>> {
        let mut full = self.full_name_index.rows(name);
        if full.is_empty()
            && let Some(plain) = without_initials(name)
        {
            full = self.full_name_index.rows(&plain);
        }
        let bare = self.surname_index.rows(name);
        let bare = bare.into_iter().filter(|row| !full.contains(row));
        let named = full.iter().map(|&row| (row, true));
        let mut found: Vec<(usize, bool)> = named.chain(bare.map(|row| (row, false))).collect();
        found.sort_by_key(|&(row, full)| (!full, u8::MAX - self.people[row].rank, row));
        let candidate = |(row, full): (usize, bool)| Candidate {
            person: &self.people[row],
            full,
        };
        found.into_iter().map(candidate).collect()
    }

    /// The organization of this name or abbreviation, outlets included.
    pub fn organization(&self, name: &str) -> Option<&Organization> {
        let row = self.organization_index.first(name);
        row.map(|row| &self.organizations[row])
            .or_else(|| self.outlet(name))
    }

    /// The news agency, newspaper or broadcaster of this name.
    pub fn outlet(&self, name: &str) -> Option<&Organization> {
        self.outlet_index.first(name).map(|row| &self.outlets[row])
    }

    /// The title or honorific (`Sen.`, `President`); case does not matter.
    pub fn title(&self, word: &str) -> Option<&Title> {
        self.title_index.any_case(word).map(|row| &self.titles[row])
    }

    /// Gender of a given name, where it tells.
    pub fn gender(&self, given_name: &str) -> Option<Gender> {
        self.given_names
            .get(&super::index::key(given_name))
            .copied()
            .flatten()
    }

    /// What is known of a common noun, by its singular (`protester`); a plural of persons is a group.
    pub fn noun(&self, lemma: &str) -> Option<Noun> {
        self.nouns.get(&super::index::key(lemma)).copied()
    }

    /// Whether the word, by its lemma, may be used so.
    pub fn is_of_class(&self, lemma: &str, class: WordClass) -> bool {
        let classes = self.word_classes.get(&super::index::key(lemma));
        classes.is_some_and(|classes| classes.contains(&class))
    }

    /// The noun that stands for all that mean the same as this one, by their lemmas; itself, if there is none.
    pub fn meaning(&self, lemma: &str) -> String {
        let own = super::index::key(lemma);
        self.synonyms.get(&own).cloned().unwrap_or(own)
    }

    /// What a common noun names.
    pub fn noun_kind(&self, lemma: &str) -> Option<EntityKind> {
        self.noun(lemma).map(|noun| noun.kind)
    }
}

/// The name without single initials between its first and last word; `None` if there are none.
fn without_initials(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let initial = |word: &str| word.trim_end_matches('.').chars().count() == 1;
    let inner = |at: usize| 0 < at && at + 1 < words.len();
    let kept: Vec<&str> = words
        .iter()
        .enumerate()
        .filter(|&(at, word)| !(inner(at) && initial(word)))
        .map(|(_, word)| *word)
        .collect();
    (kept.len() < words.len()).then(|| kept.join(" "))
}
