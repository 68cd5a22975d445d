//! What completes a verb or an adjective belongs to the fact, or there is none: what something is called, between which two it
//! is, what somebody is appointed to, than whom somebody is taller.

#[path = "support/reading.rs"]
mod reading;

use reading::{check, check_apart, check_no_fact};

#[test]
fn the_time_is_not_what_somebody_was_made() {
    check_no_fact(
        "Faramir was elected as a fellow of the union in 1981.",
        "wasElectedIn",
    );
    check_no_fact(
        "The hospital returned to normal operation on Sunday.",
        "returnedOn",
    );
    check_no_fact("Faramir applied for a post in 1965.", "appliedIn");
    check(
        "Faramir returned to Osgiliath on Sunday.",
        &["Faramir | returnedOn | Sunday | fact"],
    );
}

#[test]
fn nothing_is_between_one() {
    check_no_fact(
        "The bus crashed between Bree and Osgiliath.",
        "crashedBetween",
    );
}

#[test]
fn what_it_is_called_or_made_is_part_of_it() {
    check_no_fact("Faramir called the order swift.", "called");
    check_apart("Faramir turned the toy into a costume.", "Faramir", "toy");
    check_apart(
        "The council classified the outbreak as a plague.",
        "council",
        "outbreak",
    );
    check_no_fact("Faramir started 2014 in Bree.", "started");
    check(
        "Faramir identified the rider.",
        &["Faramir | identified | rider | fact"],
    );
}

#[test]
fn particles_of_passives_are_told() {
    check(
        "Faramir was called up on Monday.",
        &["Faramir | wasCalledUpOn | Monday | fact"],
    );
}

#[test]
fn an_adjective_is_told_with_what_completes_it() {
    check(
        "Arnor's tower is more massive than Gondor's bridge.",
        &["Arnor's tower | wasMoreMassiveThan | Gondor's bridge | fact"],
    );
    check(
        "Arnor's tower is taller than Gondor's bridge.",
        &["Arnor's tower | wasTallerThan | Gondor's bridge | fact"],
    );
    check_no_fact(
        "The site was subject to raids from Arnor.",
        "wasSubjectFrom",
    );
    check_no_fact(
        "Despite the war, Arnor is free of plague.",
        "wasFreeDespite",
    );
}

#[test]
fn what_stands_beside_another_is_no_kind_of_it() {
    check_apart(
        "Faramir was more of a critic of Arnor than was Denethor.",
        "Faramir",
        "Denethor",
    );
    check_apart(
        "The states that held elections were Arnor, Rohan and Gondor.",
        "states",
        "Arnor",
    );
}

#[test]
fn what_a_verb_makes_of_its_object_is_a_part_of_it() {
    check(
        "The film made Maria Lopez famous.",
        &["film | madeFamous | Maria Lopez | fact"],
    );
    check(
        "Two officers were found guilty on Thursday in Bree.",
        &["Two officers | wasFoundGuiltyOn | Thursday | fact"],
    );
    check_no_fact(
        "The new rule made the wall easier to climb than before.",
        "made",
    );
}

#[test]
fn who_is_taken_hostage_is_not_taken() {
    check(
        "The rebels took the villagers hostage.",
        &["rebels | detained | villagers | fact"],
    );
    check_no_fact("Beren Took was taken prisoner by the guards.", "took");
    check(
        "The guards took the old road.",
        &["guards | took | old road | fact"],
    );
}

#[test]
fn a_passive_keeps_the_particle_of_its_verb() {
    check(
        "Maria Lopez was called up on July 6 in Bree.",
        &["Maria Lopez | wasCalledUpIn | Bree | fact"],
    );
    check_no_fact("Maria Lopez was called up on July 6.", "wasCalledOn");
}
