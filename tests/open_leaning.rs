//! Open tuples of single sentences: clauses that say something else without what they stand in.

#[path = "support/tuples.rs"]
mod tuples;

use tuples::check;

#[test]
fn what_is_so_only_there_and_then_is_not_told_alone() {
    check(
        "Tom Reed should speak to people where he can make changes.",
        &["Tom Reed | should speak to | people where he can make changes"],
    );
    check(
        "Anna Keller left Bree, where she had built a house.",
        &["Anna Keller | left | Bree", "she | had built | a house"],
    );
}

#[test]
fn a_purpose_is_no_deed() {
    check(
        "The town bought the land so it can build a wall.",
        &["The town | bought | the land"],
    );
    check(
        "The town needs people who can build a wall.",
        &["The town | needs | people who can build a wall"],
    );
    check(
        "The town thanked the people who built the wall.",
        &[
            "The town | thanked | the people who built the wall",
            "the people | built | the wall",
        ],
    );
}

#[test]
fn what_somebody_contends_is_not_told_as_if_it_were_so() {
    check(
        "Gandalf criticized the move, arguing that Saruman was sowing chaos.",
        &[
            "Gandalf | criticized | the move",
            "Gandalf | arguing | that Saruman was sowing chaos",
        ],
    );
    check(
        "The king insists that the budget include funding for the wall.",
        &["The king | insists | that the budget include funding for the wall"],
    );
    check(
        "Anna Keller said that the king sold the town.",
        &[
            "Anna Keller | said | that the king sold the town",
            "the king | sold | the town",
        ],
    );
}

#[test]
fn what_somebody_might_think_is_not_told_as_if_it_were_so() {
    check(
        "Anna Keller became convinced that the king had sold the town.",
        &["Anna Keller | became convinced | that the king had sold the town"],
    );
    check(
        "Anna Keller is suspected of having been a member of the guild.",
        &[],
    );
}

#[test]
fn what_is_so_of_some_is_not_told_of_all() {
    check(
        "Anna Keller met people who sell books.",
        &["Anna Keller | met | people who sell books"],
    );
    check(
        "Anna Keller met the people who sold books.",
        &[
            "Anna Keller | met | the people who sold books",
            "the people | sold | books",
        ],
    );
}

#[test]
fn a_clause_about_what_somebody_is_tells_of_the_person() {
    check(
        "Anna Keller is a doctor and historian who has written many books.",
        &[
            "Anna Keller | is | a doctor and historian who has written many books",
            "Anna Keller | has written | many books",
        ],
    );
    check(
        "The campaign described Tom Reed as a man who loved the king.",
        &["The campaign | described | Tom Reed | as a man who loved the king"],
    );
}

#[test]
fn subjects_stay_whole() {
    check(
        "Anna Keller or Tom Reed will win the race.",
        &["Anna Keller or Tom Reed | will win | the race"],
    );
    check(
        "Known as a knight, Tom Reed was dropped by the king.",
        &[
            "Tom Reed | Known as | a knight",
            "Tom Reed | was dropped by | the king",
        ],
    );
}

#[test]
fn a_clause_about_all_before_it_is_not_told_of_a_noun() {
    check(
        "The schools have bad teachers, which is a problem.",
        &["The schools | have | bad teachers"],
    );
    check(
        "The schools have bad teachers, who are a problem.",
        &[
            "The schools | have | bad teachers",
            "bad teachers | are | a problem",
        ],
    );
}

#[test]
fn adjectives_keep_what_completes_them() {
    check(
        "Anna Keller is open to leaving the town.",
        &["Anna Keller | is | open to leaving the town"],
    );
    check(
        "Anna Keller is tired of the noise.",
        &["Anna Keller | is | tired of the noise"],
    );
}
