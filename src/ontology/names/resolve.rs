//! From a name to what it most likely means, and from an office to who held it.
//!
//! Invariant: a bare surname resolves only where one person stands out.

use super::known::Known;
use super::person::{Candidate, Person, same_role};
use super::tables::NameTables;
use crate::ontology::EntityKind;
use jiff::civil::Date;

impl NameTables {
    /// What a name most likely means: a country, an organization, a place, or a person by full name;
    /// last a bare surname of one who stands out among all who bear it.
    ///
    /// `kinds` restricts what it may be (empty: anything); `on` is the day the text speaks of.
    pub fn resolve(&self, name: &str, kinds: &[EntityKind], on: Option<Date>) -> Option<Known<'_>> {
        let candidates = self.people(name);
        let full = candidates.iter().find(|candidate| candidate.full);
        let tables = [
            self.country(name).map(super::Country::known),
            self.organization(name).map(super::Organization::known),
            self.place(name).map(super::Place::known),
            full.map(|candidate| candidate.person.known(on)),
            self.outstanding(name, on).map(|person| person.known(on)),
        ];
        tables.into_iter().flatten().find(|known| known.fits(kinds))
    }

    /// The one bearer of a surname who stands out: well known, on that day if one is given, and better than all others.
    pub fn outstanding(&self, surname: &str, on: Option<Date>) -> Option<&Person> {
        let candidates = self.people(surname);
        let rank = |candidate: &Candidate<'_>| candidate.person.rank_on(on);
        let best = candidates
            .iter()
            .map(rank)
            .max()
            .filter(|best| 2 <= *best)?;
        let mut bearers = candidates
            .iter()
            .filter(|candidate| rank(candidate) == best);
        let only = bearers.next()?;
        bearers.next().is_none().then_some(only.person)
    }

    /// Whether the person held this office on that day, or ever if no day is given.
    ///
    /// `of` may be any name of the country or body; a senator of a state is one of its country too.
    pub fn holds(&self, person: &Person, role: &str, of: &str, on: Option<Date>) -> bool {
        person.offices.iter().any(|office| {
            same_role(&office.role, role)
                && on.is_none_or(|day| office.term.holds_on(day))
                && self.within(&office.of, of)
        })
    }

    /// Who held an office on that day; without a day, who took it up last.
    pub fn holder(&self, role: &str, of: &str, on: Option<Date>) -> Option<&Person> {
        let canonical = self.canonical(of);
        let rows = self.office_index.rows(canonical);
        let terms = rows.into_iter().flat_map(|row| {
            let person = &self.people[row];
            let offices = person.offices.iter();
            offices
                .filter(|office| office.of == canonical && same_role(&office.role, role))
                .map(move |office| (office, person))
        });
        terms
            .filter(|(office, _)| on.is_none_or(|day| office.term.holds_on(day)))
            .max_by_key(|(office, person)| (office.role == role, office.term.start, person.rank))
            .map(|(_, person)| person)
    }

    /// Whether an office of `place` is one of `of`: the same, or a part of that country.
    fn within(&self, place: &str, of: &str) -> bool {
        let of = self.canonical(of);
        let country_of = |name: &str| {
            let part = self.place(name).map(super::Place::known);
            let part = part.or_else(|| self.organization(name).map(super::Organization::known));
            part.and_then(|known| known.country)
        };
        place == of || country_of(place) == Some(of)
    }

    /// The canonical name of a country, organization or place; the name itself if it is unknown.
    fn canonical<'a>(&'a self, name: &'a str) -> &'a str {
        let country = self.country(name).map(|c| c.name.as_str());
        let organization = || self.organization(name).map(|o| o.name.as_str());
        let place = || self.place(name).map(|p| p.name.as_str());
        country.or_else(organization).or_else(place).unwrap_or(name)
    }
}
