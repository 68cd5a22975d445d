//! Who is meant: what a pronoun or a description is taken for, and that what is doubtful makes no claim.

#[path = "support/reading.rs"]
mod reading;

use reading::{check, claims, line};

/// Asserts that no claim of `text` holds `words`.
#[track_caller]
fn check_none(text: &str, words: &str) {
    let found: Vec<String> = claims(text).iter().map(line).collect();
    assert!(!found.iter().any(|line| line.contains(words)), "{found:#?}");
}

#[test]
fn they_who_arrest_somebody_are_no_fund_that_was_named_before() {
    check_none(
        "The Arnor Relief Fund and the Gondor Post Office opened in Bree in May. Sheriff Took said they arrested one man for \
         shouting in the street.",
        "arrested",
    );
}

#[test]
fn the_subject_of_one_sentence_is_that_of_the_next() {
    check(
        "Peregrin Took, the mayor of Bree, has been a critic of Denethor Hurinion. He described the siege as pointless.",
        &["Peregrin Took | described | siege | fact"],
    );
}

#[test]
fn what_is_somebody_s_own_is_nobody_else_s() {
    check(
        "President Hill sued Robert Lopez and his own brother.",
        &["Hill | sued | Hill's own brother | fact"],
    );
}
