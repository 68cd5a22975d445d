//! Open tuples of single sentences: whole phrases, nothing that is only wanted, supposed or asked.

#[path = "support/tuples.rs"]
mod tuples;

use tuples::check;

#[test]
fn one_tuple_a_conjunct_but_alternatives_stay_together() {
    check(
        "Anna Keller met Tom Reed and Maria Lopez in Paris.",
        &[
            "Anna Keller | met | Tom Reed | in Paris",
            "Anna Keller | met | Maria Lopez | in Paris",
        ],
    );
    check(
        "Anna Keller brokered a deal between Arnor and Gondor.",
        &["Anna Keller | brokered | a deal between Arnor and Gondor"],
    );
    check(
        "Anna Keller visited Spain or France.",
        &["Anna Keller | visited | Spain or France"],
    );
}

#[test]
fn auxiliaries_particles_and_directions_stay_with_the_verb() {
    check(
        "The bridge has not come down near the road.",
        &["The bridge | has not come down near | the road"],
    );
    check(
        "The minister agreed to meet the union.",
        &["The minister | agreed to meet | the union"],
    );
    check(
        "The minister is not a friend of the union.",
        &["The minister | is not | a friend of the union"],
    );
    check(
        "The minister may visit Spain.",
        &["The minister | may visit | Spain"],
    );
}

#[test]
fn what_is_wanted_supposed_or_asked_is_not_stated() {
    check("What should the minister do about the strike?", &[]);
    check(
        "The minister wanted the union to accept the offer.",
        &["The minister | wanted | the union to accept the offer"],
    );
    check(
        "The minister explained why the union accepted the offer.",
        &[
            "The minister | explained | why the union accepted the offer",
            "the union | accepted | the offer",
        ],
    );
    check("The strike was aimed at deterring the army.", &[]);
    check(
        "The minister asked how far the union supported the offer.",
        &["The minister | asked | how far the union supported the offer"],
    );
    check(
        "If the king stays because he likes the town, the union will accept the offer.",
        &["the union | will accept | the offer | If the king stays because he likes the town"],
    );
    check(
        "The minister cannot easily change the law.",
        &["The minister | cannot easily change | the law"],
    );
    check(
        "The union will accept the offer if the minister leaves the country.",
        &["The union | will accept | the offer | if the minister leaves the country"],
    );
}

#[test]
fn an_outcome_belongs_to_the_verb() {
    check(
        "Tom Reed was pronounced dead at the scene.",
        &["Tom Reed | was pronounced dead at | the scene"],
    );
    check(
        "Tom Reed tested positive for the virus on Monday.",
        &["Tom Reed | tested positive for | the virus | on Monday"],
    );
}

#[test]
fn what_is_left_out_leaves_no_marks_behind() {
    check(
        "The league cancelled its own tournament, the Harvest Cup, for both men and women.",
        &["The league | cancelled | its own tournament for both men and women"],
    );
    check(
        "The storm had winds of 75 miles per hour (120 kilometers per hour).",
        &["The storm | had | winds of 75 miles per hour (120 kilometers per hour)"],
    );
    check("According to the king, the minister smiled.", &[]);
    check("This is not what the union wants.", &[]);
}

#[test]
fn a_clause_that_depends_on_another_keeps_it() {
    check(
        "When people visit the town, they praise the bridge.",
        &["they | praise | the bridge | When people visit the town"],
    );
    check(
        "When Tom Reed visited the town, he praised the bridge.",
        &["Tom Reed | visited | the town", "he | praised | the bridge"],
    );
}

#[test]
fn a_quotation_is_told_to_its_end() {
    check(
        "Tom Reed said, \"I have the reputation of being a liar and a thief, so I am afraid of the king.\"",
        &[
            "Tom Reed | said | I have the reputation of being a liar and a thief, so I am afraid of the king",
            "I | have | the reputation of being a liar and a thief",
            "I | am | afraid of the king",
        ],
    );
}

#[test]
fn what_a_copula_ascribes_is_whole() {
    check(
        "The bridge is larger than the old one was.",
        &["The bridge | is | larger than the old one was"],
    );
    check(
        "The minister said it is wise to leave the town.",
        &["The minister | said | it is wise to leave the town"],
    );
    check(
        "Anna Keller and Tom Reed are members of the union.",
        &["Anna Keller and Tom Reed | are | members of the union"],
    );
    check(
        "The exhibition is to open in Spain.",
        &["The exhibition | is | to open in Spain"],
    );
}

#[test]
fn questions_give_nothing() {
    check("How do you approach the king when he hates the town", &[]);
    check("Do you think that the king left the town?", &[]);
}

#[test]
fn to_whom_it_was_said_says_nothing() {
    check("Tom Reed told the reporters.", &[]);
    check(
        "Tom Reed told the reporters that the king left the town.",
        &[
            "Tom Reed | told | that the king left the town | the reporters",
            "the king | left | the town",
        ],
    );
}

#[test]
fn half_a_phrase_is_not_told() {
    check(
        "The army used only swords and spears.",
        &["The army | used | only swords and spears"],
    );
    check(
        "Tom Reed fears the risk of a fire destroying the town.",
        &["Tom Reed | fears | the risk of a fire destroying the town"],
    );
}

#[test]
fn what_somebody_becomes_is_the_object() {
    check(
        "Tom Reed became king of Arnor in 2005.",
        &["Tom Reed | became | king of Arnor | in 2005"],
    );
    check(
        "Tom Reed became only the second knight to enter the town.",
        &["Tom Reed | became | only the second knight to enter the town"],
    );
    check(
        "The result became official in January 1831.",
        &["The result | became | official | in January 1831"],
    );
    check(
        "Tom Reed wrote a letter, which the union called \"a very long lie\" on Monday.",
        &["Tom Reed | wrote | a letter"],
    );
}

#[test]
fn rather_where_than_when() {
    check(
        "Anna Keller moved, in 1972, to Osgiliath.",
        &["Anna Keller | moved to | Osgiliath | in 1972"],
    );
}

#[test]
fn words_stay_whole() {
    check(
        "Faramir self-identified as a knight of Gondor.",
        &["Faramir | self-identified as | a knight of Gondor"],
    );
    check(
        "The name 'Anna Keller' is a reminder of the war.",
        &["The name 'Anna Keller' | is | a reminder of the war"],
    );
    check(
        "The crowds not only fill the square but also the bridge.",
        &[
            "The crowds | fill | the square",
            "The crowds | fill | the bridge",
        ],
    );
}

#[test]
fn what_is_denied_is_told_with_how() {
    check(
        "The army no longer has ships.",
        &["The army | no longer has | ships"],
    );
    check(
        "The cooks did not wash their hands well enough.",
        &["The cooks | did not wash | their hands | well enough"],
    );
}

#[test]
fn what_is_disputed_or_yet_to_be_made_is_not_stated() {
    check(
        "The lawyer disputed the claim that the guard left the town.",
        &["The lawyer | disputed | the claim that the guard left the town"],
    );
    check(
        "The union helps the towns build a wall that keeps the army out.",
        &["The union | helps | the towns build a wall that keeps the army out"],
    );
    check(
        "The towns built a wall that keeps the army out.",
        &[
            "The towns | built | a wall that keeps the army out",
            "a wall | keeps out | the army",
        ],
    );
}
