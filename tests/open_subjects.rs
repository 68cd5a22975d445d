//! Open tuples of single sentences: who does what a participle, an infinitive or one of several verbs says.

#[path = "support/tuples.rs"]
mod tuples;

use tuples::check;

#[test]
fn relative_pronouns_give_way_to_what_they_stand_for() {
    check(
        "Tom Reed praised the doctor who saved the king.",
        &[
            "Tom Reed | praised | the doctor who saved the king",
            "the doctor | saved | the king",
        ],
    );
    check(
        "The pain felt across the country grew.",
        &["The pain | felt across | the country"],
    );
}

#[test]
fn nobody_but_the_subject_does_it() {
    check(
        "Anna Keller spent ten years working for the bank.",
        &[
            "Anna Keller | spent | ten years",
            "Anna Keller | working for | the bank",
        ],
    );
    check(
        "Presidential physician Tom Reed issued a statement.",
        &["Presidential physician Tom Reed | issued | a statement"],
    );
}

#[test]
fn a_relative_clause_is_told_of_what_it_leaves_out() {
    check(
        "The union bought the ships that Anna Keller built in Spain.",
        &[
            "The union | bought | the ships that Anna Keller built in Spain",
            "Anna Keller | built | the ships | in Spain",
        ],
    );
    check(
        "Anna Keller read all letters that she found in Spain.",
        &["Anna Keller | read | all letters that she found in Spain"],
    );
    check(
        "The minister explained what he saw in Spain.",
        &["The minister | explained | what he saw in Spain"],
    );
}

#[test]
fn a_participle_says_no_more_than_its_clause() {
    check(
        "Readers can search the archive using a glass.",
        &["Readers | can search | the archive"],
    );
    check(
        "The wall fell on Monday, leading to a war between the towns.",
        &["The wall | fell on | Monday"],
    );
    check(
        "Anna Keller left the town on Monday, taking the road to Spain.",
        &[
            "Anna Keller | left | the town | on Monday",
            "Anna Keller | taking | the road | to Spain",
        ],
    );
}

#[test]
fn verbs_of_one_form_share_their_auxiliaries() {
    check(
        "Tom Reed was born and raised in Osgiliath.",
        &["Tom Reed | was raised in | Osgiliath"],
    );
    check(
        "The king may leave the town and sell the castle.",
        &[
            "The king | may leave | the town",
            "The king | may sell | the castle",
        ],
    );
    check(
        "The king has left the town and will sell the castle.",
        &[
            "The king | has left | the town",
            "The king | will sell | the castle",
        ],
    );
}

#[test]
fn who_is_asked_does_not_ask() {
    check(
        "The protesters carried signs asking the union to leave the town.",
        &[
            "The protesters | carried | signs asking the union to leave the town",
            "signs | asking | the union to leave the town",
        ],
    );
}

#[test]
fn what_is_set_off_behind_a_copula_is_said_of_the_subject() {
    check(
        "Tom Reed was a priest, a lawyer, and a historian, commonly known as the Old Reed.",
        &[
            "Tom Reed | was | a priest, a lawyer, and a historian",
            "Tom Reed | known as | the Old Reed",
        ],
    );
    check(
        "Presidential adviser and physician Tom Reed left the town.",
        &["Presidential adviser and physician Tom Reed | left | the town"],
    );
}

#[test]
fn of_two_subjects_the_one_beside_the_verb_acts() {
    check(
        "Both teams going in, the northern team won the match.",
        &["the northern team | won | the match"],
    );
    check(
        "Goldberry, her mother and her sister abandoned their old house.",
        &[
            "Goldberry | abandoned | their old house",
            "her mother | abandoned | their old house",
            "her sister | abandoned | their old house",
        ],
    );
}

#[test]
fn a_participle_is_said_of_whom_a_preposition_leads_to_it() {
    check(
        "The union was weakened by Tom Reed joining the army.",
        &[
            "The union | was weakened by | Tom Reed",
            "Tom Reed | joining | the army",
        ],
    );
    check(
        "Spain had many ships, with the next kingdom, Arnor, reporting twelve ships.",
        &[
            "Spain | had | many ships",
            "the next kingdom | reporting | twelve ships",
        ],
    );
    check(
        "The envoy said the guard had left the town, blaming the king.",
        &[
            "The envoy | said | the guard had left the town, blaming the king",
            "the guard | had left | the town",
        ],
    );
}
