//! From the texts of the tables to [`NameTables`]: rows filed under their names.
//!
//! Invariant: a name that may stand for one row only and is given to two is a problem.

use super::country::{Country, plural};
use super::embedded::{self, EMBEDDED};
use super::index::key;
use super::load::{self, Read};
use super::organization::Organization;
use super::person::Person;
use super::place::Place;
use super::tables::{DemonymRow, NameTables, Origin};
use super::word::{Metonym, Title};
use crate::ontology::error::{OntologyError, Problem};
use std::collections::BTreeMap;

impl NameTables {
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
            if names.given_names.insert(key(&name), gender).is_some() {
                problems.push(repeated(embedded::GIVEN_NAMES, line, &name));
            }
        }
        for (line, lemma, noun) in load::nouns(text(embedded::NOUNS), &mut problems) {
            if names.nouns.insert(key(&lemma), noun).is_some() {
                problems.push(repeated(embedded::NOUNS, line, &lemma));
            }
        }
        for (line, word, classes) in load::classes(text(embedded::CLASSES), &mut problems) {
            if names.word_classes.insert(key(&word), classes).is_some() {
                problems.push(repeated(embedded::CLASSES, line, &word));
            }
        }
        for (line, word, means) in load::synonyms(text(embedded::SYNONYMS), &mut problems) {
            if names.synonyms.insert(key(&word), key(&means)).is_some() {
                problems.push(repeated(embedded::SYNONYMS, line, &word));
            }
        }
        OntologyError::check(problems)?;
        Ok(names)
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
            for surname in &person.surnames {
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

fn twice(file: &str, line: usize, name: &str, other: &str) -> Problem {
    Problem::new(
        file,
        line,
        format!("\"{name}\" also stands for {other}"),
        "keep it in one of the two rows",
    )
}

fn repeated(file: &str, line: usize, word: &str) -> Problem {
    Problem::new(
        file,
        line,
        format!("\"{word}\" stands in an earlier row too"),
        "keep one of the two",
    )
}
