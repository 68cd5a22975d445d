//! Sentences as newspapers write them, whose claims were wrong: who is asked, what is only to come, what nobody said.

#[path = "support/reading.rs"]
mod reading;

use reading::{check, check_apart, check_no_fact, claims, line};

/// Asserts that no claim of `text` has this relation, whatever its standing.
#[track_caller]
fn check_without(text: &str, relation: &str) {
    let found: Vec<String> = claims(text)
        .iter()
        .filter(|claim| claim.predicate.relation == relation)
        .map(line)
        .collect();
    assert!(found.is_empty(), "{text}\n{found:#?}");
}

#[test]
fn who_is_called_on_is_to_act() {
    check(
        "Labour groups called on Prime Minister Peter Brown to order the strikers back to work.",
        &["Peter Brown | ordered | strikers | intended"],
    );
    check(
        "Ithilien Watch called on the Gondor Council to extend an arms embargo to the whole country.",
        &["Gondor Council | extended | arms embargo | intended"],
    );
}

#[test]
fn a_course_is_no_outcome() {
    check_no_fact(
        "The Harvest Party was on course to lose its majority in the parliament of Spain.",
        "lost",
    );
    check(
        "The Harvest Party lost its majority in the parliament of Spain.",
        &["Harvest Party | lost | Harvest Party's majority | fact"],
    );
}

#[test]
fn what_is_dated_ahead_is_a_plan() {
    check(
        "PARIS, May 18, 2024 (Reuters) - France plays against Spain on June 24.",
        &["France | playedAgainst | Spain | intended"],
    );
    check(
        "PARIS, May 18, 2024 (Reuters) - France played against Spain on May 4.",
        &["France | playedAgainst | Spain | fact"],
    );
}

#[test]
fn whoever_knows_of_a_plan_does_not_carry_it_out() {
    check_apart(
        "Peter Brown knew of the plan to kill Maria Lopez.",
        "Peter Brown",
        "Maria Lopez",
    );
    check(
        "Peter Brown announced a plan to visit Spain.",
        &["Peter Brown | visited | Spain | intended by Peter Brown"],
    );
}

#[test]
fn a_refusal_to_speak_tells_nothing() {
    check_without("Peter Brown declined to comment.", "declinedTo");
    check_without(
        "Peter Brown could not be reached for comment.",
        "wasReachedFor",
    );
    check(
        "Peter Brown declined the offer.",
        &["Peter Brown | rejected | offer | fact"],
    );
}

#[test]
fn two_agents_do_two_things() {
    check_apart(
        "Hellmark was advised by Goldman Sachs and Corvena by Rothschild.",
        "Corvena",
        "Hellmark",
    );
    check_apart(
        "Hellmark was advised by Goldman Sachs and Corvena by Rothschild.",
        "Rothschild",
        "Hellmark",
    );
}

#[test]
fn who_reports_goes_on() {
    check(
        "Maria Lopez said the merged group would save 120 million euros a year, but ruled out plant closures in Germany.",
        &["Maria Lopez | rejected | plant closures | fact"],
    );
    check(
        "Peter Brown said the union had walked away from a fair deal and accused its president, Maria Lopez, of holding the economy hostage.",
        &["Peter Brown | accused | Maria Lopez | fact"],
    );
}

#[test]
fn who_suffers_or_stands_by_does_nothing() {
    check_without(
        "The staff have been told that 38 posts will go.",
        "commentedOn",
    );
    check_apart(
        "The survivors were plucked from rooftops by Rohan Aid, where water levels rose and swept away a railway bridge.",
        "Rohan Aid",
        "railway bridge",
    );
    check_apart(
        "In 1939 Maria Lopez was sent to England on a train organized by Peter Brown; her parents were later killed.",
        "Peter Brown",
        "Maria Lopez",
    );
}

#[test]
fn a_workforce_is_employed() {
    check(
        "Hellmark, which employs 18,000 people in 31 countries, makes pumps.",
        &["Hellmark | employed | 18,000 people | fact"],
    );
}

#[test]
fn kin_by_marriage_is_kin() {
    check(
        "Maria Lopez's brother-in-law, Peter Brown, thanked the volunteers.",
        &["Peter Brown | relativeOf | Maria Lopez | fact"],
    );
    check(
        "Maria Lopez's brother, Juan Lopez, thanked the volunteers.",
        &["Juan Lopez | siblingOf | Maria Lopez | fact"],
    );
}

#[test]
fn a_verdict_names_the_crime() {
    check(
        "Peter Brown was found guilty last month of conspiracy.",
        &["Peter Brown | convictedOf | conspiracy | fact"],
    );
}

#[test]
fn what_they_had_done_they_had_done() {
    check(
        "Peter Brown said the rebels had entered the town and killed five people.",
        &["rebels | killed | five people | reported by Peter Brown"],
    );
}
