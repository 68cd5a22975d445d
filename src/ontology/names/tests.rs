//! What a reader of the name tables relies on, and how broken tables are told.

use super::{EMBEDDED, Gender, NameTables, Term};
use crate::base::text::fold;
use crate::ontology::EntityKind;
use jiff::civil::{Date, date};
use std::collections::{BTreeMap, BTreeSet};

fn names() -> &'static NameTables {
    NameTables::embedded()
}

#[track_caller]
fn check_country(surface: &str, expected: Option<&str>) {
    assert_eq!(
        names().country(surface).map(|c| c.name.as_str()),
        expected,
        "{surface}"
    );
}

#[track_caller]
fn check_demonym(word: &str, of: &str, adjective: bool, person: bool) {
    let found = names()
        .demonym(word)
        .map(|d| (d.of.name, d.adjective, d.person));
    assert_eq!(found, Some((of, adjective, person)), "{word}");
}

#[track_caller]
fn check_holder(role: &str, of: &str, on: Date, expected: Option<&str>) {
    let found = names().holder(role, of, Some(on)).map(|p| p.name.as_str());
    assert_eq!(found, expected, "{role} of {of}");
}

#[track_caller]
fn check_resolved(name: &str, kinds: &[EntityKind], expected: Option<(&str, EntityKind)>) {
    let found = names().resolve(name, kinds, Some(date(2026, 1, 8)));
    assert_eq!(
        found.map(|known| (known.name, known.kind)),
        expected,
        "{name}"
    );
}

#[track_caller]
fn check_error(file: &str, text: &str, expected: &str) {
    let tables = BTreeMap::from([(file.to_owned(), text.to_owned())]);
    let message = NameTables::from_tables(&tables).map_err(|error| error.to_string());
    assert_eq!(message.err().as_deref(), Some(expected));
}

#[test]
fn countries_by_any_usual_name() {
    for alias in [
        "US",
        "U.S.",
        "USA",
        "the United States",
        "America",
        "U.S.A.",
    ] {
        check_country(alias, Some("United States"));
    }
    check_country("Britain", Some("United Kingdom"));
    check_country("Türkiye", Some("Turkey"));
    check_country("DRC", Some("Democratic Republic of the Congo"));
    check_country("Czechia", Some("Czech Republic"));
}

#[test]
fn ordinary_words_are_no_countries() {
    check_country("us", None);
    check_country("turkey", None);
    check_country("chad", None);
}

#[test]
fn demonyms_as_adjectives_and_as_people() {
    check_demonym("Colombian", "Colombia", true, true);
    check_demonym("colombian", "Colombia", true, true);
    check_demonym("British", "United Kingdom", true, true);
    check_demonym("Briton", "United Kingdom", false, true);
    check_demonym("Dutch", "Netherlands", true, true);
    check_demonym("Swiss", "Switzerland", true, true);
    check_demonym("Iraqi", "Iraq", true, true);
    check_demonym("Saudi", "Saudi Arabia", true, true);
    check_demonym("European", "European Union", true, true);
    check_demonym("Texan", "Texas", true, true);
}

#[test]
fn plural_demonyms_are_people() {
    let plural = |word| names().demonym(word).map(|d| (d.of.name, d.plural));
    assert_eq!(plural("Colombians"), Some(("Colombia", true)));
    assert_eq!(plural("Frenchmen"), Some(("France", true)));
    assert_eq!(plural("polish"), None);
}

#[test]
fn seats_stand_for_governments() {
    let stands_for = |seat| {
        names()
            .metonym(seat)
            .map(|m| (m.stands_for.as_str(), m.always))
    };
    assert_eq!(stands_for("Washington"), Some(("United States", false)));
    assert_eq!(stands_for("the Kremlin"), Some(("Russia", true)));
    assert_eq!(stands_for("Brussels"), Some(("European Union", false)));
}

#[test]
fn offices_by_date() {
    check_holder(
        "president",
        "United States",
        date(2019, 6, 1),
        Some("Donald Trump"),
    );
    check_holder("president", "US", date(2023, 6, 1), Some("Joe Biden"));
    check_holder(
        "president",
        "Colombia",
        date(2026, 1, 8),
        Some("Gustavo Petro"),
    );
    check_holder(
        "president",
        "Colombia",
        date(2019, 1, 8),
        Some("Iván Duque"),
    );
    check_holder(
        "secretary of state",
        "United States",
        date(2026, 1, 8),
        Some("Marco Rubio"),
    );
    check_holder(
        "foreign minister",
        "United States",
        date(2026, 1, 8),
        Some("Marco Rubio"),
    );
    check_holder("premier", "China", date(2025, 1, 8), Some("Li Qiang"));
    check_holder(
        "prime minister",
        "Britain",
        date(2019, 8, 1),
        Some("Boris Johnson"),
    );
    check_holder(
        "chancellor",
        "Germany",
        date(2018, 8, 1),
        Some("Angela Merkel"),
    );
    check_holder("king", "Gondor", date(2018, 8, 1), None);
}

#[test]
fn people_by_full_name_surname_and_spelling() {
    let first = |name| {
        names()
            .people(name)
            .first()
            .map(|c| (c.person.name.as_str(), c.full))
    };
    assert_eq!(first("Trump"), Some(("Donald Trump", false)));
    assert_eq!(first("Donald J. Trump"), Some(("Donald Trump", true)));
    assert_eq!(first("Gustavo F. Petro"), Some(("Gustavo Petro", true)));
    assert_eq!(first("Nicolas Maduro"), Some(("Nicolás Maduro", true)));
    assert_eq!(first("Xi"), Some(("Xi Jinping", false)));
    assert_eq!(first("Donald Trump Jr."), Some(("Donald Trump Jr.", true)));
    assert_eq!(first("may"), None);
}

#[test]
fn offices_within_a_country_are_of_it() {
    let people = names().people("Marco Rubio");
    let rubio = people[0].person;
    assert!(names().holds(rubio, "senator", "United States", Some(date(2015, 1, 8))));
    assert!(names().holds(rubio, "senator", "Florida", None));
    assert!(!names().holds(rubio, "senator", "Florida", Some(date(2026, 1, 8))));
}

#[test]
fn names_resolve_to_one_row() {
    check_resolved("US", &[], Some(("United States", EntityKind::Country)));
    check_resolved(
        "UN",
        &[],
        Some(("United Nations", EntityKind::Organization)),
    );
    check_resolved("Reuters", &[], Some(("Reuters", EntityKind::Organization)));
    check_resolved(
        "White House",
        &[],
        Some(("White House", EntityKind::Facility)),
    );
    check_resolved(
        "Trump",
        &[EntityKind::Person],
        Some(("Donald Trump", EntityKind::Person)),
    );
    check_resolved(
        "Georgia",
        &[EntityKind::Place],
        Some(("Georgia", EntityKind::Place)),
    );
    check_resolved("Minas Tirith", &[], None);
}

#[test]
fn a_bare_surname_means_who_stands_out_at_the_time() {
    let bearer = |surname, day| {
        names()
            .outstanding(surname, Some(day))
            .map(|p| p.name.as_str())
    };
    assert_eq!(bearer("May", date(2018, 3, 1)), Some("Theresa May"));
    assert_eq!(bearer("May", date(2026, 3, 1)), None);
    assert_eq!(bearer("Johnson", date(2020, 3, 1)), Some("Boris Johnson"));
    assert_eq!(bearer("Merkel", date(2026, 3, 1)), Some("Angela Merkel"));
    assert_eq!(bearer("Smith", date(2026, 3, 1)), None);
}

#[test]
fn nouns_and_given_names() {
    assert_eq!(names().noun_kind("company"), Some(EntityKind::Organization));
    assert_eq!(names().noun_kind("protesters"), Some(EntityKind::Group));
    assert_eq!(names().noun_kind("cocaine"), Some(EntityKind::Substance));
    assert_eq!(
        names().noun("queen").and_then(|noun| noun.gender),
        Some(Gender::Female)
    );
    assert_eq!(names().gender("Gustavo"), Some(Gender::Male));
    assert_eq!(names().gender("Taylor"), None);
    assert_eq!(
        names().title("sen.").and_then(|t| t.role.as_deref()),
        Some("senator")
    );
}

#[test]
fn rows_name_rows_that_exist() {
    let names = names();
    let canonical = |name: &str| {
        let country = names.countries.iter().any(|row| row.name == name);
        let mut organizations = names.organizations.iter().chain(&names.outlets);
        country
            || organizations.any(|row| row.name == name)
            || names.places.iter().any(|row| row.name == name)
    };
    let countries = names.places.iter().filter_map(|row| row.country.as_ref());
    let countries = countries.chain(
        names
            .organizations
            .iter()
            .filter_map(|row| row.country.as_ref()),
    );
    let countries = countries.chain(names.outlets.iter().filter_map(|row| row.country.as_ref()));
    let unknown: BTreeSet<&String> = countries
        .filter(|name| {
            names
                .country(name)
                .is_none_or(|country| country.name != **name)
        })
        .collect();
    assert_eq!(unknown, BTreeSet::new(), "countries");
    let capitals = names
        .countries
        .iter()
        .filter_map(|row| row.capital.as_ref());
    let seats = names.metonyms.iter().map(|row| &row.stands_for);
    let offices = names
        .people
        .iter()
        .flat_map(|row| row.offices.iter().map(|office| &office.of));
    let dangling: BTreeSet<&String> = capitals
        .chain(seats)
        .chain(offices)
        .filter(|name| !canonical(name))
        .collect();
    assert_eq!(dangling, BTreeSet::new(), "capitals, seats, offices");
}

#[test]
fn terms_of_office_end_after_they_start() {
    let backwards = |term: Term| {
        term.start
            .zip(term.end)
            .is_some_and(|(start, end)| end < start)
    };
    for person in &names().people {
        assert!(
            person.offices.iter().all(|office| !backwards(office.term)),
            "{}",
            person.name
        );
    }
}

#[test]
fn the_tables_are_sorted_and_small() {
    let size: usize = EMBEDDED.iter().map(|(_, text)| text.len()).sum();
    assert!(
        size < 2_000_000,
        "{size} bytes slow the start of the program"
    );
    for (file, text) in EMBEDDED {
        let names: Vec<String> = text
            .lines()
            .skip(1)
            .map(|line| fold(first_field(line)))
            .collect();
        assert!(names.is_sorted(), "{file}");
    }
}

fn first_field(line: &str) -> &str {
    match line.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next().unwrap_or_default(),
        None => line.split(',').next().unwrap_or_default(),
    }
}

#[test]
fn broken_rows_are_told_by_line() {
    check_error(
        "names/nouns.csv",
        "noun,kind,gender\nring,Product,\norc,Persn,\n",
        "ontology/names/nouns.csv:3: unknown kind \"Persn\"; use one of the entity kinds, such as Person, Organization or Place",
    );
    check_error(
        "names/people.csv",
        "name,qid,aliases,surnames,gender,rank,roles\nAragorn,,,,m,3,king|Gondor|soon|\n",
        "ontology/names/people.csv:2: \"soon\" to \"\" is no term of office; write dates as 2022-08-07, 2022-08 or 2022, or leave them empty",
    );
    check_error(
        "names/titles.csv",
        "title,role,gender\nLord,,x\n",
        "ontology/names/titles.csv:2: unknown gender \"x\"; write f or m, or leave it empty",
    );
}

#[test]
fn a_name_given_to_two_rows_is_told() {
    check_error(
        "names/outlets.csv",
        "name,qid,kind,country,aliases\nBree Herald,,,,BH\nBarad Herald,,,,BH\n",
        "ontology/names/outlets.csv:3: \"BH\" also stands for Bree Herald; keep it in one of the two rows",
    );
}
