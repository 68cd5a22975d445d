//! Tests of the figures on invented gold.

use super::{GoldArticle, Predicted, Score, Verdict};

/// Arnor sanctions Umbar (core); Umbar denies that it sells palantiri (reported by Umbar).
const GOLD: &str = r#"
{"subject": {"name": "Arnor", "aliases": ["the northern kingdom", "Arnor's"], "type": "Country"}, "relation": "sanction", "object": {"name": "Umbar", "type": "Country"}, "type": "SANCTION", "modality": "fact", "source": null, "date": "3019-03", "core": true, "quote": "Arnor sanctioned Umbar"}
{"subject": {"name": "Umbar", "type": "Country"}, "relation": "sell", "relation_alt": ["trade in"], "object": {"name": "ninety stolen palantiri", "type": "Quantity"}, "type": "OWNERSHIP", "negated": true, "modality": "reported", "source": "Umbar", "source_alt": "the Corsairs"}
{"subject": {"name": "Elessar", "type": "Person"}, "relation": "meet", "object": {"name": "Éomer", "type": "Person"}, "type": "CONSULT", "core": true}
"#;

const TRAPS: &str = r#"{"subject": "Umbar", "relation": "sanction", "object": "Arnor", "why": "subject and object swapped"}"#;

fn score(claims: &str) -> Score {
    let traps = Some((TRAPS, "a.traps.jsonl"));
    let gold = GoldArticle::parse("a", (GOLD, "a.jsonl"), traps).expect("gold");
    let predicted = Predicted::parse(claims, "claims.jsonl").expect("claims");
    Score::of(&[gold], &predicted)
}

/// One claim as a line.
fn claim(subject: &str, lemma: &str, object: &str, rest: &str) -> String {
    format!(
        "{{\"article\": \"a\", \"subject\": {{\"name\": \"{subject}\", \"iri\": \"{subject}\"}}, \
         \"relation\": {{\"lemma\": \"{lemma}\"}}, \"object\": {{\"name\": \"{object}\", \"iri\": null}}{rest}}}\n"
    )
}

/// Pairs, typed and full hits among all gold claims.
#[track_caller]
fn check(claim: &str, expected: [usize; 3]) {
    let total = score(claim).total;
    assert_eq!([total.all_pair, total.all_typed, total.all_full], expected);
}

#[test]
fn a_claim_is_right_by_its_relation_or_its_type() {
    check(
        &claim("the Northern Kingdom", "sanction", "Umbar", ""),
        [1, 1, 1],
    );
    check(
        &claim("Arnor", "punish", "Umbar", ", \"type\": \"SANCTION\""),
        [1, 1, 1],
    );
    check(&claim("Arnor", "punish", "Umbar", ""), [1, 0, 0]);
    check(&claim("Umbar", "sanction", "Arnor", ""), [0, 0, 0]);
}

#[test]
fn what_holds_both_ways_is_right_both_ways() {
    check(&claim("Eomer", "meet with", "Elessar", ""), [1, 1, 1]);
}

#[test]
fn polarity_modality_and_source_must_be_right() {
    let sells = |rest: &str| claim("Umbar", "trade", "ninety palantiri", rest);
    let reported = ", \"modality\": \"reported\", \"negated\": true, \"source\"";
    check(&sells(&format!("{reported}: \"Umbar\"")), [1, 1, 1]);
    check(&sells(&format!("{reported}: \"Corsairs\"")), [1, 1, 1]);
    check(&sells(&format!("{reported}: \"Arnor\"")), [1, 1, 0]);
    check(
        &sells(", \"modality\": \"fact\", \"negated\": true"),
        [1, 1, 0],
    );
    check(&claim("Umbar", "trade", "80 palantiri", ""), [0, 0, 0]);
}

#[test]
fn traps_missed_claims_and_wrong_ones_are_told() {
    let score = score(&claim("Umbar", "sanction", "Arnor", ""));
    assert_eq!(
        (
            score.total.trapped,
            score.total.closed,
            score.total.closed_full
        ),
        (1, 1, 0)
    );
    let verdicts: Vec<Verdict> = score.remarks.iter().map(|remark| remark.verdict).collect();
    assert_eq!(
        verdicts,
        [
            Verdict::Missed,
            Verdict::Missed,
            Verdict::Wrong,
            Verdict::Trap
        ]
    );
    assert_eq!(
        score.remarks[0].line,
        "MISSED(none) a: Arnor | sanction | Umbar [SANCTION fact] «Arnor sanctioned Umbar»"
    );
}

#[test]
fn dates_count_where_the_claim_is_right() {
    let score = score(&claim(
        "Arnor",
        "sanction",
        "Umbar",
        ", \"date\": \"3019-03\"",
    ));
    assert_eq!((score.total.dates, score.total.date_right), (1, 1));
    assert!((score.mean.core_full - 0.5).abs() < 1e-9);
}

#[track_caller]
fn check_error(gold: &str, expected: &str) {
    let error = GoldArticle::parse("a", (gold, "gold/a.jsonl"), None).map(|_| ());
    assert_eq!(error.map_err(|it| it.to_string()), Err(expected.to_owned()));
}

#[test]
fn bad_lines_are_told_with_their_place() {
    check_error(
        "\n{\"subject\": {\"name\": \"Arnor\"}}",
        "gold/a.jsonl:2: expected a gold claim with subject, relation, object and type, found missing field `object` \
         (column 30)",
    );
    check_error(
        "Arnor sanctions Umbar",
        "gold/a.jsonl:1: expected a gold claim with subject, relation, object and type, found expected value (column 1)",
    );
}
