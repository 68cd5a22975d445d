//! Where claims happen, as the whole pipeline reads it: invented names, the model in the program.

#[path = "support/dated.rs"]
mod dated;

use dated::check;

#[test]
fn the_clause_gives_the_place() {
    check(
        "Faramir met Denethor in London on Wednesday.",
        "Faramir | meet | Denethor | 2026-01-07 | London",
    );
    check(
        "Faramir met Denethor in London, Paris and Rome.",
        "Faramir | meet | Denethor | - | -",
    );
}

#[test]
fn an_event_names_its_place() {
    check(
        "The London bombing killed Faramir.",
        "London bombing | kill | Faramir | - | London",
    );
    check(
        "The earthquake hit London, killing Faramir.",
        "earthquake | kill | Faramir | - | London",
    );
    check(
        "The report hit London, and Arnor attacked Gondor.",
        "Arnor | attack | Gondor | - | -",
    );
}

#[test]
fn what_goes_on_meanwhile_gives_the_place() {
    check(
        "While speaking in London, Faramir condemned Gondor.",
        "Faramir | condemn | Gondor | - | London",
    );
    check(
        "While Denethor spoke in London, Faramir condemned Gondor.",
        "Faramir | condemn | Gondor | - | -",
    );
}

#[test]
fn a_relative_clause_happens_in_the_place_that_it_tells_of() {
    check(
        "The king rode to London, where he met Maria Lopez.",
        "king | meet | Maria Lopez | - | London",
    );
    check(
        "The king visited London, whose people chased Maria Lopez.",
        "London's people | chase | Maria Lopez | - | -",
    );
}

#[test]
fn a_phrase_holds_its_place() {
    check(
        "Faramir met Denethor at a concert in London.",
        "Faramir | meet | Denethor | - | London",
    );
    check(
        "Faramir met Denethor at a London hotel.",
        "Faramir | meet | Denethor | - | London",
    );
    check(
        "Soldiers arrested two men in London.",
        "Soldiers | arrest | two men | - | London",
    );
    check(
        "Arnor supports rebels in London.",
        "Arnor | support | rebels | - | -",
    );
}
