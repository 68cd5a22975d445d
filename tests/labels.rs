//! What somebody calls something, what is told of those named among many, and offices and deeds that are told whole.

#[path = "support/reading.rs"]
mod reading;

use reading::{check, check_apart, check_no_fact};

#[test]
fn what_somebody_calls_something_is_his_word() {
    check(
        "Maria Lopez called the vote a sham.",
        &[
            "Maria Lopez | described | vote | fact",
            "vote | isA | sham | reported by Maria Lopez",
        ],
    );
    check(
        "Gondor dismissed the report as groundless.",
        &["report | is | groundless | reported by Gondor"],
    );
    check(
        "The strike was described by Maria Lopez as a provocation.",
        &["strike | isA | provocation | reported by Maria Lopez"],
    );
    check(
        "The World Health Organization declared the outbreak a pandemic.",
        &[
            "World Health Organization | described | outbreak | fact",
            "outbreak | isA | pandemic | reported by World Health Organization",
        ],
    );
    check_no_fact("Maria Lopez called the vote a sham.", "isA");
}

#[test]
fn whoever_does_not_call_it_so_says_nothing_and_the_sacked_are_called_nothing() {
    check_apart("Gondor did not call the vote a sham.", "vote", "sham");
    check_apart(
        "Maria Lopez dismissed John Carter as head of the agency.",
        "John Carter",
        "head",
    );
    check_apart("Maria Lopez called the police.", "police", "police");
}

#[test]
fn what_is_told_of_many_is_told_of_those_named_among_them() {
    check(
        "The ship visited ports such as Boston and Chicago.",
        &[
            "ship | visit | ports | fact",
            "ship | visit | Boston | fact",
            "ship | visit | Chicago | fact",
        ],
    );
    check(
        "Leaders including Maria Lopez and John Carter attended the summit.",
        &[
            "Maria Lopez | attended | summit | fact",
            "John Carter | attended | summit | fact",
        ],
    );
}

#[test]
fn a_count_is_not_told_of_each_and_who_is_among_the_dead_killed_nobody() {
    check_apart(
        "The death toll rose to six, including two guards.",
        "death toll",
        "two guards",
    );
    check_no_fact(
        "Three people were killed, among them a teacher and two pupils.",
        "killed",
    );
}

#[test]
fn a_deed_that_somebody_is_accused_of_is_told_whole() {
    check(
        "Maria Lopez was accused of attempting to smuggle gold.",
        &["Maria Lopez | accusedOf | attempting to smuggle gold | fact"],
    );
    check(
        "Maria Lopez was convicted of plotting to blow up the bridge.",
        &["Maria Lopez | convictedOf | plotting to blow up the bridge | fact"],
    );
}

#[test]
fn a_secretary_of_state_holds_the_whole_office() {
    check(
        "US Secretary of State Maria Lopez posted a message.",
        &["Maria Lopez | ministerOf | United States | fact"],
    );
    check(
        "The House issued a subpoena for documents from Secretary of State Maria Lopez.",
        &["Maria Lopez | hasRole | Secretary of State | fact"],
    );
}

#[test]
fn whoever_says_something_to_a_conference_spoke_there() {
    check(
        "Maria Lopez said at a press conference that the war was over.",
        &["Maria Lopez | spokeAt | press conference | fact"],
    );
    check_no_fact("Maria Lopez told the guards to leave.", "spokeAt");
}
