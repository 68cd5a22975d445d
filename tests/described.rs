//! Who somebody is and how old, where only the words beside a name say it.

#[path = "support/reading.rs"]
mod reading;

use reading::{check, check_no_fact, claims};

#[test]
fn a_description_before_a_name_is_a_role_whether_or_not_a_table_has_it() {
    check(
        "English drummer Denzel Brown died on Monday.",
        &["Denzel Brown | hasRole | English drummer | fact"],
    );
    check(
        "The crash killed motorcyclist Denzel Brown.",
        &["Denzel Brown | hasRole | motorcyclist | fact"],
    );
}

#[test]
fn what_stands_right_before_a_name_is_said_of_it_whatever_the_verb() {
    check(
        "In the summer Maria Lopez met bassist Denzel Brown.",
        &["Denzel Brown | hasRole | bassist | fact"],
    );
    check(
        "The film follows a version of comedian Denzel Brown.",
        &["Denzel Brown | hasRole | comedian | fact"],
    );
    check(
        "The event featured actors Denzel Brown and Maria Lopez.",
        &[
            "Denzel Brown | hasRole | actor | fact",
            "Maria Lopez | hasRole | actor | fact",
        ],
    );
    check_no_fact(
        "Maria Lopez told reporters Denzel Brown had won.",
        "hasRole",
    );
}

#[test]
fn a_deputy_has_the_whole_title_and_a_title_is_not_cut() {
    check(
        "Maria Lopez was the deputy commander of the Northern Forces.",
        &["Maria Lopez | hasRole | deputy commander of the Northern Forces | fact"],
    );
    check(
        "The party thanked Maria Lopez, who is the secretary of state.",
        &["Maria Lopez | hasRole | secretary of state | fact"],
    );
    let titled = claims("Health Minister Maria Lopez left the hall.");
    let roles = titled
        .iter()
        .filter(|claim| claim.predicate.relation == "hasRole");
    let roles: Vec<&str> = roles.map(|claim| claim.object.name.as_str()).collect();
    assert_eq!(roles, ["Health Minister"]);
}

#[test]
fn who_did_something_is_who_the_clause_is_about() {
    check(
        "Maria Lopez, who smuggled the jewels out of the palace, fled on Monday.",
        &["Maria Lopez | smuggled | jewels | fact"],
    );
}

#[test]
fn where_a_firm_is_based_stands_before_the_participle() {
    check(
        "Police searched the Lisbon-based bank Acme.",
        &["Acme | basedIn | Lisbon | fact"],
    );
    check_no_fact("The Lisbon-based retailer closed ten shops.", "basedIn");
}

#[test]
fn a_judgement_is_no_role_of_the_plaintiff() {
    check_no_fact(
        "The judge issued a judgement favorable to the plaintiff, Maria Lopez.",
        "hasRole",
    );
}

#[test]
fn whoever_died_at_an_age_had_it() {
    check(
        "Maria Lopez died in a hospital at the age of 80.",
        &["Maria Lopez | aged | 80 | fact"],
    );
    check(
        "Actor Maria Lopez dies aged 22.",
        &["Maria Lopez | aged | 22 | fact"],
    );
    check_no_fact("Maria Lopez is one of the front runners.", "aged");
    check(
        "Maria Lopez was 64 years old.",
        &["Maria Lopez | aged | 64 years | fact"],
    );
}

#[test]
fn the_years_before_a_description_are_those_of_the_one_described() {
    check(
        "Police arrested a 66-year-old man in Bree.",
        &["66-year-old man | aged | 66-year-old | fact"],
    );
}

#[test]
fn neither_bridges_nor_the_time_that_something_took_are_ages() {
    check_no_fact("The bridge is 40 years old.", "aged");
    check_no_fact("Maria Lopez won at age 10.", "aged");
    check_no_fact("Maria Lopez died at 80 Mill Street.", "aged");
    check_no_fact("Maria Lopez was not 64 years old.", "aged");
}

#[test]
fn a_noun_with_a_date_is_an_event_of_that_day() {
    check(
        "The attack on Friday killed two guards.",
        &["attack | happenedOn | Friday | fact"],
    );
    check_no_fact("Guards fear a stay of two months.", "happenedOn");
    check_no_fact("He waits for the next hearing on April 5.", "happenedOn");
    check_no_fact("The Horse Act of 1972 lists ponies.", "happenedOn");
}

#[test]
fn a_town_before_a_disaster_is_where_it_was_and_a_country_may_have_done_it() {
    check(
        "The Chicago shooting left two dead.",
        &["Chicago shooting | happenedIn | Chicago | fact"],
    );
    check_no_fact("The French attack left two dead.", "happenedIn");
}

#[test]
fn events_may_be_in_several_places() {
    check(
        "The fires in Colorado, Utah and California spread.",
        &["fires | happenedIn | California | fact"],
    );
}

#[test]
fn whoever_is_from_a_place_comes_from_it_unless_they_only_leave_it() {
    check(
        "The charity helps migrants from Syria.",
        &["migrants | nativeOf | Syria | fact"],
    );
    check_no_fact("The plane took tourists from Paris to Madrid.", "nativeOf");
}

#[test]
fn a_name_told_apart_by_its_town_belongs_there() {
    check(
        "Maria Lopez of Chicago won the prize.",
        &["Maria Lopez | affiliatedWith | Chicago | fact"],
    );
}

#[test]
fn a_description_beside_a_thing_says_what_kind_of_thing_it_is() {
    check(
        "Police searched the Green Dragon, a pub in Boston.",
        &["Green Dragon | isA | pub | fact"],
    );
    check(
        "Fentanyl, a dangerous opioid drug, was found.",
        &["Fentanyl | isA | dangerous opioid drug | fact"],
    );
    check_no_fact("Germany left France, a move that critics condemned.", "isA");
    check_no_fact("The bank's own rival, Acme Bank, closed.", "isA");
}

#[test]
fn each_of_several_is_one() {
    check(
        "Guests included actors Beren Smith and Rosie Lopez. Senior Advisors Maria Cotton and Peter Brown resigned.",
        &[
            "Beren Smith | hasRole | actor | fact",
            "Rosie Lopez | hasRole | actor | fact",
            "Peter Brown | hasRole | Senior Advisor | fact",
        ],
    );
}
