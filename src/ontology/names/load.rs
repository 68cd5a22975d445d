//! From the CSV texts to rows: one function a table.
//!
//! Invariant: every row is either in the result or in the problems.

use super::country::Country;
use super::embedded::{
    CLASSES, COUNTRIES, GIVEN_NAMES, METONYMS, NOUNS, ORGANIZATIONS, PEOPLE, PLACES, SYNONYMS,
    TITLES,
};
use super::organization::Organization;
use super::person::{Office, Person};
use super::place::Place;
use super::term::Term;
use super::word::{Gender, Metonym, Noun, Title, WordClass};
use crate::ontology::error::Problem;
use crate::ontology::kind::EntityKind;
use crate::ontology::table::{Row, read_table};

/// A row with the line it stands in and its demonyms.
pub(super) struct Read<T> {
    /// Line in the file, counted from 1.
    pub(super) line: usize,
    /// The row.
    pub(super) row: T,
    /// Adjectives made from its name.
    pub(super) adjectives: Vec<String>,
    /// Nouns for one of its people.
    pub(super) people: Vec<String>,
}

pub(super) fn countries(text: &str, problems: &mut Vec<Problem>) -> Vec<Read<Country>> {
    let columns = [
        "name",
        "qid",
        "iso2",
        "aliases",
        "adjectives",
        "people",
        "capital",
    ];
    let mut found = Vec::new();
    for row in read_table(COUNTRIES, text, &columns, problems) {
        let [name, qid, iso2, aliases, adjectives, people, capital] = fields(&row);
        found.push(Read {
            line: row.line,
            adjectives: list(adjectives),
            people: list(people),
            row: Country {
                name: named(&row, name, problems),
                qid: wikidata(&row, qid, problems),
                iso2: optional(iso2),
                aliases: list(aliases),
                capital: optional(capital),
            },
        });
    }
    found
}

pub(super) fn places(text: &str, problems: &mut Vec<Problem>) -> Vec<Read<Place>> {
    let columns = [
        "name",
        "qid",
        "kind",
        "country",
        "aliases",
        "adjectives",
        "people",
        "population",
    ];
    let mut found = Vec::new();
    for row in read_table(PLACES, text, &columns, problems) {
        let [
            name,
            qid,
            entity_kind,
            country,
            aliases,
            adjectives,
            people,
            population,
        ] = fields(&row);
        let population_thousands = if population.is_empty() {
            0
        } else {
            population.parse().unwrap_or_else(|_| {
                problems.push(row.problem(
                    format!("population \"{population}\" is no number"),
                    "give it in thousands, or leave it empty",
                ));
                0
            })
        };
        found.push(Read {
            line: row.line,
            adjectives: list(adjectives),
            people: list(people),
            row: Place {
                name: named(&row, name, problems),
                qid: wikidata(&row, qid, problems),
                kind: kind(&row, entity_kind, EntityKind::Place, problems),
                country: optional(country),
                aliases: list(aliases),
                population_thousands,
            },
        });
    }
    found
}

/// Rows of `organizations.csv` or `outlets.csv`.
pub(super) fn organizations(
    file: &str,
    text: &str,
    problems: &mut Vec<Problem>,
) -> Vec<Read<Organization>> {
    let mut columns = vec!["name", "qid", "kind", "country", "aliases"];
    if file == ORGANIZATIONS {
        columns.extend(["adjectives", "people"]);
    }
    let mut found = Vec::new();
    for row in read_table(file, text, &columns, problems) {
        let [name, qid, entity_kind, country, aliases, adjectives, people] = fields(&row);
        found.push(Read {
            line: row.line,
            adjectives: list(adjectives),
            people: list(people),
            row: Organization {
                name: named(&row, name, problems),
                qid: wikidata(&row, qid, problems),
                kind: kind(&row, entity_kind, EntityKind::Organization, problems),
                country: optional(country),
                aliases: list(aliases),
            },
        });
    }
    found
}

pub(super) fn people(text: &str, problems: &mut Vec<Problem>) -> Vec<Person> {
    let columns = [
        "name", "qid", "aliases", "surnames", "gender", "rank", "roles",
    ];
    let mut found = Vec::new();
    for row in read_table(PEOPLE, text, &columns, problems) {
        let [name, qid, aliases, surnames, gender_word, rank, roles] = fields(&row);
        let rank = rank.parse().ok().filter(|rank| *rank <= 3);
        if rank.is_none() {
            problems.push(row.problem("the rank is no number from 0 to 3", "say how well known"));
        }
        found.push(Person {
            name: named(&row, name, problems),
            qid: wikidata(&row, qid, problems),
            aliases: list(aliases),
            surnames: surnames_of(name, surnames),
            gender: gender(&row, gender_word, problems),
            rank: rank.unwrap_or_default(),
            offices: offices(&row, roles, problems),
        });
    }
    found
}

pub(super) fn metonyms(text: &str, problems: &mut Vec<Problem>) -> Vec<Read<Metonym>> {
    let columns = ["seat", "stands_for", "kind", "always"];
    let mut found = Vec::new();
    for row in read_table(METONYMS, text, &columns, problems) {
        let [seat, stands_for, entity_kind, always] = fields(&row);
        found.push(Read {
            line: row.line,
            adjectives: Vec::new(),
            people: Vec::new(),
            row: Metonym {
                seat: named(&row, seat, problems),
                stands_for: named(&row, stands_for, problems),
                kind: kind(&row, entity_kind, EntityKind::Country, problems),
                always: always == "yes",
            },
        });
    }
    found
}

pub(super) fn titles(text: &str, problems: &mut Vec<Problem>) -> Vec<(usize, Title)> {
    let mut found = Vec::new();
    for row in read_table(TITLES, text, &["title", "role", "gender"], problems) {
        let [word, role, gender_word] = fields(&row);
        let title = Title {
            word: named(&row, word, problems),
            role: optional(role),
            gender: gender(&row, gender_word, problems),
        };
        found.push((row.line, title));
    }
    found
}

/// Given names; a name of both genders has none.
pub(super) fn given_names(
    text: &str,
    problems: &mut Vec<Problem>,
) -> Vec<(usize, String, Option<Gender>)> {
    let mut found = Vec::new();
    for row in read_table(GIVEN_NAMES, text, &["name", "gender"], problems) {
        let [name, word] = fields(&row);
        let gender = if word == "both" {
            None
        } else {
            gender(&row, word, problems)
        };
        found.push((row.line, named(&row, name, problems), gender));
    }
    found
}

pub(super) fn nouns(text: &str, problems: &mut Vec<Problem>) -> Vec<(usize, String, Noun)> {
    let mut found = Vec::new();
    for row in read_table(NOUNS, text, &["noun", "kind", "gender"], problems) {
        let [lemma, entity_kind, gender_word] = fields(&row);
        let noun = Noun {
            kind: kind(&row, entity_kind, EntityKind::Concept, problems),
            gender: gender(&row, gender_word, problems),
        };
        found.push((row.line, named(&row, lemma, problems), noun));
    }
    found
}

/// Words with what they may be used for.
pub(super) fn classes(
    text: &str,
    problems: &mut Vec<Problem>,
) -> Vec<(usize, String, Vec<WordClass>)> {
    let mut found = Vec::new();
    for row in read_table(CLASSES, text, &["word", "class"], problems) {
        let [word, field] = fields(&row);
        let mut classes = Vec::new();
        for name in list(field) {
            match name.parse() {
                Ok(class) => classes.push(class),
                Err(()) => problems.push(row.problem(
                    format!("unknown class \"{name}\""),
                    "use one that names/README.md lists",
                )),
            }
        }
        found.push((row.line, named(&row, word, problems), classes));
    }
    found
}

/// Nouns with the one that stands for all of their meaning.
pub(super) fn synonyms(text: &str, problems: &mut Vec<Problem>) -> Vec<(usize, String, String)> {
    let mut found = Vec::new();
    for row in read_table(SYNONYMS, text, &["word", "means"], problems) {
        let [word, means] = fields(&row);
        let word = named(&row, word, problems);
        found.push((row.line, word, named(&row, means, problems)));
    }
    found
}

fn offices(row: &Row<'_>, roles: &str, problems: &mut Vec<Problem>) -> Vec<Office> {
    let mut found = Vec::new();
    for office in roles.split(';').filter(|office| !office.is_empty()) {
        let parts: Vec<&str> = office.split('|').map(str::trim).collect();
        let [role, of, start, end] = parts[..] else {
            problems.push(row.problem(
                format!("office \"{office}\" has {} parts", parts.len()),
                "write role|of|start|end, offices apart by ;",
            ));
            continue;
        };
        let Some(term) = Term::parse(start, end) else {
            problems.push(row.problem(
                format!("\"{start}\" to \"{end}\" is no term of office"),
                "write dates as 2022-08-07, 2022-08 or 2022, or leave them empty",
            ));
            continue;
        };
        found.push(Office {
            role: role.to_owned(),
            of: of.to_owned(),
            term,
        });
    }
    found
}

/// The surnames given, else the last word of the name; `-` says that there is none.
fn surnames_of(name: &str, given: &str) -> Vec<String> {
    match given {
        "-" => Vec::new(),
        "" => name
            .rsplit_once(' ')
            .map(|(_, last)| last.to_owned())
            .into_iter()
            .collect(),
        surnames => list(surnames),
    }
}

fn fields<'r, const N: usize>(row: &'r Row<'_>) -> [&'r str; N] {
    std::array::from_fn(|index| row.fields.get(index).map_or("", String::as_str))
}

fn list(field: &str) -> Vec<String> {
    field
        .split('|')
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .map(str::to_owned)
        .collect()
}

fn optional(field: &str) -> Option<String> {
    (!field.is_empty()).then(|| field.to_owned())
}

fn named(row: &Row<'_>, name: &str, problems: &mut Vec<Problem>) -> String {
    if name.is_empty() {
        problems.push(row.problem("the row names nothing", "fill its first column"));
    }
    name.to_owned()
}

fn wikidata(row: &Row<'_>, qid: &str, problems: &mut Vec<Problem>) -> Option<String> {
    let digits = qid.strip_prefix('Q').unwrap_or_default();
    if !qid.is_empty() && (digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit())) {
        problems.push(row.problem(
            format!("\"{qid}\" is no Wikidata id"),
            "write Q and digits, or leave it empty",
        ));
    }
    optional(qid)
}

fn kind(row: &Row<'_>, word: &str, default: EntityKind, problems: &mut Vec<Problem>) -> EntityKind {
    if word.is_empty() {
        return default;
    }
    word.parse().unwrap_or_else(|_| {
        problems.push(row.problem(
            format!("unknown kind \"{word}\""),
            "use one of the entity kinds, such as Person, Organization or Place",
        ));
        default
    })
}

fn gender(row: &Row<'_>, word: &str, problems: &mut Vec<Problem>) -> Option<Gender> {
    if word.is_empty() {
        return None;
    }
    let gender = word.parse().ok();
    if gender.is_none() {
        problems.push(row.problem(
            format!("unknown gender \"{word}\""),
            "write f or m, or leave it empty",
        ));
    }
    gender
}
