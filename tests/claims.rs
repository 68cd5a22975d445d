//! What the whole pipeline makes of single sentences: invented names, the model in the program, one line a claim.
//!
//! A rule that fires on Arnor and Gondor does not lean on a list of names.

#[path = "support/reading.rs"]
mod reading;

use newsgraph::claim::Argument;
use rayon::prelude::*;
use reading::{MODEL, check, check_no_fact, claims, line};
use std::sync::LazyLock;

#[test]
fn active_passive_and_nominal_say_the_same() {
    check(
        "Arnor attacked Gondor.",
        &["Arnor | attacked | Gondor | fact"],
    );
    check(
        "Gondor was attacked by Arnor.",
        &["Arnor | attacked | Gondor | fact"],
    );
    check(
        "Arnor launched an attack on Gondor.",
        &["Arnor | attacked | Gondor | fact"],
    );
}

#[test]
fn light_verbs_and_coordinated_arguments() {
    check(
        "Arnor imposed sanctions on Gondor and Rohan.",
        &[
            "Arnor | sanctioned | Gondor | fact",
            "Arnor | sanctioned | Rohan | fact",
        ],
    );
}

#[test]
fn designations_come_from_general_frames() {
    check(
        "Arnor added Gondor to its list of hostile states.",
        &["Arnor | designated | Gondor | fact"],
    );
    check(
        "Arnor placed Gondor on a blacklist.",
        &["Arnor | designated | Gondor | fact"],
    );
    check_no_fact("Arnor added a new bridge to the road.", "designated");
    check_no_fact("The battle took place at dawn.", "took");
    check_no_fact(
        "Arnor refused to add Gondor to its list of hostile states.",
        "designated",
    );
}

#[test]
fn a_role_belongs_to_its_holder() {
    check(
        "Faramir Hurinion is the director and senior news analyst of the Bree Institute.",
        &["Faramir Hurinion | employedBy | Bree Institute | fact"],
    );
    check(
        "Doriath Foundation founder and director Morwen Brandir praised Gondor.",
        &["Morwen Brandir | founderOf | Doriath Foundation | fact"],
    );
    check_no_fact(
        "They communicate with other members of the same species.",
        "memberOf",
    );
}

#[test]
fn a_plan_a_threat_and_a_refusal_are_no_facts() {
    check(
        "Arnor plans to attack Gondor.",
        &["Arnor | attacked | Gondor | intended by Arnor"],
    );
    check(
        "Arnor threatened to attack Gondor.",
        &["Arnor | attacked | Gondor | intended by Arnor"],
    );
    check(
        "Arnor refused to attack Gondor.",
        &["Arnor | not attacked | Gondor | fact"],
    );
    check(
        "Arnor did not attack Gondor.",
        &["Arnor | not attacked | Gondor | fact"],
    );
    check(
        "Arnor may attack Gondor.",
        &["Arnor | attacked | Gondor | possible"],
    );
    check_no_fact("If Arnor attacks Gondor, Rohan will help.", "attacked");
    check_no_fact("Will Arnor attack Gondor?", "attacked");
}

#[test]
fn an_allegation_is_its_speakers() {
    check(
        "Faramir said Arnor had attacked Gondor.",
        &["Arnor | attacked | Gondor | reported by Faramir"],
    );
    check(
        "Arnor attacked Gondor, according to Faramir.",
        &["Arnor | attacked | Gondor | reported by Faramir"],
    );
    check(
        "Arnor accused Gondor of attacking Rohan.",
        &[
            "Arnor | accused | Gondor | fact",
            "Gondor | attacked | Rohan | reported by Arnor",
        ],
    );
    check(
        "Arnor denied attacking Gondor.",
        &["Arnor | not attacked | Gondor | reported by Arnor"],
    );
    check_no_fact("Arnor allegedly attacked Gondor.", "attacked");
    check_no_fact("“Arnor attacked Gondor,” Faramir said.", "attacked");
}

#[test]
fn what_follows_a_quotation_belongs_to_its_speaker() {
    check(
        "King Faramir said “Arnor is sick” and criticized Gondor.",
        &["Faramir | criticized | Gondor | fact"],
    );
}

#[test]
fn speakers_stand_behind_their_statements() {
    check(
        "Arnor attacked Gondor, according to a statement by Rohan.",
        &["Arnor | attacked | Gondor | reported by Rohan"],
    );
    check(
        "Arnor has attacked Gondor, officials say.",
        &["Arnor | attacked | Gondor | reported by officials"],
    );
}

#[test]
fn what_brought_a_deal_about_is_no_part_of_it() {
    check(
        "This followed deals the government brokered between Spain and France.",
        &["government | brokeredBetween | Spain | fact"],
    );
    check_no_fact("Gondor made plans to attack Arnor.", "attacked");
}

#[test]
fn what_is_answered_in_an_interview_is_only_said() {
    let text = "The Red Book talks to Rosie Took\n\nRosie Took told us about her inn last Monday.\n\n\
        ((RB)) Who helped you at first?\n\n((Rosie Took)) Arnor sanctioned Gondor. Then I met Tom Reed in Paris.\n\n\
        He left us.\n\n((RB)) What did you do?\n\nWe sold the inn to Anna Keller.";
    check(
        text,
        &[
            "Arnor | sanctioned | Gondor | reported by Rosie Took",
            "Rosie Took | met | Tom Reed | reported by Rosie Took",
        ],
    );
    check_no_fact(text, "sanctioned");
    check_no_fact(text, "sold");
}

#[test]
fn short_answers_are_only_said() {
    let opening =
        "The Red Book talks to Rosie Took\n\nRosie Took told us about her inn last Monday.";
    let named = format!(
        "{opening}\n\nRED BOOK: Who came?\n\nTOOK: Nobody.\n\nRED BOOK: And then?\n\nTOOK: Arnor sanctioned Gondor."
    );
    check(
        &named,
        &["Arnor | sanctioned | Gondor | reported by Rosie Took"],
    );
    let nameless = format!("{opening}\n\nQ: And then?\n\nA: Arnor sanctioned Gondor.");
    check(&nameless, &["Arnor | sanctioned | Gondor | reported"]);
    check_no_fact(&nameless, "sanctioned");
    let sheet = format!("{opening}\n\nDate: 5 May.\n\nPlace: Bree.\n\nArnor sanctioned Gondor.");
    check(&sheet, &["Arnor | sanctioned | Gondor | fact"]);
}

#[test]
fn roles_tell_who_is_what() {
    check(
        "Colombian President Faramir Hurin visited Chile.",
        &["Faramir Hurin | presidentOf | Colombia | fact"],
    );
    check(
        "Faramir Hurin, the president of Colombia, visited Chile.",
        &["Faramir Hurin | presidentOf | Colombia | fact"],
    );
    check(
        "Faramir Hurin is the president of Colombia.",
        &["Faramir Hurin | presidentOf | Colombia | fact"],
    );
    check(
        "Faramir Hurin was not the president of Colombia.",
        &["Faramir Hurin | not presidentOf | Colombia | fact"],
    );
    check_no_fact(
        "Former Colombian President Faramir Hurin visited Chile.",
        "presidentOf",
    );
    check_no_fact(
        "Denethor and former Colombian President Faramir Hurin visited Chile.",
        "presidentOf",
    );
}

#[test]
fn an_occupation_with_an_adjective_is_a_nationality() {
    check(
        "The French singer Faramir Hurin died.",
        &["Faramir Hurin | citizenOf | France | fact"],
    );
}

#[test]
fn threats_and_refusals_concern_whom_their_deed_would() {
    check(
        "Arnor threatened to attack Gondor.",
        &["Arnor | threatened | Gondor | fact"],
    );
    check(
        "Arnor refused to talk to Gondor.",
        &["Arnor | refused | Gondor | fact"],
    );
    check_no_fact("Arnor threatened to leave.", "threatened");
}

#[test]
fn what_is_set_aside_cut_or_merely_possible_is_no_fact() {
    let found: Vec<String> = claims("Arnor attacked Rohan rather than Gondor.")
        .iter()
        .map(line)
        .collect();
    assert!(
        found.iter().all(|line| !line.contains("| Gondor |")),
        "{found:#?}"
    );
    check_no_fact("French aid to Chile was cut.", "aided");
    check_no_fact("The talks signaled a possible thaw.", "signaled");
}

#[test]
fn allies_in_a_region_are_not_its_allies() {
    check_no_fact("France is a close ally in Latin America.", "allyOf");
}

#[test]
fn an_invitation_is_no_visit() {
    check(
        "Arnor invited Faramir Hurin to Paris.",
        &[
            "Arnor | invited | Faramir Hurin | fact",
            "Faramir Hurin | visited | Paris | intended by Arnor",
        ],
    );
}

#[test]
fn apposed_names_take_part_themselves() {
    check(
        "Two senators, Faramir Hurin and Boromir Elendur, met Gondor's king.",
        &["Faramir Hurin | met | Gondor's king | fact"],
    );
}

#[test]
fn words_belong_to_whom_the_sentence_names() {
    check(
        "The council met on Monday. \"Arnor attacked Gondor,\" Faramir Baker continued.",
        &["Arnor | attacked | Gondor | reported by Faramir Baker"],
    );
    check(
        "Faramir Baker's letter read: \"Arnor attacked Gondor.\"",
        &["Arnor | attacked | Gondor | reported by Faramir Baker"],
    );
}

#[test]
fn what_is_said_depends_on_a_condition_that_it_was_said_does_not() {
    check(
        "Arnor warned Gondor of an attack if it did not yield.",
        &["Arnor | warnedOf | attack | fact"],
    );
    check_no_fact("Arnor attacks Gondor if it does not yield.", "attacked");
}

#[test]
fn what_was_brought_about_happened() {
    check(
        "The attack prompted Arnor to leave Gondor.",
        &["Arnor | left | Gondor | fact"],
    );
    check_no_fact("The king asked Arnor to leave Gondor.", "left");
}

#[test]
fn an_answer_denies_once() {
    check(
        "No, Arnor is not a kingdom.",
        &["Arnor | not isA | kingdom | fact"],
    );
}

#[test]
fn half_a_predicate_is_nothing() {
    check_no_fact("Arnor is able to strike.", "is");
}

#[test]
fn places_hold_places_and_people_have_ages() {
    check(
        "The bridge in Lyon, France, collapsed.",
        &["Lyon | locatedIn | France | fact"],
    );
    check(
        "Faramir Hurin was 66.",
        &["Faramir Hurin | aged | 66 | fact"],
    );
}

/// Examples that the present model misreads, mostly bare sentences of three or four words: known wrong answers, to be
/// taken out of this list as they come right.
const MISREAD: &[&str] = &[
    "Maria Lopez stood trial in London.",
    "Maria Lopez, chairwoman of Acme Corp, resigned on Monday.",
];

/// Every row of `ontology/examples.csv` but the known wrong ones: what must fire fires as a positive fact, what must not does not.
#[test]
fn the_ontologys_examples_hold() {
    let text = include_str!("../ontology/examples.csv");
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map_while(Result::ok).collect();
    // Loaded here: a thread of the pool that loads it may meanwhile begin another row, which waits for it.
    LazyLock::force(&MODEL);
    let wrong: Vec<String> = rows.par_iter().filter_map(mistake).collect();
    let mut misread: Vec<&str> = wrong
        .iter()
        .filter_map(|mistake| mistake.split_once(": "))
        .map(|(_, sentence)| sentence)
        .collect();
    misread.sort_unstable();
    assert_eq!(
        misread,
        MISREAD,
        "of {} rows:\n{}",
        rows.len(),
        wrong.join("\n")
    );
}

/// Says what is wrong with a row, if anything is; the ends may be named as the row writes them or by who is meant.
fn mistake(row: &csv::StringRecord) -> Option<String> {
    let text = &row[2];
    let names = |end: &Argument, wanted: &str| {
        let wanted = wanted.to_lowercase();
        [end.name.as_str(), end.span.of(text)]
            .iter()
            .map(|name| name.to_lowercase())
            .any(|name| name.contains(&wanted) || wanted.contains(&name))
    };
    let fired = claims(text).iter().any(|claim| {
        claim.is_fact()
            && claim.predicate.relation == row[0]
            && names(&claim.subject, &row[3])
            && names(&claim.object, &row[4])
    });
    (fired != (&row[1] == "yes")).then(|| format!("{} {}: {text}", &row[0], &row[1]))
}
