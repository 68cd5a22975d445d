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

#[test]
fn a_role_before_a_comma_is_who_is_named_after_it() {
    check(
        "The chief justice, Robert Hill, resigned in Bree.",
        &["Robert Hill | resignedIn | Bree | fact"],
    );
    check_none(
        "Shire Bank's founder and chairman, Robert Hill, praised the mayor.",
        "chairman | praised",
    );
}

#[test]
fn a_mister_is_no_lucy() {
    check(
        "Lucy Hill married Robert Hill in 1958. They lived in Bree. Mr. Hill died in 2003.",
        &["Robert Hill | diedOn | 2003 | fact"],
    );
}

#[test]
fn a_union_is_no_firm() {
    check_none(
        "The Brewers' Union rejected the offer of Hill Motors Inc. on Monday. The union's president, Mary Lopez, called it an \
         insult.",
        "Mary Lopez | presidentOf | Hill Motors",
    );
}

#[test]
fn the_article_is_a_part_of_the_hague() {
    check(
        "Two farmers met in The Hague on Tuesday.",
        &["Two farmers | metIn | The Hague | fact"],
    );
}

#[test]
fn who_is_a_person_and_not_whom_that_person_is_of() {
    check(
        "One of the winners was Maria Lopez, a member of the Arnor Commission, who sold a boat to the navy.",
        &["Maria Lopez | sold | boat | fact"],
    );
    check(
        "Reporters met the leaders of the Gondor Party, who opposed the bill.",
        &["leaders of the Gondor Party | opposed | bill | fact"],
    );
}

#[test]
fn who_is_the_mayor_of_a_town_and_not_the_town() {
    check(
        "The court granted bail to the mayor of London, who was arrested in March.",
        &["mayor of London | wasArrestedIn | March | fact"],
    );
    check(
        "India's top court granted bail to the chief minister of Delhi, who was arrested in March in a graft case.",
        &["chief minister of Delhi | wasArrestedIn | March | fact"],
    );
}
