//! The sense of a word in its sentence: another sense gives another relation, and what may be, or will be, is no fact.

#[path = "support/reading.rs"]
mod reading;

use reading::{check, check_apart, check_no_fact};

#[test]
fn a_degree_is_no_amount() {
    check(
        "Anna Berg received a degree from Bree University in 1975.",
        &["Anna Berg | received | degree | fact"],
    );
    check(
        "Anna Berg received $5 million from Acme Corp.",
        &["Anna Berg | receivedAmount | $5 million | fact"],
    );
}

#[test]
fn who_plays_a_person_performs_in_nobody() {
    check_no_fact("Tom Fox portrayed John Carter.", "performedIn");
    check(
        "Maria Lopez starred in the film.",
        &["Maria Lopez | performedIn | film | fact"],
    );
}

#[test]
fn who_heads_for_victory_travels_nowhere() {
    check_no_fact(
        "Gondor is heading for victory in the election.",
        "traveledTo",
    );
    check(
        "Maria Lopez headed to France.",
        &["Maria Lopez | traveledTo | France | fact"],
    );
}

#[test]
fn whom_a_court_holds_in_contempt_it_does_not_have() {
    check_no_fact("The parliament holds two officers in contempt.", "has");
    check_no_fact("The parliament holds two officers in contempt.", "hold");
    check("Gondor has a navy.", &["Gondor | has | navy | fact"]);
}

#[test]
fn what_is_projected_onto_a_wall_is_not_foretold() {
    check_no_fact("Protesters projected images onto the wall.", "predicted");
    check_no_fact("Tom Fox credited Anna Berg with the victory.", "cited");
    check_no_fact("Acme News called Bree for Tom Fox.", "calledFor");
}

#[test]
fn a_deputy_is_no_director() {
    check(
        "Tom Fox, deputy director of Acme Corp, resigned on Monday.",
        &["Tom Fox | officialOf | Acme Corp | fact"],
    );
    check(
        "Tom Fox, director of Acme Corp, resigned on Monday.",
        &["Tom Fox | directorOf | Acme Corp | fact"],
    );
}

#[test]
fn who_claims_responsibility_is_responsible_by_his_own_word() {
    check(
        "Acme Corp claimed responsibility for the attacks.",
        &["Acme Corp | responsibleFor | attacks | reported by Acme Corp"],
    );
}

#[test]
fn what_somebody_is_able_to_do_may_be() {
    check(
        "The algae are able to produce oxygen.",
        &["algae | produced | oxygen | possible"],
    );
    check(
        "The algae produce oxygen.",
        &["algae | produced | oxygen | fact"],
    );
}

#[test]
fn a_tower_to_come_stands_nowhere() {
    check(
        "The next big tower in Bree will be the White Tower.",
        &["next big tower | locatedIn | Bree | intended"],
    );
    check(
        "The big tower in Bree is the White Tower.",
        &["big tower | locatedIn | Bree | fact"],
    );
}

#[test]
fn what_a_broker_brokers_he_does_himself() {
    check_no_fact(
        "This followed deals the administration brokered between Gondor and Rohan, Arnor, and Bree.",
        "wasBrokeredBetween",
    );
    check(
        "This followed deals the administration brokered between Gondor and Rohan, Arnor, and Bree.",
        &["administration | brokeredBetween | Gondor | fact"],
    );
}

#[test]
fn a_score_is_no_age() {
    check_no_fact("Gondor beat Faramir 3-1 on Saturday.", "aged");
    check_no_fact("Maria Lopez (August 9, 1929) was a poet.", "aged");
    check_no_fact("Maria Lopez (9 August 1929) was a poet.", "aged");
    check(
        "Activist Anna Weber, 19, who founded Acme Corp in 2018, left.",
        &["Anna Weber | aged | 19 | fact"],
    );
    check(
        "Maria Lopez, aged 22, left.",
        &["Maria Lopez | aged | 22 | fact"],
    );
}

#[test]
fn the_maker_of_a_work_does_not_do_what_is_done_to_it() {
    check_apart(
        "The work, by Anna Berg, was stolen from the museum in January.",
        "Anna Berg",
        "work",
    );
    check(
        "The work was stolen by Anna Berg.",
        &["Anna Berg | stole | work | fact"],
    );
}

#[test]
fn what_a_day_to_come_brings_is_no_fact() {
    check_no_fact("Voters in Bree go to the polls next Sunday.", "wentTo");
    check(
        "Voters in Bree went to the polls on Sunday.",
        &["Voters | wentTo | polls | fact"],
    );
}

#[test]
fn two_sign_what_is_signed_between_them() {
    check(
        "A treaty was signed between Gondor and Rohan on Monday.",
        &["Gondor | signedAgreementWith | Rohan | fact"],
    );
    check_no_fact(
        "A treaty was brokered between Gondor and Rohan on Monday.",
        "brokered",
    );
}

#[test]
fn who_is_charged_with_a_deed_is_told_with_the_deed() {
    check(
        "John Carter was charged with taking bribes and stealing two cars.",
        &[
            "John Carter | chargedWith | taking bribes | fact",
            "John Carter | chargedWith | stealing two cars | fact",
        ],
    );
    check(
        "Two officers were found guilty of robbing a bank in Bree.",
        &["Two officers | convictedOf | robbing a bank | fact"],
    );
    check(
        "Maria Lopez accused Tom Fox of spying for Arnor.",
        &["Tom Fox | accusedOf | spying for Arnor | fact"],
    );
    // What is done meanwhile, or said besides, is no charge.
    check_apart(
        "John Carter was charged with fraud after losing an election.",
        "John Carter",
        "losing an election",
    );
    check_no_fact("John Carter was charged with taking bribes.", "took");
}

#[test]
fn what_goes_off_explodes() {
    check(
        "The bomb went off within the cathedral.",
        &["bomb | wentOffWithin | cathedral | fact"],
    );
    check(
        "The guards went to the cathedral.",
        &["guards | traveledTo | cathedral | fact"],
    );
    check_no_fact("The guards acted within the law.", "actedWithin");
}

#[test]
fn verbs_that_are_near_to_a_relation_keep_their_own() {
    check(
        "Maria Lopez challenged the election result in court.",
        &["Maria Lopez | challenged | election result | fact"],
    );
    check(
        "Egypt opened the Rafah crossing on Monday.",
        &["Egypt | opened | Rafah crossing | fact"],
    );
    check(
        "The league barred Tom Fox from the final.",
        &["league | barred | Tom Fox | fact"],
    );
    check(
        "Maria Lopez won the Democratic nomination.",
        &["Maria Lopez | won | Democratic nomination | fact"],
    );
    check(
        "Maria Lopez won the election.",
        &["Maria Lopez | wonAt | election | fact"],
    );
}

#[test]
fn who_is_jailed_for_years_is_sentenced_to_them() {
    check(
        "Anna Berg was jailed for six years.",
        &["Anna Berg | sentencedTo | six years | fact"],
    );
    check_no_fact("Anna Berg was jailed for murder.", "sentencedTo");
}
