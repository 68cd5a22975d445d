//! What a sentence says only as a whole is no fact by half: sayings without their words, times without their deed, numbers
//! of nothing, places that are only near, roles of another.

#[path = "support/reading.rs"]
mod reading;

use reading::{check, check_apart, check_no_fact, check_none};

#[test]
fn whom_somebody_told_something_he_spoke_to() {
    check(
        "Maria Lopez told Acme Corp that the gate is shut.",
        &["Maria Lopez | spokeTo | Acme Corp | fact"],
    );
    check_no_fact("Faramir told the guards to leave.", "spokeTo");
    check(
        "Maria Lopez told John Carter about the plan.",
        &["Maria Lopez | spokeTo | John Carter | fact"],
    );
}

#[test]
fn where_it_was_said_is_not_what_was_said() {
    check_no_fact("In a letter, Faramir said the gate is shut.", "saidIn");
    check_no_fact(
        "The scientists reported at the event that the wall fell.",
        "reportedAt",
    );
}

#[test]
fn when_it_was_said_is_not_what_was_said() {
    check_no_fact(
        "Faramir announced on Monday that the gate is shut.",
        "announcedOn",
    );
    check_no_fact("The council agreed on Monday to shut the gate.", "agreedOn");
    check(
        "Faramir resigned on Monday.",
        &["Faramir | resignedOn | Monday | fact"],
    );
}

#[test]
fn a_thing_that_a_clause_explains_is_not_told_without_it() {
    check_no_fact(
        "Maria Lopez expressed the wish that the king stays.",
        "expressed",
    );
    check(
        "Maria Lopez expressed the hope that the king stays.",
        &["Maria Lopez | expressed | hope that the king stays | fact"],
    );
    check(
        "Maria Lopez repaired the bridge.",
        &["Maria Lopez | repaired | bridge | fact"],
    );
}

#[test]
fn when_one_became_something_is_not_what_one_became() {
    check_no_fact("Faramir became mayor in 2019.", "becameIn");
    check_apart("Faramir was awarded a medal in 2019.", "Faramir", "2019");
    check(
        "The bridge was built in 2019.",
        &["bridge | wasBuiltIn | 2019 | fact"],
    );
}

#[test]
fn a_number_of_nothing_is_no_amount() {
    check_no_fact(
        "Maria Lopez earned 8 delegates, and John Carter earned 6.",
        "receivedAmount",
    );
}

#[test]
fn near_is_not_in() {
    check(
        "The hostel near Bree burned.",
        &["hostel | near | Bree | fact"],
    );
    check_no_fact("The hostel near Bree burned.", "locatedIn");
}

#[test]
fn what_is_to_be_built_is_nowhere_yet() {
    check_no_fact(
        "The council agreed to set up an office in Paris.",
        "locatedIn",
    );
    check(
        "The council closed an office in Paris.",
        &["office | locatedIn | Paris | fact"],
    );
}

#[test]
fn some_of_them_are_not_they() {
    check_apart("Three of the victims were officers.", "victims", "officers");
}

#[test]
fn who_caused_somebody_to_act_caused_nobody() {
    check_no_fact("The heat caused the guards to leave the gate.", "caused");
}

#[test]
fn who_answers_a_call_says_nothing_of_it() {
    check_no_fact("Police responded to reports of a fire.", "commentedOn");
    check(
        "Faramir responded to the criticism.",
        &["Faramir | commentedOn | criticism | fact"],
    );
}

#[test]
fn which_ones_is_to_be_said() {
    check_no_fact("Both sides opposed the rebels.", "opposed");
    check_no_fact("Arnor had greater strength in the match.", "has");
}

#[test]
fn what_completes_the_verb_is_not_left_out() {
    check(
        "Faramir was pronounced dead in Bree.",
        &["Faramir | wasPronouncedDeadIn | Bree | fact"],
    );
    check_no_fact("The council followed suit.", "follow");
}

#[test]
fn who_is_somewhere_leads_nothing_there() {
    check_no_fact("The council invited world leaders in Paris.", "leaderOf");
    check_no_fact(
        "The city's security chief, Beren Took, resigned.",
        "leaderOf",
    );
    check(
        "The leader of Arnor, Maria Lopez, resigned.",
        &["Maria Lopez | leaderOf | Arnor | fact"],
    );
}

#[test]
fn whom_a_country_employs_is_not_told_by_where_he_is_from() {
    check_no_fact("Yemeni journalist Beren Took resigned.", "employedBy");
    check(
        "Acme Corp editor Maria Lopez resigned.",
        &["Maria Lopez | employedBy | Acme Corp | fact"],
    );
}

#[test]
fn who_founded_it_did_so_for_good() {
    check(
        "Beren Took, son of the late Acme Corp founder Maria Lopez, resigned.",
        &["Maria Lopez | founderOf | Acme Corp | fact"],
    );
    check_no_fact("Ousted president Beren Took resigned.", "hasRole");
}

#[test]
fn part_of_a_name_is_no_kind_of_thing() {
    check_no_fact("The University of Bree Hospital closed.", "isA");
    check_no_fact("Acme Corp, its main rival, closed.", "isA");
}

#[test]
fn plans_are_told_by_what_they_are_for() {
    check(
        "The council got permission to build a bridge.",
        &["council | received | permission to build a bridge | fact"],
    );
    check(
        "The factors cited for the fall include the storm.",
        &["factors cited for the fall | includes | storm | fact"],
    );
}

#[test]
fn the_second_of_some_is_not_the_second() {
    check_no_fact(
        "Maria Lopez became the second player since 1900 to win.",
        "became",
    );
    check(
        "Maria Lopez became the first mayor of Bree.",
        &["Maria Lopez | hasRole | first mayor of Bree | fact"],
    );
}

#[test]
fn what_is_given_needs_both_ends() {
    check_no_fact("The wind gave the guards an excuse to leave.", "gave");
    check_no_fact("Maria Lopez spent ten years in Paris.", "spent");
}

#[test]
fn a_word_of_another_sense_is_not_taken_for_it() {
    check_no_fact("Maria Lopez sponsored the bill.", "funded");
    check_no_fact("Maria Lopez studied medicine.", "examined");
    check_no_fact("The council is in conflict with the king.", "presentIn");
    check_no_fact("The medal went to Maria Lopez.", "traveledTo");
    check_no_fact(
        "Maria Lopez played a crucial role in the talks.",
        "performedIn",
    );
}

#[test]
fn whose_it_is_is_to_be_said() {
    check_no_fact("The visitors liked our priority.", "liked");
}

#[test]
fn the_same_day_is_no_day() {
    check_no_fact("The mayor resigned on the same day.", "resignedOn");
    check_no_fact("On Monday, the fair raised funds.", "raisedOn");
}

#[test]
fn a_deputy_is_not_the_one() {
    check_no_fact(
        "Maria Lopez, deputy governor of Ohio, resigned.",
        "governorOf",
    );
    check(
        "Maria Lopez, governor of Ohio, resigned.",
        &["Maria Lopez | governorOf | Ohio | fact"],
    );
}

#[test]
fn who_allows_somebody_to_act_allows_the_act() {
    check_no_fact("The law allowed the king to leave.", "allowed");
}

#[test]
fn the_time_of_a_deed_is_not_the_deed() {
    check_apart("Tom Fox was held in contempt in 2012.", "Tom Fox", "2012");
    check_apart(
        "The question was included in the general census in 1950.",
        "question",
        "1950",
    );
    check_apart("Tom Fox met with Anna Berg on Monday.", "Tom Fox", "Monday");
    check(
        "The talks were held in Bree in 2012.",
        &["talks | happenedOn | 2012 | fact"],
    );
}

#[test]
fn a_time_that_only_counts_from_another_is_none() {
    check_no_fact("The bridge has grown in recent years.", "grewIn");
    check_no_fact("The bridge is still used today.", "wasUsedOn");
    check(
        "The bridge was built in the 13th century.",
        &["bridge | wasBuiltIn | 13th century | fact"],
    );
}

#[test]
fn where_things_are_in_an_interview_is_the_word_of_who_answers() {
    let interview = "The Post talks to Maria Lopez\n\nMaria Lopez teaches in Oslo.\n\n\
        ((Post)) Whom do you teach?\n\n((Maria Lopez)) We have 500 students in London. They like the river.\n\n\
        ((Post)) Who came first?\n\n((Maria Lopez)) Two German painters came to us in the spring.";
    check(
        interview,
        &[
            "500 students | locatedIn | London | reported by Maria Lopez",
            "Two German painters | citizenOf | Germany | reported by Maria Lopez",
        ],
    );
    check(
        "The school has 500 students in London.",
        &["500 students | locatedIn | London | fact"],
    );
}

#[test]
fn a_word_that_begins_with_no_denies_nothing() {
    check(
        "Tom Fox survived a no-confidence vote in parliament.",
        &["Tom Fox | survived | no-confidence vote | fact"],
    );
    check(
        "Tom Fox survived no vote in parliament.",
        &["Tom Fox | not survived | vote | fact"],
    );
}

#[test]
fn what_becomes_of_a_charge_is_not_the_word_of_who_made_it() {
    let charge = "Maria Lopez accused Arnor of shelling a mill, a charge that Gondor denied.";
    check(charge, &["Arnor | bombed | mill | reported by Maria Lopez"]);
    check_none(charge, "Gondor | denied | charge | reported by Maria Lopez");
    // What is only told of the noun in the charge is a part of it.
    check(
        "Maria Lopez said the mill that Gondor shelled was empty.",
        &["Gondor | bombed | mill | reported by Maria Lopez"],
    );
}
