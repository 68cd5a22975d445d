//! What completes a verb is told with it: what something is made or called, how it is left, whom a set phrase concerns.

#[path = "support/reading.rs"]
mod reading;

use reading::{check, check_apart, check_no_fact};

#[test]
fn what_it_is_made_is_not_made() {
    check_apart(
        "Gondor has made acquisitions the centrepiece of its strategy.",
        "Gondor",
        "acquisitions",
    );
    check(
        "Maria Lopez made a film.",
        &["Maria Lopez | created | film | fact"],
    );
}

#[test]
fn how_they_are_left_is_told() {
    check(
        "The strike left 300 tourists stranded.",
        &["strike | leftStranded | 300 tourists | fact"],
    );
    check_no_fact("The mayor ordered flags lowered.", "bought");
}

#[test]
fn what_stands_before_the_object_completes_the_verb() {
    let visit = "Maria Lopez cut short a visit to Brazil.";
    check(visit, &["Maria Lopez | cutShort | visit to Brazil | fact"]);
    check_no_fact(visit, "reduced");
    check(
        "The king fell ill on Monday.",
        &["king | fellIllOn | Monday | fact"],
    );
    check(
        "Maria Lopez choked back tears.",
        &["Maria Lopez | chokedBack | tears | fact"],
    );
}

#[test]
fn a_set_phrase_concerns_whom_it_leads_to() {
    let aim = "Maria Lopez took aim at the banks.";
    check(aim, &["Maria Lopez | tookAimAt | banks | fact"]);
    check_apart(aim, "Maria Lopez", "aim");
    check_apart("Residents took turns for hours.", "Residents", "turns");
    check(
        "The visitors took the turn.",
        &["visitors | took | turn | fact"],
    );
}

#[test]
fn what_is_sent_does_what_it_does() {
    check(
        "Gondor sent ships carrying food.",
        &["ships | carried | food | fact"],
    );
}

#[test]
fn a_time_alone_does_not_date_half_a_deed() {
    check_no_fact("Acme Corp pulled out of talks in May.", "pulledIn");
    check_no_fact("Maria Lopez died at 94.", "diedOn");
    check_no_fact(
        "The team used data gathered between 2016 and 2017.",
        "wasGatheredBetween",
    );
}

#[test]
fn who_gets_it_is_not_given() {
    let text = "Maria Lopez, granted immunity by prosecutors, testified.";
    check_apart(text, "prosecutors", "Maria Lopez");
    check(text, &["prosecutors | granted | immunity | fact"]);
}

#[test]
fn one_is_sentenced_to_a_life_in_prison() {
    check(
        "Maria Lopez was sentenced to life in prison.",
        &["Maria Lopez | sentencedTo | life in prison | fact"],
    );
}

#[test]
fn whom_it_is_alleged_of_is_not_accused() {
    check_no_fact(
        "Friends of Maria Lopez alleged she was poisoned.",
        "accused",
    );
    check_no_fact("The police alleged Maria Lopez was poisoned.", "accused");
    check(
        "The police alleged Maria Lopez stole the ring.",
        &["police | accused | Maria Lopez | fact"],
    );
}

#[test]
fn a_word_beside_gives_another_sense() {
    check_no_fact("Police recovered a handgun from a bin.", "sufferedFrom");
    check_no_fact("Maria Lopez converted a penalty.", "changed");
    check_no_fact("Strikes brought down Maria Lopez.", "destroyed");
    check_no_fact("Gondor Party leads Arnor Party by nine points.", "leaderOf");
    check_no_fact("Maria Lopez wrote on social media.", "commentedOn");
    check_no_fact("Acme Corp featured her songs.", "includes");
    check_no_fact("The court found the law unfair.", "regarded");
    check(
        "The rebels gave Gondor 48 hours to leave the town.",
        &["rebels | gaveUltimatumTo | Gondor | fact"],
    );
}

#[test]
fn speakers_do_not_speak_of_each_other() {
    check_apart(
        "Rebels took the town, witnesses and officials said, dealing a blow to the king.",
        "witnesses",
        "officials",
    );
}

#[test]
fn who_moves_a_thing_stays() {
    check(
        "Maria Lopez moved the headquarters to Austin.",
        &["headquarters | movedTo | Austin | fact"],
    );
    check(
        "Maria Lopez moved to Austin.",
        &["Maria Lopez | movedTo | Austin | fact"],
    );
}
