//! Whom and what somebody speaks of: the topic of a saying says by itself what was spoken of, and is no hearer.

#[path = "support/reading.rs"]
mod reading;

use reading::{check, check_apart, check_no_fact};

#[test]
fn a_topic_is_something() {
    check(
        "Maria Lopez said the bridge was shut.",
        &["Maria Lopez | commentedOn | bridge | fact"],
    );
    check_no_fact("Maria Lopez reported some were armed.", "commentedOn");
    check_no_fact("Maria Lopez claimed 190 were dead.", "commentedOn");
    check_no_fact("Maria Lopez said people were afraid.", "commentedOn");
    check(
        "Maria Lopez said more than 190 soldiers were dead.",
        &["Maria Lopez | commentedOn | more than 190 soldiers | fact"],
    );
}

#[test]
fn of_what_there_is_not_nobody_speaks() {
    check_no_fact(
        "Maria Lopez said no guards would be sent to Bree.",
        "commentedOn",
    );
    check_no_fact(
        "Maria Lopez said there was no evidence to support the charges.",
        "commentedOn",
    );
}

#[test]
fn a_topic_that_a_clause_explains_is_not_told_without_it() {
    check_no_fact(
        "Maria Lopez said there was proof that the gate was shut.",
        "commentedOn",
    );
    check_no_fact(
        "Maria Lopez said the acts that shook the town would be punished.",
        "commentedOn",
    );
    check(
        "Maria Lopez said the gate, which was shut, was safe.",
        &["Maria Lopez | commentedOn | gate | fact"],
    );
}

#[test]
fn what_is_somebodys_who_speaks_is_no_topic() {
    check_no_fact(
        "\"The behaviour of my colleagues was a disgrace,\" Maria Lopez said.",
        "commentedOn",
    );
    check(
        "\"The behaviour of the guards was a disgrace,\" Maria Lopez said.",
        &["Maria Lopez | commentedOn | behaviour of the guards | fact"],
    );
}

#[test]
fn whoever_learns_something_says_nothing() {
    check_no_fact("Maria Lopez realized the bridge was shut.", "commentedOn");
    check(
        "Maria Lopez explained the bridge was shut.",
        &["Maria Lopez | commentedOn | bridge | fact"],
    );
}

#[test]
fn a_wish_is_about_whom_it_is_for() {
    check_apart(
        "Maria Lopez wrote: \"May God protect John Carter.\"",
        "Maria Lopez",
        "God",
    );
}

#[test]
fn whom_one_tells_something_is_no_topic() {
    check_no_fact(
        "Maria Lopez told Acme News fires have destroyed the harbour.",
        "commentedOn",
    );
    check(
        "Maria Lopez told Acme Corp that the fires have destroyed the harbour.",
        &["Maria Lopez | spokeTo | Acme Corp | fact"],
    );
}

#[test]
fn what_is_asked_for_is_no_topic() {
    check_no_fact(
        "Maria Lopez noted which geese come back to the lake.",
        "commentedOn",
    );
    check(
        "Maria Lopez noted the geese come back to the lake.",
        &["Maria Lopez | commentedOn | geese | fact"],
    );
}

#[test]
fn of_a_body_and_who_works_there_the_person_is_spoken_of() {
    check(
        "Maria Lopez made critical remarks about National Institute of Grain and Salt director Dr. Anna Berg and left.",
        &["Maria Lopez | commentedOn | Anna Berg | fact"],
    );
}
