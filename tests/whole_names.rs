//! Names of what has none of its own: with what completes them, where little is said without it, and else without.

#[path = "support/reading.rs"]
mod reading;

use reading::check;

#[test]
fn a_noun_that_says_little_alone_is_named_with_what_completes_it() {
    check(
        "The conflict between Arnor and Gondor caused a delay in the talks.",
        &["conflict between Arnor and Gondor | caused | delay in the talks | fact"],
    );
    check(
        "The winners received a trip to the capital of Arnor.",
        &["winners | received | trip to the capital of Arnor | fact"],
    );
    check(
        "Maria Lopez continued her claims about the old bridge.",
        &["Maria Lopez | continued | Lopez's claims about the old bridge | fact"],
    );
}

#[test]
fn what_is_done_with_a_wide_noun_is_a_part_of_its_name() {
    check(
        "The information used to compile the list came from Gondor.",
        &["information used to compile the list | cameFrom | Gondor | fact"],
    );
    check(
        "Commentators saw similarities to the questions posed about the citizenship of Maria Lopez.",
        &[
            "Commentators | sawSimilaritiesTo | questions posed about the citizenship of Maria Lopez | fact",
        ],
    );
    check(
        "The police seized fruit filled with firecrackers.",
        &["police | seized | fruit | fact"],
    );
}

#[test]
fn what_is_to_be_done_is_a_part_of_the_name() {
    check(
        "Gondor obtained permission to build a bridge across the river.",
        &["Gondor | received | permission to build a bridge across the river | fact"],
    );
}

#[test]
fn the_largest_is_the_largest_of_some_lot() {
    check(
        "Acme Corporation is the largest brewery in Arnor.",
        &["Acme Corporation | isA | largest brewery in Arnor | fact"],
    );
}

#[test]
fn other_nouns_keep_their_short_names() {
    check(
        "The team held a session on armour.",
        &["team | held | session | fact"],
    );
    check(
        "The council praised the rally in Bree.",
        &["council | praised | rally | fact"],
    );
    check(
        "Maria Lopez praised a judgement favorable to the plaintiff.",
        &["Maria Lopez | praised | judgement | fact"],
    );
}

#[test]
fn a_name_is_called_by_the_same_words_when_it_comes_again() {
    check(
        "The conflict between Arnor and Gondor began in 2019. The conflict ruined the harbour.",
        &["conflict between Arnor and Gondor | destroyed | harbour | fact"],
    );
}

#[test]
fn a_name_right_behind_an_of_phrase_is_a_part_of_it() {
    check(
        "The university announced the death of the singer Beren Took.",
        &["university | announced | death of the singer Beren Took | fact"],
    );
    check(
        "The university announced the death of the king.",
        &["university | announced | death of the king | fact"],
    );
}
