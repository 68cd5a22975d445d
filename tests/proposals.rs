//! Claims that the model proposes and no rule takes: what the tree lets pass, and what they are named after.

#[path = "support/reading.rs"]
mod reading;

use reading::{check, check_apart, check_no_fact};

#[test]
fn what_hangs_on_the_object_is_named_with_it() {
    check(
        "The candidates received ten questions on the war in Rohan.",
        &["candidates | receivedQuestionsOn | war | fact"],
    );
    check(
        "Faramir Hurin openly supported independence for Ithilien.",
        &["Faramir Hurin | supportedIndependenceFor | Ithilien | fact"],
    );
}

#[test]
fn a_person_in_between_is_whom_it_concerns() {
    check_no_fact(
        "Denethor had recently threatened the governor of Arnor with military action.",
        "threatenedGovernorOf",
    );
}

#[test]
fn whoever_suffers_it_does_not_do_it() {
    check(
        "The physician said Faramir Hurin has been given zinc.",
        &["Faramir Hurin | wasGiven | zinc | reported by physician"],
    );
}

#[test]
fn the_subject_is_the_one_that_the_grammar_gives() {
    check_apart(
        "Denethor named Maria Lopez as his running mate and introduced the Harvest Party as his vehicle.",
        "Maria Lopez",
        "Harvest Party",
    );
}

#[test]
fn where_something_was_said_is_not_spoken_of() {
    check_apart(
        "In comments at the Bree Post, chairman Peter Brown writes that the ticket may win.",
        "Peter Brown",
        "Bree Post",
    );
}

#[test]
fn a_mediator_is_no_party() {
    check_apart(
        "Faramir Hurin mediated an end to the conflict between Spain and France.",
        "Faramir Hurin",
        "Spain",
    );
}
