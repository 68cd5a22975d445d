//! All name tables in memory, with one look-up for each.
//!
//! Invariant: built once, never changed; the same texts give the same answers.

use super::country::{Country, Demonym, plural};
use super::embedded::{self, EMBEDDED};
use super::index::Index;
use super::known::Known;
use super::load::{self, Read};
use super::organization::Organization;
use super::person::{Candidate, Person};
use super::place::Place;
use super::word::{Gender, Metonym, Noun, Title};
use crate::ontology::EntityKind;
use crate::ontology::error::{OntologyError, Problem};
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
    metonyms: Vec<Metonym>,
    titles: Vec<Title>,
    nouns: HashMap<String, Noun>,
    given_names: HashMap<String, Option<Gender>>,
    demonyms: Vec<DemonymRow>,
    country_index: Index,
    place_index: Index,
    full_name_index: Index,
    surname_index: Index,
    organization_index: Index,
    outlet_index: Index,
    metonym_index: Index,
    title_index: Index,
    demonym_index: Index,
    /// Rows of people by the key of what they hold an office of.
    pub(super) office_index: Index,
}

#[derive(Clone, Copy, Debug)]
enum Origin {
    Country(usize),
    Place(usize),
    Organization(usize),
}

#[derive(Clone, Copy, Debug)]
struct DemonymRow {
    origin: Origin,
    adjective: bool,
    person: bool,
    plural: bool,
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

    /// Reads the tables from the texts of their files, keyed by path relative to the ontology folder
    /// (`names/people.csv`); a file that is not there is the program's own.
    ///
    /// # Errors
    ///
    /// Names every problem by file and line: unreadable rows, unknown kinds, bad dates, names given twice.
    pub fn from_tables(tables: &BTreeMap<String, String>) -> Result<Self, OntologyError> {
        let text = |file: &str| {
            let own = EMBEDDED.iter().find(|(name, _)| *name == file);
            tables
                .get(file)
                .map_or_else(|| own.map_or("", |(_, text)| text), String::as_str)
        };
        let mut names = Self::default();
        let mut problems = Vec::new();
        names.add_countries(
            load::countries(text(embedded::COUNTRIES), &mut problems),
            &mut problems,
        );
        names.add_places(load::places(text(embedded::PLACES), &mut problems));
        for file in [embedded::ORGANIZATIONS, embedded::OUTLETS] {
            let rows = load::organizations(file, text(file), &mut problems);
            names.add_organizations(file, rows, &mut problems);
        }
        names.add_people(load::people(text(embedded::PEOPLE), &mut problems));
        names.add_metonyms(
            load::metonyms(text(embedded::METONYMS), &mut problems),
            &mut problems,
        );
        names.add_titles(
            load::titles(text(embedded::TITLES), &mut problems),
            &mut problems,
        );
        for (line, name, gender) in load::given_names(text(embedded::GIVEN_NAMES), &mut problems) {
            if names
                .given_names
                .insert(super::index::key(&name), gender)
                .is_some()
            {
                problems.push(twice(embedded::GIVEN_NAMES, line, &name, "above"));
            }
        }
        for (line, lemma, noun) in load::nouns(text(embedded::NOUNS), &mut problems) {
            if names
                .nouns
                .insert(super::index::key(&lemma), noun)
                .is_some()
            {
                problems.push(twice(embedded::NOUNS, line, &lemma, "above"));
            }
        }
        OntologyError::check(problems)?;
        Ok(names)
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

    /// Whether it is a given name, of either gender or both.
    pub fn is_given_name(&self, word: &str) -> bool {
        self.given_names.contains_key(&super::index::key(word))
    }

    /// What is known of a common noun, by its singular (`protester`); a plural of persons is a group.
    pub fn noun(&self, lemma: &str) -> Option<Noun> {
        self.nouns.get(&super::index::key(lemma)).copied()
    }

    /// What a common noun names.
    pub fn noun_kind(&self, lemma: &str) -> Option<EntityKind> {
        self.noun(lemma).map(|noun| noun.kind)
    }

    fn add_countries(&mut self, rows: Vec<Read<Country>>, problems: &mut Vec<Problem>) {
        for read in rows {
            let row = self.countries.len();
            for name in std::iter::once(&read.row.name).chain(&read.row.aliases) {
                if let Some(other) = self.country_index.taken(name, row) {
                    let other = &self.countries[other].name;
                    problems.push(twice(embedded::COUNTRIES, read.line, name, other));
                }
                self.country_index.add(name, row);
            }
            self.add_demonyms(Origin::Country(row), &read.adjectives, &read.people);
            self.countries.push(read.row);
        }
    }

    fn add_places(&mut self, mut rows: Vec<Read<Place>>) {
        rows.sort_by_key(|read| u32::MAX - read.row.population_thousands);
        for read in rows {
            let row = self.places.len();
            for name in std::iter::once(&read.row.name).chain(&read.row.aliases) {
                self.place_index.add(name, row);
            }
            self.add_demonyms(Origin::Place(row), &read.adjectives, &read.people);
            self.places.push(read.row);
        }
    }

    fn add_organizations(
        &mut self,
        file: &str,
        rows: Vec<Read<Organization>>,
        problems: &mut Vec<Problem>,
    ) {
        let outlets = file == embedded::OUTLETS;
        let (table, index) = if outlets {
            (&mut self.outlets, &mut self.outlet_index)
        } else {
            (&mut self.organizations, &mut self.organization_index)
        };
        let mut demonyms = Vec::new();
        for read in rows {
            let row = table.len();
            for name in std::iter::once(&read.row.name).chain(&read.row.aliases) {
                if let Some(other) = index.taken(name, row) {
                    problems.push(twice(file, read.line, name, &table[other].name));
                }
                index.add(name, row);
            }
            demonyms.push((row, read.adjectives, read.people));
            table.push(read.row);
        }
        for (row, adjectives, people) in demonyms {
            self.add_demonyms(Origin::Organization(row), &adjectives, &people);
        }
    }

    fn add_people(&mut self, rows: Vec<Person>) {
        for person in rows {
            let row = self.people.len();
            for name in std::iter::once(&person.name).chain(&person.aliases) {
                self.full_name_index.add(name, row);
            }
            if let Some(surname) = &person.surname {
                self.surname_index.add(surname, row);
            }
            for office in &person.offices {
                self.office_index.add(&office.of, row);
            }
            self.people.push(person);
        }
    }

    fn add_metonyms(&mut self, rows: Vec<Read<Metonym>>, problems: &mut Vec<Problem>) {
        for read in rows {
            let row = self.metonyms.len();
            let seat = &read.row.seat;
            if let Some(other) = self.metonym_index.taken(seat, row) {
                let other = &self.metonyms[other].stands_for;
                problems.push(twice(embedded::METONYMS, read.line, seat, other));
            }
            self.metonym_index.add(seat, row);
            self.metonyms.push(read.row);
        }
    }

    fn add_titles(&mut self, rows: Vec<(usize, Title)>, problems: &mut Vec<Problem>) {
        for (line, title) in rows {
            if let Some(other) = self.title_index.any_case(&title.word) {
                let other = &self.titles[other].word;
                problems.push(twice(embedded::TITLES, line, &title.word, other));
            }
            self.title_index.add(&title.word, self.titles.len());
            self.titles.push(title);
        }
    }

    /// Files the demonyms of one row; the first row that has a demonym keeps it, countries before places.
    fn add_demonyms(&mut self, origin: Origin, adjectives: &[String], people: &[String]) {
        for word in adjectives
            .iter()
            .chain(people.iter().filter(|w| !adjectives.contains(w)))
        {
            let person = people.contains(word);
            self.add_demonym(word, origin, adjectives.contains(word), person, false);
        }
        for word in people.iter().filter(|word| plural(word) != **word) {
            self.add_demonym(&plural(word), origin, false, false, true);
        }
    }

    fn add_demonym(
        &mut self,
        word: &str,
        origin: Origin,
        adjective: bool,
        person: bool,
        plural: bool,
    ) {
        if self.demonym_index.first(word).is_none() {
            self.demonym_index.add(word, self.demonyms.len());
            self.demonyms.push(DemonymRow {
                origin,
                adjective,
                person,
                plural,
            });
        }
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

fn twice(file: &str, line: usize, name: &str, other: &str) -> Problem {
    Problem::new(
        file,
        line,
        format!("\"{name}\" also stands for {other}"),
        "keep it in one of the two rows",
    )
}

impl Known<'_> {
    /// Whether its kind is one of these; an empty list admits every kind.
    pub fn fits(&self, kinds: &[EntityKind]) -> bool {
        kinds.is_empty() || kinds.contains(&self.kind)
    }
}
