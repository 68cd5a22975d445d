//! What no article states itself: charges, fears, plans, threats, words in the first person; and who does what under them.
//!
//! `tests/factuality.csv` is the battery, one sentence a row: a relation, who does it and to whom, and its standing.
//! Whatever the standing, nobody else does it; unless it is `fact`, no positive fact of the sentence has the relation.
//! `none` asks for no more; `denied` for a negated claim; the rest for a positive claim of that modality.

#[path = "support/reading.rs"]
mod reading;

use newsgraph::claim::Claim;
use newsgraph::ontology::ClaimType;
use rayon::prelude::*;
use reading::{MODEL, check, check_no_fact, claims, line};
use serde::Deserialize;
use std::sync::LazyLock;

/// One row of the battery.
#[derive(Debug, Deserialize)]
struct Case {
    sentence: String,
    relation: String,
    doer: String,
    done_to: String,
    standing: String,
}

impl Case {
    /// What is wrong with the claims of the sentence, if anything is.
    fn mistake(&self) -> Option<String> {
        let claims = claims(&self.sentence);
        let told: Vec<&Claim> = claims
            .iter()
            .filter(|claim| claim.predicate.relation == self.relation)
            .collect();
        let another = |claim: &&&Claim| !self.doer.is_empty() && claim.subject.name != self.doer;
        let stated = |claim: &&&Claim| self.standing != "fact" && claim.is_fact();
        let wrong = told.iter().find(|claim| another(claim) || stated(claim));
        let found = self.standing == "none" || told.iter().any(|claim| self.holds(claim));
        if wrong.is_none() && found {
            return None;
        }
        let lines: Vec<String> = told.iter().map(|claim| line(claim)).collect();
        Some(format!("{} ({}): {lines:?}", self.sentence, self.standing))
    }

    fn holds(&self, claim: &Claim) -> bool {
        let ends = claim.subject.name == self.doer && claim.object.name == self.done_to;
        let stands = match self.standing.as_str() {
            "denied" => claim.negated,
            modality => !claim.negated && claim.modality.to_string() == modality,
        };
        ends && stands
    }
}

#[test]
fn the_battery_holds() {
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(include_str!("factuality.csv").as_bytes());
    let cases: Vec<Case> = reader
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("sound rows");
    assert!(150 < cases.len(), "{} rows", cases.len());
    // Loaded here: a thread of the pool that loads it may meanwhile begin another row, which waits for it.
    LazyLock::force(&MODEL);
    let wrong: Vec<String> = cases.par_iter().filter_map(Case::mistake).collect();
    assert!(
        wrong.is_empty(),
        "of {}:\n{}",
        cases.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_charge_is_by_the_word_of_who_brings_it() {
    check(
        "Anna Berg sued Tom Fox for attacking Karl Lund.",
        &[
            "Anna Berg | sued | Tom Fox | fact",
            "Tom Fox | attacked | Karl Lund | reported by Anna Berg",
        ],
    );
    check(
        "A court convicted Tom Fox of killing Anna Berg.",
        &["Tom Fox | killed | Anna Berg | reported by court"],
    );
    check_no_fact("Anna Berg called Tom Fox a thief.", "named");
    check_no_fact("Anna Berg called Tom Fox a thief.", "isA");
}

#[track_caller]
fn check_commitment(text: &str, expected: ClaimType) {
    let claims = claims(text);
    let made = |claim: &&Claim| claim.predicate.relation == "madeCommitmentAbout";
    assert_eq!(
        claims.iter().find(made).map(|claim| claim.kind),
        Some(expected),
        "{text}"
    );
}

#[test]
fn who_commits_himself_to_harm_threatens() {
    check_commitment("Norway is prepared to bomb Sweden.", ClaimType::Threaten);
    check_commitment("Norway pledged to help Sweden.", ClaimType::Agree);
}

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

#[test]
fn what_a_line_announces_is_the_speakers() {
    let release = "Foreign Minister Tom Fox said:\n\nNorway attacked Sweden.\n\n\
                   We are all sad.\n\nFinland attacked Denmark.\n\n\
                   Fox left Oslo on Friday. Norway attacked Estonia.";
    check(
        release,
        &[
            "Norway | attacked | Sweden | reported by Tom Fox",
            "Finland | attacked | Denmark | reported by Tom Fox",
            "Norway | attacked | Estonia | fact",
        ],
    );
    check(
        "The minister spoke to the press on Monday:\n\nNorway attacked Sweden.",
        &["Norway | attacked | Sweden | fact"],
    );
}

#[test]
fn the_end_of_a_sentence_attributes_all_of_it() {
    check(
        "Norway attacked Sweden on Monday and Finland attacked Denmark on Friday, Tom Fox told reporters.",
        &[
            "Norway | attacked | Sweden | reported by Tom Fox",
            "Finland | attacked | Denmark | reported by Tom Fox",
        ],
    );
}
