//! What an office, a title or an occupation is tied to, and what it is not.

#[path = "support/reading.rs"]
mod reading;

use reading::{check, check_apart, check_no_fact, check_none};

#[test]
fn a_party_leader_leads_the_party_by_its_name() {
    check(
        "Conservative Party leader Tom Fox spoke on Monday.",
        &["Tom Fox | leaderOf | Conservative Party | fact"],
    );
}

#[test]
fn who_works_for_a_body_is_tied_to_it() {
    check(
        "Oxford University astronomer Anna Berg found the planet.",
        &["Anna Berg | employedBy | University of Oxford | fact"],
    );
    check(
        "Police spokesman Tom Fox said the bridge was closed.",
        &["Tom Fox | spokespersonFor | Police | fact"],
    );
    check(
        "Anna Berg, director of global news for Acme Corp, called the death senseless.",
        &["Anna Berg | directorOf | Acme Corp | fact"],
    );
}

#[test]
fn a_bodys_short_form_is_the_body() {
    check(
        "The White Council of Bree debated the bill on Monday. Council President Anna Berg resigned.",
        &["Anna Berg | presidentOf | White Council of Bree | fact"],
    );
}

#[test]
fn an_office_without_a_relation_is_told_by_its_words() {
    check(
        "Anna Berg, a Toronto lawyer, spoke to reporters.",
        &["Anna Berg | lawyerIn | Toronto | fact"],
    );
    check(
        "Russian opposition leader Tom Fox was flown to Berlin.",
        &["Tom Fox | oppositionLeaderIn | Russia | fact"],
    );
    check_no_fact(
        "Russian opposition leader Tom Fox was flown to Berlin.",
        "leaderOf",
    );
    check(
        "Ohio man Tom Fox was arrested on Monday.",
        &["Tom Fox | nativeOf | Ohio | fact"],
    );
    // Where somebody is from is told as such.
    check(
        "Canadian journalist Tom Fox was arrested.",
        &["Tom Fox | citizenOf | Canada | fact"],
    );
    check_no_fact("Canadian journalist Tom Fox was arrested.", "journalistIn");
}

#[test]
fn a_title_is_of_the_country_that_stands_out() {
    let serbia = "The floods in Serbia killed four people. Serbia has asked for help.";
    check(
        &format!("{serbia} President Tom Fox visited the town."),
        &["Tom Fox | presidentOf | Serbia | fact"],
    );
    // A firm's president, a former one, and one of two ministers of the same office are not that country's.
    for other in [
        "Acme Corp President Tom Fox visited the town.",
        "Former President Tom Fox visited the town.",
        "Health Minister Tom Fox met Health Minister Anna Berg.",
        "President Tom Fox flew in from France.",
    ] {
        check_apart(&format!("{serbia} {other}"), "Tom Fox", "Serbia");
    }
    // Where two countries are as much in the news, it may be either's.
    check_no_fact(
        "France and Spain signed the treaty. France praised Spain. President Tom Fox visited the town.",
        "presidentOf",
    );
}

#[test]
fn half_a_title_is_no_role() {
    let found = reading::claims("Secretary of Justice Anna Berg resigned on Monday.");
    assert!(
        found.iter().all(|claim| claim.object.name != "Secretary"),
        "{found:#?}"
    );
}

#[test]
fn a_president_of_a_party_presides_over_his_country() {
    let party = "US President Tom Fox of the Green Party spoke on Monday.";
    check(
        party,
        &[
            "Tom Fox | presidentOf | United States | fact",
            "Tom Fox | affiliatedWith | Green Party | fact",
        ],
    );
    check_none(party, "Tom Fox | presidentOf | Green Party | fact");
    check(
        "President Tom Fox of Chile spoke on Monday.",
        &["Tom Fox | presidentOf | Chile | fact"],
    );
}

#[test]
fn a_nominee_in_a_poll_stands_for_no_poll() {
    let poll =
        "Anna Berg led Tom Fox, the presidential nominee, in the Acme Research average of polls.";
    check_apart(poll, "Tom Fox", "Acme Research");
    check(
        "Tom Fox is the presidential nominee of the Green Party.",
        &["Tom Fox | candidateFor | Green Party | fact"],
    );
}

#[test]
fn by_descent_nobody_is_of_a_continent() {
    check_no_fact(
        "Tom Fox, an African American lawyer, told Asian-American poet Anna Berg so.",
        "citizenOf",
    );
    check(
        "Tom Fox, an American lawyer, spoke to Nigerian poet Anna Berg.",
        &[
            "Tom Fox | citizenOf | United States | fact",
            "Anna Berg | citizenOf | Nigeria | fact",
        ],
    );
}

#[test]
fn a_leader_of_some_leads_no_country() {
    check_no_fact(
        "Catalan separatist leader Carles Vidal returned to Spain.",
        "leaderOf",
    );
    check(
        "Chinese leader Li Wei returned to Spain.",
        &["Li Wei | leaderOf | China | fact"],
    );
}

#[test]
fn an_adjective_of_a_land_says_where_a_professional_is_from() {
    check_no_fact(
        "A Dutch lawyer, Anna Berg, met British professor Tom Fox.",
        "lawyerFor",
    );
    check(
        "Anna Berg met British professor Tom Fox.",
        &["Tom Fox | citizenOf | United Kingdom | fact"],
    );
    check(
        "Anna Berg met British prime minister Tom Fox.",
        &["Tom Fox | primeMinisterOf | United Kingdom | fact"],
    );
}

#[test]
fn members_named_behind_their_body_are_no_body() {
    let members =
        "Reporters spoke with the members of the Acme project, Anna Berg and Tom Fox, on Monday.";
    for person in ["Anna Berg", "Tom Fox"] {
        check_apart(members, "members of the Acme project", person);
    }
}

#[test]
fn an_ambassador_who_is_recalled_from_a_land_is_not_from_there() {
    check_none(
        "The ministry recalled its ambassador from Iran on Monday.",
        "ambassador | affiliatedWith | Iran | fact",
    );
}
