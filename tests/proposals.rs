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

#[test]
fn whoever_is_asked_in_an_interview_asks_nobody() {
    let text = "In an interview with the Chicago Tribune, Maria Lopez said the bridge fell.";
    check(text, &["Maria Lopez | spokeWith | Chicago Tribune | fact"]);
    check_no_fact(text, "interviewed");
    check(
        "In a meeting with Denzel Brown, Maria Lopez said the bridge fell.",
        &["Maria Lopez | met | Denzel Brown | fact"],
    );
    check_no_fact(
        "Following the attack on Paris, Maria Lopez said the bridge fell.",
        "attacked",
    );
}

#[test]
fn what_is_none_within_the_object_is_denied() {
    check_no_fact(
        "The database had no sighting of the ship within the last 59 days.",
        "hadSightingOf",
    );
}

#[test]
fn what_somebody_is_asked_to_do_is_not_asked() {
    check_apart(
        "Maria Lopez asked Denzel Brown to post the video.",
        "Maria Lopez",
        "video",
    );
    check_no_fact(
        "Maria Lopez refused to answer whether she would support the merger.",
        "refused",
    );
}

#[test]
fn some_of_a_thing_has_no_relation_of_its_own() {
    check_no_fact(
        "Maria Lopez erased some of Denzel Brown's lead in the polls.",
        "erasedOf",
    );
}

#[test]
fn an_owner_suffers_only_what_is_said_of_him_too() {
    check_apart(
        "Physicians all over Europe were measuring patients' blood pressure.",
        "Physicians",
        "patients",
    );
    check(
        "Maria Lopez condemned the militia's raid on Paris.",
        &["Maria Lopez | condemned | militia's raid | fact"],
    );
}
