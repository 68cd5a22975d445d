//! What a noun, an adjective or a preposition between two names makes of them, and what it does not.

#[path = "support/reading.rs"]
mod reading;

use reading::{check, check_apart, check_no_fact};

#[test]
fn a_noun_between_the_two_says_what_they_are_to_each_other() {
    check(
        "A Turkish official said on Monday that the bridge was closed.",
        &["Turkish official | officialOf | Turkey | fact"],
    );
    check(
        "The film was made by Italian artist Maria Lopez.",
        &["Maria Lopez | citizenOf | Italy | fact"],
    );
    check(
        "Tom Fox was a Canadian wrestler.",
        &["Tom Fox | citizenOf | Canada | fact"],
    );
    check(
        "The Paris-based bank Acme Corp closed on Monday.",
        &["Acme Corp | basedIn | Paris | fact"],
    );
}

#[test]
fn an_adjective_of_another_thing_ties_nobody() {
    check_apart(
        "Acme attacked French troops in Iraqi bases on Monday.",
        "French troops",
        "Iraq",
    );
    check_apart(
        "Italians of the French-held island were attacked on Monday.",
        "Italians",
        "France",
    );
    check_apart("Bands such as Acme played in Bree.", "Bands", "Acme");
}

#[test]
fn what_is_the_longest_of_a_place_is_there() {
    check(
        "The Brandywine is the longest river in Poland.",
        &["Brandywine | locatedIn | Poland | fact"],
    );
    check(
        "Acme Corp, the first bank in Poland, closed on Monday.",
        &["Acme Corp | locatedIn | Poland | fact"],
    );
    check_no_fact(
        "Acme Corp is the biggest beer maker in Poland.",
        "manufacturerOf",
    );
}

#[test]
fn where_a_person_is_from_is_not_what_the_office_is_of() {
    check_no_fact(
        "Professor Anna Berg of South Carolina spoke to reporters.",
        "professorAt",
    );
    check(
        "Professor Anna Berg of Bree University spoke to reporters.",
        &["Anna Berg | professorAt | Bree University | fact"],
    );
    check_no_fact(
        "Howard Fox, a Toronto lawyer, spoke to reporters.",
        "lawyerFor",
    );
    check(
        "Howard Fox, a lawyer for Acme Corp, spoke to reporters.",
        &["Howard Fox | lawyerFor | Acme Corp | fact"],
    );
    check_no_fact(
        "Labour Minister Anna Berg of the Liberal Party resigned on Monday.",
        "ministerOf",
    );
}

#[test]
fn a_nationality_is_no_office() {
    check(
        "French director Anna Berg arrived in Bree on Monday.",
        &["Anna Berg | citizenOf | France | fact"],
    );
    check_no_fact(
        "French director Anna Berg arrived in Bree on Monday.",
        "directorOf",
    );
    check(
        "Chinese candidate Anna Berg spoke on Monday.",
        &["Anna Berg | affiliatedWith | China | fact"],
    );
    check_no_fact("Chinese candidate Anna Berg spoke on Monday.", "citizenOf");
    check_no_fact("Indian tribes in Poland protested on Monday.", "citizenOf");
    check(
        "Iraqi rebels attacked the bridge.",
        &["Iraqi rebels | citizenOf | Iraq | fact"],
    );
    check_no_fact(
        "He played for the France national football team.",
        "citizenOf",
    );
}

#[test]
fn a_city_is_called_by_what_follows_it() {
    check(
        "A gunman shot shoppers in the border city of El Paso, Texas.",
        &["El Paso | locatedIn | Texas | fact"],
    );
    check_apart(
        "A gunman shot shoppers in the border city of El Paso, Texas.",
        "Texas",
        "El Paso",
    );
}

#[test]
fn an_office_held_before_is_a_former_one() {
    check(
        "Anna Berg previously served as ambassador to Poland.",
        &["Anna Berg | formerAmbassadorTo | Poland | fact"],
    );
    check(
        "Anna Berg served as ambassador to Poland.",
        &["Anna Berg | ambassadorTo | Poland | fact"],
    );
    check(
        "Polish Deputy Governor Tom Fox spoke on Monday.",
        &["Tom Fox | officialOf | Poland | fact"],
    );
    check(
        "The President of the United States Tom Fox spoke on Monday.",
        &["Tom Fox | presidentOf | United States | fact"],
    );
    check_no_fact("U.S. District Judge Robert Fox spoke on Monday.", "judgeOf");
}
