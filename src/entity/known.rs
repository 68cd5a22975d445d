//! What the name tables and the ontology know, asked as the passes ask it: as of the article's date.
//!
//! Invariant: answers depend on the tables and the date alone.

use super::regions;
use super::traits::{Certainty, Gender, Link, Number, Traits};
use crate::base::text::fold;
use crate::ontology::names::{self, NameTables, Person, WordClass};
use crate::ontology::{EntityKind, Ontology};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Rank from which a bare surname is enough in any article.
const HOUSEHOLD_NAME: u8 = 3;

/// The tables as of one day.
pub(super) struct Known<'a> {
    ontology: &'a Ontology,
    names: &'a NameTables,
    on: Option<Date>,
    /// Words that begin role nouns of several words: `prime`, `foreign`.
    role_words: BTreeSet<String>,
}

/// An entry of the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) kind: EntityKind,
    pub(super) wikidata: Option<String>,
    pub(super) gender: Option<Gender>,
    /// Canonical name of its country.
    pub(super) country: Option<String>,
    /// Whether the name means many other things too, so that a model or context must agree.
    pub(super) weak: bool,
}

impl Entry {
    /// The entry as traits of a mention.
    pub(super) fn traits(&self) -> Traits {
        let mut traits = Traits::of_kind(self.kind, Certainty::Table).with_gender(self.gender);
        let one = matches!(
            self.kind,
            EntityKind::Person | EntityKind::Country | EntityKind::Place | EntityKind::Facility
        );
        traits.number = one.then_some(Number::Singular);
        traits.link = Some(Link {
            name: self.name.clone(),
            wikidata: self.wikidata.clone(),
        });
        traits
    }
}

impl<'a> Known<'a> {
    /// The tables as of the day, if it is known.
    pub(super) fn new(ontology: &'a Ontology, on: Option<Date>) -> Self {
        let role_words = ontology
            .roles()
            .flat_map(|role| {
                let mut words: Vec<String> = role.lemma.split(' ').map(fold).collect();
                words.pop();
                words
            })
            .collect();
        Self {
            ontology,
            names: ontology.names(),
            on,
            role_words,
        }
    }

    /// What a full name, as written, means.
    pub(super) fn name(&self, text: &str) -> Option<Entry> {
        let single = !text.contains(' ');
        if let Some(country) = self.names.country(text) {
            return Some(entry(&country.known(), false));
        }
        if let Some(organization) = self.names.organization(text) {
            return Some(entry(&organization.known(), false));
        }
        let person = self.full_name(text);
        if let Some(person) = person
            && !single
        {
            return Some(self.person(person, false));
        }
        if let Some(place) = self.names.place(text) {
            return Some(entry(&place.known(), single));
        }
        person.map(|person| self.person(person, true))
    }

    /// *United States Democratic Party*: an organization of the tables after the name of its own country.
    pub(super) fn national(&self, text: &str) -> Option<Entry> {
        text.match_indices(' ').find_map(|(at, _)| {
            let country = self.names.country(&text[..at])?;
            let body = self.names.organization(&text[at + 1..])?;
            (body.country.as_ref() == Some(&country.name)).then(|| entry(&body.known(), false))
        })
    }

    /// The name with the country that it begins with as the tables write it: *U.S. military* is *United States military*.
    pub(super) fn with_country(&self, text: &str) -> String {
        let country = text.match_indices(' ').rev().find_map(|(at, _)| {
            let entry = self.country_of(&text[..at])?;
            (entry.kind == EntityKind::Country).then_some((entry.name, at))
        });
        country.map_or_else(|| text.to_owned(), |(name, at)| name + &text[at..])
    }

    /// The person of this full name: well known, or in office at the time.
    fn full_name(&self, text: &str) -> Option<&'a Person> {
        let serving = |person: &Person| {
            self.on.is_none_or(|day| {
                person
                    .offices
                    .iter()
                    .any(|office| office.term.holds_on(day))
            })
        };
        self.names
            .people(text)
            .into_iter()
            .filter(|candidate| candidate.full)
            .map(|candidate| candidate.person)
            .find(|person| person.rank > 0 || serving(person))
    }

    fn person(&self, person: &Person, weak: bool) -> Entry {
        let mut found = entry(&person.known(self.on), weak);
        found.gender = person.gender.map(gender);
        found
    }

    /// The household name that a bare surname means in any article.
    pub(super) fn surname(&self, surname: &str) -> Option<Entry> {
        let person = self.names.outstanding(surname, self.on)?;
        (person.rank >= HOUSEHOLD_NAME).then(|| self.person(person, false))
    }

    /// The person whom a bare surname may mean.
    pub(super) fn bearer_of(&self, surname: &str) -> Option<Entry> {
        self.names
            .outstanding(surname, self.on)
            .map(|person| self.person(person, true))
    }

    /// The country or place that an adjective is made from: `Colombian`.
    pub(super) fn demonym(&self, word: &str) -> Option<Entry> {
        let demonym = self.names.demonym(word)?;
        Some(entry(&demonym.of, false))
    }

    /// The country of a name or an adjective.
    pub(super) fn country_of(&self, text: &str) -> Option<Entry> {
        self.names
            .country(text)
            .map(|country| entry(&country.known(), false))
            .or_else(|| self.demonym(text))
    }

    /// What a seat of government stands for when it acts; *accused washington of lying* is a slip of the article.
    pub(super) fn seat_of(&self, text: &str) -> Option<Entry> {
        let capital = || {
            let mut letters = text.chars();
            let first = letters.next()?;
            Some(first.to_uppercase().chain(letters).collect::<String>())
        };
        let metonym = self.names.metonym(text);
        let metonym = metonym.or_else(|| self.names.metonym(&capital()?))?;
        let kinds = [metonym.kind];
        self.names
            .resolve(&metonym.stands_for, &kinds, self.on)
            .map(|known| entry(&known, false))
    }

    /// Whether the seat stands for its government nearly always (`Kremlin`).
    pub(super) fn is_always_seat(&self, text: &str) -> bool {
        self.names
            .metonym(text)
            .is_some_and(|metonym| metonym.always)
    }

    /// Who holds the role of one of these countries or bodies.
    pub(super) fn holder(
        &self,
        noun: &str,
        of: &BTreeSet<String>,
        qualifiers: &BTreeSet<String>,
    ) -> Option<Entry> {
        // Without a date nobody is known to hold anything now.
        self.on?;
        let mut role: Vec<&str> = qualifiers.iter().map(String::as_str).collect();
        role.push(noun);
        let role = role.join(" ");
        of.iter()
            .find_map(|of| self.names.holder(&role, of, self.on))
            .map(|person| self.person(person, false))
    }

    /// Roles that the person of this canonical name holds at the time, each with what it is of; where the time is not
    /// known, those that nobody has taken up after them.
    pub(super) fn roles(&self, name: &str) -> Vec<(String, String)> {
        self.names
            .people(name)
            .into_iter()
            .filter(|candidate| candidate.person.name == name)
            .flat_map(|candidate| &candidate.person.offices)
            .filter(|office| match self.on {
                Some(day) => office.term.holds_on(day),
                None => self
                    .names
                    .holder(&office.role, &office.of, None)
                    .is_some_and(|last| last.name == name),
            })
            .map(|office| (office.role.clone(), office.of.clone()))
            .collect()
    }

    /// Whether the word, by its lemma, is of a class of the tables.
    pub(super) fn is_of_class(&self, lemma: &str, class: WordClass) -> bool {
        self.names.is_of_class(lemma, class)
    }

    /// The noun that stands for all that mean the same (`attacker` for `gunman`).
    pub(super) fn meaning(&self, lemma: &str) -> String {
        self.names.meaning(lemma)
    }

    /// The gender that a given name shows.
    pub(super) fn given_gender(&self, word: &str) -> Option<Gender> {
        self.names.gender(word).map(gender)
    }

    /// What a common noun names; nothing where states and bodies are called so too (`ally`, `recipient`).
    pub(super) fn noun_kind(&self, lemma: &str) -> Option<EntityKind> {
        let kind = self.names.noun_kind(lemma)?;
        let person = matches!(kind, EntityKind::Person | EntityKind::Role);
        let anybody = self
            .ontology
            .role(lemma)
            .is_some_and(|role| role.holder.contains(&EntityKind::Country));
        (!(person && anybody)).then_some(kind)
    }

    /// Gender of a common noun or a title, where the word tells.
    pub(super) fn noun_gender(&self, lemma: &str) -> Option<Gender> {
        self.names
            .noun(lemma)
            .and_then(|noun| noun.gender)
            .or_else(|| self.names.title(lemma).and_then(|title| title.gender))
            .map(gender)
    }

    /// Whether the noun names a person: `president`, `protester`, `Sen.`.
    pub(super) fn is_person_noun(&self, lemma: &str) -> bool {
        matches!(
            self.noun_kind(lemma),
            Some(EntityKind::Person | EntityKind::Role)
        ) || self.names.title(lemma).is_some()
            || self
                .ontology
                .role(lemma)
                .is_some_and(|role| role.holder == [EntityKind::Person])
    }

    /// Whether the words are a title that can stand before a name.
    pub(super) fn is_title(&self, words: &str) -> bool {
        self.names.title(words).is_some()
    }

    /// Whether the word begins role nouns of several words.
    pub(super) fn is_role_word(&self, word: &str) -> bool {
        self.role_words.contains(word)
    }

    /// The capital of the country of this canonical name.
    pub(super) fn capital(&self, country: &str) -> Option<&str> {
        self.names.country(country)?.capital.as_deref()
    }

    /// Whether the country of this canonical name is one city, or has no capital.
    pub(super) fn is_city_state(&self, country: &str) -> bool {
        self.names.country(country).is_some_and(|found| {
            let capital = found.capital.as_deref();
            capital.is_none_or(|capital| capital == found.name)
        })
    }

    /// Whether the country of this canonical name lies in that part of the world.
    pub(super) fn lies_in(&self, country: &str, region: &str) -> bool {
        self.names
            .country(country)
            .and_then(|country| country.iso2.as_deref())
            .is_some_and(|iso2| regions::holds(region, iso2))
    }
}

fn entry(known: &names::Known<'_>, weak: bool) -> Entry {
    Entry {
        name: known.name.to_owned(),
        kind: known.kind,
        wikidata: known.qid.map(str::to_owned),
        gender: None,
        country: known.country.map(str::to_owned),
        weak,
    }
}

fn gender(gender: names::Gender) -> Gender {
    match gender {
        names::Gender::Male => Gender::Masculine,
        names::Gender::Female => Gender::Feminine,
    }
}

#[cfg(test)]
mod tests {
    use super::Known;
    use crate::ontology::Ontology;

    #[test]
    fn a_seat_of_government_in_lower_case_is_one() {
        let known = Known::new(Ontology::embedded(), None);
        assert!(known.seat_of("washington").is_some());
        assert!(known.seat_of("minas").is_none());
    }
}
