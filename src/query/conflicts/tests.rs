//! Tests of conflicts on hand-built articles.

use super::{Conflict, Kind, Statement, among};
use crate::claim::{Claim, PartialDate};
use crate::entity::EntityId;
use crate::ontology::{EntityKind, Modality, Ontology};
use crate::query::Provenance;
use crate::rdf::fixture::{article, entity, fact, speaker};
use crate::rdf::{Names, lines};
use crate::reading::Reading;

/// An article in which Elessar does something to Umbar, or holds a post of Arnor.
fn told(id: &str, relation: &str, object: &str, change: impl FnOnce(&mut Claim)) -> Reading {
    of(id, "Elessar", relation, object, change)
}

fn of(
    id: &str,
    subject: &str,
    relation: &str,
    object: &str,
    change: impl FnOnce(&mut Claim),
) -> Reading {
    let mut reading = article(
        id,
        &format!("{subject} {relation} {object}, said Bree Post."),
    );
    let one = entity(&mut reading, subject, EntityKind::Person);
    let other = entity(&mut reading, object, EntityKind::Country);
    let claim = fact(&mut reading, one, relation, other);
    change(claim);
    reading
}

/// Somebody in the article says so.
fn says(mut reading: Reading, name: &str) -> Reading {
    let source: EntityId = entity(&mut reading, name, EntityKind::Organization);
    let source = speaker(&reading, source);
    reading.claims[0].modality = Modality::Reported;
    reading.claims[0].sources = vec![source];
    reading
}

fn found(readings: &[Reading]) -> Vec<Conflict> {
    let ontology = Ontology::embedded();
    let statements: Vec<Statement> = readings
        .iter()
        .flat_map(|reading| {
            let from = Provenance {
                article: reading.article.id.clone(),
                outlet: None,
                published: Some("2026-01-07".to_owned()),
            };
            let lines = lines(reading, &Names::default());
            lines
                .into_iter()
                .filter_map(|line| Statement::of(line, &from, ontology))
                .collect::<Vec<_>>()
        })
        .collect();
    among(&statements, ontology)
}

/// The kinds of conflict with what the sides have.
#[track_caller]
fn check(readings: &[Reading], expected: &[(Kind, [&str; 2])]) {
    let found = found(readings);
    let found: Vec<(Kind, [&str; 2])> = found
        .iter()
        .map(|it| (it.kind, [0, 1].map(|side| it.sides[side].says.as_str())))
        .collect();
    assert_eq!(found, expected);
}

fn same(_: &mut Claim) {}

fn negated(claim: &mut Claim) {
    claim.negated = true;
}

fn on(day: i8) -> impl FnOnce(&mut Claim) {
    move |claim| {
        claim.date = Some(PartialDate {
            year: 2026,
            month: Some(1),
            day: Some(day),
        });
    }
}

fn post(lemma: &str) -> impl FnOnce(&mut Claim) {
    move |claim| lemma.clone_into(&mut claim.predicate.lemma)
}

#[test]
fn a_fact_against_its_negation() {
    let yes = told("a", "sanctioned", "Umbar", same);
    let no = told("b", "sanctioned", "Umbar", negated);
    check(&[yes.clone(), no], &[(Kind::Polarity, ["so", "not so"])]);
    check(&[yes.clone(), yes], &[]);
}

#[test]
fn a_fact_against_a_denial_of_its_own_article_or_another() {
    let yes = told("a", "sanctioned", "Umbar", same);
    let denied = |id| says(told(id, "sanctioned", "Umbar", negated), "Gondor");
    check(
        &[yes.clone(), denied("b")],
        &[(Kind::Denial, ["so", "not so"])],
    );
    let mut both = yes;
    let mut denial = denied("a");
    both.entities = denial.entities.clone();
    both.claims.append(&mut denial.claims);
    check(&[both], &[(Kind::Denial, ["so", "not so"])]);
}

#[test]
fn two_speakers_against_each_other() {
    let yes = says(told("a", "sanctioned", "Umbar", same), "Rohan");
    let no = says(told("b", "sanctioned", "Umbar", negated), "Gondor");
    let no_too = says(told("b", "sanctioned", "Umbar", negated), "Rohan");
    check(&[yes.clone(), no], &[(Kind::Dispute, ["so", "not so"])]);
    // Who takes back what he said contradicts himself, which is another matter.
    check(&[yes, no_too], &[]);
}

#[test]
fn a_fact_here_that_is_only_somebodys_words_there() {
    let yes = told("a", "sanctioned", "Umbar", same);
    let said = says(told("b", "sanctioned", "Umbar", same), "Gondor");
    check(
        &[yes.clone(), said.clone()],
        &[(Kind::Allegation, ["fact", "say only Gondor"])],
    );
    check(&[said.clone(), said], &[]);
    let planned = told("b", "sanctioned", "Umbar", |claim| {
        claim.modality = Modality::Intended;
    });
    check(&[yes, planned], &[]);
}

#[test]
fn what_was_so_at_another_time_is_no_conflict() {
    let later = told("b", "sanctioned", "Umbar", |claim| {
        claim.negated = true;
        claim.date = Some(PartialDate {
            year: 2024,
            month: None,
            day: None,
        });
    });
    check(&[told("a", "sanctioned", "Umbar", same), later], &[]);
}

#[test]
fn a_symmetric_relation_is_one_whichever_way_it_is_put() {
    let yes = of("a", "Elessar", "met", "Theoden", same);
    let no = of("b", "Theoden", "met", "Elessar", negated);
    check(&[yes, no], &[(Kind::Polarity, ["so", "not so"])]);
}

#[test]
fn two_holders_of_one_post() {
    let one = told("a", "presidentOf", "Arnor", post("be president of"));
    let other = of(
        "b",
        "Denethor",
        "presidentOf",
        "Arnor",
        post("be president of"),
    );
    let holders = [(Kind::Holders, ["Denethor", "Elessar"])];
    check(&[one.clone(), other], &holders);
    let senator = of("b", "Denethor", "senatorOf", "Arnor", post("be senator of"));
    check(
        &[
            senator,
            told("a", "senatorOf", "Arnor", post("be senator of")),
        ],
        &[],
    );
    let elsewhere = of(
        "b",
        "Denethor",
        "presidentOf",
        "Gondor",
        post("be president of"),
    );
    check(&[one, elsewhere], &[]);
}

#[test]
fn in_office_here_and_out_of_it_there() {
    let serving = told("a", "presidentOf", "Arnor", post("be president of"));
    let former = told(
        "b",
        "formerPresidentOf",
        "Arnor",
        post("be former president of"),
    );
    check(
        &[serving, former],
        &[(Kind::Tenure, ["in office", "out of office"])],
    );
}

#[test]
fn two_dates_of_one_event() {
    let dated = |id, day| told(id, "sanctioned", "Umbar", on(day));
    check(
        &[dated("a", 5), dated("b", 8)],
        &[(Kind::Dates, ["2026-01-05", "2026-01-08"])],
    );
    // Far apart, or both in one article, they are two events.
    check(&[dated("a", 5), dated("b", 28)], &[]);
    let mut both = dated("a", 5);
    both.claims.extend(dated("a", 8).claims);
    check(&[both, dated("b", 8)], &[]);
}

#[test]
fn two_numbers_for_one_quantity() {
    let counted = |id, many: &str| {
        told(id, "killed", "Umbar", |claim| {
            claim.object.entity = None;
            many.clone_into(&mut claim.object.name);
            claim.object.kind = EntityKind::Quantity;
        })
    };
    check(
        &[counted("a", "12 orcs"), counted("b", "at least 20 orcs")],
        &[(Kind::Amounts, ["12 orcs", "at least 20 orcs"])],
    );
    check(&[counted("a", "12 orcs"), counted("b", "20 ships")], &[]);
    check(
        &[counted("a", "about 1,000 orcs"), counted("b", "1,050 orcs")],
        &[],
    );
}
