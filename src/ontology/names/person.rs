//! People with the offices they held and when.
//!
//! Invariant: offices are latest first; a full name of a well known person comes before their namesakes.

use super::known::Known;
use super::term::Term;
use super::word::Gender;
use crate::ontology::EntityKind;
use jiff::civil::Date;

/// A row of `people.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Usual English name, given name first where that is usual.
    pub name: String,
    /// Wikidata id.
    pub qid: Option<String>,
    /// Other full names, and single names they are known by (`Lula`).
    pub aliases: Vec<String>,
    /// Surnames as news texts use them alone (`Petro`, `von der Leyen`, `Xi`), usual one first; none for `Pope Francis`.
    pub surnames: Vec<String>,
    /// Gender, where known.
    pub gender: Option<Gender>,
    /// How well known, 0 to 3: at 3 the surname alone is enough in any article.
    pub rank: u8,
    /// Offices, latest first.
    pub offices: Vec<Office>,
}

/// An office that a person holds or held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// Role noun (`president`, `foreign minister`).
    pub role: String,
    /// Canonical name of the country, state, city or body.
    pub of: String,
    /// When.
    pub term: Term,
}

/// A person whom a name may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate<'a> {
    /// The person.
    pub person: &'a Person,
    /// Whether the name is a full name or a name of their own (`Lula`), not a bare surname.
    pub full: bool,
}

impl Person {
    /// How well known on that day: a rank below the highest counts one less when all offices lie in other years.
    pub fn rank_on(&self, day: Option<Date>) -> u8 {
        let in_office = |day| self.offices.iter().any(|office| office.term.holds_on(day));
        let out_of_office = day.is_some_and(|day| !in_office(day)) && !self.offices.is_empty();
        if out_of_office && self.rank < 3 {
            self.rank.saturating_sub(1)
        } else {
            self.rank
        }
    }

    /// The person as a thing with a name, of the country whose office they held on that day, or hold last.
    pub fn known(&self, on: Option<Date>) -> Known<'_> {
        let then = on.and_then(|day| self.offices.iter().find(|o| o.term.holds_on(day)));
        Known {
            name: &self.name,
            qid: self.qid.as_deref(),
            kind: EntityKind::Person,
            country: then.or(self.offices.first()).map(|o| o.of.as_str()),
        }
    }
}

/// Whether two role nouns name the same office: a premier is a prime minister, and a leader may be any head.
pub(super) fn same_role(held: &str, asked: &str) -> bool {
    let held = usual_role(held);
    let asked = usual_role(asked);
    held == asked || (asked == "leader" && HEADS.contains(&held))
}

const HEADS: [&str; 10] = [
    "president",
    "prime minister",
    "chancellor",
    "supreme leader",
    "king",
    "queen",
    "emir",
    "sultan",
    "emperor",
    "chief executive",
];

fn usual_role(role: &str) -> &str {
    match role {
        "premier" | "taoiseach" | "pm" => "prime minister",
        "monarch" | "sovereign" => "king",
        "top diplomat"
        | "chief diplomat"
        | "secretary of state"
        | "foreign secretary"
        | "minister of foreign affairs" => "foreign minister",
        "pontiff" => "pope",
        "congressman" | "congresswoman" => "representative",
        "defence minister"
        | "minister of defense"
        | "defense secretary"
        | "defence secretary"
        | "secretary of defense"
        | "secretary of war" => "defense minister",
        "finance chief"
        | "treasury secretary"
        | "secretary of the treasury"
        | "chancellor of the exchequer" => "finance minister",
        "home secretary" | "home minister" => "interior minister",
        "attorney-general" => "attorney general",
        "chief" | "head" | "boss" => "leader",
        "chairman" | "chairwoman" | "chairperson" => "chair",
        "spokesman" | "spokeswoman" => "spokesperson",
        "chief executive officer" => "CEO",
        "co-founder" => "founder",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::same_role;

    #[test]
    fn roles_have_other_words() {
        assert!(same_role("prime minister", "premier"));
        assert!(same_role("secretary of state", "foreign minister"));
        assert!(same_role("president", "leader"));
        assert!(!same_role("senator", "leader"));
        assert!(!same_role("vice president", "president"));
    }
}
