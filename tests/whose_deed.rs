//! Whose deed it is: gerunds, participles and bounds that the tree ties to another word, and roles that nobody holds yet.

#[path = "support/reading.rs"]
mod reading;

use reading::{check, check_apart, check_no_fact};

#[test]
fn what_is_done_instead_is_no_fact() {
    check(
        "Rather than selling the mill, Maria Lopez burned it. Instead of damaging the bridge, the soldiers guarded the river.",
        &[
            "Maria Lopez | not sold | mill | fact",
            "soldiers | not damaged | bridge | fact",
        ],
    );
}

#[test]
fn as_many_as_a_number_is_no_particle_of_the_verb() {
    check(
        "Rebels killed up to 20 villagers. Pippin Cotton held up to five rallies a day.",
        &[
            "Rebels | killed | up to 20 villagers | fact",
            "Pippin Cotton | held | up to five rallies | fact",
        ],
    );
}

#[test]
fn what_earns_somebody_something_receives_nothing() {
    check(
        "The film earned Maria Lopez an award.",
        &["Maria Lopez | received | award | fact"],
    );
    check_apart("The film earned Maria Lopez an award.", "film", "award");
    check(
        "Maria Lopez earned a doctorate.",
        &["Maria Lopez | received | doctorate | fact"],
    );
}

#[test]
fn what_is_broken_breaks_nothing_itself() {
    check_apart(
        "The stones were broken by using a hammer.",
        "stones",
        "hammer",
    );
    check_apart(
        "Films copied using ripper are sold in Gondor.",
        "Films",
        "ripper",
    );
    check(
        "The masons broke the stones using a hammer.",
        &["masons | used | hammer | fact"],
    );
}

#[test]
fn who_is_attacked_for_a_deed_did_it_since_he_left() {
    check(
        "Beren Smith attacked Pippin Cotton for hiding wealth since leaving public office.",
        &["Pippin Cotton | left | public office | fact"],
    );
    check(
        "Beren Smith attacked Pippin Cotton before leaving public office.",
        &["Beren Smith | left | public office | fact"],
    );
}

#[test]
fn the_phrase_behind_a_noun_tells_of_that_noun() {
    check_apart(
        "Salt was given to the rats belonging to the second group.",
        "Salt",
        "second group",
    );
    check_no_fact(
        "The fatal police shooting of Pippin Cotton sparked riots.",
        "sparked",
    );
}

#[test]
fn a_candidate_for_mayor_is_no_mayor() {
    let text = "Lord Mayor Candidate Beren Smith met Maria Lopez.";
    check_apart(text, "Beren Smith", "Lord Mayor");
    check(
        "Lord Mayor Beren Smith met Maria Lopez.",
        &["Beren Smith | hasRole | Lord Mayor | fact"],
    );
}

#[test]
fn of_two_kin_the_nearer_one_is_named() {
    let text = "Maria Lopez moved to Bree with her mother and sister, Rosie Lopez.";
    check(text, &["Lopez's mother | parentOf | Maria Lopez | fact"]);
    check_apart(text, "Rosie Lopez", "Maria Lopez");
    check(
        "Maria Lopez moved to Bree with her mother, Rosie Lopez.",
        &["Rosie Lopez | parentOf | Maria Lopez | fact"],
    );
}

#[test]
fn the_same_as_what_tells_nothing() {
    check_no_fact(
        "Beren Smith refused. Pippin Cotton had the same response.",
        "has",
    );
    check_apart(
        "The Committee for Marsh Birds met the mayor.",
        "Committee for Marsh Birds",
        "Marsh Birds",
    );
}

#[test]
fn what_a_thing_of_anothers_is_with_is_no_end_of_the_deed() {
    check_apart(
        "Beren Smith defended his son's struggle with drugs.",
        "Beren Smith",
        "drugs",
    );
}

#[test]
fn a_response_to_a_plague_is_no_comment_on_it() {
    check_apart(
        "Critics hammered Beren Smith for his response to the plague.",
        "Beren Smith",
        "plague",
    );
    check(
        "Beren Smith's response to Maria Lopez drew criticism.",
        &["Beren Smith | commentedOn | Maria Lopez | fact"],
    );
}

#[test]
fn a_hall_that_is_held_is_a_meeting() {
    check(
        "Beren Smith later held a virtual town hall in Bree.",
        &["Beren Smith | held | virtual town hall | fact"],
    );
    check(
        "Palantir holds a licence.",
        &["Palantir | has | licence | fact"],
    );
}

#[test]
fn who_looks_after_somebody_is_not_in_his_pay() {
    let text = "Beren Smith's doctors examined him.";
    check_no_fact(text, "employedBy");
    check(
        "Beren Smith, a doctor at Bree Hospital, resigned.",
        &["Beren Smith | employedBy | Bree Hospital | fact"],
    );
}

#[test]
fn how_far_it_is_is_all_that_a_distance_tells() {
    check_apart("Bree is about 20 miles away from Archet.", "Bree", "Archet");
}

#[test]
fn whom_a_verb_leads_to_its_subject_does_not() {
    check_no_fact(
        "Beren Smith's campaign called for Palantir to fire Maria Lopez.",
        "ranFor",
    );
}

#[test]
fn a_deed_is_told_whole_or_not_at_all() {
    check(
        "Beren Smith accused the Cotton family of sucking up money.",
        &["Cotton family | accusedOf | sucking up money | fact"],
    );
    check_no_fact(
        "Maria Lopez accused her husband of attempting to \"lock me up\" due to his comments.",
        "accusedOf",
    );
}

#[test]
fn who_is_passed_over_is_not_chosen() {
    let chosen = "Last year the Green Party nominated Maria Lopez for president over former member Beren Smith and Pippin Cotton who also sought the nomination.";
    check(chosen, &["Green Party | nominated | Maria Lopez | fact"]);
    check_apart(chosen, "Green Party", "Beren Smith");
    check_apart(chosen, "Green Party", "Pippin Cotton");
    let sold = "Maria Lopez sold the mill to Acme Corp for $2 million.";
    check(
        sold,
        &[
            "Maria Lopez | soldTo | Acme Corp | fact",
            "Maria Lopez | sold | mill | fact",
        ],
    );
}

#[test]
fn the_handling_is_his_whose_name_the_s_is_on() {
    let handling = "Bree's mayor Maria Lopez's handling of the flood raised concerns.";
    check(
        handling,
        &["Bree's mayor Maria Lopez's handling of the flood | raised | concerns | fact"],
    );
    check_apart(handling, "Maria Lopez", "concerns");
}

#[test]
fn who_is_made_to_do_something_does_it() {
    let fire = "The fire forced thousands of villagers to leave the town.";
    check(fire, &["villagers | left | town | fact"]);
    check_apart(fire, "fire", "town");
    check_apart(
        "The storm forced thousands to flee the town.",
        "storm",
        "town",
    );
    // What the subject does it for is its own purpose.
    check(
        "Maria Lopez sold the mill to leave the town.",
        &["Maria Lopez | left | town | intended"],
    );
    check(
        "The court ordered Maria Lopez to leave the town.",
        &["Maria Lopez | left | town | intended by court"],
    );
}

#[test]
fn what_a_victory_led_to_came_about() {
    check(
        "Maria Lopez beat Anna Berg to reach the final of the Bree Open.",
        &["Maria Lopez | reached | final of the Bree Open | fact"],
    );
    check(
        "Maria Lopez trained with Anna Berg to reach the final of the Bree Open.",
        &["Maria Lopez | reached | final of the Bree Open | intended"],
    );
}

#[test]
fn who_is_named_behind_a_bare_noun_is_that() {
    let jailed = "A court in Minsk sentenced journalist Maria Lopez to eight years in prison.";
    check(
        jailed,
        &[
            "court | sentenced | Maria Lopez | fact",
            "Maria Lopez | hasRole | journalist | fact",
        ],
    );
    check_apart(jailed, "court", "journalist");
    check(
        "Zorbax Holdings sold its mill to private equity firm Northgate for $9 million.",
        &["Zorbax Holdings | soldTo | Northgate | fact"],
    );
    check(
        "A Russian court fined Google 4.6 million roubles.",
        &["Russian court | fined | Google | fact"],
    );
    check(
        "Rebels dreamed of ousting Chilean President Tom Fox.",
        &["Tom Fox | presidentOf | Chile | fact"],
    );
}

#[test]
fn no_deal_fights_and_what_belongs_is_no_deed() {
    check_apart(
        "Arnor signed a deal that would pause fighting in London.",
        "deal",
        "London",
    );
    check(
        "The rebels began fighting in London.",
        &["rebels | foughtIn | London | fact"],
    );
    let stolen = "Hackers stole data belonging to the guild.";
    check(stolen, &["data | belongsTo | guild | fact"]);
    check_apart(stolen, "Hackers", "guild");
}

#[test]
fn what_happened_at_the_time_of_a_deed_is_no_part_of_it() {
    check_apart(
        "Tom Fox dismissed his minister on Wednesday after a week of deadly protests over fuel prices.",
        "Tom Fox",
        "deadly protests",
    );
}
