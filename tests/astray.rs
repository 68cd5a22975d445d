//! What is told is told of the right thing: of the place, not of its streets; of who is blamed, not of what for.

#[path = "support/reading.rs"]
mod reading;

use reading::{check, check_no_fact, line};

#[test]
fn a_place_is_told_for_its_streets() {
    check(
        "Refugees came from the streets of Bree.",
        &["Refugees | cameFrom | Bree | fact"],
    );
    check(
        "The guards were treated in the county seat of Bree.",
        &["guards | wasTreatedIn | Bree | fact"],
    );
    // What is done to the streets is not done to the town.
    check(
        "Soldiers destroyed the streets of Bree.",
        &["Soldiers | destroyed | streets of Bree | fact"],
    );
    check(
        "Acme Corp, based in the Arnor town of Bree, makes boats.",
        &["Acme Corp | basedIn | Bree | fact"],
    );
}

#[test]
fn nobody_dies_of_a_town() {
    let text = "Tom Fox died at a hospital in the town of Bree.";
    check(text, &["Tom Fox | diedIn | Bree | fact"]);
    check_no_fact(text, "diedOf");
    check(
        "Tom Fox died of pneumonia.",
        &["Tom Fox | diedOf | pneumonia | fact"],
    );
}

#[test]
fn who_is_sentenced_to_years_in_prison_is_sentenced_to_prison() {
    let text = "Tom Fox was sentenced to four years in federal prison.";
    check(text, &["Tom Fox | sentencedTo | federal prison | fact"]);
    check_no_fact(text, "wasSentencedIn");
    check_no_fact("Tom Fox is to be sentenced in June.", "wasSentencedIn");
    check(
        "Tom Fox was sentenced in June.",
        &["Tom Fox | wasSentencedIn | June | fact"],
    );
}

#[test]
fn the_unrest_is_not_who_is_blamed_for_it() {
    let text = "Tom Fox blamed the unrest on Anna Berg.";
    let blamed = ["Tom Fox | blamed | Anna Berg | fact"];
    check(text, &blamed);
    let found: Vec<String> = reading::claims(text).iter().map(line).collect();
    assert_eq!(found, blamed);
    check("Tom Fox blamed Anna Berg for the unrest.", &blamed);
}

#[test]
fn how_something_was_done_is_not_where() {
    check_no_fact("Tom Fox resigned in protest.", "resignedIn");
    check_no_fact(
        "The council voted 5-2 on Monday to close the school.",
        "voted",
    );
    check_no_fact("The storm left 86,000 homes without power.", "left");
    check_no_fact("The agency put the magnitude at 6.8.", "put");
}

#[test]
fn who_studies_at_a_university_examines_nothing() {
    check(
        "Tom Fox studied forestry at the University of Bree.",
        &["Tom Fox | studied | forestry | fact"],
    );
    check(
        "Tom Fox studied the report.",
        &["Tom Fox | examined | report | fact"],
    );
}

#[test]
fn who_stands_before_the_name_is_described_by_it() {
    check(
        "The daughter of a guard, Maria Lopez grew up in Bree.",
        &["Maria Lopez | childOf | guard | fact"],
    );
    check(
        "The payments were made to Tom Fox's wife, a real estate agent.",
        &["Tom Fox's wife | hasRole | real estate agent | fact"],
    );
}

#[test]
fn a_verb_has_its_own_subject_and_one_object() {
    check(
        "The vote came after two guards, Tom Fox and John Carter, joined the rebels.",
        &["Tom Fox | joined | rebels | fact"],
    );
    check(
        "Acme Corp makes fuel injection systems.",
        &["Acme Corp | made | fuel injection systems | fact"],
    );
    check(
        "Tom Fox blamed Anna Berg, who lives in France and faces charges.",
        &["Anna Berg | faced | charges | fact"],
    );
    let text = "Maria Lopez defeated Germany's Anna Berg.";
    check(text, &["Maria Lopez | defeated | Anna Berg | fact"]);
    let found: Vec<String> = reading::claims(text).iter().map(line).collect();
    assert!(!found.iter().any(|line| line.contains("defeated | Germany")));
}

#[test]
fn who_returns_a_thing_need_not_go_along() {
    check_no_fact("Tom Fox returned the painting to France.", "returnedTo");
    check(
        "Tom Fox returned to France.",
        &["Tom Fox | returnedTo | France | fact"],
    );
}

#[test]
fn a_buyout_group_is_based_somewhere() {
    check(
        "The German buyout group rejected the offer.",
        &["German buyout group | basedIn | Germany | fact"],
    );
    check_no_fact(
        "Two men were charged in the shooting death of a guard.",
        "shotAt",
    );
}
