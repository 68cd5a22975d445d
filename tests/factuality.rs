//! What no article states itself: charges, fears, words in the first person.

#[path = "support/reading.rs"]
mod reading;

use reading::{check, check_no_fact};

#[test]
fn what_somebody_is_held_for_is_not_proven() {
    for text in [
        "John Carter was arrested for killing Maria Lopez.",
        "John Carter was questioned over killing Maria Lopez.",
        "John Carter was wanted for the murder of Maria Lopez.",
        "Police suspect John Carter of killing Maria Lopez.",
        "Maria Lopez was accused of killing John Carter.",
    ] {
        check_no_fact(text, "killed");
    }
    check(
        "Maria Lopez was accused of killing John Carter.",
        &["Maria Lopez | killed | John Carter | reported"],
    );
    check_no_fact("Norway threatens attack in Sweden.", "happenedIn");
    check(
        "An attack in Sweden killed ten people.",
        &["attack | happenedIn | Sweden | fact"],
    );
}

#[test]
fn whoever_says_i_is_not_the_article() {
    check(
        "I ask voters to stay with me, because Gondor attacked Arnor.",
        &["Gondor | attacked | Arnor | reported"],
    );
    check(
        "\"I slept badly,\" Faramir Hurin said. Gondor attacked Arnor.",
        &["Gondor | attacked | Arnor | fact"],
    );
}
