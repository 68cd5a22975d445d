//! When claims happen, as the whole pipeline reads it: invented names, the model in the program.
//!
//! All articles are of Friday, 9 January 2026, unless a test says that the date is unknown.

#[path = "support/dated.rs"]
mod dated;

use dated::{check, lines};

#[test]
fn the_clause_gives_the_date() {
    check(
        "Arnor attacked Gondor on Wednesday.",
        "Arnor | attack | Gondor | 2026-01-07 | -",
    );
    check(
        "Arnor will attack Gondor on Wednesday.",
        "Arnor | attack | Gondor | 2026-01-14 | -",
    );
    check(
        "Arnor attacked Gondor in October.",
        "Arnor | attack | Gondor | 2025-10 | -",
    );
    check(
        "In 2019, Arnor attacked Gondor.",
        "Arnor | attack | Gondor | 2019 | -",
    );
    check(
        "Arnor attacked Gondor last month.",
        "Arnor | attack | Gondor | 2025-12 | -",
    );
}

#[test]
fn clauses_share_their_time() {
    check(
        "On Wednesday Arnor attacked Gondor and invaded Rohan.",
        "Arnor | invade | Rohan | 2026-01-07 | -",
    );
    check(
        "Arnor launched an attack on Gondor on Wednesday.",
        "Arnor | launch | attack | 2026-01-07 | -",
    );
    check(
        "The people fled Gondor when Arnor attacked it on Wednesday.",
        "people | flee | Gondor | 2026-01-07 | -",
    );
    check(
        "Late on Wednesday, Arnor attacked Gondor.",
        "Arnor | attack | Gondor | 2026-01-07 | -",
    );
    check(
        "Arnor attacked Gondor in London, Wednesday, Jan. 7, 2026.",
        "Arnor | attack | Gondor | 2026-01-07 | London",
    );
}

#[test]
fn clauses_that_go_on_share_it_too() {
    check(
        "On Wednesday, soldiers carrying banners marched to Osgiliath.",
        "soldiers | carry | banners | 2026-01-07 | -",
    );
    check(
        "On Wednesday the king rode to London, where he met Maria Lopez.",
        "king | meet | Maria Lopez | 2026-01-07 | London",
    );
    check(
        "In 2018 Arnor attacked Rohan, but Gondor condemned the attack.",
        "Gondor | condemn | attack | 2018 | -",
    );
    check(
        "In a statement issued late Wednesday night, Arnor condemned Gondor's attack.",
        "Arnor | condemn | Gondor's attack | 2026-01-07 | -",
    );
}

#[test]
fn a_time_before_what_is_said_dates_the_saying() {
    check(
        "Faramir told reporters on Wednesday Arnor had invaded Gondor.",
        "Faramir | comment on | Arnor | 2026-01-07 | -",
    );
    check(
        "Faramir told reporters on Wednesday Arnor had invaded Gondor.",
        "Arnor | invade | Gondor | - | -",
    );
    check(
        "Faramir told reporters today tests will be carried out by Gondor.",
        "Faramir | comment on | Gondor | 2026-01-09 | -",
    );
}

#[test]
fn a_time_of_saying_is_past_whatever_is_said_to_come() {
    check(
        "Faramir said late on Tuesday the soldiers would be sent into Gondor.",
        "Faramir | comment on | soldiers | 2026-01-06 | -",
    );
    check(
        "Soldiers will be sent into Gondor on Tuesday.",
        "Soldiers | be sent into | Gondor | 2026-01-13 | -",
    );
}

#[test]
fn what_bounds_an_act_does_not_date_it() {
    check(
        "Arnor attacked Gondor before Wednesday.",
        "Arnor | attack | Gondor | - | -",
    );
    check(
        "Faramir said on Wednesday that Arnor attacked Gondor.",
        "Arnor | attack | Gondor | - | -",
    );
}

#[test]
fn the_story_gives_the_date() {
    check(
        "Arnor attacked Gondor on Wednesday. The army invaded Rohan.",
        "army | invade | Rohan | 2026-01-07 | -",
    );
    check(
        "Arnor attacks Gondor\n\nArnor attacked Gondor on Wednesday. Its people fled.",
        "Arnor | attack | Gondor | 2026-01-07 | -",
    );
}

#[test]
fn a_time_opens_a_frame_that_lasts_until_the_next() {
    check(
        "Arnor attacked Gondor on Wednesday. The walls are high. The army invaded Rohan.",
        "army | invade | Rohan | 2026-01-07 | -",
    );
    check(
        "Arnor attacked Gondor on Wednesday. In 2019, Umbar attacked Gondor. The army invaded Rohan.",
        "army | invade | Rohan | - | -",
    );
    check(
        "Arnor attacked Gondor on Wednesday. The harbour was closed to ships.",
        "harbour | be closed to | ships | 2026-01-07 | -",
    );
    check(
        "Arnor attacked Gondor on Wednesday. The army had invaded Rohan.",
        "army | invade | Rohan | - | -",
    );
}

#[test]
fn the_day_of_the_story_lasts_for_deeds_and_for_who_speaks_on() {
    let pause = "\n\nThe walls are high.\n\nThe towers are white.\n\nThe gates are green.\n\n";
    check(
        &format!("Arnor attacked Gondor on Wednesday.{pause}The army burned the bridge."),
        "army | burn | bridge | 2026-01-07 | -",
    );
    check(
        &format!("Faramir condemned Gondor on Wednesday.{pause}Faramir told reporters about it."),
        "Faramir | tell | reporters | 2026-01-07 | -",
    );
    check(
        &format!("Faramir condemned Gondor on Wednesday.{pause}Denethor told reporters about it."),
        "Denethor | tell | reporters | - | -",
    );
}

#[test]
fn what_is_announced_on_a_day_was_done_before_it() {
    check(
        "Arnor announced on Wednesday that Gondor had fallen.\n\nThe army burned the bridge.",
        "army | burn | bridge | - | -",
    );
}

#[test]
fn participles_go_on_with_the_story() {
    check(
        "Arnor attacked Gondor on Wednesday. The army rode off, burning the bridge.",
        "army | burn | bridge | 2026-01-07 | -",
    );
    check(
        "Faramir admitted attacking Gondor on Wednesday.",
        "Faramir | attack | Gondor | - | -",
    );
}

#[test]
fn times_are_counted_from_what_was_told() {
    check(
        "Arnor attacked Gondor in 2018. Two years later, Gondor invaded Rohan.",
        "Gondor | invade | Rohan | 2020 | -",
    );
    check(
        "Arnor attacked Gondor in 2018. A few years later, Gondor invaded Rohan.",
        "Gondor | invade | Rohan | - | -",
    );
    check(
        "Arnor attacked Gondor on Monday and invaded Rohan two days later.",
        "Arnor | invade | Rohan | 2026-01-07 | -",
    );
}

#[test]
fn parts_of_the_time_told_of_are_counted_from_it() {
    check(
        "Arnor attacked Gondor on Wednesday. Later in the day, Gondor invaded Rohan.",
        "Gondor | invade | Rohan | 2026-01-07 | -",
    );
    check(
        "Arnor attacked Gondor on Wednesday. Gondor had invaded Rohan the day before.",
        "Gondor | invade | Rohan | 2026-01-06 | -",
    );
    check(
        "Arnor attacked Gondor in 2018. That year, Gondor invaded Rohan.",
        "Gondor | invade | Rohan | 2018 | -",
    );
    check(
        "Arnor attacked Gondor in 2018. The following year, Gondor invaded Rohan.",
        "Gondor | invade | Rohan | 2019 | -",
    );
}

#[test]
fn a_clause_is_counted_from_the_one_that_it_is_measured_from() {
    check(
        "Arnor attacked Gondor on Wednesday. The raid came two days after Gondor invaded Rohan.",
        "Gondor | invade | Rohan | 2026-01-05 | -",
    );
    check(
        "On Wednesday Arnor attacked Umbar two days after Gondor invaded Rohan.",
        "Gondor | invade | Rohan | 2026-01-05 | -",
    );
    check(
        "Arnor attacked Gondor on Wednesday. The raid came nearly two years after Gondor invaded Rohan.",
        "Gondor | invade | Rohan | - | -",
    );
}

#[test]
fn states_have_the_date_on_which_they_began() {
    check(
        "Faramir has worked for Gondor since 2019.",
        "Faramir | work for | Gondor | 2019 | -",
    );
    check(
        "Arnor has attacked Gondor since 2019.",
        "Arnor | attack | Gondor | - | -",
    );
}

#[test]
fn what_was_planned_may_be_to_come() {
    check(
        "Faramir was to visit Gondor in March.",
        "Faramir | visit | Gondor | 2026-03 | -",
    );
}

#[test]
fn headlines_in_the_passive_have_the_day_of_the_story() {
    check(
        "Osgiliath bridge destroyed by Arnor\n\nArnor destroyed the Osgiliath bridge on Wednesday.",
        "Arnor | destroy | Osgiliath bridge | 2026-01-07 | -",
    );
}

#[test]
fn what_a_dated_event_does_is_dated_with_it() {
    check(
        "The battle took place on Wednesday. It was long. People say that it is over. They hope. The battle killed Boromir.",
        "battle | kill | Boromir | 2026-01-07 | -",
    );
}

#[test]
fn without_a_publication_date_nothing_is_guessed() {
    let found = lines(
        "Arnor attacked Gondor on Wednesday. Rohan invaded Umbar in 2019.",
        None,
    );
    let dated: Vec<&String> = found
        .iter()
        .filter(|line| !line.contains("| - |"))
        .collect();
    assert!(
        dated.iter().all(|line| line.contains("| 2019 |")),
        "{found:#?}"
    );
}

#[test]
fn what_somebody_did_in_a_dated_event_is_dated_with_it() {
    let rally = "The rally was held on Monday. It was long. People say that it is over. They hope.";
    check(
        &format!("{rally} Maria Lopez addressed the crowd during the rally."),
        "Maria Lopez | address | crowd | 2026-01-05 | -",
    );
    check(
        &format!("{rally} Maria Lopez will address the crowd during the rally."),
        "Maria Lopez | address | crowd | - | -",
    );
}

#[test]
fn nobody_dies_twice() {
    let text = "Mayor John Carter dies at 66\n\nJohn Carter died on Wednesday. He had a house. \
                People say that it is old. They like it. He died of cancer.";
    check(text, "John Carter | die of | cancer | 2026-01-07 | -");
    check(text, "John Carter | be aged | 66 | 2026-01-07 | -");
    check(text, "John Carter | be | Mayor | - | -");
}

#[test]
fn the_present_perfect_tells_of_no_year_that_is_over() {
    check(
        "Arnor has been accused of a murder in 2019.",
        "Arnor | accuse of | murder | - | -",
    );
    check(
        "Arnor attacked Gondor in 2019.",
        "Arnor | attack | Gondor | 2019 | -",
    );
}
